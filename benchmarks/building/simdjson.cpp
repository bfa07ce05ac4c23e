// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The least that simdjson On-Demand needs for the job of classify.cpp with Persly.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <simdjson.h>

#include "table.hpp"

int main(int argc, char** argv) {
  if (argc < 3) return 64;
  const simdjson::padded_string body{std::string_view(argv[2])};
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::object error;
  std::string_view code, message;
  if (!parser.iterate(body).get(document) && !document["error"].get_object().get(error)) {
    if (error["code"].get_string().get(code)) code = {};
    if (error["message"].get_string().get(message)) message = {};
  }
  std::fwrite(message.data(), 1, message.size(), stdout);
  return static_cast<int>(find_category(code, std::atoi(argv[1])));
}
