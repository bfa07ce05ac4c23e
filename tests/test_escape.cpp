// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/escape.hpp>
#include <triage/headers.hpp>

#include <string>

#include "catch.hpp"

#if __has_include(<nlohmann/json.hpp>)
#include <nlohmann/json.hpp>
#endif

using triage::text;

namespace {

std::string json(const text& t) {
  std::string out;
  triage::append_json(out, t);
  return out;
}

std::string escaped(const text& t) {
  std::string out;
  triage::append_escaped(out, t);
  return out;
}

}  // namespace

TEST_CASE("texts as JSON strings") {
  CHECK(json({}) == "null");
  CHECK(json(text::plain("")) == R"("")");
  CHECK(json(text::plain("a\"b\\c\n\r\t\x01\x7f")) == R"("a\"b\\c\n\r\t\u0001\u007f")");
  CHECK(json(text::plain("caf\xC3\xA9 \xF0\x9F\x98\x80")) == "\"caf\xC3\xA9 \xF0\x9F\x98\x80\"");
  CHECK(json(text::plain("\xC2\x9B\xE2\x80\xAE\xEF\xBB\xBF")) == R"("\u009b\u202e\ufeff")");
  CHECK(json(text::plain("\xFFx\xC3")) == "\"\xEF\xBF\xBDx\xEF\xBF\xBD\"");
  CHECK(json(text("\\u0041\\ud800\\n", text::form::escaped)) == "\"A\xEF\xBF\xBD\\n\"");
  CHECK(json(text(R"(["a", 0])", text::form::path)) == R"("a.0")");
}

TEST_CASE("texts for logs") {
  CHECK(escaped({}) == "");
  CHECK(escaped(text::plain("a\"b\\c\n\x1b[31m")) == R"(a\"b\\c\n\x1b[31m)");
  CHECK(escaped(text::plain("\xD8\x9C\xC2\x9B\xFF")) == R"(\u{061c}\u{9b}\xff)");
}

#if __has_include(<nlohmann/json.hpp>)
TEST_CASE("whatever the bytes are, the JSON string is valid and means them") {
  std::string bytes;
  for (int round = 0; round < 3000; ++round) {
    bytes += static_cast<char>(round * 7919 % 256);
    if (bytes.size() > 12) bytes.erase(0, 5);
    const std::string written = json(text::plain(bytes));
    INFO(written);
    REQUIRE(nlohmann::json::accept(written));
    const std::string read = nlohmann::json::parse(written).get<std::string>();
    if (read.find("\xEF\xBF\xBD") == std::string::npos) CHECK(read == bytes);
  }
}
#endif

TEST_CASE("null pointers are no headers") {
  const char* volatile none = nullptr;  // so that the compiler does not know
  const char* const unknown = none;
  CHECK(triage::header_view(unknown)("a") == std::nullopt);
  CHECK(triage::header_view(nullptr)("a") == std::nullopt);
}
