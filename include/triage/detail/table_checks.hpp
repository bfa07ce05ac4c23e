// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Checks of a provider's tables, made by the compiler.
#ifndef TRIAGE_DETAIL_TABLE_CHECKS_HPP
#define TRIAGE_DETAIL_TABLE_CHECKS_HPP

#include <cstddef>
#include <string_view>

#include <triage/detail/key.hpp>
#include <triage/detail/perfect_hash.hpp>
#include <triage/detail/shape_trie.hpp>
#include <triage/remedy.hpp>
#include <triage/rows.hpp>

namespace triage::inline TRIAGE_ABI::detail {

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
  static_assert(Row < 0,
                "triage: duplicate status: earlier rows of statuses[] have all statuses of a row");
};
template <int Row>
struct status_range_upside_down {
  static_assert(Row < 0, "triage: a row of statuses[] has a last_status below its status");
};
template <int Row>
struct status_without_proof {
  static_assert(
      Row < 0,
      "triage: a row of statuses[] says processed::no for a 5xx, which any gateway on the "
      "way can send; only the row of a code can say so");
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
                "elements, is more than 63");
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

template <int Row>
struct code_of_a_success {
  static_assert(Row < 0, "triage: impossible status: a row of codes[] has the status of a success");
};
template <int Row>
struct pointer_twice {
  static_assert(Row < 0, "triage: two rows of fields[] have the same pointer and role");
};
template <int Row>
struct header_role_twice {
  static_assert(Row < 0,
                "triage: two rows of headers[] have the same role: only one would be read");
};

// What every row of a decision has to say, whatever its table.
struct in_codes;
struct in_types;
struct in_classes;
struct in_statuses;
template <class Table, int Row>
struct row_without_category {
  static_assert(Row < 0, "triage: a row has no category");
};
template <class Table, int Row>
struct row_without_failure {
  static_assert(
      Row < 0,
      "triage: a row has the category `none`, which only rows of statuses[] for a 2xx have");
};
template <class Table, int Row>
struct remedy_against_action {
  static_assert(
      Row < 0,
      "triage: the remedy of a row contradicts its action: `wait` goes with `backoff`, and "
      "everything else with `never`");
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
template <class Row>
[[nodiscard]] constexpr bool may_be_a_success(const Row&) {
  return false;
}
[[nodiscard]] constexpr bool may_be_a_success(const status_row& row) {
  return row.status >= 200 && row.status <= 299;
}

template <class Table, const auto& Rows>
[[nodiscard]] constexpr bool decisions_are_sound() {
  constexpr int unset =
      first_row(Rows, [](const auto& r) { return r.category == category::unset; });
  constexpr int none = first_row(
      Rows, [](const auto& r) { return r.category == category::none && !may_be_a_success(r); });
  constexpr int remedy = first_row(
      Rows, [](const auto& r) { return r.action != action::after && !agree(r.remedy, r.action); });
  (void)row_without_category<Table, unset>{};
  (void)row_without_failure<Table, none>{};
  (void)remedy_against_action<Table, remedy>{};
  return unset < 0 && none < 0 && remedy < 0;
}

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
  static constexpr int success =
      first_row(rows, [](const code_row& r) { return r.status >= 200 && r.status <= 299; });
  static constexpr bool sound =
      ((void)empty_code<empty>{}, (void)code_too_long<longer>{}, (void)duplicate_code<repeated>{},
       (void)code_with_impossible_status<status>{}, (void)code_of_a_success<success>{},
       empty < 0 && longer < 0 && repeated < 0 && status < 0 && success < 0 &&
           decisions_are_sound<in_codes, Api::codes>());
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
       empty < 0 && longer < 0 && repeated < 0 && decisions_are_sound<in_types, Api::types>());
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
  return decisions_are_sound<in_classes, Api::classes>();
}

[[nodiscard]] constexpr int last(const status_row& row) {
  return row.last_status != 0 ? row.last_status : row.status;
}

/// The first row that can never be found, since earlier rows have all of its statuses, or -1.
template <class Rows>
[[nodiscard]] constexpr int first_covered(const Rows& rows) {
  for (std::size_t i = 1; i < std::size(rows); ++i) {
    int status = rows[i].status;
    for (bool moved = true; moved && status <= last(rows[i]);) {
      moved = false;
      for (std::size_t j = 0; j < i; ++j) {
        if (rows[j].status <= status && status <= last(rows[j])) {
          status = last(rows[j]) + 1;
          moved = true;
        }
      }
    }
    if (status > last(rows[i]) && last(rows[i]) >= rows[i].status) return static_cast<int>(i);
  }
  return -1;
}

template <class Api>
[[nodiscard]] constexpr bool check_statuses() {
  constexpr auto& rows = Api::statuses;
  constexpr int status = first_row(rows, [](const status_row& r) {
    return impossible(r.status) || (r.last_status != 0 && impossible(r.last_status));
  });
  constexpr int range = first_row(
      rows, [](const status_row& r) { return r.last_status != 0 && r.last_status < r.status; });
  constexpr int claims = first_row(
      rows, [](const status_row& r) { return r.processed == processed::no && last(r) >= 500; });
  (void)duplicate_status<first_covered(rows)>{};
  (void)impossible_status<status>{};
  (void)status_range_upside_down<range>{};
  (void)status_without_proof<claims>{};
  return decisions_are_sound<in_statuses, Api::statuses>();
}

template <class Api>
[[nodiscard]] constexpr bool check_headers() {
  constexpr int empty = first_row(Api::headers, [](const header_row& r) { return r.name.empty(); });
  constexpr int twice = first_repeated(Api::headers, [](const header_row& r) { return r.role; });
  (void)empty_header_name<empty>{};
  (void)header_role_twice<twice>{};
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

template <class Fields>
[[nodiscard]] constexpr int first_same_field(const Fields& fields) {
  for (std::size_t i = 1; i < std::size(fields); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (fields[i].pointer == fields[j].pointer && fields[i].role == fields[j].role) {
        return static_cast<int>(i);
      }
    }
  }
  return -1;
}

/// Whether a sentence with a delay in it has a # for the number, and words before it.
[[nodiscard]] constexpr bool valid_phrase(std::string_view phrase) {
  const std::size_t mark = phrase.find('#');
  return phrase.empty() || (mark != std::string_view::npos && mark > 0);
}

/// Whether a provider's name is one that can be typed anywhere: lower-case letters, digits and _.
[[nodiscard]] constexpr bool valid_name(std::string_view name) {
  for (const char c : name) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
  }
  return true;
}

/// Whether a trie can be made of the fields, if it has room for them.
template <class Api>
[[nodiscard]] constexpr bool check_fields() {
  static_assert(std::size(Api::fields) <= own_trie::max_fields,
                "triage: a provider can have at most 64 fields");
  constexpr int pointer =
      first_row(Api::fields, [](const field& f) { return !valid_pointer(f.pointer); });
  constexpr int twice = first_same_field(Api::fields);
  (void)malformed_pointer<pointer>{};
  (void)pointer_twice<twice>{};
  return pointer < 0 && twice < 0 && std::size(Api::fields) <= own_trie::max_fields;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
