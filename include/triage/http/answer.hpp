// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// `check` and `classify` for the response objects of HTTP stacks, and the adapter by which they
// take those of another stack.
#ifndef TRIAGE_HTTP_ANSWER_HPP
#define TRIAGE_HTTP_ANSWER_HPP

#include <concepts>
#include <string_view>
#include <type_traits>
#include <utility>

#include <triage/check.hpp>
#include <triage/classify.hpp>
#include <triage/http/transport.hpp>
#include <triage/tables/provider.hpp>
#include <triage/read/read.hpp>
#include <triage/response.hpp>
#include <triage/result.hpp>

namespace triage::inline TRIAGE_ABI::http {

/// How the library reads a stack's response object. Specialise it for a type of another stack:
///
///     template <>
///     struct triage::http::adapter<cpr::Response> {
///       static triage::response response(const cpr::Response& r) {
///         return {r.status_code, r.text, r.header};
///       }
///     };
///
/// `response` returns views of the object: a `triage::response`, or a `basic_response<Headers>`
/// with a callable that is cheap to copy. Optional members are
///
///     static transport_failure failure(const T&);  // for objects that may hold no response
///     static constexpr bool is_view = true;        // T is a view, so a temporary T is allowed
///     static bool has_head(const T&);              // for objects that a response is read into:
///                                                  // whether its status and headers are complete
///
/// `response` is not called if `failure` returns a failure.
template <class T>
struct adapter;

namespace detail {

template <class Headers>
void takes_response(const basic_response<Headers>&);
template <class T>
concept response_itself = requires(const T& r) {
  http::detail::takes_response(r);
};

// A member, or a member function without arguments.
template <class T>
[[nodiscard]] constexpr decltype(auto) status_of(const T& r) {
  if constexpr (requires { r.status(); }) {
    return r.status();
  } else {
    return (r.status);
  }
}
template <class T>
[[nodiscard]] constexpr decltype(auto) body_of(const T& r) {
  if constexpr (requires { r.body(); }) {
    return r.body();
  } else {
    return (r.body);
  }
}
template <class T>
[[nodiscard]] constexpr decltype(auto) headers_of(const T& r) {
  if constexpr (requires { r.headers(); }) {
    return r.headers();
  } else {
    return (r.headers);
  }
}

template <class T>
concept has_status = requires(const T& r) {
  r.status();
}
|| requires(const T& r) {
  r.status;
};
template <class T>
concept has_body = requires(const T& r) {
  r.body();
}
|| requires(const T& r) {
  r.body;
};
template <class T>
concept has_headers = requires(const T& r) {
  r.headers();
}
|| requires(const T& r) {
  r.headers;
};

// What a member function gives by value is gone before anybody reads it, unless it is a view.
template <class T>
concept plain_answer =
    !response_itself<T> && has_status<T> && has_body<T> && has_headers<T> && requires(const T& r) {
  { http::detail::status_of(r) } -> std::convertible_to<status_code>;
  requires triage::detail::lasting_string<decltype(http::detail::body_of(r))>;
  requires std::is_lvalue_reference_v<decltype(http::detail::headers_of(r))> ||
      triage::detail::lasting_string<decltype(http::detail::headers_of(r))>;
  { http::detail::headers_of(r) } -> std::convertible_to<header_view>;
};

}  // namespace detail

/// A type with `status`, `body` and `headers`, as members or as functions: a number, something
/// convertible to std::string_view, and headers in any form that `header_view` takes.
template <detail::plain_answer T>
struct adapter<T> {
  [[nodiscard]] static constexpr triage::response response(const T& r) {
    return {detail::status_of(r), detail::body_of(r), detail::headers_of(r)};
  }
};

/// What `check` and `classify` take in addition to `basic_response`: a type with an adapter.
template <class T>
concept answer = !detail::response_itself<T> && requires(const T& r) {
  { adapter<T>::response(r) } -> detail::response_itself;
  // Headers that are held by value would be copies.
  requires std::is_trivially_copyable_v<decltype(adapter<T>::response(r))>;
};

/// A type that may hold a failure of the transport instead of a response.
template <class T>
concept fallible_answer = answer<T> && requires(const T& r) {
  { adapter<T>::failure(r) } -> std::same_as<transport_failure>;
};

/// A type that owns what errors point into, so a temporary one does not compile.
template <class T>
concept owning_answer = answer<T> && !requires {
  requires adapter<T>::is_view;
};

/// Views of the response in `r`, for `limits(p, view(res).headers)`, or to set `now`. Empty, with
/// status 0, if it holds no response.
template <answer T>
[[nodiscard]] constexpr auto view(const T& r) {
  if constexpr (fallible_answer<T>) {
    if (adapter<T>::failure(r)) return decltype(adapter<T>::response(r)){};
  }
  return adapter<T>::response(r);
}
template <owning_answer T>
void view(const T&&) = delete;

/// A failure and a response that are in two objects, as in Boost.Beast. If there is a failure, it
/// is classified, else the response:
///
///     triage::check(persly, triage::http::exchange(triage::http::failure_of(ec), res))
///
/// If the object knows that status and headers are complete (its adapter has `has_head`, as that of
/// Beast's response_parser), a response with a status of 400 or more is classified in spite of the
/// failure, with the part of its body that came; and a failure after the headers of a 2xx has
/// `processed::yes`. Without `has_head` the failure is classified, since the response in the object
/// may be that of an earlier request.
///
/// Borrows the response.
template <answer T>
class exchange {
 public:
  constexpr exchange(const transport_failure& f, const T& r) : failure_(f), response_(r) {
    if constexpr (requires { adapter<T>::has_head(r); }) {
      if (!f || !adapter<T>::has_head(r)) return;
      const int status = adapter<T>::response(r).status;
      failure_ = status >= 400 ? transport_failure() : f.after_status(status);
    }
  }
  exchange(const transport_failure&, const T&&) = delete;

  /// The failure, if it is to be classified; else none.
  [[nodiscard]] constexpr const transport_failure& failure() const noexcept { return failure_; }
  [[nodiscard]] constexpr const T& response() const noexcept { return response_; }

 private:
  transport_failure failure_;
  const T& response_;
};

template <class T>
struct adapter<exchange<T>> {
  static constexpr bool is_view = true;
  [[nodiscard]] static constexpr transport_failure failure(const exchange<T>& e) noexcept {
    return e.failure();
  }
  [[nodiscard]] static constexpr auto response(const exchange<T>& e) {
    return adapter<T>::response(e.response());
  }
};

}  // namespace triage::inline TRIAGE_ABI::http

namespace triage::inline TRIAGE_ABI {

/// Classifies a stack's own response object, without copying any of it. The error borrows from the
/// object, so a temporary one does not compile.
template <http::answer T>
[[nodiscard]] constexpr error classify(provider p, const T& r) {
  if constexpr (http::fallible_answer<T>) {
    if (const http::transport_failure f = http::adapter<T>::failure(r)) return classify(p, f);
  }
  return classify(p, http::adapter<T>::response(r));
}

/// The same, with another parser for the body: see simdjson.hpp.
template <http::answer T, body_reader Reader>
[[nodiscard]] error classify(provider p, const T& r, Reader&& reader) {
  if constexpr (http::fallible_answer<T>) {
    if (const http::transport_failure f = http::adapter<T>::failure(r)) return classify(p, f);
  }
  return classify(p, http::adapter<T>::response(r), reader);
}

inline namespace TRIAGE_CARRIER_NAMESPACE {

/// The body of a success, or the classified error, of a stack's own response object. Both borrow
/// from it.
///
///     triage::result<std::string_view> r = triage::check(persly, res);
template <http::answer T>
[[nodiscard]] constexpr result<std::string_view>(check)(provider p, const T& r) {
  if constexpr (http::fallible_answer<T>) {
    if (const http::transport_failure f = http::adapter<T>::failure(r)) {
      return carrier::failure<std::string_view>(classify(p, f));
    }
  }
  return (check)(p, http::adapter<T>::response(r));
}

/// The value that `decode(body)` makes of a success, or the classified error: as `check` of a
/// response. Instead of `decode` there may be another parser for the body of an error: see
/// simdjson.hpp.
template <http::answer T, class Decode>
[[nodiscard]] constexpr auto(check)(provider p, const T& r, Decode&& decode) {
  if constexpr (http::fallible_answer<T>) {
    using made = decltype((check)(p, http::adapter<T>::response(r), std::forward<Decode>(decode)));
    if (const http::transport_failure f = http::adapter<T>::failure(r)) {
      if constexpr (carrier::is_owned_result<made>) {
        return made(classify(p, f));
      } else {
        return carrier::failure<typename made::value_type>(classify(p, f));
      }
    }
  }
  return (check)(p, http::adapter<T>::response(r), std::forward<Decode>(decode));
}

// An error points into the response.
template <http::owning_answer T>
void(check)(provider, const T&&) = delete;
template <http::owning_answer T, class Decode>
void(check)(provider, const T&&, Decode&&) = delete;

}  // namespace TRIAGE_CARRIER_NAMESPACE

template <http::owning_answer T>
void classify(provider, const T&&) = delete;
template <http::owning_answer T, body_reader Reader>
void classify(provider, const T&&, Reader&&) = delete;

}  // namespace triage::inline TRIAGE_ABI

#endif
