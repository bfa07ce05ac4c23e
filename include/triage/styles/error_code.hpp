// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Errors as std::error_code, categories as std::error_condition. Not part of the umbrella header,
// for the price of <system_error>.
#ifndef TRIAGE_STYLES_ERROR_CODE_HPP
#define TRIAGE_STYLES_ERROR_CODE_HPP

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

#include <triage/vocabulary/category.hpp>
#include <triage/error.hpp>
#include <triage/providers/generic.hpp>
#include <triage/tables/provider.hpp>
#include <triage/tables/rule.hpp>

template <>
struct std::is_error_condition_enum<triage::category> : std::true_type {};

namespace triage::inline TRIAGE_ABI {
namespace detail {

// The value of an error_code as a decimal number: the last three digits are the status, the two
// before them the category, and the rest is the number of the code's row. A success is 0.
struct packed_error {
  std::size_t row = 0;  // counted from 1, at most 255; 0: the code is not in the table
  triage::category category = triage::category::none;
  int status = 0;

  static constexpr packed_error of(const error& e) noexcept {
    packed_error p{0, e.category(), e.status()};
    // Where there was no response, the row is of the HTTP stack's table.
    if (const row_ref row = e.code().row();
        row != nullptr && e.verdict().decided_by != basis::transport) {
      p.row = row->number() + 1;
    }
    return p;
  }

  static constexpr packed_error of(int value) noexcept {
    if (value <= 0) return {0, value == 0 ? category::none : category::unknown, 0};
    return {static_cast<std::size_t>(value / 100'000), numbered(value / 1000 % 100), value % 1000};
  }

  // In an error_code, 0 has to mean success, so `none` and `unset` exchange their numbers.
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
    const int digits = status > 0 && status <= 999 ? status : 0;
    return static_cast<int>(row) * 100'000 + number_of(category) * 1000 + digits;
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

// Categories that are there before the first constructor of a global object and are never
// destroyed, since a union does not destroy its members: an error_code may point to a category in
// the constructor or destructor of any global object.
template <class T>
union always_there {
  template <class... Args>
  explicit constexpr always_there(const Args&... args) noexcept : it{args...} {}
  always_there(const always_there&) = delete;
  always_there& operator=(const always_there&) = delete;
  ~always_there() {}  // NOLINT(modernize-use-equals-default)

  T it;
};

inline constinit always_there<condition_category> condition_codes;

class provider_category final : public std::error_category {
 public:
  constexpr provider_category() noexcept = default;
  explicit constexpr provider_category(provider p) noexcept : data_(p.data_) {}

  [[nodiscard]] const char* name() const noexcept override { return data()->category_name; }

  [[nodiscard]] std::string message(int value) const override {
    const packed_error p = packed_error::of(value);
    const provider of(*data());
    if (p.row != 0 && p.row <= of.rows().size()) {
      const row_ref row = of.rows()[p.row - 1];
      return joined(row.name(), row.meaning());
    }
    const row_ref by = by_status_alone(of, p.status).by;
    return joined(to_string(p.category), by.kind().category == p.category ? by.meaning() : "");
  }

  [[nodiscard]] std::error_condition default_error_condition(int value) const noexcept override {
    return {packed_error::number_of(packed_error::of(value).category), condition_codes.it};
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

  /// Whether this is the category of a provider. A category that has no provider yet becomes that
  /// of this one.
  [[nodiscard]] bool claim(provider p) noexcept {
    const provider_data* nobody = nullptr;
    return data() == p.data_ || data_.compare_exchange_strong(nobody, p.data_) || nobody == p.data_;
  }

 private:
  [[nodiscard]] const provider_data* data() const noexcept {
    return data_.load(std::memory_order_acquire);
  }

  static std::string joined(std::string_view what, std::string_view meaning) {
    std::string s(what);
    if (!meaning.empty()) s.append(": ").append(meaning);
    return s;
  }

  std::atomic<const provider_data*> data_ = nullptr;
};

// A provider gets one of these when the first error code of it is made. Because none is assigned
// when the program is compiled, it contains the tables of only those providers that it uses.
struct provider_categories {
  provider_category all[256];
};
inline constinit always_there<provider_categories> categories_of_providers;

// For `generic`, and for all providers when the others are taken.
inline constinit always_there<provider_category> category_of_others(providers::generic);

}  // namespace detail

/// The category of a provider's error codes, named "triage." and the provider's name. It is there
/// while other global objects are made and destroyed. The first 256 providers that a program asks
/// about have a category each; further ones share the category "triage.generic". Threads may call
/// it at the same time: it takes no lock. Linear in the number of providers asked about.
[[nodiscard]] inline const std::error_category& category_of(provider p) noexcept {
  if (p == providers::generic) return detail::category_of_others.it;
  for (detail::provider_category& c : detail::categories_of_providers.it.all) {
    if (c.claim(p)) return c;
  }
  return detail::category_of_others.it;
}

/// The error as an error_code, for `ec == triage::category::rate_limited`; false if converted to
/// bool for a success. Found by argument-dependent lookup, so Outcome's TRY converts with it.
///
/// The error code keeps the provider, as its std::error_category, and in its value the category,
/// the status and the row of the code. `ec.value() % 1000` is the status; the other digits may
/// change with the tables, so store `message()` or the names instead. The verdict, the delay and
/// all texts are lost, so decide about retrying first. Allocates nothing; `ec.message()` makes a
/// std::string.
[[nodiscard]] inline std::error_code make_error_code(const error& e) noexcept {
  detail::packed_error p = detail::packed_error::of(e);
  const std::error_category& c = category_of(e.provider().value_or(providers::generic));
  if (&c == &detail::category_of_others.it) p.row = 0;
  return {p.value(), c};
}

/// Makes `ec == triage::category::rate_limited` work, for error codes of any provider and of any
/// shared library. An error_code of category `timeout` also equals std::errc::timed_out, and
/// one of category `permission` std::errc::permission_denied; the others have no counterpart there.
///
/// The standard compares categories by address. So between shared libraries that hide their symbols
/// (each then has categories of its own) `ec == condition` holds, since it is answered by name,
/// while `ec == other_ec` and `condition == other_condition` do not: compare with a condition.
[[nodiscard]] inline std::error_condition make_error_condition(category c) noexcept {
  return {detail::packed_error::number_of(c), detail::condition_codes.it};
}

}  // namespace triage::inline TRIAGE_ABI

#endif
