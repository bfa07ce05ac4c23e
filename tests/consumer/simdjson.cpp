// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/simdjson.hpp>

#include <string>

int main() {
  simdjson::ondemand::parser parser;
  std::string scratch;
  const triage::error e =
      triage::classify(triage::providers::persly,
                       {429, R"({"error": {"code": "quota_exceeded", "message": "no credits"}})"},
                       triage::on_demand(parser, scratch));
  return e.category() == triage::category::quota_exhausted ? 0 : 1;
}
