// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Boost.JSON with a parser and a buffer that are used again.
#include <optional>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>

#include "decide.hpp"

namespace bench {
namespace {

namespace json = boost::json;

std::string_view view(json::string_view s) {
  return {s.data(), s.size()};
}

void take(fields& f, place where, member what, const json::value& value) {
  if (what == member::none) return;
  if (const json::string* const text = value.if_string()) {
    f.put(where, what, view(*text));
  } else if (const std::int64_t* const integer = value.if_int64()) {
    f.put(where, what, *integer);
  } else if (const double* const real = value.if_double()) {
    f.put(where, what, *real);
  }
}

}  // namespace

outcome run_boost_json(std::string_view body, int status) {
  if (is_success(status)) return {};
  static unsigned char values[1 << 16];
  static unsigned char stack[1 << 14];
  static std::optional<json::monotonic_resource> memory;
  static json::parser parser(json::storage_ptr(), json::parse_options(), stack, sizeof stack);
  static std::optional<json::value> document;  // kept, since the texts are in it
  document.reset();
  parser.reset();
  // Made anew: release() would give back the memory, but go on asking for ever larger pieces.
  memory.emplace(values, sizeof values);
  parser.reset(&*memory);
  json::error_code failed;
  parser.write({body.data(), body.size()}, failed);
  fields f;
  if (failed) return decide(f, status);
  document.emplace(parser.release());
  const json::object* const top = document->if_object();
  if (top == nullptr) return decide(f, status);
  for (const json::key_value_pair& item : *top) {
    const std::string_view key = view(item.key());
    const json::array* const details = item.value().if_array();
    if (const json::object* const error = item.value().if_object();
        error != nullptr && key == "error") {
      for (const json::key_value_pair& m : *error) {
        take(f, place::error, error_member(view(m.key())), m.value());
      }
    } else if (key == "detail" && details != nullptr && !details->empty() &&
               details->front().is_object()) {
      for (const json::key_value_pair& m : details->front().get_object()) {
        take(f, place::detail, detail_member(view(m.key())), m.value());
      }
    } else {
      take(f, place::top, top_member(key), item.value());
    }
  }
  return decide(f, status);
}

}  // namespace bench
