// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Calls every entry point of the core with one response, and makes one number of all that came
// out, so that two runs can be compared and nothing is optimised away. Calls nothing itself: what
// the compiled object needs is what the library needs.
#ifndef TRIAGE_TESTS_PROOFS_USE_HPP
#define TRIAGE_TESTS_PROOFS_USE_HPP

#include <triage.hpp>
#include <triage/json_line.hpp>
#include <triage/registry.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace proofs {

// A hash that no sanitizer for integers has anything to say about: nothing wraps.
class digest {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) step(static_cast<unsigned char>(c));
    step(256);  // so that "a", "bc" and "ab", "c" differ
  }
  void add(std::int64_t n) {
    const auto bits = static_cast<std::uint64_t>(n);
    step(bits & 0xFFFFFFFFU);
    step(bits >> 32U);
  }
  void add(const triage::text& t) {
    if (!t.present()) return step(257);
    add(static_cast<std::int64_t>(t.kind()));
    add(t.raw());
  }
  void add(triage::unix_time t) { add(t.seconds); }
  template <class T>
  void add(const std::optional<T>& value) {
    step(value ? 258 : 259);
    if (value) add(*value);
  }

  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void step(std::uint64_t n) { value_ = (value_ * 31 + n + 1) % 4294967291U; }

  std::uint64_t value_ = 1;
};

// What two runs with the same bytes must agree about. The digest has everything; the rest is there
// to say what differs.
struct answer {
  triage::category category;
  triage::action action;
  std::int64_t delay_ms;
  std::uint64_t code;
  std::uint64_t message;
  std::uint64_t everything;

  friend bool operator==(const answer&, const answer&) = default;
};

inline void add_error(digest& d, const triage::error& e) {
  d.add(static_cast<std::int64_t>(e.category()));
  d.add(e.failed() ? 1 : 0);
  d.add(static_cast<std::int64_t>(e.verdict().action));
  d.add(static_cast<std::int64_t>(e.verdict().decided_by));
  d.add(static_cast<std::int64_t>(e.verdict().delay_basis));
  d.add(static_cast<std::int64_t>(e.processed()));
  d.add(e.delay_ms());
  d.add(e.server_delay_ms());
  d.add(e.retry_at());
  d.add(e.delay_or(std::chrono::seconds(1)).count());
  d.add(e.may_retry() ? 1 : 0);
  d.add(e.may_retry(true) ? 1 : 0);
  d.add(to_string(e.scope()));
  d.add(to_string(e.recovery()));
  d.add(sentence(e.remedy()));
  d.add(static_cast<std::int64_t>(e.severity()));
  d.add(e.status());
  d.add(e.body_status());
  d.add(e.status_mismatch() ? 1 : 0);
  d.add(e.code().raw());
  d.add(e.code().known() ? e.code().name() : std::string_view());
  d.add(e.code() == "rate_limit_exceeded" ? 1 : 0);
  for (const triage::text& t : {e.type(), e.message(), e.param(), e.request_id(), e.error_id(),
                                e.help(), e.retry_after(), e.evidence()}) {
    d.add(t);
    char room[64];
    d.add(t.decode(room, sizeof room));
    d.add(t.decode_whole(room, sizeof room));
  }
  for (const triage::field_detail& detail : e.details()) {
    d.add(detail.field);
    d.add(detail.message);
  }
  d.add(e.details().json());
  d.add(e.rule().meaning);
  d.add(e.rule().source);
  d.add(e.shape());
  d.add(static_cast<std::int64_t>(e.body_kind()));
  d.add(static_cast<std::int64_t>(e.damage()));
  d.add(static_cast<std::int64_t>(e.body().size()));
  if (e.provider()) d.add(e.provider()->split_id(e.error_id().raw()).sequence);
  d.add(triage::counts_against_service(e) ? 1 : 0);
  d.add(triage::throttled(e) ? 1 : 0);
  d.add(gateway_status(e));
  d.add(retry_after_of(e));
}

inline void add_lines(digest& d, const triage::error& e) {
  char small[40];
  char usual[512];
  char large[triage::json_line_size];
  d.add(to_line(e, small));
  d.add(to_line(e, usual));
  d.add(to_line(e, large));
  d.add(to_json_line(e, small));
  d.add(to_json_line(e, usual));
  d.add(to_json_line(e, large));
  triage::detail::buffer_sink json(large, sizeof large);
  append_json(json, e.message());
  d.add(json.view());
}

inline void add_plans(digest& d, const triage::error& e) {
  const auto add = [&](const triage::plan& p) {
    d.add(p ? 1 : 0);
    d.add(p.wait_ms);
    d.add(static_cast<std::int64_t>(p.why));
  };
  triage::retry_budget budget;
  triage::attempts call(triage::policies::azure_core, {.idempotent = true,
                                                       .method = "POST",
                                                       .deadline_ms = 90'000,
                                                       .budget = &budget,
                                                       .recoveries = {e.recovery()}});
  for (std::int64_t now = 0; now < 3; ++now) {
    add(call.next(e, now, 0x9E3779B97F4A7C15U));
    d.add(call.left_ms(now, 5));
  }
  triage::attempts again(triage::retry_policy{.max_attempts = 3});
  const triage::error last = triage::run(
      again, [&] { return e; }, [](std::int64_t) {}, [] { return std::int64_t{0}; },
      [] { return std::uint64_t{7}; });
  d.add(last.status());
  d.add(again.made());
  d.add(static_cast<std::int64_t>(again.outcome()));
}

template <class Headers>
void add_limits(digest& d, triage::provider p, const Headers& headers,
                std::optional<triage::unix_time> now) {
  const triage::rate_limits limits = triage::limits(p, headers, now);
  for (const triage::rate_limit& row : limits) {
    d.add(row.name);
    d.add(row.unit);
    d.add(row.window_s);
    d.add(row.limit);
    d.add(row.remaining);
    d.add(row.reset_in_ms);
    d.add(row.reset_at_ms);
    d.add(row.reset_text);
  }
  d.add(limits.more() ? 1 : 0);
  d.add(limits.exhausted() ? 1 : 0);
}

template <class Stream>
void add_stream(digest& d, triage::provider p, std::string_view body, std::size_t piece,
                std::size_t buffer_size) {
  char buffer[512];
  Stream stream(p, buffer, buffer_size);
  const auto see = [&](const triage::stream_event& e) {
    d.add(e.name);
    d.add(e.data);
    d.add(e.end ? 1 : 0);
    d.add(e.truncated ? 1 : 0);
    d.add(e.keep_alive ? 1 : 0);
    if (e.error) add_error(d, *e.error);
  };
  for (std::string_view rest = body; !rest.empty();) {
    const std::size_t size = piece < rest.size() ? piece : rest.size();
    stream.feed(std::string_view(rest.data(), size), see);
    rest.remove_prefix(size);
  }
  stream.finish(see);
  d.add(stream.begun() ? 1 : 0);
  d.add(stream.ended() ? 1 : 0);
  d.add(stream.failed() ? 1 : 0);
}

// Streams cost what their events cost, each as much as a classification: not in every run.
inline void add_streams(digest& d, triage::provider p, const triage::response& r) {
  char room[256];
  for (const std::size_t size : {sizeof room, std::size_t{0}, std::size_t{3}}) {
    const triage::response success{200, r.body, r.headers, r.now};
    add_error(d, triage::classify_stream(p, success, room, size));
    d.add(triage::check_stream(p, success, room, size).has_value() ? 1 : 0);
    d.add(triage::grpc_web_trailers(r.body, room, size));
  }
  add_stream<triage::sse_stream>(d, p, r.body, 7, 512);
  add_stream<triage::sse_stream>(d, p, r.body, 1, 5);
  add_stream<triage::sse_stream>(d, p, r.body, r.body.size(), 0);
  add_stream<triage::ndjson_stream>(d, p, r.body, 7, 512);
  add_stream<triage::ndjson_stream>(d, p, r.body, 1, 5);
  add_stream<triage::ndjson_stream>(d, p, r.body, r.body.size(), 0);
  if (const triage::stream_event e = triage::read_event(p, "error", r.body, true); e.error) {
    add_error(d, *e.error);
  }
}

template <class Headers>
answer use(triage::provider p, const triage::basic_response<Headers>& r) {
  digest d;
  const triage::error e = triage::classify(p, r);
  add_error(d, e);
  add_lines(d, e);
  add_plans(d, e);
  add_limits(d, p, r.headers, r.now);
  d.add(triage::succeeded(p, r) ? 1 : 0);
  const auto checked = triage::check(p, r);
  d.add(checked ? static_cast<std::int64_t>(checked->size()) : checked.error().status());
  const auto decoded = triage::check(p, r, [](std::string_view body) { return body.size(); });
  d.add(decoded ? static_cast<std::int64_t>(*decoded) : decoded.error().status());
  const triage::basic_response<Headers> success{200, r.body, r.headers, r.now};
  if (const auto inside = triage::error_in_success(success, p)) add_error(d, *inside);
  d.add(triage::check_inside(p, success).has_value() ? 1 : 0);
  for (const triage::batch_item& item : triage::items(p, r)) {
    d.add(static_cast<std::int64_t>(item.index));
    d.add(item.name);
    d.add(item.raw);
    d.add(item.member("/id"));
    add_error(d, item.error);
  }
  char room[256];
  for (const std::size_t size : {sizeof room, std::size_t{5}}) {
    if (const auto inner = triage::nested(e, room, size)) add_error(d, *inner);
  }
  digest code;
  code.add(e.code().raw());
  digest message;
  message.add(e.message());
  return {e.category(), e.verdict().action, e.delay_ms(), code.value(), message.value(), d.value()};
}

// Texts that are no response.
inline void add_names(digest& d, std::string_view text) {
  for (const auto& p :
       {triage::find_provider(text), triage::provider_for(text), triage::provider_for_url(text)}) {
    d.add(p ? p->name() : std::string_view());
  }
  d.add(triage::host_of_url(text));
}

}  // namespace proofs

#endif
