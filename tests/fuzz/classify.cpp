// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Any bytes as a response, for libFuzzer. Built and run for a moment by the preset `sanitize`; for
// longer: build/sanitize/tests/triage_fuzz_classify FOLDER
#include <triage.hpp>
#include <triage/registry.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "inside.hpp"

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

// Two bytes of status, one of provider, one of how many bytes are headers; headers; body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4) return 0;
  const int status = data[0] * 256 + data[1] - 1000;
  const auto providers = triage::all_providers();
  const triage::provider& p = providers[data[2] % providers.size()];
  const std::string_view rest(reinterpret_cast<const char*>(data) + 4, size - 4);
  const std::string headers(rest.substr(0, data[3]));
  const std::string body(rest.substr(headers.size()));

  const triage::response response{status, body, headers};
  const triage::error e = triage::classify(p, response);
  must(e.failed() == !triage::succeeded(p, response));
  must(e.status() == status);
  must(e.body().data() == body.data() && e.body().size() == body.size());
  must(e.delay_ms() >= 0 && e.delay_ms() <= triage::max_delay_ms);
  must((e.verdict() == triage::after) == (e.verdict().delay_basis != triage::delay_basis::none));
  must(e.may_retry(true) == (e.verdict() != triage::never));
  for (const triage::text& t :
       {e.code().raw(), e.type(), e.param(), e.error_id(), e.help(), e.details().json()}) {
    must(inside(body, t.raw()) || inside(headers, t.raw()));
  }
  // What is said of a compressed body, or of a compressed event, is our own sentence.
  const bool compressed = e.body_kind() == triage::body_kind::gzip ||
                          e.body_kind() == triage::body_kind::zstd ||
                          e.body_kind() == triage::body_kind::event_stream;
  must(inside(body, e.message().raw()) || inside(headers, e.message().raw()) ||
       (compressed && e.message().raw().substr(0, 23) == "the body is compressed "));
  for (const triage::text& t : {e.request_id(), e.retry_after()}) {
    must(inside(body, t.raw()) || inside(headers, t.raw()));
  }
  // A header that the fuzzer need not find first: everything behind its name is a value.
  for (const char* const name : {"Retry-After: ", "X-RateLimit-Remaining: 0\nX-RateLimit-Reset: ",
                                 "X-RateLimit-Limit: ", "RateLimit: ", "RateLimit-Policy: "}) {
    const std::string with_name = name + headers;
    const triage::error late = triage::classify(p, {429, "", with_name, status});
    must(late.delay_ms() >= 0 && late.delay_ms() <= triage::max_delay_ms);
    const triage::rate_limits limits = triage::limits(p, with_name, status);
    must(limits.size() <= triage::rate_limits::capacity);
    for (const triage::rate_limit& row : limits) {
      must(row.limit.value_or(0) >= 0 && row.remaining.value_or(0) >= 0);
      const std::int64_t in_ms = row.reset_in_ms.value_or(0);
      must(in_ms >= 0 && in_ms <= triage::max_delay_ms);
      must(row.name.empty() || inside(with_name, row.name));
      must(row.reset_text.empty() || inside(with_name, row.reset_text));
    }
    const triage::retry_policy policy{.max_server_delay_ms = triage::max_delay_ms};
    const bool idempotent = data[0] % 2 != 0;
    triage::attempts call(policy, {.idempotent = idempotent, .deadline_ms = status});
    const triage::plan next = call.next(late, data[3], size);
    must(next.wait_ms >= 0 && next.wait_ms <= triage::max_delay_ms);
    must(!next || late.may_retry(idempotent));
    must(!next.from_server || next.wait_ms >= late.server_delay_ms());
    must(!next || data[3] + next.wait_ms < status);
    const int answer = gateway_status(e);
    must(answer >= 100 && answer <= 599 && (answer >= 400 || !e.failed() || status == 304));
    must(retry_after_of(late).value_or(1) >= 1);
  }
  // What is inside of it: an error in a string, the items of a batch, a stream, trailers.
  char room[256];
  for (const std::size_t size_of_room : {sizeof room, std::size_t{data[3]}}) {
    if (const auto inner = triage::nested(e, room, size_of_room)) {
      must(inner->failed() && inside({room, size_of_room}, inner->body()));
      must(inside({room, size_of_room}, inner->message().raw()));
      must(inner->delay_ms() >= 0 && inner->delay_ms() <= triage::max_delay_ms);
    }
  }
  std::size_t items = 0;
  for (const triage::batch_item& item : triage::items(p, response)) {
    must(item.error.failed() && inside(body, item.raw) && !item.raw.empty());
    must(inside(body, item.member("/id").raw()));
    ++items;
  }
  must(items <= p.batches().size() * body.size());
  const triage::response saved{200, body, headers};
  const triage::error first = triage::classify_stream(p, saved, room);
  must(inside(body, first.body()) || inside({room, sizeof room}, first.body()));
  must(inside(body, triage::grpc_web_trailers(body, room)) ||
       inside({room, sizeof room}, triage::grpc_web_trailers(body, room)));
  std::size_t walked = 0;
  for (const triage::field_detail& d : e.details()) {
    must(inside(body, d.field.raw()) && inside(body, d.message.raw()));
    ++walked;
  }
  must(walked <= body.size());

  char small[64];
  char line[1024];
  must(to_line(e, small).size() <= sizeof small);
  const std::string said(to_line(e, line));
  for (const char c : said) must(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
  must(e.message().decode(small, sizeof small).size() <= sizeof small || !e.message().escaped());
  const triage::owned_error owned(e);
  must(to_line(owned.get(), line) == said);
  must(owned->rule().category == e.rule().category);
  return 0;
}
