// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// cJSON.
#include <memory>

#include <cjson/cJSON.h>

#include "decide.hpp"

namespace bench {
namespace {

void take(fields& f, place where, member what, const cJSON* value) {
  if (what == member::none) return;
  if (cJSON_IsString(value) != 0) {
    f.put(where, what, std::string_view(value->valuestring));
  } else if (cJSON_IsNumber(value) != 0) {
    f.put(where, what, value->valuedouble);
  }
}

struct deleter {
  void operator()(cJSON* tree) const { cJSON_Delete(tree); }
};

}  // namespace

outcome run_cjson(std::string_view body, int status) {
  if (is_success(status)) return {};
  static std::unique_ptr<cJSON, deleter> document;  // kept, since the texts are in it
  document.reset(cJSON_ParseWithLength(body.data(), body.size()));
  fields f;
  if (document == nullptr || cJSON_IsObject(document.get()) == 0) return decide(f, status);
  for (const cJSON* item = document->child; item != nullptr; item = item->next) {
    const std::string_view key = item->string;
    if (key == "error" && cJSON_IsObject(item) != 0) {
      for (const cJSON* m = item->child; m != nullptr; m = m->next) {
        take(f, place::error, error_member(m->string), m);
      }
    } else if (key == "detail" && cJSON_IsArray(item) != 0 && item->child != nullptr &&
               cJSON_IsObject(item->child) != 0) {
      for (const cJSON* m = item->child->child; m != nullptr; m = m->next) {
        take(f, place::detail, detail_member(m->string), m);
      }
    } else {
      take(f, place::top, top_member(key), item);
    }
  }
  return decide(f, status);
}

}  // namespace bench
