// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// No response at all: what an HTTP stack reports instead, as rows of tables and as an error.
#ifndef TRIAGE_HTTP_TRANSPORT_HPP
#define TRIAGE_HTTP_TRANSPORT_HPP

#include <cstddef>
#include <string_view>

#include <triage/classify.hpp>
#include <triage/detail/null.hpp>
#include <triage/error.hpp>
#include <triage/provider.hpp>
#include <triage/rows.hpp>
#include <triage/verdict.hpp>

namespace triage::inline TRIAGE_ABI::http {

/// One code of an HTTP stack. Tables of these are data, in the header of the stack.
struct transport_row {
  /// `name` is the stack's own ("ECONNREFUSED"), `meaning` says in our words what happened,
  /// `source` is where the stack documents it. `processed::no` stands only where the code alone
  /// makes it certain that no part of the request was sent.
  constexpr transport_row(int code, std::string_view name, category kind, triage::action action,
                          triage::remedy what, processed outcome, std::string_view meaning,
                          std::string_view source) noexcept
      : number(code), row{name, 0, {}, kind, action, what, meaning, source, outcome} {}

  int number;    ///< the code, as the stack has it
  code_row row;  ///< what it means; its status is 0
};

/// The rows of one stack, or of one kind of its codes, and what stands for all other codes. Views
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

/// That there is no response, and why; or that there is one (false). Made by the `failure_of` of a
/// stack's header. Trivially copyable.
class transport_failure {
 public:
  /// There is a response.
  constexpr transport_failure() = default;

  /// `row` is in static storage; `message` is the stack's own sentence, borrowed as long as errors
  /// made of this are read; the row's meaning if there is none.
  explicit constexpr transport_failure(const transport_row& row,
                                       std::string_view message = {}) noexcept
      : row_(&row.row),
        message_(message.empty() ? row.row.meaning : message),
        processed_(row.row.processed) {}
  explicit transport_failure(const transport_row&&, std::string_view = {}) = delete;

  explicit constexpr operator bool() const noexcept { return !triage::detail::is_null(row_); }

  /// The caller knows that no byte of the request was sent: resolving, connecting or the TLS
  /// handshake failed. Whatever the code, the request was not processed.
  [[nodiscard]] constexpr transport_failure not_sent() const noexcept {
    return with(processed::no);
  }

  /// The caller cannot exclude that a request was sent: a redirect was followed before this one
  /// failed. Whatever the code, it is unknown whether the request was processed.
  [[nodiscard]] constexpr transport_failure maybe_sent() const noexcept {
    return with(processed::unknown);
  }

  /// The error for it: status 0, no body, basis `transport`, the stack's name of the code as
  /// `code()`. False (`!failed()`) if there is a response.
  [[nodiscard]] constexpr error to_error(provider p) const noexcept {
    if (triage::detail::is_null(row_)) return error_maker::success(p, 0, {});
    return error_maker::transport(p, *row_, message_, processed_);
  }

 private:
  [[nodiscard]] constexpr transport_failure with(triage::processed outcome) const noexcept {
    transport_failure copy = *this;
    copy.processed_ = outcome;
    return copy;
  }

  const code_row* row_ = nullptr;
  std::string_view message_;
  triage::processed processed_ = triage::processed::unknown;
};

}  // namespace triage::inline TRIAGE_ABI::http

namespace triage::inline TRIAGE_ABI {

/// Classifies a request that got no response:
///
///     if (ec) return triage::classify(persly, triage::http::failure_of(ec).not_sent());
///
/// The error has status 0, no body and the basis `transport`. It borrows the message only.
[[nodiscard]] constexpr error classify(provider p,
                                       const http::transport_failure& failure) noexcept {
  return failure.to_error(p);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
