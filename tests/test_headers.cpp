// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/check.hpp>
#include <triage/classify.hpp>
#include <triage/text/headers.hpp>
#include <triage/time/limits.hpp>
#include <triage/providers.hpp>
#include <triage/response.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <climits>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "both_ways.hpp"
#include "catch.hpp"

using triage::header_line;
using triage::header_view;

namespace {

// The value of Retry-After; "(none)" if there is none.
std::string found(const header_view& headers) {
  return std::string(headers("Retry-After").value_or("(none)"));
}

// The same for what a header_view takes only by a name.
template <class H>
std::string found_in(const H& headers) {
  return found(headers);
}

std::optional<std::string_view> always_seven(std::string_view name) {
  if (name == "Retry-After") return "7";
  return std::nullopt;
}

}  // namespace

TEST_CASE("no headers are the default") {
  CHECK(found({}) == "(none)");
  CHECK(found(std::nullopt) == "(none)");
  CHECK(triage::response{500, ""}.headers("Retry-After") == std::nullopt);
}

TEST_CASE("headers as raw text") {
  CHECK(found("Retry-After: 5\r\n") == "5");
  CHECK(found("HTTP/1.1 429 Too Many: Requests\r\nA: b\r\nretry-after:5\r\n\r\n") == "5");
  CHECK(found("HTTP/2 429\nRETRY-AFTER:\t 5 \n\n") == "5");
  CHECK(found("Retry-After: 5") == "5");
  CHECK(found("Retry-After: 5\r\nRetry-After: 6\r\n") == "5");
  CHECK(found("Retry-After:\r\n") == "");
  CHECK(found("X: y\r\n\r\nRetry-After: 5\r\n") == "(none)");
  CHECK(found("X-Retry-After: 5\r\nRetry-After2: 6\r\nRetry: 7\r\n") == "(none)");
  CHECK(found("X: one\r\n Retry-After: folded\r\n") == "(none)");
  CHECK(found("no colon here\r\nRetry-After: 5\r\n") == "5");
  CHECK(found("") == "(none)");
  CHECK(found_in(std::string("Retry-After: 5\r\n")) == "5");
}

TEST_CASE("headers as pairs") {
  const header_line array[] = {{"A", "b"}, {"retry-AFTER", " 5 "}, {"Retry-After", "6"}};
  CHECK(found(array) == "5");
  CHECK(found({array, 1}) == "(none)");
  CHECK(found({{"Retry-After", "5"}}) == "5");
  const std::map<std::string, std::string> map = {{"retry-after", "5"}};
  CHECK(found(map) == "5");
  const std::multimap<std::string, std::string> multimap = {{"Retry-After", "5"},
                                                            {"Retry-After", "6"}};
  CHECK(found(multimap) == "5");
  const std::unordered_map<std::string, std::string> hashed = {{"Retry-After", "5"}};
  CHECK(found(hashed) == "5");
  const std::vector<std::pair<std::string, std::string>> vector = {{"x", "y"}, {"Retry-After", ""}};
  CHECK(found(vector) == "");
  const std::vector<header_line> views = {{"Retry-After", "5"}};
  CHECK(found(views) == "5");
}

TEST_CASE("headers as a callable") {
  const std::string kept = "5";
  const std::string* const none = nullptr;
  CHECK(found(&always_seven) == "7");
  CHECK(found([&](std::string_view) { return std::string_view(kept); }) == "5");
  CHECK(found([&](std::string_view) -> const std::string& { return kept; }) == "5");
  CHECK(found([&](std::string_view) { return kept.c_str(); }) == "5");
  CHECK(found([&](std::string_view) { return &kept; }) == "5");
  CHECK(found([&](std::string_view) { return std::optional<std::string_view>(kept); }) == "5");
  CHECK(found([&](std::string_view) { return none; }) == "(none)");
  CHECK(found([](std::string_view) { return static_cast<const char*>(nullptr); }) == "(none)");
  CHECK(found([](std::string_view) { return std::string_view(); }) == "(none)");
  CHECK(found([](std::string_view) { return ""; }) == "");
}

TEST_CASE("headers in constant expressions") {
  STATIC_REQUIRE(header_view("Retry-After: 5")("retry-after") == "5");
  STATIC_REQUIRE(header_view(&always_seven == nullptr ? "" : "A: 1")("a") == "1");
  constexpr auto response = triage::basic_response{
      429, "", [value = "5"](std::string_view) { return std::string_view(value); }};
  STATIC_REQUIRE(triage::detail::find_header(response.headers, "x") == "5");
}

TEST_CASE("a status is taken from any integer or enumeration") {
  enum class status : unsigned { busy = 429 };
  const auto of = [](triage::status_code s) { return static_cast<int>(s); };
  CHECK(of(429) == 429);
  CHECK(of(429L) == 429);
  CHECK(of(429U) == 429);
  CHECK(of(static_cast<short>(429)) == 429);
  CHECK(of(status::busy) == 429);
  CHECK(of(-1) == -1);
  CHECK(of(LLONG_MAX) == INT_MAX);
  CHECK(of(LLONG_MIN) == INT_MIN);
  CHECK(of(ULLONG_MAX) == INT_MAX);
  CHECK(of(UINT_MAX) == INT_MAX);
  CHECK(of(true) == 1);
}

TEST_CASE("status lines, blank lines and odd lines in raw text") {
  CHECK(found("HTTP/1.1 200 OK\nRetry-After: 5") == "5");
  CHECK(found("HTTP/1.1 429 Retry-After: 9\r\nRetry-After: 5\r\n") == "5");
  CHECK(found("Retry-After:5\n") == "5");
  CHECK(found("Retry-After:    5    \r\n") == "5");
  CHECK(found("Retry-After:\t\x0B\x0C 5\r\n") == "5");
  CHECK(found("Retry-After: a: b\r\n") == "a: b");
  CHECK(found("Retry-After:") == "");
  CHECK(found("Retry-After: \r\nRetry-After: 5\r\n") == "");
  CHECK(found(":\r\n: 7\r\nRetry-After: 5\r\n") == "5");
  CHECK(found("Retry-After\r\nRetry-After: 5\r\n") == "5");
  CHECK(found("Retry-After: 5\r\n\r\nRetry-After: 6\r\n") == "5");
  CHECK(found("\r\nRetry-After: 5\r\n") == "(none)");
  CHECK(found("A: b\n \t \nRetry-After: 5\n") == "(none)");
  // A folded line belongs to what stands before it, whatever it says.
  CHECK(found("A: b\r\n\tRetry-After: 9\r\nRetry-After: 5\r\n") == "5");
  CHECK(found("A: b\r\n Retry-After: 9\r\n") == "(none)");
  // Space before the colon is an error, and a way to smuggle (RFC 9112 section 5.1).
  CHECK(found("Retry-After : 9\r\nRetry-After: 5\r\n") == "5");
  CHECK(found(std::string_view("Retry-After\0: 9\r\nRetry-After: 5\r\n", 34)) == "5");
}

TEST_CASE("names compare without regard to ASCII case, and to nothing else") {
  const header_line headers[] = {{"Retry@After", "1"},  {"Retry-Afte", "2"}, {"etry-After", "3"},
                                 {"Retry\rAfter", "4"}, {"", "5"},           {"rETRY-aFTER", "6"}};
  CHECK(found(headers) == "6");
  // @ and ` differ from each other as A and a do, and so do [ and {.
  const header_line signs[] = {{"x@", "1"}, {"X`", "2"}, {"x[", "3"}, {"X{", "4"}};
  CHECK(header_view(signs)("X`") == "2");
  CHECK(header_view(signs)("X{") == "4");
  const header_line beyond[] = {{"\xC3\x89", "1"}};
  CHECK(header_view(beyond)("\xC3\xA9") == std::nullopt);
}

TEST_CASE("one, two and three headers in braces") {
  CHECK(found({{"Retry-After", "5"}}) == "5");
  CHECK(found({{"X", "y"}, {"Retry-After", "5"}}) == "5");
  CHECK(found({{"X", "y"}, {"Retry-After", "5"}, {"Retry-After", "6"}}) == "5");
  const auto of = [](const triage::response& r) {
    return std::string(r.headers("Retry-After").value_or("(none)"));
  };
  CHECK(of({429, "", {{"Retry-After", "5"}}}) == "5");
  CHECK(of({429, "", {{"X", "y"}, {"Retry-After", "5"}}}) == "5");
  CHECK(of({429, "", {}}) == "(none)");
  CHECK(of({429, "", "Retry-After: 5"}) == "5");
}

namespace {

struct ignoring_case {
  bool operator()(const std::string& a, const std::string& b) const {
    return std::lexicographical_compare(
        a.begin(), a.end(), b.begin(), b.end(),
        [](unsigned char x, unsigned char y) { return std::tolower(x) < std::tolower(y); });
  }
};

// A container of a stack's own.
struct own_headers {
  struct line {
    std::string_view first;
    const char* second;
  };
  const line* begin() const { return lines; }
  const line* end() const { return lines + 2; }
  line lines[2] = {{"x", "y"}, {"Retry-After", "5"}};
};

// Gives its lines by value, as views: what they point to stays.
struct made_on_the_way {
  struct iterator {
    const std::string* at;
    header_line operator*() const { return {at[0], at[1]}; }
    iterator& operator++() {
      at += 2;
      return *this;
    }
    bool operator!=(const iterator& other) const { return at != other.at; }
  };
  iterator begin() const { return {cells.data()}; }
  iterator end() const { return {cells.data() + cells.size()}; }
  std::vector<std::string> cells = {"x", "y", "Retry-After", "5"};
};

struct stack {
  std::string value = "5";
  std::optional<std::string_view> operator()(std::string_view name) const {
    if (name == "Retry-After") return value;
    return std::nullopt;
  }
};

}  // namespace

TEST_CASE("headers in the containers of HTTP stacks") {
  CHECK(found_in(std::map<std::string, std::string, ignoring_case>{{"RETRY-AFTER", " 5"}}) == "5");
  CHECK(found_in(std::unordered_multimap<std::string, std::string>{{"retry-after", "5"}}) == "5");
  CHECK(found(std::vector<std::pair<const char*, const char*>>{{"Retry-After", "5"}}) == "5");
  CHECK(found_in(std::list<std::pair<std::string_view, std::string>>{{"Retry-After", "5"}}) == "5");
  CHECK(found_in(std::array<std::pair<std::string, std::string>, 2>{
            {{"a", "b"}, {"retry-after", "5"}}}) == "5");
  CHECK(found(std::vector<header_line>{}) == "(none)");
  CHECK(found(own_headers{}) == "5");
  CHECK(found(made_on_the_way{}) == "5");
  CHECK(found(stack{}) == "5");
  const std::function<std::optional<std::string_view>(std::string_view)> function = stack{};
  CHECK(found(function) == "5");
}

TEST_CASE("what is found is the stack's own text, not a copy of it") {
  const std::map<std::string, std::string> map = {{"Retry-After", "  a long value, not small  "}};
  const std::string& kept = map.begin()->second;
  CHECK(header_view(map)("retry-after").value().data() == kept.data() + 2);
  const auto call = [&](std::string_view) -> const std::string& { return kept; };
  CHECK(header_view(call)("retry-after").value().data() == kept.data() + 2);
  CHECK(header_view(call)("retry-after").value() == "a long value, not small");
  const std::string raw = "Retry-After: 5\r\n";
  CHECK(header_view(raw)("retry-after").value().data() == raw.data() + 13);
}

TEST_CASE("a header that is there and empty is not absent") {
  const std::string empty;
  CHECK(found([&](std::string_view) -> const std::string& { return empty; }) == "");
  CHECK(found([&](std::string_view) { return &empty; }) == "");
  CHECK(found([](std::string_view) { return std::optional<std::string_view>(""); }) == "");
  CHECK(found([](std::string_view) { return std::optional<std::string_view>(); }) == "(none)");
  CHECK(found({{"Retry-After", ""}}) == "");
  CHECK(found({{"Retry-After", " \t "}}) == "");
}

namespace {

std::optional<std::string_view> five_and_space(std::string_view) {
  return " 5 ";
}

}  // namespace

TEST_CASE("values are trimmed whatever they come from") {
  CHECK(found("Retry-After: \t5\t \r\n") == "5");
  CHECK(found({{"Retry-After", " 5 "}}) == "5");
  CHECK(found(std::vector<header_line>{{"Retry-After", " 5 "}}) == "5");
  CHECK(found([](std::string_view) { return std::string_view(" 5 "); }) == "5");
  CHECK(found([](std::string_view) { return " 5 "; }) == "5");
  CHECK(found([](std::string_view) { return std::optional<std::string_view>(" 5 "); }) == "5");
  CHECK(found(five_and_space) == "5");
  CHECK(found(&five_and_space) == "5");
}

TEST_CASE("a callable is asked for the name as it is documented") {
  std::vector<std::string> asked;
  const auto headers = [&](std::string_view name) -> std::optional<std::string_view> {
    asked.emplace_back(name);
    return std::nullopt;
  };
  CHECK(header_view(headers)("X-Request-ID") == std::nullopt);
  CHECK(asked == std::vector<std::string>{"X-Request-ID", "x-request-id"});
  asked.clear();
  CHECK(header_view(headers)("x-request-id") == std::nullopt);
  CHECK(header_view(headers)(std::string(100, 'X')) == std::nullopt);
  CHECK(asked == std::vector<std::string>{"x-request-id", std::string(100, 'X')});
}

namespace {

// As a stack for HTTP/2 has them.
const std::map<std::string, std::string, std::less<>> lower_case = {
    {"retry-after", "5"}, {"x-request-id", "r-7"}, {"x-ratelimit-remaining", "3"}};

const std::string* in_lower_case(std::string_view name) {
  const auto at = lower_case.find(name);
  return at == lower_case.end() ? nullptr : &at->second;
}

struct any_case {
  static constexpr bool ignores_case = true;
  int* asked;
  std::optional<std::string_view> operator()(std::string_view) const {
    ++*asked;
    return std::nullopt;
  }
};

}  // namespace

TEST_CASE("a callable may know names in lower case only") {
  using triage::providers::assisters;
  const auto call = [](std::string_view name) { return in_lower_case(name); };
  CHECK(header_view(call)("Retry-After") == "5");
  CHECK(header_view(call)("RETRY-AFTER") == "5");
  CHECK(header_view(call)("Retry-Before") == std::nullopt);
  const triage::error e = triage::classify(assisters, {429, "", call});
  CHECK(e.delay_ms() == 5000);
  CHECK(e.request_id() == "r-7");
  CHECK(triage::classify(assisters, triage::basic_response{429, "", call}).delay_ms() == 5000);
  const triage::rate_limits limits = triage::limits(assisters, call);
  REQUIRE(limits.size() == 1);
  CHECK(limits.begin()->remaining == 3);
  // What is found under the documented name counts, even if it is empty.
  const auto both = [](std::string_view name) {
    return name == "Retry-After" ? std::string_view("") : std::string_view("9");
  };
  CHECK(found(both) == "");
  // Who looks in any case is asked once.
  int asked = 0;
  CHECK(found(any_case{&asked}) == "(none)");
  CHECK(asked == 1);
  // In constant expressions, too.
  static constexpr auto constant_call = [](std::string_view name) {
    return name == "retry-after" ? std::string_view("5") : std::string_view();
  };
  STATIC_REQUIRE(
      triage::classify(assisters, triage::basic_response{429, "", constant_call}).delay_ms() ==
      5000);
}

TEST_CASE("of several request ids the most specific one is used, wherever it is") {
  const auto id = [](const header_view& headers) {
    return std::string(
        triage::classify(triage::providers::generic, {500, "", headers}).request_id().raw());
  };
  CHECK(id("X-Request-ID: b\nCF-Ray: c\nRequest-Id: a\n") == "a");
  CHECK(id("Request-Id: a\nX-Request-ID: b\nCF-Ray: c\n") == "a");
  CHECK(id("CF-Ray: c\nX-Request-ID: b\n") == "b");
  CHECK(id("traceparent: t\ncf-ray: c") == "c");
  // The first of equal names; an empty one is none; names in any case.
  CHECK(id("CF-RAY: c\ncf-ray: d\n") == "c");
  CHECK(id("X-Request-ID:  \nCF-Ray: c\n") == "c");
  CHECK(id("x-reQuest-iD: b\n") == "b");
  // Neither a longer nor a shorter name, nor one with the same ends.
  CHECK(id("X-Request-IDs: b\nX-Request-I: b\nX-Requast-ID: b\nX-Served-By: s\n") == "");
  // An interim response has said nothing.
  CHECK(id("HTTP/1.1 103 Early\nRequest-Id: old\n\nHTTP/1.1 500 x\nCF-Ray: c\n\n") == "c");
  CHECK(id({{"cf-ray", "c"}, {"request-id", "a"}}) == "a");
  const std::map<std::string, std::string, std::less<>> both = {{"cf-ray", "c"},
                                                                {"x-amzn-requestid", "a"}};
  CHECK(id([&](std::string_view name) -> const std::string* {
          const auto at = both.find(name);
          return at == both.end() ? nullptr : &at->second;
        }) == "a");
  // Every name of the list, at every place in a block of bytes.
  for (const std::string_view name : triage::detail::request_id_names) {
    INFO(name);
    for (const std::size_t behind : {0U, 1U, 40U, 100U}) {
      const std::string text = std::string(name) + ": v\n" + std::string(behind, 'z') + "\n";
      CHECK(id(text) == "v");
    }
  }
}

namespace {

// By each way in which raw text is read.
std::string in_each_way(std::string_view text) {
  const std::string one = found(text);
  const triage::error e = triage::classify(triage::providers::assisters, {503, "", text});
  const std::string all = e.retry_after().present() ? std::string(e.retry_after().raw()) : "(none)";
  const auto of_text = [&](std::string_view name) {
    return triage::detail::find_in_text(text, name);
  };
  const triage::error called = triage::classify(triage::providers::assisters, {503, "", of_text});
  CHECK(called.retry_after().raw() == e.retry_after().raw());
  CHECK(one == all);
  return one;
}

}  // namespace

TEST_CASE("of several heads the last is read") {
  CHECK(in_each_way("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 429 Too Many Requests\r\n"
                    "Retry-After: 7\r\n\r\n") == "7");
  // A proxy's answer to CONNECT, and a redirect with a delay of its own.
  CHECK(in_each_way("HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 429\r\nretry-after: 7\r\n"
                    "\r\n") == "7");
  CHECK(in_each_way("HTTP/1.1 303 See Other\r\nRetry-After: 1\r\n\r\nHTTP/1.1 503\r\n"
                    "Retry-After: 7\r\n\r\n") == "7");
  CHECK(in_each_way("HTTP/1.1 303 See Other\r\nRetry-After: 1\r\n\r\nHTTP/1.1 503 X\r\n\r\n") ==
        "(none)");
  CHECK(in_each_way("HTTP/1.1 100\nRetry-After: 1\n\nHTTP/1.1 100\nRetry-After: 2\n\nHTTP/1.1 503\n"
                    "Retry-After: 7\nRetry-After: 8\n\n") == "7");
  CHECK(in_each_way("Retry-After: 1\n\nHTTP/1.1 503\nRetry-After: 7") == "7");
  // Behind the last head come a body, or trailers.
  CHECK(in_each_way("HTTP/1.1 503 X\r\nRetry-After: 7\r\n\r\nRetry-After: 9\r\n") == "7");
  CHECK(in_each_way("HTTP/1.1 503 X\r\nRetry-After: 7\r\n\r\nHTTP is a protocol\r\n\r\n"
                    "HTTP/1.1 503\r\nRetry-After: 9\r\n") == "7");
  for (const char* const body :
       {"HTTP/", "HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 20", "HTTP/x 200", "HTTP/1.1\t200",
        "http/1.1 200", "HTTP/ 200", "HTTP/1.1 2x0", "\r\nHTTP/1.1 200", " HTTP/1.1 200"}) {
    INFO(body);
    CHECK(in_each_way("HTTP/1.1 503\nRetry-After: 7\n\n" + std::string(body) +
                      "\nRetry-After: 9\n") == "7");
    CHECK(in_each_way("HTTP/1.1 503\nRetry-After: 7\n\n" + std::string(body)) == "7");
  }
  STATIC_REQUIRE(header_view("HTTP/1.1 100 Continue\n\nHTTP/1.1 429\nA: 1\n")("a") == "1");
  STATIC_REQUIRE(triage::limits(triage::providers::generic,
                                "HTTP/1.1 200 OK\nX-RateLimit-Remaining: 1\n\nHTTP/1.1 200\n")
                     .size() == 0);
}

TEST_CASE("many heads cost as much as their length") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "HTTP/1.1 100 Continue\r\nRetry-After: 1\r\n\r\n";
  text += "HTTP/1.1 503\r\nRetry-After: 7\r\n\r\n";
  CHECK(found(text) == "7");
  CHECK(triage::classify(triage::providers::assisters, {503, "", text}).delay_ms() == 7000);
}

namespace {

constexpr std::optional<std::string_view> only_five(std::string_view name) {
  if (name == "Retry-After") return "5";
  return std::nullopt;
}

constexpr header_line constant[] = {{"X", "y"}, {"retry-after", " 5 "}};

constexpr bool braces(const header_view& headers) {
  return headers("Retry-After") == "5";
}

constexpr bool captured(int status, std::string_view value) {
  const auto headers = [&](std::string_view) { return value; };
  const triage::basic_response r{status, "", headers};
  return triage::detail::find_header(r.headers, "Retry-After") == "5";
}

}  // namespace

TEST_CASE("every form that is promised for constant expressions") {
  STATIC_REQUIRE(header_view(constant)("Retry-After") == "5");
  STATIC_REQUIRE(header_view(constant, 1)("Retry-After") == std::nullopt);
  STATIC_REQUIRE(header_view(only_five)("Retry-After") == "5");
  STATIC_REQUIRE(braces({{"X", "y"}, {"RETRY-AFTER", " 5"}}));
  STATIC_REQUIRE(braces("HTTP/1.1 429\r\nretry-after:5\r\n\r\n"));
  STATIC_REQUIRE(!braces({}));
  STATIC_REQUIRE(!braces(std::nullopt));
  STATIC_REQUIRE(captured(429, "5"));
  STATIC_REQUIRE(captured(429, "\t5 "));
  STATIC_REQUIRE(!captured(429, "6"));
  STATIC_REQUIRE(triage::response{429, "", constant}.headers("Retry-After") == "5");
}

TEST_CASE("names are the same in any case, and no others are") {
  const auto lower = [](unsigned c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; };
  for (unsigned a = 0; a < 256; ++a) {
    for (unsigned b = 0; b < 256; ++b) {
      for (const std::size_t at : {0U, 3U, 7U, 8U, 12U, 16U}) {
        std::string x = "Retry-After-Ms-xy";
        std::string y = "rETRY-aFTER-mS-XY";
        x[at] = static_cast<char>(a);
        y[at] = static_cast<char>(b);
        if (triage::detail::same_name(x, y) != (lower(a) == lower(b))) {
          INFO(a << " " << b << " at " << at);
          REQUIRE(triage::detail::same_name(x, y) == (lower(a) == lower(b)));
        }
      }
    }
  }
  STATIC_REQUIRE(triage::detail::same_name("Retry-After", "retry-AFTER"));
  STATIC_REQUIRE(!triage::detail::same_name("Retry-After", "retry_after"));
}

namespace {

struct waiting_api {
  static constexpr std::string_view name = "waiting";
  static constexpr triage::header_row headers[] = {
      {"X-Wait", triage::header_role::retry_after},
      {"X-My-Id", triage::header_role::request_id},
  };
};

}  // namespace

TEST_CASE("a documented header does not replace the usual one") {
  static constexpr triage::provider p = triage::define<waiting_api>();
  const auto e = [](const char* headers) { return triage::classify(p, {503, "", headers}); };
  CHECK(e("X-Wait: 5\nRetry-After: 7").delay_ms() == 5000);
  CHECK(e("Retry-After: 7\nX-Wait: 5").delay_ms() == 5000);
  CHECK(e("Retry-After: 7").delay_ms() == 7000);
  CHECK(e("X-My-Id: a\nX-Request-Id: b").request_id() == "a");
  CHECK(e("X-Request-Id: b").request_id() == "b");
}

namespace {

// Has two headers for everything.
struct twice_api : triage::kinds {
  static constexpr std::string_view name = "twice";
  static constexpr triage::row rows[] = {
      {"known", 503, busy},
      {"known-too", 503, throttled},
  };
  static constexpr triage::header_row headers[] = {
      {"X-Wait", triage::header_role::retry_after}, {"X-Pause", triage::header_role::retry_after},
      {"X-Code", triage::header_role::code},        {"X-Code-2", triage::header_role::code},
      {"X-Type", triage::header_role::type},        {"X-Type-2", triage::header_role::type},
      {"X-Text", triage::header_role::message},     {"X-Text-2", triage::header_role::message},
      {"X-Id", triage::header_role::request_id},    {"X-Id-2", triage::header_role::request_id},
  };
};

}  // namespace

TEST_CASE("of several headers with one role the first is used, and of codes the first known one") {
  static constexpr triage::provider p = triage::define<twice_api>();
  const auto e = [](const char* headers) { return triage::classify(p, {503, "", headers}); };
  CHECK(e("X-Pause: 7\nX-Wait: 5").delay_ms() == 5000);
  CHECK(e("X-Pause: 7").delay_ms() == 7000);
  CHECK(e("X-Code-2: known-too\nX-Code: known").code() == p["known"]);
  CHECK(e("X-Code-2: known\nX-Code: odd").code() == p["known"]);
  CHECK(e("X-Code-2: known\nX-Code:").code() == p["known"]);
  CHECK(e("X-Code-2: odd-too\nX-Code: odd").code() == "odd");
  CHECK(e("X-Type-2: b\nX-Type: a").type() == "a");
  CHECK(e("X-Type-2: b\nX-Type:").type() == "b");
  CHECK(e("X-Text-2: b\nX-Text: a").message() == "a");
  CHECK(e("X-Id-2: b\nX-Id: a").request_id() == "a");
}

TEST_CASE("of several delays the first that can be worked out is used, and more than zero") {
  const auto e = [](const char* headers) {
    return triage::classify(triage::providers::generic, {503, "", headers});
  };
  CHECK(e("Retry-After-Ms: 0\nRetry-After: 7").delay_ms() == 7000);
  CHECK(e("Retry-After-Ms: 0\nRetry-After: 0.0").retry_after() == "0");
  CHECK(e("Retry-After-Ms: soon\nRetry-After: 0.0").retry_after() == "0.0");
  // Without a clock, a date is no delay that could take the place of zero.
  CHECK(e("Retry-After-Ms: 0\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT").retry_after() == "0");
  CHECK(e("Retry-After-Ms: soon\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT").retry_after() ==
        "Sun, 06 Nov 1994 08:49:37 GMT");
}

namespace {

using strings = std::map<std::string, std::string>;
using views = std::map<std::string_view, std::string_view>;
using chars = std::vector<std::pair<const char*, const char*>>;
struct in_array {
  char first[16];
  char second[16];
};
struct throws_not {
  std::optional<std::string_view> operator()(std::string_view) const noexcept { return "5"; }
};
struct may_throw {
  std::optional<std::string_view> operator()(std::string_view name) const {
    if (name.empty()) throw 7;
    return "5";
  }
};

template <class T>
constexpr bool as_body = std::is_constructible_v<triage::borrowed_string, T>;
template <class T>
constexpr bool as_headers = std::is_constructible_v<header_view, T>;
template <class T>
concept has_limits = requires(T&& headers) {
  triage::limits(triage::providers::generic, std::forward<T>(headers));
};
template <class T>
concept is_response = requires(T&& body) {
  triage::response{429, std::forward<T>(body)};
};

}  // namespace

TEST_CASE("a temporary that owns what an error would point to is refused") {
  // Bodies, and values in braces.
  STATIC_REQUIRE(as_body<std::string&>);
  STATIC_REQUIRE(as_body<const std::string&>);
  STATIC_REQUIRE(as_body<std::string_view>);
  STATIC_REQUIRE(as_body<const std::string_view&>);
  STATIC_REQUIRE(as_body<const char*>);
  STATIC_REQUIRE(as_body<const char(&)[3]>);
  STATIC_REQUIRE(!as_body<std::string>);
  STATIC_REQUIRE(!as_body<const std::string>);
  STATIC_REQUIRE(!as_body<std::nullptr_t>);
  STATIC_REQUIRE(is_response<std::string&>);
  STATIC_REQUIRE(is_response<std::string_view>);
  STATIC_REQUIRE(!is_response<std::string>);
  STATIC_REQUIRE(std::is_constructible_v<header_line, const char*, std::string&>);
  STATIC_REQUIRE(!std::is_constructible_v<header_line, const char*, std::string>);
  STATIC_REQUIRE(!std::is_constructible_v<header_line, std::string, const char*>);
  STATIC_REQUIRE(std::is_aggregate_v<triage::response>);
  STATIC_REQUIRE(std::is_trivially_copyable_v<triage::response>);

  // Raw text.
  STATIC_REQUIRE(as_headers<std::string&>);
  STATIC_REQUIRE(as_headers<const std::string&>);
  STATIC_REQUIRE(as_headers<std::string_view>);
  STATIC_REQUIRE(as_headers<const char*>);
  STATIC_REQUIRE(!as_headers<std::string>);
  STATIC_REQUIRE(!as_headers<const std::string>);
  // Ranges: of strings not, of views yes.
  STATIC_REQUIRE(as_headers<strings&>);
  STATIC_REQUIRE(as_headers<const strings&>);
  STATIC_REQUIRE(!as_headers<strings>);
  STATIC_REQUIRE(!as_headers<const strings>);
  STATIC_REQUIRE(as_headers<views>);
  STATIC_REQUIRE(as_headers<chars>);
  STATIC_REQUIRE(as_headers<std::vector<in_array>&>);
  STATIC_REQUIRE(!as_headers<std::vector<in_array>>);
  STATIC_REQUIRE(as_headers<const header_line(&)[2]>);
  // Callables, whatever they own.
  STATIC_REQUIRE(as_headers<stack>);
  STATIC_REQUIRE(as_headers<std::function<const char*(std::string_view)>>);
  STATIC_REQUIRE(as_headers<throws_not>);

  STATIC_REQUIRE(has_limits<std::string&>);
  STATIC_REQUIRE(has_limits<std::string_view>);
  STATIC_REQUIRE(has_limits<const char*>);
  STATIC_REQUIRE(has_limits<strings&>);
  STATIC_REQUIRE(has_limits<views>);
  STATIC_REQUIRE(has_limits<throws_not>);
  STATIC_REQUIRE(!has_limits<std::string>);
  STATIC_REQUIRE(!has_limits<const std::string>);
  STATIC_REQUIRE(!has_limits<strings>);
  STATIC_REQUIRE(!has_limits<const strings>);
}

TEST_CASE("a null pointer is an empty body, and a literal is its characters") {
  CHECK(triage::borrowed_string(static_cast<const char*>(nullptr)).empty());
  CHECK(triage::response{429, "ab"}.body == "ab");
  const std::string kept = "cd";
  CHECK(triage::response{429, kept}.body.data() == kept.data());
  CHECK(triage::response{429, {kept.data(), 1}}.body == "c");
  CHECK(triage::response{.status = 429, .body = kept}.body == "cd");
  CHECK(triage::response{429, {}}.body.empty());
}

TEST_CASE("looking up headers throws only what a callable throws") {
  using triage::basic_response;
  using triage::providers::generic;
  constexpr triage::response r{429, ""};
  STATIC_REQUIRE(noexcept(triage::classify(generic, r)));
  STATIC_REQUIRE(noexcept(triage::check(generic, r)));
  STATIC_REQUIRE(noexcept(triage::limits(generic, "")));
  STATIC_REQUIRE(noexcept(triage::limits(generic, std::declval<const header_view&>())));
  constexpr std::string_view name = "Retry-After";
  STATIC_REQUIRE(noexcept(header_view("")(name)));
  STATIC_REQUIRE(noexcept(header_view(std::declval<const may_throw&>())(name)));
  STATIC_REQUIRE(noexcept(triage::check(generic, std::declval<basic_response<throws_not>>())));
  STATIC_REQUIRE(!noexcept(triage::check(generic, std::declval<basic_response<may_throw>>())));
  STATIC_REQUIRE(!noexcept(triage::classify(generic, std::declval<basic_response<may_throw>>())));
  STATIC_REQUIRE(noexcept(triage::limits(generic, std::declval<const throws_not&>())));
  STATIC_REQUIRE(!noexcept(triage::limits(generic, std::declval<const may_throw&>())));
  // Not of a std::map, whose iterators may throw as far as libc++ says.
  using pairs = std::vector<std::pair<std::string, std::string>>;
  STATIC_REQUIRE(noexcept(triage::limits(generic, std::declval<const pairs&>())));
  const auto throws = [](std::string_view) -> std::string_view { throw 7; };
  CHECK_THROWS_AS(triage::check(generic, basic_response{429, "", throws}), int);
  CHECK_THROWS_AS(triage::limits(generic, throws), int);
}

TEST_CASE("names that are longer than any header that counts") {
  constexpr auto delay_behind = [](std::size_t size) {
    char head[160] = {};
    std::size_t at = 0;
    while (at != size) head[at++] = 'x';
    for (const char c : std::string_view(": 1\r\nRetry-After: 7\r\n\r\n")) head[at++] = c;
    triage::response r{429, "", std::string_view(head, at)};
    return triage::classify(triage::providers::generic, r).delay_ms();
  };
  CHECK_BOTH(delay_behind(1) == 7000);
  CHECK_BOTH(delay_behind(62) == 7000);
  CHECK_BOTH(delay_behind(63) == 7000);
  CHECK_BOTH(delay_behind(64) == 7000);
  CHECK_BOTH(delay_behind(65) == 7000);
  CHECK_BOTH(delay_behind(128) == 7000);
  constexpr auto delay_of_pair = [](std::size_t size) {
    char name[160] = {};
    for (std::size_t i = 0; i != size; ++i) name[i] = 'x';
    const triage::header_line pairs[] = {{{name, size}, "1"}, {"Retry-After", "7"}};
    triage::response r{429, "", pairs};
    return triage::classify(triage::providers::generic, r).delay_ms();
  };
  CHECK_BOTH(delay_of_pair(63) == 7000);
  CHECK_BOTH(delay_of_pair(64) == 7000);
  CHECK_BOTH(delay_of_pair(65) == 7000);
}

TEST_CASE("pairs without a name or a value are none") {
  const triage::header_line pairs[] = {{"", "1"}, {"Retry-After", {}}, {"retry-after", "7"}};
  CHECK(triage::classify(triage::providers::generic, {429, "", pairs}).delay_ms() == 7000);
  const std::vector<std::pair<const char*, const char*>> null = {
      {"", "1"}, {"Retry-After", nullptr}, {"retry-after", "7"}};
  CHECK(triage::classify(triage::providers::generic, {429, "", null}).delay_ms() == 7000);
}

namespace {

constexpr std::optional<std::string_view> seven_seconds(std::string_view name) {
  if (name == "Retry-After") return "7";
  return std::nullopt;
}

}  // namespace

TEST_CASE("headers as a plain function") {
  CHECK_BOTH(triage::classify(triage::providers::generic, {429, "", &seven_seconds}).delay_ms() ==
             7000);
  CHECK_BOTH(triage::header_view(&seven_seconds)("Retry-After") == "7");
  CHECK_BOTH(triage::header_view(&seven_seconds)("X") == std::nullopt);
}
