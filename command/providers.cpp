// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "providers.hpp"

#include <triage/registry.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "modes.hpp"
#include "output.hpp"
#include "report.hpp"
#include "row_text.hpp"

namespace command {

namespace {

void write_condition(output& out, const triage::when& when) {
  if (when.always()) return;
  label(out, "");
  out << "if";
  if (!when.header.empty()) out << " the header " << when.header << " is there";
  if (!when.member.empty()) {
    out << (when.header.empty() ? "" : " and") << " the body has " << when.member;
  }
  if (!when.equals.empty()) out << " with the value " << when.equals;
  if (!when.message.empty()) {
    out << (when.header.empty() && when.member.empty() ? "" : " and") << " the message says \""
        << when.message << "\"";
  }
  out << "\n";
}

void explain_row(output& out, triage::row_ref row) {
  const bool status = row.about() == triage::about::status;
  out << "  " << name_of(row);
  if (status) out << statuses_of(row);
  std::string more;
  const auto add = [&](std::string_view what) {
    more.append(more.empty() ? "" : ", ").append(what);
  };
  if (!row.with_type().empty()) add("type " + std::string(row.with_type()));
  if (row.severity() != triage::severity::undocumented) add(to_string(row.severity()));
  if (!status && row.status().size() > 0) {
    out << "  (status " << statuses_of(row) << (more.empty() ? "" : ", ") << more << ")";
  } else if (!more.empty()) {
    out << "  (" << more << ")";
  }
  out << "\n";
  write_condition(out, row.when());
  const triage::kind& kind = row.kind();
  label(out, "");
  out << to_string(kind.category) << "; retry: "
      << (kind.action == triage::after ? "only if the server names a delay"
                                       : to_string(kind.action))
      << "; processed: " << to_string(triage::detail::outcome_of(kind))
      << "; to do: " << to_string(kind.remedy) << "\n";
  label(out, "");
  out << row.meaning() << " [" << row.source() << "]\n";
}

void explain_rows(output& out, std::string_view title, const triage::rows_about& rows) {
  if (!rows.empty()) out << "\n" << title << "\n";
  for (const triage::row_ref row : rows) explain_row(out, row);
}

void explain_all(output& out, const triage::provider& p) {
  if (!p.hosts().empty()) out << "\nHosts\n";
  for (const std::string_view host : p.hosts()) out << "  " << host << "\n";
  explain_rows(out, "Codes", p.codes());
  explain_rows(out, "Types", p.types());
  explain_rows(out, "Classes of error ids", p.classes());
  explain_rows(out, "Statuses", p.statuses());
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
triage::row_ref row_named(const triage::rows_about& rows, std::string_view word) {
  triage::row_ref found;
  for (const triage::row_ref row : rows) {
    if (name_of(row) == word) return row;
    if (found == nullptr && same_word(name_of(row), word)) found = row;
  }
  return found;
}

// All rows with the key of this one: a code may mean several things.
void explain_key(output& out, const triage::provider& p, triage::row_ref like) {
  for (const triage::row_ref row : p.rows()) {
    if (row.key() == like.key()) explain_row(out, row);
  }
}

int unknown_code(const triage::provider& p, std::string_view word) {
  std::vector<std::string_view> names;
  std::string list;
  for (const triage::row_ref row : p.codes()) {
    names.push_back(row.name());
    list += "\n  " + name_of(row);
  }
  for (const triage::row_ref row : p.types()) names.push_back(row.name());
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
  triage::row_ref code = row_named(p->codes(), words[1]);
  if (code == nullptr) code = p->find_code(std::string_view(words[1]));
  const triage::row_ref type = row_named(p->types(), words[1]);
  if (code == nullptr && type == nullptr) return unknown_code(*p, words[1]);
  if (code != nullptr) explain_key(out, *p, code);
  if (type != nullptr) {
    if (code != nullptr) out << "\nAlso a type:\n";
    explain_key(out, *p, type);
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
