// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What an HTTP stack holds when the answer is there.
#ifndef TRIAGE_RESPONSE_HPP
#define TRIAGE_RESPONSE_HPP

#include <string_view>

#include <triage/headers.hpp>

namespace triage {

/// A response. Everything is borrowed: errors made of it point into the body and into the header
/// values.
template <class Headers = header_view>
struct basic_response {
  int status = 0;
  std::string_view body;
  Headers headers = {};  ///< absent by default
};

template <class Headers>
basic_response(int, std::string_view, Headers) -> basic_response<Headers>;
basic_response(int, std::string_view)->basic_response<>;

/// The usual one: `check(assisters, {429, body, headers})`.
using response = basic_response<>;

}  // namespace triage

#endif
