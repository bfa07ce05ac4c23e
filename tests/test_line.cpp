// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/ostream.hpp>

#include <cstring>
#include <iomanip>
#include <sstream>
#include <string>

#include "catch.hpp"

#if __has_include(<version>)
#include <version>
#endif
#if defined(__cpp_lib_format)
#include <triage/format.hpp>
#endif

using namespace triage::providers;

namespace {

std::string line(const triage::error& e) {
  char buffer[4096];
  return std::string(to_line(e, buffer));
}

std::string message_line(std::string_view json_string) {
  const std::string body = "{\"error\":{\"message\":\"" + std::string(json_string) + "\"}}";
  const std::string whole = line(triage::classify(generic, {500, body}));
  return whole.substr(whole.find(" message=") + 9);
}

}  // namespace

TEST_CASE("an error as one line") {
  CHECK(line(triage::classify(
            assisters,
            {429, R"({"error":{"message":"Slow down","code":"rate_limit_exceeded","type":"t"}})",
             "Retry-After: 5\r\nX-Request-ID: req_1\r\n"})) ==
        "provider=assisters status=429 category=rate_limited code=\"rate_limit_exceeded\" "
        "retry=after delay_ms=5000 basis=code processed=no request_id=\"req_1\" "
        "message=\"Slow down\"");
  CHECK(line(triage::classify(persly, {502, "<html><title>Bad</title>"})) ==
        "provider=persly status=502 category=unavailable retry=backoff basis=default "
        "processed=unknown body=html message=\"Bad\"");
  CHECK(line(triage::classify(persly, {400, R"({"error":{"type":"x","param":"p"})"})) ==
        "provider=persly status=400 category=invalid_request type=\"x\" retry=never basis=status "
        "processed=no damage=truncated param=\"p\"");
  CHECK(line(triage::error{}) ==
        "provider=none status=0 category=none retry=never basis=default processed=unknown "
        "body=empty");
}

TEST_CASE("nothing the server sends can break the line or forge another") {
  CHECK(message_line(R"(a\nstatus=200\r\n\tb)") == R"("a\nstatus=200\r\n\tb")");
  CHECK(message_line(R"(\" code=\"x)") == R"("\" code=\"x")");
  CHECK(message_line(R"(\\)") == R"("\\")");
  CHECK(message_line(R"(\u001b[31m\u0000\u007f)") == R"("\x1b[31m\x00\x7f")");
  CHECK(message_line("\x1b[31m") == R"("\x1b[31m")");
  CHECK(message_line(R"(\u0085\u009b)") == R"("\u{85}\u{9b}")");
  CHECK(message_line(R"(\u202e\u2028\u2066\ufeff\u200b)") ==
        R"("\u{202e}\u{2028}\u{2066}\u{feff}\u{200b}")");
  CHECK(message_line("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80") ==
        "\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"");
  CHECK(message_line("\xFF\xC3(\xE2\x82\xF0\x9F\x98") == R"("\xff\xc3(\xe2\x82\xf0\x9f\x98")");
  CHECK(message_line("\xED\xA0\x80\xC0\xAF") == R"("\xed\xa0\x80\xc0\xaf")");
}

TEST_CASE("what does not fit is cut, with dots, at a whole piece") {
  const triage::error e =
      triage::classify(persly, {500, "{\"error\":{\"message\":\"caf\xC3\xA9\\u0001\"}}"});
  char whole[512];
  const std::string all(to_line(e, whole));
  for (std::size_t size = 0; size < all.size(); ++size) {
    INFO(size);
    std::string buffer(all.size() + 8, '#');
    const std::string cut(to_line(e, buffer.data(), size));
    CHECK(buffer.substr(size).find_first_not_of('#') == std::string::npos);
    REQUIRE(cut.size() <= size);
    if (size >= 3) {
      REQUIRE(cut.size() >= 3);
      CHECK(cut.substr(cut.size() - 3) == "...");
      const std::string kept = cut.substr(0, cut.size() - 3);
      CHECK(all.substr(0, kept.size()) == kept);
      CHECK((kept.empty() || kept.back() != '\xC3'));
    }
  }
  std::string exact(all.size(), '#');
  CHECK(to_line(e, exact.data(), exact.size()) == all);
}

TEST_CASE("streams and format write the same line") {
  const triage::error e = triage::classify(redner, {503, R"({"error":{"code":"X"}})"});
  std::ostringstream out;
  out << std::setw(400) << e;
  CHECK(out.str() == line(e));
  std::ostringstream category;
  category << e.category();
  CHECK(category.str() == "unavailable");
#if defined(__cpp_lib_format)
  CHECK(std::format("[{}]", e) == "[" + line(e) + "]");
  CHECK(std::format("{:>12}", e.category()) == " unavailable");
#endif
}

TEST_CASE("a line in constant expressions") {
  constexpr auto size = [] {
    char buffer[256] = {};
    return to_line(triage::classify(persly, {500, ""}), buffer).size();
  }();
  STATIC_REQUIRE(size == std::string_view("provider=persly status=500 category=internal "
                                          "retry=backoff basis=status processed=unknown body=empty")
                             .size());
}
