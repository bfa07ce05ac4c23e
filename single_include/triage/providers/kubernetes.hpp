// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Kubernetes: https://github.com/kubernetes/apimachinery/blob/master/pkg/apis/meta/v1/types.go
//
// The API of clusters: every error is a Status, whose reason is the code. ServerTimeout is a 500
// that is meant to be retried, Expired means to list again, and AlreadyExists may be retried only
// if details.retryAfterSeconds is there. client-go retries a 5xx only with Retry-After; a watch
// fails inside of a 200. A used-up quota is a 403.
#ifndef TRIAGE_PROVIDERS_KUBERNETES_HPP
#define TRIAGE_PROVIDERS_KUBERNETES_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct kubernetes_api : kinds {
  static constexpr std::string_view name = "kubernetes";
  static constexpr std::string_view title = "Kubernetes";
  static constexpr std::string_view page =
      "https://github.com/kubernetes/apimachinery/blob/master/pkg/apis/meta/v1/types.go";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"kubernetes.default.svc",
                                               "kubernetes.default.svc.cluster.local"};

  /// The state of the resource does not allow it; nothing was done.
  static constexpr kind held = conflicting.with(triage::processed::no);
  /// Another operation is in the way and nothing was done: it passes by itself.
  static constexpr kind held_for_now{category::conflict, action::backoff, remedy::wait,
                                     triage::processed::no};
  /// The object changed since it was read: read it again, and repeat the change.
  static constexpr kind read_first = held.with(triage::recovery::read_again);
  /// A token from an earlier response has expired: start again without it.
  static constexpr kind stale_token = held.with(remedy::fix_request);

  /// The stored object cannot be decoded: only the operators of the cluster can fix it.
  static constexpr kind unreadable{category::internal, action::never, remedy::contact_support};
  /// Something other than the API answered.
  static constexpr kind unexpected{category::unknown, action::never, remedy::contact_support,
                                   triage::processed::unknown};

  static constexpr field fields[] = {
      {"/reason", role::code, "the code for programs"},
      {"/message", role::message, "what went wrong, for people"},
      {"/code", role::status, "the HTTP status"},
      {"/details/retryAfterSeconds", role::retry_after, "how many whole seconds to wait at least"},
      {"/details/causes", role::details, "what is wrong with which field"},
      {"/object/reason", role::code, "in a watch, where the Status is one level deeper"},
      {"/object/message", role::message, "in a watch"},
      {"/object/code", role::status, "in a watch"},
      {"/object/details/retryAfterSeconds", role::retry_after, "in a watch"},
  };

  static constexpr header_row headers[] = {
      {"Audit-Id", header_role::request_id, "the id in the audit log", "auditing"},
  };

  // A watch reports its failure as an event.
  static constexpr in_success inside_2xx[] = {{.member = "/type", .equals = "ERROR"}};

  // Where on the page, or in which file.
  static constexpr std::string_view reasons = "types.go, StatusReason";

  static constexpr row rows[] = {
      {"Unauthorized", 401, expired_key, "the credentials are missing, wrong or expired", reasons},
      {"Forbidden",
       403,
       out_of_quota.with(triage::scope::resource),
       "the quota of the namespace is used up",
       reasons,
       {.message = "exceeded quota"}},
      {"Forbidden", 403, forbidden, "the configuration of the cluster forbids it", reasons},
      {"NotFound", 404, missing, "a resource in the request does not exist", reasons},
      // With generateName, the next attempt gets another name.
      {"AlreadyExists",
       409,
       held_for_now,
       "the generated name is already taken",
       reasons,
       {.member = "/details/retryAfterSeconds"}},
      {"AlreadyExists", 409, held, "the name is already taken", reasons},
      {"Conflict",
       409,
       held_for_now,
       "another request was counted against the quota at the same time",
       reasons,
       {.message = "on resourcequotas"}},
      {"Conflict", 409, read_first, "the object was changed since it was read", reasons},
      {"Gone", 410, missing, "the resource is gone for good", reasons},
      {"Expired", 410, stale_token,
       "the version or the continue token is too old: start the list again", reasons},
      {"Invalid", 422, bad_request,
       "the object is not valid; details.causes says why for each field", reasons},
      {"ServerTimeout", 500, timed_out, "not finished in time: a 500 that is meant to be retried",
       reasons},
      {"Timeout", 504, timed_out, "not finished within the given time", reasons},
      {"TooManyRequests", 429, throttled,
       "too many requests; also an eviction that a disruption budget forbids", reasons},
      {"BadRequest", 400, bad_request, "the request is wrong; it never succeeds", reasons},
      {"MethodNotAllowed", 405, bad_request, "the method is not allowed; it never succeeds",
       reasons},
      {"NotAcceptable", 406, bad_request, "not acceptable; it never succeeds", reasons},
      {"RequestEntityTooLarge", 413, too_large, "the body is too large", reasons},
      {"UnsupportedMediaType", 415, bad_request,
       "the media type is not supported; it never succeeds", reasons},
      {"InternalError", 500, broken,
       "an internal error of the server or a webhook; the outcome is unknown", reasons},
      {"StorageReadError", 500, unreadable, "an object in the storage cannot be read", reasons},
      {"ServiceUnavailable", 503, unavailable,
       "the request is valid, but the service is not available", reasons},
      {"UnexpectedServerResponse",
       {},
       unexpected,
       "created by clients for a response that did not come from the API",
       reasons},
  };
};

inline constexpr provider kubernetes = define<kubernetes_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
