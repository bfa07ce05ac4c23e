// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// OCI registries: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
//
// Docker Hub, the registries of GitHub, Google and Amazon, and everything built on distribution. A
// 401 is the normal first answer: it says where to get a token. TOOMANYREQUESTS from Docker Hub is
// a six-hour quota if the message mentions the pull rate limit. UNKNOWN, UNAVAILABLE and a few
// others are not in the specification.
#ifndef TRIAGE_PROVIDERS_OCI_REGISTRY_HPP
#define TRIAGE_PROVIDERS_OCI_REGISTRY_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct oci_registry_api : kinds {
  static constexpr std::string_view name = "oci_registry";
  static constexpr std::string_view title = "OCI registries";
  static constexpr std::string_view page =
      "https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"registry-1.docker.io",
                                               "index.docker.io",
                                               "ghcr.io",
                                               "quay.io",
                                               "gcr.io",
                                               "*.gcr.io",
                                               "*.pkg.dev",
                                               "registry.k8s.io",
                                               "mcr.microsoft.com",
                                               "public.ecr.aws",
                                               "*.dkr.ecr.*.amazonaws.com",
                                               "*.azurecr.io",
                                               "registry.gitlab.com"};

  /// The state of the resource does not allow it; nothing was done.
  static constexpr kind held = conflicting.with(triage::processed::no);

  static constexpr field fields[] = {
      {"/errors/0/code", role::code, "the code; the first error decides"},
      {"/errors/0/message", role::message, "what went wrong, for people"},
  };

  static constexpr limit_row limits[] = {
      {"ratelimit-limit", "ratelimit-remaining", "", "pulls", 21600, reset_number::seconds,
       "Docker Hub: count;w=seconds", "Docker Hub, Pull usage and limits"},
  };

  // Where a row comes from: a part of the page, or a file.
  static constexpr std::string_view spec = "Error Codes";
  static constexpr std::string_view distribution = "distribution, errcode/register.go";

  static constexpr row rows[] = {
      {"BLOB_UNKNOWN", 404, missing, "there is no such blob", spec},
      {"BLOB_UPLOAD_INVALID", 404, held.with(remedy::fix_request),
       "the upload is broken: start again", spec},
      {"BLOB_UPLOAD_UNKNOWN", 404, missing,
       "the upload does not exist, or was completed or cancelled", spec},
      {"DIGEST_INVALID", 400, bad_request, "the digest does not match the content", spec},
      {"MANIFEST_BLOB_UNKNOWN",
       {400, 404},
       missing,
       "the manifest names a blob that does not exist: upload it first",
       spec},
      {"MANIFEST_INVALID", {400, 404}, bad_request, "the manifest is not valid", spec},
      {"MANIFEST_UNKNOWN", 404, missing, "there is no such manifest or tag", spec},
      {"NAME_INVALID", 400, bad_request, "the name of the repository is not valid", spec},
      {"NAME_UNKNOWN", 404, missing, "there is no such repository", spec},
      {"SIZE_INVALID", 400, bad_request, "the length does not match the content", spec},
      {"UNAUTHORIZED", 401, expired_key, "get a token where WWW-Authenticate says", spec},
      {"DENIED", {403, 401}, forbidden, "access is denied", spec},
      {"UNSUPPORTED", 405, bad_request, "the operation is not supported", spec},
      {"TOOMANYREQUESTS",
       429,
       out_of_quota,
       "Docker Hub: the pulls allowed in six hours are used up",
       spec,
       {.message = "pull rate limit"}},
      {"TOOMANYREQUESTS", 429, throttled, "too many requests", spec},
      {"UNKNOWN", triage::statuses::between(500, 599), broken, "an error without a code of its own",
       distribution},
      {"UNKNOWN", 401, bad_key, "an error without a code of its own", distribution},
      {"UNKNOWN", 403, forbidden, "an error without a code of its own", distribution},
      {"UNKNOWN", 404, missing, "an error without a code of its own", distribution},
      {"UNKNOWN", 429, throttled, "an error without a code of its own", distribution},
      {"UNKNOWN", triage::statuses::between(400, 499), bad_request,
       "an error without a code of its own", distribution},
      {"UNAVAILABLE", 503, unavailable, "the service is not available", distribution},
      {"RANGE_INVALID", 416, held.with(remedy::fix_request),
       "a chunk is out of order: ask for the state of the upload", distribution},
      {"TAG_INVALID", 400, bad_request, "the tag does not match the address", distribution},
      {"MANIFEST_UNVERIFIED", 400, bad_request,
       "the signature of the manifest could not be verified", distribution},
      {"PAGINATION_NUMBER_INVALID", 400, bad_request, "the page size is not valid", distribution},
      {"PROJECTPOLICYVIOLATION",
       {412, 403},
       forbidden,
       "a policy of the project forbids the image",
       "Harbor, errors.go"},
  };
};

inline constexpr provider oci_registry = define<oci_registry_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
