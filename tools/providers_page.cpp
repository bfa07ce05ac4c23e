// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Writes docs/providers.md to standard output, from the tables.
#include <triage.hpp>

#include <cstdio>
#include <string>
#include <string_view>

namespace {

// A cell must not end its row.
std::string cell(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string code(std::string_view s) {
  return s.empty() ? "" : "`" + cell(s) + "`";
}

// `r` is the rule that a response gets from the row.
std::string rest(const triage::rule& r) {
  std::string remedy(to_string(r.remedy));
  if (r.recovery != triage::recovery::none) {
    remedy += ", " + std::string(to_string(r.recovery));
  }
  return std::string(to_string(r.category)) + " | " +
         std::string(r.action == triage::after ? "after, if told" : to_string(r.action)) + " | " +
         std::string(to_string(r.processed)) + " | " + std::string(to_string(r.scope)) + " | " +
         remedy + " | " + cell(r.meaning) + " | " + cell(r.source) + " |\n";
}

constexpr std::string_view rest_head =
    "category | retry | processed | scope | remedy, recovery | meaning | source |\n";

void print(const std::string& s) {
  std::fwrite(s.data(), 1, s.size(), stdout);
}

void table(std::string_view first_columns, int columns) {
  print("\n| " + std::string(first_columns) + std::string(rest_head) + "|");
  for (int i = 0; i < columns + 7; ++i) print("---|");
  print("\n");
}

template <class Row>
triage::rule by(triage::basis basis, const Row& row) {
  return triage::detail::rule_of(basis, row);
}

void page(const triage::provider& p) {
  print("\n## " + std::string(p.title()) + "\n\n`triage::providers::" + std::string(p.name()) +
        "`, " + std::string(p.page()) + "\n");
  if (!p.hosts().empty()) {
    print("\nHosts:");
    for (const std::string_view& host : p.hosts()) {
      print((&host == p.hosts().begin() ? " " : ", ") + code(host));
    }
    print("\n");
  }
  if (!p.codes().empty()) {
    print("\n### Codes\n");
    table("code | status | type | ", 3);
    for (const triage::code_row& r : p.codes()) {
      print("| " + code(r.code) + " | " + std::to_string(r.status) + " | " + code(r.type) + " | " +
            rest(triage::detail::code_rule(p, r, r.status)));
    }
  }
  if (!p.types().empty()) {
    print("\n### Types\n");
    table("type | ", 1);
    for (const triage::type_row& r : p.types())
      print("| " + code(r.type) + " | " + rest(by(triage::basis::type, r)));
  }
  if (!p.classes().empty()) {
    print("\n### Classes of error ids\n");
    table("class | statuses | ", 2);
    for (const triage::class_row& r : p.classes()) {
      print("| " + code(r.cls) + " | " + std::to_string(r.first_status) + " to " +
            std::to_string(r.last_status) + " | " + rest(by(triage::basis::id_class, r)));
    }
  }
  if (!p.statuses().empty()) {
    print("\n### Statuses\n");
    table("status | severity | ", 2);
    for (const triage::status_row& r : p.statuses()) {
      const bool documented = r.severity != triage::severity::undocumented;
      const std::string range = r.last_status != 0 ? " to " + std::to_string(r.last_status) : "";
      print("| " + std::to_string(r.status) + range + " | " +
            std::string(documented ? to_string(r.severity) : "") + " | " +
            rest(triage::detail::status_rule(p, r.status)));
    }
  }
  if (!p.headers().empty()) {
    print("\n### Response headers\n\n| header | meaning | source |\n|---|---|---|\n");
    for (const triage::header_row& r : p.headers()) {
      print("| " + code(r.name) + " | " + cell(r.meaning) + " | " + cell(r.source) + " |\n");
    }
  }
  if (!p.limits().empty()) {
    print(
        "\n### Rate limits\n\n| headers | unit | window | meaning | source "
        "|\n|---|---|---|---|---|\n");
    for (const triage::limit_row& r : p.limits()) {
      print("| " + code(r.limit) + " " + code(r.remaining) + " " + code(r.reset) + " | " +
            cell(r.unit) + " | " + (r.window_s > 0 ? std::to_string(r.window_s) + " s" : "") +
            " | " + cell(r.meaning) + " | " + cell(r.source) + " |\n");
    }
  }
  if (!p.fields().empty()) {
    print("\n### Body\n\n| pointer | meaning |\n|---|---|\n");
    for (const triage::field& f : p.fields()) {
      print("| " + code(f.pointer) + " | " + cell(f.meaning) + " |\n");
    }
  }
}

}  // namespace

int main() {
  print(
      "# Providers\n\nGenerated from the tables by `tools/update.sh`. `after, if told`: only after "
      "a "
      "delay that the server\nnames, else never. `processed` of a type holds for a 4xx; of a 5xx, "
      "a "
      "type proves nothing. Of several rows\nfor a status the first one is used. Statuses that are "
      "not listed mean what HTTP says: see\n[How a verdict is made](verdicts.md), also for what "
      "the "
      "words in the columns mean.\n");
  for (const triage::provider& p : triage::all_providers()) {
    if (p.name() != "generic") page(p);
  }
  return std::ferror(stdout) != 0 || std::fflush(stdout) != 0 ? 1 : 0;
}
