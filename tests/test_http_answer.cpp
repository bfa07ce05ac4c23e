// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Response objects of stacks that are not here: with the right members, or with an adapter.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/registry.hpp>
#include <triage/http/answer.hpp>

#include <algorithm>
#include <cstdint>
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
enum class ErrorCode : std::uint16_t {
  OK = 0,
  COULDNT_CONNECT = 7,
  OPERATION_TIMEDOUT = 18,
  GOT_NOTHING = 31,
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

#include "http/cpr_adapter.hpp"

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
enum class ReqResult { Ok, BadResponse, NetworkFailure, BadServerAddress, Timeout };
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

#include "http/drogon_adapter.hpp"

// ---- the AWS SDK, likewise (aws/core/client/AWSError.h, CoreErrors.h; aws/s3/S3Errors.h)
// ---------

namespace Aws {
using String = std::string;
namespace Http {
enum class HttpResponseCode { REQUEST_NOT_MADE = -1, BAD_REQUEST = 400, SERVICE_UNAVAILABLE = 503 };
}
namespace Client {
enum class CoreErrors {
  THROTTLING = 13,
  NETWORK_CONNECTION = 99,
  UNKNOWN = 100,
  CLIENT_SIGNING_FAILURE = 101,
  USER_CANCELLED = 102,
};
template <class ErrorType>
class AWSError {
 public:
  AWSError(ErrorType type, String name, String message, bool)
      : type_(type), name_(std::move(name)), message_(std::move(message)) {}
  const ErrorType GetErrorType() const { return type_; }
  const String& GetExceptionName() const { return name_; }
  const String& GetMessage() const { return message_; }
  const String& GetRequestId() const { return request_id_; }
  void SetRequestId(const String& id) { request_id_ = id; }
  const std::map<String, String>& GetResponseHeaders() const { return headers_; }
  void SetResponseHeaders(const std::map<String, String>& headers) { headers_ = headers; }
  Http::HttpResponseCode GetResponseCode() const { return code_; }
  void SetResponseCode(Http::HttpResponseCode code) { code_ = code; }

 private:
  ErrorType type_;
  String name_, message_, request_id_;
  std::map<String, String> headers_;  // names in lower case
  Http::HttpResponseCode code_ = Http::HttpResponseCode::REQUEST_NOT_MADE;
};
}  // namespace Client
namespace S3 {
enum class S3Errors { NO_SUCH_BUCKET = 131 };
struct S3Error : Client::AWSError<S3Errors> {
  using AWSError::AWSError;
};
}  // namespace S3
}  // namespace Aws

#include "http/aws_adapter.hpp"

// ---- google-cloud-cpp, likewise (google/cloud/status.h) -----------------------------------------

namespace google::cloud {
enum class StatusCode {
  kOk = 0,
  kPermissionDenied = 7,
  kResourceExhausted = 8,
  kUnavailable = 14,
  kUnauthenticated = 16,
};
class ErrorInfo {
 public:
  ErrorInfo() = default;
  ErrorInfo(std::string reason, std::string domain, std::unordered_map<std::string, std::string>)
      : reason_(std::move(reason)), domain_(std::move(domain)) {}
  const std::string& reason() const { return reason_; }
  const std::string& domain() const { return domain_; }

 private:
  std::string reason_, domain_;
};
class Status {
 public:
  Status() = default;
  explicit Status(StatusCode code, std::string message, ErrorInfo info = {})
      : code_(code), message_(std::move(message)), info_(std::move(info)) {}
  bool ok() const { return code_ == StatusCode::kOk; }
  StatusCode code() const { return code_; }
  const std::string& message() const { return message_; }
  const ErrorInfo& error_info() const { return info_; }

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
  ErrorInfo info_;
};
}  // namespace google::cloud

#include "http/google_cloud_adapter.hpp"

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
  r.error.code = cpr::ErrorCode::COULDNT_CONNECT;
  CHECK(triage::classify(assisters, r).code() == "cpr::ErrorCode::COULDNT_CONNECT");
  CHECK(triage::classify(assisters, r).processed() == triage::processed::unknown);
  r.error.code = cpr::ErrorCode::GOT_NOTHING;
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

  const drogon::HttpResponsePtr none;
  const auto code = [&](drogon::ReqResult result) {
    return triage::classify(assisters, triage::http::exchange(failure_of(result), none)).code();
  };
  CHECK(code(drogon::ReqResult::Timeout) == "drogon::ReqResult::Timeout");
  CHECK(code(drogon::ReqResult::NetworkFailure) == "drogon::ReqResult");
  CHECK(!failure_of(drogon::ReqResult::Ok));
}

TEST_CASE("the AWS SDK, by an adapter") {
  using Aws::Client::AWSError;
  using Aws::Client::CoreErrors;
  using triage::providers::dynamodb;
  using triage::providers::s3;

  // Most services throttle with a 400.
  AWSError<CoreErrors> slow(CoreErrors::THROTTLING, "ThrottlingException", "Rate exceeded", true);
  slow.SetResponseCode(Aws::Http::HttpResponseCode::BAD_REQUEST);
  slow.SetResponseHeaders({{"x-amz-retry-after", "1500"}});
  slow.SetRequestId("req_1");
  const triage::error e = triage::classify(dynamodb, slow);
  CHECK(e.status() == 400);
  CHECK(e.category() == triage::category::rate_limited);
  CHECK(e.code() == dynamodb["ThrottlingException"]);
  CHECK(e.message() == "Rate exceeded");
  CHECK(e.request_id() == "req_1");
  CHECK(e.delay_ms() == 1500);

  // An error of a service of its own.
  Aws::S3::S3Error gone(Aws::S3::S3Errors::NO_SUCH_BUCKET, "NoSuchBucket", "no", false);
  gone.SetResponseCode(static_cast<Aws::Http::HttpResponseCode>(404));
  CHECK(triage::classify(s3, gone).code() == s3["NoSuchBucket"]);
  CHECK(triage::classify(s3, gone).category() == triage::category::not_found);
  // In a 200, as of CompleteMultipartUpload.
  Aws::S3::S3Error late(Aws::S3::S3Errors::NO_SUCH_BUCKET, "InternalError", "m", true);
  late.SetResponseCode(static_cast<Aws::Http::HttpResponseCode>(200));
  CHECK(triage::classify(s3, late).failed());
  CHECK(triage::classify(s3, late).code() == s3["InternalError"]);
  CHECK(triage::classify(s3, late).processed() == triage::processed::unknown);
  // A HEAD has no code.
  const AWSError<CoreErrors> nameless = [] {
    AWSError<CoreErrors> made(CoreErrors::UNKNOWN, "", "", true);
    made.SetResponseCode(Aws::Http::HttpResponseCode::SERVICE_UNAVAILABLE);
    return made;
  }();
  CHECK(triage::classify(s3, nameless).status() == 503);
  CHECK(!triage::classify(s3, nameless).code().present());

  const auto without_response = [&](CoreErrors type) {
    const AWSError<CoreErrors> made(type, "", "curlCode: 7, Couldn't connect", true);
    const triage::error none = triage::classify(s3, made);
    CHECK(none.status() == 0);
    CHECK(none.processed() == triage::processed::unknown);
    CHECK(none.message() == "curlCode: 7, Couldn't connect");
    return std::string(none.code().raw().raw()) + ' ' + std::string(to_string(none.category()));
  };
  CHECK(without_response(CoreErrors::NETWORK_CONNECTION) ==
        "CoreErrors::NETWORK_CONNECTION unavailable");
  CHECK(without_response(CoreErrors::USER_CANCELLED) == "CoreErrors::USER_CANCELLED cancelled");
  CHECK(without_response(CoreErrors::CLIENT_SIGNING_FAILURE) == "CoreErrors local");
}

TEST_CASE("google-cloud-cpp, by an adapter") {
  using google::cloud::ErrorInfo;
  using google::cloud::Status;
  using google::cloud::StatusCode;

  const Status unpaid(StatusCode::kPermissionDenied, "Billing is off.",
                      ErrorInfo("BILLING_DISABLED", "googleapis.com", {}));
  const triage::error e = triage::classify(google_cloud, unpaid);
  CHECK(e.code() == google_cloud["BILLING_DISABLED"]);
  CHECK(e.category() == triage::category::insufficient_funds);
  CHECK(e.message() == "Billing is off.");
  CHECK(e.status() == 403);

  const Status slow(StatusCode::kResourceExhausted, "Slow down.");
  CHECK(triage::classify(google_cloud, slow).code() == google_cloud["RESOURCE_EXHAUSTED"]);
  CHECK(triage::classify(google_cloud, slow).verdict() == triage::backoff);
  const Status daily(StatusCode::kResourceExhausted, "The limit per day is reached.");
  CHECK(triage::classify(google_cloud, daily).verdict() == triage::never);
  // A reason that is not known: the canonical code decides.
  const Status denied(StatusCode::kPermissionDenied, "m", ErrorInfo("A_NEW_REASON", "d", {}));
  CHECK(triage::classify(google_cloud, denied).category() == triage::category::permission);
  // It may be the connection that broke.
  const Status broken(StatusCode::kUnavailable, "Connection reset by peer");
  CHECK(triage::classify(google_cloud, broken).category() == triage::category::unavailable);
  CHECK(triage::classify(google_cloud, broken).processed() == triage::processed::unknown);
  const Status key(StatusCode::kUnauthenticated, "m");
  CHECK(triage::classify(google_cloud, key).category() == triage::category::authentication);
  const Status ok;
  CHECK(triage::check(google_cloud, ok).has_value());
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
  CHECK(e.code() == "cpr::ErrorCode::COULDNT_CONNECT");
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
