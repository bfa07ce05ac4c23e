// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A provider: an API whose errors we know, as an ordinary constexpr value.
#ifndef TRIAGE_PROVIDER_HPP
#define TRIAGE_PROVIDER_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/code.hpp>
#include <triage/detail/key.hpp>
#include <triage/detail/null.hpp>
#include <triage/detail/perfect_hash.hpp>
#include <triage/detail/shape_trie.hpp>
#include <triage/detail/table_checks.hpp>
#include <triage/headers.hpp>
#include <triage/http_status.hpp>
#include <triage/retry_policy.hpp>
#include <triage/rows.hpp>
#include <triage/shape.hpp>

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

/// The parts that an error id is made of, as views of the id; all empty if it does not have the
/// provider's form.
struct id_parts {
  std::string_view service;
  std::string_view cls;
  std::string_view sequence;
};

class provider;

template <class Api>
[[nodiscard]] consteval provider define();

namespace detail {

/// What `define` makes of one API: views of static tables, and the lookups that the compiler built.
struct provider_data {
  std::string_view name;
  std::string_view title;
  std::string_view page;
  table_view<code_row> codes;
  table_view<type_row> types;
  table_view<class_row> classes;
  table_view<status_row> statuses;
  table_view<header_row> headers;
  table_view<field> fields;
  hash_view code_hash;
  hash_view type_hash;
  shape_view shapes;
  id_layout id;
  table_view<limit_row> limits;
  delay_rules delays;
  const retry_policy* advice = nullptr;
  std::string_view retry_after;
  std::string_view request_id;
  std::string_view should_retry;
  std::uint8_t phrase_pivot = 0;
};

}  // namespace detail

/// An API whose errors we know. Made by `define`, never at run time. A handle of the size of a
/// pointer to static tables: a copy is as good as the first, and errors stay valid when it is gone.
/// Compares by name. All lookups take constant time whatever the size of the table unless they say
/// otherwise, allocate nothing and do not throw.
class provider {
 public:
  /// The name, as in `find_provider`: lower case. Static storage, like all that it returns.
  [[nodiscard]] constexpr std::string_view name() const noexcept { return data_->name; }
  /// The name for people.
  [[nodiscard]] constexpr std::string_view title() const noexcept { return data_->title; }
  /// The API's page on errors, which the rows' sources are sections of.
  [[nodiscard]] constexpr std::string_view page() const noexcept { return data_->page; }

  /// The tables, in the order of the provider's file; empty where it has none.
  [[nodiscard]] constexpr table_view<code_row> codes() const noexcept { return data_->codes; }
  [[nodiscard]] constexpr table_view<type_row> types() const noexcept { return data_->types; }
  [[nodiscard]] constexpr table_view<class_row> classes() const noexcept { return data_->classes; }
  [[nodiscard]] constexpr table_view<status_row> statuses() const noexcept {
    return data_->statuses;
  }
  [[nodiscard]] constexpr table_view<header_row> headers() const noexcept { return data_->headers; }
  [[nodiscard]] constexpr table_view<field> fields() const noexcept { return data_->fields; }
  [[nodiscard]] constexpr table_view<limit_row> limits() const noexcept { return data_->limits; }
  [[nodiscard]] constexpr const delay_rules& delays() const noexcept { return data_->delays; }
  /// How its page tells clients to retry; nullptr if it says nothing. Static storage. For
  /// `retry_policy::next`, include <triage/plan.hpp>.
  [[nodiscard]] constexpr const retry_policy* advice() const noexcept { return data_->advice; }

  /// `e.code() == assisters["tokens_exhausted"]`: a code that is not in the table does not compile.
  template <std::size_t N>
  [[nodiscard]] consteval triage::code operator[](const char (&literal)[N]) const {
    const std::string_view wanted(literal, N - 1);
    const code_row* const row = find_code(wanted);
    if (detail::is_null(row)) detail::this_provider_has_no_such_code(literal);
    return {name(), row, text::plain(row->code)};
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
    return {name(), row, text::plain(row->code)};
  }

  /// The row of a code, nullptr if there is none. Case matters.
  [[nodiscard]] constexpr const code_row* find_code(std::string_view code) const noexcept {
    return detail::find_row(data_->codes, data_->code_hash, &code_row::code, code);
  }

  /// The row of a type, nullptr if there is none. Codes and types are different namespaces.
  [[nodiscard]] constexpr const type_row* find_type(std::string_view type) const noexcept {
    return detail::find_row(data_->types, data_->type_hash, &type_row::type, type);
  }

  /// The same for text from a response, whose escapes are decoded on the way.
  [[nodiscard]] constexpr const code_row* find_code(const text& code) const noexcept {
    char buffer[detail::longest_key];
    return find_code(detail::decoded_key(code, buffer));
  }
  [[nodiscard]] constexpr const type_row* find_type(const text& type) const noexcept {
    char buffer[detail::longest_key];
    return find_type(detail::decoded_key(type, buffer));
  }

  /// The row of an error id's class, nullptr if there is none. Linear in the table.
  [[nodiscard]] constexpr const class_row* find_class(std::string_view id_class) const noexcept {
    for (const class_row& row : data_->classes) {
      if (row.cls == id_class) return &row;
    }
    return nullptr;
  }

  /// The provider's own row for a status, nullptr if its page has none: see `http_status`. Linear
  /// in the table.
  [[nodiscard]] constexpr const status_row* find_status(int status) const noexcept {
    for (const status_row& row : data_->statuses) {
      if (row.status == status || (row.status < status && status <= row.last_status)) return &row;
    }
    return nullptr;
  }

  /// The name of the documented header that has a role; empty if none is documented.
  [[nodiscard]] constexpr std::string_view header_name(header_role role) const noexcept {
    for (const header_row& row : data_->headers) {
      if (row.role == role) return row.name;
    }
    return {};
  }

  /// For the reader: the same, but empty if it is a name that is looked for anyway.
  [[nodiscard]] constexpr std::string_view own_header_name(header_role role) const noexcept {
    switch (role) {
      case header_role::retry_after: return data_->retry_after;
      case header_role::request_id: return data_->request_id;
      case header_role::should_retry: break;
    }
    return data_->should_retry;
  }

  /// Splits an error id such as "DAT030002" into views of it; all parts are empty if it does not
  /// have that form. Letters, then digits, as the provider's `error_id` says. Linear in the id.
  [[nodiscard]] constexpr id_parts split_id(std::string_view id) const noexcept {
    const id_layout& layout = data_->id;
    const std::size_t head = std::size_t{layout.service} + layout.cls;
    if (head == 0 || id.size() <= head) return {};
    for (std::size_t i = 0; i < id.size(); ++i) {
      const char c = id[i];
      const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      const bool digit = c >= '0' && c <= '9';
      if (i < layout.service ? !letter : !digit) return {};
    }
    return {id.substr(0, layout.service), id.substr(layout.service, layout.cls), id.substr(head)};
  }

  /// For the reader: where bodies have what.
  [[nodiscard]] constexpr const detail::shape_view& shapes() const noexcept {
    return data_->shapes;
  }

  /// For the reader: which letter of `delays().phrase` to search for.
  [[nodiscard]] constexpr std::size_t phrase_pivot() const noexcept { return data_->phrase_pivot; }

  friend constexpr bool operator==(const provider& a, const provider& b) noexcept {
    return a.data_ == b.data_ || a.name() == b.name();
  }

 private:
  friend class error;
  friend class error_maker;
  template <class Api>
  friend consteval provider define();

  explicit constexpr provider(const detail::provider_data& data) noexcept : data_(&data) {}

  const detail::provider_data* data_;
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
inline constexpr own_trie shapes_of{std::data(Api::fields), std::size(Api::fields)};

template <class Api>
inline constexpr auto code_table = build_hash_table<Api::codes, &code_row::code>();

template <class Api>
inline constexpr auto type_table = build_hash_table<Api::types, &type_row::type>();

template <class Api>
[[nodiscard]] consteval provider_data build_provider() {
  provider_data p;
  p.name = p.title = p.shapes.name = Api::name;
  if constexpr (requires { Api::title; }) p.title = Api::title;
  if constexpr (requires { Api::page; }) p.page = Api::page;
  if constexpr (requires { Api::fields; }) {
    if constexpr (check_fields<Api>()) {
      (void)pointers_do_not_fit<shapes_of<Api>.trie.full>{};
      p.fields = {std::data(Api::fields), std::size(Api::fields)};
      p.shapes = shapes_of<Api>.view(Api::name);
    }
  }
  if constexpr (requires { Api::codes; }) {
    if constexpr (code_checks<Api>::sound) {
      p.codes = {std::data(Api::codes), std::size(Api::codes)};
      p.code_hash = code_table<Api>.view();
    }
  }
  if constexpr (requires { Api::types; }) {
    if constexpr (type_checks<Api>::sound) {
      p.types = {std::data(Api::types), std::size(Api::types)};
      p.type_hash = type_table<Api>.view();
    }
  }
  if constexpr (requires { Api::classes; }) {
    (void)check_classes<Api>();
    p.classes = {std::data(Api::classes), std::size(Api::classes)};
    p.id = Api::error_id;
  }
  if constexpr (requires { Api::statuses; }) {
    (void)check_statuses<Api>();
    p.statuses = {std::data(Api::statuses), std::size(Api::statuses)};
  }
  if constexpr (requires { Api::headers; }) {
    (void)check_headers<Api>();
    p.headers = {std::data(Api::headers), std::size(Api::headers)};
    for (const header_row& row : p.headers) {
      switch (row.role) {
        case header_role::retry_after: p.retry_after = row.name; break;
        case header_role::request_id: p.request_id = row.name; break;
        case header_role::should_retry: p.should_retry = row.name; break;
      }
    }
    if (same_name(p.retry_after, "Retry-After")) p.retry_after = {};
    if (same_name(p.request_id, "X-Request-ID")) p.request_id = {};
  }
  if constexpr (requires { Api::limits; }) {
    (void)check_limits<Api>();
    p.limits = {std::data(Api::limits), std::size(Api::limits)};
  }
  if constexpr (requires { Api::delays; }) {
    static_assert(valid_phrase(Api::delays.phrase),
                  "triage: delays.phrase has no # for the seconds, or nothing before it");
    p.delays = Api::delays;
    p.phrase_pivot = rarest_letter(p.delays.phrase);
  }
  if constexpr (requires { Api::advice; }) p.advice = &Api::advice;
  return p;
}

template <class Api>
inline constexpr provider_data data_of = build_provider<Api>();

}  // namespace detail

/// Makes a provider of a struct of tables. What the struct may have, all static constexpr (a
/// std::array will do for an array):
///
///     std::string_view name;       // required: lower case, as in find_provider()
///     std::string_view title;      // for people; default: the name
///     std::string_view page;       // the API's page on errors
///     field fields[];              // where the body has what; a body without a code, a type and
///                                  //   a message there is read by the generic shapes
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
/// A mistake in a table does not compile: two rows with one key, an empty name, a row without a
/// category, a remedy that contradicts the action, a status outside 100 … 599, a malformed JSON
/// Pointer, a key of more than 64 bytes, and others. The message names the fault; the row is the
/// template argument beside it, counted from 0.
template <class Api>
[[nodiscard]] consteval provider define() {
  static_assert(
      requires { std::string_view(Api::name); },
      "triage: a provider needs `static constexpr std::string_view name`");
  static_assert(!Api::name.empty(), "triage: the name of a provider is empty");
  static_assert(detail::valid_name(Api::name),
                "triage: the name of a provider has other characters than a-z, 0-9 and _");
  return provider(detail::data_of<Api>);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
