// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Holds simdjson as the parser against the built-in one: the whole corpus, every beginning of each
// body, each body in an array with other elements, and bodies with up to three bytes changed. Every
// field has to be the same bytes of the same memory. Counts allocations, too: none, once parser and
// scratch have grown. And whether it is simdjson that reads.
#include <triage/simdjson.hpp>

#include <cstddef>
#include <cstdio>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <string_view>

#include "corpus.hpp"
#include "counting.hpp"

namespace {

bool same(const triage::text& a, const triage::text& b) {
  return a.present() == b.present() && a.raw().data() == b.raw().data() &&
         a.raw().size() == b.raw().size() && a.kind() == b.kind();
}

// The first thing in which two errors differ; null if there is none.
const char* difference(const triage::error& a, const triage::error& b) {
  if (a.category() != b.category()) return "category";
  if (a.verdict().action != b.verdict().action) return "action";
  if (a.verdict().decided_by != b.verdict().decided_by) return "basis";
  if (a.verdict().delay_basis != b.verdict().delay_basis) return "delay basis";
  if (a.verdict().delay_ms != b.verdict().delay_ms) return "delay";
  if (a.verdict().processed != b.verdict().processed) return "processed";
  if (a.remedy() != b.remedy()) return "remedy";
  if (!same(a.code().raw(), b.code().raw())) return "code";
  if (!same(a.type(), b.type())) return "type";
  if (!same(a.message(), b.message())) return "message";
  if (!same(a.param(), b.param())) return "param";
  if (!same(a.request_id(), b.request_id())) return "request id";
  if (!same(a.error_id(), b.error_id())) return "error id";
  if (!same(a.help(), b.help())) return "help";
  if (!same(a.retry_after(), b.retry_after())) return "retry after";
  if (a.body_kind() != b.body_kind()) return "body kind";
  if (a.damage() != b.damage()) return "damage";
  if (a.body_status() != b.body_status()) return "body status";
  if (a.shape() != b.shape()) return "shape";
  if (a.body().data() != b.body().data() || a.body().size() != b.body().size()) return "body";
  auto x = a.details().begin();
  auto y = b.details().begin();
  for (; x != a.details().end() && y != b.details().end(); ++x, ++y) {
    if (!same((*x).field, (*y).field) || !same((*x).message, (*y).message)) return "details";
  }
  if (x != a.details().end() || y != b.details().end()) return "number of details";
  return nullptr;
}

class engines {
 public:
  // What the parsers make of the same response, in each of the ways that there are.
  void compare(const triage::response& r, const triage::provider& p, std::string_view name) {
    const triage::error expected = triage::classify(p, r);
    judge(expected, triage::classify(p, r, triage::on_demand(parser_, scratch_)), name, "copied");

    // In memory of its own, so that the sanitizers see what is read beyond it.
    const std::size_t capacity = r.body.size() + simdjson::SIMDJSON_PADDING;
    const std::unique_ptr<char[]> padded(new char[capacity]());
    if (!r.body.empty()) std::memcpy(padded.get(), r.body.data(), r.body.size());
    triage::response in_place = r;
    in_place.body = {padded.get(), r.body.size()};
    const triage::error there = triage::classify(p, in_place);
    judge(there, triage::classify(p, in_place, triage::on_demand(parser_, capacity)), name,
          "in place");

    simdjson::ondemand::document document;
    const simdjson::padded_string_view text(padded.get(), r.body.size(), capacity);
    if (r.body.empty() || parser_.iterate(text).get(document)) return;
    ++opened_;
    judge(there, triage::classify(p, in_place, triage::on_demand(document)), name, "opened");
    // It is at its beginning again, unless simdjson gave it up.
    if (r.body[0] != '{' || !document.is_alive()) return;
    const char* here = nullptr;
    if (document.current_location().get(here) || here != padded.get())
      fail(name, "opened", "place");
  }

  // A body that is valid: simdjson reads it, and not the built-in parser after it. With less than
  // the padding behind the body it is the other way round.
  void reads(std::string_view body) {
    triage::detail::collector found;
    bool flawed = false;
    found.look_for(triage::detail::shapes_of_json.trie);
    if (!triage::on_demand(parser_, scratch_).read(body, found, flawed)) {
      fail(body, "copied", "parser");
    }
    const std::string padded = std::string(body) + std::string(simdjson::SIMDJSON_PADDING, ' ');
    for (const std::size_t behind : {-body.size(), std::size_t{0} - 1, std::size_t{0},
                                     simdjson::SIMDJSON_PADDING - 1, simdjson::SIMDJSON_PADDING}) {
      simdjson::ondemand::parser fresh;
      const triage::response r{500, std::string_view(padded).substr(0, body.size())};
      const auto& p = triage::providers::generic;
      judge(triage::classify(p, r),
            triage::classify(p, r, triage::on_demand(fresh, body.size() + behind)), body,
            "in place");
      const bool used = fresh.capacity() != 0;
      if (used != (behind == simdjson::SIMDJSON_PADDING)) fail(body, "in place", "parser");
    }
  }

  // A document that is opened on more than the body of the response: no text is read behind that.
  void read_parts(std::string_view whole) {
    const std::string padded = std::string(whole) + std::string(simdjson::SIMDJSON_PADDING, ' ');
    for (std::size_t n = 0; n <= whole.size(); ++n) {
      const triage::response r{500, std::string_view(padded).substr(0, n)};
      const auto& p = triage::providers::generic;
      simdjson::ondemand::document document;
      const simdjson::padded_string_view text(padded.data(), whole.size(), padded.size());
      if (parser_.iterate(text).get(document)) return fail(whole, "opened", "parser");
      const triage::error expected = triage::classify(p, r);
      const triage::error e = triage::classify(p, r, triage::on_demand(document));
      ++compared_;
      if (!same(expected.code().raw(), e.code().raw()) || !same(expected.type(), e.type()) ||
          !same(expected.message(), e.message())) {
        fail(whole, "opened on more", "text");
      }
    }
  }

  // Bodies that are known by now.
  void count(const triage::response& r, const triage::provider& p) {
    const std::size_t before = counting::all();
    (void)!triage::check(p, r, triage::on_demand(parser_, scratch_)).has_value();
    allocated_ += counting::all() - before;
  }

  [[nodiscard]] bool report() const {
    std::printf(
        "simdjson %d.%d.%d: %zu comparisons, of which %zu of opened documents; %zu differ; "
        "%zu allocations\n",
        simdjson::SIMDJSON_VERSION_MAJOR, simdjson::SIMDJSON_VERSION_MINOR,
        simdjson::SIMDJSON_VERSION_REVISION, compared_, opened_, failures_, allocated_);
    return failures_ == 0 && allocated_ == 0 && opened_ != 0;
  }

 private:
  void judge(const triage::error& expected, const triage::error& e, std::string_view name,
             const char* way) {
    ++compared_;
    if (const char* const what = difference(expected, e)) fail(name, way, what);
  }

  void fail(std::string_view name, const char* way, const char* what) {
    if (++failures_ > 20) return;
    std::printf("%.*s, %s: another %s\n", static_cast<int>(name.size()), name.data(), way, what);
  }

  simdjson::ondemand::parser parser_;
  std::string scratch_;
  std::size_t compared_ = 0;
  std::size_t opened_ = 0;
  std::size_t failures_ = 0;
  std::size_t allocated_ = 0;
};

}  // namespace

int main() {
  engines both;
  std::mt19937 random(20);
  constexpr std::string_view strange = "\"\\{}[],:0ntf \n\x01\xC3\x80-9.eE/u";
  for (const std::string_view line : corpus::lines) {
    const auto memory = std::make_unique<corpus::arena>();
    const corpus::sample s = corpus::read(line, *memory);
    const triage::response whole = s.response();
    both.compare(whole, *s.provider, s.name);
    both.count(whole, *s.provider);

    triage::response part = whole;
    for (std::size_t n = 0; n < s.body.size() && n < 400; ++n) {
      part.body = s.body.substr(0, n);
      both.compare(part, *s.provider, s.name);
    }
    constexpr std::string_view around[][2] = {
        {"[", "]"},
        {"[", ",{\"code\":\"z\",\"message\":\"later\"}]"},
        {"[null,", "]"},
        {"[\"m\",", ",1]"},
        {"[[{}],", ",\"n\"]"},
        {"[\"m\",[", "]]"},
        {"[{},", ",[]]"},
        {"{\"error\":{\"details\":[{\"retryDelay\":\"1s\"},", ",null]}}"}};
    for (const auto& [before, behind] : around) {
      const std::string wrapped = std::string(before) + std::string(s.body) + std::string(behind);
      part.body = wrapped;
      both.compare(part, *s.provider, s.name);
    }
    for (const std::string_view later : {"null", "\"2s\"", "{}", "[\"3s\"]", "\"\"", "true", "4"}) {
      const std::string details = R"({"error":{"details":[{"retryDelay":"1s"},{"retryDelay":)" +
                                  std::string(later) + "},{}]}}";
      part.body = details;
      both.compare(part, *s.provider, s.name);
    }
    for (int i = 0; i < 200 && !s.body.empty(); ++i) {
      std::string changed(s.body);
      for (auto n = random() % 3 + 1; n != 0; --n) {
        changed[random() % changed.size()] = strange[random() % strange.size()];
      }
      part.body = changed;
      both.compare(part, *s.provider, s.name);
    }
  }
  for (const std::string_view valid :
       {R"({})", R"([])", R"({"error":{"code":"c","type":"t","message":"m"}})",
        R"({"a":{"b":[1,{"c":null}]},"d":[[]],"code":"c"})",
        R"({"errors":[{"code":"a"},{"message":"m","x":[1]},7],"message":"m"})",
        R"([{"code":"c","detail":{"x":true}},{"y":-1.5e3},"z"])",
        R"({"detail":[{"loc":["body",0],"msg":"m","type":"t"},{}]})"}) {
    both.reads(valid);
    both.read_parts(valid);
  }
  return both.report() ? 0 : 1;
}
