// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Reads a body that has the layout its API usually sends, byte for byte.
#ifndef TRIAGE_READ_DETAIL_USUAL_READER_HPP
#define TRIAGE_READ_DETAIL_USUAL_READER_HPP

#include <triage/read/detail/short_lexer.hpp>

#if TRIAGE_SIMD

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <triage/read/detail/collector.hpp>
#include <triage/tables/detail/shape_trie.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// Compares what stands between the values and takes the values, which is a third of the work of
/// finding out what stands where. Of most such bodies it is known which value has which role, too.
class usual_reader : public short_lexer {
 public:
  /// Not of a body that begins with a byte order mark: that one is not as usual.
  explicit constexpr usual_reader(std::string_view s) noexcept : short_lexer(s, as_it_is{}) {}

  /// Tells the collector what a walk would. False at the first thing that is not as usual: then
  /// what was told is to be forgotten.
  [[gnu::always_inline]] inline bool read(const usual_view& usual, collector& found) noexcept {
    for (const usual_run *run = usual.runs, *last = run + usual.size; run != last; ++run) {
      if (!take(*run)) return false;
      if (!run->value) continue;
      piece value;
      if (take_string(value)) {
        found.note_usual(*run, json_kind::string, value);
      } else if (!take_null()) {
        json_kind kind = json_kind::string;
        if (!take_other(value, kind)) return false;
        found.note_usual(*run, kind, value);
      }
    }
    return at_end();
  }

 private:
  [[gnu::always_inline]] inline bool take(const usual_run& run) noexcept {
    const auto left = static_cast<std::size_t>(end_ - p_);
    // Most runs are short, and have so much behind them.
    if (run.size <= 16 && left >= 16) {
      if ((~simd::same16(p_, run.bytes) & run.mask) != 0) return false;
    } else if (left >= usual_run::longest) {
      const std::uint32_t same = simd::same16(p_, run.bytes) | simd::same16(p_ + 16, run.bytes + 16)
                                                                   << 16;
      if ((~same & run.mask) != 0) return false;
    } else if (!is_near_end(run, left)) {
      return false;
    }
    p_ += run.size;
    return true;
  }

  // The same where fewer bytes are left than would be loaded.
  [[gnu::always_inline]] inline bool is_near_end(const usual_run& run,
                                                 std::size_t left) const noexcept {
    if (left < run.size) return false;
    for (std::size_t i = 0; i < run.size; ++i) {
      if (p_[i] != run.bytes[i]) return false;
    }
    return true;
  }

  [[gnu::always_inline]] inline bool take_null() noexcept {
    if (end_ - p_ < 4 || std::memcmp(p_, "null", 4) != 0) return false;
    p_ += 4;
    return true;
  }

  // What is no plain string and not null.
  [[gnu::noinline]] bool take_other(piece& value, json_kind& kind) noexcept {
    if (at_end()) return false;
    if (*p_ == '"') return string(value) == step::ok;
    bool number = false;
    if (scalar(value, number, true) != step::ok) return false;
    kind = number ? json_kind::number : json_kind::boolean;
    return true;
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
#endif
