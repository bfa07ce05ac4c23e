// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// nlohmann/json, the document as a tree.
#include <nlohmann/json.hpp>

#include "decide.hpp"

namespace bench {
namespace {

using nlohmann::json;

void take(fields& f, place where, member what, const json& value) {
  if (what == member::none) return;
  if (value.is_string()) {
    f.put(where, what, std::string_view(value.get_ref<const std::string&>()));
  } else if (value.is_number_integer()) {
    f.put(where, what, value.get<std::int64_t>());
  } else if (value.is_number()) {
    f.put(where, what, value.get<double>());
  }
}

}  // namespace

outcome run_nlohmann_dom(std::string_view body, int status) {
  if (is_success(status)) return {};
  static json document;  // kept, since the texts are in it
  document = json::parse(body, nullptr, false);
  fields f;
  if (!document.is_object()) return decide(f, status);
  for (const auto& [name, value] : document.items()) {
    if (name == "error" && value.is_object()) {
      for (const auto& [inner, v] : value.items()) take(f, place::error, error_member(inner), v);
    } else if (name == "detail" && value.is_array() && !value.empty() && value[0].is_object()) {
      for (const auto& [inner, v] : value[0].items()) {
        take(f, place::detail, detail_member(inner), v);
      }
    } else {
      take(f, place::top, top_member(name), value);
    }
  }
  return decide(f, status);
}

}  // namespace bench
