// triage 0.2.0: from HTTP responses to classified API errors. Header-only, C++20.
//
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
// Boost Software License 1.0: https://www.boost.org/LICENSE_1_0.txt
//
// Generated from include/ by tools/amalgamate.sh; do not edit.

// triage: from an HTTP response to a classified API error. Everything, in the order to learn it.
#ifndef TRIAGE_HPP
#define TRIAGE_HPP

// The answer: what happened, whether to try again, what to do.
// The version, which CMake reads from here, and properties of the compiler and processor that the
// library depends on.
#ifndef TRIAGE_CONFIG_HPP
#define TRIAGE_CONFIG_HPP

#define TRIAGE_VERSION_MAJOR 0
#define TRIAGE_VERSION_MINOR 2
#define TRIAGE_VERSION_PATCH 0

// The names of files that do not exist, because that ends the compilation, with one message. After
// #error, g++ and clang go on and report hundreds of errors.
#if defined(__clang__) ? __clang_major__ < 14 : defined(__GNUC__) && __GNUC__ < 11
#include "triage needs a newer compiler: g++ 11, clang 14 or later"
#elif (defined(_MSVC_LANG) ? _MSVC_LANG : __cplusplus) < 202002L
#include "triage needs C++20: compile with -std=c++20 or later"
#endif

// Whether many bytes are compared at once, with the compilers' vector types: 1 or 0.
#ifndef TRIAGE_SIMD
#if defined(__GNUC__) && defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && \
    (((defined(__x86_64__) || defined(__i386__)) && defined(__SSE2__)) || defined(__aarch64__))
#define TRIAGE_SIMD 1
#else
#define TRIAGE_SIMD 0
#endif
#endif

// Everything is in an inline namespace that is named for the version and for the instructions that
// the compiler may use, such as triage::v0_2_0_avx2_bmi. Files compiled with different -m options
// can so be linked into one program: the linker would otherwise keep one copy of each inline
// function, possibly one that the processor cannot execute. The same holds for two versions of the
// library. A disadvantage: a function of yours with a triage::error in its signature is another
// function in files with other -m options, and a call from one to the other does not link.
#if defined(__AVX512F__)
#define TRIAGE_DETAIL_VECTORS avx512
#elif defined(__AVX2__)
#define TRIAGE_DETAIL_VECTORS avx2
#elif defined(__AVX__)
#define TRIAGE_DETAIL_VECTORS avx
#elif defined(__SSE4_1__) || defined(__SSE4A__)
#define TRIAGE_DETAIL_VECTORS sse4
#elif defined(__SSE3__)
#define TRIAGE_DETAIL_VECTORS sse3
#elif defined(__SSE2__)
#define TRIAGE_DETAIL_VECTORS sse2
#elif defined(__ARM_FEATURE_SVE)
#define TRIAGE_DETAIL_VECTORS sve
#elif defined(__ARM_NEON)
#define TRIAGE_DETAIL_VECTORS neon
#else
#define TRIAGE_DETAIL_VECTORS plain
#endif
#if defined(__BMI__) || defined(__BMI2__) || defined(__LZCNT__) || defined(__POPCNT__) || \
    defined(__MOVBE__) || defined(__FMA__)
#define TRIAGE_DETAIL_BITS bmi
#else
#define TRIAGE_DETAIL_BITS base
#endif
#define TRIAGE_DETAIL_JOIN(major, minor, patch, vectors, bits, simd) \
  v##major##_##minor##_##patch##_##vectors##_##bits##_##simd
#define TRIAGE_DETAIL_ABI(major, minor, patch, vectors, bits, simd) \
  TRIAGE_DETAIL_JOIN(major, minor, patch, vectors, bits, simd)
#define TRIAGE_ABI                                                                    \
  TRIAGE_DETAIL_ABI(TRIAGE_VERSION_MAJOR, TRIAGE_VERSION_MINOR, TRIAGE_VERSION_PATCH, \
                    TRIAGE_DETAIL_VECTORS, TRIAGE_DETAIL_BITS, TRIAGE_SIMD)

// In the names of what throws where there are exceptions, and aborts with a message where they are
// off (-fno-exceptions). A program may have files of both kinds, and each keeps its own.
#if defined(__cpp_exceptions)
#define TRIAGE_DETAIL_ON_FAILURE throwing
#else
#define TRIAGE_DETAIL_ON_FAILURE aborting
#endif

#endif

// What kind of failure it was, in words that every API shares.
#ifndef TRIAGE_VOCABULARY_CATEGORY_HPP
#define TRIAGE_VOCABULARY_CATEGORY_HPP

#include <cstdint>
#include <string_view>

namespace triage::inline TRIAGE_ABI {

/// The kind of failure. Branch on this; the provider's own code is for telling apart what one
/// category unites. It does not decide about retrying: `verdict` does.
enum class category : std::uint8_t {
  unset,               ///< no row has it: the mistake of a table that forgot to name one
  none,                ///< a success
  invalid_request,     ///< malformed, or with a value the API does not accept
  authentication,      ///< no credentials, or bad, expired or revoked ones
  permission,          ///< known credentials that may not do this
  not_found,           ///< no such route, model, job, …
  conflict,            ///< collides with the state of the resource or an idempotency key
  payload_too_large,   ///< more bytes or items than the API takes at once
  context_length,      ///< more tokens than the model takes
  content_policy,      ///< refused for what it says
  rate_limited,        ///< too many requests or tokens per short window; passes by itself
  quota_exhausted,     ///< a plan's quota or a spending limit is used up; does not pass soon
  insufficient_funds,  ///< a balance or wallet is too low
  overloaded,          ///< the API has more work than it can take
  timeout,             ///< the service, or the network to it, did not react in time
  internal,            ///< a fault of the API
  unavailable,         ///< the API or something in front of it is down
  redirected,          ///< the answer is elsewhere: a 3xx that nobody followed
  cancelled,           ///< this side gave up: says nothing about the service
  local,               ///< this machine: files, memory, its certificates, a bad argument
  bad_response,        ///< not HTTP, not decodable, or not what was promised
  unknown,             ///< nothing in the response tells
};

/// The enumerator's own name, as used in JSON output: "rate_limited". Static storage.
[[nodiscard]] constexpr std::string_view to_string(category c) noexcept {
  switch (c) {
    case category::unset: return "unset";
    case category::none: return "none";
    case category::invalid_request: return "invalid_request";
    case category::authentication: return "authentication";
    case category::permission: return "permission";
    case category::not_found: return "not_found";
    case category::conflict: return "conflict";
    case category::payload_too_large: return "payload_too_large";
    case category::context_length: return "context_length";
    case category::content_policy: return "content_policy";
    case category::rate_limited: return "rate_limited";
    case category::quota_exhausted: return "quota_exhausted";
    case category::insufficient_funds: return "insufficient_funds";
    case category::overloaded: return "overloaded";
    case category::timeout: return "timeout";
    case category::internal: return "internal";
    case category::unavailable: return "unavailable";
    case category::redirected: return "redirected";
    case category::cancelled: return "cancelled";
    case category::local: return "local";
    case category::bad_response: return "bad_response";
    case category::unknown: break;
  }
  return "unknown";
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// The decision about retrying, and why.
#ifndef TRIAGE_VOCABULARY_VERDICT_HPP
#define TRIAGE_VOCABULARY_VERDICT_HPP

namespace triage::inline TRIAGE_ABI {

/// What to do with the same request. Whether doing it twice does harm is another question: see
/// `processed`.
enum class action : std::uint8_t {
  never,    ///< Do not send it again: it fails the same way until somebody changes something.
  backoff,  ///< Transient: send it again, with exponential backoff and jitter.
  /// In a verdict: transient, and to be sent again after the delay that the server named. In a row
  /// of a table: only if the response names a delay; otherwise the verdict is `never`.
  after,
};

// `triage::never` and so on. Not `using enum`, which clang refuses to see twice: tables of a
// provider have `using enum triage::action` themselves.
inline constexpr action never = action::never;
inline constexpr action backoff = action::backoff;
inline constexpr action after = action::after;

/// The evidence that decided about retrying, most specific first.
enum class basis : std::uint8_t {
  header,        ///< a response header changed what the tables said: a word on retrying, or a delay
  body,          ///< a delay in the body, for a row that is retried only if the server names one
  code,          ///< the provider's error code, or a well-known one
  type,          ///< the provider's error type, or a well-known one
  id_class,      ///< the class inside the provider's error id; written "class"
  words,         ///< words in a code, type or message that no table knows: see `error::evidence`
  status,        ///< the provider's table of statuses
  http_default,  ///< HTTP's own meaning of the status; written "default"
  transport,     ///< there was no response: what the HTTP stack reported, <triage/http/…>
};

/// Whether the request was carried out: the server's half of the question whether sending it again
/// is safe. The other half, whether carrying it out twice does harm, only the caller knows. In a
/// row of a table, `by_category` leaves it to `default_outcome`.
enum class processed : std::uint8_t {
  by_category,
  no,       ///< certainly not: sending it again cannot do it twice
  unknown,  ///< it may have been: look before repeating what creates or pays
  yes,      ///< it was, wholly or in part: sending it again does it again
};

/// Where the delay of an `after` verdict was read.
enum class delay_basis : std::uint8_t {
  none,
  header,   ///< Retry-After or one of its relatives
  body,     ///< the body's own field
  limit,    ///< the reset of a rate limit that is used up
  message,  ///< the sentence for people, where the provider's page shows one with a delay in it
  table,    ///< the row that decided: the response names none
};

/// The smallest thing that would have to be another for the same request to have a chance now. A
/// gateway that can choose another model, key or provider asks this:
///
///     if (e.scope() >= triage::scope::resource) try_the_next_candidate();
///
/// In a row of a table, `by_category` leaves it to `default_scope`.
enum class scope : std::uint8_t {
  by_category,
  request,     ///< the request itself: it fails everywhere
  resource,    ///< the model, bucket, job, …
  credential,  ///< the key or token
  account,     ///< the account or organisation: all its keys fail alike
  region,      ///< the region or host of the service
  service,     ///< the whole service
};

/// What a program can do by itself before it sends the request once more. A second time is
/// pointless. The verdict is `never` beside it: the same request, sent without it, fails again.
enum class recovery : std::uint8_t {
  none,
  refresh_credentials,  ///< get a new token, or read the credentials again
  correct_clock,        ///< sign with the server's time: see the response's Date
  /// Go to where `Location` points (RFC 9110 section 15.4): after a 303 get the answer there with
  /// GET, and never send the request itself again; after a 307 or 308 send the same request there.
  follow,
  new_connection,  ///< send it over a connection of its own (RFC 9110 section 15.5.20)
  read_again,      ///< read the resource, merge, and send with the new tag
};

/// The enumerator's own name, as used in JSON output. Static storage.
[[nodiscard]] constexpr std::string_view to_string(action a) noexcept {
  return a == action::never ? "never" : a == action::backoff ? "backoff" : "after";
}

[[nodiscard]] constexpr std::string_view to_string(basis b) noexcept {
  switch (b) {
    case basis::header: return "header";
    case basis::body: return "body";
    case basis::code: return "code";
    case basis::type: return "type";
    case basis::id_class: return "class";
    case basis::words: return "words";
    case basis::status: return "status";
    case basis::http_default: break;
    case basis::transport: return "transport";
  }
  return "default";
}

[[nodiscard]] constexpr std::string_view to_string(processed p) noexcept {
  return p == processed::no ? "no" : p == processed::yes ? "yes" : "unknown";
}

[[nodiscard]] constexpr std::string_view to_string(delay_basis b) noexcept {
  switch (b) {
    case delay_basis::none: break;
    case delay_basis::header: return "header";
    case delay_basis::body: return "body";
    case delay_basis::limit: return "limit";
    case delay_basis::message: return "message";
    case delay_basis::table: return "table";
  }
  return "none";
}

[[nodiscard]] constexpr std::string_view to_string(scope s) noexcept {
  switch (s) {
    case scope::by_category:
    case scope::request: break;
    case scope::resource: return "resource";
    case scope::credential: return "credential";
    case scope::account: return "account";
    case scope::region: return "region";
    case scope::service: return "service";
  }
  return "request";
}

[[nodiscard]] constexpr std::string_view to_string(recovery r) noexcept {
  switch (r) {
    case recovery::none: break;
    case recovery::refresh_credentials: return "refresh_credentials";
    case recovery::correct_clock: return "correct_clock";
    case recovery::follow: return "follow";
    case recovery::new_connection: return "new_connection";
    case recovery::read_again: return "read_again";
  }
  return "none";
}

/// Delays saturate here: 100 years of 365 days, in milliseconds. Adding it to a clock that counts
/// nanoseconds in 64 bits cannot overflow. It is not a limit on waiting: see
/// `retry_policy::max_server_delay_ms`.
inline constexpr std::int64_t max_delay_ms = std::int64_t{100} * 365 * 24 * 3600 * 1000;

/// The decision and its reason. Always decided, never "maybe".
struct verdict {
  triage::action action = triage::action::never;
  basis decided_by = basis::http_default;
  triage::processed processed = triage::processed::unknown;
  triage::delay_basis delay_basis = triage::delay_basis::none;
  /// Milliseconds, 0 … max_delay_ms; 0 unless the action is `after`. What the server named is in
  /// `error::server_delay_ms`, whatever the verdict.
  std::int64_t delay_ms = 0;

  friend constexpr bool operator==(const verdict&, const verdict&) = default;
  /// `error.verdict() == triage::never`
  friend constexpr bool operator==(const verdict& v, triage::action a) noexcept {
    return v.action == a;
  }
};

}  // namespace triage::inline TRIAGE_ABI

#endif

// What a person should do about a failure, and how to say it to an end user.
#ifndef TRIAGE_VOCABULARY_REMEDY_HPP
#define TRIAGE_VOCABULARY_REMEDY_HPP

namespace triage::inline TRIAGE_ABI {

/// What makes the request work: advice to a person, not to the retry loop.
enum class remedy : std::uint8_t {
  nothing,          ///< nothing has to be done
  fix_request,      ///< change the request; it fails the same way every time
  check_key,        ///< supply a valid credential
  ask_access,       ///< have the permission granted
  contact_support,  ///< only the provider can help
  add_funds,        ///< top up the balance
  raise_limit,      ///< raise the limit or change the plan
  wait,             ///< it passes by itself
  shorten_input,    ///< send fewer tokens, items or bytes
  change_content,   ///< say something else
  check_resource,   ///< look whether the thing named exists, and in which state
  inspect_job,      ///< the job ran and failed: its details say why
  fix_setup,        ///< set up this program or machine: certificates, interface, limits
};

/// The enumerator's own name, as used in JSON output: "check_key". Static storage.
[[nodiscard]] constexpr std::string_view to_string(remedy r) noexcept {
  switch (r) {
    case remedy::nothing: break;
    case remedy::fix_request: return "fix_request";
    case remedy::check_key: return "check_key";
    case remedy::ask_access: return "ask_access";
    case remedy::contact_support: return "contact_support";
    case remedy::add_funds: return "add_funds";
    case remedy::raise_limit: return "raise_limit";
    case remedy::wait: return "wait";
    case remedy::shorten_input: return "shorten_input";
    case remedy::change_content: return "change_content";
    case remedy::check_resource: return "check_resource";
    case remedy::inspect_job: return "inspect_job";
    case remedy::fix_setup: return "fix_setup";
  }
  return "nothing";
}

/// One English sentence that may be shown to an end user: unlike the provider's message it holds
/// no account data, no internals, and nothing that the server or a proxy made up. Static storage.
[[nodiscard]] constexpr std::string_view sentence(remedy r) noexcept {
  switch (r) {
    case remedy::nothing: break;
    case remedy::fix_request: return "The request was not accepted as it is and has to be changed.";
    case remedy::check_key:
      return "The service did not accept our credentials; the API key has to be checked.";
    case remedy::ask_access:
      return "Our account is not allowed to do this; access has to be granted first.";
    case remedy::contact_support:
      return "The service has to sort this out; its support team has to be contacted.";
    case remedy::add_funds: return "The account's balance is too low; it has to be topped up.";
    case remedy::raise_limit:
      return "The account's usage limit is reached; the limit or the plan has to be raised.";
    case remedy::wait: return "The service is busy or has a passing problem; please wait a moment.";
    case remedy::shorten_input: return "The input is too long; please shorten it.";
    case remedy::change_content: return "The service declined this content; please rephrase it.";
    case remedy::check_resource:
      return "What was asked for does not exist or has changed; please check it.";
    case remedy::inspect_job: return "The job failed; its details say why.";
    case remedy::fix_setup:
      return "This program is not set up correctly; its operator has to fix that.";
  }
  return "Nothing has to be done.";
}

namespace detail {

/// Whether advice and decision fit together: who is told to wait may retry, and who may retry is
/// told to wait.
[[nodiscard]] constexpr bool agree(remedy r, action a) noexcept {
  return (r == remedy::wait) == (a != action::never);
}

/// The remedy for what was decided in the end, where a header or a delay overruled the row.
[[nodiscard]] constexpr remedy agreeing(remedy r, action a) noexcept {
  if (agree(r, a)) return r;
  return a == action::never ? remedy::contact_support : remedy::wait;
}

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif

// Everything a caller needs to know about a failed call.
#ifndef TRIAGE_ERROR_HPP
#define TRIAGE_ERROR_HPP

#include <optional>
#include <type_traits>

// What kind of body it is, and what a person would read in one that is not JSON.
#ifndef TRIAGE_READ_BODY_HPP
#define TRIAGE_READ_BODY_HPP

#include <cstddef>

// What texts and pages say behind a label: "error code: 1015", "Request ID: 3f2a…".
#ifndef TRIAGE_READ_DETAIL_LABELS_HPP
#define TRIAGE_READ_DETAIL_LABELS_HPP

#include <bit>

// What a value looks like: a name for machines, a sentence, an HTTP status, a reference.
#ifndef TRIAGE_READ_DETAIL_VALUE_FORMS_HPP
#define TRIAGE_READ_DETAIL_VALUE_FORMS_HPP

// What values of a body are, and how shapes read them.
#ifndef TRIAGE_TABLES_SHAPE_HPP
#define TRIAGE_TABLES_SHAPE_HPP

namespace triage::inline TRIAGE_ABI {

/// What a JSON value is.
enum class json_kind : std::uint8_t { string, number, object, array, boolean };

namespace detail {

/// What a value has to look like to have a role in a generic shape, and how it is read. One name
/// means different things in different APIs, so that a code is told from a sentence by its form.
enum class reading : std::uint8_t {
  any,         ///< as it is
  word,        ///< without white space: a name such as "NotFound", and not just "error" or "fail"
  label,       ///< a word that is not a reason phrase such as "Forbidden"
  identifier,  ///< a label of several parts, "rate_limited" or "RateLimited", or in upper case
  constant,    ///< a word in upper case: "QUOTA_EXCEEDED"
  name,        ///< a word of letters: no reference such as "8f3a-11"
  beside,      ///< an identifier, or any label if something else is the message
  number,      ///< a number that is no HTTP status
  numeric,     ///< any number
  if_true,     ///< the word true; false says nothing
};

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif

// Response headers, in whatever form the HTTP stack has them.
#ifndef TRIAGE_TEXT_HEADERS_HPP
#define TRIAGE_TEXT_HEADERS_HPP

#include <cstring>
#include <initializer_list>
#include <utility>

// Many bytes at a time, where the target can: what a JSON text is searched for.
#ifndef TRIAGE_TEXT_DETAIL_SIMD_HPP
#define TRIAGE_TEXT_DETAIL_SIMD_HPP

// The compilers' vector types need no header, and <immintrin.h> costs more than all of triage.
namespace triage::inline TRIAGE_ABI::detail::simd {

#if TRIAGE_SIMD

#if defined(__AVX2__)
inline constexpr std::size_t width = 32;
#else
inline constexpr std::size_t width = 16;
#endif
using mask = std::uint32_t;
using bytes = signed char __attribute__((vector_size(width)));

[[nodiscard]] inline bytes load(const char* p) noexcept {
  bytes b;
  std::memcpy(&b, p, width);
  return b;
}

[[nodiscard]] inline bytes splat(char c) noexcept {
  return bytes{} + static_cast<signed char>(c);
}

/// The same of 16 bytes, whatever the width is: most strings are short.
using sixteen = signed char __attribute__((vector_size(16)));
[[nodiscard]] inline sixteen load16(const char* p) noexcept {
  sixteen b;
  std::memcpy(&b, p, 16);
  return b;
}

/// Bit i of the result is byte i of a comparison.
[[nodiscard]] inline mask bits(sixteen b) noexcept {
#if defined(__SSE2__)
  using chars = char __attribute__((vector_size(16)));
  return static_cast<mask>(__builtin_ia32_pmovmskb128(reinterpret_cast<chars>(b)));
#else
  // A bit of each byte, gathered by a multiplication.
  std::uint64_t half[2];
  std::memcpy(half, &b, sizeof half);
  constexpr std::uint64_t one_each = 0x8040201008040201U;
  constexpr std::uint64_t gather = 0x0101010101010101U;
  return static_cast<mask>(((half[0] & one_each) * gather) >> 56 |
                           (((half[1] & one_each) * gather) >> 56) << 8);
#endif
}
#if defined(__AVX2__)
[[nodiscard]] inline mask bits(bytes b) noexcept {
  using chars = char __attribute__((vector_size(32)));
  return static_cast<mask>(__builtin_ia32_pmovmskb256(reinterpret_cast<chars>(b)));
}
#endif

/// Bytes that are not plain inside a JSON string: a quote, a backslash, a control character, or
/// none of ASCII (which are negative). With one bit turned, the quote is below '!' as control
/// characters are, and the blank is not, which saves a comparison.
template <class Bytes>
[[nodiscard, gnu::always_inline]] inline mask special(Bytes b) noexcept {
  return bits(((b ^ static_cast<signed char>('"' ^ ' ')) < static_cast<signed char>('!')) |
              (b == static_cast<signed char>('\\')));
}

/// Digits of ASCII, which are the only bytes that come to more than 0x75 when 0x46 is added: what
/// is above them becomes negative.
[[nodiscard, gnu::always_inline]] inline sixteen digits(sixteen b) noexcept {
  using unsigned_bytes = unsigned char __attribute__((vector_size(16)));
  const auto moved = reinterpret_cast<unsigned_bytes>(b) + static_cast<unsigned char>(0x7F - '9');
  return reinterpret_cast<sixteen>(moved) > static_cast<signed char>(0x7F - 10);
}

/// Which of 16 bytes are the same.
[[nodiscard, gnu::always_inline]] inline mask same16(const char* a, const char* b) noexcept {
  return bits(load16(a) == load16(b));
}

/// Control characters of ASCII that no text has: all but white space and the escape of terminals.
[[nodiscard]] inline mask controls(bytes b) noexcept {
  return bits(((b > splat('\xFF')) & (b < splat('\t'))) | ((b > splat('\r')) & (b < splat(0x1b))) |
              ((b > splat(0x1b)) & (b < splat(0x20))));
}

/// Bytes that are no white space of JSON.
[[nodiscard]] inline mask solid(bytes b) noexcept {
  const mask space =
      bits((b == splat(' ')) | (b == splat('\n')) | (b == splat('\r')) | (b == splat('\t')));
  return static_cast<mask>(~space & (width == 32 ? 0xFFFFFFFFU : 0xFFFFU));
}

/// What 64 bytes of JSON have where: a bit for each byte.
struct block {
  std::uint64_t quotes = 0;
  std::uint64_t others = 0;  ///< what else is not plain inside a string: see `special`
};

/// Adds the `width` bytes that begin at i.
[[gnu::always_inline]] inline void add(block& found, const char* p, std::size_t i) noexcept {
  const bytes b = load(p + i);
  found.quotes |= static_cast<std::uint64_t>(bits(b == splat('"'))) << i;
  found.others |= static_cast<std::uint64_t>(bits((b == splat('\\')) | (splat(0x20) > b))) << i;
}

[[nodiscard, gnu::always_inline]] inline block look(const char* p) noexcept {
  block found;
  // Shifts by what the compiler knows cost half.
  add(found, p, 0);
  add(found, p, width);
  if constexpr (width == 16) {
    add(found, p, 32);
    add(found, p, 48);
  }
  return found;
}

/// The same for fewer bytes, at least `width`: the last ones are looked at twice rather than bytes
/// behind them once.
[[nodiscard]] inline block look_at(const char* p, std::size_t size) noexcept {
  block found;
  for (std::size_t i = 0; i + width < size; i += width) add(found, p, i);
  add(found, p, size - width);
  return found;
}

/// Where a byte is among 64.
[[nodiscard]] inline std::uint64_t find_all(const char* p, char c) noexcept {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < 64; i += width) {
    found |= static_cast<std::uint64_t>(bits(load(p + i) == splat(c))) << i;
  }
  return found;
}

/// The same of a letter in any case. What differs from it in that one bit only is taken for it.
[[nodiscard]] inline std::uint64_t find_letters(const char* p, char letter) noexcept {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < 64; i += width) {
    const bytes b = load(p + i) | splat(0x20);
    found |= static_cast<std::uint64_t>(bits(b == splat(static_cast<char>(letter | 0x20)))) << i;
  }
  return found;
}

/// The brackets among 64 bytes, inside strings and outside.
struct brackets {
  std::uint64_t opens = 0;   ///< { and [
  std::uint64_t closes = 0;  ///< } and ]
};

[[nodiscard]] inline brackets find_brackets(const char* p) noexcept {
  brackets found;
  for (std::size_t i = 0; i < 64; i += width) {
    const bytes b = load(p + i) | splat(0x20);  // [ becomes {, ] becomes }, and nothing else does
    found.opens |= static_cast<std::uint64_t>(bits(b == splat('{'))) << i;
    found.closes |= static_cast<std::uint64_t>(bits(b == splat('}'))) << i;
  }
  return found;
}

/// Bit i of the result: whether an odd number of the bits 0 … i are set.
[[nodiscard]] inline std::uint64_t parity(std::uint64_t b) noexcept {
  b ^= b << 1;
  b ^= b << 2;
  b ^= b << 4;
  b ^= b << 8;
  b ^= b << 16;
  b ^= b << 32;
  return b;
}

/// Which characters a backslash escapes. `carry`: whether the last block's last character escapes
/// the first one; is set for the next.
[[nodiscard]] inline std::uint64_t escaped(std::uint64_t backslashes,
                                           std::uint64_t& carry) noexcept {
  std::uint64_t result = carry;
  backslashes &= ~carry;
  carry = 0;
  // One at a time: they are few, and mostly none.
  while (backslashes != 0) {
    const std::uint64_t first = backslashes & (~backslashes + 1);
    if (first >> 63 != 0) {
      carry = 1;
      break;
    }
    result |= first << 1;
    backslashes &= ~(first | first << 1);
  }
  return result;
}

/// The block without the quotes that are escaped. `p`: its 64 bytes, of which the first `before`
/// are not part of it. `carry` as for `escaped`.
[[nodiscard]] inline block unescaped(block b, const char* p, unsigned before,
                                     std::uint64_t& carry) noexcept {
  if ((b.others | carry) != 0) b.quotes &= ~escaped(find_all(p, '\\') >> before, carry);
  return b;
}

/// Less than 64 bytes, made 64 with blanks.
struct padded {
  char bytes[64];
  padded(const char* p, std::size_t size) noexcept {
    std::memset(bytes, ' ', sizeof bytes);
    std::memcpy(bytes, p, size);
  }
};

#endif

}  // namespace triage::inline TRIAGE_ABI::detail::simd

#endif

namespace triage::inline TRIAGE_ABI {

class header_view;

namespace detail {

template <class T>
concept string_like = std::is_convertible_v<T, std::string_view>;

/// Whether a string that is passed as T&& is there after the call: one that has a name, or a view
/// of one, such as std::string_view and const char*. Not a std::string that was made for the call.
template <class T>
concept lasting_string = string_like<T> &&
    (std::is_reference_v<T> || std::is_trivially_destructible_v<T>);

/// Converts to std::string_view; a null `const char*` gives a default one, whose data() is null.
template <string_like T>
[[nodiscard]] constexpr std::string_view view_of(const T& string) {
  if constexpr (std::is_pointer_v<T>) {
    if (string == nullptr) return {};
  }
  return string;
}

}  // namespace detail

/// A std::string_view that cannot be made of a temporary std::string, which would be gone before an
/// error that points to it is read. For bodies and for values of headers.
class borrowed_string : public std::string_view {
 public:
  constexpr borrowed_string() = default;
  constexpr borrowed_string(const char* data, std::size_t size) noexcept
      : std::string_view(data, size) {}
  /// A std::string_view, a const char* (null: nothing), a literal, or a string that has a name.
  template <class T>
  requires(detail::lasting_string<T> &&
           !std::is_null_pointer_v<std::remove_cvref_t<
               T>>) constexpr borrowed_string(T&& string) noexcept(std::
                                                                       is_nothrow_convertible_v<
                                                                           T, std::string_view>)
      : std::string_view(detail::view_of(string)) {}
  /// A temporary: keep the string in a variable that lives as long as the error is read.
  template <detail::string_like T>
  requires(!detail::lasting_string<T>) borrowed_string(T&& temporary_string)
  = delete;
};

/// A header's name and value.
using header_line = std::pair<borrowed_string, borrowed_string>;

namespace detail {

constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// ASCII case-insensitive, as field names are (RFC 9110 section 5.1).
[[nodiscard]] constexpr bool same_name(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  std::size_t i = 0;
  if (!std::is_constant_evaluated()) {
    // Eight bytes at a time: they may differ in bit 5 of letters. The size is that of b, because
    // that is where literals are: g++ 13 and later otherwise warn of reads beyond short ones.
    constexpr std::uint64_t ones = 0x0101010101010101U;
    for (std::size_t n = b.size() / 8; n != 0; --n, i += 8) {
      std::uint64_t x = 0;
      std::uint64_t y = 0;
      std::memcpy(&x, a.data() + i, 8);
      std::memcpy(&y, b.data() + i, 8);
      const std::uint64_t lowered = x | ones * 0x20;
      const std::uint64_t low = lowered & ones * 0x7F;
      const std::uint64_t letters =
          (low + ones * (0x80 - 'a')) & ~(low + ones * (0x7F - 'z')) & ~lowered & ones * 0x80;
      if (((x ^ y) & ~(letters >> 2)) != 0) return false;
    }
  }
  for (; i < a.size(); ++i) {
    if (a[i] != b[i] && lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

/// The first place in a text where `same` is true of the part that is as long as `what`, which is
/// not empty; npos if there is none. `same` is asked only about parts whose first and last letter
/// are those of `what`, in any case, and about a few others.
template <class Same>
[[nodiscard]] constexpr std::size_t find_by(std::string_view in, std::string_view what,
                                            Same same) noexcept {
  if (in.size() < what.size()) return std::string_view::npos;
  const std::size_t places = in.size() - what.size() + 1;
#if TRIAGE_SIMD
  if (!std::is_constant_evaluated()) {
    // Where its first and its last letter are, in any case; and some others, which does no harm.
    const auto letter_is = [](const char* p, char letter) {
      return (simd::load(p) | simd::splat(0x20)) == simd::splat(static_cast<char>(letter | 0x20));
    };
    const auto ends_at = [&](const char* p) {
      return letter_is(p, what.front()) & letter_is(p + what.size() - 1, what.back());
    };
    if (places >= simd::width) {
      constexpr auto step = static_cast<std::ptrdiff_t>(simd::width);
      const char* p = in.data();
      const char* const last = p + (places - simd::width);
      while (p < last + step) {
        // Mostly there is nothing: then two steps are one.
        if (last - p >= step && simd::bits(ends_at(p) | ends_at(p + step)) == 0) {
          p += 2 * step;
          continue;
        }
        // The last places are looked at twice rather than one by one.
        if (p > last) p = last;
        for (simd::mask both = simd::bits(ends_at(p)); both != 0; both &= both - 1) {
          const char* const here = p + std::countr_zero(both);
          if (same({here, what.size()})) return static_cast<std::size_t>(here - in.data());
        }
        p += step;
      }
      return std::string_view::npos;
    }
  }
#endif
  for (std::size_t at = 0; at != places; ++at) {
    if (lower(in[at]) == lower(what[0]) && same(in.substr(at, what.size()))) return at;
  }
  return std::string_view::npos;
}

// Out of line, so that the search that asks it has its registers for itself.
[[nodiscard, gnu::noinline]] constexpr bool is_name_here(std::string_view part,
                                                         std::string_view name) noexcept {
  return same_name(part, name);
}

/// Where such a name is in a text; npos if it is nowhere. Not inlined: few responses ask for it.
[[nodiscard, gnu::noinline]] constexpr std::size_t find_name(std::string_view in,
                                                             std::string_view name) noexcept {
  return find_by(in, name, [=](std::string_view part) { return is_name_here(part, name); });
}

/// Where a text that is not empty is in another one, written just so; npos if it is nowhere.
[[nodiscard, gnu::noinline]] constexpr std::size_t find_text(std::string_view in,
                                                             std::string_view what) noexcept {
  return find_by(in, what, [=](std::string_view part) { return part == what; });
}

/// Whether such a name is somewhere in a text.
[[nodiscard]] constexpr bool contains_name(std::string_view in, std::string_view name) noexcept {
  return name.empty() || find_name(in, name) != std::string_view::npos;
}

constexpr bool blank(char c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Without white space around it.
[[nodiscard]] constexpr std::string_view trim(std::string_view s) noexcept {
  while (!s.empty() && blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && blank(s.back())) s.remove_suffix(1);
  return s;
}

/// Where the line that begins at p ends: at its line feed, or at the end of the text.
[[nodiscard]] constexpr const char* line_end(const char* p, const char* end) noexcept {
#if TRIAGE_SIMD
  if (!std::is_constant_evaluated()) {
    for (; static_cast<std::size_t>(end - p) >= simd::width; p += simd::width) {
      const simd::mask m = simd::bits(simd::load(p) == simd::splat('\n'));
      if (m != 0) return p + std::countr_zero(m);
    }
  }
#endif
  while (p != end && *p != '\n') ++p;
  return p;
}

/// The next line of raw header text without its end; takes it off `rest`, which is not empty. Empty
/// if it ends the headers.
constexpr std::string_view take_line(std::string_view& rest) noexcept {
  const char* const end = line_end(rest.data(), rest.data() + rest.size());
  const std::string_view line = rest.substr(0, static_cast<std::size_t>(end - rest.data()));
  rest.remove_prefix(line.size() == rest.size() ? line.size() : line.size() + 1);
  return !line.empty() && blank(line[0]) && trim(line).empty() ? std::string_view() : line;
}

/// A number below 64 of the first and the last letter of a header's name, whatever their case.
constexpr unsigned name_slot(char first, char last) noexcept {
  return ((static_cast<unsigned char>(first) & 31U) ^
          ((static_cast<unsigned char>(last) & 31U) << 1U)) &
         63U;
}

/// Names of headers, made ready by the compiler: sorted by length, so that a header is compared
/// with few of them, and most headers with none.
template <std::size_t N>
struct name_set {
  static constexpr std::size_t size = N;
  std::string_view names[N] = {};
  std::uint8_t sorted[N] = {};
  std::uint8_t cells[N] = {};      // of the names in `sorted`
  std::uint8_t first[65] = {};     // of a length, in `sorted`
  std::uint64_t lengths[64] = {};  // by name_slot: a bit for each length

  explicit constexpr name_set(const std::string_view (&list)[N]) {
    std::uint8_t of_length[64] = {};
    for (std::size_t i = 0; i < N; ++i) {
      names[i] = list[i];
      lengths[name_slot(list[i].front(), list[i].back())] |= std::uint64_t{1} << list[i].size();
      ++of_length[list[i].size()];
    }
    for (std::size_t length = 0; length < 64; ++length) {
      first[length + 1] = static_cast<std::uint8_t>(first[length] + of_length[length]);
    }
    std::uint8_t filled[64] = {};
    for (std::size_t i = 0; i < N; ++i) {
      const std::size_t length = list[i].size();
      const auto at = static_cast<std::size_t>(first[length] + filled[length]++);
      sorted[at] = static_cast<std::uint8_t>(i);
      cells[at] = static_cast<std::uint8_t>(name_slot(list[i].front(), list[i].back()));
    }
  }
};

/// A view of a name_set, which may have no names.
struct names_view {
  const std::string_view* names = nullptr;
  const std::uint8_t* sorted = nullptr;
  const std::uint8_t* cells = nullptr;
  const std::uint8_t* first = nullptr;
  const std::uint64_t* lengths = nullptr;
  std::size_t size = 0;

  constexpr names_view() = default;
  template <std::size_t N>
  constexpr names_view(const name_set<N>& set) noexcept
      : names(set.names),
        sorted(set.sorted),
        cells(set.cells),
        first(set.first),
        lengths(set.lengths),
        size(N) {}

  /// Whether there may be a name with this slot and of this length, which is below 64.
  [[nodiscard]] constexpr bool may_have(unsigned slot, std::size_t length) const noexcept {
    return size != 0 && (lengths[slot] >> length & 1U) != 0;
  }
};

/// Several headers that are looked for at once: those of a name_set, a few more that a provider
/// documents, and the best one of a list. `data() == nullptr` means absent. The first occurrence of
/// a header is kept; a name that is listed n times in the set keeps the first n.
class header_query {
 public:
  /// `values` has room for all: first those of the set, then the others. They begin absent.
  /// `ranked`: of these names one is wanted, the first of the list that is there.
  constexpr header_query(const names_view& set, const std::string_view* others,
                         std::size_t others_size, std::string_view* values,
                         const names_view& ranked = {}) noexcept
      : set_(set), ranked_(ranked), others_(others), others_size_(others_size), values_(values) {
    for (std::size_t i = 0; i < others_size; ++i) lengths_ |= bit_of_length(others[i]);
  }

  [[gnu::always_inline]] constexpr void see(std::string_view name,
                                            std::string_view value) noexcept {
    if (name.empty() || name.size() >= 64 || value.data() == nullptr) return;
    const unsigned slot = name_slot(name.front(), name.back());
    if (set_.may_have(slot, name.size())) see_in_set(name, value, slot);
    if (ranked_.may_have(slot, name.size())) see_ranked(name, value, slot);
    if ((lengths_ & bit_of_length(name)) == 0) return;
    for (std::size_t i = 0; i < others_size_; ++i) {
      if (same_name(others_[i], name)) (void)take(set_.size + i, value);
    }
  }

  /// A line `Name: value`. `end`: up to where memory may be read.
  [[gnu::always_inline]] constexpr void see_line(std::string_view line, const char* end) noexcept {
    // Names of frames begin with a colon, as AWS's `:message-type` does.
    const std::size_t from = line.starts_with(':') ? 1 : 0;
    const std::size_t colon = from + find_colon(line.substr(from), end);
    if (colon < line.size()) see(line.substr(0, colon), line.substr(colon + 1));
  }

  [[nodiscard]] constexpr std::size_t size() const noexcept { return set_.size + others_size_; }
  [[nodiscard]] constexpr std::string_view name(std::size_t i) const noexcept {
    return i < set_.size ? set_.names[i] : others_[i - set_.size];
  }
  /// Another head begins: what was found so far belongs to an earlier response.
  constexpr void begin_again() noexcept {
    if (found_ == 0) return;
    for (std::size_t i = 0; i < size(); ++i) values_[i] = {};
    found_ = 0;
    rank_ = no_rank;
    best_ = {};
  }

  /// The value of the best of the ranked names; absent if none was found.
  [[nodiscard]] constexpr std::string_view best() const noexcept { return best_; }
  [[nodiscard]] constexpr const names_view& ranked() const noexcept { return ranked_; }
  /// Whether the ranked name of this number is better than what was found.
  [[nodiscard]] constexpr bool wants(std::size_t rank) const noexcept { return rank < rank_; }
  /// Takes the value of a ranked name that it wants. An empty value is none.
  constexpr void take_ranked(std::size_t rank, std::string_view value) noexcept {
    value = trim(value);
    if (value.empty()) return;
    if (rank_ == no_rank) ++found_;
    rank_ = rank;
    best_ = value;
  }

  /// False if there is a value already.
  constexpr bool take(std::size_t i, std::string_view value) noexcept {
    if (values_[i].data() != nullptr) return false;
    values_[i] = trim(value);
    ++found_;
    return true;
  }
  /// How many were found.
  [[nodiscard]] constexpr std::size_t found() const noexcept { return found_; }

 private:
  // No name that is looked for is as long as 64.
  static constexpr std::size_t find_colon(std::string_view line,
                                          [[maybe_unused]] const char* end) noexcept {
    std::size_t at = 0;
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) {
      const char* p = line.data();
      for (; at < 64 && static_cast<std::size_t>(end - p) >= simd::width;
           at += simd::width, p += simd::width) {
        const simd::mask m = simd::bits(simd::load(p) == simd::splat(':'));
        if (m != 0) return at + static_cast<std::size_t>(std::countr_zero(m));
      }
    }
#endif
    while (at < line.size() && at < 64 && line[at] != ':') ++at;
    return at < 64 ? at : line.size();
  }

  [[gnu::noinline]] constexpr void see_ranked(std::string_view name, std::string_view value,
                                              unsigned slot) noexcept {
    for (std::size_t i = ranked_.first[name.size()]; i != ranked_.first[name.size() + 1]; ++i) {
      const std::size_t rank = ranked_.sorted[i];
      if (wants(rank) && ranked_.cells[i] == slot && same_name(ranked_.names[rank], name)) {
        take_ranked(rank, value);
      }
    }
  }

  constexpr void see_in_set(std::string_view name, std::string_view value, unsigned slot) noexcept {
    for (std::size_t i = set_.first[name.size()]; i != set_.first[name.size() + 1]; ++i) {
      if (set_.cells[i] == slot && same_name(set_.names[set_.sorted[i]], name) &&
          take(set_.sorted[i], value)) {
        break;
      }
    }
  }

  static constexpr std::size_t no_rank = 255;

  static constexpr std::uint64_t bit_of_length(std::string_view name) noexcept {
    return std::uint64_t{1} << (name.size() & 63U);
  }

  names_view set_;
  names_view ranked_;
  std::size_t rank_ = no_rank;
  std::string_view best_;
  const std::string_view* others_;
  std::size_t others_size_;
  std::uint64_t lengths_ = 0;  // of the others, a bit for each
  std::string_view* values_;
  std::size_t found_ = 0;
};

/// Whether a text begins with a status line (RFC 9112 section 4), as HTTP/1.1 200 or HTTP/2 200.
[[nodiscard]] constexpr bool begins_with_status_line(std::string_view s) noexcept {
  if (s.substr(0, 5) != "HTTP/") return false;
  std::size_t i = 5;
  while (i < s.size() && ((s[i] >= '0' && s[i] <= '9') || s[i] == '.')) ++i;
  if (i == 5 || s.size() - i < 4 || s[i] != ' ') return false;
  for (std::size_t digit = i + 1; digit < i + 4; ++digit) {
    if (s[digit] < '0' || s[digit] > '9') return false;
  }
  return true;
}

/// Shows every line of raw header text to a query; the rules are those of `find_in_text`.
constexpr void see_text(std::string_view rest, header_query& query) noexcept {
  const char* const end = rest.data() + rest.size();
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (!line.empty()) {
      query.see_line(line, end);
    } else if (begins_with_status_line(rest)) {
      query.begin_again();
    } else {
      break;
    }
  }
}

/// In raw header text: lines without a colon (the status line) and folded lines are passed over. An
/// empty line ends a head. If a status line follows it, the head was that of an interim response
/// (100 Continue), of a redirect or of a proxy's answer to CONNECT, and the next one replaces it.
[[nodiscard]] constexpr std::optional<std::string_view> find_in_text(
    std::string_view rest, std::string_view name) noexcept {
  std::optional<std::string_view> found;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) {
      if (!begins_with_status_line(rest)) break;
      found.reset();
      continue;
    }
    if (found) continue;
    const std::size_t colon = line.find(':', 1);  // as in `header_query::see_line`
    if (colon != std::string_view::npos && same_name(line.substr(0, colon), name)) {
      found = trim(line.substr(colon + 1));
    }
  }
  return found;
}

// The value must outlive the call, so a callable or range that makes a std::string on the way is
// refused: the error would point into it after its death.
template <class T>
concept lasting_optional = !string_like<T> && requires(const std::remove_cvref_t<T>& o) {
  {static_cast<bool>(o)};
  { *o } -> string_like;
}
&&(std::is_reference_v<T> || std::is_trivially_destructible_v<std::remove_cvref_t<T>>);

template <class T>
concept header_text = string_like<const T&>;
template <class T>
concept header_callable = !header_text<T> && std::is_invocable_v<const T&, std::string_view>;
template <class T>
concept header_range = !header_text<T> && !header_callable<T> && requires(const T& range) {
  range.begin() != range.end();
  { (*range.begin()).first } -> string_like;
  { (*range.begin()).second } -> string_like;
};

// A pair that the range keeps, or a passing one of views.
template <class H>
concept lasting_pairs = requires(const H& range) {
  requires std::is_reference_v<decltype(*range.begin())> ||
      lasting_string<decltype(std::declval<decltype(*range.begin())>().second)>;
};

template <class H>
constexpr void check_pairs() noexcept {
  static_assert(lasting_pairs<H>,
                "triage: a range of headers must hold its pairs, or give pairs of "
                "std::string_view: a string given by value would be gone before the error is "
                "read");
}

// The values of a range are kept by the range itself, unless they are views.
template <class H>
concept range_of_strings = header_range<H> && requires(const H& range) {
  requires !std::is_trivially_destructible_v<
      std::remove_cvref_t<decltype((*range.begin()).second)>> ||
      std::is_array_v<std::remove_cvref_t<decltype((*range.begin()).second)>>;
};

/// Headers that own what the errors would point to, so that an H of which only a copy or a
/// temporary is at hand is refused. What a callable owns cannot be seen.
template <class H>
concept owning_headers =
    !std::is_trivially_destructible_v<H> && (header_text<H> || range_of_strings<H>);

template <class H>
concept nothrow_range = requires(const H& range) {
  requires noexcept(range.begin() != range.end());
  requires noexcept(*range.begin());
  requires noexcept(++std::declval<std::remove_cvref_t<decltype(range.begin())>&>());
};

/// Whether looking up headers cannot throw. A callable that is passed as a header_view must not.
template <class H>
inline constexpr bool nothrow_headers =
    std::is_same_v<H, header_view> ||
    (header_text<H>       ? std::is_nothrow_convertible_v<const H&, std::string_view>
     : header_callable<H> ? std::is_nothrow_invocable_v<const H&, std::string_view>
                          : nothrow_range<H>);

// Whether a callable finds names in any case, as HTTP stacks do, and says so.
template <class H>
concept ignores_case = requires {
  requires H::ignores_case;
};

/// Nothing for a null pointer and a default string_view.
template <string_like T>
[[nodiscard]] constexpr std::optional<std::string_view> header_value(const T& value) {
  const std::string_view v = view_of(value);
  if (v.data() == nullptr) return std::nullopt;
  return trim(v);
}

template <header_callable H>
[[nodiscard]] constexpr std::optional<std::string_view> ask(
    const H& headers, std::string_view name) noexcept(nothrow_headers<H>) {
  using value = std::invoke_result_t<const H&, std::string_view>;
  static_assert(lasting_string<value> || lasting_optional<value>,
                "triage: a header callable must return a std::string_view, a reference to a "
                "string, a const char*, or an optional or pointer to one of these: a string "
                "returned by value would be gone before the error is read");
  const auto& v = headers(name);
  if constexpr (string_like<value>) {
    return header_value(v);
  } else {
    if (!v) return std::nullopt;
    return header_value(*v);
  }
}

/// The first value of a header in any of the forms.
template <class H>
[[nodiscard]] constexpr std::optional<std::string_view> find_header(
    const H& headers, std::string_view name) noexcept(nothrow_headers<H>) {
  if constexpr (header_text<H>) {
    return find_in_text(view_of(headers), name);
  } else if constexpr (header_callable<H>) {
    const std::optional<std::string_view> found = ask(headers, name);
    if constexpr (!ignores_case<H>) {
      // It may look into a map, and HTTP/2 and HTTP/3 have lower-case names only.
      char buffer[64] = {};
      if (found || name.size() > sizeof buffer) return found;
      bool other = false;
      for (std::size_t i = 0; i < name.size(); ++i) {
        buffer[i] = lower(name[i]);
        other = other || buffer[i] != name[i];
      }
      if (other) return ask(headers, {buffer, name.size()});
    }
    return found;
  } else {
    check_pairs<H>();
    for (const auto& [key, value] : headers) {
      if (same_name(key, name)) return header_value(value);
    }
    return std::nullopt;
  }
}

/// Answers a query from headers in any of the forms, in one pass; a callable is asked for each
/// name.
template <class H>
constexpr void find_headers(const H& headers, header_query& query) noexcept(nothrow_headers<H>) {
  if constexpr (std::is_same_v<H, header_view>) {
    headers.answer(query);
  } else if constexpr (header_text<H>) {
    see_text(view_of(headers), query);
  } else if constexpr (header_callable<H>) {
    for (std::size_t i = 0; i < query.size(); ++i) {
      const std::string_view name = query.name(i);
      if (name.empty() || (i > 0 && name == query.name(i - 1))) continue;
      if (const auto value = find_header(headers, name)) query.see(name, *value);
    }
    for (std::size_t i = 0; i < query.ranked().size && query.wants(i); ++i) {
      if (const auto value = find_header(headers, query.ranked().names[i])) {
        query.take_ranked(i, *value);
      }
    }
  } else {
    check_pairs<H>();
    for (const auto& [key, value] : headers) {
      if (const auto v = header_value(value)) query.see(key, *v);
    }
  }
}

}  // namespace detail

/// Any of the forms below, as one type. It borrows what it was made from, which has to live until
/// the classification returns; the values it finds have to live as long as the error is read.
/// Names compare case-insensitively; of repeated headers the first is used; values are trimmed.
///
/// A temporary that owns its values, such as a std::string or a std::map of strings that a function
/// returned, is refused. A callable may be a temporary; what it finds has to stay. It must not
/// throw: as header_view is used where nothing may, that ends in std::terminate. One that throws
/// can be the `Headers` of a `basic_response`, and the exception comes through.
///
/// In constant expressions it takes raw text, arrays and initializer lists of `header_line`, and
/// function pointers. For other callables and ranges there, use `basic_response`.
class header_view {
 public:
  /// No headers.
  constexpr header_view() = default;
  constexpr header_view(std::nullopt_t) noexcept {}
  constexpr header_view(std::nullptr_t) noexcept {}

  /// Raw header text: lines `Name: value`, ended by LF or CRLF. A status line may come first. If
  /// the heads of several responses follow each other (100 Continue, redirects, a proxy's answer to
  /// CONNECT), as a callback collects them, the last one is read. What comes behind it is not. A
  /// null `const char*` means that there are no headers.
  template <class T>
  requires(
      detail::lasting_string<T> &&
      !std::is_null_pointer_v<std::remove_cvref_t<T>>) constexpr header_view(T&& text) noexcept {
    text_ = detail::view_of(text);
    form_ = text_.data() == nullptr ? form::none : form::text;
  }

  /// `{{"Retry-After", "5"}, …}`
  constexpr header_view(std::initializer_list<header_line> list) noexcept
      : header_view(std::data(list), list.size()) {}

  template <std::size_t N>
  constexpr header_view(const header_line (&array)[N]) noexcept
      : pairs_(array), size_(N), form_(form::pairs) {}

  constexpr header_view(const header_line* first, std::size_t size) noexcept
      : pairs_(first), size_(size), form_(form::pairs) {}

  constexpr header_view(std::optional<std::string_view> (*function)(std::string_view)) noexcept
      : function_(function), form_(form::function) {}

  /// A callable name → string_view, const char*, or an optional or pointer to a string; or a range
  /// of pairs of names and values.
  ///
  /// A callable is asked for a name as it is documented, such as "Retry-After", and if it finds
  /// nothing for the same name in lower case: so it may look into a map of HTTP/2's names. The name
  /// lives during the call, and need not end in a NUL. A callable class that finds names in any
  /// case says so by `static constexpr bool ignores_case = true`, and is asked once.
  template <class T, class H = std::remove_cvref_t<T>>
  requires(!std::is_base_of_v<header_view, H> &&
           (detail::header_callable<H> || detail::header_range<H>)&&  //
           (std::is_reference_v<T> || !detail::owning_headers<H>)) header_view(T&& headers)
  noexcept
      : object_(&headers),
        find_([](const void* object, std::string_view name) {
          return detail::find_header(*static_cast<const H*>(object), name);
        }),
        answer_([](const void* object, detail::header_query& query) {
          detail::find_headers(*static_cast<const H*>(object), query);
        }),
        form_(form::object) {}

  /// A temporary: keep the headers in a variable that lives as long as the error is read.
  template <class H>
  requires(!std::is_reference_v<H> && detail::owning_headers<std::remove_cv_t<H>>)
      header_view(H&& temporary_headers)
  = delete;

  /// The first value, without white space around it; nullopt if there is no such header. Linear in
  /// the size of the headers, unless a callable knows better.
  [[nodiscard]] constexpr std::optional<std::string_view> operator()(
      std::string_view name) const noexcept {
    switch (form_) {
      case form::none: break;
      case form::text: return detail::find_in_text(text_, name);
      case form::function: return detail::find_header(function_, name);
      case form::object: return find_(object_, name);
      case form::pairs:
        for (std::size_t i = 0; i < size_; ++i) {
          if (detail::same_name(pairs_[i].first, name)) return detail::trim(pairs_[i].second);
        }
        break;
    }
    return std::nullopt;
  }

  [[nodiscard]] constexpr bool empty() const noexcept {
    return form_ == form::none || (form_ == form::text && text_.empty()) ||
           (form_ == form::pairs && size_ == 0);
  }

  /// It looks names up in any case; see the constructor from callables.
  static constexpr bool ignores_case = true;

  /// For the library: several headers in one pass.
  constexpr void answer(detail::header_query& query) const noexcept {
    switch (form_) {
      case form::none: break;
      case form::text: detail::find_headers(text_, query); break;
      case form::function: detail::find_headers(function_, query); break;
      case form::object: answer_(object_, query); break;
      case form::pairs:
        for (std::size_t i = 0; i < size_; ++i) query.see(pairs_[i].first, pairs_[i].second);
        break;
    }
  }

 private:
  enum class form : unsigned char { none, text, pairs, function, object };

  std::string_view text_;
  const header_line* pairs_ = nullptr;
  std::size_t size_ = 0;
  std::optional<std::string_view> (*function_)(std::string_view) = nullptr;
  const void* object_ = nullptr;
  std::optional<std::string_view> (*find_)(const void*, std::string_view) = nullptr;
  void (*answer_)(const void*, detail::header_query&) = nullptr;
  form form_ = form::none;
};

namespace detail {

/// Whether there are certainly none.
template <class H>
[[nodiscard]] constexpr bool no_headers(const H& headers) noexcept {
  if constexpr (std::is_same_v<H, header_view>) return headers.empty();
  return false;
}

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif

// The host of a URL, and whether it matches a pattern such as "*.blob.core.windows.net".
#ifndef TRIAGE_TEXT_HOST_HPP
#define TRIAGE_TEXT_HOST_HPP

// Where a text has digits.
#ifndef TRIAGE_TEXT_DETAIL_DIGITS_HPP
#define TRIAGE_TEXT_DETAIL_DIGITS_HPP

// Hexadecimal digits, as escapes have them.
#ifndef TRIAGE_TEXT_DETAIL_HEX_HPP
#define TRIAGE_TEXT_DETAIL_HEX_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// By byte, what it is worth as a digit; -1 if it is none.
struct hex_digits {
  std::int8_t worth[256] = {};
  constexpr hex_digits() noexcept {
    for (std::int8_t& w : worth) w = -1;
    for (int i = 0; i < 10; ++i) worth['0' + i] = static_cast<std::int8_t>(i);
    for (int i = 0; i < 6; ++i) {
      worth['a' + i] = worth['A' + i] = static_cast<std::int8_t>(10 + i);
    }
  }
};
inline constexpr hex_digits hex_digit;

[[nodiscard]] constexpr int hex(char c) noexcept {
  return hex_digit.worth[static_cast<unsigned char>(c)];
}

/// The number that four digits are; negative if one of them is none.
[[nodiscard]] constexpr std::int32_t hex4(const char* p) noexcept {
  return hex(p[0]) * 4096 | hex(p[1]) * 256 | hex(p[2]) * 16 | hex(p[3]);
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI::detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

/// The first digit of ASCII at `at` or behind it; the size of the text if there is none.
[[nodiscard]] constexpr std::size_t find_digit(std::string_view s, std::size_t at) noexcept {
#if TRIAGE_SIMD
  if (!std::is_constant_evaluated() && at + 16 <= s.size()) {
    const char* const p = s.data();
    const std::size_t last = s.size() - 16;
    // Two at a time, since most messages have no digit.
    for (; at + 16 <= last; at += 32) {
      const simd::sixteen first = simd::digits(simd::load16(p + at));
      const simd::sixteen second = simd::digits(simd::load16(p + at + 16));
      if (const simd::mask m = simd::bits(first | second); m != 0) {
        const simd::mask both = simd::bits(first) | simd::bits(second) << 16;
        return at + static_cast<std::size_t>(std::countr_zero(both));
      }
    }
    if (at <= last) {
      const simd::mask m = simd::bits(simd::digits(simd::load16(p + at)));
      if (m != 0) return at + static_cast<std::size_t>(std::countr_zero(m));
      at += 16;
    }
    // The last 16, of which some were looked at before.
    const simd::mask m = simd::bits(simd::digits(simd::load16(p + last))) >> (at - last);
    return m != 0 ? at + static_cast<std::size_t>(std::countr_zero(m)) : s.size();
  }
#endif
  while (at < s.size() && !is_digit(s[at])) ++at;
  return at;
}

/// Digits that follow each other.
struct digit_run {
  std::size_t begin;
  std::size_t end;  ///< 0: there are none
};

/// The last digits of ASCII before `end`, which may be beyond the text.
[[nodiscard]] constexpr digit_run last_digits(std::string_view s, std::size_t end) noexcept {
  if (end > s.size()) end = s.size();
  std::size_t begin = 0;
#if TRIAGE_SIMD
  if (!std::is_constant_evaluated() && s.size() >= 16) {
    const char* const p = s.data();
    simd::mask m = 0;
    // Two at a time, since most messages have no digit.
    for (; end >= 32; end -= 32) {
      const simd::sixteen first = simd::digits(simd::load16(p + end - 32));
      const simd::sixteen second = simd::digits(simd::load16(p + end - 16));
      m = simd::bits(first) | simd::bits(second) << 16;
      if (m != 0) break;
    }
    if (m == 0 && end >= 16) {
      m = simd::bits(simd::digits(simd::load16(p + end - 16))) << 16;
      if (m == 0) end -= 16;
    }
    if (m == 0) {
      if (end == 0) return {0, 0};
      // The first 16, of which some may have been looked at before.
      m = simd::bits(simd::digits(simd::load16(p))) << (32 - end);
      if (m == 0) return {0, 0};
    }
    const auto behind = static_cast<std::size_t>(std::countl_zero(m));
    end -= behind;
    begin = end - static_cast<std::size_t>(std::countl_one(m << behind));
  } else
#endif
  {
    while (end > 0 && !is_digit(s[end - 1])) --end;
    begin = end;
  }
  while (begin > 0 && is_digit(s[begin - 1])) --begin;
  return {begin, end};
}

/// Whether a JSON string with escapes can have a digit once they are decoded: one that is no part
/// of an escape, or the escape of one (\u0030 … \u0039).
[[nodiscard]] constexpr bool may_decode_to_digit(std::string_view raw) noexcept {
  for (std::size_t at = find_digit(raw, 0); at < raw.size();) {
    std::size_t escape = at < 5 ? 0 : at - 5;
    while (escape < at && raw[escape] != '\\') ++escape;
    if (escape == at || raw.size() - escape < 6 || raw[escape + 1] != 'u' ||
        hex4(raw.data() + escape + 2) < 0 || raw.substr(escape, 5) == "\\u003") {
      return true;
    }
    // Behind another backslash it may be a plain u.
    if (escape != 0 && raw[escape - 1] == '\\') return true;
    at = find_digit(raw, escape + 6);
  }
  return false;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI {

namespace detail {

inline constexpr std::size_t longest_host =
    253;  // as text, without the root's dot: RFC 1035, 2.3.4
inline constexpr std::size_t longest_label = 63;

/// RFC 3986, 3.1.
[[nodiscard]] constexpr bool is_scheme(std::string_view s) noexcept {
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = lower(s[i]);
    const bool letter = c >= 'a' && c <= 'z';
    if (!letter && (i == 0 || !(is_digit(c) || c == '+' || c == '-' || c == '.'))) return false;
  }
  return !s.empty();
}

/// Whether a text is the name of a host: labels of 1 to 63 letters, digits, hyphens and underscores
/// with dots between them, 253 bytes at most. `also` is one more character that may be in a label.
[[nodiscard]] constexpr bool is_host(std::string_view name, char also = '-') noexcept {
  if (name.empty() || name.size() > longest_host || name.back() == '.') return false;
  std::size_t label = 0;
  for (const char given : name) {
    const char c = lower(given);
    if (c == '.' ? label == 0
                 : !((c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_' || c == also)) {
      return false;
    }
    label = c == '.' ? 0 : label + 1;
    if (label > longest_label) return false;
  }
  return true;
}

/// A host without its port and without the dot of the root; empty if the rest is not a host's name.
[[nodiscard]] constexpr std::string_view bare_host(std::string_view host) noexcept {
  const std::size_t colon = host.find(':');
  if (colon != std::string_view::npos) {
    for (const char c : host.substr(colon + 1)) {
      if (!is_digit(c)) return {};
    }
    host = host.substr(0, colon);
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  return is_host(host) ? host : std::string_view();
}

[[nodiscard]] constexpr bool is_wildcard(std::string_view pattern) noexcept {
  return pattern.find('*') != std::string_view::npos;
}

/// Whether a row of a provider's hosts[] matches a host without port, as bare_host() gives it: see
/// provider_for(). From the end, where most of them differ; linear in both.
[[nodiscard]] constexpr bool host_matches(std::string_view pattern,
                                          std::string_view host) noexcept {
  const auto start_of_label = [](std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? 0 : dot + 1;
  };
  const bool below = pattern.starts_with("*.");
  while (!pattern.empty()) {
    if (host.empty()) return false;
    const char c = pattern.back();
    pattern.remove_suffix(1);
    if (c != '*') {
      if (lower(host.back()) != c) return false;
      host.remove_suffix(1);
    } else if (pattern.empty() && below) {
      return true;  // one label is left, or more
    } else {
      // What is in front of the * has to be at the start of the label, and something behind it.
      const std::size_t before = pattern.size() - start_of_label(pattern);
      const std::size_t label = start_of_label(host);
      if (host.size() - label <= before) return false;
      host = host.substr(0, label + before);
    }
  }
  return host.empty();
}

}  // namespace detail

/// The host of a URL as it is written there, without user information, port and the dot of the
/// root; empty if there is none, or if it is an address in brackets or no valid name. The scheme
/// may be missing: "https://user@api.example.com:443/v1?x", "//api.example.com/v1" and
/// "api.example.com/v1" have the same host. Any scheme will do.
///
/// Borrows from `url`. Linear in its length, without allocation (RFC 3986 section 3.2).
[[nodiscard]] constexpr std::string_view host_of_url(std::string_view url) noexcept {
  // Behind what is no scheme, "://" is part of a path or query.
  const std::size_t at = url.find("//");
  const bool marked = at != std::string_view::npos &&
                      (at == 0 || (url[at - 1] == ':' && detail::is_scheme(url.substr(0, at - 1))));
  if (marked) url.remove_prefix(at + 2);
  const std::string_view authority = url.substr(0, url.find_first_of("/?#"));
  if (!marked && authority.ends_with(':')) return {};  // "https:/path" has a scheme and no host
  // Some programs take a backslash for a slash, and leave out blanks and line ends: they would ask
  // another host than this one.
  for (const char c : authority) {
    if (c == '\\' || static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return {};
  }
  return detail::bare_host(authority.substr(authority.rfind('@') + 1));
}

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI::detail {

constexpr bool is_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}

/// Three digits that are an HTTP status (RFC 9110 section 15).
[[nodiscard]] constexpr bool is_status(std::string_view s) noexcept {
  return s.size() == 3 && s[0] >= '1' && s[0] <= '5' && is_digit(s[1]) && is_digit(s[2]);
}

/// One word of printable ASCII, not too long: what an id of a request is.
[[nodiscard]] constexpr bool is_reference(std::string_view s) noexcept {
  if (s.empty() || s.size() > 200) return false;
  for (const char c : s) {
    if (c <= ' ' || c > '~' || c == '"' || c == '\\') return false;
  }
  return true;
}

/// A name: letters, digits and what joins them, and at least one letter; not a word that only says
/// that there is an error, and not a URL.
[[nodiscard]] constexpr bool is_word(std::string_view s) noexcept {
  if (s.empty() || s.size() > 128) return false;
  bool letter = false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (is_lower(c) || is_upper(c)) {
      letter = true;
      continue;
    }
    const bool joins =
        is_digit(c) || c == '_' || c == '-' || c == '.' || c == '/' || c == ':' || c == '#';
    if (!joins || (c == '/' && i + 1 < s.size() && s[i + 1] == '/')) return false;
  }
  if (!letter || s.back() == '.' || s.back() == ':') return false;
  if (s.size() <= 9) {
    for (const std::string_view none :
         {"error", "err", "fail", "failed", "failure", "false", "true", "null", "none", "ok",
          "success", "exception", "notok", "n/a", "undefined"}) {
      if (same_name(s, none)) return false;
    }
  }
  return true;
}

/// A word that is not one capitalized word, as reason phrases such as "Forbidden" are.
[[nodiscard]] constexpr bool is_label(std::string_view s) noexcept {
  if (!is_word(s)) return false;
  if (!is_upper(s[0]) || s.size() == 1) return true;
  for (const char c : s.substr(1)) {
    if (!is_lower(c)) return true;
  }
  return false;
}

/// A word in upper case.
[[nodiscard]] constexpr bool is_constant(std::string_view s) noexcept {
  if (s.size() < 3 || !is_upper(s[0]) || !is_word(s)) return false;
  for (const char c : s) {
    if (is_lower(c) || c == '/' || c == ':') return false;
  }
  return true;
}

/// A label that has several parts or is in upper case: nothing that a person would be told.
[[nodiscard]] constexpr bool is_identifier(std::string_view s) noexcept {
  if (!is_label(s)) return false;
  if (is_constant(s)) return true;
  for (std::size_t i = 1; i < s.size(); ++i) {
    if (s[i] == '_' || s[i] == '-' || s[i] == '.' || (is_upper(s[i]) && is_lower(s[i - 1]))) {
      return true;
    }
  }
  return false;
}

/// Whether a value of a suitable kind can be read so.
[[nodiscard]] constexpr bool reads_as(reading r, std::string_view s) noexcept {
  switch (r) {
    case reading::any:
    case reading::numeric: return true;
    case reading::if_true: return s == "true";
    case reading::number: return !is_status(s);
    case reading::word: return is_word(s);
    case reading::label:
    case reading::beside: return is_label(s);
    case reading::identifier: return is_identifier(s);
    case reading::constant: return is_constant(s);
    case reading::name: break;
  }
  for (const char c : s) {
    if (is_digit(c) || c == '/' || c == ':') return false;
  }
  return is_word(s);
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI::detail {

/// Without white space, marks that join a label to its value, and tags of HTML, at its beginning.
[[nodiscard]] constexpr std::string_view behind_label(std::string_view s) noexcept {
  while (!s.empty()) {
    const char c = s[0];
    if (c == '<') {
      const std::size_t end = s.find('>');
      if (end == std::string_view::npos) return {};
      s.remove_prefix(end + 1);
    } else if (blank(c) || c == ':' || c == '=' || c == '"' || c == '\'' || c == '(' || c == '`') {
      s.remove_prefix(1);
    } else if (s.substr(0, 5) == "&#32;" || s.substr(0, 5) == "&#35;") {
      s.remove_prefix(5);
    } else if (s.substr(0, 6) == "&nbsp;") {
      s.remove_prefix(6);
    } else {
      break;
    }
  }
  return s;
}

/// The id that `s` begins with: at least six letters, digits and joints, with a digit among them;
/// empty if it does not begin with one.
[[nodiscard]] constexpr std::string_view take_id(std::string_view s) noexcept {
  std::size_t size = 0;
  bool digit = false;
  for (; size < s.size() && size < 200; ++size) {
    const char c = s[size];
    const bool joint = c == '-' || c == '_' || c == '.' || c == '+' || c == '/' || c == '=';
    if (!is_digit(c) && !is_lower(c) && !is_upper(c) && !joint) break;
    digit = digit || is_digit(c);
  }
  while (size != 0 && (s[size - 1] == '.' || s[size - 1] == '-')) --size;
  return digit && size >= 6 ? s.substr(0, size) : std::string_view();
}

/// The first q at `at` or behind it that can be that of "request id": an i comes five or six bytes
/// behind it. Messages are full of "requests" and "request too large". npos if there is none.
[[nodiscard]] constexpr std::size_t find_request(std::string_view s, std::size_t at) noexcept {
  constexpr std::size_t behind = 6;  // at least so many bytes follow
#if TRIAGE_SIMD
  // In what is shorter there is mostly no q, or one.
  constexpr std::size_t is_long = 256;
  if (!std::is_constant_evaluated() && s.size() >= is_long) {
    const auto places = [](const char* p) {
      const std::uint64_t i = simd::find_letters(p, 'i');
      return simd::find_all(p, 'q') & (i >> (behind - 1) | i >> behind);
    };
    // What comes behind the last bytes of a block is seen in the next one.
    const std::size_t last = s.size() - 64;
    for (; at < last; at += 64 - behind) {
      const std::uint64_t m = places(s.data() + at);
      if (m != 0) return at + static_cast<std::size_t>(std::countr_zero(m));
    }
    if (at - last >= 64) return std::string_view::npos;
    // Of the last block some may have been looked at before.
    const std::uint64_t m = places(s.data() + last) >> (at - last);
    return m != 0 ? at + static_cast<std::size_t>(std::countr_zero(m)) : std::string_view::npos;
  }
#endif
  for (; (at = s.find('q', at)) != std::string_view::npos && at + behind < s.size(); ++at) {
    if (lower(s[at + behind - 1]) == 'i' || lower(s[at + behind]) == 'i') return at;
  }
  return std::string_view::npos;
}

/// The id in "Request ID: 3f2a…", "request id req_1a2b…", "RequestId:…" and the like; empty if
/// there is none. Linear.
[[nodiscard]] constexpr std::string_view request_id_in(std::string_view s) noexcept {
  constexpr std::string_view request = "request";
  // English has few words with a q. In capitals nobody writes it.
  for (std::size_t q = 2; (q = find_request(s, q)) != std::string_view::npos; ++q) {
    if (!same_name(s.substr(q - 2, request.size()), request)) continue;
    std::string_view rest = s.substr(q - 2 + request.size());
    if (rest[0] == ' ' || rest[0] == '-' || rest[0] == '_') rest.remove_prefix(1);
    if (!same_name(rest.substr(0, 2), "id")) continue;
    const std::string_view id = take_id(behind_label(rest.substr(2)));
    if (!id.empty()) return id;
  }
  return {};
}

/// The value behind a label that is written just so; empty if there is none.
[[nodiscard]] constexpr std::string_view behind(std::string_view s,
                                                std::string_view label) noexcept {
  const std::size_t at = find_text(s, label);
  return at == std::string_view::npos ? std::string_view()
                                      : behind_label(s.substr(at + label.size()));
}

inline constexpr std::string_view page_ids[] = {"Ray ID", "Reference #", "Reference&#32;&#35;",
                                                "Reference ID", "Incident ID"};

/// The id of the request in a page: that of the service, Cloudflare's ray, Akamai's reference.
[[nodiscard]] constexpr std::string_view request_id_in_page(std::string_view page) noexcept {
  if (const std::string_view id = request_id_in(page); !id.empty()) return id;
  for (const std::string_view label : page_ids) {
    if (const std::string_view id = take_id(behind(page, label)); !id.empty()) return id;
  }
  return {};
}

/// The digits that `s` begins with, if no letter follows.
[[nodiscard]] constexpr std::string_view take_number(std::string_view s) noexcept {
  std::size_t size = 0;
  while (size < s.size() && is_digit(s[size])) ++size;
  if (size < s.size() && (is_lower(s[size]) || is_upper(s[size]))) return {};
  return s.substr(0, size);
}

/// The code in a page: Cloudflare's number, and S3's name.
[[nodiscard]] constexpr std::string_view code_in_page(std::string_view page) noexcept {
  if (!contains_name(page, "code")) return {};  // most pages have none: one search instead of two
  if (const std::string_view n = take_number(behind(page, "cf-error-code\">")); !n.empty())
    return n;
  const std::string_view name = behind(page, "<li>Code:");
  const std::string_view word = name.substr(0, name.find('<'));
  return is_word(word) ? word : std::string_view();
}

inline constexpr std::string_view code_labels[] = {"error code:", "code:", "error:", "error"};

/// The code of a plain text that begins with one: `error code: 1015` (Cloudflare),
/// `Code: 241. DB::Exception: …` (ClickHouse), `rpc error: code = Unavailable desc = …` (gRPC).
[[nodiscard]] constexpr std::string_view code_of_text(std::string_view s) noexcept {
  const char first = s.empty() ? '\0' : lower(s[0]);
  if (first != 'e' && first != 'c' && first != 'r') return {};  // as most texts
  for (const std::string_view label : code_labels) {
    if (first != label[0]) continue;
    if (!same_name(s.substr(0, label.size()), label)) continue;
    const std::string_view rest = s.substr(label.size());
    if (rest.empty() || rest[0] != ' ') break;
    const std::string_view value = trim(rest.substr(0, 64));
    const std::string_view number = take_number(value);
    if (!number.empty() && (!is_status(number) || label == "code:")) return number;
    break;
  }
  constexpr std::string_view grpc = "rpc error: code = ";
  if (s[0] == grpc[0] && s.starts_with(grpc)) {
    const std::string_view rest = s.substr(grpc.size());
    const std::string_view name = rest.substr(0, rest.find(' '));
    if (is_word(name)) return name;
  }
  return {};
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// The pieces of XML's grammar that the reader is made of (XML 1.0, fifth edition).
#ifndef TRIAGE_READ_DETAIL_XML_LEXER_HPP
#define TRIAGE_READ_DETAIL_XML_LEXER_HPP

// What in the text of an XML element is not text as it is written: references, CDATA sections,
// comments and processing instructions.
#ifndef TRIAGE_TEXT_DETAIL_XML_REFERENCE_HPP
#define TRIAGE_TEXT_DETAIL_XML_REFERENCE_HPP

namespace triage::inline TRIAGE_ABI::detail {

inline constexpr std::string_view cdata_begin = "<![CDATA[";
inline constexpr std::string_view cdata_end = "]]>";

// Not inlined: it is asked in many places, and mostly the first byte has told before.
[[nodiscard, gnu::noinline]] constexpr bool goes_on_with(std::string_view s,
                                                         std::string_view mark) noexcept {
  if (s.size() < mark.size()) return false;
  for (std::size_t i = 1; i < mark.size(); ++i) {
    if (s[i] != mark[i]) return false;
  }
  return true;
}

/// Whether a text begins with a mark, which is not empty.
[[nodiscard]] constexpr bool begins_with(std::string_view s, std::string_view mark) noexcept {
  return !s.empty() && s[0] == mark[0] && goes_on_with(s, mark);
}

struct xml_reference {
  std::size_t size = 0;  ///< of the reference; 0: there is none
  std::uint32_t character = 0;
};

/// Whether a document may have this character (XML 1.0, production 2).
[[nodiscard]] constexpr bool xml_character(std::uint32_t c) noexcept {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// The reference that begins at the & in front: of a character, or of one of the five entities that
/// every document has (XML 1.0, sections 4.1 and 4.6). A document's own entities are not known, so
/// that a short document stays short. Linear in the reference.
[[nodiscard, gnu::noinline]] constexpr xml_reference read_reference(std::string_view s) noexcept {
  constexpr struct {
    std::string_view name;
    char character;
  } entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&apos;", '\''}, {"&quot;", '"'}};
  for (const auto& e : entities) {
    if (begins_with(s, e.name)) {
      return {e.name.size(), static_cast<unsigned char>(e.character)};
    }
  }
  if (!begins_with(s, "&#")) return {};
  const bool hex = s.size() > 2 && s[2] == 'x';
  const std::size_t first = hex ? 3 : 2;
  std::uint32_t c = 0;
  for (std::size_t i = first; i < s.size(); ++i) {
    const char d = s[i];
    std::uint32_t digit = 0;
    if (d >= '0' && d <= '9') {
      digit = static_cast<std::uint32_t>(d - '0');
    } else if (hex && d >= 'a' && d <= 'f') {
      digit = static_cast<std::uint32_t>(d - 'a') + 10;
    } else if (hex && d >= 'A' && d <= 'F') {
      digit = static_cast<std::uint32_t>(d - 'A') + 10;
    } else {
      return d == ';' && i != first && xml_character(c) ? xml_reference{i + 1, c} : xml_reference{};
    }
    c = c > 0x10FFFF ? c : c * (hex ? 16 : 10) + digit;
  }
  return {};
}

/// The size of the comment or processing instruction that begins in front, which is the rest of the
/// text if it does not end (`whole`); 0 if none begins there.
[[nodiscard, gnu::noinline]] constexpr std::size_t xml_aside(std::string_view s,
                                                             bool& whole) noexcept {
  const bool comment = begins_with(s, "<!--");
  if (!comment && !begins_with(s, "<?")) return 0;
  const std::string_view mark = comment ? "-->" : "?>";
  const std::size_t end = s.find(mark, comment ? 4 : 2);
  whole = end != std::string_view::npos;
  return whole ? end + mark.size() : s.size();
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI::detail {

/// A place in an XML document, and steps over what is there. A step that does not succeed leaves
/// the place where it failed. Nothing is expanded, and what a document type declaration says is not
/// looked at. Each step is linear in what it goes over.
///
/// The steps are not inlined: GCC inlines only so much in one file, and bodies of XML are rare.
class xml_lexer {
 public:
  enum class step : std::uint8_t {
    ok,
    truncated,  ///< the text ends here, in the middle
    malformed,  ///< this is not XML
  };

  /// Skips a byte order mark.
  explicit constexpr xml_lexer(std::string_view s) noexcept : text_(s) {
    if (begins_with(s, "\xEF\xBB\xBF")) at_ = 3;
  }

  [[nodiscard]] constexpr std::size_t here() const noexcept { return at_; }
  [[nodiscard]] constexpr bool at_end() const noexcept { return at_ == text_.size(); }
  [[nodiscard]] constexpr std::string_view rest() const noexcept { return from(at_, text_.size()); }
  [[nodiscard]] constexpr bool at(std::string_view mark) const noexcept {
    return begins_with(rest(), mark);
  }
  /// Whether the text ends within this mark, or before it.
  [[nodiscard]] constexpr bool cut_in(std::string_view mark) const noexcept {
    return text_.size() - at_ < mark.size() && begins_with(mark, rest());
  }

  /// Whether there was white space.
  constexpr bool skip_space() noexcept {
    const std::size_t start = at_;
    while (at_ != text_.size() && blank(text_[at_])) ++at_;
    return at_ != start;
  }

  /// To the next <, or to the end. Gives what is before.
  constexpr std::string_view skip_text() noexcept {
    const std::size_t start = at_;
    const std::size_t next = text_.find('<', at_);
    at_ = next == std::string_view::npos ? text_.size() : next;
    return from(start, at_);
  }

  /// At "<!--" or "<?": over the comment or processing instruction.
  [[gnu::noinline]] constexpr step skip_aside() noexcept {
    bool whole = false;
    at_ += xml_aside(rest(), whole);
    return whole ? step::ok : step::truncated;
  }

  /// At "<![CDATA[": over the section. Gives its contents, up to the end if it is cut off.
  [[gnu::noinline]] constexpr step cdata(std::string_view& out) noexcept {
    const std::size_t start = at_ + cdata_begin.size();
    const std::size_t end = text_.find(cdata_end, start);
    const bool whole = end != std::string_view::npos;
    out = from(start, whole ? end : text_.size());
    at_ = whole ? end + cdata_end.size() : text_.size();
    return whole ? step::ok : step::truncated;
  }

  /// Before the root element: over white space, comments, processing instructions and a document
  /// type declaration; `ok` at a < with something else behind it.
  [[gnu::noinline]] constexpr step prolog() noexcept {
    for (;;) {
      skip_space();
      if (at_end()) return step::truncated;
      if (!at("<")) return step::malformed;
      step s = step::ok;
      if (at("<!--") || at("<?")) {
        s = skip_aside();
      } else if (at(doctype)) {
        s = skip_doctype();
      } else {
        return cut_in("<!--") || cut_in(doctype) ? step::truncated : step::ok;
      }
      if (s != step::ok) return s;
    }
  }

  /// Behind the root element: over white space, comments and processing instructions, to the end.
  [[gnu::noinline]] constexpr step epilog() noexcept {
    for (;;) {
      skip_space();
      if (at_end()) return step::ok;
      if (!at("<!--") && !at("<?")) {
        return cut_in("<!--") ? step::truncated : step::malformed;
      }
      if (const step s = skip_aside(); s != step::ok) return s;
    }
  }

  /// At the < of a start tag: over it. `closed`: it is an empty element's.
  [[gnu::noinline]] constexpr step start_tag(std::string_view& tag, bool& closed) noexcept {
    ++at_;
    step s = name(tag);
    closed = false;
    while (s == step::ok) {
      const bool space = skip_space();
      if (at_end()) return step::truncated;
      if (at(">")) {
        ++at_;
        return step::ok;
      }
      if (at("/")) {
        ++at_;
        closed = true;
        return mark('>');
      }
      if (!space) return step::malformed;
      s = attribute();
    }
    return s;
  }

  /// At a <: the name behind it; empty if there is none.
  [[nodiscard]] constexpr std::string_view tag_name() const noexcept {
    xml_lexer ahead = *this;
    std::string_view found;
    ++ahead.at_;
    return ahead.name(found) == step::ok ? found : std::string_view();
  }

  /// At the "</" of an end tag: over it.
  [[gnu::noinline]] constexpr step end_tag(std::string_view& tag) noexcept {
    at_ += 2;
    if (const step s = name(tag); s != step::ok) return s;
    skip_space();
    return mark('>');
  }

  /// Behind the start tag of an element: over what is in it, and over its end tag, whose name may
  /// be any, as may be those between. Counts tags and does not recurse.
  [[gnu::noinline]] constexpr step skip_element() noexcept {
    std::string_view name;
    std::size_t open = 1;
    for (;;) {
      skip_text();
      step s = step::ok;
      bool closed = false;
      if (at_end() || cut_in("<!--") || cut_in(cdata_begin)) {
        return step::truncated;
      }
      if (at("</")) {
        s = end_tag(name);
        if (s == step::ok && --open == 0) return s;
      } else if (at("<!--") || at("<?")) {
        s = skip_aside();
      } else if (at(cdata_begin)) {
        s = cdata(name);
      } else {
        s = start_tag(name, closed);
        if (!closed) ++open;
      }
      if (s != step::ok) return s;
    }
  }

 private:
  [[nodiscard]] constexpr std::string_view from(std::size_t first,
                                                std::size_t last) const noexcept {
    return {text_.data() + first, last - first};
  }

  static constexpr std::string_view doctype = "<!DOCTYPE";

  // Bytes beyond ASCII may be part of any name.
  static constexpr bool begins_name(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  static constexpr bool continues_name(char c) noexcept {
    return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  }

  [[gnu::noinline]] constexpr step name(std::string_view& out) noexcept {
    if (at_end()) return step::truncated;
    if (!begins_name(text_[at_])) return step::malformed;
    const std::size_t start = at_;
    while (at_ != text_.size() && continues_name(text_[at_])) ++at_;
    out = from(start, at_);
    return step::ok;
  }

  constexpr step mark(char c) noexcept {
    if (at_end()) return step::truncated;
    if (text_[at_] != c) return step::malformed;
    ++at_;
    return step::ok;
  }

  // At a quote: over the string.
  constexpr step quoted() noexcept {
    if (at_end()) return step::truncated;
    const char quote = text_[at_];
    if (quote != '"' && quote != '\'') return step::malformed;
    const std::size_t end = text_.find(quote, at_ + 1);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    return end == std::string_view::npos ? step::truncated : step::ok;
  }

  constexpr step attribute() noexcept {
    std::string_view its;
    step s = name(its);
    if (s != step::ok) return s;
    skip_space();
    s = mark('=');
    if (s != step::ok) return s;
    skip_space();
    return quoted();
  }

  // Over the declarations in brackets, too, whose strings and comments may have any character.
  [[gnu::noinline]] constexpr step skip_doctype() noexcept {
    bool inside = false;
    at_ += doctype.size();
    while (!at_end()) {
      const char c = text_[at_];
      step s = step::ok;
      if (c == '"' || c == '\'') {
        s = quoted();
      } else if (at("<!--") || at("<?")) {
        s = skip_aside();
      } else {
        ++at_;
        if (c == '>' && !inside) return step::ok;
        if (c == '[') inside = true;
        if (c == ']') inside = false;
      }
      if (s != step::ok) return s;
    }
    return step::truncated;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// A name without its prefix (Namespaces in XML 1.0, section 4).
[[nodiscard]] constexpr std::string_view local_name(std::string_view name) noexcept {
  return name.substr(name.rfind(':') + 1);  // npos + 1 is 0
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// A piece of a response as it was sent, which knows what it means when it is decoded.
#ifndef TRIAGE_TEXT_TEXT_HPP
#define TRIAGE_TEXT_TEXT_HPP

// UTF-8 sequences (RFC 3629 section 4): how long a well-formed one is, and how to write one.
#ifndef TRIAGE_TEXT_DETAIL_UTF8_HPP
#define TRIAGE_TEXT_DETAIL_UTF8_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// The length of the well-formed sequence at p, 1 … 4; 0 if there is none before `end`.
[[nodiscard]] constexpr std::size_t utf8_length(const char* p, const char* end) noexcept {
  const auto byte = [&](std::ptrdiff_t i) { return static_cast<unsigned char>(p[i]); };
  const auto tail = [&](std::ptrdiff_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  if (p == end) return 0;
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::ptrdiff_t left = end - p;
  if (lead >= 0xC2 && lead <= 0xDF) return left >= 2 && tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (left < 3 || !tail(1) || !tail(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;   // overlong
    if (lead == 0xED && byte(1) >= 0xA0) return 0;  // a surrogate
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (left < 4 || !tail(1) || !tail(2) || !tail(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;   // overlong
    if (lead == 0xF4 && byte(1) >= 0x90) return 0;  // beyond U+10FFFF
    return 4;
  }
  return 0;
}

/// Writes the scalar value `c` to out[0 … 3]; returns the number of bytes.
constexpr unsigned utf8_encode(std::uint32_t c, char* out) noexcept {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0U | c >> 6);
    out[1] = tail(0);
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0U | c >> 12);
    out[1] = tail(6);
    out[2] = tail(0);
    return 3;
  }
  out[0] = static_cast<char>(0xF0U | c >> 18);
  out[1] = tail(12);
  out[2] = tail(6);
  out[3] = tail(0);
  return 4;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI {

/// A view of part of a response: nothing is copied or decoded until somebody asks. It borrows the
/// bytes of the body, or the header value, that it was read from, for as long as those live.
///
/// Comparing compares what is meant: the JSON string "c\u006fde" equals "code". 16 bytes, trivially
/// copyable; no function of it throws or allocates.
class text {
 public:
  /// How `raw()` has to be read.
  enum class form : std::uint8_t {
    absent,   ///< there is no value, or it is JSON null
    plain,    ///< the bytes are the value
    escaped,  ///< the inside of a JSON string with at least one escape
    json,     ///< a JSON array or object
    path,     ///< a JSON array of names and numbers; means those joined by dots
    xml,      ///< the text of an XML element with references, CDATA sections or comments
    percent,  ///< percent-encoded (RFC 3986 section 2.1), as `grpc-message` is
  };

  constexpr text() = default;
  constexpr text(std::string_view bytes, form f) noexcept
      : data_(bytes.data()), size_and_form_(bytes.size() << 3 | static_cast<std::size_t>(f)) {}

  /// Bytes that are their own meaning.
  [[nodiscard]] static constexpr text plain(std::string_view bytes) noexcept {
    return {bytes, form::plain};
  }

  [[nodiscard]] constexpr form kind() const noexcept {
    return static_cast<form>(size_and_form_ & 7U);
  }
  [[nodiscard]] constexpr bool present() const noexcept { return kind() != form::absent; }
  explicit constexpr operator bool() const noexcept { return present(); }

  /// The bytes as they were sent; empty if absent. Escapes are not decoded.
  [[nodiscard]] constexpr std::string_view raw() const noexcept {
    return {data_, size_and_form_ >> 3};
  }

  /// Whether decoding gives something other than `raw()`.
  [[nodiscard]] constexpr bool escaped() const noexcept {
    return kind() == form::escaped || kind() >= form::path;
  }

  /// Gives the decoded bytes one by one. What cannot be decoded is given as it is; a surrogate
  /// without its other half becomes U+FFFD.
  class decoder {
   public:
    explicit constexpr decoder(const text& t) noexcept
        : p_(t.data_), end_(t.data_ + (t.size_and_form_ >> 3)), form_(t.kind()) {}

    /// The next byte in 0 … 255, or -1 after the last.
    [[nodiscard]] constexpr int next() noexcept {
      if (at_ < pending_) return static_cast<unsigned char>(buffer_[at_++]);
      if (form_ >= form::xml) return form_ == form::xml ? next_in_xml() : next_in_percent();
      if (form_ == form::path && seek_path()) return '.';
      if (p_ == end_) return -1;
      if (form_ >= form::escaped && form_ != form::json && *p_ == '\\') return unescape();
      return static_cast<unsigned char>(*p_++);
    }

    /// Copies what comes next and stands for itself, at most `room` bytes of it; gives how many.
    constexpr std::size_t copy_plain(char* to, std::size_t room) noexcept {
      if (form_ != form::escaped || at_ < pending_) return 0;
      const std::size_t most = left() < room ? left() : room;
      if (most == 0 || *p_ == '\\') return 0;
      const std::size_t found = std::string_view(p_, most).find('\\');
      const std::size_t size = found < most ? found : most;
      std::char_traits<char>::copy(to, p_, size);
      p_ += size;
      return size;
    }

    /// How many bytes of `raw()` it has not come to.
    [[nodiscard]] constexpr std::size_t left() const noexcept {
      return static_cast<std::size_t>(end_ - p_);
    }

   private:
    // In an array such as ["body", 0], go on to the next byte of a name or number. True if a comma
    // was passed, which means a dot.
    constexpr bool seek_path() noexcept {
      for (; p_ != end_; ++p_) {
        if (*p_ == '"') {
          quoted_ = !quoted_;
        } else if (quoted_ || (*p_ != '[' && *p_ != ']' && *p_ != ',' && *p_ != ' ' &&
                               *p_ != '\t' && *p_ != '\n' && *p_ != '\r')) {
          return false;
        } else if (*p_ == ',') {
          ++p_;
          return true;
        }
      }
      return false;
    }

    // The code unit of the \uXXXX at p, or -1.
    constexpr std::int32_t unit(const char* p) const noexcept {
      if (end_ - p < 6 || p[0] != '\\' || p[1] != 'u') return -1;
      return detail::hex4(p + 2);
    }

    constexpr int unescape() noexcept {
      if (end_ - p_ >= 2) {
        char c = 0;
        switch (p_[1]) {
          case '"':
          case '\\':
          case '/': c = p_[1]; break;
          case 'b': c = '\b'; break;
          case 'f': c = '\f'; break;
          case 'n': c = '\n'; break;
          case 'r': c = '\r'; break;
          case 't': c = '\t'; break;
          default: break;
        }
        if (c != 0) {
          p_ += 2;
          return static_cast<unsigned char>(c);
        }
      }
      const std::int32_t first = unit(p_);
      if (first < 0) return static_cast<unsigned char>(*p_++);
      p_ += 6;
      std::uint32_t scalar = static_cast<std::uint32_t>(first);
      if (first >= 0xD800 && first <= 0xDFFF) {
        const std::int32_t second = first <= 0xDBFF ? unit(p_) : -1;
        if (second >= 0xDC00 && second <= 0xDFFF) {
          p_ += 6;
          scalar = 0x10000U + ((scalar - 0xD800U) << 10) +
                   (static_cast<std::uint32_t>(second) - 0xDC00U);
        } else {
          scalar = 0xFFFD;
        }
      }
      return encode(scalar);
    }

    constexpr int encode(std::uint32_t scalar) noexcept {
      pending_ = detail::utf8_encode(scalar, buffer_);
      at_ = 1;
      return static_cast<unsigned char>(buffer_[0]);
    }

    [[nodiscard]] constexpr std::string_view rest() const noexcept {
      return {p_, static_cast<std::size_t>(end_ - p_)};
    }

    // A % without two digits behind it stays.
    constexpr int next_in_percent() noexcept {
      if (p_ == end_) return -1;
      if (*p_ == '%' && end_ - p_ >= 3 && detail::hex(p_[1]) >= 0 && detail::hex(p_[2]) >= 0) {
        p_ += 3;
        return detail::hex(p_[-2]) * 16 + detail::hex(p_[-1]);
      }
      return static_cast<unsigned char>(*p_++);
    }

    // `quoted_`: inside a CDATA section.
    [[gnu::noinline]] constexpr int next_in_xml() noexcept {
      using namespace detail;
      while (p_ != end_) {
        if (quoted_ && *p_ == ']' && begins_with(rest(), cdata_end)) {
          quoted_ = false;
          p_ += cdata_end.size();
        } else if (!quoted_ && *p_ == '<') {
          bool whole = false;
          quoted_ = begins_with(rest(), cdata_begin);
          const std::size_t size = quoted_ ? cdata_begin.size() : xml_aside(rest(), whole);
          if (size == 0) break;
          p_ += size;
        } else {
          break;
        }
      }
      if (p_ == end_) return -1;
      if (!quoted_ && *p_ == '&') {
        if (const xml_reference r = read_reference(rest()); r.size != 0) {
          p_ += r.size;
          return encode(r.character);
        }
      }
      return static_cast<unsigned char>(*p_++);
    }

    const char* p_;
    const char* end_;
    form form_;
    bool quoted_ = false;
    unsigned at_ = 0;
    unsigned pending_ = 0;
    char buffer_[4] = {};
  };

  /// Decodes into the caller's buffer, as much as fits in whole characters, and returns what was
  /// written. Where nothing has to be decoded it returns `raw()` and leaves the buffer alone, so
  /// the result borrows from the response or from the buffer. `raw().size()` bytes always suffice.
  [[nodiscard]] constexpr std::string_view decode(char* buffer, std::size_t size) const noexcept {
    return escaped() ? decode_escaped(buffer, size) : raw();
  }

  /// The same, or nullopt if not all of it fits: for what would mean something else if it were cut,
  /// such as a number.
  [[nodiscard]] constexpr std::optional<std::string_view> decode_whole(
      char* buffer, std::size_t size) const noexcept {
    if (!escaped()) return raw();
    std::size_t used = 0;
    if (!decode_all(buffer, size, used)) return std::nullopt;
    return std::string_view(buffer, used);
  }

  friend constexpr bool operator==(const text& a, std::string_view b) noexcept {
    if (a.escaped()) return a.decodes_to(b);
    return a.present() && a.raw() == b;
  }

 private:
  // What is rare is out of line, so that it is not in the way of what is not.
  [[gnu::noinline]] constexpr std::string_view decode_escaped(char* buffer,
                                                              std::size_t size) const noexcept {
    decoder d(*this);
    std::size_t used = d.copy_plain(buffer, size);
    int c = d.next();
    while (c >= 0 && used < size) {
      buffer[used++] = static_cast<char>(c);
      used += d.copy_plain(buffer + used, size - used);
      c = d.next();
    }
    // Do not leave half a character at the end of a buffer that was too small.
    std::size_t tail = 0;
    while (c >= 0 && tail < 3 && tail < used && continues(buffer[used - tail - 1])) ++tail;
    if (c >= 0 && continues(static_cast<char>(c)) && tail < used) {
      const auto lead = static_cast<unsigned char>(buffer[used - tail - 1]);
      const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
      if (tail + 1 < length) used -= tail + 1;
    }
    return {buffer, used};
  }

  [[gnu::noinline]] constexpr bool decode_all(char* buffer, std::size_t size,
                                              std::size_t& used) const noexcept {
    decoder d(*this);
    used = d.copy_plain(buffer, size);
    for (int c = d.next(); c >= 0; c = d.next()) {
      if (used == size) return false;
      buffer[used++] = static_cast<char>(c);
      used += d.copy_plain(buffer + used, size - used);
    }
    return true;
  }

  [[gnu::noinline]] constexpr bool decodes_to(std::string_view b) const noexcept {
    decoder d(*this);
    for (const char c : b) {
      if (d.next() != static_cast<unsigned char>(c)) return false;
    }
    return d.next() < 0;
  }

  // Whether a byte is a later one of a character in UTF-8.
  static constexpr bool continues(char c) noexcept {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
  }

  const char* data_ = nullptr;
  std::size_t size_and_form_ = 0;
};

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {

/// Told from the bytes, since proxies send HTML as application/json and APIs JSON as text/plain.
enum class body_kind : std::uint8_t {
  empty,  ///< nothing, or nothing but white space, possibly behind a byte order mark
  json,   ///< possibly damaged
  html,   ///< XHTML, too
  xml,    ///< possibly damaged
  text,
  binary,  ///< with control characters that no text has
  gzip,    ///< still compressed (RFC 1952): decode it first, then ask again
  zstd,    ///< still compressed (RFC 8878): decode it first, then ask again
  unread,  ///< a success: nobody looked
  /// An event stream that was saved as a whole: its last error was read, else its last event
  event_stream,
};

/// What is wrong with a JSON or XML body, where it was read: what no shape asks for is passed over
/// and not checked. The fields that were read before the damage are used.
enum class damage : std::uint8_t {
  none,
  truncated,  ///< it ends in the middle
  malformed,  ///< it is not what RFC 8259 or XML 1.0 asks for
};

[[nodiscard]] constexpr std::string_view to_string(body_kind k) noexcept {
  switch (k) {
    case body_kind::empty: break;
    case body_kind::json: return "json";
    case body_kind::html: return "html";
    case body_kind::xml: return "xml";
    case body_kind::text: return "text";
    case body_kind::binary: return "binary";
    case body_kind::gzip: return "gzip";
    case body_kind::zstd: return "zstd";
    case body_kind::unread: return "unread";
    case body_kind::event_stream: return "event_stream";
  }
  return "empty";
}

[[nodiscard]] constexpr std::string_view to_string(damage d) noexcept {
  return d == damage::none ? "none" : d == damage::truncated ? "truncated" : "malformed";
}

namespace detail {

// How far into a body that is not JSON one looks for what it is and says. Pages that proxies make
// have their title at the top.
inline constexpr std::size_t sniff_limit = 4096;

/// Where a tag such as "<title" begins, in any case.
[[nodiscard]] constexpr std::size_t find_tag(std::string_view s, std::string_view tag,
                                             std::size_t from = 0) noexcept {
  const std::size_t at = find_name(s.substr(from), tag);
  return at == std::string_view::npos ? at : from + at;
}

/// The trimmed text of the first element `<tag …>…</tag>`; empty if there is none or it is not
/// closed. `tag` is "<title" and the like. Character references stay as they are.
[[nodiscard]] constexpr std::string_view element_text(std::string_view html,
                                                      std::string_view tag) noexcept {
  for (std::size_t at = find_tag(html, tag); at != std::string_view::npos;
       at = find_tag(html, tag, at + 1)) {
    const std::size_t after = at + tag.size();
    if (after < html.size() && html[after] != '>' && !blank(html[after])) continue;
    const std::size_t open = html.find('>', after);
    if (open == std::string_view::npos) break;
    const std::size_t close = html.find('<', open);
    if (close == std::string_view::npos) break;
    return trim(html.substr(open + 1, close - open - 1));
  }
  return {};
}

/// Without a byte order mark at the beginning, which is no part of the text (RFC 3629 section 6).
[[nodiscard]] constexpr std::string_view without_mark(std::string_view body) noexcept {
  if (body.substr(0, 3) == "\xEF\xBB\xBF") body.remove_prefix(3);
  return body;
}

struct unstructured {
  body_kind kind = body_kind::empty;
  text message;
  std::string_view code = {};  ///< empty if there is none
};

// Without <html>, a page begins with one of these elements.
inline constexpr std::string_view page_elements[] = {
    "head", "body", "title", "meta", "link",  "style", "script", "center", "h1", "h2",
    "h3",   "p",    "div",   "pre",  "table", "font",  "b",      "br",     "hr"};
inline constexpr std::string_view page_marks[] = {"<html", "<head", "<body", "<title"};

/// The same for what does not begin as most pages do.
[[nodiscard, gnu::noinline]] constexpr bool is_other_html(std::string_view top) noexcept {
  xml_lexer in(top);
  const bool has_root = in.prolog() == xml_lexer::step::ok;
  const std::string_view root = has_root ? in.tag_name() : std::string_view();
  if (same_name(local_name(root), "html")) return true;
  constexpr std::string_view doctype = "<!doctype html";
  if (find_tag(top.substr(0, in.here() + doctype.size()), doctype) != std::string_view::npos) {
    return true;
  }
  if (!root.empty()) {
    // Other documents have elements such as <Body> and <Title>, too.
    if (begins_with(top, "<?xml")) return false;
    bool known = false;
    for (const std::string_view element : page_elements) {
      known = known || same_name(root, element);
    }
    if (!known) return false;
  }
  for (const std::string_view mark : page_marks) {
    if (find_tag(top, mark) != std::string_view::npos) return true;
  }
  return false;
}

/// Whether it is a page, and no other XML. `top` is the beginning of the text, at a <.
[[nodiscard]] constexpr bool is_html(std::string_view top) noexcept {
  // Most pages begin with one of these, and then what comes behind does not matter.
  constexpr std::string_view doctype = "<!doctype html";
  constexpr std::string_view root = "<html>";
  const std::string_view usual = top.size() > 1 && top[1] == '!' ? doctype : root;
  return same_name(top.substr(0, usual.size()), usual) || is_other_html(top);
}

/// Whether there are control characters that no text has.
[[nodiscard]] constexpr bool is_binary(std::string_view s) noexcept {
  std::size_t i = 0;
#if TRIAGE_SIMD
  if (!std::is_constant_evaluated()) {
    const auto are_there = [&](std::size_t at) {
      const simd::bytes b = simd::load(s.data() + at);
      // Most texts have not even white space other than blanks.
      return simd::bits((b > simd::splat('\xFF')) & (b < simd::splat(' '))) != 0 &&
             simd::controls(b) != 0;
    };
    for (; i + simd::width <= s.size(); i += simd::width) {
      if (are_there(i)) return true;
    }
    // The last bytes together with some from before rather than one by one.
    if (i != 0) return i != s.size() && are_there(s.size() - simd::width);
  }
#endif
  for (; i < s.size(); ++i) {
    if (static_cast<unsigned char>(s[i]) < 0x20 && !blank(s[i]) && s[i] != '\x1b') return true;
  }
  return false;
}

/// For a body of which nothing else is known, trimmed.
[[nodiscard, gnu::noinline]] constexpr unstructured read_text(std::string_view all) noexcept {
  if (is_binary(all.substr(0, sniff_limit))) return {body_kind::binary, {}};
  return {body_kind::text, text::plain(all), code_of_text(all.substr(0, sniff_limit))};
}

/// For a body that is not JSON. It says `xml` of what looks like it; the reader finds out.
[[nodiscard]] constexpr unstructured read_unstructured(std::string_view body) noexcept {
  // The magic numbers of RFC 1952, 2.3.1 and RFC 8878, 3.1.1. What is inside is not for us to
  // unpack, so the message is ours: it is what a log would lack.
  if (body.substr(0, 2) == "\x1f\x8b") {
    return {body_kind::gzip, text::plain("the body is compressed with gzip: decode it first")};
  }
  if (body.substr(0, 4) == "\x28\xb5\x2f\xfd") {
    return {body_kind::zstd, text::plain("the body is compressed with zstd: decode it first")};
  }
  const std::string_view all = trim(without_mark(body));
  if (all.empty()) return {};
  const std::string_view top = all.substr(0, sniff_limit);
  if (top[0] != '<') return read_text(all);
  if (!is_html(top)) return {body_kind::xml, {}};
  std::string_view said = element_text(top, "<title");
  if (said.empty()) said = element_text(top, "<h1");
  // Express says no more in the title, and what happened in the text.
  if (same_name(said, "error")) {
    const std::string_view more = element_text(top, "<pre");
    if (!more.empty()) said = more;
  }
  return {body_kind::html, said.empty() ? text{} : text::plain(said), code_in_page(top)};
}

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif

// A provider's error code: a row of its table if it is known there, the raw text if it is not.
#ifndef TRIAGE_TABLES_CODE_HPP
#define TRIAGE_TABLES_CODE_HPP

// Whether a pointer to a row of a table is null, also where g++'s sanitizers are on.
#ifndef TRIAGE_TEXT_DETAIL_NULL_HPP
#define TRIAGE_TEXT_DETAIL_NULL_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// With -fsanitize=undefined, g++ does not take `&variable != nullptr` for a constant if the
/// variable is inline, as the tables are (https://gcc.gnu.org/PR71962). A null pointer's comparison
/// is a constant there, too, so what is no constant is not null.
template <class T>
[[nodiscard]] constexpr bool is_null(const T* p) noexcept {
#if defined(__GNUC__) && !defined(__clang__)
  if (std::is_constant_evaluated()) return __builtin_constant_p(p == nullptr) && p == nullptr;
#endif
  return p == nullptr;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// What the compiler keeps of the rows that a person wrote, and how it is read.
//
// A row as it is written is nine string_views and some numbers: 150 bytes, and a relocation for
// each text that a position-independent program has to move. What stays in the program is a record
// of 32 bytes without a pointer; its texts are offsets into the characters of its table, and what
// few rows have (conditions, delays) is in a list beside it.
#ifndef TRIAGE_TABLES_ROW_REF_HPP
#define TRIAGE_TABLES_ROW_REF_HPP

// The rows a provider's tables are made of. A provider's file is a struct of these tables, written
// to read like that API's page on errors; `define` (provider.hpp) checks it and builds the lookups.
#ifndef TRIAGE_TABLES_ROWS_HPP
#define TRIAGE_TABLES_ROWS_HPP

namespace triage::inline TRIAGE_ABI {

/// How serious the provider calls it. Documentation only: it never decides about retrying.
enum class severity : std::uint8_t { undocumented, info, warning, error, critical };

[[nodiscard]] constexpr std::string_view to_string(severity s) noexcept {
  switch (s) {
    case severity::undocumented: break;
    case severity::info: return "info";
    case severity::warning: return "warning";
    case severity::error: return "error";
    case severity::critical: return "critical";
  }
  return "undocumented";
}

/// Whether a failure of this category can have been carried out, where a row does not say. For a
/// 5xx it is believed of codes only: see `find_rule`.
[[nodiscard]] constexpr processed default_outcome(category c) noexcept {
  switch (c) {
    case category::none: return processed::yes;
    case category::invalid_request:
    case category::authentication:
    case category::permission:
    case category::not_found:
    case category::payload_too_large:
    case category::context_length:
    case category::content_policy:
    case category::rate_limited:
    case category::quota_exhausted:
    case category::insufficient_funds:
    case category::overloaded: return processed::no;
    default: return processed::unknown;
  }
}

/// The smallest thing that would have to be another, where a row does not say.
[[nodiscard]] constexpr scope default_scope(category c) noexcept {
  switch (c) {
    case category::context_length:
    case category::content_policy:
    case category::not_found:
    case category::overloaded: return scope::resource;
    case category::authentication:
    case category::permission:
    case category::rate_limited: return scope::credential;
    case category::insufficient_funds:
    case category::quota_exhausted: return scope::account;
    case category::redirected: return scope::region;
    case category::timeout:
    case category::internal:
    case category::unavailable:
    case category::bad_response: return scope::service;
    default: return scope::request;
  }
}

/// The decision of a row. Most rows share one of a few, so `kinds` has names for the usual ones;
/// `with` makes a copy that differs in one point.
struct kind {
  triage::category category = triage::category::unset;
  triage::action action = triage::action::never;
  triage::remedy remedy = triage::remedy::nothing;
  triage::processed processed = triage::processed::by_category;
  triage::scope scope = triage::scope::by_category;
  triage::recovery recovery = triage::recovery::none;

  [[nodiscard]] constexpr kind with(triage::remedy r) const noexcept {
    kind copy = *this;
    copy.remedy = r;
    return copy;
  }
  [[nodiscard]] constexpr kind with(triage::processed p) const noexcept {
    kind copy = *this;
    copy.processed = p;
    return copy;
  }
  [[nodiscard]] constexpr kind with(triage::scope s) const noexcept {
    kind copy = *this;
    copy.scope = s;
    return copy;
  }
  [[nodiscard]] constexpr kind with(triage::recovery r) const noexcept {
    kind copy = *this;
    copy.recovery = r;
    return copy;
  }

  friend constexpr bool operator==(const kind&, const kind&) = default;
};

/// The usual kinds, as a base of a provider's struct so that its rows can name them:
/// `struct redner_api : kinds`. What passes by itself says `backoff`, everything else `never`.
struct kinds {
  static constexpr kind success{category::none, action::never, remedy::nothing};
  /// The request is at fault and fails the same way every time.
  static constexpr kind bad_request{category::invalid_request, action::never, remedy::fix_request};
  static constexpr kind bad_key{category::authentication, action::never, remedy::check_key};
  /// The credential was good once: a new one can be had without a person.
  static constexpr kind expired_key{category::authentication, action::never,
                                    remedy::check_key,        processed::by_category,
                                    scope::by_category,       recovery::refresh_credentials};
  static constexpr kind forbidden{category::permission, action::never, remedy::ask_access};
  /// Only the provider can open it again.
  static constexpr kind suspended{category::permission, action::never, remedy::contact_support,
                                  processed::by_category, scope::account};
  static constexpr kind missing{category::not_found, action::never, remedy::check_resource};
  /// The request names something that nobody has: a model, a path.
  static constexpr kind no_such_name{category::not_found, action::never, remedy::fix_request};
  static constexpr kind conflicting{category::conflict, action::never, remedy::check_resource};
  static constexpr kind too_large{category::payload_too_large, action::never,
                                  remedy::shorten_input};
  static constexpr kind too_long{category::context_length, action::never, remedy::shorten_input};
  static constexpr kind refused_content{category::content_policy, action::never,
                                        remedy::change_content};
  /// The answer was refused because of its content: the work for it may have been done.
  static constexpr kind refused_answer{category::content_policy, action::never,
                                       remedy::change_content, processed::unknown};
  /// Too much at once: it passes within minutes.
  static constexpr kind throttled{category::rate_limited, action::backoff, remedy::wait};
  /// Too much in a day or a month, or more than the plan has: it does not pass while one waits.
  static constexpr kind out_of_quota{category::quota_exhausted, action::never, remedy::raise_limit};
  static constexpr kind out_of_funds{category::insufficient_funds, action::never,
                                     remedy::add_funds};
  /// More work than the service can take.
  static constexpr kind busy{category::overloaded, action::backoff, remedy::wait};
  static constexpr kind timed_out{category::timeout, action::backoff, remedy::wait};
  /// A fault of the server that may pass.
  static constexpr kind broken{category::internal, action::backoff, remedy::wait};
  static constexpr kind unavailable{category::unavailable, action::backoff, remedy::wait};
  /// It was carried out and failed; sending it again costs again.
  static constexpr kind ran_and_failed{category::internal, action::never, remedy::inspect_job,
                                       processed::yes, scope::request};
  /// To be sent somewhere else, for example to another region.
  static constexpr kind elsewhere{category::redirected, action::never,      remedy::fix_request,
                                  processed::no,        scope::by_category, recovery::follow};
};

/// The HTTP statuses that a row is for: all (`{}`), one (`503`), a list of at most four
/// (`{403, 429}`) or a range (`statuses::between(500, 599)`).
class statuses {
 public:
  struct range {
    std::uint16_t first = 0;
    std::uint16_t last = 0;
  };
  static constexpr std::size_t most = 4;

  constexpr statuses() = default;
  constexpr statuses(int status) noexcept { set(0, status); }
  constexpr statuses(std::initializer_list<int> list) noexcept {
    std::size_t at = 0;
    for (const int status : list) set(at++, status);
  }
  [[nodiscard]] static constexpr statuses between(int first, int last) noexcept {
    statuses s;
    s.set(0, first);
    if (s.possible()) s.set(1, first <= last ? last : 0);
    if (s.possible()) s.of_[1] = static_cast<std::uint16_t>(last | end_of_range);
    return s;
  }

  /// Whether it is for every status.
  [[nodiscard]] constexpr bool any() const noexcept { return of_[0] == 0; }
  [[nodiscard]] constexpr bool has(int status) const noexcept {
    if (any()) return true;
    if (is_range()) return of_[0] <= status && status <= (of_[1] & ~end_of_range);
    for (const std::uint16_t one : of_) {
      if (one == status) return one != 0;
    }
    return false;
  }
  /// The first one, which stands for an error that came without a status; 0 if it is for all.
  [[nodiscard]] constexpr int first() const noexcept { return of_[0]; }
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    if (any()) return 0;
    if (is_range()) return 1;
    std::size_t n = 1;
    while (n < most && of_[n] != 0) ++n;
    return n;
  }
  [[nodiscard]] constexpr range operator[](std::size_t i) const noexcept {
    if (is_range()) return {of_[0], static_cast<std::uint16_t>(of_[1] & ~end_of_range)};
    return {of_[i], of_[i]};
  }
  /// Whether all are HTTP statuses, no range is upside down, and there are not too many. `define`
  /// refuses a row for which it is false. What is not possible is for every status.
  [[nodiscard]] constexpr bool possible() const noexcept { return !any() || of_[1] == 0; }

 private:
  // Beside of_[0], which is then 0.
  static constexpr std::uint16_t impossible = 1;
  // Beside the last status of a range, whose first one is of_[0].
  static constexpr int end_of_range = 0x8000;

  [[nodiscard]] constexpr bool is_range() const noexcept { return (of_[1] & end_of_range) != 0; }

  constexpr void set(std::size_t at, int status) noexcept {
    if (at < most && status >= 100 && status <= 599 && (at == 0 || of_[0] != 0)) {
      of_[at] = static_cast<std::uint16_t>(status);
    } else {
      of_[0] = 0;
      of_[1] = impossible;
    }
  }

  std::uint16_t of_[most] = {};  // 0 where there is none
};

/// What a row is about.
enum class about : std::uint8_t {
  status,    ///< the status alone
  code,      ///< one code
  prefix,    ///< all codes that begin with a word
  range,     ///< all codes that are an integer of a range
  type,      ///< a type: what a body with an unknown code, or none, still tells
  id_class,  ///< a class of error ids, such as the 03 of DAT030002
};

/// The name that a row is found by: `"SlowDown"` is a code, `"path/*"` all codes with that
/// beginning, `codes(20000, 20999)` all integers of a range, `type("rate_limit_error")` a type,
/// `id_class("03")` a class of error ids, `{}` nothing but the status. Views of static storage.
class row_key {
 public:
  constexpr row_key() = default;
  constexpr row_key(const char* code) noexcept : row_key(std::string_view(code)) {}
  constexpr row_key(std::string_view code) noexcept : name_(code), about_(triage::about::code) {
    if (code.size() > 1 && code.back() == '*') {
      name_.remove_suffix(1);
      about_ = triage::about::prefix;
    }
  }

  [[nodiscard]] constexpr triage::about about() const noexcept { return about_; }
  /// The code, the beginning of codes, the type or the class; empty of the others.
  [[nodiscard]] constexpr std::string_view name() const noexcept { return name_; }
  /// Of a range of integers.
  [[nodiscard]] constexpr std::int32_t first() const noexcept { return first_; }
  [[nodiscard]] constexpr std::int32_t last() const noexcept { return last_; }

  friend constexpr bool operator==(const row_key&, const row_key&) = default;

 private:
  friend constexpr row_key type(std::string_view) noexcept;
  friend constexpr row_key id_class(std::string_view) noexcept;
  friend constexpr row_key codes(std::int32_t, std::int32_t) noexcept;
  friend class row_ref;

  constexpr row_key(triage::about what, std::string_view name, std::int32_t first = 0,
                    std::int32_t last = 0) noexcept
      : name_(name), first_(first), last_(last), about_(what) {}

  std::string_view name_;
  std::int32_t first_ = 0;
  std::int32_t last_ = 0;
  triage::about about_ = triage::about::status;
};

[[nodiscard]] constexpr row_key type(std::string_view name) noexcept {
  return {about::type, name};
}
[[nodiscard]] constexpr row_key id_class(std::string_view name) noexcept {
  return {about::id_class, name};
}
[[nodiscard]] constexpr row_key codes(std::int32_t first, std::int32_t last) noexcept {
  return {about::range, {}, first, last};
}

/// What else has to be true for a row to decide. Everything that is set must hold; nothing set:
/// always. It costs nothing for responses that do not have the row's key.
struct when {
  std::string_view header = {};   ///< a response header that must be there
  std::string_view member = {};   ///< a JSON Pointer to a member of the body that must be there
  std::string_view equals = {};   ///< … and what the header, or else the member, must be
  std::string_view message = {};  ///< words that must be in the message, in any case

  [[nodiscard]] constexpr bool always() const noexcept {
    return header.empty() && member.empty() && message.empty();
  }
  friend constexpr bool operator==(const when&, const when&) = default;
};

/// One line of a provider's page: what a code, a type, a class of error ids or a status means, as
/// it is written. `define` makes of it what is in the program, which a `row_ref` reads.
///
/// Rows of one code are beside one another; the first one whose statuses and condition fit decides,
/// and if none has the status, the first one whose condition fits. Types are looked up if the code
/// is unknown or missing; then statuses, of which the first row that fits decides. A class is used
/// only if code and type are unknown and neither the table nor HTTP has a row for the status.
struct row {
  row_key key = {};
  triage::statuses status = {};   ///< the statuses it is documented with
  triage::kind kind = {};         ///< the decision
  std::string_view meaning = {};  ///< what the page says, in our words
  std::string_view source = {};   ///< where on the provider's page
  triage::when when = {};         ///< what else must be true
  triage::severity severity = triage::severity::undocumented;
  std::string_view with_type = {};  ///< the type that a code is documented with, if any
  std::int64_t delay_ms = 0;        ///< how long to wait if nothing else says so, milliseconds

  /// The code, the beginning of codes, the type or the class; empty of a status.
  [[nodiscard]] constexpr std::string_view name() const noexcept { return key.name(); }
};

/// How a value is written, where it is not simply the value.
enum class form : std::uint8_t {
  whole,         ///< as it is; a delay is in seconds
  aws_code,      ///< `namespace#Code:url` and `Code;Sender` are Code
  last_segment,  ///< what is behind the last / # or :, as in a URI of a problem type
  milliseconds,  ///< of a delay
  minutes,       ///< of a delay
  percent,       ///< percent-encoded: of the message in a header, as in `grpc-message`
  moment,        ///< of a delay: Unix time in seconds or milliseconds; a smaller number is seconds
};

/// What a response header is for.
enum class header_role : std::uint8_t {
  retry_after,   ///< the delay before the next attempt
  request_id,    ///< what support asks for
  should_retry,  ///< true or false: the server's word on retrying. Only here `true` is believed
  code,          ///< the machine-readable code; it comes before those of the body
  type,          ///< the provider's own grouping of codes, if the body has none
  message,       ///< for people who read logs, if the body has none
};

/// One documented response header. Names compare case-insensitively. Several headers may have one
/// role: the first of them that is there is used, and of codes the first one that the table knows.
struct header_row {
  std::string_view name;
  header_role role;
  std::string_view meaning = {};
  std::string_view source = {};
  triage::form form = triage::form::whole;
  std::string_view parameter = {};  ///< of the value `…, error="invalid_token"`, which one is meant
};

/// A condition under which the response to a request that failed has the status of a success. The
/// body of a success is not read unless its API has such conditions, and then only up to the
/// member. Either a member or a header is named; nothing but a name: it is there, and a member is
/// not null.
struct in_success {
  std::string_view member = {};      ///< a JSON Pointer, or the path of an XML element, without *
  std::string_view header = {};      ///< a response header
  std::string_view equals = {};      ///< what it has to be: a text, a number, true or false
  std::string_view not_equals = {};  ///< what it must not be
  bool non_empty = false;            ///< it is neither an empty string, array or object

  friend constexpr bool operator==(const in_success&, const in_success&) = default;
};

/// Where a response has the outcomes of many operations that were asked for in one request. All
/// pointers but `each` are relative to one item, as if that were the whole body: see `items`.
struct batch {
  /// A JSON Pointer, with * for every element of an array or every member of an object, or the path
  /// of an XML element, of which there may be many.
  std::string_view each;
  /// When an item is an error; nothing set: always. About a member, never a header.
  in_success failed = {};
  std::string_view error = {};    ///< the member that is the body of its error; empty: the item
  std::string_view status = {};   ///< the member with its HTTP status; empty: see role::status
  std::string_view headers = {};  ///< the member that is an object of its response headers

  friend constexpr bool operator==(const batch&, const batch&) = default;
};

/// How to read a bare number in a reset header: APIs use one name for all three. Durations,
/// HTTP-dates and RFC 3339 timestamps are recognised by their form and ignore this.
enum class reset_number : std::uint8_t {
  by_size,       ///< above 10^12 Unix time in ms, above 10^9 Unix time in s, else seconds from now
  seconds,       ///< from now
  unix_seconds,  ///< Unix time
  unix_ms,       ///< Unix time in milliseconds
};

/// The response headers of one rate limit. Names compare case-insensitively; any may be missing.
struct limit_row {
  std::string_view limit;      ///< the header with what is allowed in a window
  std::string_view remaining;  ///< … with what is left
  std::string_view reset;      ///< … with the time of the reset
  std::string_view unit;       ///< what is counted: "requests", "tokens", …
  std::int64_t window_s = 0;   ///< how long a window is, in seconds; 0: not documented
  triage::reset_number reset_number = triage::reset_number::by_size;
  std::string_view meaning = {};
  std::string_view source = {};
};

/// What a member of the body is for.
enum class role : std::uint8_t {
  code,          ///< the machine-readable code: a string or a number
  type,          ///< the provider's own grouping of codes
  message,       ///< for people who read logs
  param,         ///< which parameter of the request was at fault
  request_id,    ///< what support asks for
  error_id,      ///< a reference of the error itself
  retry_after,   ///< seconds before the next attempt
  help,          ///< a link that helps to mend it
  details,       ///< messages per field of the request: an array or an object
  status,        ///< the HTTP status, repeated in the body
  should_retry,  ///< true or false: the server's word on retrying
};
inline constexpr unsigned role_count = 11;

/// Where the body has what: an RFC 6901 JSON Pointer and its role, in which the token * stands for
/// every element of an array. Several pointers may have one role: the first one that is present
/// with a suitable JSON type is used, and of codes the first one that the table knows: the finest
/// comes first. Of several elements, the last suitable one is used.
struct field {
  std::string_view pointer;
  triage::role role;
  std::string_view meaning = {};  ///< for the documentation
  triage::form form = triage::form::whole;
};

/// How a structured error id splits: "DAT030002" with {3, 2} is DAT, 03, 0002. All zero: it
/// doesn't.
struct id_layout {
  std::uint8_t service = 0;
  std::uint8_t cls = 0;
};

/// Which delay is used when header and body both name one.
enum class delay_order : std::uint8_t { header_first, body_first };

/// What a provider's page says about delays beyond the usual.
struct delay_rules {
  delay_order order = delay_order::header_first;
  /// The most to wait for the reset of a rate limit, in seconds; 0: whatever it says.
  std::int64_t max_reset_s = 0;
};

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// A row, without its texts. What a decision needs comes first.
struct row_record {
  triage::kind kind = {};
  triage::severity severity = triage::severity::undocumented;
  triage::about about = triage::about::status;
  triage::statuses status = {};
  std::uint32_t meaning = 0;  ///< where its texts are: see `row_texts`
  std::uint32_t source = 0;
  std::uint16_t name = 0;
  std::uint16_t name_size = 0;
  std::uint8_t number = 0;  ///< of the row in its table
  std::uint8_t next = 0;    ///< the number of the next row with this key; 0: there is none
  std::uint8_t extra = 0;   ///< the number of its `row_extra`, counted from 1; 0: it has none
  bool conditional = false;
};

/// What few rows have. The texts are among the sources.
struct row_extra {
  std::int64_t delay_ms = 0;
  std::int32_t first = 0;  ///< of a range of codes
  std::int32_t last = 0;
  std::uint32_t header = 0;
  std::uint32_t member = 0;
  std::uint32_t equals = 0;
  std::uint32_t message = 0;
  std::uint32_t with_type = 0;
};

/// Where the texts of a table begin. All but the names end with a zero.
struct row_texts {
  const char* names = nullptr;
  const char* meanings = nullptr;
  const char* sources = nullptr;
  const row_extra* extras = nullptr;
};

/// An element of a table: the first one has the texts, and the others the rows. So a row is known
/// by one pointer, from which its number leads to the texts.
union row_cell {
  row_record record;
  row_texts texts;

  constexpr row_cell() noexcept : record() {}
  constexpr row_cell(const row_record& r) noexcept : record(r) {}
  constexpr row_cell(const row_texts& t) noexcept : texts(t) {}
};
static_assert(sizeof(row_cell) <= 32);

}  // namespace detail

/// A row of a table in the program, or none: a handle of the size of a pointer, to static storage.
/// `->` is there so that it reads like a pointer to a row: `e.code().row()->meaning()`. But for
/// `name`, a text is measured when it is asked for.
class row_ref {
 public:
  /// No row.
  constexpr row_ref() = default;
  constexpr row_ref(std::nullptr_t) noexcept {}
  /// For tables: `cell` is a row, and not the first element.
  explicit constexpr row_ref(const detail::row_cell* cell) noexcept : cell_(cell) {}

  explicit constexpr operator bool() const noexcept { return !detail::is_null(cell_); }
  [[nodiscard]] constexpr const row_ref* operator->() const noexcept { return this; }

  /// Whether both are the same row of the same table, or both are none. Shared libraries may each
  /// have a copy of a table.
  friend constexpr bool operator==(row_ref a, row_ref b) noexcept { return a.cell_ == b.cell_; }
  friend constexpr bool operator==(row_ref a, std::nullptr_t) noexcept {
    return detail::is_null(a.cell_);
  }

  // All that follows needs a row.

  /// The name that it is found by, and of what that is one.
  [[nodiscard]] constexpr row_key key() const noexcept {
    const detail::row_extra e = extra();
    return {about(), name(), e.first, e.last};
  }
  [[nodiscard]] constexpr triage::about about() const noexcept { return cell_->record.about; }
  /// The code, the beginning of codes, the type or the class; empty of a status and of a range.
  [[nodiscard]] constexpr std::string_view name() const noexcept {
    return {texts().names + cell_->record.name, cell_->record.name_size};
  }

  /// The statuses it is documented with.
  [[nodiscard]] constexpr const statuses& status() const noexcept { return cell_->record.status; }
  /// The decision.
  [[nodiscard]] constexpr const triage::kind& kind() const noexcept { return cell_->record.kind; }
  /// What the page says, in our words.
  [[nodiscard]] constexpr std::string_view meaning() const noexcept {
    return texts().meanings + cell_->record.meaning;
  }
  /// Where on the provider's page.
  [[nodiscard]] constexpr std::string_view source() const noexcept {
    return texts().sources + cell_->record.source;
  }
  /// What else must be true.
  [[nodiscard]] constexpr triage::when when() const noexcept {
    if (!cell_->record.conditional) return {};
    const detail::row_extra e = extra();
    const char* const from = texts().sources;
    return {from + e.header, from + e.member, from + e.equals, from + e.message};
  }
  [[nodiscard]] constexpr triage::severity severity() const noexcept {
    return cell_->record.severity;
  }
  /// The type that a code is documented with, if any.
  [[nodiscard]] constexpr std::string_view with_type() const noexcept {
    return texts().sources + extra().with_type;
  }
  /// How long to wait if nothing else says so, in milliseconds.
  [[nodiscard]] constexpr std::int64_t delay_ms() const noexcept {
    return cell_->record.extra == 0 ? 0 : extra().delay_ms;
  }

  /// Its place in its table, counted from 0.
  [[nodiscard]] constexpr std::size_t number() const noexcept { return cell_->record.number; }

  /// The row as a person writes it, to make another table of it.
  [[nodiscard]] constexpr row written() const noexcept {
    return {key(),  status(),   kind(),      meaning(), source(),
            when(), severity(), with_type(), delay_ms()};
  }

  /// For lookups.
  [[nodiscard]] constexpr const detail::row_record& record() const noexcept {
    return cell_->record;
  }

 private:
  [[nodiscard]] constexpr const detail::row_texts& texts() const noexcept {
    return (cell_ - cell_->record.number - 1)->texts;
  }
  [[nodiscard]] constexpr detail::row_extra extra() const noexcept {
    const unsigned i = cell_->record.extra;
    return i == 0 ? detail::row_extra{} : texts().extras[i - 1];
  }

  const detail::row_cell* cell_ = nullptr;
};

/// The rows of a provider, for range-for. A view of static storage.
class row_table {
 public:
  class iterator {
   public:
    using value_type = row_ref;
    using difference_type = std::ptrdiff_t;

    constexpr iterator() = default;
    explicit constexpr iterator(const detail::row_cell* at) noexcept : at_(at) {}
    [[nodiscard]] constexpr row_ref operator*() const noexcept { return row_ref(at_); }
    [[nodiscard]] constexpr row_ref operator->() const noexcept { return row_ref(at_); }
    constexpr iterator& operator++() noexcept {
      ++at_;
      return *this;
    }
    constexpr iterator operator++(int) noexcept { return iterator(at_++); }
    friend constexpr bool operator==(const iterator&, const iterator&) = default;

   private:
    const detail::row_cell* at_ = nullptr;
  };

  constexpr row_table() = default;
  /// `first` comes behind the element with the texts.
  constexpr row_table(const detail::row_cell* first, std::size_t size) noexcept
      : first_(first), size_(size) {}

  [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(first_); }
  [[nodiscard]] constexpr iterator end() const noexcept { return iterator(first_ + size_); }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  /// Not checked: `i` has to be below size().
  [[nodiscard]] constexpr row_ref operator[](std::size_t i) const noexcept {
    return row_ref(first_ + i);
  }

  /// For lookups: what `operator[]`(i).name() is, without a look at the number of the row.
  [[nodiscard]] constexpr std::string_view name_of(std::size_t i) const noexcept {
    const detail::row_record& row = first_[i].record;
    return {(first_ - 1)->texts.names + row.name, row.name_size};
  }

 private:
  const detail::row_cell* first_ = nullptr;
  std::size_t size_ = 0;
};

namespace detail {

[[nodiscard]] constexpr bool is_null(row_ref r) noexcept {
  return r == nullptr;
}

/// A row that is in no table, as a table of one: of a name, a decision and two texts, each of which
/// ends with a zero.
class lone_row {
 public:
  constexpr lone_row(const char* name, const triage::kind& decision, const char* meaning,
                     const char* source) noexcept
      : cells_{row_texts{name, meaning, source, nullptr}, record_of(name, decision)} {}

  /// While this object is there.
  [[nodiscard]] constexpr row_ref get() const noexcept { return row_ref(cells_ + 1); }

 private:
  static constexpr row_record record_of(const char* name, const triage::kind& decision) noexcept {
    row_record r;
    r.kind = decision;
    r.name_size = static_cast<std::uint16_t>(std::string_view(name).size());
    if (r.name_size > 0) r.about = triage::about::code;
    return r;
  }

  row_cell cells_[2];
};

}  // namespace detail

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {

/// What `error::code()` and `assisters["tokens_exhausted"]` give, so that the two can be compared.
/// Borrows from the response if it came from one. Trivially copyable.
class code {
 public:
  constexpr code() = default;
  constexpr code(std::string_view provider, row_ref row, text raw) noexcept
      : provider_(provider), row_(row), raw_(raw) {}

  /// Whether the response had a code at all.
  [[nodiscard]] constexpr bool present() const noexcept { return raw_.present(); }
  explicit constexpr operator bool() const noexcept { return present(); }

  /// Whether the provider's table has it; if there was no response, the table of the HTTP stack.
  [[nodiscard]] constexpr bool known() const noexcept { return !detail::is_null(row_); }

  /// Its row; null if it is not known.
  [[nodiscard]] constexpr row_ref row() const noexcept { return row_; }

  /// The code as the response has it; absent if there was none.
  [[nodiscard]] constexpr const text& raw() const noexcept { return raw_; }

  /// The code in plain: the table's spelling if the table has exactly this code, else the undecoded
  /// bytes as the server sent them, which are not for display.
  [[nodiscard]] constexpr std::string_view name() const noexcept {
    return known() && row_->about() == about::code ? row_->name() : raw_.raw();
  }

  /// Equal if both are known codes of the same provider with one key. An unknown code equals
  /// nothing. Keys are compared by what they say, since shared libraries may each have a copy of a
  /// table.
  friend constexpr bool operator==(const code& a, const code& b) noexcept {
    if (!a.known() || !b.known()) return false;
    return a.provider_ == b.provider_ && (a.row_ == b.row_ || a.row_->key() == b.row_->key());
  }

  /// Compares with the decoded text: for codes that are in no table. The compiler does not check
  /// the spelling here.
  friend constexpr bool operator==(const code& a, std::string_view b) noexcept {
    return a.raw_ == b;
  }

 private:
  std::string_view provider_;
  row_ref row_;
  text raw_;
};

}  // namespace triage::inline TRIAGE_ABI

#endif

// Delays as servers write them: numbers, durations and moments.
#ifndef TRIAGE_TIME_DELAY_HPP
#define TRIAGE_TIME_DELAY_HPP

// Dates in headers and bodies.
#ifndef TRIAGE_TIME_HTTP_DATE_HPP
#define TRIAGE_TIME_HTTP_DATE_HPP

// A moment, as the caller's clock or a server's date gives it.
#ifndef TRIAGE_TIME_UNIX_TIME_HPP
#define TRIAGE_TIME_UNIX_TIME_HPP

#include <compare>

namespace triage::inline TRIAGE_ABI {

/// A moment in whole seconds since 1970-01-01T00:00:00Z, without leap seconds, as std::time and
/// std::chrono::system_clock count them; negative before that.
struct unix_time {
  std::int64_t seconds = 0;

  constexpr unix_time() = default;
  /// From std::time_t or any other integer: seconds.
  template <class Integer>
  requires(std::is_integral_v<Integer>) constexpr unix_time(Integer s) noexcept
      : seconds(s > Integer{0} && static_cast<std::uint64_t>(s) > INT64_MAX
                    ? INT64_MAX
                    : static_cast<std::int64_t>(s)) {}
  /// From std::chrono::system_clock::now(). Other clocks do not compile: they count from elsewhere.
  template <class TimePoint>
  requires requires(const TimePoint& t) { TimePoint::clock::to_time_t(t); }
  constexpr unix_time(const TimePoint& t) noexcept
      : seconds(whole_seconds<typename TimePoint::period>(
            static_cast<std::int64_t>(t.time_since_epoch().count()))) {}

  friend constexpr bool operator==(const unix_time& a, const unix_time& b) noexcept {
    return a.seconds == b.seconds;
  }
  friend constexpr auto operator<=>(const unix_time& a, const unix_time& b) noexcept {
    return a.seconds <=> b.seconds;
  }

 private:
  // Rounds down, like the clock on the wall.
  template <class Period>
  static constexpr std::int64_t whole_seconds(std::int64_t ticks) noexcept {
    static_assert(Period::num == 1 || Period::den == 1, "triage: an unusual clock");
    if constexpr (Period::den == 1) {
      if (ticks > INT64_MAX / Period::num) return INT64_MAX;
      if (ticks < INT64_MIN / Period::num) return INT64_MIN;
      return ticks * Period::num;
    }
    return ticks / Period::den - (ticks % Period::den < 0 ? 1 : 0);
  }
};

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {
namespace detail {

/// Days from 1970-01-01 to a date of the proleptic Gregorian calendar. Howard Hinnant, "chrono-
/// compatible low-level date algorithms", days_from_civil.
[[nodiscard]] constexpr std::int64_t days_from_civil(std::int64_t y, int m, int d) noexcept {
  y -= m <= 2 ? 1 : 0;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t yoe = y - era * 400;
  const std::int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const std::int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

/// The year of a moment that is not before 1970.
[[nodiscard]] constexpr std::int64_t year_of(std::int64_t t) noexcept {
  // civil_from_days of the same source, as far as the year.
  const std::int64_t z = t / 86400 + 719468;
  const std::int64_t era = z / 146097;
  const std::int64_t doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  return yoe + era * 400 + ((5 * doy + 2) / 153 >= 10 ? 1 : 0);
}

// Takes parts of a date off the front of a text; once something does not fit, all that follows
// fails too.
class date_reader {
 public:
  explicit constexpr date_reader(std::string_view s) noexcept : s_(s) {}

  constexpr bool literal(std::string_view word) noexcept {
    ok_ = ok_ && s_.substr(0, word.size()) == word;
    if (ok_) s_.remove_prefix(word.size());
    return ok_;
  }

  /// Exactly `count` digits.
  constexpr int digits(std::size_t count) noexcept {
    int n = 0;
    ok_ = ok_ && s_.size() >= count;
    for (std::size_t i = 0; ok_ && i < count; ++i) {
      ok_ = s_[i] >= '0' && s_[i] <= '9';
      n = n * 10 + (s_[i] - '0');
    }
    if (ok_) s_.remove_prefix(count);
    return n;
  }

  /// One of the words; its number, from 0.
  template <std::size_t N>
  constexpr int one_of(const std::string_view (&words)[N]) noexcept {
    for (std::size_t i = 0; ok_ && i < N; ++i) {
      if (s_.substr(0, words[i].size()) == words[i]) {
        s_.remove_prefix(words[i].size());
        return static_cast<int>(i);
      }
    }
    ok_ = false;
    return 0;
  }

  [[nodiscard]] constexpr bool next_is(char c) const noexcept {
    return ok_ && !s_.empty() && s_[0] == c;
  }
  [[nodiscard]] constexpr bool good() const noexcept { return ok_; }
  [[nodiscard]] constexpr bool done() const noexcept { return ok_ && s_.empty(); }
  [[nodiscard]] constexpr std::string_view rest() const noexcept { return s_; }
  constexpr void skip(std::size_t n) noexcept { s_.remove_prefix(n); }

 private:
  std::string_view s_;
  bool ok_ = true;
};

struct time_parts {
  std::int64_t year = 0;
  int month = 0;  // 1 … 12
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

/// nullopt for a day that the month does not have and a time that the day does not. A leap second
/// counts as the second after it, as POSIX has it.
[[nodiscard]] constexpr std::optional<unix_time> to_unix(const time_parts& t) noexcept {
  constexpr int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (t.month < 1 || t.month > 12 || t.day < 1) return std::nullopt;
  const bool leap = t.year % 4 == 0 && (t.year % 100 != 0 || t.year % 400 == 0);
  if (t.day > month_days[t.month - 1] + (t.month == 2 && leap ? 1 : 0)) return std::nullopt;
  if (t.hour > 23 || t.minute > 59 || t.second > 60) return std::nullopt;
  return unix_time(days_from_civil(t.year, t.month, t.day) * 86400 + t.hour * 3600 + t.minute * 60 +
                   t.second);
}

inline constexpr std::string_view month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr std::string_view day_names[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
inline constexpr std::string_view long_day_names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};

constexpr void read_clock(date_reader& in, time_parts& t) noexcept {
  t.hour = in.digits(2);
  in.literal(":");
  t.minute = in.digits(2);
  in.literal(":");
  t.second = in.digits(2);
}

}  // namespace detail

/// An HTTP-date in any of the three forms that RFC 9110 section 5.6.7 tells recipients to accept:
///
///     Sun, 06 Nov 1994 08:49:37 GMT      IMF-fixdate
///     Sunday, 06-Nov-94 08:49:37 GMT     RFC 850
///     Sun Nov  6 08:49:37 1994           asctime
///
/// Case counts, as the RFC has it; GMT may also be written UTC, as some servers do; the day of the
/// week must be one but is not compared with the date. A year of two digits is the one that is at
/// most 50 years after `now` (without `now`, before 2070). nullopt for anything else, such as 30
/// February.
[[nodiscard]] constexpr std::optional<unix_time> parse_http_date(
    std::string_view s, std::optional<unix_time> now = std::nullopt) noexcept {
  using namespace detail;
  time_parts t;
  date_reader in(s);
  const std::size_t comma = s.find(',');
  if (comma == std::string_view::npos) {
    in.one_of(day_names);
    in.literal(" ");
    t.month = in.one_of(month_names) + 1;
    in.literal(" ");
    if (in.next_is(' ')) {
      in.literal(" ");
      t.day = in.digits(1);
    } else {
      t.day = in.digits(2);
    }
    in.literal(" ");
    read_clock(in, t);
    in.literal(" ");
    t.year = in.digits(4);
  } else {
    const bool rfc850 = comma != 3;
    rfc850 ? in.one_of(long_day_names) : in.one_of(day_names);
    in.literal(", ");
    t.day = in.digits(2);
    in.literal(rfc850 ? "-" : " ");
    t.month = in.one_of(month_names) + 1;
    in.literal(rfc850 ? "-" : " ");
    t.year = in.digits(rfc850 ? 2 : 4);
    if (rfc850) {
      // A clock that is far off must not carry the arithmetic away.
      constexpr std::int64_t year_10000 = 253'402'300'800;
      const std::int64_t seconds = now ? now->seconds : 1'567'000'000;  // in 2019
      const std::int64_t latest = (seconds < 0             ? 1970
                                   : seconds >= year_10000 ? 9999
                                                           : year_of(seconds)) +
                                  50;
      t.year += latest - latest % 100;
      if (t.year > latest) t.year -= 100;
    }
    in.literal(" ");
    read_clock(in, t);
    // What Go's time.RFC1123 says of a time in UTC, and its users send.
    in.rest() == " UTC" ? in.literal(" UTC") : in.literal(" GMT");
  }
  if (!in.done()) return std::nullopt;
  return to_unix(t);
}

/// A timestamp of RFC 3339 section 5.6: 2026-09-27T12:05:00Z, with an optional fraction (dropped,
/// so up to a second early) and Z or a numeric offset. nullopt for anything else.
[[nodiscard]] constexpr std::optional<unix_time> parse_rfc3339(std::string_view s) noexcept {
  using namespace detail;
  time_parts t;
  date_reader in(s);
  t.year = in.digits(4);
  in.literal("-");
  t.month = in.digits(2);
  in.literal("-");
  t.day = in.digits(2);
  if (!in.next_is('T') && !in.next_is('t') && !in.next_is(' ')) return std::nullopt;
  in.skip(1);
  read_clock(in, t);
  bool fraction = false;
  if (in.next_is('.')) {
    in.skip(1);
    fraction = in.digits(1) != 0;
    for (; !in.rest().empty() && in.rest()[0] >= '0' && in.rest()[0] <= '9'; in.skip(1)) {
      fraction = fraction || in.rest()[0] != '0';
    }
  }
  std::int64_t offset = 0;
  if (in.next_is('Z') || in.next_is('z')) {
    in.skip(1);
  } else {
    const bool west = in.next_is('-');
    if (!west && !in.next_is('+')) return std::nullopt;
    in.skip(1);
    const int hours = in.digits(2);
    in.literal(":");
    const int minutes = in.digits(2);
    if (hours > 23 || minutes > 59) return std::nullopt;
    offset = (hours * 60 + minutes) * (west ? -60 : 60);
  }
  if (!in.done()) return std::nullopt;
  const std::optional<unix_time> local = to_unix(t);
  if (!local) return std::nullopt;
  return unix_time(local->seconds - offset + (fraction ? 1 : 0));
}

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {
namespace detail {

/// mantissa * 10^exponent, and a little more if there were digits beyond the mantissa.
struct decimal {
  std::uint64_t mantissa = 0;  ///< below 10^17
  std::int64_t exponent = 0;
  bool more = false;
  bool negative = false;
};

/// Takes a number as JSON writes it off the front of `s`. nullopt if there is none.
[[nodiscard]] constexpr std::optional<decimal> take_decimal(std::string_view& s,
                                                            bool with_exponent) noexcept {
  const auto digit = [&] { return !s.empty() && s[0] >= '0' && s[0] <= '9'; };
  decimal d;
  d.negative = !s.empty() && s[0] == '-';
  if (d.negative) s.remove_prefix(1);
  if (!digit()) return std::nullopt;

  const auto take_digits = [&](bool fraction) {
    for (; digit(); s.remove_prefix(1)) {
      if (d.mantissa < 10'000'000'000'000'000U) {
        d.mantissa = d.mantissa * 10 + static_cast<unsigned>(s[0] - '0');
        if (fraction) --d.exponent;
      } else {
        d.more = d.more || s[0] != '0';
        if (!fraction) ++d.exponent;
      }
    }
  };
  take_digits(false);
  if (!s.empty() && s[0] == '.') {
    s.remove_prefix(1);
    if (!digit()) return std::nullopt;
    take_digits(true);
  }
  if (with_exponent && !s.empty() && (s[0] == 'e' || s[0] == 'E')) {
    s.remove_prefix(1);
    const bool minus = !s.empty() && s[0] == '-';
    if (minus || (!s.empty() && s[0] == '+')) s.remove_prefix(1);
    if (!digit()) return std::nullopt;
    std::int64_t e = 0;
    for (; digit(); s.remove_prefix(1)) {
      if (e < 1'000'000'000) e = e * 10 + (s[0] - '0');
    }
    d.exponent += minus ? -e : e;
  }
  return d;
}

/// The number without its sign times `factor`, which is at most 100, times 10^`shift`, rounded up
/// to 0 … `most`.
[[nodiscard]] constexpr std::int64_t whole(decimal d, unsigned factor, int shift,
                                           std::int64_t most) noexcept {
  if (d.mantissa == 0) return 0;
  const auto limit = static_cast<std::uint64_t>(most);
  std::uint64_t n = d.mantissa * factor;
  std::int64_t exponent = d.exponent + shift;
  for (; exponent > 0; --exponent) {
    if (n > limit / 10) return most;
    n *= 10;
  }
  for (; exponent < 0 && n != 0; ++exponent) {
    d.more = d.more || n % 10 != 0;
    n /= 10;
  }
  if (d.more) ++n;
  return n >= limit ? most : static_cast<std::int64_t>(n);
}

/// A number and nothing else, times 10^`shift`. A negative one is none: no delay and no moment that
/// a server means is less than zero.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_scaled(std::string_view s, int shift,
                                                                 std::int64_t most) noexcept {
  const std::optional<decimal> d = take_decimal(s, true);
  if (!d || d->negative || !s.empty()) return std::nullopt;
  return whole(*d, 1, shift, most);
}

/// Of values that a proxy joined ("5, 60", RFC 9110 section 5.3) the first; the comma of a date
/// does not join.
[[nodiscard]] constexpr std::string_view first_value(std::string_view s) noexcept {
  std::size_t comma = s.find(',');
  const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const bool after_weekday = comma != std::string_view::npos && letter(s[0]) &&
                             comma < s.find(' ') && comma + 2 < s.size() && s[comma + 2] >= '0' &&
                             s[comma + 2] <= '9';
  if (after_weekday) comma = s.find(',', comma + 1);
  s = s.substr(0, comma);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

}  // namespace detail

/// Seconds as a decimal number, possibly with a fraction or an exponent, to milliseconds, rounded
/// up. RFC 9110 section 10.2.3 has whole seconds; servers also send "1.5", and bodies have JSON
/// numbers. More than max_delay_ms is max_delay_ms; anything else, such as "-5", "30abc", "inf", a
/// date or nothing, is nullopt. Never rounds to less than the server asked for.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_seconds(std::string_view s) noexcept {
  return detail::parse_scaled(s, 3, max_delay_ms);
}

/// The same for a number of milliseconds, as in Retry-After-Ms.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_milliseconds(
    std::string_view s) noexcept {
  return detail::parse_scaled(s, 0, max_delay_ms);
}

/// The same for a number of minutes.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_minutes(std::string_view s) noexcept {
  const std::optional<detail::decimal> d = detail::take_decimal(s, true);
  if (!d || d->negative || !s.empty()) return std::nullopt;
  return detail::whole(*d, 6, 4, max_delay_ms);
}

/// A duration as Go and protobuf write it: "6m0s", "1h30m45s", "120ms", "2m59.56s", "34.074824s";
/// units h, m, s, ms, us (also with µ) and ns, each number with its unit. To milliseconds, rounded
/// up. More than max_delay_ms is max_delay_ms; anything else, a negative one too, is nullopt.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_duration(std::string_view s) noexcept {
  // 10^exponent nanoseconds, `factor` times. Longer names first: m is the beginning of ms.
  constexpr struct {
    std::string_view name;
    unsigned factor;
    int exponent;
  } units[] = {
      {"ns", 1, 0}, {"us", 1, 3}, {"\u00B5s", 1, 3}, {"\u03BCs", 1, 3},
      {"ms", 1, 6}, {"s", 1, 9},  {"m", 6, 10},      {"h", 36, 11},
  };
  constexpr std::int64_t most_ns = max_delay_ms * 1'000'000;

  if (!s.empty() && s[0] == '+') s.remove_prefix(1);
  if (s.empty()) return std::nullopt;
  std::int64_t total = 0;
  while (!s.empty()) {
    const std::optional<detail::decimal> number = detail::take_decimal(s, false);
    if (!number || number->negative) return std::nullopt;
    bool known = false;
    for (const auto& unit : units) {
      if (s.substr(0, unit.name.size()) != unit.name) continue;
      s.remove_prefix(unit.name.size());
      const std::int64_t ns = detail::whole(*number, unit.factor, unit.exponent, most_ns);
      total = ns > most_ns - total ? most_ns : total + ns;
      known = true;
      break;
    }
    if (!known) return std::nullopt;
  }
  return total / 1'000'000 + (total % 1'000'000 != 0 ? 1 : 0);
}

/// A delay of a response.
struct server_delay {
  std::optional<std::int64_t> ms;  ///< 0 … max_delay_ms; absent if it could not be worked out
  std::optional<unix_time> at;     ///< the moment, if the server named one

  [[nodiscard]] constexpr bool understood() const noexcept { return ms || at; }
};

/// The delay until a moment; without `now` it is not known. A moment before `now` is none: nobody
/// means a delay that is over before it was asked for.
[[nodiscard]] constexpr server_delay delay_until(unix_time at,
                                                 std::optional<unix_time> now) noexcept {
  if (!now) return {std::nullopt, at};
  if (at < *now) return {};
  if (at == *now) return {0, at};
  // Years have four digits, but the caller's clock may say anything.
  const auto seconds =
      static_cast<std::uint64_t>(at.seconds) - static_cast<std::uint64_t>(now->seconds);
  constexpr auto most = static_cast<std::uint64_t>(max_delay_ms) / 1000;
  return {seconds >= most ? max_delay_ms : static_cast<std::int64_t>(seconds) * 1000, at};
}

/// The value of Retry-After, or of a body's field for it, in any of the forms that are in use:
/// seconds, a duration, an HTTP-date (RFC 9110 section 5.6.7), an RFC 3339 timestamp. A moment
/// becomes a delay if `now` is known: the response's Date, best. If repeated headers came joined
/// ("5, 10"), the first is used. Neither member is there if it is none of this.
[[nodiscard]] constexpr server_delay parse_delay(
    std::string_view s, std::optional<unix_time> now = std::nullopt) noexcept {
  s = detail::first_value(s);
  if (const auto ms = parse_seconds(s)) return {ms, std::nullopt};
  if (const auto at = parse_http_date(s, now)) return delay_until(*at, now);
  if (const auto ms = parse_duration(s)) return {ms, std::nullopt};
  if (const auto at = parse_rfc3339(s)) return delay_until(*at, now);
  return {};
}

namespace detail {

/// A number above 10^9 as Unix time in seconds, one above 10^12 as milliseconds; nullopt of a
/// smaller one, and of what is no number.
[[nodiscard]] constexpr std::optional<server_delay> moment_in_number(
    std::string_view s, std::optional<unix_time> now) noexcept {
  std::optional<std::int64_t> ms = parse_scaled(s, 0, 100'000'000'000'000);
  if (!ms || *ms < 1'000'000'000) return std::nullopt;
  if (*ms < 1'000'000'000'000) ms = parse_scaled(s, 3, 100'000'000'000'000);
  const unix_time at{*ms / 1000};
  server_delay d = delay_until(at, now);
  if (*ms % 1000 == 0) return d;
  // Rounded up, like delays.
  if (d.ms) *d.ms = *d.ms > max_delay_ms - *ms % 1000 ? max_delay_ms : *d.ms + *ms % 1000;
  if (d.at) d.at = unix_time{at.seconds + 1};
  return d;
}

/// The moment of a response: its Date header, else what the caller's clock said.
[[nodiscard]] constexpr std::optional<unix_time> response_time(
    std::string_view date, std::optional<unix_time> now) noexcept {
  const std::optional<unix_time> its = parse_http_date(first_value(date), now);
  return its ? its : now;
}

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif

// Messages per field of the request, walked lazily over the body.
#ifndef TRIAGE_READ_DETAILS_HPP
#define TRIAGE_READ_DETAILS_HPP

// A pull scanner for JSON as RFC 8259 defines it.
#ifndef TRIAGE_READ_JSON_HPP
#define TRIAGE_READ_JSON_HPP

// The pieces of JSON's grammar (RFC 8259): what the scanner and the reader are made of.
#ifndef TRIAGE_READ_DETAIL_LEXER_HPP
#define TRIAGE_READ_DETAIL_LEXER_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// A scalar as it stands in the text. A text says the same in less room; this is faster to make.
struct piece {
  const char* data = nullptr;
  std::size_t size = 0;
  text::form form = text::form::absent;

  [[nodiscard]] constexpr std::string_view bytes() const noexcept { return {data, size}; }
  [[nodiscard]] constexpr text as_text() const noexcept { return {{data, size}, form}; }
};

/// A place in a text, and steps over what is there. A step that does not succeed leaves the place
/// where it failed.
///
/// In constant evaluation, and where there is no SIMD, plain code does the same byte by byte.
class lexer {
 public:
  enum class step : std::uint8_t {
    ok,
    closed,     ///< the container ended instead
    truncated,  ///< the text ends here, in the middle
    malformed,  ///< this is no JSON
  };

  /// Skips a byte order mark.
  explicit constexpr lexer(std::string_view s) noexcept : p_(s.data()), end_(s.data() + s.size()) {
    if (s.substr(0, 3) == "\xEF\xBB\xBF") p_ += 3;
  }

  /// The same of a text that has none.
  struct as_it_is {};
  constexpr lexer(std::string_view s, as_it_is /*tag*/) noexcept
      : p_(s.data()), end_(s.data() + s.size()) {}

  [[nodiscard]] constexpr const char* here() const noexcept { return p_; }
  [[nodiscard]] constexpr const char* end() const noexcept { return end_; }
  [[nodiscard]] constexpr bool at_end() const noexcept { return p_ == end_; }
  [[nodiscard]] constexpr char peek() const noexcept { return *p_; }
  constexpr void advance() noexcept { ++p_; }

  /// Whether a string so far was not what RFC 8259 section 7 and 8.1 ask for.
  [[nodiscard]] constexpr bool flawed() const noexcept { return flawed_; }

  [[gnu::always_inline]] constexpr void skip_space() noexcept {
    if (p_ == end_ || static_cast<unsigned char>(*p_) > ' ') return;
    // Mostly it is one blank.
    if (*p_ == ' ' && end_ - p_ > 1 && static_cast<unsigned char>(p_[1]) > ' ') {
      ++p_;
    } else {
      p_ = skip_blanks(p_, end_);
    }
  }

  /// Behind an opening bracket: `closed` if its end follows, else at the first item.
  [[gnu::always_inline]] constexpr step first_item(char bracket) noexcept {
    skip_space();
    if (p_ == end_) return step::truncated;
    if (*p_ != bracket) return step::ok;
    ++p_;
    return step::closed;
  }

  /// Behind an item: `closed` if its container ends, else at the next item.
  [[gnu::always_inline]] constexpr step next_item(char bracket) noexcept {
    skip_space();
    if (p_ == end_) return step::truncated;
    const char c = *p_;
    if (c != ',') {
      if (c != bracket) return step::malformed;
      ++p_;
      return step::closed;
    }
    ++p_;
    skip_space();
    return p_ == end_ ? step::truncated : step::ok;
  }

  /// Whether a lexer has `take_name` and can see at once whether the next name is a certain one.
  static constexpr bool can_guess = false;

  /// For a lexer that knows where a string ends before it gets there; this one doesn't.
  static constexpr bool take_string(piece& /*out*/) noexcept { return false; }

  /// Behind the name of an item: takes the colon, and goes on to the value, which may be missing.
  [[gnu::always_inline]] constexpr step colon() noexcept {
    skip_space();
    if (p_ == end_) return step::truncated;
    if (*p_ != ':') return step::malformed;
    ++p_;
    skip_space();
    return step::ok;
  }

  /// At a quote: takes the string. If it does not end, `out` is what is there, without half an
  /// escape or half a character at its end.
  constexpr step string(piece& out) noexcept {
    const char* const start = p_ + 1;
    const char* const q = find_special(start, end_);
    if (q == end_ || *q != '"') return unusual_string(q, out);
    out = {start, static_cast<std::size_t>(q - start), text::form::plain};
    p_ = q + 1;
    return step::ok;
  }

  /// At anything that is no string, array or object: takes a number, or true or false; for null,
  /// `out` is absent. `inside`: of a container, where a number at the end may have been cut.
  [[gnu::always_inline]] constexpr step scalar(piece& out, bool& number, bool inside) noexcept {
    const char* const start = p_;
    const scanned s = scan_scalar(p_, end_, inside);
    p_ = s.at;
    out = {};
    if (s.form != text::form::absent) out = {start, static_cast<std::size_t>(p_ - start), s.form};
    number = s.mark;
    return s.result;
  }

  /// Behind the bracket that opened an array or object: goes behind the one that closes it. Follows
  /// strings and counts brackets; what is between is not looked at. False if the text ends before.
  constexpr bool skip_container() noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) {
      const char* const behind = skip_blocks(p_, end_);
      p_ = behind != nullptr ? behind : end_;
      return behind != nullptr;
    }
#endif
    std::size_t open = 1;
    while (p_ != end_) {
      const char c = *p_++;
      if (c == '"') {
        if (!skip_string()) return false;
      } else if (c == '\\' && p_ != end_ && (*p_ == '"' || *p_ == '\\')) {
        ++p_;  // outside strings there are none, but the same holds in blocks
      } else if (c == '{' || c == '[') {
        ++open;
      } else if ((c == '}' || c == ']') && --open == 0) {
        return true;
      }
    }
    return false;
  }

 protected:
  // What slow paths give back, in two registers. They get the place by value and not this object,
  // which can then stay in registers, too.
  struct scanned {
    const char* at;  // the end of the value; of a string without its quote
    step result;
    bool mark;        // of a string: flawed; of a scalar: a number
    text::form form;  // of the value; absent if it is null or none
  };

  // At the item of an object: whether its name is this one of 1 … 8 bytes, which are `word`,
  // written plainly and with the colon right behind it.
  [[nodiscard, gnu::always_inline]] inline bool at_name(std::uint64_t word,
                                                        std::size_t size) const noexcept {
    if (static_cast<std::size_t>(end_ - p_) < 12) return false;
    std::uint64_t here = 0;
    std::memcpy(&here, p_ + 1, 8);
    std::uint16_t behind = 0;
    std::memcpy(&behind, p_ + 1 + size, 2);
    constexpr std::uint16_t quote_and_colon = '"' | ':' << 8;
    return ((here ^ word) << (64 - 8 * size)) == 0 && behind == quote_and_colon;
  }
  // Behind such a name, at the value.
  [[gnu::always_inline]] inline void pass_name(std::size_t size) noexcept {
    p_ += size + 3;
    skip_space();
  }

  // At a quote; q is the first byte of the string that is not plain.
  [[gnu::always_inline]] constexpr step unusual_string(const char* q, piece& out) noexcept {
    const char* const start = p_ + 1;
    const scanned s = rest_of_string(q, end_);
    out = {start, static_cast<std::size_t>(s.at - start), s.form};
    p_ = s.result == step::ok ? s.at + 1 : end_;
    flawed_ = flawed_ || s.mark;
    return s.result;
  }

  [[gnu::noinline]] static constexpr const char* skip_blanks(const char* p,
                                                             const char* end) noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) {
      // Usually a line end and an indentation.
      for (; static_cast<std::size_t>(end - p) >= simd::width; p += simd::width) {
        if (const simd::mask solid = simd::solid(simd::load(p)); solid != 0) {
          return p + std::countr_zero(solid);
        }
      }
    }
#endif
    while (p != end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')) ++p;
    return p;
  }

  static constexpr scanned stopped(const char* p, const char* end) noexcept {
    return {p, p == end ? step::truncated : step::malformed, false, text::form::absent};
  }

  // RFC 8259 sections 3 and 6. What follows a number must be able to follow, so that 01 and 12abc
  // are not read as 0 and 12.
  [[gnu::noinline]] static constexpr scanned scan_scalar(const char* p, const char* end,
                                                         bool inside) noexcept {
    const bool null = *p == 'n';
    const std::string_view word = *p == 't'   ? "true"
                                  : *p == 'f' ? "false"
                                  : null      ? "null"
                                              : std::string_view();
    if (!word.empty()) {
      for (const char c : word) {
        if (p == end || *p != c) return stopped(p, end);
        ++p;
      }
      return {p, step::ok, false, null ? text::form::absent : text::form::plain};
    }
    const auto digits = [&p, end] {
      const char* const first = p;
      while (p != end && is_digit(*p)) ++p;
      return p != first;
    };
    if (*p == '-') ++p;
    if (p != end && *p == '0') {
      ++p;
    } else if (!digits()) {
      return stopped(p, end);
    }
    if (p != end && *p == '.') {
      ++p;
      if (!digits()) return stopped(p, end);
    }
    if (p != end && (*p == 'e' || *p == 'E')) {
      ++p;
      if (p != end && (*p == '+' || *p == '-')) ++p;
      if (!digits()) return stopped(p, end);
    }
    if (p == end) {
      if (inside) return stopped(p, end);
    } else if (const char c = *p; c != ',' && c != '}' && c != ']' && c != ' ' && c != '\n' &&
                                  c != '\r' && c != '\t') {
      return stopped(p, end);
    }
    return {p, step::ok, true, text::form::plain};
  }

  // From p on, the first byte of a string that is not plain.
  [[gnu::noinline]] static constexpr scanned rest_of_string(const char* p,
                                                            const char* end) noexcept {
    bool escapes = false;
    bool flawed = false;
    const char* half = nullptr;  // the last first half of a surrogate pair
    const auto form = [&] { return escapes ? text::form::escaped : text::form::plain; };
    // Escapes often come in a row.
    for (; p != end; p = p != end && *p == '\\' ? p : find_special(p, end)) {
      const auto c = static_cast<unsigned char>(*p);
      if (c == '"') return {p, step::ok, flawed, form()};
      if (c == '\\') {
        const std::ptrdiff_t length = escape_length(p, end, flawed);
        if (length == 0) break;
        escapes = true;
        if (length == 6 && (p[2] == 'd' || p[2] == 'D') && high_half(p[3])) half = p;
        p += length;
      } else if (c < 0x20) {
        flawed = true;
        ++p;
      } else {
        std::size_t length = utf8_length(p, end);
        if (length == 0) {
          if (cut_character(p, end)) break;
          flawed = true;
          length = 1;
        }
        p += length;
      }
    }
    if (half != nullptr && p - half == 6) p = half;
    return {p, step::truncated, flawed, form()};
  }

  // Whether \uDcxx is the first half of a pair.
  static constexpr bool high_half(char c) noexcept {
    return c == '8' || c == '9' || c == 'a' || c == 'b' || c == 'A' || c == 'B';
  }

  // The length of the escape at p, 0 if the text ends in it. An unknown escape is two plain bytes.
  static constexpr std::ptrdiff_t escape_length(const char* p, const char* end,
                                                bool& flawed) noexcept {
    if (end - p < 2) return 0;
    switch (p[1]) {
      case '"':
      case '\\':
      case '/':
      case 'b':
      case 'f':
      case 'n':
      case 'r':
      case 't': return 2;
      case 'u': break;
      default:
        flawed = true;
        return static_cast<unsigned char>(p[1]) < 0x20 || static_cast<unsigned char>(p[1]) >= 0x80
                   ? 1
                   : 2;
    }
    if (end - p >= 6 && hex4(p + 2) >= 0) return 6;
    // One of the next four is no digit, or the text ends before them.
    for (std::ptrdiff_t i = 2;; ++i) {
      if (end - p == i) return 0;
      if (hex(p[i]) < 0) {
        flawed = true;
        return 2;
      }
    }
  }

  // Whether the bytes at p are the beginning of a character that the end of the text cuts off.
  [[nodiscard]] static constexpr bool cut_character(const char* p, const char* end) noexcept {
    const auto lead = static_cast<unsigned char>(*p);
    if (lead > 0xF4) return false;
    const std::ptrdiff_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (end - p >= length) return false;
    for (const char* q = p + 1; q != end; ++q) {
      if ((static_cast<unsigned char>(*q) & 0xC0U) != 0x80U) return false;
    }
    return true;
  }

  // The first byte that is a quote, a backslash, a control character or not ASCII.
  static constexpr const char* find_special(const char* p, const char* end) noexcept {
    if (!std::is_constant_evaluated()) {
#if TRIAGE_SIMD
      for (; static_cast<std::size_t>(end - p) >= simd::width; p += simd::width) {
        if (const simd::mask m = simd::special(simd::load(p)); m != 0) {
          return p + std::countr_zero(m);
        }
      }
#endif
      // Eight bytes at a time; see "Bit Twiddling Hacks", "Determine if a word has a byte less
      // than n". A byte that follows a hit may be reported wrongly, never one before it, so
      // the loop below finds the exact place.
      constexpr std::uint64_t ones = 0x0101010101010101U;
      constexpr std::uint64_t highs = 0x8080808080808080U;
      for (; end - p >= 8; p += 8) {
        std::uint64_t w = 0;
        std::memcpy(&w, p, 8);
        const std::uint64_t quote = w ^ ones * '"';
        const std::uint64_t slash = w ^ ones * '\\';
        if (((w | (w - ones * 0x20) | (quote - ones) | (slash - ones)) & highs) != 0) break;
      }
    }
    while (p != end && static_cast<signed char>(*p) >= 0x20 && *p != '"' && *p != '\\') ++p;
    return p;
  }

  // Behind a quote: goes behind the one that closes the string.
  constexpr bool skip_string() noexcept {
    for (;;) {
      p_ = find_special(p_, end_);
      if (p_ == end_) return false;
      const char c = *p_++;
      if (c == '"') return true;
      if (c == '\\') {
        if (p_ == end_) return false;
        ++p_;
      }
    }
  }

#if TRIAGE_SIMD
  // 64 bytes at a time, in which only brackets outside strings are looked at. Null if the text ends
  // before.
  static const char* skip_blocks(const char* p, const char* end) noexcept {
    std::size_t open = 1;
    std::uint64_t in_string = 0;  // all ones: the block begins inside a string
    std::uint64_t carry = 0;
    for (; end - p >= 64; p += 64) {
      if (const int at = leave_in(p, open, in_string, carry); at >= 0) return p + at;
    }
    if (p == end) return nullptr;
    const simd::padded rest(p, static_cast<std::size_t>(end - p));
    const int at = leave_in(rest.bytes, open, in_string, carry);
    return at >= 0 ? p + at : nullptr;
  }

  // Behind which of 64 bytes the container ends, or -1.
  [[gnu::always_inline]] static inline int leave_in(const char* p, std::size_t& open,
                                                    std::uint64_t& in_string,
                                                    std::uint64_t& carry) noexcept {
    const std::uint64_t quotes = simd::unescaped(simd::look(p), p, 0, carry).quotes;
    std::uint64_t inside = in_string;
    if (quotes != 0) {
      inside ^= simd::parity(quotes);
      in_string = inside >> 63 != 0 ? ~std::uint64_t{0} : 0;
    }
    if (inside == ~std::uint64_t{0}) return -1;
    const simd::brackets brackets = simd::find_brackets(p);
    const std::uint64_t opens = brackets.opens & ~inside;
    for (std::uint64_t both = opens | (brackets.closes & ~inside); both != 0; both &= both - 1) {
      const std::uint64_t bracket = both & (~both + 1);
      if ((opens & bracket) != 0) {
        ++open;
      } else if (--open == 0) {
        return std::countr_zero(bracket) + 1;
      }
    }
    return -1;
  }
#endif

  const char* p_;
  const char* end_;
  bool flawed_ = false;
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI::json {

enum class token : std::uint8_t {
  object_begin,
  object_end,
  array_begin,
  array_end,
  key,  ///< a member's name; its colon has been read
  string,
  number,
  boolean,
  null,
  too_deep,   ///< a whole array or object that begins below `scanner::max_depth`, skipped
  end,        ///< the document is complete and nothing follows it
  truncated,  ///< the text ends inside the document
  malformed,  ///< here it stops being JSON
};

/// Reads one JSON document token by token, in one pass, in constant stack and without allocation.
///
/// Strict as to grammar. Two things do not stop it, since servers do send them and what follows is
/// still readable: strings with raw control characters, unknown escapes or invalid UTF-8 only set
/// `flawed()`, and a byte order mark is skipped (RFC 8259 section 8.1 permits that). Brackets
/// nested deeper than max_depth are counted, not matched by kind: that needs memory without bound.
///
/// After `end`, `truncated` or `malformed`, `next()` goes on returning the same.
class scanner {
 public:
  static constexpr unsigned max_depth = 1024;

  /// Borrows `body`; so do all values.
  explicit constexpr scanner(std::string_view body) noexcept : begin_(body.data()), lexer_(body) {}

  [[nodiscard]] constexpr token next() noexcept {
    lexer_.skip_space();
    if (state_ == state::stopped) return last_;
    value_ = {};
    if (lexer_.at_end()) return stop(state_ == state::done ? token::end : token::truncated);
    switch (state_) {
      case state::done: return stop(token::malformed);
      case state::first_item: return item(lexer_.first_item(bracket()));
      case state::next_item: return item(lexer_.next_item(bracket()));
      default: return value_token();
    }
  }

  /// Having read `object_begin` or `array_begin`, goes on behind the matching end. Returns that
  /// end, or `truncated`. Follows strings and counts brackets; what is between is not looked at, so
  /// it need not be JSON. Many times faster than calling `next`.
  constexpr token skip() noexcept {
    const bool object = in_object();
    if (!lexer_.skip_container()) return stop(token::truncated);
    value_ = {};
    return closed(object);
  }

  /// What the last token says: the name of a key, a string, a number, true or false, a whole
  /// too_deep value; after `truncated`, as much as there is of a string value. Else absent.
  [[nodiscard]] constexpr text value() const noexcept { return value_; }

  /// Bytes read so far; before a value's first token, where the value begins.
  [[nodiscard]] constexpr std::size_t offset() const noexcept {
    return static_cast<std::size_t>(lexer_.here() - begin_);
  }

  /// Arrays and objects that are open.
  [[nodiscard]] constexpr unsigned depth() const noexcept { return depth_; }

  /// Whether a string so far was not what RFC 8259 section 7 and 8.1 ask for.
  [[nodiscard]] constexpr bool flawed() const noexcept { return lexer_.flawed(); }

 private:
  using step = detail::lexer::step;
  enum class state : std::uint8_t { value, first_item, next_item, done, stopped };

  constexpr token stop(token t) noexcept {
    state_ = state::stopped;
    last_ = t;
    return t;
  }
  constexpr token stop(step s) noexcept {
    return stop(s == step::truncated ? token::truncated : token::malformed);
  }

  [[nodiscard]] constexpr bool in_object() const noexcept {
    return (object_[(depth_ - 1) / 64] >> ((depth_ - 1) % 64) & 1U) != 0;
  }
  [[nodiscard]] constexpr char bracket() const noexcept { return in_object() ? '}' : ']'; }

  constexpr token open(bool object) noexcept {
    const std::uint64_t bit = std::uint64_t{1} << (depth_ % 64);
    std::uint64_t& word = object_[depth_ / 64];
    word = object ? word | bit : word & ~bit;
    ++depth_;
    state_ = state::first_item;
    return object ? token::object_begin : token::array_begin;
  }

  constexpr token closed(bool object) noexcept {
    --depth_;
    state_ = depth_ == 0 ? state::done : state::next_item;
    return object ? token::object_end : token::array_end;
  }

  constexpr token item(step s) noexcept {
    const bool object = in_object();
    if (s == step::closed) return closed(object);
    if (s != step::ok) return stop(s);
    if (!object) return value_token();
    if (lexer_.peek() != '"') return stop(token::malformed);
    detail::piece name;
    if (lexer_.string(name) != step::ok) return stop(token::truncated);
    if (const step colon = lexer_.colon(); colon != step::ok) return stop(colon);
    // The next token is a value, whose offset() ought to be its own.
    value_ = name.as_text();
    state_ = state::value;
    return token::key;
  }

  constexpr token value_token() noexcept {
    const char c = lexer_.peek();
    const char* const start = lexer_.here();
    if (c == '{' || c == '[') {
      lexer_.advance();
      if (depth_ != max_depth) return open(c == '{');
      if (!lexer_.skip_container()) return stop(token::truncated);
      value_ = text({start, static_cast<std::size_t>(lexer_.here() - start)}, text::form::json);
      return whole(token::too_deep);
    }
    if (c == '"') {
      detail::piece found;
      const step s = lexer_.string(found);
      value_ = found.as_text();
      return s == step::ok ? whole(token::string) : stop(token::truncated);
    }
    bool number = false;
    detail::piece found;
    if (const step s = lexer_.scalar(found, number, depth_ != 0); s != step::ok) return stop(s);
    value_ = found.as_text();
    return whole(number ? token::number : c == 'n' ? token::null : token::boolean);
  }

  constexpr token whole(token t) noexcept {
    state_ = depth_ == 0 ? state::done : state::next_item;
    return t;
  }

  const char* begin_;
  detail::lexer lexer_;
  text value_;
  unsigned depth_ = 0;
  state state_ = state::value;
  token last_ = token::end;
  std::uint64_t object_[max_depth / 64] = {};  // a bit per open level: is it an object?
};

}  // namespace triage::inline TRIAGE_ABI::json

#endif

namespace triage::inline TRIAGE_ABI {

/// What is wrong with one field. Borrows from the body.
struct field_detail {
  text field;    ///< its name; of FastAPI's `loc`, a path: "body.messages.0.role"
  text message;  ///< for people
  text code;     ///< for machines, if there is one
};

/// A range of field_detail, in the order of the body. Reads the forms that are in use:
///
///     [{"field": "name", "message": "…"}]           also "param", "path" or "name"; also "msg"
///     [{"loc": ["body", 0], "msg": "…", "type": "…"}]
///     {"name": ["…", "…"], "size": "…"}
///     ["…", "…"]
///
/// What has none of these forms is passed over; a damaged body is read up to the damage. Walking
/// costs one pass over this part of the body and never allocates.
class field_details {
 public:
  struct sentinel {};

  class iterator {
   public:
    explicit constexpr iterator(std::string_view json) noexcept : json_(json), scanner_(json) {
      outer_ = scanner_.next();
      if (outer_ != json::token::object_begin && outer_ != json::token::array_begin) done_ = true;
      ++*this;
    }

    [[nodiscard]] constexpr const field_detail& operator*() const noexcept { return current_; }
    [[nodiscard]] constexpr const field_detail* operator->() const noexcept { return &current_; }

    constexpr iterator& operator++() noexcept {
      using json::token;
      while (!done_) {
        const token t = scanner_.next();
        switch (t) {
          case token::key: name_ = scanner_.value(); break;
          case token::string: current_ = {name_, scanner_.value(), {}}; return *this;
          case token::array_begin:
            // The messages of one field; an array in an array says nothing.
            if (scanner_.depth() > 2 || outer_ != token::object_begin) scanner_.skip();
            break;
          case token::object_begin:
            if (read_item()) return *this;
            break;
          case token::object_end:
          case token::array_end: done_ = scanner_.depth() == 0; break;
          case token::end:
          case token::truncated:
          case token::malformed: done_ = true; break;
          default: break;
        }
      }
      return *this;
    }
    constexpr void operator++(int) noexcept { ++*this; }

    friend constexpr bool operator==(const iterator& i, sentinel) noexcept { return i.done_; }

   private:
    // The object that has just begun. False if it says nothing.
    constexpr bool read_item() noexcept {
      using json::token;
      field_detail item{name_, {}, {}};
      bool says_something = false;
      text* slot = nullptr;
      for (;;) {
        const token t = scanner_.next();
        switch (t) {
          case token::key:
            slot = slot_of(scanner_.value(), item);
            says_something = says_something || (slot != nullptr && slot != &item.code);
            break;
          case token::string:
          case token::number:
            if (slot != nullptr) *slot = scanner_.value();
            break;
          case token::array_begin:
          case token::object_begin: {
            const std::size_t start = scanner_.offset() - 1;
            scanner_.skip();
            if (slot == &item.field && t == token::array_begin) {
              *slot = text(json_.substr(start, scanner_.offset() - start), text::form::path);
            }
            break;
          }
          case token::object_end:
            current_ = item;
            return says_something && (item.message.present() || item.field.present());
          case token::truncated:
          case token::malformed: done_ = true; return false;
          default: break;
        }
      }
    }

    static constexpr text* slot_of(const text& key, field_detail& item) noexcept {
      if (key == "field" || key == "loc" || key == "param" || key == "path" || key == "name") {
        return &item.field;
      }
      if (key == "message" || key == "msg") return &item.message;
      if (key == "code" || key == "type") return &item.code;
      return nullptr;
    }

    std::string_view json_;
    json::scanner scanner_;
    json::token outer_ = json::token::end;
    bool done_ = false;
    text name_;
    field_detail current_;
  };

  constexpr field_details() = default;
  explicit constexpr field_details(text json) noexcept : json_(json) {}

  [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(json_.raw()); }
  [[nodiscard]] constexpr sentinel end() const noexcept { return {}; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin() == end(); }

  /// The part of the body that is walked, undecoded; absent if there is none.
  [[nodiscard]] constexpr const text& json() const noexcept { return json_; }

 private:
  text json_;
};

}  // namespace triage::inline TRIAGE_ABI

#endif

// A provider: an API whose errors we know, as an ordinary constexpr value.
#ifndef TRIAGE_TABLES_PROVIDER_HPP
#define TRIAGE_TABLES_PROVIDER_HPP

#include <array>

// What the compiler makes of a provider's rows: which row a key leads to, and which one is next.
#ifndef TRIAGE_TABLES_DETAIL_COMPILED_ROWS_HPP
#define TRIAGE_TABLES_DETAIL_COMPILED_ROWS_HPP

// A provider's tables together with those of its base, which come after the own ones.
#ifndef TRIAGE_TABLES_DETAIL_JOINED_TABLES_HPP
#define TRIAGE_TABLES_DETAIL_JOINED_TABLES_HPP

// A view of a table in static storage.
#ifndef TRIAGE_TABLES_TABLE_VIEW_HPP
#define TRIAGE_TABLES_TABLE_VIEW_HPP

namespace triage::inline TRIAGE_ABI {

/// A view of a table: static storage, usable in range-for.
template <class Row>
class table_view {
 public:
  constexpr table_view() = default;
  constexpr table_view(const Row* rows, std::size_t size) noexcept : rows_(rows), size_(size) {}
  [[nodiscard]] constexpr const Row* begin() const noexcept { return rows_; }
  [[nodiscard]] constexpr const Row* end() const noexcept { return rows_ + size_; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  /// Not checked: `i` has to be below size().
  [[nodiscard]] constexpr const Row& operator[](std::size_t i) const noexcept { return rows_[i]; }

 private:
  const Row* rows_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI::detail {

// The tables that an API inherits. `of` exists if the API has the table, in itself or by C++'s own
// inheritance.
struct rows_table {
  using element = row;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::rows;
  }
  { return Api::rows; }
};
struct fields_table {
  using element = field;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::fields;
  }
  { return Api::fields; }
};
struct headers_table {
  using element = header_row;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::headers;
  }
  { return Api::headers; }
};
struct limits_table {
  using element = limit_row;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::limits;
  }
  { return Api::limits; }
};
struct in_success_table {
  using element = in_success;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::inside_2xx;
  }
  { return Api::inside_2xx; }
};
struct batches_table {
  using element = batch;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::batches;
  }
  { return Api::batches; }
};

template <class Api>
concept has_base = requires {
  typename Api::base;
};

template <class Table, class Api>
concept has_table = requires {
  Table::template of<Api>();
};

template <class Table, class Api>
[[nodiscard]] constexpr std::size_t own_size() {
  if constexpr (has_table<Table, Api>) {
    return std::size(Table::template of<Api>());
  } else {
    return 0;
  }
}

template <class Table, class Api>
inline constexpr std::size_t joined_size = [] {
  if constexpr (has_base<Api>) {
    return own_size<Table, Api>() + joined_size<Table, typename Api::base>;
  } else {
    return own_size<Table, Api>();
  }
}();

template <class Table, class Api>
[[nodiscard]] constexpr table_view<typename Table::element> joined();

template <class Table, class Api>
inline constexpr auto joined_array = [] {
  std::array<typename Table::element, joined_size<Table, Api>> all{};
  std::size_t size = 0;
  if constexpr (has_table<Table, Api>) {
    for (const auto& element : Table::template of<Api>()) all[size++] = element;
  }
  for (const auto& element : joined<Table, typename Api::base>()) all[size++] = element;
  return all;
}();

/// The own table, or a copy of it with that of the base behind it. Static storage.
template <class Table, class Api>
[[nodiscard]] constexpr table_view<typename Table::element> joined() {
  if constexpr (has_base<Api>) {
    return {joined_array<Table, Api>.data(), joined_size<Table, Api>};
  } else if constexpr (has_table<Table, Api>) {
    return {std::data(Table::template of<Api>()), own_size<Table, Api>()};
  } else {
    return {};
  }
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// From an untrusted string to the one row it can be: a perfect hash that the compiler builds.
//
// The ends of a key, its middle and its length are hashed, or all of it if that does not tell the
// keys of a table apart: so any set of different keys can be. A table of small cells, searched for
// a multiplier that gives each key a slot of its own, names the candidate; one comparison of the
// whole string confirms it. The table is fixed when the program is built, so hostile strings cannot
// flood it, and a string longer or shorter than every key is not hashed.
#ifndef TRIAGE_TABLES_DETAIL_PERFECT_HASH_HPP
#define TRIAGE_TABLES_DETAIL_PERFECT_HASH_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// N bytes at p, at most 8,, as a little-endian number.
template <std::size_t N>
[[nodiscard]] constexpr std::uint64_t load_le(const char* p) noexcept {
  if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
    std::uint64_t w = 0;
    std::memcpy(&w, p, N);
    return w;
  }
  std::uint64_t w = 0;
  if constexpr (N == 8) {  // in one step of the compiler, which does it for each key
    using byte = unsigned char;
    w = std::uint64_t{byte(p[7])} << 56 | std::uint64_t{byte(p[6])} << 48 |
        std::uint64_t{byte(p[5])} << 40 | std::uint64_t{byte(p[4])} << 32 |
        std::uint64_t{byte(p[3])} << 24 | std::uint64_t{byte(p[2])} << 16 |
        std::uint64_t{byte(p[1])} << 8 | byte(p[0]);
  } else {
    for (std::size_t i = 0; i < N; ++i) {
      w |= std::uint64_t{static_cast<unsigned char>(p[i])} << (8 * i);
    }
  }
  return w;
}

/// The parts of a key that are hashed: its first eight bytes, and the sum of its last and its
/// middle eight.
struct key_ends {
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  // Odd, and otherwise random: the one that the last bytes are multiplied with.
  static constexpr std::uint64_t factor = 0xD6E8FEB86659FD93U;

  /// One number for both. Keys with different parts have the same number only by chance.
  [[nodiscard]] constexpr std::uint64_t sum() const noexcept { return first + last * factor; }
};

/// The ends, the middle and the length of a key, or all of its bytes. Reads nothing beyond the
/// view.
[[nodiscard, gnu::always_inline]] constexpr key_ends ends_of(std::string_view key,
                                                             bool whole) noexcept {
  const char* const p = key.data();
  const std::size_t n = key.size();
  if (n >= 8) [[likely]] {
    // The middle, since a quarter of the tables have keys that differ only there.
    key_ends ends{load_le<8>(p) + n,
                  load_le<8>(p + n - 8) + std::rotl(load_le<8>(p + n / 2 - 4), 32)};
    for (std::size_t i = 8; whole && i + 8 < n; i += 8) {
      ends.first = (ends.first ^ ends.first >> 29) * 0x9E3779B97F4A7C15U + load_le<8>(p + i);
    }
    return ends;
  }
  // In the lower half: what is in the upper one changes few of the bits that a product is cut to.
  const std::uint64_t size = std::uint64_t{n} << 32;
  if (n >= 4) return {load_le<4>(p) | size, load_le<4>(p + n - 4)};
  if (n > 0) {
    return {load_le<1>(p) | load_le<1>(p + n / 2) << 8 | load_le<1>(p + n - 1) << 16 | size, 0};
  }
  return {};
}

/// Whether the first N bytes of two texts are the same, and the last N, which may be some of them.
template <std::size_t N>
[[nodiscard, gnu::always_inline]] constexpr bool same_ends(const char* a, const char* b,
                                                           std::size_t size) noexcept {
  return ((load_le<N>(a) ^ load_le<N>(b)) |
          (load_le<N>(a + size - N) ^ load_le<N>(b + size - N))) == 0;
}

/// a == b, without a call of memcmp. Of the same size. Up to 32 bytes, which are nearly all keys,
/// it is one comparison of both ends.
[[nodiscard]] constexpr bool same_bytes(std::string_view a, std::string_view b) noexcept {
  if (std::is_constant_evaluated()) return a == b;
  const std::size_t n = a.size();
  const char* const p = a.data();
  const char* const q = b.data();
  if (n >= 8) [[likely]] {
    std::size_t at = 0;  // up to here they are the same
#if TRIAGE_SIMD
    if (n >= 16) {
      for (; n - at > 32; at += 16) {
        if (simd::same16(p + at, q + at) != 0xFFFFU) return false;
      }
      return simd::bits((simd::load16(p + at) == simd::load16(q + at)) &
                        (simd::load16(p + n - 16) == simd::load16(q + n - 16))) == 0xFFFFU;
    }
#else
    for (; n - at > 16; at += 8) {
      if (load_le<8>(p + at) != load_le<8>(q + at)) return false;
    }
#endif
    return same_ends<8>(p + at, q + at, n - at);
  }
  if (n >= 4) return same_ends<4>(p, q, n);
  return n == 0 || (p[0] == q[0] && p[n / 2] == q[n / 2] && p[n - 1] == q[n - 1]);
}

/// What a lookup needs, whatever the size of the table.
struct hash_view {
  const std::uint8_t* cells = nullptr;  ///< row + 1, or 0
  std::uint64_t of_first = 0;           ///< what the two ends are multiplied with
  std::uint64_t of_last = 0;
  std::uint8_t shift = 0;
  std::uint16_t shortest = 1;  ///< shortest > longest: nothing can be found
  std::uint16_t longest = 0;
  bool whole = false;  ///< whether the keys are hashed whole

  /// The only row whose key may equal `key`, counted from 1, or 0. The caller compares.
  [[nodiscard]] constexpr std::size_t candidate(std::string_view key) const noexcept {
    if (key.size() < shortest || key.size() > longest) return 0;
    const key_ends ends = ends_of(key, whole);
    return cells[(ends.first * of_first + ends.last * of_last) >> shift];
  }
};

template <std::size_t Slots>
struct hash_table {
  std::uint8_t cells[Slots] = {};
  std::uint64_t multiplier = 0;
  std::uint16_t shortest = 0xFFFF;
  std::uint16_t longest = 0;
  bool whole = false;

  [[nodiscard]] constexpr hash_view view() const noexcept {
    constexpr auto shift = static_cast<std::uint8_t>(64 - std::countr_zero(Slots));
    return {cells, multiplier, multiplier * key_ends::factor, shift, shortest, longest, whole};
  }
};

/// The multiplier that puts N different hashes into N different cells, or 0 if the tries did not
/// find one.
template <std::size_t Slots, std::size_t N>
[[nodiscard]] constexpr std::uint64_t find_multiplier(const std::uint64_t (&hashes)[N]) noexcept {
  std::uint64_t multiplier = 0xD6E8FEB86659FD93U;
  for (unsigned attempt = 0; attempt < 64; ++attempt) {
    std::uint64_t taken[(Slots + 63) / 64] = {};
    bool fits = true;
    for (std::size_t i = 0; fits && i < N; ++i) {
      const std::uint64_t slot = (hashes[i] * multiplier) >> (64 - std::countr_zero(Slots));
      fits = (taken[slot / 64] >> (slot % 64) & 1U) == 0;
      taken[slot / 64] |= std::uint64_t{1} << (slot % 64);
    }
    if (fits) return multiplier;
    multiplier = multiplier * 0x5851F42D4C957F2DU + 0x14057B7EF767814EU;  // Knuth's MMIX; even,
    multiplier |= 1U;                                                     // so made odd
  }
  return 0;
}

/// The first row that has the hash of an earlier one, or -1. At most 255 rows.
template <std::size_t N>
[[nodiscard]] constexpr int first_repeated(const std::uint64_t (&hashes)[N]) noexcept {
  std::uint8_t rows[512] = {};  // row + 1, in the first free place from its hash on
  for (std::size_t i = 0; i < N; ++i) {
    std::size_t at = hashes[i] % 512;
    for (; rows[at] != 0; at = (at + 1) % 512) {
      if (hashes[rows[at] - 1] == hashes[i]) return static_cast<int>(i);
    }
    rows[at] = static_cast<std::uint8_t>(i + 1);
  }
  return -1;
}

/// The keys of a table, and the row that each leads to. At most 255 keys, and rows below 255.
template <std::size_t N>
struct key_list {
  std::string_view name[N] = {};
  std::uint8_t row[N] = {};
};

/// The sums of the keys of a list.
template <std::size_t N>
struct key_hashes {
  std::uint64_t of[N] = {};
  bool whole = false;

  constexpr key_hashes(const key_list<N>& keys, bool all_bytes) : whole(all_bytes) {
    for (std::size_t i = 0; i < N; ++i) of[i] = ends_of(keys.name[i], all_bytes).sum();
  }
};

template <std::size_t N>
[[nodiscard]] constexpr key_hashes<N> hashes_of(const key_list<N>& keys) {
  const key_hashes<N> ends(keys, false);
  return first_repeated(ends.of) < 0 ? ends : key_hashes<N>(keys, true);
}

/// Builds the table for a `key_list`, whose keys are all different: the caller checked. Starts with
/// eight cells per key and doubles until a multiplier is found.
template <const auto& Keys, std::size_t N = std::size(Keys.name),
          std::size_t Slots = std::bit_ceil(8 * N)>
[[nodiscard]] constexpr auto build_hash_table() {
  constexpr key_hashes<N> hashes = hashes_of(Keys);
  constexpr std::uint64_t multiplier = find_multiplier<Slots>(hashes.of);
  static_assert(multiplier != 0 || Slots < 65536, "triage: no perfect hash found");
  if constexpr (multiplier == 0 && Slots < 65536) {
    return build_hash_table<Keys, N, Slots * 2>();
  } else {
    hash_table<Slots> table;
    table.multiplier = multiplier;
    table.whole = hashes.whole;
    for (std::size_t i = 0; i < N; ++i) {
      table.cells[(hashes.of[i] * multiplier) >> (64 - std::countr_zero(Slots))] =
          static_cast<std::uint8_t>(Keys.row[i] + 1);
      const auto length = static_cast<std::uint16_t>(Keys.name[i].size());
      if (length < table.shortest) table.shortest = length;
      if (length > table.longest) table.longest = length;
    }
    return table;
  }
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI::detail {

/// A status, or a range of them, of a row that is about nothing else. A row with a list of statuses
/// has several.
struct status_key {
  std::uint16_t first = 0;
  std::uint16_t last = 0;
  std::uint8_t row = 0;
};

/// a == b, for tables. Compilers compare literals at once, where they take the loop of
/// std::string_view step by step; of other characters g++ cannot.
[[nodiscard]] constexpr bool same_text(std::string_view a, std::string_view b) noexcept {
  const std::size_t n = a.size();
  if (n != b.size()) return false;
  const char* const p = a.data();
  const char* const q = b.data();
#if defined(__clang__)
  return __builtin_memcmp(p, q, n) == 0;
#else
  if (__builtin_constant_p(__builtin_memcmp(p, q, n))) return __builtin_memcmp(p, q, n) == 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (p[i] != q[i]) return false;
  }
  return true;
#endif
}

/// For each row of a table in turn, the row before it that has its key. What is done for the rows
/// of a hundred providers has to be little work for the compiler.
class rows_by_key {
 public:
  /// The last one before row `i` that has its key, or -1. `i` is the next row, and below 255.
  constexpr int before(const row* rows, std::size_t i) {
    const row_key& key = rows[i].key;
    std::size_t at = hash(key);
    for (; last_[at] != 0; at = (at + 1) % cells) {
      const int other = last_[at] - 1;
      const row_key& k = rows[other].key;
      if (k.about() == key.about() && same_text(k.name(), key.name()) &&
          (key.about() != about::range || k == key)) {
        last_[at] = static_cast<std::uint8_t>(i + 1);
        return other;
      }
    }
    last_[at] = static_cast<std::uint8_t>(i + 1);
    return -1;
  }

 private:
  static constexpr std::size_t cells = 512;

  static constexpr std::size_t hash(const row_key& key) {
    const std::string_view name = key.name();
    const std::size_t n = name.size();
    if (n == 0) return static_cast<std::size_t>(key.about());
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
    return (n * 7 + at(0) + at(n / 3) * 5U + at(n / 2) * 17U + at(n * 2 / 3) * 37U +
            at(n - 1) * 101U) %
           cells;
  }

  std::uint8_t last_[cells] = {};  // the row and 1
};

/// The row that a perfect hash of the keys of `rows` gives for a name, if that is its name.
[[nodiscard, gnu::always_inline]] constexpr row_ref find_named(const row_table& rows,
                                                               const hash_view& table,
                                                               std::string_view name) noexcept {
  const std::size_t candidate = table.candidate(name);
  if (candidate == 0) return nullptr;
  const std::string_view found = rows.name_of(candidate - 1);
  return found.size() == name.size() && same_bytes(found, name) ? rows[candidate - 1] : nullptr;
}

/// What is worked out from N rows, at most 255: which keys there are, which rows share one, and
/// where the texts are to be.
///
/// The first of the characters is a zero, for empty texts. The names come next, since lookups read
/// nothing else. A meaning that the row before has, too, is there once, and so is each source.
template <std::size_t N>
struct compiled_rows {
  static constexpr std::size_t room = N > 0 ? N : 1;

  std::uint8_t next[room] = {};  ///< of each row: see `row_record`
  key_list<room> codes;
  key_list<room> types;
  std::uint8_t prefixes[room] = {};  ///< the longest first
  std::uint8_t ranges[room] = {};
  std::uint8_t classes[room] = {};
  status_key statuses[room * triage::statuses::most] = {};
  std::uint8_t codes_size = 0;
  std::uint8_t types_size = 0;
  std::uint8_t prefixes_size = 0;
  std::uint8_t ranges_size = 0;
  std::uint8_t classes_size = 0;
  std::uint16_t statuses_size = 0;

  std::uint16_t name[room] = {};  ///< where the texts of each row are
  std::uint32_t source[room] = {};
  std::uint32_t meaning[room] = {};
  std::uint8_t extra_of[room] = {};  ///< of each row: see `row_record`
  row_extra extras[room] = {};
  std::uint8_t extras_size = 0;
  std::uint32_t characters = 1;

  constexpr explicit compiled_rows(const row* rows) {
    rows_by_key keys;
    for (std::size_t i = 0; i < N; ++i) {
      const row& r = rows[i];
      const auto number = static_cast<std::uint8_t>(i);
      if (r.key.about() == about::status) {
        for (std::size_t s = 0; s < r.status.size(); ++s) {
          const triage::statuses::range range = r.status[s];
          statuses[statuses_size++] = {range.first, range.last, number};
        }
        continue;
      }
      const int before = keys.before(rows, i);
      if (before >= 0) {
        next[before] = number;
        name[i] = name[before];
        continue;
      }
      name[i] = static_cast<std::uint16_t>(place_for(r.name()));
      switch (r.key.about()) {
        case about::code: add(codes, codes_size, r, number); break;
        case about::type: add(types, types_size, r, number); break;
        case about::range: ranges[ranges_size++] = number; break;
        case about::id_class: classes[classes_size++] = number; break;
        case about::prefix: add_prefix(rows, number); break;
        case about::status: break;
      }
    }
    place_texts(rows);
  }

 private:
  constexpr std::uint32_t place_for(std::string_view text) {
    if (text.empty()) return 0;
    const std::uint32_t place = characters;
    characters += static_cast<std::uint32_t>(text.size()) + 1;
    return place;
  }

  constexpr void place_texts(const row* rows) {
    std::uint8_t different[room] = {};  // rows with different sources
    std::size_t sources = 0;
    for (std::size_t i = 0; i < N; ++i) {
      const row& r = rows[i];
      std::size_t of = sources;
      while (of > 0 && !same_text(rows[different[of - 1]].source, r.source)) --of;
      if (of > 0) {
        source[i] = source[different[of - 1]];
      } else {
        source[i] = place_for(r.source);
        different[sources++] = static_cast<std::uint8_t>(i);
      }
      const bool same = i > 0 && same_text(r.meaning, rows[i - 1].meaning);
      meaning[i] = same ? meaning[i - 1] : place_for(r.meaning);
      if (r.when.always() && r.with_type.empty() && r.delay_ms == 0 &&
          r.key.about() != about::range) {
        continue;
      }
      row_extra& e = extras[extras_size++];
      extra_of[i] = extras_size;
      e.delay_ms = r.delay_ms;
      e.first = r.key.first();
      e.last = r.key.last();
      e.header = place_for(r.when.header);
      e.member = place_for(r.when.member);
      e.equals = place_for(r.when.equals);
      e.message = place_for(r.when.message);
      e.with_type = place_for(r.with_type);
    }
  }

  static constexpr void add(key_list<room>& keys, std::uint8_t& size, const row& r,
                            std::uint8_t number) {
    keys.name[size] = r.name();
    keys.row[size] = number;
    ++size;
  }

  constexpr void add_prefix(const row* rows, std::uint8_t number) {
    std::size_t at = prefixes_size++;
    for (; at > 0 && rows[prefixes[at - 1]].name().size() < rows[number].name().size(); --at) {
      prefixes[at] = prefixes[at - 1];
    }
    prefixes[at] = number;
  }
};

/// The characters of a table.
template <std::size_t Size>
struct row_characters {
  char of[Size] = {};

  /// In the order in which the places were given. A text whose place is behind is there already.
  template <std::size_t N>
  constexpr row_characters(const row* rows, const compiled_rows<N>& places) {
    std::size_t end = 1;
    for (std::size_t i = 0; i < N; ++i) put(end, places.name[i], rows[i].name());
    for (std::size_t i = 0; i < N; ++i) {
      const row& r = rows[i];
      put(end, places.source[i], r.source);
      put(end, places.meaning[i], r.meaning);
      if (places.extra_of[i] == 0) continue;
      const row_extra& e = places.extras[places.extra_of[i] - 1];
      put(end, e.header, r.when.header);
      put(end, e.member, r.when.member);
      put(end, e.equals, r.when.equals);
      put(end, e.message, r.when.message);
      put(end, e.with_type, r.with_type);
    }
  }

 private:
  // `end` is behind the texts that are there.
  constexpr void put(std::size_t& end, std::size_t place, std::string_view text) {
    if (place < end) return;
    const char* from = text.data();
    std::size_t at = place;
    end = at + text.size() + 1;
#if defined(__clang__)
    __builtin_memcpy(of + at, from, text.size());
#else
    // Eight at a time: steps of the compiler are what this costs.
    for (; end - at > 8; at += 8, from += 8) {
      of[at] = from[0];
      of[at + 1] = from[1];
      of[at + 2] = from[2];
      of[at + 3] = from[3];
      of[at + 4] = from[4];
      of[at + 5] = from[5];
      of[at + 6] = from[6];
      of[at + 7] = from[7];
    }
    for (; end - at > 1; ++at) of[at] = *from++;
#endif
  }
};

/// The first `Size` elements: what is kept of a table is as large as what is in it.
template <std::size_t Size, class T, std::size_t N>
[[nodiscard]] constexpr std::array<T, Size> first_of(const T (&from)[N]) {
  std::array<T, Size> out{};
  for (std::size_t i = 0; i < Size; ++i) out[i] = from[i];
  return out;
}
template <std::size_t Size, std::size_t N>
[[nodiscard]] constexpr key_list<Size> first_of(const key_list<N>& keys) {
  key_list<Size> out;
  for (std::size_t i = 0; i < Size; ++i) {
    out.name[i] = keys.name[i];
    out.row[i] = keys.row[i];
  }
  return out;
}

/// For the compiler only: what is below is made of it, and stays in the program.
template <class Api>
inline constexpr compiled_rows<joined_size<rows_table, Api>> compiled_rows_of(
    joined<rows_table, Api>().begin());

template <class Api>
inline constexpr row_characters<compiled_rows_of<Api>.characters> row_characters_of(
    joined<rows_table, Api>().begin(), compiled_rows_of<Api>);
template <class Api>
inline constexpr auto row_extras_of =
    first_of<compiled_rows_of<Api>.extras_size>(compiled_rows_of<Api>.extras);
template <std::size_t N>
[[nodiscard]] constexpr row_record record_of(const row& r, const compiled_rows<N>& c,
                                             std::size_t i) {
  return {r.kind,
          r.severity,
          r.key.about(),
          r.status,
          c.meaning[i],
          c.source[i],
          c.name[i],
          static_cast<std::uint16_t>(r.name().size()),
          static_cast<std::uint8_t>(i),
          c.next[i],
          c.extra_of[i],
          c.extra_of[i] != 0 && !r.when.always()};
}
template <class Api, std::size_t... I>
[[nodiscard]] constexpr std::array<row_cell, 1 + sizeof...(I)> make_row_cells(
    std::index_sequence<I...> /*all*/) {
  constexpr const char* texts = row_characters_of<Api>.of;
  const row* const rows = joined<rows_table, Api>().begin();
  return {{row_texts{texts, texts, texts, row_extras_of<Api>.data()},
           record_of(rows[I], compiled_rows_of<Api>, I)...}};
}
template <class Api>
inline constexpr auto row_cells_of =
    make_row_cells<Api>(std::make_index_sequence<joined_size<rows_table, Api>>());

/// The rows of an API, and behind them those of its base, as they are in the program.
template <class Api>
[[nodiscard]] constexpr row_table row_table_of() {
  return {row_cells_of<Api>.data() + 1, joined_size<rows_table, Api>};
}

template <class Api>
inline constexpr auto statuses_of =
    first_of<compiled_rows_of<Api>.statuses_size>(compiled_rows_of<Api>.statuses);
template <class Api>
inline constexpr auto prefixes_of =
    first_of<compiled_rows_of<Api>.prefixes_size>(compiled_rows_of<Api>.prefixes);
template <class Api>
inline constexpr auto ranges_of =
    first_of<compiled_rows_of<Api>.ranges_size>(compiled_rows_of<Api>.ranges);
template <class Api>
inline constexpr auto classes_of =
    first_of<compiled_rows_of<Api>.classes_size>(compiled_rows_of<Api>.classes);

template <class Api>
inline constexpr auto code_keys =
    first_of<compiled_rows_of<Api>.codes_size>(compiled_rows_of<Api>.codes);
template <class Api>
inline constexpr auto type_keys =
    first_of<compiled_rows_of<Api>.types_size>(compiled_rows_of<Api>.types);
template <class Api>
inline constexpr auto code_table = build_hash_table<code_keys<Api>>();
template <class Api>
inline constexpr auto type_table = build_hash_table<type_keys<Api>>();

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// The lexicon, and how a text is searched for phrases.
#ifndef TRIAGE_TABLES_DETAIL_LEXICON_HPP
#define TRIAGE_TABLES_DETAIL_LEXICON_HPP

// Makes phrases ready for one pass over a text: at compile time those of a provider; those of the
// lexicon are in lexicon_table.hpp, since they would take every compilation two seconds.
#ifndef TRIAGE_TABLES_DETAIL_COMPILED_WORDS_HPP
#define TRIAGE_TABLES_DETAIL_COMPILED_WORDS_HPP

// Takes text apart into words, the same way for the lexicon and for what a server wrote.
#ifndef TRIAGE_TABLES_DETAIL_WORD_READER_HPP
#define TRIAGE_TABLES_DETAIL_WORD_READER_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// A word, or the end of a sentence or of the text.
struct word_token {
  /// `aside` is what the sentence only quotes, and a URL.
  enum class what : std::uint8_t { word, number, aside, sentence_end, end };

  what is = what::end;
  std::uint32_t hash = 0;  ///< of the word without its ending, in lower case, without accents
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// How many letters the ending of a word has: requests, requested, requesting are one word, and so
/// are query and queries. `last` has the last letter in its highest byte, the one before it in the
/// next one.
[[nodiscard, gnu::always_inline]] constexpr std::size_t ending_size(std::uint64_t last,
                                                                    std::size_t n) noexcept {
  if (n <= 3) return 0;
  const auto letter = [](char c) { return static_cast<std::uint64_t>(c); };
  // Most words end with another letter.
  constexpr auto bit = [](char c) { return 1U << (static_cast<unsigned>(c) & 31U); };
  constexpr unsigned endings = bit('y') | bit('g') | bit('d') | bit('s') | bit('e');
  if ((endings >> (last >> 56 & 31U) & 1U) == 0) return 0;
  const std::uint64_t second = last >> 48 & 0xFFU;
  const std::uint64_t third = last >> 40 & 0xFFU;
  switch (last >> 56) {
    case 'y': return n > 5 && second == letter('l') ? 2 : 1;
    case 'g': return n > 5 && second == letter('n') && third == letter('i') ? 3 : 0;
    case 'd':
      if (n == 4 || second != letter('e') || third == letter('e')) return 0;
      return third == letter('i') ? 3 : 2;
    case 's':
      if (n > 4 && second == letter('e')) return third == letter('i') ? 3 : 2;
      return second == letter('s') || second == letter('u') ? 0 : 1;
    case 'e': return 1;
    default: return 0;
  }
}

/// The number of a letter, which is a byte or a character.
template <class Letter>
[[nodiscard]] constexpr std::uint32_t number_of(Letter c) noexcept {
  if constexpr (sizeof(Letter) == 1) {
    return static_cast<unsigned char>(c);
  } else {
    return static_cast<std::uint32_t>(c);
  }
}

/// How many letters are left of a word without its ending.
template <class Letters>
[[nodiscard]] constexpr std::size_t without_ending(const Letters& w, std::size_t n) noexcept {
  if (n <= 3) return n;
  const auto before = [&](std::size_t from_end) {
    const std::uint32_t c = number_of(w[n - from_end]);
    return c < 0x80 ? static_cast<std::uint64_t>(c) : 0;
  };
  const std::uint64_t last = number_of(w[n - 1]) & 0xFFU;
  return n - ending_size(last << 56 | before(2) << 48 | before(3) << 40, n);
}

/// Mixes a block of a word into its hash, whose upper half counts.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t block) noexcept {
  return (hash ^ hash >> 32 ^ block) * 0xD6E8FEB86659FD93U;
}

/// A hash as it is kept: none of the marks between the words of spelled-out phrases.
[[nodiscard]] constexpr std::uint32_t kept(std::uint64_t hash) noexcept {
  return static_cast<std::uint32_t>(hash >> 32) | 4U;
}

/// Hashes letters of ASCII: blocks of eight, the first letter in the lowest byte; the last block
/// has what there is of it at its upper end.
template <class Letters>
[[nodiscard]] constexpr std::uint32_t hash_of_letters(const Letters& w, std::size_t n) noexcept {
  std::uint64_t hash = 0;
  std::uint64_t block = 0;
  for (std::size_t i = 0; i < n; ++i) {
    block = block >> 8 | static_cast<std::uint64_t>(number_of(w[i])) << 56;
    if (i % 8 != 7 && i + 1 != n) continue;
    hash = mix(hash, block);
    block = 0;
  }
  return kept(hash);
}

/// The hash of a word of small ASCII letters; what `word_reader` gives for it.
[[nodiscard]] constexpr std::uint32_t hash_of(std::string_view word) noexcept {
  return hash_of_letters(word, without_ending(word, word.size()));
}

/// What a byte is to the reader, a bit for each.
struct byte_is {
  static constexpr std::uint8_t high = 0;  ///< not of ASCII
  static constexpr std::uint8_t separator = 1;
  static constexpr std::uint8_t stop = 2;
  static constexpr std::uint8_t brace = 4;
  static constexpr std::uint8_t quote = 8;
  static constexpr std::uint8_t apostrophe = 16;
  static constexpr std::uint8_t digit = 32;
  static constexpr std::uint8_t small = 64;
  static constexpr std::uint8_t capital = 128;
  /// What ends any word.
  static constexpr std::uint8_t end = separator | stop | brace | quote;
  /// Separators that need a second look: what may begin a URL's "://", and what is behind the text.
  static constexpr std::uint8_t colon = separator | brace;
  static constexpr std::uint8_t zero = separator | stop;
};

inline constexpr auto byte_kinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 0; c < 0x80; ++c) {
    kinds[c] = c >= 'a' && c <= 'z'                                        ? byte_is::small
               : c >= 'A' && c <= 'Z'                                      ? byte_is::capital
               : c >= '0' && c <= '9'                                      ? byte_is::digit
               : c == '\''                                                 ? byte_is::apostrophe
               : c == '"' || c == '`'                                      ? byte_is::quote
               : c == '{'                                                  ? byte_is::brace
               : c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' ? byte_is::stop
               : c == ':'                                                  ? byte_is::colon
               : c == '\0'                                                 ? byte_is::zero
                                                                           : byte_is::separator;
  }
  return kinds;
}();

/// A copy of a text, or of its beginning, with zeros behind it: a word's letters are then read
/// many at a time wherever it is, without asking each time whether the text ends there.
class word_text {
 public:
  static constexpr std::size_t most = 2048;

  constexpr word_text() noexcept {}  // NOLINT(modernize-use-equals-default): it would set all bytes
  explicit constexpr word_text(std::string_view s) noexcept { set(s); }

  constexpr void set(std::string_view s) noexcept {
    size_ = s.size() < most ? s.size() : most;
    copy(s.data());
    end();
  }

  /// Where at most `most` bytes may be written instead; then `written` is told how many.
  [[nodiscard]] constexpr char* room() noexcept { return bytes_; }
  constexpr void written(std::size_t size) noexcept {
    size_ = size;
    end();
  }

  [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_, size_}; }

  /// Whether it is a name, as codes are, and no sentence.
  [[nodiscard]] constexpr bool is_name() const noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) {
      for (std::size_t i = 0; i < size_; i += 16) {
        const simd::sixteen b = simd::load16(bytes_ + i);
        const std::size_t left = size_ - i;
        const simd::mask here = left < 16 ? (1U << left) - 1 : 0xFFFFU;
        if ((simd::bits((b <= ' ') | (b == '\x7F')) & here) != 0) return false;
      }
      return true;
    }
#endif
    for (std::size_t i = 0; i < size_; ++i) {
      if (bytes_[i] <= ' ' || bytes_[i] > '~') return false;
    }
    return true;
  }

 private:
  // A capital, 16 small letters, and what is behind them.
  static constexpr std::size_t behind = 24;

  constexpr void end() noexcept {
    for (std::size_t i = 0; i < behind; ++i) bytes_[size_ + i] = '\0';
  }

  // In steps of 16 bytes, the last of which goes over some bytes twice: compilers make of a
  // std::memcpy of at most 2 KB an instruction that takes long to start.
  constexpr void copy(const char* from) noexcept {
    std::size_t i = 0;
    if (!std::is_constant_evaluated() && size_ >= 16) {
      for (; i + 16 < size_; i += 16) std::memcpy(bytes_ + i, from + i, 16);
      i = size_ - 16;
      std::memcpy(bytes_ + i, from + i, 16);
      return;
    }
    for (; i < size_; ++i) bytes_[i] = from[i];
  }

  std::size_t size_ = 0;
  char bytes_[most + behind];
};

/// Splits at everything that is no letter or digit, and where a name in camel case has its steps:
/// "TPMLimitExceeded" is tpm, limit, exceed. Linear, total for any bytes.
class word_reader {
 public:
  explicit constexpr word_reader(const word_text& s) noexcept : s_(s.view()) {}

  [[nodiscard, gnu::always_inline]] constexpr word_token next() noexcept {
    for (;;) {
      const std::uint8_t k = kind_at(at_);
      if ((k & (byte_is::small | byte_is::capital)) != 0) {
        const std::size_t from = at_;
        std::size_t end = 0;
        if (const std::uint32_t hash = plain_word(k, end); hash != 0) {
          return {word_token::what::word, hash, static_cast<std::uint32_t>(from),
                  static_cast<std::uint32_t>(end)};
        }
      } else if ((k & byte_is::separator) != 0) {
        if (k == byte_is::zero && at_ >= s_.size()) break;
        ++at_;
        continue;
      }
      if (k == byte_is::stop) {
        const std::size_t from = at_++;
        if (at_ < s_.size() && !is_blank(s_[at_])) continue;
        return token(word_token::what::sentence_end, 0, from);
      }
      if (k == byte_is::digit) {
        const std::size_t from = at_;
        if (const std::uint32_t hash = plain_number(); hash != 0) {
          return token(word_token::what::number, hash, from);
        }
      }
      // By value, so that what is not rare needs no memory.
      const step s = other(s_, at_, json_);
      at_ = s.at;
      json_ = s.json;
      if (s.found) return s.token;
    }
    return {word_token::what::end, 0, size(), size()};
  }

 private:
  // Where the reader is after something that is rare, and whether that is a token.
  struct step {
    word_token token;
    std::size_t at;
    bool json;
    bool found;
  };

  constexpr word_reader(std::string_view s, std::size_t at, bool json) noexcept
      : s_(s), at_(at), json_(json) {}

  enum class kind : std::uint8_t { other, stop, letter, digit, ideograph };
  // One number: compilers store members one by one and load them together, which a processor waits
  // for.
  class character {
   public:
    constexpr character(kind is, bool upper, std::uint32_t size, std::uint32_t lower) noexcept
        : bits_(lower | static_cast<std::uint32_t>(is) << 16 | (upper ? upper_bit : 0) |
                size << 24) {}
    [[nodiscard]] constexpr kind is() const noexcept { return static_cast<kind>(bits_ >> 16 & 7U); }
    [[nodiscard]] constexpr bool upper() const noexcept { return (bits_ & upper_bit) != 0; }
    /// Bytes in the text.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return bits_ >> 24; }
    /// Of letters below U+0500, without accents; 0 of others.
    [[nodiscard]] constexpr std::uint16_t lower() const noexcept {
      return static_cast<std::uint16_t>(bits_);
    }

   private:
    static constexpr std::uint32_t upper_bit = 1U << 20;
    std::uint32_t bits_;
  };

  [[nodiscard]] constexpr std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(s_.size());
  }

  // What is from a place to where the reader is.
  [[nodiscard]] constexpr word_token token(word_token::what is, std::uint32_t hash,
                                           std::size_t from) const noexcept {
    return {is, hash, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(at_)};
  }

  [[nodiscard]] constexpr std::uint8_t kind_at(std::size_t at) const noexcept {
    return byte_kinds[static_cast<unsigned char>(*(s_.data() + at))];
  }

  [[nodiscard, gnu::noinline]] static constexpr step other(std::string_view s, std::size_t at,
                                                           bool json) noexcept {
    word_reader r(s, at, json);
    word_token found;
    const bool is_token = r.other(found);
    return {found, r.at_, r.json_, is_token};
  }

  // What is no plain word. False if it is no token.
  constexpr bool other(word_token& found) noexcept {
    const std::size_t from = at_;
    const std::uint8_t k = kind_at(from);
    switch (k) {
      case byte_is::brace:
        json_ = true;
        ++at_;
        return false;
      case byte_is::quote:
      case byte_is::apostrophe: {
        const std::size_t size = quotation();
        at_ += size != 0 ? size : 1;
        found = token(word_token::what::aside, 0, from);
        return size != 0;
      }
      case byte_is::high: {
        const character c = read(from);
        if (c.is() == kind::letter || c.is() == kind::ideograph) break;
        at_ += c.size();
        found = token(word_token::what::sentence_end, 0, from);
        return c.is() == kind::stop;
      }
      case byte_is::small: {
        // Mostly "https".
        const std::size_t n = letters(s_.data() + from, 'a');
        if (n > 15 || s_.substr(from + n, 3) != "://") break;
        at_ += n;
        found = url(from);
        return true;
      }
      default: break;
    }
    found = take();
    if (at_ < s_.size() && s_[at_] == ':' && s_.substr(at_, 3) == "://") found = url(from);
    return true;
  }

  // All of the URL that begins with a word behind which the reader is.
  [[nodiscard]] constexpr word_token url(std::size_t from) noexcept {
    for (; at_ < s_.size() && !ends_url(s_[at_]); ++at_) {
#if TRIAGE_SIMD
      // What ends one is less than *, as little in URLs is, or >.
      if (std::is_constant_evaluated()) continue;
      simd::mask found = 0;
      while (found == 0) {
        const simd::sixteen b = simd::load16(s_.data() + at_);
        found = simd::bits((b < '*') | (b == '>'));
        at_ += found == 0 ? 16U : static_cast<unsigned>(std::countr_zero(found));
      }
      if (at_ >= s_.size() || ends_url(s_[at_])) break;
#endif
    }
    return token(word_token::what::aside, 0, from);
  }

  // How many of the next 16 bytes are letters of one kind, before the first other byte.
  [[nodiscard, gnu::always_inline]] static constexpr std::size_t letters(const char* p,
                                                                         char first) noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) {
      // Moves the letters to the upper end of what a signed byte can be: one comparison for both.
      using unsigned_bytes = unsigned char __attribute__((vector_size(16)));
      const auto moved = reinterpret_cast<unsigned_bytes>(simd::load16(p)) +
                         static_cast<unsigned char>(0x80 - 26 - first);
      const auto are = reinterpret_cast<simd::sixteen>(moved) > static_cast<signed char>(0x7F - 26);
      // The sum has a bit where the first other byte is, and is not 0.
      return static_cast<unsigned>(__builtin_ctz(simd::bits(are) + 1));
    }
#endif
    std::size_t n = 0;
    while (n < 16 && p[n] >= first && p[n] < first + 26) ++n;
    return n;
  }

  // Most words are at most 15 small letters, perhaps behind a capital; others are as many capitals.
  // Gives the hash and the end, and goes on; 0 if this is none of these.
  [[nodiscard, gnu::always_inline]] constexpr std::uint32_t plain_word(std::uint8_t k,
                                                                       std::size_t& end) noexcept {
    const char* const p = s_.data() + at_;
    const bool small = k == byte_is::small || kind_at(at_ + 1) == byte_is::small;
    const std::size_t n = small ? 1 + letters(p + 1, 'a') : letters(p, 'A');
    end = at_ + n;
    std::size_t next = end;
    const std::uint8_t behind = kind_at(end);
    if (behind == byte_is::separator) {
      ++next;
    } else if (behind == byte_is::colon
                   ? p[n + 1] == '/' && p[n + 2] == '/'
                   : (behind & (byte_is::end | byte_is::capital)) == 0 &&
                         (behind != byte_is::apostrophe || letter_at(end + 1))) {
      return 0;
    }
    // Capitals become small letters, and those stay what they are.
    constexpr std::uint64_t all_small = 0x2020202020202020U;
    const std::uint64_t first = load_le<8>(p) | all_small;
    if (n > 8) {
      if (n > 15) return 0;
      at_ = next;
      return kept(hash_of_two(first, load_le<8>(p + 8) | all_small, n));
    }
    at_ = next;
    const std::uint64_t word = first << (64 - 8 * n);
    return kept(mix(0, word << 8 * ending_size(word, n)));
  }

  // Of 9 to 15 letters, without their ending.
  [[nodiscard, gnu::noinline]] static constexpr std::uint64_t hash_of_two(std::uint64_t first,
                                                                          std::uint64_t second,
                                                                          std::size_t n) noexcept {
    n -= ending_size(second << (128 - 8 * n) | first >> (8 * n - 64), n);
    return n <= 8 ? mix(0, first << (64 - 8 * n)) : mix(mix(0, first), second << (128 - 8 * n));
  }

  // Most numbers are at most eight digits. The same as for words.
  [[nodiscard, gnu::always_inline]] constexpr std::uint32_t plain_number() noexcept {
    std::size_t n = 1;
    while (kind_at(at_ + n) == byte_is::digit) ++n;
    if (n > 8) return 0;
    const std::uint8_t behind = kind_at(at_ + n);
    if ((behind & byte_is::end) == 0 || behind == byte_is::colon) return 0;
    const std::uint64_t digits = load_le<8>(s_.data() + at_) << (64 - 8 * n);
    at_ += n;
    return kept(mix(0, digits));
  }

  // The size of the quotation that begins here, with its marks; 0 if none does. What is quoted is a
  // name or a value of the request, unless a word before it says that it is the message itself.
  // Within JSON, quotation marks do not quote.
  [[nodiscard]] constexpr std::size_t quotation() const noexcept {
    const char mark = s_[at_];
    if (json_ || at_ == 0) return 0;
    const char before = s_[at_ - 1];
    if (before != ' ' && before != '(' && before != ':' && before != '=' && before != '[') return 0;
    std::size_t word_end = at_;
    while (word_end > 0 && (s_[word_end - 1] == ' ' || s_[word_end - 1] == ':')) --word_end;
    const std::string_view so_far = s_.substr(0, word_end);
    for (const std::string_view word : says) {
      if (so_far.ends_with(word)) return 0;
    }
    for (std::size_t i = at_ + 1; i < s_.size() && i - at_ < 200; ++i) {
      if (s_[i] == '{') return 0;
      if (s_[i] != mark || (i + 1 < s_.size() && letter_at(i + 1))) continue;
      return i + 1 - at_;
    }
    return 0;
  }

  static constexpr bool is_blank(char c) noexcept {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '"' || c == '\'' || c == ')';
  }
  // The same and >; g++ makes two questions of it if they are written as such.
  static constexpr bool ends_url(char c) noexcept {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '"' || c == '\'' || c == ')' ||
           c == '>';
  }

  // Behind these a quotation is the message itself.
  static constexpr std::string_view says[] = {"error",    "message",  "reason",   "response",
                                              "returned", "said",     "Error",    "Message",
                                              "Reason",   "Response", "exception"};

  // U+00C0 … U+017F without accents; _ is no letter.
  static constexpr std::string_view plain_latin =
      "aaaaaaaceeeeiiiidnooooo_ouuuuytsaaaaaaaceeeeiiiidnooooo_ouuuuyty"
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

  [[nodiscard]] constexpr character read(std::size_t at) const noexcept {
    const auto c = static_cast<unsigned char>(s_[at]);
    if (c < 0x80) {
      switch (kind_at(at)) {
        case byte_is::small: return {kind::letter, false, 1, c};
        case byte_is::capital: return {kind::letter, true, 1, c | 0x20U};
        case byte_is::digit: return {kind::digit, false, 1, c};
        default: return {kind::other, false, 1, 0};
      }
    }
    const std::size_t left = s_.size() - at;
    const auto tail = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(s_[at + i]) & 0x3FU);
    };
    if (c >= 0xC3 && c <= 0xDF && left >= 2) {
      const std::uint32_t u = (c & 0x1FU) << 6 | tail(1);
      if (u <= 0x17F) {
        const char plain = plain_latin[u - 0xC0];
        return {plain == '_' ? kind::other : kind::letter, false, 2,
                static_cast<unsigned char>(plain)};
      }
      if (u >= 0x300 && u <= 0x36F) return {kind::other, false, 2, 0};
      const std::uint32_t lower = u >= 0x410 && u <= 0x42F   ? u + 0x20
                                  : u >= 0x400 && u <= 0x40F ? u + 0x50
                                                             : u;
      return {kind::letter, false, 2, lower};
    }
    if (c >= 0xE0 && c <= 0xEF && left >= 3) {
      const std::uint32_t u = (c & 0x0FU) << 12 | tail(1) << 6 | tail(2);
      if (u == 0x3002 || u == 0xFF01 || u == 0xFF1B || u == 0xFF1F) {
        return {kind::stop, false, 3, 0};
      }
      const bool mark = (u >= 0x2000 && u <= 0x206F) || (u >= 0x3000 && u <= 0x3004) ||
                        (u >= 0x3008 && u <= 0x3020) || (u >= 0xFF00 && u <= 0xFF0F) ||
                        (u >= 0xFF1A && u <= 0xFF20);
      if (mark) return {kind::other, false, 3, 0};
      if (u >= 0x2E80) return {kind::ideograph, false, 3, 0};
      return {kind::letter, false, 3, 0};
    }
    return {kind::other, false, 1, 0};
  }

  // Any word: a letter, digit or ideograph is there.
  [[nodiscard]] constexpr word_token take() noexcept {
    const std::size_t from = at_;
    std::uint16_t letters[longest];
    std::size_t n = 0;
    bool number = false;
    bool plain = true;
    bool lower_seen = false;
    bool upper_before = false;
    while (at_ < s_.size() && (kind_at(at_) & byte_is::end) == 0) {
      const character c = read(at_);
      if (c.is() == kind::ideograph) {
        if (n == 0) {
          const std::uint64_t hash = mix(0, load_le<3>(s_.data() + from));
          at_ += 3;
          return token(word_token::what::word, kept(hash), from);
        }
        break;
      }
      if (c.is() != kind::letter && c.is() != kind::digit) {
        // The apostrophe of "don't" is within the word.
        if (n < longest && s_[at_] == '\'' && at_ + 1 < s_.size() && letter_at(at_ + 1)) {
          ++at_;
          continue;
        }
        if (at_ + 3 < s_.size() && s_.substr(at_, 3) == "\xE2\x80\x99" && letter_at(at_ + 3)) {
          at_ += 3;
          continue;
        }
        break;
      }
      if (c.upper()) {
        const bool next_is_lower = at_ + 1 < s_.size() && s_[at_ + 1] >= 'a' && s_[at_ + 1] <= 'z';
        // "limitExceeded", and the last capital of "TPMLimit"; but not the s of "APIs".
        if (lower_seen || (upper_before && next_is_lower && !plural_at(at_))) break;
      }
      lower_seen = lower_seen || (c.is() == kind::letter && !c.upper());
      upper_before = c.upper();
      if (n == 0) number = c.is() == kind::digit;
      if (n < longest) {
        if (c.lower() != 0) {
          letters[n++] = c.lower();
        } else {
          for (std::size_t i = 0; i < c.size() && n < longest; ++i) {
            letters[n++] = static_cast<unsigned char>(s_[at_ + i]);
          }
        }
      } else {
        plain = false;
      }
      at_ += c.size();
    }
    if (!plain) n = longest;  // no word of a lexicon
    if (!number) n = without_ending(letters, n);
    const auto is = number ? word_token::what::number : word_token::what::word;
    unsigned bits = 0;
    for (std::size_t i = 0; i < n; ++i) bits |= letters[i];
    if (bits < 0x80) return token(is, hash_of_letters(letters, n), from);
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < n; ++i) hash = mix(hash, letters[i]);
    return token(is, kept(hash), from);
  }

  [[nodiscard]] constexpr bool letter_at(std::size_t at) const noexcept {
    const char c = *(s_.data() + at);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  // Whether a capital that a small letter follows is the last one of a plural such as "APIs".
  [[nodiscard]] constexpr bool plural_at(std::size_t at) const noexcept {
    return s_[at + 1] == 's' && (at + 2 >= s_.size() || !letter_at(at + 2));
  }

  static constexpr std::size_t longest = 32;

  std::string_view s_;
  std::size_t at_ = 0;
  bool json_ = false;  // a brace was seen

  static_assert(plain_latin.size() == 0x180 - 0xC0);
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// Words that tell the kind of a failure, for what no table of a provider knows: how they are
// written. The lexicon itself is in lexicon_words.hpp.
#ifndef TRIAGE_TABLES_WORDS_HPP
#define TRIAGE_TABLES_WORDS_HPP

namespace triage::inline TRIAGE_ABI {

/// How much a phrase proves. In a code or type it proves one step more than in a sentence: a code
/// is chosen, a sentence mentions things.
enum class strength : std::uint8_t {
  hint = 1,  ///< enough only in a code
  likely,    ///< enough where the status leaves the kind open
  sure,      ///< enough against the status
  certain,   ///< enough whatever else is said
};

/// Phrases that tell the kind of a failure, `|` between them: "insufficient balance|out of credit".
///
/// They are found in codes and types of any spelling (`InsufficientBalance`,
/// `INSUFFICIENT_BALANCE`, `insufficient-balance`) and as whole words in the message. Case, accents
/// and the endings s, es, ed, ing, e, y and ies do not matter, nor do small words such as "the",
/// "your" and "has". Chinese, Japanese and Korean characters are words of their own. In a phrase,
/// `*` is up to four words of the same sentence, `#` is a number.
///
/// A kind with the category `none` makes its phrases mean nothing ("credit card"): what lies within
/// them is not found, unless it is part of a longer phrase.
///
/// The kind `after` is the usual one for a limit that is renewed at some time: the verdict is
/// `never` if the response names no delay.
struct word {
  std::string_view phrases;
  triage::kind kind;
  triage::strength strength = triage::strength::likely;
  triage::statuses status = {};  ///< the statuses it is for
};

namespace detail {

/// Words of one meaning: each counts as the first of its line. What is in the first line is left
/// out.
inline constexpr std::string_view same_words[] = {
    // NOLINTNEXTLINE(bugprone-suspicious-missing-comma)
    "a an the your our you this that these those is are was were be been being am has have had "
    "will "
    "would of for to it its i we my me their at by with from please sorry so "
    "do does did on as there just and",
    "not no cannot cant dont doesnt isnt arent couldnt wasnt hasnt havent unable",
    "exceed reach hit surpass exceeding",
    "exhaust deplete consume",
    "request call query invocation",
    "authorized authorised",
    "unauthorized unauthorised",
    "minute min",
    "second sec",
    "quota allowance allotment allocation",
    "maximum max",
    "temporarily temporary",
    "organization organisation",
    "wallet purse",
    "fund fonds",
};

/// What words are about, for pairs of them.
enum class word_class : std::uint8_t {
  money,
  lacking,
  login,
  bad,
  limit,
  period,
  spent,
  server,
  busy,
  down,
  content,
  refused,
};

struct classed_words {
  word_class of;
  std::string_view words;
};

/// Two words that tell the kind when they are in one sentence, at most four words apart, in any
/// order; with `beside`, only if such a word is in the sentence, too.
struct word_pair {
  word_class one;
  word_class other;
  triage::kind kind;
  triage::strength strength;
  bool with_beside = false;
  word_class beside = word_class::spent;
};

}  // namespace detail

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI::detail {

// What a phrase consists of: words by number, and:
inline constexpr std::uint16_t unknown_word = 0;
inline constexpr std::uint16_t any_number = 2;
inline constexpr std::uint16_t small_word = 3;  // left out
inline constexpr std::uint16_t first_word = 4;
inline constexpr std::uint16_t gap = 0xFFFF;
inline constexpr std::uint16_t behind_gap = 0x8000;

// The second element of a phrase is beside it, since most phrases have two; or, if that is a gap,
// `behind_gap` and the third.
struct phrase {
  std::uint16_t second;  // 0: it has one
  std::uint16_t at;      // of the next, among the elements
  std::uint8_t size;     // in elements
  std::uint8_t word;     // which of the words has it
};

struct known_word {
  std::uint32_t hash = 0;  // 0: none
  std::uint16_t number = unknown_word;
  std::uint16_t is = 0;  // a bit for each class; and what it begins
};
// The known words are in cells, sorted by their hashes, each in the cell of its hash or before it;
// so a search ends at the first hash that is not larger, which that of an empty cell never is.
[[nodiscard]] constexpr std::size_t cell_of(std::uint32_t hash, std::uint32_t cells) noexcept {
  return static_cast<std::size_t>(std::uint64_t{hash} * cells >> 32);
}
// As many cells are before the first one that hashes are spread over, for words that others move.
inline constexpr std::size_t cells_before = 16;

// Which phrases begin with a word; most have none of some kind.
struct begins {
  static constexpr std::uint16_t with_word = 0x8000;    // behind which another one follows
  static constexpr std::uint16_t with_number = 0x4000;  // or a number
  static constexpr std::uint16_t with_gap = 0x2000;
  static constexpr std::uint16_t alone = 0x1000;
};
inline constexpr std::uint16_t classes_of_word = 0x0FFF;

/// Which pairs of words phrases begin with, a bit for each, which others may share.
struct beginnings {
  std::uint64_t bits[128] = {};

  static constexpr std::uint32_t place(std::uint16_t first, std::uint16_t second) noexcept {
    return (first * 40503U + second * 24247U) >> 2 & 8191U;
  }
  constexpr void add(std::uint16_t first, std::uint16_t second) {
    const std::uint32_t at = place(first, second);
    bits[at / 64] |= std::uint64_t{1} << (at % 64);
  }
  [[nodiscard]] constexpr bool may_have(std::uint16_t first, std::uint16_t second) const noexcept {
    const std::uint32_t at = place(first, second);
    return (bits[at / 64] >> (at % 64) & 1U) != 0;
  }
};

/// What decides about a phrase that was found, besides its row.
struct word_line {
  triage::strength strength = strength::likely;
  triage::statuses status = {};
};

struct lexicon_view {
  const word_line* lines = nullptr;      // by the number of a word
  const std::uint8_t* row_of = nullptr;  // which of the rows each has
  row_table rows = {};                   // the decisions
  const known_word* known = nullptr;     // the first of the cells that hashes are spread over
  std::uint32_t cells = 0;               // how many these are
  const std::uint16_t* elements = nullptr;
  const phrase* phrases = nullptr;
  const std::uint16_t* first_phrase = nullptr;  // of the phrases that begin with a word
  const triage::detail::beginnings* beginnings = nullptr;
  const word_pair* pairs = nullptr;
  std::size_t pairs_size = 0;
  row_table pair_rows = {};

  // The word with this hash, or one whose number is `unknown_word`.
  [[nodiscard]] constexpr known_word find(std::uint32_t hash) const noexcept {
    const known_word* w = known + cell_of(hash, cells);
    while (w->hash > hash) --w;
    return w->hash == hash ? *w : known_word{};
  }
};

// Between the hashes of spelled-out phrases.
inline constexpr std::uint32_t phrase_ends = 0;
inline constexpr std::uint32_t gap_here = 1;
inline constexpr std::uint32_t number_here = 2;
inline constexpr std::uint32_t word_ends = 3;

/// Phrases as hashes. Each line of a lexicon is spelled in an evaluation of its own, which stays
/// below the compilers' limits.
template <std::size_t Most>
struct spelled {
  std::array<std::uint32_t, Most> of{};
  std::size_t size = 0;

  constexpr void add(std::string_view phrases, char between) {
    std::size_t begin = 0;
    bool plain = true;  // small ASCII letters
    for (std::size_t i = 0;; ++i) {
      const char c = i < phrases.size() ? phrases[i] : between;
      if (c >= 'a' && c <= 'z') continue;
      if (c != ' ' && c != between) {
        plain = false;
        continue;
      }
      if (i > begin) add_word(phrases.substr(begin, i - begin), plain);
      if (c == between) of[size++] = phrase_ends;
      if (i >= phrases.size()) break;
      begin = i + 1;
      plain = true;
    }
    of[size++] = word_ends;
  }

 private:
  constexpr void add_word(std::string_view word, bool plain) {
    if (plain && word.size() < 32) {
      of[size++] = hash_of(word);
    } else if (word == "*" || word == "#") {
      of[size++] = word == "*" ? gap_here : number_here;
    } else {
      const word_text written(word);
      word_reader reader(written);
      for (word_token t = reader.next(); t.is != word_token::what::end; t = reader.next()) {
        of[size++] = t.hash;
      }
    }
  }
};

[[nodiscard]] constexpr std::size_t most_spelled(std::string_view phrases) {
  std::size_t n = 4;
  for (const char c : phrases) {
    const auto u = static_cast<unsigned char>(c);
    if (c == ' ' || c == '|') n += 2;
    if (u >= 0xE0) ++n;
  }
  return n;
}

template <const auto& Words, std::size_t Line>
inline constexpr auto spelled_line = [] {
  spelled<most_spelled(Words[Line].phrases)> s;
  s.add(Words[Line].phrases, '|');
  return s;
}();

template <class Words>
inline constexpr auto spelled_classes = [] {
  spelled<256> s;
  for (const classed_words& c : Words::classes) s.add(c.words, ' ');
  return s;
}();

template <const auto& Lines>
inline constexpr auto spelled_same_words = [] {
  spelled<256> s;
  for (const std::string_view line : Lines) s.add(line, ' ');
  return s;
}();

template <std::size_t Slots>
struct dictionary {
  std::array<std::uint16_t, Slots> cells{};
  std::array<known_word, Slots * 3 / 4> known{};
  std::size_t size = 1;
  std::uint16_t next = first_word;
  static constexpr std::uint32_t shift = 32 - std::countr_zero(Slots);

  constexpr std::uint16_t number_of(std::uint32_t hash, std::uint16_t otherwise) {
    std::size_t i = hash >> shift;
    for (; cells[i] != 0; i = (i + 1) % Slots) {
      if (known[cells[i]].hash == hash) return known[cells[i]].number;
    }
    cells[i] = static_cast<std::uint16_t>(size);
    known[size++] = {hash, otherwise != unknown_word ? otherwise : next++, 0};
    return known[cells[i]].number;
  }
  // A template, so that nothing is spelled for programs that compile no words.
  template <const auto& Lines = same_words>
  constexpr void add_same_words() {
    std::uint16_t same = small_word;
    bool first = false;
    constexpr const auto& spelled = spelled_same_words<Lines>;
    for (std::size_t i = 0; i < spelled.size; ++i) {
      const std::uint32_t hash = spelled.of[i];
      if (hash == word_ends) {
        first = true;
      } else if (hash != phrase_ends) {
        same = number_of(hash, first ? unknown_word : same);
        first = false;
      }
    }
  }
};

/// What is kept of some lists of words.
template <std::size_t Elements, std::size_t Phrases, std::size_t Slots>
struct compiled_lexicon {
  dictionary<Slots> words;
  std::array<known_word, cells_before + Slots> cells{};
  std::uint32_t cells_size = 0;  // without those before the first
  std::array<std::uint16_t, Elements> elements{};
  std::array<phrase, Phrases> phrases{};
  std::array<std::uint16_t, Slots> first_phrase{};
  triage::detail::beginnings beginnings;
  std::size_t rest_size = 0;  // of the elements that are the third of a phrase or behind it
  bool empty_phrase = false;
};

template <std::size_t N>
struct hash_list {
  std::array<std::uint32_t, N> of{};
  std::size_t size = 0;

  [[nodiscard]] constexpr std::size_t count(std::uint32_t mark) const {
    std::size_t n = 0;
    for (std::size_t i = 0; i < size; ++i) n += of[i] == mark ? 1 : 0;
    return n;
  }
};

template <const auto& Words, std::size_t... Line>
[[nodiscard]] constexpr std::size_t spelled_size(std::index_sequence<Line...>) {
  return (spelled_line<Words, Line>.size + ...);
}
template <std::size_t N, const auto& Words, std::size_t... Line>
constexpr void append_lines(hash_list<N>& all, std::index_sequence<Line...>) {
  const auto append = [&](const auto& s) {
    for (std::size_t i = 0; i < s.size; ++i) all.of[all.size++] = s.of[i];
  };
  (append(spelled_line<Words, Line>), ...);
}
template <const auto& Words>
using lines_of = std::make_index_sequence<std::size(Words)>;

template <const auto&... Lists>
inline constexpr auto all_hashes = [] {
  hash_list<(spelled_size<Lists>(lines_of<Lists>{}) + ...)> all;
  (append_lines<std::size(all.of), Lists>(all, lines_of<Lists>{}), ...);
  return all;
}();

[[nodiscard]] constexpr std::size_t slots_for(std::size_t words) {
  std::size_t cells = 256;
  while (cells < words * 2) cells *= 2;
  return cells;
}

/// A provider's own words are in no classes.
struct no_classes {};

/// `Classes`: has the classes of the words, or is no_classes.
template <class Classes, const auto&... Lists>
inline constexpr auto compiled_words = [] {
  constexpr const auto& all = all_hashes<Lists...>;
  constexpr std::size_t phrases = all.count(phrase_ends);
  constexpr std::size_t cells = slots_for(sizeof...(Lists) > 1 ? all.size / 6 : all.size + 130);
  compiled_lexicon<all.size - phrases, phrases, cells> c;
  c.words.add_same_words();
  struct unsorted_phrase {
    std::uint16_t first;
    phrase rest;
  };
  std::array<unsorted_phrase, phrases> unsorted{};
  std::size_t n = 0;
  std::uint8_t word = 0;
  unsorted_phrase p{};
  const auto append = [&](std::uint16_t element) {
    if (p.rest.size == 0) {
      p.first = element;
    } else if (p.rest.size == 1) {
      p.rest.second = element;
    } else if (p.rest.size == 2 && p.rest.second == gap) {
      p.rest.second = static_cast<std::uint16_t>(behind_gap | element);
    } else {
      c.elements[c.rest_size++] = element;
    }
    ++p.rest.size;
  };
  // Gaps count when something comes behind them: one at the end asks for nothing.
  std::size_t gaps = 0;
  for (std::size_t i = 0; i < all.size; ++i) {
    const std::uint32_t hash = all.of[i];
    std::uint16_t element = small_word;
    if (hash == word_ends) {
      ++word;
    } else if (hash == phrase_ends) {
      c.empty_phrase = c.empty_phrase || p.rest.size == 0 || p.first == gap;
      p.rest.word = word;
      unsorted[n++] = p;
      p = {0, {0, static_cast<std::uint16_t>(c.rest_size), 0, 0}};
      gaps = 0;
    } else if (hash == gap_here || hash == number_here) {
      element = hash == gap_here ? gap : any_number;
    } else {
      element = c.words.number_of(hash, unknown_word);
    }
    if (element == gap && p.rest.size != 0) {
      ++gaps;
    } else if (element != small_word) {
      for (; gaps != 0; --gaps) append(gap);
      append(element);
    }
  }
  if (c.empty_phrase) return c;
  std::array<std::uint16_t, cells> is{};
  if constexpr (!std::is_same_v<Classes, no_classes>) {
    std::size_t list = 0;
    constexpr const auto& classes = spelled_classes<Classes>;
    for (std::size_t i = 0; i < classes.size; ++i) {
      const std::uint32_t hash = classes.of[i];
      if (hash == word_ends) {
        ++list;
      } else if (hash != phrase_ends) {
        const auto bit = 1U << static_cast<unsigned>(Classes::classes[list].of);
        std::uint16_t& bits = is[c.words.number_of(hash, unknown_word)];
        bits = static_cast<std::uint16_t>(bits | bit);
      }
    }
  }
  // Sorted by the first word.
  for (const unsorted_phrase& u : unsorted) {
    const std::uint16_t how = u.rest.size == 1              ? begins::alone
                              : u.rest.second == any_number ? begins::with_number
                              : u.rest.second >= behind_gap ? begins::with_gap
                                                            : begins::with_word;
    is[u.first] = static_cast<std::uint16_t>(is[u.first] | how);
    ++c.first_phrase[static_cast<std::size_t>(u.first) + 1];
    if (how == begins::with_word) c.beginnings.add(u.first, u.rest.second);
  }
  for (std::size_t i = 1; i < c.first_phrase.size(); ++i) {
    c.first_phrase[i] = static_cast<std::uint16_t>(c.first_phrase[i] + c.first_phrase[i - 1]);
  }
  auto at = c.first_phrase;
  for (const unsorted_phrase& u : unsorted) {
    // Among those with the same first word by the second, so that it can be searched for; those
    // with a gap last, in their order.
    std::size_t place = at[u.first]++;
    const std::size_t begin_of_first = c.first_phrase[u.first];
    for (; place > begin_of_first; --place) {
      const std::uint16_t before = c.phrases[place - 1].second;
      if (before <= u.rest.second || u.rest.second >= behind_gap) break;
      c.phrases[place] = c.phrases[place - 1];
    }
    c.phrases[place] = u.rest;
  }
  // Half of the cells are empty.
  c.cells_size = static_cast<std::uint32_t>(c.words.size * 2);
  for (std::size_t i = 1; i < c.words.size; ++i) {
    known_word w = c.words.known[i];
    w.is = is[w.number];
    std::size_t cell = cells_before + cell_of(w.hash, c.cells_size);
    while (c.cells[cell].hash > w.hash) --cell;
    for (; w.hash != 0; --cell) std::swap(w, c.cells[cell]);
  }
  return c;
}();

/// What words of a category mean, in our words.
[[nodiscard]] constexpr std::string_view meaning_of_words(category c) noexcept {
  switch (c) {
    case category::invalid_request: return "words that tell of a faulty request";
    case category::authentication: return "words that tell of a bad credential";
    case category::permission: return "words that tell of a missing permission";
    case category::not_found: return "words that tell of something that is not there";
    case category::conflict: return "words that tell of a conflict";
    case category::payload_too_large: return "words that tell of a request that is too large";
    case category::context_length: return "words that tell of more tokens than the model takes";
    case category::content_policy: return "words that tell of refused content";
    case category::rate_limited: return "words that tell of too many requests";
    case category::quota_exhausted: return "words that tell of a used-up quota";
    case category::insufficient_funds: return "words that tell of missing funds";
    case category::overloaded: return "words that tell of an overloaded service";
    case category::timeout: return "words that tell of a timeout";
    case category::internal: return "words that tell of a fault of the service";
    case category::unavailable: return "words that tell of a service that is not there";
    default: return "words of the response";
  }
}

inline constexpr std::string_view source_of_words =
    "the lexicon, <triage/tables/lexicon_words.hpp>";

[[nodiscard]] constexpr row row_of_kind(const kind& k) {
  return {{}, {}, k, meaning_of_words(k.category), source_of_words};
}

// A row for each kind, and which of them each word has.
template <std::size_t Words>
struct word_kinds {
  std::array<row, Words> rows{};
  std::array<std::uint8_t, Words> of{};
  std::size_t size = 0;
};

template <const auto&... Lists>
inline constexpr auto kinds_of_words = [] {
  word_kinds<(std::size(Lists) + ...)> k;
  std::size_t n = 0;
  const auto add = [&](const auto& list) {
    for (const word& w : list) {
      std::size_t i = 0;
      while (i < k.size && !(k.rows[i].kind == w.kind)) ++i;
      if (i == k.size) k.rows[k.size++] = row_of_kind(w.kind);
      k.of[n++] = static_cast<std::uint8_t>(i);
    }
  };
  (add(Lists), ...);
  return k;
}();
template <const auto&... Lists>
struct rows_of_words {
  static constexpr auto rows = [] {
    std::array<row, kinds_of_words<Lists...>.size> rows{};
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = kinds_of_words<Lists...>.rows[i];
    return rows;
  }();
};
template <const auto&... Lists>
inline constexpr auto row_of_each_word = kinds_of_words<Lists...>.of;
template <const auto&... Lists>
inline constexpr auto lines_of_words = [] {
  std::array<word_line, (std::size(Lists) + ...)> all{};
  std::size_t n = 0;
  const auto add = [&](const auto& list) {
    for (const word& w : list) all[n++] = {w.strength, w.status};
  };
  (add(Lists), ...);
  return all;
}();

template <const auto&... Lists>
inline constexpr lexicon_view lexicon_of = [] {
  constexpr const auto& c = compiled_words<no_classes, Lists...>;
  static_assert(!c.empty_phrase,
                "triage: a phrase of words begins with *, or has only words that do not matter");
  static_assert((std::size(Lists) + ...) <= 255, "triage: at most 255 lines of words");
  static_assert(c.cells[0].hash == 0, "the search for a word ends at the first cell");
  return lexicon_view{lines_of_words<Lists...>.data(),
                      row_of_each_word<Lists...>.data(),
                      row_table_of<rows_of_words<Lists...>>(),
                      c.cells.data() + cells_before,
                      c.cells_size,
                      c.elements.data(),
                      c.phrases.data(),
                      c.first_phrase.data(),
                      &c.beginnings};
}();

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// The lexicon of lexicon_words.hpp as it is searched. Generated by tools/update.sh; do not edit.
#ifndef TRIAGE_TABLES_DETAIL_LEXICON_TABLE_HPP
#define TRIAGE_TABLES_DETAIL_LEXICON_TABLE_HPP

namespace triage::inline TRIAGE_ABI::detail::lexicon_table {

// clang-format off
inline constexpr known_word known[] = {
    {},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{8935780U,325,0},
    {10066948U,1052,0},{12503742U,319,0},{13569772U,762,0},{},{},{},{20222108U,763,0},{},{},
    {24928663U,226,0},{},{28494061U,172,4096},{32024486U,528,32768},{32355076U,1002,32768},
    {33650948U,737,32768},{},{},{37550167U,491,4608},{},{},{},{},{},{},{},{},{},{},
    {56067095U,346,32768},{59421444U,3,0},{59542797U,676,0},{},{},{63544988U,3,0},
    {65289021U,9,36864},{},{73122615U,1086,32768},{74451695U,854,32768},{75090223U,93,32768},
    {76097086U,795,0},{76590156U,829,32768},{78879814U,418,32768},{79975254U,5,8256},
    {80563485U,1235,0},{},{},{85571260U,220,32768},{},{},{89637597U,19,0},{},{},{},
    {95921301U,814,32768},{97566692U,811,0},{},{},{},{},{},{},{},{},{115669988U,393,0},
    {116988630U,743,0},{118358020U,1035,32768},{118383271U,495,0},{120569780U,84,32768},
    {120597982U,3,0},{124145668U,1039,32768},{125122060U,323,0},{},{127356743U,123,0},
    {129531471U,973,32768},{},{132475670U,1068,0},{},{},{},{},{},{141699711U,819,0},{},{},
    {149175101U,9,36864},{149761796U,55,0},{152133309U,1073,0},{152516692U,454,4096},
    {158255724U,441,512},{161717252U,237,32768},{162035204U,381,32768},{162671108U,472,32896},
    {162767036U,635,0},{163813788U,888,0},{164382791U,1158,36864},{168790095U,1228,32768},
    {171557389U,367,32768},{171731972U,218,0},{172687364U,3,0},{175018508U,449,32768},
    {175329815U,838,0},{175512237U,578,32768},{},{},{},{},{183773700U,189,0},{183938190U,755,0},
    {},{188140061U,1175,4096},{},{190877852U,119,32776},{},{},{195216365U,716,0},{},{},{},{},{},
    {205102527U,1032,0},{},{208404484U,887,0},{},{},{},{215973599U,257,0},{},{},{},{},{},{},
    {226877398U,867,0},{228831758U,265,8192},{229610086U,487,4096},{},{},{235511717U,478,32768},
    {},{237434173U,413,128},{},{242864078U,855,0},{245392271U,1137,0},{246875140U,338,32768},
    {247339726U,1028,0},{247409231U,949,4096},{250087684U,878,32768},{},{253720350U,428,45056},
    {254249252U,1179,4096},{},{},{258641886U,485,0},{},{263632900U,3,0},{264631271U,1204,0},{},
    {266692004U,863,0},{269816614U,865,0},{270840087U,512,0},{},{274345732U,520,0},{},{},
    {278824991U,1057,32768},{281204996U,1148,0},{},{},{},{},{},{289800196U,3,0},{},{},{},{},
    {297556735U,498,4096},{},{},{302404502U,517,0},{},{},{309138141U,784,32768},{309308141U,16,1},
    {},{312755822U,760,32768},{},{317071238U,925,0},{317851908U,353,32768},{},{},{},
    {328414221U,318,32768},{330042685U,168,10240},{331352031U,1181,4096},{331729132U,948,4096},
    {333188829U,416,0},{333973764U,34,32768},{334027655U,387,0},{},{},{},{},{},{},{},{},{},
    {355399158U,550,32768},{356690271U,150,0},{357020526U,107,32768},{357304324U,351,4096},
    {359185668U,53,32768},{360209734U,85,36864},{360244253U,1160,0},{},{362716164U,3,0},{},{},
    {368886775U,974,32768},{},{},{},{376908013U,112,32896},{376970022U,574,32768},{},
    {379825205U,1203,32768},{},{},{},{},{387494660U,205,0},{},{392332231U,31,32768},
    {393905566U,479,4608},{395016565U,830,32768},{},{},{},{},{},{},{407758116U,432,0},
    {408211502U,1099,0},{409331788U,661,0},{410262486U,1225,4096},{412879108U,526,32768},
    {414384132U,905,32768},{415919108U,3,0},{417965391U,817,0},{422881398U,515,0},
    {424124660U,719,32768},{425417751U,240,0},{426124156U,471,128},{427796503U,919,0},
    {428261484U,249,45088},{429073454U,138,32768},{},{},{},{},{},{440735772U,936,4096},
    {441080388U,778,0},{442066533U,806,0},{445111071U,1213,0},{445244164U,193,0},
    {447066036U,294,40960},{448445653U,560,32768},{450645271U,142,32768},{450960678U,481,0},{},{},
    {},{457558430U,3,0},{459119412U,473,8320},{460466773U,3,0},{},{},{},{},{},{},{},{},{},
    {478731247U,1098,32768},{480894989U,749,32768},{482148356U,3,0},{483788612U,1075,32768},
    {483824973U,618,0},{485005749U,741,32768},{},{},{},{},{},{494683388U,315,32772},
    {498270212U,3,0},{499555973U,480,32768},{502639814U,1182,32768},{502857670U,802,0},
    {503727567U,1109,36864},{505489206U,780,0},{508055180U,839,32768},{508345055U,1195,32768},
    {511915230U,1004,0},{512078596U,1216,32768},{512409788U,108,32768},{},{516476125U,246,32768},
    {},{},{521670508U,615,32768},{522118807U,541,36864},{524161588U,284,32768},{526958812U,828,0},
    {527944957U,805,0},{528980142U,442,4096},{531399476U,207,32770},{532158533U,533,32768},
    {533856439U,52,32768},{535624182U,127,32768},{536639557U,1156,0},{538645404U,62,36864},{},{},
    {},{},{},{},{},{552238341U,524,32768},{},{555382276U,82,32768},{},{},{},{},{565551918U,483,0},
    {566034436U,956,0},{567227677U,118,32768},{},{570055909U,212,36864},{570793375U,600,32768},{},
    {574948356U,90,32768},{},{},{580764583U,445,32768},{586903812U,305,40960},
    {587202564U,777,32768},{589971758U,42,32768},{590587927U,912,0},{590781444U,253,4096},
    {591229541U,371,0},{591367630U,809,0},{592353775U,740,0},{},{596815687U,1049,4096},
    {597265868U,861,0},{},{603136255U,959,32768},{603217783U,532,4096},{605762052U,892,0},
    {606600540U,268,32800},{607743551U,845,32768},{612078277U,496,4096},{612642613U,589,0},
    {612837236U,851,0},{},{614800356U,1087,0},{},{617968964U,999,0},{620202501U,588,0},{},{},{},
    {628044582U,752,0},{628829382U,1036,0},{629594653U,1174,4096},{},{634799917U,813,0},
    {635008767U,529,32768},{636670684U,14,36864},{639596318U,72,36864},{640000924U,258,32800},{},
    {642252748U,564,32768},{645004375U,856,32768},{645819182U,1123,32768},{},{},{},{},
    {654899613U,396,32768},{655776444U,857,0},{657795477U,1094,32768},{},{},{},{},{},{},{},{},
    {673269844U,11,32768},{673421141U,455,0},{},{677010103U,435,32768},{678775965U,531,0},
    {681224438U,151,0},{682558950U,69,0},{},{684858470U,482,0},{},{690719639U,993,0},
    {691216766U,885,0},{693427356U,684,0},{694740380U,1021,32768},{695097975U,818,0},{},
    {698624862U,628,0},{},{704643076U,1014,32768},{704997676U,170,32768},{705182119U,12,45072},
    {707187855U,1226,0},{707249500U,554,32768},{},{},{712510572U,211,0},{},{715857653U,446,32768},
    {},{},{721581716U,21,0},{},{724114438U,625,32768},{726335492U,210,32768},
    {730567572U,133,32768},{733504485U,335,0},{734537173U,116,40960},{734845188U,320,0},
    {735873494U,627,32768},{736454615U,343,8},{737739780U,296,0},{},{740419396U,392,4096},
    {743356420U,5,8256},{744017254U,619,32768},{745109798U,1200,0},{746283622U,206,40960},{},
    {750188716U,723,0},{},{},{},{758217310U,893,32768},{759402964U,799,0},{761043972U,504,32768},
    {761442180U,982,32768},{762929855U,783,32768},{},{768955125U,1104,0},{769430685U,518,4096},
    {771212694U,17,36865},{771658318U,599,32768},{774532532U,254,45088},{774686100U,166,34816},
    {779500399U,709,32768},{779984540U,143,0},{781962548U,745,32768},{782916934U,1025,0},
    {783906383U,606,0},{785087159U,850,0},{},{788316671U,883,32768},{},{},{792801342U,104,40968},
    {794792533U,475,32768},{},{798130815U,630,0},{},{},{},{},{},{},{809373380U,1192,0},{},{},{},
    {},{817363086U,1132,0},{818731268U,1139,32768},{},{},{823588036U,1229,0},
    {825446999U,991,32768},{828026367U,847,0},{828714902U,669,32768},{830507741U,256,0},{},{},
    {834853124U,245,16},{},{838819212U,419,0},{},{840691702U,1088,0},{},{},{},{},
    {849002902U,812,0},{},{},{853522478U,74,0},{},{},{859700439U,825,0},{},{861654237U,911,32768},
    {},{},{867109191U,507,4608},{},{},{873499486U,1076,32768},{874019316U,1171,0},
    {875495428U,204,0},{},{},{879885445U,597,32768},{},{884091396U,960,32768},{},{},
    {889126916U,945,32768},{},{891942110U,757,0},{893606327U,1110,0},{},{},{},
    {900402494U,1187,32768},{},{902617348U,48,32768},{906638389U,1117,32768},{906783748U,930,0},
    {},{},{910513038U,390,32768},{},{},{},{918418669U,727,32768},{},{},{922824653U,582,32768},{},
    {},{},{},{931262156U,516,32768},{933067364U,506,0},{},{934881326U,782,0},{},
    {938902126U,650,32768},{},{},{},{},{},{948604559U,1234,32768},{},{},{955065839U,95,32768},
    {957051660U,751,0},{957140311U,1152,0},{958655757U,453,32768},{},{961476902U,938,0},{},{},{},
    {967977476U,4,40960},{},{},{973045820U,489,32768},{},{977151639U,106,36864},
    {977820534U,849,0},{},{},{983408132U,707,0},{},{986354382U,807,32768},{},{},{},
    {992284276U,347,40960},{993618341U,1078,0},{},{996950318U,50,41984},{},{999996862U,1018,0},
    {1001737916U,404,32768},{1003041676U,177,34816},{},{},{1008163215U,1058,0},{},
    {1013710852U,1121,0},{1014304789U,463,0},{},{},{1019069956U,500,4096},{},{},{},{},
    {1026347340U,678,32768},{},{},{},{},{},{1036531492U,57,32768},{},{},{},{1043421292U,78,0},{},
    {},{1047577756U,457,4096},{1051918340U,3,0},{1052181508U,198,32770},{1053336063U,136,2},{},{},
    {1057735389U,4,40960},{},{},{},{},{},{},{1068939268U,182,32768},{},{},{},{},{},
    {1078029748U,1053,0},{1079749892U,274,0},{},{},{},{1086544797U,666,0},{},{},{},
    {1094960510U,215,4096},{1095880357U,1208,0},{1097617351U,921,0},{1099665527U,113,32772},
    {1099779015U,826,32768},{},{},{},{1105561231U,721,0},{},{1110832213U,88,36864},
    {1112559079U,1022,0},{1113017294U,553,32768},{1113938214U,269,40960},{1115960317U,765,0},{},
    {},{},{},{},{1126737127U,503,4096},{1128107780U,758,0},{},{},{1132847988U,920,0},
    {1134860622U,508,0},{1135187052U,980,0},{1137021444U,3,0},{1138416068U,774,32768},
    {1141593429U,25,32768},{1141748340U,776,32768},{1145470967U,923,0},{1147316206U,374,32768},
    {1147412502U,137,0},{1148396614U,704,0},{1149577382U,810,0},{},{1156239181U,1188,0},
    {1156725517U,1107,32768},{1158016367U,781,0},{1158990319U,565,0},{1160079284U,540,0},{},
    {1163080926U,1001,0},{1165636118U,65,34816},{1166014262U,1027,4096},{1168270783U,1126,32768},
    {},{1171046988U,736,0},{},{},{},{1177414189U,1005,0},{1179485973U,649,0},{},{},{},{},{},{},
    {1192245517U,79,0},{1192516598U,858,0},{},{1196208110U,462,0},{},{1198243629U,1239,256},{},
    {1202699743U,63,32768},{},{1206298919U,1000,32768},{1207036247U,836,0},{},{},{},{},
    {1214869359U,692,32768},{},{1218712599U,262,32768},{},{},{},{},{},{1227626764U,747,0},
    {1230161804U,1081,0},{},{},{},{},{},{1240020886U,17,36865},{1240848781U,759,32768},{},
    {1244959317U,450,0},{},{},{1251637108U,607,32768},{1252130183U,601,32768},
    {1253699342U,1091,0},{1254561702U,523,4096},{},{1257318934U,158,43008},{1258291204U,3,0},{},
    {},{},{1266030364U,145,0},{},{},{},{1271562293U,222,32768},{},{1275835373U,1231,32768},{},
    {1278940109U,190,40962},{},{1281723262U,377,37376},{},{1284553605U,1210,0},
    {1286834007U,800,32768},{},{1291338111U,499,4096},{1292304054U,521,4096},{1293137668U,291,0},
    {1295489983U,431,36864},{1296246943U,835,32768},{},{},{1303025412U,13,40960},
    {1304339284U,241,32768},{1306329820U,239,4096},{1307810534U,617,32768},
    {1308516948U,1096,32768},{1309616503U,874,0},{},{1312201732U,424,4096},{},
    {1315552852U,675,32768},{},{},{1321541892U,790,0},{},{},{1324951245U,405,8192},
    {1328030028U,906,0},{1328412613U,870,32768},{1330427070U,283,32768},{},{},
    {1334813135U,1060,4096},{1337904261U,1168,4096},{},{},{1342803836U,744,0},
    {1344070404U,1145,32768},{1346012279U,977,0},{},{},{1350004996U,398,4096},
    {1352279182U,131,32768},{1353489181U,636,0},{1356428134U,576,32768},{1357383940U,11,32768},{},
    {},{},{1363869700U,359,40960},{1365037629U,339,0},{1366385677U,103,32768},{},
    {1369339396U,200,32768},{1370652566U,611,32768},{},{1374179453U,674,32768},{},{},{},{},{},{},
    {1385743052U,846,0},{},{1389763852U,638,0},{},{},{},{1396888662U,1163,4096},
    {1397312717U,1084,0},{},{},{1402206468U,83,0},{},{},{1407067975U,1211,0},{},
    {1413727638U,939,32768},{1414931716U,417,40960},{1415158564U,696,0},{1415885572U,304,40960},
    {},{1418190935U,527,0},{},{},{},{1425599853U,1154,4096},{1426988814U,164,38912},{},{},{},{},
    {1436533502U,544,32768},{1438795767U,493,0},{1439553230U,1106,32768},{1440634116U,3,0},
    {1441348837U,978,0},{1442259398U,981,0},{},{1446100356U,379,32768},{},{},{},{},
    {1454172670U,728,0},{1455009478U,965,32768},{1457316142U,373,0},{},{},{},{},{},{},
    {1468116228U,280,0},{},{},{},{},{},{1478351108U,1233,0},{1480244118U,54,32768},
    {1482400636U,1224,0},{1483970541U,6,8258},{},{1486039575U,1008,32768},{1487870135U,937,32768},
    {1491522646U,1037,0},{1492193941U,327,8},{},{},{},{1499771652U,324,0},
    {1500862733U,1128,32768},{1501816318U,699,32768},{1503366166U,330,0},{1505624679U,115,47104},
    {1505836287U,710,0},{},{1508731925U,1114,0},{1511436078U,860,0},{},{1514366062U,579,0},{},
    {1520989700U,538,32768},{1522132380U,300,33792},{1522522967U,67,32768},
    {1522896678U,859,32768},{},{},{},{1528576949U,38,32768},{},{},{},{},{},{},{1541078213U,109,0},
    {},{1544317956U,370,8},{1545443231U,634,32768},{1549073951U,690,32768},
    {1549563798U,801,32768},{1552390318U,438,36864},{1552420287U,414,32768},{},{},{},
    {1558557885U,244,32832},{},{},{},{},{1566690559U,433,16384},{1568658974U,408,8192},{},{},
    {1572069358U,309,8},{},{},{1578022660U,340,0},{},{},{},{},{},{},{},{},
    {1592604462U,1127,32768},{1596046596U,3,0},{1597086724U,66,32768},{1597314502U,769,0},{},
    {1600765495U,952,32768},{1601799580U,868,32768},{1605566468U,161,0},{1605728254U,594,0},
    {1606465540U,931,0},{},{1610797294U,5,8256},{},{},{1614890500U,91,4352},{},{},{},{},
    {1623223300U,1055,0},{1624614413U,3,0},{1627227999U,179,32768},{},{1630683749U,223,40960},
    {1631321655U,693,32768},{},{1635442222U,772,32768},{1641307972U,990,0},{1645152598U,364,0},
    {1645913855U,534,4096},{1647264052U,970,0},{1647399124U,705,0},{1649757444U,568,32768},
    {1651664454U,375,32768},{1652167645U,969,32768},{1652791261U,595,32768},{1655137380U,706,0},
    {1655172812U,292,0},{1655996046U,101,32768},{1656094724U,259,32768},{},
    {1659365004U,852,32768},{},{},{1664264062U,779,0},{1666288110U,293,40960},
    {1667400764U,1131,0},{},{},{1672128173U,192,0},{},{},{1678277605U,673,32768},
    {1678541495U,943,4096},{1681029229U,672,0},{1682433436U,186,32768},{},{},{1686339222U,3,0},{},
    {1689265812U,328,0},{},{1693882116U,915,0},{},{},{},{1701029389U,875,32768},
    {1701475263U,356,4096},{1702667092U,217,32768},{1704152175U,1050,4096},{1706473476U,3,0},{},
    {},{1710799766U,443,0},{},{},{1715498372U,984,32768},{},{},{},{1722926406U,382,36864},{},{},
    {},{},{},{1731330286U,884,0},{},{},{},{},{1740009308U,899,32768},{},{},{},{},{},{},{},{},{},
    {1757216772U,333,0},{},{},{1762165255U,494,32768},{1763547167U,439,4096},{},{},{},{},{},{},{},
    {1780397997U,1133,32768},{1781301636U,891,0},{1782546365U,130,32768},{1782881301U,824,0},
    {1783913599U,1108,0},{1785821791U,388,32768},{1786703412U,793,32768},{1788327861U,1143,0},
    {1790449271U,953,0},{1791196501U,308,32776},{},{},{1796024717U,831,0},{},
    {1799603606U,950,32768},{1800011206U,389,0},{},{},{},{1806591285U,232,32768},{},{},
    {1811939332U,961,0},{1814840303U,174,0},{1815036212U,966,0},{1816582527U,266,32800},
    {1820737116U,1183,0},{1820917389U,641,0},{1821215837U,677,0},{},{1824548109U,722,32768},{},{},
    {1832091734U,657,0},{1832676445U,681,32768},{1833631748U,312,0},{1834085319U,1017,32768},{},
    {1838609710U,154,32768},{},{1841098031U,80,32784},{1842490820U,561,0},{},
    {1845528558U,14,36864},{1847108167U,1041,4096},{},{},{},{},{},{},{},{1860704551U,448,0},
    {1864189079U,313,32768},{1866167812U,252,4096},{1868251799U,117,40968},{1870648188U,329,0},
    {1870898134U,1236,4},{1871942854U,122,32768},{1872509847U,1125,0},{},{1874940156U,791,0},
    {1876732012U,946,4096},{},{},{},{},{1884375812U,427,4096},{},{},{},{1892261532U,3,0},
    {1892469006U,4,40960},{},{},{},{},{1901449581U,1113,36864},{1904146237U,882,0},
    {1906773701U,546,0},{1907302637U,27,0},{1908009590U,44,32768},{},{},{},{1914377630U,60,32768},
    {},{},{1919048036U,354,0},{1922112310U,7,40976},{1922498564U,3,0},{},{},{},
    {1928151367U,216,4096},{1930570661U,334,32768},{1931992580U,290,0},{1933765532U,1193,32768},
    {},{},{},{1939842045U,787,32768},{1942278958U,659,0},{},{1945303925U,1089,32768},{},
    {1947808367U,420,4096},{},{},{},{},{},{},{1963071540U,1150,32768},{1964317644U,348,0},
    {1965225068U,1191,32768},{1965847468U,536,32768},{1966016086U,843,0},{},{},{},
    {1973134341U,395,32768},{},{1975173853U,45,32768},{},{1979652103U,1240,512},{},{},{},{},{},
    {1989473423U,22,45057},{1990433796U,140,32768},{},{1994565356U,1040,0},{1997177975U,979,0},
    {1998937327U,598,32768},{2000252436U,456,4096},{2000986692U,105,36864},
    {2002405805U,376,32768},{},{},{2006687780U,726,0},{},{},{},{},{},{},{},{},
    {2021080623U,1161,4096},{2022635717U,1116,32768},{},{},{},{2030259428U,1044,0},{},
    {2032683461U,837,0},{},{2036878694U,940,4096},{2038192116U,3,0},{},{2041694117U,614,32768},{},
    {2044295180U,907,32768},{},{2049563495U,1011,4096},{2049837119U,941,0},{2050929412U,3,0},{},
    {2053646077U,378,0},{2055603828U,698,0},{},{},{2061118037U,3,0},{},{},{},
    {2068103263U,1066,4096},{2068569247U,513,32768},{},{2073141046U,5,8256},{2075013573U,559,0},
    {2075844918U,1102,4096},{2076519983U,128,40960},{2079261012U,341,0},{2080000165U,314,32772},
    {2081957406U,1101,4096},{2083784964U,287,32768},{2084738820U,10,32768},{},
    {2089866908U,488,4096},{2091077636U,1015,0},{2091395588U,879,32768},{2093357726U,612,0},
    {2094340652U,840,0},{},{2098079383U,406,32768},{},{},{},{},{2107335765U,401,36864},
    {2107546628U,1227,0},{2109731478U,4,40960},{},{},{},{},{},{},{},{2121569276U,510,32768},{},
    {2125594054U,394,0},{2126983580U,995,0},{2129042045U,926,0},{},{2133596381U,99,32768},
    {2134148735U,1097,0},{},{2138643062U,732,0},{2138818052U,1198,0},{2140036157U,243,32768},{},
    {},{2145061455U,73,0},{},{},{},{2152826742U,1122,0},{2153436813U,194,0},{},{},
    {2158819054U,175,40968},{2159055423U,1202,0},{},{},{},{},{2168170612U,451,0},
    {2168940894U,604,0},{},{2172736287U,332,32772},{2173582740U,983,0},{},{},{},
    {2180219076U,750,32768},{},{},{2185675373U,81,0},{},{},{2189756839U,238,4096},
    {2192137796U,1010,0},{},{2195770231U,935,4096},{},{2200797389U,555,0},{2200802412U,306,32776},
    {},{},{2204939255U,89,32768},{},{},{},{2211287268U,679,0},{},{},{},{},{},{},{},{},
    {2226978820U,3,0},{2227360676U,647,0},{},{2232419214U,4,40960},{2233580804U,76,32832},{},{},
    {},{},{2241042511U,286,33792},{2243100676U,355,0},{},{},{2247989300U,281,32768},{},
    {2249937967U,36,32768},{},{2254226484U,596,32768},{},{},{},{},{},{},{2266386982U,616,0},
    {2266966927U,310,40960},{},{},{},{2273579997U,224,0},{2274968503U,111,32768},{},{},{},{},{},
    {},{},{},{},{2291932391U,411,40960},{},{2295327423U,876,0},{},{2298464141U,1190,0},
    {2299386164U,1207,32768},{2302587652U,209,0},{2303467348U,102,32768},{2307366093U,683,0},
    {2307755335U,662,32768},{2307967917U,985,0},{},{},{},{2315506622U,833,0},{2319551197U,505,0},
    {2321910749U,97,32768},{2322003622U,1061,4096},{2324018013U,1218,0},{2325304420U,307,32772},
    {2325801879U,764,32768},{2326478894U,1067,32768},{2326986756U,951,0},{},{},{},
    {2333016804U,469,4096},{},{},{2339335063U,178,0},{2341354900U,967,0},{2343544884U,1065,4096},
    {2343789518U,146,0},{2345012420U,352,4096},{2346003029U,1135,0},{},{2349605668U,1232,32768},
    {},{},{2355381821U,7,40976},{},{2357464759U,303,32768},{},{},{},{},{},{},{2370174980U,3,0},{},
    {2372777111U,196,1},{},{},{},{},{2379961508U,1003,32768},{},{2385848390U,1189,0},
    {2385983644U,429,32768},{},{},{},{},{2394199812U,917,0},{},{},{},{},{},{},
    {2404688901U,998,32768},{2407043445U,156,0},{},{2410321668U,297,0},{},{},
    {2414806452U,165,1024},{2415919108U,202,32768},{},{},{2421482485U,768,0},{},
    {2424098013U,440,32768},{},{},{2429267446U,208,40968},{2430525013U,255,45088},{},{},{},
    {2437139052U,4,40960},{},{2441733644U,1177,0},{2442312119U,397,0},{2443936167U,1119,0},{},
    {2447688485U,229,32768},{2449009071U,962,0},{},{},{},{2457734902U,1080,0},
    {2457907972U,231,40960},{2459135909U,71,0},{},{},{2464421701U,841,0},{2466064110U,251,32832},
    {},{},{},{},{},{},{},{},{},{},{2483632750U,792,32768},{},{2487351636U,234,40960},
    {2488822788U,3,0},{2489112501U,331,32768},{2490682639U,4,40960},{2492397765U,1178,4096},{},{},
    {},{},{},{},{2505066212U,155,2048},{2506468493U,412,32768},{},{},{2512489564U,895,0},
    {2512740845U,686,0},{2513496694U,26,32768},{},{},{2519263260U,444,0},{2521958324U,608,32768},
    {2522168389U,384,0},{},{},{2526758116U,434,0},{},{2531097268U,903,0},{},{},{},{},{},{},{},{},
    {},{},{},{},{2553528564U,652,32768},{2553547012U,872,32768},{},{2560839684U,86,32768},
    {2561569199U,35,32768},{2566532685U,460,0},{2569319476U,1167,4096},{2569576940U,957,32768},
    {2569621068U,366,32768},{2570381095U,120,0},{2571367446U,682,0},{2571446309U,437,32768},
    {2572923407U,542,32768},{2573307493U,4,40960},{},{},{2577655902U,535,4096},{},{},{},{},{},
    {2587588100U,423,4096},{},{},{2592265647U,890,0},{},{2594988549U,653,0},
    {2597073940U,160,32768},{},{2600911199U,519,4096},{},{},{},{},{},{},{},{},
    {2614535069U,1016,32768},{2617328900U,363,0},{2618564461U,1165,4096},{},{},{},
    {2624683703U,1212,32768},{},{},{2629306351U,680,0},{},{},{},{},{2638938116U,3,0},
    {2639782629U,264,4096},{2642048092U,358,0},{2642190749U,1130,32768},{},{},{},{},{},{},{},{},
    {2661686957U,1230,4096},{2662029189U,282,32768},{2662029957U,1063,0},{2664035062U,77,0},
    {2666639284U,32,32768},{2667330101U,342,4},{2667451471U,12,45072},{2669199549U,570,0},{},{},
    {},{2676029084U,3,0},{2676353533U,975,32768},{2678715476U,796,0},{2680845444U,121,32776},
    {2681188309U,1142,32768},{2685289223U,671,32768},{2687270479U,1136,0},{2689321524U,1220,0},
    {2691460685U,667,0},{2692107828U,162,38912},{2692587164U,3,0},{2693431751U,58,32768},
    {2693715173U,585,32768},{},{},{},{2700276718U,654,0},{},{},{},{},{},{},{},{2713981829U,922,0},
    {2717843460U,947,32768},{2717912167U,1103,32768},{},{2720452660U,47,32768},{},
    {2725349214U,184,34816},{2726064742U,715,0},{},{},{},{},{},{},{},{},{},
    {2744689492U,881,32768},{2744909828U,3,0},{2745926980U,1024,32768},{2746957567U,968,0},
    {2749962126U,1077,0},{2750373542U,626,0},{},{},{},{2757841983U,1048,4096},
    {2758708582U,1205,32768},{2759201772U,592,32768},{2761261636U,689,0},{2763051932U,295,32768},
    {},{},{2767644060U,1034,0},{},{},{},{},{2777801511U,1197,32768},{2780207741U,927,0},
    {2780917894U,6,8258},{2784824308U,929,0},{2785607684U,3,0},{2785664597U,551,0},
    {2787120710U,1199,32768},{2787141287U,642,0},{},{2790404020U,470,0},{},{},{},{},{},{},{},{},
    {2805771700U,622,32768},{},{},{2811204508U,1070,0},{2813016877U,639,0},{2813796207U,670,0},
    {2814782356U,552,32768},{},{2819486791U,624,0},{2821324804U,989,32768},{2821650484U,688,0},
    {2822636637U,700,0},{2824005182U,316,8},{2825839301U,1173,4096},{2828400527U,1162,4096},{},{},
    {2831917951U,12,45072},{},{},{},{2840956397U,593,0},{2841449476U,587,32768},
    {2843899420U,563,0},{2845610895U,134,0},{2845932614U,10,32768},{2848104735U,197,0},{},{},{},
    {},{2856236036U,1062,4096},{},{},{2861141319U,6,8258},{2862054148U,3,0},{},{},{},
    {2869488943U,203,32832},{2871448860U,610,0},{2871702934U,1155,32768},{2873108996U,1222,32768},
    {},{2876282445U,336,0},{2880634884U,3,0},{2883120837U,1031,0},{2883895613U,631,0},
    {2883961565U,7,40976},{2884259982U,933,4096},{2886734791U,1172,4096},{},{2889313796U,1064,0},
    {},{},{},{},{2897655812U,3,0},{},{},{},{},{},{2908009790U,584,0},{},{},{},{},{},
    {2916597868U,68,32768},{},{},{2922467605U,1209,0},{2924047799U,539,32768},
    {2924869758U,1038,4096},{},{2932032335U,644,0},{2932352972U,467,32896},{2932811660U,663,0},
    {2933741204U,1196,0},{},{},{2938135502U,996,32768},{2939488398U,808,0},{},
    {2944777349U,322,32768},{2945342525U,1237,64},{2947847940U,147,0},{2948639926U,4,40960},
    {2950468124U,629,0},{},{2954416821U,1092,0},{2954638388U,900,0},{2959971855U,591,32768},
    {2960137742U,1134,32768},{2963309335U,15,32768},{2963648933U,270,8192},{2964009902U,934,4096},
    {2964520964U,3,0},{2966159156U,1100,32768},{},{2969568901U,230,0},{2971221100U,1138,0},{},{},
    {2974969567U,909,0},{2978042655U,1074,32768},{2979542029U,525,0},{},{},{},{},{},
    {2989096964U,4,40960},{2990400260U,425,4096},{},{2996521399U,497,4096},{3001585772U,1238,128},
    {3002048606U,877,0},{3002757100U,1153,0},{3003121668U,3,0},{3004183471U,566,0},
    {3004215061U,1047,4096},{3005169620U,729,0},{},{},{},{3012967367U,543,32768},
    {3013392132U,20,40960},{},{3015882500U,383,32768},{3019676238U,720,0},{3021346852U,713,32768},
    {3021885084U,1214,32768},{3024068198U,1129,0},{3025768261U,24,40976},{3026231004U,1082,32768},
    {},{},{3031811636U,386,32768},{3032772903U,1079,32768},{},{3037261103U,385,32768},
    {3039564677U,913,0},{3041160766U,910,32768},{3041519927U,886,32768},{3042518007U,668,0},
    {3044970350U,1170,32768},{3046629604U,609,32768},{3046921341U,889,0},{3048108828U,694,0},{},
    {},{},{3055836399U,321,4100},{3056944868U,1201,32768},{},{3060751516U,898,32768},{},
    {3065511940U,880,0},{3066063876U,248,32800},{3067319885U,646,32768},{},{},{},{},{},{},
    {3077742198U,37,32768},{},{},{},{},{3087195540U,1090,0},{3087797588U,1185,0},
    {3089213828U,452,0},{},{},{},{},{},{3100593836U,236,32768},{3101729319U,685,0},{},{},
    {3107706158U,794,32768},{3110811525U,4,40960},{3111521653U,1023,36864},
    {3112713511U,1033,32768},{3115422508U,1194,0},{3115620100U,41,32768},{3116041310U,821,0},{},
    {},{3120784324U,114,32768},{},{3123198925U,691,0},{},{},{3128093485U,486,4096},{},{},{},{},
    {3136381260U,276,32768},{},{},{3141187581U,1223,0},{3142741727U,908,0},{},{},{},{},{},{},
    {3155920165U,492,4096},{3159112821U,1206,0},{3161687188U,1184,32768},{3162413230U,317,40964},
    {3162444647U,1045,32768},{3163000487U,623,0},{3165000447U,188,32768},{},
    {3168140245U,1115,32768},{},{3170893828U,958,0},{3173722349U,400,41088},
    {3173992415U,766,32768},{3175528942U,522,4096},{},{3179602118U,1043,0},{},{},{},
    {3188399269U,605,32768},{3188794157U,8,0},{3191780334U,1054,4096},{3193167364U,301,40964},
    {3193492950U,712,32768},{3194177127U,365,32768},{},{},{3198743564U,100,32768},{},
    {3201633479U,581,0},{3204047863U,1085,0},{},{},{3208773591U,1059,4096},{3211187596U,1006,0},
    {3213891022U,228,0},{3215284909U,263,4096},{3215547263U,648,0},{3215628159U,3,0},{},{},
    {3223557973U,362,32768},{3223926284U,1020,32768},{3224804356U,426,4096},{},
    {3227827166U,916,0},{3231040029U,735,32768},{3232022951U,862,32768},{3232701349U,436,0},{},{},
    {},{},{},{3244370599U,61,40960},{3244572695U,620,0},{},{},{3249602566U,468,4096},{},
    {3251821934U,575,32768},{},{},{},{3259444102U,547,32768},{3260368036U,214,32768},{},
    {3264164862U,645,32768},{},{},{3269032708U,1147,0},{3272680237U,8,0},{3273291540U,571,0},
    {3273981956U,279,0},{},{},{},{},{3281942020U,23,32768},{},{3284559012U,298,32768},
    {3287499710U,714,32768},{3288490844U,183,0},{},{},{3294897740U,372,32768},{3296431765U,748,0},
    {3296522559U,643,32768},{},{3299434052U,1009,0},{3300728503U,18,45073},{},{},
    {3307601454U,171,4096},{3308592263U,789,32768},{3309279964U,771,0},{3313406468U,250,32768},
    {3314954062U,1221,0},{3315608253U,502,0},{3316204020U,233,4096},{},{},{3320584366U,1056,0},{},
    {3323189508U,976,32768},{},{},{},{3329449396U,1120,32768},{3333336292U,549,36864},
    {3333708175U,1149,0},{},{3339814982U,1111,32768},{3344014966U,139,0},{3346266916U,180,4096},
    {3350024196U,901,32768},{3350342148U,361,32768},{3350536357U,572,32768},{3352147644U,490,0},
    {3352206980U,848,32768},{3353193125U,820,32768},{3353652484U,199,40960},{3354273398U,144,0},
    {3355272788U,1176,32768},{3355385863U,219,32768},{},{},{3363189934U,702,32768},
    {3364069022U,557,32768},{3364510781U,1243,1024},{},{},{},{},{},{3373378134U,665,0},
    {3375794765U,15,32768},{3377917135U,955,32768},{3379995548U,511,32768},
    {3380939012U,299,32768},{3382615044U,3,0},{},{},{},{},{3389650230U,730,0},{3391864908U,994,0},
    {3394470687U,770,0},{3396075524U,3,0},{3400195349U,289,32768},{3402051996U,275,32768},
    {3402109180U,632,32768},{3403504156U,12,45072},{3403879341U,1169,4096},{},{3407112063U,786,0},
    {},{},{},{},{},{3415947092U,986,32768},{},{},{},{},{3423907076U,422,0},{},{},{},
    {3431818247U,173,41984},{3432685719U,1166,4096},{},{3435981391U,129,4096},{},{},{},
    {3442686006U,586,0},{3444736038U,894,32768},{3445798404U,261,4096},{3448082205U,664,0},
    {3449122652U,1012,0},{},{3452416558U,349,0},{},{},{3457442254U,545,0},{3458002772U,407,32768},
    {3460839606U,815,0},{3462394204U,718,0},{},{},{},{3469874644U,1072,32768},
    {3472987908U,731,32768},{3473122286U,1180,0},{3474992357U,461,32768},{3476718391U,832,0},
    {3477666468U,430,32768},{3477886966U,734,0},{3480349111U,785,32768},{},{3483114727U,7,40976},
    {},{},{},{},{3491553924U,59,32768},{},{3494457518U,660,32768},{3495725852U,577,0},{},{},
    {3502046655U,1140,0},{3502554398U,871,32768},{},{},{},{},{3512491023U,697,32768},
    {3512832108U,75,4096},{},{3515030878U,135,36864},{},{},{3520022020U,126,32768},{},
    {3527493124U,191,32768},{3528745023U,70,32768},{3529208222U,277,0},{3530628364U,602,32768},
    {3531383636U,964,0},{3531702076U,711,32768},{3534082030U,43,0},{},{3536128061U,124,32776},{},
    {},{},{},{},{3546737287U,1105,0},{3548613797U,187,6144},{},{},{3552097966U,562,32768},
    {3556578332U,4,40960},{3557490103U,708,0},{3558415948U,1124,0},{3558939254U,548,0},{},{},
    {3564476039U,1026,32768},{},{},{3569559804U,834,0},{3571206303U,465,4608},{},{},{},{},
    {3579349789U,633,0},{3581111206U,695,0},{},{},{3584663932U,902,0},{},{3589146468U,288,32768},
    {},{},{},{3595828709U,580,32768},{},{3598369447U,701,0},{3599437492U,163,38912},{},{},{},
    {3608171629U,583,0},{3609015926U,152,32768},{3612083845U,477,33280},{3612508198U,896,32768},
    {3612975015U,1051,4096},{3614609159U,337,0},{},{3618499446U,87,0},{},{},{},{},{},{},{},{},{},
    {3634187012U,3,0},{},{},{3638665782U,40,40960},{},{3641801733U,687,32768},{},{},
    {3648475239U,816,32768},{3648869934U,1071,4096},{},{},{},{},{},{3657860365U,537,4096},{},
    {3662385870U,869,0},{3663553533U,753,0},{3664576942U,326,0},{},{},{},{},{},
    {3674793669U,357,0},{},{3679757317U,46,32768},{3680005124U,914,0},{3681867638U,501,32768},{},
    {},{},{},{},{},{},{},{},{},{3699946983U,360,0},{},{3703119700U,16,1},{3703951998U,651,0},
    {3706448622U,1083,32768},{3707989951U,1069,4096},{},{3710777285U,873,32768},{},{},
    {3715230181U,775,0},{3717672964U,149,4096},{3718449215U,944,0},{},{},{3723377607U,1046,0},{},
    {},{},{3730112516U,3,0},{},{},{},{},{3737484212U,1030,0},{},{3742455213U,29,32768},
    {3743753565U,655,0},{},{3746393614U,1141,32768},{3748967406U,415,0},{3750616094U,1219,0},
    {3751977173U,897,0},{3753154308U,963,32768},{3755761895U,1029,32768},{3757002756U,247,32768},
    {3759520812U,1013,0},{3759555503U,391,32768},{},{},{3763573252U,285,32768},{},
    {3768883534U,509,0},{3769276164U,153,32768},{},{},{},{},{3777217862U,1159,32768},
    {3778872551U,402,0},{},{},{3784255868U,853,0},{},{},{},{},{},{},{3795123972U,272,0},{},{},
    {3801329964U,942,4096},{3802247039U,992,32768},{},{},{},{},{3809046068U,918,0},
    {3811186701U,514,0},{},{},{},{},{},{3820712965U,640,0},{},{3824468695U,458,32768},{},{},
    {3829335333U,1093,32768},{3831536790U,399,4352},{},{3833401670U,3,0},{},{},
    {3839732109U,530,40960},{},{},{},{},{},{},{},{3852206084U,1042,32768},{},{3856779983U,804,0},
    {3857087796U,33,32768},{3859271623U,227,32768},{},{},{3862608790U,132,32776},{},{},
    {3870850639U,972,32768},{3871553430U,403,32768},{3873001268U,94,0},{3874941558U,344,32768},
    {3876293557U,637,32768},{3876698431U,1164,4096},{},{},{},{},{},{3885522174U,924,0},{},{},
    {3890291262U,1118,0},{},{},{},{},{3898943935U,558,0},{},{3903155292U,742,32768},
    {3904427700U,556,32768},{},{3908746117U,590,32768},{3909741231U,844,0},
    {3911378988U,1242,1024},{3912548487U,1217,0},{},{3915808869U,573,0},{3917382158U,410,32768},
    {},{3919794180U,904,32768},{},{},{},{},{},{},{3932629300U,221,32768},{3933601796U,350,32768},
    {},{3938622015U,56,32768},{3938638084U,64,32768},{3941140446U,125,0},{3942156300U,159,14336},
    {3942463788U,827,0},{},{},{},{},{3951533724U,3,0},{},{3954559063U,466,4608},{},{},{},{},
    {3963352749U,658,32768},{3964469948U,409,32768},{},{3966788846U,613,32768},
    {3969350404U,1215,0},{3970805588U,767,0},{3972787564U,1112,0},{},{},{3976496173U,746,0},{},
    {3980081462U,368,0},{},{},{3985104548U,864,32768},{},{},{3990019869U,724,0},{},{},
    {3995691237U,1019,32768},{3996569980U,273,0},{},{},{4002608063U,988,32768},
    {4003680260U,278,32768},{4005033270U,1144,0},{4007067229U,738,32768},{4008261031U,842,0},{},
    {4011802134U,369,0},{},{4015854293U,13,40960},{4016001679U,474,41088},{},{},{},
    {4026486716U,459,32768},{4027268492U,703,32768},{4027510556U,1186,32768},
    {4028194494U,51,32768},{4030569557U,176,0},{4032466006U,822,0},{4033074958U,201,32768},{},
    {4036084526U,717,0},{},{},{},{},{},{},{},{4049705988U,92,0},{4050006437U,754,32768},{},{},
    {4055801237U,49,32768},{},{4059431574U,603,32768},{4060762980U,1095,0},{4067949156U,567,0},
    {4069676292U,3,0},{4070982972U,761,0},{4071476047U,823,0},{4071762436U,484,0},
    {4071945262U,242,8192},{4072371398U,797,0},{4073369807U,235,4096},{},{},{},{},{},
    {4083002255U,928,0},{},{4085905837U,1146,0},{4088447164U,260,4096},{4089792004U,148,32776},{},
    {4093646182U,213,32768},{4095113412U,725,32768},{4095448892U,267,32800},{},{},
    {4100403716U,110,40960},{},{4103992366U,96,32768},{},{},{},{},{4111381438U,569,0},
    {4113922180U,756,0},{},{},{},{},{},{},{},{},{},{},{4131638597U,447,36864},{4135391790U,739,0},
    {4137091076U,3,0},{4137130230U,167,10240},{},{},{},{4143066533U,141,0},{},{4146880854U,788,0},
    {},{},{4150811149U,345,0},{4152559237U,798,0},{},{4156602372U,954,32768},{},{},{},{},{},{},{},
    {4169730132U,157,41088},{4171348101U,1241,1024},{},{},{},{4177267279U,4,40960},{},{},{},{},{},
    {4186698733U,169,0},{},{},{},{},{},{},{},{4200508021U,185,32768},{},{4202940381U,971,32768},
    {4204222854U,656,32768},{4206519487U,98,32768},{4207488567U,195,0},{4208827527U,621,0},{},
    {4212815364U,30,0},{4214512533U,1151,32768},{},{},{},{4224198101U,271,32768},
    {4225419541U,3,0},{4226604622U,1157,32768},{4226710750U,987,0},{4228017388U,464,32768},{},{},
    {4232071580U,773,0},{},{},{},{4240007351U,421,4352},{4240488452U,932,0},{},
    {4243232895U,803,32768},{4245419092U,39,40960},{},{},{},{4251671879U,733,0},{},{},
    {4257662189U,225,32768},{4259779532U,181,4096},{4260265878U,997,0},{4262717453U,28,0},
    {4263296260U,380,0},{4264702501U,866,0},{},{4268095591U,311,0},{},{},{},{},{},{},{},{},
    {4282862767U,1007,0},{4283619437U,302,32768},{},{},{},{4291022045U,476,32768},{},{},
};
inline constexpr std::uint16_t elements[] = {
    25,26,27,28,29,30,24,24,24,24,24,24,24,24,24,24,23,24,7,29,77,24,109,24,112,134,2,144,2,144,
    145,146,145,145,145,145,152,65,29,50,192,18,22,17,196,65535,18,65535,22,22,17,18,198,198,195,
    197,195,65535,18,65535,18,18,83,84,18,204,65535,18,65535,18,18,196,22,76,18,211,24,221,222,
    224,225,228,89,89,89,65535,88,18,18,206,18,5,6,24,5,65535,249,251,248,24,5,12,5,65535,268,
    65535,39,65535,39,24,65535,39,12,5,195,12,204,12,5,223,225,24,24,24,5,5,280,5,143,65535,24,
    280,280,280,280,280,280,24,287,5,5,140,280,280,13,291,291,291,291,5,65535,61,24,65535,5,65535,
    13,65535,24,93,24,280,65535,5,93,296,294,93,294,280,128,61,65535,5,65535,42,291,61,291,291,
    208,61,61,208,305,104,4,133,65535,104,65535,4,133,305,305,305,305,4,109,305,117,305,110,305,
    208,305,309,222,226,4,151,305,61,104,61,133,133,311,61,61,65535,104,109,65535,315,65535,305,
    132,319,305,133,326,133,133,326,332,332,337,339,210,210,210,210,305,65535,4,151,345,312,312,
    65535,308,65535,357,65535,358,65535,46,65535,55,371,145,4,145,145,210,65535,374,210,65535,375,
    210,65535,375,210,65535,374,150,150,150,65535,374,65535,375,373,397,210,39,405,404,413,385,
    401,373,422,10,10,11,10,10,428,431,430,429,11,434,24,24,404,404,24,448,451,303,452,5,24,7,5,
    24,304,7,7,59,458,105,76,336,112,76,458,147,470,225,373,482,206,400,373,373,368,484,485,204,
    484,373,132,484,132,59,373,508,291,24,210,66,210,66,109,109,151,151,373,294,517,109,373,55,
    65535,528,546,546,157,77,77,77,59,308,554,555,556,557,558,556,557,559,554,555,554,555,556,557,
    559,556,557,558,553,566,563,553,566,570,571,553,566,553,566,552,553,554,555,554,555,554,555,
    584,556,589,565,599,600,602,577,600,553,554,555,556,557,604,559,603,553,556,557,558,554,555,
    553,566,577,605,553,613,614,611,612,611,612,600,618,600,618,600,618,611,622,613,623,624,623,
    602,577,613,623,611,622,611,622,629,577,613,623,620,613,631,613,614,622,636,622,636,639,622,
    636,556,640,641,554,555,613,623,557,648,649,554,647,557,554,647,557,647,557,652,655,659,664,
    665,662,663,667,668,671,672,570,571,570,571,570,571,570,571,677,572,573,646,676,556,613,565,
    679,678,679,556,613,565,570,676,683,684,554,685,686,646,676,677,687,688,683,684,674,570,571,
    600,627,628,627,628,674,600,554,555,694,695,674,600,696,675,672,556,699,700,701,690,557,703,
    705,707,682,708,554,703,706,706,589,589,693,684,683,684,683,684,717,718,554,685,686,712,577,
    712,577,722,631,721,566,662,663,605,613,724,721,566,721,566,721,566,683,684,729,730,683,684,
    683,684,683,684,683,684,639,683,684,554,555,736,554,555,739,740,741,736,554,555,739,740,741,
    554,555,744,747,748,749,747,748,752,747,748,752,749,747,748,747,748,741,618,600,755,756,741,
    736,623,757,758,755,756,741,577,736,623,761,756,736,762,763,749,766,767,768,768,769,764,765,
    770,771,770,771,778,780,781,782,599,600,790,770,771,790,774,793,796,799,799,785,805,806,804,
    756,677,780,783,557,809,810,809,810,811,812,813,817,818,819,780,570,822,755,823,753,736,824,
    825,828,741,753,737,804,737,804,736,826,827,565,600,736,826,827,832,833,834,832,833,785,837,
    838,769,839,840,749,841,842,843,749,844,764,736,846,847,811,812,813,761,756,845,849,850,851,
    749,853,852,770,858,847,811,812,813,782,811,812,813,861,853,785,837,838,866,760,867,741,774,
    793,749,774,793,871,888,889,890,891,892,892,405,907,39,953,957,959,962,956,963,887,964,963,
    887,964,133,104,964,306,970,990,993,304,996,1015,1018,1023,1032,1037,1044,1045,1046,1074,1118,
    1119,1121,1125,1125,1136,1137,1141,1144,1147,1148,133,1227,
};
inline constexpr phrase phrases[] = {
    {11,305,3,40},{8,252,2,33},{8,252,4,34},{8,254,4,34},{8,256,4,34},{8,258,4,34},{12,117,2,18},
    {18,62,2,10},{18,62,3,10},{18,63,3,10},{22,71,2,10},{23,21,3,2},{24,22,2,2},{26,334,2,44},
    {41,61,3,10},{46,260,2,34},{61,238,2,31},{84,64,3,10},{84,117,3,18},{88,82,3,11},
    {109,364,2,49},{109,364,2,49},{111,237,2,31},{114,237,2,31},{133,25,3,4},{136,26,2,4},
    {137,26,2,4},{138,26,2,4},{142,366,3,49},{145,284,2,37},{146,284,2,37},{150,36,2,5},
    {150,271,5,34},{150,274,5,34},{151,364,2,49},{151,840,2,91},{195,41,3,9},{195,42,3,9},
    {195,43,3,9},{195,44,3,9},{195,45,4,9},{195,47,4,9},{195,71,3,10},{195,72,3,10},
    {195,115,3,18},{195,292,3,38},{197,49,3,9},{197,50,3,9},{197,51,3,9},{209,74,3,10},
    {210,260,3,34},{221,284,2,34},{225,119,3,18},{304,201,3,29},{310,223,4,30},{310,225,4,30},
    {315,222,3,30},{315,231,2,30},{318,242,3,31},{326,368,4,51},{335,237,2,31},{335,237,2,31},
    {340,239,3,31},{360,261,2,34},{364,256,2,34},{366,260,2,34},{366,260,2,34},{369,260,2,34},
    {371,261,2,34},{373,265,5,34},{373,268,5,34},{373,290,3,38},{373,335,3,44},{373,336,3,44},
    {373,337,3,44},{373,340,4,44},{373,342,3,44},{373,347,3,45},{393,284,2,37},{394,284,2,37},
    {397,286,4,37},{400,338,3,44},{401,288,2,38},{413,291,2,38},{416,293,3,38},{417,294,2,38},
    {460,324,3,44},{470,332,2,44},{470,334,2,44},{470,334,2,44},{471,332,3,44},{481,334,3,44},
    {483,339,3,44},{506,351,2,45},{508,356,4,47},{509,352,2,45},{512,354,4,47},{514,363,3,49},
    {514,364,2,49},{515,364,2,49},{517,365,2,49},{941,820,2,88},{977,833,2,89},{995,839,3,90},
    {1005,840,2,90},{1009,840,2,91},{1010,841,2,91},{32790,71,3,10},{33132,256,3,34},
    {33134,260,3,34},{32826,91,3,14},{33011,91,3,14},{33017,92,3,15},{33022,102,3,15},
    {33023,102,3,15},{32786,103,3,18},{32807,110,3,18},{33030,112,4,18},{32780,126,3,20},
    {33055,137,4,24},{32781,138,4,24},{32781,150,5,26},{32829,152,4,26},{32896,159,4,26},
    {32810,170,3,26},{32829,180,3,27},{33169,288,3,38},{32840,300,3,40},{32791,316,4,41},
    {32775,319,4,42},{33037,322,4,42},{32873,352,3,47},{32834,353,4,47},{32786,65,3,10},
    {33017,92,3,15},{32780,117,3,18},{5,322,2,42},{10,294,2,40},{11,294,2,40},{12,121,2,18},
    {23,308,2,41},{23,317,2,41},{24,124,3,19},{24,125,3,19},{24,318,3,42},{24,319,2,42},
    {24,322,2,42},{58,20,2,2},{66,247,3,31},{105,352,2,47},{105,352,2,47},{140,126,3,23},
    {140,131,3,24},{140,314,3,41},{210,294,4,40},{210,296,3,40},{247,98,3,15},{247,297,3,40},
    {247,298,3,40},{270,109,2,18},{277,121,2,18},{438,309,2,41},{438,310,2,41},{457,322,2,42},
    {33026,102,3,15},{33022,102,3,15},{33050,128,6,23},{32978,371,4,55},{0,252,1,33},
    {46,284,2,37},{330,235,2,30},{365,284,2,37},{385,284,2,37},{24,300,2,40},{24,300,2,40},
    {0,126,1,21},{4,114,3,18},{5,126,2,20},{6,117,2,18},{6,117,2,18},{24,118,3,18},{24,126,2,20},
    {81,21,2,2},{112,24,2,3},{190,57,2,10},{203,116,3,18},{918,819,2,86},{919,819,2,86},
    {925,819,2,86},{926,819,2,86},{32851,21,3,2},{32852,21,3,2},{33026,102,3,15},{33022,102,3,15},
    {32773,126,3,20},{7,322,2,42},{18,103,2,18},{42,145,2,26},{58,91,2,14},{61,22,2,2},
    {128,167,3,26},{173,167,2,26},{249,98,2,15},{287,139,3,24},{294,165,3,26},{295,164,3,26},
    {401,288,2,38},{428,301,2,40},{32913,103,5,18},{32913,105,5,18},{0,351,1,45},{4,345,3,44},
    {24,311,2,41},{59,351,2,45},{73,351,2,45},{76,328,3,44},{158,311,2,41},{316,351,2,45},
    {372,311,2,41},{377,328,2,44},{382,311,2,41},{441,328,2,44},{465,328,2,44},{29,19,2,1},
    {222,284,2,36},{234,284,2,36},{0,91,1,13},{190,73,2,10},{206,91,2,11},{876,810,2,84},
    {0,91,1,13},{5,103,2,18},{6,65,2,10},{12,74,2,10},{19,0,2,0},{22,74,2,10},{24,102,3,18},
    {112,25,2,3},{140,53,3,9},{190,52,2,9},{198,57,2,9},{203,65,3,10},{208,74,2,10},
    {876,810,2,84},{876,810,2,84},{877,810,2,84},{32958,52,3,9},{32850,73,4,10},{21,0,2,0},
    {22,0,2,0},{140,289,3,38},{294,334,2,44},{33172,290,3,38},{0,91,1,13},{4,54,3,9},{4,55,3,9},
    {5,74,2,10},{6,74,2,10},{6,74,2,10},{71,20,2,2},{112,24,2,3},{136,74,2,10},{140,52,3,9},
    {190,52,2,9},{198,54,2,9},{202,75,2,10},{207,74,2,10},{32958,52,3,9},{32772,56,4,9},
    {5,320,2,42},{24,0,3,0},{24,1,3,0},{24,2,3,0},{24,3,3,0},{24,4,3,0},{24,5,3,0},{24,24,3,3},
    {24,315,3,41},{24,317,2,42},{24,320,2,42},{24,322,2,42},{140,308,3,41},{5,125,2,19},
    {5,126,2,22},{5,126,2,22},{7,322,2,42},{39,109,2,18},{39,109,2,18},{249,91,2,15},
    {258,102,2,15},{887,811,3,85},{887,812,3,85},{887,813,3,85},{887,814,3,85},{887,815,3,85},
    {887,818,3,85},{908,819,2,86},{909,819,2,86},{912,819,2,86},{913,819,2,86},{920,819,2,86},
    {921,819,2,86},{922,819,2,86},{929,819,2,86},{930,819,3,86},{1157,860,2,104},{33026,102,3,15},
    {33022,102,3,15},{32807,109,3,18},{32991,109,3,18},{370,260,2,34},{105,352,2,47},
    {370,260,2,34},{380,331,3,44},{50,19,2,1},{167,39,2,6},{23,6,3,0},{524,367,2,51},
    {525,367,2,51},{23,7,3,0},{428,367,2,51},{524,367,2,51},{525,367,2,51},{23,8,3,0},
    {428,367,2,51},{524,367,2,51},{23,9,3,0},{23,10,3,0},{23,11,3,0},{24,19,2,0},{23,12,3,0},
    {23,13,3,0},{4,285,3,37},{24,109,2,18},{85,91,2,12},{208,119,2,18},{272,109,2,18},
    {32806,14,4,0},{32804,15,4,0},{32806,16,5,0},{33022,102,3,15},{32792,109,3,18},{39,285,2,37},
    {32809,18,4,0},{143,28,4,4},{157,375,3,57},{24,145,2,26},{43,19,2,1},{93,145,2,26},
    {287,145,2,26},{290,145,2,26},{29,19,2,1},{29,19,2,1},{24,322,2,42},{29,19,2,1},{61,180,3,28},
    {61,213,3,29},{129,284,2,37},{305,230,2,30},{305,244,5,31},{318,230,2,30},{368,284,2,34},
    {370,284,2,37},{29,19,2,1},{29,19,2,1},{29,19,2,1},{29,38,2,6},{62,40,2,6},{92,22,2,2},
    {93,22,2,2},{94,22,2,2},{115,39,2,6},{140,143,3,24},{151,36,3,6},{152,37,2,6},{155,38,2,6},
    {155,38,2,6},{156,38,3,6},{158,39,2,6},{167,39,2,6},{168,39,2,6},{32926,40,3,6},{29,19,2,1},
    {61,247,2,31},{29,19,2,1},{59,346,2,45},{493,346,2,45},{29,19,2,1},{55,19,3,1},{29,20,2,1},
    {58,20,2,1},{5,91,2,14},{6,91,2,14},{24,91,2,14},{61,20,2,1},{58,20,2,1},{320,311,3,41},
    {58,20,2,1},{4,215,3,29},{4,217,3,29},{4,237,3,31},{24,168,3,26},{24,178,2,27},{47,311,2,41},
    {58,20,2,1},{104,215,2,29},{110,237,2,31},{117,237,2,31},{208,181,2,28},{247,299,3,40},
    {292,153,4,26},{309,238,2,31},{361,837,3,89},{966,831,2,89},{967,831,2,89},{968,831,2,89},
    {994,838,2,89},{1077,849,2,98},{1117,860,3,107},{32773,155,5,26},{32773,157,5,26},
    {32976,181,3,28},{32872,216,3,29},{32772,216,4,29},{33077,238,3,31},{0,40,1,8},{28,39,2,6},
    {29,39,2,6},{63,20,2,1},{155,39,2,6},{157,39,2,6},{190,73,2,10},{65,20,2,1},{50,39,2,6},
    {67,20,2,1},{68,20,2,1},{69,20,2,1},{176,39,2,6},{189,40,2,7},{65,20,2,1},{76,352,2,47},
    {76,352,2,47},{76,849,2,101},{4,33,3,4},{110,25,2,4},{174,39,2,6},{58,20,2,2},{0,317,1,41},
    {5,300,2,40},{24,300,2,40},{73,20,2,2},{74,20,2,2},{75,20,2,2},{0,370,1,52},{12,116,2,18},
    {17,57,2,10},{18,57,2,10},{22,57,2,10},{66,20,2,2},{77,20,2,2},{78,20,2,2},{79,20,2,2},
    {139,26,2,4},{401,288,2,38},{12,110,2,18},{24,109,2,18},{29,39,2,6},{29,39,2,6},{81,20,2,2},
    {220,123,3,18},{245,109,2,18},{76,20,3,2},{76,59,4,10},{76,120,2,18},{76,120,2,18},
    {22,74,2,10},{0,91,1,13},{4,77,3,11},{4,80,3,11},{12,91,2,11},{28,21,2,2},{59,91,2,12},
    {73,91,2,12},{81,21,2,2},{86,21,2,2},{87,21,2,2},{112,24,2,3},{206,78,3,11},{206,79,3,11},
    {220,76,3,11},{222,78,2,11},{226,81,2,11},{240,91,2,12},{256,102,2,15},{257,102,2,15},
    {61,22,2,2},{0,91,1,13},{86,21,2,2},{89,21,2,2},{110,23,3,2},{110,91,2,12},{112,24,2,3},
    {212,76,2,11},{242,91,2,12},{4,35,3,4},{91,21,2,2},{0,294,1,39},{173,168,2,26},{59,377,2,58},
    {61,22,2,2},{61,22,2,2},{254,102,2,15},{61,22,2,2},{61,22,2,2},{61,22,2,2},{61,22,2,2},
    {61,22,2,2},{61,22,2,2},{61,22,2,2},{7,36,2,5},{12,22,2,2},{24,22,2,2},{46,212,3,29},
    {46,243,3,31},{61,215,2,29},{67,36,2,5},{105,22,2,2},{107,36,2,5},{111,247,2,31},
    {113,247,2,31},{114,247,2,31},{120,36,2,5},{122,25,2,4},{123,25,2,4},{128,36,2,5},
    {173,39,3,6},{301,218,2,29},{302,238,2,31},{303,237,2,30},{304,184,3,29},{305,252,2,33},
    {307,194,2,29},{312,218,3,29},{313,219,3,29},{314,222,2,29},{315,230,2,30},{317,231,2,30},
    {318,235,2,30},{324,229,3,30},{324,249,3,31},{325,230,2,30},{329,235,2,30},{330,235,2,30},
    {330,248,3,31},{331,235,2,30},{332,235,2,30},{341,247,2,31},{342,247,2,31},{347,248,2,31},
    {349,248,2,31},{354,250,2,31},{355,252,2,31},{359,256,2,34},{32829,252,3,32},{0,358,1,48},
    {5,352,2,47},{59,352,2,47},{106,22,2,2},{107,22,2,2},{208,352,2,47},{450,352,2,47},
    {455,352,2,47},{0,25,1,4},{338,240,3,31},{110,25,2,4},{4,22,3,2},{41,70,3,10},{41,372,4,57},
    {41,374,3,57},{67,25,2,4},{88,91,2,12},{107,25,2,4},{113,237,2,31},{118,25,2,4},
    {223,288,2,37},{304,203,3,29},{33135,260,3,34},{33134,260,3,34},{59,252,2,32},{110,237,2,31},
    {112,24,2,3},{132,237,2,31},{208,184,2,28},{316,237,2,31},{4,350,3,45},{4,351,3,45},
    {91,288,2,38},{222,284,2,37},{377,328,2,44},{441,329,2,44},{495,346,2,45},{59,252,2,32},
    {110,237,2,31},{112,24,2,3},{132,237,2,31},{132,237,2,31},{208,184,2,28},{315,247,2,31},
    {316,237,2,31},{343,247,2,31},{110,237,2,31},{112,24,2,3},{320,229,2,30},{336,237,2,31},
    {0,40,1,8},{112,24,2,3},{155,40,2,7},{157,39,2,6},{158,39,2,6},{32927,39,3,6},{112,25,2,3},
    {208,119,2,18},{32976,109,3,18},{61,237,2,31},{67,25,2,4},{107,25,2,4},{110,25,2,4},
    {111,237,2,31},{113,237,2,31},{114,237,2,31},{304,199,3,29},{315,231,2,30},{366,260,2,34},
    {367,260,2,34},{32829,252,3,32},{33135,260,3,34},{33134,260,3,34},{4,34,3,4},{59,377,2,58},
    {61,252,2,32},{67,25,2,4},{107,25,2,4},{120,25,2,4},{147,36,2,4},{294,362,2,49},
    {304,196,3,29},{330,249,2,31},{474,367,2,49},{515,367,2,49},{520,367,2,49},{61,218,2,29},
    {67,25,2,4},{107,25,2,4},{330,243,2,31},{4,30,3,4},{4,31,3,4},{7,25,2,4},{125,25,2,4},
    {126,25,2,4},{301,218,2,29},{5,137,2,24},{24,145,2,24},{140,134,3,24},{80,121,2,18},
    {128,25,2,4},{129,25,2,4},{5,164,2,26},{61,162,4,26},{93,149,3,26},{140,146,3,26},
    {32908,148,4,26},{0,284,1,37},{118,25,2,4},{59,36,2,5},{132,25,2,4},{113,237,2,31},
    {187,40,2,7},{335,237,2,31},{459,330,3,44},{88,84,3,11},{304,211,3,29},{0,36,1,5},
    {107,26,2,4},{122,26,2,4},{374,279,2,34},{375,280,2,34},{4,32,3,4},{91,288,2,38},{141,26,2,4},
    {280,145,2,25},{291,166,3,26},{297,170,4,26},{297,177,3,27},{297,291,3,38},{297,300,3,40},
    {297,301,3,40},{297,302,3,40},{297,303,3,40},{297,312,3,41},{297,313,3,41},{297,317,3,42},
    {297,320,4,42},{406,288,3,38},{438,309,2,41},{442,309,2,41},{443,310,2,41},{444,310,2,41},
    {452,315,2,41},{143,26,4,4},{143,174,4,26},{7,36,2,5},{61,219,2,29},{304,195,3,29},
    {315,230,2,30},{317,234,2,30},{461,326,2,44},{0,36,1,5},{74,37,2,6},{4,284,2,35},{154,37,3,6},
    {65,38,2,6},{40,334,2,44},{91,288,2,38},{465,334,2,44},{32808,334,3,44},{206,284,2,36},
    {455,317,2,41},{32830,39,3,6},{32941,39,3,6},{32818,40,3,6},{0,40,1,7},{32883,39,3,6},
    {161,39,2,6},{0,40,1,7},{50,39,2,6},{0,40,1,7},{50,39,2,6},{0,40,1,8},{50,39,2,6},
    {165,39,2,6},{50,39,2,6},{55,40,2,6},{32797,39,3,6},{32797,39,3,6},{32797,39,3,6},
    {32937,39,3,6},{32937,39,3,6},{32954,40,3,7},{169,39,2,6},{0,39,1,6},{0,39,1,6},{5,159,2,26},
    {61,169,2,26},{93,159,2,26},{140,145,3,26},{140,169,3,26},{158,39,2,6},{188,40,2,7},
    {32908,147,4,26},{32908,161,4,26},{173,39,2,6},{33085,227,3,30},{50,39,2,6},{178,39,2,6},
    {50,39,2,6},{0,39,1,6},{0,39,1,6},{183,39,2,6},{50,39,2,6},{55,40,2,6},{112,284,2,37},
    {0,40,1,7},{412,290,2,38},{12,57,2,10},{16,57,2,9},{17,41,2,9},{18,41,2,9},{22,41,2,9},
    {46,284,2,34},{63,41,2,9},{191,40,3,9},{193,41,2,9},{194,41,2,9},{364,260,2,34},
    {366,260,2,34},{367,260,2,34},{368,260,2,34},{401,288,2,38},{414,292,2,38},{32790,41,3,9},
    {32786,41,3,9},{32785,41,3,9},{18,87,2,11},{41,87,3,11},{18,57,2,9},{22,54,2,9},{17,57,2,10},
    {18,57,2,10},{33135,260,3,34},{33134,260,3,34},{76,57,4,10},{76,120,2,18},{18,65,2,10},
    {22,74,2,10},{18,65,2,10},{204,66,4,10},{204,95,4,15},{205,68,4,10},{205,110,4,18},
    {22,73,2,10},{24,121,2,18},{158,284,2,36},{210,75,3,10},{222,284,2,36},{224,284,2,36},
    {226,284,2,36},{234,284,2,36},{322,284,2,36},{382,284,2,36},{383,284,2,36},{384,284,2,36},
    {387,284,2,36},{33002,284,3,36},{32990,284,3,36},{33150,284,3,36},{33090,284,3,36},
    {32926,284,3,36},{33151,284,3,36},{33152,284,3,36},{22,74,2,10},{46,181,3,28},{51,182,3,28},
    {61,181,2,28},{301,182,2,28},{302,181,2,28},{304,205,3,29},{32829,252,3,32},{432,303,2,40},
    {496,347,2,45},{0,76,1,11},{85,76,2,11},{88,76,2,11},{22,76,2,11},{85,76,2,11},{214,76,2,11},
    {212,76,2,11},{213,76,2,11},{0,76,1,11},{0,76,1,11},{218,76,2,11},{22,76,2,11},{88,76,2,11},
    {214,76,2,11},{24,77,2,11},{24,124,2,18},{85,82,2,11},{223,78,2,11},{4,120,3,18},
    {24,119,2,18},{110,288,2,37},{208,119,2,18},{222,78,2,11},{226,120,2,18},{272,109,2,18},
    {273,109,2,18},{274,109,2,18},{32990,78,3,11},{32976,119,3,18},{7,306,2,40},{85,81,3,11},
    {230,82,2,11},{17,91,2,13},{18,89,3,11},{18,91,2,12},{41,90,3,11},{32856,83,4,11},
    {22,85,2,11},{0,85,1,11},{218,85,4,11},{32853,87,3,11},{32981,87,3,11},{0,87,1,11},
    {18,87,2,11},{41,88,3,11},{204,91,2,12},{0,91,1,12},{0,91,1,12},{22,91,2,12},{39,288,2,37},
    {33106,241,4,31},{5,91,2,14},{5,91,2,14},{24,91,2,14},{24,91,2,14},{245,91,2,14},
    {245,91,2,14},{7,121,3,18},{12,126,2,20},{58,91,2,14},{401,288,2,38},{24,91,2,14},
    {10,294,2,40},{11,294,2,40},{248,91,2,15},{254,99,2,15},{255,102,2,15},{260,311,2,41},
    {266,102,2,15},{1055,848,2,95},{1056,848,2,95},{24,91,2,15},{24,102,2,15},{0,102,1,17},
    {7,91,2,15},{12,91,3,15},{12,92,3,15},{12,97,3,15},{12,102,2,16},{13,98,2,15},{24,91,2,15},
    {80,93,3,15},{80,94,3,15},{245,95,2,15},{250,95,2,15},{32792,91,3,15},{12,110,2,18},
    {24,110,2,18},{268,119,2,18},{275,109,3,18},{260,294,2,40},{463,327,3,44},{0,99,1,15},
    {0,99,1,15},{0,102,1,17},{7,102,2,15},{12,99,2,15},{24,99,2,15},{24,102,2,15},{80,99,3,15},
    {80,100,3,15},{80,101,3,15},{245,102,2,15},{32792,99,3,15},{32773,102,3,15},{0,102,1,17},
    {24,102,2,15},{32792,102,3,15},{24,102,2,15},{260,102,2,15},{0,311,1,41},{0,102,1,15},
    {12,113,3,18},{254,102,2,15},{0,102,1,15},{0,102,1,15},{33022,102,3,15},{24,102,2,15},
    {24,102,2,15},{24,110,2,18},{208,119,2,18},{244,119,2,18},{272,119,2,18},{272,119,2,18},
    {61,172,4,26},{32913,107,5,18},{32991,109,3,18},{208,109,2,18},{24,119,2,18},{6,121,2,18},
    {208,119,2,18},{279,122,3,18},{7,127,3,23},{143,144,3,24},{140,132,3,24},{140,133,3,24},
    {140,135,3,24},{287,140,3,24},{287,141,3,24},{287,145,2,25},{140,136,3,24},{5,138,2,24},
    {140,142,3,24},{24,143,2,24},{173,159,2,26},{32861,159,3,26},{32810,170,3,26},{4,358,3,49},
    {4,360,3,49},{4,362,3,49},{13,170,2,26},{20,334,2,44},{61,160,3,26},{91,288,2,38},
    {439,309,2,41},{33169,288,3,38},{32788,334,3,44},{32772,359,4,49},{32772,361,4,49},
    {93,165,2,26},{140,176,3,26},{140,178,3,27},{140,179,3,27},{124,218,2,29},{208,181,2,28},
    {32872,218,3,29},{61,183,3,28},{104,238,2,31},{208,181,2,28},{985,835,2,89},{110,239,2,31},
    {132,237,2,30},{208,184,2,28},{316,227,2,30},{339,239,2,31},{23,317,2,41},{305,185,3,29},
    {305,186,4,29},{305,188,4,29},{305,190,5,29},{305,197,4,29},{305,200,3,29},{305,202,3,29},
    {305,204,3,29},{305,206,3,29},{305,207,3,29},{305,208,3,29},{305,209,4,29},{305,250,4,31},
    {305,252,2,33},{305,835,3,89},{441,352,2,45},{33233,334,3,44},{4,228,3,30},{104,252,2,33},
    {222,229,2,30},{234,284,2,36},{309,238,2,31},{322,229,2,30},{323,229,2,30},{32990,229,3,30},
    {33077,229,3,30},{33090,229,3,30},{304,193,3,29},{315,231,2,30},{317,233,2,30},{331,235,2,30},
    {332,235,2,30},{104,194,2,29},{61,252,2,32},{304,194,3,29},{315,231,2,30},{317,234,2,30},
    {332,235,2,30},{46,214,3,29},{32829,227,4,30},{61,220,4,29},{132,227,2,30},{367,284,2,34},
    {4,230,3,30},{104,230,2,30},{110,231,2,30},{117,231,2,30},{4,231,3,30},{4,232,3,30},
    {59,233,2,30},{104,232,2,30},{132,227,2,30},{327,232,2,30},{328,233,2,30},{33076,233,3,30},
    {32872,233,3,30},{33074,233,3,30},{32772,233,4,30},{32772,234,4,30},{59,235,2,30},
    {132,227,2,30},{0,229,1,30},{386,284,2,36},{333,235,3,30},{31,252,2,31},{333,236,3,30},
    {210,238,3,31},{210,241,2,31},{290,247,2,31},{345,248,2,31},{208,248,2,31},{33058,248,3,31},
    {33116,248,3,31},{335,248,2,31},{0,248,1,31},{0,248,1,31},{110,248,2,31},{0,252,1,32},
    {4,261,3,34},{87,262,4,34},{360,256,2,34},{372,264,2,34},{382,311,2,41},{33128,264,3,34},
    {32772,264,4,34},{33150,311,3,41},{360,256,2,34},{944,820,2,88},{978,833,2,89},{979,833,2,89},
    {1006,840,2,90},{1012,840,2,91},{1013,840,2,91},{363,256,2,34},{210,370,3,55},{364,256,2,34},
    {59,284,2,37},{110,260,2,34},{370,284,2,37},{1007,840,2,90},{110,260,2,34},{376,280,2,34},
    {4,277,3,34},{4,278,3,34},{4,279,3,34},{0,348,1,45},{206,284,2,34},{210,280,4,34},
    {210,282,4,34},{368,344,3,44},{378,284,2,34},{485,344,2,44},{380,284,2,34},{110,284,2,34},
    {0,284,1,37},{265,311,2,41},{105,370,2,53},{450,370,2,53},{538,370,2,53},{23,310,3,41},
    {158,284,2,36},{222,284,2,36},{234,284,2,36},{382,284,2,36},{322,284,2,36},{389,284,2,36},
    {389,284,2,36},{234,284,2,36},{0,284,1,37},{0,284,1,37},{186,284,2,37},{4,284,3,37},
    {0,288,1,37},{0,288,1,38},{0,288,1,38},{59,377,2,58},{91,288,2,38},{377,328,2,44},
    {441,352,2,45},{32808,334,3,44},{0,294,1,39},{5,288,2,38},{5,288,2,38},{24,288,2,38},
    {402,288,2,38},{401,288,2,38},{20,289,2,38},{277,290,2,38},{405,288,2,38},{408,289,2,38},
    {33172,288,3,38},{405,289,2,38},{405,289,2,38},{33172,289,3,38},{20,289,2,38},{408,289,2,38},
    {20,289,2,38},{40,334,2,44},{466,329,2,44},{403,290,2,38},{33171,290,3,38},{208,354,2,47},
    {4,365,3,49},{6,323,2,43},{415,293,2,38},{91,294,2,38},{33145,294,3,38},{419,294,2,38},
    {0,294,1,39},{0,294,1,39},{0,300,1,40},{0,300,1,40},{0,300,1,40},{0,300,1,40},{0,300,1,40},
    {0,317,1,41},{7,300,2,40},{24,300,2,40},{25,367,2,51},{33,367,2,51},{429,300,2,40},
    {527,367,2,51},{32792,301,3,40},{59,327,2,44},{66,326,3,44},{105,326,2,44},{251,326,2,44},
    {462,326,2,44},{7,301,2,40},{0,303,1,40},{7,301,2,40},{2,304,3,40},{23,306,3,41},
    {436,306,2,41},{23,307,3,41},{0,323,1,43},{24,309,2,41},{140,309,3,41},{0,309,1,41},
    {441,309,2,41},{0,323,1,43},{446,311,2,41},{5,311,2,41},{24,311,2,41},{0,323,1,43},
    {24,311,2,41},{74,312,2,41},{450,312,2,41},{441,315,2,41},{0,315,1,41},{0,317,1,42},
    {0,320,1,42},{0,318,1,42},{0,318,1,42},{0,318,1,42},{7,325,3,44},{7,348,3,45},{59,352,2,46},
    {66,329,3,44},{105,329,2,44},{132,348,2,45},{377,329,2,44},{459,323,3,44},{105,326,2,44},
    {59,326,2,44},{105,326,2,44},{251,328,2,44},{0,347,1,45},{0,329,1,44},{377,329,2,44},
    {0,332,1,44},{0,332,1,44},{4,333,3,44},{32808,334,3,44},{7,346,3,45},{33233,334,3,44},
    {204,334,2,44},{204,334,2,44},{477,334,2,44},{204,334,2,44},{441,334,2,44},{0,334,1,44},
    {20,334,2,44},{0,343,1,44},{0,343,1,44},{0,343,1,44},{490,343,3,44},{0,344,1,44},{0,346,1,44},
    {132,346,2,45},{0,347,1,45},{0,348,1,45},{0,348,1,45},{0,348,1,45},{0,348,1,45},
    {502,349,3,45},{0,351,1,45},{505,351,2,45},{0,351,1,45},{5,352,2,47},{140,352,3,47},
    {105,358,2,47},{4,364,3,49},{0,367,1,49},{0,367,1,49},{0,367,1,50},{0,367,1,50},{0,367,1,50},
    {7,372,2,55},{365,372,2,55},{66,367,2,51},{75,367,2,51},{327,367,2,51},{75,367,2,51},
    {151,367,2,51},{210,367,3,51},{531,368,2,51},{33316,372,3,56},{0,368,1,51},{383,368,2,51},
    {0,368,1,51},{0,370,1,52},{132,370,2,52},{0,370,1,52},{383,370,2,53},{383,370,2,53},
    {540,370,2,53},{0,370,1,53},{109,370,2,54},{545,370,2,54},{383,370,2,53},{316,370,2,53},
    {46,370,2,53},{7,372,2,55},{0,378,1,58},{59,376,2,58},{316,378,2,58},{400,376,3,58},
    {551,377,3,58},{553,378,4,59},{553,380,5,59},{553,383,5,59},{566,388,4,59},{566,390,5,59},
    {566,393,5,59},{596,508,4,66},{658,505,3,66},{703,583,3,69},{706,577,5,68},{716,592,4,70},
    {699,573,4,68},{567,396,4,59},{561,386,4,59},{563,388,2,59},{565,388,2,59},{569,398,7,59},
    {573,403,4,59},{573,525,4,67},{573,527,5,67},{552,405,4,59},{567,407,4,59},{567,575,3,68},
    {698,569,6,68},{577,409,4,59},{579,411,4,59},{581,413,4,59},{642,488,4,64},{583,415,3,59},
    {678,530,3,67},{689,550,3,67},{694,566,3,68},{711,584,3,69},{734,626,4,74},{586,416,2,60},
    {588,416,5,61},{588,419,2,61},{591,419,2,61},{595,696,2,77},{602,696,2,77},{579,469,3,63},
    {591,419,2,61},{593,419,2,61},{594,419,2,61},{595,419,2,61},{630,470,2,63},{779,696,2,77},
    {591,419,2,61},{591,696,2,77},{595,419,2,61},{557,419,4,61},{600,696,5,77},{654,501,2,65},
    {723,609,5,71},{619,451,2,63},{557,421,6,61},{557,447,4,63},{577,433,5,61},{577,436,4,61},
    {553,425,4,61},{553,427,4,61},{553,429,4,61},{553,440,2,62},{606,431,4,61},{613,601,6,71},
    {653,616,2,72},{721,601,2,71},{557,438,2,61},{563,438,4,61},{610,440,3,63},{610,441,4,63},
    {610,443,2,63},{602,473,2,63},{612,443,4,63},{612,451,4,63},{611,457,2,63},{621,455,4,63},
    {633,488,2,64},{721,601,2,71},{798,708,3,78},{616,445,4,63},{616,457,4,63},{616,459,4,63},
    {616,461,6,63},{616,470,5,63},{616,605,6,71},{680,531,4,67},{612,449,4,63},{620,453,4,63},
    {636,485,2,64},{626,465,4,63},{628,467,4,63},{628,473,5,64},{633,476,4,64},{633,485,5,64},
    {635,478,4,64},{635,482,5,64},{635,495,5,65},{635,503,4,65},{635,628,5,74},{638,480,4,64},
    {638,624,4,74},{644,490,2,64},{577,490,4,64},{647,492,5,65},{674,553,3,68},{674,556,4,68},
    {676,522,5,67},{676,545,5,67},{676,599,4,70},{651,495,2,65},{554,501,4,65},{582,562,6,68},
    {653,498,5,65},{657,505,2,66},{659,510,4,66},{661,506,2,66},{666,510,2,66},{663,506,4,66},
    {733,622,4,74},{670,512,6,67},{672,520,4,67},{681,551,4,67},{674,516,4,67},{600,560,4,68},
    {672,518,4,67},{679,533,5,67},{679,536,4,67},{682,538,4,67},{682,540,5,67},{688,543,4,67},
    {688,548,4,67},{691,554,4,68},{693,558,4,68},{827,748,4,80},{682,567,4,68},{704,576,3,68},
    {690,573,2,68},{706,792,6,82},{710,580,5,69},{554,585,3,69},{577,586,4,70},{577,588,4,70},
    {577,594,5,70},{666,590,2,70},{715,590,4,70},{720,597,4,70},{631,612,4,71},{726,614,4,71},
    {728,616,4,73},{728,618,4,73},{732,620,4,73},{614,631,4,75},{614,633,5,75},{738,636,8,75},
    {738,642,7,75},{753,662,5,76},{753,743,7,80},{743,647,3,75},{746,648,4,75},{746,650,5,75},
    {746,660,4,75},{791,702,4,77},{751,653,5,75},{751,656,6,75},{737,665,9,76},{737,672,8,76},
    {622,678,2,76},{737,678,7,76},{737,777,5,81},{765,683,6,76},{765,691,4,76},{767,687,6,76},
    {773,693,4,76},{775,695,2,76},{775,695,2,76},{591,695,3,77},{557,699,4,77},{557,721,7,79},
    {784,701,2,77},{816,726,5,79},{786,701,2,77},{788,701,2,77},{775,701,3,77},{791,704,5,77},
    {747,710,3,78},{795,707,3,78},{797,708,2,78},{798,709,3,78},{802,711,2,78},{804,711,6,79},
    {808,715,8,79},{815,726,2,79},{788,805,4,83},{788,807,5,83},{821,729,5,80},{821,732,5,80},
    {821,735,5,80},{827,738,7,80},{753,750,5,80},{831,753,4,80},{831,755,5,80},{831,767,3,80},
    {831,768,5,80},{836,758,8,80},{840,764,5,80},{600,771,8,81},{647,780,5,81},{770,783,4,81},
    {855,785,4,81},{857,787,7,82},{860,796,4,82},{863,798,5,82},{865,801,6,83},{190,810,2,84},
    {869,810,2,84},{869,810,2,84},{885,811,2,84},{1117,849,3,102},{1117,850,3,102},{869,810,2,84},
    {190,810,2,84},{869,810,2,84},{869,810,2,84},{885,811,2,84},{868,810,2,84},{871,810,2,84},
    {874,810,2,84},{876,810,2,84},{868,810,2,84},{871,810,2,84},{997,840,2,90},{151,841,2,91},
    {880,810,3,84},{977,833,2,89},{1005,840,2,90},{1009,840,2,91},{1010,840,2,91},{882,811,2,84},
    {884,811,2,84},{869,811,2,84},{889,816,2,85},{890,816,2,85},{891,816,2,85},{895,816,2,85},
    {897,816,2,85},{442,818,2,85},{887,816,3,85},{887,817,3,85},{900,818,2,85},{902,818,2,85},
    {903,818,2,85},{914,819,2,86},{915,819,2,86},{931,820,2,86},{932,820,2,86},{10,818,2,85},
    {11,818,2,85},{916,819,2,86},{917,819,2,86},{902,818,2,85},{906,818,2,85},{923,819,2,86},
    {24,818,2,85},{909,819,2,86},{912,819,2,86},{924,819,2,86},{927,819,2,86},{928,819,2,86},
    {909,819,2,86},{924,819,2,86},{0,820,1,87},{0,820,1,87},{0,820,1,87},{0,820,1,87},
    {938,820,2,87},{405,820,2,87},{0,820,1,87},{0,820,1,88},{0,820,1,88},{946,820,2,88},
    {0,820,1,88},{948,820,2,88},{0,820,1,88},{0,820,1,88},{951,820,2,88},{887,820,3,88},
    {112,821,2,88},{956,821,3,89},{958,822,3,89},{104,823,2,89},{981,833,2,89},{104,823,2,89},
    {980,833,2,89},{961,823,7,89},{887,833,4,89},{104,833,2,89},{956,828,5,89},{970,831,2,89},
    {887,838,3,89},{970,831,2,89},{970,831,2,89},{970,831,2,89},{361,831,3,89},{104,832,2,89},
    {208,832,2,89},{104,835,2,89},{304,832,3,89},{983,835,2,89},{983,835,2,89},{987,836,2,89},
    {989,836,3,89},{10,860,2,103},{1040,860,2,103},{970,837,2,89},{970,837,2,89},{999,840,2,90},
    {999,840,2,90},{1001,840,2,90},{462,840,2,90},{1004,840,2,90},{1004,840,2,90},{0,840,1,91},
    {151,840,3,91},{1015,841,2,91},{887,841,3,92},{24,842,2,92},{885,842,2,92},{994,842,2,92},
    {925,842,2,92},{1022,842,2,92},{0,842,1,93},{1028,843,2,93},{1025,842,3,93},{1031,843,3,93},
    {1063,848,2,97},{1064,848,2,97},{1070,848,2,97},{1081,849,2,98},{1092,849,2,99},
    {1097,849,2,100},{1023,843,2,93},{0,843,1,93},{1030,843,2,93},{868,844,2,93},{1034,844,2,93},
    {1036,844,3,94},{1036,846,3,94},{0,845,1,94},{10,845,2,94},{1040,845,2,94},{1052,848,2,95},
    {1053,848,2,95},{0,845,1,94},{1043,845,3,94},{1043,847,3,94},{1091,849,2,99},{0,848,1,95},
    {0,848,1,95},{0,848,1,95},{0,848,1,95},{0,848,1,95},{0,848,1,95},{1058,848,2,95},{0,848,1,96},
    {0,848,1,96},{0,848,1,96},{0,848,1,96},{0,848,1,97},{0,848,1,97},{1068,848,2,97},
    {1087,849,2,98},{1099,849,2,100},{0,848,1,97},{0,848,1,97},{1073,848,3,98},{1085,849,2,98},
    {304,849,2,98},{1084,849,2,98},{61,849,2,98},{317,849,2,98},{1078,849,2,98},{1088,849,2,98},
    {1030,849,2,98},{1080,849,2,98},{1077,849,2,98},{1080,849,2,98},{61,849,2,98},{304,849,2,98},
    {1090,849,2,99},{1094,849,2,99},{1095,849,2,99},{1090,849,2,99},{1024,849,2,100},
    {1067,849,2,100},{0,849,1,101},{0,849,1,101},{1104,849,2,102},{1105,849,2,102},
    {1110,849,2,102},{1209,861,2,108},{1107,849,2,102},{1108,849,2,102},{0,849,1,102},
    {1107,849,2,102},{1112,849,2,102},{1210,861,2,108},{1211,861,2,108},{0,849,1,102},
    {1114,849,2,102},{1116,849,2,102},{1122,852,2,102},{1115,849,2,102},{1180,860,2,106},
    {1226,861,2,109},{66,861,3,109},{1121,851,3,102},{1124,852,3,103},{1129,854,2,103},
    {1127,853,3,103},{1108,860,2,104},{1125,854,2,103},{1131,854,2,103},{1132,854,2,103},
    {1152,860,2,104},{1153,860,2,104},{1156,860,2,104},{1128,854,2,103},{1135,854,3,103},
    {1135,855,3,103},{1138,856,2,103},{1140,856,3,103},{1140,857,2,103},{1149,860,2,103},
    {1143,857,3,103},{1146,858,4,103},{1127,860,2,104},{1127,860,2,104},{0,860,1,104},
    {1127,860,2,104},{24,860,2,104},{0,860,1,104},{24,860,2,104},{1160,860,2,104},{0,860,1,104},
    {0,860,1,104},{0,860,1,105},{0,860,1,105},{0,860,1,105},{0,860,1,105},{0,860,1,105},
    {0,860,1,106},{0,860,1,106},{1171,860,2,106},{0,860,1,106},{0,860,1,106},{0,860,1,106},
    {0,860,1,106},{1177,860,2,106},{0,860,1,106},{0,860,1,106},{0,860,1,106},{304,860,2,107},
    {1183,860,2,107},{1184,860,2,107},{1190,860,2,107},{1185,860,2,107},{1184,860,2,107},
    {1188,860,2,107},{1189,860,2,107},{1192,860,2,107},{1218,861,2,109},{1219,861,2,109},
    {1220,861,2,109},{1221,861,2,109},{1194,860,2,107},{1196,860,2,107},{61,860,2,107},
    {1198,860,2,107},{1200,860,2,107},{61,860,2,107},{304,860,2,107},{1202,860,2,107},
    {1204,861,2,107},{1206,861,2,108},{1208,861,2,108},{1209,861,2,108},{1213,861,2,108},
    {1215,861,2,108},{1217,861,2,108},{1223,861,2,109},{1224,861,2,109},{0,861,1,109},
    {1229,862,2,110},{0,862,1,110},{1228,862,2,110},{1233,862,2,110},{1235,862,2,110},
};
inline constexpr std::uint16_t first_phrase[] = {
    0,0,0,1,1,110,133,136,168,168,173,174,175,195,210,223,226,226,230,248,248,253,253,269,282,310,
    311,314,314,314,316,316,319,323,326,327,328,330,331,332,342,344,346,351,351,352,353,363,364,
    365,366,382,384,387,388,389,389,390,391,395,397,398,425,431,432,433,439,443,445,446,446,447,
    447,453,453,453,454,464,464,464,464,471,471,475,475,476,495,496,496,504,505,506,507,507,508,
    508,510,512,513,514,515,516,517,518,519,564,572,574,575,576,576,588,594,601,610,614,620,623,
    637,638,650,650,654,656,656,660,660,663,666,671,672,673,675,679,681,681,686,686,686,687,687,
    708,708,710,710,710,710,710,710,716,717,717,717,718,720,721,721,721,725,730,732,733,733,735,
    737,740,740,742,743,748,748,749,750,751,760,760,762,762,764,764,765,766,767,768,768,769,770,
    771,772,773,773,792,794,794,794,794,794,794,794,796,800,802,804,805,809,809,809,829,830,837,
    837,839,839,842,845,847,848,849,850,850,853,855,856,857,868,868,869,869,870,870,871,871,876,
    877,878,881,882,884,885,886,887,887,889,890,896,900,900,901,910,912,925,929,931,932,933,944,
    947,947,947,948,949,950,951,953,954,955,956,957,958,963,965,966,967,967,967,967,968,970,970,
    971,971,971,972,973,974,975,979,980,981,982,983,983,983,983,986,998,999,999,999,1000,1001,
    1002,1005,1009,1014,1032,1042,1047,1048,1053,1053,1055,1055,1055,1057,1058,1062,1062,1074,
    1076,1076,1076,1077,1078,1078,1078,1078,1078,1078,1078,1078,1078,1079,1080,1080,1081,1081,
    1081,1081,1083,1083,1083,1083,1083,1083,1084,1084,1085,1088,1088,1088,1089,1090,1091,1092,
    1092,1092,1093,1093,1093,1101,1101,1108,1109,1109,1109,1111,1115,1116,1116,1116,1116,1116,
    1117,1117,1118,1119,1120,1127,1127,1128,1128,1129,1131,1134,1134,1139,1140,1140,1141,1141,
    1142,1143,1145,1145,1145,1146,1147,1147,1148,1150,1155,1160,1160,1161,1165,1166,1167,1168,
    1169,1171,1174,1176,1177,1177,1180,1180,1180,1182,1183,1183,1184,1185,1185,1186,1187,1188,
    1189,1190,1198,1203,1204,1206,1206,1207,1207,1209,1209,1210,1213,1214,1215,1215,1216,1216,
    1216,1217,1219,1221,1221,1223,1223,1223,1223,1224,1225,1225,1227,1230,1238,1239,1239,1241,
    1241,1241,1242,1243,1244,1245,1246,1247,1247,1247,1248,1249,1251,1253,1254,1255,1256,1257,
    1258,1258,1258,1258,1258,1258,1259,1260,1261,1262,1262,1263,1264,1264,1265,1265,1266,1267,
    1268,1269,1270,1271,1271,1272,1273,1273,1273,1274,1274,1274,1275,1276,1276,1277,1277,1277,
    1278,1278,1279,1280,1280,1281,1282,1283,1285,1285,1286,1286,1288,1289,1293,1293,1294,1295,
    1296,1297,1298,1299,1300,1302,1302,1305,1306,1307,1308,1308,1308,1309,1309,1313,1314,1314,
    1317,1320,1325,1325,1326,1327,1327,1327,1328,1328,1329,1329,1330,1330,1330,1330,1331,1331,
    1331,1331,1334,1334,1335,1338,1339,1339,1340,1340,1342,1342,1348,1348,1348,1349,1349,1351,
    1351,1351,1353,1354,1360,1360,1360,1361,1362,1364,1365,1368,1369,1371,1373,1377,1377,1381,
    1381,1382,1383,1386,1386,1389,1389,1393,1394,1401,1401,1402,1402,1403,1403,1403,1404,1404,
    1404,1405,1405,1407,1407,1407,1407,1407,1409,1409,1414,1414,1414,1416,1416,1416,1416,1416,
    1416,1417,1417,1418,1424,1424,1424,1424,1425,1425,1428,1428,1428,1428,1429,1429,1430,1430,
    1432,1432,1434,1434,1434,1434,1434,1434,1434,1435,1435,1437,1437,1438,1439,1440,1440,1440,
    1442,1442,1442,1444,1444,1444,1444,1444,1444,1446,1446,1446,1447,1447,1448,1449,1449,1449,
    1449,1450,1450,1451,1451,1451,1452,1453,1453,1453,1453,1453,1453,1454,1454,1455,1458,1459,
    1460,1460,1460,1460,1460,1461,1461,1461,1462,1462,1462,1463,1463,1465,1465,1465,1465,1466,
    1466,1466,1466,1468,1468,1470,1471,1471,1471,1472,1473,1473,1473,1476,1476,1476,1476,1477,
    1479,1479,1479,1479,1481,1481,1481,1481,1481,1482,1484,1484,1484,1484,1486,1486,1487,1487,
    1487,1487,1487,1487,1488,1488,1489,1489,1490,1491,1491,1491,1491,1491,1491,1493,1495,1496,
    1496,1497,1497,1498,1498,1498,1499,1500,1502,1502,1502,1502,1502,1502,1503,1504,1504,1505,
    1505,1505,1505,1506,1506,1506,1506,1506,1506,1506,1507,1507,1509,1509,1509,1509,1512,1512,
    1512,1512,1512,1512,1513,1513,1513,1514,1518,1518,1518,1518,1518,1519,1519,1519,1519,1520,
    1520,1520,1520,1520,1520,1521,1521,1521,1522,1522,1522,1522,1523,1523,1524,1524,1525,1525,
    1525,1526,1526,1526,1527,1527,1528,1528,1528,1528,1534,1534,1535,1539,1541,1542,1542,1543,
    1543,1543,1546,1552,1552,1553,1553,1554,1554,1554,1555,1555,1555,1555,1555,1555,1555,1557,
    1559,1559,1560,1560,1563,1564,1564,1570,1570,1570,1574,1577,1577,1578,1578,1578,1583,1585,
    1585,1585,1585,1585,1585,1585,1585,1585,1585,1585,1585,1585,1585,1585,1585,1585,1585,1585,
    1585,1585,1585,1586,1587,1588,1589,1590,1590,1591,1592,1592,1593,1594,1594,1595,1596,1597,
    1598,1599,1600,1600,1601,1601,1602,1604,1604,1606,1606,1608,1609,1609,1609,1610,1610,1612,
    1612,1612,1612,1613,1613,1615,1616,1617,1618,1620,1622,1622,1622,1622,1622,1622,1623,1623,
    1624,1624,1625,1625,1626,1628,1628,1629,1630,1630,1630,1630,1631,1631,1632,1632,1633,1633,
    1634,1635,1635,1635,1635,1635,1636,1636,1636,1637,1637,1637,1638,1638,1639,1640,1640,1643,
    1644,1645,1645,1647,1655,1655,1656,1657,1657,1658,1658,1658,1658,1660,1660,1662,1662,1662,
    1663,1667,1667,1668,1670,1670,1670,1671,1671,1672,1673,1674,1675,1676,1676,1676,1677,1677,
    1677,1678,1678,1679,1680,1681,1682,1682,1682,1683,1684,1687,1687,1688,1688,1689,1690,1690,
    1691,1693,1697,1697,1697,1699,1699,1699,1700,1701,1701,1701,1703,1703,1703,1704,1704,1704,
    1704,1705,1706,1706,1707,1707,1708,1708,1709,1710,1711,1715,1715,1715,1716,1717,1717,1719,
    1719,1722,1722,1724,1724,1726,1727,1729,1729,1729,1731,1731,1731,1733,1733,1733,1734,1735,
    1736,1736,1741,1741,1741,1742,1745,1745,1745,1745,1745,1747,1747,1748,1749,1749,1749,1750,
    1750,1750,1750,1750,1751,1752,1752,1752,1753,1754,1754,1755,1757,1758,1758,1759,1760,1761,
    1762,1763,1764,1765,1766,1767,1768,1768,1769,1770,1771,1772,1773,1773,1774,1775,1775,1776,
    1780,1780,1781,1781,1782,1784,1784,1784,1784,1789,1789,1790,1790,1791,1791,1793,1793,1794,
    1794,1797,1797,1798,1798,1799,1799,1801,1801,1801,1801,1801,1802,1802,1803,1803,1804,1804,
    1804,1804,1804,1804,1806,1806,1806,1807,1807,1807,1808,1808,1809,1810,1811,1811,1812,1812,
    1812,1812,1812,1812,1812,1812,1812,1812,
};
inline constexpr beginnings pairs_of_words = {{
    5765170653510898690U,2594638534344196618U,4702461709716176896U,13835198897328554371U,
    14051270720730694692U,9232546983037665280U,4613940017264852995U,9371434477120749568U,
    3180668611354199104U,504526441040464906U,18296063307817088U,1126174801560064U,
    324259173170679816U,1159113963896570368U,1164743470816952580U,585749435134902320U,
    144959657542189056U,1297036761403236616U,6772991627112840U,1225260711127746561U,
    1157427338158342176U,4755862843578949824U,176554297917440U,72660128899399976U,
    5838389151304519776U,9009751002185750U,3476778920954716416U,2362147430935298126U,
    1126314524803080U,5476377146882525184U,4900057170730909824U,578748432307740672U,
    9376499990467713280U,63156228213706880U,36598348874072072U,11531466850747559936U,
    1170935905272466448U,2402670951534690320U,5782623305869557800U,9233505142729343232U,
    10665652656543891522U,2269392016953360U,16152230435010654336U,4972009173526053441U,
    9223513942653947140U,4035339624260829296U,18102428159181330U,4899951858258411536U,
    4649975411374162112U,2306410658096218496U,665424437130035332U,153122494713430032U,
    9223376555177154560U,9026440725529664U,7499619281672929296U,3459908285221273600U,
    865397157459525664U,36453818395426816U,5188146770730813456U,32088181708947456U,
    2391693426866782224U,18387910917U,653030746357498112U,9368635278312801316U,
    1261048028545172484U,72198332616806464U,36169535581063232U,292738721751499780U,
    4648429710068417334U,289356284650595488U,297246665707389092U,564326490439680U,
    2882304380260974979U,2378463691718795264U,2323892592180330528U,1153071176734490688U,
    144678143431606272U,72622744088489984U,2310575311559103488U,8594145797U,288406306604253184U,
    1197548584894658U,4611756405009940480U,292736726978396176U,6918655133984235632U,
    1153484470163079424U,2535474618992640U,1191219968520228880U,650215994576929792U,
    10520550841415409668U,4611970379623309314U,290581140737105921U,333266393094946816U,
    180425482724974592U,8798248935424U,4757635192175200288U,12682279218793944192U,
    9224005356156944784U,37016230401449992U,1970348593578368U,2326390725732073474U,
    2346539233373724820U,9259717511482458112U,2598577449386641408U,288234779587915777U,
    4053239701409136672U,9227877904264724497U,5911555057358209536U,153403864454794561U,
    1175445008891805700U,1152941433272009794U,2328730581504622624U,4899933991076896848U,
    9241421620814348672U,3461165847484831744U,9412523221741208592U,10376293824934217728U,
    36112651968840208U,2270500105494560U,70506322722816U,9007216444588128U,1477180851992133632U,
    2305843013793873920U,4611688268995053608U,713583113536161U,4644337216966660U,
    144125359665776640U,2308095094650044416U,
}};
inline constexpr std::uint8_t kind_of_line[] = {
    0,0,0,1,2,2,3,3,3,4,4,4,4,4,5,6,6,6,6,6,6,6,6,7,7,7,8,8,9,10,10,10,10,10,11,11,12,11,13,13,14,
    14,14,14,1,1,1,15,15,16,16,17,17,18,18,18,18,19,20,4,4,6,6,14,13,1,3,10,11,16,2,8,15,1,20,4,
    14,6,13,1,10,11,16,15,4,14,6,13,1,10,11,16,15,4,14,6,13,1,10,11,16,15,4,14,6,13,1,10,11,16,15,
};
inline constexpr kind kinds[] = {
    {category{1},action{0},remedy{0},processed{0},scope{0},recovery{0}},
    {category{16},action{1},remedy{7},processed{0},scope{0},recovery{0}},
    {category{2},action{0},remedy{1},processed{0},scope{0},recovery{0}},
    {category{9},action{0},remedy{9},processed{0},scope{0},recovery{0}},
    {category{12},action{0},remedy{5},processed{0},scope{0},recovery{0}},
    {category{11},action{0},remedy{6},processed{0},scope{0},recovery{0}},
    {category{11},action{2},remedy{6},processed{0},scope{0},recovery{0}},
    {category{7},action{0},remedy{8},processed{0},scope{0},recovery{0}},
    {category{8},action{0},remedy{8},processed{0},scope{0},recovery{0}},
    {category{3},action{0},remedy{2},processed{0},scope{0},recovery{1}},
    {category{3},action{0},remedy{2},processed{0},scope{0},recovery{0}},
    {category{4},action{0},remedy{3},processed{0},scope{0},recovery{0}},
    {category{4},action{0},remedy{4},processed{0},scope{4},recovery{0}},
    {category{13},action{1},remedy{7},processed{0},scope{0},recovery{0}},
    {category{10},action{1},remedy{7},processed{0},scope{0},recovery{0}},
    {category{14},action{1},remedy{7},processed{0},scope{0},recovery{0}},
    {category{5},action{0},remedy{10},processed{0},scope{0},recovery{0}},
    {category{6},action{2},remedy{10},processed{0},scope{0},recovery{0}},
    {category{6},action{1},remedy{7},processed{0},scope{0},recovery{0}},
    {category{15},action{0},remedy{4},processed{0},scope{0},recovery{0}},
    {category{15},action{1},remedy{7},processed{0},scope{0},recovery{0}},
};
inline constexpr word_line lines[] = {
    {strength{2},{}},{strength{2},{}},{strength{2},{}},{strength{3},statuses::between(500,599)},
    {strength{3},{}},{strength{1},{}},{strength{3},{}},{strength{2},{}},{strength{1},{}},
    {strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{2},{}},{strength{1},{}},
    {strength{3},{}},{strength{3},{}},{strength{2},{}},{strength{1},{}},{strength{3},{}},
    {strength{3},{401}},{strength{2},{}},{strength{1},{}},{strength{1},{403}},{strength{4},{}},
    {strength{3},{}},{strength{2},{}},{strength{3},{}},{strength{2},{}},{strength{3},{}},
    {strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{2},{}},{strength{1},{}},
    {strength{3},{}},{strength{3},{403}},{strength{3},{}},{strength{2},{}},{strength{3},{}},
    {strength{2},{}},{strength{3},{}},{strength{2},{}},{strength{2},{}},{strength{1},{}},
    {strength{3},{}},{strength{2},{}},{strength{1},{}},{strength{3},{}},{strength{2},{}},
    {strength{3},{}},{strength{1},{}},{strength{3},{}},{strength{1},{}},{strength{3},{}},
    {strength{4},{}},{strength{3},{409,423}},{strength{3},{423}},{strength{3},{500}},
    {strength{1},{}},{strength{3},{}},{strength{2},{}},{strength{3},{}},{strength{2},{}},
    {strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},
    {strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},
    {strength{2},{}},{strength{1},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},
    {strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},
    {strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},
    {strength{3},{}},{strength{3},{}},{strength{2},{}},{strength{3},{}},{strength{3},{}},
    {strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},
    {strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},
    {strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},{strength{3},{}},
    {strength{3},{}},{strength{3},{}},{strength{3},{}},
};
inline constexpr word_pair pairs[] = {
    {word_class{0},word_class{1},{category{12},action{0},remedy{5},processed{0},scope{0},recovery{0}},strength{3},false,word_class{6}},
    {word_class{2},word_class{3},{category{3},action{0},remedy{2},processed{0},scope{0},recovery{0}},strength{3},false,word_class{6}},
    {word_class{4},word_class{5},{category{11},action{2},remedy{6},processed{0},scope{0},recovery{0}},strength{3},true,word_class{6}},
    {word_class{7},word_class{8},{category{13},action{1},remedy{7},processed{0},scope{0},recovery{0}},strength{3},false,word_class{6}},
    {word_class{7},word_class{9},{category{16},action{1},remedy{7},processed{0},scope{0},recovery{0}},strength{3},false,word_class{6}},
    {word_class{10},word_class{11},{category{9},action{0},remedy{9},processed{0},scope{0},recovery{0}},strength{2},false,word_class{6}},
};
// clang-format on

}  // namespace triage::inline TRIAGE_ABI::detail::lexicon_table

#endif

namespace triage::inline TRIAGE_ABI::detail {

// A row for each kind of the lexicon; pairs have rows of their own.
struct lexicon_rows {
  static constexpr auto rows = [] {
    std::array<row, std::size(lexicon_table::kinds)> rows{};
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = row_of_kind(lexicon_table::kinds[i]);
    return rows;
  }();
};
struct lexicon_pair_rows {
  static constexpr auto rows = [] {
    std::array<row, std::size(lexicon_table::pairs)> rows{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i] = row_of_kind(lexicon_table::pairs[i].kind);
    }
    return rows;
  }();
};

inline constexpr lexicon_view lexicon = {lexicon_table::lines,
                                         lexicon_table::kind_of_line,
                                         row_table_of<lexicon_rows>(),
                                         lexicon_table::known + cells_before,
                                         std::size(lexicon_table::known) - cells_before,
                                         lexicon_table::elements,
                                         lexicon_table::phrases,
                                         lexicon_table::first_phrase,
                                         &lexicon_table::pairs_of_words,
                                         lexicon_table::pairs,
                                         std::size(lexicon_table::pairs),
                                         row_table_of<lexicon_pair_rows>()};

/// A phrase that was found.
struct word_hit {
  row_ref by;
  std::uint8_t value;     ///< its strength, and one more in a code
  std::uint8_t strength;  ///< without what a code adds
  std::uint8_t in;        ///< in which text, counted by the caller
  std::uint16_t begin;    ///< where, in the decoded text
  std::uint16_t end;
};

inline constexpr std::size_t category_count = static_cast<std::size_t>(category::unknown) + 1;

/// The strongest hit for each category; of equals the longest. Those that are not there have no
/// values: most responses have one or two, and there is room for seventeen.
class word_hits {
 public:
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init,modernize-use-equals-default)
  constexpr word_hits() noexcept {}

  /// `c`: that of its row.
  constexpr void add(category c, const word_hit& h) noexcept {
    word_hit& best = of_[static_cast<std::size_t>(c)];
    std::uint8_t& strongest = strongest_[static_cast<std::size_t>(c)];
    if (!has(c)) {
      found_ |= 1U << static_cast<unsigned>(c);
      best = h;
      strongest = h.strength;
      return;
    }
    const bool longer = h.value == best.value && h.in == best.in &&
                        h.by->kind() == best.by->kind() && h.end - h.begin > best.end - best.begin;
    if (h.value > best.value || longer) best = h;
    if (h.strength > strongest) strongest = h.strength;
  }

  /// A bit for each category that has a hit.
  [[nodiscard]] constexpr std::uint32_t found() const noexcept { return found_; }
  [[nodiscard]] constexpr bool has(category c) const noexcept {
    return (found_ >> static_cast<unsigned>(c) & 1U) != 0;
  }
  /// The hit of a category that has one.
  [[nodiscard]] constexpr const word_hit& operator[](category c) const noexcept {
    return of_[static_cast<std::size_t>(c)];
  }
  /// How strong the strongest phrase of a category is, without what a code adds; 0: it has none.
  [[nodiscard]] constexpr std::uint8_t strongest(category c) const noexcept {
    return has(c) ? strongest_[static_cast<std::size_t>(c)] : std::uint8_t{0};
  }

 private:
  std::uint32_t found_ = 0;
  std::uint8_t strongest_[category_count];
  word_hit of_[category_count];
};

/// Finds the phrases of a lexicon in a text. One pass, constant stack.
class word_finder {
 public:
  [[gnu::always_inline]] constexpr word_finder(const lexicon_view& of, const word_text& s) noexcept
      : lexicon_(of), text_(s) {
    word_reader reader(s);
    std::size_t size = 0;
    std::size_t marks = 0;
    std::uint16_t sentence = 0;
    while (size < most_tokens) {
      const word_token t = reader.next();
      std::uint16_t number = unknown_word;
      if (t.is == word_token::what::word || t.is == word_token::what::number) {
        const known_word known = of.find(t.hash);
        number = known.number;
        if (number == small_word) continue;
        if (known.is != 0) marks_[marks++] = {static_cast<index>(size), known.is, sentence};
        if (t.is == word_token::what::number) {
          if (last_number_ == 0) first_number_ = size;
          last_number_ = size;
        }
      } else if (t.is == word_token::what::sentence_end) {
        ++sentence;
      } else if (t.is == word_token::what::end) {
        break;
      }
      tokens_[size] = {number, static_cast<std::uint16_t>(t.begin),
                       static_cast<std::uint16_t>(t.end), t.is};
      ++size;
    }
    tokens_[size] = {unknown_word, 0, 0, word_token::what::end};
    size_ = size;
    marks_size_ = marks;
  }

  /// Whether there is anything to look for.
  [[nodiscard]] constexpr bool may_find() const noexcept { return marks_size_ != 0; }

  /// `bonus`: how much more a hit counts; one more in a name.
  constexpr void find(int status, std::uint8_t bonus, std::uint8_t in, word_hits& hits) noexcept {
    std::size_t classed = 0;
    for (std::size_t i = 0; i < marks_size_; ++i) {
      const mark& m = marks_[i];
      match_at(m, status);
      if ((m.is & classes_of_word) != 0) ++classed;
    }
    if (matches_size_ == 0 && classed < 2) return;
    if (text_.is_name()) ++bonus;
    for (std::size_t i = 0; i < matches_size_; ++i) {
      const match& m = matches_[i];
      if (covers_ && is_covered(m.from, m.to)) continue;
      const row_ref by = row_of(m.word);
      const auto strength = static_cast<std::uint8_t>(lexicon_.lines[m.word].strength);
      hits.add(by->kind().category, {by, static_cast<std::uint8_t>(strength + bonus), strength, in,
                                     tokens_[m.from].begin, tokens_[m.to - 1U].end});
    }
    if (classed > 1) find_pairs(bonus, in, hits);
  }

  /// Whether there is a number behind the first word.
  [[nodiscard]] constexpr bool has_number() const noexcept { return last_number_ != 0; }

  /// If it has a number: whether it tells that a request asks for more than a limit allows at all,
  /// as "Limit 6000, Used 0, Requested 7012" and "limit: 0" do. Then `begin` and `end` are where.
  [[nodiscard]] constexpr bool asks_too_much(std::int64_t& limit, std::uint16_t& begin,
                                             std::uint16_t& end) const noexcept {
    limit = -1;
    std::int64_t requested = -1;
    begin = end = 0;
    for (std::size_t i = first_number_ - 1; i < last_number_; ++i) {
      if (tokens_[i + 1].is != word_token::what::number) continue;
      const bool is_limit = is(tokens_[i], "limit");
      if (!is_limit && !is(tokens_[i], "requested")) continue;
      // "Remaining limit: 0" is what is left of it.
      if (is_limit && i > 0 && is(tokens_[i - 1], "remaining")) continue;
      const std::int64_t n = number_at(tokens_[i + 1].begin);
      std::int64_t& value = is_limit ? limit : requested;
      if (n < 0 || value >= 0) continue;
      value = n;
      if (end == 0) begin = tokens_[i].begin;
      end = tokens_[i + 1].end;
    }
    return limit == 0 || (limit > 0 && requested > limit);
  }

 private:
  static constexpr std::size_t most_tokens = 512;
  static constexpr std::size_t most_between = 4;
  static constexpr std::size_t most_matches = 64;  // later ones tell nothing new

  using index = std::uint16_t;  // of a token

  struct token {
    std::uint16_t number;
    std::uint16_t begin;
    std::uint16_t end;
    word_token::what is;
  };

  // A word that begins phrases or is of a class.
  struct mark {
    index at;
    std::uint16_t is;
    std::uint16_t sentence;
  };

  struct match {
    index from;
    index to;
    std::uint8_t word;
  };

  // In any case of ASCII letters.
  [[nodiscard]] constexpr bool is(const token& t, std::string_view lower) const noexcept {
    if (t.end - std::size_t{t.begin} != lower.size()) return false;
    for (std::size_t i = 0; i < lower.size(); ++i) {
      if ((static_cast<unsigned char>(text_.view()[t.begin + i]) | 0x20) !=
          static_cast<unsigned char>(lower[i])) {
        return false;
      }
    }
    return true;
  }

  // The whole number that begins there, possibly with separators: "2,000,000". -1 if it has a
  // fraction or is too long.
  [[nodiscard]] constexpr std::int64_t number_at(std::size_t at) const noexcept {
    const std::string_view text = text_.view();
    std::int64_t n = 0;
    std::size_t digits = 0;
    for (; at < text.size(); ++at) {
      const char c = text[at];
      if (c >= '0' && c <= '9') {
        if (++digits > 15) return -1;
        n = n * 10 + (c - '0');
      } else if ((c != ',' && c != '_') || at + 1 >= text.size() || text[at + 1] < '0' ||
                 text[at + 1] > '9') {
        break;
      }
    }
    if (at + 1 < text.size() && text[at] == '.' && text[at + 1] >= '0' && text[at + 1] <= '9') {
      return -1;
    }
    return n;
  }

  // Finds the phrases that begin with a word: what means nothing is marked, the others are kept.
  [[gnu::always_inline]] constexpr void match_at(const mark& m, int status) noexcept {
    const std::size_t i = m.at;
    if ((m.is & begins::alone) != 0) try_second(0, i, status);
    if ((m.is & begins::with_number) != 0 && tokens_[i + 1].is == word_token::what::number) {
      try_second(any_number, i, status);
    }
    if ((m.is & begins::with_word) != 0) {
      const std::uint16_t second = tokens_[i + 1].number;
      if (second >= first_word && lexicon_.beginnings->may_have(tokens_[i].number, second)) {
        try_second(second, i, status);
      }
    }
    if ((m.is & begins::with_gap) != 0) try_gaps(i, status);
  }

  // Tries the phrases that begin with a word and have this second element, which is there. They are
  // sorted by it. 0: those that have none.
  [[gnu::noinline]] constexpr void try_second(std::uint16_t second, std::size_t i,
                                              int status) noexcept {
    const std::uint16_t* const first = lexicon_.first_phrase + tokens_[i].number;
    const phrase* p = lexicon_.phrases + first[0];
    const phrase* const end = lexicon_.phrases + first[1];
    // Without branches that would be guessed wrong.
    for (auto size = static_cast<std::size_t>(first[1] - first[0]); size > 0;) {
      const std::size_t half = (size + 1) / 2;
      if (p[half - 1].second < second) p += half;
      size -= half;
    }
    for (; p != end && p->second == second; ++p) {
      const std::size_t to =
          p->size <= 2 ? i + p->size : match_rest(lexicon_.elements + p->at, p->size - 2U, i + 2);
      if (to != 0) found(*p, i, to, status);
    }
  }

  // Tries those that go on with a gap, which are the last ones.
  [[gnu::noinline]] constexpr void try_gaps(std::size_t i, int status) noexcept {
    const std::uint64_t words = words_behind(i);
    const std::uint16_t* const first = lexicon_.first_phrase + tokens_[i].number;
    const phrase* const begin = lexicon_.phrases + first[0];
    for (const phrase* p = lexicon_.phrases + first[1]; p != begin && p[-1].second >= behind_gap;
         --p) {
      // The word behind the gap is mostly not there.
      const auto third = static_cast<std::uint16_t>(p[-1].second - behind_gap);
      if ((words >> third % 64U & 1U) == 0) continue;
      const std::size_t to = match_gap(third, lexicon_.elements + p[-1].at, p[-1].size - 3U, i + 1);
      if (to != 0) found(p[-1], i, to, status);
    }
  }

  // What can follow a gap behind a word: a bit for each word, which others may share.
  [[nodiscard]] constexpr std::uint64_t words_behind(std::size_t i) const noexcept {
    std::uint64_t words = 1U << any_number;  // few phrases ask for one
    for (std::size_t at = i + 1; at <= i + 1 + most_between && !ends_sentence(at); ++at) {
      words |= std::uint64_t{1} << tokens_[at].number % 64U;
    }
    return words;
  }

  [[nodiscard]] constexpr row_ref row_of(std::size_t word) const noexcept {
    return lexicon_.rows[lexicon_.row_of[word]];
  }

  // Whether a sentence or the text ends there.
  [[nodiscard]] constexpr bool ends_sentence(std::size_t at) const noexcept {
    return tokens_[at].is >= word_token::what::sentence_end;
  }

  constexpr void found(const phrase& p, std::size_t from, std::size_t to, int status) noexcept {
    if (!lexicon_.lines[p.word].status.has(status)) return;
    if (row_of(p.word)->kind().category != category::none) {
      if (matches_size_ < most_matches) {
        matches_[matches_size_] = {static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to),
                                   p.word};
        ++matches_size_;
      }
      return;
    }
    cover(from, to);
  }

  // Rare, so it is here that the sizes get their first values.
  [[gnu::noinline]] constexpr void cover(std::size_t from, std::size_t to) noexcept {
    if (!covers_) {
      for (std::size_t i = 0; i < size_; ++i) covered_[i] = 0;
      covers_ = true;
    }
    const auto size = static_cast<std::uint8_t>(to - from);
    for (std::size_t i = from; i < to; ++i) {
      if (covered_[i] < size) covered_[i] = size;
    }
  }

  // Whether a word is within a phrase that means nothing.
  [[nodiscard]] constexpr bool is_covered(std::size_t at) const noexcept {
    return covers_ && covered_[at] != 0;
  }

  // Whether a phrase has words of a phrase that means nothing and is as long.
  [[nodiscard]] constexpr bool is_covered(std::size_t from, std::size_t to) const noexcept {
    for (std::size_t i = from; i < to; ++i) {
      if (covered_[i] >= to - from) return true;
    }
    return false;
  }

  // Which pairs have both of their classes in the text, a bit for each.
  [[nodiscard]] constexpr unsigned possible_pairs() const noexcept {
    unsigned classes = 0;
    for (std::size_t i = 0; i < marks_size_; ++i) classes |= marks_[i].is;
    unsigned possible = 0;
    for (std::size_t p = 0; p < lexicon_.pairs_size; ++p) {
      const word_pair& pair = lexicon_.pairs[p];
      possible |= (classes >> static_cast<unsigned>(pair.one) &
                   classes >> static_cast<unsigned>(pair.other) & 1U)
                  << p;
    }
    return possible;
  }

  constexpr void find_pairs(std::uint8_t bonus, std::uint8_t in, word_hits& hits) const noexcept {
    unsigned possible = 0;
    bool asked = false;
    for (std::size_t a = 0; a + 1 < marks_size_; ++a) {
      const mark& first = marks_[a];
      if ((first.is & classes_of_word) == 0 || is_covered(first.at)) continue;
      for (std::size_t b = a + 1; b < marks_size_; ++b) {
        const mark& second = marks_[b];
        if (second.at > first.at + most_between + 1 || second.sentence != first.sentence) break;
        if ((second.is & classes_of_word) == 0) continue;
        if (!asked) {
          possible = possible_pairs();
          if (possible == 0) return;
          asked = true;
        }
        if (!is_covered(second.at)) pair_of(possible, first, second, bonus, in, hits);
      }
    }
  }

  [[gnu::noinline]] constexpr void pair_of(unsigned possible, const mark& first, const mark& second,
                                           std::uint8_t bonus, std::uint8_t in,
                                           word_hits& hits) const noexcept {
    for (; possible != 0; possible &= possible - 1) {
      const auto p = static_cast<std::size_t>(std::countr_zero(possible));
      const word_pair& pair = lexicon_.pairs[p];
      const unsigned one = 1U << static_cast<unsigned>(pair.one);
      const unsigned other = 1U << static_cast<unsigned>(pair.other);
      const bool fits = ((first.is & one) != 0 && (second.is & other) != 0) ||
                        ((first.is & other) != 0 && (second.is & one) != 0);
      if (!fits) continue;
      if (pair.with_beside && !near(first, second, 1U << static_cast<unsigned>(pair.beside))) {
        continue;
      }
      const auto strength = static_cast<std::uint8_t>(pair.strength);
      const row_ref by = lexicon_.pair_rows[p];
      hits.add(by->kind().category, {by, static_cast<std::uint8_t>(strength + bonus), strength, in,
                                     tokens_[first.at].begin, tokens_[second.at].end});
    }
  }

  // Whether a word of a class is in the same sentence, at most so far from two others.
  [[nodiscard]] constexpr bool near(const mark& first, const mark& second,
                                    unsigned wanted) const noexcept {
    constexpr std::size_t most = 8;
    for (std::size_t i = 0; i < marks_size_; ++i) {
      const mark& w = marks_[i];
      if ((w.is & wanted) != 0 && w.sentence == first.sentence && w.at + most >= first.at &&
          w.at < second.at + most && !is_covered(w.at)) {
        return true;
      }
    }
    return false;
  }

  // Whether an element that is no gap is there.
  [[nodiscard]] constexpr bool fits(std::uint16_t element, std::size_t at) const noexcept {
    return element == any_number ? tokens_[at].is == word_token::what::number
                                 : tokens_[at].number == element;
  }

  // Where the elements end if they are found from a token on; 0 if they are not.
  [[nodiscard]] constexpr std::size_t match_rest(const std::uint16_t* elements, std::size_t size,
                                                 std::size_t at) const noexcept {
    for (std::size_t i = 0; i < size; ++i) {
      if (elements[i] == gap) return match_gap(elements[i + 1], elements + i + 2, size - i - 2, at);
      if (!fits(elements[i], at)) return 0;
      ++at;
    }
    return at;
  }

  // The same behind a gap, of which few phrases have two, for the element behind it and the rest.
  [[nodiscard, gnu::noinline]] constexpr std::size_t match_gap(std::uint16_t next,
                                                               const std::uint16_t* rest,
                                                               std::size_t size,
                                                               std::size_t at) const noexcept {
    const std::size_t last = at + most_between;
    for (; at <= last && !ends_sentence(at); ++at) {
      if (!fits(next, at)) continue;
      const std::size_t to = match_rest(rest, size, at + 1);
      if (to != 0) return to;
    }
    return 0;
  }

  const lexicon_view& lexicon_;
  const word_text& text_;
  std::size_t size_ = 0;
  std::size_t marks_size_ = 0;
  std::size_t matches_size_ = 0;
  std::size_t first_number_ = 0;  // behind the first word
  std::size_t last_number_ = 0;   // 0: there is none, or only in front
  bool covers_ = false;  // a phrase that means nothing was found, and covered_ is filled in
  token tokens_[most_tokens + 1];  // and the end
  mark marks_[most_tokens];
  match matches_[most_matches];
  std::uint8_t covered_[most_tokens];  // how long the longest such phrase is that a token is in
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// Checks of the hosts of a provider, and of all providers together, made by the compiler.
#ifndef TRIAGE_TABLES_DETAIL_HOST_CHECKS_HPP
#define TRIAGE_TABLES_DETAIL_HOST_CHECKS_HPP

// Checks of a provider's tables, made by the compiler.
#ifndef TRIAGE_TABLES_DETAIL_TABLE_CHECKS_HPP
#define TRIAGE_TABLES_DETAIL_TABLE_CHECKS_HPP

// Text of a response as the key of a lookup: its escapes are decoded on the way.
#ifndef TRIAGE_TEXT_DETAIL_KEY_HPP
#define TRIAGE_TEXT_DETAIL_KEY_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// No key of any table is longer; `define` checks it.
inline constexpr std::size_t longest_key = 64;

/// The text with its escapes decoded. Empty if the whole of it does not fit into the buffer, so
/// that a part is never taken for the whole: an empty key is in no table.
template <std::size_t N>
[[nodiscard]] constexpr std::string_view decoded_key(const text& t, char (&buffer)[N]) noexcept {
  return t.decode_whole(buffer, N).value_or(std::string_view());
}

/// The integer that the whole of a text is in decimal digits, if it fits into 32 bits.
[[nodiscard]] constexpr std::optional<std::int32_t> whole_number(std::string_view s) noexcept {
  const bool negative = !s.empty() && s[0] == '-';
  if (negative) s.remove_prefix(1);
  if (s.empty() || s.size() > 10) return std::nullopt;
  std::int64_t n = 0;
  for (const char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  if (n > INT32_MAX) return std::nullopt;
  return static_cast<std::int32_t>(negative ? -n : n);
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// Shapes, compiled into key tries: a provider's own pointers, or those of the generic shapes. One
// pass over a body finds the values at all pointers of a trie.
#ifndef TRIAGE_TABLES_DETAIL_SHAPE_TRIE_HPP
#define TRIAGE_TABLES_DETAIL_SHAPE_TRIE_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// Of a provider's own trie, so that a word is a set of nodes.
inline constexpr std::size_t max_nodes = 64;
inline constexpr std::size_t max_pointer_depth = 6;

/// A set of nodes of which the first 64, the next 64, … have a word each: this is a node's bit.
using node_set = std::uint64_t;
constexpr node_set only(unsigned node) noexcept {
  return node_set{1} << (node & 63U);
}

using node_number = std::uint16_t;

inline constexpr std::int16_t any_index = -2;

/// Without pointers, which would have to be relocated when a program starts. 24 bytes.
struct trie_node {
  std::uint64_t word = 0;  ///< the first eight bytes of the key
  node_number parent = 0;
  node_number next = 0;            ///< the next node in the same slot, or 0
  node_number first_child = 0;     ///< 0 if there is none
  node_number sibling = 0;         ///< the next child of the same parent, or 0
  std::uint16_t tail = 0;          ///< where the other bytes of the key are, in the trie's tails
  std::int16_t index = -1;         ///< the key as an array index, any_index for *, or -1
  std::uint8_t size = 0;           ///< of the key, which is a pointer's reference token (RFC 6901)
  std::uint8_t tilde : 1 = 0;      ///< whether the key has escapes
  std::uint8_t guessable : 1 = 0;  ///< whether it has none and is of 1 … 8 bytes
  std::uint8_t repeated : 1 = 0;   ///< whether this is the token *, or something below it

  /// How many bytes of the key are in `word`; the others are among the tails.
  static constexpr std::size_t in_word = 8;
};

/// Where a member with such a name is looked for, in a table of 2^(64 - shift) cells.
[[nodiscard]] constexpr std::size_t key_slot(std::uint64_t word, std::size_t length,
                                             std::size_t parent, unsigned shift) noexcept {
  return static_cast<std::size_t>(((word + length + (parent << 8)) * 0x9E3779B97F4A7C15U) >> shift);
}

/// The first eight bytes of a name, or all of it. `end`: up to where memory may be read.
[[nodiscard]] constexpr std::uint64_t key_word(std::string_view name, const char* end) noexcept {
  if (!std::is_constant_evaluated() && std::endian::native == std::endian::little &&
      end - name.data() >= 8) {
    const std::uint64_t w = load_le<8>(name.data());
    return name.size() >= 8 ? w : w & ((std::uint64_t{1} << (8 * name.size())) - 1);
  }
  std::uint64_t w = 0;
  for (std::size_t i = 0; i < name.size() && i < 8; ++i) {
    w |= std::uint64_t{static_cast<unsigned char>(name[i])} << (8 * i);
  }
  return w;
}

/// Whether a member's name is what the token of a pointer says (RFC 6901 section 4: ~1 is /, ~0 is
/// ~).
[[nodiscard]] constexpr bool is_named(const text& key, std::string_view token) noexcept {
  if (token.find('~') == std::string_view::npos) return key == token;
  text::decoder d(key);
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    const char c = !escape ? token[i] : token[++i] == '1' ? '/' : '~';
    if (d.next() != static_cast<unsigned char>(c)) return false;
  }
  return d.next() < 0;
}

/// The index of an array's element that a token is, any_index for *, -1 if it is none.
[[nodiscard]] constexpr std::int16_t array_index(std::string_view token) noexcept {
  if (token == "*") return any_index;
  if (token.empty() || token.size() > 4 || (token.size() > 1 && token[0] == '0')) return -1;
  std::int32_t n = 0;
  for (const char c : token) {
    if (c < '0' || c > '9') return -1;
    n = n * 10 + (c - '0');
  }
  return static_cast<std::int16_t>(n);
}

/// Whether a pointer is one that RFC 6901 section 3 allows and that names something in the body.
[[nodiscard]] constexpr bool valid_pointer(std::string_view pointer) noexcept {
  if (pointer.empty() || pointer[0] != '/') return false;
  if (pointer.size() > 255) return false;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') ++depth;
    if (pointer[i] == '~' &&
        (i + 1 == pointer.size() || (pointer[i + 1] != '0' && pointer[i + 1] != '1'))) {
      return false;
    }
  }
  return depth <= max_pointer_depth;
}

/// A set of roles.
constexpr std::uint16_t only(role r) noexcept {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(r));
}

/// What a value can be: a json_kind, or
inline constexpr std::uint8_t empty_string = 5;    ///< … an empty string
inline constexpr std::uint8_t partial_string = 6;  ///< … one that the end of the text cuts off
/// … an object of XML, whose text is of no use.
inline constexpr std::uint8_t object_without_text =
    empty_string + static_cast<std::uint8_t>(json_kind::object);

/// By role, the set of kinds that suit it. Only a message may be empty, or cut off: "rate_limit"
/// may have been "rate_limit_exceeded".
struct suitable_kinds {
  static constexpr unsigned string = 1U << static_cast<unsigned>(json_kind::string);
  static constexpr unsigned number = 1U << static_cast<unsigned>(json_kind::number);
  static constexpr unsigned containers = 1U << static_cast<unsigned>(json_kind::object) |
                                         1U << static_cast<unsigned>(json_kind::array);
  static constexpr unsigned boolean = 1U << static_cast<unsigned>(json_kind::boolean);
  static constexpr std::uint8_t all = string | number | containers | boolean;
  static constexpr std::uint8_t of[role_count] = {
      string | number, string,          string | 1U << empty_string | 1U << partial_string,
      string | number, string | number, string | number,
      string | number, string,          containers,
      string | number, string | boolean};
  static_assert(static_cast<unsigned>(role::type) == 1 &&
                static_cast<unsigned>(role::message) == 2 &&
                static_cast<unsigned>(role::help) == 7 &&
                static_cast<unsigned>(role::details) == 8);
};

/// The set of kinds that suit a role.
constexpr std::uint8_t suitable(role r) noexcept {
  return suitable_kinds::of[static_cast<unsigned>(r)];
}

/// A way to fill a role: the value at `node`, if it is of a suitable kind.
struct candidate {
  triage::role role;
  std::uint8_t node;
  triage::form form = triage::form::whole;
};

/// What a pass over a body needs to know of the trie whose pointers it looks for.
struct trie_view {
  const trie_node* nodes = nullptr;
  const node_number* cells = nullptr;
  const std::uint8_t* suitable = nullptr;  ///< by node, the kinds that suit one of its roles
  const char* tails = nullptr;             ///< of all keys that are longer than a word
  unsigned shift = 0;                      ///< of `key_slot`
  bool tilde = false;                      ///< whether any node's key has escapes

  /// Whether a key that begins with the same word is the node's. Of the same size.
  [[nodiscard, gnu::always_inline]] constexpr bool has_tail(const trie_node& node,
                                                            std::string_view key) const noexcept {
    if (key.size() <= trie_node::in_word) return true;
    return same_bytes({tails + node.tail, node.size - trie_node::in_word},
                      key.substr(trie_node::in_word));
  }

  /// Whether a node's key is this token of a pointer.
  [[nodiscard]] constexpr bool has_key(const trie_node& node,
                                       std::string_view token) const noexcept {
    return node.size == token.size() && node.word == key_word(token, token.data() + token.size()) &&
           has_tail(node, token);
  }

  /// Whether a member's name is what a node's key says.
  [[nodiscard]] constexpr bool names(const trie_node& node, const text& name) const noexcept {
    char key[256] = {};
    for (std::size_t i = 0; i < node.size; ++i) {
      key[i] = i < trie_node::in_word ? static_cast<char>(node.word >> (8 * i) & 0xFFU)
                                      : tails[node.tail + i - trie_node::in_word];
    }
    return is_named(name, {key, node.size});
  }
};

/// A piece of the body that an API usually sends: bytes that stand between two values.
struct usual_run {
  static constexpr std::size_t longest = 32;
  char bytes[longest] = {};
  std::uint32_t mask = 0;  ///< a bit for each byte
  std::uint8_t size = 0;
  bool value = false;      ///< whether a value follows
  std::uint8_t node = 0;   ///< its place in the provider's own trie; 0 if nothing asks for it
  std::uint8_t kinds = 0;  ///< with which it has the role; 0 if other values have to be asked, too
  std::uint8_t role = 0;
};

/// The pieces in their order; none if the provider names no such body.
struct usual_view {
  const usual_run* runs = nullptr;
  std::size_t size = 0;
};

/// A provider's own shape, and the members that its conditions ask for.
struct shape_view {
  std::string_view name;
  trie_view trie;
  const candidate* candidates = nullptr;  ///< in the order of trust
  std::size_t size = 0;                   ///< of the candidates
  const node_set* nodes_of = nullptr;     ///< by role, the nodes that can have it
  unsigned roles = 0;                     ///< those that any node can have
  bool forms = false;                     ///< whether any candidate has a form to be cut to
  bool nothing = true;                    ///< whether there is nothing to look for
  bool several_codes = false;             ///< whether there is more than one candidate for the code
  usual_view usual = {};

  [[nodiscard]] constexpr bool empty() const noexcept { return nothing; }
};

/// For the compiler: the nodes of all pointers of a set of shapes, at most `Nodes`, found in 2^Bits
/// cells.
template <std::size_t Nodes, unsigned Bits>
struct shape_trie {
  static constexpr unsigned shift = 64 - Bits;
  trie_node nodes[Nodes] = {};
  const char* keys[Nodes] = {};  ///< by node
  std::size_t size = 1;
  std::size_t tails = 0;  ///< how many bytes of keys are no part of a node's word
  node_number cells[std::size_t{1} << Bits] = {};  ///< the first node of a slot, or 0
  node_number last_child[Nodes] = {};              ///< for `add`
  bool tilde = false;                              ///< whether any node's key has escapes
  bool full = false;                               ///< whether there was no room for some node

  [[nodiscard]] constexpr std::string_view key(std::size_t node) const noexcept {
    return {keys[node], nodes[node].size};
  }

  /// The node of a pointer, which it makes if there is none, as the last of its siblings. If there
  /// is no room, `full`, and the pointer has no node: such a table does not compile.
  constexpr node_number add(std::string_view pointer) {
    node_number at = 0;
    // By index and without calls, since the compiler does this some thousand times.
    const char* const text = pointer.data();
    const std::size_t size_of_all = pointer.size();
    for (std::size_t i = 0; i < size_of_all;) {
      const std::size_t begin = ++i;
      std::uint64_t word = 0;
      for (; i < size_of_all && text[i] != '/'; ++i) {
        if (i - begin < 8) {
          word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * (i - begin));
        }
      }
      const std::size_t length = i - begin;
      node_number& slot = cells[key_slot(word, length, at, shift)];
      node_number child = slot;
      while (child != 0) {
        const trie_node& node = nodes[child];
        if (node.word == word && node.size == length && node.parent == at) {
          std::size_t same = 8;
          while (same < length && keys[child][same] == text[begin + same]) ++same;
          if (same >= length) break;
        }
        child = node.next;
      }
      if (child == 0) {
        full = full || size == Nodes;
        if (full) return 0;
        child = make({text + begin, length}, word, at, slot);
      }
      at = child;
    }
    return at;
  }

 private:
  constexpr node_number make(std::string_view token, std::uint64_t word, node_number parent,
                             node_number& slot) {
    const auto n = static_cast<node_number>(size++);
    trie_node made;
    made.word = word;
    made.size = static_cast<std::uint8_t>(token.size());
    made.parent = parent;
    made.tilde = token.find('~') != std::string_view::npos ? 1 : 0;
    made.guessable = made.tilde == 0 && !token.empty() && token.size() <= 8 ? 1 : 0;
    made.index = array_index(token);
    made.repeated = made.index == any_index || nodes[parent].repeated != 0 ? 1 : 0;
    if (token.size() > trie_node::in_word) {
      made.tail = static_cast<std::uint16_t>(tails);
      tails += token.size() - trie_node::in_word;
    }
    made.next = slot;
    slot = n;
    nodes[n] = made;
    keys[n] = token.data();
    tilde = tilde || made.tilde != 0;
    (last_child[parent] == 0 ? nodes[parent].first_child : nodes[last_child[parent]].sibling) = n;
    last_child[parent] = n;
    return n;
  }
};

/// A way to fill a role from a body in a generic shape: the value at the node that it belongs to.
struct generic_way {
  std::uint16_t rank = 0;  ///< the most trusted is 0
  triage::role role = role::code;
  std::uint8_t shape = 0;
  std::uint8_t kinds = 0;  ///< that suit the role and the reading
  detail::reading reading = detail::reading::any;
  triage::form form = triage::form::whole;
  bool conditional = false;  ///< whether the shape has needs
};

/// What must be in the body for a generic shape to apply.
struct generic_needs {
  static constexpr std::size_t most = 2;
  std::string_view name;
  std::size_t size = 0;
  node_number node[most] = {};
  json_kind kind[most] = {};
  bool absent[most] = {};
};

/// What the reader needs to know of a list of generic shapes.
struct generic_view {
  trie_view trie;
  const generic_needs* shapes = nullptr;
  const generic_way* ways = nullptr;     ///< those of one node together, the most trusted first
  const std::uint16_t* first = nullptr;  ///< by node, of its ways; and the end of the last one's
};

/// For the compiler: a provider's own shape. Of it, `kept_trie` stays in the program.
struct own_trie {
  static constexpr std::size_t max_fields = 64;
  shape_trie<max_nodes, 7> trie;
  std::size_t size;
  std::size_t codes = 0;
  candidate candidates[max_fields] = {};
  node_set nodes_of[role_count] = {};
  unsigned roles = 0;
  bool forms = false;
  std::uint8_t suitable[max_nodes] = {};

  /// Siblings are in the order of the table: the walk guesses that a body has them in that order.
  /// The members that the conditions of `rows` and `inside` ask for have nodes behind them, and no
  /// role.
  constexpr own_trie(table_view<field> fields, table_view<row> rows, table_view<in_success> inside)
      : size(fields.size()) {
    for (std::size_t i = 0; i < size; ++i) {
      const field& f = fields[i];
      const auto node = static_cast<std::uint8_t>(trie.add(f.pointer));
      candidates[i] = {f.role, node, f.form};
      suitable[node] |= detail::suitable(f.role);
      if (f.role == role::code) ++codes;
      nodes_of[static_cast<unsigned>(f.role)] |= only(unsigned{node});
      roles |= only(f.role);
      forms = forms || f.form != form::whole;
    }
    for (const in_success& s : inside) {
      if (valid_pointer(s.member)) suitable[trie.add(s.member)] |= suitable_kinds::all;
    }
    for (const row& r : rows) {
      if (!r.when.member.empty() && valid_pointer(r.when.member)) {
        suitable[trie.add(r.when.member)] |= suitable_kinds::all;
      }
    }
  }
};

/// A provider's own shape, as large as what is in it.
template <std::size_t Nodes, std::size_t Tails, std::size_t Fields>
struct kept_trie {
  static constexpr unsigned bits = std::bit_width(2 * Nodes - 1);  // of the number of cells
  static constexpr unsigned shift = 64 - bits;
  trie_node nodes[Nodes] = {};
  node_number cells[std::size_t{1} << bits] = {};
  std::uint8_t suitable[Nodes] = {};
  char tails[Tails + 1] = {};
  candidate candidates[Fields + 1] = {};
  node_set nodes_of[role_count] = {};

  constexpr explicit kept_trie(const own_trie& from) {
    for (std::size_t i = 0; i < Nodes; ++i) {
      trie_node node = from.trie.nodes[i];
      const std::string_view key = from.trie.key(i);
      if (i != 0) {
        node_number& cell = cells[key_slot(node.word, key.size(), node.parent, shift)];
        node.next = cell;
        cell = static_cast<node_number>(i);
      }
      for (std::size_t k = trie_node::in_word; k < key.size(); ++k) {
        tails[node.tail + k - trie_node::in_word] = key[k];
      }
      nodes[i] = node;
      suitable[i] = from.suitable[i];
    }
    for (std::size_t i = 0; i < Fields; ++i) candidates[i] = from.candidates[i];
    for (std::size_t r = 0; r < role_count; ++r) nodes_of[r] = from.nodes_of[r];
  }

  [[nodiscard]] constexpr shape_view view(std::string_view name,
                                          const own_trie& from) const noexcept {
    return {name,           {nodes, cells, suitable, tails, shift, from.trie.tilde},
            candidates,     Fields,
            nodes_of,       from.roles,
            from.forms,     Nodes == 1,
            from.codes > 1, {}};
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI::detail {

/// Never defined: calling it in a constant expression is the compile error that a user sees for
/// `provider["misspelt_code"]`.
void this_provider_has_no_such_code(const char* code);

// Each fault is a template, so that the compiler prints the row beside the message.
template <int Row>
struct empty_name {
  static_assert(Row < 0,
                "triage: empty name: a row of rows[] has a code, type or class without "
                "characters");
};
template <int Row>
struct name_too_long {
  static_assert(Row < 0, "triage: a row of rows[] has a code or type of more than 64 bytes");
};
template <int Row>
struct row_for_nothing {
  static_assert(Row < 0, "triage: a row of rows[] has neither a key nor a status");
};
template <int Row>
struct impossible_status {
  static_assert(Row < 0,
                "triage: impossible status: a row of rows[] has a status that is not within "
                "100 ... 599, a range that is upside down, or a list of more than four");
};
template <int Row>
struct code_of_a_success {
  static_assert(Row < 0,
                "triage: impossible status: a row of a code or type has the status of a success");
};
template <int Row>
struct row_never_reached {
  static_assert(Row < 0,
                "triage: duplicate row: earlier rows of rows[] with the same code, type, class or "
                "status decide whenever this one could");
};
template <int Row>
struct rows_apart {
  static_assert(Row < 0,
                "triage: rows of one code, type or class have others between them in rows[]");
};
template <int Row>
struct range_upside_down {
  static_assert(Row < 0, "triage: a row of rows[] has a range of codes that is upside down");
};
template <int Row>
struct class_of_wrong_length {
  static_assert(Row < 0, "triage: the class of a row of rows[] is not as long as error_id says");
};
template <bool Missing>
struct classes_without_layout {
  static_assert(
      !Missing,
      "triage: a provider with id_class rows needs `static constexpr id_layout error_id`");
};
template <int Row>
struct status_without_proof {
  static_assert(Row < 0,
                "triage: a row of a status says processed::no for a 5xx, which any gateway on the "
                "way can send; only the row of a code can say so");
};
template <int Row>
struct row_without_category {
  static_assert(Row < 0, "triage: a row of rows[] has no category");
};
template <int Row>
struct row_without_failure {
  static_assert(
      Row < 0,
      "triage: a row of rows[] has the category `none`, which only rows of a 2xx status have");
};
template <int Row>
struct remedy_against_action {
  static_assert(
      Row < 0,
      "triage: the remedy of a row of rows[] contradicts its action: `wait` goes with `backoff`, "
      "and everything else with `never`");
};
template <int Row>
struct delay_against_action {
  static_assert(Row < 0,
                "triage: a row of rows[] has a delay that is negative, or a delay and the action "
                "`never`");
};
template <int Row>
struct recovery_against_action {
  static_assert(Row < 0,
                "triage: a row of rows[] has a recovery and an action other than `never`: what is "
                "sent again as it is needs no recovery");
};
template <int Row>
struct equals_nothing {
  static_assert(Row < 0,
                "triage: the condition of a row of rows[] has `equals`, and neither a header nor "
                "a member that could be equal");
};
template <int Row>
struct malformed_condition {
  static_assert(Row < 0,
                "triage: malformed pointer: the member of a row's condition is no JSON Pointer "
                "(RFC 6901) of one to six tokens");
};
template <int Row>
struct malformed_pointer {
  static_assert(Row < 0,
                "triage: malformed pointer: a row of fields[] has no JSON Pointer (RFC 6901) of "
                "one to six tokens");
};
template <bool Full>
struct pointers_do_not_fit {
  static_assert(!Full,
                "triage: too many pointers: all that fields[] names on its ways, members and "
                "elements, is more than 63");
};
template <int Row>
struct empty_header_name {
  static_assert(Row < 0, "triage: empty name: a row of headers[] has no name");
};
template <int Row>
struct limit_without_unit {
  static_assert(Row < 0, "triage: a row of limits[] has no unit, such as \"requests\"");
};
template <int Row>
struct limit_without_header {
  static_assert(Row < 0, "triage: a row of limits[] names no header");
};

template <int Row>
struct pointer_twice {
  static_assert(Row < 0, "triage: two rows of fields[] have the same pointer and role");
};
template <int Row>
struct header_twice {
  static_assert(Row < 0,
                "triage: two rows of headers[] have the same name, role and parameter: only one "
                "would be read");
};
template <int Row>
struct form_of_no_delay {
  static_assert(Row < 0,
                "triage: a row of fields[] or headers[] has a unit of time as its form, and is not "
                "about a delay; or the form of a code, and is about a delay; or percent as its "
                "form, and is not about the message in a header");
};
template <int Row>
struct condition_of_nothing {
  static_assert(Row < 0, "triage: a condition of inside_2xx[] needs either a member or a header");
};
template <int Row>
struct malformed_success_pointer {
  static_assert(Row < 0,
                "triage: malformed pointer: the member of a condition of inside_2xx[] is no JSON "
                "Pointer (RFC 6901) of one to six tokens, or has a *");
};
template <int Row>
struct malformed_batch_pointer {
  static_assert(Row < 0,
                "triage: malformed pointer: a row of batches[] has a pointer that is no JSON "
                "Pointer (RFC 6901) of one to six tokens, or has a * in another one than `each`");
};
template <int Row>
struct batch_without_member {
  static_assert(Row < 0,
                "triage: the condition of a row of batches[] is about a header, which items do "
                "not have, or about nothing");
};
template <int Row>
struct batch_twice {
  static_assert(Row < 0, "triage: two rows of batches[] are the same: items would come twice");
};
template <bool Bad>
struct malformed_text_code {
  static_assert(!Bad, "triage: text_code has no # for the code");
};

/// The first row for which `bad` holds, or -1.
template <class Rows, class Bad>
[[nodiscard]] constexpr int first_row(const Rows& rows, Bad bad) {
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (bad(rows[i])) return static_cast<int>(i);
  }
  return -1;
}

/// The first row whose key an earlier row has, or -1.
template <class Rows, class Key>
[[nodiscard]] constexpr int first_repeated(const Rows& rows, Key key) {
  for (std::size_t i = 1; i < std::size(rows); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (key(rows[i]) == key(rows[j])) return static_cast<int>(i);
    }
  }
  return -1;
}

inline constexpr std::size_t most_rows = 255;

/// Whether a row names a status of these. A row for all statuses names none.
[[nodiscard]] constexpr bool names_one_of(const statuses& s, int first, int last) {
  const std::size_t size = s.size();
  for (std::size_t i = 0; i < size; ++i) {
    const statuses::range range = s[i];
    if (range.first <= last && range.last >= first) return true;
  }
  return false;
}

// What is wrong with the rows of an API: for each fault the first row that has it, or -1.
struct row_faults {
  int empty = -1;
  int longer = -1;
  int nothing = -1;
  int status = -1;
  int success = -1;
  int upside_down = -1;
  int covered = -1;
  int apart = -1;
  int claims = -1;
  int unset = -1;
  int none = -1;
  int remedy = -1;
  int delay = -1;
  int recovers = -1;
  int equal = -1;
  int pointer = -1;
  int layout = -1;
  int length = -1;

  friend constexpr bool operator==(const row_faults&, const row_faults&) = default;
};

/// Finds them. No template, and one pass: for a hundred providers the compiler does it a hundred
/// times.
class row_checker {
 public:
  /// `id_class`: how long classes of error ids are; -1: there is no `error_id`.
  constexpr row_checker(const row* rows, std::size_t size, int id_class)
      : rows_(rows), id_class_(id_class) {
    for (row_ = 0; row_ < size && row_ < most_rows; ++row_) {
      const row& r = rows[row_];
      check_key(r);
      check_kind(r);
      if (!r.when.always() || !r.when.equals.empty()) check_condition(r.when);
      check_earlier(r);
    }
  }

  row_faults faults;

 private:
  constexpr void note(int& fault) const {
    if (fault < 0) fault = static_cast<int>(row_);
  }

  constexpr void check_key(const row& r) {
    const about a = r.key.about();
    const std::size_t size = r.name().size();
    if (!r.status.possible()) note(faults.status);
    if (size > longest_key) note(faults.longer);
    if (a == about::status) {
      if (r.status.any() && r.status.possible()) note(faults.nothing);
      return;
    }
    if (names_one_of(r.status, 200, 299)) note(faults.success);
    if (a == about::range) {
      if (r.key.first() > r.key.last()) note(faults.upside_down);
      return;
    }
    if (size == 0) note(faults.empty);
    if (a == about::id_class) {
      if (id_class_ < 0) {
        note(faults.layout);
      } else if (size != static_cast<std::size_t>(id_class_)) {
        note(faults.length);
      }
    }
  }

  constexpr void check_kind(const row& r) {
    const kind& k = r.kind;
    const bool status = r.key.about() == about::status;
    if (status && k.processed == processed::no && names_one_of(r.status, 500, 599)) {
      note(faults.claims);
    }
    if (k.category == category::unset) note(faults.unset);
    if (k.category == category::none) {
      const bool success = status && names_one_of(r.status, 200, 299) &&
                           !names_one_of(r.status, 100, 199) && !names_one_of(r.status, 300, 599);
      if (!success) note(faults.none);
    }
    if (k.action != action::after && !agree(k.remedy, k.action)) note(faults.remedy);
    if (r.delay_ms < 0 || (r.delay_ms > 0 && k.action == action::never)) note(faults.delay);
    if (k.recovery != recovery::none && k.action != action::never) note(faults.recovers);
  }

  constexpr void check_condition(const when& w) {
    if (!w.equals.empty() && w.header.empty() && w.member.empty()) note(faults.equal);
    if (!w.member.empty() && !valid_pointer(w.member)) note(faults.pointer);
  }

  // Whether the row can never decide, since earlier rows of its key have all its statuses; and
  // whether an earlier row has its key, with other keys between. The latter not of statuses.
  constexpr void check_earlier(const row& r) {
    const int before = keys_.before(rows_, row_);
    before_[row_] = static_cast<std::int16_t>(before);
    if (before < 0) return;
    if (covers_all(r)) note(faults.covered);
    if (r.key.about() != about::status && static_cast<std::size_t>(before) + 1 != row_) {
      note(faults.apart);
    }
  }
  [[nodiscard]] constexpr bool covers_all(const row& r) const {
    if (r.status.any()) return covers(r, 0);
    for (std::size_t i = 0; i < r.status.size(); ++i) {
      for (int status = r.status[i].first; status <= r.status[i].last; ++status) {
        if (!covers(r, status)) return false;
      }
    }
    return true;
  }
  // Whether an earlier row decides for this status; 0: for every one.
  [[nodiscard]] constexpr bool covers(const row& r, int status) const {
    for (int i = before_[row_]; i >= 0; i = before_[i]) {
      const row& other = rows_[i];
      if ((status == 0 ? other.status.any() : other.status.has(status)) &&
          (other.when.always() || other.when == r.when)) {
        return true;
      }
    }
    return false;
  }

  const row* rows_;
  std::size_t row_ = 0;
  int id_class_;
  rows_by_key keys_;
  std::int16_t before_[most_rows] = {};  // of each row the one before with its key, or -1
};

/// The checks of the rows of one API, without those of its base. An unsound table does not compile;
/// that `sound` is false spares the user the errors that would follow from it. Members, and not
/// variables of a function, are worked out once.
template <class Api>
struct row_checks {
  static_assert(std::size(Api::rows) <= most_rows, "triage: a provider can have at most 255 rows");
  static constexpr int id_class = [] {
    if constexpr (requires { Api::error_id.cls; }) {
      return int{Api::error_id.cls};
    } else {
      return -1;
    }
  }();
  static constexpr row_faults found =
      row_checker(std::data(Api::rows), std::size(Api::rows), id_class).faults;
  static constexpr bool sound =
      ((void)empty_name<found.empty>{}, (void)name_too_long<found.longer>{},
       (void)row_for_nothing<found.nothing>{}, (void)impossible_status<found.status>{},
       (void)code_of_a_success<found.success>{}, (void)range_upside_down<found.upside_down>{},
       (void)row_never_reached<found.covered>{}, (void)rows_apart<found.apart>{},
       (void)status_without_proof<found.claims>{}, (void)row_without_category<found.unset>{},
       (void)row_without_failure<found.none>{}, (void)remedy_against_action<found.remedy>{},
       (void)delay_against_action<found.delay>{}, (void)recovery_against_action<found.recovers>{},
       (void)equals_nothing<found.equal>{}, (void)malformed_condition<found.pointer>{},
       (void)classes_without_layout<(found.layout >= 0)>{},
       (void)class_of_wrong_length<found.length>{}, found == row_faults{});
};

/// Whether a form has a meaning for a value that is, or is not, a delay.
[[nodiscard]] constexpr bool form_suits(form f, bool delay) {
  const bool unit = f == form::milliseconds || f == form::minutes || f == form::moment;
  return f == form::whole || unit == delay;
}

template <class Api>
[[nodiscard]] constexpr bool check_headers() {
  constexpr int empty = first_row(Api::headers, [](const header_row& r) { return r.name.empty(); });
  constexpr int twice = [] {
    for (std::size_t i = 1; i < std::size(Api::headers); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const header_row& a = Api::headers[i];
        const header_row& b = Api::headers[j];
        if (a.name == b.name && a.role == b.role && a.parameter == b.parameter) {
          return static_cast<int>(i);
        }
      }
    }
    return -1;
  }();
  constexpr int unit = first_row(Api::headers, [](const header_row& r) {
    return !form_suits(r.form, r.role == header_role::retry_after) ||
           (r.form == form::percent && r.role != header_role::message);
  });
  (void)form_of_no_delay<unit>{};
  (void)empty_header_name<empty>{};
  (void)header_twice<twice>{};
  return true;
}

inline constexpr std::size_t most_headers = 16;
inline constexpr std::size_t most_limit_rows = 8;

template <class Api>
[[nodiscard]] constexpr bool check_limits() {
  static_assert(std::size(Api::limits) <= most_limit_rows,
                "triage: a provider can have at most 8 rows of limits[]");
  constexpr int unit = first_row(Api::limits, [](const limit_row& r) { return r.unit.empty(); });
  constexpr int header = first_row(Api::limits, [](const limit_row& r) {
    return r.limit.empty() && r.remaining.empty() && r.reset.empty();
  });
  (void)limit_without_unit<unit>{};
  (void)limit_without_header<header>{};
  return true;
}

template <class Fields>
[[nodiscard]] constexpr int first_same_field(const Fields& fields) {
  for (std::size_t i = 1; i < std::size(fields); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (fields[i].pointer == fields[j].pointer && fields[i].role == fields[j].role) {
        return static_cast<int>(i);
      }
    }
  }
  return -1;
}

/// Whether a provider's name is one that can be typed anywhere: lower-case letters, digits and _.
[[nodiscard]] constexpr bool valid_name(std::string_view name) {
  for (const char c : name) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
  }
  return true;
}

template <class Api>
[[nodiscard]] constexpr bool check_fields() {
  constexpr int pointer =
      first_row(Api::fields, [](const field& f) { return !valid_pointer(f.pointer); });
  constexpr int twice = first_same_field(Api::fields);
  constexpr int unit = first_row(Api::fields, [](const field& f) {
    return f.form == form::percent || !form_suits(f.form, f.role == role::retry_after);
  });
  (void)form_of_no_delay<unit>{};
  (void)malformed_pointer<pointer>{};
  (void)pointer_twice<twice>{};
  return true;
}

template <class Api>
[[nodiscard]] constexpr bool check_inside_2xx() {
  constexpr int nothing = first_row(
      Api::inside_2xx, [](const in_success& s) { return s.member.empty() == s.header.empty(); });
  constexpr int pointer = first_row(Api::inside_2xx, [](const in_success& s) {
    return !s.member.empty() &&
           (!valid_pointer(s.member) || s.member.find("/*") != std::string_view::npos);
  });
  (void)condition_of_nothing<nothing>{};
  (void)malformed_success_pointer<pointer>{};
  return true;
}

template <class Api>
[[nodiscard]] constexpr bool check_batches() {
  constexpr int pointer = first_row(Api::batches, [](const batch& b) {
    bool bad = !valid_pointer(b.each);
    for (const std::string_view p : {b.failed.member, b.error, b.status, b.headers}) {
      bad = bad || (!p.empty() && (!valid_pointer(p) || p.find("/*") != std::string_view::npos));
    }
    return bad;
  });
  constexpr int member = first_row(Api::batches, [](const batch& b) {
    return !b.failed.header.empty() || (b.failed.member.empty() && b.failed != in_success{});
  });
  constexpr int twice = first_repeated(Api::batches, [](const batch& b) { return b; });
  (void)malformed_batch_pointer<pointer>{};
  (void)batch_without_member<member>{};
  (void)batch_twice<twice>{};
  return true;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI::detail {

template <int Row>
struct empty_host {
  static_assert(Row < 0, "triage: empty name: a row of hosts[] is empty");
};
template <int Row>
struct more_than_a_host {
  static_assert(Row < 0,
                "triage: a row of hosts[] is more than a host: no scheme, user, port or path");
};
template <int Row>
struct host_with_capitals {
  static_assert(Row < 0, "triage: a row of hosts[] has capitals; hosts are written in lower case");
};
template <int Row>
struct malformed_host {
  static_assert(Row < 0,
                "triage: malformed host: a row of hosts[] is not made of labels of 1 to 63 of the "
                "characters a-z, 0-9, -, _ and *, with dots between them");
};
template <int Row>
struct host_of_everybody {
  static_assert(Row < 0,
                "triage: a row of hosts[] has a * in one of its last two labels, which would make "
                "other people's hosts this provider's");
};
template <int Row>
struct host_with_two_wildcards {
  static_assert(Row < 0, "triage: a label in a row of hosts[] has more than one *");
};
template <int Row>
struct duplicate_host {
  static_assert(Row < 0, "triage: duplicate host: two rows of hosts[] are the same");
};
/// `Provider` is the place in the list of providers, counted from 0, as `Row` is that in hosts[].
template <int Provider, int Row>
struct host_of_two_providers {
  static_assert(Row < 0,
                "triage: duplicate host: a row of hosts[] is also one of an earlier provider");
};

[[nodiscard]] constexpr bool has_capitals(std::string_view host) {
  for (const char c : host) {
    if (c >= 'A' && c <= 'Z') return true;
  }
  return false;
}

/// Whether there is a `*` in one of the last two labels.
[[nodiscard]] constexpr bool ends_with_wildcard(std::string_view pattern) {
  const std::size_t star = pattern.rfind('*');
  if (star == std::string_view::npos) return false;
  const std::size_t dot = pattern.find('.', star);
  return dot == std::string_view::npos || pattern.find('.', dot + 1) == std::string_view::npos;
}

/// Whether there are two `*` in one label.
[[nodiscard]] constexpr bool has_two_wildcards(std::string_view pattern) {
  bool seen = false;
  for (const char c : pattern) {
    if (c == '*' && seen) return true;
    seen = c == '*' || (seen && c != '.');
  }
  return false;
}

template <class Api>
[[nodiscard]] constexpr bool check_hosts() {
  using host = std::string_view;
  constexpr auto& rows = Api::hosts;
  constexpr int empty = first_row(rows, [](host h) { return h.empty(); });
  constexpr int more =
      first_row(rows, [](host h) { return h.find_first_of(":/@?#") != host::npos; });
  constexpr int capitals = first_row(rows, [](host h) { return has_capitals(h); });
  constexpr int repeated = first_repeated(rows, [](host h) { return h; });
  (void)empty_host<empty>{};
  (void)more_than_a_host<more>{};
  (void)host_with_capitals<capitals>{};
  (void)duplicate_host<repeated>{};
  if constexpr (empty < 0 && more < 0) {
    constexpr int malformed = first_row(rows, [](host h) { return !is_host(h, '*'); });
    constexpr int everybody = first_row(rows, [](host h) { return ends_with_wildcard(h); });
    constexpr int two = first_row(rows, [](host h) { return has_two_wildcards(h); });
    (void)malformed_host<malformed>{};
    (void)host_of_everybody<everybody>{};
    (void)host_with_two_wildcards<two>{};
  }
  return true;
}

/// A row of hosts[], and of which provider.
struct host_claim {
  int provider = -1;
  int row = -1;
};

/// FNV-1a.
[[nodiscard]] constexpr std::uint32_t hash_of_host(std::string_view host) {
  std::uint32_t h = 2166136261U;
  for (const char c : host) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  return h;
}

/// The first host that an earlier provider has, too. Linear, with a hash table, since every program
/// that includes the registry pays for it when it is compiled.
template <const auto& Providers>
[[nodiscard]] consteval host_claim first_claimed_twice() {
  constexpr std::size_t rows = [] {
    std::size_t n = 0;
    for (const auto& p : Providers) n += p.hosts().size();
    return n;
  }();
  constexpr std::size_t cells = 2 * rows + 1;
  std::string_view hosts[cells];
  int owners[cells] = {};  // the provider's place and 1; 0 where nothing is
  int provider = 0;
  for (const auto& p : Providers) {
    int row = 0;
    for (const std::string_view host : p.hosts()) {
      std::size_t slot = hash_of_host(host) % cells;
      for (; owners[slot] != 0; slot = (slot + 1) % cells) {
        if (owners[slot] != provider + 1 && hosts[slot] == host) return {provider, row};
      }
      hosts[slot] = host;
      owners[slot] = provider + 1;
      ++row;
    }
    ++provider;
  }
  return {};
}

/// Whether no two providers of a list have the same host; if they have, it does not compile.
template <const auto& Providers>
[[nodiscard]] consteval bool hosts_are_disjoint() {
  constexpr host_claim twice = first_claimed_twice<Providers>();
  (void)host_of_two_providers<twice.provider, twice.row>{};
  return twice.row < 0;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// The body that an API usually sends, compiled into what stands between its values.
#ifndef TRIAGE_TABLES_DETAIL_USUAL_BODY_HPP
#define TRIAGE_TABLES_DETAIL_USUAL_BODY_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// What of a usual body cannot be compiled.
enum class usual_fault : std::uint8_t {
  none,
  layout,     ///< it is not one object without white space, arrays, escapes and repeated names
  container,  ///< a field or a condition asks for the text of an object in it
  too_long,   ///< it has more than 16 pieces
};

template <usual_fault Fault>
struct usual_body_is_sound {
  static_assert(Fault != usual_fault::layout,
                "triage: usual_body is one object without white space, arrays, escapes and "
                "repeated names, and has \"\", null, true, false or 0 for its values");
  static_assert(Fault != usual_fault::container,
                "triage: a field or a condition asks for an object of usual_body as a whole");
  static_assert(Fault != usual_fault::too_long, "triage: usual_body has more than 16 values");
};

struct usual_body {
  static constexpr std::size_t most = 16;
  usual_run runs[most] = {};
  std::size_t size = 0;
  usual_fault fault = usual_fault::none;

  [[nodiscard]] constexpr usual_view view() const noexcept { return {runs, size}; }
};

/// Reads an example of a body. Values that are no objects stand for any such value.
class usual_compiler {
 public:
  constexpr usual_compiler(std::string_view example, const own_trie& own)
      : rest_(example), own_(own) {}

  [[nodiscard]] constexpr usual_body compile() {
    if (!take('{')) return failed(usual_fault::layout);
    node_number open[max_pointer_depth + 1] = {};
    bool known[max_pointer_depth + 1] = {true};
    std::size_t depth = 0;
    for (;;) {
      std::string_view name;
      if (!take_name(name)) return failed(usual_fault::layout);
      const node_number node = known[depth] ? child(open[depth], name) : node_number{0};
      if (node != 0) {
        if (used_[node]) return failed(usual_fault::layout);
        used_[node] = true;
      }
      if (take('{')) {
        if (depth == max_pointer_depth) return failed(usual_fault::layout);
        if ((own_.suitable[node] >> static_cast<unsigned>(json_kind::object) & 1U) != 0) {
          return failed(usual_fault::container);
        }
        open[++depth] = node;
        known[depth] = node != 0;
        continue;
      }
      if (!skip_scalar()) return failed(usual_fault::layout);
      end_run(true, node);
      while (take('}')) {
        if (depth-- == 0) {
          end_run(false, 0);
          if (made_.size > usual_body::most) return failed(usual_fault::too_long);
          if (!rest_.empty()) return failed(usual_fault::layout);
          tell_roles();
          return made_;
        }
      }
      if (!take(',')) return failed(usual_fault::layout);
    }
  }

 private:
  [[nodiscard]] static constexpr usual_body failed(usual_fault why) {
    usual_body none;
    none.fault = why;
    return none;
  }

  constexpr void put(char c) {
    if (run_.size == usual_run::longest) end_run(false, 0);
    run_.bytes[run_.size] = c;
    run_.mask |= std::uint32_t{1} << run_.size++;
  }

  constexpr void end_run(bool value, node_number node) {
    run_.value = value;
    run_.node = static_cast<std::uint8_t>(node);
    if (made_.size < usual_body::most) made_.runs[made_.size] = run_;
    ++made_.size;
    run_ = {};
  }

  // Says which value has which role, if a value can have one role at most, and as a whole, and no
  // two can have the same.
  constexpr void tell_roles() {
    const candidate* of[max_nodes] = {};
    unsigned taken = 0;  // roles
    for (std::size_t i = 0; i < own_.size; ++i) {
      const candidate& c = own_.candidates[i];
      if (!used_[c.node]) continue;
      if (c.form != form::whole || !is_null(of[c.node]) || (taken & only(c.role)) != 0) return;
      of[c.node] = &c;
      taken |= only(c.role);
    }
    for (std::size_t i = 0; i < made_.size; ++i) {
      usual_run& run = made_.runs[i];
      if (const candidate* const c = of[run.node]; run.node != 0 && !is_null(c)) {
        run.role = static_cast<std::uint8_t>(c->role);
        run.kinds = suitable(c->role);
      }
    }
  }

  constexpr bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    put(c);
    rest_.remove_prefix(1);
    return true;
  }

  constexpr bool take_name(std::string_view& name) {
    if (!take('"')) return false;
    name = rest_.substr(0, rest_.find('"'));
    if (name.size() == rest_.size() || name.find_first_of("\\/~") != std::string_view::npos) {
      return false;
    }
    for (const char c : name) put(c);
    rest_.remove_prefix(name.size());
    return take('"') && take(':');
  }

  constexpr bool skip_scalar() {
    for (const std::string_view value : {R"("")", "null", "true", "false", "0"}) {
      if (rest_.substr(0, value.size()) == value) {
        rest_.remove_prefix(value.size());
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] constexpr node_number child(node_number parent, std::string_view name) const {
    node_number n = own_.trie.nodes[parent].first_child;
    while (n != 0 && own_.trie.key(n) != name) n = own_.trie.nodes[n].sibling;
    return n;
  }

  std::string_view rest_;
  const own_trie& own_;
  usual_body made_;
  usual_run run_;
  bool used_[max_nodes] = {};
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// What a status means when the provider says nothing about it.
#ifndef TRIAGE_TABLES_HTTP_STATUS_HPP
#define TRIAGE_TABLES_HTTP_STATUS_HPP

namespace triage::inline TRIAGE_ABI {

namespace detail {

struct http_statuses : kinds {
  using enum category;
  using enum action;
  using enum remedy;

  static constexpr auto sure = processed::no;
  static constexpr auto unsure = processed::unknown;

  // The first rows, for what is not 400 … 599.
  enum special : std::uint8_t {
    success_row,
    upgraded,
    interim,
    not_modified,
    see_other,
    found,
    moved,
    other_redirect,
    no_status,
    failed_success,
    not_http,
    special_rows,  // how many they are
  };

  static constexpr row rows[] = {
      {{}, 200, kinds::success, "success", "RFC 9110, 15.3"},
      {{}, 101, kinds::success, "the protocol was switched, as asked", "RFC 9110, 15.2.2"},
      {{},
       100,
       kind{bad_response, never, contact_support}.with(unsure),
       "not the answer yet",
       "RFC 9110, 15.2"},
      {{}, 304, kinds::success, "not modified, which was asked for", "RFC 9110, 15.4.5"},
      {{},
       303,
       kind{redirected, never, check_resource}.with(processed::yes).with(recovery::follow),
       "carried out; the answer is at another URI",
       "RFC 9110, 15.4.4"},
      // Frameworks answer a POST with a 302, or even a 301, after having carried it out.
      {{},
       302,
       kind{redirected, never, check_resource}.with(unsure).with(recovery::follow),
       "the resource is at another URI",
       "RFC 9110, 15.4.2 and 15.4.3"},
      {{},
       307,
       kind{redirected, never, fix_request}.with(sure).with(recovery::follow),
       "not carried out here: the resource is at another URI",
       "RFC 9110, 15.4.8 and 15.4.9"},
      {{},
       300,
       kind{redirected, never, fix_request}.with(unsure),
       "a redirect that was not followed",
       "RFC 9110, 15.4"},
      // What stacks have in the place of a status if there was no response.
      {{},
       0,
       kinds::unavailable.with(unsure),
       "no response, or one that is not HTTP",
       "RFC 9110, 15"},
      // An error inside a success says nothing by its status.
      {{},
       {},
       kind{unknown, never, contact_support}.with(unsure),
       "an error in a response that has the status of a success",
       "RFC 9110, 15.3"},
      {{},
       600,
       kind{bad_response, never, contact_support}.with(unsure),
       "not an HTTP status",
       "RFC 9110, 15"},

      {{}, 400, bad_request, "bad request", "RFC 9110, 15.5.1"},
      {{}, 401, bad_key, "unauthorized", "RFC 9110, 15.5.2"},
      {{}, 402, out_of_funds, "payment required", "RFC 9110, 15.5.3"},
      {{}, 403, forbidden, "forbidden", "RFC 9110, 15.5.4"},
      {{}, 404, missing, "not found", "RFC 9110, 15.5.5"},
      {{}, 405, bad_request, "method not allowed", "RFC 9110, 15.5.6"},
      {{}, 406, bad_request, "not acceptable", "RFC 9110, 15.5.7"},
      {{}, 407, bad_key, "the proxy wants credentials", "RFC 9110, 15.5.8"},
      {{}, 408, timed_out, "request timeout", "RFC 9110, 15.5.9"},
      // "After" what the server names: some say how long another request holds the key or the lock.
      {{},
       409,
       kind{conflict, after, check_resource},
       "conflict with the resource's state",
       "RFC 9110, 15.5.10"},
      {{}, 410, missing, "gone for good", "RFC 9110, 15.5.11"},
      {{}, 411, bad_request, "length required", "RFC 9110, 15.5.12"},
      {{},
       412,
       kind{conflict, never, check_resource}.with(sure).with(recovery::read_again),
       "precondition failed",
       "RFC 9110, 15.5.13"},
      // "If the condition is temporary, the server SHOULD generate a Retry-After".
      {{},
       413,
       kind{payload_too_large, after, shorten_input},
       "content too large",
       "RFC 9110, 15.5.14"},
      {{}, 414, too_large, "URI too long", "RFC 9110, 15.5.15"},
      {{}, 415, bad_request, "unsupported media type", "RFC 9110, 15.5.16"},
      {{}, 416, bad_request, "range not satisfiable", "RFC 9110, 15.5.17"},
      {{}, 417, bad_request, "expectation failed", "RFC 9110, 15.5.18"},
      {{}, 420, throttled, "slow down", "not registered; old Twitter API"},
      // "A client MAY retry the request, whether or not the request method is idempotent, over a
      // different connection".
      {{},
       421,
       bad_request.with(sure).with(scope::region).with(recovery::new_connection),
       "misdirected: the connection leads to a server that does not answer for the host",
       "RFC 9110, 15.5.20"},
      {{}, 422, bad_request, "unprocessable content", "RFC 9110, 15.5.21"},
      {{},
       423,
       kind{conflict, after, check_resource}.with(sure),
       "the resource is locked",
       "RFC 4918, 11.3"},
      // Outside of WebDAV, model servers send it for a model that failed at work, to be retried:
      // text-generation-inference and Amazon Bedrock (ModelErrorException).
      {{},
       424,
       broken.with(unsure),
       "something that the request depends on failed",
       "RFC 4918, 11.4; Amazon Bedrock, InvokeModel, Errors"},
      {{},
       425,
       kinds::unavailable.with(sure),
       "too early to risk a replay: again without early data",
       "RFC 8470, 5.2"},
      {{}, 426, bad_request, "upgrade required", "RFC 9110, 15.5.22"},
      {{}, 428, bad_request, "precondition required", "RFC 6585, 3"},
      {{}, 429, throttled, "too many requests", "RFC 6585, 4"},
      {{}, 431, too_large, "header fields too large", "RFC 6585, 5"},
      {{},
       451,
       kind{permission, never, contact_support},
       "unavailable for legal reasons",
       "RFC 7725, 3"},
      {{}, 498, bad_key, "invalid token", "not registered; Esri"},
      {{},
       499,
       kind{cancelled, never, nothing},
       "the client closed the request",
       "not registered; nginx"},
      {{}, 500, broken, "internal server error", "RFC 9110, 15.6.1"},
      {{}, 501, bad_request, "not implemented", "RFC 9110, 15.6.2"},
      {{}, 502, kinds::unavailable, "bad gateway", "RFC 9110, 15.6.3"},
      // A gateway sends it for connections that broke in the middle of an exchange, too (Envoy:
      // "upstream connect error or disconnect/reset"): it does not prove that nothing was done.
      {{}, 503, kinds::unavailable, "service unavailable", "RFC 9110, 15.6.4"},
      {{}, 504, timed_out, "gateway timeout", "RFC 9110, 15.6.5"},
      {{}, 505, bad_request, "HTTP version not supported", "RFC 9110, 15.6.6"},
      {{}, 506, kind{internal, never, contact_support}, "variant also negotiates", "RFC 2295, 8.1"},
      {{}, 507, kind{internal, never, contact_support}, "insufficient storage", "RFC 4918, 11.5"},
      {{}, 508, kind{internal, never, contact_support}, "loop detected", "RFC 5842, 7.2"},
      {{}, 510, bad_request.with(sure), "not extended", "RFC 2774, 7"},
      {{}, 511, bad_key, "the network wants a login", "RFC 6585, 6"},
      {{},
       520,
       kinds::unavailable,
       "the origin gave an unknown answer",
       "not registered; Cloudflare"},
      {{},
       521,
       kinds::unavailable,
       "the origin refused the connection",
       "not registered; Cloudflare"},
      {{},
       522,
       kinds::unavailable,
       "the origin could not be connected in time",
       "not registered; Cloudflare"},
      {{}, 523, kinds::unavailable, "the origin is unreachable", "not registered; Cloudflare"},
      {{},
       524,
       kinds::unavailable,
       "the origin did not answer in time",
       "not registered; Cloudflare"},
      {{},
       525,
       kinds::unavailable,
       "no TLS handshake with the origin",
       "not registered; Cloudflare"},
      {{},
       526,
       kind{unavailable, never, contact_support},
       "the origin's certificate is invalid",
       "not registered; Cloudflare"},
      {{}, 527, kinds::unavailable, "the link to the origin broke", "not registered; Cloudflare"},
      {{}, 529, busy, "overloaded", "not registered; Anthropic, Qualys"},
      {{}, 530, kinds::unavailable, "the origin cannot be found", "not registered; Cloudflare"},
  };

  // The row for 400 … 599. A status that is not listed is treated as the x00 of its class
  // (RFC 9110 section 15).
  struct index {
    std::uint8_t of[200];
  };
  static constexpr index by_status = [] {
    index i{};
    for (std::size_t r = special_rows; r < std::size(rows); ++r) {
      i.of[rows[r].status.first() - 400] = static_cast<std::uint8_t>(r);
    }
    for (unsigned s = 0; s < 200; ++s) {
      if (i.of[s] == 0) i.of[s] = i.of[s / 100 * 100];
    }
    return i;
  }();
};

// Of an error inside a success.
[[nodiscard]] constexpr row_ref failed_success() noexcept {
  return row_table_of<http_statuses>()[http_statuses::failed_success];
}

}  // namespace detail

/// HTTP's own meaning of a status, as far as it has one: a row of the registered statuses and of
/// the unregistered ones that are in real use, else the x00 of the class. Total: any int has a row.
/// Constant time. Sources are in the rows.
[[nodiscard]] constexpr row_ref http_status(int status) noexcept {
  using t = detail::http_statuses;
  constexpr row_table rows = detail::row_table_of<t>();
  if (status >= 400 && status <= 599) return rows[t::by_status.of[status - 400]];
  if (status >= 200 && status <= 299) return rows[t::success_row];
  switch (status) {
    case 0: return rows[t::no_status];
    case 101: return rows[t::upgraded];
    case 301:
    case 302: return rows[t::found];
    case 307:
    case 308: return rows[t::moved];
    case 303: return rows[t::see_other];
    case 304: return rows[t::not_modified];
    default: break;
  }
  if (status >= 300 && status <= 399) return rows[t::other_redirect];
  if (status >= 100 && status <= 199) return rows[t::interim];
  return rows[t::not_http];
}

/// Whether `http_status` has a row for exactly this status, and not only for its class.
[[nodiscard]] constexpr bool http_status_is_listed(int status) noexcept {
  const row_ref r = http_status(status);
  return r->status().first() == status || r->kind().recovery == recovery::follow ||
         (status >= 200 && status <= 299);
}

/// Whether a response with this status is a success: 2xx (RFC 9110 section 15.3), and what the
/// caller asked for itself: 101 for an upgrade, 304 for a conditional request.
[[nodiscard]] constexpr bool is_success(int status) noexcept {
  return (status >= 200 && status <= 299) || status == 304 || status == 101;
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// How a client retries: how often, how long it waits, and how long it lets the server make it wait.
#ifndef TRIAGE_VOCABULARY_RETRY_POLICY_HPP
#define TRIAGE_VOCABULARY_RETRY_POLICY_HPP

namespace triage::inline TRIAGE_ABI {

class error;

/// How chance spreads the computed delays of many clients, so that they do not all come back at the
/// same moment. d is the delay without it. `none` to `decorrelated` are those of the AWS
/// Architecture Blog, "Exponential Backoff And Jitter"; the other two are what client libraries do.
enum class jitter : std::uint8_t {
  none,   ///< d
  full,   ///< 0 … d
  equal,  ///< d/2 … d
  /// Uniform in [base, 3 × the previous delay], at most the cap. Pass the previous delay; without
  /// it the longest possible one is assumed.
  decorrelated,
  less,  ///< d, less up to `less_permille` thousandths of it
  more,  ///< d, and up to `more_ms` milliseconds more, at most the cap
};

/// What to do with a delay from the server that is longer than `max_server_delay_ms`.
enum class if_longer : std::uint8_t {
  stop,     ///< do not retry: an early retry would only fail again
  compute,  ///< take the computed delay instead
  shorter,  ///< take the computed delay, or the server's if that is shorter
  clamp,    ///< wait max_server_delay_ms
};

/// Why there is no next attempt.
enum class stop : std::uint8_t {
  none,             ///< there is one
  succeeded,        ///< none is needed
  not_retryable,    ///< the verdict is `never`
  outcome_unknown,  ///< it may have been carried out, and must not be carried out twice
  by_policy,        ///< the verdict allows it, the policy's `retry_rules` do not
  server_delay,     ///< the server asks for a longer wait than max_server_delay_ms
  attempts_spent,   ///< max_attempts were made
  deadline,         ///< the wait would not end before the deadline; from `attempts` only
  budget,           ///< the retry budget is spent; from `attempts` only
};

/// The enumerator's own name, for logs. Static storage.
[[nodiscard]] constexpr std::string_view to_string(stop s) noexcept {
  switch (s) {
    case stop::none: break;
    case stop::succeeded: return "succeeded";
    case stop::not_retryable: return "not_retryable";
    case stop::outcome_unknown: return "outcome_unknown";
    case stop::by_policy: return "by_policy";
    case stop::server_delay: return "server_delay";
    case stop::attempts_spent: return "attempts_spent";
    case stop::deadline: return "deadline";
    case stop::budget: return "budget";
  }
  return "none";
}

/// The next step.
struct plan {
  stop why = stop::none;
  /// Milliseconds to wait before the next attempt, 0 … max_delay_ms. If there is none, the wait
  /// that was out of the question (stop::server_delay, deadline, budget), else 0.
  std::int64_t wait_ms = 0;
  bool from_server = false;  ///< the server named the delay, whatever was added or cut off
  /// What to do before the next attempt; from `attempts` only.
  triage::recovery recovery = triage::recovery::none;

  /// Whether there is a next attempt.
  explicit constexpr operator bool() const noexcept { return why == stop::none; }
  friend constexpr bool operator==(const plan&, const plan&) = default;
};

/// Whether RFC 9110 section 9.2.2 calls a method idempotent: sending the request twice is meant to
/// have the effect of sending it once. Methods are case-sensitive (section 9.1).
[[nodiscard]] constexpr bool is_idempotent_method(std::string_view method) noexcept {
  for (const std::string_view m : {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}) {
    if (method == m) return true;
  }
  return false;
}

/// What only the caller knows about a request.
struct request_facts {
  /// Carrying it out twice does no harm: it reads, it sets what is set already, or an idempotency
  /// key protects it. Otherwise only `processed::no` is repeated. See `is_idempotent_method`.
  bool idempotent = false;
  /// "POST", for policies that go by the method; empty skips those rules. Borrowed.
  std::string_view method = {};
};

/// Up to eight ranges of statuses: `{{{408, 408}, {500, 599}}}`.
struct status_set {
  struct range {
    std::int16_t first = 0;
    std::int16_t last = 0;
  };
  range ranges[8] = {};

  [[nodiscard]] constexpr bool contains(int status) const noexcept {
    for (const range& r : ranges) {
      if (r.first != 0 && status >= r.first && status <= r.last) return true;
    }
    return false;
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return ranges[0].first == 0; }
};

/// What a client retries by status and method, for policies that copy one. The rules take the place
/// of HTTP's own meaning of a status and no more: what a code, a type, the provider's table or the
/// server's explicit word decided is not overruled, because it says more than the client knows. Nor
/// is `request_facts::idempotent`. They do not apply if there was no response.
struct retry_rules {
  /// Retried if only the status is known (basis::http_default). Empty: what the verdict retries.
  status_set statuses = {};
  /// Retried too, with any method and any status above 399, if the server named a delay.
  bool any_with_delay = false;
  /// The methods that are retried on all those statuses, from the first on. Empty: all methods.
  std::string_view methods[8] = {};
  /// The methods that are retried on `some_statuses` only. Those in neither list are not retried.
  std::string_view some_methods[4] = {};
  status_set some_statuses = {};
  /// Where a delay from the server is looked at. Empty: everywhere.
  status_set delay_statuses = {};
};

/// Plain numbers; delays in milliseconds. No clock and no random source inside: the caller gives
/// the number of the attempt and some random bits, and the same arguments give the same plan. For
/// a whole call use `attempts`, which counts and keeps what belongs to the call.
///
///     constexpr triage::retry_policy policy{.max_attempts = 5};
///     const triage::plan p = policy.next(e, {.idempotent = true}, attempt, rng());
///     if (p) sleep_for(p.wait_ms);
///
/// Every value is valid: one that makes no sense is read as the nearest that does.
struct retry_policy {
  std::int32_t max_attempts = 3;  ///< total number, the first included; 1 and less never retry
  std::int64_t base_ms = 500;     ///< before the first retry; negative is 0
  double factor = 2.0;            ///< growth from one delay to the next; ≤ 0 and NaN are 1
  std::int64_t cap_ms = 20'000;   ///< longest computed delay; negative is 0
  triage::jitter jitter = triage::jitter::full;  ///< of computed delays
  std::int32_t less_permille = 250;              ///< for jitter::less, 0 … 1000
  std::int32_t more_ms = 1000;                   ///< for jitter::more; negative is 0
  /// Longest server-named delay to wait for, in ms; `if_longer` says what happens to longer ones.
  std::int64_t max_server_delay_ms = 60'000;
  triage::if_longer if_longer = triage::if_longer::stop;
  /// A server's delay d becomes d … d × (1 + spread_permille / 1000), so that clients that were
  /// told the same do not come back at the same moment. Never shorter than d, and by this much it
  /// may be longer than max_server_delay_ms. Negative is 0.
  std::int32_t spread_permille = 100;
  bool ignore_zero = true;  ///< a server's delay of 0 is taken for none: the computed one is used
  /// The first retry is immediate; later ones use the delay of their number (0, base × factor,
  /// base × factor², …). Not if the server named a delay.
  bool first_retry_immediately = false;
  /// What is retried by status and method, nullptr for what the verdict says. In static storage, or
  /// alive as long as the policy and its copies are used.
  const retry_rules* rules = nullptr;

  /// What to do after attempt number `attempt`, of which the first is 1 (less is read as 1), came
  /// to `e`. `entropy`: any 64 random bits. `previous_ms`: the delay before this attempt, for
  /// jitter::decorrelated; negative if it is not known. Defined in <triage/retry/plan.hpp>.
  ///
  /// Whether there is a next attempt does not depend on `entropy`.
  [[nodiscard]] constexpr plan next(const error& e, const request_facts& request,
                                    std::int32_t attempt, std::uint64_t entropy,
                                    std::int64_t previous_ms = -1) const noexcept;

  /// The computed delay before retry number `n`, of which the first is 1 (less is read as 1),
  /// whatever the error. 0 … max_delay_ms.
  [[nodiscard]] constexpr std::int64_t backoff_ms(std::int32_t n, std::uint64_t entropy,
                                                  std::int64_t previous_ms = -1) const noexcept;

  /// The plan for a retry that is decided: the delay that the server named, if any, else
  /// `computed_ms`; stop::server_delay if it is too long.
  [[nodiscard]] constexpr plan timed(std::optional<std::int64_t> named_ms, std::int64_t computed_ms,
                                     std::uint64_t entropy) const noexcept;

 private:
  // [0, 1), as many bits as a double has.
  [[nodiscard]] static constexpr double fraction(std::uint64_t entropy) noexcept {
    return static_cast<double>(entropy >> 11) * 0x1p-53;
  }

  // Rounded to the nearest; 0 … max_delay_ms, also of infinity and NaN.
  [[nodiscard]] static constexpr std::int64_t whole(double d) noexcept {
    if (!(d > 0)) return 0;
    if (d >= static_cast<double>(max_delay_ms)) return max_delay_ms;
    const auto floor = static_cast<std::int64_t>(d);
    return d - static_cast<double>(floor) < 0.5 ? floor : floor + 1;
  }

  // base × by^n, by squaring; where it is more than 1e100, it may be less than that. No
  // intermediate value overflows, which would be an error in constant evaluation.
  [[nodiscard]] static constexpr double grown(double base, double by, std::int32_t n) noexcept {
    constexpr double plenty = 1e100;
    double d = base;
    for (; n > 0 && d < plenty; n /= 2) {
      if (n % 2 != 0) d *= by;
      if (by < plenty) by *= by;
    }
    return d;
  }

  [[nodiscard]] constexpr std::int64_t spread(std::int64_t d,
                                              std::uint64_t entropy) const noexcept {
    if (d >= max_delay_ms) return max_delay_ms;
    const double permille = spread_permille > 0 ? spread_permille : 0;
    const std::int64_t more = whole(static_cast<double>(d) * permille / 1000 * fraction(entropy));
    return more > max_delay_ms - d ? max_delay_ms : d + more;
  }
};

constexpr std::int64_t retry_policy::backoff_ms(std::int32_t n, std::uint64_t entropy,
                                                std::int64_t previous_ms) const noexcept {
  if (first_retry_immediately && n <= 1) return 0;
  const double cap = cap_ms > 0 ? static_cast<double>(cap_ms) : 0;
  const double base = base_ms > 0 ? static_cast<double>(base_ms) : 0;
  // More than any cap at the first step, and too little for products to overflow.
  constexpr double most = 1e20;
  const double by = !(factor > 0) ? 1 : factor < most ? factor : most;
  const std::int32_t before = n > 1 ? n - 1 : 0;
  const double r = fraction(entropy);
  double d = grown(base, by, before);
  if (d > cap) d = cap;
  switch (jitter) {
    case jitter::none: break;
    case jitter::full: d *= r; break;
    case jitter::equal: d = d / 2 + d / 2 * r; break;
    case jitter::decorrelated: {
      const double previous =
          previous_ms >= 0 ? static_cast<double>(previous_ms) : grown(base, 3, before);
      d = base + ((previous > base ? previous : base) * 3 - base) * r;
      break;
    }
    case jitter::less: {
      const std::int32_t part = less_permille < 0 ? 0 : less_permille > 1000 ? 1000 : less_permille;
      d *= 1 - r * part / 1000;
      break;
    }
    case jitter::more: d += r * (more_ms > 0 ? more_ms : 0); break;
  }
  return whole(d > cap ? cap : d);
}

constexpr plan retry_policy::timed(std::optional<std::int64_t> named_ms, std::int64_t computed_ms,
                                   std::uint64_t entropy) const noexcept {
  if (!named_ms || (ignore_zero && *named_ms <= 0)) return {.wait_ms = computed_ms};
  const std::int64_t named = *named_ms > 0 ? *named_ms : 0;
  const std::int64_t most = max_server_delay_ms > 0 ? max_server_delay_ms : 0;
  if (named <= most) return {.wait_ms = spread(named, entropy), .from_server = true};
  switch (if_longer) {
    case if_longer::stop: return {.why = stop::server_delay, .wait_ms = named, .from_server = true};
    case if_longer::compute: break;
    case if_longer::shorter:
      if (named < computed_ms) return {.wait_ms = spread(named, entropy), .from_server = true};
      break;
    case if_longer::clamp: return {.wait_ms = spread(most, entropy), .from_server = true};
  }
  return {.wait_ms = computed_ms};
}

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {

/// The rows of a table that are about one kind of thing, for range-for. A view of static storage.
class rows_about {
 public:
  class iterator {
   public:
    using value_type = row_ref;
    using difference_type = std::ptrdiff_t;

    constexpr iterator() = default;
    constexpr iterator(row_table::iterator at, row_table::iterator end, unsigned what) noexcept
        : at_(at), end_(end), what_(what) {
      skip();
    }
    [[nodiscard]] constexpr row_ref operator*() const noexcept { return *at_; }
    [[nodiscard]] constexpr row_ref operator->() const noexcept { return *at_; }
    constexpr iterator& operator++() noexcept {
      ++at_;
      skip();
      return *this;
    }
    constexpr iterator operator++(int) noexcept {
      const iterator before = *this;
      ++*this;
      return before;
    }
    friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
      return a.at_ == b.at_;
    }

   private:
    constexpr void skip() noexcept {
      while (at_ != end_ && (what_ >> static_cast<unsigned>(at_->about()) & 1U) == 0) ++at_;
    }

    row_table::iterator at_;
    row_table::iterator end_;
    unsigned what_ = 0;
  };

  constexpr rows_about(const row_table& rows, std::initializer_list<about> what) noexcept
      : rows_(rows) {
    for (const about a : what) what_ |= 1U << static_cast<unsigned>(a);
  }
  [[nodiscard]] constexpr iterator begin() const noexcept {
    return {rows_.begin(), rows_.end(), what_};
  }
  [[nodiscard]] constexpr iterator end() const noexcept {
    return {rows_.end(), rows_.end(), what_};
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin() == end(); }
  /// Linear in the table.
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    std::size_t n = 0;
    for (auto i = begin(); i != end(); ++i) ++n;
    return n;
  }

 private:
  row_table rows_;
  unsigned what_ = 0;
};

/// The parts that an error id is made of, as views of the id; all empty if it does not have the
/// provider's form.
struct id_parts {
  std::string_view service;
  std::string_view cls;
  std::string_view sequence;
};

class provider;

template <class Api>
[[nodiscard]] consteval provider define();

namespace detail {

class provider_category;

/// What `define` makes of one API: views of static tables, and the lookups that the compiler built.
struct provider_data {
  std::string_view name;
  std::string_view title;
  std::string_view page;
  table_view<std::string_view> hosts;
  row_table rows;
  hash_view code_hash;
  hash_view type_hash;
  table_view<std::uint8_t> prefixes;
  table_view<std::uint8_t> ranges;
  table_view<std::uint8_t> classes;
  table_view<status_key> statuses;
  table_view<header_row> headers;
  table_view<field> fields;
  shape_view shapes;
  id_layout id;
  table_view<limit_row> limits;
  delay_rules delays;
  const retry_policy* advice = nullptr;
  const lexicon_view* own_words = nullptr;
  bool use_words = true;
  bool severities = false;  ///< whether any row of a status has one
  table_view<std::string_view> header_names;
  table_view<in_success> inside_2xx;
  table_view<batch> batches;
  std::string_view text_code;
  std::string_view seen;
  const char* category_name = nullptr;  ///< of std::error_code: "triage." and the name
};

}  // namespace detail

/// An API whose errors we know. Made by `define`, never at run time. A handle of the size of a
/// pointer to static tables: a copy is as good as the first, and errors stay valid when it is gone.
/// Compares by name. All lookups take constant time whatever the size of the table unless they say
/// otherwise, allocate nothing and do not throw.
class provider {
 public:
  /// The name, as in `find_provider`: lower case. Static storage, like all that it returns.
  [[nodiscard]] constexpr std::string_view name() const noexcept { return data_->name; }
  /// The name for people.
  [[nodiscard]] constexpr std::string_view title() const noexcept { return data_->title; }
  /// The API's page on errors, which the rows' sources are sections of.
  [[nodiscard]] constexpr std::string_view page() const noexcept { return data_->page; }
  /// The hosts of the API, in lower case, with `*` where they differ: see `provider_for`. Empty if
  /// its documentation names none.
  [[nodiscard]] constexpr table_view<std::string_view> hosts() const noexcept {
    return data_->hosts;
  }

  /// The day on which the page was looked at, as in "2026-11-25"; empty if it is not known.
  [[nodiscard]] constexpr std::string_view seen() const noexcept { return data_->seen; }

  /// The tables, in the order of the provider's file, with those of its base behind them; empty
  /// where it has none. `row.about()` says what a row is about.
  [[nodiscard]] constexpr row_table rows() const noexcept { return data_->rows; }
  /// Those of codes, also of beginnings and ranges of codes; of types, of classes of error ids, and
  /// of statuses alone.
  [[nodiscard]] constexpr rows_about codes() const noexcept {
    return {data_->rows, {about::code, about::prefix, about::range}};
  }
  [[nodiscard]] constexpr rows_about types() const noexcept { return {data_->rows, {about::type}}; }
  [[nodiscard]] constexpr rows_about classes() const noexcept {
    return {data_->rows, {about::id_class}};
  }
  [[nodiscard]] constexpr rows_about statuses() const noexcept {
    return {data_->rows, {about::status}};
  }
  [[nodiscard]] constexpr table_view<header_row> headers() const noexcept { return data_->headers; }
  [[nodiscard]] constexpr table_view<field> fields() const noexcept { return data_->fields; }
  [[nodiscard]] constexpr table_view<limit_row> limits() const noexcept { return data_->limits; }
  [[nodiscard]] constexpr const delay_rules& delays() const noexcept { return data_->delays; }
  /// When the response to a failed request has the status of a success; empty of most providers.
  [[nodiscard]] constexpr table_view<in_success> inside_2xx() const noexcept {
    return data_->inside_2xx;
  }
  /// Where responses have the outcomes of many operations; empty of most providers. See `items`.
  [[nodiscard]] constexpr table_view<batch> batches() const noexcept { return data_->batches; }
  /// The phrase around a code in a plain text, with # in its place; empty if there is none.
  [[nodiscard]] constexpr std::string_view text_code() const noexcept { return data_->text_code; }
  /// How its page tells clients to retry; nullptr if it says nothing. Static storage. For
  /// `retry_policy::next`, include <triage/retry/plan.hpp>.
  [[nodiscard]] constexpr const retry_policy* advice() const noexcept { return data_->advice; }

  /// Whether words decide where no table does.
  [[nodiscard]] constexpr bool uses_words() const noexcept { return data_->use_words; }
  /// For lookups: the provider's own words; nullptr if it has none.
  [[nodiscard]] constexpr const detail::lexicon_view* own_words() const noexcept {
    return data_->own_words;
  }

  /// `e.code() == assisters["tokens_exhausted"]`: a code that is not in the table does not compile.
  template <std::size_t N>
  [[nodiscard]] consteval triage::code operator[](const char (&literal)[N]) const {
    const std::string_view wanted(literal, N - 1);
    const row_ref found = find_code(wanted);
    if (detail::is_null(found)) detail::this_provider_has_no_such_code(literal);
    return {name(), found, text::plain(wanted)};
  }

  /// `e.code() == resayil[429]`, for APIs whose codes are integers.
  [[nodiscard]] consteval triage::code operator[](int number) const {
    char digits[12] = {};
    char* p = digits + sizeof digits;
    const bool negative = number < 0;
    do {
      const int digit = number % 10;
      *--p = static_cast<char>('0' + (digit < 0 ? -digit : digit));
      number /= 10;
    } while (number != 0);
    if (negative) *--p = '-';
    const auto size = static_cast<std::size_t>(digits + sizeof digits - p);
    const row_ref found = find_code(std::string_view{p, size});
    if (detail::is_null(found)) detail::this_provider_has_no_such_code(p);
    return {name(), found, text::plain(found->name())};
  }

  /// The first row of a code, null if there is none: of exactly this code, else of the longest
  /// beginning, else of the first range that an integer is in. Case matters. Constant time,
  /// whatever the number of codes, and linear in the number of beginnings and ranges.
  [[nodiscard, gnu::always_inline]] constexpr row_ref find_code(
      std::string_view code) const noexcept {
    const row_ref exact = detail::find_named(data_->rows, data_->code_hash, code);
    if (!detail::is_null(exact) || (data_->prefixes.empty() && data_->ranges.empty())) return exact;
    return find_inexact_code(code);
  }

  /// Whether any code could be found.
  [[nodiscard]] constexpr bool has_codes() const noexcept {
    return data_->code_hash.shortest <= data_->code_hash.longest || !data_->prefixes.empty() ||
           !data_->ranges.empty();
  }

  /// The first row of a type, null if there is none. Codes and types are different namespaces.
  [[nodiscard]] constexpr row_ref find_type(std::string_view type) const noexcept {
    return detail::find_named(data_->rows, data_->type_hash, type);
  }

  /// The same for text from a response, whose escapes are decoded on the way.
  [[nodiscard]] constexpr row_ref find_code(const text& code) const noexcept {
    char buffer[detail::longest_key];
    return find_code(detail::decoded_key(code, buffer));
  }
  [[nodiscard]] constexpr row_ref find_type(const text& type) const noexcept {
    char buffer[detail::longest_key];
    return find_type(detail::decoded_key(type, buffer));
  }

  /// The row of an error id's class, null if there is none. Linear in the number of classes.
  [[nodiscard]] constexpr row_ref find_class(std::string_view id_class) const noexcept {
    for (const std::uint8_t i : data_->classes) {
      if (data_->rows[i].name() == id_class) return data_->rows[i];
    }
    return nullptr;
  }

  /// The provider's own row for a status, whatever else the response says; null if its page has
  /// none: see `http_status`. Linear in the number of statuses.
  [[nodiscard]] constexpr row_ref find_status(int status) const noexcept {
    for (const detail::status_key& key : data_->statuses) {
      if (key.first > status || status > key.last) continue;
      const row_ref row = data_->rows[key.row];
      if (!row.record().conditional) return row;
    }
    return nullptr;
  }

  /// For lookups: whether the page tells how serious a status is.
  [[nodiscard]] constexpr bool has_severities() const noexcept { return data_->severities; }

  /// For lookups: the statuses that have rows.
  [[nodiscard]] constexpr table_view<detail::status_key> status_keys() const noexcept {
    return data_->statuses;
  }

  /// The name of the documented header that has a role; empty if none is documented.
  [[nodiscard]] constexpr std::string_view header_name(header_role role) const noexcept {
    for (const header_row& row : data_->headers) {
      if (row.role == role) return row.name;
    }
    return {};
  }

  /// For the reader: the names of `headers()`, in their order, of which those are empty that are
  /// looked for anyway. Empty if all are.
  [[nodiscard]] constexpr table_view<std::string_view> header_names() const noexcept {
    return data_->header_names;
  }

  /// Splits an error id such as "DAT030002" into views of it; all parts are empty if it does not
  /// have that form. Letters, then digits, as the provider's `error_id` says. Linear in the id.
  [[nodiscard]] constexpr id_parts split_id(std::string_view id) const noexcept {
    const id_layout& layout = data_->id;
    const std::size_t head = std::size_t{layout.service} + layout.cls;
    if (head == 0 || id.size() <= head) return {};
    for (std::size_t i = 0; i < id.size(); ++i) {
      const char c = id[i];
      const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      const bool digit = c >= '0' && c <= '9';
      if (i < layout.service ? !letter : !digit) return {};
    }
    return {id.substr(0, layout.service), id.substr(layout.service, layout.cls), id.substr(head)};
  }

  /// For the reader: where bodies have what.
  [[nodiscard]] constexpr const detail::shape_view& shapes() const noexcept {
    return data_->shapes;
  }

  /// For the reader: whether a response can have a code at more than one place of its body.
  [[nodiscard]] constexpr bool has_codes_elsewhere() const noexcept {
    return data_->shapes.several_codes || !data_->text_code.empty();
  }

  friend constexpr bool operator==(const provider& a, const provider& b) noexcept {
    return a.data_ == b.data_ || a.name() == b.name();
  }

 private:
  // Not inlined: few APIs have beginnings or ranges.
  [[nodiscard, gnu::noinline]] constexpr row_ref find_inexact_code(
      std::string_view code) const noexcept {
    for (const std::uint8_t i : data_->prefixes) {
      const std::string_view beginning = data_->rows[i].name();
      if (code.substr(0, beginning.size()) == beginning) return data_->rows[i];
    }
    if (!data_->ranges.empty()) {
      if (const std::optional<std::int32_t> number = detail::whole_number(code)) {
        for (const std::uint8_t i : data_->ranges) {
          const row_key key = data_->rows[i].key();
          if (key.first() <= *number && *number <= key.last()) return data_->rows[i];
        }
      }
    }
    return nullptr;
  }

  friend class error;
  friend class error_maker;
  friend class detail::provider_category;
  template <class Api>
  friend consteval provider define();

  explicit constexpr provider(const detail::provider_data& data) noexcept : data_(&data) {}

  const detail::provider_data* data_;
};

namespace detail {

// What the compiler builds for one API: the only storage a provider has beside its tables. Each is
// made when it is used, so that a faulty table is reported and not hashed.
template <class Api>
inline constexpr own_trie shapes_of(joined<fields_table, Api>(), joined<rows_table, Api>(),
                                    joined<in_success_table, Api>());
template <class Api>
inline constexpr kept_trie<shapes_of<Api>.trie.size, shapes_of<Api>.trie.tails, shapes_of<Api>.size>
    kept_shapes_of(shapes_of<Api>);

// Whether a header is read for every provider, and says nothing else here.
[[nodiscard]] constexpr bool is_usual(const header_row& r) {
  return r.form == form::whole && r.parameter.empty() &&
         ((r.role == header_role::retry_after && same_name(r.name, "Retry-After")) ||
          (r.role == header_role::request_id && same_name(r.name, "X-Request-ID")));
}

template <class Api>
inline constexpr bool has_own_headers = [] {
  for (const header_row& r : joined<headers_table, Api>()) {
    if (!is_usual(r)) return true;
  }
  return false;
}();

template <class Api, std::size_t... I>
[[nodiscard]] constexpr std::array<std::string_view, sizeof...(I)> name_headers(
    std::index_sequence<I...> /*all*/) {
  constexpr table_view<header_row> rows = joined<headers_table, Api>();
  return {{(is_usual(rows[I]) ? std::string_view() : rows[I].name)...}};
}
template <class Api>
inline constexpr auto header_names_of = name_headers<Api>(
    std::make_index_sequence<has_own_headers<Api> ? joined_size<headers_table, Api> : 0>());

/// Whether the rows of an API and of its bases are sound: see `row_checks`.
template <class Api>
[[nodiscard]] constexpr bool rows_are_sound() {
  bool sound = true;
  if constexpr (has_table<rows_table, Api>) sound = row_checks<Api>::sound;
  if constexpr (has_base<Api>) sound = rows_are_sound<typename Api::base>() && sound;
  return sound;
}

template <class T, std::size_t N>
[[nodiscard]] constexpr table_view<T> view_of_array(const std::array<T, N>& array) {
  return {array.data(), N};
}

// What an API says once, in itself or by its base.
template <class Api>
[[nodiscard]] constexpr const retry_policy* advice_of() {
  if constexpr (requires { Api::advice; }) {
    return &Api::advice;
  } else if constexpr (has_base<Api>) {
    return advice_of<typename Api::base>();
  } else {
    return nullptr;
  }
}
template <class Api>
[[nodiscard]] constexpr delay_rules delays_of() {
  if constexpr (requires { Api::delays; }) {
    return Api::delays;
  } else if constexpr (has_base<Api>) {
    return delays_of<typename Api::base>();
  } else {
    return {};
  }
}
template <class Api>
[[nodiscard]] constexpr std::string_view text_code_of() {
  if constexpr (requires { Api::text_code; }) {
    (void)
        malformed_text_code<std::string_view(Api::text_code).find('#') == std::string_view::npos>{};
    return Api::text_code;
  } else if constexpr (has_base<Api>) {
    return text_code_of<typename Api::base>();
  } else {
    return {};
  }
}
template <class Api>
[[nodiscard]] constexpr id_layout id_layout_of() {
  if constexpr (requires { Api::error_id; }) {
    return Api::error_id;
  } else if constexpr (has_base<Api>) {
    return id_layout_of<typename Api::base>();
  } else {
    return {};
  }
}

template <class Api>
[[nodiscard]] constexpr bool uses_words() {
  if constexpr (requires { Api::use_words; }) {
    return Api::use_words;
  } else if constexpr (has_base<Api>) {
    return uses_words<typename Api::base>();
  } else {
    return true;
  }
}
template <class Api>
[[nodiscard]] constexpr const lexicon_view* own_words_of() {
  if constexpr (requires { Api::words; }) {
    return &lexicon_of<Api::words>;
  } else if constexpr (has_base<Api>) {
    return own_words_of<typename Api::base>();
  } else {
    return nullptr;
  }
}

template <class Api>
[[nodiscard]] constexpr std::string_view usual_example() {
  if constexpr (requires { Api::usual_body; }) {
    return Api::usual_body;
  } else if constexpr (has_base<Api>) {
    return usual_example<typename Api::base>();
  } else {
    return {};
  }
}
template <class Api>
inline constexpr usual_body usual_of =
    usual_compiler(usual_example<Api>(), shapes_of<Api>).compile();

// "triage." and the name, and a zero.
template <class Api>
inline constexpr auto category_name_of = [] {
  constexpr std::string_view prefix = "triage.";
  constexpr std::string_view own = Api::name;
  std::array<char, prefix.size() + own.size() + 1> name{};
  own.copy(name.data() + prefix.copy(name.data(), prefix.size()), own.size());
  return name;
}();

template <class Api>
[[nodiscard]] consteval provider_data build_provider() {
  provider_data p;
  p.category_name = category_name_of<Api>.data();
  p.name = p.title = Api::name;
  if constexpr (requires { Api::title; }) p.title = Api::title;
  if constexpr (requires { Api::page; }) p.page = Api::page;
  if constexpr (requires { Api::hosts; }) {
    (void)check_hosts<Api>();
    p.hosts = {std::data(Api::hosts), std::size(Api::hosts)};
  }
  static_assert(joined_size<rows_table, Api> <= most_rows,
                "triage: a provider can have at most 255 rows");
  if constexpr (requires { Api::fields; }) (void)check_fields<Api>();
  static_assert(joined_size<fields_table, Api> <= own_trie::max_fields,
                "triage: a provider can have at most 64 fields");
  static_assert(joined_size<headers_table, Api> <= most_headers,
                "triage: a provider can have at most 16 rows of headers[], with those of its base");
  (void)pointers_do_not_fit<shapes_of<Api>.trie.full>{};
  if constexpr (requires { Api::headers; }) (void)check_headers<Api>();
  if constexpr (requires { Api::limits; }) (void)check_limits<Api>();
  p.fields = joined<fields_table, Api>();
  p.headers = joined<headers_table, Api>();
  if constexpr (has_own_headers<Api>) p.header_names = view_of_array(header_names_of<Api>);
  p.limits = joined<limits_table, Api>();
  if constexpr (joined_size<rows_table, Api> != 0) {
    if constexpr (rows_are_sound<Api>()) {
      p.rows = row_table_of<Api>();
      if constexpr (compiled_rows_of<Api>.codes_size > 0) p.code_hash = code_table<Api>.view();
      if constexpr (compiled_rows_of<Api>.types_size > 0) p.type_hash = type_table<Api>.view();
      p.prefixes = view_of_array(prefixes_of<Api>);
      p.ranges = view_of_array(ranges_of<Api>);
      p.classes = view_of_array(classes_of<Api>);
      p.statuses = view_of_array(statuses_of<Api>);
      for (const status_key& key : p.statuses) {
        p.severities = p.severities || p.rows[key.row].severity() != severity::undocumented;
      }
    }
  }
  if constexpr (requires { Api::inside_2xx; }) (void)check_inside_2xx<Api>();
  p.inside_2xx = joined<in_success_table, Api>();
  if constexpr (requires { Api::batches; }) (void)check_batches<Api>();
  p.batches = joined<batches_table, Api>();
  p.text_code = text_code_of<Api>();
  if constexpr (requires { Api::seen; }) p.seen = Api::seen;
  p.id = id_layout_of<Api>();
  p.delays = delays_of<Api>();
  p.advice = advice_of<Api>();
  p.use_words = uses_words<Api>();
  p.own_words = own_words_of<Api>();
  p.shapes = kept_shapes_of<Api>.view(Api::name, shapes_of<Api>);
  if constexpr (!usual_example<Api>().empty()) {
    // The one of a base may not fit what this API has besides; then there is none.
    if constexpr (requires { Api::usual_body; }) {
      (void)usual_body_is_sound<usual_of<Api>.fault>{};
    }
    p.shapes.usual = usual_of<Api>.view();
  }
  return p;
}

template <class Api>
inline constexpr provider_data data_of = build_provider<Api>();

}  // namespace detail

/// Makes a provider of a struct of tables. What the struct may have, all static constexpr (a
/// std::array will do for an array):
///
///     std::string_view name;       // required: lower case, as in find_provider()
///     std::string_view title;      // for people; default: the name
///     std::string_view page;       // the API's page on errors
///     std::string_view hosts[];    // where the API is, as provider_for() says
///     field fields[];              // where the body has what; a body without a code, a type and
///                                  //   a message there is read by the generic shapes
///     row rows[];                  // what codes, types, classes of error ids and statuses mean
///     id_layout error_id;          // how error ids split, if there are rows of their classes
///     header_row headers[];        // the response headers it documents
///     limit_row limits[];          // the rate limits that headers tell
///     std::string_view usual_body; // the layout that nearly all of its bodies have to the byte,
///                                  //   with "" or null for the values: such bodies are read
///                                  //   faster, and nothing else changes
///     in_success inside_2xx[];     // when a 2xx is an error all the same
///     batch batches[];             // where many outcomes are in one response
///     std::string_view text_code;  // where a plain text has a code: "Code: #"; "#": it is one
///     std::string_view seen;       // the day on which the page was looked at
///     delay_rules delays;          // what it says of delays beyond the usual
///     word words[];                // words that tell the kind of what no row knows, before those
///                                  //   of the lexicon: see words.hpp
///     bool use_words;              // false: no words decide. Default: true
///     retry_policy advice;         // how its page tells clients to retry
///     using base = other_api;      // an API whose tables come after these
///
/// A mistake in a table does not compile: a row that can never decide, an empty name, a row without
/// a category, a remedy that contradicts the action, a status outside 100 … 599, a malformed JSON
/// Pointer, a key of more than 64 bytes, and others. The message names the fault; the row is the
/// template argument beside it, counted from 0.
template <class Api>
[[nodiscard]] consteval provider define() {
  static_assert(
      requires { std::string_view(Api::name); },
      "triage: a provider needs `static constexpr std::string_view name`");
  static_assert(!Api::name.empty(), "triage: the name of a provider is empty");
  static_assert(detail::valid_name(Api::name),
                "triage: the name of a provider has other characters than a-z, 0-9 and _");
  return provider(detail::data_of<Api>);
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// From a body to fields: one pass by the provider's own shape; if that was not the body's, one by
// the generic shapes. Views only.
#ifndef TRIAGE_READ_READ_HPP
#define TRIAGE_READ_READ_HPP

#include <concepts>

// The lexer that knows where the strings end before it gets there.
#ifndef TRIAGE_READ_DETAIL_BLOCK_LEXER_HPP
#define TRIAGE_READ_DETAIL_BLOCK_LEXER_HPP

#if TRIAGE_SIMD

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace triage::inline TRIAGE_ABI::detail {

/// Where the quotes are in a piece of a text, and what is not plain inside strings: see
/// simd::block. 64 bytes are looked at together, and all before any of it is needed, so that
/// nothing waits for the search for the end of a string.
struct string_index {
  static constexpr unsigned reach = 512;  ///< how many bytes at once, at most
  static constexpr std::uint16_t none = 0xFFFF;

  std::uint16_t quotes[reach + 2];  ///< offsets, two times `none` behind the last
  std::uint16_t others[reach + 1];  ///< offsets, `none` behind the last
  std::uint64_t inside = 0;         ///< all ones: what comes next is inside a string
  std::uint64_t carry = 0;          ///< whether the next character is escaped

  /// Indexes `size` bytes from p on, or to the end; gives where it ended.
  [[gnu::noinline]] const char* fill(const char* p, const char* end, bool long_text,
                                     unsigned size) noexcept {
    std::uint16_t* quote = quotes;
    std::uint16_t* other = others;
    unsigned offset = 0;
    do {
      const simd::block b = look(p, end, long_text);
      const std::uint16_t* const before = quote;
      quote = write(b.quotes, offset, quote);
      if (b.others != 0) {
        other = write(b.others & (simd::parity(b.quotes) ^ inside), offset, other);
      }
      if (((quote - before) & 1) != 0) inside = ~inside;
      offset += 64;
      p = end - p > 64 ? p + 64 : end;
    } while (offset < size && p != end);
    quote[0] = quote[1] = *other = none;
    return p;
  }

 private:
  [[gnu::always_inline]] static inline std::uint16_t* write(std::uint64_t bits, unsigned offset,
                                                            std::uint16_t* to) noexcept {
    for (; bits != 0; bits &= bits - 1) {
      *to++ = static_cast<std::uint16_t>(offset + static_cast<unsigned>(__builtin_ctzll(bits)));
    }
    return to;
  }

  // Less than 64 bytes are left only at the end. `long_text`: 64 bytes can be read before it.
  [[gnu::always_inline]] inline simd::block look(const char* p, const char* end,
                                                 bool long_text) noexcept {
    const auto left = static_cast<std::size_t>(end - p);
    if (left >= 64) return simd::unescaped(simd::look(p), p, 0, carry);
    if (long_text) {
      // Back from the end, and without what was there before.
      const auto shift = static_cast<unsigned>(64 - left);
      simd::block b = simd::look(end - 64);
      b.quotes >>= shift;
      b.others >>= shift;
      return simd::unescaped(b, end - 64, shift, carry);
    }
    if (left >= simd::width) {
      const simd::block b = simd::look_at(p, left);
      if ((b.others | carry) == 0) return b;
    }
    const simd::padded copy(p, left);
    return simd::unescaped(simd::look(copy.bytes), copy.bytes, 0, carry);
  }
};

/// A lexer whose strings end where an index says so.
class block_lexer : public lexer {
 public:
  static constexpr bool can_guess = true;

  /// `index` is for this object alone, and not a part of it: what has its address taken does not
  /// stay in registers.
  block_lexer(std::string_view s, string_index& index) noexcept
      : lexer(s), index_(index), limit_(p_), long_(s.size() >= 64) {
    if (p_ != end_) load_more(string_index::reach);
  }

  [[gnu::always_inline]] inline step string(piece& out) noexcept {
    if (p_ >= limit_) load_here();
    return take_plain(out) ? step::ok : other_string(out);
  }

  /// Takes the name and its colon if they are as `at_name` says.
  [[gnu::always_inline]] inline bool take_name(std::uint64_t word, std::size_t size) noexcept {
    if (!at_name(word, size)) return false;
    if (p_ + 1 + size >= limit_) return false;  // not both quotes in the index
    quote_ += 2;
    pass_name(size);
    return true;
  }

  /// At a value: takes it if it is a string of plain characters whose end is in the index.
  [[gnu::always_inline]] inline bool take_string(piece& out) noexcept {
    return p_ < limit_ && *p_ == '"' && take_plain(out);
  }

  [[gnu::always_inline]] inline bool skip_container() noexcept {
    const char* const behind = skip_blocks(p_, end_);
    p_ = behind != nullptr ? behind : end_;
    if (p_ < limit_) {
      const auto here = static_cast<std::uint16_t>(p_ - base_);
      while (*quote_ < here) ++quote_;
      while (*other_ < here) ++other_;
    }
    return behind != nullptr;
  }

 private:
  // At a string that begins in the index. Outside strings, the next quote is the one where we are.
  [[gnu::always_inline]] inline bool take_plain(piece& out) noexcept {
    const std::uint16_t last = quote_[1];
    if (*other_ <= last) return false;  // also if there are no more
    const char* const q = base_ + last;
    quote_ += 2;
    out = {p_ + 1, static_cast<std::size_t>(q - p_ - 1), text::form::plain};
    p_ = q + 1;
    return true;
  }

  // The same for one with characters that are not plain, or that goes on behind the index.
  [[gnu::always_inline]] inline step other_string(piece& out) noexcept {
    ++quote_;
    while (*quote_ == string_index::none) {
      // From the first such character on, the end is searched for anyway.
      if (*other_ != string_index::none) return unusual_string(base_ + *other_, out);
      if (limit_ == end_) return unusual_string(end_, out);
      load_more(string_index::reach);
    }
    const std::uint16_t last = *quote_++;
    const std::uint16_t other = *other_;
    if (other < last) {
      while (*other_ < last) ++other_;
      return unusual_string(base_ + other, out);
    }
    const char* const q = base_ + last;
    out = {p_ + 1, static_cast<std::size_t>(q - p_ - 1), text::form::plain};
    p_ = q + 1;
    return step::ok;
  }

  // Indexes what begins here, outside a string. Behind the beginning of a text, the next thing may
  // be one to skip.
  [[gnu::always_inline]] inline void load_here() noexcept {
    index_.inside = 0;
    index_.carry = 0;
    limit_ = p_;
    load_more(128);
  }

  [[gnu::always_inline]] inline void load_more(unsigned size) noexcept {
    base_ = limit_;
    limit_ = index_.fill(base_, end_, long_, size);
    quote_ = index_.quotes;
    other_ = index_.others;
  }

  string_index& index_;
  const std::uint16_t* quote_ = nullptr;  // the next in the index
  const std::uint16_t* other_ = nullptr;
  const char* base_ = nullptr;  // where the index begins
  const char* limit_;           // … and ends
  bool long_;                   // the text is at least 64 bytes
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
#endif

// From the values at a trie's nodes to fields. Whatever parser walks the body tells what it meets.
#ifndef TRIAGE_READ_DETAIL_COLLECTOR_HPP
#define TRIAGE_READ_DETAIL_COLLECTOR_HPP

// The part of a value that is meant, where an API writes more around it.
#ifndef TRIAGE_TABLES_DETAIL_CUT_HPP
#define TRIAGE_TABLES_DETAIL_CUT_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// What a value in this form means: a part of it, or all of it if it is not written so.
[[nodiscard]] constexpr std::string_view cut_to(form f, std::string_view value) noexcept {
  if (f == form::aws_code) {
    value = value.substr(0, value.find_first_of(":;"));
    value.remove_prefix(value.rfind('#') + 1);  // npos + 1 is 0
  } else if (f == form::last_segment) {
    // JSON may have / as \/.
    while (!value.empty() && (value.back() == '/' || value.back() == '\\')) value.remove_suffix(1);
    value.remove_prefix(value.find_last_of("/#:") + 1);
  }
  return value;
}

/// The value of a parameter such as error="invalid_token" (RFC 9110 section 11.2), without quotes;
/// a null view if there is none of that name. Quotes inside a quoted value are not looked for.
[[nodiscard]] constexpr std::string_view parameter_of(std::string_view value,
                                                      std::string_view name) noexcept {
  for (std::size_t at = value.find('='); at != std::string_view::npos;
       at = value.find('=', at + 1)) {
    const std::string_view before = trim(value.substr(0, at));
    if (before.size() < name.size() ||
        !same_name(before.substr(before.size() - name.size()), name)) {
      continue;
    }
    // Not the end of a longer name.
    if (before.size() > name.size()) {
      const char c = before[before.size() - name.size() - 1];
      if (c != ' ' && c != ',' && c != ';' && c != '\t') continue;
    }
    std::string_view rest = trim(value.substr(at + 1));
    if (!rest.empty() && rest[0] == '"') {
      rest.remove_prefix(1);
      return rest.substr(0, rest.find('"'));
    }
    return trim(rest.substr(0, rest.find_first_of(",;")));
  }
  return {};
}

/// The code in a plain text, in the place of the # of `phrase`: up to a blank or one of . , ; : ).
/// With "#" alone, the whole text, if it is one word. Empty if there is none.
[[nodiscard]] constexpr std::string_view code_in_text(std::string_view text,
                                                      std::string_view phrase) noexcept {
  text = trim(text);
  const std::size_t mark = phrase.find('#');
  const std::string_view before = phrase.substr(0, mark);
  if (before.empty())
    return text.find_first_of(" \t\r\n") == std::string_view::npos ? text : text.substr(0, 0);
  const std::size_t at = text.find(before);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + before.size());
  return text.substr(0, text.find_first_of(" \t\r\n.,;:)"));
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// The tries of the generic shapes, as the reader sees them.
#ifndef TRIAGE_TABLES_DETAIL_GENERIC_TRIES_HPP
#define TRIAGE_TABLES_DETAIL_GENERIC_TRIES_HPP

// The generic shapes of generic_shapes.hpp as tries. Generated by tools/update.sh; do not edit.
#ifndef TRIAGE_TABLES_DETAIL_GENERIC_TABLE_HPP
#define TRIAGE_TABLES_DETAIL_GENERIC_TABLE_HPP

namespace triage::inline TRIAGE_ABI::detail {

// clang-format off
namespace json_table {

inline constexpr trie_node nodes[] = {
    {0,0,0,1,0,0,-1,0,0,0,0},{491496043109U,0,0,2,12,0,-1,5,0,1,0},
    {28542640894207341U,1,0,26,3,0,-1,7,0,1,0},{1701869940,1,0,0,4,0,-1,4,0,1,0},
    {469786321264U,1,0,0,5,0,-1,5,0,1,0},{1701080931,1,0,0,6,0,-1,4,0,1,0},
    {126948300911731U,1,0,0,7,0,-1,6,0,1,0},{32488822184109412U,1,0,8,21,0,-1,7,0,1,0},
    {42,7,0,9,43,0,-2,1,0,1,1},{121424956188018U,8,0,0,10,0,-1,6,0,1,1},
    {7810724417145955698U,8,0,0,11,0,-1,10,0,0,1},{7237077284982780517U,8,0,0,0,2,-1,9,0,0,1},
    {32488822184109412U,0,0,13,15,0,-1,7,0,1,0},{42,12,0,14,273,0,-2,1,0,1,1},
    {7810724417145955698U,13,0,0,0,3,-1,10,0,0,1},{1701869940,0,0,0,16,0,-1,4,0,1,0},
    {435611265396U,0,0,0,17,0,-1,5,0,1,0},{126948300911731U,0,0,438,18,0,-1,6,0,1,0},
    {119199862383972U,0,0,107,19,0,-1,6,0,1,0},{28542640894207341U,0,0,128,20,0,-1,7,0,1,0},
    {1701080931,0,0,0,104,0,-1,4,0,1,0},{126935333237349U,1,0,22,24,0,-1,6,0,1,0},
    {48,21,0,23,0,0,0,1,0,1,0},{121424956188018U,22,0,0,39,0,-1,6,0,1,0},
    {8458150836805005170U,1,0,0,25,5,-1,10,0,0,0},{121424956188018U,1,0,50,27,0,-1,6,0,1,0},
    {435761734006U,2,0,0,0,0,-1,5,0,1,0},{28542640894207309U,1,0,0,28,0,-1,7,0,1,0},
    {6779757,1,0,0,29,0,-1,3,0,1,0},{7308602715392864869U,1,0,0,30,7,-1,13,0,0,0},
    {8315137440900870757U,1,0,0,31,12,-1,12,0,0,0},{8317409031923855973U,1,0,0,32,16,-1,9,0,0,0},
    {7306069440602468965U,1,0,0,33,17,-1,17,0,0,0},{8390322045806929252U,1,0,0,34,26,-1,11,0,0,0},
    {119199862383972U,1,0,0,35,0,-1,6,0,1,0},{491496043109U,1,0,36,37,0,-1,5,0,1,0},
    {28542640894207341U,35,0,0,52,0,-1,7,0,1,0},{435611265396U,1,0,0,38,0,-1,5,0,1,0},
    {1954047348,1,0,0,40,0,-1,4,0,1,0},{28542640894207341U,22,0,0,0,0,-1,7,0,1,0},
    {8026363906005037669U,1,0,0,41,29,-1,10,0,0,0},{7237077284982780517U,1,0,0,42,31,-1,9,0,0,0},
    {1701080899,1,0,0,44,0,-1,4,0,1,0},{8026363906005037669U,7,0,0,78,32,-1,10,0,0,0},
    {8246765409671212649U,1,0,45,46,34,-1,10,0,0,0},{1701080931,44,0,0,0,0,-1,4,0,1,0},
    {8246730225299123817U,1,0,47,48,36,-1,10,0,0,0},{1701080931,46,0,0,61,0,-1,4,0,1,0},
    {7955819,1,0,0,49,0,-1,3,0,1,0},{1734439982,1,0,0,51,0,-1,4,0,1,0},
    {1734439982,25,0,0,0,0,-1,4,0,1,0},{1701667182,1,0,0,53,0,-1,4,0,1,0},
    {1701080931,35,0,0,56,0,-1,4,0,1,0},{8751724920988398181U,1,0,0,54,38,-1,10,0,0,0},
    {8104601854902694501U,1,0,0,55,40,-1,9,0,0,0},{8751179515808735587U,1,0,0,57,0,-1,8,0,1,0},
    {1701869940,35,0,0,0,0,-1,4,0,1,0},{431315315046U,1,0,0,58,0,-1,5,0,1,0},
    {127978876068212U,1,0,0,59,0,-1,6,0,1,0},{6878249410500846962U,1,0,0,60,41,-1,10,0,0,0},
    {5292982341666432370U,1,0,0,62,43,-1,9,0,0,0},{3275369708604450162U,46,0,0,0,44,-1,10,0,0,0},
    {6874009676434137702U,1,0,0,63,46,-1,10,0,0,0},{7235419165411078772U,1,0,0,64,0,-1,8,0,1,0},
    {28228197478920820U,1,0,0,65,0,-1,7,0,1,0},{8386103164108173155U,1,0,0,66,48,-1,13,0,0,0},
    {110403734957932U,1,0,0,67,0,-1,6,0,1,0},{7377282639825495410U,1,0,0,68,53,-1,11,0,0,0},
    {8387463345891206514U,1,0,0,69,56,-1,10,0,0,0},{7377282639825495410U,1,0,0,70,58,-1,19,0,0,0},
    {8387463345891206514U,1,0,0,71,69,-1,17,0,0,0},{7377282639825495410U,1,0,0,72,78,-1,14,0,0,0},
    {8387463345891206514U,1,0,0,73,84,-1,12,0,0,0},{7955995191942604146U,1,0,0,74,0,-1,8,0,1,0},
    {7592914440525407602U,1,0,0,75,88,-1,17,0,0,0},{7162257636214792567U,1,0,0,76,97,-1,12,0,0,0},
    {7022344802737087853U,1,0,77,84,0,-1,8,0,1,0},{7377282639825495410U,76,0,0,0,101,-1,19,0,0,0},
    {7377282639825495410U,7,0,0,79,112,-1,11,0,0,0},
    {8387463345891206514U,7,0,0,80,115,-1,10,0,0,0},
    {7377282639825495410U,7,0,0,81,117,-1,19,0,0,0},
    {8387463345891206514U,7,0,0,82,128,-1,17,0,0,0},
    {7377282639825495410U,7,0,0,83,137,-1,14,0,0,0},
    {8387463345891206514U,7,0,0,0,143,-1,12,0,0,0},{1635017060,1,0,85,89,0,-1,4,0,1,0},
    {7377282639825495410U,84,0,0,86,147,-1,11,0,0,0},
    {8387463345891206514U,84,0,0,87,150,-1,10,0,0,0},{1702125938,84,0,88,0,0,-1,4,0,1,0},
    {6874294509956718946U,87,0,0,0,152,-1,15,0,0,0},
    {7016453688221984114U,1,0,0,90,159,-1,9,0,0,0},{8386088934663480690U,1,0,0,91,0,-1,8,0,1,0},
    {32723065472509298U,1,0,0,92,0,-1,7,0,1,0},{499984984428U,1,0,93,94,0,-1,5,0,1,0},
    {499918267762U,92,0,0,0,0,-1,5,0,1,0},{30525145921843044U,1,0,0,95,0,-1,7,0,1,0},
    {8389754676633104228U,1,0,0,96,160,-1,17,0,0,0},
    {7380952697751629677U,1,0,0,97,169,-1,9,0,0,0},{1886152040,1,0,0,98,0,-1,4,0,1,0},
    {7809911878053029234U,1,0,0,99,170,-1,9,0,0,0},
    {7023770938102674281U,1,0,0,100,171,-1,11,0,0,0},
    {8751185004993672041U,1,0,0,101,174,-1,12,0,0,0},
    {8241416260100778099U,1,0,0,102,178,-1,12,0,0,0},
    {8317692706006463337U,1,0,0,103,182,-1,12,0,0,0},
    {7954880261313884788U,1,0,0,105,186,-1,9,0,0,0},{126935333237349U,0,0,327,106,0,-1,6,0,1,0},
    {7160568880843289715U,1,0,0,366,187,-1,11,0,0,0},
    {8390322045806929252U,0,0,0,127,190,-1,11,0,0,0},{48,18,0,108,111,0,0,1,0,1,0},
    {6779757,107,0,0,109,0,-1,3,0,1,0},{28542640894207341U,107,0,0,110,0,-1,7,0,1,0},
    {1701869940,107,49,0,0,0,-1,4,0,1,0},{28542640894207341U,18,0,0,112,0,-1,7,0,1,0},
    {6779757,18,0,0,113,0,-1,3,0,1,0},{491496043109U,18,0,116,114,0,-1,5,0,1,0},
    {8390322045806929252U,18,0,0,115,193,-1,11,0,0,0},{119199862383972U,18,0,0,117,0,-1,6,0,1,0},
    {28542640894207341U,113,0,0,120,0,-1,7,0,1,0},{1701080931,18,0,0,118,0,-1,4,0,1,0},
    {8026363906005037669U,18,0,0,119,196,-1,10,0,0,0},{126948300911731U,18,0,0,121,0,-1,6,0,1,0},
    {1701080931,113,0,0,123,0,-1,4,0,1,0},{1701869940,18,0,0,122,0,-1,4,0,1,0},
    {8751724920988398181U,18,0,0,124,198,-1,10,0,0,0},{1701869940,113,0,0,0,0,-1,4,0,1,0},
    {6878249410500846962U,18,98,0,125,200,-1,10,0,0,0},
    {7377282639825495410U,18,0,0,126,202,-1,11,0,0,0},
    {7377282639825495410U,18,0,0,0,205,-1,19,0,0,0},
    {7306069440602468965U,0,0,0,129,216,-1,17,0,0,0},{48,19,0,0,387,0,0,1,0,1,0},
    {121424956188018U,0,0,0,130,0,-1,6,0,1,0},{7308602715392864869U,0,0,0,131,225,-1,13,0,0,0},
    {8317409031923855973U,0,93,0,132,230,-1,9,0,0,0},{6779757,0,0,0,133,0,-1,3,0,1,0},
    {7306069440602468965U,0,118,0,134,231,-1,12,0,0,0},
    {8315127545296220773U,0,0,0,135,235,-1,16,0,0,0},
    {8026363906005037669U,0,0,0,136,243,-1,10,0,0,0},
    {7237077284982780517U,0,0,0,137,245,-1,9,0,0,0},
    {7310575217677726565U,0,0,0,138,246,-1,14,0,0,0},{28542640894207309U,0,0,0,139,0,-1,7,0,1,0},
    {8315137440900870757U,0,0,0,140,252,-1,12,0,0,0},{113745455116901U,0,0,0,141,0,-1,6,0,1,0},
    {113744918245989U,0,46,0,142,0,-1,6,0,1,0},{8315137440900870725U,0,0,0,143,256,-1,12,0,0,0},
    {7887302073370440293U,0,5,0,144,260,-1,12,0,0,0},
    {8463213069859975781U,0,0,0,145,264,-1,13,0,0,0},{113744918373746U,0,0,0,146,0,-1,6,0,1,0},
    {29118836191162981U,0,0,0,147,0,-1,7,0,1,0},{29118835352302181U,0,0,0,148,0,-1,7,0,1,0},
    {8390322045806929220U,0,0,0,149,269,-1,11,0,0,0},
    {7881144821222569075U,0,0,0,150,272,-1,14,0,0,0},
    {7299617519338353779U,0,0,0,151,278,-1,13,0,0,0},
    {7309464706571724132U,0,0,0,152,283,-1,17,0,0,0},
    {7309464706571724132U,0,0,0,153,292,-1,16,0,0,0},
    {7308602668247836004U,0,0,0,154,300,-1,13,0,0,0},
    {6879637024156117348U,0,0,0,155,305,-1,15,0,0,0},
    {8675433107671904869U,0,0,0,156,312,-1,9,0,0,0},
    {8027224647348154221U,0,0,0,157,313,-1,15,0,0,0},
    {8319104319957005416U,0,0,0,158,320,-1,11,0,0,0},
    {8319104319805615980U,0,0,0,159,323,-1,11,0,0,0},
    {7306028685707213160U,0,0,0,160,326,-1,17,0,0,0},
    {8028075836850796613U,0,0,0,161,335,-1,16,0,0,0},{119199862383940U,0,0,0,162,0,-1,6,0,1,0},
    {435611265364U,0,0,0,163,0,-1,5,0,1,0},{7500389,0,0,460,164,0,-1,3,0,1,0},
    {1954047348,0,0,0,165,0,-1,4,0,1,0},{1868983913,0,0,0,166,0,-1,4,0,1,0},
    {1702129486,0,0,0,167,0,-1,4,0,1,0},{8386104319403257417U,0,0,0,168,343,-1,11,0,0,0},
    {7299526246905573957U,0,0,0,169,346,-1,13,0,0,0},
    {34184234955273587U,0,167,0,170,0,-1,7,0,1,0},{435728769379U,0,0,0,171,0,-1,5,0,1,0},
    {8028075836850796645U,0,0,462,172,351,-1,9,0,0,0},
    {7301587844175328371U,0,0,0,173,352,-1,10,0,0,0},
    {7237077284982780485U,0,74,0,174,354,-1,9,0,0,0},{28539402220368485U,0,53,0,175,0,-1,7,0,1,0},
    {28539401683497573U,0,0,0,176,0,-1,7,0,1,0},{7306086968095568485U,0,0,0,177,0,-1,8,0,1,0},
    {7306086967256707685U,0,81,0,178,0,-1,8,0,1,0},
    {8026308930423648869U,0,0,0,179,355,-1,10,0,0,0},
    {8030606865273024609U,0,0,0,180,357,-1,14,0,0,0},{28539401683625330U,0,0,0,181,0,-1,7,0,1,0},
    {7306086968095696242U,0,0,0,182,0,-1,8,0,1,0},{111533748412255U,0,0,0,183,0,-1,6,0,1,0},
    {1701080899,0,0,0,184,0,-1,4,0,1,0},{7237112469354869349U,0,0,0,185,363,-1,9,0,0,0},
    {478594364005U,0,0,0,186,0,-1,5,0,1,0},{5000512265874728307U,0,0,0,187,364,-1,16,0,0,0},
    {4856401441435379053U,0,0,0,188,372,-1,11,0,0,0},
    {6874014074497361261U,0,0,0,189,375,-1,12,0,0,0},
    {7020653814217863781U,0,0,0,190,379,-1,10,0,0,0},
    {7022342664078127717U,0,21,0,191,381,-1,9,0,0,0},{34169846680811892U,0,0,0,192,0,-1,7,0,1,0},
    {7881667076278088293U,0,0,0,193,382,-1,9,0,0,0},{297498788677U,0,55,0,194,0,-1,5,0,1,0},
    {8017379770825401714U,0,0,0,195,383,-1,10,0,0,0},
    {7160569941718164850U,0,90,0,196,385,-1,11,0,0,0},{1701667182,0,0,0,197,0,-1,4,0,1,0},
    {465557414252U,0,0,0,198,0,-1,5,0,1,0},{25705,0,0,0,199,0,-1,2,0,1,0},
    {7160568880843289715U,0,0,0,200,388,-1,11,0,0,0},{6582115,0,0,0,201,0,-1,3,0,1,0},
    {8017378709950526579U,0,0,0,202,391,-1,10,0,0,0},
    {8751724920988398181U,0,0,0,203,393,-1,10,0,0,0},
    {8104601854902694501U,0,0,0,204,395,-1,9,0,0,0},{1701869908,0,0,0,205,0,-1,4,0,1,0},
    {8751179515808735587U,0,27,0,206,0,-1,8,0,1,0},{469786321264U,0,0,0,207,0,-1,5,0,1,0},
    {431315315046U,0,0,0,208,0,-1,5,0,1,0},{7310579615589884272U,0,176,0,209,396,-1,9,0,0,0},
    {6878249410500846962U,0,173,0,210,397,-1,10,0,0,0},
    {5292982341666432370U,0,0,0,211,399,-1,9,0,0,0},
    {5292982341666432370U,0,210,0,212,400,-1,9,0,0,0},
    {5292982341666432338U,0,0,0,213,401,-1,9,0,0,0},
    {5292982341666432338U,0,212,0,214,402,-1,9,0,0,0},
    {7598825350880126322U,0,0,0,215,403,-1,9,0,0,0},
    {3275369708604450162U,0,0,0,216,404,-1,10,0,0,0},
    {7235419174303065444U,0,0,0,217,0,-1,8,0,1,0},{7235419165411078772U,0,0,0,218,0,-1,8,0,1,0},
    {28228197478920820U,0,0,0,219,0,-1,7,0,1,0},{19220998224179828U,0,0,0,220,0,-1,7,0,1,0},
    {7453010343294497396U,0,0,0,221,406,-1,10,0,0,0},
    {8386103164108173155U,0,0,0,222,408,-1,14,0,0,0},
    {8386103164108173155U,0,0,0,223,414,-1,13,0,0,0},
    {8386654079495008884U,0,164,0,224,419,-1,13,0,0,0},
    {8386654079495008884U,0,10,0,225,424,-1,14,0,0,0},{110403734957932U,0,0,0,226,0,-1,6,0,1,0},
    {430728245100U,0,0,0,227,0,-1,5,0,1,0},{6874009676434137702U,0,0,0,228,430,-1,10,0,0,0},
    {110403736134002U,0,0,0,229,0,-1,6,0,1,0},{435459027572U,0,32,0,230,0,-1,5,0,1,0},
    {8462656715868041327U,0,0,0,231,432,-1,14,0,0,0},
    {8247321732707609699U,0,0,0,232,438,-1,14,0,0,0},{28228253515936357U,0,0,0,233,0,-1,7,0,1,0},
    {7235419221448094309U,0,0,0,234,0,-1,8,0,1,0},
    {7377282639825495410U,0,0,0,235,444,-1,11,0,0,0},
    {8387463345891206514U,0,0,0,236,447,-1,10,0,0,0},
    {7377227664244106610U,0,0,0,237,449,-1,11,0,0,0},
    {7368220464989365586U,0,0,0,238,452,-1,11,0,0,0},
    {8387463345891206482U,0,0,0,239,455,-1,10,0,0,0},
    {7377282639825495410U,0,0,0,240,457,-1,19,0,0,0},
    {8387463345891206514U,0,0,0,241,468,-1,17,0,0,0},
    {7377282639825495410U,0,0,0,242,477,-1,16,0,0,0},
    {8387463345891206514U,0,16,0,243,485,-1,13,0,0,0},
    {7377282639825495410U,0,0,0,244,490,-1,14,0,0,0},
    {8387463345891206514U,0,80,0,245,496,-1,12,0,0,0},
    {8387463345891206514U,0,0,0,246,500,-1,22,0,0,0},
    {7377282639825495410U,0,239,0,247,514,-1,19,0,0,0},
    {7310027630751937389U,0,15,0,248,525,-1,12,0,0,0},
    {7955995191942604146U,0,0,0,249,0,-1,8,0,1,0},{31043033398273394U,0,0,0,250,0,-1,7,0,1,0},
    {7955995191942604146U,0,0,0,251,529,-1,16,0,0,0},
    {6011823338546292082U,0,0,0,252,537,-1,14,0,0,0},
    {7810724417145955698U,0,0,0,253,543,-1,10,0,0,0},
    {7306069470717699442U,0,0,0,254,545,-1,11,0,0,0},
    {7162257636214792567U,0,0,0,255,548,-1,12,0,0,0},
    {8026370370014110071U,0,0,0,256,552,-1,11,0,0,0},
    {7883960576012542327U,0,0,0,257,555,-1,9,0,0,0},{1953063287,0,0,0,258,0,-1,4,0,1,0},
    {7959953343507296099U,0,106,0,259,0,-1,8,0,1,0},
    {7959953343507296099U,0,42,0,260,556,-1,16,0,0,0},{28823076353565026U,0,0,0,261,0,-1,7,0,1,0},
    {6874294509956718946U,0,0,0,262,564,-1,15,0,0,0},
    {7592914440525407602U,0,0,0,263,571,-1,17,0,0,0},
    {7955995170249598322U,0,208,0,264,0,-1,8,0,1,0},{31043011705267570U,0,0,0,265,0,-1,7,0,1,0},
    {7955995170249598322U,0,28,0,266,580,-1,16,0,0,0},
    {7592914440525407602U,0,0,0,267,588,-1,9,0,0,0},
    {6011823316853286258U,0,0,0,268,589,-1,14,0,0,0},
    {7377282618132489586U,0,0,0,269,595,-1,11,0,0,0},
    {8387463324198200690U,0,0,0,270,598,-1,10,0,0,0},
    {6877951481402844531U,0,0,0,271,600,-1,19,0,0,0},
    {7310579615589884272U,0,0,272,276,611,-1,10,0,0,0},
    {7377282639825495410U,271,0,0,0,613,-1,11,0,0,0},
    {8387463345891206514U,12,0,0,274,616,-1,17,0,0,0},
    {7377282639825495410U,12,0,0,275,625,-1,11,0,0,0},
    {8387463345891206514U,12,0,0,0,628,-1,10,0,0,0},
    {7022344802737087853U,0,0,277,279,0,-1,8,0,1,0},
    {7377282639825495410U,276,0,0,278,630,-1,19,0,0,0},
    {7377282639825495410U,276,0,0,0,641,-1,11,0,0,0},{1635017060,0,0,280,282,0,-1,4,0,1,0},
    {7377282639825495410U,279,0,0,281,644,-1,11,0,0,0},
    {8387463345891206514U,279,0,0,314,647,-1,10,0,0,0},{1635018093,0,0,283,284,0,-1,4,0,1,0},
    {7377282639825495410U,282,0,0,445,649,-1,11,0,0,0},
    {126862369257573U,0,0,285,286,0,-1,6,0,1,0},{7162257636214792567U,284,0,0,0,652,-1,12,0,0,0},
    {8675445202299810405U,0,0,287,288,656,-1,11,0,0,0},
    {7377282639825495410U,286,0,0,0,659,-1,11,0,0,0},
    {7017839064450757221U,0,0,289,290,662,-1,10,0,0,0},
    {7955995191942604146U,288,0,0,0,664,-1,16,0,0,0},
    {8386088956356486514U,0,158,0,291,0,-1,8,0,1,0},{32723087165515122U,0,17,0,292,0,-1,7,0,1,0},
    {8386088934663480690U,0,0,0,293,0,-1,8,0,1,0},{32723065472509298U,0,0,0,294,0,-1,7,0,1,0},
    {7016453688221984114U,0,0,0,295,672,-1,9,0,0,0},{8377103725641295218U,0,0,0,296,0,-1,8,0,1,0},
    {7598803424803775858U,0,0,0,297,673,-1,10,0,0,0},
    {7883925481583764850U,0,121,0,298,675,-1,9,0,0,0},
    {7809911822066218593U,0,0,0,299,676,-1,12,0,0,0},
    {7305792153303147886U,0,0,0,300,680,-1,14,0,0,0},{499918267762U,0,0,0,301,0,-1,5,0,1,0},
    {8389754676633104228U,0,119,0,302,686,-1,17,0,0,0},
    {30525145921843044U,0,0,0,303,0,-1,7,0,1,0},{7380952697751629677U,0,0,0,304,695,-1,9,0,0,0},
    {7814437356209726824U,0,0,0,305,0,-1,8,0,1,0},{8247603237699613285U,0,0,0,306,696,-1,9,0,0,0},
    {8247603237699613285U,0,305,0,307,697,-1,9,0,0,0},
    {8027224647348154221U,0,0,0,308,0,-1,8,0,1,0},
    {8389754676633104228U,0,0,0,309,698,-1,13,0,0,0},
    {8386104319403257449U,0,0,0,310,703,-1,16,0,0,0},
    {7022364572723213416U,0,128,0,311,711,-1,11,0,0,0},
    {8386111882858361960U,0,99,0,312,714,-1,10,0,0,0},
    {7022364572723213416U,0,87,0,313,716,-1,16,0,0,0},
    {7237112387767399528U,0,265,0,315,724,-1,9,0,0,0},{126948300911731U,279,0,0,470,0,-1,6,0,1,0},
    {7809911878053029234U,0,47,0,316,725,-1,9,0,0,0},
    {7809911809333552498U,0,0,0,317,726,-1,9,0,0,0},
    {7023770938102674281U,0,11,0,318,727,-1,11,0,0,0},
    {8751185004993672041U,0,177,0,319,730,-1,12,0,0,0},
    {8241416260100778099U,0,0,0,320,734,-1,12,0,0,0},
    {7301008362910476403U,0,0,0,321,738,-1,11,0,0,0},
    {8247328359523967331U,0,0,0,322,741,-1,9,0,0,0},
    {8317692706006463337U,0,0,0,323,742,-1,12,0,0,0},
    {7598538361113178985U,0,0,0,324,746,-1,11,0,0,0},
    {7954880261313884788U,0,0,0,325,749,-1,9,0,0,0},
    {8241994616017872244U,0,0,0,326,750,-1,9,0,0,0},
    {8028075772544510326U,0,0,0,362,751,-1,10,0,0,0},{48,104,0,328,370,0,0,1,0,1,0},
    {1701080931,327,211,0,329,0,-1,4,0,1,0},
    {8028074728750348389U,327,216,330,331,753,-1,10,0,0,0},{1701080931,329,0,0,351,0,-1,4,0,1,0},
    {8026363906005037669U,327,0,0,332,755,-1,10,0,0,0},
    {7237077284982780517U,327,0,0,333,757,-1,9,0,0,0},{491496043109U,327,0,0,334,0,-1,5,0,1,0},
    {28228253515936357U,327,0,0,335,0,-1,7,0,1,0},{7955819,327,0,0,336,0,-1,3,0,1,0},
    {1701667182,327,293,0,337,0,-1,4,0,1,0},{121424956188018U,327,0,0,338,0,-1,6,0,1,0},
    {1701869940,327,171,0,339,0,-1,4,0,1,0},{25705,327,0,0,340,0,-1,2,0,1,0},
    {8104601854902694501U,327,0,0,341,758,-1,9,0,0,0},
    {8751179515808735587U,327,0,0,342,0,-1,8,0,1,0},{111477796466547U,327,0,343,345,0,-1,6,0,1,0},
    {32199698088030064U,342,0,0,344,0,-1,7,0,1,0},{7310579615589884272U,342,0,0,0,759,-1,9,0,0,0},
    {431315315046U,327,0,0,346,0,-1,5,0,1,0},{469786321264U,327,0,0,347,0,-1,5,0,1,0},
    {7310579615589884272U,327,0,0,348,760,-1,9,0,0,0},{1886152040,327,292,0,349,0,-1,4,0,1,0},
    {7380952697751629677U,327,0,0,350,761,-1,9,0,0,0},{126948300911731U,327,0,0,354,0,-1,6,0,1,0},
    {8387463345891206514U,329,0,0,352,762,-1,10,0,0,0},
    {7377282639825495410U,329,290,0,353,764,-1,11,0,0,0},
    {7955995191942604146U,329,0,0,0,767,-1,16,0,0,0},{119199862383972U,327,0,0,355,0,-1,6,0,1,0},
    {28542640894207341U,327,0,0,356,0,-1,7,0,1,0},
    {8390322045806929252U,327,0,0,357,775,-1,11,0,0,0},
    {8315137440900870757U,327,0,0,358,778,-1,12,0,0,0},
    {7308602715392864869U,327,0,0,359,782,-1,13,0,0,0},{6779757,327,300,0,360,0,-1,3,0,1,0},
    {1954047348,327,0,0,361,0,-1,4,0,1,0},{435611265396U,327,0,0,0,0,-1,5,0,1,0},
    {8315137440900870757U,0,0,363,364,787,-1,13,0,0,0},{48,362,209,0,0,0,0,1,0,1,0},
    {7308602715392864869U,0,0,365,379,792,-1,14,0,0,0},{48,364,223,0,0,0,0,1,0,1,0},
    {48,1,54,367,0,0,0,1,0,1,0},{28542640894207341U,366,0,0,368,0,-1,7,0,1,0},
    {8390322045806929252U,366,0,0,369,798,-1,11,0,0,0},{1701080931,366,0,0,0,0,-1,4,0,1,0},
    {119199862383972U,104,0,0,371,0,-1,6,0,1,0},{28542640894207341U,104,0,0,372,0,-1,7,0,1,0},
    {1701080931,104,0,0,373,0,-1,4,0,1,0},{491496043109U,104,153,376,374,0,-1,5,0,1,0},
    {1702060386,104,82,375,0,0,-1,4,0,1,0},{48,374,0,0,0,0,0,1,0,1,0},
    {48,373,322,377,0,0,0,1,0,1,0},{8390322045806929252U,376,0,0,378,801,-1,11,0,0,0},
    {1701080931,376,0,0,0,0,-1,4,0,1,0},{8315165955255919981U,0,0,380,383,0,-1,8,0,1,0},
    {48,379,0,381,0,0,0,1,0,1,0},{28542640894207341U,380,0,0,382,0,-1,7,0,1,0},
    {1954047348,380,218,0,0,0,-1,4,0,1,0},{5002480430057678183U,0,372,384,395,804,-1,13,0,0,0},
    {48,383,371,385,0,0,0,1,0,1,0},{28542640894207341U,384,0,0,386,0,-1,7,0,1,0},
    {1701080931,384,0,0,0,0,-1,4,0,1,0},{491496043109U,19,0,389,388,0,-1,5,0,1,0},
    {28542640894207341U,19,228,0,390,0,-1,7,0,1,0},{28542640894207341U,387,0,0,0,0,-1,7,0,1,0},
    {119199862383972U,19,0,391,393,0,-1,6,0,1,0},{48,390,0,392,0,0,0,1,0,1,0},
    {6779757,391,0,0,0,0,-1,3,0,1,0},{435761734006U,19,136,0,394,0,-1,5,0,1,0},
    {1701080931,19,0,0,0,0,-1,4,0,1,0},{500035838310U,0,0,396,402,0,-1,5,0,1,0},
    {8390322045806929252U,395,0,0,397,809,-1,11,0,0,0},
    {8247343761495253350U,395,0,0,398,812,-1,11,0,0,0},
    {28542640894207341U,395,0,0,399,0,-1,7,0,1,0},{119199862383972U,395,0,400,401,0,-1,6,0,1,0},
    {7237112469354869349U,399,0,0,0,815,-1,9,0,0,0},{1701080931,395,0,0,0,0,-1,4,0,1,0},
    {500035838278U,0,0,403,410,0,-1,5,0,1,0},{491496043077U,402,0,404,407,0,-1,5,0,1,0},
    {48,403,104,405,0,0,0,1,0,1,0},{119199862383940U,404,0,0,406,0,-1,6,0,1,0},
    {28542640894207309U,404,0,0,408,0,-1,7,0,1,0},
    {8247343761495253350U,402,0,0,409,816,-1,11,0,0,0},{1701080931,404,0,0,0,0,-1,4,0,1,0},
    {1701869940,402,0,0,0,0,-1,4,0,1,0},{491496043077U,0,0,411,415,0,-1,5,0,1,0},
    {28542640894207309U,410,0,0,412,0,-1,7,0,1,0},{28542640894207341U,410,390,0,413,0,-1,7,0,1,0},
    {1701080899,410,0,0,414,0,-1,4,0,1,0},{1701080931,410,0,0,0,0,-1,4,0,1,0},
    {7310308045059482962U,0,266,416,420,0,-1,8,0,1,0},{491496043077U,415,34,417,419,0,-1,5,0,1,0},
    {28542640894207309U,416,376,0,418,0,-1,7,0,1,0},{1701080899,416,0,0,0,0,-1,4,0,1,0},
    {5292982341666432338U,415,0,0,0,819,-1,9,0,0,0},
    {7310308045059482962U,0,406,421,425,820,-1,16,0,0,0},
    {491496043077U,420,0,422,424,0,-1,5,0,1,0},{28542640894207309U,421,0,0,423,0,-1,7,0,1,0},
    {1701080899,421,0,0,0,0,-1,4,0,1,0},{5292982341666432338U,420,0,0,0,828,-1,9,0,0,0},
    {7310308045059482994U,0,0,426,435,0,-1,8,0,1,0},{126935333237349U,425,0,427,429,0,-1,6,0,1,0},
    {48,426,0,428,0,0,0,1,0,1,0},{28542640894207341U,427,0,0,432,0,-1,7,0,1,0},
    {491496043109U,425,0,430,431,0,-1,5,0,1,0},{28542640894207341U,429,0,0,433,0,-1,7,0,1,0},
    {28542640894207341U,425,0,0,434,0,-1,7,0,1,0},{1701080931,427,0,0,0,0,-1,4,0,1,0},
    {1701080931,429,0,0,0,0,-1,4,0,1,0},{1701080931,425,236,0,0,0,-1,4,0,1,0},
    {7310308045059482994U,0,0,436,456,829,-1,14,0,0,0},
    {28542640894207341U,435,304,0,437,0,-1,7,0,1,0},
    {7237077284982780517U,435,0,0,0,835,-1,9,0,0,0},
    {7308602715392864869U,17,0,0,439,836,-1,13,0,0,0},
    {28542640894207341U,17,0,0,440,0,-1,7,0,1,0},{491496043109U,17,195,0,441,0,-1,5,0,1,0},
    {8390322045806929252U,17,0,0,442,841,-1,11,0,0,0},
    {8026363906005037669U,17,3,0,443,844,-1,10,0,0,0},{1701080931,17,89,0,444,0,-1,4,0,1,0},
    {7160568880843289715U,17,0,0,0,846,-1,11,0,0,0},
    {7308602715392864869U,282,127,0,446,849,-1,13,0,0,0},
    {8387185139334148709U,282,0,0,447,854,-1,11,0,0,0},
    {28542640894207341U,282,0,0,448,0,-1,7,0,1,0},{6779757,282,0,0,449,0,-1,3,0,1,0},
    {1701080931,282,0,0,450,0,-1,4,0,1,0},{8751724920988398181U,282,0,0,451,857,-1,10,0,0,0},
    {8104601854902694501U,282,0,0,452,859,-1,9,0,0,0},
    {6878249410500846962U,282,0,0,453,860,-1,10,0,0,0},
    {5292982341666432370U,282,0,0,454,862,-1,9,0,0,0},
    {7310308045059482994U,282,0,0,455,863,-1,11,0,0,0},
    {126948300911731U,282,431,0,0,0,-1,6,0,1,0},{125779801367912U,0,303,457,464,0,-1,6,0,1,0},
    {28542640894207341U,456,0,0,458,0,-1,7,0,1,0},{1701080931,456,0,0,459,0,-1,4,0,1,0},
    {6580595,456,204,0,0,0,-1,3,0,1,0},{28542640894207341U,163,0,0,461,0,-1,7,0,1,0},
    {1701080931,163,276,0,0,0,-1,4,0,1,0},{28542640894207341U,171,0,0,463,0,-1,7,0,1,0},
    {1701080931,171,366,0,0,0,-1,4,0,1,0},{128009175786866U,0,329,465,475,0,-1,6,0,1,0},
    {28542640894207341U,464,414,0,466,0,-1,7,0,1,0},{491496043109U,464,0,467,468,0,-1,5,0,1,0},
    {28542640894207341U,466,0,0,469,0,-1,7,0,1,0},{1701080931,464,0,0,0,0,-1,4,0,1,0},
    {1701080931,466,0,0,0,0,-1,4,0,1,0},{491496043109U,279,0,472,471,0,-1,5,0,1,0},
    {28542640894207341U,279,172,0,473,0,-1,7,0,1,0},{28542640894207341U,470,350,0,0,0,-1,7,0,1,0},
    {8026363906005037669U,279,184,0,474,866,-1,10,0,0,0},{1701080931,279,267,0,0,0,-1,4,0,1,0},
    {8243045689070806127U,0,282,476,479,868,-1,11,0,0,0},
    {28542640894207341U,475,0,477,478,0,-1,7,0,1,0},{435761734006U,476,238,0,0,0,-1,5,0,1,0},
    {1701080931,475,0,0,0,0,-1,4,0,1,0},{7234307576302953828U,0,0,480,482,871,-1,13,0,0,0},
    {28542640894207341U,479,434,0,481,0,-1,7,0,1,0},{1701080931,479,0,0,0,0,-1,4,0,1,0},
    {8315178041059008866U,0,178,483,485,876,-1,9,0,0,0},
    {7881144821222569075U,482,0,0,484,877,-1,10,0,0,0},
    {7160568880843289715U,482,0,0,0,879,-1,11,0,0,0},
    {8028074728750348389U,0,0,486,487,882,-1,10,0,0,0},{1701080931,485,0,0,0,0,-1,4,0,1,0},
    {435762197353U,0,0,488,0,0,-1,5,0,1,0},{48,487,473,489,0,0,0,1,0,1,0},
    {8391173050692888932U,488,0,0,490,884,-1,11,0,0,0},
    {32488822184109412U,488,0,491,492,0,-1,7,0,1,0},{1954047348,490,425,0,0,0,-1,4,0,1,0},
    {1701080931,488,0,0,0,0,-1,4,0,1,0},
};
inline constexpr char tails[] =
    "ayeaysessagesagegscriptioniondeedeororpeeiddididionIdtererter_secondserSecondster_mserMsn_"
    "secondsondster_secondstererter_secondserSecondster_mserMsterersecondstation_urloebleableet"
    "ryienttodeioniondepeidterter_secondsscriptionssagegtailcriptiondeed_timesagesagemarymmaryi"
    "onessagessager_messagerMessagessagemessagetrmationageagescriptionnMessageionssagenxteder_c"
    "odeerrorCodeodecodemegedeodeodedepeeriddDdDdidIdion_idionIdionIdion_ididest-idace_idterert"
    "ertererter_secondserSecondster_secserSecter_mserMserMillisecondster_minutesNext_secondseco"
    "ndsaylayondsndse_secondssecondsn_seconds_secondsnecondstereruntil_resetrstererSecondsterer"
    "ter_secondstertererterondstraterta_secondstmeee_atssTimeation_urloilationion_linktusustus_"
    "codeeeebleableetrytryyiententtynsnsdeeerroerter_secondsionsagessagesagesssagesionionrrorsi"
    "oningeingdMetadatadStatusessageiondeodessageailpeeidd_idderorErrorpsgodensics";
inline constexpr node_number cells[] = {
    227,0,94,348,0,191,271,436,353,0,370,110,0,0,194,0,112,159,257,0,206,0,0,0,360,0,0,0,154,52,
    299,361,0,0,0,246,0,0,0,0,0,442,401,0,341,0,0,459,252,7,0,0,0,0,0,435,367,0,151,397,96,0,0,0,
    0,0,460,0,287,83,0,399,0,0,373,166,0,146,0,0,0,0,0,0,0,0,0,466,0,0,0,381,234,255,8,0,0,0,0,0,
    0,358,485,0,0,0,57,0,0,0,0,489,0,0,0,417,0,0,132,0,0,0,0,0,0,0,289,0,0,233,0,443,0,31,0,0,165,
    0,0,0,0,0,0,0,0,0,0,0,340,0,0,0,0,0,249,145,0,0,217,0,0,33,318,308,71,0,365,148,137,0,0,475,0,
    242,140,0,0,0,0,0,13,0,0,0,241,0,205,0,107,163,186,0,0,0,0,314,0,0,0,492,0,422,0,0,283,0,0,
    471,0,105,0,0,0,0,0,0,0,50,0,0,0,0,62,331,440,0,0,0,0,0,448,0,0,0,0,116,0,0,0,160,0,0,4,130,0,
    317,0,273,0,405,481,0,155,0,0,347,0,69,0,368,0,237,0,133,222,0,458,0,0,0,0,0,335,0,0,0,0,362,
    0,0,428,0,0,285,0,0,384,400,0,0,203,0,251,0,0,0,0,231,465,85,44,0,0,0,0,0,0,0,0,108,0,0,0,328,
    67,0,0,454,123,295,0,0,235,0,0,122,0,185,0,0,0,0,0,0,36,0,102,375,0,0,313,0,354,0,0,0,0,398,0,
    197,334,0,0,117,491,445,0,0,336,0,0,0,0,0,0,135,0,97,0,0,0,0,0,0,0,0,332,0,157,0,63,0,115,100,
    0,0,478,0,38,0,0,0,0,352,179,37,0,263,0,0,0,162,451,24,0,0,333,92,193,0,310,0,0,0,0,0,0,0,56,
    433,0,0,315,380,0,453,0,202,88,0,377,0,0,0,298,0,439,469,0,0,0,0,0,9,0,0,113,0,484,152,0,0,0,
    0,0,20,0,58,175,0,0,0,0,0,0,29,0,311,316,144,0,419,374,253,0,0,0,0,23,0,0,0,0,0,18,0,65,0,170,
    0,309,0,232,0,0,0,0,226,0,0,196,0,0,312,0,0,0,324,0,0,0,344,463,0,0,77,0,0,393,134,0,382,39,0,
    262,420,357,413,0,0,86,0,0,0,0,60,0,0,0,450,0,213,0,270,68,0,0,0,1,0,396,477,0,189,0,480,424,
    486,342,296,0,0,280,0,244,0,0,449,321,0,181,457,0,0,337,394,0,229,261,0,91,0,415,0,0,0,0,40,
    407,0,0,0,0,0,0,490,0,487,0,284,0,0,0,0,412,0,472,0,0,61,0,0,427,0,0,307,0,0,355,0,389,78,0,
    446,351,0,169,0,404,0,180,0,0,0,0,168,48,0,0,441,188,225,215,0,124,0,301,0,429,174,0,0,0,0,0,
    483,240,200,111,230,0,0,0,0,0,0,0,0,387,139,0,0,0,386,0,192,339,143,149,150,343,0,0,183,0,0,0,
    0,444,0,0,476,0,0,0,0,0,0,0,286,0,338,0,0,0,0,416,274,0,288,0,0,161,0,0,0,129,0,0,0,349,0,51,
    0,430,268,306,187,426,103,0,250,0,0,395,0,0,0,0,0,41,297,467,64,0,0,363,0,291,245,0,254,0,0,0,
    279,330,0,0,0,19,0,0,0,0,323,345,0,0,0,35,0,0,0,0,369,410,0,0,0,0,0,0,0,0,461,72,264,248,437,
    0,421,0,281,0,0,0,319,0,224,0,201,0,0,302,0,0,0,0,0,0,320,0,379,0,0,391,462,198,0,0,356,0,0,0,
    0,0,0,482,0,0,0,411,0,418,272,488,0,0,0,327,0,26,247,0,0,0,260,0,0,190,12,79,0,22,0,0,0,452,0,
    455,114,456,66,277,147,392,0,95,0,0,0,447,325,0,0,364,0,70,0,388,0,0,0,0,14,0,0,0,0,30,0,0,
    403,43,0,221,142,0,326,0,0,346,0,0,259,0,0,207,0,0,0,0,0,0,0,0,0,0,0,423,278,0,0,0,474,0,0,0,
    0,0,0,0,0,294,131,0,275,25,182,0,0,0,438,0,0,378,0,0,156,0,109,256,214,120,0,269,126,0,0,409,
    0,402,258,0,0,243,0,59,0,6,0,0,75,0,0,220,84,385,479,0,0,2,0,464,0,0,0,138,0,0,0,0,0,0,0,0,0,
    0,432,359,0,45,0,383,0,141,76,0,0,73,0,199,0,125,408,0,468,101,470,0,0,219,0,
};
inline constexpr std::uint8_t suitable[] = {
    0,99,97,3,3,3,3,12,0,3,3,3,109,0,3,1,97,3,109,109,3,12,97,3,0,99,97,97,97,97,97,97,97,97,97,
    97,97,97,97,97,3,3,3,3,0,3,0,3,3,3,3,3,3,1,1,1,1,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,0,3,3,
    3,3,3,3,3,0,3,3,0,3,3,3,3,0,3,1,1,1,1,17,17,17,17,17,17,109,3,97,97,97,97,1,97,97,99,97,97,97,
    3,3,3,3,1,1,1,3,3,3,97,97,99,97,97,97,97,97,3,3,3,97,97,97,97,97,97,97,97,97,97,97,97,97,97,
    97,97,97,97,97,97,97,97,97,97,97,97,97,97,97,97,97,97,97,97,97,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,
    3,3,3,3,3,3,3,3,3,3,3,3,3,3,1,1,1,1,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,
    3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,0,3,3,3,3,0,3,3,0,3,3,
    0,3,0,3,0,3,0,3,3,3,3,3,3,3,3,3,3,3,3,1,1,1,1,1,1,1,1,1,3,3,3,3,3,17,17,17,17,17,17,17,17,17,
    17,17,12,97,3,0,3,3,3,99,3,3,3,99,3,3,1,1,0,3,3,3,3,3,1,1,3,3,3,3,97,97,97,97,97,97,97,97,0,
    97,0,97,97,97,97,3,97,97,3,97,0,97,0,97,3,0,0,97,97,0,0,97,3,99,97,97,0,0,97,97,3,0,97,97,97,
    0,3,3,0,0,0,97,97,97,3,1,0,97,97,3,3,0,0,97,3,3,0,0,97,3,3,0,0,0,97,0,97,97,3,3,3,0,97,3,97,
    97,97,97,3,3,3,97,97,97,97,3,1,1,3,3,3,3,0,97,3,3,97,3,97,3,0,97,97,97,3,3,97,97,97,3,3,0,97,
    97,3,0,97,3,0,97,3,0,3,0,0,97,0,97,3,
};
inline constexpr std::uint16_t first[] = {
    0,0,4,5,8,9,11,15,16,16,17,18,19,22,22,23,26,29,33,39,45,50,51,52,54,54,57,58,59,60,61,62,63,
    64,65,66,67,68,69,70,71,72,73,74,75,75,76,76,77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,92,
    93,94,95,96,97,98,99,100,101,102,103,104,105,105,106,107,108,109,110,111,112,112,113,114,114,
    115,116,117,118,118,119,120,121,122,123,124,125,126,127,128,129,135,136,140,141,142,143,144,
    145,146,148,149,150,151,152,153,154,155,156,157,158,159,160,161,162,164,167,169,171,173,174,
    175,177,179,180,181,182,183,184,185,186,187,188,189,190,191,192,193,194,195,196,197,198,199,
    200,201,202,203,204,205,206,207,208,209,210,211,212,213,215,216,217,218,219,220,221,222,223,
    224,225,226,227,228,229,230,231,232,233,234,235,236,237,238,239,240,241,242,244,245,247,248,
    249,250,251,252,253,254,255,256,257,258,259,260,261,262,263,264,265,266,267,268,269,270,271,
    272,273,274,275,276,277,278,279,280,281,282,283,284,285,286,287,288,289,290,291,292,293,294,
    295,296,297,298,299,300,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315,316,316,
    317,318,319,320,320,321,322,322,323,324,324,325,325,326,326,327,327,328,329,330,331,332,333,
    334,335,336,337,338,339,340,341,342,343,344,345,346,347,348,349,350,351,352,353,354,355,356,
    357,358,359,360,361,362,363,364,365,366,367,367,368,369,370,372,373,374,375,377,379,381,382,
    383,383,384,385,386,387,388,389,390,391,392,393,394,395,396,397,398,399,400,401,402,402,403,
    403,404,405,406,407,408,409,410,411,412,412,413,413,414,415,415,415,416,417,417,417,418,419,
    421,422,423,423,423,424,425,426,426,427,428,429,429,430,431,431,431,431,432,433,434,435,436,
    436,437,438,439,440,440,440,441,442,443,443,443,444,445,446,446,446,446,447,447,448,449,450,
    451,452,452,453,454,455,456,457,458,459,460,461,462,463,464,465,466,467,468,469,470,471,472,
    472,473,474,475,476,477,478,479,479,480,481,482,483,484,485,486,487,488,489,489,490,491,492,
    492,493,494,494,495,496,496,497,497,497,498,498,499,500,
};
inline constexpr generic_way ways[] = {
    {146,role{2},7,97,reading{0},form{0},true},{150,role{0},7,1,reading{6},form{0},true},
    {191,role{2},10,97,reading{0},form{0},false},{233,role{0},10,2,reading{8},form{0},false},
    {8,role{2},2,97,reading{0},form{0},true},{6,role{0},1,1,reading{1},form{0},true},
    {37,role{0},2,1,reading{4},form{0},true},{41,role{1},2,1,reading{0},form{0},true},
    {46,role{3},2,3,reading{0},form{0},true},{5,role{9},0,3,reading{0},form{0},true},
    {25,role{0},2,3,reading{0},form{0},true},{3,role{0},0,1,reading{1},form{0},true},
    {4,role{1},0,1,reading{1},form{0},true},{32,role{0},2,1,reading{1},form{0},true},
    {94,role{9},2,3,reading{0},form{0},true},{91,role{8},2,12,reading{0},form{0},true},
    {1,role{0},0,1,reading{1},form{0},true},{67,role{6},2,3,reading{0},form{0},true},
    {0,role{0},0,1,reading{1},form{0},true},{143,role{2},7,97,reading{0},form{0},true},
    {186,role{2},10,97,reading{0},form{0},false},{360,role{8},10,12,reading{0},form{0},false},
    {319,role{6},10,3,reading{0},form{0},false},{100,role{1},3,1,reading{0},form{0},true},
    {108,role{1},4,1,reading{0},form{0},true},{236,role{1},10,1,reading{0},form{0},false},
    {99,role{2},3,97,reading{0},form{0},true},{107,role{2},4,97,reading{0},form{0},true},
    {188,role{2},10,97,reading{0},form{0},false},{101,role{9},3,3,reading{0},form{0},true},
    {109,role{9},4,3,reading{0},form{0},true},{230,role{0},10,1,reading{4},form{0},false},
    {340,role{9},10,3,reading{0},form{0},false},{96,role{2},3,97,reading{0},form{0},true},
    {104,role{2},4,97,reading{0},form{0},true},{116,role{8},5,12,reading{0},form{0},true},
    {137,role{2},7,97,reading{0},form{0},true},{152,role{2},8,97,reading{0},form{0},true},
    {184,role{2},10,97,reading{0},form{0},false},{97,role{2},3,97,reading{0},form{0},true},
    {105,role{2},4,97,reading{0},form{0},true},{135,role{2},7,97,reading{0},form{0},true},
    {154,role{2},9,97,reading{0},form{0},true},{156,role{2},10,97,reading{0},form{0},false},
    {362,role{8},10,12,reading{0},form{0},false},{102,role{0},3,3,reading{0},form{0},true},
    {110,role{0},4,3,reading{0},form{0},true},{149,role{0},7,3,reading{0},form{0},true},
    {153,role{0},8,3,reading{0},form{0},true},{213,role{0},10,3,reading{0},form{0},false},
    {92,role{8},2,12,reading{0},form{0},true},{24,role{2},2,97,reading{0},form{0},true},
    {2,role{0},0,1,reading{1},form{0},true},{38,role{0},2,1,reading{1},form{0},true},
    {7,role{2},1,97,reading{0},form{0},true},{20,role{2},2,97,reading{0},form{0},true},
    {39,role{0},2,1,reading{1},form{0},true},{9,role{2},2,97,reading{0},form{0},true},
    {10,role{2},2,97,reading{0},form{0},true},{11,role{2},2,97,reading{0},form{0},true},
    {12,role{2},2,97,reading{0},form{0},true},{13,role{2},2,97,reading{0},form{0},true},
    {14,role{2},2,97,reading{0},form{0},true},{15,role{2},2,97,reading{0},form{0},true},
    {16,role{2},2,97,reading{0},form{0},true},{17,role{2},2,97,reading{0},form{0},true},
    {18,role{2},2,97,reading{0},form{0},true},{19,role{2},2,97,reading{0},form{0},true},
    {21,role{2},2,97,reading{0},form{0},true},{22,role{2},2,97,reading{0},form{0},true},
    {23,role{2},2,97,reading{0},form{0},true},{26,role{0},2,3,reading{0},form{0},true},
    {27,role{0},2,3,reading{0},form{0},true},{28,role{0},2,3,reading{0},form{0},true},
    {29,role{0},2,3,reading{0},form{0},true},{30,role{0},2,1,reading{1},form{0},true},
    {31,role{0},2,1,reading{1},form{0},true},{33,role{0},2,1,reading{2},form{0},true},
    {34,role{0},2,1,reading{1},form{0},true},{35,role{0},2,1,reading{1},form{0},true},
    {36,role{0},2,1,reading{2},form{0},true},{40,role{0},2,3,reading{0},form{0},true},
    {42,role{1},2,1,reading{0},form{0},true},{43,role{1},2,1,reading{0},form{0},true},
    {44,role{1},2,1,reading{0},form{0},true},{45,role{1},2,1,reading{0},form{0},true},
    {47,role{3},2,3,reading{0},form{0},true},{48,role{3},2,3,reading{0},form{0},true},
    {49,role{4},2,3,reading{0},form{0},true},{50,role{4},2,3,reading{0},form{0},true},
    {51,role{4},2,3,reading{0},form{0},true},{52,role{4},2,3,reading{0},form{0},true},
    {53,role{4},2,3,reading{0},form{0},true},{54,role{4},2,3,reading{0},form{0},true},
    {55,role{4},2,3,reading{0},form{0},true},{56,role{4},2,3,reading{0},form{0},true},
    {57,role{6},2,3,reading{0},form{0},true},{58,role{6},2,3,reading{0},form{0},true},
    {59,role{6},2,3,reading{0},form{0},true},{60,role{6},2,3,reading{0},form{0},true},
    {61,role{6},2,3,reading{0},form{3},true},{62,role{6},2,3,reading{0},form{3},true},
    {63,role{6},2,3,reading{0},form{0},true},{64,role{6},2,3,reading{0},form{0},true},
    {65,role{6},2,3,reading{0},form{0},true},{66,role{6},2,3,reading{0},form{0},true},
    {68,role{6},2,3,reading{0},form{0},true},{69,role{6},2,3,reading{0},form{0},true},
    {70,role{6},2,3,reading{0},form{0},true},{71,role{6},2,3,reading{0},form{0},true},
    {72,role{6},2,3,reading{0},form{3},true},{73,role{6},2,3,reading{0},form{3},true},
    {74,role{6},2,3,reading{0},form{0},true},{75,role{6},2,3,reading{0},form{0},true},
    {76,role{6},2,3,reading{0},form{0},true},{77,role{6},2,3,reading{0},form{6},true},
    {78,role{6},2,3,reading{0},form{6},true},{79,role{6},2,3,reading{0},form{6},true},
    {80,role{6},2,3,reading{0},form{6},true},{81,role{7},2,1,reading{0},form{0},true},
    {82,role{7},2,1,reading{0},form{0},true},{83,role{7},2,1,reading{0},form{0},true},
    {84,role{7},2,1,reading{0},form{0},true},{85,role{10},2,17,reading{0},form{0},true},
    {86,role{10},2,17,reading{0},form{0},true},{87,role{10},2,17,reading{0},form{0},true},
    {88,role{10},2,17,reading{0},form{0},true},{89,role{10},2,17,reading{9},form{0},true},
    {90,role{10},2,17,reading{9},form{0},true},{93,role{8},2,12,reading{0},form{0},true},
    {103,role{8},3,12,reading{0},form{0},true},{111,role{8},4,12,reading{0},form{0},true},
    {155,role{8},9,12,reading{0},form{0},true},{359,role{8},10,12,reading{0},form{0},false},
    {406,role{2},12,97,reading{0},form{0},false},{95,role{9},2,3,reading{0},form{0},true},
    {98,role{2},3,97,reading{0},form{0},true},{106,role{2},4,97,reading{0},form{0},true},
    {138,role{2},7,97,reading{0},form{0},true},{170,role{2},10,97,reading{0},form{0},false},
    {114,role{2},5,97,reading{0},form{0},true},{112,role{2},5,97,reading{0},form{0},true},
    {113,role{2},5,97,reading{0},form{0},true},{115,role{1},5,1,reading{0},form{0},true},
    {117,role{2},6,97,reading{0},form{0},true},{118,role{2},6,97,reading{0},form{0},true},
    {119,role{2},6,97,reading{0},form{0},true},{126,role{0},6,1,reading{3},form{0},true},
    {120,role{2},6,97,reading{0},form{0},true},{121,role{2},6,97,reading{0},form{0},true},
    {122,role{2},6,97,reading{0},form{0},true},{123,role{0},6,3,reading{0},form{0},true},
    {124,role{0},6,3,reading{0},form{0},true},{125,role{0},6,1,reading{1},form{0},true},
    {127,role{0},6,3,reading{0},form{0},true},{128,role{1},6,1,reading{0},form{0},true},
    {129,role{1},6,1,reading{0},form{0},true},{130,role{1},6,1,reading{0},form{0},true},
    {131,role{4},6,3,reading{0},form{0},true},{132,role{6},6,3,reading{0},form{0},true},
    {133,role{6},6,3,reading{0},form{0},true},{134,role{2},7,97,reading{0},form{0},true},
    {136,role{2},7,97,reading{0},form{0},true},{423,role{2},13,97,reading{0},form{0},false},
    {139,role{2},7,97,reading{0},form{0},true},{187,role{2},10,97,reading{0},form{0},false},
    {229,role{0},10,1,reading{1},form{0},false},{140,role{2},7,97,reading{0},form{0},true},
    {159,role{2},10,97,reading{0},form{0},false},{141,role{2},7,97,reading{0},form{0},true},
    {161,role{2},10,97,reading{0},form{0},false},{142,role{2},7,97,reading{0},form{0},true},
    {158,role{2},10,97,reading{0},form{0},false},{144,role{2},7,97,reading{0},form{0},true},
    {145,role{2},7,97,reading{0},form{0},true},{147,role{0},7,3,reading{0},form{0},true},
    {201,role{0},10,3,reading{0},form{0},false},{148,role{0},7,3,reading{0},form{0},true},
    {202,role{0},10,3,reading{0},form{0},false},{151,role{6},7,3,reading{0},form{0},true},
    {157,role{2},10,97,reading{0},form{0},false},{160,role{2},10,97,reading{0},form{0},false},
    {162,role{2},10,97,reading{0},form{0},false},{163,role{2},10,97,reading{0},form{0},false},
    {164,role{2},10,97,reading{0},form{0},false},{165,role{2},10,97,reading{0},form{0},false},
    {166,role{2},10,97,reading{0},form{0},false},{167,role{2},10,97,reading{0},form{0},false},
    {168,role{2},10,97,reading{0},form{0},false},{169,role{2},10,97,reading{0},form{0},false},
    {171,role{2},10,97,reading{0},form{0},false},{172,role{2},10,97,reading{0},form{0},false},
    {173,role{2},10,97,reading{0},form{0},false},{174,role{2},10,97,reading{0},form{0},false},
    {175,role{2},10,97,reading{0},form{0},false},{176,role{2},10,97,reading{0},form{0},false},
    {177,role{2},10,97,reading{0},form{0},false},{178,role{2},10,97,reading{0},form{0},false},
    {179,role{2},10,97,reading{0},form{0},false},{180,role{2},10,97,reading{0},form{0},false},
    {181,role{2},10,97,reading{0},form{0},false},{182,role{2},10,97,reading{0},form{0},false},
    {183,role{2},10,97,reading{0},form{0},false},{185,role{2},10,97,reading{0},form{0},false},
    {189,role{2},10,97,reading{0},form{0},false},{190,role{2},10,97,reading{0},form{0},false},
    {192,role{2},10,97,reading{0},form{0},false},{193,role{2},10,97,reading{0},form{0},false},
    {194,role{2},10,97,reading{0},form{0},false},{195,role{2},10,97,reading{0},form{0},false},
    {196,role{2},10,97,reading{0},form{0},false},{197,role{2},10,97,reading{0},form{0},false},
    {198,role{2},10,97,reading{0},form{0},false},{199,role{2},10,97,reading{0},form{0},false},
    {240,role{1},10,1,reading{0},form{0},false},{200,role{2},10,97,reading{0},form{0},false},
    {203,role{0},10,3,reading{0},form{0},false},{204,role{0},10,3,reading{0},form{0},false},
    {205,role{0},10,3,reading{0},form{0},false},{206,role{0},10,3,reading{0},form{0},false},
    {207,role{0},10,3,reading{0},form{0},false},{208,role{0},10,3,reading{0},form{0},false},
    {209,role{0},10,3,reading{0},form{0},false},{210,role{0},10,3,reading{0},form{0},false},
    {211,role{0},10,3,reading{0},form{0},false},{212,role{0},10,3,reading{0},form{1},false},
    {214,role{0},10,3,reading{0},form{0},false},{215,role{0},10,3,reading{0},form{0},false},
    {216,role{0},10,3,reading{0},form{0},false},{217,role{0},10,3,reading{0},form{0},false},
    {218,role{0},10,3,reading{0},form{0},false},{219,role{0},10,3,reading{0},form{0},false},
    {220,role{0},10,1,reading{2},form{0},false},{221,role{0},10,1,reading{2},form{0},false},
    {222,role{0},10,1,reading{1},form{0},false},{223,role{0},10,1,reading{2},form{0},false},
    {224,role{0},10,3,reading{0},form{0},false},{225,role{0},10,1,reading{1},form{0},false},
    {226,role{0},10,1,reading{1},form{0},false},{227,role{0},10,1,reading{2},form{0},false},
    {228,role{0},10,1,reading{2},form{0},false},{231,role{0},10,1,reading{5},form{0},false},
    {232,role{0},10,2,reading{7},form{0},false},{342,role{9},10,3,reading{0},form{0},false},
    {234,role{0},10,3,reading{0},form{0},false},{235,role{0},10,2,reading{7},form{0},false},
    {341,role{9},10,3,reading{0},form{0},false},{237,role{1},10,1,reading{0},form{0},false},
    {238,role{1},10,1,reading{0},form{0},false},{239,role{1},10,1,reading{0},form{0},false},
    {241,role{1},10,1,reading{0},form{0},false},{242,role{3},10,3,reading{0},form{0},false},
    {243,role{3},10,3,reading{0},form{0},false},{244,role{3},10,3,reading{0},form{0},false},
    {245,role{4},10,3,reading{0},form{0},false},{246,role{4},10,3,reading{0},form{0},false},
    {247,role{4},10,3,reading{0},form{0},false},{248,role{4},10,3,reading{0},form{0},false},
    {249,role{4},10,3,reading{0},form{0},false},{250,role{4},10,3,reading{0},form{0},false},
    {251,role{4},10,3,reading{0},form{0},false},{252,role{4},10,3,reading{0},form{0},false},
    {253,role{4},10,3,reading{0},form{0},false},{254,role{4},10,3,reading{0},form{0},false},
    {255,role{4},10,3,reading{0},form{0},false},{256,role{4},10,3,reading{0},form{0},false},
    {257,role{4},10,3,reading{0},form{0},false},{258,role{4},10,3,reading{0},form{0},false},
    {259,role{4},10,3,reading{0},form{0},false},{260,role{4},10,3,reading{0},form{0},false},
    {261,role{4},10,3,reading{0},form{0},false},{262,role{4},10,3,reading{0},form{0},false},
    {263,role{4},10,3,reading{0},form{0},false},{264,role{4},10,3,reading{0},form{0},false},
    {265,role{4},10,3,reading{0},form{0},false},{266,role{4},10,3,reading{0},form{0},false},
    {267,role{4},10,3,reading{0},form{0},false},{268,role{5},10,3,reading{0},form{0},false},
    {269,role{5},10,3,reading{0},form{0},false},{270,role{6},10,3,reading{0},form{0},false},
    {271,role{6},10,3,reading{0},form{0},false},{272,role{6},10,3,reading{0},form{0},false},
    {273,role{6},10,3,reading{0},form{0},false},{274,role{6},10,3,reading{0},form{0},false},
    {275,role{6},10,3,reading{0},form{0},false},{276,role{6},10,3,reading{0},form{0},false},
    {277,role{6},10,3,reading{0},form{0},false},{278,role{6},10,3,reading{0},form{0},false},
    {279,role{6},10,3,reading{0},form{3},false},{280,role{6},10,3,reading{0},form{3},false},
    {281,role{6},10,3,reading{0},form{3},false},{282,role{6},10,3,reading{0},form{4},false},
    {283,role{6},10,3,reading{0},form{3},false},{284,role{6},10,3,reading{0},form{0},false},
    {285,role{6},10,3,reading{0},form{0},false},{286,role{6},10,3,reading{0},form{0},false},
    {287,role{6},10,3,reading{0},form{0},false},{288,role{6},10,3,reading{0},form{0},false},
    {289,role{6},10,3,reading{0},form{0},false},{290,role{6},10,3,reading{0},form{0},false},
    {291,role{6},10,3,reading{0},form{0},false},{292,role{6},10,3,reading{0},form{0},false},
    {293,role{6},10,3,reading{0},form{0},false},{294,role{6},10,3,reading{0},form{0},false},
    {295,role{6},10,3,reading{0},form{0},false},{296,role{6},10,3,reading{0},form{0},false},
    {297,role{6},10,3,reading{0},form{0},false},{298,role{6},10,3,reading{0},form{0},false},
    {299,role{6},10,3,reading{0},form{0},false},{300,role{6},10,3,reading{0},form{0},false},
    {301,role{6},10,3,reading{0},form{0},false},{302,role{6},10,3,reading{0},form{0},false},
    {303,role{6},10,3,reading{0},form{0},false},{304,role{6},10,3,reading{0},form{0},false},
    {305,role{6},10,3,reading{0},form{0},false},{306,role{6},10,3,reading{0},form{0},false},
    {307,role{6},10,3,reading{0},form{0},false},{308,role{6},10,3,reading{0},form{0},false},
    {309,role{6},10,3,reading{0},form{0},false},{310,role{6},10,3,reading{0},form{0},false},
    {311,role{6},10,3,reading{0},form{0},false},{312,role{6},10,3,reading{0},form{0},false},
    {313,role{6},10,3,reading{0},form{0},false},{314,role{6},10,3,reading{0},form{0},false},
    {315,role{6},10,3,reading{0},form{0},false},{316,role{6},10,3,reading{0},form{0},false},
    {317,role{6},10,3,reading{0},form{0},false},{318,role{6},10,3,reading{0},form{0},false},
    {320,role{6},10,3,reading{0},form{6},false},{321,role{6},10,3,reading{0},form{6},false},
    {322,role{6},10,3,reading{0},form{6},false},{323,role{6},10,3,reading{0},form{6},false},
    {324,role{6},10,3,reading{0},form{6},false},{325,role{6},10,3,reading{0},form{6},false},
    {326,role{6},10,3,reading{0},form{6},false},{327,role{6},10,3,reading{0},form{6},false},
    {328,role{6},10,3,reading{0},form{6},false},{329,role{6},10,3,reading{0},form{6},false},
    {330,role{6},10,3,reading{0},form{6},false},{331,role{7},10,1,reading{0},form{0},false},
    {332,role{7},10,1,reading{0},form{0},false},{333,role{7},10,1,reading{0},form{0},false},
    {334,role{7},10,1,reading{0},form{0},false},{335,role{7},10,1,reading{0},form{0},false},
    {336,role{7},10,1,reading{0},form{0},false},{337,role{7},10,1,reading{0},form{0},false},
    {338,role{7},10,1,reading{0},form{0},false},{339,role{7},10,1,reading{0},form{0},false},
    {343,role{9},10,3,reading{0},form{0},false},{344,role{9},10,3,reading{0},form{0},false},
    {345,role{9},10,3,reading{0},form{0},false},{346,role{9},10,3,reading{0},form{0},false},
    {347,role{9},10,3,reading{0},form{0},false},{348,role{10},10,17,reading{0},form{0},false},
    {349,role{10},10,17,reading{0},form{0},false},{350,role{10},10,17,reading{0},form{0},false},
    {351,role{10},10,17,reading{0},form{0},false},{352,role{10},10,17,reading{0},form{0},false},
    {353,role{10},10,17,reading{0},form{0},false},{354,role{10},10,17,reading{0},form{0},false},
    {355,role{10},10,17,reading{9},form{0},false},{356,role{10},10,17,reading{9},form{0},false},
    {357,role{10},10,17,reading{9},form{0},false},{358,role{10},10,17,reading{9},form{0},false},
    {361,role{8},10,12,reading{0},form{0},false},{399,role{2},12,97,reading{0},form{0},false},
    {363,role{0},11,3,reading{0},form{0},true},{364,role{0},11,3,reading{0},form{0},true},
    {365,role{0},11,3,reading{0},form{0},true},{366,role{0},11,3,reading{0},form{0},true},
    {367,role{0},11,1,reading{3},form{0},true},{397,role{2},12,97,reading{0},form{0},false},
    {368,role{0},11,3,reading{0},form{0},true},{369,role{0},11,3,reading{0},form{0},true},
    {370,role{0},11,1,reading{2},form{0},true},{371,role{0},11,1,reading{1},form{0},true},
    {392,role{2},12,97,reading{0},form{0},false},{372,role{0},11,1,reading{4},form{0},true},
    {374,role{1},11,1,reading{0},form{0},true},{373,role{0},11,1,reading{5},form{0},true},
    {385,role{5},11,3,reading{0},form{0},true},{375,role{1},11,1,reading{0},form{0},true},
    {376,role{1},11,1,reading{0},form{0},true},{377,role{3},11,3,reading{0},form{0},true},
    {378,role{3},11,3,reading{0},form{0},true},{379,role{3},11,3,reading{0},form{0},true},
    {380,role{3},11,3,reading{0},form{0},true},{381,role{3},11,3,reading{0},form{0},true},
    {382,role{7},11,1,reading{0},form{0},true},{383,role{7},11,1,reading{0},form{0},true},
    {384,role{9},11,3,reading{0},form{0},true},{386,role{6},11,3,reading{0},form{0},true},
    {387,role{6},11,3,reading{0},form{0},true},{388,role{6},11,3,reading{0},form{0},true},
    {389,role{2},12,97,reading{0},form{0},false},{390,role{2},12,97,reading{0},form{0},false},
    {391,role{2},12,97,reading{0},form{0},false},{393,role{2},12,97,reading{0},form{0},false},
    {394,role{2},12,97,reading{0},form{0},false},{395,role{2},12,97,reading{0},form{0},false},
    {396,role{2},12,97,reading{0},form{0},false},{398,role{2},12,97,reading{0},form{0},false},
    {400,role{2},12,97,reading{0},form{0},false},{401,role{2},12,97,reading{0},form{0},false},
    {402,role{2},12,97,reading{0},form{0},false},{403,role{2},12,97,reading{0},form{0},false},
    {404,role{2},12,97,reading{0},form{0},false},{405,role{0},12,3,reading{0},form{0},false},
    {407,role{2},12,97,reading{0},form{0},false},{408,role{2},12,97,reading{0},form{0},false},
    {409,role{0},12,3,reading{0},form{0},false},{410,role{2},12,97,reading{0},form{0},false},
    {411,role{2},12,97,reading{0},form{0},false},{412,role{2},12,97,reading{0},form{0},false},
    {413,role{0},12,3,reading{0},form{0},false},{414,role{2},12,97,reading{0},form{0},false},
    {415,role{2},12,97,reading{0},form{0},false},{416,role{2},12,97,reading{0},form{0},false},
    {417,role{0},12,3,reading{0},form{0},false},{418,role{2},13,97,reading{0},form{0},false},
    {425,role{0},13,1,reading{3},form{0},false},{419,role{2},13,97,reading{0},form{0},false},
    {420,role{2},13,97,reading{0},form{0},false},{421,role{2},13,97,reading{0},form{0},false},
    {422,role{2},13,97,reading{0},form{0},false},{424,role{0},13,3,reading{0},form{0},false},
    {426,role{2},13,97,reading{0},form{0},false},{427,role{2},13,97,reading{0},form{0},false},
    {428,role{2},13,97,reading{0},form{0},false},{429,role{0},13,3,reading{0},form{0},false},
    {430,role{0},13,3,reading{0},form{0},false},{431,role{2},13,97,reading{0},form{0},false},
    {432,role{2},13,97,reading{0},form{0},false},{433,role{2},13,97,reading{0},form{0},false},
    {434,role{0},13,3,reading{0},form{0},false},{435,role{1},13,1,reading{0},form{0},false},
    {436,role{2},13,97,reading{0},form{0},false},{437,role{2},13,97,reading{0},form{0},false},
    {438,role{0},13,3,reading{0},form{0},false},{439,role{0},13,3,reading{0},form{0},false},
    {440,role{2},13,97,reading{0},form{0},false},{441,role{0},13,3,reading{0},form{0},false},
    {442,role{4},13,3,reading{0},form{0},false},{443,role{2},13,97,reading{0},form{0},false},
    {444,role{0},13,3,reading{0},form{0},false},{445,role{4},13,3,reading{0},form{0},false},
    {446,role{2},13,97,reading{0},form{0},false},{447,role{2},13,97,reading{0},form{0},false},
    {448,role{2},13,97,reading{0},form{0},false},{449,role{0},13,3,reading{0},form{0},false},
    {450,role{0},13,3,reading{0},form{0},false},{451,role{0},13,3,reading{0},form{0},false},
    {452,role{2},13,97,reading{0},form{0},false},{453,role{0},13,3,reading{0},form{0},false},
    {454,role{2},13,97,reading{0},form{0},false},{455,role{2},13,97,reading{0},form{0},false},
    {456,role{2},13,97,reading{0},form{0},false},{457,role{2},13,97,reading{0},form{0},false},
    {458,role{0},13,3,reading{0},form{0},false},{459,role{0},13,3,reading{0},form{0},false},
    {460,role{9},13,3,reading{0},form{0},false},{461,role{2},13,97,reading{0},form{0},false},
    {462,role{2},13,97,reading{0},form{0},false},{463,role{2},13,97,reading{0},form{0},false},
    {464,role{2},13,97,reading{0},form{0},false},{465,role{0},13,3,reading{0},form{0},false},
    {466,role{1},13,1,reading{0},form{0},false},{467,role{1},13,1,reading{0},form{0},false},
    {468,role{4},13,3,reading{0},form{0},false},{469,role{4},13,3,reading{0},form{0},false},
    {470,role{4},13,3,reading{0},form{0},false},{471,role{9},13,3,reading{0},form{0},false},
    {472,role{2},13,97,reading{0},form{0},false},{473,role{0},13,3,reading{0},form{0},false},
    {474,role{4},13,3,reading{0},form{0},false},{475,role{2},13,97,reading{0},form{0},false},
    {476,role{0},13,3,reading{0},form{0},false},{477,role{2},13,97,reading{0},form{0},false},
    {478,role{0},13,3,reading{0},form{0},false},{479,role{2},13,97,reading{0},form{0},false},
    {481,role{2},13,97,reading{0},form{0},false},{480,role{2},13,97,reading{0},form{0},false},
    {482,role{0},13,3,reading{0},form{0},false},{483,role{0},13,3,reading{0},form{0},false},
    {484,role{2},13,97,reading{0},form{0},false},{485,role{2},13,97,reading{0},form{0},false},
    {486,role{2},13,97,reading{0},form{0},false},{487,role{0},13,3,reading{0},form{0},false},
    {488,role{0},13,3,reading{0},form{0},false},{490,role{2},13,97,reading{0},form{0},false},
    {489,role{2},13,97,reading{0},form{0},false},{491,role{0},13,3,reading{0},form{0},false},
    {492,role{2},13,97,reading{0},form{0},false},{493,role{0},13,3,reading{0},form{0},false},
    {494,role{2},13,97,reading{0},form{0},false},{495,role{0},13,3,reading{0},form{0},false},
    {496,role{0},13,3,reading{0},form{0},false},{497,role{2},13,97,reading{0},form{0},false},
    {498,role{2},13,97,reading{0},form{0},false},{499,role{0},13,3,reading{0},form{0},false},
};
inline constexpr generic_needs shapes[] = {
    {"google",2,{6,5},{json_kind{0},json_kind{1}},{false,false}},
    {"elasticsearch",1,{24,0},{json_kind{3},json_kind{0}},{false,false}},
    {"openai",1,{1,0},{json_kind{2},json_kind{0}},{false,false}},
    {"problem",1,{16,0},{json_kind{0},json_kind{0}},{false,false}},
    {"problem",2,{15,18},{json_kind{0},json_kind{0}},{false,false}},
    {"fastapi",1,{18,0},{json_kind{3},json_kind{0}},{false,false}},
    {"fastapi",1,{18,0},{json_kind{2},json_kind{0}},{false,false}},
    {"error_text",1,{1,0},{json_kind{0},json_kind{0}},{false,false}},
    {"fastapi",1,{18,0},{json_kind{0},json_kind{0}},{false,false}},
    {"laravel",2,{19,104},{json_kind{0},json_kind{2}},{false,false}},
    {"flat",0,{0,0},{json_kind{0},json_kind{0}},{false,false}},
    {"errors",2,{104,19},{json_kind{3},json_kind{0}},{false,true}},
    {"errors",0,{0,0},{json_kind{0},json_kind{0}},{false,false}},
    {"nested",0,{0,0},{json_kind{0},json_kind{0}},{false,false}},
};
inline constexpr bool tilde = false;

}  // namespace json_table

namespace xml_table {

inline constexpr trie_node nodes[] = {
    {0,0,0,1,0,0,-1,0,0,0,0},{491496043077U,0,0,3,2,0,-1,5,0,1,0},
    {8315142938459009605U,0,0,8,14,0,-1,13,0,0,0},{1701080899,1,0,0,4,0,-1,4,0,1,0},
    {28542640894207309U,1,0,0,5,0,-1,7,0,1,0},{5292982341666432338U,1,0,0,6,5,-1,9,0,0,0},
    {5292982341666432338U,1,5,0,7,6,-1,9,0,0,0},{32488822184109380U,1,0,0,0,0,-1,7,0,1,0},
    {491496043077U,2,0,9,12,0,-1,5,0,1,0},{1701080899,8,0,0,10,0,-1,4,0,1,0},
    {28542640894207309U,8,0,0,11,0,-1,7,0,1,0},{1701869908,8,0,0,0,0,-1,4,0,1,0},
    {5292982341666432338U,2,0,0,13,7,-1,9,0,0,0},{5292982341666432338U,2,12,0,0,8,-1,9,0,0,0},
    {7310308045059482962U,0,0,15,24,0,-1,8,0,1,0},{126935333237317U,14,0,16,19,0,-1,6,0,1,0},
    {491496043077U,15,0,17,0,0,-1,5,0,1,0},{1701080899,16,0,0,18,0,-1,4,0,1,0},
    {28542640894207309U,16,0,0,0,0,-1,7,0,1,0},{491496043077U,14,0,20,22,0,-1,5,0,1,0},
    {1701080899,19,0,0,21,0,-1,4,0,1,0},{28542640894207309U,19,0,0,0,0,-1,7,0,1,0},
    {5292982341666432338U,14,0,0,23,9,-1,9,0,0,0},{5292982341666432338U,14,22,0,0,10,-1,9,0,0,0},
    {7309464706571726405U,0,0,25,33,0,-1,8,0,1,0},{2036625218,24,0,26,0,0,-1,4,0,1,0},
    {500035838278U,25,0,27,0,0,-1,5,0,1,0},{7237112477894664550U,26,0,0,28,11,-1,9,0,0,0},
    {1701080899,26,0,29,30,0,-1,4,0,1,0},{435761733974U,28,0,0,0,0,-1,5,0,1,0},
    {8247343761495253350U,26,0,0,31,12,-1,11,0,0,0},{121424956187986U,26,0,32,0,0,-1,6,0,1,0},
    {1954047316,31,0,0,0,0,-1,4,0,1,0},{491496043109U,0,0,34,39,0,-1,5,0,1,0},
    {1701080931,33,0,0,35,0,-1,4,0,1,0},{28542640894207341U,33,0,0,36,0,-1,7,0,1,0},
    {8390322045806929252U,33,0,0,37,15,-1,11,0,0,0},{1701869940,33,0,0,38,0,-1,4,0,1,0},
    {6878249410500846962U,33,0,0,0,18,-1,10,0,0,0},{30792288643805808U,0,0,40,44,0,-1,7,0,1,0},
    {119199862383972U,39,0,0,41,0,-1,6,0,1,0},{435611265396U,39,0,0,42,0,-1,5,0,1,0},
    {1701869940,39,0,0,43,0,-1,4,0,1,0},{126948300911731U,39,4,0,0,0,-1,6,0,1,0},
    {500035838310U,0,0,45,51,0,-1,5,0,1,0},{8390322045806929252U,44,0,0,46,20,-1,11,0,0,0},
    {28542640894207341U,44,0,0,47,0,-1,7,0,1,0},{8247343761495253350U,44,0,0,48,23,-1,11,0,0,0},
    {1701080931,44,0,0,49,0,-1,4,0,1,0},{119199862383972U,44,16,50,0,0,-1,6,0,1,0},
    {7237112469354869349U,49,0,0,0,26,-1,9,0,0,0},{126935333237349U,0,0,52,56,0,-1,6,0,1,0},
    {491496043109U,51,0,53,0,0,-1,5,0,1,0},{1701080931,52,0,0,54,0,-1,4,0,1,0},
    {28542640894207341U,52,49,0,55,0,-1,7,0,1,0},{8390322045806929252U,52,0,0,0,27,-1,11,0,0,0},
    {7310308045059482994U,0,0,57,61,0,-1,8,0,1,0},{491496043109U,56,0,58,60,0,-1,5,0,1,0},
    {1701080931,57,0,0,59,0,-1,4,0,1,0},{28542640894207341U,57,30,0,0,0,-1,7,0,1,0},
    {28542640894207341U,56,0,0,0,0,-1,7,0,1,0},{1752392040,0,0,62,64,0,-1,4,0,1,0},
    {491496043109U,61,0,0,63,0,-1,5,0,1,0},{28542640894207341U,61,13,0,0,0,-1,7,0,1,0},
    {7364941,0,44,65,67,0,-1,3,0,1,0},{28542640894207341U,64,0,0,66,0,-1,7,0,1,0},
    {491496043109U,64,0,0,0,0,-1,5,0,1,0},{5000512265874728275U,0,0,68,69,30,-1,22,0,0,0},
    {5000512265874728275U,67,0,0,0,44,-1,16,0,0,0},
    {8028075836850796613U,0,51,70,72,52,-1,15,0,0,0},
    {8028075836850796613U,69,0,71,0,59,-1,9,0,0,0},{8028075836850796613U,70,0,0,0,60,-1,13,0,0,0},
    {8028075772644520015U,0,0,73,0,65,-1,16,0,0,0},{435762197353U,72,0,74,0,0,-1,5,0,1,0},
    {1701080931,73,0,0,75,0,-1,4,0,1,0},{8391173050692888932U,73,0,0,0,73,-1,11,0,0,0},
};
inline constexpr char tails[] =
    "ponsedDdDDdeingionidioningeionxceptionReportxceptionnReportnnTextnOutcomeics";
inline constexpr node_number cells[] = {
    0,0,54,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,21,0,36,59,0,32,0,0,67,0,0,0,0,17,0,0,0,0,0,0,0,0,
    0,0,75,43,73,0,8,0,0,0,55,0,0,0,0,0,0,0,0,0,0,0,0,0,74,0,7,42,46,0,24,0,0,0,28,0,0,0,0,0,0,0,
    0,0,0,56,0,0,26,0,0,0,0,0,0,0,0,0,0,9,66,0,0,0,0,0,0,18,50,0,0,0,0,0,0,0,0,0,45,0,0,0,0,0,0,0,
    0,0,0,0,0,0,0,0,33,0,0,71,0,31,0,23,14,0,0,0,0,52,72,34,0,0,0,65,69,41,0,0,27,0,0,0,0,0,0,0,0,
    0,57,0,29,0,0,0,0,10,0,0,0,53,64,0,0,0,0,0,25,6,0,0,62,1,0,0,0,0,11,20,0,19,58,0,0,61,0,0,0,0,
    0,0,0,0,0,0,0,0,0,70,0,15,0,60,38,3,0,35,0,0,0,0,0,0,0,40,68,0,0,0,0,2,0,0,39,63,0,0,37,48,0,
    0,0,0,47,
};
inline constexpr std::uint8_t suitable[] = {
    0,0,0,3,97,3,3,97,0,3,97,1,3,3,0,0,0,3,97,0,3,97,3,3,0,0,0,3,0,3,97,0,97,0,3,97,97,1,3,0,97,
    97,1,3,0,97,97,97,3,0,3,0,97,3,97,97,0,97,3,97,97,0,97,97,0,97,97,0,97,0,0,97,0,0,3,97,
};
inline constexpr std::uint16_t first[] = {
    0,0,0,0,1,2,3,4,5,5,6,7,8,9,10,10,10,10,11,12,12,13,14,15,16,16,16,16,17,17,18,19,19,20,20,21,
    22,23,24,25,25,26,27,28,29,29,30,31,32,33,33,34,34,35,36,37,38,38,39,40,41,42,42,43,44,44,45,
    46,46,47,47,47,48,48,48,49,50,
};
inline constexpr generic_way ways[] = {
    {0,role{0},0,3,reading{0},form{0},false},{1,role{2},0,97,reading{0},form{0},false},
    {2,role{4},0,3,reading{0},form{0},false},{3,role{4},0,3,reading{0},form{0},false},
    {4,role{2},0,97,reading{0},form{0},false},{5,role{0},1,3,reading{0},form{0},false},
    {6,role{2},1,97,reading{0},form{0},false},{7,role{1},1,1,reading{0},form{0},false},
    {8,role{4},1,3,reading{0},form{0},false},{9,role{4},1,3,reading{0},form{0},false},
    {10,role{0},2,3,reading{0},form{0},false},{11,role{2},2,97,reading{0},form{0},false},
    {12,role{0},2,3,reading{0},form{0},false},{13,role{2},2,97,reading{0},form{0},false},
    {14,role{4},2,3,reading{0},form{0},false},{15,role{4},2,3,reading{0},form{0},false},
    {16,role{0},3,3,reading{0},form{0},false},{17,role{0},3,3,reading{0},form{0},false},
    {18,role{2},3,97,reading{0},form{0},false},{19,role{2},3,97,reading{0},form{0},false},
    {20,role{0},4,3,reading{0},form{0},false},{21,role{2},4,97,reading{0},form{0},false},
    {22,role{2},4,97,reading{0},form{0},false},{23,role{1},4,1,reading{0},form{0},false},
    {24,role{4},4,3,reading{0},form{0},false},{25,role{2},5,97,reading{0},form{0},false},
    {26,role{2},5,97,reading{0},form{0},false},{27,role{1},5,1,reading{0},form{0},false},
    {28,role{9},5,3,reading{0},form{0},false},{29,role{2},6,97,reading{0},form{0},false},
    {30,role{2},6,97,reading{0},form{0},false},{31,role{2},6,97,reading{0},form{0},false},
    {32,role{0},6,3,reading{0},form{0},false},{33,role{0},6,3,reading{0},form{0},false},
    {37,role{2},6,97,reading{0},form{0},false},{34,role{0},6,3,reading{0},form{0},false},
    {35,role{2},6,97,reading{0},form{0},false},{36,role{2},6,97,reading{0},form{0},false},
    {40,role{2},6,97,reading{0},form{0},false},{38,role{0},6,3,reading{0},form{0},false},
    {39,role{2},6,97,reading{0},form{0},false},{41,role{2},6,97,reading{0},form{0},false},
    {42,role{2},6,97,reading{0},form{0},false},{43,role{2},6,97,reading{0},form{0},false},
    {44,role{2},6,97,reading{0},form{0},false},{45,role{2},6,97,reading{0},form{0},false},
    {46,role{2},6,97,reading{0},form{0},false},{47,role{2},6,97,reading{0},form{0},false},
    {48,role{0},6,3,reading{0},form{0},false},{49,role{2},6,97,reading{0},form{0},false},
};
inline constexpr generic_needs shapes[] = {
    {"xml_error",0,{0,0},{json_kind{0},json_kind{0}},{false,false}},
    {"xml_error_response",0,{0,0},{json_kind{0},json_kind{0}},{false,false}},
    {"xml_response",0,{0,0},{json_kind{0},json_kind{0}},{false,false}},
    {"soap",0,{0,0},{json_kind{0},json_kind{0}},{false,false}},
    {"xml_odata",0,{0,0},{json_kind{0},json_kind{0}},{false,false}},
    {"xml_problem",0,{0,0},{json_kind{0},json_kind{0}},{false,false}},
    {"xml_other",0,{0,0},{json_kind{0},json_kind{0}},{false,false}},
};
inline constexpr bool tilde = false;

}  // namespace xml_table

// clang-format on

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI::detail {

// Of JSON and of XML bodies.
inline constexpr generic_view shapes_of_json{
    {json_table::nodes, json_table::cells, json_table::suitable, json_table::tails,
     65 - std::bit_width(std::size(json_table::cells)), json_table::tilde},
    json_table::shapes,
    json_table::ways,
    json_table::first};
inline constexpr generic_view shapes_of_xml{
    {xml_table::nodes, xml_table::cells, xml_table::suitable, xml_table::tails,
     65 - std::bit_width(std::size(xml_table::cells)), xml_table::tilde},
    xml_table::shapes,
    xml_table::ways,
    xml_table::first};

/// How many shapes of JSON there are: those of XML have the numbers behind them.
inline constexpr std::size_t json_shapes = std::size(json_table::shapes);

/// No trie has more nodes: a whole number of words of a set of nodes.
inline constexpr std::size_t most_nodes = (std::size(json_table::nodes) + 63) / 64 * 64;
static_assert(std::size(xml_table::nodes) <= most_nodes && max_nodes <= most_nodes);

/// The name of a layout: that of the provider's own is number 0; those of XML are the last.
[[nodiscard]] constexpr std::string_view shape_name(const shape_view& shapes,
                                                    std::size_t number) noexcept {
  if (number == 0) return shapes.name;
  if (number <= json_shapes) return json_table::shapes[number - 1].name;
  return xml_table::shapes[number - 1 - json_shapes].name;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI::detail {

inline constexpr int no_node = -1;

/// Remembers the values at the nodes of a trie. The root is node 0; a value that is of no interest
/// is at no_node, and so is all that is in it.
///
/// A body is read once or twice: `look_for` a trie, tell what is in the body, and resolve; what the
/// first pass gave to a role stays.
class collector {
 public:
  constexpr collector() noexcept { values_[nothing] = {nullptr, 0}; }

  /// Begins the first pass, which looks for the pointers of this trie. It is borrowed.
  constexpr void look_for(const trie_view& trie) noexcept {
    own_trie_ = &trie;
    look(trie);
  }

  /// Begins the second pass, with another trie. What the first one found stays.
  constexpr void look_again_for(const trie_view& trie) noexcept {
    own_seen_ = seen_[0];
    again_ = true;
    for (node_set rest = seen_[0] | partial_set(); rest != 0; rest &= rest - 1) {
      const auto n = static_cast<unsigned>(std::countr_zero(rest));
      values_[earlier + n] = values_[n];
      kinds_[earlier + n] = kinds_[n];
    }
    for (place& p : value_of_) {
      if (p < max_nodes) p = static_cast<place>(earlier + p);
    }
    look(trie);
  }

  /// Whether anything in this container can be of interest.
  [[nodiscard]] constexpr bool wants(int node) const noexcept {
    return node != no_node && nodes_[node].first_child != 0;
  }

  /// Whether anything can ask for the text of this container.
  [[nodiscard]] constexpr bool wants_text(int node) const noexcept {
    return node != no_node && (trie_->suitable[node] & suitable(role::details)) != 0;
  }

  /// The node of a member. It replaces an earlier member of that name, with all that was in it; but
  /// not what an earlier element of an array had, which the same pointer with a * names.
  /// `end`: up to where memory may be read.
  [[nodiscard, gnu::always_inline]] constexpr int member(int parent, const piece& name,
                                                         const char* end) noexcept {
    if (parent == no_node) return no_node;
    const int node = name.form == text::form::plain ? find(parent, name.bytes(), end)
                                                    : find_escaped(parent, name.as_text());
    if (node != no_node) forget(node);
    return node;
  }

  /// The node of a member if it is the first one of its name; a later one has none.
  [[nodiscard]] constexpr int first_member(int parent, std::string_view name,
                                           const char* end) const noexcept {
    if (parent == no_node) return no_node;
    const int node = find(parent, name, end);
    if (node == no_node || has(static_cast<unsigned>(node))) return no_node;
    return node;
  }

  /// The member that usually comes first in a container, and that which usually comes after
  /// another one: a guess. no_node if there is none.
  [[nodiscard]] constexpr int first_guess(int container) const noexcept {
    return container != no_node ? guess(nodes_[container].first_child) : no_node;
  }
  [[nodiscard, gnu::always_inline]] constexpr int next_guess(int node) const noexcept {
    return node != no_node ? guess(nodes_[node].sibling) : no_node;
  }
  /// Takes the name if it is the guessed one, or one of the next two: members may be left out.
  /// Gives its node, no_node if none is right.
  template <class Lexer>
  [[nodiscard, gnu::always_inline]] constexpr int take_guess(Lexer& in, int guess) noexcept {
    if constexpr (Lexer::can_guess) {
      for (int tries = 0; guess != no_node && tries < 3; ++tries) {
        const trie_node& node = nodes_[guess];
        if (node.guessable != 0 && in.take_name(node.word, node.size)) {
          forget(guess);
          return guess;
        }
        guess = next_guess(guess);
      }
    }
    return no_node;
  }

  /// The node of the next element of an array, of which `index` is the first one's 0.
  [[nodiscard]] constexpr int element(int array, std::int32_t index) noexcept {
    if (array == no_node) return no_node;
    for (unsigned i = nodes_[array].first_child; i != 0; i = nodes_[i].sibling) {
      if (nodes_[i].index == index) return static_cast<int>(i);
      if (nodes_[i].index != any_index) continue;
      if (has(i)) keep(i);
      return static_cast<int>(i);
    }
    return no_node;
  }

  /// The same in an array around the whole document, of which one element is taken for the
  /// document: the first object; if there is none, the first element.
  [[nodiscard]] constexpr int element_around(bool first, bool object) noexcept {
    if (first) return 0;
    if (!object || (has(0) && kind_of(0) == json_kind::object)) return no_node;
    restart();
    return 0;
  }

  constexpr void note(int node, json_kind kind, const piece& value) noexcept {
    seen_[word_of(static_cast<unsigned>(node))] |= only(static_cast<unsigned>(node));
    values_[node] = {value.data, value.size, value.form};
    kinds_[node] = static_cast<std::uint8_t>(kind_number(kind, value));
  }

  /// The value behind a piece of a usual body, with its role if the piece has one.
  [[gnu::always_inline]] constexpr void note_usual(const usual_run& run, json_kind kind,
                                                   const piece& value) noexcept {
    const unsigned node = run.node;
    if (node == 0) return;
    const unsigned what = kind_number(kind, value);
    seen_[0] |= only(node);
    values_[node] = {value.data, value.size, value.form};
    kinds_[node] = static_cast<std::uint8_t>(what);
    if ((run.kinds >> what & 1U) == 0) return;
    value_of_[run.role] = static_cast<place>(node);
    own_ = static_cast<std::uint16_t>(own_ | 1U << run.role);
  }

  /// Forgets a usual body that turned out to be none.
  [[gnu::noinline]] constexpr void forget_usual() noexcept {
    restart();
    for (place& p : value_of_) p = nothing;
    own_ = 0;
  }

  /// A string that the end of the text cuts off. What is there of a message is better than none.
  constexpr void note_partial(int node, const piece& value) noexcept {
    seen_[word_of(static_cast<unsigned>(node))] &= ~only(static_cast<unsigned>(node));
    partial_ = node;
    values_[node] = {value.data, value.size, value.form};
    kinds_[node] = partial_string;
  }

  /// The container of this node, which begins at `value`, ends here.
  constexpr void end_of(int node, const char* here) noexcept {
    if (node != no_node) values_[node].end_at(here);
  }

  /// Forgets a node's value and all that was in it, but for what earlier elements of an array had.
  /// What is in a container is only there if the container is.
  [[gnu::always_inline]] constexpr void forget(int node) noexcept {
    if (has(static_cast<unsigned>(node))) forget_all_of(static_cast<unsigned>(node));
  }

  /// Forgets what this pass has told: another parser reads the body from its beginning.
  constexpr void restart() noexcept {
    for (node_set& word : seen_) word = 0;
    partial_ = no_node;
    kept_ = 0;
  }

  /// When everything is noted of a pass for the provider's own shape: decides which value has which
  /// role. A role is filled once, by the first candidate that can. Whether it found a code, a type
  /// or a message: whether the body came in this shape.
  [[nodiscard, gnu::always_inline]] constexpr bool resolve(const shape_view& shape) noexcept {
    if (own_ == 0) choose(shape);  // else a usual body told the roles
    return own();
  }

  /// The same of a pass for generic shapes, if there was no other, or that one gave false: a role
  /// gets the value in the most trusted way.
  /// `before`: how many shapes have lower numbers.
  constexpr void resolve(const generic_view& list, unsigned before) noexcept {
    if (kept_ != 0) restore();
    const unsigned partial_word =
        partial_ == no_node ? words : word_of(static_cast<unsigned>(partial_));
    best_ways best;
    found_way other_message;  // the best one that is not at the node of the first
    found_way beside;
    unsigned filled = own_;
    unsigned asked = 0;    // shapes of which it is known whether they apply, and
    unsigned applies = 0;  // … those that do
    for (unsigned w = 0; w < words; ++w) {
      node_set rest = seen_[w];
      if (w == partial_word) rest |= partial_set();
      for (; rest != 0; rest &= rest - 1) {
        const unsigned node = w * 64 + static_cast<unsigned>(std::countr_zero(rest));
        const unsigned kind = kinds_[node];
        if ((trie_->suitable[node] >> kind & 1U) == 0) continue;
        // The ways of one node are in the order of trust.
        const generic_way* const end = list.ways + list.first[node + 1];
        for (const generic_way* way = list.ways + list.first[node]; way != end; ++way) {
          const auto r = static_cast<unsigned>(way->role);
          if ((way->kinds >> kind & 1U) == 0 || (own_ >> r & 1U) != 0) continue;
          const bool is_message = way->role == role::message;
          if (way->rank >= (is_message ? other_message.rank : best.rank[r])) continue;
          if (way->conditional) {
            const unsigned bit = 1U << way->shape;
            if ((asked & bit) == 0) {
              asked |= bit;
              if (holds(list.shapes[way->shape])) applies |= bit;
            }
            if ((applies & bit) == 0) continue;
          }
          const std::string_view value = values_[node].bytes();
          if (way->reading != reading::any && !reads_as(way->reading, value)) continue;
          const found_way found{way->rank + burden(way->role, value), node, way};
          if (way->reading == reading::beside && !is_identifier(value)) {
            beside = found;
          } else if (found.rank < best.rank[r]) {
            if (is_message && (filled >> r & 1U) != 0) {
              other_message = best.get(r);
            }
            best.put(r, found);
            filled |= 1U << r;
          } else if (is_message && found.rank < other_message.rank && node != best.node[r]) {
            other_message = found;
          }
        }
      }
    }
    constexpr auto c = static_cast<unsigned>(role::code);
    constexpr auto m = static_cast<unsigned>(role::message);
    const unsigned message_node = (filled & only(role::message)) != 0 ? best.node[m] : most_nodes;
    if (beside.rank < best.rank[c] &&
        (message_node != beside.node ? best.rank[m] : other_message.rank) < no_rank) {
      best.put(c, beside);
      filled |= only(role::code);
    }
    // What is a code and may be a message is only the code.
    if (best.rank[c] < no_rank && message_node == best.node[c]) {
      best.put(m, other_message);
      if (other_message.rank == no_rank) filled &= ~unsigned{only(role::message)};
    }
    unsigned first = no_rank;
    for (unsigned rest = filled & ~unsigned{own_}; rest != 0; rest &= rest - 1) {
      const auto r = static_cast<unsigned>(std::countr_zero(rest));
      const generic_way& way = *best.way[r];
      value_of_[r] = static_cast<place>(best.node[r]);
      if (way.form != form::whole) cut({way.role, 0, way.form}, best.node[r]);
      if ((1U << r & identifying) != 0 && best.rank[r] < first) {
        first = best.rank[r];
        shape_ = static_cast<std::uint8_t>(before + way.shape + 1);
      }
    }
    // A body that is nothing but a JSON string.
    if (first == no_rank && (has(0) || partial_ == 0) && suits(role::message, 0)) {
      value_of_[static_cast<unsigned>(role::message)] = 0;
    }
  }

  /// The value that has a role; absent if there is none.
  [[nodiscard]] constexpr text operator[](role r) const noexcept {
    return values_[value_of_[static_cast<unsigned>(r)]].as_text();
  }

  /// How the delay is written.
  [[nodiscard]] constexpr form delay_form() const noexcept { return delay_form_; }

  /// Of all values that are there for the code in the provider's own shape, in the order of its
  /// fields, the first for which `known` gives true; absent if there is none.
  template <class Known>
  [[nodiscard]] constexpr text code_that(const shape_view& shape, Known known) const noexcept {
    const node_set there = again_ ? own_seen_ : seen_[0];
    for (const candidate *way = shape.candidates, *end = way + shape.size; way != end; ++way) {
      if (way->role != role::code || (there >> way->node & 1U) == 0) continue;
      const unsigned at = again_ ? unsigned{earlier} + way->node : way->node;
      if ((suitable(role::code) >> kinds_[at] & 1U) == 0) continue;
      const text value(cut_to(way->form, values_[at].bytes()), values_[at].form());
      if (known(value)) return value;
    }
    return {};
  }

  /// The value at a pointer of the provider's own trie; absent if there is none, or the pointer is
  /// not known there. For conditions. Linear in the nodes of the trie.
  [[nodiscard]] constexpr text at(std::string_view pointer) const noexcept {
    unsigned node = 0;
    while (!pointer.empty()) {
      pointer.remove_prefix(1);
      const std::string_view token = pointer.substr(0, pointer.find('/'));
      pointer.remove_prefix(token.size());
      const trie_node* const nodes = own_trie_->nodes;
      node = nodes[node].first_child;
      while (node != 0 && !own_trie_->has_key(nodes[node], token)) node = nodes[node].sibling;
      if (node == 0) return {};
    }
    if (again_ ? (own_seen_ >> node & 1U) == 0 : !has(node)) return {};
    return values_[again_ ? earlier + node : node].as_text();
  }

  /// Whether any shape gave a code, a type or a message.
  [[nodiscard]] constexpr bool identified() const noexcept {
    for (const role r : {role::code, role::type, role::message}) {
      if (value_of_[static_cast<unsigned>(r)] != nothing) return true;
    }
    return false;
  }
  /// The number of the shape that gave the code, type or message; 0: the provider's own, or none.
  [[nodiscard]] constexpr std::uint8_t shape() const noexcept { return shape_; }
  /// Whether the provider's own shape gave the code, type or message.
  [[nodiscard]] constexpr bool own() const noexcept { return (own_ & identifying) != 0; }
  /// Whether the value that has a role was at a pointer of the provider's own shape.
  [[nodiscard]] constexpr bool own(role r) const noexcept { return (own_ & only(r)) != 0; }

  /// For a body without shapes, which has a message at most.
  constexpr void set_message(const text& t) noexcept { set(role::message, t); }
  /// The same for any role.
  constexpr void set(role r, const text& t) noexcept {
    const auto p = static_cast<place>(parts + static_cast<unsigned>(r));
    values_[p] = {t.raw().data(), t.raw().size(), t.kind()};
    value_of_[static_cast<unsigned>(r)] = p;
  }

 private:
  static constexpr unsigned identifying = only(role::code) | only(role::type) | only(role::message);

  // The kind of a value that is there, as in suitable_kinds.
  static constexpr unsigned kind_number(json_kind kind, const piece& value) noexcept {
    return static_cast<unsigned>(kind) + (value.size == 0 ? unsigned{empty_string} : 0);
  }

  // Gives roles to the values of the provider's own shape.
  [[gnu::noinline]] constexpr void choose(const shape_view& shape) noexcept {
    if (kept_ != 0) restore();
    const node_set there = seen_[0] | partial_set();
    unsigned filled = 0;
    for (unsigned rest = shape.roles; rest != 0; rest &= rest - 1) {
      const auto r = static_cast<unsigned>(std::countr_zero(rest));
      const node_set ways = there & shape.nodes_of[r];
      if (ways == 0) continue;
      auto node = static_cast<unsigned>(std::countr_zero(ways));
      form written = form::whole;
      // Mostly there is one value for a role, and its place is all there is to know of it.
      if ((ways & (ways - 1)) != 0 || shape.forms) {
        const candidate* const way = best_way(shape, static_cast<role>(r), ways);
        if (is_null(way)) continue;
        node = way->node;
        written = way->form;
      } else if (!suits(static_cast<role>(r), node)) {
        continue;
      }
      value_of_[r] = static_cast<place>(node);
      if (written != form::whole) cut({static_cast<role>(r), 0, written}, node);
      filled |= 1U << r;
    }
    own_ = static_cast<std::uint16_t>(filled);
  }

  // Of several values for a role, the first that can have it; nullptr if there is none.
  [[nodiscard, gnu::noinline]] constexpr const candidate* best_way(const shape_view& shape, role r,
                                                                   node_set ways) const noexcept {
    for (const candidate *way = shape.candidates, *end = way + shape.size; way != end; ++way) {
      if (way->role == r && (ways >> way->node & 1U) != 0 && suits(r, way->node)) return way;
    }
    return nullptr;
  }

  // Whether the value at a node is of a kind that suits one of the node's roles.
  [[nodiscard]] constexpr bool suits_some(unsigned node) const noexcept {
    return (trie_->suitable[node] >> kinds_[node] & 1U) != 0;
  }

  // Another element begins of an array of which a pointer with * names all: puts aside what of
  // this node and those below can have a role, in case that nothing of the later elements can.
  [[gnu::noinline]] constexpr void keep(unsigned node) noexcept {
    for (unsigned n = first_leaf(node);; n = first_leaf(nodes_[n].parent)) {
      seen_[0] &= ~only(n);
      if (suits_some(n)) {
        kept_values_[n] = values_[n];
        kept_kinds_[n] = kinds_[n];
        kept_ |= only(n);
      }
      if (n == node) return;
    }
  }

  constexpr void restore() noexcept {
    for (; kept_ != 0; kept_ &= kept_ - 1) {
      const auto n = static_cast<unsigned>(std::countr_zero(kept_));
      if ((has(n) || partial_ == static_cast<int>(n)) && suits_some(n)) continue;
      values_[n] = kept_values_[n];
      kinds_[n] = kept_kinds_[n];
      seen_[0] |= only(n);
    }
  }

  [[gnu::noinline]] constexpr void forget_all_of(unsigned node) noexcept {
    for (unsigned n = first_leaf(node);; n = first_leaf(nodes_[n].parent)) {
      seen_[word_of(n)] &= ~only(n);
      if (n == node) break;
    }
    if (nodes_[node].repeated != 0) return;
    for (node_set rest = kept_; rest != 0; rest &= rest - 1) {
      const auto n = static_cast<unsigned>(std::countr_zero(rest));
      unsigned above = n;
      while (above != 0 && above != node) above = nodes_[above].parent;
      if (above == node) kept_ &= ~only(n);
    }
  }

  // Of a node that was seen, the first below it, or itself, that has no child that was seen. What
  // is there is forgotten from the leaves up.
  [[nodiscard]] constexpr unsigned first_leaf(unsigned n) const noexcept {
    for (;;) {
      unsigned child = nodes_[n].first_child;
      while (child != 0 && !has(child)) child = nodes_[child].sibling;
      if (child == 0) return n;
      n = child;
    }
  }

  // 0 is the root, which no guess is.
  static constexpr int guess(unsigned node) noexcept {
    return node != 0 ? static_cast<int>(node) : no_node;
  }

  // Of a value that is written in a form, keeps what it means.
  constexpr void cut(const candidate& way, unsigned node) noexcept {
    if (way.role == role::retry_after) delay_form_ = way.form;
    const auto r = static_cast<unsigned>(way.role);
    const std::string_view part = cut_to(way.form, values_[node].bytes());
    values_[parts + r] = {part.data(), part.size(), values_[node].form()};
    value_of_[r] = static_cast<place>(parts + r);
  }

  // A text without a constructor, of which a large array costs nothing until it is used.
  struct seen_value {
    const char* data;
    std::size_t size_and_form;

    seen_value() = default;
    constexpr seen_value(const char* d, std::size_t size,
                         text::form f = text::form::absent) noexcept
        : data(d), size_and_form(size << 3 | static_cast<std::size_t>(f)) {}

    [[nodiscard]] constexpr text::form form() const noexcept {
      return static_cast<text::form>(size_and_form & 7U);
    }
    [[nodiscard]] constexpr std::string_view bytes() const noexcept {
      return {data, size_and_form >> 3};
    }
    [[nodiscard]] constexpr text as_text() const noexcept { return {bytes(), form()}; }
    constexpr void end_at(const char* end) noexcept {
      *this = {data, static_cast<std::size_t>(end - data), form()};
    }
  };

  [[nodiscard, gnu::always_inline]] constexpr int find(int parent, std::string_view name,
                                                       const char* end) const noexcept {
    const std::uint64_t word = key_word(name, end);
    unsigned n = slots_[key_slot(word, name.size(), static_cast<std::size_t>(parent), shift_)];
    for (; n != 0; n = nodes_[n].next) {
      const trie_node& node = nodes_[n];
      if (node.word == word && node.parent == parent && node.size == name.size() &&
          trie_->has_tail(node, name) && node.tilde == 0) {
        return static_cast<int>(n);
      }
    }
    return trie_->tilde ? find_escaped(parent, text::plain(name)) : no_node;
  }

  // For what is rare: escapes in the name, ~ or / in a pointer.
  [[nodiscard]] constexpr int find_escaped(int parent, const text& name) const noexcept {
    for (unsigned i = nodes_[parent].first_child; i != 0; i = nodes_[i].sibling) {
      if (trie_->names(nodes_[i], name)) return static_cast<int>(i);
    }
    return no_node;
  }

  [[nodiscard]] constexpr bool holds(const generic_needs& needs) const noexcept {
    for (std::size_t i = 0; i < needs.size; ++i) {
      const bool there = has(needs.node[i]) && kind_of(needs.node[i]) == needs.kind[i];
      if (there == needs.absent[i]) return false;
    }
    return true;
  }

  // How far a value is from being worth its role, as ranks.
  static constexpr unsigned burden(role r, std::string_view value) noexcept {
    if (r == role::code) return is_status(value) || value == "0" ? heavy : 0;
    if (r == role::message) return value.empty() ? heavy : 0;
    if (r == role::status) return is_status(value) ? 0 : no_rank;
    if (r == role::request_id) return is_reference(value) ? 0 : no_rank;
    return 0;
  }

  [[nodiscard]] constexpr bool has(unsigned node) const noexcept {
    return (seen_[word_of(node)] & only(node)) != 0;
  }

  // In its word.
  [[nodiscard]] constexpr node_set partial_set() const noexcept {
    return partial_ == no_node ? 0 : only(static_cast<unsigned>(partial_));
  }

  constexpr void look(const trie_view& trie) noexcept {
    nodes_ = trie.nodes;
    slots_ = trie.cells;
    shift_ = trie.shift;
    trie_ = &trie;
    restart();
  }

  static constexpr unsigned word_of(unsigned node) noexcept { return node >> 6; }

  // Of a node in seen_.
  [[nodiscard]] constexpr json_kind kind_of(unsigned node) const noexcept {
    const std::uint8_t kind = kinds_[node];
    if (kind < empty_string) return static_cast<json_kind>(kind);
    return kind == object_without_text ? json_kind::object : json_kind::string;
  }

  // Whether the value at a node is of a kind that can have this role.
  [[nodiscard]] constexpr bool suits(role r, unsigned node) const noexcept {
    return (suitable(r) >> kinds_[node] & 1U) != 0;
  }

  static constexpr unsigned words = most_nodes / 64;

  // A way that a generic shape offers for a role.
  static constexpr unsigned heavy = 0x1000;
  static constexpr unsigned no_rank = 0x4000;
  struct found_way {
    unsigned rank = no_rank;
    unsigned node = most_nodes;
    const generic_way* way = nullptr;
  };
  // By role. Nodes and ways are only there where there is a rank.
  struct best_ways {
    constexpr best_ways() noexcept {
      for (unsigned& r : rank) r = no_rank;
    }
    constexpr void put(unsigned r, const found_way& found) noexcept {
      rank[r] = found.rank;
      node[r] = found.node;
      way[r] = found.way;
    }
    [[nodiscard]] constexpr found_way get(unsigned r) const noexcept {
      return {rank[r], node[r], way[r]};
    }
    unsigned rank[12];
    unsigned node[12];
    const generic_way* way[12];
    static_assert(role_count <= 12);
  };

  const trie_node* nodes_ = nullptr;
  const node_number* slots_ = nullptr;
  const trie_view* trie_ = nullptr;
  unsigned shift_ = 0;
  int partial_ = no_node;  // a node whose value is cut off
  node_set seen_[words] = {};
  node_set kept_ = 0;  // of the first 64, those that have a value in kept_values_
  // What `at` needs when there was a second pass.
  const trie_view* own_trie_ = nullptr;
  node_set own_seen_ = 0;
  bool again_ = false;
  // By role: a place in values_.
  using place = std::uint16_t;
  static constexpr place nothing = most_nodes;
  static constexpr place earlier = nothing + 1;
  static constexpr place parts = earlier + max_nodes;  // of values that are cut, by role
  place value_of_[16] = {nothing, nothing, nothing, nothing, nothing, nothing,
                         nothing, nothing, nothing, nothing, nothing};
  static_assert(role_count == 11);
  form delay_form_ = form::whole;
  std::uint8_t shape_ = 0;
  std::uint16_t own_ = 0;  // roles
  // By node, and then those of an earlier pass, and parts of values: of the nodes in seen_ and
  // partial_, and of those in kept_; the others are not initialized, which would cost more than all
  // the rest. What every body needs is at the beginning, where it shares lines of the cache.
  std::uint8_t kinds_[parts];  // a json_kind, empty_string or partial_string
  seen_value values_[parts + role_count];
  seen_value kept_values_[max_nodes];
  std::uint8_t kept_kinds_[max_nodes];
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// An event stream that was saved as a whole, read without a buffer.
#ifndef TRIAGE_READ_DETAIL_SAVED_EVENTS_HPP
#define TRIAGE_READ_DETAIL_SAVED_EVENTS_HPP

// What in an event of a stream says that it is an error, or the end of the stream.
#ifndef TRIAGE_READ_DETAIL_EVENT_MARKS_HPP
#define TRIAGE_READ_DETAIL_EVENT_MARKS_HPP

namespace triage::inline TRIAGE_ABI::detail {

enum class stream_mark : std::uint8_t { error, end, keep_alive };

/// A member of an event's object that has a fixed meaning.
struct member_mark {
  std::string_view key;
  std::string_view value;  ///< of a string, or true
  stream_mark mark;
};

/// Sources: Anthropic, Streaming Messages; openai-python, types/responses; Gemini, Interactions
/// API; vLLM and Mistral, whose errors are flat; OpenRouter, Streaming, "Errors after tokens have
/// been sent"; Ollama, api.md. The member `error` is not in the table: what counts is that it is
/// something.
inline constexpr member_mark member_marks[] = {
    {"type", "error", stream_mark::error},
    {"type", "response.failed", stream_mark::error},
    {"event_type", "error", stream_mark::error},
    {"object", "error", stream_mark::error},
    {"finish_reason", "error", stream_mark::error},
    {"type", "message_stop", stream_mark::end},
    {"type", "response.completed", stream_mark::end},
    {"type", "response.incomplete", stream_mark::end},
    {"done", "true", stream_mark::end},
    {"type", "ping", stream_mark::keep_alive},
};

/// What one object says about itself. Only its own members are looked at, so that a model may write
/// about errors as it likes.
struct object_marks {
  bool is_object = false;
  bool error = false;
  bool end = false;
  bool keep_alive = false;
  bool has_error = false;     ///< whether there is a member `error` that is something
  std::string_view response;  ///< the member of this name as it stands, if it is an object
  std::string_view choices;   ///< … if it is an array
};

/// Reads the members of a JSON object, up to its end or the first damage. If several have the same
/// name, the last one is taken, whatever its value is, as the reader of bodies does. Linear.
[[nodiscard]] constexpr object_marks read_marks(std::string_view object) noexcept {
  using json::token;
  object_marks found;
  json::scanner s(object);
  if (s.next() != token::object_begin) return found;
  found.is_object = true;
  bool said[std::size(member_marks)] = {};
  while (s.next() == token::key) {
    const text key = s.value();
    const std::size_t start = s.offset();
    const token t = s.next();
    const bool container = t == token::object_begin || t == token::array_begin;
    const std::string_view inside = object.substr(s.offset());
    if (container) s.skip();
    const std::string_view value = object.substr(start, s.offset() - start);
    if (key == "error") {
      // As openai-python has it, what Python takes for true; but a number may be a measurement.
      const std::string_view first = trim(inside).substr(0, 1);
      const bool something = container            ? first != "}" && first != "]"
                             : t == token::string ? !s.value().raw().empty()
                                                  : t == token::boolean && value == "true";
      found.has_error = something || t == token::truncated;
    } else if (key == "response") {
      found.response = t == token::object_begin ? value : std::string_view();
    } else if (key == "choices") {
      found.choices = t == token::array_begin ? value : std::string_view();
    } else {
      const bool scalar = t == token::string || t == token::boolean;
      for (std::size_t i = 0; i < std::size(member_marks); ++i) {
        if (key == member_marks[i].key) said[i] = scalar && s.value() == member_marks[i].value;
      }
    }
  }
  for (std::size_t i = 0; i < std::size(member_marks); ++i) {
    if (!said[i]) continue;
    switch (member_marks[i].mark) {
      case stream_mark::error: found.error = true; break;
      case stream_mark::end: found.end = true; break;
      case stream_mark::keep_alive: found.keep_alive = true; break;
    }
  }
  return found;
}

/// What an event's JSON says.
struct event_marks {
  bool is_object = false;
  bool end = false;
  bool keep_alive = false;
  bool error = false;
  std::string_view body;  ///< of an error: the object that has it
};

[[nodiscard]] constexpr event_marks read_event_marks(std::string_view data) noexcept {
  const object_marks top = read_marks(data);
  event_marks found{top.is_object, top.end, top.keep_alive, top.error || top.has_error, data};
  if (top.has_error) return found;
  if (top.error && read_marks(top.response).has_error) {
    found.body = top.response;  // OpenAI's response.failed
    return found;
  }
  // OpenRouter's choices may have the error each for itself. The first object that says so is
  // taken; other elements, also what is inside arrays, are passed over.
  using json::token;
  json::scanner s(top.choices);
  token t = s.next();
  if (t != token::array_begin) return found;
  for (t = s.next(); t != token::array_end; t = s.next()) {
    if (t >= token::end) break;
    const std::size_t start = s.offset() - 1;
    if (t == token::object_begin || t == token::array_begin) s.skip();
    if (t != token::object_begin) continue;
    const std::string_view choice = top.choices.substr(start, s.offset() - start);
    const object_marks marks = read_marks(choice);
    if (!marks.error && !marks.has_error) continue;
    found.error = true;
    if (marks.has_error) found.body = choice;
    break;
  }
  return found;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI::detail {

/// One event of a text that is there as a whole. Views of the text.
struct saved_event {
  std::string_view name;   ///< of its `event` lines the last
  std::string_view data;   ///< its first `data` line; of a bare one, all of its lines
  std::string_view lines;  ///< if it has several `data` lines, all its lines; else empty
  bool bare = false;
};

/// Takes a line and its end, which is LF, CR or both.
[[nodiscard]] constexpr std::string_view take_event_line(std::string_view& rest) noexcept {
  const std::size_t size = rest.find_first_of("\r\n");
  const std::string_view line = rest.substr(0, size);
  rest.remove_prefix(line.size());
  if (rest.substr(0, 2) == "\r\n") rest.remove_prefix(1);
  if (!rest.empty()) rest.remove_prefix(1);
  return line;
}

/// The value of a line of this field, without the blank behind the colon; nullopt if it is another
/// line.
[[nodiscard]] constexpr std::optional<std::string_view> event_value(
    std::string_view line, std::string_view field) noexcept {
  if (line.substr(0, field.size()) != field) return std::nullopt;
  line.remove_prefix(field.size());
  if (line.empty()) return line;
  if (line[0] != ':') return std::nullopt;
  line.remove_prefix(1);
  if (!line.empty() && line[0] == ' ') line.remove_prefix(1);
  return line;
}

/// The events of a text, in order, by the rules of `sse_reader`: those of the HTML standard, and
/// JSON without `data:` between events as a bare one. An event that the end of the text cuts off
/// is one, too. Linear.
class saved_events {
 public:
  explicit constexpr saved_events(std::string_view all) noexcept : rest_(without_mark(all)) {}

  /// The next event that has data. False if there is none.
  [[nodiscard]] constexpr bool next(saved_event& e) noexcept {
    e = {};
    std::string_view from = rest_;
    std::size_t data_lines = 0;
    bool has_field = false;
    while (!rest_.empty()) {
      const std::string_view before = rest_;
      const std::string_view line = take_event_line(rest_);
      if (e.bare) {
        const char c = line.empty() ? ':' : line[0];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':') {
          if (!line.empty()) rest_ = before;  // it belongs to the next event
          return true;
        }
        e.data = {e.data.data(),
                  static_cast<std::size_t>(line.data() + line.size() - e.data.data())};
      } else if (line.empty()) {
        if (data_lines != 0) {
          if (data_lines > 1) e.lines = from.substr(0, from.size() - before.size());
          return true;
        }
        e = {};
        has_field = false;
        from = rest_;
      } else if (const auto data = event_value(line, "data")) {
        if (data_lines++ == 0) e.data = *data;
        has_field = true;
      } else if (const auto name = event_value(line, "event")) {
        e.name = *name;
        has_field = true;
      } else if (event_value(line, "id") || event_value(line, "retry")) {
        has_field = true;
      } else if (line[0] == '{' && !has_field) {
        e.data = line;
        e.bare = true;
      }
    }
    if (data_lines > 1) e.lines = from;
    return e.bare || data_lines != 0;
  }

 private:
  std::string_view rest_;
};

// What an event stream begins with: the name of a field, or a comment.
inline constexpr std::string_view event_beginnings[] = {"data:", "event:", "id:", "retry:", ":"};

/// What an event stream that came as the body of a failure says: of the events that are errors,
/// the last one, else the last one that is JSON. nullopt if this is no event stream: one begins
/// with a field or a comment, and has an event of JSON or one that is named `error`. Of data that
/// is spread over several lines, only the first line is looked at.
[[nodiscard, gnu::noinline]] constexpr std::optional<std::string_view> error_in_events(
    std::string_view body) noexcept {
  const char first = body.empty() ? '\0' : body[0];
  if (first != 'd' && first != 'e' && first != 'i' && first != 'r' && first != ':') {
    return std::nullopt;  // as most texts
  }
  bool begins = false;
  for (const std::string_view field : event_beginnings) {
    begins = begins || begins_with(body, field);
  }
  if (!begins) return std::nullopt;
  std::optional<std::string_view> document;
  bool is_error = false;
  saved_events all(body);
  for (saved_event e; all.next(e);) {
    const bool named = e.name == "error";
    const bool json = trim(e.data).substr(0, 1) == "{";
    if (!json && !named) continue;
    const event_marks marks = read_event_marks(e.data);
    const bool error = named || marks.error;
    if (is_error && !error) continue;
    document = marks.body;
    is_error = error;
  }
  return document;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// The lexer of short texts: it looks for the end of a string when it gets there.
#ifndef TRIAGE_READ_DETAIL_SHORT_LEXER_HPP
#define TRIAGE_READ_DETAIL_SHORT_LEXER_HPP

#if TRIAGE_SIMD

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace triage::inline TRIAGE_ABI::detail {

/// A lexer for texts of `least` to `most` bytes, in which an index of all strings would cost more
/// than it saves; less it cannot read, more it only reads more slowly.
class short_lexer : public lexer {
 public:
  static constexpr bool can_guess = true;
  static constexpr std::size_t least = 16;
  static constexpr std::size_t most = 1024;  ///< from here on the index is faster

  explicit constexpr short_lexer(std::string_view s) noexcept : lexer(s) {}
  constexpr short_lexer(std::string_view s, as_it_is how) noexcept : lexer(s, how) {}

  [[gnu::always_inline]] inline step string(piece& out) noexcept {
    const char* q = nullptr;
    return take_plain(out, q) ? step::ok : unusual_string(q, out);
  }

  /// Takes the name and its colon if they are as `at_name` says.
  [[gnu::always_inline]] inline bool take_name(std::uint64_t word, std::size_t size) noexcept {
    if (!at_name(word, size)) return false;
    pass_name(size);
    return true;
  }

  /// At a value: takes it if it is a string of plain characters.
  [[gnu::always_inline]] inline bool take_string(piece& out) noexcept {
    const char* q = nullptr;
    return p_ != end_ && *p_ == '"' && take_plain(out, q);
  }

 private:
  // At a quote: takes the string if it is plain; `q` is the first byte that is not.
  [[gnu::always_inline]] inline bool take_plain(piece& out, const char*& q) noexcept {
    const char* const start = p_ + 1;
    q = end_of_plain(start);
    if (q == end_ || *q != '"') return false;
    out = {start, static_cast<std::size_t>(q - start), text::form::plain};
    p_ = q + 1;
    return true;
  }

  // The first byte from p on that is not plain inside a string, or the end.
  [[gnu::always_inline]] inline const char* end_of_plain(const char* p) const noexcept {
    for (const char* const last = end_ - 16; p <= last; p += 16) {
      if (const simd::mask m = simd::special(simd::load16(p)); m != 0)
        return p + std::countr_zero(m);
    }
    // Back from the end, and without what was there before.
    const simd::mask m = simd::special(simd::load16(end_ - 16)) >> (16 - (end_ - p));
    return m != 0 ? p + std::countr_zero(m) : end_;
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
#endif

// Reads a body that has the layout its API usually sends, byte for byte.
#ifndef TRIAGE_READ_DETAIL_USUAL_READER_HPP
#define TRIAGE_READ_DETAIL_USUAL_READER_HPP

#if TRIAGE_SIMD

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace triage::inline TRIAGE_ABI::detail {

/// Compares what stands between the values and takes the values, which is a third of the work of
/// finding out what stands where. Of most such bodies it is known which value has which role, too.
class usual_reader : public short_lexer {
 public:
  /// Not of a body that begins with a byte order mark: that one is not as usual.
  explicit constexpr usual_reader(std::string_view s) noexcept : short_lexer(s, as_it_is{}) {}

  /// Tells the collector what a walk would. False at the first thing that is not as usual: then
  /// what was told is to be forgotten.
  [[gnu::always_inline]] inline bool read(const usual_view& usual, collector& found) noexcept {
    for (const usual_run *run = usual.runs, *last = run + usual.size; run != last; ++run) {
      if (!take(*run)) return false;
      if (!run->value) continue;
      piece value;
      if (take_string(value)) {
        found.note_usual(*run, json_kind::string, value);
      } else if (!take_null()) {
        json_kind kind = json_kind::string;
        if (!take_other(value, kind)) return false;
        found.note_usual(*run, kind, value);
      }
    }
    return at_end();
  }

 private:
  [[gnu::always_inline]] inline bool take(const usual_run& run) noexcept {
    const auto left = static_cast<std::size_t>(end_ - p_);
    // Most runs are short, and have so much behind them.
    if (run.size <= 16 && left >= 16) {
      if ((~simd::same16(p_, run.bytes) & run.mask) != 0) return false;
    } else if (left >= usual_run::longest) {
      const std::uint32_t same = simd::same16(p_, run.bytes) | simd::same16(p_ + 16, run.bytes + 16)
                                                                   << 16;
      if ((~same & run.mask) != 0) return false;
    } else if (!is_near_end(run, left)) {
      return false;
    }
    p_ += run.size;
    return true;
  }

  // The same where fewer bytes are left than would be loaded.
  [[gnu::always_inline]] inline bool is_near_end(const usual_run& run,
                                                 std::size_t left) const noexcept {
    if (left < run.size) return false;
    for (std::size_t i = 0; i < run.size; ++i) {
      if (p_[i] != run.bytes[i]) return false;
    }
    return true;
  }

  [[gnu::always_inline]] inline bool take_null() noexcept {
    if (end_ - p_ < 4 || std::memcmp(p_, "null", 4) != 0) return false;
    p_ += 4;
    return true;
  }

  // What is no plain string and not null.
  [[gnu::noinline]] bool take_other(piece& value, json_kind& kind) noexcept {
    if (at_end()) return false;
    if (*p_ == '"') return string(value) == step::ok;
    bool number = false;
    if (scalar(value, number, true) != step::ok) return false;
    kind = number ? json_kind::number : json_kind::boolean;
    return true;
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
#endif

// From an XML document to the values that a collector remembers: an element is a member.
#ifndef TRIAGE_READ_DETAIL_XML_WALKER_HPP
#define TRIAGE_READ_DETAIL_XML_WALKER_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// The text of one element, put together from the pieces between the tags, comments and sections in
/// it: a view of the body from the first to the last of them, without the white space around.
class xml_content {
 public:
  /// The next piece, as it is written.
  [[gnu::noinline]] constexpr void add(std::string_view written) noexcept {
    const std::string_view s = trim(written);
    if (s.empty()) return;
    const bool references = check_text(s, true) != 0;
    extend(s.data(), s.data() + s.size(), references);
  }

  /// The contents of the next CDATA section. Alone, they are the text, without the marks.
  [[gnu::noinline]] constexpr void add_section(std::string_view inside, bool whole) noexcept {
    const std::string_view s = trim(inside);
    if (s.empty()) return;
    (void)check_text(s, false);
    const char* const mark = inside.data() - cdata_begin.size();
    if (first_ == nullptr) {
      first_ = s.data();
      last_ = s.data() + s.size();
      mark_ = mark;
    } else {
      extend(mark, inside.data() + inside.size() + (whole ? cdata_end.size() : 0), true);
    }
  }

  /// `here`: where an empty text is.
  [[nodiscard]] constexpr piece value(const char* here) const noexcept {
    if (first_ == nullptr) return {here, 0, text::form::plain};
    return {first_, static_cast<std::size_t>(last_ - first_),
            written_ ? text::form::xml : text::form::plain};
  }

  /// Whether it has something that a document must not have: a control character, bytes that are
  /// not UTF-8, or a reference to something that is not known.
  [[nodiscard]] constexpr bool flawed() const noexcept { return flawed_; }

 private:
  constexpr void extend(const char* first, const char* last, bool written) noexcept {
    written_ = written_ || written || first_ != nullptr;  // there is something between two pieces
    if (first_ == nullptr) first_ = first;
    if (mark_ != nullptr) first_ = mark_;
    mark_ = nullptr;
    last_ = last;
  }

  // Looks for flaws. Gives the number of references.
  [[gnu::noinline]] constexpr std::size_t check_text(std::string_view s, bool references) noexcept {
    std::size_t found = 0;
    const char* const end = s.data() + s.size();
    for (const char* p = s.data(); p != end;) {
      const auto c = static_cast<unsigned char>(*p);
      std::size_t length = 1;
      if (c == '&' && references) {
        ++found;
        length = read_reference({p, static_cast<std::size_t>(end - p)}).size;
      } else if (c >= 0x80) {
        length = utf8_length(p, end);
      } else if (!xml_character(c)) {
        length = 0;
      }
      flawed_ = flawed_ || length == 0;
      p += length == 0 ? 1 : length;
    }
    return found;
  }

  const char* first_ = nullptr;
  const char* last_ = nullptr;
  const char* mark_ = nullptr;  // of a section that is all there is so far: where it begins
  bool written_ = false;        // whether something has to be decoded
  bool flawed_ = false;
};

/// Walks an XML document and tells a collector what it meets. An element is a member of the one
/// that it is in, and the root element one of the document: the pointer of <Error><Code> is
/// /Error/Code. Prefixes of names are cut off, and attributes passed over. An element with other
/// elements in it is an object; one with text, or an empty one, is a string. Of several elements of
/// one name in the same element, the first is taken, with everything in it.
///
/// Constant stack, whatever the depth; linear time.
class xml_walker {
 public:
  using step = xml_lexer::step;

  constexpr xml_walker(std::string_view body, collector& found) noexcept
      : in_(body), end_(body.data() + body.size()), found_(found) {}

  /// To the end of the document (`ok`) or to where it stops being one.
  [[gnu::noinline]] constexpr step walk() noexcept {
    step s = in_.prolog();
    if (s != step::ok) return s;
    frame open[max_pointer_depth + 1];  // the elements around this place that are of interest
    unsigned depth = 0;
    open[0].node = 0;  // the document itself
    // Objects are noted without a text: no role can have them, as details are lists of JSON.
    found_.note(0, json_kind::object, {});
    for (;;) {
      frame& top = open[depth];
      if (depth != 0) {
        const std::string_view text = in_.skip_text();
        if (!top.parent) add(top.content, text);
        if (in_.at_end() || in_.cut_in("<!--") || in_.cut_in(cdata_begin)) {
          cut(top);
          return step::truncated;
        }
      }
      if (depth != 0 && in_.at("</")) {
        if (!top.parent) {
          found_.note(top.node, json_kind::string, top.content.value(in_.rest().data()));
          flawed_ = flawed_ || top.content.flawed();
        }
        std::string_view tag;
        s = in_.end_tag(tag);
        if (s == step::ok && tag != top.tag) s = step::malformed;
        if (s != step::ok) return s;
        if (--depth == 0) return in_.epilog();
      } else if (depth != 0 && (in_.at("<!--") || in_.at("<?"))) {
        s = in_.skip_aside();
        if (s != step::ok) {
          cut(top);
          return s;
        }
      } else if (depth != 0 && in_.at(cdata_begin)) {
        std::string_view inside;
        s = in_.cdata(inside);
        const bool whole = s == step::ok;
        if (!top.parent) top.content.add_section(whole ? inside : without_half_end(inside), whole);
        if (!whole) {
          cut(top);
          return s;
        }
      } else {
        std::string_view tag;
        bool closed = false;
        s = in_.start_tag(tag, closed);
        if (s != step::ok) {
          cut(top);
          return s;
        }
        ++elements_;
        if (!top.parent && depth != 0) found_.note(top.node, json_kind::object, {});
        top.parent = true;
        const int node = found_.first_member(top.node, local_name(tag), end_);
        if (closed) {
          if (node != no_node)
            found_.note(node, json_kind::string, xml_content().value(in_.rest().data()));
          s = step::ok;
        } else if (node == no_node) {
          s = in_.skip_element();
        } else {
          open[++depth] = {node, tag, false, {}};
        }
        if (s != step::ok) return s;
        if (depth == 0) return in_.epilog();
      }
    }
  }

  /// How many elements began.
  [[nodiscard]] constexpr std::size_t elements() const noexcept { return elements_; }
  /// Whether some text that was read is not what XML asks for.
  [[nodiscard]] constexpr bool flawed() const noexcept { return flawed_; }

 private:
  struct frame {
    int node = no_node;
    std::string_view tag = {};
    bool parent = false;  // has elements in it
    xml_content content = {};
  };

  // The next text of an element. At the end of the body, without half a reference or half a
  // character.
  constexpr void add(xml_content& content, std::string_view text) noexcept {
    content.add(in_.at_end() ? whole_characters(without_reference(text)) : text);
  }

  // The reading ends within this element. What there is of a message is better than none.
  constexpr void cut(const frame& top) noexcept {
    const piece value = top.content.value(in_.rest().data());
    if (!top.parent && value.size != 0) found_.note_partial(top.node, value);
    flawed_ = flawed_ || top.content.flawed();
  }

  static constexpr std::string_view without_reference(std::string_view s) noexcept {
    const std::size_t at = s.rfind('&');
    if (at == std::string_view::npos || s.find(';', at) != std::string_view::npos) return s;
    for (std::size_t i = at + 1; i < s.size(); ++i) {
      const char c = s[i];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'F');
      if (!letter && !(c >= '0' && c <= '9') && c != '#') return s;
    }
    return {s.data(), at};
  }

  // Of a section that is cut off: the end may be half of its mark.
  static constexpr std::string_view without_half_end(std::string_view s) noexcept {
    for (int i = 0; i < 2 && !s.empty() && s.back() == ']'; ++i) s.remove_suffix(1);
    return whole_characters(s);
  }

  static constexpr std::string_view whole_characters(std::string_view s) noexcept {
    const char* const end = s.data() + s.size();
    for (std::size_t n = 1; n <= 3 && n <= s.size(); ++n) {
      const char* const p = end - n;
      if ((static_cast<unsigned char>(*p) & 0xC0U) == 0x80U) continue;
      if (static_cast<unsigned char>(*p) >= 0xC2 && utf8_length(p, end) == 0) s.remove_suffix(n);
      break;
    }
    return s;
  }

  xml_lexer in_;
  const char* end_;
  collector& found_;
  std::size_t elements_ = 0;
  bool flawed_ = false;
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI {
namespace detail {

/// Walks a document and tells a collector what it meets. Of an array around the whole document, one
/// element is walked as if it were the document: see `collector::element_around`.
template <class Lexer>
class walker {
 public:
  using step = lexer::step;

  /// To the end of the document (`ok`) or to where it stops being one. `root`: the node that the
  /// document is at.
  [[gnu::always_inline]] static constexpr step walk(Lexer& in, collector& found,
                                                    std::size_t& members, int root = 0) noexcept {
    frame outer[max_pointer_depth + 2];
    unsigned open = 0;
    frame top{no_node, 0, 0, false};  // the innermost container of interest
    int node = root;                  // of the value that comes next
    in.skip_space();
    for (;;) {
      if (in.at_end()) return step::truncated;
      step s = step::closed;  // the value is complete
      const char c = in.peek();
      if (c == '"') {
        piece value;
        if (in.string(value) != step::ok) {
          if (node != no_node) found.note_partial(node, value);
          return step::truncated;
        }
        if (node != no_node) found.note(node, json_kind::string, value);
      } else if (c == '{' || c == '[') {
        const char* const start = in.here();
        const bool whole = c == '[' && open == 0;  // an array around everything
        in.advance();
        if (node != no_node && !whole) {
          found.note(node, c == '[' ? json_kind::array : json_kind::object,
                     {start, static_cast<std::size_t>(in.end() - start), text::form::json});
        }
        if (whole || found.wants(node)) {
          outer[open++] = top;
          top = {whole ? no_node : node, c == '[' ? 0 : found.first_guess(node),
                 c == '[' ? ']' : '}', whole};
          s = in.first_item(top.bracket);
          if (s == step::closed) leave(in, found, outer, open, top);
        } else {
          if (!in.skip_container()) return step::truncated;
          found.end_of(node, in.here());
        }
      } else {
        piece value;
        bool number = false;
        if (const step n = in.scalar(value, number, open != 0); n != step::ok) return n;
        if (node != no_node && value.form != text::form::absent) {
          found.note(node, number ? json_kind::number : json_kind::boolean, value);
        }
      }
      if (s == step::closed) s = next(in, found, outer, open, top);

      for (;;) {
        if (s != step::ok) return s == step::closed ? step::ok : s;
        if (top.bracket == ']') {
          node = top.around ? found.element_around(top.next++ == 0, in.peek() == '{')
                            : found.element(top.node, top.next++);
          break;
        }
        if (in.peek() != '"') return step::malformed;
        ++members;
        node = found.take_guess(in, top.next);
        if (node == no_node) {
          piece name;
          if (in.string(name) != step::ok) return step::truncated;
          if (const step n = in.colon(); n != step::ok) return n;
          node = found.member(top.node, name, in.end());
          top.next = found.next_guess(node);
          break;
        }
        top.next = found.next_guess(node);
        piece value;
        if (!in.take_string(value)) break;
        found.note(node, json_kind::string, value);
        s = next(in, found, outer, open, top);
      }
    }
  }

 private:
  // A container that has something of interest, or the array around a whole body.
  struct frame {
    int node;
    std::int32_t next;  // of an array: index of the next element; of an object: a guess, its node
    char bracket;       // that closes it
    bool around;
  };

  [[gnu::always_inline]] static constexpr void leave(const Lexer& in, collector& found,
                                                     const frame* outer, unsigned& open,
                                                     frame& top) noexcept {
    found.end_of(top.node, in.here());
    top = outer[--open];
  }

  // From behind a value to the next item; `closed` if the text is over.
  [[gnu::always_inline]] static constexpr step next(Lexer& in, collector& found, const frame* outer,
                                                    unsigned& open, frame& top) noexcept {
    for (;;) {
      if (open == 0) {
        in.skip_space();
        return in.at_end() ? step::closed : step::malformed;
      }
      const step s = in.next_item(top.bracket);
      if (s != step::closed) return s;
      leave(in, found, outer, open, top);
    }
  }
};

}  // namespace detail

/// Another parser in the place of the built-in one, such as simdjson's (simdjson.hpp). `read` tells
/// the collector what is in the body and whether a string was flawed; false if the body is not
/// wholly valid for it: then what it told is forgotten.
template <class T>
concept body_reader = requires(T& reader, std::string_view body, detail::collector& found,
                               bool& flawed) {
  { reader.read(body, found, flawed) }
  noexcept->std::same_as<bool>;
};

/// What a body says, by role. It is read as the provider's own shape. If that finds no code, no
/// type and no message, the body came from somebody else, and it is read once more, as the generic
/// shapes; what the own shape found stays. So of a body in the own shape, nothing is read that the
/// provider's fields do not name.
///
/// Linear in the size of the body, constant stack; a damaged body is read up to the damage. Borrows
/// the body.
class body_fields {
  using step = detail::lexer::step;

  // The parsers, of which `walk` tells found_ what is in the body.
  struct built_in_parser {
    [[nodiscard]] constexpr step walk(body_fields& fields, std::string_view body) const noexcept {
      return fields.walk(body);
    }
  };
  template <class Reader>
  struct other_parser {
    Reader& reader;
    [[nodiscard]] step walk(body_fields& fields, std::string_view body) const noexcept {
      fields.flawed_ = false;
      if (reader.read(body, fields.found_, fields.flawed_)) return step::ok;
      fields.found_.restart();
      return fields.walk(body);
    }
  };

  // The first of the members, since clang 14 needs to know what the others call in a constant
  // expression.
  template <class Parser>
  constexpr void read(const detail::shape_view& shapes, std::string_view body, bool with_generic,
                      const Parser& parser) noexcept {
    for (bool own = !shapes.empty();; own = false) {
      if (own || shapes.empty()) {
        found_.look_for(own ? shapes.trie : detail::shapes_of_json.trie);
      } else {
        found_.look_again_for(detail::shapes_of_json.trie);
      }
      const step last = own && read_usual(shapes.usual, body) ? step::ok
                        : begins_otherwise(body)              ? step::malformed
                                                              : parser.walk(*this, body);
      // The second pass finds the same.
      if (kind_ != body_kind::json && not_json(body, last)) {
        read_other(shapes, body, with_generic);
        return;
      }
      kind_ = body_kind::json;
      judge(last);
      if (!own) break;
      if (found_.resolve(shapes) || !with_generic) return;
    }
    found_.resolve(detail::shapes_of_json, 0);
    if (!found_.identified()) found_.set(role::message, first_sentence(body));
  }

  // The first text of several words in a document of which no shape knows a member, such as
  // {"email": ["is not an address"]}. Members of the first three levels, within the first 4 KB.
  [[gnu::noinline]] static constexpr text first_sentence(std::string_view body) noexcept {
    json::scanner in(detail::without_mark(body).substr(0, detail::sniff_limit));
    for (;;) {
      const json::token t = in.next();
      if (t >= json::token::end) return {};
      if (in.depth() > 3) {
        (void)in.skip();
        continue;
      }
      if (t != json::token::string) continue;
      const std::string_view s = in.value().raw();
      if (s.find(' ') != std::string_view::npos &&
          (detail::is_lower(s[0]) || detail::is_upper(s[0]))) {
        return in.value();
      }
    }
  }

 public:
  constexpr body_fields(const detail::shape_view& shapes, std::string_view body) noexcept {
    read(shapes, body, true, built_in_parser{});
  }

  /// The same by another parser. What that one does not take is read by the built-in one.
  template <body_reader Reader>
  body_fields(const detail::shape_view& shapes, std::string_view body, Reader& reader) noexcept {
    read(shapes, body, true, other_parser<Reader>{reader});
  }

  /// What the provider's own shape finds, for who has no use for anything else. `shapes` is not
  /// empty.
  [[nodiscard]] static constexpr body_fields of_own_shape(const detail::shape_view& shapes,
                                                          std::string_view body) noexcept {
    return body_fields(shapes, body, own_shape_only{});
  }

  /// What the provider's own shape finds in a JSON object that is the part of a body at this node
  /// of its trie: for the items of a batch. `shapes` is not empty.
  [[nodiscard]] static constexpr body_fields of_part(const detail::shape_view& shapes,
                                                     std::string_view part, int node) noexcept {
    return {shapes, part, node};
  }

  /// The value that has a role; absent if there is none.
  [[nodiscard]] constexpr text operator[](role r) const noexcept { return found_[r]; }
  /// The value at a pointer that a condition of a row has; absent if there is none.
  [[nodiscard]] constexpr text at(std::string_view pointer) const noexcept {
    return found_.at(pointer);
  }
  /// How the delay is written.
  [[nodiscard]] constexpr form delay_form() const noexcept { return found_.delay_form(); }
  /// The first code in the provider's own shape for which `known` gives true; absent if there is
  /// none. Linear in the fields.
  template <class Known>
  [[nodiscard]] constexpr text code_that(const detail::shape_view& shapes,
                                         Known known) const noexcept {
    return found_.code_that(shapes, known);
  }
  [[nodiscard]] constexpr triage::body_kind kind() const noexcept { return kind_; }
  [[nodiscard]] constexpr triage::damage damage() const noexcept { return damage_; }
  /// The number of the shape that gave the code, type or message; 0: the provider's own, or none.
  [[nodiscard]] constexpr std::uint8_t shape() const noexcept { return found_.shape(); }
  /// Whether the body came in the API's own shape: that gave the code, type or message.
  [[nodiscard]] constexpr bool own() const noexcept { return found_.own(); }
  /// Whether the value that has a role was at a pointer of the provider's own shape.
  [[nodiscard]] constexpr bool own(role r) const noexcept { return found_.own(r); }

 private:
  struct own_shape_only {};

  constexpr body_fields(const detail::shape_view& shapes, std::string_view body,
                        own_shape_only /*tag*/) noexcept {
    read(shapes, body, false, built_in_parser{});
  }

  constexpr body_fields(const detail::shape_view& shapes, std::string_view part,
                        int node) noexcept {
    found_.look_for(shapes.trie);
    detail::lexer in(part);
    const step last = detail::walker<detail::lexer>::walk(in, found_, members_, node);
    flawed_ = in.flawed();
    kind_ = body_kind::json;
    judge(last);
    (void)found_.resolve(shapes);
  }

  // What is not JSON.
  [[gnu::noinline]] constexpr void read_other(const detail::shape_view& shapes,
                                              std::string_view body, bool with_generic) noexcept {
    detail::unstructured u = detail::read_unstructured(body);
    if (u.kind == body_kind::xml) {
      if (read_xml(shapes, body, with_generic)) return;
      u = detail::read_text(detail::trim(detail::without_mark(body)));
    }
    if (u.kind == body_kind::text) {
      if (const auto event = detail::error_in_events(u.message.raw())) {
        read(shapes, *event, with_generic, built_in_parser{});
        kind_ = body_kind::event_stream;
        return;
      }
    }
    kind_ = u.kind;
    found_.set_message(u.message);
    if (!u.code.empty()) found_.set(role::code, text::plain(u.code));
  }

  // The same two passes over XML. False if it is none.
  constexpr bool read_xml(const detail::shape_view& shapes, std::string_view body,
                          bool with_generic) noexcept {
    using xml_step = detail::xml_walker::step;
    for (bool own = !shapes.empty();; own = false) {
      if (own || shapes.empty()) {
        found_.look_for(own ? shapes.trie : detail::shapes_of_xml.trie);
      } else {
        found_.look_again_for(detail::shapes_of_xml.trie);
      }
      detail::xml_walker in(body, found_);
      const xml_step last = in.walk();
      if (last == xml_step::malformed && in.elements() == 0) return false;
      kind_ = body_kind::xml;
      flawed_ = in.flawed();
      judge(last == xml_step::ok          ? step::ok
            : last == xml_step::truncated ? step::truncated
                                          : step::malformed);
      if (!own) break;
      if (found_.resolve(shapes) || !with_generic) return true;
    }
    found_.resolve(detail::shapes_of_xml, detail::json_shapes);
    return true;
  }

  // Before what calls it: else clang does not know it in a constant expression.
  template <class Lexer>
  [[gnu::always_inline]] constexpr step walk_with(Lexer& in) noexcept {
    const step last = detail::walker<Lexer>::walk(in, found_, members_);
    flawed_ = in.flawed();
    return last;
  }

  constexpr step walk(std::string_view body) noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) return walk_fast(body);
#endif
    detail::lexer in(body);
    return walk_with(in);
  }

  // Whether it has the provider's usual layout, and was read.
  [[gnu::always_inline]] constexpr bool read_usual(
      [[maybe_unused]] const detail::usual_view& usual,
      [[maybe_unused]] std::string_view body) noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated() && usual.size != 0 &&
        body.size() >= detail::short_lexer::least && body.back() == '}') {
      detail::usual_reader in(body);
      if (in.read(usual, found_)) {
        flawed_ = in.flawed();
        return true;
      }
      found_.forget_usual();
    }
#endif
    return false;
  }

#if TRIAGE_SIMD
  step walk_fast(std::string_view body) noexcept {
    if (body.size() >= detail::short_lexer::least && body.size() <= detail::short_lexer::most) {
      detail::short_lexer in(body);
      return walk_with(in);
    }
    detail::string_index index;
    detail::block_lexer in(body, index);
    return walk_with(in);
  }
#endif

  // Each pass looks at other parts of the body. What the last one says of the damage it met comes
  // first.
  constexpr void judge(step last) noexcept {
    if (last == step::truncated) {
      damage_ = damage::truncated;
    } else if (last == step::malformed || flawed_) {
      damage_ = damage::malformed;
    }
  }

  // Most of what is no JSON is told by its first byte.
  [[nodiscard]] static constexpr bool begins_otherwise(std::string_view s) noexcept {
    return !s.empty() && s[0] != '{' &&
           (s[0] == '<' || detail::is_upper(s[0]) ||
            (detail::is_lower(s[0]) && s[0] != 't' && s[0] != 'f' && s[0] != 'n'));
  }

  // "[error] no such host" and "404 page not found" begin like JSON.
  [[nodiscard]] constexpr bool not_json(std::string_view s, step last) const noexcept {
    if (last == step::ok) return false;
    s = detail::trim(detail::without_mark(s));
    if (s.empty()) return true;
    const bool brackets = s[0] == '{' || s[0] == '[';
    if (last == step::truncated) return !brackets && s[0] != '"';
    return !brackets || members_ == 0;
  }

  std::size_t members_ = 0;
  bool flawed_ = false;
  triage::body_kind kind_ = body_kind::empty;
  triage::damage damage_ = damage::none;
  detail::collector found_;  // last, since it is large
};

}  // namespace triage::inline TRIAGE_ABI

#endif

// From what a response says about itself to the one row that decides.
#ifndef TRIAGE_TABLES_RULE_HPP
#define TRIAGE_TABLES_RULE_HPP

// Codes and types that mean the same wherever they come from. A provider's own tables go first.
#ifndef TRIAGE_TABLES_DETAIL_WELL_KNOWN_HPP
#define TRIAGE_TABLES_DETAIL_WELL_KNOWN_HPP

namespace triage::inline TRIAGE_ABI::detail {

struct well_known : kinds {
  static constexpr std::string_view anthropic = "https://docs.anthropic.com/en/api/errors";
  static constexpr std::string_view openai = "https://platform.openai.com/docs/guides/error-codes";
  static constexpr std::string_view openrouter =
      "https://openrouter.ai/docs/api/reference/errors-and-debugging";

  // An exhausted quota comes with 429 outside of streams, of which HTTP says that it passes: here
  // it has the status that says what it is.
  static constexpr row rows[] = {
      // Anthropic, Errors: the types.
      {"invalid_request_error", 400},
      {"authentication_error", 401},
      {"billing_error", 402, out_of_funds, "the account has no funds left", anthropic},
      {"permission_error", 403},
      {"not_found_error", 404},
      {"conflict_error", 409},
      {"request_too_large", 413},
      {"rate_limit_error", 429, throttled, "too many requests or tokens", anthropic},
      {"api_error", 500},
      {"timeout_error", 504},
      {"overloaded_error", 529, busy, "more work than the service can take", anthropic},
      // OpenAI, Error codes, and openai-python, types/responses/response_error.py.
      {"rate_limit_exceeded", 429, throttled, "too many requests or tokens", openai},
      {"slow_down", 429},
      {"insufficient_quota", 402, out_of_funds, "the account's credit or budget is used up",
       openai},
      {"credit_balance_exhausted", 402, out_of_funds, "the account's credit is used up", openai},
      {"server_error", 500},
      {"service_unavailable_error", 503},
      {"server_is_overloaded", 503, busy, "more work than the service can take", openai},
      {"vector_store_timeout", 504},
      {"context_length_exceeded", 400, too_long, "more tokens than the model takes", openai},
      {"invalid_prompt", 400},
      {"bio_policy", 400, refused_content, "refused for what it says", openai},
      {"data_residency_mismatch", 400},
      {"invalid_image", 400},
      {"invalid_image_format", 400},
      {"invalid_base64_image", 400},
      {"invalid_image_url", 400},
      {"invalid_image_mode", 400},
      {"image_too_large", 400},
      {"image_too_small", 400},
      {"image_file_too_large", 400},
      {"image_parse_error", 400},
      {"image_content_policy_violation", 400, refused_content, "refused for what it shows", openai},
      {"unsupported_image_media_type", 400},
      {"empty_image_file", 400},
      {"image_file_not_found", 404},
      // OpenRouter, Errors and debugging: the canonical types.
      {"content_policy_violation", 400, refused_content, "refused for what it says", openrouter},
      // Gemini, Interactions API.
      {"too_many_requests", 429},
      {"quota_exceeded", 402},
      {"service_unavailable", 503},
      {"deadline_exceeded", 504},
  };
};

/// The row of a code or type, null if it is not well known. Its category is `unset` if it says
/// nothing beyond its status, which says what it is, for errors that come without one. Constant
/// time.
[[nodiscard]] constexpr row_ref find_well_known(const text& name) noexcept {
  char buffer[longest_key];
  return find_named(row_table_of<well_known>(), code_table<well_known>.view(),
                    decoded_key(name, buffer));
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

// Which of the words of a response decides, held against its status.
#ifndef TRIAGE_TABLES_DETAIL_WORDS_DECIDE_HPP
#define TRIAGE_TABLES_DETAIL_WORDS_DECIDE_HPP

namespace triage::inline TRIAGE_ABI::detail {

// A place in the decoded text as a part of what was sent.
[[nodiscard, gnu::noinline]] constexpr text piece_of(const text& t, std::size_t from,
                                                     std::size_t to) noexcept {
  std::size_t begin = from;
  std::size_t end = to;
  const std::string_view raw = t.raw();
  if (t.escaped()) {
    text::decoder d(t);
    for (std::size_t i = 0; i < to; ++i) {
      if (i == from) begin = raw.size() - d.left();
      (void)d.next();
    }
    end = raw.size() - d.left();
  }
  return {raw.substr(begin, end - begin), t.kind()};
}

/// The words that decided, which are looked up only if somebody asks for them.
struct deciding_piece {
  text of;  // absent if no words decide
  std::uint16_t begin = 0;
  std::uint16_t end = 0;

  // NOLINTNEXTLINE(google-explicit-constructor): it is that text, but later
  constexpr operator text() const noexcept { return piece_of(of, begin, end); }
};

struct words_decision {
  row_ref by;              // null: no words decide
  std::uint8_t value = 0;  // how strong they are
  std::uint8_t in = 0;     // 1: in the code, 2: in the type, 3: in the message
  deciding_piece piece;    // the words themselves
};

/// How strong a word of a category has to be at a status. 9: never strong enough.
struct strength_needed {
  std::uint8_t of[category_count];

  [[nodiscard]] constexpr std::uint8_t operator[](category c) const noexcept {
    return of[static_cast<std::size_t>(c)];
  }
};

// In the order of the columns of status_needs::table.
[[nodiscard]] constexpr strength_needed needs(
    std::uint8_t funds, std::uint8_t quota, std::uint8_t key, std::uint8_t permission,
    std::uint8_t content, std::uint8_t length, std::uint8_t size, std::uint8_t missing,
    std::uint8_t conflict, std::uint8_t rate, std::uint8_t overload, std::uint8_t unavailable,
    std::uint8_t timeout, std::uint8_t internal, std::uint8_t request) {
  strength_needed n{};
  for (std::uint8_t& of : n.of) of = 9;
  const auto set = [&](category c, std::uint8_t value) {
    n.of[static_cast<std::size_t>(c)] = value;
  };
  set(category::insufficient_funds, funds);
  set(category::quota_exhausted, quota);
  set(category::authentication, key);
  set(category::permission, permission);
  set(category::content_policy, content);
  set(category::context_length, length);
  set(category::payload_too_large, size);
  set(category::not_found, missing);
  set(category::conflict, conflict);
  set(category::rate_limited, rate);
  set(category::overloaded, overload);
  set(category::unavailable, unavailable);
  set(category::timeout, timeout);
  set(category::internal, internal);
  set(category::invalid_request, request);
  return n;
}

struct status_needs {
  // In the order that decides between words of equal strength.
  static constexpr category order[] = {category::content_policy,    category::insufficient_funds,
                                       category::quota_exhausted,   category::context_length,
                                       category::payload_too_large, category::authentication,
                                       category::permission,        category::overloaded,
                                       category::rate_limited,      category::unavailable,
                                       category::timeout,           category::not_found,
                                       category::conflict,          category::invalid_request,
                                       category::internal};

  // The place of each category in it.
  static constexpr auto rank = [] {
    std::array<std::uint8_t, category_count> of{};
    for (std::uint8_t& r : of) r = 0xFF;
    std::uint8_t n = 0;
    for (const category c : order) of[static_cast<std::size_t>(c)] = n++;
    return of;
  }();

  //                     funds        content       conflict       timeout
  //                     |  quota     |  length     |  rate        |  internal
  //                     |  |  key    |  |  size    |  |  overload |  |  request
  //                     |  |  |  perm|  |  |  miss |  |  |  unav  |  |  |
  static constexpr strength_needed table[] = {
      /* success      */ needs(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2),
      /* 400, 418, …  */ needs(2, 2, 2, 3, 2, 2, 3, 3, 3, 2, 3, 3, 3, 4, 9),
      /* 422          */ needs(2, 2, 2, 3, 2, 2, 3, 4, 4, 2, 3, 3, 3, 4, 9),
      /* 401, 407     */ needs(2, 2, 3, 3, 3, 3, 9, 4, 9, 3, 3, 3, 9, 4, 9),
      /* 402          */ needs(2, 3, 4, 4, 4, 4, 9, 9, 9, 3, 4, 4, 9, 9, 9),
      /* 403          */ needs(2, 2, 3, 3, 2, 3, 3, 4, 9, 2, 3, 3, 4, 4, 9),
      /* 404          */ needs(3, 3, 3, 3, 4, 4, 9, 2, 9, 3, 3, 3, 9, 9, 9),
      /* 409, 423     */ needs(3, 3, 3, 4, 9, 9, 9, 4, 3, 3, 3, 3, 3, 9, 9),
      /* 412          */ needs(2, 2, 3, 2, 3, 3, 9, 9, 9, 3, 3, 3, 9, 9, 9),
      /* 413, 414     */ needs(3, 3, 3, 9, 9, 2, 3, 9, 9, 9, 9, 4, 9, 9, 9),
      /* 429          */ needs(2, 3, 3, 3, 3, 3, 3, 4, 4, 9, 2, 3, 9, 4, 9),
      /* other 4xx    */ needs(3, 3, 3, 4, 4, 3, 3, 9, 9, 3, 3, 3, 9, 9, 9),
      /* 500          */ needs(3, 3, 3, 4, 3, 3, 4, 4, 4, 2, 2, 2, 2, 3, 4),
      /* 502, 503, …  */ needs(3, 3, 3, 4, 3, 3, 4, 9, 9, 2, 2, 9, 9, 9, 9),
      /* other 5xx    */ needs(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9),
  };

  static constexpr const strength_needed& no_words = table[14];

  // Of a success or a failure.
  [[nodiscard]] static constexpr const strength_needed& of(int status) noexcept {
    switch (status) {
      case 400:
      case 406:
      case 417:
      case 418: return table[1];
      case 422: return table[2];
      case 401:
      case 407: return table[3];
      case 402: return table[4];
      case 403: return table[5];
      case 404: return table[6];
      case 409:
      case 423: return table[7];
      case 412: return table[8];
      case 413:
      case 414: return table[9];
      case 429: return table[10];
      case 500: return table[12];
      case 502:
      case 503:
      case 504: return table[13];
      default: break;
    }
    if (status >= 520 && status <= 530) return table[13];
    // What no standard knows is to be taken for the x00 of its class: RFC 9110, section 15.
    if (status >= 400 && status <= 499) return table[http_status_is_listed(status) ? 11 : 1];
    if (status <= 299) return table[0];
    return no_words;
  }
};

// What sentences tell in numbers rather than in words.
inline constexpr lone_row request_over_limit{
    "", kinds::too_large, "it asks for more than the limit allows at all", source_of_words.data()};
inline constexpr lone_row limit_of_zero{"", kinds::out_of_quota, "the limit is zero",
                                        source_of_words.data()};

// What the texts of a response say, and whether they name numbers that decide.
struct word_search {
  word_hits hits;
  row_ref numbers;
  std::uint16_t begin = 0;  // where these are, in the message
  std::uint16_t end = 0;

  constexpr void look(const lexicon_view* own, const text& t, std::uint8_t in,
                      int status) noexcept {
    if (t.present()) look_in(own, t, in, status);
  }

  // A type at a 5xx groups what went wrong; it does not prove that it does not pass.
  [[gnu::noinline]] constexpr void look_for_passing(const lexicon_view* own, const text& type,
                                                    int status) noexcept {
    word_search of_type;
    of_type.look(own, type, 2, status);
    for (std::uint32_t rest = of_type.hits.found(); rest != 0; rest &= rest - 1) {
      const auto c = static_cast<category>(std::countr_zero(rest));
      const word_hit& h = of_type.hits[c];
      if (h.by->kind().action == action::backoff) hits.add(c, h);
    }
  }

 private:
  [[gnu::noinline]] constexpr void look_in(const lexicon_view* own, const text& t, std::uint8_t in,
                                           int status) noexcept {
    word_text s;
    if (t.escaped()) {
      s.written(t.decode(s.room(), word_text::most).size());
    } else {
      s.set(t.raw());
    }
    if (!is_null(own)) look_for(*own, s, in, status);
    word_finder finder(lexicon, s);
    if (finder.may_find()) finder.find(status, 0, in, hits);
    if (in == 3 && status < 500 && finder.has_number()) {
      std::int64_t limit = 0;
      if (finder.asks_too_much(limit, begin, end)) {
        numbers = limit == 0 ? limit_of_zero.get() : request_over_limit.get();
      }
    }
  }

  // What a provider says of its own API goes before what is true of most.
  [[gnu::noinline]] constexpr void look_for(const lexicon_view& own, const word_text& s,
                                            std::uint8_t in, int status) noexcept {
    word_finder finder(own, s);
    if (finder.may_find()) finder.find(status, 1, in, hits);
  }
};

// Whether two texts were sent in the same bytes.
[[nodiscard]] constexpr bool sent_alike(const text& a, const text& b) noexcept {
  const std::string_view raw = a.raw();
  return a.kind() == b.kind() && raw.size() == b.raw().size() && same_bytes(raw, b.raw());
}

/// The words that decide instead of what the status says; `by` is null if none do. `extra` is
/// how much stronger than usual they have to be.
///
/// A word has to be the stronger, the more it contradicts the status: `status_needs`. A strong word
/// that agrees with the status defends it against weaker ones and equals: "3 requests per second;
/// your daily quota is 5000" is a 429 that passes.
[[nodiscard]] constexpr words_decision decide_by_words(const lexicon_view* own, const text& code,
                                                       const text& type, const text& message,
                                                       int status, const kind& status_says,
                                                       std::uint8_t extra) noexcept {
  if (status < 200 || (status >= 300 && status < 400)) return {};
  const strength_needed& needed = status_needs::of(status);
  if (&needed == &status_needs::no_words) return {};
  word_search search;
  search.look(own, code, 1, status);
  // A type that is the same as the code tells nothing more.
  if (type.present() && !sent_alike(type, code)) {
    if (status < 500) {
      search.look(own, type, 2, status);
    } else {
      search.look_for_passing(own, type, status);
    }
  }
  search.look(own, message, 3, status);

  const word_hits& hits = search.hits;
  const bool over = search.numbers == request_over_limit.get();
  if (!is_null(search.numbers) && (over || status_says.category == category::rate_limited)) {
    // "Exceeded model token limit: 8192 (requested: 9000)" is about the model, not about a minute.
    const bool of_model =
        over && hits.has(category::context_length) && hits[category::context_length].strength >= 3;
    const row_ref by = of_model ? hits[category::context_length].by : search.numbers;
    return {by, 5, 3, {message, search.begin, search.end}};
  }
  if (hits.found() == 0) return {};
  const std::uint8_t agreeing = hits.strongest(status_says.category);
  const std::uint8_t defence = agreeing >= 3 ? agreeing : 0;
  const word_hit* best = nullptr;
  std::uint8_t best_rank = 0;
  for (std::uint32_t rest = hits.found(); rest != 0; rest &= rest - 1) {
    const auto c = static_cast<category>(std::countr_zero(rest));
    const word_hit& h = hits[c];
    if (h.value < needed[c] + extra) continue;
    if (c != status_says.category) {
      if (h.value <= defence) continue;
    } else if (h.by->kind().action == status_says.action &&
               (extra > 0 || h.by->kind() == status_says)) {
      continue;  // nothing new
    }
    const std::uint8_t rank = status_needs::rank[static_cast<std::size_t>(c)];
    if (is_null(best) || h.value > best->value || (h.value == best->value && rank < best_rank)) {
      best = &h;
      best_rank = rank;
    }
  }
  if (is_null(best)) return {};
  const text& in = best->in == 1 ? code : best->in == 2 ? type : message;
  return {best->by, best->value, best->in, {in, best->begin, best->end}};
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI {

/// The decision of a row, and where it is documented.
struct rule {
  triage::basis basis = triage::basis::http_default;
  triage::category category = triage::category::unknown;
  triage::action action = triage::action::never;
  triage::remedy remedy = triage::remedy::nothing;
  triage::processed processed = triage::processed::unknown;
  triage::severity severity = triage::severity::undocumented;
  std::string_view meaning;  ///< what is documented, in our words. Static storage
  std::string_view source;   ///< where: a section of the provider's page, or an RFC. Static storage
  triage::scope scope = triage::scope::request;
  triage::recovery recovery = triage::recovery::none;
  row_ref row;  ///< the row itself
};

namespace detail {

/// What decides, and how far it is believed.
struct decision {
  row_ref by;
  triage::basis basis;
  triage::processed processed;
  triage::severity severity;
};

[[nodiscard]] constexpr triage::processed outcome_of(const kind& k) noexcept {
  return k.processed == processed::by_category ? default_outcome(k.category) : k.processed;
}

[[nodiscard]] constexpr triage::scope scope_of(const kind& k) noexcept {
  return k.scope == scope::by_category ? default_scope(k.category) : k.scope;
}

[[nodiscard]] constexpr decision decide_by(basis b, row_ref r) noexcept {
  return {r, b, outcome_of(r.kind()), r.severity()};
}

[[nodiscard]] constexpr rule rule_of(const decision& d) noexcept {
  const kind& k = d.by->kind();
  return {d.basis,         k.category,     k.action,    k.remedy,   d.processed, d.severity,
          d.by->meaning(), d.by->source(), scope_of(k), k.recovery, d.by};
}

[[nodiscard]] constexpr bool is_server_failure(int status) noexcept {
  return status >= 500 && status <= 599;
}

// Whether a type, a well-known name or a code that is documented with another status can prove that
// nothing was done: only with a 4xx that does not leave it open itself (408, 409, 424, 499). A 5xx
// and a redirect can come from anybody on the way, or say that something was done.
[[nodiscard]] constexpr bool can_prove(int status) noexcept {
  if (status < 400 || status > 499) return false;
  return outcome_of(http_status(status).kind()) == processed::no;
}

// The decision, without the claim that nothing was done if that is not proved.
[[nodiscard]] constexpr decision as_far_as(bool proved, decision d) noexcept {
  if (!proved && d.processed == processed::no) d.processed = processed::unknown;
  return d;
}

// Whether a text has these words in it, whatever the case of ASCII letters. The text is compared as
// it was sent, escapes and all, and only its first 2,048 bytes.
[[nodiscard]] constexpr bool has_words(const text& t, std::string_view words) noexcept {
  return contains_name(t.raw().substr(0, 2048), words);
}

/// Whether the whole of a condition holds. `Facts` answers `header(name)` with an optional
/// std::string_view, `member(pointer)` and `message()` with a text.
template <class Facts>
[[nodiscard]] constexpr bool holds(const when& w, const Facts& facts) {
  if (!w.header.empty()) {
    const std::optional<std::string_view> value = facts.header(w.header);
    if (!value || (!w.equals.empty() && *value != w.equals)) return false;
  }
  if (!w.member.empty()) {
    const text value = facts.member(w.member);
    if (!value.present()) return false;
    if (w.header.empty() && !w.equals.empty() && !(value == w.equals)) return false;
  }
  return w.message.empty() || has_words(facts.message(), w.message);
}

template <class Facts>
[[nodiscard, gnu::noinline]] constexpr row_ref fitting_of_several(provider p, row_ref first,
                                                                  int status, const Facts& facts) {
  row_ref other_status;
  for (row_ref r = first;;) {
    if (!r.record().conditional || holds(r->when(), facts)) {
      if (r->status().has(status)) return r;
      if (is_null(other_status)) other_status = r;
    }
    const std::size_t next = r.record().next;
    if (next == 0) return other_status;
    r = p.rows()[next];
  }
}

/// Of the rows of one key the one that decides: the first whose status and condition fit, else the
/// first whose condition fits. null if there is none. `first` may be null.
template <class Facts>
[[nodiscard, gnu::always_inline]] constexpr row_ref fitting(provider p, row_ref first, int status,
                                                            const Facts& facts) {
  if (is_null(first)) return first;
  if (first.record().next == 0 && !first.record().conditional) return first;  // nearly always
  return fitting_of_several(p, first, status, facts);
}

/// The row of a status alone, whatever else the response says: the provider's own, or else HTTP's.
[[nodiscard]] constexpr decision by_status_alone(provider p, int status) noexcept {
  const row_ref own = p.find_status(status);
  return !is_null(own) ? decide_by(basis::status, own)
                       : decide_by(basis::http_default, http_status(status));
}

// Of a failure. A 5xx alone proves nothing: gateways send it for connections that broke in the
// middle of an exchange. Of an error inside a success, the status says nothing without a condition.
template <class Facts>
[[nodiscard]] constexpr decision by_status(provider p, int status, const Facts& facts) {
  const bool inside = is_success(status);
  const bool proved = !is_server_failure(status);
  for (const status_key& key : p.status_keys()) {
    if (key.first > status || status > key.last) continue;
    const row_ref r = p.rows()[key.row];
    if (r.record().conditional ? !holds(r->when(), facts) : inside) continue;
    return as_far_as(proved, decide_by(basis::status, r));
  }
  const row_ref usual = inside ? failed_success() : http_status(status);
  return as_far_as(proved, decide_by(basis::http_default, usual));
}

// A code of a 4xx in a 5xx, a 3xx or a 408 contradicts itself. Of the two, what claims less is
// believed, unless the row itself says what became of the request.
[[nodiscard]] constexpr decision by_code(provider p, row_ref r, int status) noexcept {
  decision d = as_far_as(
      r->kind().processed != processed::by_category || r->status().has(status) || can_prove(status),
      decide_by(basis::code, r));
  if (d.severity == severity::undocumented && p.has_severities()) {
    if (const row_ref own = p.find_status(status); !is_null(own)) d.severity = own->severity();
  }
  return d;
}

// Whether there is a well-known name, and it says something else than the status does.
[[nodiscard]] constexpr bool says_more(row_ref known, const decision& status) noexcept {
  return !is_null(known) && known->kind().category != category::unset &&
         (known->kind().category != status.by->kind().category ||
          known->kind().action != status.by->kind().action);
}

// How much stronger than usual words have to be. A provider's own row of a status is about its own
// API: words contradict it only if they are strong, and hardly if the row has a condition that
// holds, or says something else than HTTP does.
[[nodiscard]] constexpr std::uint8_t extra_strength(const decision& status_says,
                                                    int status) noexcept {
  if (status_says.basis != basis::status) return 0;
  if (status_says.by.record().conditional) return 9;
  return status_says.by->kind().category == http_status(status)->kind().category ? 1 : 2;
}

// Whether words tell more than a well-known name does: a certain sentence, and, where the name only
// speaks of a rate limit, what kind of limit it is.
[[nodiscard]] constexpr bool tells_more(const words_decision& words, row_ref known) noexcept {
  if (words.in == 3 && words.value >= 4) return true;
  return known->kind().category == category::rate_limited &&
         words.by->kind().category != category::rate_limited;
}

/// The most specific evidence decides: the provider's code, its type, a code or type that means the
/// same everywhere, words in code, type and message, the status by the provider or by HTTP, and for
/// a status that has no row there, the class of the error id. `code_row` is the fitting row of
/// `code`, null if there is none. Constant time, but for conditions and words.
///
/// Of a 5xx, a type never says that the request is at fault, nor that it was not carried out: a
/// gateway passes such bodies on with a status of its own.
template <class Facts>
[[nodiscard]] constexpr decision decide(provider p, row_ref code_row, const text& code,
                                        const text& type, const text& error_id, int status,
                                        const Facts& facts) {
  if (!is_null(code_row)) return by_code(p, code_row, status);
  const bool server = is_server_failure(status);
  const bool proved = can_prove(status);
  if (const row_ref own = fitting(p, p.find_type(type), status, facts);
      !is_null(own) && !(server && own->kind().action == never)) {
    return as_far_as(proved, decide_by(basis::type, own));
  }
  const decision status_says = by_status(p, status, facts);
  row_ref known = find_well_known(code);
  basis known_by = basis::code;
  if (!says_more(known, status_says)) {
    known = find_well_known(type);
    known_by = basis::type;
    if (!says_more(known, status_says) || (server && known->kind().action == never)) {
      known = nullptr;
    }
  }
  if (is_null(known) && error_id.present() && status_says.basis == basis::http_default &&
      !http_status_is_listed(status)) {
    char buffer[64];
    const std::string_view id = decoded_key(error_id, buffer);
    const row_ref own = fitting(p, p.find_class(p.split_id(id).cls), status, facts);
    if (!is_null(own)) return as_far_as(proved, decide_by(basis::id_class, own));
  }
  if (p.uses_words()) {
    const words_decision words =
        decide_by_words(p.own_words(), code, type, facts.message(), status, status_says.by->kind(),
                        extra_strength(status_says, status));
    if (!is_null(words.by) && (is_null(known) || tells_more(words, known))) {
      return as_far_as(proved, decide_by(basis::words, words.by));
    }
  }
  if (!is_null(known)) return as_far_as(proved, decide_by(known_by, known));
  return status_says;
}

// The words of an error that was decided by words.
[[nodiscard]] constexpr text deciding_words(provider p, const text& code, const text& type,
                                            const text& message, int status) noexcept {
  const decision status_says = is_success(status) ? decide_by(basis::http_default, failed_success())
                                                  : by_status_alone(p, status);
  const words_decision words =
      decide_by_words(p.own_words(), code, type, message, status, status_says.by->kind(),
                      extra_strength(status_says, status));
  return words.piece;
}

}  // namespace detail

}  // namespace triage::inline TRIAGE_ABI

#endif

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

// The question: a status, a body, and headers in any form.
// A response: what an HTTP stack has received.
#ifndef TRIAGE_RESPONSE_HPP
#define TRIAGE_RESPONSE_HPP

#include <limits>

namespace triage::inline TRIAGE_ABI {

/// An HTTP status, from any integer or enumeration type (libcurl has long), without narrowing; a
/// value that does not fit into an int saturates. Any value is allowed.
class status_code {
 public:
  constexpr status_code() = default;
  template <class Number>
  requires(std::is_integral_v<Number> ||
           std::is_enum_v<Number>) constexpr status_code(Number n) noexcept
      : value_(saturated(n)) {}
  constexpr operator int() const noexcept { return value_; }

 private:
  template <class Number>
  static constexpr int saturated(Number n) noexcept {
    if constexpr (std::is_enum_v<Number>) {
      return saturated(static_cast<std::underlying_type_t<Number>>(n));
    } else {
      constexpr int most = (std::numeric_limits<int>::max)();
      constexpr int least = (std::numeric_limits<int>::min)();
      if constexpr (sizeof(Number) >= sizeof(int)) {
        if (n > 0 && static_cast<unsigned long long>(n) > static_cast<unsigned>(most)) return most;
        if constexpr (std::is_signed_v<Number>) {
          if (n < least) return least;
        }
      }
      return static_cast<int>(n);
    }
  }

  int value_ = 0;
};

/// A response. Everything is borrowed: errors made of it point into the body and into the header
/// values. So a temporary std::string, or a temporary map of strings, does not compile as body or
/// headers: keep it in a variable that lives as long as the error is used.
///
/// If `Headers` is not header_view but, for instance, a callable, headers can be looked up in
/// constant expressions, and exceptions of the callable are passed on; it is kept by value.
template <class Headers = header_view>
struct basic_response {
  static_assert(!detail::owning_headers<Headers>,
                "triage: a basic_response would keep a copy of these headers, which would be gone "
                "before the error is read: give a header_view of them");

  status_code status;
  borrowed_string body;
  Headers headers = {};  ///< absent by default
  /// When it came, by the caller's clock, for dates in it: std::time(nullptr) or
  /// std::chrono::system_clock::now(). Used only if there is no Date header, which is preferred,
  /// since it comes from the same clock as the dates.
  std::optional<unix_time> now = std::nullopt;
};

template <class Headers>
basic_response(status_code, std::string_view, Headers) -> basic_response<Headers>;
template <class Headers>
basic_response(status_code, std::string_view, Headers, std::optional<unix_time>)
    -> basic_response<Headers>;
basic_response(status_code, std::string_view)->basic_response<>;

/// The usual one: `check(assisters, {429, body, headers})`.
using response = basic_response<>;

}  // namespace triage::inline TRIAGE_ABI

#endif

// From one to the other.
// The call most programs need: a response in, a value or an error out.
#ifndef TRIAGE_CHECK_HPP
#define TRIAGE_CHECK_HPP

// From a response to a classified error: read, look up, decide.
#ifndef TRIAGE_CLASSIFY_HPP
#define TRIAGE_CLASSIFY_HPP

// Delays that servers name in sentences: "Please try again in 7m12.34s."
#ifndef TRIAGE_TIME_DELAY_SENTENCE_HPP
#define TRIAGE_TIME_DELAY_SENTENCE_HPP

// The words of sentences that name delays, and finding out which of them stand before a number.
#ifndef TRIAGE_TIME_DETAIL_DELAY_WORDS_HPP
#define TRIAGE_TIME_DETAIL_DELAY_WORDS_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// What can stand before a delay. A number alone is one of seconds.
enum class anchored : std::uint8_t {
  no,
  bare,    ///< a number with or without a unit, or a moment
  unit,    ///< a number with a unit, or a moment
  moment,  ///< a moment only, as Unix time, too
  ms,      ///< a number of milliseconds
};

/// One word, as in `retry-after: 5` and `wait 5 minutes`.
inline constexpr struct {
  std::string_view word;
  anchored by;
} delay_words[] = {
    {"retry-after", anchored::bare},  {"retry_after", anchored::bare},
    {"retryafter", anchored::bare},   {"retrydelay", anchored::bare},
    {"retry-after-ms", anchored::ms}, {"retry_after_ms", anchored::ms},
    {"retryafterms", anchored::ms},   {"wait", anchored::unit},
    {"again", anchored::unit},        {"backoff", anchored::unit},
    {"cooldown", anchored::unit},     {"until", anchored::moment},
};

/// Two words, as in `try again in 5`.
inline constexpr struct {
  std::string_view first;
  std::string_view second;
  anchored by;
} delay_pairs[] = {
    {"again", "in", anchored::bare},        {"retry", "in", anchored::bare},
    {"retrying", "in", anchored::bare},     {"available", "in", anchored::bare},
    {"replenished", "in", anchored::bare},  {"replenish", "in", anchored::bare},
    {"reset", "in", anchored::bare},        {"resets", "in", anchored::bare},
    {"renews", "in", anchored::unit},       {"refreshes", "in", anchored::unit},
    {"refresh", "in", anchored::unit},      {"restored", "in", anchored::unit},
    {"lifted", "in", anchored::unit},       {"unlocked", "in", anchored::unit},
    {"unblocked", "in", anchored::unit},    {"back", "in", anchored::unit},
    {"continue", "in", anchored::unit},     {"resume", "in", anchored::unit},
    {"again", "after", anchored::bare},     {"retry", "after", anchored::bare},
    {"request", "after", anchored::unit},   {"reset", "after", anchored::bare},
    {"resets", "after", anchored::bare},    {"back", "after", anchored::unit},
    {"available", "after", anchored::unit}, {"wait", "for", anchored::unit},
    {"banned", "for", anchored::unit},      {"blocked", "for", anchored::unit},
    {"locked", "for", anchored::unit},      {"wait", "time", anchored::unit},
    {"retry", "delay", anchored::unit},     {"back", "off", anchored::unit},
    {"off", "for", anchored::unit},         {"reset", "at", anchored::moment},
    {"resets", "at", anchored::moment},     {"again", "at", anchored::moment},
    {"retry", "at", anchored::moment},      {"available", "at", anchored::moment},
    {"reset", "on", anchored::moment},      {"resets", "on", anchored::moment},
    {"access", "on", anchored::moment},     {"available", "on", anchored::moment},
};

/// Words between the two and the number. `at` is one only before `least`.
inline constexpr std::string_view delay_fillers[] = {
    "about", "approximately", "approx", "around", "roughly", "another", "the",
    "next",  "least",         "is",     "of",     "a",       "an"};

/// Words before the two that say that it is none: "do not retry in 5 seconds".
inline constexpr std::string_view delay_negations[] = {"not", "never", "cannot", "no"};

/// `factor` times 10^`exponent` milliseconds, the longer unit first.
struct delay_unit {
  std::uint8_t size;  ///< the larger, the longer it is
  unsigned factor;
  int exponent;
};
/// Those of `delay_unit_names`. A day has twelve times this factor: 864 is too large for `whole`.
inline constexpr delay_unit delay_units[] = {{0, 0, 0}, {1, 1, 0},  {2, 1, 3},
                                             {3, 6, 4}, {4, 36, 5}, {5, 72, 5}};
inline constexpr std::uint8_t delay_unit_day = 5;

inline constexpr struct {
  std::string_view name;
  std::uint8_t unit;  ///< of delay_units
} delay_unit_names[] = {
    {"ms", 1},  {"msec", 1}, {"msecs", 1},  {"millis", 1},  {"millisecond", 1}, {"milliseconds", 1},
    {"s", 2},   {"sec", 2},  {"secs", 2},   {"second", 2},  {"seconds", 2},     {"m", 3},
    {"min", 3}, {"mins", 3}, {"minute", 3}, {"minutes", 3}, {"h", 4},           {"hr", 4},
    {"hrs", 4}, {"hour", 4}, {"hours", 4},  {"d", 5},       {"day", 5},         {"days", 5},
};

/// What a byte before a number is.
struct delay_byte {
  static constexpr std::uint8_t letter = 1;
  static constexpr std::uint8_t of_word = 2;   // letters and hyphens
  static constexpr std::uint8_t between = 4;   // between a word and what it is about
  static constexpr std::uint8_t attached = 8;  // a number behind it is only a part of something
};

inline constexpr auto delay_bytes = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t i = 0; i < 128; ++i) {
    const char c = static_cast<char>(i);
    std::uint8_t& is = kinds[i];
    if ((lower(c) >= 'a' && lower(c) <= 'z') || c == '_') {
      is = delay_byte::letter | delay_byte::of_word | delay_byte::attached;
    } else if (c == '-') {
      is = delay_byte::of_word | delay_byte::attached;
    } else if (c == '/' || c == '#' || c == '$' || c == '.' || c == ',') {
      is = delay_byte::attached;
    } else if (blank(c) || c == ':' || c == '=' || c == '"' || c == '\'' || c == '~' || c == '(' ||
               c == '*' || c == '`' || c == '\\') {
      is = delay_byte::between;
    }
  }
  return kinds;
}();

[[nodiscard]] constexpr bool is_delay_byte(std::uint8_t kind, char c) noexcept {
  return (delay_bytes[static_cast<unsigned char>(c)] & kind) != 0;
}

/// A word of up to 16 letters, hyphens and underscores in any case, as two numbers; what is longer
/// has the key of no word.
struct delay_word_key {
  std::uint64_t front = 0;  ///< what comes before
  std::uint64_t back = 0;   ///< the last eight bytes, the very last one on top

  static constexpr std::size_t longest = 16;

  friend constexpr bool operator==(delay_word_key, delay_word_key) noexcept = default;
  [[nodiscard]] constexpr std::uint64_t hash() const noexcept {
    return back + front * key_ends::factor;
  }
};

/// The key of the part of `s` that ends at `end` and has that size. Only an underscore and a DEL
/// become the same, and of these two only one is a part of words.
[[nodiscard]] constexpr delay_word_key delay_word_at(std::string_view s, std::size_t end,
                                                     std::size_t size) noexcept {
  if (size > delay_word_key::longest || size == 0) return {};
  constexpr std::uint64_t lower_case = 0x2020202020202020U;
  delay_word_key key;
  if (!std::is_constant_evaluated() && end >= delay_word_key::longest) {
    constexpr std::uint64_t all = ~std::uint64_t{0};
    const char* const p = s.data() + end;
    const std::uint64_t back = load_le<8>(p - 8) | lower_case;
    if (size <= 8) return {0, back & all << (64 - 8 * size)};
    return {(load_le<8>(p - 16) | lower_case) & all << (128 - 8 * size), back};
  }
  for (std::size_t i = end - size; i < end; ++i) {
    key.front = key.front >> 8 | key.back << 56;
    key.back = key.back >> 8 | std::uint64_t{static_cast<unsigned char>(s[i])} << 56;
    key.back |= std::uint64_t{0x20} << 56;
  }
  return key;
}

/// A word, and all that it can be.
struct delay_word {
  delay_word_key key;
  std::uint16_t pairs = 0;  ///< as the first of two: two bits of `anchored` for each second one
  anchored alone = anchored::no;  ///< as the only one
  std::uint8_t second = 0;        ///< as the second one: where its bits are in `pairs`
  std::uint8_t unit = 0;          ///< behind the number: of delay_units
  std::uint8_t is = 0;            ///< the bits below

  static constexpr std::uint8_t second_of_two = 1;
  static constexpr std::uint8_t filler = 2;
  static constexpr std::uint8_t negation = 4;
  static constexpr std::uint8_t least = 8;
  static constexpr std::uint8_t at = 16;
  static constexpr std::uint8_t t = 32;  ///< of "don't"
};

/// All of them, each once, found by their keys. The first one is no word.
struct delay_word_table {
  static constexpr std::size_t size = 1 + 84;
  static constexpr std::size_t cell_count = 1024;
  // Tried out: to look for it would be most of what the compiler has to do for this table.
  static constexpr std::uint64_t multiplier = 0x78255D6807923987U;

  delay_word words[size] = {};
  std::uint8_t cells[cell_count] = {};  ///< of words
  bool told_apart = true;               ///< whether each word has a cell of its own

  [[nodiscard]] static constexpr std::size_t cell_of(delay_word_key key) noexcept {
    return (key.hash() * multiplier) >> (64 - std::countr_zero(cell_count));
  }
  [[nodiscard]] constexpr const delay_word& find(delay_word_key key) const noexcept {
    const delay_word& found = words[cells[cell_of(key)]];
    return found.key == key ? found : words[0];
  }
};

inline constexpr delay_word_table delay_word_list = [] {
  delay_word_table table;
  std::uint8_t size = 1;
  const auto word = [&](std::string_view name) -> delay_word& {
    const delay_word_key key = delay_word_at(name, name.size(), name.size());
    std::uint8_t& cell = table.cells[delay_word_table::cell_of(key)];
    if (cell == 0) {
      cell = size++;
      table.words[cell].key = key;
    }
    table.told_apart = table.told_apart && table.words[cell].key == key;
    return table.words[cell];
  };
  std::uint8_t seconds = 0;
  for (const auto& one : delay_words) word(one.word).alone = one.by;
  for (const auto& pair : delay_pairs) {
    delay_word& second = word(pair.second);
    if ((second.is & delay_word::second_of_two) == 0) {
      second.is |= delay_word::second_of_two;
      second.second = seconds;
      seconds = static_cast<std::uint8_t>(seconds + 2);
    }
    std::uint16_t& pairs = word(pair.first).pairs;
    pairs = static_cast<std::uint16_t>(pairs | static_cast<unsigned>(pair.by) << second.second);
  }
  for (const std::string_view filler : delay_fillers) word(filler).is |= delay_word::filler;
  for (const std::string_view no : delay_negations) word(no).is |= delay_word::negation;
  for (const auto& unit : delay_unit_names) word(unit.name).unit = unit.unit;
  word("least").is |= delay_word::least;
  word("at").is |= delay_word::at;
  word("t").is |= delay_word::t;
  return table;
}();
static_assert(delay_word_list.told_apart, "two words have one cell: try another multiplier");
static_assert(delay_word_list.words[delay_word_table::size - 1].key != delay_word_key{},
              "delay_word_table::size is not the number of the words");

/// The words before a place of a text, the nearest one first. Borrows the text.
class words_before {
 public:
  constexpr words_before(std::string_view text, std::size_t at) noexcept : text_(text), at_(at) {}

  /// Goes back over one more word, and says what it is. If there is none, or none that touches the
  /// place but for blanks and quotes, it says so again and again.
  //
  // Bytes one by one: the processor guesses where words end and goes on, where it would have to
  // wait for what is computed from a mask.
  constexpr const delay_word& next() noexcept {
    std::size_t end = at_;
    while (end > 0 && is_delay_byte(delay_byte::between, text_[end - 1])) --end;
    at_ = end;
    while (at_ > 0 && is_delay_byte(delay_byte::of_word, text_[at_ - 1])) --at_;
    return delay_word_list.find(delay_word_at(text_, end, end - at_));
  }

  /// What is before the words that were seen.
  [[nodiscard]] constexpr std::string_view rest() const noexcept { return text_.substr(0, at_); }

 private:
  std::string_view text_;
  std::size_t at_;
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI {

/// A delay that a sentence names, and the words it was read from.
struct named_delay {
  server_delay delay;
  std::string_view words;  ///< a part of the sentence, such as "7m12.34s"; empty if it names none
};

namespace detail {

/// In Chinese and Japanese the unit and "after" follow the number: 30秒后.
inline constexpr struct {
  std::string_view name;
  std::uint8_t unit;  ///< of delay_units
} delay_units_cjk[] = {
    {"秒钟", 2}, {"秒鐘", 2}, {"秒", 2},   {"分钟", 3}, {"分鐘", 3}, {"分", 3},
    {"小时", 4}, {"小時", 4}, {"時間", 4}, {"天", 5},   {"日", 5},
};
inline constexpr std::string_view after_cjk[] = {"后", "後", "之后", "之後", "以后", "以後"};

/// One sentence, in which numbers are looked at one after the other.
class delay_sentence {
 public:
  constexpr delay_sentence(std::string_view all, std::optional<unix_time> now) noexcept
      : all_(all), now_(now) {}

  /// The last delay that is named: what comes before are limits. So it is looked for from the end
  /// on. `number`: the last digits of the sentence.
  [[nodiscard]] constexpr named_delay find(digit_run number) const noexcept {
    for (; number.end != 0; number = last_digits(all_, number.begin)) {
      // Most numbers are no delays.
      if (!starts_a_number(number.begin)) continue;
      const anchored by = anchor(number.begin);
      if (by == anchored::no && !before_high_byte(number.end)) continue;
      const named_delay here = read(number.begin, by);
      if (!here.words.empty()) return here;
    }
    return {};
  }

 private:
  static constexpr bool letter(char c) noexcept { return is_delay_byte(delay_byte::letter, c); }

  // Not within a name, a version, a number with separators, or behind a sign.
  [[nodiscard]] constexpr bool starts_a_number(std::size_t at) const noexcept {
    if (at == 0) return true;
    const char before = all_[at - 1];
    if (is_delay_byte(delay_byte::attached, before)) return false;
    return before != ':' || at < 2 || !is_digit(all_[at - 2]);
  }

  // What the words before the number at `at` say about it.
  [[nodiscard]] constexpr anchored anchor(std::size_t at) const noexcept {
    words_before words(all_, at);
    const delay_word* last = &words.next();
    for (int fillers = 0; fillers < 2 && (last->is & delay_word::filler) != 0; ++fillers) {
      const bool least = (last->is & delay_word::least) != 0;
      last = &words.next();
      if (least && (last->is & delay_word::at) != 0) last = &words.next();
    }
    anchored by = last->alone;
    if (by == anchored::no) {
      if ((last->is & delay_word::second_of_two) == 0) return anchored::no;
      by = static_cast<anchored>(words.next().pairs >> last->second & 3U);
    }
    return by != anchored::no && negated(words) ? anchored::no : by;
  }

  // "do not retry in 5 seconds", "don't retry in 5 seconds"
  static constexpr bool negated(words_before& words) noexcept {
    const delay_word& before = words.next();
    if ((before.is & delay_word::t) == 0) return (before.is & delay_word::negation) != 0;
    return words.rest().ends_with('\'') || words.rest().ends_with("\xE2\x80\x99");
  }

  // Whether behind the number whose digits end at `end` something begins that is not written in
  // ASCII.
  [[nodiscard]] constexpr bool before_high_byte(std::size_t end) const noexcept {
    while (end < all_.size() && (is_digit(all_[end]) || all_[end] == '.')) ++end;
    while (end < all_.size() && all_[end] == ' ') ++end;
    return end < all_.size() && static_cast<unsigned char>(all_[end]) >= 0x80;
  }

  // The delay at `at`, of which the words before it say this.
  [[nodiscard]] constexpr named_delay read(std::size_t at, anchored by) const noexcept {
    const std::string_view rest = all_.substr(at);
    if (by == anchored::no) return read_cjk(rest);
    if (rest.size() > 4 && rest[4] == '-') {
      if (const named_delay moment = read_moment(rest); !moment.words.empty()) return moment;
    }
    const std::size_t digits = number_size(rest);
    if (digits == 0) return {};
    const std::string_view number = rest.substr(0, digits);
    if (digits >= digits_of_moment && (by == anchored::moment || by == anchored::bare)) {
      if (const auto d = moment_in_number(number, now_); d && ends(rest.substr(digits))) {
        return {*d, number};
      }
    }
    if (by == anchored::moment) return {};
    if (by == anchored::ms) {
      return {{parse_milliseconds(number), std::nullopt}, number};
    }
    if (digits < rest.size() && rest[digits] == ':') {
      if (const named_delay clock = read_clock(rest); !clock.words.empty()) return clock;
    }
    if (const named_delay units = read_units(at); !units.words.empty()) return units;
    if (by == anchored::bare && ends(rest.substr(digits))) {
      return {{parse_seconds(number), std::nullopt}, number};
    }
    return {};
  }

  // Smaller numbers are no Unix time, as `moment_in_number` has it.
  static constexpr std::size_t digits_of_moment = 10;

  // Of a number with or without a fraction; 0 if it has separators in it.
  static constexpr std::size_t number_size(std::string_view s) noexcept {
    std::size_t i = 0;
    while (i < s.size() && is_digit(s[i])) ++i;
    if (i + 1 < s.size() && s[i] == '.' && is_digit(s[i + 1])) {
      for (++i; i < s.size() && is_digit(s[i]);) ++i;
    }
    if (i + 1 < s.size() && (s[i] == ',' || s[i] == '.') && is_digit(s[i + 1])) return 0;
    return i;
  }

  // Whether a number without a unit can end here: no word follows that says what it counts.
  static constexpr bool ends(std::string_view s) noexcept {
    // "1..5" is a range, "5..." is not.
    const std::size_t dots = s.find_first_not_of('.');
    if (dots == std::string_view::npos) return true;
    if (dots != 0 && is_digit(s[dots])) return false;
    if (s[0] == ':' && s.size() > 1 && is_digit(s[1])) return false;  // a clock that is none
    if (blank(s[0])) {
      const bool line = s[0] == '\n' || s[0] == '\r';
      const std::string_view next = trim(s);
      return line || next.empty() || next[0] == '(' || next[0] == '[' || next[0] == '-';
    }
    return !letter(s[0]) && s[0] != '%' && s[0] != '/' && s[0] != '-' && s[0] != '$' &&
           static_cast<unsigned char>(s[0]) < 0x80;
  }

  static constexpr std::int64_t in_ms(std::string_view number, delay_unit unit) noexcept {
    const decimal d = take_decimal(number, false).value_or(decimal{});
    const std::int64_t ms = whole(d, unit.factor, unit.exponent, max_delay_ms);
    if (unit.size != delay_unit_day) return ms;
    return ms > max_delay_ms / 12 ? max_delay_ms : ms * 12;
  }

  // "1h30m", "8 hours 24 minutes", "1 minute and 5 seconds"
  [[nodiscard]] constexpr named_delay read_units(std::size_t begin) const noexcept {
    std::int64_t total = 0;
    std::size_t used = begin;
    std::uint8_t before = 0xFF;
    for (std::size_t at = begin; at < all_.size() && is_digit(all_[at]);) {
      const std::size_t digits = number_size(all_.substr(at));
      if (digits == 0) break;
      std::size_t name = at + digits;
      if (name < all_.size() && (all_[name] == ' ' || all_[name] == '-')) ++name;
      std::size_t end = name;
      while (end < all_.size() && letter(all_[end])) ++end;
      // In the whole sentence, where there are more bytes to be read at once.
      const delay_word& word = delay_word_list.find(delay_word_at(all_, end, end - name));
      const delay_unit& unit = delay_units[word.unit];
      if (unit.size == 0 || unit.size >= before) break;
      before = unit.size;
      const std::int64_t ms = in_ms(all_.substr(at, digits), unit);
      total = ms > max_delay_ms - total ? max_delay_ms : total + ms;
      if (all_.substr(end, 3) == "(s)") end += 3;
      used = end;
      at = end;
      // What can stand before the next number: ", and ", " and ", ", ", " " or ",".
      if (at < all_.size() && all_[at] == ',') ++at;
      if (at < all_.size() && all_[at] == ' ') {
        ++at;
        if (all_.substr(at, 4) == "and ") at += 4;
      }
    }
    if (used == begin) return {};
    return {{total, std::nullopt}, all_.substr(begin, used - begin)};
  }

  // "30秒后". What is not written in ASCII comes somewhere behind: see before_high_byte.
  static constexpr named_delay read_cjk(std::string_view s) noexcept {
    const std::size_t digits = number_size(s);
    std::size_t at = digits;
    while (s[at] == ' ') ++at;
    if (digits == 0 || static_cast<unsigned char>(s[at]) < 0x80) return {};
    for (const auto& known : delay_units_cjk) {
      if (s.substr(at, known.name.size()) != known.name) continue;
      const std::size_t end = at + known.name.size();
      std::size_t behind = end;
      while (behind < s.size() && s[behind] == ' ') ++behind;
      for (const std::string_view after : after_cjk) {
        if (s.substr(behind, after.size()) == after) {
          return {{in_ms(s.substr(0, digits), delay_units[known.unit]), std::nullopt},
                  s.substr(0, end)};
        }
      }
    }
    return {};
  }

  // HH:MM:SS and D.HH:MM:SS, as .NET writes a TimeSpan; also with a fraction of the seconds.
  static constexpr named_delay read_clock(std::string_view s) noexcept {
    std::int64_t part[4] = {0, 0, 0, 0};  // days, hours, minutes, seconds
    std::size_t at = 0;
    const auto take = [&](std::int64_t& n) {
      const std::size_t begin = at;
      for (; at < s.size() && is_digit(s[at]) && at - begin < 6; ++at) n = n * 10 + (s[at] - '0');
    };
    const auto take_mark = [&](char mark) {
      const bool there = at + 1 < s.size() && s[at] == mark && is_digit(s[at + 1]);
      if (there) ++at;
      return there;
    };
    take(part[1]);
    if (take_mark('.')) {
      part[0] = part[1];
      part[1] = 0;
      take(part[1]);
    }
    if (!take_mark(':')) return {};
    take(part[2]);
    if (!take_mark(':')) return {};
    take(part[3]);
    if (part[2] > 59 || part[3] > 59) return {};
    std::int64_t ms = (((part[0] * 24 + part[1]) * 60 + part[2]) * 60 + part[3]) * 1000;
    if (take_mark('.')) {
      const std::size_t fraction = at;
      while (at < s.size() && is_digit(s[at])) ++at;
      char text[12] = {'0', '.'};
      std::size_t size = 2;
      for (std::size_t i = fraction; i < at && size < sizeof text; ++i) text[size++] = s[i];
      ms += parse_seconds({text, size}).value_or(0);
    }
    if (at < s.size() && letter(s[at])) return {};
    return {{ms < max_delay_ms ? ms : max_delay_ms, std::nullopt}, s.substr(0, at)};
  }

  // RFC 3339, and "2027-05-01 at 00:00 UTC". Without a zone it is not known which moment is meant.
  [[nodiscard]] constexpr named_delay read_moment(std::string_view s) const noexcept {
    constexpr std::string_view form = "dddd-dd-dd";
    if (s.size() < form.size()) return {};
    for (std::size_t i = 0; i < form.size(); ++i) {
      if (form[i] == 'd' ? !is_digit(s[i]) : s[i] != form[i]) return {};
    }
    char written[40] = {};
    std::size_t size = 0;
    const auto put = [&](std::string_view part) {
      for (const char c : part) {
        if (size < sizeof written) written[size++] = c;
      }
    };
    put(s.substr(0, form.size()));
    put("T");
    std::size_t at = form.size();
    for (const std::string_view joint : {"T", " at ", ", ", " "}) {
      if (s.substr(at, joint.size()) == joint) {
        at += joint.size();
        break;
      }
    }
    const std::size_t time = at;
    while (at < s.size() && at - time < 20 &&
           (is_digit(s[at]) || s[at] == ':' ||
            (s[at] == '.' && at + 1 < s.size() && is_digit(s[at + 1])))) {
      ++at;
    }
    if (at - time < 5) return {};
    put(s.substr(time, at - time));
    if (at - time == 5) put(":00");
    std::size_t zone = at;
    if (zone < s.size() && s[zone] == ' ') ++zone;
    const std::string_view rest = s.substr(zone);
    if (rest.substr(0, 1) == "Z") {
      put("Z");
      at = zone + 1;
    } else if (rest.substr(0, 3) == "UTC" || rest.substr(0, 3) == "GMT") {
      put("Z");
      at = zone + 3;
    } else if (rest.size() >= 5 && (rest[0] == '+' || rest[0] == '-')) {
      // +01:00, and +0100 of ISO 8601.
      const std::size_t minutes = rest[3] == ':' ? 4 : 3;
      put(rest.substr(0, 3));
      put(":");
      put(rest.substr(minutes, 2));
      at = zone + minutes + 2;
    } else {
      return {};
    }
    const std::optional<unix_time> moment = parse_rfc3339({written, size});
    if (!moment) return {};
    return {delay_until(*moment, now_), s.substr(0, at)};
  }

  std::string_view all_;
  std::optional<unix_time> now_;
};

/// How much of a message is looked at.
inline constexpr std::size_t sentence_limit = 2048;

}  // namespace detail

/// The delay that a message names in its words, as "Please try again in 6m0s.", "retry after 5",
/// "Expected available in 42 seconds.", "wait 8 hours 24 minutes", "replenished in 00:30:02" or
/// "access on 2027-05-01 at 00:00 UTC"; English, Chinese and Japanese. If there are several, the
/// last one. Numbers that nothing tells to be a delay (limits, counts, windows, versions) are none.
/// A moment becomes a delay if `now` is known. Reads the first 2 KB, in linear time, without
/// allocating; borrows the sentence.
[[nodiscard]] constexpr named_delay delay_in_sentence(
    std::string_view sentence, std::optional<unix_time> now = std::nullopt) noexcept {
  sentence = sentence.substr(0, detail::sentence_limit);
  return detail::delay_sentence(sentence, now).find(detail::last_digits(sentence, sentence.size()));
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// What response headers say about this very failure: whether to retry, after how long, its id.
#ifndef TRIAGE_TIME_HINTS_HPP
#define TRIAGE_TIME_HINTS_HPP

// The response headers in which APIs, gateways and proxies give the id of a request.
#ifndef TRIAGE_TIME_REQUEST_IDS_HPP
#define TRIAGE_TIME_REQUEST_IDS_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// The most specific first: what the API itself calls the request, then the names that anybody may
/// use, then gateways and edges, and last what may only be an echo of the caller's id.
inline constexpr std::string_view request_id_names[] = {
    // APIs
    "Request-Id",
    "X-Oai-Request-Id",
    "X-Amzn-RequestId",
    "X-Amzn-Request-Id",
    "X-Amz-Request-Id",
    "X-Ms-Request-Id",
    "X-GitHub-Request-Id",
    "X-Slack-Req-Id",
    "X-Shopify-Request-Id",
    "Twilio-Request-Id",
    "PayPal-Debug-Id",
    "Square-Request-Id",
    "X-Dropbox-Request-Id",
    "X-Notion-Request-Id",
    "X-HubSpot-Correlation-Id",
    "X-Zm-TrackingId",
    "X-Okta-Request-Id",
    "X-ARequestId",
    "Atl-TraceId",
    "X-FB-Request-Id",
    "X-FB-Trace-Id",
    "X-SFDC-Request-Id",
    "X-Mbx-Uuid",
    "X-ClickHouse-Query-Id",
    "X-Generation-Id",
    "X-Debug-Trace-Id",
    "Mistral-Correlation-Id",
    "X-Together-TraceId",
    "X-SiliconCloud-Trace-Id",
    "X-Tt-Logid",
    "Nvcf-Reqid",
    "Dg-Request-Id",
    "X-Databricks-Request-Id",
    "Opc-Request-Id",
    "Oc-Request-Id",
    "X-IBM-Request-Id",
    "X-TC-RequestId",
    "X-Acs-Request-Id",
    "X-Bce-Request-Id",
    "X-Ms-RequestId",
    "X-Ms-ServiceRequestId",
    "X-Ms-Activity-Id",
    "X-GUploader-UploadID",
    "X-Goog-Request-Id",
    "X-Google-Request-Id",
    // Anybody
    "X-Request-ID",
    "X-RequestId",
    "RequestId",
    "X-Request-Guid",
    "X-Correlation-ID",
    "X-CorrelationId",
    "Correlation-Id",
    "X-Trace-Id",
    "X-TraceId",
    "Trace-Id",
    "TraceId",
    "X-Transaction-Id",
    "X-Global-Transaction-Id",
    "X-TrackingId",
    "TrackingId",
    // Gateways, platforms and edges
    "Apim-Request-Id",
    "X-Ms-Correlation-Request-Id",
    "X-LiteLLM-Call-Id",
    "X-Portkey-Trace-Id",
    "Helicone-Id",
    "X-Kong-Request-Id",
    "Apigw-RequestId",
    "X-Amz-Apigw-Id",
    "X-Amzn-Trace-Id",
    "X-Vercel-Id",
    "Fly-Request-Id",
    "X-NF-Request-Id",
    "Rndr-Id",
    "X-Railway-Request-Id",
    "Cf-Aig-Log-Id",
    "Cf-Aig-Event-Id",
    "X-Cloud-Trace-Context",
    "X-Akamai-Request-Id",
    "X-Fastly-Request-Id",
    "X-Azure-Ref",
    "X-Iinfo",
    "X-Amz-Cf-Id",
    "CF-Ray",
    "X-Amz-Id-2",
    "X-Varnish",
    // Tracing, and what may be the caller's own
    "TraceResponse",
    "TraceParent",
    "X-B3-TraceId",
    "Uber-Trace-Id",
    "X-Datadog-Trace-Id",
    "X-Message-Id",
    "X-Ms-Client-Request-Id",
    "Client-Request-Id",
    "X-Opaque-Id",
};
inline constexpr name_set<std::size(request_id_names)> request_ids(request_id_names);

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

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

// Rate limits as response headers tell them, on errors and on successes.
#ifndef TRIAGE_TIME_LIMITS_HPP
#define TRIAGE_TIME_LIMITS_HPP

// Lists and dictionaries of RFC 9651 (structured field values), as far as rate limits need them.
#ifndef TRIAGE_TIME_DETAIL_STRUCTURED_FIELD_HPP
#define TRIAGE_TIME_DETAIL_STRUCTURED_FIELD_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// Takes a string or everything up to one of `ends` off the front; a string without its quotes.
/// Empty if the string does not end.
constexpr std::string_view take_value(std::string_view& s, std::string_view ends) noexcept {
  if (s.empty() || s[0] != '"') {
    const std::string_view value = s.substr(0, s.find_first_of(ends));
    s.remove_prefix(value.size());
    return value;
  }
  for (std::size_t i = 1; i < s.size(); ++i) {
    if (s[i] == '\\') {
      ++i;
    } else if (s[i] == '"') {
      const std::string_view value = s.substr(1, i - 1);
      s.remove_prefix(i + 1);
      return value;
    }
  }
  s = {};
  return {};
}

constexpr void skip_blanks(std::string_view& s) noexcept {
  while (!s.empty() && (s[0] == ' ' || s[0] == '\t')) s.remove_prefix(1);
}

/// One member. Texts are as they stand in the field, escapes and all.
struct structured_item {
  std::string_view key;         ///< of a dictionary; empty in a list
  std::string_view value;       ///< without the quotes of a string
  bool quoted = false;          ///< whether it is a string
  std::string_view parameters;  ///< ";a=1;b=2"

  [[nodiscard]] constexpr bool present() const noexcept { return value.data() != nullptr; }

  /// Whether the value is a number.
  [[nodiscard]] constexpr bool number() const noexcept {
    return !quoted && !value.empty() && value[0] >= '0' && value[0] <= '9';
  }

  /// The value of a parameter; empty if there is none.
  [[nodiscard]] constexpr std::string_view operator[](std::string_view name) const noexcept {
    std::string_view rest = parameters;
    while (!rest.empty()) {
      rest.remove_prefix(1);
      skip_blanks(rest);
      const std::string_view its_name = take_value(rest, "=; \t");
      std::string_view found;
      if (!rest.empty() && rest[0] == '=') {
        rest.remove_prefix(1);
        found = take_value(rest, "; \t");
      }
      if (its_name == name) return found;
      while (!rest.empty() && rest[0] != ';') rest.remove_prefix(1);
    }
    return {};
  }
};

/// Walks over the members; linear, and total: what is malformed is passed over up to the next
/// comma.
class structured_list {
 public:
  explicit constexpr structured_list(std::string_view field) noexcept : rest_(field) {}

  /// The next member; not present at the end.
  constexpr structured_item next() noexcept {
    skip_blanks(rest_);
    while (!rest_.empty() && rest_[0] == ',') {
      rest_.remove_prefix(1);
      skip_blanks(rest_);
    }
    if (rest_.empty()) return {};
    structured_item item;
    item.quoted = rest_[0] == '"';
    item.value = take_value(rest_, ",;= \t");
    if (!rest_.empty() && rest_[0] == '=') {
      rest_.remove_prefix(1);
      item.key = item.value;
      item.quoted = !rest_.empty() && rest_[0] == '"';
      item.value = take_value(rest_, ",; \t");
    }
    skip_blanks(rest_);
    const std::string_view from_here = rest_;
    while (!rest_.empty() && rest_[0] != ',') {
      if (rest_[0] == '"') {
        (void)take_value(rest_, {});
      } else {
        rest_.remove_prefix(1);
      }
    }
    item.parameters = from_here.substr(0, from_here.size() - rest_.size());
    if (item.value.data() == nullptr) item.value = "";
    return item;
  }

 private:
  std::string_view rest_;
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI {
namespace detail {
class limit_reader;
}

/// One window of a rate limit. What the headers do not tell is absent. Texts point into the header
/// values.
struct rate_limit {
  std::string_view name;                    ///< the server's name for it; usually empty
  std::string_view unit = "requests";       ///< what is counted: "requests", "tokens", …
  std::int64_t window_s = 0;                ///< how long the window is; 0: not known
  std::optional<std::int64_t> limit;        ///< what is allowed in a window
  std::optional<std::int64_t> remaining;    ///< what is left of it
  std::optional<std::int64_t> reset_in_ms;  ///< until it begins again, in ms; 0 … max_delay_ms
  std::optional<std::int64_t> reset_at_ms;  ///< when it begins again, in Unix milliseconds
  std::string_view reset_text;              ///< the reset as the server wrote it

  /// Whether nothing is left. False if that is not known.
  [[nodiscard]] constexpr bool exhausted() const noexcept { return remaining && *remaining <= 0; }
};

/// The windows of one response: a range of rate_limit, by value.
class rate_limits {
 public:
  static constexpr std::size_t capacity = 12;

  [[nodiscard]] constexpr const rate_limit* begin() const noexcept { return rows_; }
  [[nodiscard]] constexpr const rate_limit* end() const noexcept { return rows_ + size_; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] constexpr const rate_limit& operator[](std::size_t i) const noexcept {
    return rows_[i];
  }
  /// Whether there were more windows than fit.
  [[nodiscard]] constexpr bool more() const noexcept { return more_; }

  /// Of the windows with nothing left, the one that begins again last: before that, the next
  /// request is refused. nullopt if there is none. A reset given as a moment cannot be compared
  /// with one given as a delay unless the time of the response is known; it is then taken for the
  /// later one.
  [[nodiscard]] constexpr std::optional<rate_limit> exhausted() const noexcept {
    const rate_limit* last = nullptr;
    for (const rate_limit& row : *this) {
      if (row.exhausted() && (last == nullptr || later(row, *last))) last = &row;
    }
    return last != nullptr ? std::optional(*last) : std::nullopt;
  }

 private:
  friend class detail::limit_reader;

  [[nodiscard]] static constexpr bool later(const rate_limit& a, const rate_limit& b) noexcept {
    if (a.reset_in_ms && b.reset_in_ms) return *a.reset_in_ms > *b.reset_in_ms;
    if (!a.reset_in_ms && !b.reset_in_ms) {
      return a.reset_at_ms.value_or(INT64_MIN) > b.reset_at_ms.value_or(INT64_MIN);
    }
    return a.reset_in_ms ? !b.reset_at_ms : a.reset_at_ms.has_value();
  }

  rate_limit rows_[capacity];
  std::size_t size_ = 0;
  bool more_ = false;
};

namespace detail {

// The dialects that many APIs, gateways and proxies share, for every provider.
inline constexpr limit_row common_limits[] = {
    {"X-RateLimit-Limit-Requests", "X-RateLimit-Remaining-Requests", "X-RateLimit-Reset-Requests",
     "requests", 0, reset_number::by_size, "OpenAI and compatible: durations",
     "https://platform.openai.com/docs/guides/rate-limits, Rate limits in headers"},
    {"X-RateLimit-Limit-Tokens", "X-RateLimit-Remaining-Tokens", "X-RateLimit-Reset-Tokens",
     "tokens", 0, reset_number::by_size, "OpenAI and compatible: durations",
     "https://platform.openai.com/docs/guides/rate-limits, Rate limits in headers"},
    {"Anthropic-RateLimit-Requests-Limit", "Anthropic-RateLimit-Requests-Remaining",
     "Anthropic-RateLimit-Requests-Reset", "requests", 0, reset_number::by_size,
     "Anthropic: RFC 3339", "https://docs.anthropic.com/en/api/rate-limits, Response headers"},
    {"Anthropic-RateLimit-Tokens-Limit", "Anthropic-RateLimit-Tokens-Remaining",
     "Anthropic-RateLimit-Tokens-Reset", "tokens", 0, reset_number::by_size, "Anthropic: RFC 3339",
     "https://docs.anthropic.com/en/api/rate-limits, Response headers"},
    {"Anthropic-RateLimit-Input-Tokens-Limit", "Anthropic-RateLimit-Input-Tokens-Remaining",
     "Anthropic-RateLimit-Input-Tokens-Reset", "input-tokens", 0, reset_number::by_size,
     "Anthropic: RFC 3339", "https://docs.anthropic.com/en/api/rate-limits, Response headers"},
    {"Anthropic-RateLimit-Output-Tokens-Limit", "Anthropic-RateLimit-Output-Tokens-Remaining",
     "Anthropic-RateLimit-Output-Tokens-Reset", "output-tokens", 0, reset_number::by_size,
     "Anthropic: RFC 3339", "https://docs.anthropic.com/en/api/rate-limits, Response headers"},
    // GitHub: Unix seconds; OpenRouter: Unix milliseconds; others: seconds from now.
    {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "requests", 0,
     reset_number::by_size, "GitHub, OpenRouter and many others",
     "https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api"},
    {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "requests", 0,
     reset_number::by_size, "the IETF draft up to its version 06",
     "https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-06"},
};

/// A count: digits, of which a fraction is dropped; what follows a comma or semicolon is not looked
/// at ("100, 100;w=60"). Saturates. nullopt for anything else, such as -1 for "no limit".
[[nodiscard]] constexpr std::optional<std::int64_t> parse_count(std::string_view s) noexcept {
  s = trim(s.substr(0, s.find_first_of(",;")));
  const std::optional<decimal> d = take_decimal(s, true);
  if (!d || d->negative || !s.empty()) return std::nullopt;
  decimal down = *d;
  for (; down.exponent < 0 && down.mantissa != 0; ++down.exponent) down.mantissa /= 10;
  if (down.mantissa == 0) return 0;
  down.more = false;
  return whole(down, 1, 0, INT64_MAX);
}

/// A number below zero.
[[nodiscard]] constexpr bool is_negative(std::string_view s) noexcept {
  const std::optional<decimal> d = take_decimal(s, true);
  return d && d->negative && s.empty();
}

// Fills a table from the values of headers.
class limit_reader {
  template <class Is>
  [[nodiscard]] constexpr rate_limit* find(Is is) noexcept {
    for (std::size_t i = 0; i < table_.size_; ++i) {
      if (is(table_.rows_[i])) return &table_.rows_[i];
    }
    return nullptr;
  }

 public:
  constexpr limit_reader(rate_limits& table, std::optional<unix_time> now) noexcept
      : table_(table), now_(now) {}

  /// A row of headers; absent ones have no data.
  constexpr void add(const limit_row& row, std::string_view limit, std::string_view remaining,
                     std::string_view reset) noexcept {
    if (limit.data() == nullptr && remaining.data() == nullptr && reset.data() == nullptr) return;
    rate_limit found;
    found.unit = row.unit;
    found.window_s = row.window_s;
    found.limit = parse_count(limit);
    found.remaining = parse_count(remaining);
    // Overdrawn; but where nothing is limited, some send -1 for both.
    if (found.limit && !found.remaining && is_negative(remaining)) found.remaining = 0;
    if (reset.data() != nullptr) read_reset(found, reset, row.reset_number);
    if (found.limit || found.remaining || found.reset_in_ms || found.reset_at_ms) add(found);
  }

  // RateLimit-Policy and RateLimit of draft-ietf-httpapi-ratelimit-headers:
  //
  //     RateLimit-Policy: "burst";q=100;w=60, "day";q=1000;w=86400   RateLimit: "burst";r=50;t=30
  //     RateLimit-Policy: default;l=100;w=10                         RateLimit: default;r=50;t=5
  //     RateLimit-Policy: 100;w=60                RateLimit: limit=100, remaining=50, reset=30
  //
  // The first is the current form. A member that is none of this is passed over.
  constexpr void add_policies(std::string_view field) noexcept {
    structured_list list(field);
    for (structured_item item = list.next(); item.present(); item = list.next()) {
      rate_limit found;
      if (item.number()) {
        found.limit = parse_count(item.value);
      } else {
        found.name = item.value;
        found.limit = parse_count(item["q"]);
        if (!found.limit) found.limit = parse_count(item["l"]);
      }
      if (!found.limit || !item.key.empty()) continue;
      found.window_s = parse_count(item["w"]).value_or(0);
      if (const std::string_view unit = item["qu"]; !unit.empty()) found.unit = unit;
      // If RateLimit-Limit of the older form gave the same limit, only its window is taken from
      // here.
      rate_limit* const older = find([&](const rate_limit& r) {
        return item.number() && r.name.empty() && r.window_s == 0 && r.limit == found.limit;
      });
      if (older != nullptr) {
        older->window_s = found.window_s;
      } else {
        add(found);
      }
    }
  }

  constexpr void add_service_limits(std::string_view field) noexcept {
    structured_list list(field);
    rate_limit whole;
    for (structured_item item = list.next(); item.present(); item = list.next()) {
      if (item.key == "limit") whole.limit = parse_count(item.value);
      if (item.key == "remaining") whole.remaining = parse_count(item.value);
      if (item.key == "reset") read_reset(whole, item.value, reset_number::seconds);
      const auto remaining = parse_count(item["r"]);
      if (!item.key.empty() || item.number() || !remaining) continue;
      rate_limit* row = find([&](const rate_limit& r) { return r.name == item.value; });
      if (row == nullptr) {
        rate_limit found;
        found.name = item.value;
        row = add(found);
      }
      if (row == nullptr) return;
      row->remaining = remaining;
      if (const std::string_view t = item["t"]; !t.empty()) {
        read_reset(*row, t, reset_number::seconds);
      }
    }
    if (!whole.limit && !whole.remaining) return;
    rate_limit* const row = find([&](const rate_limit& r) {
      return r.name.empty() && r.limit == whole.limit && !r.remaining;
    });
    if (row == nullptr) {
      add(whole);
    } else {
      whole.window_s = row->window_s;
      *row = whole;
    }
  }

 private:
  constexpr rate_limit* add(const rate_limit& row) noexcept {
    if (table_.size_ == rate_limits::capacity) {
      table_.more_ = true;
      return nullptr;
    }
    table_.rows_[table_.size_] = row;
    return &table_.rows_[table_.size_++];
  }

  constexpr void read_reset(rate_limit& row, std::string_view s,
                            reset_number meaning) const noexcept {
    s = first_value(s);
    row.reset_text = s;
    // In thousandths, to keep fractions.
    if (const auto n = parse_scaled(s, 3, INT64_MAX)) {
      constexpr std::int64_t billion = 1'000'000'000;
      if (meaning == reset_number::by_size) {
        meaning = *n / 1000 > 1000 * billion ? reset_number::unix_ms
                  : *n / 1000 > billion      ? reset_number::unix_seconds
                                             : reset_number::seconds;
      }
      // A small number where Unix time is documented is something else: nobody knows what.
      switch (meaning) {
        case reset_number::unix_ms:
          return *n / 1000 > 1000 * billion ? set_moment(row, *n / 1000) : void();
        case reset_number::unix_seconds: return *n / 1000 > billion ? set_moment(row, *n) : void();
        case reset_number::by_size:
        case reset_number::seconds: break;
      }
      return set_delay(row, *n < max_delay_ms ? *n : max_delay_ms);
    }
    if (const auto at = parse_http_date(s, now_)) return set_moment(row, at->seconds * 1000);
    if (const auto ms = parse_duration(s)) return set_delay(row, *ms);
    if (const auto at = parse_rfc3339(s)) return set_moment(row, at->seconds * 1000);
  }

  constexpr void set_delay(rate_limit& row, std::int64_t in_ms) const noexcept {
    row.reset_in_ms = in_ms;
    if (const auto now_ms = now_in_ms()) row.reset_at_ms = *now_ms + in_ms;
  }

  constexpr void set_moment(rate_limit& row, std::int64_t at_ms) const noexcept {
    row.reset_at_ms = at_ms;
    const auto now_ms = now_in_ms();
    if (!now_ms) return;
    // The difference fits: now is at least 0, and less than it needs to be subtracted.
    const std::int64_t in_ms = at_ms <= *now_ms ? 0 : at_ms - *now_ms;
    row.reset_in_ms = in_ms < max_delay_ms ? in_ms : max_delay_ms;
  }

  // nullopt if it is not known, or out of the calendar.
  [[nodiscard]] constexpr std::optional<std::int64_t> now_in_ms() const noexcept {
    constexpr std::int64_t year_10000 = 253'402'300'800;
    if (!now_ || now_->seconds < 0 || now_->seconds >= year_10000) return std::nullopt;
    return now_->seconds * 1000;
  }

  rate_limits& table_;
  std::optional<unix_time> now_;
};

inline constexpr std::size_t common_limits_size = std::size(common_limits);

// Date, RateLimit-Policy and RateLimit, which are lists and may come on several lines, and the
// three names of each row of common_limits.
inline constexpr std::size_t list_lines = 3;
inline constexpr std::size_t first_limit_name = 1 + 2 * list_lines;
inline constexpr auto common_limit_names = [] {
  struct {
    std::string_view list[first_limit_name + 3 * common_limits_size] = {
        "Date",      "RateLimit-Policy", "RateLimit-Policy", "RateLimit-Policy",
        "RateLimit", "RateLimit",        "RateLimit"};
  } names;
  std::size_t n = first_limit_name;
  for (const limit_row& row : common_limits) {
    for (const std::string_view name : {row.limit, row.remaining, row.reset}) {
      names.list[n++] = name;
    }
  }
  return names;
}();
// Not `constexpr name_set common_limit_set(...)`: g++ keeps a variable whose template arguments are
// deduced in memory that can be written to.
inline constexpr auto common_limit_set = name_set(common_limit_names.list);

template <class Headers>
[[nodiscard]] constexpr rate_limits read_limits(
    provider p, const Headers& headers,
    std::optional<unix_time> now) noexcept(nothrow_headers<Headers>) {
  constexpr std::size_t common = decltype(common_limit_set)::size;
  std::string_view documented[3 * most_limit_rows];
  std::size_t size = 0;
  for (const limit_row& row : p.limits()) {
    for (const std::string_view name : {row.limit, row.remaining, row.reset}) {
      documented[size++] = name;
    }
  }
  std::string_view values[common + 3 * most_limit_rows];
  header_query query(common_limit_set, documented, size, values);
  find_headers(headers, query);
  rate_limits table;
  if (query.found() == 0) return table;

  limit_reader reader(table, response_time(values[0], now));
  const std::string_view* v = values + common;
  for (const limit_row& row : p.limits()) {
    reader.add(row, v[0], v[1], v[2]);
    v += 3;
  }
  v = values + first_limit_name;
  for (const limit_row& row : common_limits) {
    // A documented name has the documented meaning only.
    bool other = false;
    for (const limit_row& own : p.limits()) {
      other = other || same_name(own.limit, row.limit) || same_name(own.remaining, row.remaining) ||
              same_name(own.reset, row.reset);
    }
    if (!other) reader.add(row, v[0], v[1], v[2]);
    v += 3;
  }
  for (std::size_t i = 0; i < list_lines; ++i) reader.add_policies(values[1 + i]);
  for (std::size_t i = 0; i < list_lines; ++i) {
    reader.add_service_limits(values[1 + list_lines + i]);
  }
  return table;
}

}  // namespace detail

/// The rate limits that the headers tell, whatever the status: on a success they say how much is
/// left. Reads the headers that the provider documents; those of OpenAI, Anthropic, GitHub,
/// OpenRouter and their like; and RateLimit and RateLimit-Policy of the IETF draft in its current
/// form and the older ones. What `X-RateLimit-Reset` means is the provider's to say; if it is not
/// documented: Unix milliseconds above 10^12, Unix seconds above 10^9, else seconds from now.
///
/// Moments and delays become each other if the response has a Date, or if `now` is given. One pass
/// over the headers; of lists that come on several lines, three are read. A callable is asked for
/// 27 names and the documented ones, and in lower case for those that it did not find; see
/// `header_view`. Allocates nothing; the result borrows from the header values.
[[nodiscard]] constexpr rate_limits limits(provider p, const header_view& headers,
                                           std::optional<unix_time> now = std::nullopt) noexcept {
  return detail::read_limits(p, headers, now);
}

/// The same for a callable or a range, in constant expressions too.
template <class Headers>
requires(!std::is_base_of_v<header_view, Headers> &&
         (detail::header_callable<Headers> || detail::header_range<Headers>))
    [[nodiscard]] constexpr rate_limits
    limits(provider p, const Headers& headers,
           std::optional<unix_time> now = std::nullopt) noexcept(detail::nothrow_headers<Headers>) {
  return detail::read_limits(p, headers, now);
}

// The result borrows from the header values.
template <class Headers>
requires detail::owning_headers<Headers> rate_limits limits(provider,
                                                            const Headers&& temporary_headers,
                                                            std::optional<unix_time> = std::nullopt)
= delete;

}  // namespace triage::inline TRIAGE_ABI

#endif

// Whether a response with the status of a success holds an error all the same, as some APIs have
// it: `{"ok": false}`, a member `errors`, a header `grpc-status`.
#ifndef TRIAGE_READ_SUCCESS_HPP
#define TRIAGE_READ_SUCCESS_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// A member that a pointer leads to, as far as a condition has to know it.
struct member_seen {
  bool there = false;  ///< it is there and is not null
  bool empty = false;  ///< an empty string, array or object
  text value;          ///< absent of an array or object
};

/// The first member that a pointer leads to. Reads the text up to it and no further; nothing is
/// there of a text that is not JSON. Constant stack.
[[nodiscard]] constexpr member_seen find_member(std::string_view body,
                                                std::string_view pointer) noexcept {
  using json::token;
  json::scanner in(body);
  token t = in.next();
  const auto pass_over = [&] {
    if (t == token::object_begin || t == token::array_begin) (void)in.skip();
  };
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view name = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(name.size());
    if (t == token::object_begin) {
      for (;;) {
        if (in.next() != token::key) return {};
        const bool wanted = is_named(in.value(), name);
        t = in.next();
        if (wanted) break;
        pass_over();
      }
    } else if (t == token::array_begin) {
      const std::int16_t wanted = array_index(name);
      for (std::int16_t i = 0;; ++i) {
        t = in.next();
        if (wanted < 0 || t == token::array_end || t >= token::end) return {};
        if (i == wanted) break;
        pass_over();
      }
    } else {
      return {};
    }
  }
  switch (t) {
    case token::string:
    case token::number:
    case token::boolean: return {true, in.value().raw().empty(), in.value()};
    case token::object_begin: return {true, in.next() == token::object_end, {}};
    case token::array_begin: return {true, in.next() == token::array_end, {}};
    default: return {};
  }
}

/// The same in a document of XML. If its root has another name, nothing behind that is read.
[[nodiscard]] constexpr member_seen find_element(const shape_view& shapes, std::string_view body,
                                                 std::string_view path) noexcept {
  xml_lexer in(body);
  if (in.prolog() != xml_lexer::step::ok) return {};
  std::string_view root = path.substr(1);
  root = root.substr(0, root.find('/'));
  if (local_name(in.tag_name()) != root) return {};
  if (path.size() == root.size() + 1) return {true, false, {}};
  const text value = body_fields::of_own_shape(shapes, body).at(path);
  return {value.present(), value.raw().empty(), value};
}

[[nodiscard]] constexpr bool meets(const in_success& wanted, const member_seen& seen) noexcept {
  if (!seen.there || (wanted.non_empty && seen.empty)) return false;
  if (!wanted.equals.empty() && !(seen.value == wanted.equals)) return false;
  return wanted.not_equals.empty() || !(seen.value == wanted.not_equals);
}

/// Whether one of the provider's conditions for an error inside a success holds. Reads the body
/// once for each condition about a member, up to that member.
template <class Headers>
[[nodiscard, gnu::noinline]] constexpr bool fails_inside(provider p, std::string_view body,
                                                         const Headers& headers) {
  const std::string_view start = trim(without_mark(body).substr(0, 64));
  for (const in_success& wanted : p.inside_2xx()) {
    member_seen seen;
    if (!wanted.header.empty()) {
      const std::optional<std::string_view> value = find_header(headers, wanted.header);
      if (value) seen = {true, value->empty(), text::plain(*value)};
    } else if (!start.empty() && (start[0] == '{' || start[0] == '[')) {
      seen = find_member(body, wanted.member);
    } else if (!start.empty() && start[0] == '<') {
      seen = find_element(p.shapes(), body, wanted.member);
    }
    if (meets(wanted, seen)) return true;
  }
  return false;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

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

// result<T>: a value or an error.
#ifndef TRIAGE_RESULT_HPP
#define TRIAGE_RESULT_HPP

// The library's own carrier of a value or an error.
#ifndef TRIAGE_BASIC_RESULT_HPP
#define TRIAGE_BASIC_RESULT_HPP

#include <exception>
#include <new>

// An error as an exception, and what `value()` of a result without a value does.
#ifndef TRIAGE_FAILURE_HPP
#define TRIAGE_FAILURE_HPP

// An error as one line for logs. Nothing in a response can add a line or imitate one.
#ifndef TRIAGE_LINE_HPP
#define TRIAGE_LINE_HPP

// What a server sends, made safe to show.
#ifndef TRIAGE_TEXT_ESCAPE_HPP
#define TRIAGE_TEXT_ESCAPE_HPP

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// The code points first … last.
struct code_points {
  std::uint32_t first;
  std::uint32_t last;
};

/// What cannot be seen, or orders a terminal to do something, reorders text or breaks a line: the
/// general categories Cc, Cf, Zl and Zp, and all with the property Default_Ignorable_Code_Point
/// (Unicode 15.0, UnicodeData.txt and DerivedCoreProperties.txt). Text can be hidden in these, and
/// two texts that look alike can differ in them. In order.
inline constexpr code_points unseen[] = {
    {0x0000, 0x001F},    // C0 control characters
    {0x007F, 0x009F},    // DEL and the C1 control characters
    {0x00AD, 0x00AD},    // soft hyphen
    {0x034F, 0x034F},    // combining grapheme joiner
    {0x0600, 0x0605},    // Arabic number signs
    {0x061C, 0x061C},    // Arabic letter mark
    {0x06DD, 0x06DD},    // Arabic end of ayah
    {0x070F, 0x070F},    // Syriac abbreviation mark
    {0x0890, 0x0891},    // Arabic pound and piastre marks
    {0x08E2, 0x08E2},    // Arabic disputed end of ayah
    {0x115F, 0x1160},    // Hangul fillers
    {0x17B4, 0x17B5},    // Khmer inherent vowels
    {0x180B, 0x180F},    // Mongolian variation selectors and vowel separator
    {0x200B, 0x200F},    // zero width characters and direction marks
    {0x2028, 0x202E},    // line and paragraph separators, direction overrides
    {0x2060, 0x206F},    // word joiner, invisible operators, direction isolates
    {0x3164, 0x3164},    // Hangul filler
    {0xFE00, 0xFE0F},    // variation selectors
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFA0, 0xFFA0},    // halfwidth Hangul filler
    {0xFFF0, 0xFFFB},    // reserved, and interlinear annotations
    {0x110BD, 0x110BD},  // Kaithi number sign
    {0x110CD, 0x110CD},  // Kaithi number sign above
    {0x13430, 0x1343F},  // Egyptian hieroglyph format controls
    {0x1BCA0, 0x1BCA3},  // shorthand format controls
    {0x1D173, 0x1D17A},  // musical format controls
    {0xE0000, 0xE0FFF},  // tags, variation selectors and what is reserved for such
};

/// Whether a code point is in that table.
[[nodiscard]] constexpr bool is_unseen(std::uint32_t c) noexcept {
  if (c >= 0x20 && c < 0x7F) return false;
  for (const code_points& range : unseen) {
    if (c <= range.last) return c >= range.first;
  }
  return false;
}

enum class escape_style : std::uint8_t { log, json };

// Takes decoded bytes one by one, puts characters together, and writes them escaped.
template <escape_style Style, class Sink>
class escaper {
 public:
  explicit constexpr escaper(Sink& sink) : sink_(sink) {}

  constexpr void put(char byte) {
    pending_[size_++] = byte;
    while (size_ != 0) {
      const std::size_t length = utf8_length(pending_, pending_ + size_);
      if (length != 0) {
        character(length);
        drop(length);
      } else if (may_grow()) {
        return;
      } else {
        no_character();
      }
    }
  }

  constexpr void finish() {
    while (size_ != 0) no_character();
  }

 private:
  static constexpr bool json = Style == escape_style::json;

  // Whether more bytes can make a character of what is pending.
  [[nodiscard]] constexpr bool may_grow() const noexcept {
    constexpr std::string_view endings[] = {"\x80",     "\xBF",         "\x80\x80",
                                            "\xBF\x80", "\x80\x80\x80", "\xBF\x80\x80"};
    char whole[8] = {};
    for (const std::string_view ending : endings) {
      std::size_t n = 0;
      for (; n < size_; ++n) whole[n] = pending_[n];
      for (const char c : ending) whole[n++] = c;
      if (n <= 4 && utf8_length(whole, whole + n) == n) return true;
    }
    return false;
  }

  constexpr void character(std::size_t length) {
    std::uint32_t c = static_cast<unsigned char>(pending_[0]);
    if (length == 1) {
      std::string_view simple;
      switch (pending_[0]) {
        case '"': simple = "\\\""; break;
        case '\\': simple = "\\\\"; break;
        case '\n': simple = "\\n"; break;
        case '\r': simple = "\\r"; break;
        case '\t': simple = "\\t"; break;
        default: break;
      }
      if (!simple.empty()) {
        sink_.append(simple);
        return;
      }
    } else {
      c &= 0x7FU >> length;
      for (std::size_t i = 1; i < length; ++i) {
        c = c << 6 | (static_cast<unsigned char>(pending_[i]) & 0x3FU);
      }
    }
    escape piece;
    if (!is_unseen(c)) {
      sink_.append(std::string_view(pending_, length));
      return;
    }
    if (json && c > 0xFFFF) {  // a surrogate pair: RFC 8259 section 7
      piece.add("\\u", 0xD800U + ((c - 0x10000U) >> 10), 4, "");
      piece.add("\\u", 0xDC00U + ((c - 0x10000U) & 0x3FFU), 4, "");
    } else if (json) {
      piece.add("\\u", c, 4, "");
    } else if (c < 0x80) {
      piece.add("\\x", c, 2, "");
    } else {
      piece.add("\\u{", c, c > 0xFFFF ? 5 : c > 0xFF ? 4 : 2, "}");
    }
    sink_.append(piece.view());
  }

  // A byte that is part of no character.
  constexpr void no_character() {
    if (json) {
      sink_.append(std::string_view("\xEF\xBF\xBD"));  // U+FFFD
    } else {
      escape piece;
      piece.add("\\x", static_cast<unsigned char>(pending_[0]), 2, "");
      sink_.append(piece.view());
    }
    drop(1);
  }

  // One character's escape. It is appended in one piece, so that a sink that is full does not end
  // within it.
  class escape {
   public:
    constexpr void add(std::string_view before, std::uint32_t value, unsigned digits,
                       std::string_view after) noexcept {
      for (const char c : before) bytes_[size_++] = c;
      for (unsigned i = digits; i-- > 0;) {
        bytes_[size_++] = "0123456789abcdef"[value >> (4 * i) & 0xFU];
      }
      for (const char c : after) bytes_[size_++] = c;
    }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_, size_}; }

   private:
    char bytes_[12] = {};
    std::size_t size_ = 0;
  };

  constexpr void drop(std::size_t n) noexcept {
    size_ -= n;
    for (std::size_t i = 0; i < size_; ++i) pending_[i] = pending_[i + n];
  }

  Sink& sink_;
  char pending_[4] = {};
  std::size_t size_ = 0;
};

template <escape_style Style, class Sink>
constexpr void escape_to(Sink& sink, const text& t) {
  escaper<Style, Sink> e(sink);
  text::decoder d(t);
  for (int c = d.next(); c >= 0; c = d.next()) {
    e.put(static_cast<char>(c));
    if constexpr (requires { sink.full(); }) {
      if (sink.full()) return;
    }
  }
  e.finish();
}

}  // namespace detail

/// Appends a text, decoded, in a form that logs and terminals show and do not obey: quotes,
/// backslashes and control characters escaped, other characters that reorder text, break lines or
/// cannot be seen as \u{…}, bytes that are not UTF-8 as \x…. Those are the Unicode categories Cc,
/// Cf, Zl and Zp and all that is default-ignorable, variation selectors and the joiners of emoji
/// included. `Sink` is anything with `append(std::string_view)`, such
/// as std::string. Allocates nothing itself.
template <class Sink>
constexpr void append_escaped(Sink& sink, const text& t) {
  detail::escape_to<detail::escape_style::log>(sink, t);
}

/// Appends a text, decoded, as a JSON string (RFC 8259 section 7), quotes included, or `null` if it
/// is absent. The same characters are escaped, those above U+FFFF as two \u…; bytes that are not
/// UTF-8 become U+FFFD.
template <class Sink>
constexpr void append_json(Sink& sink, const text& t) {
  if (!t.present()) {
    sink.append(std::string_view("null"));
    return;
  }
  sink.append(std::string_view("\""));
  detail::escape_to<detail::escape_style::json>(sink, t);
  sink.append(std::string_view("\""));
}

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {

namespace detail {

template <class Sink>
constexpr void append_number(Sink& sink, std::int64_t n) {
  char digits[20] = {};
  char* const end = digits + sizeof digits;
  char* p = end;
  const bool negative = n < 0;
  do {
    const auto digit = static_cast<int>(n % 10);
    *--p = static_cast<char>('0' + (digit < 0 ? -digit : digit));
    n /= 10;
  } while (n != 0);
  if (negative) sink.append("-");
  sink.append({p, static_cast<std::size_t>(end - p)});
}

/// Appends the line to anything that has `append(std::string_view)`.
template <class Sink>
constexpr void append_line(Sink& sink, const error& e) {
  const auto word = [&](std::string_view key, std::string_view value) {
    sink.append(key);
    sink.append(value);
  };
  const auto quoted = [&](std::string_view key, const text& value) {
    if (!value.present()) return;
    sink.append(key);
    sink.append("\"");
    append_escaped(sink, value);
    sink.append("\"");
  };
  word("provider=", e.provider() ? e.provider()->name() : "none");
  sink.append(" status=");
  append_number(sink, e.status());
  word(" category=", to_string(e.category()));
  quoted(" code=", e.code().raw());
  if (!e.code()) quoted(" type=", e.type());
  word(" retry=", to_string(e.verdict().action));
  if (e.verdict() == after) {
    sink.append(" delay_ms=");
    append_number(sink, e.delay_ms());
  }
  word(" basis=", to_string(e.verdict().decided_by));
  word(" processed=", to_string(e.processed()));
  if (e.failed()) {
    word(" scope=", to_string(e.scope()));
    if (e.recovery() != recovery::none) word(" recovery=", to_string(e.recovery()));
    if (const auto delay = e.server_delay_ms(); delay && e.verdict() != after) {
      sink.append(" server_delay_ms=");
      append_number(sink, *delay);
    }
  }
  if (e.body_kind() != body_kind::json) word(" body=", to_string(e.body_kind()));
  if (e.damage() != damage::none) word(" damage=", to_string(e.damage()));
  quoted(" param=", e.param());
  quoted(" request_id=", e.request_id());
  quoted(" message=", e.message());
}

/// Fills a buffer; what does not fit is cut at a whole piece, with "..." at the end.
class buffer_sink {
 public:
  constexpr buffer_sink(char* buffer, std::size_t size) noexcept : buffer_(buffer), size_(size) {}

  constexpr void append(std::string_view s) noexcept {
    if (full_) return;
    if (s.size() > size_ - used_) {
      full_ = true;
      // Every earlier piece that leaves room for the dots can stay.
      used_ = safe_;
      for (std::size_t i = 0; i < 3 && used_ < size_; ++i) buffer_[used_++] = '.';
      return;
    }
    for (const char c : s) buffer_[used_++] = c;
    if (used_ + 3 <= size_) safe_ = used_;
  }

  [[nodiscard]] constexpr std::string_view view() const noexcept { return {buffer_, used_}; }
  /// Whether something was cut; what comes then is ignored.
  [[nodiscard]] constexpr bool full() const noexcept { return full_; }

 private:
  char* buffer_;
  std::size_t size_;
  std::size_t used_ = 0;
  std::size_t safe_ = 0;
  bool full_ = false;
};

}  // namespace detail

/// Writes the error as one line into the caller's buffer and returns what was written, which ends
/// in
/// "..." if it was cut. The line consists of key=value. Texts of the server are quoted, and control
/// characters, quotes, backslashes, invalid UTF-8 and characters that reorder text or are invisible
/// are escaped in them. There is no line end and no NUL at the end.
///
///     provider=assisters status=429 category=rate_limited code="rate_limit_exceeded" retry=after
///     delay_ms=5000 basis=code processed=no scope=credential request_id="req_1"
///     message="Slow down"
///
/// Left out are: `scope` for a success, `recovery` if it is `none`, and `server_delay_ms` if the
/// server named no delay or the verdict has it.
///
/// 512 bytes are usually enough. Allocates nothing. <triage/styles/ostream.hpp>,
/// <triage/styles/format.hpp> and <triage/styles/fmt.hpp> write the same.
[[nodiscard]] constexpr std::string_view to_line(const error& e, char* buffer,
                                                 std::size_t size) noexcept {
  detail::buffer_sink sink(buffer, size);
  detail::append_line(sink, e);
  return sink.view();
}

template <std::size_t N>
[[nodiscard]] constexpr std::string_view to_line(const error& e, char (&buffer)[N]) noexcept {
  return to_line(e, buffer, N);
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// An error that outlives its response.
#ifndef TRIAGE_OWNED_ERROR_HPP
#define TRIAGE_OWNED_ERROR_HPP

namespace triage::inline TRIAGE_ABI {

/// A copy of an error with the body and all texts that it points to, in one allocation. For
/// storing, throwing and passing to other threads. A copy of it has memory of its own; a moved-from
/// one is `error{}`.
///
/// It converts to `const error&`, so it can be passed to functions that take an error:
///
///     triage::owned_error kept(e);
///     log(to_line(kept, buffer));
///     if (kept->may_retry()) …
///
/// Its accessors return references and views into it, so they do not compile on a temporary one:
/// give it a name first.
class owned_error {
 public:
  owned_error() = default;

  /// Throws std::bad_alloc if there is no memory.
  explicit owned_error(const error& e) : error_(e) {
    const std::size_t size = size_of_views();
    if (size != 0) take(new char[size]);
  }

  /// The same, but if there is no memory, it has no texts and no body instead of throwing.
  owned_error(const error& e, std::nothrow_t) noexcept : error_(e) {
    const std::size_t size = size_of_views();
    if (size == 0) return;
    if (char* const storage = new (std::nothrow) char[size]) {
      take(storage);
    } else {
      error_.body_ = {};
      each_text([](text& t) { t = {}; });
    }
  }

  owned_error(const owned_error& other) : owned_error(other.error_) {}
  owned_error(owned_error&& other) noexcept
      : error_(std::exchange(other.error_, error{})),
        storage_(std::exchange(other.storage_, nullptr)) {}
  owned_error& operator=(owned_error other) noexcept {
    std::swap(error_, other.error_);
    std::swap(storage_, other.storage_);
    return *this;
  }
  ~owned_error() { delete[] storage_; }

  /// The error; its views are valid until this object is changed or destroyed.
  [[nodiscard]] const error& get() const& noexcept { return error_; }
  [[nodiscard]] const error& operator*() const& noexcept { return error_; }
  [[nodiscard]] const error* operator->() const& noexcept { return &error_; }
  operator const error&() const& noexcept { return error_; }

  // What a temporary gave would be gone after the line.
  const error& get() const&& = delete;
  const error& operator*() const&& = delete;
  const error* operator->() const&& = delete;
  operator const error&() const&& = delete;

 private:
  static bool within(std::string_view whole, std::string_view part) noexcept {
    const auto at = reinterpret_cast<std::uintptr_t>(part.data());
    const auto begin = reinterpret_cast<std::uintptr_t>(whole.data());
    return part.data() != nullptr && at >= begin && at - begin <= whole.size() &&
           part.size() <= whole.size() - (at - begin);
  }

  // Texts from headers need room of their own; the others lie in the body.
  std::size_t size_of_views() noexcept {
    std::size_t size = error_.body_.size();
    each_text([&](const text& t) {
      if (!within(error_.body_, t.raw())) size += t.raw().size();
    });
    return size;
  }

  // Copies all views into `storage` and makes them views of that.
  void take(char* storage) noexcept {
    storage_ = storage;
    const auto copy = [&storage](std::string_view s) {
      char* const start = storage;
      for (const char c : s) *storage++ = c;
      return std::string_view(start, s.size());
    };
    const std::string_view old_body = error_.body_;
    error_.body_ = copy(old_body);
    each_text([&](text& t) {
      if (!t.present()) return;
      const std::string_view old = t.raw();
      const bool inside = within(old_body, old);
      const auto offset = inside ? static_cast<std::size_t>(old.data() - old_body.data()) : 0;
      t = text(inside ? error_.body_.substr(offset, old.size()) : copy(old), t.kind());
    });
  }

  template <class F>
  void each_text(F f) {
    for (text* t :
         {&error_.code_, &error_.type_, &error_.message_, &error_.param_, &error_.request_id_,
          &error_.error_id_, &error_.help_, &error_.retry_after_, &error_.details_}) {
      f(*t);
    }
  }

  error error_;
  char* storage_ = nullptr;
};

}  // namespace triage::inline TRIAGE_ABI

#endif

#if !defined(__cpp_exceptions)
#include <cstdio>
#include <cstdlib>
#endif

namespace triage::inline TRIAGE_ABI {

/// The base class of every exception of the library: `catch (const triage::failure& f)`, then
/// `f.error()`. It has a copy of the error, so it may outlive the response. Thrown by
/// `throw_if_error`, see <triage/styles/exception.hpp>.
class failure : public std::exception {
 public:
  /// Does not throw, nor does copying it: if there is no memory, texts and body are left out. One
  /// allocation if the error points to any text, else none.
  explicit failure(const triage::error& e) noexcept : error_(e, std::nothrow) {
    // A line that was cut has left bytes behind its end.
    what_[to_line(e, what_, sizeof what_ - 1).size()] = '\0';
  }
  failure(const failure& other) noexcept : failure(other.error()) {}
  failure(failure&&) noexcept = default;
  failure& operator=(const failure& other) noexcept {
    if (this != &other) *this = failure(other);
    return *this;
  }
  failure& operator=(failure&&) noexcept = default;
  ~failure() override = default;

  /// The error as one line; cut if it is long.
  [[nodiscard]] const char* what() const noexcept override { return what_; }
  [[nodiscard]] const triage::error& error() const& noexcept { return error_.get(); }
  const triage::error& error() const&& = delete;

 private:
  owned_error error_;
  char what_[256] = {};
};

/// Thrown by `value()` of a result that holds an error.
class bad_result_access : public failure {
 public:
  using failure::failure;
};

namespace detail {
inline namespace TRIAGE_DETAIL_ON_FAILURE {

/// Names the kind of file; a template argument of what calls the functions below.
struct on_failure {};

#if !defined(__cpp_exceptions)
/// In place of throwing: prints the line to standard error, after what was `done`, and aborts.
[[noreturn]] inline void give_up(const error& e, const char* done) {
  char line[512];
  const std::string_view said = to_line(e, line);
  std::fprintf(stderr, "triage: %s: %.*s\n", done, static_cast<int>(said.size()), said.data());
  std::abort();
}
#endif

/// Throws `bad_result_access`.
[[noreturn]] inline void no_value(const error& e) {
#if defined(__cpp_exceptions)
  throw bad_result_access(e);
#else
  give_up(e, "value() of an error");
#endif
}

/// For `error()` of a success: a mistake of the caller, so there is nothing to report.
[[noreturn]] inline void no_error() {
#if defined(__cpp_exceptions)
  throw bad_result_access(error{});
#else
  give_up(error{}, "error() of a success");
#endif
}

}  // namespace TRIAGE_DETAIL_ON_FAILURE
}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {

template <class T, class E>
class basic_result;

namespace detail {

/// The value of a result of void.
struct nothing {
  friend constexpr bool operator==(nothing, nothing) noexcept { return true; }
};

/// In front of the arguments that make an error.
struct failed_t {};

template <class T, class E>
inline constexpr bool trivial_result =
    std::is_trivially_copyable_v<T>&& std::is_trivially_copyable_v<E>;

// A T or an E. Trivially copyable if both are; two definitions, since clang 14 cannot make special
// members trivial on a condition.
template <class T, class E, bool = trivial_result<T, E>>
class either {
 public:
  template <class... Args>
  constexpr explicit either(std::in_place_t, Args&&... args)
      : value_(std::forward<Args>(args)...), has_value_(true) {}
  template <class... Args>
  constexpr explicit either(failed_t, Args&&... args)
      : error_(std::forward<Args>(args)...), has_value_(false) {}

 protected:
  union {
    T value_;
    E error_;
  };
  bool has_value_;  // NOLINT(modernize-use-default-member-init): each constructor says it
};

template <class T, class E>
class either<T, E, false> {
  static constexpr bool copies = std::is_copy_constructible_v<T> && std::is_copy_constructible_v<E>;
  static constexpr bool moves_surely =
      std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_constructible_v<E>;

 public:
  template <class... Args>
  explicit either(std::in_place_t, Args&&... args)
      : value_(std::forward<Args>(args)...), has_value_(true) {}
  template <class... Args>
  explicit either(failed_t, Args&&... args)
      : error_(std::forward<Args>(args)...), has_value_(false) {}

  either(const either& other) requires copies { construct(other); }
  either(either&& other) noexcept(moves_surely) { construct(std::move(other)); }
  either& operator=(const either& other) requires copies {
    if (this != &other) *this = either(other);
    return *this;
  }
  // If the move throws, this holds an error: the default one.
  either& operator=(either&& other) noexcept(moves_surely) requires(
      moves_surely || std::is_nothrow_default_constructible_v<E>) {
    if (this == &other) return *this;
    destroy();
    if constexpr (moves_surely) {
      construct(std::move(other));
    } else {
      // Not before it is known that the move failed: it may have written where the error is.
      struct otherwise_an_error {
        either* without;
        ~otherwise_an_error() {
          if (without == nullptr) return;
          ::new (static_cast<void*>(&without->error_)) E();
          without->has_value_ = false;
        }
      } guard{this};
      construct(std::move(other));
      guard.without = nullptr;
    }
    return *this;
  }
  ~either() { destroy(); }

 protected:
  union {
    T value_;
    E error_;
  };
  bool has_value_;  // NOLINT(modernize-use-default-member-init): each constructor says it

 private:
  void destroy() noexcept {
    if (has_value_) {
      value_.~T();
    } else {
      error_.~E();
    }
  }
  template <class Other>
  void construct(Other&& other) {
    if (other.has_value_) {
      ::new (static_cast<void*>(&value_)) T(std::forward<Other>(other).value_);
    } else {
      ::new (static_cast<void*>(&error_)) E(std::forward<Other>(other).error_);
    }
    has_value_ = other.has_value_;
  }
};

template <class T>
inline constexpr bool is_basic_result = false;
template <class T, class E>
inline constexpr bool is_basic_result<basic_result<T, E>> = true;

template <class E>
inline constexpr bool library_error = std::is_same_v<E, error> || std::is_same_v<E, owned_error>;

/// Whether an E can be made of a lasting X. An `error` of an `owned_error` would borrow from what
/// is about to go.
template <class E, class X>
inline constexpr bool makes_error = std::is_convertible_v<X, E>;
template <class X>
inline constexpr bool makes_error<error, X> = requires(const std::remove_cvref_t<X>& x) {
  static_cast<const error&>(x);
}
&&!std::is_same_v<std::remove_cvref_t<X>, owned_error>;
template <class X>
inline constexpr bool makes_error<owned_error, X> =
    std::is_same_v<std::remove_cvref_t<X>, owned_error> ||
    requires(const std::remove_cvref_t<X>& x) {
  static_cast<const error&>(x);
};

/// What was made of an error, as an argument for E's constructor.
template <class E, class X>
constexpr decltype(auto) as_error(X&& x) {
  if constexpr (library_error<E> && !std::is_same_v<std::remove_cvref_t<X>, E>) {
    return static_cast<const error&>(x);
  } else {
    return std::forward<X>(x);
  }
}

constexpr const error& plain(const error& e) noexcept {
  return e;
}
inline const error& plain(const owned_error& e) noexcept {
  return e.get();
}

/// What says that it is a failure, such as std::unexpected or what BOOST_OUTCOME_TRY returns: it
/// has an error() and no value().
template <class F, class E>
concept failure_of = requires(F&& f) {
  std::forward<F>(f).error();
  requires makes_error<E, decltype(std::forward<F>(f).error())>;
}
&&!requires(F && f) {
  f.value();
}
&&!std::is_base_of_v<std::exception, std::remove_cvref_t<F>>;

/// A result of another type, such as Outcome's or std::expected.
template <class R, class T, class E>
concept other_result = requires(R&& r) {
  {static_cast<bool>(r.has_value())};
  std::forward<R>(r).value();
  std::forward<R>(r).error();
  requires makes_error<E, decltype(std::forward<R>(r).error())>;
}
&&!std::is_base_of_v<basic_result<T, E>, std::remove_cvref_t<R>>;

template <class R>
constexpr decltype(auto) value_in(R&& r) {
  if constexpr (requires { std::forward<R>(r).assume_value(); }) {
    return std::forward<R>(r).assume_value();
  } else {
    return *std::forward<R>(r);
  }
}
template <class R>
using value_of_result = decltype(std::declval<R>().value());

/// Whether a T made of a From is good when the From is gone: a view of a string that is given by
/// value is not.
template <class T, class From>
inline constexpr bool keeps_alive =
    !std::is_same_v<T, std::string_view> || !string_like<From> ||
    std::is_lvalue_reference_v<From> || std::is_trivially_destructible_v<std::remove_cvref_t<From>>;

template <class R, class T, bool Implicit>
concept takes_value = (std::is_void_v<T> && std::is_void_v<value_of_result<R>>) ||
                      (!std::is_void_v<T> && !std::is_void_v<value_of_result<R>> &&
                       std::is_constructible_v<T, value_of_result<R>> &&
                       keeps_alive<T, value_of_result<R>> &&
                       std::is_convertible_v<value_of_result<R>, T> == Implicit);

/// Calls what std::invoke calls, without <functional>.
template <class F, class... Args>
constexpr decltype(auto) call(F&& f, Args&&... args) {
  if constexpr (std::is_member_function_pointer_v<std::remove_cvref_t<F>>) {
    return [&](auto&& object, auto&&... others) -> decltype(auto) {
      return (std::forward<decltype(object)>(object).*f)(std::forward<decltype(others)>(others)...);
    }(std::forward<Args>(args)...);
  } else if constexpr (std::is_member_object_pointer_v<std::remove_cvref_t<F>>) {
    return [&](auto&& object) -> decltype(auto) {
      return (std::forward<decltype(object)>(object).*f);
    }(std::forward<Args>(args)...);
  } else {
    return std::forward<F>(f)(std::forward<Args>(args)...);
  }
}

}  // namespace detail

/// A failure without a type of value, as `as_failure()` returns it. Converts to a basic_result<T,
/// E> with any T.
template <class E>
class [[nodiscard]] failed_result {
 public:
  explicit constexpr failed_result(E e) noexcept(std::is_nothrow_move_constructible_v<E>)
      : error_(std::move(e)) {}
  [[nodiscard]] constexpr const E& error() const& noexcept { return error_; }
  [[nodiscard]] constexpr E&& error() && noexcept { return std::move(error_); }

 private:
  E error_;
};

/// A value or an error: `result<T>` and `owned_result<T>`. It has the members of std::expected
/// and those of Boost.Outcome's basic_result, and BOOST_OUTCOME_TRY works with it. `T` may be void.
///
/// Trivially copyable, and usable in constant expressions, if T and E are trivially copyable.
/// Always holds one of the two. If the move of a T throws during an assignment, it holds the
/// default error.
template <class T, class E = error>
class [[nodiscard]] basic_result
    : private detail::either<std::conditional_t<std::is_void_v<T>, detail::nothing, T>, E> {
  using stored = std::conditional_t<std::is_void_v<T>, detail::nothing, T>;
  using base = detail::either<stored, E>;
  static_assert(!std::is_reference_v<T> && !std::is_same_v<T, std::in_place_t>);
  static_assert(
      !std::is_same_v<E, owned_error> ||
          !(std::is_same_v<T, std::string_view> || std::is_same_v<T, triage::error> ||
            std::is_same_v<T, text>),
      "triage: an owned_result outlives the response, but this value would borrow from it");

 public:
  using value_type = T;
  using error_type = E;
  template <class U>
  using rebind = basic_result<U, E>;

  /// A success without a value, or with a value-initialised T, as in std::expected.
  constexpr basic_result() requires std::is_default_constructible_v<stored> : base(std::in_place) {}

  /// A success, from anything that converts to a T.
  template <class U = stored>
  requires(!std::is_void_v<T> && std::is_convertible_v<U&&, stored> && detail::keeps_alive<T, U> &&
           !std::is_base_of_v<basic_result, std::remove_cvref_t<U>> &&
           !std::is_same_v<std::remove_cvref_t<U>, E> &&
           !std::is_same_v<std::remove_cvref_t<U>, triage::error>) constexpr basic_result(U&& value)
      : base(std::in_place, std::forward<U>(value)) {}
  template <class... Args>
  requires std::is_constructible_v<stored, Args...>
  constexpr explicit basic_result(std::in_place_t, Args&&... args)
      : base(std::in_place, std::forward<Args>(args)...) {}
  template <class... Args>
  requires std::is_constructible_v<stored, Args...>
  constexpr explicit basic_result(std::in_place_type_t<T>, Args&&... args)
      : base(std::in_place, std::forward<Args>(args)...) {}

  /// A failure.
  constexpr basic_result(const E& e) : base(detail::failed_t{}, e) {}
  constexpr basic_result(E&& e) noexcept(std::is_nothrow_move_constructible_v<E>)
      : base(detail::failed_t{}, std::move(e)) {}
  template <class... Args>
  requires(
      !std::is_same_v<T, E> &&
      std::is_constructible_v<E, Args...>) constexpr explicit basic_result(std::in_place_type_t<E>,
                                                                           Args&&... args)
      : base(detail::failed_t{}, std::forward<Args>(args)...) {}
  /// An owned failure, of an error that borrows. Allocates.
  template <class X>
  requires(std::is_same_v<X, triage::error>&& std::is_same_v<E, owned_error>)
      basic_result(const X& e)
      : base(detail::failed_t{}, e) {}
  /// From a type that only holds failures, such as std::unexpected or what BOOST_OUTCOME_TRY
  /// returns.
  template <class Failure>
  requires detail::failure_of<Failure, E>
  constexpr basic_result(Failure&& f)
      : base(detail::failed_t{}, detail::as_error<E>(std::forward<Failure>(f).error())) {}

  /// From another result: of another value or error type, or another carrier.
  template <class Other>
  requires(detail::other_result<Other, T, E>&& detail::takes_value<Other, T, true>)  //
      constexpr basic_result(Other&& other)
      : base(convert(std::forward<Other>(other))) {}
  template <class Other>
  requires(detail::other_result<Other, T, E>&& detail::takes_value<Other, T, false>)  //
      constexpr explicit basic_result(Other&& other)
      : base(convert(std::forward<Other>(other))) {}

  [[nodiscard]] constexpr bool has_value() const noexcept { return base::has_value_; }
  [[nodiscard]] constexpr bool has_error() const noexcept { return !base::has_value_; }
  /// For code written for Outcome, whose types may also hold an exception: `has_failure` is the
  /// same as has_error(), and `has_exception` is false.
  [[nodiscard]] constexpr bool has_failure() const noexcept { return !base::has_value_; }
  [[nodiscard]] constexpr bool has_exception() const noexcept { return false; }
  [[nodiscard]] explicit constexpr operator bool() const noexcept { return base::has_value_; }

  /// The value. Without one, throws `bad_result_access`, which owns a copy of the error; in a file
  /// that is compiled without exceptions, aborts with a message. The template argument, which is
  /// never given, makes these functions of each kind of file their own.
  template <class Mode = detail::on_failure>
  requires detail::library_error<E>
  constexpr std::add_lvalue_reference_t<T> value() & {
    if (!base::has_value_) detail::no_value(detail::plain(base::error_));
    return get(*this);
  }
  template <class Mode = detail::on_failure>
  requires detail::library_error<E>
  constexpr std::add_lvalue_reference_t<const T> value() const& {
    if (!base::has_value_) detail::no_value(detail::plain(base::error_));
    return get(*this);
  }
  template <class Mode = detail::on_failure>
  requires detail::library_error<E>
  constexpr std::add_rvalue_reference_t<T> value() && {
    if (!base::has_value_) detail::no_value(detail::plain(base::error_));
    return get(std::move(*this));
  }

  /// The error. Calling it on a success is a mistake, and throws or aborts as value() of an error
  /// does. For a temporary result it returns the error by value.
  template <class Mode = detail::on_failure>
  [[nodiscard]] constexpr const E& error() const& {
    if (base::has_value_) detail::no_error();
    return base::error_;
  }
  template <class Mode = detail::on_failure>
  [[nodiscard]] constexpr E& error() & {
    if (base::has_value_) detail::no_error();
    return base::error_;
  }
  template <class Mode = detail::on_failure>
  [[nodiscard]] constexpr E error() && {
    if (base::has_value_) detail::no_error();
    return std::move(base::error_);
  }

  /// The value or the error without a check: undefined behaviour if there is none.
  constexpr decltype(auto) assume_value() & noexcept { return get(*this); }
  constexpr decltype(auto) assume_value() const& noexcept { return get(*this); }
  constexpr decltype(auto) assume_value() && noexcept { return get(std::move(*this)); }
  [[nodiscard]] constexpr E& assume_error() & noexcept { return base::error_; }
  [[nodiscard]] constexpr const E& assume_error() const& noexcept { return base::error_; }
  [[nodiscard]] constexpr E&& assume_error() && noexcept { return std::move(base::error_); }
  constexpr decltype(auto) operator*() & noexcept { return get(*this); }
  constexpr decltype(auto) operator*() const& noexcept { return get(*this); }
  constexpr decltype(auto) operator*() && noexcept { return get(std::move(*this)); }
  constexpr stored* operator->() noexcept requires(!std::is_void_v<T>) { return &this->value_; }
  constexpr const stored* operator->() const noexcept requires(!std::is_void_v<T>) {
    return &this->value_;
  }

  /// The error alone, for a function that returns a result of another value type. Unchecked.
  [[nodiscard]] constexpr failed_result<E> as_failure() const& {
    return failed_result<E>(base::error_);
  }
  [[nodiscard]] constexpr failed_result<E> as_failure() && {
    return failed_result<E>(std::move(base::error_));
  }

  /// The value, or `otherwise`.
  template <class U = stored>
  [[nodiscard]] constexpr stored value_or(U&& otherwise) const& requires(!std::is_void_v<T>) {
    return base::has_value_ ? this->value_ : static_cast<stored>(std::forward<U>(otherwise));
  }
  template <class U = stored>
      [[nodiscard]] constexpr stored value_or(U&& otherwise) && requires(!std::is_void_v<T>) {
    return base::has_value_ ? std::move(this->value_)
                            : static_cast<stored>(std::forward<U>(otherwise));
  }
  /// The error, or `otherwise`.
  template <class G = E>
  [[nodiscard]] constexpr E error_or(G&& otherwise) const& {
    return base::has_value_ ? static_cast<E>(std::forward<G>(otherwise)) : base::error_;
  }
  template <class G = E>
  [[nodiscard]] constexpr E error_or(G&& otherwise) && {
    return base::has_value_ ? static_cast<E>(std::forward<G>(otherwise)) : std::move(base::error_);
  }

  /// f(value), which returns another result with the same error type; an error is passed on.
  template <class F>
  constexpr auto and_then(F&& f) & {
    return and_then(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto and_then(F&& f) const& {
    return and_then(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto and_then(F&& f) && {
    return and_then(std::move(*this), std::forward<F>(f));
  }

  /// A result with f(value) as its value; an error is passed on.
  template <class F>
  constexpr auto transform(F&& f) & {
    return transform(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto transform(F&& f) const& {
    return transform(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto transform(F&& f) && {
    return transform(std::move(*this), std::forward<F>(f));
  }

  /// f(error), which returns another result with the same value type; a value is passed on.
  template <class F>
  constexpr auto or_else(F&& f) & {
    return or_else(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto or_else(F&& f) const& {
    return or_else(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto or_else(F&& f) && {
    return or_else(std::move(*this), std::forward<F>(f));
  }

  /// A result with f(error), of any type, as its error; a value is passed on. A result whose error
  /// type is not one of the library's has no value(), since it would not know what to throw: use
  /// `*`.
  template <class F>
  constexpr auto transform_error(F&& f) & {
    return transform_error(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto transform_error(F&& f) const& {
    return transform_error(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto transform_error(F&& f) && {
    return transform_error(std::move(*this), std::forward<F>(f));
  }

  /// Replaces the value or error by a new value.
  template <class... Args>
  requires std::is_constructible_v<stored, Args...>
  constexpr std::add_lvalue_reference_t<T> emplace(Args&&... args) {
    *this = basic_result(std::in_place, std::forward<Args>(args)...);
    return get(*this);
  }

  constexpr void swap(basic_result& other) noexcept(
      std::is_nothrow_move_constructible_v<basic_result>&&
          std::is_nothrow_move_assignable_v<basic_result>) {
    basic_result kept(std::move(other));
    other = std::move(*this);
    *this = std::move(kept);
  }
  friend constexpr void swap(basic_result& a, basic_result& b) noexcept(noexcept(a.swap(b))) {
    a.swap(b);
  }

 private:
  template <class Self>
  static constexpr decltype(auto) get(Self&& self) noexcept {
    if constexpr (std::is_void_v<T>) {
      return;
    } else {
      return (std::forward<Self>(self).value_);
    }
  }

  template <class Other>
  static constexpr base convert(Other&& other) {
    if (!other.has_value()) {
      return base(detail::failed_t{}, detail::as_error<E>(std::forward<Other>(other).error()));
    }
    if constexpr (std::is_void_v<T>) {
      return base(std::in_place);
    } else {
      return base(std::in_place, detail::value_in(std::forward<Other>(other)));
    }
  }

  // f(value), or f() for void.
  template <class Self, class F>
  static constexpr decltype(auto) with_value(Self&& self, F&& f) {
    if constexpr (std::is_void_v<T>) {
      return detail::call(std::forward<F>(f));
    } else {
      return detail::call(std::forward<F>(f), std::forward<Self>(self).value_);
    }
  }

  template <class Self, class F>
  static constexpr auto and_then(Self&& self, F&& f) {
    using made =
        std::remove_cvref_t<decltype(with_value(std::forward<Self>(self), std::forward<F>(f)))>;
    if (self.has_value_) return made(with_value(std::forward<Self>(self), std::forward<F>(f)));
    return made(std::forward<Self>(self).as_failure());
  }
  template <class Self, class F>
  static constexpr auto transform(Self&& self, F&& f) {
    using made =
        std::remove_cvref_t<decltype(with_value(std::forward<Self>(self), std::forward<F>(f)))>;
    using changed = basic_result<made, E>;
    if (!self.has_value_) return changed(std::forward<Self>(self).as_failure());
    if constexpr (std::is_void_v<made>) {
      with_value(std::forward<Self>(self), std::forward<F>(f));
      return changed();
    } else {
      return changed(std::in_place, with_value(std::forward<Self>(self), std::forward<F>(f)));
    }
  }
  template <class Changed, class Self>
  static constexpr Changed same_value(Self&& self) {
    if constexpr (std::is_void_v<T>) {
      return Changed();
    } else {
      return Changed(std::in_place, std::forward<Self>(self).value_);
    }
  }
  template <class Self, class F>
  static constexpr auto or_else(Self&& self, F&& f) {
    using made = std::remove_cvref_t<decltype(detail::call(
        std::forward<F>(f), std::forward<Self>(self).assume_error()))>;
    if (self.has_value_) return same_value<made>(std::forward<Self>(self));
    return made(detail::call(std::forward<F>(f), std::forward<Self>(self).assume_error()));
  }
  template <class Self, class F>
  static constexpr auto transform_error(Self&& self, F&& f) {
    using made = std::remove_cvref_t<decltype(detail::call(
        std::forward<F>(f), std::forward<Self>(self).assume_error()))>;
    using changed = basic_result<T, made>;
    if (self.has_value_) return same_value<changed>(std::forward<Self>(self));
    return changed(failed_result<made>(
        detail::call(std::forward<F>(f), std::forward<Self>(self).assume_error())));
  }
};

/// Equal values, or equal errors if those can be compared: `error` and `owned_error` cannot.
template <class T, class E, class U, class G>
[[nodiscard]] constexpr bool operator==(const basic_result<T, E>& a,
                                        const basic_result<U, G>& b) requires requires {
  {a.assume_error() == b.assume_error()};
  {*a == *b};
}
{
  if (a.has_value() != b.has_value()) return false;
  return a.has_value() ? static_cast<bool>(*a == *b)
                       : static_cast<bool>(a.assume_error() == b.assume_error());
}
/// Whether there is a value, and it equals this one.
template <class T, class E, class U>
[[nodiscard]] constexpr bool operator==(const basic_result<T, E>& a,
                                        const U& value) requires(!detail::is_basic_result<U> &&
                                                                 requires { {*a == value}; }) {
  return a.has_value() && static_cast<bool>(*a == value);
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// Which type carries a value or an error. Decided once, here.
#ifndef TRIAGE_CARRIER_HPP
#define TRIAGE_CARRIER_HPP

/// What `result<T>` is: the library's own type, whatever else is installed. To have another,
/// define TRIAGE_CARRIER as one of these, as with -DTRIAGE_CARRIER=TRIAGE_CARRIER_OUTCOME, or
/// before the first include; or link the CMake target triage::outcome or triage::expected. Files of
/// one program may choose differently. See docs/carriers.md.
#define TRIAGE_CARRIER_OUTCOME 1
#define TRIAGE_CARRIER_EXPECTED 2
#define TRIAGE_CARRIER_OWN 3

#if !defined(TRIAGE_CARRIER)
#define TRIAGE_CARRIER TRIAGE_CARRIER_OWN
#endif

#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME
#include <boost/outcome/basic_result.hpp>
#define TRIAGE_CARRIER_NAMESPACE with_outcome
#elif TRIAGE_CARRIER == TRIAGE_CARRIER_EXPECTED
#include <version>
#if !defined(__cpp_lib_expected)
#error "TRIAGE_CARRIER_EXPECTED needs a standard library with std::expected (C++23)"
#endif
#include <expected>
#define TRIAGE_CARRIER_NAMESPACE with_expected
#elif TRIAGE_CARRIER == TRIAGE_CARRIER_OWN
#define TRIAGE_CARRIER_NAMESPACE with_own
#else
#error \
    "TRIAGE_CARRIER must be TRIAGE_CARRIER_OUTCOME, TRIAGE_CARRIER_EXPECTED or TRIAGE_CARRIER_OWN"
#endif

#endif

namespace triage::inline TRIAGE_ABI {

/// A value or an error that may outlive the response: for storing, for other threads, and for
/// coroutines to return. result<T> of any carrier and `error` convert to it implicitly; the error
/// is then copied with all its texts (one allocation), and the value is moved or copied. It is
/// always the library's own type, with the members of its `result`.
///
///     triage::owned_result<chat> ask(std::string_view question) {
///       const auto res = client.Post("/chat", …);
///       return triage::check(persly, {res.status, res.body, res.headers}, decode_chat);
///     }
///
/// T must not point into the response. A std::string_view, such as the value of a `check` without
/// `decode`, does not compile; `owned_result<std::string>(check(p, r))` copies the body.
template <class T>
using owned_result = basic_result<T, owned_error>;

// The namespace is part of the name of every function that mentions result<T>, so files that chose
// different carriers can be linked together.
inline namespace TRIAGE_CARRIER_NAMESPACE {

#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME

// With Outcome, value() is Outcome's own function, so result<T> is another type in files without
// exceptions.
inline namespace TRIAGE_DETAIL_ON_FAILURE {

/// What Boost.Outcome does if a result has no value: value() of an error throws
/// `bad_result_access`, which owns a copy of the error (aborts with a message where exceptions are
/// off). assume_value() and assume_error() are not checked.
struct outcome_policy : BOOST_OUTCOME_V2_NAMESPACE::policy::base {
  template <class Impl>
  static constexpr void wide_value_check(Impl&& self) {
    if (!base::_has_value(std::forward<Impl>(self))) {
      detail::no_value(base::_error(std::forward<Impl>(self)));
    }
  }
  template <class Impl>
  static constexpr void wide_error_check(Impl&& self) {
    if (!base::_has_error(std::forward<Impl>(self))) detail::no_error();
  }
};

}  // namespace TRIAGE_DETAIL_ON_FAILURE

template <class T>
using result = BOOST_OUTCOME_V2_NAMESPACE::basic_result<T, error, outcome_policy>;

#elif TRIAGE_CARRIER == TRIAGE_CARRIER_EXPECTED

template <class T>
using result = std::expected<T, error>;

#else

/// A value of type T, which may be void, or an error. It borrows from the response, as the error
/// does; `owned_result` does not.
template <class T>
using result = basic_result<T, error>;

#endif

namespace carrier {

template <class T>
inline constexpr bool is_result = false;
template <class T>
inline constexpr bool is_result<result<T>> = true;

template <class T>
inline constexpr bool is_owned_result = false;
template <class T>
inline constexpr bool is_owned_result<owned_result<T>> = true;

template <class T>
[[nodiscard]] constexpr result<T> failure(const error& e) {
#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME
  return result<T>(BOOST_OUTCOME_V2_NAMESPACE::in_place_type<error>, e);
#elif TRIAGE_CARRIER == TRIAGE_CARRIER_EXPECTED
  return result<T>(std::unexpect, e);
#else
  return result<T>(e);
#endif
}

template <class T, class... Args>
[[nodiscard]] constexpr result<T> success(Args&&... args) {
#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME
  return result<T>(BOOST_OUTCOME_V2_NAMESPACE::in_place_type<T>, std::forward<Args>(args)...);
#else
  return result<T>(std::in_place, std::forward<Args>(args)...);
#endif
}

}  // namespace carrier
}  // namespace TRIAGE_CARRIER_NAMESPACE
}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {
// The name is in parentheses, here and in http/answer.hpp, because Apple's AssertMacros.h may have
// defined a macro check(x).
inline namespace TRIAGE_CARRIER_NAMESPACE {

/// The body of a success, or the classified error.
///
///     triage::result<std::string_view> r = triage::check(assisters, {429, body, headers});
///
/// Both borrow from the response. A success (`is_success`: 2xx, 101 and 304) costs a few
/// comparisons of its status, and anything else what `classify` costs. Like `classify`, this is
/// noexcept unless `Headers` is a callable or range of the caller that may throw.
template <class Headers = header_view>
[[nodiscard]] constexpr result<std::string_view>(check)(
    provider p, const basic_response<Headers>& r) noexcept(detail::nothrow_headers<Headers>) {
  if (succeeded(p, r)) return carrier::success<std::string_view>(r.body);
  return carrier::failure<std::string_view>(detail::classify_failed(p, r));
}

/// The same, with another parser for the body of an error; see `classify`.
template <class Headers = header_view, body_reader Reader>
[[nodiscard]] result<std::string_view>(check)(provider p, const basic_response<Headers>& r,
                                              Reader&& reader) {
  if (succeeded(p, r)) return carrier::success<std::string_view>(r.body);
  return carrier::failure<std::string_view>(detail::classify_failed(p, r, reader));
}

/// The value that `decode(body)` makes of a success, or the classified error. `decode` is called
/// with a std::string_view, on success only, and returns a T, a result<T> or an owned_result<T>;
/// for the last, this returns an owned_result<T>, else a result<T>. Its exceptions are passed on.
/// If the body is not what it should be, it can return `undecodable(…)`. The last argument may be
/// another parser for the body of an error: see `classify`.
///
///     triage::result<chat> r = triage::check(assisters, {status, body, headers}, decode_chat);
template <class Headers = header_view, class Decode, body_reader... Reader>
requires(sizeof...(Reader) <= 1)
    [[nodiscard]] constexpr auto(check)(provider p, const basic_response<Headers>& r,
                                        Decode&& decode, Reader&&... reader) {
  using returned = std::remove_cvref_t<std::invoke_result_t<Decode, std::string_view>>;
  const std::string_view body = r.body;
  if constexpr (carrier::is_result<returned>) {
    if (succeeded(p, r)) return returned(std::forward<Decode>(decode)(body));
    return carrier::failure<typename returned::value_type>(
        detail::classify_failed(p, r, reader...));
  } else if constexpr (carrier::is_owned_result<returned>) {
    if (succeeded(p, r)) return returned(std::forward<Decode>(decode)(body));
    return returned(detail::classify_failed(p, r, reader...));
  } else if constexpr (std::is_void_v<returned>) {
    if (!succeeded(p, r)) return carrier::failure<void>(detail::classify_failed(p, r, reader...));
    std::forward<Decode>(decode)(body);
    return carrier::success<void>();
  } else {
    if (!succeeded(p, r))
      return carrier::failure<returned>(detail::classify_failed(p, r, reader...));
    return carrier::success<returned>(std::forward<Decode>(decode)(body));
  }
}

}  // namespace TRIAGE_CARRIER_NAMESPACE

/// The error for a success whose body is not what it should be: category bad_response, verdict
/// never, and processed yes, since the request was carried out. `why` becomes the message; it and
/// the body are borrowed.
[[nodiscard]] constexpr error undecodable(provider p, const response& r,
                                          borrowed_string why) noexcept {
  return error_maker::undecodable(p, r.status, r.body, why);
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// Errors inside a 200: streams, read as they arrive or saved.
// Errors inside a 200: what the events of a stream say, classified like any response.
#ifndef TRIAGE_STREAM_STREAM_HPP
#define TRIAGE_STREAM_STREAM_HPP

// JSON lines, from bytes as they arrive.
#ifndef TRIAGE_STREAM_NDJSON_HPP
#define TRIAGE_STREAM_NDJSON_HPP

// Text that arrives in pieces and is not kept longer than it has to be.
#ifndef TRIAGE_STREAM_DETAIL_KEPT_TEXT_HPP
#define TRIAGE_STREAM_DETAIL_KEPT_TEXT_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// A view of a chunk as long as the text lies there in one piece, a copy in the caller's buffer
/// from then on. It is never longer than the buffer, copied or not, so that where chunks end makes
/// no difference.
class kept_text {
 public:
  constexpr kept_text(char* buffer, std::size_t capacity) noexcept
      : buffer_(buffer), capacity_(capacity) {}

  constexpr void append(std::string_view piece) noexcept {
    const std::size_t room = capacity_ - text_.size();
    if (piece.size() > room) cut_ = true;
    piece = piece.substr(0, room);
    if (piece.empty()) return;
    if (text_.empty()) {
      text_ = piece;
      copied_ = false;
      return;
    }
    keep();
    piece.copy(buffer_ + text_.size(), piece.size());
    text_ = {buffer_, text_.size() + piece.size()};
  }

  /// To be called before the chunk goes away.
  constexpr void keep() noexcept {
    if (copied_ || text_.empty()) return;
    text_.copy(buffer_, text_.size());
    text_ = {buffer_, text_.size()};
    copied_ = true;
  }

  constexpr void clear() noexcept {
    text_ = {};
    copied_ = cut_ = false;
  }

  [[nodiscard]] constexpr std::string_view view() const noexcept { return text_; }
  /// Whether there was more than the buffer holds.
  [[nodiscard]] constexpr bool cut() const noexcept { return cut_; }

 private:
  char* buffer_;
  std::size_t capacity_;
  std::string_view text_;
  bool copied_ = false;
  bool cut_ = false;
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI {

/// One line. Borrows from the chunk or from the buffer: good until the callable returns.
struct ndjson_line {
  std::string_view text;   ///< trimmed, not empty
  bool truncated = false;  ///< the line is longer than the buffer: this is its beginning
};

/// Splits application/x-ndjson, also called JSON lines (https://github.com/ndjson/ndjson-spec),
/// into lines. It is fed chunk by chunk, cut anywhere, and where the cuts are makes no difference.
/// A line ends with LF or CR LF; a lone CR is white space, as in JSON. Blank lines are passed over.
///
/// Linear time, constant memory: a line that lies in one chunk is a view of it, else it is put
/// together in the buffer, up to its size. No allocation, no exception but the callable's, usable
/// in constant expressions.
class ndjson_reader {
 public:
  /// Borrows the buffer, which must not be where the chunks are.
  constexpr ndjson_reader(char* buffer, std::size_t size) noexcept : line_(buffer, size) {}
  template <std::size_t N>
  explicit constexpr ndjson_reader(char (&buffer)[N]) noexcept : ndjson_reader(buffer, N) {}
  ndjson_reader(const ndjson_reader&) = delete;
  ndjson_reader& operator=(const ndjson_reader&) = delete;

  /// The next bytes. `on_line(const ndjson_line&)` gets the lines that they complete, in order. If
  /// it throws, the rest of the chunk is lost.
  template <class OnLine>
  constexpr void feed(std::string_view chunk, OnLine&& on_line) {
    for (;;) {
      const std::size_t end = chunk.find('\n');
      std::string_view piece = chunk.substr(0, end);
      // White space at the start needs no room, so that it cannot push out what follows.
      while (line_.view().empty() && !piece.empty() && detail::blank(piece[0])) {
        piece.remove_prefix(1);
      }
      line_.append(piece);
      if (end == std::string_view::npos) break;
      chunk.remove_prefix(end + 1);
      finish(on_line);
    }
    line_.keep();
  }

  /// The stream is over: `on_line` gets the last line if it has no end. The next `feed` begins
  /// another stream.
  template <class OnLine>
  constexpr void finish(OnLine&& on_line) {
    const ndjson_line line{detail::trim(line_.view()), line_.cut()};
    line_.clear();
    if (!line.text.empty()) on_line(line);
  }

 private:
  detail::kept_text line_;
};

}  // namespace triage::inline TRIAGE_ABI

#endif

// Server-sent events, from bytes as they arrive: the event streams of the HTML standard.
#ifndef TRIAGE_STREAM_SSE_HPP
#define TRIAGE_STREAM_SSE_HPP

namespace triage::inline TRIAGE_ABI {

/// One event. Borrows from the chunk or from the reader: good until the callable returns.
struct sse_event {
  std::string_view type;   ///< of its `event` lines the last; empty: none, which means "message"
  std::string_view data;   ///< its `data` lines, joined by LF
  std::string_view id;     ///< the last event ID so far
  bool truncated = false;  ///< the data is longer than the buffer: this is its beginning
  /// Not an event by the standard but JSON without `data:` before it, which a browser passes over.
  bool bare = false;
};

/// Reads an event stream by the rules of the HTML standard, section 9.2.6
/// (https://html.spec.whatwg.org/multipage/server-sent-events.html). It is fed chunk by chunk, cut
/// anywhere, and where the cuts are makes no difference to the events.
///
///     char buffer[4096];
///     triage::sse_reader reader(buffer);
///     reader.feed(chunk, [](const triage::sse_event& e) { … });  // for each chunk
///     reader.finish([](const triage::sse_event& e) { … });       // when the connection ends
///
/// Linear time, constant memory: the data of an event that lies in one chunk, in one `data` line,
/// is a view of the chunk; else it is put together in the buffer, up to its size. Types and IDs
/// have 64 bytes; a longer type is cut, a longer ID ignored. No allocation, no exception but the
/// callable's, usable in constant expressions.
///
/// Two things are not as in a browser. Bytes are not decoded: invalid UTF-8 stays as it is. And
/// JSON that is sent without `data:` between events is reported as a `bare` event, since proxies
/// and Google's Gemini send errors in this way. It starts at a line that begins with {, and ends
/// before a field, a comment, an empty line or the end of the stream. Between events means that no
/// field has come since the last empty line; behind a field such a line is ignored, as the standard
/// says. So every event that a browser gets is the same here, with the same name.
class sse_reader {
 public:
  /// Borrows the buffer, which must not be where the chunks are.
  constexpr sse_reader(char* buffer, std::size_t size) noexcept : data_(buffer, size) {}
  template <std::size_t N>
  explicit constexpr sse_reader(char (&buffer)[N]) noexcept : sse_reader(buffer, N) {}
  sse_reader(const sse_reader&) = delete;
  sse_reader& operator=(const sse_reader&) = delete;

  /// The next bytes. `on_event(const sse_event&)` gets the events that they complete, in order. If
  /// it throws, the rest of the chunk is lost.
  template <class OnEvent>
  constexpr void feed(std::string_view chunk, OnEvent&& on_event) {
    while (!chunk.empty()) {
      if (after_cr_ || bom_ < bom.size()) {
        if (skipped(chunk[0])) chunk.remove_prefix(1);
        continue;
      }
      std::size_t end = 0;
      while (end != chunk.size() && chunk[end] != '\n' && chunk[end] != '\r') ++end;
      if (end != 0) take(chunk.substr(0, end), on_event);
      if (end == chunk.size()) break;
      after_cr_ = chunk[end] == '\r';
      chunk.remove_prefix(end + 1);
      end_line(on_event);
    }
    data_.keep();
  }

  /// The stream is over. An event that its end cuts off, be it only for want of the empty line, is
  /// dropped by the standard; here `on_event` gets what there is of it, if it has data. The next
  /// `feed` begins another stream; the last event ID stays.
  template <class OnEvent>
  constexpr void finish(OnEvent&& on_event) {
    at_ = place::line_start;
    after_cr_ = false;
    bom_ = 0;
    dispatch(on_event);
  }

  /// The reconnection time that the stream set last, in ms, at most `max_delay_ms`.
  [[nodiscard]] constexpr std::optional<std::int64_t> retry_ms() const noexcept { return retry_; }

 private:
  enum class place : std::uint8_t { line_start, name, after_colon, value };
  enum class field : std::uint8_t { unknown, event, data, id, retry };
  struct small_text {
    char bytes[64] = {};
    std::uint8_t size = 0;
    bool cut = false;

    constexpr void append(std::string_view s) noexcept {
      const std::size_t room = sizeof bytes - size;
      if (s.size() > room) cut = true;
      size = static_cast<std::uint8_t>(size + s.copy(bytes + size, room));
    }
    constexpr void clear() noexcept {
      size = 0;
      cut = false;
    }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes, size}; }
  };
  static constexpr std::string_view bom = "\xEF\xBB\xBF";

  // The LF of a CR LF, and the byte order mark at the start. Whether `c` is part of them.
  constexpr bool skipped(char c) noexcept {
    if (after_cr_) {
      after_cr_ = false;
      return c == '\n';
    }
    if (c == bom[bom_]) {
      ++bom_;
      return true;
    }
    if (bom_ != 0) {  // then its bytes begin a name, one that no field has
      at_ = place::name;
      name_.append(bom.substr(0, bom_));
    }
    bom_ = bom.size();
    return false;
  }

  // A part of a line: not empty, without its end.
  template <class OnEvent>
  constexpr void take(std::string_view s, OnEvent& on_event) {
    if (at_ == place::line_start) {
      const char c = s[0];
      const bool begins_field = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':';
      if (bare_ && begins_field) dispatch(on_event);
      name_.clear();
      at_ = place::name;
      if (bare_ || (c == '{' && !has_field_)) {
        field_ = field::data;
        begin_value();
        bare_ = true;
        at_ = place::value;
      }
    }
    if (at_ == place::name) {
      const std::size_t colon = s.find(':');
      name_.append(s.substr(0, colon));
      if (colon == std::string_view::npos) return;
      end_name();
      at_ = place::after_colon;
      s.remove_prefix(colon + 1);
      if (s.empty()) return;
    }
    if (at_ == place::after_colon) {
      at_ = place::value;
      if (s[0] == ' ') s.remove_prefix(1);
    }
    switch (field_) {
      case field::unknown: break;
      case field::event: type_.append(s); break;
      case field::data: data_.append(s); break;
      case field::id: new_id_.append(s); break;
      case field::retry:
        for (const char c : s) add_digit(c);
        break;
    }
  }

  constexpr void end_name() noexcept {
    const std::string_view name = name_.view();
    field_ = name == "data"    ? field::data
             : name == "event" ? field::event
             : name == "id"    ? field::id
             : name == "retry" ? field::retry
                               : field::unknown;
    has_field_ = has_field_ || field_ != field::unknown;
    begin_value();
  }

  constexpr void begin_value() noexcept {
    switch (field_) {
      case field::unknown: break;
      case field::event: type_.clear(); break;
      case field::data:
        if (has_data_) data_.append("\n");
        has_data_ = true;
        break;
      case field::id: new_id_.clear(); break;
      case field::retry:
        new_retry_ = std::nullopt;
        digits_only_ = true;
        break;
    }
  }

  constexpr void add_digit(char c) noexcept {
    if (c < '0' || c > '9') {
      digits_only_ = false;
    } else {
      const std::int64_t n = new_retry_.value_or(0) * 10 + (c - '0');
      new_retry_ = n < max_delay_ms ? n : max_delay_ms;
    }
  }

  template <class OnEvent>
  constexpr void end_line(OnEvent& on_event) {
    if (at_ == place::line_start) return dispatch(on_event);
    if (at_ == place::name) end_name();
    at_ = place::line_start;
    if (field_ == field::id && !new_id_.cut &&
        new_id_.view().find('\0') == std::string_view::npos) {
      id_ = new_id_;
    }
    if (field_ == field::retry && digits_only_ && new_retry_) retry_ = new_retry_;
  }

  // An event without data is none, says the standard.
  template <class OnEvent>
  constexpr void dispatch(OnEvent& on_event) {
    const sse_event e{type_.view(), data_.view(), id_.view(), data_.cut(), bare_};
    const bool is_event = has_data_;
    data_.clear();
    type_.clear();
    has_field_ = has_data_ = bare_ = false;
    if (is_event) on_event(e);
  }

  detail::kept_text data_;
  small_text name_;
  small_text type_;
  small_text id_;
  small_text new_id_;
  std::optional<std::int64_t> retry_;
  std::optional<std::int64_t> new_retry_;
  std::size_t bom_ = 0;  // bytes of the byte order mark that were there
  place at_ = place::line_start;
  field field_ = field::unknown;
  bool after_cr_ = false;
  bool has_field_ = false;  // of the event that comes next
  bool has_data_ = false;
  bool bare_ = false;
  bool digits_only_ = true;
};

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {

/// One event of a stream: data, unless it says otherwise. Borrows from the chunk or from the
/// stream's buffer, and so does the error: good until the callable returns. To keep an error, make
/// an `owned_error`.
struct stream_event {
  std::string_view name;    ///< the field `event` of a server-sent event; else empty
  std::string_view data;    ///< usually JSON
  bool truncated = false;   ///< the data is longer than the stream's buffer: this is its beginning
  bool end = false;         ///< the mark that the stream is complete: `[DONE]` and the like
  bool keep_alive = false;  ///< says nothing but that the connection is open: Anthropic's `ping`
  std::optional<triage::error> error;
};

/// Classifies an error that came inside a 200. `body` is the object that holds it, or text;
/// `begun`: whether something of the answer had come before it, which makes `processed()` yes,
/// whatever the tables say: the request was carried out in part. Total: whatever the body is, the
/// answer is an error.
///
/// Its `status()` is not the response's 200 but the status that it would have come with: the one in
/// the body, that of its code or type, else 500, as the server had taken the request and failed.
/// The response's headers are not looked at: they were sent before it.
[[nodiscard]] constexpr error classify_in_stream(provider p, borrowed_string body,
                                                 bool begun) noexcept {
  const header_view no_headers;
  const header_hints none(p, no_headers, std::nullopt);
  const body_fields found(p.shapes(), body);
  const detail::response_facts facts(no_headers, found, none);
  error_maker::open_moment moment;
  error e = error_maker::failure_with(p, 500, body, found, none, facts, moment);
  if (const int status = detail::stated_status(e, 500); status != 500) {
    e = error_maker::failure_with(p, status, body, found, none, facts, moment);
  }
  error_maker::in_stream(e, begun);
  error_maker::finish(e, moment, none);
  return e;
}

/// What one event says, for those who have a reader of their own: `name` is the field `event` of a
/// server-sent event, `begun` as above. It is an error if
///
/// - its name is `error`, whatever its data is,
/// - its object has a member `error` that is neither empty, null, false nor a number,
/// - its object says so in a way that is known: `"type": "error"` and the like,
///   `"finish_reason": "error"` in its `choices`, or
/// - its object has a code that is in the provider's table, where the provider's own fields have
///   it: a code that a generic shape found may be data.
///
/// If an object has several members of one name, the last one is taken. Nothing further inside is
/// looked at, and no text: a model may write about errors as it likes. Linear,
/// constant stack, no allocation, no exception.
[[nodiscard]] constexpr stream_event read_event(provider p, std::string_view name,
                                                borrowed_string data, bool begun) noexcept {
  stream_event e{name, data, false, false, false, std::nullopt};
  const detail::event_marks marks = detail::read_event_marks(data);
  e.end = marks.end || name == "done" || detail::trim(data) == "[DONE]";
  bool failed = marks.error || name == "error";
  if (!failed && marks.is_object && p.has_codes() && !p.shapes().empty()) {
    const body_fields found = body_fields::of_own_shape(p.shapes(), data);
    failed = found.own(role::code) && !detail::is_null(p.find_code(found[role::code]));
  }
  e.keep_alive = !failed && !e.end && marks.keep_alive;
  if (failed) e.error = classify_in_stream(p, marks.body, begun);
  return e;
}

/// One stream, read as it arrives: `sse_stream` or `ndjson_stream`.
///
///     char buffer[4096];
///     triage::sse_stream stream(assisters, buffer);
///     stream.feed(chunk, [&](const triage::stream_event& e) {
///       if (e.error) …
///     });                                    // for each chunk, cut anywhere
///     stream.finish([&](const triage::stream_event& e) { … });  // when the connection ends
///
/// The buffer, which is borrowed, is for an event that does not lie in one chunk: of a longer one,
/// only its beginning is looked at, and it is `truncated`. Linear time, constant memory; no
/// allocation, no exception but the callable's; usable in constant expressions.
template <class Reader>
class event_stream {
 public:
  // NOLINTNEXTLINE(readability-non-const-parameter): the reader writes to it
  constexpr event_stream(provider p, char* buffer, std::size_t size) noexcept
      : provider_(p), reader_(buffer, size) {}
  template <std::size_t N>
  constexpr event_stream(provider p, char (&buffer)[N]) noexcept : event_stream(p, buffer, N) {}

  /// The next bytes. `on_event(const stream_event&)` gets the events that they complete, in order.
  template <class OnEvent>
  constexpr void feed(std::string_view chunk, OnEvent&& on_event) {
    reader_.feed(chunk, [&](const auto& e) { take(e, on_event); });
  }

  /// The connection is closed: an error that its end cut off is reported all the same. If then
  /// neither `ended()` nor `failed()`, the stream broke off, unless the API has no end mark.
  template <class OnEvent>
  constexpr void finish(OnEvent&& on_event) {
    reader_.finish([&](const auto& e) { take(e, on_event); });
  }

  /// Whether data came so far: any event that is not an error, the mark of the end or a ping.
  [[nodiscard]] constexpr bool begun() const noexcept { return begun_; }
  /// Whether the mark of the end came.
  [[nodiscard]] constexpr bool ended() const noexcept { return ended_; }
  /// Whether an error came.
  [[nodiscard]] constexpr bool failed() const noexcept { return failed_; }

 private:
  template <class OnEvent>
  constexpr void take(const sse_event& from, OnEvent& on_event) {
    stream_event e = read_event(provider_, from.type, from.data, begun_ || ended_);
    e.truncated = from.truncated;
    if (!from.bare || e.error) pass(e, on_event);
  }
  template <class OnEvent>
  constexpr void take(const ndjson_line& from, OnEvent& on_event) {
    stream_event e = read_event(provider_, {}, from.text, begun_ || ended_);
    e.truncated = from.truncated;
    pass(e, on_event);
  }
  template <class OnEvent>
  constexpr void pass(const stream_event& e, OnEvent& on_event) {
    ended_ = ended_ || e.end;
    failed_ = failed_ || e.error;
    begun_ = begun_ || (!e.end && !e.error && !e.keep_alive);
    on_event(e);
  }

  provider provider_;
  Reader reader_;
  bool begun_ = false;
  bool ended_ = false;
  bool failed_ = false;
};

/// For text/event-stream.
using sse_stream = event_stream<sse_reader>;
/// For application/x-ndjson: a JSON document a line.
using ndjson_stream = event_stream<ndjson_reader>;

}  // namespace triage::inline TRIAGE_ABI

#endif

// A stream that is there as a whole: the first error in it, in one call.
#ifndef TRIAGE_STREAM_SAVED_HPP
#define TRIAGE_STREAM_SAVED_HPP

namespace triage::inline TRIAGE_ABI {
namespace detail {

/// Looks at the events of one stream, in order, for the first that is an error.
class saved_stream {
 public:
  constexpr saved_stream(provider p, char* buffer, std::size_t size) noexcept
      : provider_(p), buffer_(buffer), size_(size) {}

  /// Server-sent events.
  [[nodiscard]] constexpr std::optional<error> events(std::string_view body) noexcept {
    saved_events all(body);
    for (saved_event e; all.next(e);) {
      if (std::optional<error> found = look(e.name, joined(e), e.bare)) return found;
    }
    return std::nullopt;
  }

  /// JSON documents, one after the other: on lines of their own, or in an array around all. What
  /// is between them is passed over.
  [[nodiscard]] constexpr std::optional<error> documents(std::string_view body) noexcept {
    body = without_mark(body);
    for (;;) {
      while (!body.empty() && body[0] != '{') body.remove_prefix(1);
      if (body.empty()) return std::nullopt;
      json::scanner s(body);
      (void)s.next();
      const bool whole = s.skip() != json::token::truncated;
      const std::string_view document = whole ? body.substr(0, s.offset()) : body;
      if (std::optional<error> found = look({}, document, false)) return found;
      body.remove_prefix(document.size());
    }
  }

 private:
  [[nodiscard]] constexpr std::optional<error> look(std::string_view name, std::string_view data,
                                                    bool bare) noexcept {
    const stream_event e = read_event(provider_, name, data, begun_);
    begun_ = begun_ || (!bare && !e.keep_alive);
    return e.error;
  }

  // The data of an event, its lines joined by LF.
  [[nodiscard]] constexpr std::string_view joined(const saved_event& e) const noexcept {
    if (e.lines.empty() || size_ == 0) return e.data;
    std::string_view rest = e.lines;
    std::size_t used = 0;
    for (bool first = true; !rest.empty();) {
      const auto data = event_value(take_event_line(rest), "data");
      if (!data) continue;
      if (!first && used < size_) buffer_[used++] = '\n';
      first = false;
      used += data->copy(buffer_ + used, size_ - used);
    }
    return {buffer_, used};
  }

  provider provider_;
  char* buffer_;
  std::size_t size_;
  bool begun_ = false;
};

}  // namespace detail

/// The first error in a stream that is there as a whole, such as one from a log or a test:
/// `classify` for a failure, and for a success with an event stream or JSON lines as its body what
/// `sse_stream` and `ndjson_stream` find in it. A success without an error is one (`!failed()`).
///
/// It is read as events if its Content-Type is text/event-stream or its body does not begin with
/// { or [, else as JSON documents. The buffer, which may be left out, is for events of which the
/// data is spread over several `data` lines; without it, only the first of these is looked at, and
/// what does not fit is cut. For a stream that is being received, see `sse_stream`.
///
/// Borrows from the response and from the buffer. Linear, constant stack, no allocation, no
/// exception but that of a callable that looks up headers; usable in constant expressions.
template <class Headers = header_view>
[[nodiscard]] constexpr error classify_stream(
    provider p, const basic_response<Headers>& r, char* buffer,
    std::size_t size) noexcept(detail::nothrow_headers<Headers>) {
  const error whole = classify(p, r);
  if (whole.failed()) return whole;
  const std::string_view body = r.body;
  const std::optional<std::string_view> type = detail::find_header(r.headers, "Content-Type");
  const std::string_view start = detail::trim(detail::without_mark(body)).substr(0, 1);
  const bool events = (type && detail::same_name(type->substr(0, 17), "text/event-stream")) ||
                      (start != "{" && start != "[");
  detail::saved_stream stream(p, buffer, size);
  return (events ? stream.events(body) : stream.documents(body)).value_or(whole);
}
template <class Headers = header_view, std::size_t N>
[[nodiscard]] constexpr error classify_stream(
    provider p, const basic_response<Headers>& r,
    char (&buffer)[N]) noexcept(detail::nothrow_headers<Headers>) {
  return classify_stream(p, r, buffer, N);
}
template <class Headers = header_view>
[[nodiscard]] constexpr error classify_stream(
    provider p, const basic_response<Headers>& r) noexcept(detail::nothrow_headers<Headers>) {
  return classify_stream(p, r, nullptr, 0);
}

inline namespace TRIAGE_CARRIER_NAMESPACE {

/// The body of a success whose stream has no error, or the first error: `classify_stream` as
/// `check` is for `classify`.
template <class Headers = header_view>
[[nodiscard]] constexpr result<std::string_view> check_stream(
    provider p, const basic_response<Headers>& r, char* buffer,
    std::size_t size) noexcept(detail::nothrow_headers<Headers>) {
  const error e = classify_stream(p, r, buffer, size);
  if (e.failed()) return carrier::failure<std::string_view>(e);
  return carrier::success<std::string_view>(r.body);
}
template <class Headers = header_view, std::size_t N>
[[nodiscard]] constexpr result<std::string_view> check_stream(
    provider p, const basic_response<Headers>& r,
    char (&buffer)[N]) noexcept(detail::nothrow_headers<Headers>) {
  return check_stream(p, r, buffer, N);
}
template <class Headers = header_view>
[[nodiscard]] constexpr result<std::string_view> check_stream(
    provider p, const basic_response<Headers>& r) noexcept(detail::nothrow_headers<Headers>) {
  return check_stream(p, r, nullptr, 0);
}

}  // namespace TRIAGE_CARRIER_NAMESPACE
}  // namespace triage::inline TRIAGE_ABI

#endif

// The trailers of gRPC-Web, which come inside the body.
#ifndef TRIAGE_READ_GRPC_WEB_HPP
#define TRIAGE_READ_GRPC_WEB_HPP

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// The bytes of a body that is binary or base64 (RFC 4648 section 4). The latter may be padded in
/// the middle, as servers encode each piece that they send by itself.
class frame_bytes {
 public:
  constexpr frame_bytes(std::string_view body, bool base64) noexcept
      : rest_(body), base64_(base64) {}

  /// The next byte in 0 … 255; -1 at the end, and where this stops being base64.
  [[nodiscard]] constexpr int next() noexcept {
    if (!base64_) {
      if (rest_.empty()) return -1;
      const auto byte = static_cast<unsigned char>(rest_[0]);
      rest_.remove_prefix(1);
      return byte;
    }
    while (!rest_.empty()) {
      const char c = rest_[0];
      const int digit = digit_of(c);
      if (digit < 0 && c != '=' && !blank(c)) return -1;
      rest_.remove_prefix(1);
      if (c == '=') size_ = 0;
      if (digit < 0) continue;
      bits_ = (bits_ << 6U | static_cast<std::uint32_t>(digit)) & 0x3FFFU;
      size_ += 6;
      if (size_ < 8) continue;
      size_ -= 8;
      return static_cast<int>(bits_ >> size_ & 0xFFU);
    }
    return -1;
  }

  /// Passes over so many bytes; false if there are fewer.
  [[nodiscard]] constexpr bool skip(std::uint32_t count) noexcept {
    if (base64_) {
      for (; count != 0; --count) {
        if (next() < 0) return false;
      }
      return true;
    }
    if (count > rest_.size()) return false;
    rest_.remove_prefix(count);
    return true;
  }

  /// What was not yet taken.
  [[nodiscard]] constexpr std::string_view rest() const noexcept { return rest_; }

 private:
  static constexpr int digit_of(char c) noexcept {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }

  std::string_view rest_;
  bool base64_;
  std::uint32_t bits_ = 0;
  unsigned size_ = 0;  // bits that are left
};

/// Whole lines: the last one may be a part of a longer one, such as the 1 of 14.
[[nodiscard]] constexpr std::string_view whole_lines(std::string_view block) noexcept {
  return block.substr(0, block.rfind('\n') + 1);  // npos + 1 is 0
}

}  // namespace detail

/// The trailers of a gRPC-Web response, which are the last frame of its body: lines such as
/// `grpc-status: 8`, to be read as a header_view. Empty if there are none.
///
///     char buffer[1024];
///     const std::string_view tail = triage::grpc_web_trailers(body, buffer);
///     const auto e = triage::classify(
///         grpc, triage::basic_response{200, body, triage::with_trailers(headers, tail)});
///
/// Takes both forms, and tells them from the first byte: binary (application/grpc-web), of which
/// the result is a view of the body, and base64 (application/grpc-web-text), which is decoded into
/// the buffer. Of a body that ends too early, and of trailers that do not fit into the buffer, the
/// whole lines are given. Trailers that are compressed cannot be read: none are given.
///
/// Linear, constant stack, no allocation, no exception; a length in the body is never trusted.
/// Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md
[[nodiscard]] constexpr std::string_view grpc_web_trailers(borrowed_string body, char* buffer,
                                                           std::size_t size) noexcept {
  // Flags are not digits of base64, and those digits are no flags.
  const auto first = static_cast<unsigned char>(body.empty() ? '\0' : body[0]);
  const bool base64 = first >= 0x20 && first < 0x80;
  detail::frame_bytes in(body, base64);
  for (;;) {
    const int flags = in.next();
    std::uint32_t length = 0;
    int last = flags;
    for (int i = 0; i < 4; ++i) {
      last = in.next();
      length = length << 8U | (static_cast<std::uint32_t>(last) & 0xFFU);
    }
    if (last < 0) return {};
    if ((flags & 0x80) == 0) {
      if (!in.skip(length)) return {};
      continue;
    }
    if ((flags & 1) != 0) return {};  // compressed
    if (!base64) {
      const std::string_view rest = in.rest();
      return length <= rest.size() ? rest.substr(0, length) : detail::whole_lines(rest);
    }
    std::size_t used = 0;
    int byte = 0;
    while (used < length && (byte = in.next()) >= 0) {
      if (used == size) {
        byte = -1;
        break;
      }
      buffer[used++] = static_cast<char>(byte);
    }
    const std::string_view block(buffer, used);
    return byte < 0 ? detail::whole_lines(block) : block;
  }
}
template <std::size_t N>
[[nodiscard]] constexpr std::string_view grpc_web_trailers(borrowed_string body,
                                                           char (&buffer)[N]) noexcept {
  return grpc_web_trailers(body, buffer, N);
}
/// The same for the binary form alone.
[[nodiscard]] constexpr std::string_view grpc_web_trailers(borrowed_string body) noexcept {
  return grpc_web_trailers(body, nullptr, 0);
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// Headers and trailers of one response, looked up as if they were one block.
#ifndef TRIAGE_TEXT_TRAILERS_HPP
#define TRIAGE_TEXT_TRAILERS_HPP

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

// On request: errors that are the whole body of a success, of an API that has no table.
// The error in the body of a 200 of an API without a table, for callers who ask for it.
#ifndef TRIAGE_ERROR_IN_SUCCESS_HPP
#define TRIAGE_ERROR_IN_SUCCESS_HPP

// An API about which nothing is known: the generic shapes and HTTP's own meaning of the status.
#ifndef TRIAGE_PROVIDERS_GENERIC_HPP
#define TRIAGE_PROVIDERS_GENERIC_HPP

namespace triage::inline TRIAGE_ABI::providers {

struct generic_api : kinds {
  static constexpr std::string_view name = "generic";
  static constexpr std::string_view title = "any HTTP API";
  static constexpr std::string_view page = "https://www.rfc-editor.org/rfc/rfc9110#section-15";
};

inline constexpr provider generic = define<generic_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif

// Whether a body is that of an error, told from the body alone: for the success of an API of which
// nothing is known.
#ifndef TRIAGE_READ_ERROR_BODY_HPP
#define TRIAGE_READ_ERROR_BODY_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// What the name of a member tells about the object that has it.
enum class member_sense : std::uint8_t {
  other,           ///< errors usually have no such member, so it may be a result
  beside,          ///< errors have it, and so has much else
  sentence,        ///< a message
  short_sentence,  ///< `msg` and the like, which usually stands beside a code
  error_sentence,  ///< a message that only errors have
  reason,
  error,
  errors,
  error_code,
  error_type,
  code,
  status,
  succeeded,  ///< `ok` and the like
  result,
  response,  ///< what many APIs put around everything
  id,
  jsonrpc,
  object,
  kind,
  thing,   ///< a record of something has it, an error has not
  report,  ///< a report on something has it, whatever its value
};

struct sense_of_name {
  std::string_view name;  ///< in lower case, without anything but letters and digits
  member_sense sense;
};

/// Sorted by nothing but sense: what is not here is `other`.
inline constexpr sense_of_name member_senses[] = {
    {"message", member_sense::sentence},
    {"statusmessage", member_sense::sentence},
    {"detail", member_sense::sentence},
    {"display", member_sense::sentence},
    {"msg", member_sense::short_sentence},
    {"info", member_sense::short_sentence},
    {"statusmsg", member_sense::short_sentence},
    {"retmsg", member_sense::short_sentence},
    {"returnmsg", member_sense::short_sentence},
    {"resultmsg", member_sense::short_sentence},
    {"errormessage", member_sense::error_sentence},
    {"errormsg", member_sense::error_sentence},
    {"errmsg", member_sense::error_sentence},
    {"errorsummary", member_sense::error_sentence},
    {"exceptionmessage", member_sense::error_sentence},
    {"faultstring", member_sense::error_sentence},
    {"reason", member_sense::reason},
    {"error", member_sense::error},
    {"fault", member_sense::error},
    {"errors", member_sense::errors},
    {"errorcode", member_sense::error_code},
    {"errcode", member_sense::error_code},
    {"errno", member_sense::error_code},
    {"errortype", member_sense::error_type},
    {"exception", member_sense::error_type},
    {"exceptiontype", member_sense::error_type},
    {"type", member_sense::beside},
    {"code", member_sense::code},
    {"cod", member_sense::code},
    {"infocode", member_sense::code},
    {"retcode", member_sense::code},
    {"returncode", member_sense::code},
    {"resultcode", member_sense::code},
    {"status", member_sense::status},
    {"stat", member_sense::status},
    {"statuscode", member_sense::status},
    {"httpstatus", member_sense::status},
    {"ok", member_sense::succeeded},
    {"success", member_sense::succeeded},
    {"succeeded", member_sense::succeeded},
    {"issuccess", member_sense::succeeded},
    {"data", member_sense::result},
    {"result", member_sense::result},
    {"results", member_sense::result},
    {"items", member_sense::result},
    {"rows", member_sense::result},
    {"list", member_sense::result},
    {"response", member_sense::response},
    {"id", member_sense::id},
    {"jsonrpc", member_sense::jsonrpc},
    {"object", member_sense::object},
    {"kind", member_sense::kind},
    {"name", member_sense::thing},
    {"uuid", member_sense::thing},
    {"host", member_sense::thing},
    {"hostname", member_sense::thing},
    {"created", member_sense::thing},
    {"createdat", member_sense::thing},
    {"updatedat", member_sense::thing},
    {"checkedat", member_sense::thing},
    {"startedat", member_sense::thing},
    {"starttime", member_sense::thing},
    {"finishedat", member_sense::thing},
    {"endtime", member_sense::thing},
    {"duration", member_sense::thing},
    {"durationms", member_sense::thing},
    {"valid", member_sense::report},
    {"isvalid", member_sense::report},
    {"passed", member_sense::report},
    {"warnings", member_sense::report},
    {"line", member_sense::report},
    {"column", member_sense::report},
    {"row", member_sense::report},
    {"index", member_sense::report},
    {"level", member_sense::report},
    {"severity", member_sense::report},
    {"title", member_sense::beside},
    {"description", member_sense::beside},
    {"details", member_sense::beside},
    {"param", member_sense::beside},
    {"field", member_sense::beside},
    {"requestid", member_sense::beside},
    {"reqid", member_sense::beside},
    {"traceid", member_sense::beside},
    {"fbtraceid", member_sense::beside},
    {"correlationid", member_sense::beside},
    {"logid", member_sense::beside},
    {"errorid", member_sense::beside},
    {"errorlink", member_sense::beside},
    {"erroruri", member_sense::beside},
    {"errordescription", member_sense::beside},
    {"errorinfo", member_sense::beside},
    {"documentationurl", member_sense::beside},
    {"docurl", member_sense::beside},
    {"doc", member_sense::beside},
    {"docs", member_sense::beside},
    {"moreinfo", member_sense::beside},
    {"path", member_sense::beside},
    {"query", member_sense::beside},
    {"request", member_sense::beside},
    {"method", member_sense::beside},
    {"instance", member_sense::beside},
    {"timestamp", member_sense::beside},
    {"time", member_sense::beside},
    {"requesttime", member_sense::beside},
    {"apiversion", member_sense::beside},
    {"jsonapi", member_sense::beside},
    {"extensions", member_sense::beside},
    {"locations", member_sense::beside},
    {"parameters", member_sense::beside},
    {"responsemetadata", member_sense::beside},
    {"retryafter", member_sense::beside},
    {"estimatedtime", member_sense::beside},
    {"interval", member_sense::beside},
    {"trace", member_sense::beside},
    {"stacktrace", member_sense::beside},
    {"stack", member_sense::beside},
    {"servedby", member_sense::beside},
    {"userid", member_sense::beside},
    {"needed", member_sense::beside},
    {"provided", member_sense::beside},
    {"ttl", member_sense::beside},
    {"sid", member_sense::beside},
};

/// `error_code`, `errorCode`, `Error Code` and `error-code` are one name.
[[nodiscard]] constexpr member_sense sense_of(const text& name) noexcept {
  if (name == "__type") return member_sense::error_type;  // AWS
  char buffer[20] = {};
  std::size_t size = 0;
  text::decoder in(name);
  for (int next = in.next(); next >= 0; next = in.next()) {
    const char c = lower(static_cast<char>(next));
    const bool counts = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!counts && c != '_' && c != '-' && c != ' ') return member_sense::other;
    if (!counts) continue;
    if (size == sizeof buffer) return member_sense::other;
    buffer[size++] = c;
  }
  const std::string_view wanted(buffer, size);
  for (const sense_of_name& known : member_senses) {
    if (known.name == wanted) return known.sense;
  }
  return member_sense::other;
}

/// What a code, or a number beside `status`, says.
enum class code_sense : std::uint8_t {
  nothing,
  success,
  failure,
  unclear,  ///< a failure if something else says so
};

/// Whether it is an integer; `digits` are those without a sign and without zeros in front.
[[nodiscard]] constexpr bool is_integer(std::string_view s, std::string_view& digits) noexcept {
  if (!s.empty() && s[0] == '-') s.remove_prefix(1);
  if (s.empty() || s.size() > 18) return false;
  for (const char c : s) {
    if (c < '0' || c > '9') return false;
  }
  while (!s.empty() && s[0] == '0') s.remove_prefix(1);
  digits = s;
  return true;
}

/// There are APIs for which 0, 1, 200, 1000, 2000, 10000, 20000 or 200000 is the code of a success.
/// A number is a failure by itself if it is negative, or has the form of a status of HTTP, possibly
/// with one or two digits more.
[[nodiscard]] constexpr code_sense sense_of_number(std::string_view s) noexcept {
  std::string_view digits;
  if (!is_integer(s, digits)) return code_sense::nothing;
  if (digits.empty()) return code_sense::success;
  if (s[0] == '-') return code_sense::failure;
  if (digits.size() < 3) return code_sense::nothing;
  const char first = digits[0];
  const bool round = digits.find_first_not_of('0', 1) == std::string_view::npos;
  if (digits.size() == 3) {
    if (first == '4' || first == '5') return code_sense::failure;
    return first == '2' && digits[1] == '0' ? code_sense::success : code_sense::nothing;
  }
  if (round && (first == '1' || first == '2')) return code_sense::success;
  return digits.size() <= 5 && (first == '4' || first == '5') ? code_sense::failure
                                                              : code_sense::unclear;
}

[[nodiscard]] constexpr bool is_word(const text& t, std::initializer_list<std::string_view> words) {
  char buffer[16];
  const std::optional<std::string_view> word = t.decode_whole(buffer, sizeof buffer);
  if (!word) return false;
  for (const std::string_view w : words) {
    if (same_name(*word, w)) return true;
  }
  return false;
}
[[nodiscard]] constexpr bool means_success(const text& t) {
  return is_word(t, {"ok", "okay", "success", "successful", "succeeded", "true", "done", "none",
                     "no error", "no_error"});
}
[[nodiscard]] constexpr bool means_failure(const text& t) {
  return is_word(t, {"error", "fail", "failure"});
}

/// Whether a message reports a success.
[[nodiscard]] constexpr bool reports_success(const text& t) noexcept {
  if (means_success(t)) return true;
  const std::string_view s = t.raw().substr(0, 256);
  // The characters are those of "success" in Chinese.
  return contains_name(s, "succe") || s.find("\xE6\x88\x90\xE5\x8A\x9F") != std::string_view::npos;
}

/// Reads the members of an object, once and in order, and gives up at the first that an error would
/// not have.
class error_signs {
  using token = json::token;

 public:
  /// Having read `object_begin` of the outermost object, whether it is an error. Reads no further
  /// than to the first member that decides that it is not.
  [[nodiscard]] static constexpr bool in(json::scanner& s, std::string_view body) noexcept {
    error_signs outer(body);
    if (!outer.read(s, true)) return false;
    if (outer.around_) return true;
    return s.next() == token::end && outer.is_error();
  }

 private:
  static constexpr int most_members = 32;

  explicit constexpr error_signs(std::string_view body) noexcept : body_(body) {}

  // What is in a member that is an object or in the first one of a list.
  struct inside {
    bool all_null = true;
    bool sentence = false;  // there is a message
    bool code = false;      // there is a code or a type
    bool known = true;      // there is nothing but what errors have
    bool report = false;
  };

  // Having read the bracket that begins it.
  [[nodiscard]] constexpr bool is_empty(const json::scanner& s) const noexcept {
    std::size_t at = s.offset();
    while (at < body_.size() && blank(body_[at])) ++at;
    return at < body_.size() && (body_[at] == '}' || body_[at] == ']');
  }

  // Whether a value is null, false, 0 or empty. `t` is its first token.
  [[nodiscard]] constexpr bool is_nothing(const json::scanner& s, token t) const noexcept {
    switch (t) {
      case token::null: return true;
      case token::boolean: return s.value() == "false";
      case token::number: return s.value() == "0" || s.value() == "0.0";
      case token::string: return s.value().raw().empty();
      case token::object_begin:
      case token::array_begin: return is_empty(s);
      default: return false;
    }
  }

  static constexpr bool pass_over(json::scanner& s, token t) noexcept {
    if (t == token::object_begin || t == token::array_begin) t = s.skip();
    return t < token::too_deep;
  }

  // Having read `object_begin`, to behind the object. False if it does not end well.
  constexpr bool read_inside(json::scanner& s, inside& found) const noexcept {
    int members = 0;
    for (;;) {
      token t = s.next();
      if (t == token::object_end) return true;
      if (t != token::key || ++members > 4 * most_members) return false;
      const member_sense sense = sense_of(s.value());
      t = s.next();
      const bool nothing = is_nothing(s, t);
      found.all_null = found.all_null && t == token::null;
      const bool scalar = t == token::string || t == token::number;
      const bool object = t == token::object_begin;
      switch (sense) {
        case member_sense::sentence:
        case member_sense::short_sentence:
        case member_sense::error_sentence:
        case member_sense::reason:
        case member_sense::error:
          found.sentence =
              found.sentence || (!nothing && (t == token::string || object ||
                                              (sense == member_sense::error && !scalar)));
          break;
        case member_sense::code:
        case member_sense::error_code:
        case member_sense::error_type: found.code = found.code || (!nothing && scalar); break;
        case member_sense::report: found.report = true; break;
        case member_sense::beside:
        case member_sense::status:
        case member_sense::id: break;
        default: found.known = found.known && nothing; break;
      }
      if (!pass_over(s, t)) return false;
    }
  }

  constexpr bool read_error(json::scanner& s, token t) noexcept {
    if (t == token::boolean) {
      marked_ = error_true_ = true;  // false is nothing, and has been passed over
      return true;
    }
    if (t == token::number) {
      std::string_view digits;
      if (!is_integer(s.value().raw(), digits)) return false;  // a measurement
      error_number_ = true;
      return true;
    }
    if (t == token::string) {
      if (s.value() == "true") {
        marked_ = error_true_ = true;
      } else if (!means_success(s.value()) && !(s.value() == "false")) {
        error_text_ = true;
      }
      return true;
    }
    if (t == token::array_begin) return read_errors(s, t);
    inside found;
    if (!read_inside(s, found) || found.report) return false;
    error_object_ = found.sentence || found.code;
    return error_object_;
  }

  constexpr bool read_errors(json::scanner& s, token t) noexcept {
    if (t == token::string) {
      error_text_ = !means_success(s.value());
      return true;
    }
    if (t == token::object_begin) {
      details_ = true;
      return pass_over(s, t);
    }
    if (t != token::array_begin) return false;  // a number of errors
    t = s.next();
    if (t == token::string) {
      error_text_ = true;
    } else if (t == token::object_begin) {
      inside found;
      if (!read_inside(s, found) || found.report) return false;
      if (!found.sentence && !found.code) return false;
      (found.known && found.sentence ? error_object_ : details_) = true;
    } else {
      return false;
    }
    return s.skip() < token::too_deep;
  }

  constexpr bool read_status(json::scanner& s, token t) noexcept {
    const text value = s.value();
    if (t == token::boolean) {
      marked_ = true;  // true has been dealt with
      return true;
    }
    if (t != token::string && t != token::number) return false;
    std::string_view digits;
    if (is_integer(value.raw(), digits)) {
      const code_sense number = sense_of_number(value.raw());
      if (digits.size() == 3 && number == code_sense::success) return false;
      if (digits.size() == 3 && number == code_sense::failure) {
        failing_status_ = true;
      } else if (!digits.empty()) {
        ++others_;
      }
      return true;
    }
    if (means_success(value)) return false;
    if (means_failure(value)) {
      failing_word_ = true;
      return true;
    }
    // Such as Google's REQUEST_DENIED; other words say how a thing is.
    const std::string_view word = value.raw();
    bool shouted = word.find('_') != std::string_view::npos;
    for (const char c : word) shouted = shouted && ((c >= 'A' && c <= 'Z') || c == '_');
    if (!shouted) ++others_;
    return true;
  }

  constexpr bool read_code(json::scanner& s, token t, bool of_errors) noexcept {
    if (t != token::string && t != token::number) return false;
    const text value = s.value();
    std::string_view digits;
    if (!is_integer(value.raw(), digits)) {
      if (t == token::number || means_success(value)) return false;
      if (of_errors) {
        error_code_ = true;
      } else if (!is_null(find_well_known(value))) {
        failing_code_ = true;
      }
      return true;
    }
    const code_sense sense = sense_of_number(value.raw());
    if (of_errors) {
      error_code_ = !digits.empty();
      return error_code_;
    }
    failing_code_ = failing_code_ || sense == code_sense::failure;
    unclear_code_ = unclear_code_ || sense == code_sense::unclear;
    return sense != code_sense::success;
  }

  constexpr bool read_result(json::scanner& s, token t) noexcept {
    if (t == token::string && means_failure(s.value())) {
      failing_word_ = true;
      return true;
    }
    if (t != token::object_begin) return false;
    inside found;
    if (!read_inside(s, found)) return false;
    if (found.all_null) {
      no_result_ = true;
      return true;
    }
    error_in_result_ = found.known && !found.report && found.sentence;
    return error_in_result_;
  }

  // One member, whose first token was `t`. False: this is not an error.
  constexpr bool read_member(json::scanner& s, member_sense sense, token t) noexcept {
    const bool nothing = is_nothing(s, t);
    const bool is_true = t == token::boolean && s.value() == "true";
    if (sense == member_sense::report) return false;
    if (sense == member_sense::id) {
      has_id_ = has_id_ || t != token::null;
      return pass_over(s, t);
    }
    if (sense == member_sense::succeeded || sense == member_sense::response) {
      if ((t == token::boolean && !is_true && sense == member_sense::succeeded) ||
          (t == token::string && is_word(s.value(), {"false"}))) {
        marked_ = true;
        return true;
      }
      return nothing && pass_over(s, t);
    }
    if (sense == member_sense::result) null_result_ = no_result_ = nothing;
    if ((sense == member_sense::code || sense == member_sense::error_code) && t == token::number &&
        nothing) {
      return false;  // the code of a success
    }
    if (nothing && !(sense == member_sense::status && t == token::boolean)) return pass_over(s, t);
    switch (sense) {
      case member_sense::sentence:
      case member_sense::short_sentence:
      case member_sense::error_sentence:
        if (t != token::string) return false;
        (sense == member_sense::error_sentence   ? error_sentence_
         : sense == member_sense::short_sentence ? short_sentence_
                                                 : sentence_) = true;
        success_said_ = success_said_ || reports_success(s.value());
        return true;
      case member_sense::reason: reason_ = t == token::string; return pass_over(s, t);
      case member_sense::error: return read_error(s, t);
      case member_sense::errors: return read_errors(s, t);
      case member_sense::error_code: return read_code(s, t, true);
      case member_sense::error_type: error_type_ = t == token::string; return pass_over(s, t);
      case member_sense::code: return read_code(s, t, false);
      case member_sense::status: return !is_true && read_status(s, t);
      case member_sense::result: return read_result(s, t);
      case member_sense::jsonrpc: is_jsonrpc_ = true; return pass_over(s, t);
      case member_sense::object:
        marked_ = t == token::string && s.value() == "error";
        return marked_;
      case member_sense::kind: return t == token::string && s.value() == "Status";
      case member_sense::beside: return pass_over(s, t);
      default: break;
    }
    // A list or an object that errors do not have is a result.
    if (sense == member_sense::thing || t == token::object_begin || t == token::array_begin) {
      return false;
    }
    return ++others_ <= 2;
  }

  // Having read `object_begin`, to behind the object. False: this is not an error, or it does not
  // end well. `outermost`: it may be nothing but an envelope around one object.
  constexpr bool read(json::scanner& s, bool outermost) noexcept {
    for (int members = 0;; ++members) {
      token t = s.next();
      if (t == token::object_end) return true;
      if (t != token::key || members == most_members) return false;
      const member_sense sense = sense_of(s.value());
      const bool may_be_envelope = sense == member_sense::other || sense == member_sense::response;
      t = s.next();
      if (outermost && members == 0 && may_be_envelope && t == token::object_begin &&
          !is_empty(s)) {
        error_signs inner(body_);
        if (!inner.read(s, false)) return false;
        // Under any name, an error has to be beside a result that is not there.
        around_ = inner.is_error() && (sense == member_sense::response || inner.null_result_) &&
                  s.next() == token::object_end && s.next() == token::end;
        return around_;
      }
      if (!read_member(s, sense, t)) return false;
    }
  }

  [[nodiscard]] constexpr bool is_error() const noexcept {
    // The answer to a call has the id of the call; anything else with one is a record.
    if (has_id_ && !(error_object_ && (is_jsonrpc_ || null_result_)) &&
        !(error_code_ && error_sentence_)) {
      return false;
    }
    const bool said = sentence_ || short_sentence_ || error_sentence_;
    const bool error = error_object_ || error_text_;
    if (marked_ && (said || error || error_code_ || details_ || error_in_result_ ||
                    (error_true_ && reason_))) {
      return true;
    }
    if (others_ > 0 || error_in_result_) return false;
    if (failing_word_) return said || error || error_code_ || error_type_;
    if (failing_status_) return said || error;
    if (details_) return false;
    if (error || error_sentence_) return true;
    if (!said || success_said_) return false;
    return error_number_ || error_code_ || error_type_ || failing_code_ ||
           (unclear_code_ && (short_sentence_ || no_result_));
  }

  std::string_view body_;
  int others_ = 0;  // members with a value that errors do not have
  bool around_ = false;
  bool marked_ = false;  // it says of itself that it is no success
  bool error_true_ = false;
  bool failing_word_ = false;
  bool failing_status_ = false;
  bool failing_code_ = false;
  bool unclear_code_ = false;
  bool error_object_ = false;
  bool error_text_ = false;
  bool error_number_ = false;
  bool error_code_ = false;
  bool error_type_ = false;
  bool error_in_result_ = false;
  bool details_ = false;
  bool sentence_ = false;
  bool short_sentence_ = false;
  bool error_sentence_ = false;
  bool success_said_ = false;
  bool reason_ = false;
  bool no_result_ = false;
  bool null_result_ = false;
  bool has_id_ = false;
  bool is_jsonrpc_ = false;
};

/// The first elements inside the root of a document of XML, by what they are.
struct root_children {
  std::string_view first;  ///< the local name
  bool code = false;
  bool message = false;
  bool errors = false;
  bool thing = false;  ///< one that a record has
};

/// At the < of the start tag of an element.
[[nodiscard]] constexpr root_children children_of(xml_lexer& in) noexcept {
  root_children found;
  std::string_view name;
  bool closed = false;
  if (in.start_tag(name, closed) != xml_lexer::step::ok || closed) return found;
  for (int n = 0; n < 32;) {
    (void)in.skip_text();
    if (in.at_end() || in.at("</")) break;
    if (in.at("<!--") || in.at("<?")) {
      if (in.skip_aside() != xml_lexer::step::ok) break;
      continue;
    }
    if (in.start_tag(name, closed) != xml_lexer::step::ok) break;
    name = local_name(name);
    if (n++ == 0) found.first = name;
    found.code = found.code || same_name(name, "code") || same_name(name, "faultcode");
    found.message = found.message || same_name(name, "message") || same_name(name, "msg") ||
                    same_name(name, "faultstring") || same_name(name, "reason");
    found.errors = found.errors || ((name == "Errors" || same_name(name, "error")) && !closed);
    found.thing = found.thing || same_name(name, "id");
    if (!closed && in.skip_element() != xml_lexer::step::ok) break;
  }
  return found;
}

/// Whether a document of XML is an error, by its root and the names of what is in it.
[[nodiscard, gnu::noinline]] constexpr bool is_xml_error(std::string_view body) noexcept {
  xml_lexer in(body);
  if (in.prolog() != xml_lexer::step::ok) return false;
  const std::string_view root = local_name(in.tag_name());
  // Open Geospatial Consortium: WMS 1.3.0 section 6.11, OWS Common section 8. The last one is of
  // data.go.kr.
  if (root == "ServiceExceptionReport" || root == "ExceptionReport" ||
      root == "OpenAPI_ServiceResponse") {
    return true;
  }
  if (root == "Error" || root == "error" || root == "Fault") {
    const root_children found = children_of(in);
    return found.code && found.message && !found.thing;
  }
  if (root == "ErrorResponse" || root == "errorResponse") return children_of(in).errors;
  if (root == "Response") {
    const root_children found = children_of(in);
    return found.errors && found.first == "Errors";  // EC2
  }
  if (root == "rsp") {
    // Flickr.
    const std::string_view tag = body.substr(in.here(), 256);
    return tag.substr(0, tag.find('>')).find("stat=\"fail\"") != std::string_view::npos;
  }
  if (root != "Envelope") return false;
  // SOAP: a header may be in front of the body, in which a fault is alone.
  std::string_view name;
  bool closed = false;
  if (in.start_tag(name, closed) != xml_lexer::step::ok || closed) return false;
  for (int n = 0; n < 8; ++n) {
    (void)in.skip_text();
    if (in.at_end() || in.at("</")) return false;
    if (in.at("<!--") || in.at("<?")) {
      if (in.skip_aside() != xml_lexer::step::ok) return false;
    } else if (local_name(in.tag_name()) == "Body") {
      return children_of(in).first == "Fault";
    } else if (in.start_tag(name, closed) != xml_lexer::step::ok ||
               (!closed && in.skip_element() != xml_lexer::step::ok)) {
      return false;
    }
  }
  return false;
}

/// Whether a body is that of an error, and of nothing else: see `error_in_success`. Linear, and for
/// most other bodies a few members; constant stack.
[[nodiscard]] constexpr bool is_error_body(std::string_view body) noexcept {
  body = without_mark(body);
  std::size_t start = 0;
  while (start < body.size() && blank(body[start])) ++start;
  body.remove_prefix(start);
  if (body.empty()) return false;
  if (body[0] == '{') {
    json::scanner s(body);
    (void)s.next();
    return error_signs::in(s, body);
  }
  if (body[0] == '<') return is_xml_error(body);
  // RFC 6749 section 5.2, in the encoding of a form: GitHub's answers are so by default.
  return begins_with(body, "error=") && body.substr(0, 7) != "error=&" &&
         body.substr(0, 512).find("&error_description=") != std::string_view::npos;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI {

/// The error that is the body of a response with a status of 200 to 299; nullopt if the body is
/// anything else, and for every other status. `classify` and `check` never call this by themselves:
/// what is an error at one API may be a result at another, and only the caller knows that no
/// success of this API looks like an error.
///
///     if (const auto e = triage::error_in_success({status, body, headers})) log(*e);
///
/// If the provider has conditions for this (`inside_2xx`), they are tried first. Otherwise the body
/// has to be one whole JSON object, or an XML document, that is marked as an error and has nothing
/// that could be a result: docs/reading.md has the conditions. In cases of doubt there is no error:
/// for a partial GraphQL result, a job that failed, a batch of which an item failed, or a list of
/// errors.
///
/// The error is classified by the status that fits it, as `classify` does with an error inside a
/// success; `status()` is that of the response. It borrows from the response.
///
/// For most successes this reads only a few members; for an error it is one pass more than
/// `classify`. Constant stack, no allocation, no exception but that of a callable that looks up
/// headers; usable in constant expressions.
template <class Headers = header_view>
[[nodiscard]] constexpr std::optional<error> error_in_success(
    const basic_response<Headers>& r,
    provider p = providers::generic) noexcept(detail::nothrow_headers<Headers>) {
  if (r.status < 200 || r.status > 299) return std::nullopt;
  if (succeeded(p, r) && !detail::is_error_body(r.body)) return std::nullopt;
  return detail::classify_inside(p, r, body_fields(p.shapes(), r.body));
}

inline namespace TRIAGE_CARRIER_NAMESPACE {

/// `check`, but a success whose body is an error is an error, too: see `error_in_success`.
///
///     triage::result<std::string_view> r = triage::check_inside(p, {status, body, headers});
template <class Headers = header_view>
[[nodiscard]] constexpr result<std::string_view> check_inside(
    provider p, const basic_response<Headers>& r) noexcept(detail::nothrow_headers<Headers>) {
  if (succeeded(p, r)) {
    const std::optional<error> e = error_in_success(r, p);
    return e ? carrier::failure<std::string_view>(*e) : carrier::success<std::string_view>(r.body);
  }
  return carrier::failure<std::string_view>(detail::classify_failed(p, r));
}

}  // namespace TRIAGE_CARRIER_NAMESPACE
}  // namespace triage::inline TRIAGE_ABI

#endif

// Many operations in one request, of which some failed.
// The errors of a batch: of a request with many operations, those that failed.
#ifndef TRIAGE_ITEMS_HPP
#define TRIAGE_ITEMS_HPP

// Finds the values that a pointer leads to, one after the other, in JSON and in XML.
#ifndef TRIAGE_READ_DETAIL_ITEM_WALKER_HPP
#define TRIAGE_READ_DETAIL_ITEM_WALKER_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// A value that a pointer leads to: all of it, as it is written.
struct item_place {
  std::string_view raw;
  std::size_t index = 0;  ///< its place in the array or among the elements of its name, from 0
  text name;              ///< the name of the member that it is; absent of an element of an array
};

/// The tokens of a pointer; none of one that is deeper than any in a table.
class pointer_tokens {
 public:
  explicit constexpr pointer_tokens(std::string_view pointer) noexcept {
    while (!pointer.empty() && size_ < max_pointer_depth) {
      pointer.remove_prefix(1);
      tokens_[size_] = pointer.substr(0, pointer.find('/'));
      pointer.remove_prefix(tokens_[size_++].size());
    }
    if (!pointer.empty()) size_ = 0;
  }
  [[nodiscard]] constexpr unsigned size() const noexcept { return size_; }
  [[nodiscard]] constexpr std::string_view operator[](unsigned i) const noexcept {
    return tokens_[i];
  }

 private:
  std::string_view tokens_[max_pointer_depth];
  unsigned size_ = 0;
};

/// The arrays, objects and strings that a pointer leads to in a JSON text, in order, up to its end
/// or the first damage. What is not on the way is skipped. Constant stack; one pass over the text
/// for all calls together.
class json_items {
 public:
  constexpr json_items(std::string_view body, std::string_view pointer) noexcept
      : body_(body), tokens_(pointer), in_(body) {}

  [[nodiscard]] constexpr bool next(item_place& out) noexcept {
    using json::token;
    if (depth_ == 0 && !(begin() && tokens_.size() != 0)) return false;
    for (;;) {
      level& here = open_[depth_ - 1];
      token t = in_.next();
      if (t == token::object_end || t == token::array_end) {
        if (--depth_ == 0) return ended();
        continue;
      }
      text name;
      if (t == token::key) {
        name = in_.value();
        t = in_.next();
      }
      if (t >= token::end) return ended();
      const std::string_view wanted = tokens_[depth_ - 1];
      const bool on_the_way = wanted == "*" || (here.object ? is_named(name, wanted)
                                                            : array_index(wanted) == here.next);
      const std::size_t index = static_cast<std::size_t>(here.next++);
      const bool container = t == token::object_begin || t == token::array_begin;
      if (!on_the_way) {
        if (container) in_.skip();
        continue;
      }
      // Of several places that * stands for, the first array's is the item's.
      if (wanted == "*" && !here.object && counted_at_ >= depth_) {
        counted_at_ = depth_;
        index_ = index;
      }
      if (depth_ == tokens_.size()) {
        if (!take(t, out)) continue;
        out.index = counted_at_ <= depth_ ? index_ : count_;
        out.name = name;
        ++count_;
        return true;
      }
      if (container) open_[depth_++] = {t == token::object_begin, 0};
    }
  }

 private:
  struct level {
    bool object = false;
    std::int32_t next = 0;  // place of the next element or member
  };

  constexpr bool begin() noexcept {
    const json::token t = in_.next();
    if (t != json::token::object_begin && t != json::token::array_begin) return ended();
    open_[depth_++] = {t == json::token::object_begin, 0};
    return true;
  }
  constexpr bool ended() noexcept {
    depth_ = 0;
    return false;
  }

  // The value whose first token was `t`. False if it is none that can be an item.
  constexpr bool take(json::token t, item_place& out) noexcept {
    using json::token;
    if (t == token::string) {
      const std::string_view inside = in_.value().raw();
      out.raw = {inside.data() - 1, inside.size() + 2};
      return true;
    }
    if (t != token::object_begin && t != token::array_begin) return false;
    const std::size_t start = in_.offset() - 1;
    const bool whole = in_.skip() != token::truncated;
    out.raw = whole ? body_.substr(start, in_.offset() - start) : body_.substr(start);
    return true;
  }

  std::string_view body_;
  pointer_tokens tokens_;
  json::scanner in_;
  level open_[max_pointer_depth] = {};
  unsigned depth_ = 0;  // of open_
  unsigned counted_at_ = max_pointer_depth + 1;
  std::size_t index_ = 0;
  std::size_t count_ = 0;
};

/// The same for the elements that a path leads to in an XML text; names are compared without their
/// prefix. A * stands for elements of any name.
class xml_items {
 public:
  constexpr xml_items(std::string_view body, std::string_view path) noexcept
      : body_(body), tokens_(path), in_(body) {}

  [[nodiscard]] constexpr bool next(item_place& out) noexcept {
    using step = xml_lexer::step;
    if (done_ || tokens_.size() == 0) return false;
    if (!begun_ && in_.prolog() != step::ok) return ended();
    begun_ = true;
    for (;;) {
      std::string_view name;
      step s = step::ok;
      if (depth_ != 0) {
        in_.skip_text();
        if (in_.at_end()) return ended();
        if (in_.at("</")) {
          if (in_.end_tag(name) != step::ok || --depth_ == 0) return ended();
          continue;
        }
        if (in_.at("<!--") || in_.at("<?")) {
          if (in_.skip_aside() != step::ok) return ended();
          continue;
        }
        if (in_.at(cdata_begin)) {
          if (in_.cdata(name) != step::ok) return ended();
          continue;
        }
      }
      const std::size_t start = in_.here();
      bool closed = false;
      if (in_.start_tag(name, closed) != step::ok) return ended();
      const bool on_the_way = tokens_[depth_] == "*" || local_name(name) == tokens_[depth_];
      const bool item = on_the_way && depth_ + 1 == tokens_.size();
      if (on_the_way && !item && !closed) {
        ++depth_;
        continue;
      }
      if (!closed) s = in_.skip_element();
      if (s != step::ok || depth_ == 0) (void)ended();
      if (item) {
        const std::size_t end = s == step::ok ? in_.here() : body_.size();
        out = {body_.substr(start, end - start), count_++, {}};
        return true;
      }
      if (done_) return false;
    }
  }

 private:
  constexpr bool ended() noexcept {
    done_ = true;
    return false;
  }

  std::string_view body_;
  pointer_tokens tokens_;
  xml_lexer in_;
  unsigned depth_ = 0;  // elements around this place, all on the way
  std::size_t count_ = 0;
  bool begun_ = false;
  bool done_ = false;
};

/// Whether a body is to be read as XML: it begins with <.
[[nodiscard]] constexpr bool looks_like_xml(std::string_view body) noexcept {
  return trim(without_mark(body).substr(0, 64)).substr(0, 1) == "<";
}

/// The value that a pointer leads to in an item, as it is written; empty if there is none. The
/// pointer has no *, and in XML it begins with the name of the item's own element.
[[nodiscard]] constexpr std::string_view raw_member(std::string_view item,
                                                    std::string_view pointer) noexcept {
  item_place found;
  if (looks_like_xml(item)) {
    (void)xml_items(item, pointer).next(found);
  } else {
    (void)json_items(item, pointer).next(found);
  }
  return found.raw;
}

/// The text in an element that is given from < to >, without the white space around it; absent if
/// there is no element.
[[nodiscard]] constexpr text element_value(std::string_view element) noexcept {
  if (element.empty()) return {};
  xml_lexer in(element);
  std::string_view name;
  bool closed = false;
  (void)in.start_tag(name, closed);
  const std::size_t end = in.rest().rfind("</");
  if (end == std::string_view::npos) return text::plain(element.substr(0, 0));
  return {trim(in.rest().substr(0, end)), text::form::xml};
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI {

/// One operation of a batch that failed. Borrows from the response.
struct batch_item {
  /// Its place, from 0: in the outermost array that contains it, which usually has the order of the
  /// request; without an array, among the items.
  std::size_t index = 0;
  text name;             ///< the name of the member that it is; absent for an element of an array
  std::string_view raw;  ///< all of it, as it was sent: JSON, or an element of XML
  triage::error error;   ///< what went wrong with it

  /// A string, number or boolean in it, such as the id that tells which operation it was; absent
  /// if there is none. `pointer` is a JSON Pointer from the item, or the path of an XML element
  /// that begins with the item's own. Linear in the item.
  [[nodiscard]] constexpr text member(std::string_view pointer) const noexcept {
    return detail::looks_like_xml(raw) ? detail::element_value(detail::raw_member(raw, pointer))
                                       : detail::find_member(raw, pointer).value;
  }
};

namespace detail {

/// Response headers that are the members of a JSON object. Values with escapes are passed over.
class json_headers {
 public:
  explicit constexpr json_headers(std::string_view object) noexcept : object_(object) {}

  [[nodiscard]] constexpr std::optional<std::string_view> operator()(
      std::string_view name) const noexcept {
    using json::token;
    if (object_.empty()) return std::nullopt;
    json::scanner in(object_);
    if (in.next() != token::object_begin) return std::nullopt;
    while (in.next() == token::key) {
      const bool wanted = same_name(in.value().raw(), name);
      const token t = in.next();
      if (t == token::object_begin || t == token::array_begin) in.skip();
      const bool plain = in.value().kind() == text::form::plain;
      if (wanted && plain && (t == token::string || t == token::number)) return in.value().raw();
    }
    return std::nullopt;
  }

  static constexpr bool ignores_case = true;

 private:
  std::string_view object_;
};

/// Whether an item is an error.
[[nodiscard]] constexpr bool fails(const in_success& condition, std::string_view item) noexcept {
  if (condition.member.empty()) return true;
  if (!looks_like_xml(item)) return meets(condition, find_member(item, condition.member));
  const std::string_view element = raw_member(item, condition.member);
  const text value = element_value(element);
  return meets(condition, {!element.empty(), value.raw().empty(), value});
}

/// The node of the provider's trie at which its fields have the items, as in `/errors/0/message`
/// for items at `/errors/*`; 0 if its fields do not name the items.
[[nodiscard]] constexpr int node_of_items(const trie_view& trie, std::string_view each) noexcept {
  const pointer_tokens tokens(each);
  unsigned node = 0;
  for (unsigned i = 0; i < tokens.size(); ++i) {
    unsigned child = trie.nodes[node].first_child;
    while (child != 0 && !trie.has_key(trie.nodes[child], tokens[i]) &&
           !(tokens[i] == "*" && trie.nodes[child].index == 0)) {
      child = trie.nodes[child].sibling;
    }
    if (child == 0) return 0;
    node = child;
  }
  return static_cast<int>(node);
}

/// The fields of an item: where the provider's fields have the items, if there is something; else
/// as if the item were the whole body.
[[nodiscard]] constexpr body_fields item_fields(provider p, const batch& from,
                                                std::string_view body) noexcept {
  if (!p.shapes().empty() && body.substr(0, 1) == "{") {
    // Read twice, since a copy of what is not initialized is no constant expression.
    if (const int node = node_of_items(p.shapes().trie, from.each);
        node != 0 && body_fields::of_part(p.shapes(), body, node).own()) {
      return body_fields::of_part(p.shapes(), body, node);
    }
  }
  return {p.shapes(), body};
}

/// The error of an item, judged as with its own status; if it has none, as an error inside a
/// response with that status is.
[[nodiscard]] constexpr error item_error(provider p, const batch& from, std::string_view item,
                                         int status, std::optional<unix_time> now) noexcept {
  const std::string_view body = from.error.empty() ? item : raw_member(item, from.error);
  const json_headers headers(from.headers.empty() ? std::string_view()
                                                  : raw_member(item, from.headers));
  const body_fields found = item_fields(p, from, body);
  int own = 0;
  if (!from.status.empty()) {
    own = looks_like_xml(item)
              ? error_maker::status_number(element_value(raw_member(item, from.status)))
              : error_maker::status_number(find_member(item, from.status).value);
  }
  if (own == 0) own = error_maker::status_number(found[role::status]);
  const basic_response<json_headers> r{own != 0 ? own : status, body, headers, now};
  return is_success(r.status) ? classify_inside(p, r, found) : classify_failure(p, r, found);
}

}  // namespace detail

/// The items of a response that are errors, in order; see `items`. A view of the response.
class batch_errors {
 public:
  struct sentinel {};

  class iterator {
   public:
    constexpr iterator(provider p, std::string_view body, int status,
                       std::optional<unix_time> now) noexcept
        : provider_(p), body_(body), status_(status), now_(now), json_({}, {}), xml_({}, {}) {
      begin_row();
      ++*this;
    }

    [[nodiscard]] constexpr const batch_item& operator*() const noexcept { return current_; }
    [[nodiscard]] constexpr const batch_item* operator->() const noexcept { return &current_; }

    constexpr iterator& operator++() noexcept {
      const table_view<batch> rows = provider_.batches();
      for (detail::item_place place; row_ < rows.size();) {
        if (!(is_xml_ ? xml_.next(place) : json_.next(place))) {
          ++row_;
          begin_row();
        } else if (detail::fails(rows[row_].failed, place.raw)) {
          current_ = {place.index, place.name, place.raw,
                      detail::item_error(provider_, rows[row_], place.raw, status_, now_)};
          return *this;
        }
      }
      return *this;
    }
    constexpr void operator++(int) noexcept { ++*this; }

    friend constexpr bool operator==(const iterator& i, sentinel) noexcept {
      return i.row_ == i.provider_.batches().size();
    }

   private:
    constexpr void begin_row() noexcept {
      if (row_ == provider_.batches().size()) return;
      const std::string_view each = provider_.batches()[row_].each;
      is_xml_ = detail::looks_like_xml(body_);
      if (is_xml_) {
        xml_ = detail::xml_items(body_, each);
      } else {
        json_ = detail::json_items(body_, each);
      }
    }

    provider provider_;
    std::string_view body_;
    int status_;
    std::optional<unix_time> now_;
    std::size_t row_ = 0;  // of the provider's batches
    bool is_xml_ = false;
    detail::json_items json_;
    detail::xml_items xml_;
    batch_item current_;
  };

  constexpr batch_errors(provider p, std::string_view body, int status,
                         std::optional<unix_time> now) noexcept
      : provider_(p), body_(body), status_(status), now_(now) {}

  [[nodiscard]] constexpr iterator begin() const noexcept {
    return {provider_, body_, status_, now_};
  }
  [[nodiscard]] constexpr sentinel end() const noexcept { return {}; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin() == end(); }

 private:
  provider provider_;
  std::string_view body_;
  int status_;
  std::optional<unix_time> now_;
};

/// The errors of a batch: for each operation that failed, which one it was and what went wrong. A
/// range whose items are found during iteration, whatever the status of the response; empty if the
/// provider has no `batches`, or the body has none of these.
///
///     for (const triage::batch_item& item : triage::items(elasticsearch, {status, body})) {
///       if (item.error.may_retry()) send_again(item.index);
///     }
///
/// An item is read by those fields of the provider that are about the first item, such as
/// `/errors/0/message`; if there are none, by its other fields, as if the item were the body, or by
/// the generic shapes. If an item has a status, that is used; else it is classified like an error
/// inside a response with the status of this one. In a damaged body the items before the damage are
/// found, also one that is cut off.
///
/// Iterating is one pass over the body for each row of `batches`, and one `classify` for each item
/// that failed. Constant stack, no allocation, no exception, usable in constant expressions.
/// Borrows from the response.
template <class Headers = header_view>
[[nodiscard]] constexpr batch_errors items(provider p, const basic_response<Headers>& r) noexcept {
  return {p, r.body, r.status, r.now};
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// The error inside an error: what an upstream said to a gateway.
// The error inside an error: that of another server, which a gateway passes on in a string.
#ifndef TRIAGE_NESTED_HPP
#define TRIAGE_NESTED_HPP

// Takes a JSON or XML document out of a text that has it in a string.
#ifndef TRIAGE_READ_DETAIL_NESTED_DOCUMENT_HPP
#define TRIAGE_READ_DETAIL_NESTED_DOCUMENT_HPP

namespace triage::inline TRIAGE_ABI::detail {

/// Writes into a caller's buffer, up to its size.
class bounded_writer {
 public:
  constexpr bounded_writer(char* buffer, std::size_t size) noexcept
      : buffer_(buffer), size_(size) {}

  constexpr void put(char c) noexcept {
    if (used_ < size_) buffer_[used_++] = c;
  }
  constexpr void put(std::string_view s) noexcept {
    for (const char c : s) put(c);
  }
  [[nodiscard]] constexpr bool full() const noexcept { return used_ == size_; }
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {buffer_, used_}; }

 private:
  char* buffer_;
  std::size_t size_;
  std::size_t used_ = 0;
};

[[nodiscard]] constexpr bool is_letter(int c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Finds documents in a decoded text, one after the other, and writes them into a buffer. A
/// document begins with {" or [{ or <name, possibly with white space between; what is before it is
/// passed over. It may be written
///
/// - as it is: `400 Bad Request: {"error": …}`;
/// - as a string with quotes around it and escapes of its own: `b'{\n "error": …}'`, "{\"error\"…";
/// - as a dictionary of Python, which is made JSON: `Error code: 429 - {'error': {'code': None}}`.
///
/// Gateways written in Python pass on the last two. Constant stack; a `next` is linear in the text,
/// whatever that has of what only begins like a document.
class nested_documents {
 public:
  explicit constexpr nested_documents(const text& t) noexcept : in_(t), closing_(t) {}

  /// The next document, up to its end, or as much of it as the buffer holds. Empty if there is
  /// none.
  [[nodiscard]] constexpr std::string_view next(char* buffer, std::size_t size) noexcept {
    for (int c = take(); c >= 0; c = take()) {
      const form f = form_at(c);
      if (f == form::none) {
        see(c);
        continue;
      }
      bounded_writer out(buffer, size);
      const bool found = f != form::xml || closes(size);
      if (found) copy(f, c, out);
      before_ = static_cast<char>(c);
      if (found) return whole(f, out.view());
    }
    return {};
  }

  /// The status of a failure that the text in front of the document names: at its beginning, as in
  /// `429 Too Many Requests: {…}`, or behind "code", "status" or "HTTP". 0 if there is none. Only
  /// the first 128 bytes are looked at.
  [[nodiscard]] constexpr int status() const noexcept {
    const std::string_view head(head_, head_size_);
    if (const int first = status_at(head); first != 0) return first;
    for (std::size_t at = 0; at < head.size(); ++at) {
      for (const std::string_view word : {"code", "status", "HTTP"}) {
        if (!same_name(head.substr(at, word.size()), word)) continue;
        std::size_t behind = at + word.size();
        while (behind < head.size() && !is_letter(head[behind]) && !is_digit(head[behind])) {
          ++behind;
        }
        if (const int named = status_at(head.substr(behind)); named != 0) return named;
      }
    }
    return 0;
  }

 private:
  enum class form : std::uint8_t { none, json, quoted, python, xml };

  constexpr void see(int c) noexcept {
    before_ = static_cast<char>(c);
    if (head_size_ < sizeof head_) head_[head_size_++] = before_;
  }

  constexpr int take() noexcept {
    ++taken_;
    return in_.next();
  }

  // Whether a > is among `size` bytes, of which the one that was taken last is the first: without,
  // nothing of it can be an element. One pass over the text for all times that this is asked.
  constexpr bool closes(std::size_t size) noexcept {
    while (closed_ < taken_) {
      const int c = closing_.next();
      ++passed_;
      if (c < 0) closed_ = SIZE_MAX;
      if (c == '>') closed_ = passed_;
    }
    return closed_ != SIZE_MAX && closed_ - taken_ < size;
  }

  // The next byte that is not white space, without taking anything.
  [[nodiscard]] constexpr int ahead() const noexcept {
    text::decoder in = in_;
    int c = in.next();
    while (c >= 0 && blank(static_cast<char>(c))) c = in.next();
    return c;
  }

  [[nodiscard]] constexpr form form_at(int c) const noexcept {
    const bool in_quotes = before_ == '"' || before_ == '\'';
    if (c == '<') {
      const int n = ahead();
      return is_letter(n) || n == '?' || n == '!' ? form::xml : form::none;
    }
    if (c != '{' && c != '[') return form::none;
    const int n = ahead();
    if (n == '\\') return in_quotes ? form::quoted : form::none;
    if (n == (c == '[' ? '{' : '"')) return before_ == '\'' ? form::quoted : form::json;
    return c == '{' && n == '\'' ? form::python : form::none;
  }

  constexpr void copy(form f, int c, bounded_writer& out) const noexcept {
    text::decoder in = in_;
    switch (f) {
      case form::quoted: return copy_quoted(in, c, out);
      case form::python: return copy_python(in, c, out);
      default: break;
    }
    for (; c >= 0 && !out.full(); c = in.next()) out.put(static_cast<char>(c));
  }

  // Up to the quotation mark that closes the string; one level of escapes is undone.
  constexpr void copy_quoted(text::decoder& in, int c, bounded_writer& out) const noexcept {
    for (; c >= 0 && static_cast<char>(c) != before_ && !out.full(); c = in.next()) {
      if (c != '\\') {
        out.put(static_cast<char>(c));
        continue;
      }
      c = in.next();
      switch (c) {
        case 'n': out.put('\n'); break;
        case 'r': out.put('\r'); break;
        case 't': out.put('\t'); break;
        case 'x': out.put(hex_byte(in)); break;
        case 'u': out.put("\\u"); break;  // means the same in the string of JSON that it is in
        case -1: return;
        default: out.put(static_cast<char>(c));
      }
    }
  }

  static constexpr void copy_python(text::decoder& in, int c, bounded_writer& out) noexcept {
    int quote = 0;  // that closes the string which is open
    for (; c >= 0 && !out.full(); c = in.next()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
          out.put('"');
        } else if (c == '"') {
          out.put("\\\"");
        } else if (c == '\\') {
          c = in.next();
          if (c < 0) return;
          if (c == 'x') {
            out.put("\\u00");
          } else {
            if (c != '\'') out.put('\\');
            out.put(static_cast<char>(c));
          }
        } else {
          out.put(static_cast<char>(c));
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        out.put('"');
      } else if (c == 'N' || c == 'T' || c == 'F') {
        out.put(c == 'N' ? "null" : c == 'T' ? "true" : "false");
        for (int rest = c == 'F' ? 4 : 3; rest > 0 && c >= 0; --rest) c = in.next();
      } else {
        out.put(c == '(' ? '[' : c == ')' ? ']' : static_cast<char>(c));
      }
    }
  }

  static constexpr char hex_byte(text::decoder& in) noexcept {
    unsigned value = 0;
    for (int i = 0; i < 2; ++i) {
      const char c = lower(static_cast<char>(in.next()));
      value = value * 16 + static_cast<unsigned>(c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return static_cast<char>(value);
  }

  // Without what follows it. A document that has no end is all there is; XML has a > here.
  static constexpr std::string_view whole(form f, std::string_view from) noexcept {
    if (f == form::xml) return from.substr(0, from.rfind('>') + 1);
    json::scanner s(from);
    (void)s.next();
    return s.skip() == json::token::truncated ? from : from.substr(0, s.offset());
  }

  // A number of three digits, 400 to 599, that is not a part of something longer.
  static constexpr int status_at(std::string_view s) noexcept {
    if (s.size() < 3 || (s[0] != '4' && s[0] != '5') || !is_digit(s[1]) || !is_digit(s[2])) {
      return 0;
    }
    if (s.size() > 3 && (is_digit(s[3]) || is_letter(s[3]) || s[3] == '.' || s[3] == '_')) return 0;
    return (s[0] - '0') * 100 + (s[1] - '0') * 10 + (s[2] - '0');
  }

  text::decoder in_;
  std::size_t taken_ = 0;   // how many bytes in_ has read
  text::decoder closing_;   // the same text, read ahead to the next >
  std::size_t passed_ = 0;  // how many bytes closing_ has read
  std::size_t closed_ = 0;  // how many up to that > and with it; SIZE_MAX if there is none left
  char before_ = ' ';
  std::size_t head_size_ = 0;
  char head_[128] = {};  // what is in front of the document
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// Members of an error whose string may be the answer of an upstream, and those of a request that
/// is echoed, in which nothing is looked for.
inline constexpr std::string_view nesting_members[] = {
    "raw",           "message",         "error",          "detail",         "errorMessage",
    "errorText",     "error_message",   "error_text",     "description",    "error_description",
    "cause",         "reason",          "body",           "responseBody",   "response_body",
    "response",      "responseText",    "upstream",       "upstreamError",  "upstream_error",
    "originalError", "originalMessage", "original_error", "provider_error", "details"};
inline constexpr std::string_view echoed_members[] = {
    "request", "input", "config", "params", "parameters", "requestBody", "requestBodyValues"};

template <std::size_t N>
[[nodiscard]] constexpr bool is_one_of(const text& name,
                                       const std::string_view (&names)[N]) noexcept {
  for (const std::string_view n : names) {
    if (name == n) return true;
  }
  return false;
}

/// Looks for what `nested` gives. One buffer, one provider, one error.
class nested_search {
 public:
  constexpr nested_search(provider p, int status, char* buffer, std::size_t size) noexcept
      : provider_(p), status_(status), buffer_(buffer), size_(size) {}

  /// The first document in a text that is an error.
  [[nodiscard]] constexpr std::optional<error> in_text(const text& t) const noexcept {
    // Most texts have none. Each candidate costs a pass over the rest of the text.
    nested_documents documents(t);
    for (int candidates = 0; candidates < 8; ++candidates) {
      const std::string_view document = documents.next(buffer_, size_);
      if (document.empty()) break;
      const body_fields found(provider_.shapes(), document);
      if (says_something(found) && found.kind() != body_kind::text) {
        return classified(document, found, documents.status());
      }
    }
    return std::nullopt;
  }

  /// The first one in the members of a JSON body. If there is none, OpenRouter's `raw` may be a
  /// sentence of the upstream.
  [[nodiscard]] constexpr std::optional<error> in_members(std::string_view body) const noexcept {
    using json::token;
    json::scanner s(body);
    text raw;
    text name;
    for (token t = s.next(); t != token::end && t != token::truncated && t != token::malformed;
         t = s.next()) {
      if (t == token::key) {
        name = s.value();
        continue;
      }
      if (t == token::object_begin || t == token::array_begin) {
        if (is_one_of(name, echoed_members)) s.skip();
      } else if (t == token::string && is_one_of(name, nesting_members)) {
        const text value = s.value();
        if (const std::optional<error> found = in_text(value)) return found;
        if (name == "raw") raw = value;
      }
      name = {};
    }
    std::string_view sentence = raw.decode(buffer_, size_);
    if (!raw.escaped()) sentence = {buffer_, sentence.copy(buffer_, size_)};
    const body_fields found(provider_.shapes(), sentence);
    if (!says_something(found)) return std::nullopt;
    return classified(sentence, found, 0);
  }

 private:
  [[nodiscard]] static constexpr bool says_something(const body_fields& found) noexcept {
    return found[role::code].present() || found[role::type].present() ||
           found[role::message].present();
  }

  [[nodiscard]] constexpr error classified(std::string_view document, const body_fields& found,
                                           int named) const noexcept {
    const int own = error_maker::status_number(found[role::status]);
    const int code = error_maker::status_number(found[role::code]);
    const auto failure = [](int n) { return n >= 400 && n <= 599; };
    const int status = failure(own) ? own : failure(code) ? code : named != 0 ? named : status_;
    return classify_failure(provider_, basic_response<>{status, document}, found);
  }

  provider provider_;
  int status_;
  char* buffer_;
  std::size_t size_;
};

}  // namespace detail

/// The error that another server sent and this one passed on in a string: OpenRouter's
/// "Provider returned error" with the answer of the provider in `/error/metadata/raw`, Azure's
/// deployments with that of the resource, or a message such as
/// `Upstream error: {"error":{"code":"insufficient_quota"}}`. nullopt if there is none.
///
///     char buffer[4096];
///     if (const auto inner = triage::nested(e, buffer)) log(inner->code(), inner->message());
///
/// Looks first at the message, then at members of the body whose names are usual for this, for a
/// JSON or XML document in which the shapes find a code, a type or a message; there may be text
/// before and after it. It is decoded into the buffer, and classified for `p`, by default without a
/// table. `status()` is that of the document, else one that the text before it names, else that of
/// `e`. If the document names no delay, that of `e` is used. The caller decides whether to use the
/// result in the place of `e`: it says more wherever the code of `e` is unknown, but `e` has the
/// request id of the response that came.
///
/// Borrows from the buffer only. If that is too small for the document, `damage()` is `truncated`,
/// and what fits is read. A buffer of the size of the body always suffices, except for Python
/// dictionaries, in which quotation marks may be added. For an error inside the result, call this
/// again with another buffer.
///
/// Linear in the body, constant stack, no allocation, no exception, usable in constant expressions.
[[nodiscard]] constexpr std::optional<error> nested(const error& e, char* buffer, std::size_t size,
                                                    provider p = providers::generic) noexcept {
  if (!e.failed() || size == 0) return std::nullopt;
  // An error whose status is that of a success is one of the server.
  const int status = is_success(e.status()) || e.status() == 0 ? 500 : e.status();
  const detail::nested_search search(p, status, buffer, size);
  std::optional<error> found = search.in_text(e.message());
  if (!found && e.body_kind() == body_kind::json) found = search.in_members(e.body());
  if (found) error_maker::adopt_delay(*found, e);
  return found;
}
template <std::size_t N>
[[nodiscard]] constexpr std::optional<error> nested(const error& e, char (&buffer)[N],
                                                    provider p = providers::generic) noexcept {
  return nested(e, buffer, N, p);
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// When to try again, and how much is left before that is needed.
// The state of one call, which a retry loop keeps from one attempt to the next.
#ifndef TRIAGE_RETRY_ATTEMPTS_HPP
#define TRIAGE_RETRY_ATTEMPTS_HPP

// The next attempt after an error, or why there is none.
#ifndef TRIAGE_RETRY_PLAN_HPP
#define TRIAGE_RETRY_PLAN_HPP

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// The delay that the server named for this error, whatever the verdict.
[[nodiscard]] constexpr std::optional<std::int64_t> named_delay_ms(const error& e) noexcept {
  if (e.verdict() == after) return e.delay_ms();
  return e.server_delay_ms();
}

template <std::size_t N>
[[nodiscard]] constexpr bool lists(const std::string_view (&methods)[N],
                                   std::string_view method) noexcept {
  for (const std::string_view m : methods) {
    if (!m.empty() && m == method) return true;
  }
  return false;
}

/// Whether a client with these rules would retry; `named`: the server named a delay.
[[nodiscard]] constexpr bool retries(const retry_rules& rules, const error& e,
                                     std::string_view method, bool named) noexcept {
  const bool told = rules.any_with_delay && named && e.status() >= 400;
  bool wanted = e.verdict() != never;
  if (e.verdict().decided_by == basis::http_default && !rules.statuses.empty()) {
    wanted = told || rules.statuses.contains(e.status());
  }
  if (!wanted || told || method.empty() || rules.methods[0].empty()) return wanted;
  return lists(rules.methods, method) ||
         (lists(rules.some_methods, method) && rules.some_statuses.contains(e.status()));
}

}  // namespace detail

constexpr plan retry_policy::next(const error& e, const request_facts& request,
                                  std::int32_t attempt, std::uint64_t entropy,
                                  std::int64_t previous_ms) const noexcept {
  if (!e.failed()) return {.why = stop::succeeded};
  std::optional<std::int64_t> named = detail::named_delay_ms(e);
  bool wanted = e.verdict() != never;
  if (!detail::is_null(rules) && e.status() != 0) {
    const bool heard = rules->delay_statuses.empty() || rules->delay_statuses.contains(e.status());
    if (!heard) named = std::nullopt;
    const bool allowed = wanted;
    wanted = detail::retries(*rules, e, request.method, named.has_value());
    if (allowed && !wanted) return {.why = stop::by_policy};
  }
  if (!wanted) return {.why = stop::not_retryable};
  if (!request.idempotent && e.processed() != processed::no) return {.why = stop::outcome_unknown};
  const std::int32_t made = attempt > 1 ? attempt : 1;
  const plan p = timed(named, backoff_ms(made, entropy, previous_ms), entropy);
  if (p && made >= max_attempts) return {.why = stop::attempts_spent};
  return p;
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// A limit on the retries of all calls to one service together.
#ifndef TRIAGE_RETRY_RETRY_BUDGET_HPP
#define TRIAGE_RETRY_RETRY_BUDGET_HPP

namespace triage::inline TRIAGE_ABI {

/// A token bucket that all calls to one service share, so that retries stop when most calls fail
/// and do not make an outage worse. The numbers are those of the standard retry mode of the AWS
/// SDKs
/// ("Retry behavior", AWS SDKs and Tools Reference Guide; botocore, retries/quota.py). All members
/// are numbers of tokens. The caller owns one for each service.
///
/// Not synchronised: if several threads use one, guard every call, also `attempts::next` of the
/// attempts that have a pointer to it.
struct retry_budget {
  std::int32_t capacity = 500;     ///< tokens that it can hold
  std::int32_t tokens = capacity;  ///< tokens that it holds
  std::int32_t retry_cost = 5;     ///< what a retry costs
  std::int32_t timeout_cost = 10;  ///< what it costs after a timeout of one's own, without response
  std::int32_t success_refund = 1;  ///< what a success without retries gives back

  /// Takes the tokens for a retry after `e` and returns their number, or nullopt if there are not
  /// enough: then do not retry. Call it after `retry_policy::next` has planned the retry, so that
  /// no tokens are taken for retries that are not made; `attempts` does both. A negative cost is 0.
  [[nodiscard]] constexpr std::optional<std::int32_t> take(const error& e) noexcept {
    const bool own_timeout = e.status() == 0 && e.category() == category::timeout;
    std::int32_t cost = own_timeout ? timeout_cost : retry_cost;
    if (cost < 0) cost = 0;
    if (cost > tokens) return std::nullopt;
    tokens -= cost;
    return cost;
  }

  /// Call once per successful call. `last_cost`: what `take` returned for its last retry; 0 if
  /// there was no retry.
  constexpr void succeeded(std::int32_t last_cost = 0) noexcept {
    const std::int64_t refund = last_cost > 0 ? last_cost : success_refund;
    if (refund <= 0) return;
    const std::int64_t sum = tokens + refund;
    tokens = sum > capacity ? capacity : static_cast<std::int32_t>(sum);
  }
};

}  // namespace triage::inline TRIAGE_ABI

#endif

namespace triage::inline TRIAGE_ABI {

/// A set of recoveries: `{recovery::follow, recovery::new_connection}`. It never contains
/// `recovery::none`.
class recovery_set {
 public:
  constexpr recovery_set() = default;
  constexpr recovery_set(std::initializer_list<recovery> all) noexcept {
    for (const recovery r : all) insert(r);
  }
  constexpr void insert(recovery r) noexcept {
    if (r != recovery::none) bits_ |= std::uint32_t{1} << static_cast<unsigned>(r);
  }
  [[nodiscard]] constexpr bool contains(recovery r) const noexcept {
    return (bits_ >> static_cast<unsigned>(r) & 1U) != 0;
  }

 private:
  std::uint32_t bits_ = 0;
};

/// Options of one call, in addition to the policy.
struct call_options {
  /// Carrying the request out twice does no harm; see `request_facts`.
  bool idempotent = false;
  /// "POST", for policies with rules for methods. It must live as long as the attempts are used.
  std::string_view method = {};
  /// When the whole call must be over, on the clock of `attempts::next`. Every planned wait ends
  /// before it. The caller has to limit the time of each attempt.
  std::optional<std::int64_t> deadline_ms = std::nullopt;
  /// From which tokens are taken for each planned retry, if it is not nullptr. It must outlive the
  /// attempts. Not synchronised.
  retry_budget* budget = nullptr;
  /// The recoveries that the program can carry out before it sends the request again.
  recovery_set recoveries = {};
};

namespace detail {

/// The error of an outcome: of an `error`, of an `owned_error`, or of anything with has_value() and
/// error(), as the result types have them; an error that did not fail, for a value. It borrows as
/// the outcome's does.
template <class Outcome>
[[nodiscard]] constexpr error error_of(const Outcome& outcome) {
  if constexpr (std::is_convertible_v<const Outcome&, const error&>) {
    return outcome;
  } else if constexpr (requires { static_cast<const error&>(outcome.get()); }) {
    return outcome.get();
  } else {
    static_assert(
        requires {
          outcome.has_value();
          outcome.error();
        },
        "triage::run: send has to return a result, a triage::error or a triage::owned_error");
    return outcome.has_value() ? error() : error_of(outcome.error());
  }
}

}  // namespace detail

/// The attempts of one call. It contains no clock, no random source and no I/O, and allocates
/// nothing. A loop (`run` in <triage/retry/retry_loop.hpp>), a coroutine and an event loop use it
/// in the same way: after each attempt call `next`, and do what it says.
///
///     triage::attempts a(policy, {.idempotent = true, .deadline_ms = now_ms() + 30'000});
///     const triage::plan p = a.next(e, now_ms(), rng());
///     if (p) timer.start(p.wait_ms, send_again);
///
/// Use one object for one call. It borrows the budget and the method's name.
class attempts {
 public:
  explicit constexpr attempts(const retry_policy& policy, const call_options& call = {}) noexcept
      : policy_(policy), call_(call) {}

  /// What to do after an attempt with the result `e`. Call it once for each attempt, also for a
  /// success, which gives tokens back to the budget. `now_ms`: any monotonic clock, the same as for
  /// `deadline_ms`. `random`: any 64 random bits.
  ///
  /// A recovery of `e` that the program can carry out is planned once, although the verdict is
  /// `never`. `follow` is planned even if the request was carried out, since the service asks for
  /// it; the others only if the request was certainly not carried out or is idempotent. A recovery
  /// counts as an attempt, so at most max_attempts requests are sent. It is immediate unless the
  /// server named a delay, and takes no tokens, since there is at most one of each kind.
  ///
  /// The deadline is checked before the budget, so tokens are taken only for plans that are
  /// returned. Constant time.
  [[nodiscard]] constexpr plan next(const error& e, std::int64_t now_ms,
                                    std::uint64_t random) noexcept {
    if (made_ < INT32_MAX) ++made_;
    last_ = decide(e, now_ms, random);
    if (made_ == 1 || e.processed() == processed::yes ||
        (e.processed() == processed::unknown && outcome_ == processed::no)) {
      outcome_ = e.processed();
    }
    return last_;
  }

  /// The same for the result of an attempt: of any type that has has_value() and error(), or an
  /// `owned_error`.
  template <class Outcome>
  requires(!std::is_base_of_v<error, Outcome>) [[nodiscard]] constexpr plan
      next(const Outcome& outcome, std::int64_t now_ms, std::uint64_t random) noexcept {
    return next(detail::error_of(outcome), now_ms, random);
  }

  /// The milliseconds until the deadline, for the timeout of the next attempt: at least 1, since 0
  /// means "no timeout" in many HTTP stacks; `otherwise` if the call has no deadline.
  [[nodiscard]] constexpr std::int64_t left_ms(std::int64_t now_ms,
                                               std::int64_t otherwise) const noexcept {
    if (!call_.deadline_ms) return otherwise;
    if (now_ms >= *call_.deadline_ms) return 1;
    const std::uint64_t left =
        static_cast<std::uint64_t>(*call_.deadline_ms) - static_cast<std::uint64_t>(now_ms);
    return left < static_cast<std::uint64_t>(max_delay_ms) ? static_cast<std::int64_t>(left)
                                                           : max_delay_ms;
  }

  /// How many attempts were made: how often `next` was called.
  [[nodiscard]] constexpr std::int32_t made() const noexcept { return made_; }
  /// Whether the request was carried out by any of the attempts so far: `no` only if each of them
  /// was certainly not carried out. Use it before the request is sent to another service, or before
  /// a client is answered: if the last attempt was refused, one before it may have timed out and
  /// been carried out.
  [[nodiscard]] constexpr triage::processed outcome() const noexcept { return outcome_; }
  /// The last plan; of a finished call it says why it ended.
  [[nodiscard]] constexpr const plan& last() const noexcept { return last_; }
  [[nodiscard]] constexpr const retry_policy& policy() const noexcept { return policy_; }
  [[nodiscard]] constexpr const call_options& call() const noexcept { return call_; }

 private:
  [[nodiscard]] constexpr plan decide(const error& e, std::int64_t now_ms,
                                      std::uint64_t random) noexcept {
    plan p = policy_.next(e, {.idempotent = call_.idempotent, .method = call_.method}, made_,
                          random, waited_ms_);
    if (p.why == stop::succeeded) {
      if (call_.budget != nullptr) call_.budget->succeeded(paid_);
      paid_ = 0;
      return p;
    }
    const bool by_verdict = static_cast<bool>(p);
    if (p.why == stop::not_retryable || p.why == stop::outcome_unknown ||
        p.why == stop::by_policy) {
      if (const recovery r = open_recovery(e); r != recovery::none) {
        p = policy_.timed(detail::named_delay_ms(e), 0, random);
        if (p && made_ >= policy_.max_attempts) p = {.why = stop::attempts_spent};
        if (p) p.recovery = r;
      }
    }
    if (p && !ends_in_time(p.wait_ms, now_ms)) p = refused(stop::deadline, p);
    if (p && by_verdict && call_.budget != nullptr) {
      const std::optional<std::int32_t> cost = call_.budget->take(e);
      if (cost) {
        paid_ = *cost;
      } else {
        p = refused(stop::budget, p);
      }
    }
    if (p) {
      offered_.insert(p.recovery);
      if (by_verdict) waited_ms_ = p.wait_ms;
    }
    return p;
  }

  // The recovery to carry out after `e`, if it may be and was not yet.
  [[nodiscard]] constexpr recovery open_recovery(const error& e) const noexcept {
    const recovery r = e.recovery();
    // A 412 after an attempt that may have been carried out may be that attempt's own trace.
    if (r == recovery::read_again && made_ > 1 && outcome_ != processed::no) return recovery::none;
    const bool safe = r == recovery::follow || call_.idempotent || e.processed() == processed::no;
    return safe && call_.recoveries.contains(r) && !offered_.contains(r) ? r : recovery::none;
  }

  [[nodiscard]] constexpr bool ends_in_time(std::int64_t wait_ms,
                                            std::int64_t now_ms) const noexcept {
    if (!call_.deadline_ms) return true;
    if (now_ms >= *call_.deadline_ms) return false;
    // Unsigned: the difference of two moments may be more than a signed number holds.
    const std::uint64_t left =
        static_cast<std::uint64_t>(*call_.deadline_ms) - static_cast<std::uint64_t>(now_ms);
    return static_cast<std::uint64_t>(wait_ms) < left;
  }

  [[nodiscard]] static constexpr plan refused(stop why, const plan& p) noexcept {
    return {.why = why, .wait_ms = p.wait_ms, .from_server = p.from_server};
  }

  retry_policy policy_;
  call_options call_;
  plan last_;
  std::int64_t waited_ms_ = -1;  // before the last retry; -1: there was none
  std::int32_t made_ = 0;
  std::int32_t paid_ = 0;  // tokens, for the last retry
  recovery_set offered_;
  triage::processed outcome_ = triage::processed::unknown;  // of all attempts
};

}  // namespace triage::inline TRIAGE_ABI

#endif

// The retry loop, for programs that may block. Sending, sleeping, clock and random bits are
// callables.
#ifndef TRIAGE_RETRY_RETRY_LOOP_HPP
#define TRIAGE_RETRY_RETRY_LOOP_HPP

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// Whether values of the generator fill 64 bits, as far as its type tells.
template <class Random>
[[nodiscard]] consteval bool gives_64_bits() {
  using generator = std::remove_cvref_t<Random>;
  if constexpr (requires { (generator::max)(); }) {
    return (generator::max)() == UINT64_MAX;
  } else {
    return sizeof(std::invoke_result_t<Random&>) >= sizeof(std::uint64_t);
  }
}

}  // namespace detail

/// Sends until `a` plans no further attempt, and returns the result of the last one; `a.last().why`
/// says why it was the last.
///
///     triage::attempts a(policy, {.idempotent = true});
///     auto r = triage::run(a, send, sleep_for, steady_ms, rng, refresh);
///
/// - `send()` makes one attempt. It returns a value of a result type (has_value() and error(), such
///   as `result<T>`), an `error` or an `owned_error`. What that points into has to live until the
///   loop is over or sends again.
/// - `wait(ms)` sleeps for that many milliseconds, which may be 0.
/// - `clock()` returns milliseconds of a monotonic clock, the same as for
/// `call_options::deadline_ms`.
/// - `random()` returns 64 random bits; std::mt19937_64 will do. (std::mt19937 returns only the 32
/// low
///   bits, and thus nearly no jitter.)
/// - `recover(recovery, error)` carries out a recovery before the wait, and returns whether it
///   could; if not, the loop ends. Called only for those of `call_options::recoveries`.
///
/// No I/O and no allocation of its own; it throws what the callables throw.
template <class Send, class Wait, class Clock, class Random, class Recover>
[[nodiscard]] constexpr std::invoke_result_t<Send&> run(attempts& a, Send&& send, Wait&& wait,
                                                        Clock&& clock, Random&& random,
                                                        Recover&& recover) {
  static_assert(!std::is_reference_v<std::invoke_result_t<Send&>>,
                "triage::run: send has to return by value");
  static_assert(detail::gives_64_bits<Random>(), "triage::run: random has to give 64 random bits");
  for (;;) {
    std::invoke_result_t<Send&> outcome = send();
    const error e = detail::error_of(outcome);
    const plan next = a.next(e, clock(), random());
    if (!next) return outcome;
    if (next.recovery != recovery::none && !recover(next.recovery, e)) return outcome;
    wait(next.wait_ms);
  }
}

/// The same for programs without recoveries. Leave `call_options::recoveries` empty: a planned
/// recovery would end the loop, since there is no function to carry it out.
template <class Send, class Wait, class Clock, class Random>
[[nodiscard]] constexpr std::invoke_result_t<Send&> run(attempts& a, Send&& send, Wait&& wait,
                                                        Clock&& clock, Random&& random) {
  return run(a, send, wait, clock, random, [](recovery, const error&) { return false; });
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// The rules of well-known clients as policies: how often they retry, how long they wait, and which
// statuses and methods they retry. They differ from the originals in three points:
//
// - The originals send a request again even if it may have been carried out. Here that needs
//   `request_facts::idempotent`; without it only requests that were certainly not carried out are
//   sent again.
// - The originals decide by the status alone. Here a code, a type, the provider's own table or a
//   header such as X-Should-Retry decides first, see `retry_rules`: a used-up quota is not retried
//   because it is a 429.
// - If a response names several delays, the order of docs/retrying.md applies, which is that of the
//   OpenAI, Anthropic and Vercel clients.
#ifndef TRIAGE_RETRY_POLICIES_HPP
#define TRIAGE_RETRY_POLICIES_HPP

namespace triage::inline TRIAGE_ABI::policies {

/// Which statuses and methods they retry, to be combined with one's own numbers.
namespace rules {

/// openai-python, anthropic-sdk-python and vercel/ai. 501 is among them, as in the clients' own
/// code and tests.
inline constexpr retry_rules openai{
    .statuses = {{{408, 408}, {409, 409}, {429, 429}, {500, 999}}},
};

/// botocore, retries/standard.py: a bare 429 is not retried, throttling is told by its code.
inline constexpr retry_rules aws_standard{
    .statuses = {{{500, 500}, {502, 504}}},
};

/// go-retryablehttp, baseRetryPolicy and DefaultBackoff.
inline constexpr retry_rules go_retryablehttp{
    .statuses = {{{429, 429}, {500, 500}, {502, 999}}},
    .delay_statuses = {{{429, 429}, {503, 503}}},
};

/// azure-core, RetryPolicyBase.is_retry and _is_method_retryable.
inline constexpr retry_rules azure_core{
    .statuses = {{{408, 408}, {429, 429}, {500, 500}, {502, 504}, {506, 998}}},
    .any_with_delay = true,
    .methods = {"HEAD", "GET", "PUT", "DELETE", "OPTIONS", "TRACE"},
    .some_methods = {"POST", "PATCH"},
    .some_statuses = {{{500, 500}, {503, 504}}},
};

}  // namespace rules

/// openai-python, _base_client.py: 2 retries after 408, 409, 429 and from 500 on, min(0.5 s × 2^n,
/// 8 s) less up to a quarter; a delay from the server is taken above 0 and up to 120 s, and beyond
/// that the call fails.
inline constexpr retry_policy openai_python{
    .max_attempts = 3,
    .base_ms = 500,
    .cap_ms = 8'000,
    .jitter = jitter::less,
    .less_permille = 250,
    .max_server_delay_ms = 120'000,
    .if_longer = if_longer::stop,
    .spread_permille = 0,
    .rules = &rules::openai,
};

/// anthropic-sdk-python, _base_client.py: the same, but above 60 s it retries early.
inline constexpr retry_policy anthropic_python{
    .max_attempts = 3,
    .base_ms = 500,
    .cap_ms = 8'000,
    .jitter = jitter::less,
    .less_permille = 250,
    .max_server_delay_ms = 60'000,
    .if_longer = if_longer::compute,
    .spread_permille = 0,
    .rules = &rules::openai,
};

/// vercel/ai, retry-with-exponential-backoff.ts and APICallError: 2 retries after 408, 409, 429 and
/// from 500 on, 2 s × 2^n without jitter; a delay from the server is taken, 0 too, if it is shorter
/// than 60 s or than that.
inline constexpr retry_policy vercel_ai{
    .max_attempts = 3,
    .base_ms = 2'000,
    .cap_ms = max_delay_ms,
    .jitter = jitter::none,
    .max_server_delay_ms = 59'999,
    .if_longer = if_longer::shorter,
    .spread_permille = 0,
    .ignore_zero = false,
    .rules = &rules::openai,
};

/// AWS SDKs, standard retry mode (botocore, retries/standard.py): 3 attempts, after 500, 502, 503,
/// 504 and the error codes of AWS, which are a provider's to know; a random part of min(2^n, 20) s;
/// delays from the server are not looked at. Its quota is `retry_budget`. (The newer mode of
/// botocore, off by default, begins at 50 ms unless throttled and lets X-Amz-Retry-After add up to
/// 5 s.)
inline constexpr retry_policy aws_standard{
    .max_attempts = 3,
    .base_ms = 1'000,
    .cap_ms = 20'000,
    .jitter = jitter::full,
    .max_server_delay_ms = 0,
    .if_longer = if_longer::compute,
    .spread_permille = 0,
    .rules = &rules::aws_standard,
};

/// go-retryablehttp, DefaultRetryPolicy and DefaultBackoff: 4 retries after 429 and from 500 on
/// except 501, min(2^n s, 30 s) without jitter; a delay from the server is taken on 429 and 503
/// only, 0 too, and however long it is. (There 0 means a retry at once. A negative one is not read,
/// here either.)
inline constexpr retry_policy go_retryablehttp{
    .max_attempts = 5,
    .base_ms = 1'000,
    .cap_ms = 30'000,
    .jitter = jitter::none,
    .max_server_delay_ms = max_delay_ms,
    .spread_permille = 0,
    .ignore_zero = false,
    .rules = &rules::go_retryablehttp,
};

/// azure-core for Python, policies/_retry.py: 3 retries after responses (10 in all, others being
/// for failed connections), the first at once, then 0.8 s × 2^n up to 120 s without jitter, after
/// 408, 429, 500, 502, 503, 504 and from 506 on, POST and PATCH only after 500, 503 and 504,
/// CONNECT never; and after any error with a delay from the server, which is taken above 0 and
/// however long it is. Give the method, or its rule is skipped. Not copied: there `Retry-After`
/// beats `retry-after-ms` and `x-ms-retry-after-ms`, here it is the other way round.
inline constexpr retry_policy azure_core{
    .max_attempts = 4,
    .base_ms = 800,
    .cap_ms = 120'000,
    .jitter = jitter::none,
    .max_server_delay_ms = max_delay_ms,
    .spread_permille = 0,
    .first_retry_immediately = true,
    .rules = &rules::azure_core,
};

}  // namespace triage::inline TRIAGE_ABI::policies

#endif

// What to count, and what to answer one's own client.
// Predicates for circuit breakers, alarms and rate limiters.
#ifndef TRIAGE_PREDICATES_HPP
#define TRIAGE_PREDICATES_HPP

namespace triage::inline TRIAGE_ABI {

/// Whether the service, or the network to it, is at fault, for circuit breakers and error rates.
/// False for a success, for faults of the request or the account, for limits, and for failures of
/// your own program (`cancelled`, `local`).
[[nodiscard]] constexpr bool counts_against_service(const error& e) noexcept {
  switch (e.category()) {
    case category::timeout:
    case category::internal:
    case category::unavailable:
    case category::overloaded:
    case category::bad_response: return true;
    default: return false;
  }
}

/// Whether sending fewer requests per time helps. It does not help with a used-up quota or balance.
[[nodiscard]] constexpr bool throttled(const error& e) noexcept {
  return e.category() == category::rate_limited || e.category() == category::overloaded;
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// For gateways and backends: what to answer the own client after a call to another service failed.
#ifndef TRIAGE_RETRY_ANSWERING_HPP
#define TRIAGE_RETRY_ANSWERING_HPP

namespace triage::inline TRIAGE_ABI {

/// Whose credentials, account and limits a failed call was made with.
enum class credentials : std::uint8_t {
  of_gateway,  ///< the gateway's own, about which its client can do nothing
  of_client,   ///< the client's, which the gateway passed on
};

/// The status with which to answer one's own client, 100 … 599:
///
/// - A success, and a 304 to a conditional request, keep their status.
/// - For a fault of the request itself, the service's 4xx (RFC 9110 section 15.5), or that of the
///   category if the service had another status; 501 (15.6.2) is kept, too. Statuses about the
///   connection to the service are not kept: 421, which a proxy must not generate (15.5.20), 426
///   (15.5.22) and 505 (15.6.6) become 502.
/// - For credentials, limits, quotas and funds of the client: 401, 403, 429 and 402. For those of
/// the
///   gateway: 502 for a bad credential, and 503 for a limit, a quota or a balance (15.6.4). A 407
///   (15.5.8) or 511 (RFC 6585 section 6) comes from the gateway's own network: 502. A 451 (RFC
///   7725) is about the requested resource and is kept.
/// - 504 for a timeout (15.6.5).
/// - 503 for an overloaded or unavailable service if that was its status, or if the request was
///   certainly not carried out; otherwise 502, as clients take a 503 for "not carried out".
/// - 502 for faults of the service, responses that are not HTTP, and redirects that were not
/// followed
///   (15.6.3).
/// - 500 for faults of this machine (15.6.1). If the gateway gave up: 503 if the request was
/// certainly
///   not carried out, else 500.
[[nodiscard]] constexpr int gateway_status(const error& e,
                                           credentials whose = credentials::of_gateway) noexcept {
  const int status = e.status();
  const bool of_client = whose == credentials::of_client;
  const bool not_done = e.processed() == processed::no;
  const auto kept_or = [status](int otherwise) {
    if (status == 421 || status == 426 || status == 505) return 502;
    return (status >= 400 && status <= 499) || status == 501 ? status : otherwise;
  };
  if (!e.failed()) return status >= 100 ? status : 200;
  switch (e.category()) {
    case category::invalid_request: return kept_or(400);
    case category::not_found: return kept_or(404);
    case category::conflict: return kept_or(409);
    case category::payload_too_large:
    case category::context_length: return kept_or(413);
    case category::content_policy: return kept_or(422);
    case category::authentication: return !of_client || status == 407 || status == 511 ? 502 : 401;
    case category::permission: return status == 451 ? 451 : of_client ? 403 : 502;
    case category::insufficient_funds: return of_client ? 402 : 503;
    case category::rate_limited:
    case category::quota_exhausted: return of_client ? 429 : 503;
    case category::overloaded: return 503;
    case category::unavailable: return not_done || status == 503 ? 503 : 502;
    case category::timeout: return 504;
    case category::redirected: return 502;
    case category::cancelled: return not_done ? 503 : 500;
    case category::none:
    case category::unset:
    case category::local: return 500;
    case category::internal:
    case category::bad_response:
    case category::unknown: break;
  }
  return 502;
}

/// The seconds for one's own Retry-After header (RFC 9110 section 10.2.3): the delay that the
/// service named, rounded up. nullopt if it named none or 0, or if waiting does not help the
/// client; it helps if the verdict is not `never`, or with a limit or a quota.
[[nodiscard]] constexpr std::optional<std::int64_t> retry_after_of(const error& e) noexcept {
  const bool passes = e.verdict() != never || e.category() == category::rate_limited ||
                      e.category() == category::quota_exhausted;
  if (!e.failed() || !passes) return std::nullopt;
  const std::optional<std::int64_t> ms = detail::named_delay_ms(e);
  if (!ms || *ms <= 0) return std::nullopt;
  return *ms / 1000 + (*ms % 1000 != 0 ? 1 : 0);
}

}  // namespace triage::inline TRIAGE_ABI

#endif

// What to do with an error: log it, keep it.

// How an API is described. The ones that are described already have a header each,
// <triage/providers/NAME.hpp>; <triage/providers.hpp> has them all, and <triage/registry.hpp> finds
// them by name and host.
// Which of several providers is at a host.
#ifndef TRIAGE_TABLES_HOSTS_HPP
#define TRIAGE_TABLES_HOSTS_HPP

namespace triage::inline TRIAGE_ABI {

/// The provider whose API is at a host, such as the value of a Host header; nullopt if none of
/// `among` has it, whose elements have to be there during the call.
///
///     const triage::provider p = triage::provider_for(host, mine).value_or(generic);
///
/// Upper and lower case are the same; a port and a dot at the end are passed over (RFC 3986 section
/// 3.2). Addresses in brackets, and whatever else is not the name of a host, are found nowhere.
///
/// A row of a provider's hosts[] is a host, or a pattern with `*`. If the first label is `*`, it
/// matches one or more labels; any other `*` matches one or more characters within its label.
///
///     api.example.com              this host only
///     *.s3.*.amazonaws.com         my.bucket.s3.eu-west-1.amazonaws.com
///     *-aiplatform.googleapis.com  us-central1-aiplatform.googleapis.com
///
/// If several rows match, one without `*` is used before one with it, a longer one before a shorter
/// one, and of two that are equally long the earlier provider's.
///
/// Linear in the number of rows of all providers, of which most differ from the host after a few
/// characters from the end. Allocates nothing.
[[nodiscard]] constexpr std::optional<provider> provider_for(std::string_view host,
                                                             table_view<provider> among) noexcept {
  const std::string_view name = detail::bare_host(host);
  if (name.empty()) return std::nullopt;
  const provider* found = nullptr;
  std::size_t longest = 0;
  for (const provider& p : among) {
    for (const std::string_view pattern : p.hosts()) {
      if (!detail::host_matches(pattern, name)) continue;
      if (!detail::is_wildcard(pattern)) return p;
      if (pattern.size() > longest) {
        found = &p;
        longest = pattern.size();
      }
    }
  }
  if (longest == 0) return std::nullopt;
  return *found;
}

/// The same for the host of a URL; nullopt also if there is no host in it. The scheme may be
/// missing; user information, path and query are passed over: see `host_of_url`. Linear in the URL,
/// in addition.
[[nodiscard]] constexpr std::optional<provider> provider_for_url(
    std::string_view url, table_view<provider> among) noexcept {
  return provider_for(host_of_url(url), among);
}

}  // namespace triage::inline TRIAGE_ABI

#endif

#endif
