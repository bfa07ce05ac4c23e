// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Text of a response as the key of a lookup: its escapes are decoded on the way.
#ifndef TRIAGE_DETAIL_KEY_HPP
#define TRIAGE_DETAIL_KEY_HPP

#include <cstddef>
#include <string_view>

#include <triage/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// No key of any table is longer; `define` checks it.
inline constexpr std::size_t longest_key = 64;

/// The text with its escapes decoded, which are rare, into the buffer. Empty if the whole of it
/// does not fit, so that a part is never taken for the whole.
[[nodiscard]] constexpr std::string_view decoded_whole(const text& t, char* buffer,
                                                       std::size_t size) noexcept {
  if (!t.escaped()) return t.raw();
  text::decoder d(t);
  std::size_t used = 0;
  for (int c = d.next(); c >= 0; c = d.next()) {
    if (used == size) return {};
    buffer[used++] = static_cast<char>(c);
  }
  return {buffer, used};
}

template <std::size_t N>
[[nodiscard]] constexpr std::string_view decoded_whole(const text& t, char (&buffer)[N]) noexcept {
  return decoded_whole(t, buffer, N);
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
