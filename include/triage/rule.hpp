// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From what a response says about itself to the one row that decides.
#ifndef TRIAGE_RULE_HPP
#define TRIAGE_RULE_HPP

#include <string_view>

#include <triage/provider.hpp>
#include <triage/rows.hpp>
#include <triage/text.hpp>

namespace triage::inline TRIAGE_ABI {

/// The decision of a table, and where it stands.
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

[[nodiscard]] constexpr rule status_rule(provider p, int status) noexcept {
  if (const status_row* own = p.find_status(status)) return rule_of(basis::status, *own);
  return rule_of(basis::http_default, http_status(status));
}

}  // namespace detail

/// The most specific row wins: code, type, class of the error id, the provider's status, HTTP's own
/// meaning of it. `code` is the row of the code, nullptr if it is unknown or missing. Constant
/// time.
[[nodiscard]] constexpr rule find_rule(provider p, const code_row* code, const text& type,
                                       const text& error_id, int status) noexcept {
  if (code != nullptr) {
    rule r = detail::rule_of(basis::code, *code);
    if (r.severity == severity::undocumented) {
      if (const status_row* own = p.find_status(status)) r.severity = own->severity;
    }
    return r;
  }
  if (const type_row* row = p.find_type(type)) return detail::rule_of(basis::type, *row);
  if (!p.classes().empty() && error_id.present()) {
    char buffer[64];
    if (const class_row* row =
            p.find_class(p.split_id(error_id.decode(buffer, sizeof buffer)).cls)) {
      rule r = detail::rule_of(basis::id_class, *row);
      if (status >= row->first_status && status <= row->last_status) {
        // The status is a member of the family and says more about it than its name.
        const rule member = detail::status_rule(p, status);
        r.category = member.category;
        r.remedy = member.remedy;
        r.processed = member.processed;
      }
      return r;
    }
  }
  return detail::status_rule(p, status);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
