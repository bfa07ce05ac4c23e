// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The reader of event streams against the HTML standard, section 9.2.6.
#include <triage/stream/sse.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "both_ways.hpp"
#include "whole_stream.hpp"

using namespace std::string_view_literals;

namespace {

// Every event as type|data|id, in brackets; ~ for truncated, ! for bare.
struct transcript {
  char bytes[512] = {};
  std::size_t size = 0;

  constexpr void add(std::string_view s) {
    for (const char c : s) bytes[size++] = c;
  }
  constexpr void operator()(const triage::sse_event& e) {
    add("[");
    add(e.type);
    add("|");
    add(e.data);
    add("|");
    add(e.id);
    if (e.truncated) add("~");
    if (e.bare) add("!");
    add("]");
  }
};

// Whether the stream gives these events, whole, byte by byte, and cut in two anywhere; `finish`:
// whether it is finished.
template <std::size_t Buffer = 64>
constexpr bool gives(std::string_view text, std::string_view expected, bool finish = false) {
  const auto same = [&](std::size_t first, std::size_t size) {
    char buffer[Buffer] = {};
    triage::sse_reader reader(buffer);
    transcript events;
    std::string_view rest = text;
    for (std::size_t n = first; !rest.empty(); n = size) {
      reader.feed(rest.substr(0, n), events);
      rest.remove_prefix(n < rest.size() ? n : rest.size());
    }
    if (finish) reader.finish(events);
    return std::string_view(events.bytes, events.size) == expected;
  };
  for (std::size_t first = 1; first <= text.size(); ++first) {
    if (!same(first, text.size())) return false;
  }
  return same(1, 1);
}

constexpr auto retry_of(std::string_view text) {
  char buffer[8] = {};
  triage::sse_reader reader(buffer);
  reader.feed(text, [](const triage::sse_event&) {});
  return reader.retry_ms();
}

}  // namespace

TEST_CASE("the examples of the standard") {
  CHECK_BOTH(gives("data: YHOO\ndata: +2\ndata: 10\n\n", "[|YHOO\n+2\n10|]"));
  CHECK_BOTH(
      gives(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n"
            "data:  third event\n\n",
            "[|first event|1][|second event|][| third event|]"));
  CHECK_BOTH(gives("data\n\ndata\ndata\n\ndata:", "[||][|\n|]"));
  CHECK_BOTH(gives("data:test\n\ndata: test\n\n", "[|test|][|test|]"));
}

TEST_CASE("lines end with LF, CR and CR LF, mixed") {
  CHECK_BOTH(gives("data: a\r\rdata: b\r\n\r\ndata: c\n\n", "[|a|][|b|][|c|]"));
  CHECK_BOTH(gives("data: a\r\n\ndata: b\r\r\n", "[|a|][|b|]"));
  CHECK_BOTH(gives("data: a\r\n\r", "[|a|]"));
  CHECK_BOTH(gives("data: a\rdata: b\r\ndata: c\n\n", "[|a\nb\nc|]"));
}

TEST_CASE("a byte order mark at the start, and nowhere else") {
  CHECK_BOTH(
      gives("\xEF\xBB\xBF"
            "data: a\n\n",
            "[|a|]"));
  CHECK_BOTH(
      gives("\xEF\xBB\xBF\xEF\xBB\xBF"
            "data: a\ndata: b\n\n",
            "[|b|]"));
  CHECK_BOTH(
      gives("data: a\n\n\xEF\xBB\xBF"
            "data: b\n\n",
            "[|a|]"));
  CHECK_BOTH(
      gives("\xEF\xBB"
            "data: a\ndata: b\n\n",
            "[|b|]"));
  CHECK_BOTH(gives("\xEF\n\xBB\xBF: x\ndata: b\n\n", "[|b|]"));
}

TEST_CASE("fields") {
  CHECK_BOTH(gives("event: a\nevent: b\ndata: x\n\ndata: y\n\n", "[b|x|][|y|]"));
  CHECK_BOTH(gives("event: a\n\ndata: x\n\n", "[|x|]"));
  CHECK_BOTH(gives("event\ndata: x\n\n", "[|x|]"));
  CHECK_BOTH(gives("Data: x\ndata : y\n data: z\ndat: x\ndataa: y\ndata: w\n\n", "[|w|]"));
  CHECK_BOTH(gives(":data: x\n:\n\n", ""));
  CHECK_BOTH(gives("data: a:b: c\n\n", "[|a:b: c|]"));
}

TEST_CASE("the last event ID stays, and one with a NUL is none") {
  CHECK_BOTH(gives("id: 1\ndata: a\n\ndata: b\n\nid: 2\n\ndata: c\n\n", "[|a|1][|b|1][|c|2]"));
  CHECK_BOTH(gives("id: 1\nid: 2\0\x33\ndata: a\n\n"sv, "[|a|1]"));
  CHECK_BOTH(
      gives("id: 1\nid: 0123456789012345678901234567890123456789012345678901234567890123x\n"
            "data: a\n\n",
            "[|a|1]"));
  CHECK_BOTH(
      gives("event: 0123456789012345678901234567890123456789012345678901234567890123x\n"
            "data: a\n\n",
            "[0123456789012345678901234567890123456789012345678901234567890123|a|]"));
}

TEST_CASE("the reconnection time") {
  CHECK_BOTH(!retry_of("data: x\n\n"));
  CHECK_BOTH(retry_of("retry: 1500\n") == 1500);
  CHECK_BOTH(retry_of("retry:0\n") == 0);
  CHECK_BOTH(retry_of("retry: 10\nretry: 1.5\nretry: -2\nretry\nretry: \nretry: 20") == 10);
  CHECK_BOTH(retry_of("retry: 99999999999999\n") == triage::max_delay_ms);
  CHECK_BOTH(retry_of("retry: 9999999999999999999999999999999999999999\n") == triage::max_delay_ms);
}

TEST_CASE("what the end of the stream cuts off") {
  CHECK_BOTH(gives("data: a\n", "", false));
  CHECK_BOTH(gives("data: a\n", "[|a|]", true));
  CHECK_BOTH(gives("event: e\ndata: a", "[e|a|]", true));
  CHECK_BOTH(gives("data: a\n\nevent: e\n", "[|a|]", true));
  CHECK_BOTH(gives("dat", "", true));
}

TEST_CASE("after the end another stream begins") {
  char buffer[64];
  triage::sse_reader reader(buffer);
  transcript events;
  reader.feed("id: 5\nevent: x\ndata: a\r", events);
  reader.finish(events);
  // Here an LF is no part of that CR, and ends the place where a byte order mark can be.
  reader.feed(
      "\n\xEF\xBB\xBF"
      "data: no\n\n",
      events);
  reader.finish(events);
  reader.feed(
      "\xEF\xBB\xBF"
      "data: b\n\n",
      events);
  CHECK(std::string_view(events.bytes, events.size) == "[x|a|5][|b|5]");
}

TEST_CASE("JSON without a field's name") {
  CHECK_BOTH(gives("{\"a\": 1}\n\n", "[|{\"a\": 1}|!]"));
  CHECK_BOTH(gives("{\n  \"a\":\n1}\ndata: b\n\n", "[|{\n  \"a\":\n1}|!][|b|]"));
  CHECK_BOTH(gives("{1}\n: comment\n{2}\n\n{3}", "[|{1}|!][|{2}|!][|{3}|!]", true));
  CHECK_BOTH(gives("foo: x\n: y\n{1}\n\n", "[|{1}|!]"));
  // Behind a field of an event it is a field that nobody knows, and takes nothing from the event.
  CHECK_BOTH(gives("data: a\n{1}\ndata: b\n\n", "[|a\nb|]"));
  CHECK_BOTH(gives("event: error\n{\ndata: a\n\n", "[error|a|]"));
  CHECK_BOTH(gives("event: error\n{1}\n\ndata: a\n\n", "[|a|]"));
  CHECK_BOTH(gives("event\n{1}\ndata: a\n\n{2}\n\n", "[|a|][|{2}|!]"));
  CHECK_BOTH(gives("id: 1\n{1}\ndata: a\n\n", "[|a|1]"));
  CHECK_BOTH(gives("retry: 1\n{1}\n\n{2}\n\n", "[|{2}|!]"));
  CHECK_BOTH(gives("{1}\nevent: x\n{2}\ndata: a\n\n", "[|{1}|!][x|a|]"));
  CHECK_BOTH(gives(" {1}\n\n[1]\n\n<html>\n\n", ""));
}

TEST_CASE("an event that is longer than the buffer") {
  CHECK_BOTH(gives<4>("data: 12345\n\ndata: 1234\n\ndata: 1\n\n", "[|1234|~][|1234|][|1|]"));
  CHECK_BOTH(gives<4>("data: 12\ndata: 3\n\ndata: 12\ndata: 34\n\n", "[|12\n3|][|12\n3|~]"));
  CHECK_BOTH(gives<4>("event: e\nid: 1\ndata: 12345\nevent: f\n\n", "[f|1234|1~]", false));
  char none = 0;
  triage::sse_reader reader(&none, 0);
  transcript events;
  reader.feed("data: 1\n\ndata:\n\n", events);
  CHECK(std::string_view(events.bytes, events.size) == "[||~][||]");
}

TEST_CASE("data that lies in one chunk is not copied") {
  char buffer[64];
  triage::sse_reader reader(buffer);
  const std::string_view chunk = "event: x\ndata: whole\n\ndata: tw\ndata: o\n\ndata: cu";
  int events = 0;
  const auto inside = [](std::string_view s, const char* begin, std::size_t size) {
    return s.data() >= begin && s.data() + s.size() <= begin + size;
  };
  const auto see = [&](const triage::sse_event& e) {
    ++events;
    CHECK(inside(e.data, chunk.data(), chunk.size()) == (events == 1));
    CHECK(inside(e.data, buffer, sizeof buffer) == (events != 1));
  };
  reader.feed(chunk, see);
  reader.feed("t\n\n", see);
  CHECK(events == 3);
}

TEST_CASE("NUL bytes and invalid UTF-8 in data stay as they are") {
  CHECK_BOTH(gives("data: a\0b\xFF\xC3\n\n"sv, "[|a\0b\xFF\xC3|]"sv));
  CHECK_BOTH(gives("da\0ta: a\n\0\ndata: b\n\n"sv, "[|b|]"));
}

TEST_CASE("random streams give the events of a reader that was written from the standard") {
  std::mt19937_64 random(3);  // NOLINT: the same streams in every run
  std::size_t events = 0;
  std::size_t bare = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_stream(random);
    const whole_stream expected(text);
    for (int cut = 0; cut < 3; ++cut) {
      char buffer[256];
      triage::sse_reader reader(buffer);
      std::vector<std::string> found;
      const auto see = [&](const triage::sse_event& e) {
        if (e.bare) {
          ++bare;
          return;
        }
        found.push_back(std::string(e.type) + "|" + std::string(e.data) + "|" + std::string(e.id));
      };
      std::string_view rest = text;
      while (!rest.empty()) {
        const std::size_t size = cut == 0 ? rest.size() : random() % 5 + 1;
        // Of its own memory, which is gone afterwards.
        const std::string chunk(rest.substr(0, size));
        reader.feed(chunk, see);
        rest.remove_prefix(chunk.size());
      }
      INFO(text);
      REQUIRE(found == expected.events);
      REQUIRE(reader.retry_ms() == expected.retry);
      events += found.size();
    }
  }
  CHECK(events > 5'000);
  CHECK(bare > 1'000);
}
