// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What docs/http.md has for google-cloud-cpp. Behind that, or what stands for it.
#ifndef TRIAGE_TESTS_HTTP_GOOGLE_CLOUD_ADAPTER_HPP
#define TRIAGE_TESTS_HTTP_GOOGLE_CLOUD_ADAPTER_HPP

#include <optional>
#include <string_view>

#include <triage/http/answer.hpp>
#include <triage/providers/google_rpc.hpp>

// The rows of Google's APIs, for codes that come as two headers.
struct google_cloud_api : triage::kinds {
  using base = triage::providers::google_rpc_api;
  static constexpr std::string_view name = "google_cloud";
  static constexpr triage::header_row headers[] = {
      {.name = "reason", .role = triage::header_role::code, .meaning = "of the ErrorInfo"},
      {.name = "code", .role = triage::header_role::code, .meaning = "the canonical code"},
  };
};
constexpr triage::provider google_cloud = triage::define<google_cloud_api>();

struct google_cloud_code {
  std::string_view name;
  int http_status;
};
// By their numbers, with the status that code.proto has for each.
constexpr google_cloud_code google_cloud_codes[] = {
    {"OK", 200},
    {"CANCELLED", 499},
    {"UNKNOWN", 500},
    {"INVALID_ARGUMENT", 400},
    {"DEADLINE_EXCEEDED", 504},
    {"NOT_FOUND", 404},
    {"ALREADY_EXISTS", 409},
    {"PERMISSION_DENIED", 403},
    {"RESOURCE_EXHAUSTED", 429},
    {"FAILED_PRECONDITION", 400},
    {"ABORTED", 409},
    {"OUT_OF_RANGE", 400},
    {"UNIMPLEMENTED", 501},
    {"INTERNAL", 500},
    {"UNAVAILABLE", 503},
    {"DATA_LOSS", 500},
    {"UNAUTHENTICATED", 401},
};

struct google_cloud_headers {
  const google::cloud::Status* status = nullptr;

  std::optional<std::string_view> operator()(std::string_view name) const {
    if (status == nullptr) return std::nullopt;
    if (name == "reason") return status->error_info().reason();
    if (name == "code") return google_cloud_codes[static_cast<int>(status->code())].name;
    return std::nullopt;
  }
};

template <>
struct triage::http::adapter<google::cloud::Status> {
  static auto response(const google::cloud::Status& s) {
    return basic_response<google_cloud_headers>{
        google_cloud_codes[static_cast<int>(s.code())].http_status, s.message(), {&s}};
  }
};

#endif
