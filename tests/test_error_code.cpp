// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/error_code.hpp>

#include <cerrno>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <system_error>
#include <unordered_map>

#include <triage.hpp>
#include <triage/http/errno.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

#include "catch.hpp"
#include "corpus.hpp"

using namespace triage::providers;
using triage::category;
using triage::classify;
using triage::make_error_code;

namespace {

struct gateway_api : triage::kinds {
  static constexpr std::string_view name = "our_gateway";
  static constexpr triage::field fields[] = {{"/fault", triage::role::code}};
  static constexpr triage::row rows[] = {
      {"BUSY", 503, busy},
      {"BROKE", 402, out_of_funds, "no credit left", {}},
  };
};
constexpr triage::provider gateway = triage::define<gateway_api>();

// The name of a provider of the library, but not its tables.
struct false_persly_api {
  static constexpr std::string_view name = "persly";
};
constexpr triage::provider false_persly = triage::define<false_persly_api>();

// Every category, by its number; adding one changes the last.
template <class F>
void each_category(F f) {
  for (int i = 0; i <= static_cast<int>(category::unknown); ++i) f(static_cast<category>(i));
}

triage::error limited() {
  return classify(assisters, {429, R"({"error":{"code":"rate_limit_exceeded"}})"});
}

}  // namespace

TEST_CASE("an error as std::error_code") {
  const std::error_code ec = make_error_code(limited());
  CHECK(ec);
  CHECK(std::string(ec.category().name()) == "triage.assisters");
  CHECK(ec.category() == triage::category_of(assisters));
  CHECK(ec.category() != triage::category_of(persly));
  CHECK(ec.value() % 1000 == 429);
  CHECK(ec.message() == "rate_limit_exceeded: too many requests or tokens in a minute");
  std::ostringstream out;
  out << ec;
  CHECK(out.str() == "triage.assisters:" + std::to_string(ec.value()));

  CHECK(ec == category::rate_limited);
  CHECK(category::rate_limited == ec);
  CHECK(ec != category::quota_exhausted);
  CHECK(ec.default_error_condition() == category::rate_limited);
  CHECK(ec == make_error_code(limited()));
  CHECK(ec != make_error_code(classify(assisters, {429, ""})));
}

TEST_CASE("an error code equals its own category and no other") {
  std::set<category> seen;
  for (const std::string_view line : corpus::lines) {
    const auto memory = std::make_unique<corpus::arena>();
    const corpus::sample s = corpus::read(line, *memory);
    INFO(s.name);
    const triage::error e = classify(*s.provider, s.response());
    const std::error_code ec = make_error_code(e);
    CHECK(static_cast<bool>(ec) == e.failed());
    CHECK(std::string(ec.category().name()) == "triage." + std::string(s.provider->name()));
    each_category([&](category c) {
      CHECK((ec == c) == (c == e.category()));
      CHECK((ec.default_error_condition() == c) == (c == e.category()));
    });
    if (e.failed() && s.status >= 100 && s.status <= 999) CHECK(ec.value() % 1000 == s.status);
    if (e.code().known()) {
      const std::string_view name = e.code().row()->name();
      CHECK(ec.message().substr(0, name.size()) == name);
    } else {
      CHECK(ec.message().find(to_string(e.category())) == 0);
    }
    seen.insert(e.category());
  }
  CHECK(seen.size() >= 15);
}

TEST_CASE("messages of error codes say what is documented, and nothing the server made up") {
  const auto message = [](const triage::provider& p, int status, std::string_view body) {
    return make_error_code(classify(p, {status, body})).message();
  };
  CHECK(message(generic, 502, "<title>Hello</title>") == "unavailable: bad gateway");
  CHECK(message(generic, 429, R"({"error":{"code":"hostile","message":"x\n"}})") ==
        "rate_limited: too many requests");
  // The type decided, so what the status means is not what happened.
  CHECK(message(persly, 429, R"({"error":{"type":"insufficient_quota"}})") == "quota_exhausted");
  CHECK(message(generic, 200, "") == "none");
  CHECK(message(generic, 7777, "") == "bad_response");
}

TEST_CASE("successes and errors of nobody") {
  const std::error_code success = make_error_code(classify(persly, {200, ""}));
  CHECK(!success);
  CHECK(success == category::none);
  CHECK(success != category::unknown);
  const std::error_code nothing = make_error_code(triage::error{});
  CHECK(!nothing);
  CHECK(nothing.category() == triage::category_of(generic));
  CHECK(std::error_code() != category::rate_limited);
}

TEST_CASE("statuses that are no statuses") {
  for (const int status : {0, -1, 1000, 2'000'000'000, -2'000'000'000}) {
    const std::error_code ec = make_error_code(classify(persly, {status, ""}));
    CHECK(ec == (status == 0 ? category::unavailable : category::bad_response));
    CHECK(ec.value() % 1000 == 0);
  }
  // A known code makes a row, which has to stay where it is.
  const std::error_code ec =
      make_error_code(classify(persly, {2'000'000'000, R"({"error":{"code":"quota_exceeded"}})"}));
  CHECK(ec == category::quota_exhausted);
  CHECK(ec.message().find("quota_exceeded") == 0);
}

TEST_CASE("the code of a failure without a response is in no table of a provider") {
  const triage::error e =
      classify(assisters, triage::http::failure_of(std::errc::connection_refused));
  REQUIRE(e.code().known());
  const std::error_code ec = make_error_code(e);
  CHECK(ec == category::unavailable);
  CHECK(ec.value() % 1000 == 0);
  CHECK(ec.value() < 100'000);
  CHECK(ec.message().find("unavailable") == 0);
}

TEST_CASE("values that no error has are harmless") {
  for (const int value : {1, -1, 99'000, 99'999, 2'147'483'647, -2'147'483'647 - 1, 999'900'429}) {
    const std::error_code ec(value, triage::category_of(assisters));
    INFO(value);
    CHECK(!ec.message().empty());
    CHECK(ec != std::errc::timed_out);
    CHECK(ec.default_error_condition().value() <= static_cast<int>(category::unknown));
  }
  CHECK(std::error_code(-5, triage::category_of(assisters)) == category::unknown);
  for (const int value : {-1, 21, 256 + static_cast<int>(category::timeout), 2'147'483'647}) {
    const std::error_condition c(value, make_error_condition(category::none).category());
    CHECK(c.message() == "unknown");
  }
}

TEST_CASE("categories as std::error_condition") {
  const std::error_condition c = category::timeout;
  CHECK(std::string(c.category().name()) == "triage");
  CHECK(c.message() == "timeout");
  CHECK(c == category::timeout);
  CHECK(c != category::internal);
  CHECK(!make_error_condition(category::none));
  // A foreign code with the number of a category is not of that category.
  each_category([](category k) {
    CHECK(std::error_code(static_cast<int>(k), std::generic_category()) != k);
    CHECK(std::error_code(static_cast<int>(k), std::system_category()) != k);
  });
}

TEST_CASE("the two categories that the standard has too") {
  const auto of = [](int status) { return make_error_code(classify(generic, {status, ""})); };
  CHECK(of(504) == std::errc::timed_out);
  CHECK(of(408) == std::errc::timed_out);
  CHECK(of(403) == std::errc::permission_denied);
  CHECK(of(403) != std::errc::timed_out);
  CHECK(of(504) != std::errc::permission_denied);
  for (const int status : {400, 401, 404, 409, 429, 500, 503}) {
    CHECK(of(status) != std::errc::timed_out);
    CHECK(of(status) != std::errc::permission_denied);
    CHECK(of(status) != std::errc::no_such_file_or_directory);
    CHECK(of(status) != std::errc::resource_unavailable_try_again);
  }
  // Not the other way: a category is what a response said.
  CHECK(std::make_error_code(std::errc::timed_out) != category::timeout);
}

TEST_CASE("error codes of providers that are not the library's") {
  const triage::error e = classify(gateway, {503, R"({"fault":"BUSY"})"});
  const std::error_code ec = make_error_code(e);
  CHECK(std::string(ec.category().name()) == "triage.our_gateway");
  CHECK(ec.category() == triage::category_of(gateway));
  CHECK(ec == category::overloaded);
  CHECK(ec.message() == "BUSY");
  CHECK(make_error_code(classify(gateway, {402, R"({"fault":"BROKE"})"})).message() ==
        "BROKE: no credit left");

  // One that has the name of a provider of the library has no part in its tables.
  const std::error_code own = make_error_code(classify(false_persly, {500, ""}));
  CHECK(std::string(own.category().name()) == "triage.persly");
  CHECK(own.category() == triage::category_of(false_persly));
  CHECK(own.category() != triage::category_of(persly));
}

TEST_CASE("error codes as keys") {
  std::map<std::error_code, int> ordered;
  std::unordered_map<std::error_code, int> hashed;
  for (const int status : {429, 500, 429}) {
    ++ordered[make_error_code(classify(generic, {status, ""}))];
    ++hashed[make_error_code(classify(generic, {status, ""}))];
  }
  CHECK(ordered.size() == 2);
  CHECK(hashed.size() == 2);
}
