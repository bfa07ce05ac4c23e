// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/plurence.hpp>
#include <triage/providers/redner.hpp>
#include <triage/providers/resayil.hpp>
#include <triage/registry.hpp>

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

#include "catch.hpp"

using namespace triage::providers;

namespace {

// Codes that differ where neither their ends nor their middle are.
struct between_api {
  static constexpr std::string_view name = "between";
  static constexpr triage::row rows[] = {
      {"requests_of_a_kind_exceed_what_was_agreed", 429, triage::kinds::busy},
      {"requests_of_b_kind_exceed_what_was_agreed", 503, triage::kinds::busy},
      {"requests_of_a_kind_exceed_whatever_agreed", 400, triage::kinds::bad_request},
  };
};

// A code of each length from 1 to 64.
struct lengths_api {
  static constexpr std::string_view name = "lengths";
  static constexpr std::string_view longest =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  static constexpr auto rows = [] {
    std::array<triage::row, 64> made{};
    for (std::size_t i = 0; i < made.size(); ++i) {
      made[i] = {longest.substr(i % 7 == 0 ? 0 : 63 - i, i + 1), 400, triage::kinds::bad_request};
    }
    return made;
  }();
};

// A user's own provider.
struct our_gateway_api : triage::kinds {
  static constexpr std::string_view name = "our_gateway";
  static constexpr triage::field fields[] = {
      {"/fault/0/id", triage::role::code},
      {"/fault/0/a~1b~0c", triage::role::message},
      {"/kind", triage::role::type},
  };
  static constexpr triage::row rows[] = {
      {"BUSY", 503, busy},
      {"-7", 429, out_of_quota.with(triage::remedy::add_funds)},
      {triage::type("slow"),
       {},
       {triage::category::rate_limited, triage::after, triage::remedy::wait}},
  };
};
constexpr triage::provider our_gateway = triage::define<our_gateway_api>();

static_assert(triage::classify(our_gateway, {500, R"({"fault":[{"id":"BUSY"}]})"}).code() ==
              our_gateway["BUSY"]);
static_assert(triage::classify(our_gateway, {500, R"({"fault":[{"id":-7}]})"}).code() ==
              our_gateway[-7]);

struct bare_api {
  static constexpr std::string_view name = "bare";
};
constexpr triage::provider bare = triage::define<bare_api>();

// The first and last eight bytes and the length are the same.
struct alike_api : triage::kinds {
  static constexpr std::string_view name = "alike";
  static constexpr triage::row rows[] = {
      {"request_limit_a_exceeded", 429, throttled},
      {"request_limit_b_exceeded", 503, unavailable},
  };
};
constexpr triage::provider alike = triage::define<alike_api>();

// Tables of any size, for the hash.
template <std::size_t N>
struct sized_api {
  struct names {
    char of[N][8];
  };
  // "k000".."k254", and of different lengths.
  static constexpr names text = [] {
    names n{};
    for (std::size_t i = 0; i < N; ++i) {
      n.of[i][0] = 'k';
      n.of[i][1] = static_cast<char>('0' + i / 100);
      n.of[i][2] = static_cast<char>('0' + i / 10 % 10);
      n.of[i][3] = static_cast<char>('0' + i % 10);
      for (std::size_t c = 0; c < i % 4; ++c) n.of[i][4 + c] = 'x';
    }
    return n;
  }();
  static constexpr std::string_view name = "sized";
  static constexpr auto rows = [] {
    std::array<triage::row, N> made{};
    for (std::size_t i = 0; i < N; ++i) {
      made[i] = {std::string_view(text.of[i], 4 + i % 4), 400, triage::kinds::bad_request};
    }
    return made;
  }();
};

// What a lookup has to find, by going through the rows: the first row of exactly this name, else
// the longest beginning, else the first range with this number.
template <class Rows>
triage::row_ref searched(const Rows& rows, const std::string& s) {
  triage::row_ref beginning;
  triage::row_ref range;
  std::int32_t number = 0;
  const auto [end, ec] = std::from_chars(s.data(), s.data() + s.size(), number);
  const bool whole = ec == std::errc() && end == s.data() + s.size();
  for (const triage::row_ref row : rows) {
    switch (row.about()) {
      case triage::about::prefix:
        if (s.rfind(row.name(), 0) == 0 &&
            (beginning == nullptr || row.name().size() > beginning->name().size())) {
          beginning = row;
        }
        break;
      case triage::about::range:
        if (range == nullptr && whole && row.key().first() <= number &&
            number <= row.key().last()) {
          range = row;
        }
        break;
      default:
        if (row.name() == s) return row;
    }
  }
  return beginning != nullptr ? beginning : range;
}

// All keys of a table, with what is nearly one.
template <class Rows, class Find>
void twin(const Rows& rows, Find find) {
  const auto same = [&](const std::string& s) {
    INFO(s);
    CHECK(find(s) == searched(rows, s));
  };
  for (const triage::row_ref row : rows) {
    if (row.about() == triage::about::range) {
      for (const std::int32_t edge : {row.key().first(), row.key().last()}) {
        for (const std::int32_t number : {edge - 1, edge, edge + 1}) same(std::to_string(number));
      }
      continue;
    }
    const std::string k(row.name());
    same(k);
    same(k + "x");
    same(k + std::string(1, '\0'));
    same(k.substr(1));
    same(k.substr(0, k.size() - 1));
    same(k + k);
    for (std::size_t i = 0; i < k.size(); ++i) {
      for (const int bit : {1, 2, 32, 128}) {
        std::string flipped = k;
        flipped[i] = static_cast<char>(flipped[i] ^ bit);
        same(flipped);
      }
    }
  }
  same("");
  same(std::string(63, 'k'));
  same(std::string(64, 'k'));
  same(std::string(65, 'k'));
  same(std::string(100000, 'k'));
}

void twin_codes(const triage::provider& p) {
  twin(p.codes(), [&](std::string_view s) { return p.find_code(s); });
}

template <std::size_t N>
void twin_of_size() {
  static constexpr triage::provider p = triage::define<sized_api<N>>();
  REQUIRE(p.codes().size() == N);
  twin_codes(p);
}

}  // namespace

TEST_CASE("a provider of one's own has everything that the others have") {
  const triage::error e = triage::classify(
      our_gateway, {429, R"({"kind":"slow","fault":[{"a/b~c":"m","id":"NEW"},{"id":"BUSY"}]})",
                    "Retry-After: 3"});
  CHECK(e.code() == "NEW");
  CHECK(!e.code().known());
  CHECK(e.message() == "m");
  CHECK(e.type() == "slow");
  CHECK(e.delay_ms() == 3000);
  CHECK(e.verdict().decided_by == triage::basis::header);
  CHECK(e.shape() == "our_gateway");
  CHECK(triage::classify(our_gateway, {429, R"({"kind":"slow"})"}).verdict() == triage::never);
  CHECK(triage::classify(our_gateway, {404, R"({"detail":"generic, too"})"}).message() ==
        "generic, too");
  CHECK(our_gateway.title() == "our_gateway");
  CHECK(our_gateway.page().empty());
}

TEST_CASE("a provider may have nothing but a name") {
  const triage::error e = triage::classify(bare, {429, R"({"error":{"code":"x","message":"m"}})"});
  CHECK(e.code() == "x");
  CHECK(e.verdict() == triage::backoff);
  CHECK(bare.find_code(std::string_view("x")) == nullptr);
  CHECK(bare.find_type(std::string_view("")) == nullptr);
}

TEST_CASE("lookups find every key and nothing else") {
  for (const triage::provider& p : triage::all_providers()) {
    INFO(p.name());
    twin_codes(p);
    twin(p.types(), [&](std::string_view s) { return p.find_type(s); });
  }
}

TEST_CASE("tables of any size up to 255 rows have a perfect hash") {
  twin_of_size<1>();
  twin_of_size<2>();
  twin_of_size<60>();
  twin_of_size<255>();
}

TEST_CASE("codes that differ between their ends and their middle") {
  static constexpr triage::provider p = triage::define<between_api>();
  STATIC_REQUIRE(p.find_code("requests_of_b_kind_exceed_what_was_agreed")->status().first() == 503);
  twin_codes(p);
}

TEST_CASE("codes of every length") {
  static constexpr triage::provider p = triage::define<lengths_api>();
  REQUIRE(p.codes().size() == 64);
  twin_codes(p);
}

TEST_CASE("codes that differ in the middle only") {
  STATIC_REQUIRE(alike.find_code("request_limit_a_exceeded")->status().first() == 429);
  STATIC_REQUIRE(alike.find_code("request_limit_b_exceeded")->status().first() == 503);
  STATIC_REQUIRE(alike.find_code("request_limit_c_exceeded") == nullptr);
  std::string key = "request_limit_a_exceeded";  // at run time, too
  CHECK(alike.find_code(key) == alike.rows()[0]);
  key[14] = 'b';
  CHECK(alike.find_code(key) == alike.rows()[1]);
  key[14] = 'c';
  CHECK(alike.find_code(key) == nullptr);
}

TEST_CASE("codes compare by row") {
  STATIC_REQUIRE(assisters["internal_error"] == assisters["internal_error"]);
  STATIC_REQUIRE(!(assisters["internal_error"] == assisters["invalid_model"]));
  // The same word at two APIs is not the same code.
  STATIC_REQUIRE(!(assisters["internal_error"] == persly["internal_error"]));
  STATIC_REQUIRE(resayil[429].name() == "429");
  STATIC_REQUIRE(resayil[429].row()->status().first() == 429);
  STATIC_REQUIRE(!triage::code{}.known());
  STATIC_REQUIRE(!(triage::code{} == triage::code{}));
  const triage::error e = triage::classify(persly, {500, R"({"error":{"code":"what"}})"});
  CHECK(!(e.code() == e.code()));
  CHECK(e.code() == "what");
  CHECK(e.code().name() == "what");
}

namespace {

// As another shared library has it: the same name, and tables of its own.
struct persly_copy_api {
  static constexpr std::string_view name = "persly";
};

}  // namespace

TEST_CASE("providers compare by name") {
  constexpr triage::provider copy = triage::define<persly_copy_api>();
  STATIC_REQUIRE(copy == persly);
  STATIC_REQUIRE(persly == copy);
  STATIC_REQUIRE(!(copy == assisters));
}

TEST_CASE("error ids split as documented") {
  const auto parts = [](std::string_view id) {
    const triage::id_parts p = plurence.split_id(id);
    return std::string(p.service) + "/" + std::string(p.cls) + "/" + std::string(p.sequence);
  };
  CHECK(parts("DAT030002") == "DAT/03/0002");
  CHECK(parts("gwy001") == "gwy/00/1");
  for (const char* id : {"", "DAT", "DAT03", "DA030002", "DATX30002", "1AT030002", "DAT03000x",
                         "DAT 30002", "DAT-30002"}) {
    INFO(id);
    CHECK(parts(id) == "//");
  }
  CHECK(persly.split_id("DAT030002").service.empty());
}

TEST_CASE("providers by name") {
  CHECK(triage::find_provider("assisters") == assisters);
  CHECK(triage::find_provider("generic") == generic);
  CHECK(triage::find_provider("") == std::nullopt);
  CHECK(triage::find_provider("Assisters") == std::nullopt);
  CHECK(triage::find_provider("assisters ") == std::nullopt);
  STATIC_REQUIRE(triage::find_provider("redner") == redner);
  std::string_view before;
  for (const triage::provider& p : triage::all_providers()) {
    CHECK(p.name() > before);
    before = p.name();
    CHECK(triage::find_provider(p.name()) == p);
  }
  CHECK(triage::all_providers().size() >= 6);
}

TEST_CASE("a tie of escapes and length limits") {
  // A code of 64 bytes may come with every byte escaped.
  const std::string body = R"({"error":{"code":"\u0069nternal_err\u006fr"}})";
  CHECK(triage::classify(persly, {500, body}).code() == persly["internal_error"]);
}
