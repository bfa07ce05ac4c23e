// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
// Nothing is chosen here: the own type is the default, whatever is installed.
#include "result_cases.hpp"

#include <stdexcept>

#if __has_include(<boost/outcome/try.hpp>)
#include <boost/outcome/try.hpp>
#endif

static_assert(std::is_same_v<triage::result<int>, triage::basic_result<int, triage::error>>);
static_assert(
    std::is_same_v<triage::owned_result<int>, triage::basic_result<int, triage::owned_error>>);

TEST_CASE("result<T> as the library's own type") {
  cases::run();
}
TEST_CASE("value() of an error throws what owns it: own type") {
  cases::run_owning();
}

TEST_CASE("members of the own type that the others have") {
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

// Throws when it is told to, and counts what is alive.
struct fragile {
  static inline int alive = 0;
  static inline bool copy_throws = false;
  static inline bool move_throws = false;
  explicit fragile(int n) : number(n) { ++alive; }
  fragile(const fragile& other) : number(other.number) {
    if (copy_throws) throw std::runtime_error("copy");
    ++alive;
  }
  fragile(fragile&& other) : number(other.number) {
    if (move_throws) throw std::runtime_error("move");
    ++alive;
  }
  fragile& operator=(const fragile&) = delete;
  fragile& operator=(fragile&&) = delete;
  ~fragile() { --alive; }
  int number;
};

}  // namespace

TEST_CASE("a move that throws leaves an error behind, a copy that throws leaves all as it was") {
  using maybe = triage::result<fragile>;
  static_assert(!std::is_nothrow_move_constructible_v<maybe>);
  static_assert(!std::is_nothrow_move_assignable_v<maybe>);
  {
    const triage::error failure = triage::classify(triage::providers::persly, {500, ""});
    maybe from{std::in_place, 1};
    maybe value{std::in_place, 2};
    maybe error{failure};
    REQUIRE(fragile::alive == 2);

    fragile::copy_throws = true;
    CHECK_THROWS_AS(maybe(from), std::runtime_error);
    CHECK_THROWS_AS(value = from, std::runtime_error);
    CHECK_THROWS_AS(error = from, std::runtime_error);
    CHECK(value.value().number == 2);
    CHECK(error.error().status() == 500);
    CHECK(fragile::alive == 2);
    fragile::copy_throws = false;

    fragile::move_throws = true;
    CHECK_THROWS_AS(maybe(std::move(from)), std::runtime_error);
    CHECK_THROWS_AS(error = std::move(from), std::runtime_error);
    CHECK_THROWS_AS(value = std::move(from), std::runtime_error);
    REQUIRE(value.has_error());
    CHECK(!value.error().failed());
    REQUIRE(error.has_error());
    CHECK(from.value().number == 1);
    CHECK(fragile::alive == 1);
    fragile::move_throws = false;

    // And both can be used again.
    value = from;
    error = from;
    CHECK(value.value().number == 1);
    CHECK(error.value().number == 1);
    value = maybe{failure};
    CHECK(value.error().status() == 500);
    CHECK(fragile::alive == 2);
  }
  CHECK(fragile::alive == 0);
}

TEST_CASE("what an own result is made of") {
  using triage::basic_result;
  using triage::error;
  const error failure = triage::classify(triage::providers::persly, {500, ""});
  const basic_result<std::string> from_literal = "abc";
  CHECK(from_literal.value() == "abc");
  const basic_result<std::string> in_place(std::in_place, 3U, 'x');
  CHECK(in_place.value() == "xxx");
  const basic_result<std::string> from_error = failure;
  CHECK(from_error.error().status() == 500);
  const basic_result<long> widened = 7;
  CHECK(widened.value() == 7L);
  const basic_result<void> nothing;
  CHECK(nothing.has_value());
  CHECK_NOTHROW(nothing.value());
  CHECK_NOTHROW(*nothing);
  const basic_result<void> no_nothing = failure;
  CHECK_THROWS_AS(no_nothing.value(), triage::bad_result_access);
  STATIC_REQUIRE(*basic_result<int>() == 0);
  STATIC_REQUIRE(!std::is_constructible_v<basic_result<int>, std::string>);
  STATIC_REQUIRE(!std::is_convertible_v<basic_result<std::string>, basic_result<int>>);
  STATIC_REQUIRE(!std::is_convertible_v<std::in_place_t, basic_result<int>>);
  STATIC_REQUIRE(!std::is_convertible_v<basic_result<int>, bool>);
  STATIC_REQUIRE(std::is_same_v<basic_result<int>::value_type, int>);
  STATIC_REQUIRE(std::is_same_v<basic_result<int>::error_type, error>);
  STATIC_REQUIRE(std::is_trivially_copyable_v<basic_result<std::string_view>>);
  STATIC_REQUIRE(std::is_trivially_copyable_v<basic_result<void>>);

  // What says that it is a failure converts; what may be a success does not.
  struct unexpected {
    triage::error held;
    [[nodiscard]] const triage::error& error() const { return held; }
  };
  const basic_result<std::string> from_failure = unexpected{failure};
  CHECK(from_failure.error().status() == 500);
  const basic_result<void> nothing_from_failure = unexpected{failure};
  CHECK(nothing_from_failure.error().status() == 500);
}

TEST_CASE("an own result gives what it has by way of each kind of reference") {
  using maybe = triage::basic_result<std::string>;
  STATIC_REQUIRE(std::is_same_v<decltype(std::declval<maybe&>().value()), std::string&>);
  STATIC_REQUIRE(
      std::is_same_v<decltype(std::declval<const maybe&>().value()), const std::string&>);
  STATIC_REQUIRE(std::is_same_v<decltype(std::declval<maybe>().value()), std::string&&>);
  STATIC_REQUIRE(std::is_same_v<decltype(*std::declval<maybe&>()), std::string&>);
  STATIC_REQUIRE(std::is_same_v<decltype(*std::declval<const maybe&>()), const std::string&>);
  STATIC_REQUIRE(std::is_same_v<decltype(*std::declval<maybe>()), std::string&&>);
  STATIC_REQUIRE(std::is_same_v<decltype(std::declval<maybe>().assume_value()), std::string&&>);
  STATIC_REQUIRE(
      std::is_same_v<decltype(std::declval<triage::basic_result<void>&>().value()), void>);
  maybe r = "a value that is too long for where it stands";
  const maybe copy = r;
  CHECK(copy->size() == 44);
  CHECK((*copy).size() == 44);
  CHECK(copy.value_or("x").size() == 44);
  CHECK(std::move(r).value_or("x").size() == 44);
  CHECK(r.value().empty());  // NOLINT(bugprone-use-after-move): moved out of
  r.assume_value() = "b";
  CHECK(*std::move(r) == "b");
  const triage::error failure = triage::classify(triage::providers::persly, {500, ""});
  CHECK(maybe(failure).value_or("otherwise") == "otherwise");
}

TEST_CASE("what an own result has not is said by an exception, by way of each kind of reference") {
  using maybe = triage::basic_result<std::string>;
  maybe good = "a";
  const maybe& same = good;
  CHECK_THROWS_AS(good.error(), triage::bad_result_access);
  CHECK_THROWS_AS(same.error(), triage::bad_result_access);
  CHECK_THROWS_AS(maybe("a").error(), triage::bad_result_access);
  CHECK(good.value() == "a");
}

TEST_CASE("functions on the value or the error of an own result are called for that alone") {
  using maybe = triage::basic_result<int>;
  const triage::error failure = triage::classify(triage::providers::persly, {500, ""});
  const maybe good = 7;
  const maybe bad = failure;
  int calls = 0;
  const auto half = [&](int n) {
    ++calls;
    return maybe(n / 2);
  };
  CHECK(good.and_then(half).value() == 3);
  CHECK(bad.and_then(half).error().status() == 500);
  CHECK(calls == 1);
  const auto otherwise = [&](const triage::error& e) {
    ++calls;
    return maybe(e.status());
  };
  CHECK(good.or_else(otherwise).value() == 7);
  CHECK(bad.or_else(otherwise).value() == 500);
  CHECK(calls == 2);
  const auto status = [&](const triage::error& e) {
    ++calls;
    return e.status();
  };
  CHECK(good.transform_error(status) == 7);
  CHECK(bad.transform_error(status).error() == 500);
  CHECK(calls == 3);
}

TEST_CASE("an own result equals a value only if it has one, and that is equal") {
  const triage::basic_result<int> good = 7;
  const triage::basic_result<int> bad = triage::classify(triage::providers::persly, {500, ""});
  CHECK(good == 7);
  CHECK(!(good == 8));
  CHECK(!(bad == 7));
  CHECK(!(bad == 0));
}

#if __has_include(<boost/outcome/try.hpp>)

namespace {

triage::result<std::size_t> length(const triage::response& r) {
  BOOST_OUTCOME_TRY(auto body, triage::check(triage::providers::persly, r));
  return body.size();
}

triage::result<void> nothing(const triage::response& r) {
  BOOST_OUTCOME_TRY(triage::check(triage::providers::persly, r, cases::text_of));
  BOOST_OUTCOME_TRY(auto size, length(r));
  if (size != 3) return triage::undecodable(triage::providers::persly, r, "not three");
  return {};
}

triage::result<std::unique_ptr<std::string>> moved(const triage::response& r) {
  BOOST_OUTCOME_TRY(auto p, triage::check(triage::providers::persly, r, [](std::string_view body) {
                      return std::make_unique<std::string>(body);
                    }));
  return p;
}

}  // namespace

TEST_CASE("BOOST_OUTCOME_TRY passes errors of the own type on") {
  CHECK(length({200, "abc"}).value() == 3);
  CHECK(length({500, "abc"}).error().status() == 500);
  CHECK(nothing({200, "abc"}).has_value());
  CHECK(nothing({200, "ab"}).error().message() == "not three");
  CHECK(nothing({404, "abc"}).error().status() == 404);
  CHECK(*moved({200, "abc"}).value() == "abc");
  CHECK(moved({429, cases::quota}).error().code() == triage::providers::persly["quota_exceeded"]);
}

#endif
