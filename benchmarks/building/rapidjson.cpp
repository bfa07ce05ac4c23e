// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The least that RapidJSON needs for the job of classify.cpp with Persly.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <rapidjson/document.h>

#include "table.hpp"

namespace {

std::string_view text_of(const rapidjson::Value& object, const char* name) {
  const auto member = object.FindMember(name);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 64;
  rapidjson::Document document;
  document.Parse(argv[2]);
  std::string_view code, message;
  if (!document.HasParseError() && document.IsObject()) {
    const auto error = document.FindMember("error");
    if (error != document.MemberEnd() && error->value.IsObject()) {
      code = text_of(error->value, "code");
      message = text_of(error->value, "message");
    }
  }
  std::fwrite(message.data(), 1, message.size(), stdout);
  return static_cast<int>(find_category(code, std::atoi(argv[1])));
}
