// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The call most programs need: a response in, a value or an error out.
#ifndef TRIAGE_CHECK_HPP
#define TRIAGE_CHECK_HPP

#include <string_view>
#include <type_traits>
#include <utility>

#include <triage/classify.hpp>
#include <triage/result.hpp>

namespace triage::inline TRIAGE_ABI {
// The name is in parentheses, here and in http/answer.hpp, because Apple's AssertMacros.h may have
// defined a macro check(x).
inline namespace TRIAGE_CARRIER_NAMESPACE {

/// The body of a success, or the classified error.
///
///     triage::result<std::string_view> r = triage::check(assisters, {429, body, headers});
///
/// Both borrow from the response. A success (`is_success`: 2xx, 101 and 304) costs a few
/// comparisons of its status, and anything else what `classify` costs. Like `classify`, this is
/// noexcept unless `Headers` is a callable or range of the caller that may throw.
template <class Headers = header_view>
[[nodiscard]] constexpr result<std::string_view>(check)(
    provider p, const basic_response<Headers>& r) noexcept(detail::nothrow_headers<Headers>) {
  if (succeeded(p, r)) return carrier::success<std::string_view>(r.body);
  return carrier::failure<std::string_view>(detail::classify_failed(p, r));
}

/// The same, with another parser for the body of an error; see `classify`.
template <class Headers = header_view, body_reader Reader>
[[nodiscard]] result<std::string_view>(check)(provider p, const basic_response<Headers>& r,
                                              Reader&& reader) {
  if (succeeded(p, r)) return carrier::success<std::string_view>(r.body);
  return carrier::failure<std::string_view>(detail::classify_failed(p, r, reader));
}

/// The value that `decode(body)` makes of a success, or the classified error. `decode` is called
/// with a std::string_view, on success only, and returns a T, a result<T> or an owned_result<T>;
/// for the last, this returns an owned_result<T>, else a result<T>. Its exceptions are passed on.
/// If the body is not what it should be, it can return `undecodable(…)`. The last argument may be
/// another parser for the body of an error: see `classify`.
///
///     triage::result<chat> r = triage::check(assisters, {status, body, headers}, decode_chat);
template <class Headers = header_view, class Decode, body_reader... Reader>
requires(sizeof...(Reader) <= 1)
    [[nodiscard]] constexpr auto(check)(provider p, const basic_response<Headers>& r,
                                        Decode&& decode, Reader&&... reader) {
  using returned = std::remove_cvref_t<std::invoke_result_t<Decode, std::string_view>>;
  const std::string_view body = r.body;
  if constexpr (carrier::is_result<returned>) {
    if (succeeded(p, r)) return returned(std::forward<Decode>(decode)(body));
    return carrier::failure<typename returned::value_type>(
        detail::classify_failed(p, r, reader...));
  } else if constexpr (carrier::is_owned_result<returned>) {
    if (succeeded(p, r)) return returned(std::forward<Decode>(decode)(body));
    return returned(detail::classify_failed(p, r, reader...));
  } else if constexpr (std::is_void_v<returned>) {
    if (!succeeded(p, r)) return carrier::failure<void>(detail::classify_failed(p, r, reader...));
    std::forward<Decode>(decode)(body);
    return carrier::success<void>();
  } else {
    if (!succeeded(p, r))
      return carrier::failure<returned>(detail::classify_failed(p, r, reader...));
    return carrier::success<returned>(std::forward<Decode>(decode)(body));
  }
}

}  // namespace TRIAGE_CARRIER_NAMESPACE

/// The error for a success whose body is not what it should be: category bad_response, verdict
/// never, and processed yes, since the request was carried out. `why` becomes the message; it and
/// the body are borrowed.
[[nodiscard]] constexpr error undecodable(provider p, const response& r,
                                          borrowed_string why) noexcept {
  return error_maker::undecodable(p, r.status, r.body, why);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
