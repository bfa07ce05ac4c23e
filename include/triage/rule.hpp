// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From what a response says about itself to the one row that decides.
#ifndef TRIAGE_RULE_HPP
#define TRIAGE_RULE_HPP

#include <string_view>

#include <triage/detail/key.hpp>
#include <triage/detail/null.hpp>
#include <triage/detail/well_known.hpp>
#include <triage/http_status.hpp>
#include <triage/provider.hpp>
#include <triage/rows.hpp>
#include <triage/text.hpp>

namespace triage::inline TRIAGE_ABI {

/// The decision of a table, and where it is documented.
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
};

namespace detail {

template <class Row>
[[nodiscard]] constexpr rule rule_of(basis b, const Row& row) noexcept {
  rule r{b,  row.category, row.action, row.remedy, row.processed,
         {}, row.meaning,  row.source, row.scope,  row.recovery};
  if (r.processed == processed::by_category) r.processed = default_outcome(r.category);
  if (r.scope == scope::by_category) r.scope = default_scope(r.category);
  if constexpr (requires { row.severity; }) r.severity = row.severity;
  return r;
}

[[nodiscard]] constexpr bool is_server_failure(int status) noexcept {
  return status >= 500 && status <= 599;
}

// Whether a type, a well-known name or a code that is documented with another status can prove that
// nothing was done: only with a 4xx that does not leave it open itself (408, 409, 424, 499). A 5xx
// and a redirect can come from anybody on the way, or say that something was done.
[[nodiscard]] constexpr bool can_prove(int status) noexcept {
  if (status < 400 || status > 499) return false;
  const status_row& row = http_status(status);
  return row.processed == processed::no || (row.processed == processed::by_category &&
                                            default_outcome(row.category) == processed::no);
}

// The rule, without the claim that nothing was done if that is not proved.
[[nodiscard]] constexpr rule as_far_as(bool proved, rule r) noexcept {
  if (!proved && r.processed == processed::no) r.processed = processed::unknown;
  return r;
}

// A 5xx alone proves nothing: gateways send it for connections that broke in the middle of an
// exchange.
[[nodiscard]] constexpr rule status_rule(provider p, int status) noexcept {
  const status_row* const own = p.find_status(status);
  return as_far_as(!is_server_failure(status),
                   !is_null(own) ? rule_of(basis::status, *own)
                                 : rule_of(basis::http_default, http_status(status)));
}

// A code of a 4xx in a 5xx, a 3xx or a 408 contradicts itself. Of the two, what claims less is
// believed, unless the row itself says what became of the request.
[[nodiscard]] constexpr rule code_rule(provider p, const code_row& row, int status) noexcept {
  rule r = as_far_as(
      row.processed != processed::by_category || status == row.status || can_prove(status),
      rule_of(basis::code, row));
  if (r.severity == severity::undocumented) {
    if (const status_row* own = p.find_status(status); !is_null(own)) r.severity = own->severity;
  }
  return r;
}

// The rule of a well-known name, if that says something else than the status does.
template <class Row>
[[nodiscard]] constexpr bool says_more(const Row* row, const rule& by_status) noexcept {
  return !is_null(row) && row->category != category::unset &&
         (row->category != by_status.category || row->action != by_status.action);
}

}  // namespace detail

/// The most specific row wins: the provider's code, its type, a code or type that means the same
/// everywhere, the status by the provider or by HTTP, and for a status that has no row there, the
/// class of the error id. `row` is the row of `code`, nullptr if it is unknown or missing. Constant
/// time.
///
/// Of a 5xx, a type never says that the request is at fault, nor that it was not carried out: a
/// gateway passes such bodies on with a status of its own.
[[nodiscard]] constexpr rule find_rule(provider p, const code_row* row, const text& code,
                                       const text& type, const text& error_id,
                                       int status) noexcept {
  if (!detail::is_null(row)) return detail::code_rule(p, *row, status);
  const bool server = detail::is_server_failure(status);
  const bool proved = detail::can_prove(status);
  if (const type_row* const own = p.find_type(type);
      !detail::is_null(own) && !(server && own->action == never)) {
    return detail::as_far_as(proved, detail::rule_of(basis::type, *own));
  }
  const rule by_status = detail::status_rule(p, status);
  if (const auto* known = detail::find_well_known(code); detail::says_more(known, by_status)) {
    return detail::as_far_as(proved, detail::rule_of(basis::code, *known));
  }
  if (const auto* known = detail::find_well_known(type);
      detail::says_more(known, by_status) && !(server && known->action == never)) {
    return detail::as_far_as(proved, detail::rule_of(basis::type, *known));
  }
  if (!p.classes().empty() && error_id.present() && detail::is_null(p.find_status(status)) &&
      !http_status_is_listed(status)) {
    char buffer[64];
    const std::string_view id = detail::decoded_key(error_id, buffer);
    if (const class_row* const own = p.find_class(p.split_id(id).cls); !detail::is_null(own)) {
      return detail::as_far_as(proved, detail::rule_of(basis::id_class, *own));
    }
  }
  return by_status;
}

}  // namespace triage::inline TRIAGE_ABI

#endif
