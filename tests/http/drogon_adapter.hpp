// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What docs/http.md has for Drogon. Behind Drogon, or what stands for it.
#ifndef TRIAGE_TESTS_HTTP_DROGON_ADAPTER_HPP
#define TRIAGE_TESTS_HTTP_DROGON_ADAPTER_HPP

#include <triage/http/answer.hpp>
#include <triage/http/transport.hpp>

template <>
struct triage::http::adapter<drogon::HttpResponsePtr> {
  static triage::response response(const drogon::HttpResponsePtr& r) {
    return {r->statusCode(), r->body(), r->headers()};
  }
};

constexpr triage::http::transport_row drogon_rows[] = {
    {static_cast<int>(drogon::ReqResult::Timeout), "drogon::ReqResult::Timeout",
     triage::category::timeout, triage::backoff, triage::remedy::wait, triage::processed::unknown,
     "the time limit passed", "drogon/HttpTypes.h"},
};
constexpr triage::http::transport_row drogon_others = {-1,
                                                       "drogon::ReqResult",
                                                       triage::category::unavailable,
                                                       triage::backoff,
                                                       triage::remedy::wait,
                                                       triage::processed::unknown,
                                                       "the request got no response",
                                                       "drogon/HttpTypes.h"};
constexpr triage::http::transport_table drogon_table{drogon_rows, drogon_others};

inline triage::http::transport_failure failure_of(drogon::ReqResult result) {
  if (result == drogon::ReqResult::Ok) return {};
  return triage::http::transport_failure(drogon_table[static_cast<int>(result)]);
}

#endif
