// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Azure Resource Manager:
// https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors
//
// The management API of Azure. The outer code is often DeploymentFailed, which says nothing;
// error.details says why, and its code is used if it is known. At Compute, OperationNotAllowed is a
// quota. Long-running operations report their failure inside a 200, and the Retry-After of a 202 is
// the polling interval.
#ifndef TRIAGE_PROVIDERS_AZURE_ARM_HPP
#define TRIAGE_PROVIDERS_AZURE_ARM_HPP

#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct azure_arm_api : kinds {
  static constexpr std::string_view name = "azure_arm";
  static constexpr std::string_view title = "Azure Resource Manager";
  static constexpr std::string_view page =
      "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/"
      "common-deployment-errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {
      "management.azure.com", "management.chinacloudapi.cn", "management.usgovcloudapi.net"};

  /// The state of the resource does not allow it; nothing was done.
  static constexpr kind held = conflicting.with(triage::processed::no);
  /// Another operation is in the way and nothing was done: waiting helps.
  static constexpr kind held_for_now{category::conflict, action::backoff, remedy::wait,
                                     triage::processed::no};
  /// The resource has changed since it was read: read it again, then repeat the change.
  static constexpr kind read_first = held.with(triage::recovery::read_again);
  /// There is not enough capacity at the moment; another region or size may have it.
  static constexpr kind no_capacity{category::overloaded, action::backoff, remedy::wait,
                                    triage::processed::no, triage::scope::region};

  /// This capacity is not offered here: another size, zone or region may have it.
  static constexpr kind not_here{category::overloaded, action::never, remedy::fix_request,
                                 triage::processed::no, triage::scope::region};
  /// The reason is in the details.
  static constexpr kind look_inside{category::unknown, action::never, remedy::inspect_job};

  static constexpr field fields[] = {
      {"/error/details/0/details/0/code", role::code, "the code of a nested detail"},
      {"/error/details/0/code", role::code, "the code of the detail, which says why"},
      {"/error/code", role::code, "the outer code"},
      {"/code", role::code, "the code, where error is left out"},
      {"/Code", role::code, "the code, where App Service leaves error out"},
      {"/error/details/0/details/0/message", role::message, "the message of a nested detail"},
      {"/error/details/0/message", role::message,
       "the message of the detail; sometimes JSON as text"},
      {"/error/message", role::message, "what went wrong, for people"},
      {"/message", role::message, "the message, where error is left out"},
      {"/Message", role::message, "the message, where App Service leaves error out"},
      {"/error/target", role::param, "what is at fault"},
  };

  static constexpr header_row headers[] = {
      {"x-ms-request-id", header_role::request_id, "what support asks for",
       "Request limits and throttling"},
      {"x-ms-correlation-request-id", header_role::request_id, "the same across several hops",
       "Request limits and throttling"},
  };

  static constexpr limit_row limits[] = {
      {"", "x-ms-ratelimit-remaining-subscription-reads", "", "reads", 3600, reset_number::by_size,
       "per subscription", "Request limits and throttling"},
      {"", "x-ms-ratelimit-remaining-subscription-writes", "", "writes", 3600,
       reset_number::by_size, "per subscription", "Request limits and throttling"},
      {"", "x-ms-ratelimit-remaining-subscription-deletes", "", "deletes", 3600,
       reset_number::by_size, "per subscription", "Request limits and throttling"},
      {"", "x-ms-ratelimit-remaining-tenant-reads", "", "reads of the tenant", 3600,
       reset_number::by_size, "per tenant", "Request limits and throttling"},
  };

  // The URL of a long-running operation reports its failure inside a 200.
  static constexpr in_success inside_2xx[] = {{.member = "/status", .equals = "Failed"},
                                              {.member = "/status", .equals = "Canceled"}};

  // Sources: where on the page, or in which file.
  static constexpr std::string_view limits_page = "Request limits and throttling";
  static constexpr std::string_view list = "Common deployment errors";
  static constexpr std::string_view clients = "clients";

  static constexpr row rows[] = {
      {"TooManyRequests", 429, throttled, "throttled by the resource provider", limits_page},
      {"SubscriptionRequestsThrottled", 429, throttled.with(triage::scope::account),
       "throttled by Resource Manager", limits_page},
      {"RetryableError*",
       {429, 409},
       held_for_now,
       "another operation has locked the resource",
       limits_page},
      {"AllocationFailed", 409, no_capacity.with(triage::processed::unknown),
       "no capacity in the cluster or region at the moment", list},
      {"ZonalAllocationFailed", 409, no_capacity.with(triage::processed::unknown),
       "no capacity in the zone at the moment", list},
      {"OverconstrainedAllocationRequest", 409, not_here,
       "nothing meets all of the constraints: drop some", list},
      {"OverconstrainedZonalAllocationRequest", 409, not_here,
       "nothing meets all of the constraints: drop some", list},
      {"SkuNotAvailable",
       {409, 400},
       not_here,
       "this size is not available here: choose another",
       list},
      {"AnotherOperationInProgress",
       {409, 429},
       held_for_now,
       "another operation is running",
       list},
      {"CanceledAndSupersededDueToAnotherOperation",
       {409, 429},
       held_for_now.with(triage::processed::unknown),
       "a newer operation took its place",
       list},
      {"DeploymentActiveAndUneditable", 409, held_for_now, "another deployment is running", list},
      {"OperationNotAllowedOnVMImageAsVMsBeingProvisioned", 409, held_for_now,
       "machines are being created from the image", list},
      {"ResourceGroupBeingDeleted", 409, held_for_now, "the resource group is being deleted", list},
      {"InternalServerError", 500, broken, "a temporary fault: try again", list},
      {"ServerTimeout", {503, 500}, timed_out, "not finished in time", list},
      {"GatewayTimeout", 504, timed_out, "a gateway timed out", list},
      {"DeploymentQuotaExceeded",
       {409, 400},
       out_of_quota.with(triage::scope::resource),
       "the group has reached 800 deployments: delete old ones",
       list},
      {"PublicIPCountLimitReached",
       {400, 409},
       out_of_quota,
       "the limit of public addresses is reached",
       list},
      {"QuotaExceeded",
       {409, 400, 403},
       out_of_quota,
       "a quota of the subscription is used up",
       list},
      {"ResourceQuotaExceeded",
       {409, 400},
       out_of_quota,
       "a quota of the subscription is used up",
       list},
      {"SubnetIsFull", 400, out_of_quota.with(triage::scope::resource),
       "no addresses are left in the subnet", list},
      {"RegionDoesNotAllowProvisioning",
       {400, 409},
       out_of_quota.with(triage::scope::region),
       "the region accepts nothing more from this subscription",
       list},
      {"OperationNotAllowed",
       429,
       throttled,
       "too many requests",
       list,
       {.message = "too many requests"}},
      {"OperationNotAllowed",
       {409, 400, 403},
       out_of_quota,
       "a quota of the subscription is used up",
       list,
       {.message = "quota"}},
      {"OperationNotAllowed",
       {409, 400, 403},
       held,
       "not allowed for this resource, size or state",
       list},
      {"AuthorizationFailed", 403, forbidden, "no access, or access that was granted too recently",
       list},
      {"LinkedAuthorizationFailed", 403, forbidden, "no access to a linked resource", list},
      {"DeploymentFailedCleanUp",
       {403, 400},
       forbidden,
       "no permission to delete what is left over",
       list},
      {"InaccessibleImage", {400, 403}, forbidden, "no access to the image or registry", list},
      {"RequestDisallowedByPolicy", 403, forbidden, "a policy forbids it", list},
      {"ScopeLocked", 409, forbidden, "the resource, or something above it, is locked",
       "Lock resources"},
      // Register the resource provider, then try again.
      {"InvalidSubscriptionRegistrationState",
       {409, 400},
       forbidden,
       "the resource provider is not registered",
       list},
      {"MissingSubscriptionRegistration", 409, forbidden, "the resource provider is not registered",
       list},
      {"MissingRegistrationForLocation", 409, forbidden,
       "the resource provider is not registered for the location", list},
      {"NoRegisteredProviderFound", 400, forbidden,
       "the resource provider is not registered, or lacks this version", list},
      {"SubscriptionNotRegistered", 409, forbidden, "the resource provider is not registered",
       list},
      {"ReadOnlyDisabledSubscription",
       {409, 403},
       suspended,
       "the subscription is disabled: unpaid, used up or in breach of a rule",
       list},
      {"InvalidAuthenticationTokenTenant", 401, bad_key, "the token belongs to another tenant",
       list},
      {"ExpiredAuthenticationToken", 401, expired_key, "the token has expired", clients},
      {"InvalidAuthenticationToken", 401, expired_key, "the token is not valid or has expired",
       clients},
      {"AuthenticationFailed", 401, bad_key, "the token was not accepted", clients},
      {"ImageNotFound", {404, 400}, missing, "there is no such image", list},
      {"PrincipalNotFound", 400, missing, "no such principal, or it is not known everywhere yet",
       clients},
      {"NotFound", 404, missing, "a resource that it depends on is missing", list},
      {"ParentResourceNotFound", 404, missing, "the parent resource does not exist", list},
      {"ResourceGroupNotFound", 404, missing, "there is no such resource group", list},
      {"ResourceNotFound", 404, missing, "there is no such resource", list},
      {"StorageAccountNotFound", 404, missing, "there is no such storage account", list},
      {"SubscriptionNotFound", 404, missing, "no such subscription, or no access to it", list},
      {"Conflict", 409, held, "the state of the resource does not allow it", list},
      {"DnsRecordInUse", {400, 409}, held.with(remedy::fix_request), "the name is taken", list},
      {"InUseSubnetCannotBeDeleted", {400, 409}, held, "the subnet is in use", list},
      {"StorageAccountAlreadyTaken", 409, held.with(remedy::fix_request), "the name is taken",
       list},
      {"StorageAccountAlreadyExists", 409, held, "the storage account already exists", list},
      {"PreconditionFailed", 412, read_first, "the ETag is out of date", list},
      {"DeploymentJobSizeExceeded", {400, 413}, too_large, "the template is too large", list},
      {"JobSizeExceeded", {400, 413}, too_large, "the template is too large", list},
      // These decide only if no detail has a known code.
      {"DeploymentFailed", {400, 409}, look_inside, "a general code: the details say why", list},
      {"ResourceDeploymentFailure",
       {409, 400},
       look_inside,
       "a general code: the message says why",
       list},
      {"BadRequest", 400, bad_request, "the request is not valid: the message says why", list},
      {"Account*", 400, bad_request, "a problem with the storage account: the code says which",
       list},
      {"DeploymentName*", 400, bad_request, "the name of the deployment is not valid", list},
      {"Invalid*", 400, bad_request, "something is not valid: the code says what", list},
      {"Linked*", 400, bad_request, "the linked resource is not valid", list},
      {"LocationRequired", 400, bad_request, "a location is missing", list},
      {"MismatchingResourceSegments", 400, bad_request,
       "the resource's name and type differ in their number of segments", list},
      {"Missing*", 400, bad_request, "something is missing: the code says what", list},
      {"PasswordTooLong", 400, bad_request, "the password is too long", list},
      {"PrivateIPAddress*", 400, bad_request,
       "the private address cannot be used: the code says why", list},
      {"PropertyChangeNotAllowed", {409, 400}, bad_request, "the property cannot be changed", list},
      {"ReservedResourceName", 400, bad_request, "the name is reserved", list},
      {"SubnetsNotInSameVnet", 400, bad_request,
       "all subnets of a machine have to be in one network", list},
      {"StorageAccountInAnotherResourceGroup",
       {409, 400},
       bad_request,
       "the storage account is in another resource group",
       list},
  };
};

inline constexpr provider azure_arm = define<azure_arm_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
