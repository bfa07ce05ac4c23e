// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   triage_proof_linear [list | sweep] [SIZE]
//
// For linear.sh, which runs it under callgrind and compares the counts: calls each entry point with
// inputs of SIZE bytes, and of twice, four and eight times as many. list: what each entry point
// does much of. sweep: everything at once, with each of many pieces repeated in each of many
// places, among which a cost that grows with the square would have to hide.
#include <valgrind/callgrind.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "use.hpp"

namespace {

using namespace triage::providers;

// What it is called with. The room is of the size of the body, so that nothing is cut.
struct input {
  triage::provider provider = generic;
  int status = 429;
  std::string body;
  std::string headers;
  std::string room;
};

triage::response response_of(const input& in) {
  return {in.status, in.body, in.headers, 1'700'000'000};
}
triage::error error_of(const input& in) {
  return triage::classify(in.provider, response_of(in));
}

// Keeps the compiler from leaving out what is counted.
template <class T>
void keep(const T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

// For what appends: counts only.
struct counter {
  std::size_t size = 0;
  void append(std::string_view s) { size += s.size(); }
};

// The entry points. What begins with `of_` counts what is done with an error, too: classify is
// linear if its own line says so.

void classify(input& in) {
  keep(triage::classify(in.provider, response_of(in)));
}
void check(input& in) {
  keep(triage::check(in.provider, response_of(in)));
}
void check_inside(input& in) {
  keep(triage::check_inside(in.provider, triage::response{200, in.body, in.headers}));
}
void succeeded(input& in) {
  keep(triage::succeeded(in.provider, triage::response{200, in.body, in.headers}));
}
void limits(input& in) {
  keep(triage::limits(in.provider, in.headers, 1'700'000'000));
}
void details(input& in) {
  std::size_t n = 0;
  for (const triage::field_detail& d : error_of(in).details()) n += d.message.raw().size();
  keep(n);
}
void items(input& in) {
  std::size_t n = 0;
  for (const triage::batch_item& item : triage::items(in.provider, response_of(in))) {
    n += item.raw.size() + item.member("/id").raw().size();
  }
  keep(n);
}
void nested(input& in) {
  keep(triage::nested(error_of(in), in.room.data(), in.room.size()));
}
void of_line(input& in) {
  keep(to_line(error_of(in), in.room.data(), in.room.size()));
  counter out;
  triage::detail::append_line(out, error_of(in));
  keep(out);
}
void of_json_line(input& in) {
  keep(to_json_line(error_of(in), in.room.data(), in.room.size()));
  counter out;
  append_json(out, error_of(in).message());
  keep(out);
}
void of_escaped(input& in) {
  counter out;
  append_escaped(out, error_of(in).message());
  keep(out);
}
void of_decoded(input& in) {
  const triage::error e = error_of(in);
  keep(e.message().decode(in.room.data(), in.room.size()));
  keep(e.message().decode_whole(in.room.data(), in.room.size()));
  keep(e.message() == "x");
}
void of_owned(input& in) {
  const triage::owned_error owned(error_of(in));
  const triage::owned_error copy(owned);
  keep(copy);
}
void of_rest(input& in) {
  const triage::error e = error_of(in);
  keep(e.request_id());
  keep(e.evidence());
  keep(e.provider()->split_id(e.code().raw().raw()));
  triage::attempts call(triage::policies::azure_core);
  keep(call.next(e, 0, 7));
}
void saved_stream(input& in) {
  const triage::response r{200, in.body, in.headers};
  keep(triage::classify_stream(in.provider, r, in.room.data(), in.room.size()));
}
template <class Stream, bool ByteByByte>
void stream(input& in) {
  std::size_t n = 0;
  const auto see = [&](const triage::stream_event& e) { n += e.data.size(); };
  Stream s(in.provider, in.room.data(), in.room.size());
  if (ByteByByte) {
    for (const char& c : in.body) s.feed({&c, 1}, see);
  } else {
    s.feed(in.body, see);
  }
  s.finish(see);
  keep(n);
}
void event(input& in) {
  keep(triage::read_event(in.provider, "message", in.body, true));
}
void trailers(input& in) {
  keep(triage::grpc_web_trailers(in.body, in.room.data(), in.room.size()));
}
void names(input& in) {
  proofs::digest d;
  proofs::add_names(d, in.body);
  keep(d.value());
}
// The same with one classification, as each of them has one.
void everything(input& in) {
  char* const room = in.room.data();
  const std::size_t size = in.room.size();
  const triage::error e = error_of(in);
  counter out;
  for (const triage::field_detail& d : e.details()) out.size += d.message.raw().size();
  triage::detail::append_line(out, e);
  append_json(out, e.message());
  keep(e.message().decode(room, size));
  keep(to_json_line(e, room, size));
  keep(triage::owned_error(e));
  keep(e.request_id());
  keep(e.evidence());
  keep(triage::nested(e, room, size));
  keep(out);
  for (const auto each : {check_inside, limits, items, saved_stream, event, trailers, names,
                          stream<triage::sse_stream, true>, stream<triage::ndjson_stream, true>}) {
    each(in);
  }
}

// A piece so often that all of them have `size` bytes.
std::string repeated(std::string_view piece, std::size_t size) {
  std::string s;
  while (s.size() < size) s += piece;
  return s;
}

struct place {
  std::string_view name;
  triage::provider provider;
  std::string_view before;
  std::string_view after;
  bool in_headers = false;
  int status = 429;
};

const place places[] = {
    {"message", openai, R"({"error":{"message":")", R"(","code":"x"}})"},
    {"only_message", generic, R"({"message":")", R"("})"},
    {"code", openai, R"({"error":{"code":")", R"("}})"},
    {"type", anthropic, R"({"type":"error","error":{"type":")", R"("}})"},
    {"delay", generic, R"({"error":"slow down","retry_after":")", R"("}})"},
    {"details", generic, R"({"errors":[)", R"(1]})", false, 422},
    {"details_message", generic, R"({"errors":{"a":[")", R"("]}})", false, 422},
    {"members", generic, R"({)", R"("error":{"code":"x"}})"},
    {"raw", openrouter, R"({"error":{"message":"m","metadata":{"raw":")", R"("}}})"},
    {"batch", elasticsearch, R"({"errors":true,"items":[)", R"({}]})", false, 200},
    {"graphql", graphql, R"({"errors":[)", R"({}]})", false, 200},
    {"data", graphql, R"({"data":{)", R"("a":1},"errors":[{"message":"m"}]})", false, 200},
    {"text", generic, "", ""},
    {"json", generic, "{", ""},
    {"array", google_rpc, "[", ""},
    {"page", generic, "<html><head><title>502</title></head><body>", "</body></html>", false, 502},
    {"title", generic, "<html><title>", "</title>", false, 502},
    {"xml", s3, "<Error><Message>", "</Message><Code>SlowDown</Code></Error>", false, 503},
    {"element", s3, "<Error>", "<Code>SlowDown</Code></Error>", false, 503},
    {"attributes", s3, "<Error ", "><Code>SlowDown</Code></Error>", false, 503},
    {"prolog", generic, "<?xml version='1.0'?>", "<Error><Code>SlowDown</Code></Error>", false,
     503},
    {"events", openai, "data: {}\n\n", "\n\n", false, 200},
    {"event", openai, "data: ", "\n\n", false, 200},
    {"error_event", openai, "event: error\ndata: {\"error\":{\"message\":\"", "\"}}\n\n", false,
     200},
    {"ndjson", ollama, "{}\n{\"error\":\"", "\"}\n", false, 200},
    {"headers", generic, "HTTP/1.1 429\r\n", "Retry-After: 5\r\n\r\n", true},
    {"Retry-After", generic, "Retry-After: ", "\r\n", true},
    {"RateLimit", generic, "RateLimit: \"a\";r=0;t=5, ", "\r\n", true},
    {"RateLimit-Policy", generic, "RateLimit-Policy: \"a\";q=5;w=60, ", "\r\n", true},
    {"X-RateLimit-Reset", github, "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: ", "\r\n", true},
    {"Date", generic, "Retry-After: Thu, 01 Jan 2026 00:00:00 GMT\r\nDate: ", "\r\n", true},
    {"grpc-message", grpc, "grpc-status: 8\r\ngrpc-message: ", "\r\n", true, 200},
    {"x-amzn-errortype", aws, "x-amzn-ErrorType: ", "\r\n", true},
    {"www-authenticate", generic, "www-authenticate: Bearer ", "\r\n", true, 401},
    {"url", generic, "https://", ".example.com/"},
};

constexpr std::string_view pieces[] = {
    "x",
    "a ",
    " ",
    "\\",
    "\"",
    "\\\"",
    "\\u00e9",
    "\\ud83d\\ude00",
    "{",
    "[",
    "[]",
    "{}",
    "{\\\"a\\\":",
    "{\"a\":",
    "{\"error\":",
    "{\"message\":\"m\"},",
    "[\"a\"],",
    "\"abc\":1,",
    "\"error\":{},",
    "\"code\":\"y\",",
    "1",
    "9,",
    "-",
    "1.5s ",
    "5 minutes ",
    "try again in ",
    "retry after 5 s ",
    "please wait ",
    "not ",
    "request id: ",
    "req_0a1b2c3d ",
    "error code: 429 ",
    "429 ",
    "1e9",
    "(",
    "rate limit ",
    "quota exceeded ",
    "insufficient credit balance ",
    "the ",
    "\xE8\xAF\xB7",
    "\xC3\xA9",
    "\xE2\x80\xAE",
    "\xFF",
    "\x80",
    "\x01",
    "<",
    "<a>",
    "</a>",
    "<a b='c'>",
    "<!--",
    "<!-- -->",
    "<![CDATA[",
    "<![CDATA[]]>",
    "]]>",
    "]]",
    "--",
    "&",
    "&amp;",
    "&#x41;",
    "a='b' ",
    "a=\"",
    "<?",
    "<?a?>",
    "<!DOCTYPE a [",
    "<p>text</p>",
    "<title>a</title>",
    "<script>",
    "<h1>",
    "<br/>",
    "<a:b>",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "data: ",
    "data: a\n",
    "data: {}\n\n",
    "event: error\n",
    ": c\n",
    "id\n",
    "A: b\r\n",
    "Retry-After: 5\r\n",
    "RateLimit: \"b\";r=1\r\n",
    "X-RateLimit-Limit: 5\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n",
    "\"b\";r=1;t=5, ",
    "\"b\";q=9;w=60, ",
    "5, ",
    "a=b;",
    ";",
    ",",
    ":",
    "/",
    "#",
    ".",
    "@",
    "%41",
    "%",
    "AAAA",
    "{'a': ",
    "'",
    "Upstream error: ",
    "{\\\"error\\\":{\\\"code\\\":\\\"",
};

void measure(const std::string& name, void (*entry)(input&), input& in, std::size_t size) {
  const std::string said = name + " " + std::to_string(size);
  CALLGRIND_ZERO_STATS;
  entry(in);
  CALLGRIND_DUMP_STATS_AT(said.c_str());
}

void prepare(input& in, const place& where, std::string_view piece, std::size_t size) {
  in.provider = where.provider;
  in.status = where.status;
  const std::string all =
      std::string(where.before) + repeated(piece, size) + std::string(where.after);
  in.body = where.in_headers ? R"({"error":"x"})" : all;
  in.headers = where.in_headers ? all : "Content-Type: application/json\r\nRetry-After: 5\r\n";
  in.room.assign(all.size() * 2 + 64, '\0');
}

const place& place_named(std::string_view name) {
  for (const place& p : places) {
    if (p.name == name) return p;
  }
  std::abort();
}

struct one {
  const char* name;
  void (*entry)(input&);
  std::string_view where;
  std::string_view piece;
};

const one list[] = {
    {"classify/message", classify, "message", "some words of it "},
    {"classify/words", classify, "only_message", "your quota is not exceeded, the "},
    {"classify/delays", classify, "only_message", "try again in 5 or "},
    {"classify/code", classify, "code", "abc_"},
    {"classify/members", classify, "members", "\"abc\":1,"},
    {"classify/known_members", classify, "members",
     "\"code\":\"y\",\"error\":{\"message\":\"m\"},"},
    {"classify/arrays", classify, "json", "\"a\":[[[["},
    {"classify/objects", classify, "json", "\"error\":{"},
    {"classify/escapes", classify, "message", "\\u00e9\\n"},
    {"classify/text", classify, "text", "Service is not available. "},
    {"classify/page", classify, "page", "<p class='a'>text</p>"},
    {"classify/title", classify, "title", "a "},
    {"classify/elements", classify, "element", "<a><b>"},
    {"classify/attributes", classify, "attributes", "a='b' "},
    {"classify/comments", classify, "element", "<!-- a -->"},
    {"classify/cdata", classify, "xml", "<![CDATA[a]]>"},
    {"classify/references", classify, "xml", "&amp;&#x41;"},
    {"classify/header_lines", classify, "headers", "Abc: def\r\n"},
    {"classify/known_lines", classify, "headers", "X-RateLimit-Reset: 5\r\nRetry-After: 5\r\n"},
    {"classify/header_line", classify, "Retry-After", "5"},
    {"classify/rate_limits", classify, "RateLimit", "\"b\";r=1;t=5, "},
    {"classify/policies", classify, "RateLimit-Policy", "\"b\";q=9;w=60, "},
    {"check", check, "message", "words "},
    {"check_inside", check_inside, "message", "words "},
    {"check_inside/members", check_inside, "members", "\"abc\":1,"},
    {"succeeded", succeeded, "data", "\"b\":[],"},
    {"limits/lines", limits, "headers", "X-RateLimit-Limit: 5\r\n"},
    {"limits/rate_limits", limits, "RateLimit", "\"b\";r=1;t=5, "},
    {"limits/policies", limits, "RateLimit-Policy", "\"b\";q=9;w=60, "},
    {"limits/number", limits, "X-RateLimit-Reset", "1"},
    {"details", details, "details", "{\"field\":\"f\",\"message\":\"m\"},"},
    {"details/names", details, "details_message", "a\"],\"b\":[\""},
    {"details/nested", details, "details", "{\"errors\":["},
    {"items", items, "batch",
     "{\"index\":{\"_id\":\"1\",\"status\":429,\"error\":{\"type\":\"a\"}}},"},
    {"items/nested", items, "batch", "{\"a\":["},
    {"items/graphql", items, "graphql", "{\"message\":\"m\"},"},
    {"nested/message", nested, "message", "{\\\"a\\\":"},
    {"nested/documents", nested, "message", "{\\\"a\\\":1} "},
    {"nested/raw", nested, "raw", "{\\\"error\\\":\\\"a"},
    {"nested/members", nested, "members", "\"message\":\"{\","},
    {"to_line", of_line, "message", "a \\n\\u202e"},
    {"to_line/bytes", of_line, "message", "\x80"},
    {"to_json_line", of_json_line, "message", "a\\n\\u202e"},
    {"append_escaped", of_escaped, "message", "\\u00e9\\ud83d\\ude00"},
    {"decode", of_decoded, "message", "\\u00e9\\n"},
    {"decode/xml", of_decoded, "xml", "&amp;<![CDATA[a]]>"},
    {"decode/percent", of_decoded, "grpc-message", "%41"},
    {"owned_error", of_owned, "message", "a\\n"},
    {"request_id", of_rest, "only_message", "request id: "},
    {"evidence", of_rest, "only_message", "rate limit is not "},
    {"classify_stream/events", saved_stream, "events", "data: {\"a\":1}\n\n"},
    {"classify_stream/lines", saved_stream, "event", "a\ndata: b"},
    {"classify_stream/documents", saved_stream, "ndjson", "\"}\n{\"a\":\""},
    {"sse_stream/bytes", stream<triage::sse_stream, true>, "events", "data: {\"a\":1}\n\n"},
    {"sse_stream/bytes_of_one", stream<triage::sse_stream, true>, "event", "abc\ndata: d"},
    {"sse_stream/bytes_of_line", stream<triage::sse_stream, true>, "event", "abc"},
    {"sse_stream/bytes_of_comment", stream<triage::sse_stream, true>, "events", ": abc\n"},
    {"sse_stream/whole", stream<triage::sse_stream, false>, "events", "data: {\"a\":1}\n\n"},
    {"sse_stream/error", stream<triage::sse_stream, true>, "error_event", "words "},
    {"ndjson_stream/bytes", stream<triage::ndjson_stream, true>, "ndjson", "\"}\n{\"a\":\""},
    {"ndjson_stream/bytes_of_line", stream<triage::ndjson_stream, true>, "ndjson", "abc"},
    {"ndjson_stream/whole", stream<triage::ndjson_stream, false>, "ndjson", "\"}\n{\"a\":\""},
    {"read_event", event, "members", "\"choices\":[{\"finish_reason\":\"error\"}],"},
    {"grpc_web_trailers", trailers, "text", "AAAAAAAA"},
    {"provider_for_url", names, "url", "a."},
};

// A piece as a word.
std::string shown(std::string_view piece) {
  std::string s;
  append_escaped(s, triage::text::plain(piece));
  for (char& c : s) {
    if (c == ' ') c = '_';
  }
  return s;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "4096";
  if (what == "places") {
    for (const place& each : places) std::puts(each.name.data());
    return 0;
  }
  const auto size = static_cast<std::size_t>(std::atol(what.data()));
  input in;
  // What is done once in a program, such as finding functions of the C library, is done before.
  prepare(in, places[0], "a\\n", 100);
  everything(in);
  if (argc <= 2) {
    for (const one& each : list) {
      for (const std::size_t n : {size, 2 * size, 4 * size, 8 * size}) {
        prepare(in, place_named(each.where), each.piece, n);
        measure(each.name, each.entry, in, n);
      }
    }
    return 0;
  }
  const place& where = place_named(argv[2]);
  for (const std::string_view piece : pieces) {
    for (const std::size_t n : {size, 2 * size, 4 * size, 8 * size}) {
      prepare(in, where, piece, n);
      measure(std::string(where.name) + "/" + shown(piece), everything, in, n);
    }
  }
  return 0;
}
