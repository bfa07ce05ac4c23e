// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From a response to a classified error: read, look up, decide.
#ifndef TRIAGE_CLASSIFY_HPP
#define TRIAGE_CLASSIFY_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/time/delay.hpp>
#include <triage/time/delay_sentence.hpp>
#include <triage/text/detail/digits.hpp>
#include <triage/text/detail/null.hpp>
#include <triage/error.hpp>
#include <triage/time/hints.hpp>
#include <triage/time/limits.hpp>
#include <triage/tables/provider.hpp>
#include <triage/read/read.hpp>
#include <triage/read/success.hpp>
#include <triage/tables/detail/cut.hpp>
#include <triage/tables/detail/well_known.hpp>
#include <triage/response.hpp>
#include <triage/tables/rule.hpp>

namespace triage::inline TRIAGE_ABI {

/// Makes errors; the one place that fills them. Use `classify` or `check`.
class error_maker {
 public:
  [[nodiscard]] static constexpr error success(provider p, int status,
                                               std::string_view body) noexcept {
    error e;
    e.provider_ = p.data_;
    e.status_ = status;
    e.body_ = body;
    e.body_kind_ = body_kind::unread;
    e.category_ = category::none;
    e.verdict_.processed = processed::yes;
    const detail::decision d = detail::by_status_alone(p, status);
    e.decided_ = d.by;
    e.verdict_.decided_by = e.rule_basis_ = d.basis;
    e.severity_ = d.severity;
    return e;
  }

  /// Where a moment was read that may stay unresolved for want of a clock: see `finish`.
  struct open_moment {
    basis source = basis::header;
  };

  // Inlined, for speed; what is rare calls `failure_with`.
  template <class Facts>
  [[nodiscard, gnu::always_inline]] static constexpr error failure(
      provider p, int status, std::string_view body, const body_fields& found,
      const header_hints& headers, const Facts& facts, open_moment& moment) {
    text code = found[role::code];
    row_ref known;
    if (!headers.code().present()) known = detail::fitting(p, p.find_code(code), status, facts);
    if (detail::is_null(known) && (headers.code().present() || p.has_codes_elsewhere())) {
      code = code_elsewhere(p, status, found, headers, facts, known);
    }
    text type = found[role::type];
    if (!type.present()) type = headers.type();
    text message = found[role::message];
    if (!message.present()) message = headers.message();
    const text error_id = found[role::error_id];
    const text request_id = found[role::request_id];
    const detail::decision d = detail::decide(p, known, code, type, error_id, status, facts);
    error e(p, known, body, code, type, message, found[role::param],
            request_id.present() ? request_id : headers.request_id(), error_id, found[role::help],
            found[role::details], d, status, status_number(found[role::status]), found.kind(),
            found.damage(), found.shape());
    if (headers.any() || found[role::should_retry].present()) obey(e, found, headers);
    if (headers.any() || found[role::retry_after].present()) use_delays(e, found, headers, moment);
    return e;
  }

  /// The same, not inlined.
  template <class Facts>
  [[nodiscard, gnu::noinline]] static constexpr error failure_with(
      provider p, int status, std::string_view body, const body_fields& found,
      const header_hints& headers, const Facts& facts, open_moment& moment) {
    return failure(p, status, body, found, headers, facts, moment);
  }

  /// Whether the reset of a rate limit would be the best hint there is.
  [[nodiscard]] static constexpr bool wants_reset(const error& e) noexcept {
    return e.category_ == category::rate_limited && e.verdict_.action != never &&
           wants_delay(e.verdict_);
  }

  [[gnu::noinline]] static constexpr void use_reset(error& e, const rate_limits& limits,
                                                    open_moment& moment) noexcept {
    const std::optional<rate_limit> row = limits.exhausted();
    // A window that began again before the response came does not say when to come back.
    if (!row || row->reset_text.data() == nullptr || row->reset_in_ms == 0) return;
    delay_hint hint{{row->reset_in_ms, std::nullopt}, text::plain(row->reset_text)};
    // Rounded up, like delays.
    if (row->reset_at_ms) {
      hint.delay.at = *row->reset_at_ms / 1000 + (*row->reset_at_ms % 1000 > 0 ? 1 : 0);
    }
    const std::int64_t most = e.provider_->delays.max_reset_s * 1000;
    if (most > 0 && hint.delay.ms && *hint.delay.ms > most) hint.delay.ms = most;
    use(e, hint, delay_basis::limit, moment);
  }

  /// For an error inside of another one that names none itself: the time that the response of the
  /// other one named. A `never` stays one.
  static constexpr void adopt_delay(error& e, const error& outer) noexcept {
    if (e.server_delay_ms_ >= 0 || e.retry_at_) return;
    e.server_delay_ms_ = outer.server_delay_ms_;
    e.retry_at_ = outer.retry_at_;
    const verdict& said = outer.verdict_;
    if (e.verdict_.action != backoff || said.action != after) return;
    e.verdict_.action = after;
    e.verdict_.delay_ms = said.delay_ms;
    e.verdict_.delay_basis = said.delay_basis;
  }

  /// For an error inside a success: gives it the status of the response.
  static constexpr void inside_success(error& e, int status) noexcept { e.status_ = status; }

  /// The last step: looks for a delay in the words of the message, and takes that of the deciding
  /// row if nothing else names one; turns an `after` without a delay into `never`, or into
  /// `backoff` if the server named a moment; and gives the remedy that fits what was decided.
  static constexpr void finish(error& e, open_moment moment, const header_hints& headers) noexcept {
    verdict& v = e.verdict_;
    // A copy, since compilers make one load of the questions about `action` and `delay_basis`, and
    // a processor waits to load four bytes together that were just stored one by one.
    triage::action action = v.action;
    if (wants_delay(v) && e.server_delay_ms_ <= 0 && may_name_delay(e)) {
      use_message_delay(e, moment, headers);
      action = v.action;
    }
    if (action != never && wants_delay(v) && e.decided_->delay_ms() > 0 && !e.retry_at_) {
      const std::int64_t ms = e.decided_->delay_ms();
      action = after;
      v.delay_basis = delay_basis::table;
      v.delay_ms = ms < max_delay_ms ? ms : max_delay_ms;
    }
    if (action == after && v.delay_basis == delay_basis::none) {
      // A moment that cannot be compared with a clock still says that the failure will pass.
      const bool open = e.retry_at_ && e.server_delay_ms_ < 0;
      action = open ? backoff : never;
      if (open) v.decided_by = moment.source;
    }
    v.action = action;
    e.remedy_ = detail::agreeing(e.remedy_, action);
    // The server's word, or a delay, may have made a retry of the row's `never`.
    if (action != never) e.recovery_ = recovery::none;
  }

  /// For a request that got no response.
  [[nodiscard]] static constexpr error transport(provider p, row_ref what, std::string_view message,
                                                 processed outcome) noexcept {
    const detail::decision d{what, basis::transport, outcome, what.severity()};
    const error e(p, what, {}, text::plain(what.name()), {}, text::plain(message), {}, {}, {}, {},
                  {}, d, 0, 0, body_kind::empty, damage::none, 0);
    return e;
  }

  /// For a success whose body is not what it should be. The request was carried out all the same.
  [[nodiscard]] static constexpr error undecodable(provider p, int status, std::string_view body,
                                                   std::string_view why) noexcept {
    error e = success(p, status, body);
    if (!is_success(status)) e.verdict_.processed = processed::unknown;
    e.decided_ = not_as_promised.get();
    e.rule_basis_ = e.verdict_.decided_by = basis::http_default;
    e.category_ = e.decided_->kind().category;
    e.scope_ = detail::scope_of(e.decided_->kind());
    e.remedy_ = e.decided_->kind().remedy;
    e.message_ = text::plain(why);
    return e;
  }

  /// For an error inside a stream: removes the type `error`, which is only the name of the event.
  /// `begun`: part of the answer had come before it, so the request was carried out in part, and
  /// sending it again does that part again.
  static constexpr void in_stream(error& e, bool begun) noexcept {
    if (e.type_ == "error" && detail::is_null(e.provider()->find_type(e.type_))) e.type_ = {};
    if (begun) e.verdict_.processed = processed::yes;
  }

  /// The status that a text of three digits is; 0 for what is no status.
  [[nodiscard]] static constexpr std::int16_t status_number(const text& t) noexcept {
    char buffer[3];
    const std::string_view s = detail::decoded_key(t, buffer);
    if (s.size() != 3) return 0;
    int n = 0;
    for (const char c : s) {
      if (c < '0' || c > '9') return 0;
      n = n * 10 + (c - '0');
    }
    return static_cast<std::int16_t>(n);
  }

 private:
  static constexpr detail::lone_row not_as_promised{
      "",
      {category::bad_response, action::never, remedy::contact_support},
      "the body of a success is not what was promised",
      "the caller's decoder"};

  // Whether no delay was read, or only a zero, which servers send by mistake.
  static constexpr bool wants_delay(const verdict& v) noexcept {
    return v.delay_basis == delay_basis::none || v.delay_ms == 0;
  }

  // The code, and the row of it that decides: that of a header, else the first one of the body,
  // in the order of the provider's fields, for which the table has a row that fits; if it has none,
  // the first one that is there.
  template <class Facts>
  [[nodiscard, gnu::noinline]] static constexpr text code_elsewhere(provider p, int status,
                                                                    const body_fields& found,
                                                                    const header_hints& headers,
                                                                    const Facts& facts,
                                                                    row_ref& known) {
    const auto look_up = [&](const text& code) {
      known = detail::fitting(p, p.find_code(code), status, facts);
      return !detail::is_null(known);
    };
    if (headers.code().present() && look_up(headers.code())) return headers.code();
    text code = found[role::code];
    if (look_up(code)) return code;
    if (p.shapes().several_codes) {
      if (const text finest = found.code_that(p.shapes(), look_up); finest.present()) {
        return finest;
      }
    }
    if (headers.code().present()) return headers.code();
    if (!code.present() && !p.text_code().empty() && found.kind() == body_kind::text) {
      const std::string_view in_text =
          detail::code_in_text(found[role::message].raw(), p.text_code());
      if (!in_text.empty()) {
        code = text::plain(in_text);
        (void)look_up(code);
      }
    }
    return code;
  }

  // What the server itself says of trying again, and of a new token.
  [[gnu::noinline]] static constexpr void obey(error& e, const body_fields& found,
                                               const header_hints& headers) noexcept {
    if (e.status_ == 401 && e.recovery_ == recovery::none && headers.wants_new_token()) {
      e.recovery_ = recovery::refresh_credentials;
    }
    const text in_body = found[role::should_retry];
    if (const std::optional<bool> word = headers.should_retry()) {
      obey(e.verdict_, *word, basis::header);
    } else if (in_body == "true" || in_body == "false") {
      obey(e.verdict_, in_body == "true", basis::body);
    }
  }

  // The server's explicit word overrules the tables.
  static constexpr void obey(verdict& v, bool retry, basis source) noexcept {
    const triage::action word = !retry ? never : v.action == never ? backoff : v.action;
    // `false` beside a `never` is said, too: rules of a policy must not overrule it.
    if (!retry || word != v.action || v.action == after) v.decided_by = source;
    v.action = word == after ? backoff : word;
  }

  // Keeps what the server said about time, and records the first delay that can be worked out:
  // `backoff` and `after` become `after` that delay. A `never` stays one.
  static constexpr void use(error& e, const delay_hint& hint, delay_basis source,
                            open_moment& moment) noexcept {
    verdict& v = e.verdict_;
    if (!hint.words.present() || !wants_delay(v)) return;
    if (hint.delay.ms ? e.server_delay_ms_ <= 0 : !e.retry_after_.present()) {
      e.retry_after_ = hint.words;
    }
    const basis from =
        source == delay_basis::header || source == delay_basis::limit ? basis::header : basis::body;
    if (hint.delay.at && (hint.delay.ms ? e.server_delay_ms_ <= 0 : !e.retry_at_)) {
      e.retry_at_ = hint.delay.at;
      moment.source = from;
    }
    if (!hint.delay.ms) return;
    // A zero, which servers send by mistake, gives way to any later hint, and is no reason to
    // retry.
    if (e.server_delay_ms_ <= 0) e.server_delay_ms_ = *hint.delay.ms;
    if (v.action == never ||
        (*hint.delay.ms == 0 && v.delay_basis == delay_basis::none && v.action == after)) {
      return;
    }
    if (v.action == after && v.delay_basis == delay_basis::none) v.decided_by = from;
    v.action = after;
    v.delay_basis = source;
    v.delay_ms = *hint.delay.ms;
  }

  // The delays of the headers and of a member of the body, in the order that the provider
  // documents.
  [[gnu::noinline]] static constexpr void use_delays(error& e, const body_fields& found,
                                                     const header_hints& headers,
                                                     open_moment& moment) noexcept {
    const delay_hint in_header = headers.delay();
    const delay_hint in_body = body_delay(found[role::retry_after], found.delay_form(), headers);
    if (e.provider_->delays.order == delay_order::body_first) {
      use(e, in_body, delay_basis::body, moment);
      use(e, in_header, delay_basis::header, moment);
    } else {
      use(e, in_header, delay_basis::header, moment);
      use(e, in_body, delay_basis::body, moment);
    }
  }

  // A value that is too long for any delay is not read at all: its beginning could be a shorter
  // one.
  static constexpr delay_hint body_delay(const text& value, form f,
                                         const header_hints& headers) noexcept {
    if (!value.present()) return {};
    char buffer[256];
    return {headers.read(value.decode_whole(buffer, sizeof buffer).value_or(""), f), value};
  }

  // Whether a time in the message is one to wait for: only of a failure that passes. In any other
  // message it is a limit, an age or a piece of the request.
  static constexpr bool may_name_delay(const error& e) noexcept {
    if (e.status_ == 429 || e.status_ == 503) return true;
    switch (e.category_) {
      case category::rate_limited:
      case category::quota_exhausted:
      case category::overloaded:
      case category::unavailable: return true;
      default: return false;
    }
  }

  // The hint borrows from the message, which has to be decoded if it has escapes. Most messages
  // have no digit, and so no delay.
  [[gnu::always_inline]] static constexpr void use_message_delay(
      error& e, open_moment& moment, const header_hints& headers) noexcept {
    if (e.message_.escaped()) {
      use(e, escaped_message_delay(e.message_, headers), delay_basis::message, moment);
      return;
    }
    const std::string_view message = e.message_.raw().substr(0, detail::sentence_limit);
    const detail::digit_run last = detail::last_digits(message, message.size());
    if (last.end == 0) return;
    use(e, plain_message_delay(message, last, headers), delay_basis::message, moment);
  }

  [[gnu::noinline]] static constexpr delay_hint plain_message_delay(
      std::string_view message, detail::digit_run last, const header_hints& headers) noexcept {
    const named_delay d = delay_in_words(message, last, headers);
    return {d.delay, d.words.data() == nullptr ? text{} : text::plain(d.words)};
  }

  [[gnu::noinline]] static constexpr delay_hint escaped_message_delay(
      const text& message, const header_hints& headers) noexcept {
    // Whatever stands for a digit is written with digits.
    if (message.kind() == text::form::escaped
            ? !detail::may_decode_to_digit(message.raw())
            : detail::find_digit(message.raw(), 0) == message.raw().size()) {
      return {};
    }
    char buffer[detail::sentence_limit];
    const std::string_view words = message.decode(buffer, sizeof buffer);
    const named_delay d = delay_in_words(words, detail::last_digits(words, words.size()), headers);
    if (d.words.data() == nullptr) return {};
    const std::size_t at = message.raw().rfind(d.words);
    return {d.delay, at == std::string_view::npos
                         ? message
                         : text::plain(message.raw().substr(at, d.words.size()))};
  }

  // The moment of the response is only worked out if there is something to compare with it.
  // `last`: its last digits.
  static constexpr named_delay delay_in_words(std::string_view message, detail::digit_run last,
                                              const header_hints& headers) noexcept {
    const named_delay d = detail::delay_sentence(message, std::nullopt).find(last);
    return d.delay.at ? delay_in_sentence(message, headers.moment_of_response()) : d;
  }
};

namespace detail {

/// What the conditions of rows ask about: see `holds`.
template <class Headers>
class response_facts {
 public:
  constexpr response_facts(const Headers& headers, const body_fields& found,
                           const header_hints& hints) noexcept
      : headers_(headers), found_(found), hints_(hints) {}

  [[nodiscard]] constexpr std::optional<std::string_view> header(std::string_view name) const {
    return find_header(headers_, name);
  }
  [[nodiscard]] constexpr text member(std::string_view pointer) const noexcept {
    return found_.at(pointer);
  }
  [[nodiscard]] constexpr text message() const noexcept {
    return found_[role::message].present() ? found_[role::message] : hints_.message();
  }

 private:
  const Headers& headers_;
  const body_fields& found_;
  const header_hints& hints_;
};

template <class Headers>
[[nodiscard]] constexpr error classify_failure(provider p, const basic_response<Headers>& r,
                                               const body_fields& found) {
  error_maker::open_moment moment;
  const header_hints hints(p, r.headers, r.now);
  const response_facts<Headers> facts(r.headers, found, hints);
  error e = error_maker::failure(p, r.status, r.body, found, hints, facts, moment);
  if (error_maker::wants_reset(e) && !no_headers(r.headers)) {
    error_maker::use_reset(e, read_limits(p, r.headers, r.now), moment);
  }
  error_maker::finish(e, moment, hints);
  return e;
}

/// The status that an error would have come with, which came with another one: what the body says,
/// in this order: its status, the documented status of its code or type, a code that is a status,
/// the meaning of a well-known code, then type; else `otherwise`.
[[nodiscard]] constexpr int stated_status(const error& e, int otherwise) noexcept {
  const auto failure = [](int status) { return status >= 400 && status <= 599; };
  if (failure(e.body_status())) return e.body_status();
  if (e.code().known() && !e.code().row()->status().any()) return e.code().row()->status().first();
  const text code = e.code().raw();
  if (const int status = error_maker::status_number(code); failure(status)) return status;
  if (const row_ref own = e.provider()->find_type(e.type());
      !is_null(own) && !own->status().any()) {
    return own->status().first();
  }
  if (const row_ref row = find_well_known(code); !is_null(row)) return row->status().first();
  if (const row_ref row = find_well_known(e.type()); !is_null(row)) return row->status().first();
  return otherwise;
}

/// An error inside a success: judged as with the status that it should have come with.
template <class Headers>
[[nodiscard, gnu::noinline]] constexpr error classify_inside(provider p,
                                                             const basic_response<Headers>& r,
                                                             const body_fields& found) {
  error_maker::open_moment moment;
  const header_hints hints(p, r.headers, r.now);
  const response_facts<Headers> facts(r.headers, found, hints);
  error e = error_maker::failure_with(p, r.status, r.body, found, hints, facts, moment);
  if (const int status = stated_status(e, 0); status != 0) {
    e = error_maker::failure_with(p, status, r.body, found, hints, facts, moment);
    error_maker::inside_success(e, r.status);
  }
  if (error_maker::wants_reset(e) && !no_headers(r.headers)) {
    error_maker::use_reset(e, read_limits(p, r.headers, r.now), moment);
  }
  error_maker::finish(e, moment, hints);
  return e;
}

// Of a response that did not succeed.
template <class Headers, class... Reader>
[[nodiscard]] constexpr error classify_failed(provider p, const basic_response<Headers>& r,
                                              Reader&... reader) {
  if (is_success(r.status)) {
    return classify_inside(p, r, body_fields(p.shapes(), r.body, reader...));
  }
  return classify_failure(p, r, body_fields(p.shapes(), r.body, reader...));
}

}  // namespace detail

/// Whether a request succeeded: the response has the status of a success (`is_success`), and no
/// condition of the provider for errors inside a success (`inside_2xx`) holds. The body is read
/// only for a provider with such conditions, and only as far as the members that they name.
/// noexcept if `classify` is.
template <class Headers = header_view>
[[nodiscard]] constexpr bool succeeded(provider p, const basic_response<Headers>& r) noexcept(
    detail::nothrow_headers<Headers>) {
  if (!is_success(r.status)) return false;
  return p.inside_2xx().empty() || r.status < 200 || r.status > 299 ||
         !detail::fails_inside(p, r.body, r.headers);
}

/// Classifies a response, with any status, headers and body. A 2xx, 101 and 304 are a success
/// (`!failed()`), whose body is not read unless the provider has conditions for errors inside a
/// success: see `succeeded`.
///
/// Linear in the body, constant stack, no allocation, no exception (unless a callable that looks up
/// headers throws), usable in constant expressions. noexcept unless `Headers` is a callable or
/// range of the caller that may throw; a callable in a header_view must not. The error borrows from
/// the response.
template <class Headers = header_view>
[[nodiscard]] constexpr error classify(provider p, const basic_response<Headers>& r) noexcept(
    detail::nothrow_headers<Headers>) {
  if (succeeded(p, r)) return error_maker::success(p, r.status, r.body);
  return detail::classify_failed(p, r);
}

/// The same, with another parser for the body: see <triage/simdjson.hpp>.
template <class Headers = header_view, body_reader Reader>
[[nodiscard]] error classify(provider p, const basic_response<Headers>& r, Reader&& reader) {
  if (succeeded(p, r)) return error_maker::success(p, r.status, r.body);
  return detail::classify_failed(p, r, reader);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
