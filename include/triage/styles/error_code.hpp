// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Errors as std::error_code, categories as std::error_condition. Not part of the umbrella header,
// for the price of <system_error>.
#ifndef TRIAGE_STYLES_ERROR_CODE_HPP
#define TRIAGE_STYLES_ERROR_CODE_HPP

#include <array>
#include <cstddef>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

#include <triage/vocabulary/category.hpp>
#include <triage/error.hpp>
#include <triage/providers.hpp>
#include <triage/tables/rule.hpp>

template <>
struct std::is_error_condition_enum<triage::category> : std::true_type {};

namespace triage::inline TRIAGE_ABI {
namespace detail {

// The value of an error_code, in decimal digits: the code's row, counted from 1, or nothing; two
// for the category; three for the status. 0 is a success.
struct packed_error {
  static constexpr int most_rows = 21'473;

  std::size_t row = 0;  // counted from 1; 0: the code is not in the table
  triage::category category = triage::category::none;
  int status = 0;

  static constexpr packed_error of(const error& e) noexcept {
    packed_error p{0, e.category(), e.status()};
    // Where there was no response, the row is of the HTTP stack's table.
    if (const triage::row* const row = e.code().row();
        row != nullptr && e.verdict().decided_by != basis::transport) {
      p.row = static_cast<std::size_t>(row - e.provider()->rows().begin()) + 1;
    }
    return p;
  }

  static constexpr packed_error of(int value) noexcept {
    if (value <= 0) return {0, value == 0 ? category::none : category::unknown, 0};
    return {static_cast<std::size_t>(value / 100'000), numbered(value / 1000 % 100), value % 1000};
  }

  // A success has the number 0, as error codes want it, and so changes places with `unset`.
  static constexpr int number_of(triage::category c) noexcept {
    if (c == category::none) return static_cast<int>(category::unset);
    return static_cast<int>(c == category::unset ? category::none : c);
  }

  // The category that has this number; `unknown` if none has.
  static constexpr triage::category numbered(int n) noexcept {
    const bool known = n >= 0 && n < static_cast<int>(category::unknown);
    const auto c = known ? static_cast<triage::category>(n) : category::unknown;
    return static_cast<triage::category>(number_of(c));
  }

  [[nodiscard]] constexpr int value() const noexcept {
    if (category == category::none) return 0;
    const int rows = row <= most_rows ? static_cast<int>(row) : 0;
    const int digits = status > 0 && status <= 999 ? status : 0;
    return rows * 100'000 + number_of(category) * 1000 + digits;
  }
};

class condition_category final : public std::error_category {
 public:
  static constexpr const char* own_name = "triage";
  [[nodiscard]] const char* name() const noexcept override { return own_name; }
  [[nodiscard]] std::string message(int value) const override {
    return std::string(to_string(packed_error::numbered(value)));
  }
};

// The one category of a kind. Made when it is first used and never destroyed, as an error_code may
// point to it from anybody's constructor or destructor of a global object.
template <class Category, const auto&... Args>
[[nodiscard]] const Category& the() noexcept {
  alignas(Category) static unsigned char storage[sizeof(Category)];
  static const auto* const made = ::new (static_cast<void*>(storage)) Category(Args...);
  return *made;
}

class provider_category final : public std::error_category {
 public:
  template <std::size_t N>
  provider_category(provider p, const std::array<char, N>& name) noexcept
      : provider_(p), name_(name.data()) {}

  [[nodiscard]] const char* name() const noexcept override { return name_; }

  [[nodiscard]] std::string message(int value) const override {
    const packed_error p = packed_error::of(value);
    if (p.row != 0 && p.row <= provider_.rows().size()) {
      const triage::row* const row = &provider_.rows()[p.row - 1];  // g++ 13 warns of a reference
      return joined(row->name(), row->meaning);
    }
    const triage::row* const by = by_status_alone(provider_, p.status).by;
    return joined(to_string(p.category), by->kind.category == p.category ? by->meaning : "");
  }

  [[nodiscard]] std::error_condition default_error_condition(int value) const noexcept override {
    return {packed_error::number_of(packed_error::of(value).category), the<condition_category>()};
  }

  // The other library's categories have other addresses, but the same name.
  [[nodiscard]] bool equivalent(int value, const std::error_condition& c) const noexcept override {
    const category own = packed_error::of(value).category;
    if (std::string_view(c.category().name()) == condition_category::own_name) {
      return c.value() == packed_error::number_of(own);
    }
    return (own == category::timeout && c == std::errc::timed_out) ||
           (own == category::permission && c == std::errc::permission_denied);
  }
  using std::error_category::equivalent;

 private:
  static std::string joined(std::string_view what, std::string_view meaning) {
    std::string s(what);
    if (!meaning.empty()) s.append(": ").append(meaning);
    return s;
  }

  provider provider_;
  const char* name_;
};

template <const provider& P>
inline constexpr auto category_name = [] {
  constexpr std::string_view prefix = "triage.";
  std::array<char, prefix.size() + P.name().size() + 1> name{};
  std::size_t at = 0;
  for (const char c : prefix) name[at++] = c;
  for (const char c : P.name()) name[at++] = c;
  return name;
}();

}  // namespace detail

/// The category of a provider's error codes, named "triage." and the provider's name. It is there
/// while other global objects are made and destroyed. `P` is a variable of static storage.
template <const provider& P>
[[nodiscard]] const std::error_category& category_of() noexcept {
  return detail::the<detail::provider_category, P, detail::category_name<P>>();
}

namespace detail {

// By name, not by address: the error may be another library's.
template <const provider&... Some>
[[nodiscard]] const std::error_category* find_category(
    [[maybe_unused]] std::string_view name) noexcept {
  const std::error_category* found = nullptr;
  (void)((Some.name() == name ? (found = &category_of<Some>(), true) : false) || ...);
  return found;
}

template <std::size_t... I>
[[nodiscard]] const std::error_category* find_own_category(std::string_view name,
                                                           std::index_sequence<I...>) noexcept {
  return find_category<*providers_by_name[I]...>(name);
}

}  // namespace detail

/// The error as an error_code, for `ec == triage::category::rate_limited`; false if converted to
/// bool for a success. Found by argument-dependent lookup, so Outcome's TRY converts with it.
///
/// What is left of the error: the provider as the category, and as the value category, status and
/// the row of the code. `ec.value() % 1000` is the status; the rest may change with the tables, so
/// store `message()` or the names instead. The verdict, the delay and all texts are lost: decide
/// about retrying before.
///
/// Name providers of your own, which have to be variables of static storage, `inline constexpr` in
/// a header: `make_error_code<our_gateway>(e)`. An error of a provider that is neither named nor of
/// this library gets the category "triage.generic", and no row. Allocates nothing; `ec.message()`
/// makes a std::string, as it has to.
template <const provider&... Own>
[[nodiscard]] std::error_code make_error_code(const error& e) noexcept {
  detail::packed_error p = detail::packed_error::of(e);
  if (const std::optional<provider> from = e.provider()) {
    if (const std::error_category* c = detail::find_category<Own...>(from->name())) {
      return {p.value(), *c};
    }
    constexpr auto all = std::make_index_sequence<std::size(detail::providers_by_name)>();
    if (const std::error_category* c = detail::find_own_category(from->name(), all)) {
      return {p.value(), *c};
    }
  }
  p.row = 0;
  return {p.value(), category_of<providers::generic>()};
}

/// What makes `ec == triage::category::rate_limited` work, for error codes of any provider and of
/// any shared library. An error_code of category `timeout` also equals std::errc::timed_out, and
/// one of category `permission` std::errc::permission_denied; the others have no counterpart there.
///
/// The standard compares categories by address. So between shared libraries that hide their symbols
/// (each then has categories of its own) `ec == condition` holds, since it is answered by name,
/// while `ec == other_ec` and `condition == other_condition` do not: compare with a condition.
[[nodiscard]] inline std::error_condition make_error_condition(category c) noexcept {
  return {detail::packed_error::number_of(c), detail::the<detail::condition_category>()};
}

}  // namespace triage::inline TRIAGE_ABI

#endif
