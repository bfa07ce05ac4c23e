// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   evaluate [-v] [-w] FILE.jsonl …
//
// Classifies the responses of the files with the provider `generic`, which knows no API, and counts
// how many answers are as expected: the verdict, the category, the delay, code and message. -v
// prints every wrong answer, -w how often each word decided and how often rightly. Fails if fewer
// are right than the numbers at the end allow. See README.md for the files.
#include <triage/classify.hpp>
#include <triage/providers/generic.hpp>
#include <triage/read/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace {

using triage::text;
using triage::json::scanner;
using triage::json::token;

// The raw JSON of a member of an object; empty if there is none.
std::string_view member(std::string_view object, std::string_view key) {
  scanner s(object);
  if (s.next() != token::object_begin) return {};
  for (;;) {
    if (s.next() != token::key) return {};
    const bool wanted = s.value() == key;
    const std::size_t start = s.offset();
    const token t = s.next();
    if (t == token::object_begin || t == token::array_begin) s.skip();
    if (wanted) return object.substr(start, s.offset() - start);
  }
}

std::string decoded(const text& t) {
  std::string buffer(t.raw().size(), '\0');
  const std::string_view s = t.decode(buffer.data(), buffer.size());
  return std::string(s);
}

// A scalar; nullopt if it is null or missing.
std::optional<std::string> scalar(std::string_view json) {
  scanner s(json);
  const token t = s.next();
  if (t != token::string && t != token::number && t != token::boolean) return std::nullopt;
  return decoded(s.value());
}

bool is_one_of(std::string_view list, std::string_view value) {
  scanner s(list);
  for (token t = s.next(); t != token::array_end && t != token::end; t = s.next()) {
    if (t == token::string && s.value() == value) return true;
  }
  return false;
}

struct count {
  int right = 0;
  int all = 0;
  void add(bool is_right) {
    ++all;
    if (is_right) ++right;
  }
  [[nodiscard]] double percent() const { return all == 0 ? 100.0 : 100.0 * right / all; }
};

struct counts {
  count retry, category, delay, code, message;
};

std::string lower(std::string s) {
  for (char& c : s) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return s;
}

}  // namespace

int main(int argc, char** argv) {
  bool verbose = false;
  bool words = false;
  double least[5] = {};
  counts all;
  std::map<std::string, count> by_word;
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    if (arg == "-v" || arg == "-w") {
      (arg == "-v" ? verbose : words) = true;
      continue;
    }
    if (arg == "--least" && i + 5 < argc) {
      for (double& percent : least) percent = std::atof(argv[++i]);
      continue;
    }
    std::ifstream file(argv[i]);
    if (!file) {
      std::fprintf(stderr, "no such file: %s\n", argv[i]);
      return 2;
    }
    counts here;
    for (std::string line; std::getline(file, line);) {
      if (line.empty()) continue;
      const std::string name =
          scalar(member(line, "name")).value_or(scalar(member(line, "id")).value_or("?"));
      const int status = std::atoi(scalar(member(line, "status")).value_or("0").c_str());
      const std::string body = scalar(member(line, "body")).value_or("");
      std::string headers = "HTTP/1.1 " + std::to_string(status) + " Whatever\r\n";
      scanner h(member(line, "headers"));
      std::string key;
      for (token t = h.next(); t == token::object_begin || t == token::key; t = h.next()) {
        if (t != token::key) continue;
        key = decoded(h.value());
        (void)h.next();
        headers += key + ": " + decoded(h.value()) + "\r\n";
      }
      const std::string_view want = member(line, "want");
      const triage::error e = triage::classify(triage::providers::generic, {status, body, headers});

      const std::string_view category = to_string(e.category());
      const std::optional<std::string> retry = scalar(member(want, "retry"));
      const char* const did = e.verdict() == triage::never ? "no" : "yes";
      const bool right_retry = !retry || *retry == did;
      const bool right_category = is_one_of(member(want, "category"), category);
      if (retry) here.retry.add(right_retry);
      here.category.add(right_category);

      const auto same = [&](std::string_view wanted, const text& got) {
        const std::optional<std::string> w = scalar(member(want, wanted));
        return w ? got.present() && decoded(got) == *w : !got.present();
      };
      const bool has_code = !member(want, "code").empty();
      const bool right_code = !has_code || same("code", e.code().raw()) || same("code", e.type());
      const bool right_message = member(want, "message").empty() || same("message", e.message());
      if (has_code) here.code.add(right_code);
      if (!member(want, "message").empty()) here.message.add(right_message);
      bool right_delay = true;
      if (!member(want, "delay_s").empty()) {
        const std::optional<std::string> d = scalar(member(want, "delay_s"));
        const std::optional<std::int64_t> got = e.server_delay_ms();
        right_delay = d ? got && static_cast<double>(*got) == std::atof(d->c_str()) * 1000 : !got;
        here.delay.add(right_delay);
      }
      if (e.verdict().decided_by == triage::basis::words ||
          e.rule().basis == triage::basis::words) {
        by_word[std::string(category) + "\t" + lower(decoded(e.evidence()))].add(right_retry &&
                                                                                 right_category);
      }
      if (verbose && (!right_retry || !right_category)) {
        std::printf("%s: %d %.300s\n    got %s %.*s, basis %s, words \"%s\"; want %s %.*s\n",
                    name.c_str(), status, body.c_str(), did, static_cast<int>(category.size()),
                    category.data(), to_string(e.rule().basis).data(),
                    decoded(e.evidence()).c_str(), retry.value_or("any").c_str(),
                    static_cast<int>(member(want, "category").size()),
                    member(want, "category").data());
      }
      if (verbose && std::getenv("FIELDS") && (!right_code || !right_message || !right_delay)) {
        std::printf("%s: fields %d %d %d\n", name.c_str(), right_code, right_message, right_delay);
      }
    }
    const auto print = [](const char* what, const count& c) {
      std::printf("  %-9s %4d of %4d  %5.1f %%\n", what, c.right, c.all, c.percent());
    };
    std::printf("%s\n", argv[i]);
    print("retry", here.retry);
    print("category", here.category);
    print("delay", here.delay);
    print("code", here.code);
    print("message", here.message);
    const auto join = [](count& sum, const count& c) {
      sum.right += c.right;
      sum.all += c.all;
    };
    join(all.retry, here.retry);
    join(all.category, here.category);
    join(all.delay, here.delay);
    join(all.code, here.code);
    join(all.message, here.message);
  }
  if (words) {
    std::printf("\nright  wrong  category             words\n");
    for (const auto& [word, c] : by_word) {
      const std::size_t tab = word.find('\t');
      std::printf("%5d  %5d  %-20s %s\n", c.right, c.all - c.right, word.substr(0, tab).c_str(),
                  word.substr(tab + 1).c_str());
    }
  }
  const count* const counted[] = {&all.retry, &all.category, &all.delay, &all.code, &all.message};
  bool enough = all.category.all > 0;
  for (int i = 0; i < 5; ++i) enough = enough && counted[i]->percent() >= least[i];
  if (!enough) std::printf("fewer than expected are right\n");
  return enough ? 0 : 1;
}
