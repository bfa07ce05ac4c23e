// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Text that arrives in pieces and is not kept longer than it has to be.
#ifndef TRIAGE_STREAM_DETAIL_KEPT_TEXT_HPP
#define TRIAGE_STREAM_DETAIL_KEPT_TEXT_HPP

#include <cstddef>
#include <string_view>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// A view of a chunk as long as the text lies there in one piece, a copy in the caller's buffer
/// from then on. It is never longer than the buffer, copied or not, so that where chunks end makes
/// no difference.
class kept_text {
 public:
  constexpr kept_text(char* buffer, std::size_t capacity) noexcept
      : buffer_(buffer), capacity_(capacity) {}

  constexpr void append(std::string_view piece) noexcept {
    const std::size_t room = capacity_ - text_.size();
    if (piece.size() > room) cut_ = true;
    piece = piece.substr(0, room);
    if (piece.empty()) return;
    if (text_.empty()) {
      text_ = piece;
      copied_ = false;
      return;
    }
    keep();
    piece.copy(buffer_ + text_.size(), piece.size());
    text_ = {buffer_, text_.size() + piece.size()};
  }

  /// To be called before the chunk goes away.
  constexpr void keep() noexcept {
    if (copied_ || text_.empty()) return;
    text_.copy(buffer_, text_.size());
    text_ = {buffer_, text_.size()};
    copied_ = true;
  }

  constexpr void clear() noexcept {
    text_ = {};
    copied_ = cut_ = false;
  }

  [[nodiscard]] constexpr std::string_view view() const noexcept { return text_; }
  /// Whether there was more than the buffer holds.
  [[nodiscard]] constexpr bool cut() const noexcept { return cut_; }

 private:
  char* buffer_;
  std::size_t capacity_;
  std::string_view text_;
  bool copied_ = false;
  bool cut_ = false;
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
