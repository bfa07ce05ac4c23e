// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Rows of tables in words, for the command and for the page of all providers.
#ifndef TRIAGE_COMMAND_ROW_TEXT_HPP
#define TRIAGE_COMMAND_ROW_TEXT_HPP

#include <cstddef>
#include <string>
#include <triage.hpp>

namespace command {

// "503", "403, 429", "500 to 599"; empty for all.
inline std::string statuses_of(triage::row_ref row) {
  std::string all;
  for (std::size_t i = 0; i < row.status().size(); ++i) {
    const triage::statuses::range r = row.status()[i];
    all += (i == 0 ? "" : ", ") + std::to_string(r.first);
    if (r.last != r.first) all += " to " + std::to_string(r.last);
  }
  return all;
}

// The code, type or class; "path/*" and "1000 to 1999" for several codes; empty of a status.
inline std::string name_of(triage::row_ref row) {
  switch (row.about()) {
    case triage::about::prefix: return std::string(row.name()) + "*";
    case triage::about::range:
      return std::to_string(row.key().first()) + " to " + std::to_string(row.key().last());
    default: return std::string(row.name());
  }
}

}  // namespace command

#endif
