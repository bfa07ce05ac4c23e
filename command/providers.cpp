// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "providers.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "modes.hpp"
#include "output.hpp"
#include "report.hpp"

namespace command {

namespace {

template <class Row>
void write_row(output& out, const Row& row) {
  const auto processed = row.processed == triage::processed::by_category
                             ? triage::default_outcome(row.category)
                             : row.processed;
  label(out, "");
  out << to_string(row.category) << "; retry: "
      << (row.action == triage::after ? "only if the server names a delay" : to_string(row.action))
      << "; processed: " << to_string(processed) << "; to do: " << to_string(row.remedy) << "\n";
  label(out, "");
  out << row.meaning << " [" << row.source << "]\n";
}

void explain_code(output& out, const triage::code_row& row) {
  out << "  " << row.code << "  (status " << std::int64_t{row.status};
  if (!row.type.empty()) out << ", type " << row.type;
  if (row.severity != triage::severity::undocumented) out << ", " << to_string(row.severity);
  out << ")\n";
  write_row(out, row);
}

void explain_type(output& out, const triage::type_row& row) {
  out << "  " << row.type << "\n";
  write_row(out, row);
}

void explain_all(output& out, const triage::provider& p) {
  if (!p.hosts().empty()) out << "\nHosts\n";
  for (const std::string_view host : p.hosts()) out << "  " << host << "\n";
  if (!p.codes().empty()) out << "\nCodes\n";
  for (const auto& row : p.codes()) explain_code(out, row);
  if (!p.types().empty()) out << "\nTypes\n";
  for (const auto& row : p.types()) explain_type(out, row);
  if (!p.classes().empty()) out << "\nClasses of error ids\n";
  for (const auto& row : p.classes()) {
    out << "  " << row.cls << "  (statuses " << std::int64_t{row.first_status} << " to "
        << std::int64_t{row.last_status} << ")\n";
    write_row(out, row);
  }
  if (!p.statuses().empty()) out << "\nStatuses\n";
  for (const auto& row : p.statuses()) {
    out << "  " << std::int64_t{row.status};
    if (row.severity != triage::severity::undocumented)
      out << "  (" << to_string(row.severity) << ")";
    out << "\n";
    write_row(out, row);
  }
  if (!p.headers().empty()) out << "\nResponse headers\n";
  for (const auto& row : p.headers()) {
    out << "  " << row.name << "\n";
    label(out, "");
    out << row.meaning << " [" << row.source << "]\n";
  }
  if (!p.limits().empty()) out << "\nRate limits\n";
  for (const auto& row : p.limits()) {
    bool first = true;
    for (const std::string_view name : {row.limit, row.remaining, row.reset}) {
      if (!name.empty()) out << (std::exchange(first, false) ? "  " : ", ") << name;
    }
    out << "\n";
    label(out, "");
    out << row.meaning << " [" << row.source << "]\n";
  }
  if (!p.fields().empty()) out << "\nBody\n";
  for (const auto& row : p.fields()) out << "  " << row.pointer << "  " << row.meaning << "\n";
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

// How many characters have to be put in, left out or changed to make one word of the other,
// whatever their case: Levenshtein's distance.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
      diagonal = std::exchange(row[j + 1], std::min({row[j] + 1, row[j + 1] + 1, changed}));
    }
  }
  return row[b.size()];
}

// " Did you mean X?", with the most similar of the names; empty if none is similar.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names) {
  constexpr std::size_t longest = 100;  // longer words are not typed
  if (word.size() > longest) return {};
  std::string_view best;
  std::size_t least = word.size() / 3 + 1;
  for (const std::string_view name : names) {
    const std::size_t d = distance(word, name);
    if (d <= least && (best.empty() || d < least)) {
      best = name;
      least = d;
    }
  }
  return best.empty() ? std::string() : " Did you mean " + std::string(best) + "?";
}

// The row whose name is `word`, or else the one whose name is that in another case.
template <class Row>
const Row* row_named(triage::table_view<Row> rows, std::string_view Row::*name,
                     std::string_view word) {
  const Row* found = nullptr;
  for (const Row& row : rows) {
    if (row.*name == word) return &row;
    if (found == nullptr && same_word(row.*name, word)) found = &row;
  }
  return found;
}

int unknown_code(const triage::provider& p, std::string_view word) {
  std::vector<std::string_view> names;
  std::string list;
  for (const triage::code_row& row : p.codes()) {
    names.push_back(row.code);
    list += "\n  " + std::string(row.code);
  }
  for (const triage::type_row& row : p.types()) names.push_back(row.type);
  return usage_fault(quoted(word) + " is no code or type of " + std::string(p.title()) + "." +
                     did_you_mean(word, names) + " Its codes:" + (list.empty() ? " none" : list));
}

}  // namespace

std::optional<triage::provider> provider_named(std::string_view name) {
  if (name.empty()) return triage::providers::generic;
  for (const triage::provider& p : triage::all_providers()) {
    if (same_word(p.name(), name)) return p;
  }
  return std::nullopt;
}

choice choose_provider(std::string_view name, std::string_view url) {
  choice c;
  if (!name.empty() || url.empty()) {
    const auto named = provider_named(name);
    c.known = named.has_value();
    if (named) c.provider = *named;
    return c;
  }
  const std::string_view host = triage::host_of_url(url);
  c.host = host.empty() ? url : host;
  const auto found = triage::provider_for(host);
  c.known = found.has_value();
  if (found) c.provider = *found;
  return c;
}

std::string unknown_host(const choice& c) {
  if (c.host.empty() || c.known) return {};
  return "no provider has the host " + quoted(c.host) + ": classified as generic";
}

int unknown_provider(std::string_view name) {
  std::vector<std::string_view> names;
  std::string list;
  for (const triage::provider& p : triage::all_providers()) {
    names.push_back(p.name());
    list += (list.empty() ? "" : ", ") + std::string(p.name());
  }
  return usage_fault("no provider is called " + quoted(name) + "." + did_you_mean(name, names) +
                     " Known: " + list);
}

int list_providers(bool json) {
  output out;
  for (const triage::provider& p : triage::all_providers()) {
    const auto codes = static_cast<std::int64_t>(p.codes().size());
    const auto types = static_cast<std::int64_t>(p.types().size());
    const auto statuses = static_cast<std::int64_t>(p.statuses().size());
    if (json) {
      out << "{\"name\":";
      write_string(out, p.name());
      member(out, "title", p.title());
      if (!p.page().empty()) member(out, "page", p.page());
      member(out, "codes", codes);
      member(out, "types", types);
      member(out, "statuses", statuses);
      out << ",\"hosts\":[";
      for (const std::string_view& host : p.hosts()) {
        if (&host != p.hosts().begin()) out << ",";
        write_string(out, host);
      }
      out << "]}\n";
    } else {
      constexpr std::string_view blanks = "            ";
      out << p.name() << blanks.substr(0, p.name().size() < 10 ? 10 - p.name().size() : 0) << "  "
          << p.title() << ", " << codes << " codes, " << types << " types, " << statuses
          << " statuses  " << p.page() << "\n";
    }
  }
  return finish(out, no_error);
}

int explain(const std::vector<std::string>& words) {
  const auto p = provider_named(words[0]);
  if (!p || words[0].empty()) return unknown_provider(words[0]);
  output out;
  out << p->title() << "  " << p->page() << "\n";
  if (words.size() == 1) {
    explain_all(out, *p);
    return finish(out, no_error);
  }
  const triage::code_row* const code = row_named(p->codes(), &triage::code_row::code, words[1]);
  const triage::type_row* const type = row_named(p->types(), &triage::type_row::type, words[1]);
  if (code == nullptr && type == nullptr) return unknown_code(*p, words[1]);
  if (code != nullptr) explain_code(out, *code);
  if (type != nullptr) {
    if (code != nullptr) out << "\nAlso a type:\n";
    explain_type(out, *type);
  }
  return finish(out, no_error);
}

int version() {
  output out;
  out << "triage " << std::int64_t{TRIAGE_VERSION_MAJOR} << "."
      << std::int64_t{TRIAGE_VERSION_MINOR} << "." << std::int64_t{TRIAGE_VERSION_PATCH} << "\n";
  return finish(out, no_error);
}

}  // namespace command
