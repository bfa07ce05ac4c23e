// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Databricks: https://docs.databricks.com/api/workspace/introduction
//
// REQUEST_LIMIT_EXCEEDED is a rate limit here and passes, unlike the code of that name at
// Salesforce. QUOTA_EXCEEDED is a limit on the number of objects and comes as a 400. Some objects
// that already exist are a 400, too, and not a 409.
#ifndef TRIAGE_PROVIDERS_DATABRICKS_HPP
#define TRIAGE_PROVIDERS_DATABRICKS_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct databricks_api : kinds {
  static constexpr std::string_view name = "databricks";
  static constexpr std::string_view title = "Databricks";
  static constexpr std::string_view page = "https://docs.databricks.com/api/workspace/introduction";
  static constexpr std::string_view seen = "2026-11-26";
  static constexpr std::string_view hosts[] = {"*.cloud.databricks.com", "*.azuredatabricks.net",
                                               "*.gcp.databricks.com"};

  static constexpr field fields[] = {
      {"/error_code", role::code, "the code for programs"},
      {"/message", role::message, "what went wrong, for people"},
      {"/details/*/request_id", role::request_id, "the id of the request"},
  };

  // Sources: where on the page, or in which file.
  static constexpr std::string_view sdk = "databricks-sdk-py, errors/platform.py";

  static constexpr row rows[] = {
      {"RESOURCE_EXHAUSTED", 429, throttled, "too many requests from the user", sdk},
      {"REQUEST_LIMIT_EXCEEDED", 429, throttled, "too many requests from the workspace", sdk},
      {"QUOTA_EXCEEDED",
       {},
       out_of_quota,
       "the workspace has as many objects as it can have",
       "MicrosoftDocs/azure-docs#49567"},
      {"INVALID_PARAMETER_VALUE", 400, bad_request, "a value is not valid", sdk},
      {"PERMISSION_DENIED", 403, forbidden, "the caller may not do this",
       "databricks-demos/dbdemos#218"},
      {"RESOURCE_DOES_NOT_EXIST", {400, 404}, missing, "there is no such resource", sdk},
      {"ALREADY_EXISTS", 409, conflicting.with(processed::no), "it already exists", sdk},
      {"RESOURCE_ALREADY_EXISTS",
       {400, 409},
       conflicting.with(processed::no),
       "it already exists",
       sdk},
      {"ABORTED", 409, conflicting.with(processed::no).with(recovery::read_again),
       "another change came first: read it again", sdk},
      {"UNKNOWN", 500, broken, "an internal error without a name", sdk},
      {"DATA_LOSS", 500, kind{category::internal, action::never, remedy::contact_support},
       "data is lost or damaged", sdk},
  };
};

inline constexpr provider databricks = define<databricks_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
