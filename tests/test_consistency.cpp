// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What has to hold of every row of every table, and of every verdict that is made of them.
#include <triage.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/redner.hpp>
#include <triage/registry.hpp>
#include <triage/http/errno.hpp>

#include <string>
#include <string_view>

#include "catch.hpp"
#include "sanitized.hpp"

namespace {

using triage::error;
using triage::processed;
using triage::provider;

// Who may send the request again is told to wait, and nobody else is.
bool agrees(triage::remedy remedy, triage::action action) {
  return action == triage::never ? remedy != triage::remedy::wait : remedy == triage::remedy::wait;
}

template <class Rows>
void check_rows(const Rows& rows) {
  for (const triage::row_ref row : rows) {
    INFO(row.meaning());
    CHECK(row.kind().category != triage::category::unset);
    CHECK((row.kind().action == triage::after || agrees(row.kind().remedy, row.kind().action)));
  }
}

constexpr std::string_view bodies[] = {
    "",
    "upstream connect error or disconnect/reset before headers. reset reason: overflow",
    R"({"message":"no peer could be taken from the ring"})",
    R"({"message":"Service Unavailable"})",
    R"({"error":{"message":"m"}})",
    R"({"error":{"message":"m","code":"nobody_knows_this","type":"invalid_request_error"}})",
    R"({"error":{"message":"m","type":"rate_limit_error"}})",
    R"({"error":{"message":"m","type":"overloaded_error"}})",
    R"({"error":{"message":"m","code":"insufficient_quota"}})",
    R"({"error_id":"DAT030002","message_code":"NOBODY_KNOWS","message":"m"})",
    R"({"error_id":"DAT000002","message_code":"NOBODY_KNOWS","message":"m"})",
    "<html><title>503</title></html>",
    "<error><code>503</code></error>",
};

constexpr std::string_view headers[] = {
    "",
    "Retry-After: 7\r\n",
    "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n",
    "X-Should-Retry: true\r\n",
    "X-Should-Retry: false\r\n",
    "X-Should-Retry: false\r\nRetry-After: 7\r\n",
    "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 30\r\n",
};

}  // namespace

TEST_CASE("no row of a table contradicts itself") {
  for (const provider& p : triage::all_providers()) {
    INFO(p.name());
    check_rows(p.rows());
  }
  for (int status = -1; status <= 1000; ++status) {
    INFO(status);
    const triage::row_ref row = triage::http_status(status);
    CHECK((row.kind().action == triage::after || agrees(row.kind().remedy, row.kind().action)));
  }
  for (const triage::http::transport_row& row : triage::http::errno_table.rows()) {
    INFO(row.row().name());
    CHECK(agrees(row.row().kind().remedy, row.row().kind().action));
  }
}

TEST_CASE("no verdict contradicts its remedy, and no 5xx proves that nothing was done") {
  for (const provider& p : triage::all_providers()) {
    // Any status; with the address sanitizer some of them.
    for (int status = 0; status <= 600; status += TRIAGE_SANITIZED ? 10 : 1) {
      if (status > 0 && status < 100) continue;
      for (const std::string_view body : bodies) {
        for (const std::string_view header : headers) {
          const error e = triage::classify(p, {status, body, header});
          const bool consistent =
              agrees(e.remedy(), e.verdict().action) &&
              e.failed() == (e.category() != triage::category::none) &&
              e.scope() != triage::scope::by_category && e.processed() != processed::by_category &&
              // None of these bodies has a code that a table knows.
              (status < 500 || status > 599 || e.processed() != processed::no) &&
              (e.failed() || e.processed() == processed::yes) &&
              e.rule().processed == e.processed() &&
              (e.recovery() == triage::recovery::none || e.verdict() == triage::never);
          if (!consistent) {
            INFO(p.name());
            INFO(status);
            INFO(body);
            INFO(header);
            CHECK(consistent);
          }
        }
      }
    }
  }
}

TEST_CASE("may_retry asks whether the request may be carried out twice") {
  using namespace triage::providers;
  const error open = triage::classify(redner, {500, R"({"error":{"code":"INTERNAL_ERROR"}})"});
  CHECK(!open.may_retry());
  CHECK(open.may_retry(true));
  const error refused =
      triage::classify(redner, {429, R"({"error":{"code":"RATE_LIMIT_EXCEEDED"}})"});
  CHECK(refused.may_retry());
  CHECK(refused.may_retry(true));
  const error final = triage::classify(redner, {401, ""});
  CHECK(!final.may_retry());
  CHECK(!final.may_retry(true));
  const error done =
      triage::classify_in_stream(redner, R"({"error":{"code":"INTERNAL_ERROR"}})", true);
  CHECK(done.processed() == processed::yes);
  CHECK(!done.may_retry());
  CHECK(done.may_retry(true));
}

// A provider is a handle: errors need nothing but the static tables.
TEST_CASE("copies and temporaries of a provider are as good as the first") {
  const error of_copy = [] {
    const provider copy = triage::find_provider("persly").value();
    return triage::classify(copy, {429, "{}"});
  }();
  CHECK(of_copy.provider()->name() == "persly");
  CHECK(of_copy.rule().meaning ==
        triage::classify(triage::providers::persly, {429, "{}"}).rule().meaning);
  const error of_temporary = triage::classify(*triage::find_provider("redner"),
                                              {503, R"({"error":{"code":"SERVICE_UNAVAILABLE"}})"});
  CHECK(of_temporary.code() == triage::providers::redner["SERVICE_UNAVAILABLE"]);
  CHECK(!error{}.provider());
}
