// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   providers_page TABLES FOLDER
//
// Writes the pages about providers into FOLDER, from the tables: providers.md with a line for each,
// providers/NAME.md, and providers/search.html, where codes, statuses and hosts can be looked for.
// What is special about an API is said by the comment at the top of its file in TABLES.
#include <triage.hpp>
#include <triage/registry.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

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

// The page that is being written.
std::string page_text;

void print(const std::string& s) {
  page_text += s;
}

// Whether the page could be written.
bool write_page(const std::filesystem::path& to) {
  std::ofstream out(to, std::ios::binary);
  out << page_text;
  page_text.clear();
  return static_cast<bool>(out.flush());
}

// The paragraphs of the comment at the top of a provider's file, without its first two lines, which
// name the licence, and without the line that only has the name and the address of the API's page.
std::string special(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  std::string text;
  for (int n = 0; std::getline(in, line) && line.rfind("//", 0) == 0; ++n) {
    line.erase(0, line.size() > 2 ? 3 : 2);
    const bool heading = n == 2 && line.find("://") != std::string::npos;
    if (n < 2 || heading) continue;
    if (!line.empty() || !text.empty()) text += line + "\n";
  }
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

void table(std::string_view first_columns, int columns) {
  print("\n| " + std::string(first_columns) + std::string(rest_head) + "|");
  for (int i = 0; i < columns + 7; ++i) print("---|");
  print("\n");
}

std::string key_of(triage::row_ref r) {
  return r.about() == triage::about::range ? name_of(r) : code(name_of(r));
}

// What else has to be true, in front of the meaning.
std::string condition_of(triage::row_ref r) {
  std::string all;
  const auto add = [&](const std::string& what) { all += (all.empty() ? "if " : " and ") + what; };
  if (!r.when().header.empty()) add("header " + code(r.when().header));
  if (!r.when().member.empty()) add("member " + code(r.when().member));
  if (!r.when().equals.empty()) all += " is " + code(r.when().equals);
  if (!r.when().message.empty()) add("the message has " + code(r.when().message));
  return all.empty() ? "" : all + ": ";
}

void rows(std::string_view title, std::string_view columns, int count, triage::basis basis,
          const triage::rows_about& of, const triage::provider& p) {
  if (of.empty()) return;
  print("\n## " + std::string(title) + "\n");
  table(columns, count);
  for (const triage::row_ref r : of) {
    triage::detail::decision d = triage::detail::decide_by(basis, r);
    std::string line = "| ";
    if (basis == triage::basis::status) {
      d = triage::detail::as_far_as(r.status().first() < 500, d);
      const bool documented = r.severity() != triage::severity::undocumented;
      line += statuses_of(r) + " | " + std::string(documented ? to_string(r.severity()) : "");
    } else if (basis == triage::basis::code) {
      d = triage::detail::by_code(p, r, r.status().first());
      line += key_of(r) + " | " + statuses_of(r) + " | " + code(r.with_type());
    } else if (basis == triage::basis::type) {
      line += key_of(r);
    } else {
      line += key_of(r) + " | " + statuses_of(r);
    }
    print(line + " | " + rest(triage::detail::rule_of(d), condition_of(r)));
  }
}

void page(const triage::provider& p, const std::string& special_text) {
  print("# " + std::string(p.title()) + "\n\n");
  if (!special_text.empty()) print(special_text + "\n\n");
  print("`triage::providers::" + std::string(p.name()) + "`, from " + std::string(p.page()));
  if (!p.seen().empty()) print(", as it was on " + std::string(p.seen()));
  print(".\n");
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
    print("\n## Response headers\n\n| header | meaning | source |\n|---|---|---|\n");
    for (const triage::header_row& r : p.headers()) {
      print("| " + code(r.name) + " | " + cell(r.meaning) + " | " + cell(r.source) + " |\n");
    }
  }
  if (!p.limits().empty()) {
    print(
        "\n## Rate limits\n\n| headers | unit | window | meaning | source "
        "|\n|---|---|---|---|---|\n");
    for (const triage::limit_row& r : p.limits()) {
      print("| " + code(r.limit) + " " + code(r.remaining) + " " + code(r.reset) + " | " +
            cell(r.unit) + " | " + (r.window_s > 0 ? std::to_string(r.window_s) + " s" : "") +
            " | " + cell(r.meaning) + " | " + cell(r.source) + " |\n");
    }
  }
  if (!p.fields().empty()) {
    print("\n## Body\n\n| pointer | meaning |\n|---|---|\n");
    for (const triage::field& f : p.fields()) {
      print("| " + code(f.pointer) + " | " + cell(f.meaning) + " |\n");
    }
  }
}

// JSON inside a <script>.
std::string json_string(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '<') {
      out += "\\u003c";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string list_of(const std::vector<std::string>& cells) {
  std::string out = "[";
  for (const std::string& c : cells) out += (out.size() > 1 ? "," : "") + json_string(c);
  return out + "]";
}

void search_page() {
  print(R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>triage: codes, statuses and hosts</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
input { font: inherit; padding: .3rem .6rem; width: 100%; max-width: 40rem; box-sizing: border-box; }
table { border-collapse: collapse; margin-top: 1rem; }
td, th { border-bottom: 1px solid #8884; padding: .2rem .8rem .2rem 0; text-align: left;
         vertical-align: top; }
</style>
<h1>Codes, statuses and hosts</h1>
<p>For who has an error at hand and wants to know which APIs have it, and what it means there. Words
are looked for in every column, and all of them have to be found: <code>429 quota</code>,
<code>openai</code>, <code>SlowDown</code>, <code>api.stripe.com</code>.</p>
<label>Search: <input id="query" type="search" autofocus></label>
<p id="count"></p>
<table>
<thead><tr><th>provider<th>code, type or host<th>status<th>category<th>retry<th>processed<th>meaning</thead>
<tbody id="rows"></tbody>
</table>
<script>
// Generated from the tables by tools/update.sh.
const rows = [
)");
  for (const triage::provider& p : triage::all_providers()) {
    const std::string name(p.name());
    for (const std::string_view& host : p.hosts()) {
      print(
          list_of({name, std::string(host), "", "", "", "", "host of " + std::string(p.title())}) +
          ",\n");
    }
    for (const triage::row_ref r : p.rows()) {
      using triage::about;
      const about what = r.about();
      triage::detail::decision d = triage::detail::decide_by(triage::basis::code, r);
      if (what == about::status) d = triage::detail::as_far_as(r.status().first() < 500, d);
      const triage::rule rule = triage::detail::rule_of(d);
      print(list_of({name, name_of(r), statuses_of(r), std::string(to_string(rule.category)),
                     std::string(to_string(rule.action)), std::string(to_string(rule.processed)),
                     std::string(r.meaning())}) +
            ",\n");
    }
  }
  print(R"(];
const most = 200;
const query = document.getElementById("query");
const show = () => {
  const words = query.value.toLowerCase().split(/\s+/).filter(w => w);
  const found = rows.filter(r => {
    const text = r.join(" ").toLowerCase();
    return words.every(w => text.includes(w));
  });
  document.getElementById("count").textContent =
    `${found.length} of ${rows.length}` + (found.length > most ? `, the first ${most} of them` : "");
  const body = document.getElementById("rows");
  body.replaceChildren();
  for (const r of found.slice(0, most)) {
    const line = body.insertRow();
    r.forEach((cell, i) => {
      const td = line.insertCell();
      if (i === 0) {
        const link = document.createElement("a");
        link.href = cell + ".md";
        link.textContent = cell;
        td.append(link);
      } else {
        td.textContent = cell;
      }
    });
  }
};
query.addEventListener("input", show);
show();
</script>
</html>
)");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: providers_page TABLES FOLDER\n", stderr);
    return 64;
  }
  const std::filesystem::path tables = argv[1];
  const std::filesystem::path folder = argv[2];
  const std::filesystem::path pages = folder / "providers";
  std::filesystem::create_directories(pages);
  bool written = true;
  std::size_t count = 0;
  std::size_t rows = 0;
  std::string list;
  for (const triage::provider& p : triage::all_providers()) {
    if (p.name() == "generic") continue;
    const std::string name(p.name());
    page(p, special(tables / (name + ".hpp")));
    written = write_page(pages / (name + ".md")) && written;
    ++count;
    rows += p.rows().size();
    std::string hosts;
    for (const std::string_view& host : p.hosts()) {
      hosts += hosts.empty() ? "" : ", ";
      hosts += code(host);
    }
    for (const std::string_view part :
         {std::string_view("| ["), p.title(), std::string_view("](providers/"), p.name(),
          std::string_view(".md) | `"), p.name(), std::string_view("` | ")}) {
      list += part;
    }
    list += std::to_string(p.rows().size());
    list += " | ";
    list += hosts;
    list += " | ";
    list += p.seen();
    list += " |\n";
  }
  search_page();
  written = write_page(pages / "search.html") && written;
  print(
      "# Providers\n\nFor those who want to know which APIs have a table here, and what their "
      "errors mean. Each API has a page of its\nown, and [one page](providers/search.html) (open "
      "it in a browser) searches all codes, statuses and hosts.\nGenerated from the tables by "
      "`tools/update.sh`: " +
      std::to_string(count) + " APIs, " + std::to_string(rows) +
      " rows.\n\n[How a verdict is made](verdicts.md) explains the columns. On the pages, `after, "
      "if told` means: retry only if the\nresponse names a delay, else never. `processed` in a "
      "row for a type is about a 4xx; in a 5xx, a type does not prove\nanything. Of several rows "
      "for a status the first one whose condition holds is used. For statuses without a row,\n"
      "HTTP's meaning is used. \"Seen\" is the day when the documentation was read.\n\n| API | "
      "`triage::providers::` | rows | hosts | seen |\n|---|---|---|---|---|\n" +
      list);
  written = write_page(folder / "providers.md") && written;
  return written ? 0 : 1;
}
