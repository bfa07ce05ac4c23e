// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Connect RPC: https://connectrpc.com/docs/protocol
//
// Unary calls use ordinary statuses and JSON with gRPC's codes in lower case; `canceled` has one l.
// Streams always answer 200, and their error is in the last envelope, whose JSON the caller has to
// take out of its five-byte frame. A response without such a body came from an intermediary, and
// its status does not have its usual meaning: a 404 is `unimplemented`, a 400 is `internal`.
#ifndef TRIAGE_PROVIDERS_CONNECT_RPC_HPP
#define TRIAGE_PROVIDERS_CONNECT_RPC_HPP

#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct connect_rpc_api : kinds {
  static constexpr std::string_view name = "connect_rpc";
  static constexpr std::string_view title = "Connect RPC";
  static constexpr std::string_view page = "https://connectrpc.com/docs/protocol";
  static constexpr std::string_view seen = "2026-11-26";

  static constexpr std::string_view errors = "Error Codes";
  static constexpr std::string_view http_codes = "HTTP to Error Code";
  /// The caller cancelled the call.
  static constexpr kind gave_up = kind{category::cancelled, action::never, remedy::nothing};
  /// The error says only that the request failed.
  static constexpr kind unclear = kind{category::unknown, action::never, remedy::contact_support};
  /// Something that both sides rely on is broken.
  static constexpr kind faulty = kind{category::internal, action::never, remedy::contact_support};
  /// The state has to change first.
  static constexpr kind not_now = conflicting.with(processed::no);

  static constexpr field fields[] = {
      {"/code", role::code, "the code, in lower case"},
      {"/message", role::message, "what went wrong, for people"},
      {"/error/code", role::code, "the same in the last envelope of a stream"},
      {"/error/message", role::message, "the same in the last envelope of a stream"},
      {"/details/*/debug/retryDelay", role::retry_after, "the delay of a google.rpc.RetryInfo"},
  };

  // The last envelope of a stream, whose HTTP status is always 200.
  static constexpr in_success inside_2xx[] = {
      {.member = "/error"},
  };

  static constexpr row rows[] = {
      {"canceled", 499, gave_up, "cancelled, usually by the caller", errors},
      {"unknown", 500, unclear, "another kind of error, or a status that could not be read",
       errors},
      {"invalid_argument", 400, bad_request,
       "an argument is wrong, whatever the state of the system", errors},
      {"deadline_exceeded", 504, timed_out, "the deadline passed; it may have been carried out",
       errors},
      {"not_found", 404, missing, "there is no such entity", errors},
      {"already_exists", 409, conflicting, "the entity already exists", errors},
      {"permission_denied", 403, forbidden, "the caller may not do this", errors},
      {"resource_exhausted",
       429,
       too_large.with(processed::unknown),
       "a message is larger than the receiver accepts",
       errors,
       {.message = "message larger than max"}},
      {"resource_exhausted", 429, throttled,
       "a rate limit is reached, or no resources are left for the moment", errors},
      {"failed_precondition", 400, not_now, "the system is not in the state that the call needs",
       errors},
      {"aborted", 409, not_now.with(recovery::read_again),
       "the call collided with another; the whole transaction has to be repeated", errors},
      {"out_of_range", 400, bad_request, "a value is past the valid range", errors},
      {"unimplemented", 501, bad_request,
       "there is no such method, or the compression is not supported", errors},
      {"internal", 500, faulty,
       "an invariant is broken, as in parsing, decompression or flow control", errors},
      {"unavailable", 503, unavailable, "the server is shutting down, or the connection broke",
       errors},
      {"data_loss", 500, faulty, "data is lost or corrupted for good", errors},
      {"unauthenticated", 401, bad_key, "the credentials are missing or not valid", errors},
      // Responses without such a body. The protocol makes 429, 502, 503 and 504 `unavailable`; they
      // are left to the rules of HTTP here, which are more exact.
      {{}, 400, faulty, "treated as internal: an intermediary answered", http_codes},
      {{},
       404,
       bad_request,
       "treated as unimplemented: there is no such service at this path",
       http_codes},
  };
};

inline constexpr provider connect_rpc = define<connect_rpc_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
