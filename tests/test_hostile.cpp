// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Bad input is normal input. The sanitizers watch these, too.
#include <climits>
#include <memory>
#include <string>

#include "catch.hpp"
#include "corpus.hpp"

using namespace triage::providers;

namespace {

bool inside(std::string_view whole, const triage::text& t) {
  return !t.present() || (t.raw().data() >= whole.data() &&
                          t.raw().data() + t.raw().size() <= whole.data() + whole.size());
}

// What holds for every answer to a failed call without headers.
void holds(const triage::error& e, int status, std::string_view body) {
  REQUIRE(e.failed() == !triage::is_success(status));
  REQUIRE(e.status() == status);
  REQUIRE(e.body().data() == body.data());
  REQUIRE(e.body().size() == body.size());
  for (const triage::text& t : {e.code().raw(), e.type(), e.message(), e.param(), e.request_id(),
                                e.error_id(), e.help(), e.retry_after(), e.details().json()}) {
    REQUIRE(inside(body, t));
  }
  REQUIRE(e.delay_ms() >= 0);
  REQUIRE(e.delay_ms() <= triage::max_delay_ms);
  REQUIRE((e.verdict() == triage::after) == (e.verdict().delay_basis != triage::delay_basis::none));
  std::size_t walked = 0;
  for (const triage::field_detail& d : e.details()) {
    REQUIRE(inside(body, d.message));
    ++walked;
  }
  REQUIRE(walked <= body.size());
  char line[300];
  REQUIRE(to_line(e, line).size() <= sizeof line);
}

}  // namespace

TEST_CASE("ten megabytes of anything have an answer") {
  constexpr std::size_t size = 10'000'000;
  for (const char c : {'[', '{', '"', '<', ' ', '\0', '\xFF', '1', 'x', '\\', ',', '-'}) {
    INFO(static_cast<int>(c));
    const std::string body(size, c);
    holds(triage::classify(persly, {500, body}), 500, body);
  }
  for (const char* piece :
       {"{\"error\":", "[{\"detail\":", "{\"a\":[", "[]", "\"\\u0000", "<title>"}) {
    std::string body;
    while (body.size() < size) body += piece;
    INFO(piece);
    holds(triage::classify(persly, {500, body}), 500, body);
  }
  std::string body = R"({"error":{"message":")";
  body.append(size, 'm').append(R"(","code":"internal_error"}})");
  const triage::error e = triage::classify(persly, {500, body});
  CHECK(e.message().raw().size() == size);
  CHECK(e.code() == persly["internal_error"]);
  std::string deep = R"({"x":)";
  deep.append(size / 2, '[').append(size / 2, ']');
  deep += R"(,"error":{"code":"internal_error"}})";
  CHECK(triage::classify(persly, {500, deep}).code() == persly["internal_error"]);
  CHECK(triage::classify(persly, {500, deep}).damage() == triage::damage::none);
}

TEST_CASE("every prefix of every body of the corpus") {
  int truncated = 0;
  for (std::size_t i = 0; i < corpus::size; ++i) {
    const auto memory = std::make_unique<corpus::arena>();
    const corpus::sample s = corpus::read(corpus::lines[i], *memory);
    if (!corpus::for_every_byte(s.name, i)) continue;
    if (s.status >= 200 && s.status <= 299) continue;
    const bool sound = corpus::expected(s.expect, "body_kind") == "json" &&
                       corpus::expected(s.expect, "damage") == "none" &&
                       triage::detail::trim(s.body).starts_with('{');
    const std::size_t end = s.body.find_last_not_of(" \r\n\t");
    for (std::size_t n = 0; n <= s.body.size(); ++n) {
      // A copy of its own, so that the sanitizers see a read beyond its end.
      const std::string body(s.body.substr(0, n));
      const triage::error e = triage::classify(*s.provider, {s.status, body});
      INFO(s.name << " cut at " << n);
      holds(e, s.status, body);
      if (sound && n <= end && body.find('{') != std::string::npos) {
        REQUIRE(e.body_kind() == triage::body_kind::json);
        REQUIRE(e.damage() == triage::damage::truncated);
        ++truncated;
      }
    }
  }
  CHECK(truncated > 10000);
}

TEST_CASE("every body of the corpus with a byte changed") {
  for (std::size_t i = 0; i < corpus::size; ++i) {
    const auto memory = std::make_unique<corpus::arena>();
    const corpus::sample s = corpus::read(corpus::lines[i], *memory);
    if (!corpus::for_every_byte(s.name, i)) continue;
    if ((s.status >= 200 && s.status <= 299) || s.body.size() > 600) continue;
    for (std::size_t n = 0; n < s.body.size(); ++n) {
      for (const char c : {'"', '\\', '{', ']', '\0', '\xE2', '9'}) {
        std::string body(s.body);
        body[n] = c;
        INFO(s.name << " with " << static_cast<int>(c) << " at " << n);
        holds(triage::classify(*s.provider, {s.status, body}), s.status, body);
      }
    }
  }
}

TEST_CASE("a status may be any int") {
  for (const int status : {0, -1, 1, 99, 100, 199, 300, 399, 600, 999, 99999, INT_MAX, INT_MIN}) {
    INFO(status);
    const triage::error e =
        triage::classify(persly, {status, R"({"error":{"code":"quota_exceeded"}})"});
    CHECK(e.failed());
    CHECK(e.status() == status);
    CHECK(e.code() == persly["quota_exceeded"]);
    const triage::error nothing = triage::classify(persly, {status, ""});
    // Without a status there was no response, which passes. Other numbers are not HTTP's.
    const bool redirect = status >= 300 && status <= 399;
    CHECK(nothing.category() == (status == 0 ? triage::category::unavailable
                                 : redirect  ? triage::category::redirected
                                             : triage::category::bad_response));
    CHECK(nothing.verdict() == (status == 0 ? triage::backoff : triage::never));
  }
  for (int status = 200; status < 300; ++status) {
    CHECK(!triage::classify(persly, {status, ""}).failed());
  }
  for (int status = 400; status < 600; ++status) {
    CHECK(triage::http_status(status).kind().category != triage::category::unknown);
  }
}

TEST_CASE("invalid UTF-8 is kept and marked") {
  const std::string body = "{\"error\":{\"message\":\"a\xFF\xC3z\",\"code\":\"internal_error\"}}";
  const triage::error e = triage::classify(persly, {500, body});
  CHECK(e.code() == persly["internal_error"]);
  CHECK(e.message() == "a\xFF\xC3z");
  CHECK(e.damage() == triage::damage::malformed);
}
