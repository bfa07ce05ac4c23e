// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Failures without a complete response: the codes of HTTP stacks as rows of tables, and the errors
// made of them.
#ifndef TRIAGE_HTTP_TRANSPORT_HPP
#define TRIAGE_HTTP_TRANSPORT_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/classify.hpp>
#include <triage/text/detail/null.hpp>
#include <triage/error.hpp>
#include <triage/tables/provider.hpp>
#include <triage/response.hpp>
#include <triage/tables/row_ref.hpp>
#include <triage/vocabulary/verdict.hpp>

namespace triage::inline TRIAGE_ABI::http {

/// In which phase a request failed.
enum class phase : std::uint8_t {
  /// Not known, or not the same for every failure.
  unknown,
  /// No byte of the request was given to the transport yet: resolving the name, connecting, asking
  /// a proxy with CONNECT, the TLS handshake. A request that may be sent together with these, as
  /// TLS early data (RFC 8446 section 2.3) or with TCP Fast Open (RFC 7413), is `sending`.
  connecting,
  /// Some of the request may have been sent.
  sending,
  /// The request was sent, and the answer is waited for or read.
  receiving,
};

/// One code of an HTTP stack. Tables of these are data, in the header of the stack.
struct transport_row {
  /// `name` is the stack's own ("ECONNREFUSED"), `meaning` says in our words what happened,
  /// `source` is where the stack documents it. `outcome` is what the code alone proves: `no` only
  /// if no part of the request can have been sent before it. `at` is the phase in which the code
  /// comes; `unknown` if it comes in several. The texts are literals, which end with a zero.
  constexpr transport_row(int code, const char* name, category what, triage::action action,
                          triage::remedy remedy, processed outcome, const char* meaning,
                          const char* source, phase at = phase::unknown) noexcept
      : number(code), when(at), row_(name, {what, action, remedy, outcome}, meaning, source) {}

  int number;  ///< the code, as the stack has it
  phase when;  ///< in which phase of a request the code comes

  /// What it means; it has no status. For as long as this object is there.
  [[nodiscard]] constexpr row_ref row() const noexcept { return row_.get(); }

 private:
  triage::detail::lone_row row_;
};

/// Short names for rows of such tables, as a base class of the struct that has the rows.
struct transport_words {
  using enum category;
  using enum action;
  using enum remedy;
  static constexpr auto sure = processed::no;
  static constexpr auto unsure = processed::unknown;
  static constexpr auto any = phase::unknown;
  static constexpr auto connecting = phase::connecting;
  static constexpr auto sending = phase::sending;
  static constexpr auto receiving = phase::receiving;
};

/// The rows of one stack, or of one kind of its codes, and the row for all other codes. Views
/// of static storage.
class transport_table {
 public:
  template <std::size_t N>
  constexpr transport_table(const transport_row (&rows)[N], const transport_row& others) noexcept
      : rows_(rows, N), others_(&others) {}

  /// The row of a code, `others()` if it has none. Linear in the table.
  [[nodiscard]] constexpr const transport_row& operator[](int code) const noexcept {
    for (const transport_row& r : rows_) {
      if (r.number == code) return r;
    }
    return *others_;
  }

  [[nodiscard]] constexpr const table_view<transport_row>& rows() const noexcept { return rows_; }
  [[nodiscard]] constexpr const transport_row& others() const noexcept { return *others_; }

 private:
  table_view<transport_row> rows_;
  const transport_row* others_;
};

/// Why no complete response arrived; converts to false if one did. `failure_of` in the header of a
/// stack makes it. Trivially copyable.
class transport_failure {
 public:
  /// No failure: there is a response.
  constexpr transport_failure() = default;

  /// `row` is in static storage; `message` is the stack's own text, which must live as long as
  /// errors made of this are used; if it is empty, the row's meaning is the message.
  explicit constexpr transport_failure(const transport_row& row,
                                       std::string_view message = {}) noexcept
      : row_(&row),
        message_(message.empty() ? row.row().meaning() : message),
        processed_(row.row().kind().processed) {}
  explicit transport_failure(const transport_row&&, std::string_view = {}) = delete;

  explicit constexpr operator bool() const noexcept { return !triage::detail::is_null(row_); }

  /// The same failure in a phase of the request, for codes that come in several phases. With
  /// `connecting` the request was certainly not carried out; with `sending` and `receiving` that is
  /// unknown, whatever the code. It is also unknown for `connecting` with a code that cannot come
  /// while connecting.
  [[nodiscard]] constexpr transport_failure in(phase when) const noexcept {
    if (triage::detail::is_null(row_) || when == phase::unknown) return *this;
    const bool early = row_->when == phase::connecting || row_->when == phase::unknown;
    return with(when == phase::connecting && early ? processed::no : processed::unknown);
  }

  /// The same failure, after the status line of the final response had arrived. With a 2xx the
  /// request was carried out, although its body is missing; with any other status it is unknown
  /// whether it was. For a status of 400 or more use the response itself instead: see `exchange`.
  [[nodiscard]] constexpr transport_failure after_status(status_code status) const noexcept {
    if (triage::detail::is_null(row_) || status == 0) return *this;
    return with(is_success(status) ? processed::yes : processed::unknown);
  }

  /// In which phase the code comes; `unknown` if in several, or if there is no failure.
  [[nodiscard]] constexpr phase when() const noexcept {
    return triage::detail::is_null(row_) ? phase::unknown : row_->when;
  }

  /// The error for it: status 0, no body, basis `transport`, the stack's name of the code as
  /// `code()`. False (`!failed()`) if there is a response.
  [[nodiscard]] constexpr error to_error(provider p) const noexcept {
    if (triage::detail::is_null(row_)) return error_maker::success(p, 0, {});
    return error_maker::transport(p, row_->row(), message_, processed_);
  }

 private:
  [[nodiscard]] constexpr transport_failure with(triage::processed outcome) const noexcept {
    transport_failure copy = *this;
    copy.processed_ = outcome;
    return copy;
  }

  const transport_row* row_ = nullptr;
  std::string_view message_;
  triage::processed processed_ = triage::processed::unknown;
};

}  // namespace triage::inline TRIAGE_ABI::http

namespace triage::inline TRIAGE_ABI {

/// Classifies a request that got no response:
///
///     using triage::http::phase;
///     if (ec) return triage::classify(persly, triage::http::failure_of(ec, phase::connecting));
///
/// The error has status 0, no body and the basis `transport`. It borrows the message only.
[[nodiscard]] constexpr error classify(provider p,
                                       const http::transport_failure& failure) noexcept {
  return failure.to_error(p);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
