// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   triage_proof_large [MEGABYTES [MILLIONS]]
//
// Documents that are nested ten million times, or MILLIONS, and bodies of 100 MB, on a stack of 64
// KB that ends in a page that cannot be written to. Says how much of the stack was used, which must
// not depend on the size. That all of this is linear is tested by linear.sh; this only has to come
// to an end.
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <triage.hpp>
#include <triage/json_line.hpp>
#include <triage/providers/google_rpc.hpp>
#include <triage/providers/graphql.hpp>
#include <triage/providers/openai.hpp>
#include <triage/providers/s3.hpp>

namespace {

using namespace triage::providers;

constexpr std::size_t stack_size = std::size_t{64} * 1024;
constexpr unsigned char paint = 0xA5;

struct work {
  triage::provider provider = generic;
  int status = 500;
  std::string_view body;
  void (*step)(work&) = nullptr;
  bool said_something = false;
};

char room[4096];

// What a program does with a response, one after the other.
void nothing(work&) {}
void classify(work& w) {
  const triage::error e = triage::classify(w.provider, {w.status, w.body});
  w.said_something = e.failed() && !e.body().empty();
}
void use_error(work& w) {
  const triage::error e = triage::classify(w.provider, {w.status, w.body});
  std::size_t sum = e.message().decode(room, sizeof room).size();
  for (const triage::field_detail& d : e.details()) sum += d.field.raw().size();
  sum += to_line(e, room).size() + to_json_line(e, room).size();
  sum += e.request_id().raw().size() + e.evidence().raw().size();
  w.said_something = sum != 0;
}
void walk_items(work& w) {
  for (const triage::batch_item& item : triage::items(w.provider, {w.status, w.body})) {
    w.said_something = w.said_something && !item.raw.empty();
  }
}
void look_for_nested(work& w) {
  const triage::error e = triage::classify(w.provider, {w.status, w.body});
  if (const auto inner = triage::nested(e, room)) {
    w.said_something = w.said_something && inner->failed();
  }
}
void look_for_error_in_success(work& w) {
  if (const auto inside = triage::error_in_success({200, w.body})) {
    w.said_something = w.said_something && inside->failed();
  }
}
void read_saved_stream(work& w) {
  const triage::response r{200, w.body};
  const triage::error e = triage::classify_stream(w.provider, r, room);
  w.said_something = w.said_something && e.status() != 0 &&
                     triage::grpc_web_trailers(w.body, room).size() <= sizeof room;
}
template <class Stream>
void read_stream(work& w) {
  std::size_t events = 0;
  const auto see = [&](const triage::stream_event&) { ++events; };
  Stream stream(w.provider, room);
  stream.feed(w.body, see);
  stream.finish(see);
  w.said_something = w.said_something && events <= w.body.size();
}

struct step {
  const char* name;
  void (*run)(work&);
  std::size_t most = 0;  // bytes of stack
};
step steps[] = {{"a thread that does nothing", nothing},
                {"classify", classify},
                {"lines and details", use_error},
                {"items", walk_items},
                {"nested", look_for_nested},
                {"error_in_success", look_for_error_in_success},
                {"classify_stream", read_saved_stream},
                {"sse_stream", read_stream<triage::sse_stream>},
                {"ndjson_stream", read_stream<triage::ndjson_stream>}};

char* stack = nullptr;  // of the threads, above a page that cannot be written to

void* start(void* argument) {
  work& w = *static_cast<work*>(argument);
  w.step(w);
  return nullptr;
}

// Runs it in a thread with the small stack. How many bytes of that it wrote to.
std::size_t run(work& w) {
  std::memset(stack, paint, stack_size);
  pthread_attr_t attributes;
  pthread_t thread;
  if (pthread_attr_init(&attributes) != 0 ||
      pthread_attr_setstack(&attributes, stack, stack_size) != 0 ||
      pthread_create(&thread, &attributes, start, &w) != 0 || pthread_join(thread, nullptr) != 0) {
    std::puts("no thread");
    std::exit(1);
  }
  pthread_attr_destroy(&attributes);
  std::size_t untouched = 0;
  while (untouched < stack_size && static_cast<unsigned char>(stack[untouched]) == paint) {
    ++untouched;
  }
  return stack_size - untouched;
}

std::string times(std::size_t n, std::string_view piece) {
  std::string s;
  s.reserve(n * piece.size());
  for (std::size_t i = 0; i < n; ++i) s += piece;
  return s;
}

int failures = 0;

// Runs every step with a small body, then with the large one.
template <class Make>
void prove(const char* name, triage::provider p, std::size_t n, Make make) {
  const std::string small = make(std::size_t{1'000});
  const std::string large = make(n);
  double seconds = 0;
  for (step& each : steps) {
    std::size_t used[2];
    for (const std::size_t which : {0U, 1U}) {
      work w{p, 500, which == 0 ? small : large, each.run, each.run != classify};
      const auto begin = std::chrono::steady_clock::now();
      used[which] = run(w);
      seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      if (!w.said_something) {
        std::printf("%s, %s: no answer\n", name, each.name);
        ++failures;
      }
      if (used[which] > each.most) each.most = used[which];
    }
    // Not to the byte: lines of a log are as long as the numbers in them.
    if (used[1] > used[0] + 512) {
      std::printf("%s, %s: %zu bytes of stack, for a small one %zu\n", name, each.name, used[1],
                  used[0]);
      ++failures;
    }
  }
  std::printf("%-22s %9zu bytes %6.2f s\n", name, large.size(), seconds);
}

}  // namespace

int main(int argc, char** argv) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  void* const all = mmap(nullptr, stack_size + page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (all == MAP_FAILED) return 1;
  stack = static_cast<char*>(all) + page;
  if (mprotect(stack, stack_size, PROT_READ | PROT_WRITE) != 0) return 1;

  const auto argument = [&](int n, int otherwise) {
    return static_cast<std::size_t>(argc > n ? std::atoi(argv[n]) : otherwise) * 1'000'000;
  };
  const std::size_t large = argument(1, 100);
  const std::size_t deep = argument(2, 10);

  // Nested.
  prove("arrays, open", generic, deep, [](std::size_t n) { return std::string(n, '['); });
  prove("arrays", generic, deep, [](std::size_t n) {
    return R"({"x":)" + std::string(n, '[') + std::string(n, ']') + R"(,"error":"e"})";
  });
  prove("objects", openai, deep,
        [](std::size_t n) { return times(n, R"({"a":)") + "1" + std::string(n, '}'); });
  prove("objects named error", openai, deep, [](std::size_t n) {
    return times(n, R"({"error":)") + R"({"code":"x"})" + std::string(n, '}');
  });
  prove("details in details", generic, deep,
        [](std::size_t n) { return times(n, R"({"errors":[)") + R"("e")" + times(n, "]}"); });
  prove("elements", s3, deep, [](std::size_t n) {
    return "<Error>" + times(n, "<a>") + times(n, "</a>") + "<Code>SlowDown</Code></Error>";
  });
  prove("elements, open", s3, deep, [](std::size_t n) { return times(n, "<Error>"); });
  prove("errors of GraphQL", graphql, deep,
        [](std::size_t n) { return R"({"errors":[)" + times(n, R"([{"message":)") + "1"; });
  prove("documents in a message", generic, deep, [](std::size_t n) {
    return R"({"error":{"message":"upstream: )" + times(n, R"({\"a\":)") + R"("}})";
  });

  // Large.
  prove("a message", openai, large, [](std::size_t n) {
    return R"({"error":{"message":")" + std::string(n, 'm') + R"(","code":"x"}})";
  });
  prove("words", generic, large / 8,
        [](std::size_t n) { return R"({"error":{"message":")" + times(n, "try the ") + R"("}})"; });
  prove("escapes", openai, large / 6, [](std::size_t n) {
    return R"({"error":{"message":")" + times(n, R"(\u00e9)") + R"(","code":"x"}})";
  });
  prove("spaces", openai, large,
        [](std::size_t n) { return std::string(n, ' ') + R"({"error":{"code":"x"}})"; });
  prove("an array", google_rpc, large / 4,
        [](std::size_t n) { return R"({"error":{"details":[)" + times(n, "{},1") + "]}}"; });
  prove("errors", generic, large / 16,
        [](std::size_t n) { return R"({"errors":[)" + times(n, R"({"message":"m"},)") + "1]}"; });
  prove("members", openai, large / 8,
        [](std::size_t n) { return "{" + times(n, R"("abc":1,)") + R"("error":{"code":"x"}})"; });
  prove("text", generic, large, [](std::size_t n) { return std::string(n, 'x'); });
  prove("bytes", generic, large, [](std::size_t n) { return std::string(n, '\xFF'); });
  prove("a page", generic, large / 10,
        [](std::size_t n) { return "<html><title>502</title>" + times(n, "<p>text</p>"); });
  prove("attributes", s3, large / 10, [](std::size_t n) {
    return "<Error" + times(n, " abc='def'") + "><Code>SlowDown</Code></Error>";
  });
  prove("comments", s3, large / 10, [](std::size_t n) {
    return "<Error>" + times(n, "<!-- a -->") + "<Code>SlowDown</Code></Error>";
  });
  prove("events", openai, large / 64,
        [](std::size_t n) { return times(n, "data: {\"a\":1}\n\n"); });
  prove("one event", openai, large / 10, [](std::size_t n) { return times(n, "data: abc\n"); });
  prove("one line", openai, large, [](std::size_t n) { return "data: " + std::string(n, 'x'); });
  for (const step& each : steps) {
    std::printf("%-26s at most %5zu bytes of stack\n", each.name, each.most);
  }
  return failures == 0 ? 0 : 1;
}
