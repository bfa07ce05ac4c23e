// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   triage_conformance json|xml [--passed-over LIST] FILE-OR-FOLDER...
//
// Holds the readers against documents whose names say what they are, as those of JSONTestSuite do:
// y_ is valid, n_ is not, i_ may be taken or not. A FOLDER has a file for each document, a FILE a
// line (see json.txt). For JSON: the strict scanner takes all of y_ and none of n_, and so does
// simdjson, where it is, which is here to find mistakes in the documents. The reader of error
// bodies finds no damage in y_, whether the document is the body or a value that nothing asks for,
// short or long. Of n_ it passes over what it does not look at: LIST has the names of those, so
// that each is known. i_ is not looked at: all that it may not do is what the fuzzers find.
#include <triage/classify.hpp>
#include <triage/providers/generic.hpp>
#include <triage/read/json.hpp>
#if defined(CONFORMANCE_HAS_SIMDJSON)
#include <simdjson.h>
#endif

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct document {
  std::string name;
  std::string bytes;
};

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "cannot read %s\n", file.string().c_str());
    std::exit(74);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

// %41 is a byte.
std::string unescaped(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] != '%') {
      out += s[i];
      continue;
    }
    out += static_cast<char>(std::stoi(std::string(s.substr(i + 1, 2)), nullptr, 16));
    i += 2;
  }
  return out;
}

std::vector<document> load(const std::filesystem::path& from) {
  std::vector<document> all;
  if (std::filesystem::is_directory(from)) {
    for (const auto& entry : std::filesystem::directory_iterator(from)) {
      if (entry.is_regular_file()) {
        all.push_back({entry.path().stem().string(), contents(entry.path())});
      }
    }
    std::sort(all.begin(), all.end(),
              [](const document& a, const document& b) { return a.name < b.name; });
    return all;
  }
  const std::string text = contents(from);
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (line.empty() || line[0] == '#' || tab == std::string_view::npos) continue;
    all.push_back({std::string(line.substr(0, tab)), unescaped(line.substr(tab + 1))});
  }
  return all;
}

// Whether the strict scanner takes all of it.
bool is_json(std::string_view body) {
  triage::json::scanner in(body);
  for (;;) {
    const triage::json::token t = in.next();
    if (t >= triage::json::token::end) return t == triage::json::token::end && !in.flawed();
  }
}

#if defined(CONFORMANCE_HAS_SIMDJSON)
bool simdjson_agrees(const std::string& body, bool yes) {
  simdjson::dom::parser parser;
  simdjson::dom::element parsed;
  const simdjson::error_code e = parser.parse(body).get(parsed);
  if (!yes) return e != simdjson::SUCCESS;
  // Numbers that no double or integer has are JSON, too. Versions differ in what they call that.
  const bool is_large = body.find("00000000000000000000") != std::string::npos ||
                        body.find("12345678901234567890") != std::string::npos;
  return e == simdjson::SUCCESS || e == simdjson::NUMBER_ERROR || is_large;
}
#endif

// Whether the reader of error bodies has nothing to object to.
bool has_no_damage(std::string_view body, triage::body_kind kind) {
  const triage::error e = triage::classify(triage::providers::generic, {500, body});
  return e.body_kind() == kind && e.damage() == triage::damage::none;
}

class report {
 public:
  void expect(bool holds, const document& d, const char* what) {
    ++checks_;
    if (holds) return;
    ++wrong_;
    std::fprintf(stderr, "%s: %s\n", d.name.c_str(), what);
  }
  // An invalid document without a complaint.
  void pass_over(const document& d, const char* where) { passed_.insert(d.name + " " + where); }

  // Against the names that are known.
  void compare(const std::string& list) {
    std::set<std::string> known;
    std::ifstream in(list);
    for (std::string line; std::getline(in, line);) {
      if (!line.empty() && line[0] != '#') known.insert(line);
    }
    for (const std::string& name : passed_) {
      if (known.count(name) == 0)
        complain(name, "is not valid, and was taken: it is not in the list");
    }
    for (const std::string& name : known) {
      if (passed_.count(name) == 0) complain(name, "is in the list, and was not taken");
    }
  }

  [[nodiscard]] std::size_t checks() const { return checks_; }
  [[nodiscard]] std::size_t wrong() const { return wrong_; }
  [[nodiscard]] std::size_t passed_over() const { return passed_.size(); }

 private:
  void complain(const std::string& name, const char* what) {
    ++wrong_;
    std::fprintf(stderr, "%s: %s\n", name.c_str(), what);
  }

  std::set<std::string> passed_;
  std::size_t checks_ = 0;
  std::size_t wrong_ = 0;
};

// A body that is longer is read by another lexer.
const std::string paddings[] = {"", std::string(2000, ' ')};

void check_json(const document& d, report& r) {
  const bool yes = d.name[0] == 'y';
  r.expect(is_json(d.bytes) == yes, d, yes ? "the scanner refuses it" : "the scanner takes it");
#if defined(CONFORMANCE_HAS_SIMDJSON)
  r.expect(simdjson_agrees(d.bytes, yes), d, "simdjson says otherwise");
#endif
  const bool is_container = d.bytes.find_first_of("{[") != std::string::npos;
  for (const std::string& padding : paddings) {
    const bool fine = has_no_damage(d.bytes + padding, triage::body_kind::json);
    if (yes && is_container) r.expect(fine, d, "damage, as a body");
    if (!yes && fine) r.pass_over(d, "as a body");
    const std::string around = R"({"message":"m","x":)" + d.bytes + "}" + padding;
    const bool fine_inside = has_no_damage(around, triage::body_kind::json);
    if (yes) r.expect(fine_inside, d, "damage, as a value");
    if (!yes && fine_inside) r.pass_over(d, "as a value");
  }
}

void check_xml(const document& d, report& r) {
  const bool yes = d.name[0] == 'y';
  for (const std::string& padding : paddings) {
    const bool fine = has_no_damage(d.bytes + padding, triage::body_kind::xml);
    if (yes) r.expect(fine, d, "damage, or taken for something else");
    if (!yes && fine) r.pass_over(d, "as a body");
  }
}

[[noreturn]] void usage() {
  std::fprintf(stderr,
               "usage: triage_conformance json|xml [--passed-over LIST] FILE-OR-FOLDER...\n");
  std::exit(64);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) usage();
  const std::string_view language = argv[1];
  if (language != "json" && language != "xml") usage();
  std::string list;
  report r;
  std::size_t documents = 0;
  for (int i = 2; i < argc; ++i) {
    if (argv[i] == std::string_view("--passed-over")) {
      if (++i == argc) usage();
      list = argv[i];
      continue;
    }
    for (const document& d : load(argv[i])) {
      if (d.name.empty() || (d.name[0] != 'y' && d.name[0] != 'n')) continue;
      ++documents;
      language == "json" ? check_json(d, r) : check_xml(d, r);
    }
  }
  if (!list.empty()) r.compare(list);
  std::printf("%zu documents, %zu checks, %zu wrong; %zu passed over\n", documents, r.checks(),
              r.wrong(), r.passed_over());
  return documents != 0 && r.wrong() == 0 ? 0 : 1;
}
