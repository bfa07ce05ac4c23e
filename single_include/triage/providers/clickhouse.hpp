// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// ClickHouse over HTTP: https://clickhouse.com/docs/interfaces/http
//
// Errors are plain text, `Code: 241. DB::Exception: …`. The number is also in the header
// X-ClickHouse-Exception-Code, which may come with a 200. Apart from a short list everything is a
// 500, a wrong argument as well as an overload, so the number has to override the status. A 408
// with 159 is not worth a retry, because the same query would take as long again. 241 means that
// the server is out of memory, which passes, or that the query needs too much, which does not: the
// message tells which. A failure after the first row is at the end of a 200 without the header, and
// the caller has to look for it there.
#ifndef TRIAGE_PROVIDERS_CLICKHOUSE_HPP
#define TRIAGE_PROVIDERS_CLICKHOUSE_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct clickhouse_api : kinds {
  static constexpr std::string_view name = "clickhouse";
  static constexpr std::string_view title = "ClickHouse over HTTP";
  static constexpr std::string_view page = "https://clickhouse.com/docs/interfaces/http";
  static constexpr std::string_view seen = "2026-11-26";

  static constexpr std::string_view codes_src = "ErrorCodes.cpp, exceptionCodeToHTTPStatus.cpp";
  /// Nothing was done, because the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);
  /// The same request would run into the same fault again.
  static constexpr kind faulty = kind{category::internal, action::never, remedy::contact_support};
  /// The error says only that the request failed.
  static constexpr kind unclear = kind{category::unknown, action::never, remedy::contact_support};
  /// Something else has to finish first.
  static constexpr kind busy_part =
      kind{category::conflict, action::backoff, remedy::wait}.with(processed::no);
  /// The query needs more than it may have, which shows only while it runs.
  static constexpr kind too_much = too_large.with(remedy::fix_request).with(processed::unknown);
  /// The server ran out of something in the middle of a query: it may have written a part.
  static constexpr kind stopped = busy.with(processed::unknown);
  /// The same query would take as long again.
  static constexpr kind too_slow = kind{category::timeout, action::never, remedy::fix_request};
  /// Somebody cancelled the query.
  static constexpr kind gave_up = kind{category::cancelled, action::never, remedy::nothing};
  /// It may have been carried out: check before sending it again.
  static constexpr kind perhaps_done = kind{category::unknown, action::never, remedy::inspect_job};

  static constexpr field fields[] = {
      {"/exception", role::message, "what went wrong, at the end of a result in JSON"},
  };

  static constexpr header_row headers[] = {
      {.name = "X-ClickHouse-Exception-Code",
       .role = header_role::code,
       .meaning = "the number of the error",
       .source = "HTTP interface, Response headers"},
      {.name = "X-ClickHouse-Query-Id",
       .role = header_role::request_id,
       .meaning = "the id of the query",
       .source = "HTTP interface, Response headers"},
  };

  // The server had buffered the response and failed later.
  static constexpr in_success inside_2xx[] = {
      {.header = "X-ClickHouse-Exception-Code"},
  };

  static constexpr std::string_view text_code = "Code: #";

  static constexpr row rows[] = {
      {"192", {403, 401}, bad_key, "no such user", codes_src},
      {"193", {403, 401}, bad_key, "wrong password", codes_src},
      {"194", 401, bad_key, "the password is missing", codes_src},
      {"516", {403, 401}, bad_key, "the login failed", codes_src},
      {"195", 500, forbidden, "the address is not allowed", codes_src},
      {"497", {403, 500}, forbidden, "the user lacks a grant", codes_src},
      {"164", 500, forbidden, "read-only, because of the user or the method GET", codes_src},
      {"291", 500, forbidden, "no access to the database", codes_src},
      {"392", 500, forbidden, "the query is prohibited", codes_src},
      // Limits and load.
      {"201", 500, out_of_quota.with(processed::unknown), "the quota for this interval is used up",
       codes_src},
      {"202", {500, 503}, busy, "too many queries at once", codes_src},
      {"203", 500, stopped, "no free connection", codes_src},
      {"439", {503, 500}, stopped, "no free thread", codes_src},
      {"252", 500, stopped, "inserts are faster than merges", codes_src},
      {"241",
       500,
       too_much,
       "the query needs more memory than it may have",
       codes_src,
       {.message = "query memory limit"}},
      {"241",
       500,
       too_much,
       "the query needs more memory than it may have (older servers)",
       codes_src,
       {.message = "for query"}},
      {"241",
       500,
       too_much,
       "the query needs more memory than the user may have",
       codes_src,
       {.message = "for user"}},
      {"241", 500, stopped, "the server has no memory left", codes_src},
      {"173", 500, stopped, "the server could not allocate memory", codes_src},
      {"364", 500, throttled.with(processed::unknown), "another server answered 429", codes_src},
      {"243", 500, out_of_quota.with(processed::unknown), "the disk is full", codes_src},
      // Time.
      {"159", {408, 500}, too_slow, "the query ran longer than max_execution_time", codes_src},
      {"160", 500, too_slow, "the query would take too long", codes_src},
      {"209", {503, 408, 500}, timed_out, "a socket timed out", codes_src},
      {"394", 500, gave_up, "the query was cancelled", codes_src},
      // Replicas and Keeper.
      {"210", 500, unavailable, "no connection between servers", codes_src},
      {"279", 500, unavailable, "no replica answered", codes_src},
      {"225", 500, unavailable, "Keeper is not available", codes_src},
      {"999", 500, unavailable, "an error of Keeper", codes_src},
      {"242", 500, unavailable.with(processed::no), "the replica is read-only while Keeper is away",
       codes_src},
      {"254", 500, unavailable, "no replica is active", codes_src},
      {"265", 500, unavailable, "no replica is available", codes_src},
      {"285", 500, unavailable.with(processed::no), "too few replicas for a quorum", codes_src},
      {"286", 500, busy_part, "the previous write has no quorum yet", codes_src},
      {"319", 500, perhaps_done, "the insert may have worked", codes_src},
      {"369", 500, unavailable.with(processed::no), "all replicas lag behind", codes_src},
      {"236", 500, unavailable, "aborted, usually by a shutdown", codes_src},
      {"198", 500, unavailable, "a name cannot be resolved", codes_src},
      // Conflicts.
      {"384", 500, busy_part, "the part is locked", codes_src},
      {"373", 500, busy_part, "the session is busy with another query", codes_src},
      {"216", 500, conflicting, "a query with this id is already running", codes_src},
      {"372", {404, 500}, missing, "no such session", codes_src},
      {"389", 500, refused.with(remedy::nothing).with(processed::unknown),
       "the data was inserted before: nothing to do", codes_src},
      {"57", 500, refused, "the table already exists", codes_src},
      {"82", 500, refused, "the database already exists", codes_src},
      // Queries.
      {"60", 404, missing, "no such table", codes_src},
      {"81", 404, missing, "no such database", codes_src},
      {"16", {404, 500}, bad_request, "no such column in the table", codes_src},
      {"47", 404, bad_request, "no such column", codes_src},
      {"46", 404, bad_request, "no such function", codes_src},
      {"50", 404, bad_request, "no such type", codes_src},
      {"73", 404, bad_request, "no such format", codes_src},
      {"115", 404, bad_request, "no such setting", codes_src},
      {"63", 404, bad_request, "no such aggregate function", codes_src},
      {"62", 400, bad_request, "a syntax error", codes_src},
      {"36", 400, bad_request, "an argument is wrong", codes_src},
      {"53", 400, bad_request, "the types do not match", codes_src},
      {"117", 400, bad_request, "the data is incorrect", codes_src},
      {"6", 400, bad_request, "the data cannot be parsed", codes_src},
      {"27", 400, bad_request, "the data cannot be parsed", codes_src},
      {"72", 400, bad_request, "a value is not a number", codes_src},
      {"44", 400, bad_request, "the column is not allowed here", codes_src},
      {"43", {400, 500}, bad_request, "an argument has the wrong type", codes_src},
      {"42", {400, 500}, bad_request, "the number of arguments is wrong", codes_src},
      {"48", 501, bad_request, "the feature is not implemented", codes_src},
      {"381", 411, bad_request, "the length of the body is missing", codes_src},
      {"229", 413, too_large, "the text of the query is too long", codes_src},
      {"158", 500, too_much, "more rows than allowed", codes_src},
      {"307", 500, too_much, "more bytes than allowed", codes_src},
      {"396", 500, too_much, "the result is larger than allowed", codes_src},
      // Faults.
      {"49", 500, faulty, "a bug in the server", codes_src},
      {"246", 500, faulty, "data is corrupted", codes_src},
      {"425", 500, broken, "a system error", codes_src},
      {"1002", 500, unclear, "an unknown exception", codes_src},
  };
};

inline constexpr provider clickhouse = define<clickhouse_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
