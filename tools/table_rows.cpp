// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   table_rows
//
// Prints the tables for tools/drift.py, a line for each provider and one for each of its rows; the
// cells are between tabs:
//
//   provider NAME TITLE SEEN PAGE
//   row PROVIDER ABOUT KEY FIRST LAST EQUALS STATUSES ACTION
//
// ABOUT is what the row is found by: status, code, prefix, range, type or id_class. FIRST and LAST
// are those of a range, else 0. EQUALS is what a header or member has to be for the row.
#include <triage.hpp>
#include <triage/registry.hpp>

#include <cstdio>
#include <string>
#include <string_view>

#include "../command/row_text.hpp"

namespace {

std::string_view name_of(triage::about about) {
  switch (about) {
    case triage::about::code: return "code";
    case triage::about::prefix: return "prefix";
    case triage::about::range: return "range";
    case triage::about::type: return "type";
    case triage::about::id_class: return "id_class";
    default: return "status";
  }
}

void print(std::string_view cell, char after = '\t') {
  std::fwrite(cell.data(), 1, cell.size(), stdout);
  std::putchar(after);
}

}  // namespace

int main() {
  for (const triage::provider& p : triage::all_providers()) {
    print("provider");
    print(p.name());
    print(p.title());
    print(p.seen());
    print(p.page(), '\n');
    for (const triage::row_ref r : p.rows()) {
      const bool range = r.about() == triage::about::range;
      const triage::detail::decision d = triage::detail::decide_by(triage::basis::code, r);
      print("row");
      print(p.name());
      print(name_of(r.about()));
      print(r.name());
      print(std::to_string(range ? r.key().first() : 0));
      print(std::to_string(range ? r.key().last() : 0));
      print(r.when().equals);
      print(command::statuses_of(r));
      print(to_string(triage::detail::rule_of(d).action), '\n');
    }
  }
  return 0;
}
