// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#define TRIAGE_CARRIER TRIAGE_CARRIER_BUILTIN
#include "result_cases.hpp"

#include <stdexcept>

static_assert(std::is_same_v<triage::result<int>, triage::builtin_result<int>>);

TEST_CASE("result<T> as the built-in") {
  cases::run();
}
TEST_CASE("value() of an error throws what owns it: built-in") {
  cases::run_owning();
}

TEST_CASE("members of the built-in that the others have") {
  using namespace triage::providers;
  triage::result<std::string> good = triage::check(persly, {200, "abc"}, cases::text_of);
  const triage::result<std::string> bad = triage::check(persly, {500, ""}, cases::text_of);
  CHECK(good.has_value());
  CHECK(!good.has_error());
  CHECK(bad.has_error());
  CHECK(good.assume_value() == "abc");
  CHECK(bad.assume_error().status() == 500);
  CHECK(*good == "abc");
  CHECK(good->size() == 3);
  CHECK(good.value_or("x") == "abc");
  CHECK(bad.value_or("x") == "x");
  good.value() += "d";
  CHECK(std::move(good).value() == "abcd");
}

namespace {
struct throws_when_moved {
  throws_when_moved() = default;
  throws_when_moved(const throws_when_moved&) = default;
  throws_when_moved(throws_when_moved&&) { throw std::runtime_error("no"); }
};
}  // namespace

TEST_CASE("a move that throws leaves an error behind") {
  triage::result<throws_when_moved> to{std::in_place};
  triage::result<throws_when_moved> from{std::in_place};
  CHECK_THROWS_AS(to = std::move(from), std::runtime_error);
  CHECK(to.has_error());
}
