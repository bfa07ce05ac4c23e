// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Errors inside a 200: the recorded streams, cut in every way, and what is and is not an error.
#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "both_ways.hpp"
#include "streams.hpp"

using namespace triage::providers;

namespace {

struct text_sink {
  std::string text;
  void append(std::string_view s) { text += s; }
};

// Everything that an event says.
std::string described(const triage::stream_event& e) {
  text_sink out;
  streams::write(out, e);
  char line[1024];
  out.text += " name=" + std::string(e.name) + " data=" + std::string(e.data);
  out.text += e.truncated ? " truncated" : "";
  if (e.error) out.text += " " + std::string(to_line(*e.error, line));
  if (e.error) out.text += " body=" + std::string(e.error->body());
  return out.text;
}

// A code that the row is for: of a beginning or a range, one of them.
std::string code_of(triage::row_ref row) {
  switch (row.about()) {
    case triage::about::prefix: return std::string(row.name()) + "x";
    case triage::about::range: return std::to_string(row.key().first());
    default: return std::string(row.name());
  }
}

// A body that has `value` where the JSON Pointer points to, and nothing else.
std::string body_with(std::string_view pointer, const std::string& value) {
  if (pointer.empty()) return value;
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string_view name = pointer.substr(1, end - 1);
  const std::string inner = body_with(pointer.substr(end), value);
  if (name == "0" || name == "*") return "[" + inner + "]";
  return "{\"" + std::string(name) + "\":" + inner + "}";
}

using events = std::vector<std::string>;

// Feeds a stream in these pieces, each of which is gone when the next one comes.
template <class Stream>
events read(const triage::provider& p, const std::vector<std::string_view>& pieces,
            std::size_t buffer_size) {
  const std::unique_ptr<char[]> buffer(new char[buffer_size]);
  Stream stream(p, buffer.get(), buffer_size);
  events found;
  const auto see = [&](const triage::stream_event& e) { found.push_back(described(e)); };
  for (const std::string_view piece : pieces) {
    const std::unique_ptr<char[]> chunk(new char[piece.size()]);
    piece.copy(chunk.get(), piece.size());
    stream.feed({chunk.get(), piece.size()}, see);
    std::fill_n(chunk.get(), piece.size(), '#');
  }
  stream.finish(see);
  return found;
}

events read(const streams::recording& r, const std::vector<std::string_view>& pieces,
            std::size_t buffer_size) {
  const triage::provider p = streams::provider_of(r.expect);
  return r.kind == "sse" ? read<triage::sse_stream>(p, pieces, buffer_size)
                         : read<triage::ndjson_stream>(p, pieces, buffer_size);
}

std::vector<std::string_view> pieces_of(std::string_view text, std::size_t size) {
  std::vector<std::string_view> pieces;
  for (; !text.empty(); text.remove_prefix(std::min(size, text.size()))) {
    pieces.push_back(text.substr(0, size));
  }
  return pieces;
}

std::string with_line_ends(std::string_view text, std::string_view end) {
  std::string out;
  for (const char c : text) c == '\n' ? out += end : out += c;
  return out;
}

constexpr triage::stream_event event_of(const triage::provider& p, std::string_view data) {
  return read_event(p, {}, data, false);
}

constexpr triage::stream_event event(std::string_view data, std::string_view name = {}) {
  return read_event(generic, name, data, false);
}

}  // namespace

TEST_CASE("every recorded stream gives what is expected") {
  for (const streams::recording& r : streams::all) {
    INFO(r.name);
    CHECK(reads(r, r.text.size(), r.text.size()));
  }
}

TEST_CASE("every way of cutting every recorded stream gives the same events") {
  std::size_t readings = 0;
  std::mt19937 random(1);  // NOLINT: the same cuts in every run
  for (const streams::recording& r : streams::all) {
    const events whole = read(r, {r.text}, 4096);
    std::vector<std::string_view> ends = {"\n", "\r\n"};
    if (r.kind == "sse") ends.push_back("\r");
    for (const std::string_view end : ends) {
      const std::string text = with_line_ends(r.text, end);
      const std::string_view all = text;
      INFO(r.name << " with " << end.size() << " bytes at the end of lines");
      for (const std::size_t buffer : {std::size_t{4096}, std::size_t{40}}) {
        const events expected = read(r, {all}, buffer);
        if (buffer == 4096) REQUIRE(expected == whole);
        for (std::size_t at = 0; at <= text.size(); ++at) {
          INFO("cut at " << at);
          REQUIRE(read(r, {all.substr(0, at), all.substr(at)}, buffer) == expected);
          ++readings;
        }
        for (std::size_t size = 1; size <= text.size(); ++size) {
          INFO("in pieces of " << size);
          REQUIRE(read(r, pieces_of(text, size), buffer) == expected);
          ++readings;
        }
        for (int i = 0; i < 100; ++i) {
          std::uniform_int_distribution<std::size_t> place(0, text.size());
          const std::size_t a = place(random);
          const std::size_t b = place(random);
          const std::size_t first = std::min(a, b);
          const std::size_t second = std::max(a, b);
          INFO("cut at " << first << " and " << second);
          REQUIRE(
              read(r, {all.substr(0, first), all.substr(first, second - first), all.substr(second)},
                   buffer) == expected);
          ++readings;
        }
      }
    }
  }
  CHECK(readings > 80'000);
}

TEST_CASE("what marks an error") {
  CHECK_BOTH(event(R"({"error":{"message":"m"}})").error->message() == "m");
  CHECK_BOTH(event(R"({"error":"m"})").error->message() == "m");
  CHECK_BOTH(event(R"({"error":true,"message":"m"})").error->message() == "m");
  CHECK_BOTH(event(R"({"error":["m"]})").error.has_value());
  CHECK_BOTH(event(R"({"\u0065rror":"m"})").error->message() == "m");
  CHECK_BOTH(event("\xEF\xBB\xBF{\"error\":\"m\"}").error->message() == "m");
  CHECK_BOTH(event(R"({"id":1,"choices":[],"error":{"code":429}})").error->status() == 429);
  CHECK_BOTH(event(R"({"type":"error","message":"m"})").error->message() == "m");
  CHECK_BOTH(event("", "error").error->body_kind() == triage::body_kind::empty);
  CHECK_BOTH(event("all is lost", "error").error->message() == "all is lost");
  CHECK_BOTH(event(R"({"choices":[]})", "error").error.has_value());
  // What the end of the stream cuts off.
  CHECK_BOTH(event(R"({"error":{)").error.has_value());
  CHECK_BOTH(event(R"({"error":")").error.has_value());
  CHECK_BOTH(event(R"({"error":"hal)").error->damage() == triage::damage::truncated);
  CHECK_BOTH(event(R"({"error":{"code":429,"message":"hal)").error->damage() ==
             triage::damage::truncated);
  CHECK_BOTH(!event(R"({"error":)").error->message());
}

TEST_CASE("what does not mark an error") {
  for (const std::string_view data : {"",
                                      "error",
                                      "[DONE]",
                                      R"("error")",
                                      R"(["error"])",
                                      R"({"error":null})",
                                      R"({"error":{}})",
                                      R"({"error": { } })",
                                      R"({"error":[]})",
                                      R"({"error":""})",
                                      R"({"error":false})",
                                      R"({"error":0})",
                                      R"({"error":0.5})",
                                      R"({"errors":["m"]})",
                                      R"({"status":"error"})",
                                      R"({"message":"error","code":500})",
                                      R"({"x":{"error":"m"}})",
                                      R"({"x":{"type":"error"}})",
                                      R"({"type":"errors"})",
                                      R"({"type":"error_log"})",
                                      R"({"type":["error"]})",
                                      R"({"response":{"error":{"message":"m"}}})",
                                      R"({"choices":[{"delta":{"error":"m"}}]})",
                                      R"({"choices":[{"finish_reason":"stop","error":null}]})",
                                      R"({"choices":"error"})",
                                      R"({"x":"\"error\":\"m\"","y":"{\"error\":\"m\"}"})",
                                      R"({"x)",
                                      R"({"error")"}) {
    INFO(data);
    CHECK(!event(data).error);
    CHECK(!event(data, "message").error);
  }
}

TEST_CASE("of several members of one name the last one counts, as in the reader of bodies") {
  CHECK_BOTH(!event(R"({"error":{"message":"m"},"error":null})").error);
  CHECK_BOTH(event(R"({"error":null,"error":{"message":"m"}})").error->message() == "m");
  for (const std::string_view key : {"type", "event_type", "object", "finish_reason"}) {
    for (const std::string_view other : {R"("ping")", "null", "1", "true", "{}", R"(["error"])"}) {
      const std::string name = "\"" + std::string(key) + "\":";
      const std::string first = name + R"("error")";
      const std::string second = name + std::string(other);
      INFO(first << " " << second);
      CHECK(!event("{" + first + "," + second + "}").error);
      CHECK(event("{" + second + "," + first + "}").error);
      // Another name does not come between.
      CHECK(event("{" + first + ",\"x\":" + std::string(other) + "}").error);
    }
  }
  CHECK_BOTH(!event(R"({"type":"message_stop","type":"ping"})").end);
  CHECK_BOTH(event(R"({"type":"ping","ty\u0070e":"message_stop"})").end);
  CHECK_BOTH(!event(R"({"type":"error","type":"message_stop"})").error);
  CHECK_BOTH(event(R"({"type":"error","type":"message_stop"})").end);
  CHECK_BOTH(!event(R"({"done":true,"done":false})").end);
  CHECK_BOTH(event(R"({"done":false,"done":true})").end);
  CHECK_BOTH(!event(R"({"choices":[{"error":"m"}],"choices":null})").error);
  CHECK_BOTH(event(R"({"choices":[],"choices":[{"error":"m"}]})").error->message() == "m");
  CHECK_BOTH(!event(R"({"choices":[{"error":"m","error":null}]})").error);
  CHECK_BOTH(!event(R"({"type":"response.failed","response":{"error":"m"},"response":1})")
                  .error->message());
}

TEST_CASE("elements of choices: objects count, whatever is between them; nothing further inside") {
  CHECK_BOTH(event(R"({"choices":[null,{"finish_reason":"error"}]})").error.has_value());
  CHECK_BOTH(event(R"({"choices":[1,"x",true,[],[[{}]],{},{"error":"m"}]})").error->message() ==
             "m");
  CHECK_BOTH(event(R"({"choices":[{"index":0},{"error":"m"},{"error":"n"}]})").error->message() ==
             "m");
  CHECK_BOTH(!event(R"({"choices":[[{"finish_reason":"error"}]]})").error);
  CHECK_BOTH(!event(R"({"choices":[[null,{"error":"m"}],{"x":[{"error":"m"}]}]})").error);
  CHECK_BOTH(!event(R"({"choices":{"error":"m"}})").error);
  // As far as it goes.
  CHECK_BOTH(event(R"({"choices":[null,{"error":"m")").error.has_value());
  CHECK_BOTH(event(R"({"choices":[null,{"error":"m"}, ?)").error.has_value());
  CHECK_BOTH(!event(R"({"choices":[null ?,{"error":"m"}]})").error);
}

TEST_CASE("a code marks an error only where the provider's own fields have it") {
  // Resayil has its message here, but its code at /error/code.
  CHECK_BOTH(!event_of(resayil, R"({"message":"fetched","code":404})").error);
  CHECK_BOTH(!event_of(resayil, R"({"code":404})").error);
  CHECK_BOTH(event_of(resayil, R"({"error":{"code":404}})").error->status() == 404);
  CHECK_BOTH(event_of(plurence, R"({"message_code":"CONFLICT"})").error->status() == 409);
  CHECK_BOTH(!event_of(plurence, R"({"message":"m","code":"CONFLICT"})").error);
  // An array is no event's object, though as a body its first element would be read.
  CHECK_BOTH(!event_of(plurence, R"([{"message_code":"CONFLICT"}])").error);
  for (const triage::provider& p : triage::all_providers()) {
    for (const triage::row_ref row : p.codes()) {
      for (const std::string_view shape :
           {R"({"code":%})", R"({"message":"m","code":%})", R"({"title":"t","code":%})",
            R"({"detail":{"code":%}})"}) {
        std::string data(shape);
        data.replace(data.find('%'), 1, "\"" + code_of(row) + "\"");
        const bool own = std::any_of(p.fields().begin(), p.fields().end(), [&](const auto& f) {
          return f.role == triage::role::code &&
                 f.pointer ==
                     (shape.find("detail") == std::string_view::npos ? "/code" : "/detail/code");
        });
        INFO(p.name() << " " << data);
        CHECK(event_of(p, data).error.has_value() ==
              (own && row.kind().category != triage::category::none));
      }
    }
  }
}

TEST_CASE("a ping is no part of the answer") {
  using triage::processed;
  const auto outcome = [](std::string_view first) {
    char buffer[256];
    triage::sse_stream stream(triage::providers::assisters, buffer);
    processed p = processed::unknown;
    const auto see = [&](const triage::stream_event& e) {
      if (e.error) p = e.error->processed();
    };
    stream.feed(first, see);
    stream.feed("event: error\ndata: {\"error\":{\"code\":\"model_overloaded\"}}\n\n", see);
    return p;
  };
  CHECK(outcome("") == processed::no);
  CHECK(outcome("event: ping\ndata: {\"type\": \"ping\"}\n\n") == processed::no);
  CHECK(outcome("data: {\"type\": \"delta\"}\n\n") == processed::yes);
  // What is complete was carried out, whatever comes behind it.
  CHECK(outcome("data: [DONE]\n\n") == processed::yes);
  char buffer[256];
  triage::ndjson_stream lines(triage::providers::assisters, buffer);
  processed p = processed::unknown;
  lines.feed("{\"done\":true}\n{\"error\":{\"code\":\"model_overloaded\"}}\n",
             [&](const triage::stream_event& e) {
               if (e.error) p = e.error->processed();
             });
  CHECK(p == processed::yes);
}

TEST_CASE("what marks the end") {
  CHECK_BOTH(event("[DONE]").end);
  CHECK_BOTH(event(" [DONE] ").end);
  CHECK_BOTH(event(R"({"type":"message_stop"})").end);
  CHECK_BOTH(event(R"({"type":"response.completed","response":{}})").end);
  CHECK_BOTH(event(R"({"type":"response.incomplete"})").end);
  CHECK_BOTH(event(R"({"response":"","done":true})").end);
  CHECK_BOTH(event("{}", "done").end);
  CHECK_BOTH(!event(R"({"done":false})").end);
  CHECK_BOTH(!event(R"({"text":"[DONE]"})").end);
  CHECK_BOTH(!event(R"({"delta":{"type":"message_stop"}})").end);
  CHECK_BOTH(!event("DONE").end);
}

TEST_CASE("the status: the body's, that of the code, a code that is one, a well-known name, 500") {
  const auto status = [](const triage::provider& p, std::string_view body) {
    return classify_in_stream(p, body, false).status();
  };
  CHECK(status(generic, R"({"title":"t","status":503,"code":"rate_limit_exceeded"})") == 503);
  CHECK(status(plurence, R"({"message_code":"CONFLICT","status_code":409})") == 409);
  CHECK(status(redner, R"({"error":{"code":"PROCESSING_FAILED"}})") ==
        redner["PROCESSING_FAILED"].row()->status().first());
  CHECK(status(generic, R"({"error":{"code":"529"}})") == 529);
  CHECK(status(generic, R"({"error":{"code":200}})") == 500);
  CHECK(status(generic, R"({"error":{"code":1113}})") == 500);
  CHECK(status(generic, R"({"error":{"code":"slow_down","type":"api_error"}})") == 429);
  CHECK(status(generic, R"({"error":{"code":"odd","type":"api_error"}})") == 500);
  CHECK(status(generic, R"({"error":{"type":"permission_error"}})") == 403);
  CHECK(status(generic, "") == 500);
  // A type of the provider's decides by its own row.
  constexpr triage::error e = classify_in_stream(
      persly, R"({"error":{"type":"insufficient_quota","code":"another"}})", false);
  STATIC_REQUIRE(e.verdict().decided_by == triage::basis::type);
  STATIC_REQUIRE(e.category() == triage::category::quota_exhausted);
  STATIC_REQUIRE(e.verdict() == triage::never);
}

TEST_CASE("a known code in a stream is what it is in a response") {
  std::size_t tried = 0;
  for (const triage::provider& p : triage::all_providers()) {
    for (const triage::row_ref row : p.codes()) {
      // An event has no status, which would choose between the rows of one code.
      const auto same = [&](triage::row_ref r) { return r.key() == row.key(); };
      const bool only = std::count_if(p.codes().begin(), p.codes().end(), same) == 1;
      if (!only || !row.when().always() || row.kind().category == triage::category::none) continue;
      for (const triage::field& f : p.fields()) {
        if (f.role != triage::role::code || f.pointer.starts_with("/0")) continue;  // no object
        ++tried;
        const std::string body = body_with(f.pointer, '"' + code_of(row) + '"');
        INFO(p.name() << " " << body);
        const triage::stream_event e = read_event(p, {}, body, false);
        REQUIRE(e.error);
        const triage::error plain = triage::classify(p, {row.status().first(), body});
        CHECK(e.error->verdict() == plain.verdict());
        CHECK(e.error->category() == plain.category());
        CHECK(e.error->code().row() == plain.code().row());
        CHECK(!e.error->status_mismatch());
      }
    }
  }
  CHECK(tried > 2000);
}

TEST_CASE("the name of the event is not the type of the error") {
  CHECK_BOTH(!classify_in_stream(generic, R"({"type":"error","message":"m"})", false).type());
  CHECK_BOTH(classify_in_stream(generic, R"({"type":"error","error":{"type":"api_error"}})", false)
                 .type() == "api_error");
}

TEST_CASE("an error is processed: no only if nothing came before it, and yes if something did") {
  constexpr std::string_view body = R"({"error":{"type":"rate_limit_error"}})";
  CHECK_BOTH(classify_in_stream(generic, body, false).processed() == triage::processed::no);
  CHECK_BOTH(classify_in_stream(generic, body, true).processed() == triage::processed::yes);
  CHECK_BOTH(classify_in_stream(generic, body, true).verdict() == triage::backoff);
  const auto processed = [](std::string_view before) {
    char buffer[256] = {};
    triage::sse_stream stream(generic, buffer);
    auto found = triage::processed::by_category;
    const auto see = [&](const triage::stream_event& e) {
      if (e.error) found = e.error->processed();
    };
    stream.feed(before, see);
    stream.feed("data: {\"error\":{\"type\":\"rate_limit_error\"}}\n\n", see);
    return found;
  };
  CHECK(processed("") == triage::processed::no);
  CHECK(processed(": keep-alive\n\n") == triage::processed::no);
  CHECK(processed("data: {\"error\":{\"type\":\"rate_limit_error\"}}\n\n") ==
        triage::processed::no);
  CHECK(processed("data: {\"choices\":[]}\n\n") == triage::processed::yes);
}

TEST_CASE("once a stream has begun, only an idempotent request is sent again") {
  constexpr triage::retry_policy policy{};
  constexpr std::string_view body = R"({"error":{"type":"rate_limit_error"}})";
  CHECK_BOTH(policy.next(classify_in_stream(generic, body, false), {}, 1, 0));
  CHECK_BOTH(!policy.next(classify_in_stream(generic, body, true), {}, 1, 0));
  constexpr triage::request_facts twice{.idempotent = true};
  CHECK_BOTH(policy.next(classify_in_stream(generic, body, true), twice, 1, 0));
}

TEST_CASE("how a stream went") {
  const auto ignore = [](const triage::stream_event&) {};
  char buffer[256];
  triage::sse_stream stream(generic, buffer);
  CHECK((!stream.begun() && !stream.ended() && !stream.failed()));
  stream.feed("data: {\"error\":\"m\"}\n\n", ignore);
  CHECK((!stream.begun() && !stream.ended() && stream.failed()));
  stream.feed("data: {}\n\n", ignore);
  CHECK((stream.begun() && !stream.ended() && stream.failed()));
  stream.feed("data: [DONE]\n\n", ignore);
  CHECK((stream.begun() && stream.ended() && stream.failed()));
}

namespace {

// A provider of one's own: what its table knows is an error wherever its fields point to.
struct weather_api : triage::kinds {
  static constexpr std::string_view name = "weather";
  static constexpr triage::field fields[] = {{"/fault/id", triage::role::code},
                                             {"/fault/text", triage::role::message}};
  static constexpr triage::row rows[] = {
      {"STORM", 503, busy},
      {triage::type("error"), {}, timed_out},
  };
};
constexpr triage::provider weather = triage::define<weather_api>();

// Has codes, and does not say where.
struct rumour_api : triage::kinds {
  static constexpr std::string_view name = "rumour";
  static constexpr triage::row rows[] = {{"STORM", 503, busy}};
};
constexpr triage::provider rumour = triage::define<rumour_api>();

// Has beginnings of codes only, or ranges only.
struct wind_api : triage::kinds {
  static constexpr std::string_view name = "wind";
  static constexpr triage::field fields[] = {{"/id", triage::role::code}};
  static constexpr triage::row rows[] = {{"GUST/*", 503, busy}};
};
struct force_api : triage::kinds {
  static constexpr std::string_view name = "force";
  static constexpr triage::field fields[] = {{"/id", triage::role::code}};
  static constexpr triage::row rows[] = {{triage::codes(8, 12), 503, busy}};
};
constexpr triage::provider wind = triage::define<wind_api>();
constexpr triage::provider force = triage::define<force_api>();

}  // namespace

TEST_CASE("a provider of one's own needs nothing for its streams") {
  constexpr std::string_view data = R"({"fault":{"id":"STORM","text":"Windy."}})";
  CHECK_BOTH(read_event(weather, {}, data, false).error->status() == 503);
  CHECK_BOTH(read_event(weather, {}, data, false).error->message() == "Windy.");
  CHECK_BOTH(!read_event(generic, {}, data, false).error);
  CHECK_BOTH(!read_event(weather, {}, R"({"fault":{"id":"SUN"}})", false).error);
  CHECK_BOTH(!read_event(rumour, {}, R"({"code":"STORM"})", false).error);
  CHECK_BOTH(read_event(wind, {}, R"({"id":"GUST/9"})", false).error->status() == 503);
  CHECK_BOTH(!read_event(wind, {}, R"({"id":"GUST"})", false).error);
  CHECK_BOTH(read_event(force, {}, R"({"id":9})", false).error->status() == 503);
  CHECK_BOTH(!read_event(force, {}, R"({"id":7})", false).error);
  // Where its fields do not point to, its codes say nothing.
  CHECK_BOTH(!read_event(weather, {}, R"({"code":"STORM"})", false).error);
  // A type is one if it is documented, even with this name.
  CHECK_BOTH(classify_in_stream(weather, R"({"type":"error"})", false).type() == "error");
  CHECK_BOTH(classify_in_stream(weather, R"({"type":"error"})", false).rule().basis ==
             triage::basis::type);
}

TEST_CASE("delays in the body, in the message, and rows that want one") {
  constexpr triage::error said = classify_in_stream(
      assisters, R"({"error":{"code":"rate_limit_exceeded","message":"Retry after 5 seconds."}})",
      false);
  STATIC_REQUIRE(said.verdict() == triage::after);
  STATIC_REQUIRE(said.delay_ms() == 5000);
  CHECK_BOTH(
      classify_in_stream(persly, R"({"error":{"type":"rate_limit_error"}})", false).verdict() ==
      triage::never);
}

TEST_CASE("hostile streams: constant memory, linear time") {
  const std::string_view starts[] = {"data: {\"error\":{\"code\":429,\"message\":\"",
                                     "data: [[[",
                                     "{\"error\":\"",
                                     "event: ",
                                     "id: ",
                                     "retry: ",
                                     ": ",
                                     "",
                                     "<html>"};
  for (const std::string_view start : starts) {
    for (const char c : {'x', '\0', '\xFF', '9', '[', '\\', ' '}) {
      INFO(start << static_cast<int>(c));
      const std::string chunk(1'000'000, c);
      char buffer[64];
      triage::sse_stream stream(generic, buffer);
      std::size_t truncated = 0;
      std::size_t errors = 0;
      std::size_t whole = 0;
      const auto see = [&](const triage::stream_event& e) {
        REQUIRE(e.data.size() <= sizeof buffer);
        ++(!e.truncated ? whole : e.error ? errors : truncated);
      };
      stream.feed(start, see);
      // 100 MB once, which is enough to see it grow.
      for (int i = 0; i < (c == 'x' ? 100 : 2); ++i) stream.feed(chunk, see);
      stream.feed("\n\ndata: {}\n\n", see);
      CHECK(whole == 1);
      CHECK(errors == (start.find("error") != std::string_view::npos ? 1 : 0));
      CHECK(truncated == (start == "data: [[[" ? 1 : 0));
    }
  }
  const std::string blanks(10'000'000, ' ');
  char buffer[64];
  triage::ndjson_stream lines(generic, buffer);
  std::size_t errors = 0;
  const auto see = [&](const triage::stream_event& e) { errors += e.error ? 1 : 0; };
  lines.feed(blanks, see);
  lines.feed("{\"error\":\"a\"}", see);
  lines.feed(blanks, see);
  lines.feed("\n", see);
  lines.feed(R"({"error":")", see);
  for (int i = 0; i < 10; ++i) lines.feed(blanks, see);
  lines.finish(see);
  CHECK(errors == 2);
}

TEST_CASE("ten megabytes of short lines, fields and comments") {
  for (const std::string_view piece :
       {"\n", "\r", "data\n", "data:\r", ":\n", "event: error\n", "id\n", "retry: 1\n", "{\n",
        "{}\n\n", "\r\n", "data: {\"choices\":[{},{\n"}) {
    INFO(piece);
    std::string chunk;
    while (chunk.size() < 10'000'000) chunk += piece;
    char buffer[64];
    triage::sse_stream stream(generic, buffer);
    stream.feed(chunk, [](const triage::stream_event&) {});
    std::size_t last = 0;
    const auto see = [&](const triage::stream_event& e) { last = e.error && !e.truncated ? 1 : 0; };
    stream.feed("\n\ndata: {\"error\":\"m\"}\n\n", see);
    CHECK(last == 1);
  }
}
