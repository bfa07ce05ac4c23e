// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// RapidJSON with a memory pool that is used again, from the body and in a copy of it.
#include <cstring>
#include <optional>
#include <vector>

#include <rapidjson/document.h>

#include "decide.hpp"

namespace bench {
namespace {

using allocator = rapidjson::MemoryPoolAllocator<>;
using document = rapidjson::GenericDocument<rapidjson::UTF8<>, allocator, allocator>;

std::string_view view(const document::ValueType& string) {
  return {string.GetString(), string.GetStringLength()};
}

void take(fields& f, place where, member what, const document::ValueType& value) {
  if (what == member::none) return;
  if (value.IsString()) {
    f.put(where, what, view(value));
  } else if (value.IsInt64()) {
    f.put(where, what, value.GetInt64());
  } else if (value.IsNumber()) {
    f.put(where, what, value.GetDouble());
  }
}

outcome decide(const document& d, int status) {
  fields f;
  if (d.HasParseError() || !d.IsObject()) return bench::decide(f, status);
  for (const auto& [name, value] : d.GetObject()) {
    const std::string_view key = view(name);
    if (key == "error" && value.IsObject()) {
      for (const auto& m : value.GetObject()) {
        take(f, place::error, error_member(view(m.name)), m.value);
      }
    } else if (key == "detail" && value.IsArray() && !value.Empty() && value[0].IsObject()) {
      for (const auto& m : value[0].GetObject()) {
        take(f, place::detail, detail_member(view(m.name)), m.value);
      }
    } else {
      take(f, place::top, top_member(key), value);
    }
  }
  return bench::decide(f, status);
}

// The memory for values and for the parser's stack. The pools grow if they must and give that back
// in clear(); what is here they keep.
struct memory {
  char values[1 << 16];
  char stack[1 << 14];
  allocator for_values{values, sizeof values};
  allocator for_stack{stack, sizeof stack};
  std::optional<document> parsed;

  document& clear() {
    parsed.reset();
    for_values.Clear();
    for_stack.Clear();
    return parsed.emplace(&for_values, sizeof stack / 2, &for_stack);
  }
};

}  // namespace

outcome run_rapidjson_dom(std::string_view body, int status) {
  if (is_success(status)) return {};
  static memory m;
  document& d = m.clear();
  d.Parse(body.data(), body.size());
  return decide(d, status);
}

outcome run_rapidjson_insitu(std::string_view body, int status) {
  if (is_success(status)) return {};
  static memory m;
  static std::vector<char> copy;
  if (copy.size() <= body.size()) copy.resize(body.size() + 1);
  if (!body.empty()) std::memcpy(copy.data(), body.data(), body.size());
  copy[body.size()] = '\0';
  document& d = m.clear();
  d.ParseInsitu(copy.data());
  return decide(d, status);
}

}  // namespace bench
