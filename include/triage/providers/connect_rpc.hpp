// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Connect RPC: https://connectrpc.com/docs/protocol
//
// Unary calls use ordinary statuses and JSON, with gRPC's codes in lower case, and `canceled`
// with one l. Streams always answer 200, and their error is the last envelope, whose JSON the
// caller has to take out of its five-byte frame. A status without such a body came from something
// on the way, and does not mean what it means elsewhere: a 404 is `unimplemented`, a 400 is
// `internal`.
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
  /// It says nothing but that it failed.
  static constexpr kind unclear = kind{category::unknown, action::never, remedy::contact_support};
  /// Something that both sides rely on is broken.
  static constexpr kind faulty = kind{category::internal, action::never, remedy::contact_support};
  /// The state has to be another one first.
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
      {"unknown", 500, unclear, "an error of another kind, or a status that could not be read",
       errors},
      {"invalid_argument", 400, bad_request, "an argument is wrong whatever the state is", errors},
      {"deadline_exceeded", 504, timed_out, "the deadline passed; it may have been carried out",
       errors},
      {"not_found", 404, missing, "no such entity", errors},
      {"already_exists", 409, conflicting, "the entity exists", errors},
      {"permission_denied", 403, forbidden, "the caller may not do this", errors},
      {"resource_exhausted",
       429,
       too_large,
       "a message is larger than the receiver takes",
       errors,
       {.message = "message larger than max"}},
      {"resource_exhausted", 429, throttled,
       "a quota per time, or no resources left for the moment", errors},
      {"failed_precondition", 400, not_now, "the system is not in the state that the call needs",
       errors},
      {"aborted", 409, not_now.with(recovery::read_again),
       "collided with another call; the whole transaction has to be repeated", errors},
      {"out_of_range", 400, bad_request, "past the valid range", errors},
      {"unimplemented", 501, bad_request, "no such method, or a compression that is not supported",
       errors},
      {"internal", 500, faulty, "an invariant is broken: parsing, decompression, flow control",
       errors},
      {"unavailable", 503, unavailable, "the server shuts down, or the connection broke", errors},
      {"data_loss", 500, faulty, "data is lost or corrupted for good", errors},
      {"unauthenticated", 401, bad_key, "no valid credentials", errors},
      // Answers without such a body. That 429, 502, 503 and 504 become `unavailable` is left to
      // HTTP, whose words are finer.
      {{}, 400, faulty, "counts as internal: something on the way answered", http_codes},
      {{}, 404, bad_request, "counts as unimplemented: no such service at this path", http_codes},
  };
};

inline constexpr provider connect_rpc = define<connect_rpc_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
