// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The whole corpus from a server through a stack to a verdict, held against the same without
// either.
#ifndef TRIAGE_TESTS_HTTP_CORPUS_OVER_HPP
#define TRIAGE_TESTS_HTTP_CORPUS_OVER_HPP

#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <triage/http/answer.hpp>

#include "counting.hpp"
#include "catch.hpp"
#include "loaded_corpus.hpp"
#include "sanitized.hpp"
#include "http/server.hpp"

namespace corpus {

// The first member in which two errors differ; empty if they say the same.
inline std::string_view difference(const triage::error& a, const triage::error& b) {
  const auto same_text = [](const triage::text& x, const triage::text& y) {
    return x.kind() == y.kind() && x.raw() == y.raw();
  };
  if (a.provider() != b.provider()) return "provider";
  if (a.status() != b.status()) return "status";
  if (a.category() != b.category()) return "category";
  if (a.verdict() != b.verdict()) return "verdict";
  if (a.retry_at() != b.retry_at()) return "retry_at";
  if (a.remedy() != b.remedy()) return "remedy";
  if (a.severity() != b.severity()) return "severity";
  if (a.code().row() != b.code().row() || !same_text(a.code().raw(), b.code().raw())) return "code";
  if (!same_text(a.type(), b.type())) return "type";
  if (!same_text(a.message(), b.message())) return "message";
  if (!same_text(a.param(), b.param())) return "param";
  if (!same_text(a.request_id(), b.request_id())) return "request_id";
  if (!same_text(a.error_id(), b.error_id())) return "error_id";
  if (!same_text(a.help(), b.help())) return "help";
  if (!same_text(a.retry_after(), b.retry_after())) return "retry_after";
  if (a.body() != b.body()) return "body";
  if (a.body_kind() != b.body_kind()) return "body_kind";
  if (a.damage() != b.damage()) return "damage";
  if (a.body_status() != b.body_status()) return "body_status";
  if (a.shape() != b.shape()) return "shape";
  if (a.rule().meaning != b.rule().meaning) return "rule";
  auto d = a.details().begin();
  for (const triage::field_detail& e : b.details()) {
    if (d == a.details().end()) return "details";
    if (!same_text((*d).field, e.field) || !same_text((*d).message, e.message) ||
        !same_text((*d).code, e.code)) {
      return "details";
    }
    ++d;
  }
  return d == a.details().end() ? "" : "details";
}

// Why HTTP/1.1 cannot carry a response as its answer; empty if it can.
inline std::string_view unsendable(const sample& s) {
  if (s.status < 100 || s.status > 999) return "no status of three digits";
  if (s.status < 200) return "an interim answer, after which another one comes";
  for (std::size_t i = 0; i < s.headers_size; ++i) {
    if (s.headers[i].first.starts_with(':')) return "a name that only frames of event streams have";
  }
  if ((s.status == 204 || s.status == 304) && !s.body.empty()) return "a status without a body";
  return {};
}

// With the address sanitizer each seventh response.
inline constexpr std::size_t step = TRIAGE_SANITIZED ? 7 : 1;

// Of "http://127.0.0.1:80/7", the "/7".
inline std::string path_of(const std::string& url) {
  return url.substr(url.find('/', 8));
}

inline std::string_view unaltered(const sample&) {
  return {};
}

// Serves line N of the corpus at /N and /chunked/N; every other one without a reason phrase, as
// gateways in front of HTTP/2 do.
class served {
 public:
  served() : server_([this](std::string_view head) { return answer(head); }) {}

  int port() const { return server_.port(); }

  // `get(url, use)` gets a URL through the stack and calls use(answer) with what `check` takes.
  // `altered(sample)` says what the stack itself does to a response; empty for nothing.
  template <class Get>
  void through(const char* name, Get&& get,
               std::string_view (*altered)(const sample&) = unaltered) {
    std::size_t unchanged = 0;
    std::size_t sendable = 0;
    std::size_t allocated = 0;
    std::string why_not;
    for (const std::string_view path : {"/", "/chunked/"}) {
      for (std::size_t i = 0; i < samples_.size(); i += step) {
        const sample& s = samples_[i].sample;
        INFO(name << ", " << path << ": " << s.name);
        const std::string_view on_the_way = unsendable(s);
        if (const std::string_view why = on_the_way.empty() ? altered(s) : on_the_way;
            !why.empty()) {
          if (path == "/") why_not += std::string(s.name) + " (" + std::string(why) + "), ";
          continue;
        }
        ++sendable;
        bool used = false;
        get(server_.url(std::string(path) + std::to_string(i)), [&](const auto& answer) {
          used = true;
          const triage::provider& p = *s.provider;
          const std::size_t before = counting::all();
          auto seen = triage::http::view(answer);
          seen.now = s.now;
          const triage::error e = s.now ? triage::classify(p, seen) : triage::classify(p, answer);
          const auto checked = triage::check(p, answer);
          const auto counted =
              triage::check(p, answer, [](std::string_view b) { return b.size(); });
          allocated += counting::all() - before;

          const triage::error alone = triage::classify(p, s.response());
          const std::string_view differs = difference(e, alone);
          CHECK(differs == "");
          CHECK(mismatch(e, s.expect) == "");
          CHECK(seen.body == s.body);
          // Some successes hold an error.
          REQUIRE(checked.has_value() ==
                  (corpus::scalar(corpus::member(s.expect, "category")) == "none"));
          REQUIRE(counted.has_value() == checked.has_value());
          if (checked.has_value()) {
            CHECK(checked.value() == s.body);
            CHECK(checked.value().data() == seen.body.data());
            CHECK(counted.value() == s.body.size());
          } else if (!s.now) {
            CHECK(difference(checked.error(), alone) == "");
          }
          unchanged += differs.empty() && mismatch(e, s.expect).empty() ? 1 : 0;
        });
        CHECK(used);
      }
    }
    CHECK(unchanged == sendable);
    CHECK(allocated == 0);
    if (step != 1) return;
    CHECK(sendable >= 2 * (size - 10));
    if (!why_not.empty()) why_not.resize(why_not.size() - 2);
    const std::string said = '"' + std::string(name) + "\": all but " +
                             std::to_string(samples_.size() - unchanged / 2) + " |";
    INFO("docs/http.md has to say " << said);
    CHECK(page().find(said) != std::string::npos);
    std::printf(
        "%s: %zu of %zu responses unchanged, plain and chunked; %zu allocations%s. Not sent, "
        "%zu of %zu: %s\n",
        name, unchanged, sendable, allocated, REPLACE_MALLOC ? ", malloc included" : "",
        samples_.size() - sendable / 2, samples_.size(), why_not.c_str());
  }

 private:
  static std::string page() {
    std::ifstream in(TRIAGE_SOURCE_DIR "/docs/http.md", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  loopback::reply answer(std::string_view head) const {
    const std::size_t begin = head.find(' ') + 1;
    std::string_view path = head.substr(begin, head.find(' ', begin) - begin);
    const bool in_chunks = path.starts_with("/chunked/");
    const std::size_t i = std::stoul(std::string(path.substr(path.rfind('/') + 1)));
    const sample& s = samples_.at(i).sample;
    const std::string status_line =
        "HTTP/1.1 " + std::to_string(s.status) + (i % 2 == 0 ? " Whatever" : " ");
    std::string headers;
    for (std::size_t h = 0; h < s.headers_size; ++h) {
      headers += std::string(s.headers[h].first) + ": " + std::string(s.headers[h].second) + "\r\n";
    }
    // There is nothing to cut into chunks.
    const bool no_body = s.status == 204 || s.status == 304;
    return {in_chunks && !no_body ? loopback::chunked(status_line, headers, s.body)
                                  : loopback::response(status_line, headers, s.body)};
  }

  std::vector<loaded> samples_ = load();
  loopback::server server_;
};

// Whether a failure comes out as an error with these facts, the code among them.
struct transport_case {
  std::string_view code;
  triage::category category;
  triage::action action;
  triage::processed processed;
};

inline void check_transport(const triage::error& e, const transport_case& want) {
  char line[512];
  INFO(std::string(to_line(e, line)));
  CHECK(e.failed());
  CHECK(e.status() == 0);
  CHECK(e.code() == want.code);
  CHECK(e.category() == want.category);
  CHECK(e.verdict() == want.action);
  CHECK(e.processed() == want.processed);
  CHECK(e.verdict().decided_by == triage::basis::transport);
  CHECK(e.rule().basis == triage::basis::transport);
  CHECK(e.rule().processed == want.processed);
  CHECK(e.body().empty());
  CHECK(e.message().present());
}

}  // namespace corpus

#endif
