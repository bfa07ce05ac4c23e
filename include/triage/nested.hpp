// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The error inside an error: that of another server, which a gateway passes on in a string.
#ifndef TRIAGE_NESTED_HPP
#define TRIAGE_NESTED_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <triage/classify.hpp>
#include <triage/error.hpp>
#include <triage/providers/generic.hpp>
#include <triage/read/body.hpp>
#include <triage/read/detail/nested_document.hpp>
#include <triage/read/json.hpp>
#include <triage/read/read.hpp>
#include <triage/response.hpp>
#include <triage/tables/provider.hpp>
#include <triage/text/text.hpp>

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
