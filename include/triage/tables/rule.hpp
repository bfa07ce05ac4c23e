// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From what a response says about itself to the one row that decides.
#ifndef TRIAGE_TABLES_RULE_HPP
#define TRIAGE_TABLES_RULE_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <triage/text/detail/key.hpp>
#include <triage/text/detail/null.hpp>
#include <triage/tables/detail/well_known.hpp>
#include <triage/tables/detail/words_decide.hpp>
#include <triage/tables/http_status.hpp>
#include <triage/tables/provider.hpp>
#include <triage/tables/rows.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI {

/// The decision of a row, and where it is documented.
struct rule {
  triage::basis basis = triage::basis::http_default;
  triage::category category = triage::category::unknown;
  triage::action action = triage::action::never;
  triage::remedy remedy = triage::remedy::nothing;
  triage::processed processed = triage::processed::unknown;
  triage::severity severity = triage::severity::undocumented;
  std::string_view meaning;  ///< what is documented, in our words. Static storage
  std::string_view source;   ///< where: a section of the provider's page, or an RFC. Static storage
  triage::scope scope = triage::scope::request;
  triage::recovery recovery = triage::recovery::none;
  row_ref row;  ///< the row itself
};

namespace detail {

/// What decides, and how far it is believed.
struct decision {
  row_ref by;
  triage::basis basis;
  triage::processed processed;
  triage::severity severity;
};

[[nodiscard]] constexpr triage::processed outcome_of(const kind& k) noexcept {
  return k.processed == processed::by_category ? default_outcome(k.category) : k.processed;
}

[[nodiscard]] constexpr triage::scope scope_of(const kind& k) noexcept {
  return k.scope == scope::by_category ? default_scope(k.category) : k.scope;
}

[[nodiscard]] constexpr decision decide_by(basis b, row_ref r) noexcept {
  return {r, b, outcome_of(r.kind()), r.severity()};
}

[[nodiscard]] constexpr rule rule_of(const decision& d) noexcept {
  const kind& k = d.by->kind();
  return {d.basis,         k.category,     k.action,    k.remedy,   d.processed, d.severity,
          d.by->meaning(), d.by->source(), scope_of(k), k.recovery, d.by};
}

[[nodiscard]] constexpr bool is_server_failure(int status) noexcept {
  return status >= 500 && status <= 599;
}

// Whether a type, a well-known name or a code that is documented with another status can prove that
// nothing was done: only with a 4xx that does not leave it open itself (408, 409, 424, 499). A 5xx
// and a redirect can come from anybody on the way, or say that something was done.
[[nodiscard]] constexpr bool can_prove(int status) noexcept {
  if (status < 400 || status > 499) return false;
  return outcome_of(http_status(status).kind()) == processed::no;
}

// The decision, without the claim that nothing was done if that is not proved.
[[nodiscard]] constexpr decision as_far_as(bool proved, decision d) noexcept {
  if (!proved && d.processed == processed::no) d.processed = processed::unknown;
  return d;
}

// Whether a text has these words in it, whatever the case of ASCII letters. The text is compared as
// it was sent, escapes and all, and only its first 2,048 bytes.
[[nodiscard]] constexpr bool has_words(const text& t, std::string_view words) noexcept {
  return contains_name(t.raw().substr(0, 2048), words);
}

/// Whether the whole of a condition holds. `Facts` answers `header(name)` with an optional
/// std::string_view, `member(pointer)` and `message()` with a text.
template <class Facts>
[[nodiscard]] constexpr bool holds(const when& w, const Facts& facts) {
  if (!w.header.empty()) {
    const std::optional<std::string_view> value = facts.header(w.header);
    if (!value || (!w.equals.empty() && *value != w.equals)) return false;
  }
  if (!w.member.empty()) {
    const text value = facts.member(w.member);
    if (!value.present()) return false;
    if (w.header.empty() && !w.equals.empty() && !(value == w.equals)) return false;
  }
  return w.message.empty() || has_words(facts.message(), w.message);
}

template <class Facts>
[[nodiscard, gnu::noinline]] constexpr row_ref fitting_of_several(provider p, row_ref first,
                                                                  int status, const Facts& facts) {
  row_ref other_status;
  for (row_ref r = first;;) {
    if (!r.record().conditional || holds(r->when(), facts)) {
      if (r->status().has(status)) return r;
      if (is_null(other_status)) other_status = r;
    }
    const std::size_t next = r.record().next;
    if (next == 0) return other_status;
    r = p.rows()[next];
  }
}

/// Of the rows of one key the one that decides: the first whose status and condition fit, else the
/// first whose condition fits. null if there is none. `first` may be null.
template <class Facts>
[[nodiscard, gnu::always_inline]] constexpr row_ref fitting(provider p, row_ref first, int status,
                                                            const Facts& facts) {
  if (is_null(first)) return first;
  if (first.record().next == 0 && !first.record().conditional) return first;  // nearly always
  return fitting_of_several(p, first, status, facts);
}

/// The row of a status alone, whatever else the response says: the provider's own, or else HTTP's.
[[nodiscard]] constexpr decision by_status_alone(provider p, int status) noexcept {
  const row_ref own = p.find_status(status);
  return !is_null(own) ? decide_by(basis::status, own)
                       : decide_by(basis::http_default, http_status(status));
}

// Of a failure. A 5xx alone proves nothing: gateways send it for connections that broke in the
// middle of an exchange. Of an error inside a success, the status says nothing without a condition.
template <class Facts>
[[nodiscard]] constexpr decision by_status(provider p, int status, const Facts& facts) {
  const bool inside = is_success(status);
  const bool proved = !is_server_failure(status);
  for (const status_key& key : p.status_keys()) {
    if (key.first > status || status > key.last) continue;
    const row_ref r = p.rows()[key.row];
    if (r.record().conditional ? !holds(r->when(), facts) : inside) continue;
    return as_far_as(proved, decide_by(basis::status, r));
  }
  const row_ref usual = inside ? failed_success() : http_status(status);
  return as_far_as(proved, decide_by(basis::http_default, usual));
}

// A code of a 4xx in a 5xx, a 3xx or a 408 contradicts itself. Of the two, what claims less is
// believed, unless the row itself says what became of the request.
[[nodiscard]] constexpr decision by_code(provider p, row_ref r, int status) noexcept {
  decision d = as_far_as(
      r->kind().processed != processed::by_category || r->status().has(status) || can_prove(status),
      decide_by(basis::code, r));
  if (d.severity == severity::undocumented && p.has_severities()) {
    if (const row_ref own = p.find_status(status); !is_null(own)) d.severity = own->severity();
  }
  return d;
}

// Whether there is a well-known name, and it says something else than the status does.
[[nodiscard]] constexpr bool says_more(row_ref known, const decision& status) noexcept {
  return !is_null(known) && known->kind().category != category::unset &&
         (known->kind().category != status.by->kind().category ||
          known->kind().action != status.by->kind().action);
}

// How much stronger than usual words have to be. A provider's own row of a status is about its own
// API: words contradict it only if they are strong, and hardly if the row has a condition that
// holds, or says something else than HTTP does.
[[nodiscard]] constexpr std::uint8_t extra_strength(const decision& status_says,
                                                    int status) noexcept {
  if (status_says.basis != basis::status) return 0;
  if (status_says.by.record().conditional) return 9;
  return status_says.by->kind().category == http_status(status)->kind().category ? 1 : 2;
}

// Whether words tell more than a well-known name does: a certain sentence, and, where the name only
// speaks of a rate limit, what kind of limit it is.
[[nodiscard]] constexpr bool tells_more(const words_decision& words, row_ref known) noexcept {
  if (words.in == 3 && words.value >= 4) return true;
  return known->kind().category == category::rate_limited &&
         words.by->kind().category != category::rate_limited;
}

/// The most specific evidence decides: the provider's code, its type, a code or type that means the
/// same everywhere, words in code, type and message, the status by the provider or by HTTP, and for
/// a status that has no row there, the class of the error id. `code_row` is the fitting row of
/// `code`, null if there is none. Constant time, but for conditions and words.
///
/// Of a 5xx, a type never says that the request is at fault, nor that it was not carried out: a
/// gateway passes such bodies on with a status of its own.
template <class Facts>
[[nodiscard]] constexpr decision decide(provider p, row_ref code_row, const text& code,
                                        const text& type, const text& error_id, int status,
                                        const Facts& facts) {
  if (!is_null(code_row)) return by_code(p, code_row, status);
  const bool server = is_server_failure(status);
  const bool proved = can_prove(status);
  if (const row_ref own = fitting(p, p.find_type(type), status, facts);
      !is_null(own) && !(server && own->kind().action == never)) {
    return as_far_as(proved, decide_by(basis::type, own));
  }
  const decision status_says = by_status(p, status, facts);
  row_ref known = find_well_known(code);
  basis known_by = basis::code;
  if (!says_more(known, status_says)) {
    known = find_well_known(type);
    known_by = basis::type;
    if (!says_more(known, status_says) || (server && known->kind().action == never)) {
      known = nullptr;
    }
  }
  if (is_null(known) && error_id.present() && status_says.basis == basis::http_default &&
      !http_status_is_listed(status)) {
    char buffer[64];
    const std::string_view id = decoded_key(error_id, buffer);
    const row_ref own = fitting(p, p.find_class(p.split_id(id).cls), status, facts);
    if (!is_null(own)) return as_far_as(proved, decide_by(basis::id_class, own));
  }
  if (p.uses_words()) {
    const words_decision words =
        decide_by_words(p.own_words(), code, type, facts.message(), status, status_says.by->kind(),
                        extra_strength(status_says, status));
    if (!is_null(words.by) && (is_null(known) || tells_more(words, known))) {
      return as_far_as(proved, decide_by(basis::words, words.by));
    }
  }
  if (!is_null(known)) return as_far_as(proved, decide_by(known_by, known));
  return status_says;
}

// The words of an error that was decided by words.
[[nodiscard]] constexpr text deciding_words(provider p, const text& code, const text& type,
                                            const text& message, int status) noexcept {
  const decision status_says = is_success(status) ? decide_by(basis::http_default, failed_success())
                                                  : by_status_alone(p, status);
  const words_decision words =
      decide_by_words(p.own_words(), code, type, message, status, status_says.by->kind(),
                      extra_strength(status_says, status));
  return words.piece;
}

}  // namespace detail

}  // namespace triage::inline TRIAGE_ABI

#endif
