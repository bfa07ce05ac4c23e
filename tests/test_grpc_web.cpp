// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Trailers: in frames of gRPC-Web, beside headers, and percent-encoded values.
#include <triage/read/grpc_web.hpp>
#include <triage/text/trailers.hpp>
#include <triage.hpp>

#include <memory>
#include <string>
#include <string_view>

#include "both_ways.hpp"

using namespace std::string_view_literals;
using triage::grpc_web_trailers;
using triage::text;

namespace {

constexpr std::string_view trailers = "grpc-status: 8\r\ngrpc-message: Too%20many%3a %E2%82%AC\r\n";
constexpr std::string_view binary =
    "\x00\x00\x00\x00\x03"
    "abc"
    "\x01\x00\x00\x00\x00"
    "\x80\x00\x00\x00\x37"
    "grpc-status: 8\r\ngrpc-message: Too%20many%3a %E2%82%AC\r\n"sv;
// The same, each frame encoded by itself.
constexpr std::string_view base64 =
    "AAAAAANhYmM=AQAAAAA=gAAAADdncnBjLXN0YXR1czogOA0KZ3JwYy1tZXNzYWdlOiBUb28lMjBtYW55JTNhICVFMiU4Mi"
    "VBQw0K";

struct rpc_api : triage::kinds {
  static constexpr std::string_view name = "rpc";
  static constexpr triage::header_row headers[] = {
      {"grpc-status", triage::header_role::code},
      {.name = "grpc-message", .role = triage::header_role::message, .form = triage::form::percent},
  };
  static constexpr triage::in_success inside_2xx[] = {{.header = "grpc-status", .not_equals = "0"}};
  static constexpr triage::row rows[] = {{"8", 429, throttled, "RESOURCE_EXHAUSTED"},
                                         {"14", 503, unavailable, "UNAVAILABLE"}};
};
constexpr triage::provider rpc = triage::define<rpc_api>();

// Whether decoding the base64 form with so much room gives this.
constexpr bool decodes(std::string_view body, std::size_t room, std::string_view expected) {
  char buffer[128] = {};
  return grpc_web_trailers(body, buffer, room) == expected;
}

constexpr triage::error of(std::string_view body, triage::header_view headers = {}) {
  return classify(rpc, triage::basic_response{
                           200, body, triage::with_trailers(headers, grpc_web_trailers(body))});
}

}  // namespace

TEST_CASE("the trailer frame of a binary body") {
  STATIC_REQUIRE(trailers.size() == 0x37);
  CHECK_BOTH(grpc_web_trailers(binary) == trailers);
  CHECK_BOTH(grpc_web_trailers(binary.substr(8)) == trailers);
  CHECK_BOTH(grpc_web_trailers(binary.substr(13)) == trailers);
  CHECK(grpc_web_trailers(binary).data() == binary.data() + 18);
  CHECK_BOTH(grpc_web_trailers("\x80\x00\x00\x00\x00"sv).empty());
  // Without the end of the line: the frame says that it is whole.
  CHECK_BOTH(grpc_web_trailers("\x80\x00\x00\x00\x0egrpc-status:14and more"sv) == "grpc-status:14");
}

TEST_CASE("the trailer frame of a base64 body") {
  CHECK_BOTH(decodes(base64, 128, trailers));
  CHECK_BOTH(decodes(base64, trailers.size(), trailers));
  // Encoded as one piece, and in lines.
  CHECK_BOTH(decodes("AAAAAANhYmOAAAAAD2dycGMtc3RhdHVzOjE0\nDQo=", 64, "grpc-status:14\r"));
  CHECK_BOTH(decodes("gAAAABBncnBj\r\nLXN0YXR1czox NA0K", 64, "grpc-status:14\r\n"));
  // Every digit of base64.
  CHECK_BOTH(decodes("gAAAABVncnBjLW1lc3NhZ2U6Pj4+Pz8/DQo=", 64, "grpc-message:>>>???\r\n"));
  // Too little room: whole lines.
  CHECK_BOTH(decodes(base64, trailers.size() - 1, "grpc-status: 8\r\n"));
  CHECK_BOTH(decodes(base64, 16, "grpc-status: 8\r\n"));
  CHECK_BOTH(decodes(base64, 15, ""));
  CHECK_BOTH(decodes(base64, 0, ""));
  CHECK_BOTH(grpc_web_trailers(base64).empty());
}

TEST_CASE("bodies without trailers that can be read") {
  for (const std::string_view body :
       {""sv, "\x00"sv, "\x00\x00\x00\x00\x03"sv, "\x80\x00\x00\x00"sv,
        "\x00\xFF\xFF\xFF\xFFgrpc-status: 8\r\n"sv, "\x81\x00\x00\x00\x10grpc-status: 14\r\n"sv,
        "\x80\xFF\xFF\xFF\xFFgrpc-status: 14"sv, "{\"code\":8}"sv, "<html></html>"sv, "gAAA"sv,
        "gAAAAA="sv, "AA=AA=AA="sv, "grpc-status: 8"sv}) {
    char buffer[64];
    CHECK(grpc_web_trailers(body, buffer).empty());
  }
  // What the end cut off of a line is not used: the status may have had another digit.
  CHECK_BOTH(grpc_web_trailers("\x80\x00\x00\x00\x1ag: x\r\ngrpc-status: 1"sv) == "g: x\r\n");
  CHECK_BOTH(decodes("gAAAACBnOiB4DQpncnBjLXN0YXR1czox", 64, "g: x\r\n"));
}

TEST_CASE("every beginning of a body is safe") {
  char buffer[128];
  for (const std::string_view body : {binary, base64}) {
    for (std::size_t size = 0; size < body.size(); ++size) {
      const std::unique_ptr<char[]> part(new char[size]);
      body.copy(part.get(), size);
      const std::string_view found = grpc_web_trailers({part.get(), size}, buffer);
      CHECK((found.empty() || found == "grpc-status: 8\r\n" || found == trailers));
    }
  }
  // Frames without contents cost no more than their bytes.
  const std::string empty(500'000, '\0');
  CHECK(grpc_web_trailers(empty).empty());
}

TEST_CASE("trailers and headers together") {
  constexpr auto find = [](std::string_view headers, std::string_view tail, std::string_view name) {
    return triage::with_trailers(headers, tail)(name);
  };
  CHECK_BOTH(find("A: 1\r\n", "B: 2\r\n", "a") == "1");
  CHECK_BOTH(find("A: 1\r\n", "B: 2\r\n", "b") == "2");
  CHECK_BOTH(find("A: 1\r\n", "a: 2\r\n", "A") == "2");
  CHECK_BOTH(!find("A: 1\r\n", "a: 2\r\n", "c"));
  CHECK_BOTH(!find("", "", "c"));
}

TEST_CASE("a gRPC-Web response is classified by its trailers") {
  CHECK_BOTH(of(binary).category() == triage::category::rate_limited);
  CHECK_BOTH(of(binary).code() == rpc["8"]);
  CHECK_BOTH(of(binary).message() == "Too many: \xE2\x82\xAC");
  CHECK_BOTH(of(binary, {{"Retry-After", "5"}}).delay_ms() == 5000);
  CHECK_BOTH(!of("\x80\x00\x00\x00\x10grpc-status: 0\r\n"sv).failed());
  // Trailers alone, which are headers then.
  CHECK_BOTH(of("", {{"Grpc-Status", "14"}}).category() == triage::category::unavailable);
  // A header_view of both.
  const triage::header_line head[] = {{"content-type", "application/grpc-web"}};
  const triage::with_trailers both(head, grpc_web_trailers(binary));
  CHECK(classify(rpc, {200, binary, both}).code() == rpc["8"]);
  CHECK(triage::check(rpc, {200, binary, both}).error().message() == "Too many: \xE2\x82\xAC");
}

TEST_CASE("percent-encoded text") {
  constexpr auto means = [](std::string_view raw, std::string_view meaning) {
    return text(raw, text::form::percent) == meaning;
  };
  CHECK_BOTH(means("a%20b", "a b"));
  CHECK_BOTH(means("%e2%82%aC", "\xE2\x82\xAC"));
  CHECK_BOTH(means("100%", "100%"));
  CHECK_BOTH(means("%4", "%4"));
  CHECK_BOTH(means("%zz%41\\n+", "%zzA\\n+"));
  CHECK_BOTH(means("", ""));
  CHECK_BOTH(text("%41", text::form::percent).escaped());
  CHECK_BOTH(!text("%41", text::form::plain).escaped());
  char buffer[8];
  CHECK(text("%E2%82%ACx", text::form::percent).decode(buffer, 2) == "");
  CHECK(text("%E2%82%ACx", text::form::percent).decode(buffer, 4) ==
        "\xE2\x82\xAC"
        "x");
  char line[512];
  CHECK(to_line(of(binary), line).find("Too many: \xE2\x82\xAC") != std::string_view::npos);
}
