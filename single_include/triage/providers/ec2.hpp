// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon EC2: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
//
// Virtual machines, with an XML format of its own. RequestLimitExceeded is a rate limit on calls
// and passes; most of the other …LimitExceeded codes are quotas and do not. There are hundreds of
// Invalid….NotFound codes, all with status 400, and something that was created a moment ago may not
// be found yet. Capacity errors are 500s that pass by themselves, or that another zone or size
// avoids.
#ifndef TRIAGE_PROVIDERS_EC2_HPP
#define TRIAGE_PROVIDERS_EC2_HPP

#include "../providers/aws.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct ec2_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "ec2";
  static constexpr std::string_view title = "Amazon EC2";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"ec2.amazonaws.com", "ec2.*.amazonaws.com"};

  /// The request would have succeeded: nothing is wrong, and nothing was done.
  static constexpr kind dry_run{category::invalid_request, action::never, remedy::nothing};

  // Where on the page, or in which file.
  static constexpr std::string_view server = "Server errors";
  static constexpr std::string_view client = "Common client errors";
  static constexpr std::string_view specific = "Client errors for specific actions";

  static constexpr row rows[] = {
      {"RequestLimitExceeded", 503, throttled.with(triage::scope::account),
       "the account makes too many calls in this region", server},
      {"InsufficientInstanceCapacity", 500, no_capacity,
       "not enough machines of this type at the moment", server},
      {"InsufficientHostCapacity", 500, no_capacity, "not enough dedicated hosts at the moment",
       server},
      {"InsufficientReservedInstanceCapacity", 500, no_capacity,
       "not enough reserved instances at the moment", server},
      // Capacity for addresses, volumes or imports.
      {"Insufficient*", 500, no_capacity, "not enough capacity at the moment", server},
      {"Unavailable", 503, busy.with(triage::processed::unknown), "the service is overloaded",
       server},
      {"Blocked", {400, 403}, suspended, "the account is blocked", client},
      {"PendingVerification", {400, 403}, suspended, "the account is being verified", client},
      {"UnauthorizedOperation", 403, forbidden, "not allowed; the message may be encoded", client},
      {"Client.UnauthorizedOperation", 403, forbidden,
       "not allowed; the code has the prefix Client", client},
      {"Client.RequestLimitExceeded", 503, throttled.with(triage::scope::account),
       "the account makes too many calls; the code has the prefix Client", client},
      {"OperationNotPermitted", 400, forbidden,
       "not allowed, for example terminating a protected instance", client},
      {"DryRunOperation", 412, dry_run, "the request would have succeeded, but DryRun was set",
       client},
      {"IdempotentParameterMismatch", 400, held.with(remedy::fix_request),
       "the client token was already used with other parameters", client},
      {"UnknownParameter", 400, bad_request, "a parameter is unknown", client},
      {"Unsupported*", 400, bad_request, "something is not supported; the code says what", client},
      {"InvalidClientTokenId", 403, bad_key, "no such access key", client},
      {"InvalidPaginationToken", 400, stale_token,
       "the pagination token is not valid, or no longer valid", client},
      {"InvalidInstanceID.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidGroup.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidVpcID.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidSubnetID.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidAMIID.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidKeyPair.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidVolume.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidSnapshot.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidAllocationID.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidAddress.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidNetworkInterfaceID.NotFound", 400, missing,
       "it does not exist in this region, or not yet", specific},
      {"InvalidRouteTableID.NotFound", 400, missing, "it does not exist in this region, or not yet",
       specific},
      {"InvalidInternetGatewayID.NotFound", 400, missing,
       "it does not exist in this region, or not yet", specific},
      {"InvalidLaunchTemplateId.NotFound", 400, missing,
       "it does not exist in this region, or not yet", specific},
      {"Invalid*",
       400,
       missing,
       "it does not exist in this region, or not yet",
       specific,
       {.message = "does not exist"}},
      {"Invalid*",
       400,
       missing,
       "it does not exist in this region, or not yet",
       specific,
       {.message = "do not exist"}},
      {"Invalid*", 400, held, "the name is already taken", specific, {.message = "already exists"}},
      {"Invalid*", 400, bad_request, "something is not valid; the code says what", specific},
      {"NatGatewayNotFound", 400, missing, "there is no such gateway", specific},
      {"DependencyViolation", 400, held, "other resources depend on it", specific},
      {"IncorrectInstanceState", 400, held, "the state of the instance does not allow this",
       specific},
      {"IncorrectState", 400, held, "the state of the resource does not allow this", specific},
      {"IncorrectModificationState", 400, held_for_now, "the volume is being changed", specific},
      {"VolumeInUse", 400, held, "the volume is attached to an instance", specific},
      {"ConcurrentTagAccess", 400, held_for_now, "another request is changing the tags", specific},
      {"ConcurrentSnapshotLimitExceeded", 400, throttled.with(triage::scope::resource),
       "too many snapshots of the volume at the same time", specific},
      {"ConcurrentCreateImageNoRebootLimitExceeded", 400, throttled.with(triage::scope::resource),
       "too many images of the instance at the same time", specific},
      {"PendingSnapshotLimitExceeded", 400, throttled.with(triage::scope::account),
       "too many snapshots are still being made", specific},
      {.key = "SnapshotCreationPerVolumeRateExceeded",
       .status = 400,
       .kind = throttled.with(triage::scope::resource),
       .meaning = "snapshots of a volume must be at least 15 seconds apart",
       .source = specific,
       .delay_ms = 15000},
      {"InsufficientFreeAddressesInSubnet", 400, out_of_quota.with(triage::scope::resource),
       "the subnet does not have enough free addresses", specific},
      {"InsufficientCapacityOnHost", 400, no_capacity, "not enough room on the dedicated host",
       specific},
      {"ReservationCapacityExceeded", 400, out_of_quota.with(triage::scope::resource),
       "the reservation does not have enough instances", specific},
      {"InstanceLimitExceeded", 400, out_of_quota, "the account may not run more instances",
       specific},
      {"VcpuLimitExceeded", 400, out_of_quota, "the account may not use more processors", specific},
      {"MaxSpotInstanceCountExceeded", 400, out_of_quota,
       "the account may not run more spot instances", specific},
      {"MaxIOPSLimitExceeded", 400, out_of_quota, "the account's IOPS are used up", specific},
      {"VolumeLimitExceeded", 400, out_of_quota, "the account's storage is used up", specific},
      {"SnapshotLimitExceeded", 400, out_of_quota, "the account may not have more snapshots",
       specific},
      {"AddressLimitExceeded", 400, out_of_quota, "the account may not have more addresses",
       specific},
      {"VpcLimitExceeded", 400, out_of_quota, "the account may not have more networks", specific},
      {"SecurityGroupLimitExceeded", 400, out_of_quota, "no more security groups are allowed",
       specific},
      {"RulesPerSecurityGroupLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "the security group may not have more rules", specific},
      {"NetworkInterfaceLimitExceeded", 400, out_of_quota,
       "the account may not have more network interfaces", specific},
      {"AttachmentLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "the instance may not have more attachments", specific},
      {"TagLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "the resource may not have more tags", specific},
      {"KeyPairLimitExceeded", 400, out_of_quota, "the account may not have more key pairs",
       specific},
      {"ResourceLimitExceeded", 400, out_of_quota, "a quota of the account is used up", specific},
      // Not a quota of the account: a single request asked for too much.
      {"ResourceCountExceeded", 400, too_large,
       "too many items in one request: send several smaller requests", specific},
      {"RequestResourceCountExceeded", 400, too_large,
       "too many items in one request: send several smaller requests", specific},
      {"FilterLimitExceeded", 400, too_large, "too many filters or filter values", specific},
  };
};

inline constexpr provider ec2 = define<ec2_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
