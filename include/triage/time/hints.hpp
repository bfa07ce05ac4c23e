// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What response headers say about this very failure: whether to retry, after how long, its id.
#ifndef TRIAGE_TIME_HINTS_HPP
#define TRIAGE_TIME_HINTS_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <triage/time/delay.hpp>
#include <triage/time/request_ids.hpp>
#include <triage/text/headers.hpp>
#include <triage/tables/detail/cut.hpp>
#include <triage/tables/provider.hpp>
#include <triage/tables/rows.hpp>
#include <triage/tables/table_view.hpp>
#include <triage/text/text.hpp>
#include <triage/time/unix_time.hpp>

namespace triage::inline TRIAGE_ABI {

/// A delay and the words it was read from.
struct delay_hint {
  server_delay delay;
  text words;
};

/// The headers that bear on one failure. Texts point into the header values.
class header_hints {
 public:
  /// Reads them in one pass; a callable is asked for up to ten names, those of the provider, and
  /// for one name after the other of request ids until there is one: see `request_id_names`.
  template <class Headers>
  [[gnu::always_inline]] constexpr header_hints(provider p, const Headers& headers,
                                                std::optional<unix_time> now)
      : now_(now) {
    if (!detail::no_headers(headers)) look_into(p, headers);
  }

  /// Whether there is any of the headers that are looked for.
  [[nodiscard]] constexpr bool any() const noexcept { return any_; }

  /// The server's explicit word on retrying: X-Should-Retry (OpenAI, Anthropic and others built
  /// with Stainless), Stripe-Should-Retry, and the header that the provider documents for it.
  /// `false` is believed of anybody; `true`, which could make a client hammer a service that
  /// refuses it, only under the documented name. Values other than true and false are ignored.
  [[nodiscard]] constexpr std::optional<bool> should_retry() const noexcept {
    if (!any_) return std::nullopt;
    if (is_word(value(x_should_retry), "false") || is_word(value(stripe_should_retry), "false")) {
      return false;
    }
    if (documented_word_) return true;
    return std::nullopt;
  }

  /// Whether a 401 says that the access token is expired, revoked or not valid for another reason,
  /// so that a new one is worth an attempt: `WWW-Authenticate: Bearer …, error="invalid_token"`
  /// (RFC 6750 section 3.1).
  [[nodiscard]] constexpr bool wants_new_token() const noexcept {
    if (!any_) return false;
    const std::string_view challenge = value(www_authenticate);
    return challenge.data() != nullptr &&
           detail::same_name(challenge.substr(0, challenge.find(' ')), "Bearer") &&
           challenge.find("error=\"invalid_token\"") != std::string_view::npos;
  }

  /// The delay, in the order of trust: Retry-After-Ms and X-Ms-Retry-After-Ms (Azure) are more
  /// precise than Retry-After, which is usually sent with them; X-Amz-Retry-After (AWS, ms). The
  /// first that can be worked out is used; if none can, the words of the first one are kept.
  [[nodiscard]] constexpr delay_hint delay() const noexcept {
    delay_hint found;
    if (!any_) return found;
    for (const int i : {retry_after_ms, ms_retry_after_ms, retry_after, amz_retry_after}) {
      const std::string_view words = value(i);
      if (words.data() == nullptr) continue;
      const server_delay d =
          i == retry_after
              ? read(words, retry_after_form_)
              : server_delay{parse_milliseconds(detail::first_value(words)), std::nullopt};
      const bool said = found.delay.ms.has_value();  // a zero, which a later one replaces
      if (!found.words.present() || (d.ms && (!said || *d.ms > 0)) || (d.at && !said)) {
        found = {d, text::plain(words)};
      }
      if (d.ms && *d.ms > 0) break;
    }
    return found;
  }

  [[nodiscard]] constexpr text request_id() const noexcept {
    return request_.data() != nullptr ? text::plain(request_) : text{};
  }

  /// What a header of the provider says in the place of the body; absent if there is none. Of
  /// several codes the first one that the table knows.
  [[nodiscard]] constexpr const text& code() const noexcept { return code_; }
  [[nodiscard]] constexpr const text& type() const noexcept { return type_; }
  [[nodiscard]] constexpr const text& message() const noexcept { return message_; }

  /// A delay in the words of this response, written in this form: a moment is compared with the
  /// moment of the response.
  [[nodiscard]] constexpr server_delay read(std::string_view words,
                                            form f = form::whole) const noexcept {
    if (f == form::milliseconds) return {parse_milliseconds(words), std::nullopt};
    if (f == form::minutes) return {parse_minutes(words), std::nullopt};
    if (f == form::moment) return read_moment(words);
    const server_delay d = parse_delay(words);
    if (!d.at) return d;
    return parse_delay(words, moment_of_response());
  }

  /// When the response was made; nullopt if neither it nor the caller says so.
  [[nodiscard]] constexpr std::optional<unix_time> moment_of_response() const noexcept {
    return any_ ? detail::response_time(value(date_header), now_) : now_;
  }

 private:
  template <class Headers>
  [[gnu::noinline]] constexpr void look_into(provider p, const Headers& headers) {
    std::string_view values[count + detail::most_headers];
    const table_view<std::string_view> own = p.header_names();
    detail::header_query query(usual, own.begin(), own.size(), values, detail::request_ids);
    detail::find_headers(headers, query);
    if (query.found() == 0) return;
    any_ = true;
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (values[count + i].data() != nullptr) take(p, p.headers()[i], values[count + i], values);
    }
    for (int i = 0; i < count; ++i) values_[i] = {values[i].data(), values[i].size()};
    if (request_.data() == nullptr) request_ = query.best();
  }

  enum index : int {
    x_should_retry,
    stripe_should_retry,
    retry_after_ms,
    ms_retry_after_ms,
    retry_after,
    amz_retry_after,
    date_header,
    www_authenticate,
    amzn_errortype,
    count
  };
  static constexpr detail::name_set<count> usual{
      {"X-Should-Retry", "Stripe-Should-Retry", "Retry-After-Ms", "X-Ms-Retry-After-Ms",
       "Retry-After", "X-Amz-Retry-After", "Date", "WWW-Authenticate", "X-Amzn-ErrorType"}};

  [[nodiscard]] static constexpr bool is_word(std::string_view header,
                                              std::string_view word) noexcept {
    return header.data() != nullptr && detail::same_name(detail::first_value(header), word);
  }

  // What one of the provider's own headers says. `values` are those of the usual ones, of which it
  // takes the place.
  constexpr void take(provider p, const header_row& row, std::string_view value,
                      std::string_view* values) noexcept {
    const std::string_view words = row.parameter.empty()
                                       ? detail::cut_to(row.form, value)
                                       : detail::parameter_of(value, row.parameter);
    if (words.data() == nullptr) return;
    switch (row.role) {
      case header_role::retry_after:
        if (own_delay_) return;
        own_delay_ = true;
        retry_after_form_ = row.form;
        values[retry_after] = words;
        break;
      case header_role::request_id:
        if (request_.data() == nullptr) request_ = words;
        break;
      case header_role::should_retry:
        documented_word_ = documented_word_ || is_word(words, "true");
        if (is_word(words, "false")) values[x_should_retry] = words;
        break;
      case header_role::code:
        if (words.empty()) return;
        if (!code_.present() ||
            (detail::is_null(p.find_code(code_)) && !detail::is_null(p.find_code(words)))) {
          code_ = text::plain(words);
        }
        break;
      case header_role::type:
        if (!type_.present() && !words.empty()) type_ = text::plain(words);
        break;
      case header_role::message:
        if (!message_.present()) {
          message_ =
              text(words, row.form == form::percent ? text::form::percent : text::form::plain);
        }
        break;
    }
  }

  // Unix time in milliseconds, in seconds, or seconds from now, by the size of the number.
  [[nodiscard]] constexpr server_delay read_moment(std::string_view words) const noexcept {
    const std::optional<server_delay> d = detail::moment_in_number(words, moment_of_response());
    return d ? *d : read(words);
  }

  [[nodiscard]] constexpr std::string_view value(int i) const noexcept {
    return {values_[i].data, values_[i].size};
  }

  std::optional<unix_time> now_;
  bool any_ = false;
  bool documented_word_ = false;  // the provider's own header says true
  bool own_delay_ = false;
  std::string_view request_;
  form retry_after_form_ = form::whole;
  text code_, type_, message_;
  // Not initialized if there is none: zeroing them takes longer than not having them.
  struct {
    const char* data;
    std::size_t size;
  } values_[count];
};

}  // namespace triage::inline TRIAGE_ABI

#endif
