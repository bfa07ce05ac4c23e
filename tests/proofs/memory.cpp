// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   triage_proof_memory [TIMES [STEP]]
//
// Classifies the corpus and TIMES responses more, each twice: body and headers once directly before
// a page that cannot be read, once directly behind one. Nothing may be read there, and both must
// give the same answer. What is written goes before such a page, too. STEP leaves out all but every
// STEP-th, for what watches slowly. Also run with sanitizers and under valgrind, which look for
// memory that was not written before it is read: see tools/proofs.sh.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#include "bodies.hpp"
#include "use.hpp"

namespace {

using proofs::answer;
using proofs::request;

// Memory with a page before it and one behind it that cannot be read.
class guarded {
 public:
  explicit guarded(std::size_t size) {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    size_ = (size + page - 1) / page * page;
    void* const all =
        mmap(nullptr, size_ + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED) std::abort();
    begin_ = static_cast<char*>(all) + page;
    if (mprotect(begin_, size_, PROT_READ | PROT_WRITE) != 0) std::abort();
  }
  guarded(const guarded&) = delete;
  guarded& operator=(const guarded&) = delete;

  // A copy of the text that begins, or ends, where the memory does. It is there until the next one.
  std::string_view put(std::string_view text, bool at_end) {
    if (text.size() > size_) std::abort();
    char* const at = at_end ? last(text.size()) : begin_;
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }
  [[nodiscard]] char* last(std::size_t size) const { return begin_ + (size_ - size); }

 private:
  char* begin_;
  std::size_t size_;
};

guarded bodies(12'288);
guarded headers(6'144);
guarded written(8'192);

// What writes into memory of the caller's.
void write(proofs::digest& d, const request& r, const triage::response& response) {
  const triage::error e = triage::classify(r.provider, response);
  for (const std::size_t size : {0U, 1U, 2U, 3U, 7U, 40U, 300U, 4096U}) {
    char* const room = written.last(size);
    d.add(to_line(e, room, size));
    d.add(to_json_line(e, room, size));
    d.add(e.message().decode(room, size));
    if (const auto inner = triage::nested(e, room, size)) proofs::add_error(d, *inner);
    const triage::response success{200, response.body, response.headers};
    proofs::add_error(d, triage::classify_stream(r.provider, success, room, size));
    d.add(triage::grpc_web_trailers(response.body, room, size));
    triage::sse_stream stream(r.provider, room, size);
    const auto see = [&](const triage::stream_event& event) { d.add(event.data); };
    stream.feed(response.body.substr(0, response.body.size() / 2), see);
    stream.feed(response.body.substr(response.body.size() / 2), see);
    stream.finish(see);
  }
  // A failed allocation is not tried here: see test_owned_error.cpp.
  const triage::owned_error owned(e);
  proofs::add_error(d, owned.get());
}

answer use(const request& r, bool at_end, bool writes) {
  const std::string_view body = bodies.put(r.body.view(), at_end);
  const std::string_view text = headers.put(r.headers.view(), at_end);
  const triage::response response{r.status, body, text, r.now};
  answer a = proofs::use(r.provider, response);
  proofs::digest d;
  d.add(static_cast<std::int64_t>(a.everything));
  proofs::add_streams(d, r.provider, response);
  proofs::add_names(d, body);
  if (writes) write(d, r, response);
  a.everything = d.value();
  return a;
}

}  // namespace

int main(int argc, char** argv) {
  const auto times = static_cast<std::size_t>(argc > 1 ? std::atol(argv[1]) : 20'000);
  const auto step = static_cast<std::size_t>(argc > 2 ? std::atol(argv[2]) : 1);
  static corpus::arena memory;
  static request r;
  std::size_t used = 0;
  std::size_t failed = 0;
  proofs::digest sum;
  for (std::size_t i = 0; i < corpus::size + times; i += step) {
    proofs::make(r, i, memory);
    const bool writes = i % 8 == 0;
    const answer before = use(r, true, writes);
    const answer behind = use(r, false, writes);
    if (!(before == behind)) {
      std::printf("%zu: not the same at both places: category %d %d, delay %lld %lld\n", i,
                  static_cast<int>(before.category), static_cast<int>(behind.category),
                  static_cast<long long>(before.delay_ms), static_cast<long long>(behind.delay_ms));
      ++failed;
    }
    sum.add(static_cast<std::int64_t>(before.everything));
    ++used;
  }
  std::printf(
      "%zu responses, each before and behind a page that cannot be read: %zu differ (%llx)\n", used,
      failed, static_cast<unsigned long long>(sum.value()));
  return failed == 0 && used > corpus::size / step ? 0 : 1;
}
