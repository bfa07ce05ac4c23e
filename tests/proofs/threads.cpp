// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   triage_proof_threads [TIMES]
//
// Four threads share everything that can be shared: the providers, the bodies and headers, an error
// and an owned error. They go through the responses in different orders, and each must get what one
// thread alone got. For ThreadSanitizer, which sees what is written and not guarded; see
// tools/proofs.sh.
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "bodies.hpp"
#include "use.hpp"

namespace {

struct shared {
  std::vector<proofs::request> requests;
  std::vector<std::uint64_t> answers;
  triage::provider provider = triage::providers::generic;
  triage::error error;
  triage::owned_error owned;
};

// What one thread gets for one request.
std::uint64_t use(const shared& all, std::size_t i) {
  const proofs::request& r = all.requests[i];
  const triage::response response{r.status, r.body.view(), r.headers.view(), r.now};
  proofs::digest d;
  d.add(static_cast<std::int64_t>(proofs::use(r.provider, response).everything));
  d.add(static_cast<std::int64_t>(proofs::use(all.provider, response).everything));
  proofs::add_streams(d, r.provider, response);
  proofs::add_names(d, r.body.view());
  proofs::add_error(d, all.error);
  proofs::add_lines(d, all.owned.get());
  const triage::owned_error copy = all.owned;
  proofs::add_error(d, copy.get());
  return d.value();
}

}  // namespace

int main(int argc, char** argv) {
  const auto times = static_cast<std::size_t>(argc > 1 ? std::atol(argv[1]) : 400);
  constexpr std::size_t threads = 4;
  static shared all;
  corpus::arena memory;
  all.requests.resize(times);
  for (std::size_t i = 0; i < times; ++i) {
    // Lines from the whole corpus, and others.
    proofs::make(all.requests[i], i * 17 % (2 * corpus::size), memory);
  }
  const proofs::request& first = all.requests[0];
  all.error = triage::classify(first.provider, {500, first.body.view(), first.headers.view()});
  all.owned = triage::owned_error(all.error);
  for (std::size_t i = 0; i < times; ++i) all.answers.push_back(use(all, i));

  std::size_t wrong[threads] = {};
  std::vector<std::thread> running;
  for (std::size_t t = 0; t < threads; ++t) {
    running.emplace_back([&wrong, t, times] {
      for (std::size_t i = 0; i < times; ++i) {
        // Two begin with the same ones, two at the other end.
        const std::size_t at = t % 2 == 0 ? i : times - 1 - i;
        if (use(all, at) != all.answers[at]) ++wrong[t];
      }
    });
  }
  for (std::thread& t : running) t.join();
  std::size_t sum = 0;
  for (const std::size_t n : wrong) sum += n;
  std::printf("%zu threads, %zu responses each: %zu answers differ\n", threads, times, sum);
  return sum == 0 ? 0 : 1;
}
