// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Writes docs/providers.md to standard output, from the tables.
#include <triage.hpp>
#include <triage/registry.hpp>

#include <cstdio>
#include <string>
#include <string_view>

#include "../command/row_text.hpp"

namespace {

using command::name_of;
using command::statuses_of;

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
std::string rest(const triage::rule& r, const std::string& condition) {
  std::string remedy(to_string(r.remedy));
  if (r.recovery != triage::recovery::none) {
    remedy += ", " + std::string(to_string(r.recovery));
  }
  return std::string(to_string(r.category)) + " | " +
         std::string(r.action == triage::after ? "after, if told" : to_string(r.action)) + " | " +
         std::string(to_string(r.processed)) + " | " + std::string(to_string(r.scope)) + " | " +
         remedy + " | " + condition + cell(r.meaning) + " | " + cell(r.source) + " |\n";
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

std::string key_of(const triage::row& r) {
  return r.key.about() == triage::about::range ? name_of(r) : code(name_of(r));
}

// What else has to be true, in front of the meaning.
std::string condition_of(const triage::row& r) {
  std::string all;
  const auto add = [&](const std::string& what) { all += (all.empty() ? "if " : " and ") + what; };
  if (!r.when.header.empty()) add("header " + code(r.when.header));
  if (!r.when.member.empty()) add("member " + code(r.when.member));
  if (!r.when.equals.empty()) all += " is " + code(r.when.equals);
  if (!r.when.message.empty()) add("the message has " + code(r.when.message));
  return all.empty() ? "" : all + ": ";
}

void rows(std::string_view title, std::string_view columns, int count, triage::basis basis,
          const triage::rows_about& of, const triage::provider& p) {
  if (of.empty()) return;
  print("\n### " + std::string(title) + "\n");
  table(columns, count);
  for (const triage::row& r : of) {
    triage::detail::decision d = triage::detail::decide_by(basis, r);
    std::string line = "| ";
    if (basis == triage::basis::status) {
      d = triage::detail::as_far_as(r.status.first() < 500, d);
      const bool documented = r.severity != triage::severity::undocumented;
      line += statuses_of(r) + " | " + std::string(documented ? to_string(r.severity) : "");
    } else if (basis == triage::basis::code) {
      d = triage::detail::by_code(p, r, r.status.first());
      line += key_of(r) + " | " + statuses_of(r) + " | " + code(r.with_type);
    } else if (basis == triage::basis::type) {
      line += key_of(r);
    } else {
      line += key_of(r) + " | " + statuses_of(r);
    }
    print(line + " | " + rest(triage::detail::rule_of(d), condition_of(r)));
  }
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
  rows("Codes", "code | status | type | ", 3, triage::basis::code, p.codes(), p);
  rows("Types", "type | ", 1, triage::basis::type, p.types(), p);
  rows("Classes of error ids", "class | statuses | ", 2, triage::basis::id_class, p.classes(), p);
  rows("Statuses", "status | severity | ", 2, triage::basis::status, p.statuses(), p);
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
