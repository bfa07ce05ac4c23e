// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/exception.hpp>

#include <exception>
#include <initializer_list>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include "catch.hpp"

using namespace triage::providers;
using triage::throw_if_error;

namespace {

constexpr std::string_view quota =
    R"({"error":{"message":"m","code":"quota_exceeded","type":"insufficient_quota"}})";

// An exception whose response is gone.
std::exception_ptr thrown() {
  std::string body(quota);
  std::string headers = "X-Request-ID: req_1\r\n";
  try {
    throw_if_error(triage::classify(persly, {429, body, headers}));
  } catch (...) {
    body.assign(body.size(), '#');
    headers.assign(headers.size(), '#');
    return std::current_exception();
  }
  return nullptr;
}

}  // namespace

TEST_CASE("throw_if_error throws what owns the error") {
  const std::exception_ptr kept = thrown();
  REQUIRE(kept);
  try {
    std::rethrow_exception(kept);
  } catch (const triage::failure& f) {
    CHECK(f.error().code() == persly["quota_exceeded"]);
    CHECK(f.error().body() == quota);
    CHECK(f.error().message() == "m");
    CHECK(f.error().request_id() == "req_1");
    CHECK(f.error().verdict() == triage::never);
    CHECK(std::string(f.what()) ==
          "provider=persly status=429 category=quota_exhausted code=\"quota_exceeded\" "
          "retry=never basis=code processed=no scope=account request_id=\"req_1\" message=\"m\"");
  }
  CHECK_THROWS_AS(std::rethrow_exception(kept), std::exception);
}

TEST_CASE("throw_if_error lets successes be") {
  CHECK_NOTHROW(throw_if_error(triage::classify(persly, {200, ""})));
  CHECK_NOTHROW(throw_if_error(triage::error{}));
  CHECK_NOTHROW(throw_if_error(triage::check(persly, {204, ""})));
}

TEST_CASE("throw_if_error takes any carrier") {
  CHECK_THROWS_AS(throw_if_error(triage::check(persly, {500, ""})), triage::failure);
  CHECK_THROWS_AS(throw_if_error(triage::check(persly, {500, ""}, [](std::string_view) {})),
                  triage::failure);
  // A result without a value is a failure, even if its error says that there is none.
  CHECK_THROWS_AS(throw_if_error(triage::carrier::failure<int>(triage::error{})), triage::failure);
  struct other {
    triage::error held;
    [[nodiscard]] bool has_value() const { return !held.failed(); }
    [[nodiscard]] const triage::error& error() const { return held; }
  };
  CHECK_THROWS_AS(throw_if_error(other{triage::classify(persly, {500, ""})}), triage::failure);
  CHECK_NOTHROW(throw_if_error(other{triage::classify(persly, {200, ""})}));
}

TEST_CASE("one base class catches all") {
  STATIC_REQUIRE(std::is_base_of_v<std::exception, triage::failure>);
  STATIC_REQUIRE(std::is_base_of_v<triage::failure, triage::bad_result_access>);
  STATIC_REQUIRE(std::is_nothrow_copy_constructible_v<triage::failure>);
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<triage::failure>);
  const auto r = triage::check(persly, {429, quota});
  if constexpr (TRIAGE_CARRIER != TRIAGE_CARRIER_EXPECTED) {
    CHECK_THROWS_AS((void)r.value(), triage::failure);
  }
  CHECK_THROWS_AS(throw_if_error(r), triage::failure);
}

TEST_CASE("a failure is copied, moved and assigned with what it owns") {
  std::string body(quota);
  triage::failure first(triage::classify(persly, {429, body}));
  const triage::failure copy(first);
  triage::failure assigned(triage::classify(persly, {500, ""}));
  assigned = copy;
  const triage::failure moved(std::move(first));
  body.assign(body.size(), '#');
  for (const triage::failure* f :
       std::initializer_list<const triage::failure*>{&copy, &assigned, &moved}) {
    CHECK(f->error().body() == quota);
    CHECK(f->error().message() == "m");
    CHECK(std::string(f->what()).find("message=\"m\"") != std::string::npos);
  }
}

TEST_CASE("a failure may be assigned to itself") {
  triage::failure f(triage::classify(persly, {429, quota}));
  const triage::failure& same = f;
  f = same;
  CHECK(f.error().message() == "m");
  CHECK(f.error().body() == quota);
}

TEST_CASE("what a failure says is cut to 255 bytes") {
  for (std::size_t size = 100; size < 300; ++size) {
    const std::string body = R"({"error":{"message":")" + std::string(size, 'm') + "\"}}";
    const triage::error e = triage::classify(persly, {500, body});
    char line[255];
    const std::string_view expected = to_line(e, line);
    CHECK(std::string(triage::failure(e).what()) == expected);
  }
}

TEST_CASE("an exception_ptr goes to another thread") {
  std::exception_ptr kept;
  {
    const std::string body(quota);
    kept = make_exception_ptr(triage::classify(persly, {429, body}));
  }
  bool seen = false;
  std::thread([&] {
    try {
      std::rethrow_exception(kept);
    } catch (const triage::failure& f) {
      seen = f.error().message() == "m" && f.error().body() == quota;
    }
  }).join();
  CHECK(seen);
}
