// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Headers and trailers of one response, looked up as if they were one block.
#ifndef TRIAGE_TEXT_TRAILERS_HPP
#define TRIAGE_TEXT_TRAILERS_HPP

#include <optional>
#include <string_view>

#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI {

/// For responses with fields behind their body, such as gRPC's `grpc-status`. A field is looked for
/// in the trailers first: those were written when the outcome was known.
///
///     triage::classify(grpc, triage::basic_response{200, body, triage::with_trailers(head,
///     tail)});
///
/// A callable of names, so what a `basic_response` or a `header_view` may be made of. Borrows what
/// its two views borrow.
class with_trailers {
 public:
  constexpr with_trailers(header_view headers, header_view trailers) noexcept
      : headers_(headers), trailers_(trailers) {}

  /// The first value; nullopt if there is no such header or trailer.
  [[nodiscard]] constexpr std::optional<std::string_view> operator()(
      std::string_view name) const noexcept {
    const std::optional<std::string_view> found = trailers_(name);
    return found ? found : headers_(name);
  }

  /// Names are looked up in any case.
  static constexpr bool ignores_case = true;

 private:
  header_view headers_;
  header_view trailers_;
};

}  // namespace triage::inline TRIAGE_ABI

#endif
