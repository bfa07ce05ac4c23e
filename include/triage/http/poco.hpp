// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// POCO: its HTTPResponse, with the body that was read after it.
#ifndef TRIAGE_HTTP_POCO_HPP
#define TRIAGE_HTTP_POCO_HPP

#include <string>
#include <string_view>
#include <type_traits>

#include <Poco/Net/HTTPResponse.h>

#include <triage/http/answer.hpp>
#include <triage/http/poco_errors.hpp>
#include <triage/http/transport.hpp>
#include <triage/response.hpp>

namespace triage::inline TRIAGE_ABI::http {

/// A response of POCO and its body, for `check` and `classify`:
///
///     std::istream& in = session.receiveResponse(response);
///     Poco::StreamCopier::copyToString(in, body);
///     auto r = triage::check(persly, poco_answer(response, body, session.networkException()));
///
/// A view of all three: they must live as long as errors are used. For exceptions of `sendRequest`
/// and `receiveResponse` see `failure_of`.
///
/// The streams of POCO do not throw; the session keeps the exception that ended the body. If there
/// is one, a response with a status of 400 or more is classified nevertheless, with the part of the
/// body that came; for a 2xx the failure is classified, with `processed::yes`.
class poco_answer {
 public:
  /// `broke_off` is what ended the body, or null.
  poco_answer(const Poco::Net::HTTPResponse& response, std::string_view body,
              const Poco::Exception* broke_off = nullptr) noexcept
      : response_(response), body_(body) {
    const int status = response.getStatus();
    if (broke_off != nullptr && status < 400) {
      failure_ = failure_of(*broke_off, phase::receiving).after_status(status);
    }
  }
  poco_answer(const Poco::Net::HTTPResponse&&, std::string_view,
              const Poco::Exception* = nullptr) = delete;
  // A string that is gone after this line.
  template <class Body>
  requires(std::is_same_v<Body, std::string>)
      poco_answer(const Poco::Net::HTTPResponse&, Body&&, const Poco::Exception* = nullptr)
  = delete;

  [[nodiscard]] const transport_failure& failure() const noexcept { return failure_; }
  /// POCO keeps headers in their order, so a response is a range of pairs.
  [[nodiscard]] triage::response response() const noexcept {
    return {static_cast<int>(response_.getStatus()), body_, response_};
  }

 private:
  const Poco::Net::HTTPResponse& response_;
  std::string_view body_;
  transport_failure failure_;
};

template <>
struct adapter<poco_answer> {
  static constexpr bool is_view = true;
  [[nodiscard]] static transport_failure failure(const poco_answer& a) noexcept {
    return a.failure();
  }
  [[nodiscard]] static triage::response response(const poco_answer& a) noexcept {
    return a.response();
  }
};

}  // namespace triage::inline TRIAGE_ABI::http

#endif
