// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// One path, called SOAK_PATH, with the options that this file is compiled with. See paths.hpp.
#include <triage.hpp>
#include <triage/registry.hpp>
#if defined(SOAK_SIMDJSON)
#include <triage/simdjson.hpp>
#endif

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "inside.hpp"
#include "paths.hpp"

namespace {

std::uint64_t hash(std::string_view s, std::uint64_t h = 14695981039346656037U) {
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return h;
}

class teller {
 public:
  teller(const soak::input& in, soak::answer& out) : in_(in), out_(out) {}

  void tell(const triage::error& e) {
    const triage::verdict& v = e.verdict();
    add(e.category());
    add(v.action);
    add(v.decided_by);
    add(v.processed);
    add(v.delay_basis);
    out_.add(static_cast<std::uint64_t>(v.delay_ms));
    out_.add(static_cast<std::uint64_t>(e.server_delay_ms().value_or(-1)));
    out_.add(static_cast<std::uint64_t>(e.retry_at().value_or(-1).seconds));
    add(e.remedy());
    add(e.scope());
    add(e.recovery());
    add(e.severity());
    add(e.body_kind());
    add(e.damage());
    out_.add(static_cast<std::uint64_t>(e.body_status()));
    out_.add(e.status_mismatch() ? 1 : 0);
    out_.add(hash(e.shape()));
    const triage::rule rule = e.rule();
    out_.add(hash(rule.meaning));
    out_.add(hash(rule.source));
    out_.add(e.code().known() ? hash(e.code().row()->name()) : 0);
    // What is said of a compressed body is a sentence of the library, and no view of it.
    const bool own_sentence = e.message().raw().substr(0, 23) == "the body is compressed " &&
                              !inside(in_.body, e.message().raw());
    tell(e.code().raw());
    tell(e.type());
    tell(own_sentence ? triage::text{} : e.message());
    tell(e.param());
    tell(e.request_id());
    tell(e.error_id());
    tell(e.help());
    tell(e.retry_after());
    tell(e.details().json());
    tell(own_sentence ? triage::text{} : e.evidence());
    std::size_t details = 0;
    std::uint64_t all = 0;
    for (const triage::field_detail& d : e.details()) {
      all = all * 31 + place(d.field.raw()) * 7 + place(d.message.raw());
      ++details;
    }
    out_.add(details);
    out_.add(all);
    judge(e);
  }

  void must(bool holds, const char* promise) {
    if (!holds && out_.broken == nullptr) out_.broken = promise;
  }

 private:
  template <class Enum>
  void add(Enum e) {
    out_.add(static_cast<std::uint64_t>(e));
  }
  std::uint64_t place(std::string_view s) {
    if (s.data() == nullptr) return 0;
    if (inside(in_.body, s)) {
      return 1 + (static_cast<std::uint64_t>(s.data() - in_.body.data()) << 24U) + s.size() * 2;
    }
    must(inside(in_.headers, s), "views lie inside the response");
    return 2 + (static_cast<std::uint64_t>(s.data() - in_.headers.data()) << 24U) + s.size() * 2;
  }
  void tell(const triage::text& t) {
    out_.add(place(t.raw()) * 8 + static_cast<std::uint64_t>(t.kind()));
  }

  // What is promised of every answer.
  void judge(const triage::error& e) {
    const triage::verdict& v = e.verdict();
    must(v.delay_ms >= 0 && v.delay_ms <= triage::max_delay_ms, "delays clamp");
    must((v.action == triage::after) == (v.delay_basis != triage::delay_basis::none),
         "after has a delay, and nothing else has");
    must(v.action == triage::after || v.delay_ms == 0, "only after has a delay");
    must(e.failed() || v.action == triage::never, "a success is not repeated");
    must(e.scope() != triage::scope::by_category, "a scope is decided");
    must(v.processed != triage::processed::by_category, "processed is decided");
    // That nothing was done has to be said by a row, a word or a status of the server.
    must(v.processed != triage::processed::no || !e.rule().meaning.empty(),
         "processed is no only with evidence");
    must(v.processed != triage::processed::no || e.status() < 500 ||
             v.decided_by != triage::basis::http_default,
         "a 5xx alone never proves that nothing was done");
    char line[1024];
    for (const char c : to_line(e, line)) {
      must(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "no control character in a log");
    }
  }

  const soak::input& in_;
  soak::answer& out_;
};

triage::error classify(const triage::provider& p, const triage::response& r) {
#if defined(SOAK_SIMDJSON)
  static simdjson::ondemand::parser parser;
  static std::string scratch;
  return triage::classify(p, r, triage::on_demand(parser, scratch));
#else
  return triage::classify(p, r);
#endif
}

}  // namespace

#define SOAK_JOIN(a, b) a##b
#define SOAK_FUNCTION(name) SOAK_JOIN(soak_path_, name)

soak::path_function SOAK_FUNCTION(SOAK_PATH);
void SOAK_FUNCTION(SOAK_PATH)(const soak::input& in, soak::answer& out) {
  out = {};
  const triage::provider p = triage::all_providers()[in.provider];
  const triage::response r{in.status, in.body, in.headers, 1700000000};
  teller all(in, out);
  const triage::error e = classify(p, r);
  all.must(e.failed() == !triage::succeeded(p, r), "succeeded says the same as classify");
  all.tell(e);
  std::size_t items = 0;
  if (!p.batches().empty()) {
    for (const triage::batch_item& item : triage::items(p, r)) {
      if (++items <= 2) all.tell(item.error);
    }
  }
  out.add(items);
}
