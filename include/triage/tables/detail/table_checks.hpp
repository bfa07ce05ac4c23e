// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Checks of a provider's tables, made by the compiler.
#ifndef TRIAGE_TABLES_DETAIL_TABLE_CHECKS_HPP
#define TRIAGE_TABLES_DETAIL_TABLE_CHECKS_HPP

#include <cstddef>
#include <string_view>

#include <triage/tables/detail/compiled_rows.hpp>
#include <triage/text/detail/key.hpp>
#include <triage/tables/detail/perfect_hash.hpp>
#include <triage/tables/detail/shape_trie.hpp>
#include <triage/vocabulary/remedy.hpp>
#include <triage/tables/rows.hpp>
#include <triage/tables/table_view.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// Never defined: calling it in a constant expression is the compile error that a user sees for
/// `provider["misspelt_code"]`.
void this_provider_has_no_such_code(const char* code);

// Each fault is a template, so that the compiler prints the row beside the message.
template <int Row>
struct empty_name {
  static_assert(Row < 0,
                "triage: empty name: a row of rows[] has a code, type or class without "
                "characters");
};
template <int Row>
struct name_too_long {
  static_assert(Row < 0, "triage: a row of rows[] has a code or type of more than 64 bytes");
};
template <int Row>
struct row_for_nothing {
  static_assert(Row < 0, "triage: a row of rows[] has neither a key nor a status");
};
template <int Row>
struct impossible_status {
  static_assert(Row < 0,
                "triage: impossible status: a row of rows[] has a status that is not within "
                "100 ... 599, a range that is upside down, or a list of more than four");
};
template <int Row>
struct code_of_a_success {
  static_assert(Row < 0,
                "triage: impossible status: a row of a code or type has the status of a success");
};
template <int Row>
struct row_never_reached {
  static_assert(Row < 0,
                "triage: duplicate row: earlier rows of rows[] with the same code, type, class or "
                "status decide whenever this one could");
};
template <int Row>
struct rows_apart {
  static_assert(Row < 0,
                "triage: rows of one code, type or class have others between them in rows[]");
};
template <int Row>
struct range_upside_down {
  static_assert(Row < 0, "triage: a row of rows[] has a range of codes that is upside down");
};
template <int Row>
struct class_of_wrong_length {
  static_assert(Row < 0, "triage: the class of a row of rows[] is not as long as error_id says");
};
template <bool Missing>
struct classes_without_layout {
  static_assert(
      !Missing,
      "triage: a provider with id_class rows needs `static constexpr id_layout error_id`");
};
template <int Row>
struct status_without_proof {
  static_assert(Row < 0,
                "triage: a row of a status says processed::no for a 5xx, which any gateway on the "
                "way can send; only the row of a code can say so");
};
template <int Row>
struct row_without_category {
  static_assert(Row < 0, "triage: a row of rows[] has no category");
};
template <int Row>
struct row_without_failure {
  static_assert(
      Row < 0,
      "triage: a row of rows[] has the category `none`, which only rows of a 2xx status have");
};
template <int Row>
struct remedy_against_action {
  static_assert(
      Row < 0,
      "triage: the remedy of a row of rows[] contradicts its action: `wait` goes with `backoff`, "
      "and everything else with `never`");
};
template <int Row>
struct delay_against_action {
  static_assert(Row < 0,
                "triage: a row of rows[] has a delay that is negative, or a delay and the action "
                "`never`");
};
template <int Row>
struct recovery_against_action {
  static_assert(Row < 0,
                "triage: a row of rows[] has a recovery and an action other than `never`: what is "
                "sent again as it is needs no recovery");
};
template <int Row>
struct equals_nothing {
  static_assert(Row < 0,
                "triage: the condition of a row of rows[] has `equals`, and neither a header nor "
                "a member that could be equal");
};
template <int Row>
struct malformed_condition {
  static_assert(Row < 0,
                "triage: malformed pointer: the member of a row's condition is no JSON Pointer "
                "(RFC 6901) of one to six tokens");
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
struct pointer_twice {
  static_assert(Row < 0, "triage: two rows of fields[] have the same pointer and role");
};
template <int Row>
struct header_twice {
  static_assert(Row < 0,
                "triage: two rows of headers[] have the same name, role and parameter: only one "
                "would be read");
};
template <int Row>
struct form_of_no_delay {
  static_assert(Row < 0,
                "triage: a row of fields[] or headers[] has a unit of time as its form, and is not "
                "about a delay; or the form of a code, and is about a delay; or percent as its "
                "form, and is not about the message in a header");
};
template <int Row>
struct condition_of_nothing {
  static_assert(Row < 0, "triage: a condition of inside_2xx[] needs either a member or a header");
};
template <int Row>
struct malformed_success_pointer {
  static_assert(Row < 0,
                "triage: malformed pointer: the member of a condition of inside_2xx[] is no JSON "
                "Pointer (RFC 6901) of one to six tokens, or has a *");
};
template <int Row>
struct malformed_batch_pointer {
  static_assert(Row < 0,
                "triage: malformed pointer: a row of batches[] has a pointer that is no JSON "
                "Pointer (RFC 6901) of one to six tokens, or has a * in another one than `each`");
};
template <int Row>
struct batch_without_member {
  static_assert(Row < 0,
                "triage: the condition of a row of batches[] is about a header, which items do "
                "not have, or about nothing");
};
template <int Row>
struct batch_twice {
  static_assert(Row < 0, "triage: two rows of batches[] are the same: items would come twice");
};
template <bool Bad>
struct malformed_text_code {
  static_assert(!Bad, "triage: text_code has no # for the code");
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

inline constexpr std::size_t most_rows = 255;

/// Whether a row names a status of these. A row for all statuses names none.
[[nodiscard]] constexpr bool names_one_of(const statuses& s, int first, int last) {
  const std::size_t size = s.size();
  for (std::size_t i = 0; i < size; ++i) {
    const statuses::range range = s[i];
    if (range.first <= last && range.last >= first) return true;
  }
  return false;
}

// What is wrong with the rows of an API: for each fault the first row that has it, or -1.
struct row_faults {
  int empty = -1;
  int longer = -1;
  int nothing = -1;
  int status = -1;
  int success = -1;
  int upside_down = -1;
  int covered = -1;
  int apart = -1;
  int claims = -1;
  int unset = -1;
  int none = -1;
  int remedy = -1;
  int delay = -1;
  int recovers = -1;
  int equal = -1;
  int pointer = -1;
  int layout = -1;
  int length = -1;

  friend constexpr bool operator==(const row_faults&, const row_faults&) = default;
};

/// Finds them. No template, and one pass: for a hundred providers the compiler does it a hundred
/// times.
class row_checker {
 public:
  /// `id_class`: how long classes of error ids are; -1: there is no `error_id`.
  constexpr row_checker(const row* rows, std::size_t size, int id_class)
      : rows_(rows), id_class_(id_class) {
    for (row_ = 0; row_ < size && row_ < most_rows; ++row_) {
      const row& r = rows[row_];
      check_key(r);
      check_kind(r);
      if (!r.when.always() || !r.when.equals.empty()) check_condition(r.when);
      check_earlier(r);
    }
  }

  row_faults faults;

 private:
  constexpr void note(int& fault) const {
    if (fault < 0) fault = static_cast<int>(row_);
  }

  constexpr void check_key(const row& r) {
    const about a = r.key.about();
    const std::size_t size = r.name().size();
    if (!r.status.possible()) note(faults.status);
    if (size > longest_key) note(faults.longer);
    if (a == about::status) {
      if (r.status.any() && r.status.possible()) note(faults.nothing);
      return;
    }
    if (names_one_of(r.status, 200, 299)) note(faults.success);
    if (a == about::range) {
      if (r.key.first() > r.key.last()) note(faults.upside_down);
      return;
    }
    if (size == 0) note(faults.empty);
    if (a == about::id_class) {
      if (id_class_ < 0) {
        note(faults.layout);
      } else if (size != static_cast<std::size_t>(id_class_)) {
        note(faults.length);
      }
    }
  }

  constexpr void check_kind(const row& r) {
    const kind& k = r.kind;
    const bool status = r.key.about() == about::status;
    if (status && k.processed == processed::no && names_one_of(r.status, 500, 599)) {
      note(faults.claims);
    }
    if (k.category == category::unset) note(faults.unset);
    if (k.category == category::none) {
      const bool success = status && names_one_of(r.status, 200, 299) &&
                           !names_one_of(r.status, 100, 199) && !names_one_of(r.status, 300, 599);
      if (!success) note(faults.none);
    }
    if (k.action != action::after && !agree(k.remedy, k.action)) note(faults.remedy);
    if (r.delay_ms < 0 || (r.delay_ms > 0 && k.action == action::never)) note(faults.delay);
    if (k.recovery != recovery::none && k.action != action::never) note(faults.recovers);
  }

  constexpr void check_condition(const when& w) {
    if (!w.equals.empty() && w.header.empty() && w.member.empty()) note(faults.equal);
    if (!w.member.empty() && !valid_pointer(w.member)) note(faults.pointer);
  }

  // Whether the row can never decide, since earlier rows of its key have all its statuses; and
  // whether an earlier row has its key, with other keys between. The latter not of statuses.
  constexpr void check_earlier(const row& r) {
    const int before = keys_.before(rows_, row_);
    before_[row_] = static_cast<std::int16_t>(before);
    if (before < 0) return;
    if (covers_all(r)) note(faults.covered);
    if (r.key.about() != about::status && static_cast<std::size_t>(before) + 1 != row_) {
      note(faults.apart);
    }
  }
  [[nodiscard]] constexpr bool covers_all(const row& r) const {
    if (r.status.any()) return covers(r, 0);
    for (std::size_t i = 0; i < r.status.size(); ++i) {
      for (int status = r.status[i].first; status <= r.status[i].last; ++status) {
        if (!covers(r, status)) return false;
      }
    }
    return true;
  }
  // Whether an earlier row decides for this status; 0: for every one.
  [[nodiscard]] constexpr bool covers(const row& r, int status) const {
    for (int i = before_[row_]; i >= 0; i = before_[i]) {
      const row& other = rows_[i];
      if ((status == 0 ? other.status.any() : other.status.has(status)) &&
          (other.when.always() || other.when == r.when)) {
        return true;
      }
    }
    return false;
  }

  const row* rows_;
  std::size_t row_ = 0;
  int id_class_;
  rows_by_key keys_;
  std::int16_t before_[most_rows] = {};  // of each row the one before with its key, or -1
};

/// The checks of the rows of one API, without those of its base. An unsound table does not compile;
/// that `sound` is false spares the user the errors that would follow from it. Members, and not
/// variables of a function, are worked out once.
template <class Api>
struct row_checks {
  static_assert(std::size(Api::rows) <= most_rows, "triage: a provider can have at most 255 rows");
  static constexpr int id_class = [] {
    if constexpr (requires { Api::error_id.cls; }) {
      return int{Api::error_id.cls};
    } else {
      return -1;
    }
  }();
  static constexpr row_faults found =
      row_checker(std::data(Api::rows), std::size(Api::rows), id_class).faults;
  static constexpr bool sound =
      ((void)empty_name<found.empty>{}, (void)name_too_long<found.longer>{},
       (void)row_for_nothing<found.nothing>{}, (void)impossible_status<found.status>{},
       (void)code_of_a_success<found.success>{}, (void)range_upside_down<found.upside_down>{},
       (void)row_never_reached<found.covered>{}, (void)rows_apart<found.apart>{},
       (void)status_without_proof<found.claims>{}, (void)row_without_category<found.unset>{},
       (void)row_without_failure<found.none>{}, (void)remedy_against_action<found.remedy>{},
       (void)delay_against_action<found.delay>{}, (void)recovery_against_action<found.recovers>{},
       (void)equals_nothing<found.equal>{}, (void)malformed_condition<found.pointer>{},
       (void)classes_without_layout<(found.layout >= 0)>{},
       (void)class_of_wrong_length<found.length>{}, found == row_faults{});
};

/// Whether a form has a meaning for a value that is, or is not, a delay.
[[nodiscard]] constexpr bool form_suits(form f, bool delay) {
  const bool unit = f == form::milliseconds || f == form::minutes || f == form::moment;
  return f == form::whole || unit == delay;
}

template <class Api>
[[nodiscard]] constexpr bool check_headers() {
  constexpr int empty = first_row(Api::headers, [](const header_row& r) { return r.name.empty(); });
  constexpr int twice = [] {
    for (std::size_t i = 1; i < std::size(Api::headers); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const header_row& a = Api::headers[i];
        const header_row& b = Api::headers[j];
        if (a.name == b.name && a.role == b.role && a.parameter == b.parameter) {
          return static_cast<int>(i);
        }
      }
    }
    return -1;
  }();
  constexpr int unit = first_row(Api::headers, [](const header_row& r) {
    return !form_suits(r.form, r.role == header_role::retry_after) ||
           (r.form == form::percent && r.role != header_role::message);
  });
  (void)form_of_no_delay<unit>{};
  (void)empty_header_name<empty>{};
  (void)header_twice<twice>{};
  return true;
}

inline constexpr std::size_t most_headers = 16;
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

/// Whether a provider's name is one that can be typed anywhere: lower-case letters, digits and _.
[[nodiscard]] constexpr bool valid_name(std::string_view name) {
  for (const char c : name) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
  }
  return true;
}

template <class Api>
[[nodiscard]] constexpr bool check_fields() {
  constexpr int pointer =
      first_row(Api::fields, [](const field& f) { return !valid_pointer(f.pointer); });
  constexpr int twice = first_same_field(Api::fields);
  constexpr int unit = first_row(Api::fields, [](const field& f) {
    return f.form == form::percent || !form_suits(f.form, f.role == role::retry_after);
  });
  (void)form_of_no_delay<unit>{};
  (void)malformed_pointer<pointer>{};
  (void)pointer_twice<twice>{};
  return true;
}

template <class Api>
[[nodiscard]] constexpr bool check_inside_2xx() {
  constexpr int nothing = first_row(
      Api::inside_2xx, [](const in_success& s) { return s.member.empty() == s.header.empty(); });
  constexpr int pointer = first_row(Api::inside_2xx, [](const in_success& s) {
    return !s.member.empty() &&
           (!valid_pointer(s.member) || s.member.find("/*") != std::string_view::npos);
  });
  (void)condition_of_nothing<nothing>{};
  (void)malformed_success_pointer<pointer>{};
  return true;
}

template <class Api>
[[nodiscard]] constexpr bool check_batches() {
  constexpr int pointer = first_row(Api::batches, [](const batch& b) {
    bool bad = !valid_pointer(b.each);
    for (const std::string_view p : {b.failed.member, b.error, b.status, b.headers}) {
      bad = bad || (!p.empty() && (!valid_pointer(p) || p.find("/*") != std::string_view::npos));
    }
    return bad;
  });
  constexpr int member = first_row(Api::batches, [](const batch& b) {
    return !b.failed.header.empty() || (b.failed.member.empty() && b.failed != in_success{});
  });
  constexpr int twice = first_repeated(Api::batches, [](const batch& b) { return b; });
  (void)malformed_batch_pointer<pointer>{};
  (void)batch_without_member<member>{};
  (void)batch_twice<twice>{};
  return true;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
