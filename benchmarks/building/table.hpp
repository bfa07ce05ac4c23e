// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For the programs that read with another library: the same rows, looked up the short way.
#ifndef TRIAGE_BENCHMARKS_BUILDING_TABLE_HPP
#define TRIAGE_BENCHMARKS_BUILDING_TABLE_HPP

#include <string_view>

#include <triage/providers/persly.hpp>

/// By code, else by status, else unknown.
inline triage::category find_category(std::string_view code, int status) {
  for (const triage::row_ref row : triage::providers::persly.codes()) {
    if (row.name() == code) return row.kind().category;
  }
  for (const triage::row_ref row : triage::providers::persly.statuses()) {
    if (row.status().has(status)) return row.kind().category;
  }
  return triage::category::unknown;
}

#endif
