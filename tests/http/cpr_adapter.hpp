// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What docs/http.md has for cpr. Behind cpr, or what stands for it.
#ifndef TRIAGE_TESTS_HTTP_CPR_ADAPTER_HPP
#define TRIAGE_TESTS_HTTP_CPR_ADAPTER_HPP

#include <triage/http/answer.hpp>
#include <triage/http/transport.hpp>

constexpr triage::http::transport_row cpr_rows[] = {
    {static_cast<int>(cpr::ErrorCode::COULDNT_CONNECT), "cpr::ErrorCode::COULDNT_CONNECT",
     triage::category::unavailable, triage::backoff, triage::remedy::wait,
     triage::processed::unknown, "there was no connection", "cpr/error.h"},
    {static_cast<int>(cpr::ErrorCode::OPERATION_TIMEDOUT), "cpr::ErrorCode::OPERATION_TIMEDOUT",
     triage::category::timeout, triage::backoff, triage::remedy::wait, triage::processed::unknown,
     "the time limit passed", "cpr/error.h"},
};
constexpr triage::http::transport_row cpr_others = {-1,
                                                    "cpr::ErrorCode",
                                                    triage::category::unavailable,
                                                    triage::backoff,
                                                    triage::remedy::wait,
                                                    triage::processed::unknown,
                                                    "the request got no response",
                                                    "cpr/error.h"};
constexpr triage::http::transport_table cpr_table{cpr_rows, cpr_others};

template <>
struct triage::http::adapter<cpr::Response> {
  static transport_failure failure(const cpr::Response& r) {
    if (r.error.code == cpr::ErrorCode::OK || r.status_code >= 400) return {};
    return transport_failure(cpr_table[static_cast<int>(r.error.code)], r.error.message)
        .after_status(r.status_code);
  }
  static triage::response response(const cpr::Response& r) {
    return {r.status_code, r.text, r.header};
  }
};

#endif
