// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/details.hpp>

#include <string>

#include "catch.hpp"

using triage::text;

namespace {

// "field:message:code;" for each, with - for what is absent.
std::string walked(std::string_view json) {
  std::string out;
  const auto put = [&](const text& t, char end) {
    std::string buffer(t.raw().size(), '#');
    out += t.present() ? t.decode(buffer.data(), buffer.size()) : "-";
    out += end;
  };
  for (const triage::field_detail& d : triage::field_details(text(json, text::form::json))) {
    put(d.field, ':');
    put(d.message, ':');
    put(d.code, ';');
  }
  return out;
}

}  // namespace

TEST_CASE("arrays of objects") {
  CHECK(walked(R"([{"field":"a","message":"m"},{"message":"n","field":"b"}])") == "a:m:-;b:n:-;");
  CHECK(walked(R"([{"param":"a","msg":"m","code":"c"}])") == "a:m:c;");
  CHECK(walked(R"([{"path":"a","message":"m","type":7}])") == "a:m:7;");
  CHECK(walked(R"([{"name":"a","message":"m"}])") == "a:m:-;");
  CHECK(walked(R"([{"loc":["body","x",0,"y"],"msg":"m","type":"missing","input":{"msg":"no"}}])") ==
        "body.x.0.y:m:missing;");
  CHECK(walked(R"([{"message":"m"}])") == "-:m:-;");
  CHECK(walked(R"([{"field":"a"}])") == "a:-:-;");
  CHECK(walked(R"([{"other":1},{"message":"m"}])") == "-:m:-;");
  CHECK(walked(R"([{"f\u0069eld":"\u0061","message":"m\n"}])") == "a:m\n:-;");
}

TEST_CASE("objects of messages") {
  CHECK(walked(R"({"a":["x","y"],"b.c":["z"]})") == "a:x:-;a:y:-;b.c:z:-;");
  CHECK(walked(R"({"a":"x","b":"y"})") == "a:x:-;b:y:-;");
  CHECK(walked(R"({"a":[],"b":null,"c":5,"d":["x"]})") == "d:x:-;");
  CHECK(walked(R"({"a":{"message":"x","code":"c"}})") == "a:x:c;");
  CHECK(walked(R"({"a":[{"message":"x"},"y"],"b":[["no"],"z"]})") == "a:x:-;a:y:-;b:z:-;");
}

TEST_CASE("arrays of messages") {
  CHECK(walked(R"(["x","y"])") == "-:x:-;-:y:-;");
  CHECK(walked(R"([1,null,"x",["no"],true])") == "-:x:-;");
}

TEST_CASE("nothing to say") {
  CHECK(walked("") == "");
  CHECK(walked("[]") == "");
  CHECK(walked("{}") == "");
  CHECK(walked("null") == "");
  CHECK(walked("\"x\"") == "");
  CHECK(triage::field_details().empty());
  CHECK(triage::field_details(text("[\"x\"]", text::form::json)).begin()->message == "x");
}

TEST_CASE("damaged details are read up to the damage") {
  CHECK(walked(R"([{"field":"a","message":"m"},{"field":"b","mess)") == "a:m:-;");
  CHECK(walked(R"([{"field":"a","message":"m"},{"field" "b"}])") == "a:m:-;");
  CHECK(walked(R"({"a":["x","y)") == "a:x:-;");
  CHECK(walked(R"({"a":["x"}})") == "a:x:-;");
}

TEST_CASE("details in constant expressions") {
  STATIC_REQUIRE((*triage::field_details(text(R"({"a":["b"]})", text::form::json)).begin()).field ==
                 "a");
}
