// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An error inside a 200: a stream that comes in pieces, as the network cuts it, prints what it has
// of the answer and then what became of it.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace {

using triage::providers::assisters;

constexpr std::string_view sent =
    ": keep-alive\r\n"
    "\r\n"
    R"(data: {"id":"c1","choices":[{"index":0,"delta":{"content":"An error "}}],"error":null})"
    "\r\n\r\n"
    R"(data: {"id":"c1","choices":[{"index":0,"delta":{"content":"is no "}}],"error":null})"
    "\r\n\r\n"
    R"(data: {"error":{"message":"The model has too much to do.","code":"model_overloaded"}})"
    "\r\n\r\n";

// Stands for the program's own decoding of a chunk.
std::string_view content_of(std::string_view data) {
  constexpr std::string_view before = R"("content":")";
  const std::size_t at = data.find(before);
  if (at == std::string_view::npos) return {};
  data.remove_prefix(at + before.size());
  return data.substr(0, data.find('"'));
}

struct conversation {
  char buffer[4096] = {};  // for what does not come in one piece
  triage::sse_stream stream{assisters, buffer};
  std::string answer;
  std::string failure;
  bool retry = false;

  void operator()(const triage::stream_event& e) {
    if (!e.error) {
      answer += content_of(e.data);
      return;
    }
    char line[512];
    failure = to_line(*e.error, line);
    // What was begun may be paid for: here it is repeated all the same.
    retry = e.error->may_retry(true);
  }
};

// As libcurl calls it, with the address of the conversation as CURLOPT_WRITEDATA.
std::size_t on_bytes(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& c = *static_cast<conversation*>(user);
  c.stream.feed({bytes, size * count}, c);
  return size * count;
}

}  // namespace

int main() {
  conversation c;
  const std::size_t lengths[] = {1, 40, 3, 95, 17, 60};
  std::string network(sent);
  std::size_t at = 0;
  for (std::size_t i = 0; at != network.size(); ++i) {
    const std::size_t length = std::min(lengths[i % std::size(lengths)], network.size() - at);
    on_bytes(network.data() + at, 1, length, &c);
    at += length;
  }
  c.stream.finish(c);

  std::printf("answer:  %s\n", c.answer.c_str());
  std::printf("failure: %s\n", c.failure.c_str());
  std::printf("retry:   %s\n", c.retry ? "yes" : "no");
  std::printf("ended:   %s\n", c.stream.ended() ? "yes" : "no");
  return c.answer == "An error is no " && c.retry && c.stream.failed() ? 0 : 1;
}
