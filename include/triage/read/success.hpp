// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Whether a response with the status of a success holds an error all the same, as some APIs have
// it: `{"ok": false}`, a member `errors`, a header `grpc-status`.
#ifndef TRIAGE_READ_SUCCESS_HPP
#define TRIAGE_READ_SUCCESS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/read/body.hpp>
#include <triage/read/detail/xml_lexer.hpp>
#include <triage/read/json.hpp>
#include <triage/read/read.hpp>
#include <triage/tables/detail/shape_trie.hpp>
#include <triage/tables/provider.hpp>
#include <triage/tables/rows.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// A member that a pointer leads to, as far as a condition has to know it.
struct member_seen {
  bool there = false;  ///< it is there and is not null
  bool empty = false;  ///< an empty string, array or object
  text value;          ///< absent of an array or object
};

/// The first member that a pointer leads to. Reads the text up to it and no further; nothing is
/// there of a text that is not JSON. Constant stack.
[[nodiscard]] constexpr member_seen find_member(std::string_view body,
                                                std::string_view pointer) noexcept {
  using json::token;
  json::scanner in(body);
  token t = in.next();
  const auto pass_over = [&] {
    if (t == token::object_begin || t == token::array_begin) (void)in.skip();
  };
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view name = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(name.size());
    if (t == token::object_begin) {
      for (;;) {
        if (in.next() != token::key) return {};
        const bool wanted = is_named(in.value(), name);
        t = in.next();
        if (wanted) break;
        pass_over();
      }
    } else if (t == token::array_begin) {
      const std::int16_t wanted = array_index(name);
      for (std::int16_t i = 0;; ++i) {
        t = in.next();
        if (wanted < 0 || t == token::array_end || t >= token::end) return {};
        if (i == wanted) break;
        pass_over();
      }
    } else {
      return {};
    }
  }
  switch (t) {
    case token::string:
    case token::number:
    case token::boolean: return {true, in.value().raw().empty(), in.value()};
    case token::object_begin: return {true, in.next() == token::object_end, {}};
    case token::array_begin: return {true, in.next() == token::array_end, {}};
    default: return {};
  }
}

/// The same in a document of XML. If its root has another name, nothing behind that is read.
[[nodiscard]] constexpr member_seen find_element(const shape_view& shapes, std::string_view body,
                                                 std::string_view path) noexcept {
  xml_lexer in(body);
  if (in.prolog() != xml_lexer::step::ok) return {};
  std::string_view root = path.substr(1);
  root = root.substr(0, root.find('/'));
  if (local_name(in.tag_name()) != root) return {};
  if (path.size() == root.size() + 1) return {true, false, {}};
  const text value = body_fields::of_own_shape(shapes, body).at(path);
  return {value.present(), value.raw().empty(), value};
}

[[nodiscard]] constexpr bool meets(const in_success& wanted, const member_seen& seen) noexcept {
  if (!seen.there || (wanted.non_empty && seen.empty)) return false;
  if (!wanted.equals.empty() && !(seen.value == wanted.equals)) return false;
  return wanted.not_equals.empty() || !(seen.value == wanted.not_equals);
}

/// Whether one of the provider's conditions for an error inside a success holds. Reads the body
/// once for each condition about a member, up to that member.
template <class Headers>
[[nodiscard, gnu::noinline]] constexpr bool fails_inside(provider p, std::string_view body,
                                                         const Headers& headers) {
  const std::string_view start = trim(without_mark(body).substr(0, 64));
  for (const in_success& wanted : p.inside_2xx()) {
    member_seen seen;
    if (!wanted.header.empty()) {
      const std::optional<std::string_view> value = find_header(headers, wanted.header);
      if (value) seen = {true, value->empty(), text::plain(*value)};
    } else if (!start.empty() && (start[0] == '{' || start[0] == '[')) {
      seen = find_member(body, wanted.member);
    } else if (!start.empty() && start[0] == '<') {
      seen = find_element(p.shapes(), body, wanted.member);
    }
    if (meets(wanted, seen)) return true;
  }
  return false;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
