// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From an untrusted string to the one row it can be: a perfect hash that the compiler builds.
//
// The ends of a key, its middle and its length are hashed, or all of it if that does not tell the
// keys of a table apart: so any set of different keys can be. A table of small cells, searched for
// a multiplier that gives each key a slot of its own, names the candidate; one comparison of the
// whole string confirms it. The table is fixed when the program is built, so hostile strings cannot
// flood it, and a string longer or shorter than every key is not hashed.
#ifndef TRIAGE_TABLES_DETAIL_PERFECT_HASH_HPP
#define TRIAGE_TABLES_DETAIL_PERFECT_HASH_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include <triage/config.hpp>
#include <triage/text/detail/simd.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// N bytes at p, at most 8,, as a little-endian number.
template <std::size_t N>
[[nodiscard]] constexpr std::uint64_t load_le(const char* p) noexcept {
  if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
    std::uint64_t w = 0;
    std::memcpy(&w, p, N);
    return w;
  }
  std::uint64_t w = 0;
  if constexpr (N == 8) {  // in one step of the compiler, which does it for each key
    using byte = unsigned char;
    w = std::uint64_t{byte(p[7])} << 56 | std::uint64_t{byte(p[6])} << 48 |
        std::uint64_t{byte(p[5])} << 40 | std::uint64_t{byte(p[4])} << 32 |
        std::uint64_t{byte(p[3])} << 24 | std::uint64_t{byte(p[2])} << 16 |
        std::uint64_t{byte(p[1])} << 8 | byte(p[0]);
  } else {
    for (std::size_t i = 0; i < N; ++i) {
      w |= std::uint64_t{static_cast<unsigned char>(p[i])} << (8 * i);
    }
  }
  return w;
}

/// The parts of a key that are hashed: its first eight bytes, and the sum of its last and its
/// middle eight.
struct key_ends {
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  // Odd, and otherwise random: the one that the last bytes are multiplied with.
  static constexpr std::uint64_t factor = 0xD6E8FEB86659FD93U;

  /// One number for both. Keys with different parts have the same number only by chance.
  [[nodiscard]] constexpr std::uint64_t sum() const noexcept { return first + last * factor; }
};

/// The ends, the middle and the length of a key, or all of its bytes. Reads nothing beyond the
/// view.
[[nodiscard, gnu::always_inline]] constexpr key_ends ends_of(std::string_view key,
                                                             bool whole) noexcept {
  const char* const p = key.data();
  const std::size_t n = key.size();
  if (n >= 8) [[likely]] {
    // The middle, since a quarter of the tables have keys that differ only there.
    key_ends ends{load_le<8>(p) + n,
                  load_le<8>(p + n - 8) + std::rotl(load_le<8>(p + n / 2 - 4), 32)};
    for (std::size_t i = 8; whole && i + 8 < n; i += 8) {
      ends.first = (ends.first ^ ends.first >> 29) * 0x9E3779B97F4A7C15U + load_le<8>(p + i);
    }
    return ends;
  }
  // In the lower half: what is in the upper one changes few of the bits that a product is cut to.
  const std::uint64_t size = std::uint64_t{n} << 32;
  if (n >= 4) return {load_le<4>(p) | size, load_le<4>(p + n - 4)};
  if (n > 0) {
    return {load_le<1>(p) | load_le<1>(p + n / 2) << 8 | load_le<1>(p + n - 1) << 16 | size, 0};
  }
  return {};
}

/// Whether the first N bytes of two texts are the same, and the last N, which may be some of them.
template <std::size_t N>
[[nodiscard, gnu::always_inline]] constexpr bool same_ends(const char* a, const char* b,
                                                           std::size_t size) noexcept {
  return ((load_le<N>(a) ^ load_le<N>(b)) |
          (load_le<N>(a + size - N) ^ load_le<N>(b + size - N))) == 0;
}

/// a == b, without a call of memcmp. Of the same size. Up to 32 bytes, which are nearly all keys,
/// it is one comparison of both ends.
[[nodiscard]] constexpr bool same_bytes(std::string_view a, std::string_view b) noexcept {
  if (std::is_constant_evaluated()) return a == b;
  const std::size_t n = a.size();
  const char* const p = a.data();
  const char* const q = b.data();
  if (n >= 8) [[likely]] {
    std::size_t at = 0;  // up to here they are the same
#if TRIAGE_SIMD
    if (n >= 16) {
      for (; n - at > 32; at += 16) {
        if (simd::same16(p + at, q + at) != 0xFFFFU) return false;
      }
      return simd::bits((simd::load16(p + at) == simd::load16(q + at)) &
                        (simd::load16(p + n - 16) == simd::load16(q + n - 16))) == 0xFFFFU;
    }
#else
    for (; n - at > 16; at += 8) {
      if (load_le<8>(p + at) != load_le<8>(q + at)) return false;
    }
#endif
    return same_ends<8>(p + at, q + at, n - at);
  }
  if (n >= 4) return same_ends<4>(p, q, n);
  return n == 0 || (p[0] == q[0] && p[n / 2] == q[n / 2] && p[n - 1] == q[n - 1]);
}

/// What a lookup needs, whatever the size of the table.
struct hash_view {
  const std::uint8_t* cells = nullptr;  ///< row + 1, or 0
  std::uint64_t of_first = 0;           ///< what the two ends are multiplied with
  std::uint64_t of_last = 0;
  std::uint8_t shift = 0;
  std::uint16_t shortest = 1;  ///< shortest > longest: nothing can be found
  std::uint16_t longest = 0;
  bool whole = false;  ///< whether the keys are hashed whole

  /// The only row whose key may equal `key`, counted from 1, or 0. The caller compares.
  [[nodiscard]] constexpr std::size_t candidate(std::string_view key) const noexcept {
    if (key.size() < shortest || key.size() > longest) return 0;
    const key_ends ends = ends_of(key, whole);
    return cells[(ends.first * of_first + ends.last * of_last) >> shift];
  }
};

template <std::size_t Slots>
struct hash_table {
  std::uint8_t cells[Slots] = {};
  std::uint64_t multiplier = 0;
  std::uint16_t shortest = 0xFFFF;
  std::uint16_t longest = 0;
  bool whole = false;

  [[nodiscard]] constexpr hash_view view() const noexcept {
    constexpr auto shift = static_cast<std::uint8_t>(64 - std::countr_zero(Slots));
    return {cells, multiplier, multiplier * key_ends::factor, shift, shortest, longest, whole};
  }
};

/// The multiplier that puts N different hashes into N different cells, or 0 if the tries did not
/// find one.
template <std::size_t Slots, std::size_t N>
[[nodiscard]] constexpr std::uint64_t find_multiplier(const std::uint64_t (&hashes)[N]) noexcept {
  std::uint64_t multiplier = 0xD6E8FEB86659FD93U;
  for (unsigned attempt = 0; attempt < 64; ++attempt) {
    std::uint64_t taken[(Slots + 63) / 64] = {};
    bool fits = true;
    for (std::size_t i = 0; fits && i < N; ++i) {
      const std::uint64_t slot = (hashes[i] * multiplier) >> (64 - std::countr_zero(Slots));
      fits = (taken[slot / 64] >> (slot % 64) & 1U) == 0;
      taken[slot / 64] |= std::uint64_t{1} << (slot % 64);
    }
    if (fits) return multiplier;
    multiplier = multiplier * 0x5851F42D4C957F2DU + 0x14057B7EF767814EU;  // Knuth's MMIX; even,
    multiplier |= 1U;                                                     // so made odd
  }
  return 0;
}

/// The first row that has the hash of an earlier one, or -1. At most 255 rows.
template <std::size_t N>
[[nodiscard]] constexpr int first_repeated(const std::uint64_t (&hashes)[N]) noexcept {
  std::uint8_t rows[512] = {};  // row + 1, in the first free place from its hash on
  for (std::size_t i = 0; i < N; ++i) {
    std::size_t at = hashes[i] % 512;
    for (; rows[at] != 0; at = (at + 1) % 512) {
      if (hashes[rows[at] - 1] == hashes[i]) return static_cast<int>(i);
    }
    rows[at] = static_cast<std::uint8_t>(i + 1);
  }
  return -1;
}

/// The keys of a table, and the row that each leads to. At most 255 keys, and rows below 255.
template <std::size_t N>
struct key_list {
  std::string_view name[N] = {};
  std::uint8_t row[N] = {};
};

/// The sums of the keys of a list.
template <std::size_t N>
struct key_hashes {
  std::uint64_t of[N] = {};
  bool whole = false;

  constexpr key_hashes(const key_list<N>& keys, bool all_bytes) : whole(all_bytes) {
    for (std::size_t i = 0; i < N; ++i) of[i] = ends_of(keys.name[i], all_bytes).sum();
  }
};

template <std::size_t N>
[[nodiscard]] constexpr key_hashes<N> hashes_of(const key_list<N>& keys) {
  const key_hashes<N> ends(keys, false);
  return first_repeated(ends.of) < 0 ? ends : key_hashes<N>(keys, true);
}

/// Builds the table for a `key_list`, whose keys are all different: the caller checked. Starts with
/// eight cells per key and doubles until a multiplier is found.
template <const auto& Keys, std::size_t N = std::size(Keys.name),
          std::size_t Slots = std::bit_ceil(8 * N)>
[[nodiscard]] constexpr auto build_hash_table() {
  constexpr key_hashes<N> hashes = hashes_of(Keys);
  constexpr std::uint64_t multiplier = find_multiplier<Slots>(hashes.of);
  static_assert(multiplier != 0 || Slots < 65536, "triage: no perfect hash found");
  if constexpr (multiplier == 0 && Slots < 65536) {
    return build_hash_table<Keys, N, Slots * 2>();
  } else {
    hash_table<Slots> table;
    table.multiplier = multiplier;
    table.whole = hashes.whole;
    for (std::size_t i = 0; i < N; ++i) {
      table.cells[(hashes.of[i] * multiplier) >> (64 - std::countr_zero(Slots))] =
          static_cast<std::uint8_t>(Keys.row[i] + 1);
      const auto length = static_cast<std::uint16_t>(Keys.name[i].size());
      if (length < table.shortest) table.shortest = length;
      if (length > table.longest) table.longest = length;
    }
    return table;
  }
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
