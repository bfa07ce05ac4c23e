// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What response headers say about this very failure: whether to retry, after how long, its id.
#ifndef TRIAGE_HINTS_HPP
#define TRIAGE_HINTS_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <triage/delay.hpp>
#include <triage/headers.hpp>
#include <triage/provider.hpp>
#include <triage/text.hpp>
#include <triage/unix_time.hpp>

namespace triage::inline TRIAGE_ABI {

/// A delay and the words it was read from.
struct delay_hint {
  server_delay delay;
  text words;
};

/// The headers that bear on one failure. Texts point into the header values.
class header_hints {
 public:
  /// Reads them in one pass; a callable is asked for up to ten names.
  template <class Headers>
  constexpr header_hints(provider p, const Headers& headers, std::optional<unix_time> now)
      : now_(now) {
    if (detail::no_headers(headers)) return;
    const std::string_view documented[2] = {p.own_header_name(header_role::retry_after),
                                            p.own_header_name(header_role::request_id)};
    std::string_view values[count + 2];
    const std::size_t own = documented[0].empty() && documented[1].empty() ? 0 : 2;
    detail::header_query query(usual, documented, own, values);
    detail::find_headers(headers, query);
    if (query.found() == 0) return;
    any_ = true;
    if (values[count].data() != nullptr) values[retry_after] = values[count];
    if (values[count + 1].data() != nullptr) values[request] = values[count + 1];
    for (int i = 0; i < count; ++i) values_[i] = {values[i].data(), values[i].size()};
  }

  /// The server's explicit word on retrying: X-Should-Retry (OpenAI, Anthropic and others built
  /// with Stainless), Stripe-Should-Retry. Other values than true and false are no word.
  [[nodiscard]] constexpr std::optional<bool> should_retry() const noexcept {
    if (!any_) return std::nullopt;
    for (const std::string_view word : {value(x_should_retry), value(stripe_should_retry)}) {
      if (word.data() == nullptr) continue;
      const std::string_view first = detail::first_value(word);
      if (detail::same_name(first, "true")) return true;
      if (detail::same_name(first, "false")) return false;
    }
    return std::nullopt;
  }

  /// The delay, in the order of trust: Retry-After-Ms and X-Ms-Retry-After-Ms (Azure) are more
  /// precise than Retry-After, which is usually sent with them; X-Amz-Retry-After (AWS, ms). The
  /// first that can be worked out counts; if none can, the words of the first one stay.
  [[nodiscard]] constexpr delay_hint delay() const noexcept {
    delay_hint found;
    if (!any_) return found;
    for (const int i : {retry_after_ms, ms_retry_after_ms, retry_after, amz_retry_after}) {
      const std::string_view words = value(i);
      if (words.data() == nullptr) continue;
      const server_delay d =
          i == retry_after
              ? read(words)
              : server_delay{parse_milliseconds(detail::first_value(words)), std::nullopt};
      if (!found.words.present() || d.ms || (d.at && !found.delay.at)) {
        found = {d, text::plain(words)};
      }
      if (d.ms) break;
    }
    return found;
  }

  [[nodiscard]] constexpr text request_id() const noexcept {
    return any_ && values_[request].data != nullptr ? text::plain(value(request)) : text{};
  }

  /// A delay in the words of this response: a moment is compared with the moment of the response.
  [[nodiscard]] constexpr server_delay read(std::string_view words) const noexcept {
    const server_delay d = parse_delay(words);
    if (!d.at) return d;
    return parse_delay(words, any_ ? detail::response_time(value(date_header), now_) : now_);
  }

 private:
  enum index : int {
    x_should_retry,
    stripe_should_retry,
    retry_after_ms,
    ms_retry_after_ms,
    retry_after,
    amz_retry_after,
    date_header,
    request,
    count
  };
  static constexpr detail::name_set<count> usual{
      {"X-Should-Retry", "Stripe-Should-Retry", "Retry-After-Ms", "X-Ms-Retry-After-Ms",
       "Retry-After", "X-Amz-Retry-After", "Date", "X-Request-ID"}};

  [[nodiscard]] constexpr std::string_view value(int i) const noexcept {
    return {values_[i].data, values_[i].size};
  }

  std::optional<unix_time> now_;
  bool any_ = false;
  // Not initialized if there is none: zeroing them takes longer than not having them.
  struct {
    const char* data;
    std::size_t size;
  } values_[count];
};

}  // namespace triage::inline TRIAGE_ABI

#endif
