// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From a response to a classified error: read, look up, decide.
#ifndef TRIAGE_CLASSIFY_HPP
#define TRIAGE_CLASSIFY_HPP

#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/delay.hpp>
#include <triage/error.hpp>
#include <triage/provider.hpp>
#include <triage/read.hpp>
#include <triage/response.hpp>
#include <triage/rule.hpp>

namespace triage {

/// Whether a status is a success (RFC 9110 section 15.3).
[[nodiscard]] constexpr bool is_success(int status) noexcept {
  return status >= 200 && status <= 299;
}

/// What the classification wants from the headers.
struct header_evidence {
  std::optional<std::string_view> retry_after;
  std::optional<std::string_view> request_id;
};

/// Makes errors; the one place that fills them. Use `classify` or `check`.
class error_maker {
 public:
  [[nodiscard]] static constexpr error success(const provider& p, int status,
                                               std::string_view body) noexcept {
    error e;
    e.provider_ = &p;
    e.status_ = status;
    e.body_ = body;
    e.body_kind_ = body_kind::unread;
    if (const status_row* own = p.find_status(status)) {
      e.verdict_.decided_by = basis::status;
      e.severity_ = own->severity;
    }
    return e;
  }

  [[nodiscard]] static constexpr error failure(const provider& p, int status, std::string_view body,
                                               const header_evidence& headers) noexcept {
    const fields found = read(p.shapes(), body);
    error e;
    e.provider_ = &p;
    e.status_ = status;
    e.body_ = body;
    e.body_kind_ = found.kind;
    e.damage_ = found.damage;
    e.shape_ = found.shape;
    e.code_ = found[role::code];
    e.type_ = found[role::type];
    e.message_ = found[role::message];
    e.param_ = found[role::param];
    e.error_id_ = found[role::error_id];
    e.help_ = found[role::help];
    e.details_ = found[role::details];
    e.request_id_ = found[role::request_id];
    if (!e.request_id_.present() && headers.request_id) {
      e.request_id_ = text::plain(*headers.request_id);
    }
    e.body_status_ = status_number(found[role::status]);
    e.code_row_ = p.find_code(e.code_);

    const rule r = find_rule(p, e.code_row_, e.type_, e.error_id_, status);
    e.category_ = r.category;
    e.remedy_ = r.remedy;
    e.severity_ = r.severity;
    decide(e, r, found[role::retry_after], headers.retry_after, p.order());
    return e;
  }

  /// For a success whose body is not what it should be.
  [[nodiscard]] static constexpr error undecodable(const provider& p, int status,
                                                   std::string_view body,
                                                   std::string_view why) noexcept {
    error e = success(p, status, body);
    e.category_ = category::unknown;
    e.remedy_ = remedy::contact_support;
    e.message_ = text::plain(why);
    return e;
  }

 private:
  // A delay makes "transient" precise; it never makes a `never` transient.
  static constexpr void decide(error& e, const rule& r, const text& in_body,
                               const std::optional<std::string_view>& in_header,
                               delay_order order) noexcept {
    verdict& v = e.verdict_;
    v.action = r.retry;
    v.decided_by = r.basis;
    v.processed = r.processed;

    const text header_text = in_header ? text::plain(*in_header) : text{};
    const bool body_first = order == delay_order::body_first;
    struct {
      const text& hint;
      delay_source source;
    } const hints[2] = {
        {body_first ? in_body : header_text,
         body_first ? delay_source::body : delay_source::header},
        {body_first ? header_text : in_body,
         body_first ? delay_source::header : delay_source::body},
    };
    for (const auto& [hint, source] : hints) {
      char buffer[64];
      const std::optional<std::int64_t> ms = parse_seconds(hint.decode(buffer, sizeof buffer));
      if (!e.retry_after_.present() || ms) e.retry_after_ = hint;
      if (!ms) continue;
      if (v.action == retry::never) return;
      if (v.action == retry::after && source == delay_source::header) v.decided_by = basis::header;
      v.action = retry::after;
      v.delay_source = source;
      v.delay_ms = *ms;
      return;
    }
    if (v.action == retry::after) v.action = retry::never;
  }

  // 0 for what is no status.
  static constexpr std::int16_t status_number(const text& t) noexcept {
    char buffer[4];
    const std::string_view s = t.decode(buffer, sizeof buffer);
    if (s.size() != 3) return 0;
    int n = 0;
    for (const char c : s) {
      if (c < '0' || c > '9') return 0;
      n = n * 10 + (c - '0');
    }
    return static_cast<std::int16_t>(n);
  }
};

/// Classifies a response. Total: whatever the status, headers and body are, there is an answer, and
/// nothing of them is lost. A 2xx is a success (`!failed()`) and its body is not read.
///
/// Linear in the body, constant stack, no allocation, no exception (unless a callable that looks up
/// headers throws), usable in constant expressions. The error borrows from the response.
template <class Headers = header_view>
[[nodiscard]] constexpr error classify(const provider& p, const basic_response<Headers>& r) {
  if (is_success(r.status)) return error_maker::success(p, r.status, r.body);
  const auto value = [&](header_role role, std::string_view usual) {
    const std::string_view documented = p.header_name(role);
    return detail::find_header(r.headers, documented.empty() ? usual : documented);
  };
  return error_maker::failure(p, r.status, r.body,
                              {.retry_after = value(header_role::retry_after, "Retry-After"),
                               .request_id = value(header_role::request_id, "X-Request-ID")});
}

// An error points to its provider.
template <class Headers = header_view>
error classify(const provider&&, const basic_response<Headers>&) = delete;

}  // namespace triage

#endif
