// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The trailers of gRPC-Web, which come inside the body.
#ifndef TRIAGE_READ_GRPC_WEB_HPP
#define TRIAGE_READ_GRPC_WEB_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// The bytes of a body that is binary or base64 (RFC 4648 section 4). The latter may be padded in
/// the middle, as servers encode each piece that they send by itself.
class frame_bytes {
 public:
  constexpr frame_bytes(std::string_view body, bool base64) noexcept
      : rest_(body), base64_(base64) {}

  /// The next byte in 0 … 255; -1 at the end, and where this stops being base64.
  [[nodiscard]] constexpr int next() noexcept {
    if (!base64_) {
      if (rest_.empty()) return -1;
      const auto byte = static_cast<unsigned char>(rest_[0]);
      rest_.remove_prefix(1);
      return byte;
    }
    while (!rest_.empty()) {
      const char c = rest_[0];
      const int digit = digit_of(c);
      if (digit < 0 && c != '=' && !blank(c)) return -1;
      rest_.remove_prefix(1);
      if (c == '=') size_ = 0;
      if (digit < 0) continue;
      bits_ = (bits_ << 6U | static_cast<std::uint32_t>(digit)) & 0x3FFFU;
      size_ += 6;
      if (size_ < 8) continue;
      size_ -= 8;
      return static_cast<int>(bits_ >> size_ & 0xFFU);
    }
    return -1;
  }

  /// Passes over so many bytes; false if there are fewer.
  [[nodiscard]] constexpr bool skip(std::uint32_t count) noexcept {
    if (base64_) {
      for (; count != 0; --count) {
        if (next() < 0) return false;
      }
      return true;
    }
    if (count > rest_.size()) return false;
    rest_.remove_prefix(count);
    return true;
  }

  /// What was not yet taken.
  [[nodiscard]] constexpr std::string_view rest() const noexcept { return rest_; }

 private:
  static constexpr int digit_of(char c) noexcept {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }

  std::string_view rest_;
  bool base64_;
  std::uint32_t bits_ = 0;
  unsigned size_ = 0;  // bits that are left
};

/// Whole lines: the last one may be a part of a longer one, such as the 1 of 14.
[[nodiscard]] constexpr std::string_view whole_lines(std::string_view block) noexcept {
  return block.substr(0, block.rfind('\n') + 1);  // npos + 1 is 0
}

}  // namespace detail

/// The trailers of a gRPC-Web response, which are the last frame of its body: lines such as
/// `grpc-status: 8`, to be read as a header_view. Empty if there are none.
///
///     char buffer[1024];
///     const std::string_view tail = triage::grpc_web_trailers(body, buffer);
///     const auto e = triage::classify(
///         grpc, triage::basic_response{200, body, triage::with_trailers(headers, tail)});
///
/// Takes both forms, and tells them from the first byte: binary (application/grpc-web), of which
/// the result is a view of the body, and base64 (application/grpc-web-text), which is decoded into
/// the buffer. Of a body that ends too early, and of trailers that do not fit into the buffer, the
/// whole lines are given. Trailers that are compressed cannot be read: none are given.
///
/// Linear, constant stack, no allocation, no exception; a length in the body is never trusted.
/// Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md
[[nodiscard]] constexpr std::string_view grpc_web_trailers(borrowed_string body, char* buffer,
                                                           std::size_t size) noexcept {
  // Flags are not digits of base64, and those digits are no flags.
  const auto first = static_cast<unsigned char>(body.empty() ? '\0' : body[0]);
  const bool base64 = first >= 0x20 && first < 0x80;
  detail::frame_bytes in(body, base64);
  for (;;) {
    const int flags = in.next();
    std::uint32_t length = 0;
    int last = flags;
    for (int i = 0; i < 4; ++i) {
      last = in.next();
      length = length << 8U | (static_cast<std::uint32_t>(last) & 0xFFU);
    }
    if (last < 0) return {};
    if ((flags & 0x80) == 0) {
      if (!in.skip(length)) return {};
      continue;
    }
    if ((flags & 1) != 0) return {};  // compressed
    if (!base64) {
      const std::string_view rest = in.rest();
      return length <= rest.size() ? rest.substr(0, length) : detail::whole_lines(rest);
    }
    std::size_t used = 0;
    int byte = 0;
    while (used < length && (byte = in.next()) >= 0) {
      if (used == size) {
        byte = -1;
        break;
      }
      buffer[used++] = static_cast<char>(byte);
    }
    const std::string_view block(buffer, used);
    return byte < 0 ? detail::whole_lines(block) : block;
  }
}
template <std::size_t N>
[[nodiscard]] constexpr std::string_view grpc_web_trailers(borrowed_string body,
                                                           char (&buffer)[N]) noexcept {
  return grpc_web_trailers(body, buffer, N);
}
/// The same for the binary form alone.
[[nodiscard]] constexpr std::string_view grpc_web_trailers(borrowed_string body) noexcept {
  return grpc_web_trailers(body, nullptr, 0);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
