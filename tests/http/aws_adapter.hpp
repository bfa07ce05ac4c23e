// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What docs/http.md has for the AWS SDK. Behind the SDK, or what stands for it.
#ifndef TRIAGE_TESTS_HTTP_AWS_ADAPTER_HPP
#define TRIAGE_TESTS_HTTP_AWS_ADAPTER_HPP

#include <optional>
#include <string_view>

#include <triage/http/answer.hpp>
#include <triage/http/transport.hpp>

constexpr triage::http::transport_row aws_rows[] = {
    {static_cast<int>(Aws::Client::CoreErrors::NETWORK_CONNECTION),
     "CoreErrors::NETWORK_CONNECTION", triage::category::unavailable, triage::backoff,
     triage::remedy::wait, triage::processed::unknown, "there was no response", "CoreErrors.h"},
    {static_cast<int>(Aws::Client::CoreErrors::USER_CANCELLED), "CoreErrors::USER_CANCELLED",
     triage::category::cancelled, triage::never, triage::remedy::nothing,
     triage::processed::unknown, "this program gave up", "CoreErrors.h"},
};
constexpr triage::http::transport_row aws_others = {-1,
                                                    "CoreErrors",
                                                    triage::category::local,
                                                    triage::never,
                                                    triage::remedy::fix_setup,
                                                    triage::processed::unknown,
                                                    "the request could not be made",
                                                    "CoreErrors.h"};
constexpr triage::http::transport_table aws_table{aws_rows, aws_others};

// The headers of the response; beside them what the SDK took from its body.
template <class Error>
struct aws_headers {
  const Error* error = nullptr;

  std::optional<std::string_view> operator()(std::string_view name) const {
    if (error == nullptr) return std::nullopt;
    if (name == "x-amzn-errortype") return error->GetExceptionName();
    if (name == "x-amzn-requestid") return error->GetRequestId();
    for (const auto& [key, value] : error->GetResponseHeaders()) {
      if (key == name) return value;  // the SDK keeps names in lower case
    }
    return std::nullopt;
  }
};

// Aws::Client::AWSError and what is derived from it, such as S3Error.
template <class E>
void is_aws_error(const Aws::Client::AWSError<E>&);
template <class Error>
concept aws_error = requires(const Error& e) {
  is_aws_error(e);
};

template <aws_error Error>
struct triage::http::adapter<Error> {
  static triage::http::transport_failure failure(const Error& e) {
    if (static_cast<int>(e.GetResponseCode()) > 0) return {};
    return triage::http::transport_failure(aws_table[static_cast<int>(e.GetErrorType())],
                                           e.GetMessage());
  }
  static auto response(const Error& e) {
    // S3 has errors inside a 200. An AWSError is never a success.
    const int status = static_cast<int>(e.GetResponseCode());
    return triage::basic_response<aws_headers<Error>>{
        status < 300 ? 500 : status, e.GetMessage(), {&e}};
  }
};

#endif
