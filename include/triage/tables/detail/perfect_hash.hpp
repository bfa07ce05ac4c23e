// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From an untrusted string to the one row it can be: a perfect hash that the compiler builds.
//
// The ends of a key and its length are hashed, or all of it if that does not tell the keys of a
// table apart: so any set of different keys can be. A table of small slots, searched for a
// multiplier that gives each key a slot of its own, names the candidate; one comparison of the
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
  for (std::size_t i = 0; i < N; ++i) {
    w |= std::uint64_t{static_cast<unsigned char>(p[i])} << (8 * i);
  }
  return w;
}

/// Mixes the length and all bytes, or of more than 16 only the first and last eight. Reads nothing
/// beyond the view.
[[nodiscard]] constexpr std::uint64_t hash(std::string_view key, bool whole) noexcept {
  // Odd, and otherwise random.
  constexpr std::uint64_t k0 = 0x9E3779B97F4A7C15U;
  constexpr std::uint64_t k1 = 0xD6E8FEB86659FD93U;
  constexpr std::uint64_t k2 = 0xC2B2AE3D27D4EB4FU;
  const char* const p = key.data();
  const std::size_t n = key.size();
  std::uint64_t h = n * k2;
  if (n >= 8) {
    h += load_le<8>(p) * k0 + load_le<8>(p + n - 8) * k1;
    for (std::size_t i = 8; whole && i + 8 < n; i += 8) h = (h ^ h >> 29) + load_le<8>(p + i) * k2;
  } else if (n >= 4) {
    h += (load_le<4>(p) << 32 | load_le<4>(p + n - 4)) * k0;
  } else if (n > 0) {
    h += (load_le<1>(p) | load_le<1>(p + n / 2) << 8 | load_le<1>(p + n - 1) << 16) * k0;
  }
  return h ^ h >> 32;
}

/// a == b, without a call of memcmp. Of the same size.
[[nodiscard]] constexpr bool same_bytes(std::string_view a, std::string_view b) noexcept {
  const std::size_t n = a.size();
  if (std::is_constant_evaluated() || n < 8) return a == b;
  for (std::size_t i = 0; i + 8 < n; i += 8) {
    if (load_le<8>(a.data() + i) != load_le<8>(b.data() + i)) return false;
  }
  return load_le<8>(a.data() + n - 8) == load_le<8>(b.data() + n - 8);
}

/// What a lookup needs, whatever the size of the table.
struct hash_view {
  const std::uint8_t* slots = nullptr;  ///< row + 1, or 0
  std::uint64_t multiplier = 0;
  std::uint8_t shift = 0;
  std::uint16_t shortest = 1;  ///< shortest > longest: nothing can be found
  std::uint16_t longest = 0;
  bool whole = false;  ///< whether the keys are hashed whole

  /// The only row whose key may equal `key`, or -1. The caller compares.
  [[nodiscard]] constexpr int candidate(std::string_view key) const noexcept {
    if (key.size() < shortest || key.size() > longest) return -1;
    return slots[(hash(key, whole) * multiplier) >> shift] - 1;
  }
};

template <std::size_t Slots>
struct hash_table {
  std::uint8_t slots[Slots] = {};
  std::uint64_t multiplier = 0;
  std::uint16_t shortest = 0xFFFF;
  std::uint16_t longest = 0;
  bool whole = false;

  [[nodiscard]] constexpr hash_view view() const noexcept {
    constexpr auto shift = static_cast<std::uint8_t>(64 - std::countr_zero(Slots));
    return {slots, multiplier, shift, shortest, longest, whole};
  }
};

/// The multiplier that puts N different hashes into N different slots, or 0 if the tries did not
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

/// The hashes of the keys of a list.
template <std::size_t N>
struct key_hashes {
  std::uint64_t of[N] = {};
  bool whole = false;

  constexpr key_hashes(const key_list<N>& keys, bool all_bytes) : whole(all_bytes) {
    for (std::size_t i = 0; i < N; ++i) of[i] = hash(keys.name[i], all_bytes);
  }
};

template <std::size_t N>
[[nodiscard]] constexpr key_hashes<N> hashes_of(const key_list<N>& keys) {
  const key_hashes<N> ends(keys, false);
  return first_repeated(ends.of) < 0 ? ends : key_hashes<N>(keys, true);
}

/// Builds the table for a `key_list`, whose keys are all different: the caller checked. Starts with
/// eight slots per key and doubles until a multiplier is found.
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
      table.slots[(hashes.of[i] * multiplier) >> (64 - std::countr_zero(Slots))] =
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
