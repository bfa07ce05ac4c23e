// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Everything a caller needs to know about a failed call.
#ifndef TRIAGE_ERROR_HPP
#define TRIAGE_ERROR_HPP

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include <triage/read/body.hpp>
#include <triage/vocabulary/category.hpp>
#include <triage/tables/code.hpp>
#include <triage/time/delay.hpp>
#include <triage/text/detail/null.hpp>
#include <triage/read/details.hpp>
#include <triage/tables/provider.hpp>
#include <triage/read/read.hpp>
#include <triage/vocabulary/remedy.hpp>
#include <triage/tables/rule.hpp>
#include <triage/text/text.hpp>
#include <triage/time/unix_time.hpp>
#include <triage/vocabulary/verdict.hpp>

namespace triage::inline TRIAGE_ABI {

/// A classified response. Trivially copyable, at most 256 bytes, usable in constant expressions; no
/// function of it throws or allocates.
///
/// It borrows from the response it was made of: texts, details and body point into the body and the
/// header values, so it must not outlive them. `owned_error` may.
class error {
 public:
  /// Not a failure, and without a provider, for arrays of errors and the like.
  constexpr error() = default;

  /// What kind of failure it was; `none` for a success.
  [[nodiscard]] constexpr triage::category category() const noexcept { return category_; }

  /// Whether it is a failure: false for a success, which is a 2xx, 101 or 304.
  [[nodiscard]] constexpr bool failed() const noexcept {
    return category_ != triage::category::none;
  }

  /// Whether to send the request again, why, and after how long.
  [[nodiscard]] constexpr const triage::verdict& verdict() const noexcept { return verdict_; }

  /// Whether to send the request again: the failure is transient, and the request was certainly not
  /// carried out or is idempotent. Only the caller knows the latter: set `idempotent` for reads,
  /// and for writes with an idempotency key (RFC 9110 section 9.2.2). `delay_or` or a
  /// `retry_policy` gives the time to wait.
  [[nodiscard]] constexpr bool may_retry(bool idempotent = false) const noexcept {
    return verdict_.action != never && (idempotent || verdict_.processed == triage::processed::no);
  }

  /// Whether the request was carried out, as far as the response proves it.
  [[nodiscard]] constexpr triage::processed processed() const noexcept {
    return verdict_.processed;
  }

  /// The smallest thing to replace by another one for the same request to have a chance now; never
  /// `by_category`.
  [[nodiscard]] constexpr triage::scope scope() const noexcept { return scope_; }

  /// What a program can do by itself before it sends the request once more.
  [[nodiscard]] constexpr triage::recovery recovery() const noexcept { return recovery_; }

  /// What a person should do; `sentence(e.remedy())` can be shown to an end user.
  [[nodiscard]] constexpr triage::remedy remedy() const noexcept { return remedy_; }

  /// The verdict's delay in milliseconds; 0 unless it is `after`.
  [[nodiscard]] constexpr std::int64_t delay_ms() const noexcept { return verdict_.delay_ms; }

  /// The delay that the server named, in milliseconds, whatever the verdict: for a used-up quota,
  /// for instance, the time until it begins again. nullopt if the server named none, or a time that
  /// cannot be compared with a clock: see `retry_at`.
  [[nodiscard]] constexpr std::optional<std::int64_t> server_delay_ms() const noexcept {
    if (server_delay_ms_ < 0) return std::nullopt;
    return server_delay_ms_;
  }

  /// The verdict's delay, rounded up to whole units of `Duration` and saturating; `otherwise` if
  /// the verdict has none, or 0, which servers send by mistake. For std::chrono::duration with an
  /// integer or floating representation.
  template <class Duration>
  [[nodiscard]] constexpr Duration delay_or(Duration otherwise) const noexcept {
    using rep = typename Duration::rep;
    using period = typename Duration::period;
    if (verdict_.delay_ms == 0) return otherwise;
    if constexpr (std::is_floating_point_v<rep>) {
      return Duration(static_cast<rep>(verdict_.delay_ms) * static_cast<rep>(period::den) /
                      (static_cast<rep>(period::num) * 1000));
    } else {
      // ticks = ms * den / (1000 * num)
      constexpr auto most = static_cast<std::uint64_t>((Duration::max)().count());
      constexpr auto den = static_cast<std::uint64_t>(period::den);
      constexpr auto num = static_cast<std::uint64_t>(period::num) * 1000U;
      constexpr std::uint64_t common = gcd(den, num);
      const auto ms = static_cast<std::uint64_t>(verdict_.delay_ms);
      constexpr std::uint64_t times = den / common;
      constexpr std::uint64_t by = num / common;
      if (ms > UINT64_MAX / times) return (Duration::max)();
      const std::uint64_t ticks = ms * times / by + (ms * times % by != 0 ? 1 : 0);
      return ticks > most ? (Duration::max)() : Duration(static_cast<rep>(ticks));
    }
  }

  /// The provider it was classified for; nullopt only for a default-constructed error.
  [[nodiscard]] constexpr std::optional<triage::provider> provider() const noexcept {
    if (detail::is_null(provider_)) return std::nullopt;
    return triage::provider(*provider_);
  }

  /// The HTTP status, as given; 0 if there was no response.
  [[nodiscard]] constexpr int status() const noexcept { return status_; }

  /// The status that the body states; 0 if it states none.
  [[nodiscard]] constexpr int body_status() const noexcept { return body_status_; }

  /// Whether the response contradicts itself or the documentation: the body states another status,
  /// or a known code is documented with another status. The code's rule is used nevertheless. False
  /// for an error inside a success.
  [[nodiscard]] constexpr bool status_mismatch() const noexcept {
    if (is_success(status_)) return false;
    return (body_status_ != 0 && body_status_ != status_) ||
           (!detail::is_null(code_row_) && !code_row_->status().has(status_));
  }

  /// The provider's code, with the row of its table if that has it. If there was no response, the
  /// HTTP stack's name of the failure ("CURLE_COULDNT_CONNECT"), which is no provider's code.
  [[nodiscard]] constexpr triage::code code() const noexcept {
    const bool of_provider = !detail::is_null(provider_) && verdict_.decided_by != basis::transport;
    return {of_provider ? provider_->name : std::string_view{}, code_row_, code_};
  }
  /// The provider's error type, known or not; absent if the body has none. For an error in a stream
  /// the type `error`, which only names the event, is left out.
  [[nodiscard]] constexpr const text& type() const noexcept { return type_; }
  /// The server's message. It may contain anything: for logs, not for end users.
  [[nodiscard]] constexpr const text& message() const noexcept { return message_; }
  /// The parameter of the request at fault.
  [[nodiscard]] constexpr const text& param() const noexcept { return param_; }
  /// The id that support asks for, from the body, from a header, or from the text of the message or
  /// page. If the first two have none, each call searches that text.
  [[nodiscard]] constexpr text request_id() const noexcept {
    if (request_id_.present()) return request_id_;
    const std::string_view id =
        body_kind_ == triage::body_kind::html
            ? detail::request_id_in_page(body_.substr(0, detail::sniff_limit))
            : detail::request_id_in(message_.raw().substr(0, detail::sniff_limit));
    return id.empty() ? text{} : text::plain(id);
  }
  /// A reference of the error itself; `provider()->split_id()` takes it apart.
  [[nodiscard]] constexpr const text& error_id() const noexcept { return error_id_; }
  /// A link that the server sent with the error, possibly a relative one.
  [[nodiscard]] constexpr const text& help() const noexcept { return help_; }
  /// The delay as the server wrote it, whether or not it could be read.
  [[nodiscard]] constexpr const text& retry_after() const noexcept { return retry_after_; }
  /// The time that the server named for the next attempt, if it named a time and not a delay: an
  /// HTTP-date or the reset of a rate limit. It is present even if the delay is not known because
  /// there is no clock to compare with: see `basic_response::now`.
  [[nodiscard]] constexpr std::optional<unix_time> retry_at() const noexcept { return retry_at_; }
  /// Messages per field of the request.
  [[nodiscard]] constexpr field_details details() const noexcept { return field_details(details_); }

  /// The whole body.
  [[nodiscard]] constexpr std::string_view body() const noexcept { return body_; }
  [[nodiscard]] constexpr triage::body_kind body_kind() const noexcept { return body_kind_; }
  /// Whether the body was damaged. Fields before the damage are used.
  [[nodiscard]] constexpr triage::damage damage() const noexcept { return damage_; }

  /// Which layout the code, type or message came in: the provider's name for its own, or the name
  /// of a generic shape ("openai", "laravel", …). Empty if the body is neither JSON nor XML nor
  /// an event stream.
  [[nodiscard]] constexpr std::string_view shape() const noexcept {
    if (detail::is_null(provider_) ||
        (body_kind_ != triage::body_kind::json && body_kind_ != triage::body_kind::xml &&
         body_kind_ != triage::body_kind::event_stream)) {
      return {};
    }
    return detail::shape_name(provider_->shapes, shape_);
  }

  /// The part of the response that decided: the code, the type or the error id that a table has, or
  /// the words ("credit balance is too low") in one of them or in the message. Absent if the status
  /// decided. It points into the response. Words are searched again by each call.
  [[nodiscard]] constexpr text evidence() const noexcept {
    switch (rule_basis_) {
      case basis::code: return code_;
      case basis::type: return type_;
      case basis::id_class: return error_id_;
      case basis::words: break;
      default: return {};
    }
    return detail::deciding_words(triage::provider(*provider_), code_, type_, message_, status_);
  }

  /// The severity that the provider documents, if it documents one.
  [[nodiscard]] constexpr triage::severity severity() const noexcept { return severity_; }

  /// The row of a table that decided, with its meaning and source. `processed` in it is that of the
  /// error; action and remedy are those of the row, which a header or a delay may have overruled.
  [[nodiscard]] constexpr triage::rule rule() const noexcept {
    if (detail::is_null(decided_)) return {};
    return detail::rule_of({decided_, rule_basis_, verdict_.processed, severity_});
  }

 private:
  friend class error_maker;
  friend class owned_error;

  // All at once: zeroing 224 bytes before filling them takes longer than classifying.
  constexpr error(triage::provider p, row_ref code_row, std::string_view body, text code, text type,
                  text message, text param, text request_id, text error_id, text help, text details,
                  const detail::decision& d, int status, std::int16_t body_status,
                  triage::body_kind kind, triage::damage damage, std::uint8_t shape) noexcept
      : provider_(p.data_),
        code_row_(code_row),
        decided_(d.by),
        body_(body),
        code_(code),
        type_(type),
        message_(message),
        param_(param),
        request_id_(request_id),
        error_id_(error_id),
        help_(help),
        details_(details),
        verdict_{d.by->kind().action, d.basis, d.processed, delay_basis::none, 0},
        status_(status),
        body_status_(body_status),
        category_(d.by->kind().category),
        remedy_(d.by->kind().remedy),
        severity_(d.severity),
        scope_(detail::scope_of(d.by->kind())),
        recovery_(d.by->kind().recovery),
        rule_basis_(d.basis),
        body_kind_(kind),
        damage_(damage),
        shape_(shape) {}

  static constexpr std::uint64_t gcd(std::uint64_t a, std::uint64_t b) noexcept {
    while (b != 0) {
      const std::uint64_t r = a % b;
      a = b;
      b = r;
    }
    return a;
  }

  const detail::provider_data* provider_ = nullptr;
  row_ref code_row_;
  row_ref decided_;
  std::string_view body_;
  text code_, type_, message_, param_, request_id_, error_id_, help_, details_, retry_after_;
  triage::verdict verdict_;
  std::optional<unix_time> retry_at_;
  std::int64_t server_delay_ms_ = -1;  // -1: none was named
  int status_ = 0;
  std::int16_t body_status_ = 0;
  triage::category category_ = triage::category::none;
  triage::remedy remedy_ = triage::remedy::nothing;
  triage::severity severity_ = triage::severity::undocumented;
  triage::scope scope_ = triage::scope::request;
  triage::recovery recovery_ = triage::recovery::none;
  basis rule_basis_ = basis::http_default;
  triage::body_kind body_kind_ = triage::body_kind::empty;
  triage::damage damage_ = triage::damage::none;
  std::uint8_t shape_ = 0;
};

static_assert(std::is_trivially_copyable_v<error>);
static_assert(sizeof(error) <= 256);

}  // namespace triage::inline TRIAGE_ABI

#endif
