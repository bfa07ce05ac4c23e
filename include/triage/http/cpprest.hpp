// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The C++ REST SDK (cpprestsdk, Casablanca): its http_response, with the body that was extracted.
#ifndef TRIAGE_HTTP_CPPREST_HPP
#define TRIAGE_HTTP_CPPREST_HPP

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <cpprest/http_msg.h>

#include <triage/http/answer.hpp>
#include <triage/http/cpprest_errors.hpp>
#include <triage/http/transport.hpp>
#include <triage/response.hpp>

namespace triage::inline TRIAGE_ABI::http {

/// A response of the client and its body, for `check` and `classify`:
///
///     const web::http::http_response response = client.request(methods::GET).get();
///     const std::vector<unsigned char> body = response.extract_vector().get();
///     auto r = triage::check(persly, triage::http::cpprest_answer(response, body));
///
/// A view of all of them: they must live as long as errors are used. For exceptions of `request`
/// see `failure_of`.
///
/// If extracting the body throws, pass the exception: a response with a status of 400 or more is
/// classified nevertheless; for a 2xx the failure is, with `processed::yes`.
class cpprest_answer {
 public:
  /// `broke_off` is what extracting the body threw, or null.
  cpprest_answer(const web::http::http_response& response, std::string_view body,
                 const web::http::http_exception* broke_off = nullptr)
      : response_(response), body_(body) {
    const int status = response.status_code();
    if (broke_off != nullptr && status < 400) {
      failure_ = failure_of(*broke_off, phase::receiving).after_status(status);
    }
  }
  cpprest_answer(const web::http::http_response& response, const std::vector<unsigned char>& body,
                 const web::http::http_exception* broke_off = nullptr)
      : cpprest_answer(response,
                       std::string_view(reinterpret_cast<const char*>(body.data()), body.size()),
                       broke_off) {}

  // What is gone after this line.
  template <class Response, class Body>
  requires(std::is_same_v<Response, web::http::http_response> ||
           std::is_same_v<Body, std::string> || std::is_same_v<Body, std::vector<unsigned char>>)
      cpprest_answer(Response&&, Body&&, const web::http::http_exception* = nullptr)
  = delete;

  [[nodiscard]] const transport_failure& failure() const noexcept { return failure_; }
  /// The client has a map of headers, in which those of one name are joined by commas.
  [[nodiscard]] triage::response response() const {
    return {static_cast<int>(response_.status_code()), body_, response_.headers()};
  }

 private:
  const web::http::http_response& response_;
  std::string_view body_;
  transport_failure failure_;
};

template <>
struct adapter<cpprest_answer> {
  static constexpr bool is_view = true;
  [[nodiscard]] static transport_failure failure(const cpprest_answer& a) noexcept {
    return a.failure();
  }
  [[nodiscard]] static triage::response response(const cpprest_answer& a) { return a.response(); }
};

}  // namespace triage::inline TRIAGE_ABI::http

#endif
