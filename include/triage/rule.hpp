// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From what a response says about itself to the one row that decides.
#ifndef TRIAGE_RULE_HPP
#define TRIAGE_RULE_HPP

#include <string_view>

#include <triage/detail/null.hpp>
#include <triage/provider.hpp>
#include <triage/rows.hpp>
#include <triage/text.hpp>

namespace triage {

/// The decision of a table, and where it stands.
struct rule {
  triage::basis basis = triage::basis::http_default;
  triage::category category = triage::category::unknown;
  triage::retry retry = triage::retry::never;
  triage::remedy remedy = triage::remedy::nothing;
  triage::processed processed = triage::processed::unknown;
  triage::severity severity = triage::severity::undocumented;
  std::string_view meaning;  ///< what is documented, in our words. Static storage
  std::string_view source;   ///< where: a section of the provider's page, or an RFC. Static storage
};

namespace detail {

template <class Row>
[[nodiscard]] constexpr rule rule_of(basis b, const Row& row) noexcept {
  rule r{b, row.category, row.retry, row.remedy, row.processed, {}, row.meaning, row.source};
  if (r.processed == processed::by_category) r.processed = default_outcome(r.category);
  if constexpr (requires { row.severity; }) r.severity = row.severity;
  return r;
}

[[nodiscard]] constexpr rule status_rule(const provider& p, int status) noexcept {
  if (const status_row* own = p.find_status(status); !detail::is_null(own))
    return rule_of(basis::status, *own);
  return rule_of(basis::http_default, http_status(status));
}

}  // namespace detail

/// The most specific row wins: code, type, class of the error id, the provider's status, HTTP's own
/// meaning of it. `code` is the row of the code, nullptr if it is unknown or missing. Constant
/// time.
[[nodiscard]] constexpr rule find_rule(const provider& p, const code_row* code, const text& type,
                                       const text& error_id, int status) noexcept {
  if (!detail::is_null(code)) {
    rule r = detail::rule_of(basis::code, *code);
    if (r.severity == severity::undocumented) {
      if (const status_row* own = p.find_status(status); !detail::is_null(own))
        r.severity = own->severity;
    }
    return r;
  }
  if (const type_row* row = p.find_type(type); !detail::is_null(row))
    return detail::rule_of(basis::type, *row);
  if (!p.classes().empty() && error_id.present()) {
    char buffer[64];
    if (const class_row* row = p.find_class(p.split_id(error_id.decode(buffer, sizeof buffer)).cls);
        !detail::is_null(row)) {
      rule r = detail::rule_of(basis::cls, *row);
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

}  // namespace triage

#endif
