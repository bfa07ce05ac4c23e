// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Counts what is allocated while the whole corpus is classified and all recorded streams are read:
// nothing.
#include <cstddef>
#include <cstdio>
#include <string_view>

#include "corpus.hpp"
#include "counting.hpp"
#include "streams.hpp"

namespace {

// Everything that promises not to allocate. The sum keeps the optimizer from dropping it.
std::size_t use_everything(const corpus::sample& s) {
  const triage::response r = s.response();
  const std::optional<triage::provider> p = triage::find_provider(s.provider->name());
  std::size_t sum = 0;
  const auto checked = triage::check(*p, r);
  const auto decoded = triage::check(*p, r, [](std::string_view body) { return body.size(); });
  sum += checked.has_value() ? checked.value().size() : 0;
  sum += decoded.has_value() ? decoded.value() : 0;
  const triage::error e = triage::classify(*p, r);
  char buffer[512];
  sum += to_line(e, buffer).size();
  sum += e.message().decode(buffer, sizeof buffer).size();
  for (const triage::field_detail& d : e.details()) {
    sum += d.field.decode(buffer, sizeof buffer).size() + d.message.raw().size();
  }
  sum += e.rule().meaning.size() + sentence(e.remedy()).size() + (e.code() == "x" ? 1 : 0);
  sum += p->split_id(e.error_id().raw()).cls.size() + e.shape().size();
  sum += triage::limits(*p, r.headers, r.now).size();
  triage::retry_budget budget;
  triage::attempts call(triage::policies::azure_core,
                        {.idempotent = true, .budget = &budget, .recoveries = {e.recovery()}});
  sum += call.next(e, 0, sum) ? 1 : 0;
  const triage::error last = triage::run(
      call, [&] { return e; }, [](std::int64_t) {}, [] { return std::int64_t{0}; },
      [] { return std::uint64_t{0}; });
  sum += static_cast<std::size_t>(gateway_status(last) + retry_after_of(last).value_or(0));
  for (const triage::batch_item& item : triage::items(*p, r)) sum += item.raw.size();
  sum += triage::nested(e, buffer) ? 1 : 0;
  sum += triage::classify_stream(*p, triage::response{200, s.body}, buffer).failed() ? 1 : 0;
  sum += triage::grpc_web_trailers(s.body, buffer).size();
  sum += counts_against_service(last) || throttled(last) ? 1 : 0;
  return sum;
}

}  // namespace

int main() {
  if (!counting::works()) {
    std::puts("the counters do not count");
    return 1;
  }

  static corpus::arena memory;
  std::size_t sum = 0;
  std::size_t in_use = 0;
  for (const std::string_view line : corpus::lines) {
    memory = corpus::arena();
    const corpus::sample s = corpus::read(line, memory);
    const std::size_t start = counting::all();
    sum += use_everything(s);
    in_use += counting::all() - start;
  }

  // Whole, and in pieces that have to be put together.
  std::size_t read = 0;
  const std::size_t before_streams = counting::all();
  for (const streams::recording& r : streams::all) {
    for (const std::size_t size : {r.text.size(), std::size_t{1}, std::size_t{7}}) {
      read += reads(r, size, size) ? 1 : 0;
    }
  }
  const std::size_t in_streams = counting::all() - before_streams;

  // An owned error is one allocation.
  const triage::error e = triage::classify(triage::providers::persly, {500, "some body"});
  const std::size_t start = counting::news;
  const triage::owned_error owned(e);
  const std::size_t for_owned = counting::news - start;

  std::printf("%zu responses (%zu): %zu allocations%s; an owned error: %zu\n", corpus::size, sum,
              in_use, REPLACE_MALLOC ? ", malloc included" : "", for_owned);
  std::printf("%zu readings of %zu streams: %zu allocations\n", read, std::size(streams::all),
              in_streams);
  const bool all_read = read == 3 * std::size(streams::all);
  return in_use == 0 && in_streams == 0 && all_read && for_owned == 1 && sum != 0 ? 0 : 1;
}
