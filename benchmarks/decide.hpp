// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the others do with the fields once they have them: the same rules as triage's, with the
// same tables, and std::unordered_map for the lookup.
#ifndef TRIAGE_BENCHMARKS_DECIDE_HPP
#define TRIAGE_BENCHMARKS_DECIDE_HPP

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include <triage/classify.hpp>
#include <triage/tables/http_status.hpp>

#include "contenders.hpp"
#include "gateway.hpp"

namespace bench {

/// The members that count, wherever they stand.
enum class member : std::uint8_t { none, code, type, message, param, request_id, retry_after };
inline constexpr std::size_t member_count = 7;

/// Of the object "error".
[[nodiscard]] inline member error_member(std::string_view key) noexcept {
  switch (key.size()) {
    case 4: return key == "code" ? member::code : key == "type" ? member::type : member::none;
    case 5: return key == "param" ? member::param : member::none;
    case 7: return key == "message" ? member::message : member::none;
    case 10: return key == "request_id" ? member::request_id : member::none;
    case 11: return key == "retry_after" ? member::retry_after : member::none;
    default: return member::none;
  }
}

/// Of the body itself.
[[nodiscard]] inline member top_member(std::string_view key) noexcept {
  return key == "message_code" ? member::code : error_member(key);
}

/// Of the first element of FastAPI's "detail".
[[nodiscard]] inline member detail_member(std::string_view key) noexcept {
  return key == "msg" ? member::message : key == "type" ? member::type : member::none;
}

/// Where a member stood, best first.
enum class place : std::uint8_t { error, detail, top };

/// What was read: of each member what stood in the best place.
class fields {
 public:
  void put(place where, member what, std::string_view text) noexcept {
    const auto i = static_cast<std::size_t>(what);
    if (text.empty() || where > where_[i]) return;
    text_[i] = text;
    where_[i] = where;
  }

  void put(place where, member what, std::int64_t number) noexcept {
    // Kept until the next run: one code and one delay at most are numbers.
    static char digits[member_count][24];
    char* const first = digits[static_cast<std::size_t>(what)];
    const char* const last = std::to_chars(first, first + sizeof digits[0], number).ptr;
    put(where, what, std::string_view(first, static_cast<std::size_t>(last - first)));
  }

  void put(place where, member what, double number) noexcept {
    put(where, what, static_cast<std::int64_t>(number));
  }

  [[nodiscard]] std::string_view operator[](member what) const noexcept {
    return text_[static_cast<std::size_t>(what)];
  }

 private:
  std::string_view text_[member_count];
  place where_[member_count] = {place::top, place::top, place::top, place::top,
                                place::top, place::top, place::top};
};

/// The decision; `f` may be empty.
[[nodiscard]] inline outcome decide(const fields& f, int status) {
  static const auto codes = [] {
    std::unordered_map<std::string_view, triage::row_ref> map;
    for (const triage::row_ref row : gateway.codes()) map.emplace(row.name(), row);
    return map;
  }();
  static const auto types = [] {
    std::unordered_map<std::string_view, triage::row_ref> map;
    for (const triage::row_ref row : gateway.types()) map.emplace(row.name(), row);
    return map;
  }();

  outcome o;
  o.code = f[member::code];
  o.type = f[member::type];
  o.message = f[member::message];
  o.param = f[member::param];
  o.request_id = f[member::request_id];
  const auto use = [&o](const auto& row) {
    o.category = row.kind().category;
    o.action = row.kind().action;
  };
  const auto code = o.code.empty() ? codes.end() : codes.find(o.code);
  if (code != codes.end()) {
    use(code->second);
  } else {
    const auto type = o.type.empty() ? types.end() : types.find(o.type);
    if (type != types.end()) {
      use(type->second);
    } else {
      use(triage::http_status(status));
    }
  }
  const std::string_view delay = f[member::retry_after];
  o.retry_after = !delay.empty();
  unsigned seconds = 0;
  if (o.retry_after &&
      std::from_chars(delay.data(), delay.data() + delay.size(), seconds).ec == std::errc{}) {
    if (o.action != triage::action::never) o.action = triage::action::after;
  } else if (o.action == triage::action::after) {
    o.action = triage::action::never;
  }
  return o;
}

using triage::is_success;

}  // namespace bench

#endif
