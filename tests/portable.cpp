// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   portable [lines]
//
// For tools/portability.sh: what can differ from one machine to the next, in one program that needs
// nothing but the standard library, reads no file, and runs without exceptions. Every line of the
// corpus through every door, every recorded stream in pieces of several sizes, and copies that
// outlive the response. Fails if one is not what is expected of it.
//
// It also prints a sum over what is made of bodies that nothing is expected of: those of the
// corpus, cut off at many bytes and with many bytes changed, and those of the evaluation. It must
// be the same on every machine. With `lines`, it prints a sum for each body instead, to find the
// one that is not.
#include "corpus.hpp"
#include "header_forms.hpp"
#include "streams.hpp"

#include <triage/json_line.hpp>

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

using namespace std::string_view_literals;

namespace {

struct count {
  int right = 0;
  int all = 0;
  bool add(bool is_right) {
    ++all;
    if (is_right) ++right;
    return is_right;
  }
  // Whether all are right, and there are at least so many.
  [[nodiscard]] bool print(const char* what, int least) const {
    std::printf("%s: %d of %d\n", what, right, all);
    return right == all && all >= least;
  }
};

void complain(const char* what, std::string_view name, std::string_view about) {
  std::printf("%s %.*s: %.*s\n", what, static_cast<int>(name.size()), name.data(),
              static_cast<int>(about.size()), about.data());
}

bool right(std::string_view name, const triage::error& e, std::string_view expect) {
  const std::string_view differs = corpus::mismatch(e, expect);
  if (!differs.empty()) complain("corpus", name, differs);
  return differs.empty();
}

// The copy outlives everything that the error borrowed from.
triage::owned_error kept(const corpus::sample& s, const std::string& headers) {
  const std::string body(s.body);
  return triage::owned_error(triage::classify(*s.provider, {s.status, body, headers, s.now}));
}

bool through_every_door(const corpus::sample& s) {
  header_forms forms(s.status);
  for (std::size_t i = 0; i < s.headers_size; ++i) {
    forms.add(s.headers[i].first, s.headers[i].second);
  }
  const auto by_name = [&forms](std::string_view name) { return forms.find(name); };

  using triage::classify;
  const triage::provider& p = *s.provider;
  const triage::header_view array = s.lines();
  const triage::owned_error copy = kept(s, forms.text);
  return right(s.name, classify(p, {s.status, s.body, array, s.now}), s.expect) &&
         right(s.name, classify(p, {s.status, s.body, forms.text, s.now}), s.expect) &&
         right(s.name, classify(p, {s.status, s.body, forms.pairs, s.now}), s.expect) &&
         right(s.name, classify(p, {s.status, s.body, by_name, s.now}), s.expect) &&
         right(s.name, copy, s.expect);
}

// A sum of bytes in their order (FNV-1a).
class sum {
 public:
  void add(std::string_view s) {
    for (const char c : s) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  void add(const triage::error& e) {
    char buffer[triage::json_line_size];
    add(triage::to_json_line(e, buffer));
    // What that leaves out.
    add(triage::to_line(e, buffer));
    add(e.shape());
    add(e.evidence().raw());
    for (const triage::field_detail& d : e.details()) {
      add(d.field.raw());
      add(d.message.raw());
    }
  }
  void add(const sum& other) {
    for (int i = 0; i < 64; i += 8) {
      value_ = (value_ ^ (other.value_ >> i & 0xFFU)) * 0x100000001B3U;
    }
  }
  void print(std::string_view name) const {
    std::printf("%.*s: %08lx%08lx\n", static_cast<int>(name.size()), name.data(),
                static_cast<unsigned long>(value_ >> 32),
                static_cast<unsigned long>(value_ & 0xFFFFFFFFU));
  }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

constexpr std::string_view evaluation[] = {
#include "evaluation/corpus.inc"
};

// Sums of bodies: each is printed, or only one of all.
class sums {
 public:
  explicit sums(bool each) : each_(each) {}
  void add(std::string_view name, const sum& s) {
    if (each_) s.print(name);
    all_.add(s);
  }
  void print() const {
    if (!each_) all_.print("sum");
  }

 private:
  bool each_;
  sum all_;
};

void add_damaged(sums& all, std::string_view name, std::string_view line, std::size_t number) {
  corpus::arena memory;
  const corpus::sample s = corpus::read(line, memory);
  const triage::header_view headers = s.lines();
  const std::size_t step = corpus::for_every_byte(name, number) ? 1 : 1 + s.body.size() / 4;
  // Bytes without which no JSON is read, that no JSON has, and that are negative where characters
  // have signs.
  constexpr std::string_view changes = "\"\\{],:\x01 \x7F\x80\xC3\xFF";
  sum one;
  for (std::size_t size = 0; size <= s.body.size(); size += step) {
    const std::string cut(s.body.substr(0, size));
    one.add(triage::classify(*s.provider, {s.status, cut, headers, s.now}));
    one.add(triage::classify(triage::providers::generic, {200, cut, headers, s.now}));
    if (size == s.body.size()) break;
    std::string changed(s.body);
    changed[size] = changes[(number + size) % changes.size()];
    one.add(triage::classify(*s.provider, {s.status, changed, headers, s.now}));
  }
  all.add(name, one);
}

void add_unknown(sums& all, std::string_view line) {
  using corpus::member;
  corpus::arena memory;
  const std::string_view body = memory.keep(corpus::scalar(member(line, "body")));
  sum one;
  one.add(triage::classify(triage::providers::generic,
                           {static_cast<int>(corpus::integer(member(line, "status"))), body}));
  all.add(corpus::scalar(member(line, "name")).raw(), one);
}

}  // namespace

int main(int argc, char** argv) {
  const bool each = argc > 1 && std::strcmp(argv[1], "lines") == 0;

  sums all(each);
  count lines;
  for (std::size_t i = 0; i < corpus::size; ++i) {
    corpus::arena memory;
    const corpus::sample s = corpus::read(corpus::lines[i], memory);
    if (!s.provider || s.expect.empty()) {
      complain("corpus", s.name, "cannot be read");
      lines.add(false);
      continue;
    }
    lines.add(through_every_door(s));
    add_damaged(all, s.name, corpus::lines[i], i);
  }
  for (const std::string_view line : evaluation) add_unknown(all, line);

  count readings;
  for (const streams::recording& r : streams::all) {
    for (const std::size_t size : {r.text.size(), std::size_t{1}, std::size_t{2}, std::size_t{3},
                                   std::size_t{7}, std::size_t{16}, std::size_t{61}}) {
      if (!readings.add(streams::reads(r, size, size))) {
        complain("stream", r.name, std::to_string(size));
      }
    }
  }

  if (each) return 0;
  const bool corpus_right = lines.print("corpus", 5000);
  const bool streams_right = readings.print("streams", 100);
  all.print();
  return corpus_right && streams_right ? 0 : 1;
}
