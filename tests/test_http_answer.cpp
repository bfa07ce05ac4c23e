// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Response objects of stacks that are not here: with the right members, or with an adapter.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/registry.hpp>
#include <triage/http/answer.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "both_ways.hpp"

// ---- cpr, as it declares what is used here (include/cpr/response.h, error.h, cprtypes.h) --------

namespace cpr {
struct case_insensitive {
  bool operator()(const std::string& a, const std::string& b) const {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
      return triage::detail::lower(x) < triage::detail::lower(y);
    });
  }
};
using Header = std::map<std::string, std::string, case_insensitive>;
enum class ErrorCode {
  OK = 0,
  CONNECTION_FAILURE,
  EMPTY_RESPONSE,
  HOST_RESOLUTION_FAILURE,
  OPERATION_TIMEDOUT = 8,
  UNKNOWN_ERROR = 1000,
};
struct Error {
  ErrorCode code = ErrorCode::OK;
  std::string message;
};
struct Response {
  long status_code = 0;
  std::string text;
  Header header;
  Error error;
};
}  // namespace cpr

constexpr triage::http::transport_row cpr_rows[] = {
    {static_cast<int>(cpr::ErrorCode::CONNECTION_FAILURE), "cpr::ErrorCode::CONNECTION_FAILURE",
     triage::category::unavailable, triage::backoff, triage::remedy::wait,
     triage::processed::unknown, "there was no connection", "cpr/error.h"},
    {static_cast<int>(cpr::ErrorCode::OPERATION_TIMEDOUT), "cpr::ErrorCode::OPERATION_TIMEDOUT",
     triage::category::timeout, triage::backoff, triage::remedy::wait, triage::processed::unknown,
     "the time limit passed", "cpr/error.h"},
};
constexpr triage::http::transport_row cpr_others = {-1,
                                                    "cpr::ErrorCode",
                                                    triage::category::unavailable,
                                                    triage::backoff,
                                                    triage::remedy::wait,
                                                    triage::processed::unknown,
                                                    "the request got no response",
                                                    "cpr/error.h"};
constexpr triage::http::transport_table cpr_table{cpr_rows, cpr_others};

template <>
struct triage::http::adapter<cpr::Response> {
  static transport_failure failure(const cpr::Response& r) {
    if (r.error.code == cpr::ErrorCode::OK) return {};
    return transport_failure(cpr_table[static_cast<int>(r.error.code)], r.error.message);
  }
  static triage::response response(const cpr::Response& r) {
    return {r.status_code, r.text, r.header};
  }
};

// ---- an object that a response is read into, as Beast's parser ----------------------------------

struct reader {
  bool head = false;
  int code = 0;
  std::string text;
};

template <>
struct triage::http::adapter<reader> {
  static bool has_head(const reader& r) { return r.head; }
  static triage::response response(const reader& r) { return {r.code, r.text, "Retry-After: 5"}; }
};

// ---- Drogon, likewise (lib/inc/drogon/HttpResponse.h) -------------------------------------------

namespace drogon {
enum HttpStatusCode { k200OK = 200, k429TooManyRequests = 429 };
class HttpResponse {
 public:
  HttpStatusCode statusCode() const { return status; }
  std::string_view body() const { return text; }
  const std::unordered_map<std::string, std::string>& headers() const { return fields; }

  HttpStatusCode status = k200OK;
  std::string text;
  std::unordered_map<std::string, std::string> fields;  // names in lower case
};
using HttpResponsePtr = std::shared_ptr<HttpResponse>;
}  // namespace drogon

template <>
struct triage::http::adapter<drogon::HttpResponsePtr> {
  static triage::response response(const drogon::HttpResponsePtr& r) {
    return {r->statusCode(), r->body(), r->headers()};
  }
};

namespace {

using triage::http::answer;
using triage::http::fallible_answer;
using triage::http::owning_answer;
using triage::providers::assisters;
using triage::providers::persly;

constexpr std::string_view limited = R"({"error":{"code":"rate_limit_exceeded"}})";

struct with_members {
  unsigned short status;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

class with_functions {
 public:
  int status() const { return 429; }
  std::string_view body() const { return limited; }
  const std::string& headers() const { return raw_; }

 private:
  std::string raw_ = "HTTP/2 429 \r\nretry-after: 5\r\n";
};

struct in_constants {
  int status;
  std::string_view body;
  triage::header_view headers;
};

struct body_by_value {
  int status;
  std::string body() const { return {}; }
  std::string headers;
};
struct headers_by_value {
  int status;
  std::string body;
  std::map<std::string, std::string> headers() const { return {}; }
};
struct without_headers {
  int status;
  std::string body;
};
struct derived : triage::response {};
struct copying {};
struct headers_of_its_own {
  std::string value;
  std::string_view operator()(std::string_view) const { return value; }
};

}  // namespace

template <>
struct triage::http::adapter<copying> {
  static auto response(const copying&) { return basic_response{500, "", headers_of_its_own{}}; }
};

TEST_CASE("what has a status, a body and headers needs no adapter") {
  const with_members m{429, std::string(limited), {{"RETRY-AFTER", "5"}, {"Retry-After", "6"}}};
  CHECK(triage::classify(assisters, m).delay_ms() == 5000);
  CHECK(triage::classify(assisters, m).body().data() == m.body.data());
  const with_functions f;
  CHECK(triage::classify(assisters, f).delay_ms() == 5000);
  CHECK(triage::classify(assisters, f).code() == assisters["rate_limit_exceeded"]);
  const auto r = triage::check(assisters, f, [](std::string_view body) { return body.size(); });
  CHECK(!r.has_value());
  const with_members good{200, "[]", {}};
  CHECK(triage::check(assisters, good).value() == "[]");
  CHECK(triage::check(assisters, good, [](std::string_view b) { return b.size(); }).value() == 2);
  CHECK(triage::check(assisters, good, [](std::string_view) {}).has_value());
  // At run time too.
  const std::optional<triage::provider> p = triage::find_provider("assisters");
  CHECK(triage::classify(*p, m).delay_ms() == 5000);
}

TEST_CASE("in constant expressions too") {
  static constexpr triage::header_line lines[] = {{"Retry-After", "5"}};
  static constexpr in_constants c{429, limited, lines};
  CHECK_BOTH(triage::classify(assisters, c).delay_ms() == 5000);
  CHECK_BOTH(triage::check(assisters, c).error().code() == assisters["rate_limit_exceeded"]);
}

TEST_CASE("cpr, by an adapter") {
  cpr::Response r{429, std::string(limited), {{"Retry-After", "5"}}, {}};
  CHECK(triage::classify(assisters, r).delay_ms() == 5000);
  CHECK(triage::check(assisters, r).error().code() == assisters["rate_limit_exceeded"]);

  r = {0, "", {}, {cpr::ErrorCode::OPERATION_TIMEDOUT, "Timeout was reached"}};
  const triage::error e = triage::check(assisters, r).error();
  CHECK(e.code() == "cpr::ErrorCode::OPERATION_TIMEDOUT");
  CHECK(e.message() == "Timeout was reached");
  CHECK(e.processed() == triage::processed::unknown);
  CHECK(triage::http::view(r).status == 0);
  r.error.code = cpr::ErrorCode::CONNECTION_FAILURE;
  CHECK(triage::classify(assisters, r).code() == "cpr::ErrorCode::CONNECTION_FAILURE");
  CHECK(triage::classify(assisters, r).processed() == triage::processed::unknown);
  r.error.code = cpr::ErrorCode::EMPTY_RESPONSE;
  CHECK(triage::classify(assisters, r).code() == "cpr::ErrorCode");
  STATIC_REQUIRE(fallible_answer<cpr::Response>);
}

TEST_CASE("Drogon, by an adapter") {
  const auto r = std::make_shared<drogon::HttpResponse>();
  r->status = drogon::k429TooManyRequests;
  r->text = limited;
  r->fields = {{"retry-after", "5"}};
  CHECK(triage::classify(assisters, r).delay_ms() == 5000);
  CHECK(triage::check(assisters, r).error().status() == 429);
}

TEST_CASE("a failure beside a response") {
  const with_members m{429, std::string(limited), {}};
  const auto none = triage::http::transport_failure();
  CHECK(triage::classify(assisters, triage::http::exchange(none, m)).status() == 429);
  const triage::http::transport_failure f(cpr_rows[1]);
  const auto r = triage::check(assisters, triage::http::exchange(f, m));
  CHECK(r.error().code() == "cpr::ErrorCode::OPERATION_TIMEDOUT");
  const auto decoded =
      triage::check(assisters, triage::http::exchange(f, m), [](std::string_view) { return 1; });
  CHECK(decoded.error().status() == 0);

  // A decoder that returns what outlives the response.
  const auto decode = [](std::string_view body) -> triage::owned_result<std::size_t> {
    return body.size();
  };
  const triage::owned_result<std::size_t> failed =
      triage::check(assisters, triage::http::exchange(f, m), decode);
  CHECK(failed.error()->code() == "cpr::ErrorCode::OPERATION_TIMEDOUT");
  const with_members good{200, "[1]", {}};
  CHECK(triage::check(assisters, triage::http::exchange(none, good), decode).value() == 3);
}

TEST_CASE("headers of a C API, by a callable") {
  const char* (*stack_header)(const char*) = [](const char* name) -> const char* {
    return std::string_view(name) == "Retry-After" ? "5" : nullptr;
  };
  const std::string body(limited);
  const int status = 429;

  const auto header = [&](std::string_view name) {
    return stack_header(std::string(name).c_str());
  };
  const triage::error e = triage::classify(assisters, {status, body, header});

  CHECK(e.delay_ms() == 5000);

  triage::owned_error kept;
  kept = triage::owned_error(e);
  const triage::error& same = kept.get();

  CHECK(same.delay_ms() == 5000);
}

TEST_CASE("a failure beside a response that has begun") {
  using triage::http::exchange;
  const triage::http::transport_failure f(cpr_rows[1]);
  const auto refused =
      triage::http::transport_failure(cpr_rows[0]).in(triage::http::phase::connecting);
  const reader nothing{false, 429, ""};
  CHECK(triage::classify(assisters, exchange(f, nothing)).status() == 0);
  CHECK(triage::classify(assisters, exchange(refused, nothing)).processed() ==
        triage::processed::no);
  const reader limit{true, 429, std::string(limited)};
  CHECK(triage::classify(assisters, exchange(f, limit)).delay_ms() == 5000);
  CHECK(triage::check(assisters, exchange(f, limit)).error().code() ==
        assisters["rate_limit_exceeded"]);
  CHECK(triage::http::view(exchange(f, limit)).status == 429);
  const reader good{true, 200, "[1, 2"};
  CHECK(triage::check(assisters, exchange(f, good)).error().processed() == triage::processed::yes);
  CHECK(triage::check(assisters, exchange({}, good)).value() == "[1, 2");
  const reader moved{true, 307, ""};
  const triage::error e = triage::classify(assisters, exchange(refused, moved));
  CHECK(e.code() == "cpr::ErrorCode::CONNECTION_FAILURE");
  CHECK(e.processed() == triage::processed::unknown);
}

TEST_CASE("a view, for rate limits and the caller's clock") {
  const with_members m{
      429, "", {{"X-RateLimit-Limit", "9"}, {"Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"}}};
  CHECK(triage::limits(persly, triage::http::view(m).headers).size() == 1);
  auto seen = triage::http::view(m);
  seen.now = triage::unix_time(1'445'412'470);
  CHECK(triage::classify(assisters, seen).delay_ms() == 10'000);
}

TEST_CASE("what is an answer, and what is not") {
  STATIC_REQUIRE(answer<with_members>);
  STATIC_REQUIRE(owning_answer<with_members>);
  STATIC_REQUIRE(answer<with_functions>);
  STATIC_REQUIRE(!fallible_answer<with_members>);
  STATIC_REQUIRE(answer<triage::http::exchange<with_members>>);
  STATIC_REQUIRE(!owning_answer<triage::http::exchange<with_members>>);
  // Views of what is gone.
  STATIC_REQUIRE(!answer<body_by_value>);
  STATIC_REQUIRE(!answer<headers_by_value>);
  STATIC_REQUIRE(!answer<copying>);
  STATIC_REQUIRE(!answer<without_headers>);
  STATIC_REQUIRE(!answer<int>);
  // These have overloads of their own.
  STATIC_REQUIRE(!answer<triage::response>);
  STATIC_REQUIRE(!answer<derived>);
  STATIC_REQUIRE(!answer<triage::basic_response<triage::header_view (*)(std::string_view)>>);
  CHECK(triage::check(assisters, {429, limited}).error().status() == 429);
  CHECK(triage::check(assisters, {429, limited}, [](std::string_view) {}).error().status() == 429);
  CHECK(triage::classify(assisters, {429, limited, "Retry-After: 5"}).delay_ms() == 5000);
}
