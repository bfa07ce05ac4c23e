// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The core of the AWS SDK itself, with the adapter that docs/http.md has for it.
#include <aws/core/Aws.h>
#include <aws/core/auth/AWSAuthSigner.h>
#include <aws/core/client/AWSClient.h>
#include <aws/core/client/AWSError.h>
#include <aws/core/client/AWSErrorMarshaller.h>
#include <aws/core/client/ClientConfiguration.h>
#include <aws/core/client/CoreErrors.h>
#include <aws/core/client/DefaultRetryStrategy.h>
#include <aws/core/http/URI.h>

#include <triage.hpp>
#include <triage/http/answer.hpp>
#include <triage/providers/aws.hpp>
#include <triage/providers/dynamodb.hpp>

#include <memory>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "http/aws_adapter.hpp"
#include "http/server.hpp"

namespace {

using loopback::reply;
using loopback::server;
using loopback::then;
using triage::category;
using triage::processed;
using triage::providers::dynamodb;

// The SDK can be started once.
void started() {
  static const Aws::SDKOptions options;
  static bool once = (Aws::InitAPI(options), true);
  (void)once;
}

Aws::Client::ClientConfiguration configuration() {
  Aws::Client::ClientConfiguration c;
  c.connectTimeoutMs = 1000;
  c.requestTimeoutMs = 300;
  c.retryStrategy = std::make_shared<Aws::Client::DefaultRetryStrategy>(0);
  return c;
}

// What the clients of JSON services are derived from.
class client : public Aws::Client::AWSJsonClient {
 public:
  client()
      : AWSJsonClient(configuration(), std::make_shared<Aws::Client::AWSNullSigner>(),
                      std::make_shared<Aws::Client::JsonErrorMarshaller>()) {}

  Aws::Client::AWSError<Aws::Client::CoreErrors> error_of(const std::string& url) const {
    const auto outcome = MakeRequest(Aws::Http::URI(url.c_str()), Aws::Http::HttpMethod::HTTP_GET,
                                     Aws::Auth::NULL_SIGNER);
    REQUIRE(!outcome.IsSuccess());
    return outcome.GetError();
  }
};

}  // namespace

TEST_CASE("the AWS SDK: an error of a service") {
  started();
  const server s([](std::string_view) {
    return reply{loopback::response(
        "HTTP/1.1 400 Bad Request", "x-amzn-RequestId: req_1\r\nx-amz-retry-after: 1500\r\n",
        R"({"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"Rate exceeded"})")};
  });
  const auto error = client().error_of(s.url());
  const triage::error e = triage::classify(dynamodb, error);
  CHECK(e.status() == 400);
  CHECK(e.code() == dynamodb["ThrottlingException"]);
  CHECK(e.category() == category::rate_limited);
  CHECK(e.message() == "Rate exceeded");
  CHECK(e.request_id() == "req_1");
  CHECK(e.delay_ms() == 1500);
}

TEST_CASE("the AWS SDK: a code that it does not know") {
  started();
  const server s([](std::string_view) {
    return reply{
        loopback::response("HTTP/1.1 400 Bad Request", "",
                           R"({"__type":"ProvisionedThroughputExceededException","message":"m"})")};
  });
  const auto error = client().error_of(s.url());
  CHECK(triage::classify(dynamodb, error).code() ==
        dynamodb["ProvisionedThroughputExceededException"]);
}

TEST_CASE("the AWS SDK: a status without a body") {
  started();
  const server s(
      [](std::string_view) { return reply{loopback::response("HTTP/1.1 503 Busy", "", "")}; });
  const auto error = client().error_of(s.url());
  const triage::error e = triage::classify(dynamodb, error);
  CHECK(e.status() == 503);
  CHECK(e.category() == category::unavailable);
}

TEST_CASE("the AWS SDK: no response") {
  started();
  std::string url;
  std::unique_ptr<server> silent;
  const loopback::refusing_port port;
  SECTION("refused") {
    url = "http://127.0.0.1:" + std::to_string(port.port()) + "/";
  }
  SECTION("no answer in time") {
    silent = std::make_unique<server>([](std::string_view) { return reply{"", then::hang}; });
    url = silent->url();
  }
  SECTION("closed without an answer") {
    silent = std::make_unique<server>([](std::string_view) { return reply{"", then::close}; });
    url = silent->url();
  }
  const auto error = client().error_of(url);
  const triage::error e = triage::classify(dynamodb, error);
  CHECK(e.status() == 0);
  CHECK(e.code() == "CoreErrors::NETWORK_CONNECTION");
  CHECK(e.category() == category::unavailable);
  CHECK(e.verdict() == triage::backoff);
  CHECK(e.processed() == processed::unknown);
}
