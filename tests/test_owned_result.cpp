// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Results that outlive their responses, whose memory is overwritten before they are looked at.
#include <triage.hpp>
#include <triage/providers/persly.hpp>
#include <triage/exception.hpp>

#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#if __has_include(<boost/outcome/try.hpp>)
#include <boost/outcome/try.hpp>
#endif

#include "catch.hpp"

using namespace triage::providers;
using triage::check;
using triage::owned_error;
using triage::owned_result;
using triage::result;

namespace {

constexpr std::string_view quota =
    R"({"error":{"message":"m","code":"quota_exceeded","type":"insufficient_quota"}})";

const auto text_of = [](std::string_view body) { return std::string(body); };

// A response that is overwritten when the function returns.
owned_result<std::string> ask(int status, std::string_view sent) {
  std::string body(sent);
  struct overwrite {
    std::string& s;
    ~overwrite() { s.assign(s.size(), '#'); }
  } guard{body};
  return check(persly, {status, body}, text_of);
}

}  // namespace

TEST_CASE("an owned result outlives the response") {
  const owned_result<std::string> bad = ask(429, quota);
  REQUIRE(bad.has_error());
  CHECK(bad.error()->body() == quota);
  CHECK(bad.error()->message() == "m");
  CHECK(ask(200, "abc").value() == "abc");
  // Its error is taken by value from a temporary, so that nothing dangles.
  const owned_error& kept = ask(429, quota).error();
  CHECK(kept->body() == quota);
  const owned_result<std::string> copy = bad;
  CHECK(copy.error()->body().data() != bad.error()->body().data());
  CHECK(copy.error()->body() == quota);
}

TEST_CASE("an owned result has the members of a result") {
  owned_result<std::string> good = ask(200, "abc");
  const owned_result<std::string> bad = ask(429, quota);
  CHECK(good->size() == 3);
  CHECK(*good == "abc");
  CHECK(good == std::string("abc"));
  CHECK(good.value_or("x") == "abc");
  CHECK(bad.value_or("x") == "x");
  const owned_error failure = bad.error_or(owned_error{});
  CHECK(failure->body() == quota);
  const owned_error none = good.error_or(owned_error{});
  CHECK(!none->failed());
  CHECK(bad.assume_error()->status() == 429);
  CHECK(good.transform([](const std::string& s) { return s.size(); }).value() == 3);
  const owned_result<std::size_t> no_size =
      bad.transform([](const std::string& s) { return s.size(); });
  CHECK(no_size.error()->body() == quota);
  const auto again = [](const owned_error& e) -> owned_result<std::string> {
    if (e->status() == 429) return std::string("cached");
    return e;
  };
  CHECK(bad.or_else(again).value() == "cached");
  CHECK(bad.transform_error([](const owned_error& e) { return e->status(); }).error() == 429);
  CHECK(good.emplace("new") == "new");
  owned_result<std::string> other = bad;
  swap(good, other);
  CHECK(other.value() == "new");
  CHECK(good.error()->body() == quota);
  good.emplace(2U, 'x');
  CHECK(good.value() == "xx");
  const owned_result<void> nothing = bad.as_failure();
  CHECK(nothing.error()->body() == quota);
  CHECK(owned_result<void>().has_value());
  std::vector<owned_result<std::string>> all(5, bad);
  all.insert(all.begin(), ask(200, "y"));
  CHECK(all[0].value() == "y");
  CHECK(all[5].error()->message() == "m");
}

TEST_CASE("value() of an owned failure throws what owns it") {
  try {
    (void)ask(429, quota).value();
    FAIL("value() returned");
  } catch (const triage::bad_result_access& e) {
    CHECK(e.error().body() == quota);
  }
  CHECK_THROWS_AS(ask(200, "").error(), triage::bad_result_access);
  CHECK_THROWS_AS(triage::throw_if_error(ask(429, quota)), triage::failure);
}

TEST_CASE(
    "an owned result does not hold what would dangle, and nothing borrows from it by accident") {
  STATIC_REQUIRE(std::is_convertible_v<result<std::string>, owned_result<std::string>>);
  STATIC_REQUIRE(std::is_convertible_v<const result<int>&, owned_result<long>>);
  STATIC_REQUIRE(std::is_convertible_v<triage::error, owned_result<int>>);
  STATIC_REQUIRE(std::is_convertible_v<owned_error, owned_result<int>>);
  // Copying the body has to be said.
  STATIC_REQUIRE(std::is_constructible_v<owned_result<std::string>, result<std::string_view>>);
  STATIC_REQUIRE(!std::is_convertible_v<result<std::string_view>, owned_result<std::string>>);
  // A result of an owned error would borrow from it.
  STATIC_REQUIRE(!std::is_constructible_v<result<int>, owned_result<int>>);
  STATIC_REQUIRE(!std::is_constructible_v<result<int>, const owned_result<int>&>);
  STATIC_REQUIRE(!std::is_constructible_v<result<int>, triage::failed_result<owned_error>>);
  STATIC_REQUIRE(!std::is_constructible_v<result<int>, owned_error>);
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<owned_result<std::string>>);
  STATIC_REQUIRE(std::is_nothrow_move_assignable_v<owned_result<std::string>>);
  STATIC_REQUIRE(!std::is_copy_constructible_v<owned_result<std::unique_ptr<int>>>);
}

namespace {

// As small as a coroutine type can be: runs at once, and keeps what is returned.
template <class T>
struct task {
  struct promise_type {
    std::optional<T> returned;
    task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T value) { returned = std::move(value); }
    void unhandled_exception() { std::terminate(); }
  };
  task(std::coroutine_handle<promise_type> h) : handle(h) {}
  task(task&& other) noexcept : handle(std::exchange(other.handle, nullptr)) {}
  task& operator=(task&&) = delete;
  ~task() {
    if (handle) handle.destroy();
  }
  T take() { return *std::move(handle.promise().returned); }
  std::coroutine_handle<promise_type> handle;
};

task<owned_result<std::string>> ask_later(int status, std::string sent) {
  co_return check(persly, {status, sent}, text_of);
}

task<owned_result<std::size_t>> give_up_early(std::string sent) {
  const triage::error e = triage::classify(persly, {429, sent});
  if (e.failed()) co_return e;
  co_return sent.size();
}

}  // namespace

TEST_CASE("an owned result crosses co_return") {
  CHECK(ask_later(200, std::string(50, 'x')).take().value() == std::string(50, 'x'));
  const owned_result<std::string> bad = ask_later(429, std::string(quota)).take();
  CHECK(bad.error()->body() == quota);
  CHECK(bad.error()->code() == persly["quota_exceeded"]);
  const owned_result<std::size_t> early = give_up_early(std::string(quota)).take();
  CHECK(early.error()->message() == "m");
}

#if __has_include(<boost/outcome/try.hpp>)

namespace {

owned_result<std::size_t> size_of_answer(int status, std::string_view sent) {
  BOOST_OUTCOME_TRY(auto answer, ask(status, sent));
  return answer.size();
}
owned_result<std::size_t> size_of_body(int status, const std::string& body) {
  BOOST_OUTCOME_TRY(auto view, check(persly, {status, body}));
  return view.size();
}

}  // namespace

TEST_CASE("BOOST_OUTCOME_TRY in functions that return owned results") {
  CHECK(size_of_answer(200, "abc").value() == 3);
  const owned_result<std::size_t> no_answer = size_of_answer(429, quota);
  CHECK(no_answer.error()->body() == quota);
  CHECK(size_of_body(200, "abc").value() == 3);
  const owned_result<std::size_t> no_body = size_of_body(429, std::string(quota));
  CHECK(no_body.error()->body() == quota);
}

#endif
