// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Text of a response as the key of a lookup: its escapes are decoded on the way.
#ifndef TRIAGE_TEXT_DETAIL_KEY_HPP
#define TRIAGE_TEXT_DETAIL_KEY_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// No key of any table is longer; `define` checks it.
inline constexpr std::size_t longest_key = 64;

/// The text with its escapes decoded. Empty if the whole of it does not fit into the buffer, so
/// that a part is never taken for the whole: an empty key is in no table.
template <std::size_t N>
[[nodiscard]] constexpr std::string_view decoded_key(const text& t, char (&buffer)[N]) noexcept {
  return t.decode_whole(buffer, N).value_or(std::string_view());
}

/// The integer that the whole of a text is in decimal digits, if it fits into 32 bits.
[[nodiscard]] constexpr std::optional<std::int32_t> whole_number(std::string_view s) noexcept {
  const bool negative = !s.empty() && s[0] == '-';
  if (negative) s.remove_prefix(1);
  if (s.empty() || s.size() > 10) return std::nullopt;
  std::int64_t n = 0;
  for (const char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  if (n > INT32_MAX) return std::nullopt;
  return static_cast<std::int32_t>(negative ? -n : n);
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
