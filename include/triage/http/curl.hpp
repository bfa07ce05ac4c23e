// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// libcurl: its response headers, and the result of a transfer as one object.
#ifndef TRIAGE_HTTP_CURL_HPP
#define TRIAGE_HTTP_CURL_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <curl/curl.h>

#include <triage/http/answer.hpp>
#include <triage/http/curl_errors.hpp>
#include <triage/http/transport.hpp>

namespace triage::inline TRIAGE_ABI::http {

/// The status of the last response; 0 if there was none. After a failure it may be one of an
/// earlier request of the same transfer, such as a redirect.
[[nodiscard]] inline long curl_status(CURL* easy) noexcept {
  long status = 0;
  return curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}

/// The headers of the last response, by name. Not those of interim answers, of redirects, of a
/// proxy's CONNECT, and not trailers.
class curl_headers {
 public:
  curl_headers() = default;
#if LIBCURL_VERSION_NUM >= 0x075400
  /// Calls curl_easy_header (libcurl 7.84; experimental in 7.83). Values live in the handle until
  /// its next transfer, curl_easy_reset or curl_easy_cleanup.
  explicit curl_headers(CURL* easy) noexcept : easy_(easy) {}
#endif
  /// Reads raw text, such as that of `collect_headers`, which must live as long as this.
  explicit curl_headers(std::string_view raw) noexcept : raw_(raw) {}

  /// Upper and lower case are the same in names.
  static constexpr bool ignores_case = true;

  [[nodiscard]] std::optional<std::string_view> operator()(std::string_view name) const noexcept {
#if LIBCURL_VERSION_NUM >= 0x075400
    char terminated[64];
    if (easy_ != nullptr && name.size() < sizeof terminated) {
      terminated[name.copy(terminated, name.size())] = '\0';
      curl_header* found = nullptr;
      if (curl_easy_header(easy_, terminated, 0, CURLH_HEADER, -1, &found) == CURLHE_OK) {
        return found->value;
      }
    }
#endif
    return triage::detail::find_in_text(raw_, name);
  }

 private:
#if LIBCURL_VERSION_NUM >= 0x075400
  CURL* easy_ = nullptr;
#endif
  std::string_view raw_;
};

// A file without exceptions has a function of its own; see config.hpp.
inline namespace TRIAGE_DETAIL_ON_FAILURE {

/// For CURLOPT_HEADERFUNCTION, with a std::string* as CURLOPT_HEADERDATA: keeps the raw headers of
/// the last response, without those that came before it (100 Continue, redirects, a proxy's answer
/// to CONNECT) and without trailers. `header_view` and `curl_answer` take the string. For libcurl
/// before 7.84, and for those built without the API of headers. The string allocates; if it cannot,
/// the transfer ends with CURLE_WRITE_ERROR.
inline std::size_t collect_headers(char* data, std::size_t size, std::size_t count,
                                   void* into) noexcept {
  std::string& text = *static_cast<std::string*>(into);
  const std::string_view line(data, size * count);
  const bool complete = text.ends_with("\n\r\n") || text.ends_with("\n\n");
#if defined(__cpp_exceptions)
  try {
#endif
    // A status line begins another head, and an empty line ends it.
    if (line.starts_with("HTTP/")) text.clear();
    if (line.starts_with("HTTP/") || !complete) text.append(line);
#if defined(__cpp_exceptions)
  } catch (...) {
    return line.size() + 1;
  }
#endif
  return line.size();
}

}  // namespace TRIAGE_DETAIL_ON_FAILURE

/// The result of a transfer, for `check` and `classify`:
///
///     const CURLcode code = curl_easy_perform(easy);
///     auto r = triage::check(persly, triage::http::curl_answer(easy, code, body));
///
/// A view of the body, and of the headers in the handle: they must live as long as errors are used.
///
/// If the final response has a status of 400 or more and the transfer failed afterwards, with
/// whatever code (the body stalled, was cut off, was reset or was refused by a callback,
/// CURLOPT_FAILONERROR), the response is classified, with the part of the body that came. If a 2xx
/// breaks off, the failure is classified, with `processed::yes`. Otherwise see `failure_of`.
class curl_answer {
 public:
#if LIBCURL_VERSION_NUM >= 0x075400
  /// `body` is what CURLOPT_WRITEFUNCTION collected.
  curl_answer(CURL* easy, CURLcode code, std::string_view body) noexcept
      : easy_(easy), code_(code), body_(body), headers_(easy) {}
#endif
  /// `headers` is raw text, such as that of `collect_headers`.
  curl_answer(CURL* easy, CURLcode code, std::string_view body, std::string_view headers) noexcept
      : easy_(easy), code_(code), body_(body), headers_(headers) {}

  // Strings that are gone after this line.
  template <class Body, class... Headers>
  requires(std::is_same_v<Body, std::string> || (std::is_same_v<Headers, std::string> || ...))
      curl_answer(CURL*, CURLcode, Body&&, Headers&&...)
  = delete;

  /// Whether the transport failed rather than the API.
  [[nodiscard]] transport_failure failure() const noexcept {
    if (code_ == CURLE_OK) return {};
    const long status = curl_status(easy_);
    if (!of_last_request(status)) return failure_of(easy_, code_);
    if (status >= 400) return {};
    return failure_of(easy_, code_).after_status(status);
  }

  /// Views of body and headers.
  [[nodiscard]] basic_response<curl_headers> response() const noexcept {
    return {curl_status(easy_), body_, headers_};
  }

 private:
  // Whether the status is that of the last request: libcurl keeps it while it sends another one.
  [[nodiscard]] bool of_last_request(long status) const noexcept {
    if (status < 200) return false;
#if LIBCURL_VERSION_NUM >= 0x075400
    if (curl_easy_nextheader(easy_, CURLH_HEADER, -1, nullptr) != nullptr) return true;
#endif
    // Without the API of headers, those are left out that libcurl may answer with another request:
    // redirects, challenges, and refusals of Expect (417) and of Alt-Svc (421).
    return status / 100 != 3 && status != 401 && status != 407 && status != 417 && status != 421;
  }

  CURL* easy_;
  CURLcode code_;
  std::string_view body_;
  curl_headers headers_;
};

template <>
struct adapter<curl_answer> {
  static constexpr bool is_view = true;
  [[nodiscard]] static transport_failure failure(const curl_answer& a) noexcept {
    return a.failure();
  }
  [[nodiscard]] static basic_response<curl_headers> response(const curl_answer& a) noexcept {
    return a.response();
  }
};

}  // namespace triage::inline TRIAGE_ABI::http

#endif
