// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// nlohmann/json, the document as events.
#include <string>

#include <nlohmann/json.hpp>

#include "tracker.hpp"

namespace bench {
namespace {

using nlohmann::json;

class handler {
 public:
  fields found;

  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(json::number_integer_t n) { return number(n); }
  bool number_unsigned(json::number_unsigned_t n) { return number(static_cast<std::int64_t>(n)); }
  bool number_float(json::number_float_t n, const json::string_t&) { return number(n); }
  bool string(json::string_t& text) {
    if (tracker_.what() != member::none) {
      // The parser uses its buffer again.
      static std::string kept[3][member_count];
      std::string& mine = kept[static_cast<std::size_t>(tracker_.where())]
                              [static_cast<std::size_t>(tracker_.what())];
      mine = text;
      found.put(tracker_.where(), tracker_.what(), std::string_view(mine));
    }
    return true;
  }
  bool binary(json::binary_t&) { return true; }
  bool start_object(std::size_t) { return begin(true); }
  bool start_array(std::size_t) { return begin(false); }
  bool end_object() { return end(); }
  bool end_array() { return end(); }
  bool key(json::string_t& name) {
    tracker_.key(name);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const json::exception&) { return false; }

 private:
  template <class Number>
  bool number(Number n) {
    if (tracker_.what() != member::none) found.put(tracker_.where(), tracker_.what(), n);
    return true;
  }
  bool begin(bool object) {
    tracker_.begin(object);
    return true;
  }
  bool end() {
    tracker_.end();
    return true;
  }

  tracker tracker_;
};

}  // namespace

outcome run_nlohmann_sax(std::string_view body, int status) {
  if (is_success(status)) return {};
  handler h;
  if (!json::sax_parse(body, &h)) h.found = {};
  return decide(h.found, status);
}

}  // namespace bench
