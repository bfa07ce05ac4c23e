// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/json_line.hpp>

#include <memory>
#include <random>
#include <string>

#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

#include "both_ways.hpp"
#include "corpus.hpp"

#if __has_include(<nlohmann/json.hpp>)
#include <nlohmann/json.hpp>
#define TRIAGE_HAS_NLOHMANN 1
#endif

using namespace triage::providers;
using triage::classify;

namespace {

std::string json(const triage::error& e, std::size_t size = triage::json_line_size) {
  // No bigger than said, so that the sanitizers see a write beyond it.
  std::string buffer(size, '#');
  return std::string(to_json_line(e, buffer.data(), size));
}

std::string message_json(std::string_view json_string) {
  const std::string body = "{\"message\":\"" + std::string(json_string) + "\"}";
  const std::string whole = json(classify(generic, {500, body}));
  const std::string key = "\"triage.message\":";
  const std::size_t at = whole.find(key) + key.size();
  return whole.substr(at, whole.size() - at - 1);
}

constexpr std::string_view slow_down =
    R"({"error":{"message":"Slow down","code":"rate_limit_exceeded","type":"t"}})";

constexpr bool is_json_line(const triage::error& e, std::string_view expected) {
  char buffer[triage::json_line_size] = {};
  return to_json_line(e, buffer) == expected;
}

}  // namespace

TEST_CASE("an error as one line of JSON") {
  CHECK_BOTH(is_json_line(
      classify(assisters, {429, slow_down, "Retry-After: 5\r\nX-Request-ID: req_1\r\n"}),
      R"({"error.type":"rate_limit_exceeded","http.response.status_code":429,)"
      R"("triage.provider":"assisters","triage.category":"rate_limited","triage.retry":"after",)"
      R"("triage.delay_ms":5000,"triage.delay_basis":"header","triage.basis":"code",)"
      R"("triage.processed":"no","triage.remedy":"wait","triage.scope":"credential",)"
      R"("triage.request_id":"req_1",)"
      R"("triage.code":"rate_limit_exceeded","triage.type":"t","triage.message":"Slow down"})"));
  CHECK_BOTH(is_json_line(
      classify(persly, {502, "<html><title>Bad</title>"}),
      R"({"error.type":"unavailable","http.response.status_code":502,"triage.provider":"persly",)"
      R"("triage.category":"unavailable","triage.retry":"backoff","triage.basis":"status",)"
      R"("triage.processed":"unknown","triage.remedy":"wait","triage.scope":"service",)"
      R"("triage.body_kind":"html",)"
      R"("triage.message":"Bad"})"));
  CHECK_BOTH(is_json_line(classify(persly, {200, ""}),
                          R"({"http.response.status_code":200,"triage.provider":"persly",)"
                          R"("triage.category":"none"})"));
  CHECK_BOTH(is_json_line(triage::error{}, R"({"triage.category":"none"})"));
}

TEST_CASE("no server can make an error.type") {
  for (const char* code : {"NOT_A_CODE", "a\\nb", "\\\",\\\"x\\\":\\\""}) {
    const std::string body = std::string(R"({"error":{"code":")") + code + R"("}})";
    CHECK(json(classify(persly, {429, body})).find(R"({"error.type":"rate_limited",)") == 0);
  }
  // A code whose letters are escaped is the table's, in the table's spelling.
  const std::string body = R"({"error":{"code":"quota\u005fexceeded"}})";
  CHECK(json(classify(persly, {429, body})).find(R"({"error.type":"quota_exceeded",)") == 0);
}

TEST_CASE("nothing the server sends can break the JSON line or forge a member") {
  CHECK(message_json(R"(a\nb\r\n\t)") == R"("a\nb\r\n\t")");
  CHECK(message_json(R"(\",\"triage.retry\":\"backoff)") == R"("\",\"triage.retry\":\"backoff")");
  CHECK(message_json(R"(\\)") == R"("\\")");
  CHECK(message_json("a\nb\x01") == R"("a\nb\u0001")");
  CHECK(message_json(R"(\u0000\u001b[31m\u007f\u009b)") == R"("\u0000\u001b[31m\u007f\u009b")");
  CHECK(message_json(R"(\u2028\u2029\u202e\ufeff)") == R"("\u2028\u2029\u202e\ufeff")");
  CHECK(message_json(R"(\ud800x\udc00)") == "\"\xEF\xBF\xBDx\xEF\xBF\xBD\"");
  CHECK(message_json("\xFF\xC3(\xED\xA0\x80") ==
        "\"\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
  CHECK(message_json("caf\xC3\xA9 \xF0\x9F\x98\x80") == "\"caf\xC3\xA9 \xF0\x9F\x98\x80\"");
}

TEST_CASE("the words of a server are cut") {
  const std::string message = message_json(std::string(1'000'000, 'm'));
  CHECK(message == "\"" + std::string(1021, 'm') + "...\"");
  CHECK(message_json(std::string(1024, 'm')) == "\"" + std::string(1024, 'm') + "\"");
  // At a whole escape.
  CHECK(message_json(std::string(500, '\x01')).size() == 2 + 170 * 6 + 3);
  const std::string code(300, 'c');
  const std::string body = R"({"error":{"code":")" + code + R"("}})";
  CHECK(json(classify(generic, {400, body})).find("\"" + code.substr(0, 253) + "...\"") !=
        std::string::npos);
}

TEST_CASE("the size is enough for everything") {
  const std::string hostile(5000, '\x01');
  const std::string body = R"({"code":")" + hostile + R"(","type":")" + hostile +
                           R"(","message":")" + hostile + R"(","param":")" + hostile +
                           R"(","request_id":")" + hostile + R"(","id":")" + hostile + "\"";
  const std::string headers = "X-Request-ID: " + hostile + "\r\nRetry-After: 5\r\n";
  const triage::error e = classify(generic, {429, body, headers});
  const std::string all = json(e);
  CHECK(all == json(e, 2 * triage::json_line_size));
  CHECK(all.find("\"triage.message\":") != std::string::npos);
  CHECK(all.find("\"triage.code\":") != std::string::npos);
  CHECK(all.find("\"triage.request_id\":") != std::string::npos);
  CHECK(all.size() > 2000);
}

namespace {

struct recovering_api : triage::kinds {
  static constexpr std::string_view name = "recovering";
  static constexpr triage::row rows[] = {
      {"EXPIRED", 401, expired_key.with(triage::scope::region)},
  };
};
constexpr triage::provider recovering = triage::define<recovering_api>();

}  // namespace

TEST_CASE("scope, recovery and the server's delay, where they say something") {
  CHECK_BOTH(
      is_json_line(classify(recovering, {401, R"({"code":"EXPIRED"})", "Retry-After: 60"}),
                   R"({"error.type":"EXPIRED","http.response.status_code":401,)"
                   R"("triage.provider":"recovering","triage.category":"authentication",)"
                   R"("triage.retry":"never","triage.basis":"code","triage.processed":"no",)"
                   R"("triage.remedy":"check_key","triage.scope":"region",)"
                   R"("triage.recovery":"refresh_credentials","triage.server_delay_ms":60000,)"
                   R"("triage.code":"EXPIRED"})"));
}

#if defined(TRIAGE_HAS_NLOHMANN)

namespace {

using nlohmann_json = nlohmann::json;

// Decoded, and as UTF-8: what a reader of the log has to get.
std::string meant(const triage::text& t) {
  std::string raw;
  triage::text::decoder d(t);
  for (int c = d.next(); c >= 0; c = d.next()) raw += static_cast<char>(c);
  const nlohmann_json as_string = raw;
  const std::string dumped =
      as_string.dump(-1, ' ', false, nlohmann_json::error_handler_t::replace);
  return nlohmann_json::parse(dumped).get<std::string>();
}

bool printable(const std::string& s) {
  for (const char c : s) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
  }
  return true;
}

// Also accepts no invalid UTF-8.
nlohmann_json parse(const std::string& line) {
  INFO(line);
  REQUIRE(printable(line));
  nlohmann_json parsed;
  REQUIRE_NOTHROW(parsed = nlohmann_json::parse(line));
  REQUIRE(parsed.is_object());
  return parsed;
}

void check_text(const nlohmann_json& line, const char* key, const triage::text& t,
                std::size_t limit = 256) {
  INFO(key);
  REQUIRE(line.contains(key) == t.present());
  if (!t.present()) return;
  const auto got = line[key].get<std::string>();
  const std::string expected = meant(t);
  // What is short enough however it is escaped is whole.
  if (expected.size() * 6 <= limit) {
    CHECK(got == expected);
  } else if (got != expected) {
    REQUIRE(got.size() >= 3);
    CHECK(got.substr(got.size() - 3) == "...");
    CHECK(expected.substr(0, got.size() - 3) == got.substr(0, got.size() - 3));
  }
}

}  // namespace

TEST_CASE("every error of the corpus is JSON, and says what the error says") {
  for (const std::string_view line : corpus::lines) {
    const auto memory = std::make_unique<corpus::arena>();
    const corpus::sample s = corpus::read(line, *memory);
    INFO(s.name);
    const triage::error e = classify(*s.provider, s.response());
    const nlohmann_json j = parse(json(e));
    // What the corpus says, where it says it; the error else.
    const nlohmann_json expect = nlohmann_json::parse(s.expect);
    CHECK(j["triage.category"] == expect["category"]);
    CHECK(j["triage.provider"] == std::string(s.provider->name()));
    REQUIRE(j.contains("http.response.status_code") == (s.status != 0));
    if (s.status != 0) CHECK(j["http.response.status_code"] == s.status);
    REQUIRE(j.contains("error.type") == e.failed());
    if (e.failed()) {
      const bool known = corpus::expected(s.expect, "known") == "true";
      CHECK(j["error.type"] == (known ? expect["code"] : expect["category"]));
      CHECK(j["triage.retry"] == expect["retry"]);
      CHECK(j["triage.basis"] == expect["basis"]);
      CHECK(j["triage.processed"] == expect["processed"]);
      CHECK(j["triage.remedy"] == expect["remedy"]);
      CHECK(j.contains("triage.delay_ms") == (expect["retry"] == "after"));
      if (j.contains("triage.delay_ms")) CHECK(j["triage.delay_ms"] == expect["delay_ms"]);
      CHECK(j["triage.scope"] == std::string(to_string(e.scope())));
      REQUIRE(j.contains("triage.recovery") == (e.recovery() != triage::recovery::none));
      if (j.contains("triage.recovery")) {
        CHECK(j["triage.recovery"] == std::string(to_string(e.recovery())));
      }
      const bool delayed = e.server_delay_ms().has_value() && e.verdict() != triage::after;
      REQUIRE(j.contains("triage.server_delay_ms") == delayed);
      if (delayed) CHECK(j["triage.server_delay_ms"] == *e.server_delay_ms());
    }
    check_text(j, "triage.code", e.code().raw());
    check_text(j, "triage.type", e.type());
    check_text(j, "triage.param", e.param());
    check_text(j, "triage.request_id", e.request_id());
    check_text(j, "triage.error_id", e.error_id());
    check_text(j, "triage.message", e.message(), 1024);
  }
}

TEST_CASE("a JSON line is whole whatever the size") {
  const std::string body =
      "{\"error\":{\"message\":\"a\\n\\u0001\\\"\\\\\xC3\xA9\xFF\\u202e\\t\xF0\x9F\x98\x80\","
      "\"code\":\"rate_limit_exceeded\",\"param\":\"p\"}}";
  const triage::error e =
      classify(assisters, {429, body, "Retry-After: 5\r\nX-Request-ID: req_1\r\n"});
  const std::string all = json(e);
  const nlohmann_json whole = parse(all);
  CHECK(json(e, 0).empty());
  CHECK(json(e, 1).empty());
  CHECK(json(e, 2) == "{}");
  for (std::size_t size = 2; size < all.size(); ++size) {
    INFO(size);
    const std::string cut = json(e, size);
    REQUIRE(cut.size() <= size);
    const nlohmann_json j = parse(cut);
    CHECK(j != whole);
    for (const auto& [key, value] : j.items()) {
      INFO(key);
      if (value == whole[key]) continue;
      // Only the server's words are cut.
      REQUIRE((key == "triage.code" || key == "triage.param" || key == "triage.message" ||
               key == "triage.request_id"));
      const auto text = value.get<std::string>();
      REQUIRE(text.size() >= 3);
      CHECK(text.substr(text.size() - 3) == "...");
      CHECK(whole[key].get<std::string>().find(text.substr(0, text.size() - 3)) == 0);
    }
  }
  CHECK(json(e, all.size()) == all);
}

TEST_CASE("hostile bodies give JSON lines") {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"\"",    "\\",     "\\u",   "\\ud83d", "\\ude00", "\xED\xA0",
                                     "\xFF",  "\xE2",   "\x80",  "\xA8",    "\n",      "\x7F",
                                     "\\n",   "{",      "}",     ",",       ":",       "[",
                                     "\"a\"", "\\u000", "\x1b[", "x",       "\xF0\x9F"};
  for (int i = 0; i < 20'000; ++i) {
    std::string body = R"({"error":{"code":"rate_limit_exceeded","message":")";
    const std::size_t n = random() % 40;
    for (std::size_t k = 0; k < n; ++k) body += pieces[random() % std::size(pieces)];
    if (random() % 2 == 0) body += R"("}})";
    const triage::error e = classify(assisters, {static_cast<int>(random() % 700), body});
    (void)parse(json(e));
    (void)parse(json(e, 2 + random() % 500));
  }
}

#endif
