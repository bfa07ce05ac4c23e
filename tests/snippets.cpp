// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Every C++ block of README.md and docs/ stands here, line for line, so that it is compiled;
// test_docs.cpp checks that. What the blocks take for granted is declared before them.
#include <chrono>
#include <map>
#include <string>
#include <string_view>

#include <triage/fwd.hpp>

using namespace std::chrono_literals;

void use(std::string_view body);
void upgrade(const triage::text& link);
void try_again_in(std::chrono::milliseconds delay);
void show_user(std::string_view sentence);
void complain(std::string_view field, std::string_view message);
void log(std::string_view line);
void keep(triage::owned_error e);
void queue(triage::owned_error e);
void failed(const triage::error& e);
void show(std::string_view chunk);
bool receive(std::string_view& chunk);
void broke_off();

// clang-format off
#include <triage/error_code.hpp>
#include <triage/exception.hpp>
#include <triage/json_line.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/elasticsearch.hpp>
#include <triage/providers/grpc.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/plurence.hpp>
#include <triage/providers/redner.hpp>
#include <triage/registry.hpp>

#include <triage.hpp>
#include <triage/providers/openai.hpp>

#include <cstdio>

using namespace triage::providers;

int main() {
  // What your HTTP stack holds: a status, a body, headers.
  const triage::response response{503, R"({"error":{"code":"server_is_overloaded"}})",
                                  "Retry-After: 2"};

  // One call and its attempts. Its request starts a job, so it must not be carried out twice.
  triage::attempts call(triage::retry_policy{.max_attempts = 4}, {.idempotent = false});

  const triage::result<std::string_view> r = triage::check(openai, response);
  if (r) {
    std::printf("%d bytes\n", static_cast<int>(r->size()));
    return 0;
  }

  const triage::error& e = r.error();
  const std::int64_t now_ms = 0;       // any monotonic clock, for deadlines
  const std::uint64_t random = 12345;  // any random bits, for jitter
  if (const triage::plan next = call.next(e, now_ms, random)) {
    std::printf("send it again in %d ms\n", static_cast<int>(next.wait_ms));
  } else if (e.code() == openai["insufficient_quota"]) {  // a misspelt code does not compile
    std::puts("the month's budget is used up");
  } else {
    std::puts(sentence(e.remedy()).data());  // may be shown to end users; e.message() may not
  }
}

static_assert(triage::classify(openai, {429, R"({"error":{"code":"rate_limit_exceeded"}})"})
                  .verdict() == triage::backoff);
static_assert(triage::classify(openai, {429, R"({"error":{"code":"insufficient_quota"}})"})
                  .verdict() == triage::never);

struct our_gateway_api : triage::kinds {
  static constexpr std::string_view name = "our_gateway";
  static constexpr triage::field fields[] = {
      {"/fault/id", triage::role::code},
      {"/fault/text", triage::role::message},
  };
  static constexpr triage::row rows[] = {
      {"BUSY", 503, busy},
      {"NO_CREDIT", 429, out_of_funds},
  };
};
constexpr triage::provider our_gateway = triage::define<our_gateway_api>();

static_assert(triage::classify(our_gateway, {503, R"({"fault":{"id":"BUSY"}})"}).may_retry(true));

// docs/tables.md
struct quay_api : triage::kinds {
  static constexpr std::string_view name = "quay";
  static constexpr triage::field fields[] = {
      // The finest code comes first: the first one that the table knows counts.
      {"/error/reason", triage::role::code, "what exactly went wrong"},
      {"/error/code", triage::role::code, "the kind of failure"},
      {"/error/wait", triage::role::retry_after, "how long to wait", triage::form::milliseconds},
      {"/error/transient", triage::role::should_retry, "whether it passes"},
  };
  static constexpr triage::header_row headers[] = {
      {"X-Quay-Error", triage::header_role::code, "the code, also of a HEAD", "Errors, Headers"},
      {"WWW-Authenticate", triage::header_role::code, "what is wrong with the token",
       "RFC 6750, 3", triage::form::whole, "error"},
  };
  // Some failures have the status of a success.
  static constexpr triage::in_success inside_2xx[] = {{.member = "/ok", .equals = "false"}};
  static constexpr triage::row rows[] = {
      {"card_declined", 402, bad_request, "the card was declined", "Errors, Codes"},
      {"insufficient_funds", 402, out_of_funds, "the card has no money", "Errors, Reasons"},
      {"invalid_token", 401, expired_key, "the token has expired", "RFC 6750, 3.1"},
  };
};
constexpr triage::provider quay = triage::define<quay_api>();

static_assert(
    triage::classify(
        quay, {402, R"({"error":{"code":"card_declined","reason":"insufficient_funds"}})"})
        .category() == triage::category::insufficient_funds);
static_assert(
    triage::classify(quay, {401, "", R"(WWW-Authenticate: Bearer error="invalid_token")"})
        .recovery() == triage::recovery::refresh_credentials);
static_assert(
    triage::classify(quay, {200, R"({"ok":false,"error":{"code":"card_declined"}})"}).failed());

struct dock_api : triage::kinds {
  static constexpr std::string_view name = "dock";
  static constexpr triage::field fields[] = {
      {"/error/code", triage::role::code},
      {"/status", triage::role::status},
  };
  static constexpr triage::batch batches[] = {{"/items/*", {.member = "/error"}}};
};
constexpr triage::provider dock = triage::define<dock_api>();

static_assert(triage::items(dock, triage::response{200, R"({"items":[{"status":201},
    {"status":429,"error":{"code":"BUSY"}}]})"}).begin()->index == 1);

static_assert(
    triage::classify(generic, {400, R"({"message":"Your account balance is too low"})"})
        .category() == triage::category::insufficient_funds);

struct harbour_api : triage::kinds {
  static constexpr std::string_view name = "harbour";
  static constexpr triage::word words[] = {
      {"tide too low|no berth", busy},
      {"manifest incomplete", bad_request, triage::strength::sure},
  };
  // static constexpr bool use_words = false;
};
constexpr triage::provider harbour = triage::define<harbour_api>();

static_assert(triage::classify(harbour, {409, R"({"message":"No berth is free"})"}).category() ==
              triage::category::overloaded);

struct depot_api : triage::kinds {
  static constexpr std::string_view name = "depot";
  static constexpr triage::field fields[] = {
      {"/error/code", triage::role::code},
      {"/error/message", triage::role::message},
  };
  static constexpr triage::row rows[] = {
      // One code, two meanings: what the body says beside it decides.
      {"LIMIT", 429, out_of_quota, "the day's requests are used up", "Errors, Limits",
       {.member = "/error/window", .equals = "day"}},
      {"LIMIT", 429, throttled, "too many requests in a minute", "Errors, Limits"},
      {"LOCKED", {409, 423}, conflicting, "another request works on it", "Errors, Locks"},
      {"path/*", 400, bad_request, "the path is wrong; the rest says how", "Errors, Paths"},
      {triage::codes(7000, 7999), 500, broken, "a fault of the warehouse", "Errors, Numbers"},
      {triage::type("auth"), {}, bad_key, "the key was not accepted", "Errors, Types"},
      // No code at all: a header tells a limit from a permission.
      {{}, {403, 429}, throttled, "the hour's requests are used up", "Limits",
       {.header = "X-Left", .equals = "0"}},
      {{}, 403, forbidden, "the key may not do this", "Errors, Statuses"},
  };
};
constexpr triage::provider depot = triage::define<depot_api>();

static_assert(triage::classify(depot, {403, "", "X-Left: 0"}).verdict() == triage::backoff);
static_assert(triage::classify(depot, {403, ""}).verdict() == triage::never);

// Another API with the same errors, and one of its own.
struct annex_api : triage::kinds {
  using base = depot_api;
  static constexpr std::string_view name = "annex";
  static constexpr triage::row rows[] = {
      {"LOCKED", 423, busy, "the door is opened every minute", "Annex, Errors"},
  };
};
constexpr triage::provider annex = triage::define<annex_api>();

static_assert(triage::classify(annex, {423, R"({"error":{"code":"LOCKED"}})"}).verdict() ==
              triage::backoff);
static_assert(triage::classify(annex, {409, R"({"error":{"code":"LOCKED"}})"}).verdict() ==
              triage::never);

// docs/comparison.md
static_assert(triage::classify(openai, {429, R"({"error":{"code":"insufficient_quota"}})"})
                  .verdict() == triage::never);

constexpr triage::error no_body = triage::classify(openai, {503, ""});
static_assert(no_body.may_retry(true) && !no_body.may_retry(false));  // true: it is idempotent

static_assert(triage::classify(s3, {200, "<Error><Code>InternalError</Code></Error>"}).failed());
static_assert(triage::error_in_success({200, R"({"error":{"message":"no credit"}})"}));

constexpr triage::error of_proxy =
    triage::classify(openai, {502, "<html><title>502 Bad Gateway</title></html>"});
static_assert(of_proxy.message().raw() == "502 Bad Gateway" && !of_proxy.may_retry(false));

static_assert(triage::classify(openai, {503, "", "Date: Wed, 21 Oct 2015 07:27:30 GMT\r\n"
                                                 "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT"})
                  .delay_ms() == 30'000);

struct chat {
  std::string text;
};
chat decode_chat(std::string_view body);

struct stack {
  std::string_view header(std::string_view name) const;
};

struct upstream_route {
  std::string_view url;
};

void with_decoder(int status, std::string_view body, std::string_view headers) {
  triage::result<chat> r = triage::check(persly, {status, body, headers}, decode_chat);
  if (r) use(r.value().text);
}

void with_headers(std::string_view body, const stack& my_stack) {
  std::multimap<std::string, std::string> pairs = {{"Retry-After", "5"}};
  auto by_pairs = triage::check(redner, {503, body, pairs});
  auto by_text = triage::check(redner, {503, body, "HTTP/1.1 503\r\nRetry-After: 5\r\n"});
  auto by_call = triage::check(redner, {503, body, [&](std::string_view name) {
                                          return my_stack.header(name);  // string_view or optional
                                        }});
  if (by_pairs.error().verdict() == by_text.error().verdict() && !by_call) use(body);
}

void at_run_time(const upstream_route& route, int status, std::string_view body,
                 std::string_view headers) {
  const std::optional<triage::provider> p = triage::provider_for_url(route.url);
  triage::error e = triage::classify(p ? *p : generic, {status, body, headers});
  if (e.failed()) show_user(sentence(e.remedy()));
}

void read_error(const triage::error& e) {
  for (const triage::field_detail& d : e.details()) {
    char name[64], text[256];
    complain(d.field.decode(name, sizeof name), d.message.decode(text, sizeof text));
  }
  char line[512];
  log(to_line(e, line));  // one line, key=value, everything from the server escaped
  keep(triage::owned_error(e));
}

triage::error from_clock(int status, std::string_view body, std::string_view headers) {
  return triage::classify(assisters, {status, body, headers, std::chrono::system_clock::now()});
}
static_assert(triage::classify(generic, {503, "", "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n"
                                                  "Date: Wed, 21 Oct 2015 07:27:30 GMT\r\n"})
                  .delay_ms() == 30'000);

struct service {
  triage::retry_budget budget;
  const triage::response& get(std::string_view path);
  bool refresh_token();
};
void sleep_for_ms(std::int64_t ms);
std::int64_t steady_ms();
std::uint64_t random_bits();

struct pending_call {
  triage::attempts tries;
  void done(const triage::error& e, triage::stop why);
  void get_new_token();
};
void start_timer(std::int64_t ms, pending_call& c);

struct host_statistics {
  void record(bool failed);
  void slow_down();
};

struct own_answer {
  int status;
  std::string_view body;
  void set(std::string_view header, std::string value);
};

constexpr triage::retry_policy policy{
    .max_attempts = 4,               // the first included
    .base_ms = 200,                  // 200, 400, 800 ms …
    .cap_ms = 5'000,                 // … but not more than this
    .jitter = triage::jitter::full,  // a random part of that
    .max_server_delay_ms = 30'000,   // if the server asks for more, stop
};

triage::result<std::string_view> read_report(service& s) {
  triage::attempts call(policy, {.idempotent = true,                   // it only reads
                                 .deadline_ms = steady_ms() + 60'000,  // for all attempts together
                                 .budget = &s.budget});                // of all calls to the service
  auto r = triage::run(
      call, [&] { return triage::check(persly, s.get("/v1/report")); },
      sleep_for_ms, steady_ms, random_bits);
  if (!r) log(to_string(call.last().why));  // "deadline", "attempts_spent", …
  return r;
}

void on_answer(pending_call& c, const triage::error& e) {
  const triage::plan next = c.tries.next(e, steady_ms(), random_bits());
  if (!next) return c.done(e, next.why);
  if (next.recovery == triage::recovery::refresh_credentials) c.get_new_token();
  start_timer(next.wait_ms, c);  // in a coroutine: co_await sleep_for(next.wait_ms);
}

triage::result<std::string_view> read_with_token(service& s) {
  triage::attempts call(policy, {.idempotent = true,
                                 .recoveries = {triage::recovery::refresh_credentials}});
  return triage::run(
      call, [&] { return triage::check(persly, s.get("/v1/report")); },
      sleep_for_ms, steady_ms, random_bits,
      [&](triage::recovery, const triage::error&) { return s.refresh_token(); });
}

// openai-python gives up beyond 120 seconds, anthropic-sdk-python tries early beyond 60.
constexpr triage::error in_two_minutes = triage::classify(generic, {429, "", "Retry-After: 121"});
static_assert(triage::policies::openai_python.next(in_two_minutes, {}, 1, 0).why ==
              triage::stop::server_delay);
static_assert(triage::policies::anthropic_python.next(in_two_minutes, {}, 1, 0).wait_ms == 500);
static_assert(persly.advice()->backoff_ms(1, 0) == 1'000);
static_assert(persly.advice()->backoff_ms(2, 0) == 2'000);

void count(host_statistics& host, const triage::error& e) {
  host.record(counts_against_service(e));  // not the request's, the account's or this side's fault
  if (throttled(e)) host.slow_down();      // it asks for fewer requests per time
}

void answer_client(const triage::error& e, own_answer& out) {
  out.status = gateway_status(e);
  if (const auto seconds = retry_after_of(e)) out.set("Retry-After", std::to_string(*seconds));
  out.body = sentence(e.remedy());
}

void after_each_response(std::string_view headers) {
  const triage::rate_limits limits = triage::limits(assisters, headers);
  for (const triage::rate_limit& row : limits) {
    if (row.remaining && row.limit && *row.remaining * 10 < *row.limit) log("slow down");
  }
  if (const std::optional<triage::rate_limit> used_up = limits.exhausted()) {
    if (used_up->reset_in_ms) try_again_in(std::chrono::milliseconds(*used_up->reset_in_ms));
  }
}

void read_nested(const triage::error& e) {
  char room[4096];
  if (const auto inner = triage::nested(e, room)) {
    log(inner->message().raw());  // "You exceeded your current quota"
    queue(triage::owned_error(*inner));
  }
}

void send_again(std::size_t index, const triage::text& id);

void read_items(int status, std::string_view body) {
  for (const triage::batch_item& item : triage::items(elasticsearch, {status, body})) {
    if (item.error.may_retry()) send_again(item.index, item.member("/_id"));
  }
}

void read_saved(std::string_view saved, std::string_view headers) {
  char buffer[4096];
  const auto whole = triage::check_stream(assisters, {200, saved, headers}, buffer);
  if (!whole) failed(whole.error());
}

void read_grpc_web(std::string_view body, std::string_view headers) {
  char buffer[4096];
  const std::string_view tail = triage::grpc_web_trailers(body, buffer);
  const triage::error e = triage::classify(
      grpc, triage::basic_response{200, body, triage::with_trailers(headers, tail)});
  if (e.failed()) failed(e);
}

struct conversation {
  char buffer[4096];
  triage::sse_stream stream{assisters, buffer};
};

std::size_t on_bytes(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto* const c = static_cast<conversation*>(user);
  c->stream.feed({bytes, size * count}, [](const triage::stream_event& e) { show(e.data); });
  return size * count;
}

struct http_client {
  template <class Receiver>
  void Get(const char* path, Receiver receive) {
    receive(path, 1);
  }
};

void read_stream(std::string_view chunk, http_client client) {
  char buffer[4096];
  triage::sse_stream stream(assisters, buffer);

  auto on_event = [&](const triage::stream_event& e) {
    if (e.error) return failed(*e.error);  // a triage::error; make an owned_error to keep it
    if (!e.end) show(e.data);              // a chunk of the answer, as it was sent
  };
  while (receive(chunk)) stream.feed(chunk, on_event);
  stream.finish(on_event);  // the connection is closed
  if (!stream.ended() && !stream.failed()) broke_off();

  client.Get("/v1/events", [&](const char* bytes, std::size_t size) {
    stream.feed({bytes, size}, on_event);
    return !stream.failed();  // false closes the connection
  });
}

triage::owned_result<std::size_t> length_of_answer() {
  const std::string body = "[1, 2, 3]";  // from your HTTP stack
  return triage::check(persly, {200, body}, [](std::string_view s) { return s.size(); });
}

void keep_for_later(const triage::error& e) {
  const triage::owned_error kept(e);  // needs nothing else alive
  char line[512];
  log(to_line(kept, line));  // converts to const triage::error&
  if (kept->may_retry()) queue(kept);  // a copy has memory of its own
}

#if __has_include(<boost/outcome/try.hpp>)
#include <boost/outcome/try.hpp>

triage::result<std::size_t> length_of(const triage::response& r) {
  BOOST_OUTCOME_TRY(auto body, triage::check(plurence, r));
  return body.size();
}

#include <boost/outcome/std_result.hpp>

boost::outcome_v2::std_result<std::size_t> size_of_answer(const triage::response& r) {
  BOOST_OUTCOME_TRY(auto body, triage::check(persly, r));
  return body.size();
}

struct app_error {
  app_error(const triage::error& e) : http(e) {}
  operator const triage::error&() const { return http; }
  triage::error http;
};
template <class T>
using app_result =
    boost::outcome_v2::basic_result<T, app_error, boost::outcome_v2::policy::all_narrow>;

app_result<std::size_t> size_in_app(const triage::response& r) {
  BOOST_OUTCOME_TRY(auto body, triage::check(persly, r));
  return body.size();
}

triage::result<std::size_t> twice(const triage::response& r) {
  BOOST_OUTCOME_TRY(auto size, size_in_app(r));
  return size * 2;
}
#endif

void report(const triage::error& e) {
  std::error_code ec = make_error_code(e);
  if (ec == triage::category::rate_limited) log("slow down");  // of any provider
  if (ec == std::errc::timed_out) log("too slow");
  log(ec.message());  // "rate_limit_exceeded: too many requests or tokens in a minute"
}

std::string_view body_or_throw(const triage::response& r) {
  triage::throw_if_error(triage::classify(persly, r));
  return r.body;
}

void caller(const triage::response& r) {
  try {
    use(body_or_throw(r));
  } catch (const triage::failure& f) {
    log(f.what());  // the line of to_line, in at most 255 bytes
    show_user(sentence(f.error().remedy()));
  }
}

void look_into_success(int status, std::string_view body, triage::header_view headers) {
  if (const auto e = triage::error_in_success({status, body, headers})) log(e->message().raw());

  // check, but a 2xx that is an error is one, too:
  const triage::result<std::string_view> whole = triage::check_inside(generic, {status, body, headers});
  if (whole) use(*whole);
}

void write_log(const triage::error& e) {
  char buffer[triage::json_line_size];
  log(to_json_line(e, buffer));
}
