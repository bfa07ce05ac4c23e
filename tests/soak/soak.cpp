// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   triage_soak [--part I/N] [--every K] [--seed S] [--times T] KIND...
//
// Holds all paths (paths.hpp) against each other, and every answer against what is promised of it,
// over responses that are made of the corpus. KIND is one of
//   corpus    every body as it is
//   bytes     every beginning of every body, and every body without one of its bytes, with it
//   twice,
//             and with each of the 256 values in its place
//   statuses  every body with every status from 0 to 999, and some that no server sends
//   fields    every value of every JSON body gone, null, of every other type, twice, and renamed
//   layouts   JSON bodies with other white space and members in another order, which have to mean
//             the same
//   random    T bodies (a million) that are put together and broken at random, as S says
//   headers   T lists of headers, as text, as pairs, and by a callable
//   streams   T event streams, cut anywhere, against a reader written from the HTML standard
//   seeds     writes nothing but files into --write FOLDER, for the fuzzers: a response each, and
//             dictionary, the words that tables know
// --every K takes one body of K. --part I/N is for several processes: the I-th of N (from 0).
// Prints how many answers were compared; a difference with the response it is about; 1 if there is
// one.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comparison.hpp"
#include "corpus.hpp"
#include "header_forms.hpp"
#include "known_names.hpp"
#include "mutate.hpp"
#include "tree.hpp"
#include "whole_stream.hpp"

namespace {

using soak::comparison;
using soak::input;
using soak::layout;
using soak::tree;

struct options {
  std::size_t part = 0;
  std::size_t parts = 1;
  std::size_t every = 1;
  std::uint64_t seed = 1;
  std::uint64_t times = 1000000;
  std::string write;
};

// A response of the corpus, with memory of its own.
struct sample {
  std::string_view name;
  std::size_t provider = 0;
  int status = 0;
  std::string headers;
  std::string body;

  [[nodiscard]] input with(std::string_view other) const {
    return {provider, status, headers, other};
  }
};

std::size_t number_of(std::string_view provider) {
  const auto all = triage::all_providers();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].name() == provider) return i;
  }
  return 0;
}

std::vector<sample> load(const options& o) {
  std::vector<sample> all;
  std::size_t number = 0;
  for (const std::string_view line : corpus::lines) {
    if (number++ / o.every % o.parts != o.part || number % o.every != 0) continue;
    const auto memory = std::make_unique<corpus::arena>();
    const corpus::sample s = corpus::read(line, *memory);
    sample one{s.name, number_of(s.provider->name()), s.status, {}, std::string(s.body)};
    for (std::size_t i = 0; i < s.headers_size; ++i) {
      one.headers +=
          std::string(s.headers[i].first) + ": " + std::string(s.headers[i].second) + "\r\n";
    }
    all.push_back(std::move(one));
  }
  return all;
}

void every_line(const std::vector<sample>& all, comparison& c) {
  for (const sample& s : all) c.compare(s.with(s.body), s.name);
}

void every_byte(const std::vector<sample>& all, comparison& c) {
  for (const sample& s : all) {
    // In memory that ends where the body does, for sanitizers and guard pages.
    const auto compare = [&](const std::string& body) { c.compare(s.with(body), s.name); };
    for (std::size_t n = 0; n < s.body.size(); ++n) compare(s.body.substr(0, n));
    for (std::size_t at = 0; at < s.body.size(); ++at) {
      compare(s.body.substr(0, at) + s.body.substr(at + 1));
      compare(s.body.substr(0, at + 1) + s.body.substr(at));
      std::string changed = s.body;
      for (int value = 0; value < 256; ++value) {
        changed[at] = static_cast<char>(value);
        compare(changed);
      }
    }
  }
}

void every_status(const std::vector<sample>& all, comparison& c) {
  for (const sample& s : all) {
    input in = s.with(s.body);
    for (in.status = 0; in.status < 1000; ++in.status) c.compare(in, s.name);
    for (const int status : {-2147483647 - 1, -1, 1000, 65536 + 429, 2147483647}) {
      in.status = status;
      c.compare(in, s.name);
    }
  }
}

void every_field(const std::vector<sample>& all, comparison& c, std::mt19937_64& dice) {
  for (const sample& s : all) {
    std::optional<tree> read = soak::tree_reader(s.body).read();
    if (!read) continue;
    soak::tree_writer writer(layout::compact, dice);
    const auto compare = [&] { c.compare(s.with(writer.write(*read)), s.name); };
    std::vector<tree*> nodes;
    soak::all_nodes(*read, nodes);
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      const tree kept = *nodes[n];
      for (const char* const value : soak::other_values) {
        *nodes[n] = *soak::tree_reader(value).read();
        compare();
      }
      *nodes[n] = kept;
      // The children are others now.
      nodes.clear();
      soak::all_nodes(*read, nodes);
      tree& node = *nodes[n];
      for (std::size_t i = 0; i < node.in.size(); ++i) {
        const auto member = node.in[i];
        node.in.erase(node.in.begin() + static_cast<std::ptrdiff_t>(i));
        compare();
        node.in.insert(node.in.begin() + static_cast<std::ptrdiff_t>(i), 2, member);
        compare();
        node.in.erase(node.in.begin() + static_cast<std::ptrdiff_t>(i));
        if (node.is == tree::kind::object) {
          node.in[i].name = "\"other\"";
          compare();
        }
        node.in[i] = member;
      }
      nodes.clear();
      soak::all_nodes(*read, nodes);
    }
  }
}

// What a person would say an answer means: nothing about places.
std::string meaning(const triage::error& e) {
  std::string said = std::string(to_string(e.category())) + '|' +
                     std::string(to_string(e.verdict().action)) + '|' +
                     std::string(to_string(e.verdict().decided_by)) + '|' +
                     std::string(to_string(e.processed())) + '|' + std::to_string(e.delay_ms());
  const auto add = [&said](const triage::text& t) {
    char buffer[4096];
    said += '|';
    if (t.kind() == triage::text::form::json) return;  // as it stands
    said += t.decode(buffer, sizeof buffer);
  };
  for (const triage::text& t : {e.code().raw(), e.type(), e.message(), e.param(), e.request_id(),
                                e.error_id(), e.help(), e.retry_after()}) {
    add(t);
  }
  // Which field comes first is the order of the members.
  std::multiset<std::string> details;
  for (const triage::field_detail& d : e.details()) {
    const std::size_t size = said.size();
    add(d.field);
    add(d.message);
    details.insert(said.substr(size));
    said.resize(size);
  }
  for (const std::string& d : details) said += d;
  return said;
}

std::string meaning(const input& in) {
  const triage::provider p = triage::all_providers()[in.provider];
  return meaning(triage::classify(p, {in.status, in.body, in.headers, 1700000000}));
}

// Names that an object has twice, possibly written with escapes: then the order counts.
bool has_a_name_twice(const tree& t) {
  for (std::size_t i = 0; i < t.in.size(); ++i) {
    if (t.in[i].name.find('\\') != std::string::npos) return true;
    if (has_a_name_twice(t.in[i].value)) return true;
    for (std::size_t j = 0; t.is == tree::kind::object && j < i; ++j) {
      if (t.in[i].name == t.in[j].name) return true;
    }
  }
  return false;
}

// Whether all of it is JSON. What is damaged is read up to the damage, so that the order counts.
bool is_valid(std::string_view body) {
  triage::json::scanner in(body);
  for (;;) {
    const triage::json::token t = in.next();
    if (t >= triage::json::token::end) return t == triage::json::token::end;
  }
}

void every_layout(const std::vector<sample>& all, comparison& c, std::mt19937_64& dice) {
  for (const sample& s : all) {
    std::optional<tree> read = soak::tree_reader(s.body).read();
    if (!read || read->is == tree::kind::scalar || !is_valid(s.body)) continue;
    const std::string expected = meaning(s.with(s.body));
    const auto check = [&](const std::string& body, const char* how) {
      const input in = s.with(body);
      c.compare(in, s.name);
      if (const std::string said = meaning(in); said != expected) {
        c.report(in, s.name, how, said + " instead of " + expected);
      }
    };
    for (const layout form : {layout::compact, layout::spaced, layout::pretty, layout::wild}) {
      check(soak::tree_writer(form, dice).write(*read), "other white space");
    }
    // Of a document of which no member is known, the first sentence is the message.
    if (has_a_name_twice(*read) || s.name.substr(0, 14) == "shape/unknown/") continue;
    for (int i = 0; i < 8; ++i) {
      soak::shuffle(*read, dice);
      check(soak::tree_writer(layout::compact, dice).write(*read), "another order");
    }
  }
}

void random(const std::vector<sample>& all, comparison& c, const options& o,
            std::mt19937_64& dice) {
  std::vector<std::string_view> bodies;
  for (const sample& s : all) bodies.push_back(s.body);
  soak::mutator mutate(soak::known_names(), bodies, dice);
  for (std::uint64_t i = 0; i < o.times; ++i) {
    const sample& from = all[dice() % all.size()];
    std::string body = from.body;
    for (std::uint64_t n = dice() % 5; n > 0; --n) mutate.change(body);
    for (std::uint64_t n = dice() % 8 < 5 ? 0 : 1 + dice() % 3; n > 0; --n) mutate.damage(body);
    input in = from.with(body);
    if (dice() % 4 == 0) in.provider = dice() % triage::all_providers().size();
    if (dice() % 4 == 0) in.headers = all[dice() % all.size()].headers;
    if (dice() % 4 == 0) in.status = all[dice() % all.size()].status;
    c.compare(in, "random");
  }
}

// A response's headers come in three forms; what they say is the same.
void headers(const std::vector<sample>& all, comparison& c, const options& o,
             std::mt19937_64& dice) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const sample& s : all) {
    for (std::string_view rest = s.headers; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find("\r\n"));
      const std::size_t colon = line.find(": ");
      lines.emplace_back(line.substr(0, colon), line.substr(colon + 2));
      rest.remove_prefix(line.size() + 2);
    }
  }
  if (lines.empty()) return;
  constexpr std::string_view pieces = "0123456789,;=\"' -+.:/()TGMZeaqrtw\t\x7f\xc3\x01";
  for (std::uint64_t i = 0; i < o.times; ++i) {
    const sample& s = all[dice() % all.size()];
    header_forms forms(s.status);
    for (std::uint64_t n = dice() % 8; n > 0; --n) {
      std::pair<std::string, std::string> line = lines[dice() % lines.size()];
      std::string& value = line.second;
      for (std::uint64_t m = dice() % 3; m > 0 && !value.empty(); --m) {
        const std::size_t at = dice() % value.size();
        switch (dice() % 3) {
          case 0: value.erase(at, 1); break;
          case 1: value.insert(at, 1, pieces[dice() % pieces.size()]); break;
          default: value[at] = pieces[dice() % pieces.size()]; break;
        }
      }
      // A name counts once: a callable gives the first of its values only.
      if (forms.find(line.first) == nullptr) forms.add(line.first, line.second);
    }
    const auto by_name = [&forms](std::string_view name) { return forms.find(name); };
    input in = s.with(s.body);
    in.headers = forms.text;
    c.compare(in, s.name);
    const triage::provider p = triage::all_providers()[s.provider];
    const auto said = [&](const triage::header_view& form) {
      return meaning(triage::classify(p, {s.status, s.body, form, 1700000000}));
    };
    const std::string expected = said(forms.text);
    if (said(forms.pairs) != expected) {
      c.report(in, s.name, "as pairs", said(forms.pairs));
    }
    if (said(by_name) != expected) c.report(in, s.name, "by a callable", said(by_name));
    c.count();
    c.count();
  }
}

void streams(comparison& c, const options& o, std::mt19937_64& dice) {
  for (std::uint64_t i = 0; i < o.times; ++i) {
    const std::string text = random_stream(dice);
    const whole_stream expected(text);
    char buffer[256];
    triage::sse_reader reader(buffer);
    std::vector<std::string> found;
    const auto see = [&](const triage::sse_event& e) {
      if (e.bare) return;  // no event by the standard
      found.push_back(std::string(e.type) + "|" + std::string(e.data) + "|" + std::string(e.id));
    };
    for (std::string_view rest = text; !rest.empty();) {
      const std::string chunk(rest.substr(0, dice() % 8 == 0 ? rest.size() : dice() % 5 + 1));
      reader.feed(chunk, see);
      rest.remove_prefix(chunk.size());
    }
    c.count();
    if (found != expected.events || reader.retry_ms() != expected.retry) {
      c.report({0, 200, {}, text}, "stream", "cut", "another reader has other events");
    }
  }
}

// In the form of fuzz/classify.cpp and fuzz/paths.cpp.
bool write_seeds(const std::vector<sample>& all, const std::string& folder) {
  const auto write = [&](const std::string& name, const std::string& bytes) {
    std::FILE* const file = std::fopen((folder + '/' + name).c_str(), "wb");
    if (file == nullptr) return false;
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    return std::fclose(file) == 0 && whole;
  };
  std::size_t number = 0;
  for (const sample& s : all) {
    const std::string headers = s.headers.substr(0, 255);
    std::string seed;
    for (const std::size_t byte :
         {static_cast<std::size_t>(s.status + 1000) >> 8U,
          static_cast<std::size_t>(s.status + 1000) & 255U, s.provider, headers.size()}) {
      seed += static_cast<char>(byte);
    }
    if (!write("seed" + std::to_string(number++), seed + headers + s.body)) return false;
  }
  std::string dictionary;
  for (const std::string& name : soak::known_names()) {
    dictionary += '"';
    for (const char c : name) {
      if (c == '"' || c == '\\') dictionary += '\\';
      dictionary += c;
    }
    dictionary += "\"\n";
  }
  return write("dictionary", dictionary);
}

[[noreturn]] void usage() {
  std::fprintf(
      stderr,
      "usage: triage_soak [--part I/N] [--every K] [--seed S] [--times T] [--write FOLDER] "
      "corpus|bytes|statuses|fields|layouts|random|headers|streams|seeds...\n");
  std::exit(64);
}

}  // namespace

int main(int argc, char** argv) {
  options o;
  std::vector<std::string_view> kinds;
  for (int i = 1; i < argc; ++i) {
    const std::string_view a = argv[i];
    if (a.substr(0, 2) != "--") {
      kinds.push_back(a);
      continue;
    }
    if (++i == argc) usage();
    const auto number = [](const char* s) { return std::strtoull(s, nullptr, 10); };
    if (a == "--part") {
      const std::string_view value = argv[i];
      const std::size_t slash = value.find('/');
      if (slash == std::string_view::npos) usage();
      o.part = number(argv[i]);
      o.parts = number(argv[i] + slash + 1);
    } else if (a == "--every") {
      o.every = number(argv[i]);
    } else if (a == "--seed") {
      o.seed = number(argv[i]);
    } else if (a == "--write") {
      o.write = argv[i];
    } else if (a == "--times") {
      o.times = number(argv[i]);
    } else {
      usage();
    }
  }
  if (kinds.empty() || o.every == 0 || o.parts <= o.part) usage();
  const std::vector<sample> all = load(o);
  std::size_t failures = 0;
  for (const std::string_view kind : kinds) {
    comparison c;
    std::mt19937_64 dice(o.seed);
    if (kind == "corpus") {
      every_line(all, c);
    } else if (kind == "bytes") {
      every_byte(all, c);
    } else if (kind == "statuses") {
      every_status(all, c);
    } else if (kind == "fields") {
      every_field(all, c, dice);
    } else if (kind == "layouts") {
      every_layout(all, c, dice);
    } else if (kind == "random") {
      random(all, c, o, dice);
    } else if (kind == "headers") {
      headers(all, c, o, dice);
    } else if (kind == "streams") {
      streams(c, o, dice);
    } else if (kind == "seeds") {
      if (write_seeds(all, o.write)) continue;
      std::fprintf(stderr, "triage_soak: cannot write to %s\n", o.write.c_str());
      return 74;
    } else {
      usage();
    }
    std::printf("%s: %zu responses, %zu paths, %zu answers; %zu wrong\n", std::string(kind).c_str(),
                all.size(), c.paths(), c.answers(), c.failures());
    std::fflush(stdout);
    failures += c.failures();
  }
  return failures == 0 ? 0 : 1;
}
