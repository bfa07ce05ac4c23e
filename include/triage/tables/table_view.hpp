// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A view of a table in static storage.
#ifndef TRIAGE_TABLES_TABLE_VIEW_HPP
#define TRIAGE_TABLES_TABLE_VIEW_HPP

#include <cstddef>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI {

/// A view of a table: static storage, usable in range-for.
template <class Row>
class table_view {
 public:
  constexpr table_view() = default;
  constexpr table_view(const Row* rows, std::size_t size) noexcept : rows_(rows), size_(size) {}
  [[nodiscard]] constexpr const Row* begin() const noexcept { return rows_; }
  [[nodiscard]] constexpr const Row* end() const noexcept { return rows_ + size_; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  /// Not checked: `i` has to be below size().
  [[nodiscard]] constexpr const Row& operator[](std::size_t i) const noexcept { return rows_[i]; }

 private:
  const Row* rows_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace triage::inline TRIAGE_ABI

#endif
