// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the compiler keeps of rows says the same as the rows that were written.
#include <triage.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

#include "both_ways.hpp"
#include "catch.hpp"

namespace {

using triage::row;
using triage::row_ref;
using triage::statuses;

// 300 characters, which none of the library's tables has.
constexpr std::string_view long_text =
    "A sentence of fifty characters, dot by dot. ...... A sentence of fifty characters, dot by "
    "dot. "
    "...... A sentence of fifty characters, dot by dot. ...... A sentence of fifty characters, dot "
    "by dot. ...... A sentence of fifty characters, dot by dot. ...... A sentence of fifty "
    "characters, dot by dot. ...... ";

struct ship_api : triage::kinds {
  static constexpr std::string_view name = "ship";
  static constexpr triage::id_layout error_id = {2, 2};
  static constexpr row rows[] = {
      // All that a row can have.
      {"storm",
       {429, 503, 504, 529},
       throttled.with(triage::scope::region),
       "the sea is rough",
       "Errors, Weather",
       {.header = "X-Sea", .member = "/sea/state", .equals = "rough", .message = "wait"},
       triage::severity::critical,
       "weather",
       60'000},
      // The same key, meaning and source, and no condition.
      {"storm", 503, busy, "the sea is rough", "Errors, Weather"},
      // Nothing but what is needed.
      {.key = "calm", .status = 404, .kind = missing},
      // A source of before, with others between.
      {"reef/*", statuses::between(400, 410), bad_request, long_text, "Errors, Vessels"},
      {triage::codes(-5, 70000), {}, broken, "a number", "Errors, Weather"},
      {triage::type("storm"), {}, throttled, "a legend", ""},
      {triage::id_class("03"), {}, bad_key, "", "Errors, Ids", {.message = "key"}},
      {{}, 409, conflicting, "two at one pier", "Errors, Vessels"},
      // A part of another text, which is not that text.
      {"s", 400, bad_request, "the sea", "Errors"},
      {.key = "fog", .status = 503, .kind = busy, .delay_ms = 1},
  };
};
constexpr triage::provider ship = triage::define<ship_api>();

struct boat_api : triage::kinds {
  using base = ship_api;
  static constexpr std::string_view name = "boat";
  static constexpr row rows[] = {
      {"leak", 500, broken, "there is water in it", "Boats"},
      {"calm", 503, busy, "no wind", "Boats", {.member = "/sail"}},
  };
};
constexpr triage::provider boat = triage::define<boat_api>();

struct bare_api {
  static constexpr std::string_view name = "bare";
};
constexpr triage::provider bare = triage::define<bare_api>();

constexpr bool same(const statuses& a, const statuses& b) {
  if (a.size() != b.size() || a.any() != b.any() || a.possible() != b.possible()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].first != b[i].first || a[i].last != b[i].last) return false;
  }
  return true;
}

constexpr bool same(row_ref kept, const row& written, std::size_t number) {
  const row again = kept.written();
  return kept.about() == written.key.about() && kept.key() == written.key &&
         kept.name() == written.name() && same(kept.status(), written.status) &&
         kept.kind() == written.kind && kept.meaning() == written.meaning &&
         kept.source() == written.source && kept.when() == written.when &&
         kept.severity() == written.severity && kept.with_type() == written.with_type &&
         kept.delay_ms() == written.delay_ms && kept.number() == number &&
         again.key == written.key && again.meaning == written.meaning &&
         again.delay_ms == written.delay_ms;
}

// The number of the row that differs, or -1.
template <class Api>
constexpr int first_different(triage::provider p, std::size_t from) {
  for (std::size_t i = 0; i < std::size(Api::rows); ++i) {
    if (!same(p.rows()[from + i], Api::rows[i], from + i)) return static_cast<int>(from + i);
  }
  return -1;
}

}  // namespace

TEST_CASE("rows are kept as they were written") {
  CHECK_BOTH(ship.rows().size() == std::size(ship_api::rows));
  CHECK_BOTH(first_different<ship_api>(ship, 0) == -1);
  // Those of a base come after the own ones.
  CHECK_BOTH(boat.rows().size() == std::size(ship_api::rows) + std::size(boat_api::rows));
  CHECK_BOTH(first_different<boat_api>(boat, 0) == -1);
  CHECK_BOTH(first_different<ship_api>(boat, std::size(boat_api::rows)) == -1);
  CHECK_BOTH(bare.rows().empty());
  CHECK_BOTH(bare.rows().begin() == bare.rows().end());
}

TEST_CASE("a reference to a row") {
  STATIC_REQUIRE(sizeof(row_ref) == sizeof(void*));
  STATIC_REQUIRE(std::is_trivially_copyable_v<row_ref>);
  CHECK_BOTH(row_ref() == nullptr);
  CHECK_BOTH(!row_ref());
  CHECK_BOTH(row_ref() == row_ref(nullptr));
  CHECK_BOTH(ship.rows()[0] != nullptr);
  CHECK_BOTH(bool(ship.rows()[0]));
  CHECK_BOTH(ship.rows()[0] == ship.find_code("storm"));
  CHECK_BOTH(ship.rows()[0] != ship.rows()[1]);
  CHECK_BOTH(ship.find_code("storm")->meaning() == "the sea is rough");
  std::size_t n = 0;
  for (const row_ref r : boat.rows()) CHECK(r.number() == n++);
  CHECK(n == boat.rows().size());
}

TEST_CASE("texts that are the same are there once") {
  const auto once = [](std::string_view a, std::string_view b) { return a.data() == b.data(); };
  const triage::row_table rows = ship.rows();
  CHECK(once(rows[0].name(), rows[1].name()));
  CHECK(once(rows[0].meaning(), rows[1].meaning()));
  CHECK(once(rows[0].source(), rows[1].source()));
  CHECK(once(rows[0].source(), rows[4].source()));
  CHECK(once(rows[3].source(), rows[7].source()));
  CHECK(!once(rows[0].meaning(), rows[8].meaning()));
}

TEST_CASE("which statuses a row is for") {
  CHECK_BOTH((statuses().any() && statuses().has(0) && statuses().has(599)));
  CHECK_BOTH((statuses().size() == 0 && statuses().first() == 0 && statuses().possible()));
  CHECK_BOTH((statuses(429).has(429) && !statuses(429).has(428) && !statuses(429).has(0)));
  CHECK_BOTH((statuses({403, 429}).size() == 2 && statuses({403, 429})[1].last == 429));
  CHECK_BOTH((statuses({403, 429}).has(429) && !statuses({403, 429}).has(410)));
  CHECK_BOTH(
      (statuses({400, 401, 402, 403}).size() == 4 && statuses({400, 401, 402, 403}).has(403)));
  CHECK_BOTH(!statuses({400, 401, 402, 403}).has(0));
  CHECK_BOTH(
      (statuses::between(500, 510).size() == 1 && statuses::between(500, 510).first() == 500));
  CHECK_BOTH(statuses::between(500, 510)[0].last == 510);
  CHECK_BOTH((statuses::between(500, 510).has(505) && statuses::between(500, 510).has(510)));
  CHECK_BOTH((!statuses::between(500, 510).has(511) && !statuses::between(500, 510).has(499)));
  CHECK_BOTH(statuses::between(599, 599).has(599));
  // Not in a constant: the compiler works those out.
  for (int last : {500, 509, 510, 511}) {
    const statuses range = statuses::between(510, last);
    CHECK(range.possible() == (last >= 510));
    CHECK(statuses::between(500, 510).has(last) == (last <= 510));
  }
  // What is not possible stays so, whatever comes after it.
  CHECK_BOTH((!statuses(0).possible() && !statuses(600).possible() && !statuses(99).possible()));
  CHECK_BOTH(!statuses({400, 401, 402, 403, 404}).possible());
  CHECK_BOTH((!statuses({400, 600, 402}).possible() && !statuses({0, 400}).possible()));
  CHECK_BOTH((!statuses::between(510, 500).possible() && !statuses::between(0, 500).possible()));
  CHECK_BOTH(!statuses::between(500, 600).possible());
  CHECK_BOTH((statuses(600).any() && statuses(600).size() == 0 && statuses(600).first() == 0));
}
