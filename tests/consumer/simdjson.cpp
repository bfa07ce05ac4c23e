// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>
#include <triage/simdjson.hpp>

#include <string>
#include <string_view>

using triage::providers::persly;

int main() {
  constexpr int status = 429;
  constexpr std::string_view body =
      R"({"error": {"code": "quota_exceeded", "message": "The credits are used up."}})";
  constexpr std::string_view headers = "Content-Type: application/json\r\n";

  simdjson::ondemand::parser parser;  // both kept from call to call
  std::string scratch;
  const triage::error e =
      triage::classify(persly, {status, body, headers}, triage::on_demand(parser, scratch));
  return e.category() == triage::category::quota_exhausted ? 0 : 1;
}
