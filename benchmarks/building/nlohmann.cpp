// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The least that nlohmann/json needs for the job of classify.cpp with Persly.
#include <cstdio>
#include <cstdlib>
#include <string>

#include <nlohmann/json.hpp>

#include "table.hpp"

int main(int argc, char** argv) {
  if (argc < 3) return 64;
  const nlohmann::json document = nlohmann::json::parse(argv[2], nullptr, false);
  std::string code, message;
  if (document.is_object() && document.contains("error") && document["error"].is_object()) {
    code = document["error"].value("code", "");
    message = document["error"].value("message", "");
  }
  std::fwrite(message.data(), 1, message.size(), stdout);
  return static_cast<int>(find_category(code, std::atoi(argv[1])));
}
