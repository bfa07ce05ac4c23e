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
    const char* p = p_;
    usual_values values;
    for (const usual_run *run = usual.runs, *last = run + usual.size; run != last; ++run) {
      if (!is_at(*run, p, end_)) return false;
      p += run->size;
      if (!run->value) continue;
      if (end_ - p < 4) return false;
      const char* q = p;
      if (*p == '"') {
        q = end_of_plain(p + 1);
        if (q != end_ && *q == '"') {
          const piece value{p + 1, static_cast<std::size_t>(q - p - 1), text::form::plain};
          found.note_usual(values, *run, json_kind::string, value);
          p = q + 1;
          continue;
        }
      } else if (std::memcmp(p, "null", 4) == 0) {
        p += 4;
        continue;
      }
      const other_value other = read_other(p, q, end_);
      if (other.end == nullptr) return false;
      flawed_ = flawed_ || other.flawed;
      if (other.value.form != text::form::absent) {
        found.note_usual(values, *run, other.kind, other.value);
      }
      p = other.end;
    }
    found.take_usual(values);
    return p == end_;
  }

 private:
  // What is no plain string. `end` is nullptr if it is no value.
  struct other_value {
    piece value;
    const char* end;
    json_kind kind;
    bool flawed;
  };

  [[nodiscard, gnu::always_inline]] static inline bool is_at(const usual_run& run, const char* p,
                                                             const char* end) noexcept {
    const auto left = static_cast<std::size_t>(end - p);
    if (left < usual_run::longest) return is_near_end(run, p, left);
    std::uint32_t same = simd::same16(p, run.bytes);
    if (run.size > 16) same |= simd::same16(p + 16, run.bytes + 16) << 16;
    return (~same & run.mask) == 0;
  }

  // The same where fewer bytes are left than a run can have.
  [[nodiscard, gnu::always_inline]] static inline bool is_near_end(const usual_run& run,
                                                                   const char* p,
                                                                   std::size_t left) noexcept {
    if (left >= 16 && run.size <= 16) return (~simd::same16(p, run.bytes) & run.mask) == 0;
    if (left < run.size) return false;
    for (std::size_t i = 0; i < run.size; ++i) {
      if (p[i] != run.bytes[i]) return false;
    }
    return true;
  }

  // By value, so that the usual way needs no memory. `q`: of a string, the first byte that is not
  // plain.
  [[nodiscard, gnu::noinline]] static other_value read_other(const char* p, const char* q,
                                                             const char* end) noexcept {
    const bool string = *p == '"';
    const lexeme s = string ? rest_of_string(p + 1, q, end) : scan_scalar(p, end, true);
    if (s.result != step::ok) return {{}, nullptr, json_kind::string, false};
    return {s.value, s.here,
            string   ? json_kind::string
            : s.mark ? json_kind::number
                     : json_kind::boolean,
            string && s.mark};
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
#endif
