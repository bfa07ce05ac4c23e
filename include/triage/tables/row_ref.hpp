// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the compiler keeps of the rows that a person wrote, and how it is read.
//
// A row as it is written is nine string_views and some numbers: 150 bytes, and a relocation for
// each text that a position-independent program has to move. What stays in the program is a record
// of 32 bytes without a pointer; its texts are offsets into the characters of its table, and what
// few rows have (conditions, delays) is in a list beside it.
#ifndef TRIAGE_TABLES_ROW_REF_HPP
#define TRIAGE_TABLES_ROW_REF_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/tables/rows.hpp>
#include <triage/text/detail/null.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// A row, without its texts. What a decision needs comes first.
struct row_record {
  triage::kind kind = {};
  triage::severity severity = triage::severity::undocumented;
  triage::about about = triage::about::status;
  triage::statuses status = {};
  std::uint32_t meaning = 0;  ///< where its texts are: see `row_texts`
  std::uint32_t source = 0;
  std::uint16_t name = 0;
  std::uint16_t name_size = 0;
  std::uint8_t number = 0;  ///< of the row in its table
  std::uint8_t next = 0;    ///< the number of the next row with this key; 0: there is none
  std::uint8_t extra = 0;   ///< the number of its `row_extra`, counted from 1; 0: it has none
  bool conditional = false;
};

/// What few rows have. The texts are among the sources.
struct row_extra {
  std::int64_t delay_ms = 0;
  std::int32_t first = 0;  ///< of a range of codes
  std::int32_t last = 0;
  std::uint32_t header = 0;
  std::uint32_t member = 0;
  std::uint32_t equals = 0;
  std::uint32_t message = 0;
  std::uint32_t with_type = 0;
};

/// Where the texts of a table begin. All but the names end with a zero.
struct row_texts {
  const char* names = nullptr;
  const char* meanings = nullptr;
  const char* sources = nullptr;
  const row_extra* extras = nullptr;
};

/// An element of a table: the first one has the texts, and the others the rows. So a row is known
/// by one pointer, from which its number leads to the texts.
union row_cell {
  row_record record;
  row_texts texts;

  constexpr row_cell() noexcept : record() {}
  constexpr row_cell(const row_record& r) noexcept : record(r) {}
  constexpr row_cell(const row_texts& t) noexcept : texts(t) {}
};
static_assert(sizeof(row_cell) <= 32);

}  // namespace detail

/// A row of a table in the program, or none: a handle of the size of a pointer, to static storage.
/// `->` is there so that it reads like a pointer to a row: `e.code().row()->meaning()`. But for
/// `name`, a text is measured when it is asked for.
class row_ref {
 public:
  /// No row.
  constexpr row_ref() = default;
  constexpr row_ref(std::nullptr_t) noexcept {}
  /// For tables: `cell` is a row, and not the first element.
  explicit constexpr row_ref(const detail::row_cell* cell) noexcept : cell_(cell) {}

  explicit constexpr operator bool() const noexcept { return !detail::is_null(cell_); }
  [[nodiscard]] constexpr const row_ref* operator->() const noexcept { return this; }

  /// Whether both are the same row of the same table, or both are none. Shared libraries may each
  /// have a copy of a table.
  friend constexpr bool operator==(row_ref a, row_ref b) noexcept { return a.cell_ == b.cell_; }
  friend constexpr bool operator==(row_ref a, std::nullptr_t) noexcept {
    return detail::is_null(a.cell_);
  }

  // All that follows needs a row.

  /// The name that it is found by, and of what that is one.
  [[nodiscard]] constexpr row_key key() const noexcept {
    const detail::row_extra e = extra();
    return {about(), name(), e.first, e.last};
  }
  [[nodiscard]] constexpr triage::about about() const noexcept { return cell_->record.about; }
  /// The code, the beginning of codes, the type or the class; empty of a status and of a range.
  [[nodiscard]] constexpr std::string_view name() const noexcept {
    return {texts().names + cell_->record.name, cell_->record.name_size};
  }

  /// The statuses it is documented with.
  [[nodiscard]] constexpr const statuses& status() const noexcept { return cell_->record.status; }
  /// The decision.
  [[nodiscard]] constexpr const triage::kind& kind() const noexcept { return cell_->record.kind; }
  /// What the page says, in our words.
  [[nodiscard]] constexpr std::string_view meaning() const noexcept {
    return texts().meanings + cell_->record.meaning;
  }
  /// Where on the provider's page.
  [[nodiscard]] constexpr std::string_view source() const noexcept {
    return texts().sources + cell_->record.source;
  }
  /// What else must be true.
  [[nodiscard]] constexpr triage::when when() const noexcept {
    if (!cell_->record.conditional) return {};
    const detail::row_extra e = extra();
    const char* const from = texts().sources;
    return {from + e.header, from + e.member, from + e.equals, from + e.message};
  }
  [[nodiscard]] constexpr triage::severity severity() const noexcept {
    return cell_->record.severity;
  }
  /// The type that a code is documented with, if any.
  [[nodiscard]] constexpr std::string_view with_type() const noexcept {
    return texts().sources + extra().with_type;
  }
  /// How long to wait if nothing else says so, in milliseconds.
  [[nodiscard]] constexpr std::int64_t delay_ms() const noexcept {
    return cell_->record.extra == 0 ? 0 : extra().delay_ms;
  }

  /// Its place in its table, counted from 0.
  [[nodiscard]] constexpr std::size_t number() const noexcept { return cell_->record.number; }

  /// The row as a person writes it, to make another table of it.
  [[nodiscard]] constexpr row written() const noexcept {
    return {key(),  status(),   kind(),      meaning(), source(),
            when(), severity(), with_type(), delay_ms()};
  }

  /// For lookups.
  [[nodiscard]] constexpr const detail::row_record& record() const noexcept {
    return cell_->record;
  }

 private:
  [[nodiscard]] constexpr const detail::row_texts& texts() const noexcept {
    return (cell_ - cell_->record.number - 1)->texts;
  }
  [[nodiscard]] constexpr detail::row_extra extra() const noexcept {
    const unsigned i = cell_->record.extra;
    return i == 0 ? detail::row_extra{} : texts().extras[i - 1];
  }

  const detail::row_cell* cell_ = nullptr;
};

/// The rows of a provider, for range-for. A view of static storage.
class row_table {
 public:
  class iterator {
   public:
    using value_type = row_ref;
    using difference_type = std::ptrdiff_t;

    constexpr iterator() = default;
    explicit constexpr iterator(const detail::row_cell* at) noexcept : at_(at) {}
    [[nodiscard]] constexpr row_ref operator*() const noexcept { return row_ref(at_); }
    [[nodiscard]] constexpr row_ref operator->() const noexcept { return row_ref(at_); }
    constexpr iterator& operator++() noexcept {
      ++at_;
      return *this;
    }
    constexpr iterator operator++(int) noexcept { return iterator(at_++); }
    friend constexpr bool operator==(const iterator&, const iterator&) = default;

   private:
    const detail::row_cell* at_ = nullptr;
  };

  constexpr row_table() = default;
  /// `first` comes behind the element with the texts.
  constexpr row_table(const detail::row_cell* first, std::size_t size) noexcept
      : first_(first), size_(size) {}

  [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(first_); }
  [[nodiscard]] constexpr iterator end() const noexcept { return iterator(first_ + size_); }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  /// Not checked: `i` has to be below size().
  [[nodiscard]] constexpr row_ref operator[](std::size_t i) const noexcept {
    return row_ref(first_ + i);
  }

  /// For lookups: what `operator[]`(i).name() is, without a look at the number of the row.
  [[nodiscard]] constexpr std::string_view name_of(std::size_t i) const noexcept {
    const detail::row_record& row = first_[i].record;
    return {(first_ - 1)->texts.names + row.name, row.name_size};
  }

 private:
  const detail::row_cell* first_ = nullptr;
  std::size_t size_ = 0;
};

namespace detail {

[[nodiscard]] constexpr bool is_null(row_ref r) noexcept {
  return r == nullptr;
}

/// A row that is in no table, as a table of one: of a name, a decision and two texts, each of which
/// ends with a zero.
class lone_row {
 public:
  constexpr lone_row(const char* name, const triage::kind& decision, const char* meaning,
                     const char* source) noexcept
      : cells_{row_texts{name, meaning, source, nullptr}, record_of(name, decision)} {}

  /// While this object is there.
  [[nodiscard]] constexpr row_ref get() const noexcept { return row_ref(cells_ + 1); }

 private:
  static constexpr row_record record_of(const char* name, const triage::kind& decision) noexcept {
    row_record r;
    r.kind = decision;
    r.name_size = static_cast<std::uint16_t>(std::string_view(name).size());
    if (r.name_size > 0) r.about = triage::about::code;
    return r;
  }

  row_cell cells_[2];
};

}  // namespace detail

}  // namespace triage::inline TRIAGE_ABI

#endif
