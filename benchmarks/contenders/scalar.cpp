// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What one writes in an hour: byte by byte, and nothing is checked. The body must be valid.
#include "tracker.hpp"

namespace bench {
namespace {

fields scan(std::string_view body) {
  fields f;
  tracker t;
  const char* p = body.data();
  const char* const end = p + body.size();
  bool in_object = false;
  bool key = false;           // whether a string that comes now is a member's name
  std::uint64_t objects = 0;  // one bit for each open container; deeper ones drop out
  if (p == end || *p != '{') return f;
  while (p != end) {
    const char c = *p++;
    if (c == '"') {
      const char* const first = p;
      while (p != end && *p != '"') p += *p == '\\' && end - p > 1 ? 2 : 1;
      const std::string_view text(first, static_cast<std::size_t>(p - first));
      if (p != end) ++p;
      if (key) {
        t.key(text);
        key = false;
      } else if (t.what() != member::none) {
        f.put(t.where(), t.what(), text);
      }
    } else if (c == '{' || c == '[') {
      t.begin(c == '{');
      objects = objects << 1 | (c == '{');
      key = in_object = c == '{';
    } else if (c == '}' || c == ']') {
      t.end();
      objects >>= 1;
      in_object = objects & 1;
    } else if (c == ',') {
      key = in_object;
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      const char* const first = p - 1;
      while (p != end && *p != ',' && *p != '}' && *p != ']' && *p > ' ') ++p;
      if (t.what() != member::none) {
        f.put(t.where(), t.what(), std::string_view(first, static_cast<std::size_t>(p - first)));
      }
    }
  }
  return f;
}

}  // namespace

outcome run_scalar(std::string_view body, int status) {
  if (is_success(status)) return {};
  return decide(scan(body), status);
}

}  // namespace bench
