// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// simdjson On-Demand with a parser that is used again. Compiled once for each version: the macro
// TRIAGE_BENCHMARKS_SIMDJSON is its number. To have both in one program, `simdjson` is a
// macro too, which gives one of them another namespace.
#include <cstring>
#include <string>
#include <vector>

#include <simdjson.h>

#include "bodies.hpp"
#include "decide.hpp"

namespace bench {
namespace {

namespace ondemand = simdjson::ondemand;

static_assert(simdjson::SIMDJSON_PADDING <= padding);

// The keys are compared where they stand, without unescaping.
member error_key(ondemand::raw_json_string key) {
  switch (key.raw()[0]) {
    case 'c': return key == "code" ? member::code : member::none;
    case 't': return key == "type" ? member::type : member::none;
    case 'p': return key == "param" ? member::param : member::none;
    case 'm': return key == "message" ? member::message : member::none;
    case 'r':
      return key == "request_id"    ? member::request_id
             : key == "retry_after" ? member::retry_after
                                    : member::none;
    default: return member::none;
  }
}

member top_key(ondemand::raw_json_string key) {
  const member m = error_key(key);
  return m == member::none && key == "message_code" ? member::code : m;
}

member detail_key(ondemand::raw_json_string key) {
  return key == "msg" ? member::message : key == "type" ? member::type : member::none;
}

bool take(fields& f, place where, member what, ondemand::value value) {
  ondemand::json_type type;
  if (what == member::none) return true;
  if (value.type().get(type)) return false;
  if (type == ondemand::json_type::string) {
    std::string_view text;
    if (value.get_string().get(text)) return false;
    f.put(where, what, text);
  } else if (type == ondemand::json_type::number) {
    std::int64_t integer = 0;
    double real = 0;
    if (!value.get_int64().get(integer)) {
      f.put(where, what, integer);
    } else if (!value.get_double().get(real)) {
      f.put(where, what, real);
    }
  }
  return true;
}

template <class Key>
bool take_all(fields& f, place where, ondemand::object object, Key key) {
  for (auto item : object) {
    ondemand::field member_of;
    if (std::move(item).get(member_of)) return false;
    if (!take(f, where, key(member_of.key()), member_of.value())) return false;
  }
  return true;
}

bool read(fields& f, simdjson::simdjson_result<ondemand::document> opened) {
  ondemand::document document;
  ondemand::object top;
  if (std::move(opened).get(document) || document.get_object().get(top)) return false;
  for (auto item : top) {
    ondemand::field member_of;
    if (std::move(item).get(member_of)) return false;
    const ondemand::raw_json_string key = member_of.key();
    ondemand::value value = member_of.value();
    if (key == "error") {
      ondemand::object error;
      if (value.get_object().get(error)) continue;
      if (!take_all(f, place::error, error, error_key)) return false;
    } else if (key == "detail") {
      ondemand::array details;
      if (value.get_array().get(details)) continue;
      for (auto element : details) {
        ondemand::object first;
        if (element.get_object().get(first)) break;
        if (!take_all(f, place::detail, first, detail_key)) return false;
        break;
      }
    } else if (!take(f, place::top, top_key(key), value)) {
      return false;
    }
  }
  return true;
}

outcome run(const char* text, std::size_t size, int status) {
  static ondemand::parser parser;
  fields f;
  if (!read(f, parser.iterate(text, size, size + simdjson::SIMDJSON_PADDING))) f = {};
  return decide(f, status);
}

}  // namespace

#define TRIAGE_BENCHMARKS_JOIN_(a, b, c) a##b##c
#define TRIAGE_BENCHMARKS_JOIN(a, b, c) TRIAGE_BENCHMARKS_JOIN_(a, b, c)
#define TRIAGE_BENCHMARKS_RUN(how) \
  TRIAGE_BENCHMARKS_JOIN(run_simdjson_, TRIAGE_BENCHMARKS_SIMDJSON, how)

outcome TRIAGE_BENCHMARKS_RUN(_padded)(std::string_view body, int status) {
  if (is_success(status)) return {};
  return run(body.data(), body.size(), status);
}

outcome TRIAGE_BENCHMARKS_RUN(_copy)(std::string_view body, int status) {
  if (is_success(status)) return {};
  static std::vector<char> copy;
  const std::size_t needed = body.size() + simdjson::SIMDJSON_PADDING;
  if (copy.size() < needed) copy.resize(needed);
  if (!body.empty()) std::memcpy(copy.data(), body.data(), body.size());
  return run(copy.data(), body.size(), status);
}

std::string TRIAGE_BENCHMARKS_RUN(_kernel)() {
  return simdjson::get_active_implementation()->name();
}

}  // namespace bench
