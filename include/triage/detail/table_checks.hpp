// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Checks of a provider's tables, made by the compiler.
#ifndef TRIAGE_DETAIL_TABLE_CHECKS_HPP
#define TRIAGE_DETAIL_TABLE_CHECKS_HPP

#include <cstddef>
#include <string_view>

#include <triage/detail/perfect_hash.hpp>
#include <triage/detail/shape_trie.hpp>
#include <triage/rows.hpp>

namespace triage::inline TRIAGE_ABI::detail {

inline constexpr std::size_t longest_key = 64;

/// Never defined: calling it in a constant expression is the compile error that a user sees for
/// `provider["misspelt_code"]`.
void this_provider_has_no_such_code(const char* code);

// Each fault is a template, so that the compiler prints the row beside the message.
template <int Row>
struct duplicate_code {
  static_assert(Row < 0, "triage: duplicate code: two rows of codes[] have the same code");
};
template <int Row>
struct empty_code {
  static_assert(Row < 0, "triage: empty name: a row of codes[] has no code");
};
template <int Row>
struct code_too_long {
  static_assert(Row < 0, "triage: a row of codes[] has a code of more than 64 bytes");
};
template <int Row>
struct code_with_impossible_status {
  static_assert(Row < 0, "triage: impossible status: a row of codes[] is not within 100 ... 599");
};
template <int Row>
struct duplicate_type {
  static_assert(Row < 0, "triage: duplicate type: two rows of types[] have the same type");
};
template <int Row>
struct empty_type {
  static_assert(Row < 0, "triage: empty name: a row of types[] has no type");
};
template <int Row>
struct type_too_long {
  static_assert(Row < 0, "triage: a row of types[] has a type of more than 64 bytes");
};
template <int Row>
struct duplicate_class {
  static_assert(Row < 0, "triage: duplicate class: two rows of classes[] have the same class");
};
template <int Row>
struct class_of_wrong_length {
  static_assert(Row < 0, "triage: a row of classes[] is not as long as error_id says");
};
template <int Row>
struct class_with_impossible_status {
  static_assert(Row < 0, "triage: impossible status: a row of classes[] is not within 100 ... 599");
};
template <int Row>
struct duplicate_status {
  static_assert(Row < 0, "triage: duplicate status: two rows of statuses[] have the same status");
};
template <int Row>
struct impossible_status {
  static_assert(Row < 0,
                "triage: impossible status: a row of statuses[] is not within 100 ... 599");
};
template <int Row>
struct malformed_pointer {
  static_assert(Row < 0,
                "triage: malformed pointer: a row of fields[] has no JSON Pointer (RFC 6901) of "
                "one to six tokens");
};
template <bool Full>
struct pointers_do_not_fit {
  static_assert(!Full,
                "triage: too many pointers: all that fields[] names on its ways, members and "
                "elements, does not fit beside what the generic shapes name");
};
template <int Row>
struct empty_header_name {
  static_assert(Row < 0, "triage: empty name: a row of headers[] has no name");
};
template <int Row>
struct limit_without_unit {
  static_assert(Row < 0, "triage: a row of limits[] has no unit, such as \"requests\"");
};
template <int Row>
struct limit_without_header {
  static_assert(Row < 0, "triage: a row of limits[] names no header");
};

/// The first row for which `bad` holds, or -1.
template <class Rows, class Bad>
[[nodiscard]] constexpr int first_row(const Rows& rows, Bad bad) {
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (bad(rows[i])) return static_cast<int>(i);
  }
  return -1;
}

/// The first row whose key an earlier row has, or -1.
template <class Rows, class Key>
[[nodiscard]] constexpr int first_repeated(const Rows& rows, Key key) {
  for (std::size_t i = 1; i < std::size(rows); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (key(rows[i]) == key(rows[j])) return static_cast<int>(i);
    }
  }
  return -1;
}

[[nodiscard]] constexpr bool impossible(int status) {
  return status < 100 || status > 599;
}

// An unsound table does not compile; that `sound` is false spares the user the errors that would
// follow from it. Members, and not variables of a function, are worked out once.
template <class Api>
struct code_checks {
  static constexpr auto& rows = Api::codes;
  static_assert(std::size(rows) <= 255, "triage: a table can have at most 255 rows");
  static constexpr int empty = first_row(rows, [](const code_row& r) { return r.code.empty(); });
  static constexpr int longer =
      first_row(rows, [](const code_row& r) { return r.code.size() > longest_key; });
  static constexpr int repeated = first_repeated(hashes_of<Api::codes, &code_row::code>.of);
  static constexpr int status =
      first_row(rows, [](const code_row& r) { return impossible(r.status); });
  static constexpr bool sound =
      ((void)empty_code<empty>{}, (void)code_too_long<longer>{}, (void)duplicate_code<repeated>{},
       (void)code_with_impossible_status<status>{},
       empty < 0 && longer < 0 && repeated < 0 && status < 0);
};

template <class Api>
struct type_checks {
  static constexpr auto& rows = Api::types;
  static_assert(std::size(rows) <= 255, "triage: a table can have at most 255 rows");
  static constexpr int empty = first_row(rows, [](const type_row& r) { return r.type.empty(); });
  static constexpr int longer =
      first_row(rows, [](const type_row& r) { return r.type.size() > longest_key; });
  static constexpr int repeated = first_repeated(hashes_of<Api::types, &type_row::type>.of);
  static constexpr bool sound =
      ((void)empty_type<empty>{}, (void)type_too_long<longer>{}, (void)duplicate_type<repeated>{},
       empty < 0 && longer < 0 && repeated < 0);
};

template <class Api>
[[nodiscard]] constexpr bool check_classes() {
  static_assert(
      requires { Api::error_id.cls; },
      "triage: a provider with classes[] needs `static constexpr id_layout error_id`");
  constexpr auto& rows = Api::classes;
  constexpr int repeated = first_repeated(rows, [](const class_row& r) { return r.cls; });
  constexpr int length =
      first_row(rows, [](const class_row& r) { return r.cls.size() != Api::error_id.cls; });
  constexpr int status = first_row(rows, [](const class_row& r) {
    return impossible(r.first_status) || impossible(r.last_status) ||
           r.first_status > r.last_status;
  });
  (void)duplicate_class<repeated>{};
  (void)class_of_wrong_length<length>{};
  (void)class_with_impossible_status<status>{};
  return true;
}

template <class Api>
[[nodiscard]] constexpr bool check_statuses() {
  constexpr auto& rows = Api::statuses;
  constexpr int repeated = first_repeated(rows, [](const status_row& r) { return r.status; });
  constexpr int status = first_row(rows, [](const status_row& r) { return impossible(r.status); });
  (void)duplicate_status<repeated>{};
  (void)impossible_status<status>{};
  return true;
}

template <class Api>
[[nodiscard]] constexpr bool check_headers() {
  constexpr int empty = first_row(Api::headers, [](const header_row& r) { return r.name.empty(); });
  (void)empty_header_name<empty>{};
  return true;
}

inline constexpr std::size_t most_limit_rows = 8;

template <class Api>
[[nodiscard]] constexpr bool check_limits() {
  static_assert(std::size(Api::limits) <= most_limit_rows,
                "triage: a provider can have at most 8 rows of limits[]");
  constexpr int unit = first_row(Api::limits, [](const limit_row& r) { return r.unit.empty(); });
  constexpr int header = first_row(Api::limits, [](const limit_row& r) {
    return r.limit.empty() && r.remaining.empty() && r.reset.empty();
  });
  (void)limit_without_unit<unit>{};
  (void)limit_without_header<header>{};
  return true;
}

template <class Api>
[[nodiscard]] constexpr bool check_fields() {
  static_assert(std::size(Api::fields) <= 24, "triage: a provider can have at most 24 fields");
  constexpr int pointer =
      first_row(Api::fields, [](const field& f) { return !valid_pointer(f.pointer); });
  (void)malformed_pointer<pointer>{};
  if constexpr (pointer < 0 && std::size(Api::fields) <= own_trie::max_fields) {
    constexpr bool full =
        own_trie(Api::name, std::data(Api::fields), std::size(Api::fields)).trie.full;
    (void)pointers_do_not_fit<full>{};
  }
  return true;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
