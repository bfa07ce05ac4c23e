// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What texts and pages say behind a label: "error code: 1015", "Request ID: 3f2a…".
#ifndef TRIAGE_READ_DETAIL_LABELS_HPP
#define TRIAGE_READ_DETAIL_LABELS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <triage/read/detail/value_forms.hpp>
#include <triage/text/detail/simd.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/host.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// Without white space, marks that join a label to its value, and tags of HTML, at its beginning.
[[nodiscard]] constexpr std::string_view behind_label(std::string_view s) noexcept {
  while (!s.empty()) {
    const char c = s[0];
    if (c == '<') {
      const std::size_t end = s.find('>');
      if (end == std::string_view::npos) return {};
      s.remove_prefix(end + 1);
    } else if (blank(c) || c == ':' || c == '=' || c == '"' || c == '\'' || c == '(' || c == '`') {
      s.remove_prefix(1);
    } else if (s.substr(0, 5) == "&#32;" || s.substr(0, 5) == "&#35;") {
      s.remove_prefix(5);
    } else if (s.substr(0, 6) == "&nbsp;") {
      s.remove_prefix(6);
    } else {
      break;
    }
  }
  return s;
}

/// The id that `s` begins with: at least six letters, digits and joints, with a digit among them;
/// empty if it does not begin with one.
[[nodiscard]] constexpr std::string_view take_id(std::string_view s) noexcept {
  std::size_t size = 0;
  bool digit = false;
  for (; size < s.size() && size < 200; ++size) {
    const char c = s[size];
    const bool joint = c == '-' || c == '_' || c == '.' || c == '+' || c == '/' || c == '=';
    if (!is_digit(c) && !is_lower(c) && !is_upper(c) && !joint) break;
    digit = digit || is_digit(c);
  }
  while (size != 0 && (s[size - 1] == '.' || s[size - 1] == '-')) --size;
  return digit && size >= 6 ? s.substr(0, size) : std::string_view();
}

/// The first q at `at` or behind it that can be that of "request id": an i comes five or six bytes
/// behind it. Messages are full of "requests" and "request too large". npos if there is none.
[[nodiscard]] constexpr std::size_t find_request(std::string_view s, std::size_t at) noexcept {
  constexpr std::size_t behind = 6;  // at least so many bytes follow
#if TRIAGE_SIMD
  // In what is shorter there is mostly no q, or one.
  constexpr std::size_t is_long = 256;
  if (!std::is_constant_evaluated() && s.size() >= is_long) {
    const auto places = [](const char* p) {
      const std::uint64_t i = simd::find_letters(p, 'i');
      return simd::find_all(p, 'q') & (i >> (behind - 1) | i >> behind);
    };
    // What comes behind the last bytes of a block is seen in the next one.
    const std::size_t last = s.size() - 64;
    for (; at < last; at += 64 - behind) {
      const std::uint64_t m = places(s.data() + at);
      if (m != 0) return at + static_cast<std::size_t>(std::countr_zero(m));
    }
    if (at - last >= 64) return std::string_view::npos;
    // Of the last block some may have been looked at before.
    const std::uint64_t m = places(s.data() + last) >> (at - last);
    return m != 0 ? at + static_cast<std::size_t>(std::countr_zero(m)) : std::string_view::npos;
  }
#endif
  for (; (at = s.find('q', at)) != std::string_view::npos && at + behind < s.size(); ++at) {
    if (lower(s[at + behind - 1]) == 'i' || lower(s[at + behind]) == 'i') return at;
  }
  return std::string_view::npos;
}

/// The id in "Request ID: 3f2a…", "request id req_1a2b…", "RequestId:…" and the like; empty if
/// there is none. Linear.
[[nodiscard]] constexpr std::string_view request_id_in(std::string_view s) noexcept {
  constexpr std::string_view request = "request";
  // English has few words with a q. In capitals nobody writes it.
  for (std::size_t q = 2; (q = find_request(s, q)) != std::string_view::npos; ++q) {
    if (!same_name(s.substr(q - 2, request.size()), request)) continue;
    std::string_view rest = s.substr(q - 2 + request.size());
    if (rest[0] == ' ' || rest[0] == '-' || rest[0] == '_') rest.remove_prefix(1);
    if (!same_name(rest.substr(0, 2), "id")) continue;
    const std::string_view id = take_id(behind_label(rest.substr(2)));
    if (!id.empty()) return id;
  }
  return {};
}

/// The value behind a label that is written just so; empty if there is none.
[[nodiscard]] constexpr std::string_view behind(std::string_view s,
                                                std::string_view label) noexcept {
  const std::size_t at = find_text(s, label);
  return at == std::string_view::npos ? std::string_view()
                                      : behind_label(s.substr(at + label.size()));
}

inline constexpr std::string_view page_ids[] = {"Ray ID", "Reference #", "Reference&#32;&#35;",
                                                "Reference ID", "Incident ID"};

/// The id of the request in a page: that of the service, Cloudflare's ray, Akamai's reference.
[[nodiscard]] constexpr std::string_view request_id_in_page(std::string_view page) noexcept {
  if (const std::string_view id = request_id_in(page); !id.empty()) return id;
  for (const std::string_view label : page_ids) {
    if (const std::string_view id = take_id(behind(page, label)); !id.empty()) return id;
  }
  return {};
}

/// The digits that `s` begins with, if no letter follows.
[[nodiscard]] constexpr std::string_view take_number(std::string_view s) noexcept {
  std::size_t size = 0;
  while (size < s.size() && is_digit(s[size])) ++size;
  if (size < s.size() && (is_lower(s[size]) || is_upper(s[size]))) return {};
  return s.substr(0, size);
}

/// The code in a page: Cloudflare's number, and S3's name.
[[nodiscard]] constexpr std::string_view code_in_page(std::string_view page) noexcept {
  if (!contains_name(page, "code")) return {};  // most pages have none: one search instead of two
  if (const std::string_view n = take_number(behind(page, "cf-error-code\">")); !n.empty())
    return n;
  const std::string_view name = behind(page, "<li>Code:");
  const std::string_view word = name.substr(0, name.find('<'));
  return is_word(word) ? word : std::string_view();
}

inline constexpr std::string_view code_labels[] = {"error code:", "code:", "error:", "error"};

/// The code of a plain text that begins with one: `error code: 1015` (Cloudflare),
/// `Code: 241. DB::Exception: …` (ClickHouse), `rpc error: code = Unavailable desc = …` (gRPC).
[[nodiscard]] constexpr std::string_view code_of_text(std::string_view s) noexcept {
  const char first = s.empty() ? '\0' : lower(s[0]);
  if (first != 'e' && first != 'c' && first != 'r') return {};  // as most texts
  for (const std::string_view label : code_labels) {
    if (first != label[0]) continue;
    if (!same_name(s.substr(0, label.size()), label)) continue;
    const std::string_view rest = s.substr(label.size());
    if (rest.empty() || rest[0] != ' ') break;
    const std::string_view value = trim(rest.substr(0, 64));
    const std::string_view number = take_number(value);
    if (!number.empty() && (!is_status(number) || label == "code:")) return number;
    break;
  }
  constexpr std::string_view grpc = "rpc error: code = ";
  if (s[0] == grpc[0] && s.starts_with(grpc)) {
    const std::string_view rest = s.substr(grpc.size());
    const std::string_view name = rest.substr(0, rest.find(' '));
    if (is_word(name)) return name;
  }
  return {};
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
