// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What every carrier has to do. Included by a file for each, after it has chosen one.
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "catch.hpp"

namespace {
namespace cases {

using triage::check;
using triage::result;
using namespace triage::providers;

inline constexpr std::string_view quota =
    R"({"error":{"message":"m","code":"quota_exceeded","type":"insufficient_quota"}})";

inline constexpr auto size_of = [](std::string_view body) { return body.size(); };
inline constexpr auto text_of = [](std::string_view body) { return std::string(body); };

static_assert(check(persly, {200, "body"}).has_value());
static_assert(check(persly, {200, "body"}).value() == "body");
static_assert(check(persly, {204, ""}).value().empty());
static_assert(!check(persly, {429, quota}).has_value());
static_assert(check(persly, {429, quota}).error().code() == persly["quota_exceeded"]);
static_assert(check(persly, {200, "body"}, size_of).value() == 4);
static_assert(!check(persly, {199, "body"}, size_of));
static_assert(!check(persly, {300, "body"}, size_of));
static_assert(std::is_same_v<decltype(check(persly, {200, ""})), result<std::string_view>>);
static_assert(std::is_same_v<decltype(check(persly, {200, ""}, size_of)), result<std::size_t>>);
static_assert(std::is_same_v<decltype(check(persly, {200, ""}, text_of)), result<std::string>>);

inline result<int> number(std::string_view body) {
  if (body == "42") return 42;
  return result<int>(
      triage::carrier::failure<int>(triage::undecodable(persly, {200, body}, "not the answer")));
}

// Counts itself, so that a value that is forgotten or destroyed twice shows.
struct counted {
  static inline int alive = 0;
  explicit counted(int n) : number(n) { ++alive; }
  counted(const counted& other) : number(other.number) { ++alive; }
  counted(counted&& other) noexcept : number(std::exchange(other.number, -1)) { ++alive; }
  // Not defaulted: Outcome takes a type for trivial whose assignment is.
  counted& operator=(const counted& other) {
    number = other.number;
    return *this;
  }
  counted& operator=(counted&& other) noexcept {
    number = std::exchange(other.number, -1);
    return *this;
  }
  ~counted() { --alive; }
  int number;
};

// The carriers in constant expressions: copied, assigned, passed through functions.
constexpr result<std::size_t> doubled(const triage::response& r) {
  const result<std::string_view> body = check(persly, r);
  if (!body.has_value()) return triage::carrier::failure<std::size_t>(body.error());
  return triage::carrier::success<std::size_t>(body.value().size() * 2);
}
static_assert(doubled({200, "abc"}).value() == 6);
static_assert(doubled({429, quota}).error().code() == persly["quota_exceeded"]);
static_assert([] {
  result<std::size_t> a = doubled({200, "abc"});
  const result<std::size_t> b = doubled({500, ""});
  result<std::size_t> c = a;
  a = b;
  if (a.has_value() || a.error().status() != 500) return false;
  a = c;
  return a.has_value() && a.value() == 6 && c.value() == 6;
}());
static_assert(check(persly,
                    triage::basic_response{429, quota,
                                           [id = std::string_view("r-7")](std::string_view name) {
                                             return name == "X-Request-ID" ? id
                                                                           : std::string_view();
                                           }})
                  .error()
                  .request_id() == "r-7");

static_assert(std::is_copy_constructible_v<result<std::string>>);
static_assert(std::is_nothrow_move_constructible_v<result<std::string>>);
static_assert(std::is_nothrow_move_assignable_v<result<std::string>>);
static_assert(!std::is_copy_constructible_v<result<std::unique_ptr<int>>>);
static_assert(!std::is_copy_assignable_v<result<std::unique_ptr<int>>>);
static_assert(std::is_nothrow_move_constructible_v<result<std::unique_ptr<int>>>);
static_assert(std::is_nothrow_move_assignable_v<result<std::unique_ptr<int>>>);
static_assert(std::is_trivially_destructible_v<result<int>>);
static_assert(
    std::is_same_v<decltype(check(persly, {200, ""}, [](std::string_view) {})), result<void>>);
static_assert(std::is_same_v<decltype(check(persly, {200, ""}, number)), result<int>>);

// Members that two of the carriers share, with the library's own as one of the two.
#if TRIAGE_CARRIER != TRIAGE_CARRIER_OUTCOME
static_assert(*check(persly, {200, "body"}) == "body");
static_assert(check(persly, {200, "body"})->size() == 4);
static_assert(check(persly, {500, ""}).value_or("otherwise") == "otherwise");
static_assert(check(persly, {200, "body"}) == std::string_view("body"));
static_assert(!(check(persly, {500, "body"}) == std::string_view("body")));
static_assert(check(persly, {200, "body"}) != std::string_view("other"));
#endif
// std::expected has these since the second version of the feature.
#if TRIAGE_CARRIER == TRIAGE_CARRIER_OWN || \
    (TRIAGE_CARRIER == TRIAGE_CARRIER_EXPECTED && __cpp_lib_expected >= 202211L)
#define TRIAGE_TEST_MONADIC 1
constexpr auto half = [](std::size_t n) -> result<std::size_t> {
  if (n % 2 == 0) return n / 2;
  return triage::carrier::failure<std::size_t>(triage::undecodable(persly, {200, ""}, "odd"));
};
static_assert(check(persly, {200, "body"}).transform(size_of).and_then(half).value() == 2);
static_assert(check(persly, {200, "abc"}).transform(size_of).and_then(half).error().status() ==
              200);
static_assert(check(persly, {500, "abc"}).transform(size_of).and_then(half).error().status() ==
              500);
static_assert(check(persly, {500, ""})
                  .or_else([](const triage::error& e) -> result<std::string_view> {
                    if (e.may_retry(true)) return "cached";
                    return triage::carrier::failure<std::string_view>(e);
                  })
                  .value() == "cached");
static_assert(check(persly, {429, quota})
                  .transform_error([](const triage::error& e) { return e.status(); })
                  .error() == 429);
static_assert(*check(persly, {200, "ab"}).transform_error([](const triage::error&) { return 1; }) ==
              "ab");
static_assert(check(persly, {200, "ab"}).transform([](std::string_view) {}).has_value());
static_assert(check(persly, {200, "ab"}).transform(&std::string_view::size).value() == 2);
#else
#define TRIAGE_TEST_MONADIC 0
#endif
#if TRIAGE_CARRIER != TRIAGE_CARRIER_EXPECTED
static_assert(check(persly, {200, "body"}).assume_value() == "body");
static_assert(check(persly, {500, ""}).assume_error().status() == 500);
static_assert(check(persly, {500, ""}).has_error());
static_assert(check(persly, {500, ""}).has_failure());
static_assert(!check(persly, {500, ""}).has_exception());
static_assert(!check(persly, {200, ""}).has_failure());
static_assert(result<long>(std::in_place_type<long>, 7).value() == 7);
static_assert(result<long>(std::in_place_type<triage::error>).has_error());
#endif

inline result<void> refuse(std::string_view body) {
  if (body.empty()) return triage::carrier::success<void>();
  return triage::carrier::failure<void>(triage::undecodable(persly, {200, body}, "not empty"));
}

inline void run() {
  SECTION("decode makes the value") {
    const result<std::string> r = check(persly, {200, "body"}, text_of);
    REQUIRE(r);
    CHECK(r.value() == "body");
    CHECK(!check(persly, {500, "body"}, text_of));
  }
  SECTION("decode may make a result") {
    CHECK(check(persly, {200, "42"}, number).value() == 42);
    const result<int> bad = check(persly, {200, "41"}, number);
    REQUIRE(!bad);
    CHECK(bad.error().message() == "not the answer");
    CHECK(bad.error().body() == "41");
    CHECK(bad.error().category() == triage::category::bad_response);
    CHECK(bad.error().verdict() == triage::never);
    CHECK(bad.error().processed() == triage::processed::yes);
    CHECK(check(persly, {429, quota}, number).error().code() == persly["quota_exceeded"]);
  }
  SECTION("decode may make nothing") {
    int calls = 0;
    const auto count = [&](std::string_view) { ++calls; };
    const result<void> good = check(persly, {200, ""}, count);
    CHECK(good.has_value());
    CHECK(calls == 1);
    const result<void> bad = check(persly, {500, ""}, count);
    CHECK(!bad.has_value());
    CHECK(bad.error().status() == 500);
    CHECK(calls == 1);
  }
  SECTION("decode may make what cannot be copied") {
    result<std::unique_ptr<int>> r =
        check(persly, {200, ""}, [](std::string_view) { return std::make_unique<int>(7); });
    result<std::unique_ptr<int>> moved = std::move(r);
    CHECK(*std::move(moved).value() == 7);
  }
  SECTION("decode may make a result of nothing") {
    CHECK(check(persly, {200, ""}, refuse).has_value());
    CHECK(check(persly, {200, "x"}, refuse).error().message() == "not empty");
    CHECK(check(persly, {500, ""}, refuse).error().status() == 500);
  }
  SECTION("decode is called once, on success only, as what it was passed as") {
    int calls = 0;
    auto decode = [calls = &calls](std::string_view) mutable { return ++*calls; };
    CHECK(check(persly, {200, ""}, decode).value() == 1);
    CHECK(!check(persly, {500, ""}, decode));
    CHECK(!check(persly, {302, ""}, decode));
    CHECK(!check(persly, {0, ""}, decode));
    CHECK(calls == 1);
    struct once {
      int operator()(std::string_view) && { return 5; }
    };
    CHECK(check(persly, {200, ""}, once{}).value() == 5);
    int (*const function)(std::string_view) = [](std::string_view s) {
      return static_cast<int>(s.size());
    };
    CHECK(check(persly, {299, "abc"}, function).value() == 3);
  }
  SECTION("what decode throws comes through") {
    const auto decode = [](std::string_view) -> std::string { throw 7; };
    CHECK_THROWS_AS(check(persly, {200, ""}, decode), int);
    CHECK_NOTHROW(check(persly, {500, ""}, decode));
  }
  SECTION("a value that decode has a reference to is copied") {
    const std::string kept = "kept";
    const auto decode = [&](std::string_view) -> const std::string& { return kept; };
    const result<std::string> r = check(persly, {200, ""}, decode);
    CHECK(r.value() == "kept");
    CHECK(r.value().data() != kept.data());
  }
  SECTION("the body is not copied") {
    const std::string body(1000, 'x');
    CHECK(check(persly, {200, body}).value().data() == body.data());
    CHECK(check(persly, {500, body}).error().body().data() == body.data());
  }
  SECTION("values are made and destroyed once") {
    {
      const auto decode = [](std::string_view body) {
        return counted(static_cast<int>(body.size()));
      };
      const result<counted> three = check(persly, {200, "abc"}, decode);
      const result<counted> four = check(persly, {200, "abcd"}, decode);
      const result<counted> failed = check(persly, {500, ""}, decode);
      CHECK(counted::alive == 2);
      for (const auto* from : {&three, &four, &failed}) {
        for (const auto* to : {&three, &four, &failed}) {
          const int before = counted::alive;
          {
            result<counted> copy = *to;
            CHECK(counted::alive == before + (to->has_value() ? 1 : 0));
            copy = *from;
            CHECK(counted::alive == before + (from->has_value() ? 1 : 0));
            result<counted> other = *to;
            other = std::move(copy);
            REQUIRE(other.has_value() == from->has_value());
            if (other) CHECK(other.value().number == from->value().number);
            if (!other) CHECK(other.error().status() == 500);
            std::swap(other, copy);
            result<counted>& itself = copy;
            copy = std::move(itself);
            REQUIRE(copy.has_value() == from->has_value());
          }
          CHECK(counted::alive == before);
        }
      }
    }
    CHECK(counted::alive == 0);
  }
  SECTION("a value can be changed and taken") {
    result<std::string> r = check(persly, {200, "abc"}, text_of);
    r.value() += 'd';
    CHECK(r.value() == "abcd");
    const std::string taken = std::move(r).value();
    CHECK(taken == "abcd");
  }
  SECTION("an owned_result is made of it, and outlives the response") {
    std::string body(quota);
    triage::owned_result<std::string> owned = check(persly, {429, body}, text_of);
    const triage::owned_result<int> from_error = triage::classify(persly, {429, body});
    body.assign(body.size(), '#');
    REQUIRE(owned.has_error());
    CHECK(owned.error()->body() == quota);
    CHECK(owned.error()->code() == persly["quota_exceeded"]);
    CHECK(from_error.error()->body() == quota);
    owned = check(persly, {200, body}, text_of);
    CHECK(owned.value() == body);
    body.assign(body.size(), '*');
    CHECK(owned.value().front() == '#');
    // The body of a success is copied if that is said.
    const triage::owned_result<std::string> copied(check(persly, {200, body}));
    body.assign(body.size(), '+');
    CHECK(copied.value().front() == '*');
    const result<void> nothing = check(persly, {200, ""}, [](std::string_view) {});
    const triage::owned_result<void> owned_nothing = nothing;
    CHECK(owned_nothing.has_value());
    const triage::owned_result<void> owned_failure = check(persly, {500, ""}, refuse);
    CHECK(owned_failure.error()->status() == 500);
    const triage::owned_result<std::unique_ptr<int>> pointer =
        check(persly, {200, ""}, [](std::string_view) { return std::make_unique<int>(7); });
    CHECK(**pointer == 7);
  }
  SECTION("decode may make an owned_result") {
    const auto decode = [](std::string_view s) -> triage::owned_result<std::string> {
      if (s.empty()) return triage::undecodable(persly, {200, s}, "empty");
      return std::string(s);
    };
    static_assert(std::is_same_v<decltype(check(persly, {200, ""}, decode)),
                                 triage::owned_result<std::string>>);
    CHECK(check(persly, {200, "abc"}, decode).value() == "abc");
    const auto empty = check(persly, {200, ""}, decode);
    CHECK(empty.error()->message() == "empty");
    CHECK(check(persly, {500, ""}, decode).has_error());
  }
  SECTION("what decode is called with is a std::string_view") {
    const auto generic = [](auto body) { return std::is_same_v<decltype(body), std::string_view>; };
    CHECK(check(persly, {200, ""}, generic).value());
  }
#if TRIAGE_CARRIER != TRIAGE_CARRIER_EXPECTED
  SECTION("a failure is passed on without its value type") {
    const auto bad = check(persly, {429, quota});
    const result<int> passed_on = bad.as_failure();
    CHECK(passed_on.error().code() == persly["quota_exceeded"]);
    const result<void> nothing = check(persly, {500, ""}).as_failure();
    CHECK(nothing.error().status() == 500);
  }
#endif
#if TRIAGE_TEST_MONADIC
  SECTION("functions of value and error are called with what there is") {
    result<std::string> good = check(persly, {200, "abc"}, text_of);
    CHECK(good.transform([](std::string& s) { return s += 'd'; }).value() == "abcd");
    CHECK(std::as_const(good).transform([](const std::string& s) { return s.size(); }).value() ==
          4);
    const auto taken = std::move(good).transform(
        [](std::string&& s) { return std::make_unique<std::string>(std::move(s)); });
    CHECK(*taken.value() == "abcd");
    int calls = 0;
    const auto count = [&](auto&&...) { ++calls; };
    CHECK(check(persly, {500, ""}).transform(count).error().status() == 500);
    CHECK(calls == 0);
    CHECK(check(persly, {200, ""}).transform(count).has_value());
    CHECK(check(persly, {200, ""}).transform(count).transform(count).has_value());
    CHECK(calls == 3);
    const auto next = [&]() -> result<int> { return ++calls; };
    CHECK(check(persly, {200, ""}).transform(count).and_then(next).value() == 5);
    // Into an error that outlives the response.
    std::string body(quota);
    const auto owned =
        check(persly, {429, body}, text_of).transform_error([](const triage::error& e) {
          return triage::owned_error(e);
        });
    body.assign(body.size(), '#');
    CHECK(owned.error()->body() == quota);
  }
#endif
  SECTION("copies and assignments between values and errors") {
    const std::string long_body(100, 'x');
    const result<std::string> value = check(persly, {200, long_body}, text_of);
    const result<std::string> failed = check(persly, {429, quota}, text_of);
    for (const auto* from : {&value, &failed}) {
      for (const auto* to : {&value, &failed}) {
        result<std::string> copy = *to;
        copy = *from;
        CHECK(copy.has_value() == from->has_value());
        result<std::string> moved = *to;
        moved = std::move(copy);
        REQUIRE(moved.has_value() == from->has_value());
        if (moved) CHECK(moved.value() == std::string(100, 'x'));
        if (!moved) CHECK(moved.error().code() == persly["quota_exceeded"]);
        const result<std::string>& itself = moved;
        moved = itself;
        CHECK(moved.has_value() == from->has_value());
      }
    }
  }
}

#if TRIAGE_CARRIER != TRIAGE_CARRIER_EXPECTED

// value() of an error, for the carriers whose exception owns what it says.
inline void run_owning() {
  std::string body(quota);
  const result<std::string_view> r = check(persly, {429, body});
  try {
    (void)r.value();
    FAIL("value() of an error returned");
  } catch (const triage::bad_result_access& e) {
    body.assign(body.size(), '#');
    CHECK(e.error().code() == persly["quota_exceeded"]);
    CHECK(e.error().message() == "m");
    CHECK(e.error().body() == quota);
    CHECK(std::string(e.what()).find("code=\"quota_exceeded\"") != std::string::npos);
  }
  const result<std::string_view> good = check(persly, {200, "x"});
  CHECK_THROWS_AS(good.error(), triage::bad_result_access);
  try {
    (void)good.error();
  } catch (const std::exception& e) {
    CHECK(std::string(e.what()) ==
          "provider=none status=0 category=none retry=never basis=default processed=unknown "
          "body=empty");
  }
  // The line is cut to what the exception has room for, and ends.
  const std::string endless = R"({"error":{"message":")" + std::string(5000, 'm') + R"("}})";
  try {
    (void)check(persly, {500, endless}).value();
    FAIL("value() of an error returned");
  } catch (const std::exception& e) {
    const std::string what = e.what();
    CHECK(what.size() > 200);
    CHECK(what.size() < 1000);
    CHECK(what.substr(0, 27) == "provider=persly status=500 ");
    CHECK(what.substr(what.size() - 4) == "m...");
  }
  // By way of each kind of reference.
  result<std::string> failed = check(persly, {429, quota}, text_of);
  CHECK_THROWS_AS(failed.value(), triage::bad_result_access);
  CHECK_THROWS_AS(std::as_const(failed).value(), triage::bad_result_access);
  CHECK_THROWS_AS(std::move(failed).value(), triage::bad_result_access);
  // A copy of the exception, when the first and the response are gone.
  std::exception_ptr caught;
  try {
    const std::string gone(quota);
    (void)check(persly, {429, gone}).value();
  } catch (const triage::bad_result_access& e) {
    const triage::bad_result_access copy(e);
    caught = std::make_exception_ptr(copy);
  }
  try {
    std::rethrow_exception(caught);
  } catch (const triage::bad_result_access& e) {
    CHECK(e.error().body() == quota);
    CHECK(e.error().message() == "m");
  }
  const result<void> nothing = check(persly, {500, ""}, [](std::string_view) {});
  CHECK_THROWS_AS(nothing.value(), std::exception);
  static_assert(std::is_trivially_copyable_v<result<std::string_view>>);
  static_assert(std::is_trivially_copyable_v<result<int>>);
}

#endif

}  // namespace cases
}  // namespace
