// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Event streams that are there as a whole: the body of a failure, and the saved body of a success.
#include <triage/stream/saved.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "both_ways.hpp"
#include "streams.hpp"

using triage::body_kind;
using triage::category;
using triage::providers::assisters;
using triage::providers::generic;

namespace {

constexpr triage::error of(std::string_view body, int status = 429) {
  return classify(generic, {status, body});
}

constexpr std::string_view late_error =
    "data: {\"choices\":[{\"delta\":{\"content\":\"Once\"}}]}\n\n"
    "data: {\"error\":{\"message\":\"m\",\"code\":\"c\",\"type\":\"t\"}}\n\ndata: [DONE]\n\n";

std::string in_words(const triage::error& e) {
  char line[1024];
  return std::string(to_line(e, line)) + " " + std::string(to_string(e.processed()));
}

}  // namespace

TEST_CASE("a failure whose body is an event stream") {
  CHECK_BOTH(of(late_error).body_kind() == body_kind::event_stream);
  CHECK_BOTH(of(late_error).code().raw() == "c");
  CHECK_BOTH(of(late_error).type() == "t");
  CHECK_BOTH(of(late_error).message() == "m");
  CHECK_BOTH(of(late_error).shape() == "openai");
  CHECK_BOTH(of(late_error).body() == late_error);
  CHECK_BOTH(of(late_error).damage() == triage::damage::none);
  CHECK_BOTH(of("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
                "\"message\":\"Overloaded\"}}\n\n",
                529)
                 .message() == "Overloaded");
  // With CR LF or CR, a byte order mark, comments and white space; without the last empty line.
  CHECK_BOTH(of("\xEF\xBB\xBF\r\n: hi\r\ndata: {\"error\":\"m\"}\r\n").message() == "m");
  CHECK_BOTH(of(":\r\rdata:{\"error\":\"m\"}").message() == "m");
  CHECK_BOTH(of("id: 1\nretry: 5\ndata: {\"message\":\"m\"}").message() == "m");
  // The provider's own shape and table.
  CHECK_BOTH(classify(assisters, {429,
                                  "data: {\"error\":{\"code\":\"rate_limit_exceeded\","
                                  "\"message\":\"m\"}}\n\ndata: [DONE]\n\n"})
                 .code() == assisters["rate_limit_exceeded"]);
}

TEST_CASE("which event of a failure is read") {
  // The last one that is an error, whatever comes behind it.
  CHECK_BOTH(
      of("data: {\"error\":\"a\"}\n\ndata: {\"error\":\"b\"}\n\ndata: {\"message\":\"c\"}\n\n")
          .message() == "b");
  CHECK_BOTH(
      of("event: error\ndata: {\"message\":\"a\"}\n\ndata: {\"message\":\"b\"}\n").message() ==
      "a");
  CHECK_BOTH(
      of("data: {\"type\":\"response.failed\",\"response\":{\"error\":{\"message\":\"m\"}}}\n")
          .message() == "m");
  // Without one, the last one of JSON.
  CHECK_BOTH(
      of("data: {\"message\":\"a\"}\n\ndata: {\"message\":\"b\"}\n\ndata: [DONE]\n\n").message() ==
      "b");
  // An error that is a sentence.
  CHECK_BOTH(of("event: error\ndata: Too many requests\n\n").message() == "Too many requests");
  CHECK_BOTH(of("event: error\ndata: Too many requests\n\n").body_kind() ==
             body_kind::event_stream);
  // Bare JSON behind a comment, on several lines.
  CHECK_BOTH(of(": ping\n\n{\n \"error\":\n {\"message\":\"m\"}\n}\n\n").message() == "m");
  CHECK_BOTH(of(":\n\n{\"message\":\"a\"}\ndata: {\"message\":\"b\"}\n").message() == "b");
  // It ends at an empty line, and at one that begins like a field or a comment.
  CHECK_BOTH(of(":\n\n{\"error\":\"a\"}\n\n{\"message\":\"b\"}\n").message() == "a");
  CHECK_BOTH(of(":\n\n{\"error\":\"a\"}\n\n{\"error\":\"b\"}\n").message() == "b");
  CHECK_BOTH(of(":\n\n{\"error\":\"a\"}\n: ping\n").damage() == triage::damage::none);
  CHECK_BOTH(of(":\n\n{\"error\":\"a\"}\nData: b\n").damage() == triage::damage::none);
  CHECK_BOTH(of(":\n\n{\"error\":\"a\"}\n7\n").damage() == triage::damage::malformed);
  CHECK_BOTH(of("data: {\"error\":{\"message\":\"m\",\"code\":\"c").damage() ==
             triage::damage::truncated);
}

TEST_CASE("text that is no event stream") {
  for (const std::string_view body :
       {"data: none", "data: none\n\ndata: [DONE]", "event: error", ": {\"error\":\"m\"}",
        "error: {\"error\":\"m\"}", "database: {\"error\":\"m\"}", "data\n{\"error\":\"m\"}",
        "event: other\ndata: text\n\n", "id: 7\n"}) {
    INFO(body);
    CHECK(of(body).body_kind() == body_kind::text);
    CHECK(of(body).message().present());
  }
}

TEST_CASE("the first error of a stream that was saved") {
  constexpr auto read = [](std::string_view body, int status = 200) {
    return classify_stream(generic, triage::response{status, body});
  };
  CHECK_BOTH(read(late_error).code().raw() == "c");
  CHECK_BOTH(read(late_error).status() == 500);
  CHECK_BOTH(read(late_error).processed() == triage::processed::yes);
  CHECK_BOTH(!check_stream(generic, triage::response{200, late_error}));
  CHECK_BOTH(read("data: {\"error\":\"a\"}\n\ndata: {\"error\":\"b\"}\n\n").message() == "a");
  CHECK_BOTH(read("data: {\"type\":\"ping\"}\n\ndata: {\"error\":{\"code\":429}}").processed() ==
             triage::processed::no);
  // No error: the whole success.
  constexpr std::string_view well = "data: {\"text\":\"the error is fatal\"}\n\ndata: [DONE]\n\n";
  CHECK_BOTH(!read(well).failed());
  CHECK_BOTH(read(well).status() == 200);
  CHECK_BOTH(*check_stream(generic, triage::response{200, well}) == well);
  CHECK_BOTH(!read("").failed());
  CHECK_BOTH(!read("plain text").failed());
  // A failure is classified as usual.
  CHECK_BOTH(read(late_error, 429).status() == 429);
  CHECK_BOTH(read("{\"message\":\"m\"}", 404).category() == category::not_found);
  // JSON lines, an array around all, one document on several lines.
  CHECK_BOTH(read("{\"response\":\"a\",\"done\":false}\n{\"error\":\"m\"}\n").message() == "m");
  CHECK_BOTH(read("[{\"candidates\":[]}\n,\r\n{\n \"error\": {\"code\": 503,\"message\":\"m\"}\n}]")
                 .status() == 503);
  CHECK_BOTH(read("\xEF\xBB\xBF {\n\"error\":\n\"m\"\n}").message() == "m");
  CHECK_BOTH(read("{\"a\":1}\n{\"error\":{\"message\":\"hal").damage() ==
             triage::damage::truncated);
  // Bare JSON at the beginning of an event stream.
  constexpr triage::header_line type[] = {{"content-type", "text/event-stream; charset=utf-8"}};
  CHECK_BOTH(classify_stream(generic, triage::response{200, "{\"error\":\"m\"}\ndata: x\n", type})
                 .message() == "m");
  // Of another type, what the body looks like.
  constexpr triage::header_line other[] = {{"Content-Type", "application/octet-stream"}};
  CHECK_BOTH(classify_stream(generic, triage::response{200, "{\"error\":\"m\"}\ndata: x\n", other})
                 .message() == "m");
  CHECK_BOTH(classify_stream(generic, triage::response{200, late_error, other}).message() == "m");
  CHECK_BOTH(
      !classify_stream(generic, triage::response{200, "{}\n: {\"error\":\"m\"}\n", type}).failed());
}

TEST_CASE("data of several lines") {
  constexpr std::string_view body = "data: {\nid: 7\ndata: \"error\"\ndata: :\"m\"}\n\n";
  constexpr auto with_buffer = [](std::string_view text, std::size_t size) {
    char buffer[64] = {};
    const triage::error e = classify_stream(generic, triage::response{200, text}, buffer, size);
    return e.failed() && e.message() == "m" && e.body() == "{\n\"error\"\n:\"m\"}";
  };
  CHECK_BOTH(with_buffer(body, 64));
  CHECK_BOTH(with_buffer(body, 15));
  CHECK_BOTH(!with_buffer(body, 14));
  CHECK_BOTH(!with_buffer(body, 0));
  // Whether the end of a line fits or not.
  for (std::size_t size = 1; size <= 5; ++size) {
    char room[8] = "#######";
    const triage::error e = classify_stream(
        generic, triage::response{200, "event: error\ndata: ab\ndata: cd\n\n"}, room, size);
    INFO(size);
    CHECK(e.failed());
    CHECK(e.body() == std::string_view("ab\ncd").substr(0, size));
    CHECK(room[size] == '#');
  }
  // Without the empty line behind them.
  CHECK_BOTH(with_buffer(body.substr(0, body.size() - 1), 64));
  CHECK_BOTH(with_buffer(body.substr(0, body.size() - 2), 64));
  char buffer[64];
  CHECK(!check_stream(generic, triage::response{200, body}, buffer));
}

TEST_CASE("every recorded stream has the first error that its chunks have") {
  std::size_t errors = 0;
  for (const streams::recording& r : streams::all) {
    INFO(r.name);
    const triage::provider p = streams::provider_of(r.expect);
    std::optional<std::string> expected;
    const auto see = [&](const triage::stream_event& e) {
      if (e.error && !expected) expected = in_words(*e.error);
    };
    char buffer[8192];
    if (r.kind == "sse") {
      triage::sse_stream stream(p, buffer);
      stream.feed(r.text, see);
      stream.finish(see);
    } else {
      triage::ndjson_stream stream(p, buffer);
      stream.feed(r.text, see);
      stream.finish(see);
    }
    for (const std::string_view end : {"\n", "\r\n", "\r"}) {
      if (r.kind != "sse" && end == "\r") continue;
      std::string text;
      for (const char c : r.text) c == '\n' ? text += end : text += c;
      char room[8192];
      const triage::error e = classify_stream(p, triage::response{200, text}, room);
      CHECK(e.failed() == expected.has_value());
      if (expected && e.failed()) CHECK(in_words(e) == *expected);
    }
    errors += expected ? 1 : 0;
  }
  CHECK(errors >= 10);
}
