// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Macros that <windows.h> (min, max), Apple's AssertMacros.h (check and others) and Qt define. The
// headers of the standard library come first, as there; some cannot do with such macros either.
#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iterator>
#include <limits>
#include <new>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <version>

#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define check(assertion) assertion is not C++
#define verify(assertion) assertion is not C++
#define require(assertion, label) assertion is not C++
#define signals public
#define slots
#define emit
#define foreach for
#define forever for (;;)

#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <triage/error_code.hpp>
#include <triage/exception.hpp>
#include <triage/http/answer.hpp>
#include <triage/http/errno.hpp>
#include <triage/json_line.hpp>
#include <triage/ostream.hpp>

// The name in parentheses is not taken for the macro.
static_assert((triage::check)(triage::providers::persly, {200, "body"}).value() == "body");
static_assert((triage::check)(triage::providers::persly, {500, ""}).has_error());
static_assert((triage::check)(triage::providers::persly, {200, "body"}, [](std::string_view s) {
                return s.size();
              }).value() == 4);

namespace {

struct own_answer {
  int status;
  std::string_view body;
  std::string_view headers;
};
constexpr own_answer answer{429, "", "Retry-After: 7"};
static_assert((triage::check)(triage::providers::persly, answer).error().delay_ms() == 7000);
static_assert(static_cast<int>(triage::status_code(1LL << 40)) ==
              (std::numeric_limits<int>::max)());

}  // namespace
