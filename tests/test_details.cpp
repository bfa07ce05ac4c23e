// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/read/details.hpp>

#include <cstddef>
#include <string>
#include <string_view>

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

TEST_CASE("names of members with escapes, and members that come twice") {
  CHECK(walked(R"([{"\u0066ield":"a","m\u0065ssage":"m","\u0063ode":"c"}])") == "a:m:c;");
  CHECK(walked(R"([{"\u006coc":["b\u006fdy",1],"msg":"m"}])") == "body.1:m:-;");
  CHECK(walked(R"({"a\"b":["x"],"\u00e9":"y"})") == "a\"b:x:-;\xC3\xA9:y:-;");
  CHECK(walked(R"([{"field":"a","field":"b","message":"m","message":"n"}])") == "b:n:-;");
  CHECK(walked(R"({"a":"x","a":"y"})") == "a:x:-;a:y:-;");
  CHECK(walked(R"([{"Field":"a","MESSAGE":"m"}])") == "");
}

TEST_CASE("values of kinds that nobody expects") {
  CHECK(walked(R"([{"field":7,"message":8,"code":9}])") == "7:8:9;");
  CHECK(walked(R"([{"field":null,"message":"m"}])") == "-:m:-;");
  CHECK(walked(R"([{"field":true,"message":"m"}])") == "-:m:-;");
  CHECK(walked(R"([{"field":{"name":"no"},"message":"m"}])") == "-:m:-;");
  CHECK(walked(R"([{"field":"a","message":["no"]}])") == "a:-:-;");
  CHECK(walked(R"([{"field":["a",0],"message":"m"}])") == "a.0:m:-;");
  CHECK(walked(R"([{"loc":[],"msg":"m"}])") == ":m:-;");
  CHECK(walked(R"([{"loc":"query","msg":"m"}])") == "query:m:-;");
  CHECK(walked(R"([{"code":"only"}])") == "");
  CHECK(walked(R"([{}, {"message":"m"}, {}])") == "-:m:-;");
  CHECK(walked(R"([{"message":""}])") == "-::-;");
  CHECK(walked(R"({"":["x"]})") == ":x:-;");
  CHECK(walked(R"([{"message":"m","ctx":{"field":"no","message":"no","x":[{"code":"no"}]}}])") ==
        "-:m:-;");
  CHECK(walked(R"({"a":{"ctx":{"message":"no"},"message":"x"}})") == "a:x:-;");
}

TEST_CASE("a name does not stick to what has none") {
  CHECK(walked(R"([{"field":"a","message":"m"},"n",{"message":"o"}])") == "a:m:-;-:n:-;-:o:-;");
  CHECK(walked(R"({"a":["x"],"b":[{"field":"c","message":"y"},"z"]})") == "a:x:-;c:y:-;b:z:-;");
  CHECK(walked(R"({"a":[[["no"]]],"b":"x"})") == "b:x:-;");
}

TEST_CASE("what stands behind the details is not read") {
  CHECK(walked(R"(["x"] ["y"])") == "-:x:-;");
  CHECK(walked(R"({"a":"x"},{"b":"y"})") == "a:x:-;");
  CHECK(walked(" \n[ \"x\" , \"y\" ] ") == "-:x:-;-:y:-;");
}

TEST_CASE("details cut at every byte give a beginning of what they were") {
  for (const std::string_view json :
       {R"([{"loc":["body","a",0],"msg":"m\n","type":"t"},{"field":"b","message":"n"},"o"])",
        R"({"a":["x","y"],"b":{"message":"z","code":1},"c":"w","d":[]})"}) {
    const std::string whole = walked(json);
    for (std::size_t n = 0; n < json.size(); ++n) {
      const std::string body(json.substr(0, n));
      const std::string part = walked(body);
      INFO(body << " gives " << part);
      CHECK(whole.substr(0, part.size()) == part);
      CHECK((part.empty() || part.back() == ';'));
    }
    CHECK(walked(std::string(json) + "x") == whole);
  }
}

TEST_CASE("details are walked anew each time, and not before") {
  const triage::field_details details(text(R"({"a":["x","y"]})", text::form::json));
  for (int i = 0; i < 2; ++i) {
    std::string all;
    for (const auto& d : details) all += d.message.raw();
    CHECK(all == "xy");
  }
  // Reading one costs what stands before it: the rest is not even JSON.
  const triage::field_details damaged(text("[\"x\" }}}", text::form::json));
  CHECK(damaged.begin()->message == "x");
  auto at = damaged.begin();
  ++at;
  CHECK(at == damaged.end());
  ++at;
  CHECK(at == damaged.end());
}

TEST_CASE("deep and long details") {
  const std::string deep = "[" + std::string(5'000'000, '[') + std::string(5'000'000, ']') +
                           ",\"x\",{\"message\":" + std::string(5000, '[') +
                           std::string(5000, ']') + ",\"field\":\"f\"}]";
  CHECK(walked(deep) == "-:x:-;f:-:-;");
  CHECK(walked(std::string(10'000'000, '[')) == "");
  CHECK(walked("{\"a\":" + std::string(10'000'000, '[')) == "");
  std::string objects;
  for (int i = 0; i < 1'000'000; ++i) objects += "[{\"a\":";
  CHECK(walked(objects) == "");
  std::string many = "[\"x\"";
  for (int i = 1; i < 100'000; ++i) many += ",\"x\"";
  many += ']';
  std::size_t count = 0;
  for (const auto& d : triage::field_details(text(many, text::form::json))) {
    count += d.message.raw().size();
  }
  CHECK(count == 100'000);
}
