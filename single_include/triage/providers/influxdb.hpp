// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// InfluxDB: https://docs.influxdata.com/influxdb/v2/api/
//
// The codes of version 2 are words with spaces, repeated in the header X-Platform-Error-Code, which
// is also there when there is no body. For line protocol, `invalid` may mean that some points were
// written and others were not. Version 1 answers `/query` with 200 and an error for each statement,
// and has no codes.
#ifndef TRIAGE_PROVIDERS_INFLUXDB_HPP
#define TRIAGE_PROVIDERS_INFLUXDB_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct influxdb_api : kinds {
  static constexpr std::string_view name = "influxdb";
  static constexpr std::string_view title = "InfluxDB";
  static constexpr std::string_view page = "https://docs.influxdata.com/influxdb/v2/api/";
  static constexpr std::string_view seen = "2026-11-26";

  static constexpr std::string_view errors_src =
      "kit/platform/errors/errors.go; kit/transport/http";
  static constexpr std::string_view v1 = "InfluxDB 1.8, HTTP API reference";
  /// Nothing was done: the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);

  static constexpr field fields[] = {
      {"/code", role::code, "the code"},
      {"/message", role::message, "what went wrong, for people"},
      {"/error", role::code, "what went wrong, in version 1"},
      {"/error", role::message, "the same"},
      {"/results/0/error", role::code, "what went wrong with a statement, in version 1"},
      {"/results/0/error", role::message, "the same"},
  };

  static constexpr header_row headers[] = {
      {.name = "X-Platform-Error-Code",
       .role = header_role::code,
       .meaning = "the code, even if there is no body",
       .source = "http/api.go"},
      {.name = "X-Influxdb-Error",
       .role = header_role::message,
       .meaning = "what went wrong, for people",
       .source = "InfluxDB 1.8, HTTP API reference"},
      {.name = "X-Request-Id",
       .role = header_role::request_id,
       .meaning = "the id of the request",
       .source = "InfluxDB 1.8, HTTP API reference"},
  };

  // Version 1: the first statement of a query failed.
  static constexpr in_success inside_2xx[] = {
      {.member = "/results/0/error"},
  };

  static constexpr row rows[] = {
      {"internal error", 500, broken, "internal server error", errors_src},
      {"not implemented", 501, bad_request, "not implemented", errors_src},
      {"not found", 404, missing, "no such bucket, organization or other resource", errors_src},
      {"conflict",
       {422, 409},
       refused,
       "it already exists, or is in a conflicting state",
       errors_src},
      {"invalid", 400, bad_request.with(processed::unknown),
       "the request is wrong; for line protocol, some points may have been written", errors_src},
      {"unprocessable entity", 422, bad_request, "a value is out of range", errors_src},
      {"empty value", 400, bad_request, "a value is empty", errors_src},
      {"unavailable", 503, unavailable, "temporarily unavailable", errors_src},
      {"forbidden", 403, forbidden, "not allowed", errors_src},
      {"too many requests", 429, throttled, "more than the plan allows in five minutes",
       errors_src},
      {"unauthorized", 401, bad_key, "no valid token", errors_src},
      {"method not allowed", 405, bad_request, "the method is not allowed", errors_src},
      {"request too large", 413, too_large, "the body is too large", errors_src},
      // Version 1, inside of a 200: there are no codes, so the beginning of the text serves as one.
      {"partial write*",
       {},
       bad_request.with(processed::unknown),
       "some points were written, others were not",
       v1},
      {"engine: cache-max-memory-size exceeded*",
       {},
       busy,
       "points arrive faster than they can be written",
       v1},
      {"database not found*", {}, missing, "no such database", v1},
      {"retention policy not found*", {}, missing, "no such retention policy", v1},
      {"measurement not found*", {}, missing, "no such measurement", v1},
      {"user not found*", {}, missing, "no such user", v1},
      {"error parsing query*", {}, bad_request, "a syntax error in the query", v1},
      {"error authorizing query*", {}, forbidden, "the user may not do this", v1},
      {"query-timeout limit exceeded*",
       {},
       kind{category::timeout, action::never, remedy::fix_request},
       "the query took too long, and would do so again",
       v1},
      {"max-select-*",
       {},
       too_large.with(remedy::fix_request),
       "the query touches more data than allowed",
       v1},
      {"timeout*", {}, timed_out, "the operation took too long", v1},
  };
};

inline constexpr provider influxdb = define<influxdb_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
