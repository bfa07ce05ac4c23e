// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Boost.Beast: its response messages and parsers, with the usual types of bodies.
#ifndef TRIAGE_HTTP_BEAST_HPP
#define TRIAGE_HTTP_BEAST_HPP

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string_type.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>

#include <triage/http/answer.hpp>
#include <triage/http/beast_errors.hpp>

namespace triage::inline TRIAGE_ABI::http {

/// The headers of a message, by name; the first one of those with the same name. Values point into
/// the message.
template <class Fields>
struct beast_headers {
  const Fields* fields = nullptr;
  /// Upper and lower case are the same in names.
  static constexpr bool ignores_case = true;

  [[nodiscard]] std::optional<std::string_view> operator()(std::string_view name) const {
    if (fields == nullptr) return std::nullopt;
    const auto at = fields->find(boost::beast::string_view(name.data(), name.size()));
    if (at == fields->end()) return std::nullopt;
    return std::string_view(at->value().data(), at->value().size());
  }
};

namespace detail {

// Of a body's value: bytes that lie together.
template <class Value>
concept string_body = requires(const Value& v) {
  requires std::is_same_v < std::remove_cvref_t<decltype(*v.data())>,
  char > ;
  { v.size() } -> std::convertible_to<std::size_t>;
};
template <class Value>
concept buffer_body = !string_body<Value> && requires(const Value& v) {
  { v.data() } -> std::convertible_to<boost::asio::const_buffer>;
};
[[nodiscard]] inline std::string_view bytes_of(const boost::asio::const_buffer& b) noexcept {
  return {static_cast<const char*>(b.data()), b.size()};
}

template <class Value>
[[nodiscard]] std::string_view bytes_of_body(const Value& v) {
  if constexpr (string_body<Value>) {
    return {v.data(), v.size()};
  } else if constexpr (buffer_body<Value>) {
    return bytes_of(v.data());
  } else {
    return {};
  }
}

template <class Message>
using fields_of = std::remove_cvref_t<decltype(std::declval<const Message&>().base())>;

// Of a body whose bytes lie in one piece.
template <class Body>
concept body_in_one_piece = string_body<typename Body::value_type> ||
    buffer_body<typename Body::value_type> || std::is_empty_v<typename Body::value_type>;

template <class Body, class Fields>
[[nodiscard]] const boost::beast::http::response<Body, Fields>& message_of(
    const boost::beast::http::response<Body, Fields>& m) noexcept {
  return m;
}
template <class Body, class Allocator>
[[nodiscard]] const auto& message_of(
    const boost::beast::http::response_parser<Body, Allocator>& p) noexcept {
  return p.get();
}

template <class Message>
[[nodiscard]] basic_response<beast_headers<fields_of<Message>>> beast_response(
    const Message& m, std::string_view body) {
  return {m.result_int(), body, beast_headers<fields_of<Message>>{&m.base()}};
}

}  // namespace detail

/// `triage::check(persly, res)` for a message whose body lies in one piece: string_body,
/// vector_body<char>, a dynamic body of flat_buffer, empty_body. Errors borrow from the message.
/// For dynamic_body see `one_piece`.
///
/// After a `read` into a message failed, the message is empty or as it was before: pass the failure
/// with it (`exchange`), or read with a response_parser.
template <class Body, class Fields>
requires(
    detail::body_in_one_piece<Body>) struct adapter<boost::beast::http::response<Body, Fields>> {
  using message = boost::beast::http::response<Body, Fields>;
  [[nodiscard]] static auto response(const message& m) {
    return detail::beast_response(m, detail::bytes_of_body(m.body()));
  }
};

/// The same for a response_parser, which knows the status and the headers of a response whose body
/// could not be read to its end:
///
///     beast::http::response_parser<beast::http::string_body> parser;
///     beast::http::read(stream, buffer, parser, ec);
///     auto r = triage::check(persly, triage::http::exchange(triage::http::failure_of(ec),
///     parser));
///
/// Then a rate limit whose body stalls is classified as a rate limit. Errors borrow from the
/// parser; do not release() its message while they are used.
template <class Body, class Allocator>
requires(detail::body_in_one_piece<Body>) struct adapter<
    boost::beast::http::response_parser<Body, Allocator>> {
  using parser = boost::beast::http::response_parser<Body, Allocator>;
  [[nodiscard]] static bool has_head(const parser& p) { return p.is_header_done(); }
  [[nodiscard]] static auto response(const parser& p) {
    return detail::beast_response(p.get(), detail::bytes_of_body(p.get().body()));
  }
};

/// The bytes of a buffer sequence as one view. A single buffer is not copied; several are appended
/// to the caller's string, once. Borrows from the buffers or the string.
template <class Buffers>
[[nodiscard]] std::string_view contiguous(const Buffers& buffers, std::string& scratch) {
  auto at = boost::asio::buffer_sequence_begin(buffers);
  const auto end = boost::asio::buffer_sequence_end(buffers);
  if (at == end) return {};
  const std::string_view first = detail::bytes_of(boost::asio::const_buffer(*at));
  if (++at == end) return first;
  scratch.assign(first);
  for (; at != end; ++at) scratch.append(detail::bytes_of(boost::asio::const_buffer(*at)));
  return scratch;
}

/// A message, or a response_parser, whose body may lie in several pieces, as that of dynamic_body
/// (a multi_buffer):
///
///     std::string scratch;
///     auto r = triage::check(persly, triage::http::one_piece(res, scratch));
///
/// Copies as `contiguous` does. Borrows the message and the string.
template <class Message>
class one_piece {
 public:
  one_piece(const Message& m, std::string& scratch)
      : message_(m), body_(contiguous(detail::message_of(m).body().data(), scratch)) {}
  one_piece(const Message&&, std::string&) = delete;

  /// Views of body and headers.
  [[nodiscard]] auto response() const {
    return detail::beast_response(detail::message_of(message_), body_);
  }
  [[nodiscard]] const Message& message() const noexcept { return message_; }

 private:
  const Message& message_;
  std::string_view body_;
};

template <class Message>
struct adapter<one_piece<Message>> {
  static constexpr bool is_view = true;
  [[nodiscard]] static auto response(const one_piece<Message>& m) { return m.response(); }
};

template <class Body, class Allocator>
struct adapter<one_piece<boost::beast::http::response_parser<Body, Allocator>>> {
  using piece = one_piece<boost::beast::http::response_parser<Body, Allocator>>;
  static constexpr bool is_view = true;
  [[nodiscard]] static bool has_head(const piece& m) { return m.message().is_header_done(); }
  [[nodiscard]] static auto response(const piece& m) { return m.response(); }
};

}  // namespace triage::inline TRIAGE_ABI::http

#endif
