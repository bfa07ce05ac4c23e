// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For the programs that read with another library: the same rows, looked up the short way.
#ifndef TRIAGE_BENCHMARKS_BUILDING_TABLE_HPP
#define TRIAGE_BENCHMARKS_BUILDING_TABLE_HPP

#include <string_view>

#include <triage/providers/persly.hpp>

/// By code, else by status, else unknown.
inline triage::category find_category(std::string_view code, int status) {
  for (const triage::code_row& row : triage::providers::persly_api::codes) {
    if (row.code == code) return row.category;
  }
  for (const triage::status_row& row : triage::providers::persly_api::statuses) {
    if (row.status == status) return row.category;
  }
  return triage::category::unknown;
}

#endif
