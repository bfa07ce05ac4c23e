// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// gRPC over HTTP: https://github.com/grpc/grpc/blob/master/doc/statuscodes.md
//
// A failed call is HTTP 200: its number is in `grpc-status`, as a header if the response has no
// body, otherwise as a trailer, which has to be passed in with the headers. RESOURCE_EXHAUSTED is a
// limit that passes, but also a message that is larger than the receiver accepts, which never
// passes. Without grpc-status, something on the way answered, and the table that maps HTTP to codes
// is not the inverse of the one that maps codes to HTTP: a 404 is UNIMPLEMENTED, a 400 INTERNAL.
#ifndef TRIAGE_PROVIDERS_GRPC_HPP
#define TRIAGE_PROVIDERS_GRPC_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct grpc_api : kinds {
  static constexpr std::string_view name = "grpc";
  static constexpr std::string_view title = "gRPC over HTTP";
  static constexpr std::string_view page =
      "https://github.com/grpc/grpc/blob/master/doc/statuscodes.md";
  static constexpr std::string_view seen = "2026-11-26";

  static constexpr std::string_view codes_doc = "statuscodes.md";
  static constexpr std::string_view mapping = "http-grpc-status-mapping.md";
  /// The caller cancelled the call.
  static constexpr kind gave_up = kind{category::cancelled, action::never, remedy::nothing};
  /// All it says is that the call failed.
  static constexpr kind unclear = kind{category::unknown, action::never, remedy::contact_support};
  /// Something that both sides rely on is broken.
  static constexpr kind faulty = kind{category::internal, action::never, remedy::contact_support};
  /// The state of the system has to change first.
  static constexpr kind not_now = conflicting.with(processed::no);

  static constexpr field fields[] = {
      {"/code", role::code, "the number, in the JSON of HTTP gateways in front of a gRPC server"},
      {"/message", role::message, "what went wrong, for people"},
  };

  static constexpr header_row headers[] = {
      {.name = "grpc-status",
       .role = header_role::code,
       .meaning = "the number of the code; 0 is a success",
       .source = "PROTOCOL-HTTP2.md, Responses"},
      {.name = "grpc-message",
       .role = header_role::message,
       .meaning = "what went wrong; bytes above 7E are percent-encoded",
       .source = "PROTOCOL-HTTP2.md, Responses",
       .form = form::percent},
      {.name = "grpc-retry-pushback-ms",
       .role = header_role::retry_after,
       .meaning = "the delay before the next attempt, in milliseconds",
       .source = "proposal A6, Pushback",
       .form = form::milliseconds},
  };

  // Every failure of the server itself is an HTTP 200.
  static constexpr in_success inside_2xx[] = {
      {.header = "grpc-status", .not_equals = "0"},
  };

  static constexpr row rows[] = {
      // The numbers of grpc-status.
      {"1", {}, gave_up, "cancelled, usually by the caller", codes_doc},
      {"2", {}, unclear, "an error of another kind, or a status that could not be read", codes_doc},
      {"3", {}, bad_request, "an argument is wrong, whatever the state of the system", codes_doc},
      {"4", {}, timed_out, "the deadline passed; the call may have been carried out", codes_doc},
      {"5", {}, missing, "no such entity", codes_doc},
      {"6", {}, conflicting, "the entity already exists", codes_doc},
      {"7", {}, forbidden, "the caller may not do this", codes_doc},
      {"8",
       {},
       too_large.with(processed::unknown),
       "a message is larger than the receiver accepts",
       codes_doc,
       {.message = "message larger than max"}},
      {"8", {}, out_of_quota, "the daily quota is used up", codes_doc, {.message = "per day"}},
      {"8",
       {},
       throttled,
       "a rate limit is reached, or no resources are left for the moment",
       codes_doc},
      {"9", {}, not_now, "the system is not in the state that the call needs", codes_doc},
      {"10",
       {},
       not_now.with(recovery::read_again),
       "the call conflicted with another one; repeat the whole transaction",
       codes_doc},
      {"11", {}, bad_request, "a value is past the valid range", codes_doc},
      {"12", {}, bad_request, "no such method, or a compression that is not supported", codes_doc},
      {"13",
       {},
       faulty,
       "an invariant is broken, such as in parsing, decompression or flow control",
       codes_doc},
      {"14", {}, unavailable, "the server is shutting down, or the connection broke", codes_doc},
      {"15", {}, faulty, "data is lost or corrupted for good", codes_doc},
      {"16", {}, bad_key, "no valid credentials", codes_doc},
      // Their names, which some gateways write instead.
      {"CANCELLED", {}, gave_up, "cancelled, usually by the caller", codes_doc},
      {"UNKNOWN",
       {},
       unclear,
       "an error of another kind, or a status that could not be read",
       codes_doc},
      {"INVALID_ARGUMENT",
       {},
       bad_request,
       "an argument is wrong, whatever the state of the system",
       codes_doc},
      {"DEADLINE_EXCEEDED",
       {},
       timed_out,
       "the deadline passed; the call may have been carried out",
       codes_doc},
      {"NOT_FOUND", {}, missing, "no such entity", codes_doc},
      {"ALREADY_EXISTS", {}, conflicting, "the entity already exists", codes_doc},
      {"PERMISSION_DENIED", {}, forbidden, "the caller may not do this", codes_doc},
      {"RESOURCE_EXHAUSTED",
       {},
       too_large.with(processed::unknown),
       "a message is larger than the receiver accepts",
       codes_doc,
       {.message = "message larger than max"}},
      {"RESOURCE_EXHAUSTED",
       {},
       throttled,
       "a rate limit is reached, or no resources are left for the moment",
       codes_doc},
      {"FAILED_PRECONDITION",
       {},
       not_now,
       "the system is not in the state that the call needs",
       codes_doc},
      {"ABORTED",
       {},
       not_now.with(recovery::read_again),
       "the call conflicted with another one; repeat the whole transaction",
       codes_doc},
      {"OUT_OF_RANGE", {}, bad_request, "a value is past the valid range", codes_doc},
      {"UNIMPLEMENTED",
       {},
       bad_request,
       "no such method, or a compression that is not supported",
       codes_doc},
      {"INTERNAL",
       {},
       faulty,
       "an invariant is broken, such as in parsing, decompression or flow control",
       codes_doc},
      {"UNAVAILABLE",
       {},
       unavailable,
       "the server is shutting down, or the connection broke",
       codes_doc},
      {"DATA_LOSS", {}, faulty, "data is lost or corrupted for good", codes_doc},
      {"UNAUTHENTICATED", {}, bad_key, "no valid credentials", codes_doc},
      // Responses without grpc-status, which came from something on the way. The mapping makes 429
      // and 503 UNAVAILABLE; they have no rows, as HTTP's own meaning of a 429 is more precise.
      {{}, 400, faulty, "treated as INTERNAL", mapping},
      {{}, 404, bad_request, "treated as UNIMPLEMENTED: no gRPC server at this path", mapping},
      {{}, 431, faulty, "treated as INTERNAL", mapping},
  };
};

inline constexpr provider grpc = define<grpc_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
