// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A provider: an API whose errors we know, as an ordinary constexpr value.
#ifndef TRIAGE_PROVIDER_HPP
#define TRIAGE_PROVIDER_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/code.hpp>
#include <triage/detail/null.hpp>
#include <triage/detail/perfect_hash.hpp>
#include <triage/detail/shape_trie.hpp>
#include <triage/detail/table_checks.hpp>
#include <triage/headers.hpp>
#include <triage/http_status.hpp>
#include <triage/retry_policy.hpp>
#include <triage/rows.hpp>
#include <triage/shape.hpp>

namespace triage {

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
  [[nodiscard]] constexpr const Row& operator[](std::size_t i) const noexcept { return rows_[i]; }

 private:
  const Row* rows_ = nullptr;
  std::size_t size_ = 0;
};

namespace detail {

/// The row whose key is `wanted`, nullptr if there is none.
template <class Row>
[[nodiscard]] constexpr const Row* find_row(const table_view<Row>& rows, const hash_view& hash,
                                            std::string_view Row::*key,
                                            std::string_view wanted) noexcept {
  const int i = hash.candidate(wanted);
  if (i < 0) return nullptr;
  const Row& row = rows[static_cast<std::size_t>(i)];
  return (row.*key).size() == wanted.size() && same_bytes(row.*key, wanted) ? &row : nullptr;
}

}  // namespace detail

/// The parts that an error id is made of; all empty if the id does not have the provider's form.
struct id_parts {
  std::string_view service;
  std::string_view cls;
  std::string_view sequence;
};

class provider;

template <class Api>
[[nodiscard]] consteval provider define();

/// An API whose errors we know. Made by `define`, never at run time; holds views of static tables,
/// so it can be copied, compared by name, and kept in a table of its own. All lookups are constant
/// time for the size of the table, allocate nothing and do not throw.
class provider {
 public:
  [[nodiscard]] constexpr std::string_view name() const noexcept { return name_; }
  /// The name for people.
  [[nodiscard]] constexpr std::string_view title() const noexcept { return title_; }
  /// The API's page on errors, which the rows' sources are sections of.
  [[nodiscard]] constexpr std::string_view page() const noexcept { return page_; }

  [[nodiscard]] constexpr table_view<code_row> codes() const noexcept { return codes_; }
  [[nodiscard]] constexpr table_view<type_row> types() const noexcept { return types_; }
  [[nodiscard]] constexpr table_view<class_row> classes() const noexcept { return classes_; }
  [[nodiscard]] constexpr table_view<status_row> statuses() const noexcept { return statuses_; }
  [[nodiscard]] constexpr table_view<header_row> headers() const noexcept { return headers_; }
  [[nodiscard]] constexpr table_view<field> fields() const noexcept { return fields_; }
  [[nodiscard]] constexpr table_view<limit_row> limits() const noexcept { return limits_; }
  [[nodiscard]] constexpr const delay_rules& delays() const noexcept { return delays_; }
  /// How its page tells clients to retry; nullptr if it says nothing. For `retry_policy::next`,
  /// include <triage/plan.hpp>.
  [[nodiscard]] constexpr const retry_policy* advice() const noexcept { return advice_; }

  /// `e.code() == assisters["tokens_exhausted"]`: a code that is not in the table does not compile.
  template <std::size_t N>
  [[nodiscard]] consteval triage::code operator[](const char (&literal)[N]) const {
    const std::string_view wanted(literal, N - 1);
    const code_row* const row = find_code(wanted);
    if (detail::is_null(row)) detail::this_provider_has_no_such_code(literal);
    return {name_, row, text::plain(row->code)};
  }

  /// `e.code() == resayil[429]`, for APIs whose codes are integers.
  [[nodiscard]] consteval triage::code operator[](int number) const {
    char digits[12] = {};
    char* p = digits + sizeof digits;
    const bool negative = number < 0;
    do {
      const int digit = number % 10;
      *--p = static_cast<char>('0' + (digit < 0 ? -digit : digit));
      number /= 10;
    } while (number != 0);
    if (negative) *--p = '-';
    const auto size = static_cast<std::size_t>(digits + sizeof digits - p);
    const code_row* const row = find_code({p, size});
    if (detail::is_null(row)) detail::this_provider_has_no_such_code(p);
    return {name_, row, text::plain(row->code)};
  }

  /// The row of a code, nullptr if there is none. Case counts.
  [[nodiscard]] constexpr const code_row* find_code(std::string_view code) const noexcept {
    return detail::find_row(codes_, code_hash_, &code_row::code, code);
  }

  /// The row of a type, nullptr if there is none. Codes and types are different namespaces.
  [[nodiscard]] constexpr const type_row* find_type(std::string_view type) const noexcept {
    return detail::find_row(types_, type_hash_, &type_row::type, type);
  }

  /// The same for text from a response, whose escapes are decoded on the way.
  [[nodiscard]] constexpr const code_row* find_code(const text& code) const noexcept {
    char buffer[longest_key];
    return find_code(decoded_key(code, buffer));
  }
  [[nodiscard]] constexpr const type_row* find_type(const text& type) const noexcept {
    char buffer[longest_key];
    return find_type(decoded_key(type, buffer));
  }

  /// The row of an error id's class, nullptr if there is none.
  [[nodiscard]] constexpr const class_row* find_class(std::string_view cls) const noexcept {
    for (const class_row& row : classes_) {
      if (row.cls == cls) return &row;
    }
    return nullptr;
  }

  /// The provider's own row for a status, nullptr if its page has none: see http_status().
  [[nodiscard]] constexpr const status_row* find_status(int status) const noexcept {
    for (const status_row& row : statuses_) {
      if (row.status == status) return &row;
    }
    return nullptr;
  }

  /// The name of the documented header that has a role; empty if none is documented.
  [[nodiscard]] constexpr std::string_view header_name(header_role role) const noexcept {
    for (const header_row& row : headers_) {
      if (row.role == role) return row.name;
    }
    return {};
  }

  /// For the reader: the same, but empty if it is the name that everybody uses.
  [[nodiscard]] constexpr std::string_view own_header_name(header_role role) const noexcept {
    return role == header_role::retry_after ? retry_after_ : request_id_;
  }

  /// Splits an error id such as "DAT030002"; all parts are empty if it hasn't that form. Letters,
  /// then digits, as the provider's `error_id` says.
  [[nodiscard]] constexpr id_parts split_id(std::string_view id) const noexcept {
    const std::size_t head = std::size_t{id_.service} + id_.cls;
    if (head == 0 || id.size() <= head) return {};
    for (std::size_t i = 0; i < id.size(); ++i) {
      const char c = id[i];
      const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      const bool digit = c >= '0' && c <= '9';
      if (i < id_.service ? !letter : !digit) return {};
    }
    return {id.substr(0, id_.service), id.substr(id_.service, id_.cls), id.substr(head)};
  }

  /// For the reader: where bodies have what.
  [[nodiscard]] constexpr const detail::shape_view& shapes() const noexcept { return shapes_; }

  /// For the reader: which letter of `delays().phrase` to search for.
  [[nodiscard]] constexpr std::size_t phrase_pivot() const noexcept { return phrase_pivot_; }

  friend constexpr bool operator==(const provider& a, const provider& b) noexcept {
    return a.name_ == b.name_;
  }

 private:
  template <class Api>
  friend consteval provider define();

  // No key of any table is longer; `define` checks it.
  static constexpr std::size_t longest_key = detail::longest_key;

  // Empty if the text is longer than any key: an empty key is in no table.
  static constexpr std::string_view decoded_key(const text& t, char (&buffer)[longest_key]) {
    if (!t.escaped()) return t.raw();
    text::decoder d(t);
    std::size_t size = 0;
    for (int c = d.next(); c >= 0; c = d.next()) {
      if (size == longest_key) return {};
      buffer[size++] = static_cast<char>(c);
    }
    return {buffer, size};
  }

  constexpr provider() = default;

  std::string_view name_;
  std::string_view title_;
  std::string_view page_;
  table_view<code_row> codes_;
  table_view<type_row> types_;
  table_view<class_row> classes_;
  table_view<status_row> statuses_;
  table_view<header_row> headers_;
  table_view<field> fields_;
  detail::hash_view code_hash_;
  detail::hash_view type_hash_;
  detail::shape_view shapes_;
  id_layout id_;
  table_view<limit_row> limits_;
  delay_rules delays_;
  const retry_policy* advice_ = nullptr;
  std::string_view retry_after_;
  std::string_view request_id_;
  std::uint8_t phrase_pivot_ = 0;
};

namespace detail {

/// The place of the letter before # that English uses least.
[[nodiscard]] consteval std::uint8_t rarest_letter(std::string_view phrase) {
  const std::string_view before = phrase.substr(0, phrase.find('#'));
  for (const char c : std::string_view("zqxjkvbpygfwmucldrhsnioate")) {
    const std::size_t at = before.find(c);
    if (at != std::string_view::npos) return static_cast<std::uint8_t>(at);
  }
  return 0;
}

// What the compiler builds for one API: the only storage a provider has beside its tables. Each is
// made when it is used, so that a faulty table is reported and not hashed.
template <class Api>
inline constexpr own_trie shapes_of = [] {
  if constexpr (requires { Api::fields; }) {
    return own_trie(Api::name, std::data(Api::fields), std::size(Api::fields));
  } else {
    return own_trie(Api::name, nullptr, 0);
  }
}();

template <class Api>
inline constexpr auto code_table = build_hash_table<Api::codes, &code_row::code>();

template <class Api>
inline constexpr auto type_table = build_hash_table<Api::types, &type_row::type>();

}  // namespace detail

/// Makes a provider of a struct of tables. What the struct may have, all static constexpr (a
/// std::array will do for an array):
///
///     std::string_view name;       // required: lower case, as in find_provider()
///     std::string_view title;      // for people; default: the name
///     std::string_view page;       // the API's page on errors
///     field fields[];              // where the body has what; the generic shapes come after it
///     code_row codes[];            // the error codes
///     type_row types[];            // the error types
///     class_row classes[];         // the classes of error ids, and
///     id_layout error_id;          //   how the ids split
///     status_row statuses[];       // the statuses the page lists
///     header_row headers[];        // the response headers it documents
///     limit_row limits[];          // the rate limits that headers tell
///     delay_rules delays;          // what it says of delays beyond the usual
///     retry_policy advice;         // how its page tells clients to retry
///
/// A mistake in a table does not compile: two rows with one key, an empty name, a status outside
/// 100 … 599, a malformed JSON Pointer, a key of more than 64 bytes. The message names the fault;
/// the row is the template argument beside it, counted from 0.
template <class Api>
[[nodiscard]] consteval provider define() {
  static_assert(
      requires { std::string_view(Api::name); },
      "triage: a provider needs `static constexpr std::string_view name`");
  static_assert(!Api::name.empty(), "triage: the name of a provider is empty");
  provider p;
  p.name_ = p.title_ = Api::name;
  if constexpr (requires { Api::title; }) p.title_ = Api::title;
  if constexpr (requires { Api::page; }) p.page_ = Api::page;
  if constexpr (requires { Api::fields; }) {
    (void)detail::check_fields<Api>();
    p.fields_ = {std::data(Api::fields), std::size(Api::fields)};
  }
  if constexpr (requires { Api::codes; }) {
    if constexpr (detail::code_checks<Api>::sound) {
      p.codes_ = {std::data(Api::codes), std::size(Api::codes)};
      p.code_hash_ = detail::code_table<Api>.view();
    }
  }
  if constexpr (requires { Api::types; }) {
    if constexpr (detail::type_checks<Api>::sound) {
      p.types_ = {std::data(Api::types), std::size(Api::types)};
      p.type_hash_ = detail::type_table<Api>.view();
    }
  }
  if constexpr (requires { Api::classes; }) {
    (void)detail::check_classes<Api>();
    p.classes_ = {std::data(Api::classes), std::size(Api::classes)};
    p.id_ = Api::error_id;
  }
  if constexpr (requires { Api::statuses; }) {
    (void)detail::check_statuses<Api>();
    p.statuses_ = {std::data(Api::statuses), std::size(Api::statuses)};
  }
  if constexpr (requires { Api::headers; }) {
    (void)detail::check_headers<Api>();
    p.headers_ = {std::data(Api::headers), std::size(Api::headers)};
    p.retry_after_ = p.header_name(header_role::retry_after);
    p.request_id_ = p.header_name(header_role::request_id);
    if (detail::same_name(p.retry_after_, "Retry-After")) p.retry_after_ = {};
    if (detail::same_name(p.request_id_, "X-Request-ID")) p.request_id_ = {};
  }
  if constexpr (requires { Api::limits; }) {
    (void)detail::check_limits<Api>();
    p.limits_ = {std::data(Api::limits), std::size(Api::limits)};
  }
  if constexpr (requires { Api::delays; }) {
    p.delays_ = Api::delays;
    p.phrase_pivot_ = detail::rarest_letter(p.delays_.phrase);
  }
  if constexpr (requires { Api::advice; }) p.advice_ = &Api::advice;
  p.shapes_ = detail::shapes_of<Api>.view();
  return p;
}

}  // namespace triage

#endif
