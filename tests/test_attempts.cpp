// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The attempts of one call: deadline, budget, recoveries; and the loop that runs them.
#include <triage/retry/attempts.hpp>
#include <triage/check.hpp>
#include <triage/http/errno.hpp>
#include <triage/owned_error.hpp>
#include <triage/retry/policies.hpp>
#include <triage/providers.hpp>
#include <triage/retry/retry_loop.hpp>

#include <array>
#include <coroutine>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "both_ways.hpp"

using triage::attempts;
using triage::classify;
using triage::error;
using triage::plan;
using triage::recovery;
using triage::retry_budget;
using triage::retry_policy;
using triage::stop;
using namespace triage::providers;

namespace {

// A provider whose codes are named for what a program can do about them.
struct mending_api : triage::kinds {
  static constexpr std::string_view name = "mending";
  static constexpr triage::field fields[] = {{"/code", triage::role::code}};
  static constexpr triage::header_row headers[] = {
      {"Mending-Should-Retry", triage::header_role::should_retry}};
  static constexpr triage::row rows[] = {
      {"expired", 401, expired_key},
      {"skewed", 403, bad_key.with(triage::recovery::correct_clock)},
      {"moved", 307,
       triage::kind{triage::category::redirected, triage::never, triage::remedy::check_resource}
           .with(triage::processed::unknown)
           .with(triage::recovery::follow)},
      {"changed", 409,
       conflicting.with(triage::processed::unknown).with(triage::recovery::read_again)},
      {"wrong_connection", 421, bad_request.with(triage::recovery::new_connection)},
  };
};
constexpr triage::provider mending = triage::define<mending_api>();

constexpr error success = classify(generic, {200, "{}"});
constexpr error limited = classify(generic, {429, ""});
constexpr error faulty = classify(generic, {500, ""});
constexpr error wrong = classify(generic, {400, ""});
constexpr error expired = classify(mending, {401, R"({"code":"expired"})"});
constexpr error skewed = classify(mending, {403, R"({"code":"skewed"})"});
constexpr error moved = classify(mending, {307, R"({"code":"moved"})"});
constexpr error changed = classify(mending, {409, R"({"code":"changed"})"});
constexpr error wrong_connection = classify(mending, {421, R"({"code":"wrong_connection"})"});

constexpr error named(std::string_view retry_after, int status = 429) {
  return classify(generic, {status, "", {{"Retry-After", retry_after}}});
}

constexpr retry_policy steady{
    .max_attempts = 4, .base_ms = 100, .jitter = triage::jitter::none, .spread_permille = 0};

// What becomes of a call whose attempts come to these errors, one a second.
template <std::size_t N>
constexpr std::array<plan, N> plans(attempts a, const error (&errors)[N]) {
  std::array<plan, N> all{};
  for (std::size_t i = 0; i < N; ++i) {
    all[i] = a.next(errors[i], 1000 * static_cast<std::int64_t>(i), 0);
  }
  return all;
}

constexpr plan waits(std::int64_t ms) {
  return {.wait_ms = ms};
}
constexpr plan mends(recovery r, std::int64_t ms = 0) {
  return {.wait_ms = ms, .recovery = r};
}

}  // namespace

static_assert(std::is_trivially_copyable_v<attempts>);

TEST_CASE("a call counts its attempts") {
  constexpr auto p = plans(attempts(steady), {limited, limited, limited, limited, limited});
  CHECK_BOTH(p[0] == waits(100));
  CHECK_BOTH(p[1] == waits(200));
  CHECK_BOTH(p[2] == waits(400));
  CHECK_BOTH(p[3].why == stop::attempts_spent);
  CHECK_BOTH(p[4].why == stop::attempts_spent);
  attempts a(steady);
  CHECK(a.made() == 0);
  CHECK(a.next(limited, 0, 0));
  CHECK(a.made() == 1);
  CHECK(a.last() == waits(100));
  CHECK(a.policy().max_attempts == 4);
}

TEST_CASE("a success needs no next attempt") {
  constexpr auto p = plans(attempts(steady), {limited, success});
  CHECK_BOTH(p[0] == waits(100));
  CHECK_BOTH(p[1] == plan{.why = stop::succeeded});
  CHECK_BOTH(!p[1]);
}

TEST_CASE("a call knows whether its request may be carried out twice") {
  attempts careful(steady);
  attempts repeatable(steady, {.idempotent = true});
  CHECK(careful.next(faulty, 0, 0).why == stop::outcome_unknown);
  CHECK(repeatable.next(faulty, 0, 0) == waits(100));
  CHECK(repeatable.next(wrong, 0, 0).why == stop::not_retryable);
}

TEST_CASE("a call knows its method") {
  attempts post(triage::policies::azure_core, {.idempotent = true, .method = "POST"});
  attempts get(triage::policies::azure_core, {.idempotent = true, .method = "GET"});
  CHECK(post.next(limited, 0, 0).why == stop::by_policy);
  CHECK(get.next(limited, 0, 0));
}

TEST_CASE("decorrelated jitter goes by the delay before") {
  constexpr retry_policy p{
      .max_attempts = 9, .base_ms = 100, .cap_ms = 100'000, .jitter = triage::jitter::decorrelated};
  attempts a(p);
  constexpr std::uint64_t middle = std::uint64_t{1} << 63;
  CHECK(a.next(limited, 0, 0) == waits(100));       // the least
  CHECK(a.next(limited, 0, middle) == waits(200));  // halfway from 100 to 300
  CHECK(a.next(limited, 0, middle) == waits(350));  // … to 600
  // An immediate recovery is not the delay of a retry.
  attempts b(p, {.recoveries = {recovery::refresh_credentials}});
  CHECK(b.next(limited, 0, middle) == waits(200));
  CHECK(b.next(expired, 0, middle) == mends(recovery::refresh_credentials));
  CHECK(b.next(limited, 0, middle) == waits(350));
}

TEST_CASE("no wait is planned that does not end before the deadline") {
  attempts a(steady, {.deadline_ms = 10'100});
  CHECK(a.next(limited, 9'999, 0) == waits(100));
  attempts late(steady, {.deadline_ms = 10'100});
  CHECK(late.next(limited, 10'000, 0) == plan{.why = stop::deadline, .wait_ms = 100});
  attempts told(steady, {.deadline_ms = 10'000});
  CHECK(told.next(named("10"), 0, 0) ==
        plan{.why = stop::deadline, .wait_ms = 10'000, .from_server = true});
  // Nor without a wait once it is over; a success is one however late.
  attempts over(triage::policies::azure_core, {.idempotent = true, .deadline_ms = 5});
  CHECK(over.next(faulty, 5, 0).why == stop::deadline);
  CHECK(over.next(success, 6, 0).why == stop::succeeded);
  // Reasons that hold at any time come first.
  CHECK(over.next(wrong, 6, 0).why == stop::not_retryable);
}

TEST_CASE("clocks may begin anywhere") {
  for (const std::int64_t start : {INT64_MIN, std::int64_t{-50}, INT64_MAX - 200}) {
    attempts a(steady, {.deadline_ms = start + 200});
    CHECK(a.next(limited, start, 0) == waits(100));
    CHECK(a.next(limited, start, 0).why == stop::deadline);
  }
  attempts all(steady, {.deadline_ms = INT64_MAX});
  CHECK(all.next(limited, INT64_MIN, 0) == waits(100));
  attempts none(steady, {.deadline_ms = INT64_MIN});
  CHECK(none.next(limited, INT64_MAX, 0).why == stop::deadline);
  STATIC_REQUIRE(attempts(steady, {.deadline_ms = INT64_MAX}).next(limited, INT64_MIN, 0));
}

TEST_CASE("a budget is paid once for each planned retry, and gets back the last") {
  retry_budget budget{.tokens = 100};
  attempts a(steady, {.idempotent = true, .budget = &budget});
  CHECK(a.next(limited, 0, 0));
  CHECK(budget.tokens == 95);
  const error timeout = classify(generic, triage::http::failure_of(std::errc::timed_out));
  CHECK(a.next(timeout, 0, 0));
  CHECK(budget.tokens == 85);
  CHECK(a.next(success, 0, 0).why == stop::succeeded);
  CHECK(budget.tokens == 95);
  // A second success of the same call, which would be a mistake, gives back no second time.
  (void)a.next(success, 0, 0);
  CHECK(budget.tokens == 96);
  // A success without a retry gives one back.
  attempts easy(steady, {.budget = &budget});
  CHECK(easy.next(success, 0, 0).why == stop::succeeded);
  CHECK(budget.tokens == 97);
}

TEST_CASE("nothing is paid for retries that are not made") {
  retry_budget budget;
  const auto why = [&](const error& e, const retry_policy& policy, std::int64_t now_ms = 0) {
    attempts a(policy, {.deadline_ms = 1000, .budget = &budget});
    return a.next(e, now_ms, 0).why;
  };
  CHECK(why(wrong, steady) == stop::not_retryable);
  CHECK(why(faulty, steady) == stop::outcome_unknown);
  CHECK(why(named("90"), steady) == stop::server_delay);
  CHECK(why(limited, retry_policy{.max_attempts = 1}) == stop::attempts_spent);
  CHECK(why(limited, steady, 999) == stop::deadline);
  CHECK(budget.tokens == 500);
  budget.tokens = 4;
  CHECK(why(limited, steady) == stop::budget);
  CHECK(budget.tokens == 4);
  attempts a(steady, {.budget = &budget});
  CHECK(a.next(limited, 0, 0) == plan{.why = stop::budget, .wait_ms = 100});
}

TEST_CASE("a recovery is offered once, to who can carry it out") {
  const triage::call_options can{
      .recoveries = {recovery::refresh_credentials, recovery::correct_clock}};
  const auto p = plans(attempts(steady, can), {expired, skewed, expired});
  CHECK(p[0] == mends(recovery::refresh_credentials));
  CHECK(p[1] == mends(recovery::correct_clock));
  CHECK(p[2].why == stop::not_retryable);
  CHECK(plans(attempts(steady), {expired})[0].why == stop::not_retryable);
  CHECK(plans(attempts(steady, {.recoveries = {recovery::follow}}), {expired})[0].why ==
        stop::not_retryable);
  STATIC_REQUIRE(plans(attempts(steady, {.recoveries = {recovery::refresh_credentials}}),
                       {expired})[0] == mends(recovery::refresh_credentials));
}

TEST_CASE("a recovery counts as an attempt") {
  retry_policy two = steady;
  two.max_attempts = 2;
  const triage::call_options can{
      .recoveries = {recovery::refresh_credentials, recovery::correct_clock}};
  const auto p = plans(attempts(two, can), {expired, skewed});
  CHECK(p[0] == mends(recovery::refresh_credentials));
  CHECK(p[1].why == stop::attempts_spent);
  two.max_attempts = 1;
  CHECK(plans(attempts(two, can), {expired})[0].why == stop::attempts_spent);
}

TEST_CASE("a redirect is followed whatever became of the request, the rest only if it is safe") {
  const triage::call_options can{.recoveries = {recovery::follow, recovery::read_again}};
  triage::call_options twice = can;
  twice.idempotent = true;
  REQUIRE(moved.processed() == triage::processed::unknown);
  REQUIRE(changed.processed() == triage::processed::unknown);
  CHECK(plans(attempts(steady, can), {moved})[0] == mends(recovery::follow));
  CHECK(plans(attempts(steady, can), {changed})[0].why == stop::not_retryable);
  CHECK(plans(attempts(steady, twice), {changed})[0] == mends(recovery::read_again));
}

TEST_CASE("what the server wants sent again as it is needs no recovery") {
  constexpr error again = classify(
      mending, {421, R"({"code":"wrong_connection"})", {{"Mending-Should-Retry", "true"}}});
  STATIC_REQUIRE(again.recovery() == recovery::none);
  const auto p = plans(attempts(steady, {.recoveries = {recovery::new_connection}}),
                       {again, wrong_connection, wrong_connection});
  CHECK(p[0] == waits(100));
  CHECK(p[1] == mends(recovery::new_connection));
  CHECK(p[2].why == stop::not_retryable);
}

TEST_CASE("recoveries cost the budget nothing, and keep to the deadline") {
  retry_budget empty{.tokens = 0};
  const triage::call_options can{
      .deadline_ms = 100,
      .budget = &empty,
      .recoveries = {recovery::refresh_credentials, recovery::new_connection}};
  attempts a(steady, can);
  CHECK(a.next(expired, 0, 0) == mends(recovery::refresh_credentials));
  CHECK(a.next(wrong_connection, 0, 0) == mends(recovery::new_connection));
  CHECK(a.next(limited, -500, 0).why == stop::budget);
  attempts late(steady, can);
  CHECK(late.next(expired, 100, 0).why == stop::deadline);
  // What was planned but not returned was not offered.
  CHECK(late.next(expired, 0, 0) == mends(recovery::refresh_credentials));
}

TEST_CASE("a recovery waits as long as the server says") {
  const error later = classify(mending, {401, R"({"code":"expired"})", {{"Retry-After", "2"}}});
  const triage::call_options can{.recoveries = {recovery::refresh_credentials}};
  REQUIRE(later.server_delay_ms() == 2000);
  attempts a(steady, can);
  CHECK(a.next(later, 0, 0) ==
        plan{.wait_ms = 2000, .from_server = true, .recovery = recovery::refresh_credentials});
  const error much_later =
      classify(mending, {401, R"({"code":"expired"})", {{"Retry-After", "3600"}}});
  CHECK(a.next(much_later, 0, 0).why == stop::not_retryable);  // it was offered
  CHECK(attempts(steady, can).next(much_later, 0, 0).why == stop::server_delay);
}

TEST_CASE("the outcome of a call is that of all its attempts") {
  using triage::processed;
  const error refused = classify(generic, {429, ""});                       // no
  const error open = classify(generic, {500, ""});                          // unknown
  const error done = triage::undecodable(generic, {200, "?"}, "not JSON");  // yes
  const auto outcome = [](std::initializer_list<error> all) {
    attempts a(steady, {.idempotent = true});
    for (const error& e : all) (void)a.next(e, 0, 0);
    return a.outcome();
  };
  CHECK(attempts(steady).outcome() == processed::unknown);
  CHECK(outcome({refused}) == processed::no);
  CHECK(outcome({refused, refused}) == processed::no);
  CHECK(outcome({refused, open}) == processed::unknown);
  // That the last one was refused says nothing of the first.
  CHECK(outcome({open, refused}) == processed::unknown);
  CHECK(outcome({done, refused}) == processed::yes);
  CHECK(outcome({done, open}) == processed::yes);
  CHECK(outcome({open, done, refused}) == processed::yes);
}

TEST_CASE("a call takes what an attempt gave as a whole, and knows what time is left") {
  attempts a(steady, {.deadline_ms = 1000});
  CHECK(a.next(triage::check(generic, {429, ""}), 0, 0));
  CHECK(a.left_ms(250, -1) == 750);
  CHECK(a.left_ms(1000, -1) == 1);
  CHECK(a.left_ms(2000, -1) == 1);
  CHECK(a.left_ms(INT64_MIN, -1) == triage::max_delay_ms);
  CHECK(a.next(triage::owned_error(classify(generic, {404, ""})), 0, 0).why ==
        triage::stop::not_retryable);
  CHECK(a.next(triage::check(generic, {200, "{}"}), 0, 0).why == triage::stop::succeeded);
  CHECK(attempts(steady).left_ms(5, -1) == -1);
}

TEST_CASE("a precondition that fails may be the trace of an earlier attempt") {
  const error open = classify(generic, {500, ""});
  const error precondition = classify(generic, {412, ""});
  const triage::call_options call{.idempotent = true, .recoveries = {triage::recovery::read_again}};
  attempts first(steady, call);
  CHECK(first.next(precondition, 0, 0).recovery == triage::recovery::read_again);
  attempts later(steady, call);
  CHECK(later.next(open, 0, 0));
  CHECK(later.next(precondition, 0, 0).why == triage::stop::not_retryable);
  // One that was refused has left none.
  attempts refused(steady, call);
  CHECK(refused.next(limited, 0, 0));
  CHECK(refused.next(precondition, 0, 0).recovery == triage::recovery::read_again);
}

TEST_CASE("sets of recoveries") {
  using triage::recovery_set;
  constexpr recovery_set some{recovery::follow, recovery::read_again, recovery::none};
  CHECK_BOTH(some.contains(recovery::follow));
  CHECK_BOTH(some.contains(recovery::read_again));
  CHECK_BOTH(!some.contains(recovery::new_connection));
  CHECK_BOTH(!some.contains(recovery::none));
  CHECK_BOTH(!recovery_set().contains(recovery::follow));
}

namespace {

// A service that answers from a script, and the world around a loop: a clock that the waits move.
struct scripted {
  std::vector<triage::response> answers;
  std::vector<std::int64_t> waits = {};
  std::size_t sent = 0;
  std::int64_t now_ms = 0;

  triage::response send() { return answers[sent++]; }
  auto wait() {
    return [this](std::int64_t ms) {
      waits.push_back(ms);
      now_ms += ms;
    };
  }
  auto clock() {
    return [this] { return now_ms; };
  }
};

constexpr auto no_chance = [] { return std::uint64_t{0}; };

}  // namespace

TEST_CASE("the loop sends until it is done, and returns the last outcome") {
  scripted world{{{429, ""}, {429, ""}, {200, "42"}}};
  attempts a(steady);
  const triage::result<std::string_view> r = triage::run(
      a, [&] { return triage::check(persly, world.send()); }, world.wait(), world.clock(),
      no_chance);
  // Persly's own table: its 429 is final unless a delay is named.
  CHECK(!r.has_value());
  CHECK(a.last().why == stop::not_retryable);
  CHECK(world.sent == 1);

  scripted generous{{{429, ""}, {429, ""}, {200, "42"}}};
  attempts b(steady);
  const triage::result<std::string_view> s = triage::run(
      b, [&] { return triage::check(generic, generous.send()); }, generous.wait(), generous.clock(),
      no_chance);
  REQUIRE(s.has_value());
  CHECK(s.value() == "42");
  CHECK(b.last().why == stop::succeeded);
  CHECK(b.made() == 3);
  CHECK(generous.waits == std::vector<std::int64_t>{100, 200});
}

TEST_CASE("the loop takes errors, owned errors and results of either") {
  const auto attempts_of = [](auto outcome_of) {
    scripted world{{{429, "busy"}, {429, "busy"}, {400, "wrong"}}};
    attempts a(steady);
    const auto last = triage::run(
        a, [&] { return outcome_of(classify(generic, world.send())); }, world.wait(), world.clock(),
        no_chance);
    CHECK(a.last().why == stop::not_retryable);
    CHECK(triage::detail::error_of(last).status() == 400);
    CHECK(triage::detail::error_of(last).body() == "wrong");
    return a.made();
  };
  struct own_result {
    triage::owned_error e;
    bool has_value() const { return false; }
    const triage::owned_error& error() const { return e; }
  };
  struct own_error {
    triage::error e;
    int code = 7;
    operator const triage::error&() const { return e; }
  };
  CHECK(attempts_of([](const error& e) { return e; }) == 3);
  CHECK(attempts_of([](const error& e) { return triage::owned_error(e); }) == 3);
  CHECK(attempts_of([](const error& e) { return own_result{triage::owned_error(e)}; }) == 3);
  CHECK(attempts_of([](const error& e) { return own_error{e}; }) == 3);
  CHECK(attempts_of([](const error& e) { return triage::carrier::failure<int>(e); }) == 3);
}

TEST_CASE("the loop keeps to deadline and budget") {
  scripted world{{{429, ""}, {429, ""}, {429, ""}, {200, ""}}};
  attempts a(steady, {.deadline_ms = 250});
  const error e = triage::run(
      a, [&] { return classify(generic, world.send()); }, world.wait(), world.clock(), no_chance);
  CHECK(e.status() == 429);
  CHECK(a.last().why == stop::deadline);
  CHECK(world.waits == std::vector<std::int64_t>{100});

  scripted other{{{429, ""}, {429, ""}, {429, ""}, {200, ""}}};
  retry_budget budget{.tokens = 9};
  attempts b(steady, {.budget = &budget});
  (void)triage::run(
      b, [&] { return classify(generic, other.send()); }, other.wait(), other.clock(), no_chance);
  CHECK(b.last().why == stop::budget);
  CHECK(other.sent == 2);
}

TEST_CASE("the loop has recoveries carried out") {
  constexpr std::string_view body = R"({"code":"expired"})";
  const auto with = [&](bool works, std::vector<triage::response> answers, std::size_t& sent) {
    scripted world{std::move(answers)};
    std::vector<recovery> asked;
    attempts a(steady, {.recoveries = {recovery::refresh_credentials}});
    const error e = triage::run(
        a, [&] { return classify(mending, world.send()); }, world.wait(), world.clock(), no_chance,
        [&](recovery r, const error& why) {
          CHECK(why.code() == "expired");
          asked.push_back(r);
          return works;
        });
    CHECK(asked == std::vector<recovery>{recovery::refresh_credentials});
    sent = world.sent;
    return e.status();
  };
  std::size_t sent = 0;
  CHECK(with(true, {{401, body}, {200, ""}}, sent) == 200);
  CHECK(sent == 2);
  CHECK(with(true, {{401, body}, {401, body}, {200, ""}}, sent) == 401);
  CHECK(sent == 2);
  CHECK(with(false, {{401, body}, {200, ""}}, sent) == 401);
  CHECK(sent == 1);
}

TEST_CASE("without somebody to recover, the loop ends rather than send the same again") {
  scripted world{{{401, R"({"code":"expired"})"}, {200, ""}}};
  attempts a(steady, {.recoveries = {recovery::refresh_credentials}});
  const error e = triage::run(
      a, [&] { return classify(mending, world.send()); }, world.wait(), world.clock(), no_chance);
  CHECK(e.status() == 401);
  CHECK(world.sent == 1);
  CHECK(world.waits.empty());
}

TEST_CASE("the loop runs at compile time") {
  constexpr int sent = [] {
    int n = 0;
    std::int64_t now = 0;
    attempts a(steady, {.idempotent = true});
    const error e = triage::run(
        a, [&] { return ++n < 3 ? faulty : success; }, [&](std::int64_t ms) { now += ms; },
        [&] { return now; }, no_chance);
    return e.failed() || now != 300 ? -1 : n;
  }();
  STATIC_REQUIRE(sent == 3);
}

TEST_CASE("the loop lets through what the callables throw") {
  attempts a(steady);
  CHECK_THROWS_AS(
      triage::run(
          a, []() -> error { throw 7; }, [](std::int64_t) {}, [] { return 0; }, no_chance),
      int);
}

namespace {

// An event loop in a few lines: timers in order, on a clock of its own.
struct event_loop {
  std::multimap<std::int64_t, std::coroutine_handle<>> timers;
  std::int64_t now_ms = 0;

  auto sleep(std::int64_t ms) {
    struct awaiter {
      event_loop& loop;
      std::int64_t until;
      bool await_ready() const noexcept { return false; }
      void await_suspend(std::coroutine_handle<> h) const { loop.timers.emplace(until, h); }
      void await_resume() const noexcept {}
    };
    return awaiter{*this, now_ms + ms};
  }
  void run() {
    while (!timers.empty()) {
      const auto first = timers.begin();
      const std::coroutine_handle<> h = first->second;
      now_ms = first->first;
      timers.erase(first);
      h.resume();
    }
  }
};

struct task {
  struct promise_type {
    task get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() { throw; }
  };
};

// Parameters by value or by reference to what outlives the coroutine.
task call(event_loop& loop, attempts a, std::vector<triage::response> answers, std::string& log) {
  for (std::size_t sent = 0;;) {
    co_await loop.sleep(10);  // the answer takes its time
    const error e = classify(generic, answers[sent++]);
    const plan next = a.next(e, loop.now_ms, 0);
    if (!next) {
      log += std::to_string(loop.now_ms) + " " + std::string(to_string(next.why)) + "\n";
      co_return;
    }
    co_await loop.sleep(next.wait_ms);
  }
}

}  // namespace

TEST_CASE("two calls as coroutines on one event loop, with one budget") {
  event_loop loop;
  std::string log;
  retry_budget budget{.tokens = 15};
  call(loop, attempts(steady, {.budget = &budget}), {{429, ""}, {429, ""}, {200, ""}}, log);
  call(loop, attempts(steady, {.budget = &budget}), {{429, ""}, {429, ""}, {200, ""}}, log);
  loop.run();
  // There is enough for three retries: the second one of the second call is not to be had.
  CHECK(log == "120 budget\n330 succeeded\n");
}
