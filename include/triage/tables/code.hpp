// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A provider's error code: a row of its table if it is known there, the raw text if it is not.
#ifndef TRIAGE_TABLES_CODE_HPP
#define TRIAGE_TABLES_CODE_HPP

#include <string_view>

#include <triage/text/detail/null.hpp>
#include <triage/tables/row_ref.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI {

/// What `error::code()` and `assisters["tokens_exhausted"]` give, so that the two can be compared.
/// Borrows from the response if it came from one. Trivially copyable.
class code {
 public:
  constexpr code() = default;
  constexpr code(std::string_view provider, row_ref row, text raw) noexcept
      : provider_(provider), row_(row), raw_(raw) {}

  /// Whether the response had a code at all.
  [[nodiscard]] constexpr bool present() const noexcept { return raw_.present(); }
  explicit constexpr operator bool() const noexcept { return present(); }

  /// Whether the provider's table has it; if there was no response, the table of the HTTP stack.
  [[nodiscard]] constexpr bool known() const noexcept { return !detail::is_null(row_); }

  /// Its row; null if it is not known.
  [[nodiscard]] constexpr row_ref row() const noexcept { return row_; }

  /// The code as the response has it; absent if there was none.
  [[nodiscard]] constexpr const text& raw() const noexcept { return raw_; }

  /// The code in plain: the table's spelling if the table has exactly this code, else the undecoded
  /// bytes as the server sent them, which are not for display.
  [[nodiscard]] constexpr std::string_view name() const noexcept {
    return known() && row_->about() == about::code ? row_->name() : raw_.raw();
  }

  /// Equal if both are known codes of the same provider with one key. An unknown code equals
  /// nothing. Keys are compared by what they say, since shared libraries may each have a copy of a
  /// table.
  friend constexpr bool operator==(const code& a, const code& b) noexcept {
    if (!a.known() || !b.known()) return false;
    return a.provider_ == b.provider_ && (a.row_ == b.row_ || a.row_->key() == b.row_->key());
  }

  /// Compares with the decoded text: for codes that are in no table. The compiler does not check
  /// the spelling here.
  friend constexpr bool operator==(const code& a, std::string_view b) noexcept {
    return a.raw_ == b;
  }

 private:
  std::string_view provider_;
  row_ref row_;
  text raw_;
};

}  // namespace triage::inline TRIAGE_ABI

#endif
