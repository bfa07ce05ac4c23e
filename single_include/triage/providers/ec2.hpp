// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon EC2: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
//
// Virtual machines, in an XML of their own. RequestLimitExceeded is a rate of calls and passes;
// every other …LimitExceeded is a quota and does not. There are hundreds of codes
// Invalid….NotFound, all with status 400, and a thing that was made a moment ago may be not found
// yet. Capacity errors are 500s that pass, or that another zone or size avoids.
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

  /// It would have succeeded: nothing is wrong, and nothing was done.
  static constexpr kind dry_run{category::invalid_request, action::never, remedy::nothing};

  static constexpr row rows[] = {
      {"RequestLimitExceeded", 503, throttled.with(triage::scope::account),
       "the rate of calls of the account in the region", "Server errors"},
      {"InsufficientInstanceCapacity", 500, no_capacity,
       "not enough machines of the type at the moment", "Server errors"},
      {"InsufficientHostCapacity", 500, no_capacity, "not enough dedicated hosts at the moment",
       "Server errors"},
      {"InsufficientReservedInstanceCapacity", 500, no_capacity,
       "not enough reserved instances at the moment", "Server errors"},
      // Addresses, volumes, imports.
      {"Insufficient*", 500, no_capacity, "not enough of them at the moment", "Server errors"},
      {"Unavailable", 503, busy.with(triage::processed::unknown), "overloaded", "Server errors"},
      {"Blocked", {400, 403}, suspended, "the account is blocked", "Common client errors"},
      {"PendingVerification",
       {400, 403},
       suspended,
       "the account is being verified",
       "Common client errors"},
      {"UnauthorizedOperation", 403, forbidden, "not allowed; the message may be encoded",
       "Common client errors"},
      {"OperationNotPermitted", 400, forbidden, "not allowed, such as ending a protected instance",
       "Common client errors"},
      {"DryRunOperation", 412, dry_run, "it would have succeeded: DryRun was set",
       "Common client errors"},
      {"IdempotentParameterMismatch", 400, held.with(remedy::fix_request),
       "the client token was used with other parameters", "Common client errors"},
      {"UnknownParameter", 400, bad_request, "a parameter that is not known",
       "Common client errors"},
      {"Unsupported*", 400, bad_request, "not supported: see the name", "Common client errors"},
      {"InvalidClientTokenId", 403, bad_key, "no such access key", "Common client errors"},
      {"InvalidPaginationToken", 400, stale_token, "the token is not valid, or no longer",
       "Common client errors"},
      {"InvalidInstanceID.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidGroup.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidVpcID.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidSubnetID.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidAMIID.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidKeyPair.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidVolume.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidSnapshot.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidAllocationID.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidAddress.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidNetworkInterfaceID.NotFound", 400, missing,
       "there is none in this region, or not yet", "Client errors for specific actions"},
      {"InvalidRouteTableID.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"InvalidInternetGatewayID.NotFound", 400, missing,
       "there is none in this region, or not yet", "Client errors for specific actions"},
      {"InvalidLaunchTemplateId.NotFound", 400, missing, "there is none in this region, or not yet",
       "Client errors for specific actions"},
      {"Invalid*",
       400,
       missing,
       "there is none in this region, or not yet",
       "Client errors for specific actions",
       {.message = "does not exist"}},
      {"Invalid*",
       400,
       missing,
       "there is none in this region, or not yet",
       "Client errors for specific actions",
       {.message = "do not exist"}},
      {"Invalid*",
       400,
       held,
       "there is one of this name",
       "Client errors for specific actions",
       {.message = "already exists"}},
      {"Invalid*", 400, bad_request, "not valid: see the name",
       "Client errors for specific actions"},
      {"NatGatewayNotFound", 400, missing, "there is no such gateway",
       "Client errors for specific actions"},
      {"DependencyViolation", 400, held, "other things depend on it",
       "Client errors for specific actions"},
      {"IncorrectInstanceState", 400, held, "the instance is in a state that does not allow it",
       "Client errors for specific actions"},
      {"IncorrectState", 400, held, "in a state that does not allow it",
       "Client errors for specific actions"},
      {"IncorrectModificationState", 400, held_for_now, "the volume is being changed",
       "Client errors for specific actions"},
      {"VolumeInUse", 400, held, "the volume is attached to an instance",
       "Client errors for specific actions"},
      {"ConcurrentTagAccess", 400, held_for_now, "another request is changing the tags",
       "Client errors for specific actions"},
      {"ConcurrentSnapshotLimitExceeded", 400, throttled.with(triage::scope::resource),
       "too many snapshots of the volume at a time", "Client errors for specific actions"},
      {"ConcurrentCreateImageNoRebootLimitExceeded", 400, throttled.with(triage::scope::resource),
       "too many images of the instance at a time", "Client errors for specific actions"},
      {"PendingSnapshotLimitExceeded", 400, throttled.with(triage::scope::account),
       "too many snapshots that are not done", "Client errors for specific actions"},
      {.key = "SnapshotCreationPerVolumeRateExceeded",
       .status = 400,
       .kind = throttled.with(triage::scope::resource),
       .meaning = "at least 15 seconds between snapshots of a volume",
       .source = "Client errors for specific actions",
       .delay_ms = 15000},
      {"InsufficientFreeAddressesInSubnet", 400, out_of_quota.with(triage::scope::resource),
       "the subnet has not enough free addresses", "Client errors for specific actions"},
      {"InsufficientCapacityOnHost", 400, no_capacity, "not enough room on the dedicated host",
       "Client errors for specific actions"},
      {"ReservationCapacityExceeded", 400, out_of_quota.with(triage::scope::resource),
       "the reservation has not enough instances", "Client errors for specific actions"},
      {"InstanceLimitExceeded", 400, out_of_quota, "as many instances as the account may run",
       "Client errors for specific actions"},
      {"VcpuLimitExceeded", 400, out_of_quota, "as many processors as the account may use",
       "Client errors for specific actions"},
      {"MaxSpotInstanceCountExceeded", 400, out_of_quota,
       "as many spot instances as the account may run", "Client errors for specific actions"},
      {"MaxIOPSLimitExceeded", 400, out_of_quota, "the IOPS of the account are used up",
       "Client errors for specific actions"},
      {"VolumeLimitExceeded", 400, out_of_quota, "the storage of the account is used up",
       "Client errors for specific actions"},
      {"SnapshotLimitExceeded", 400, out_of_quota, "as many snapshots as the account may have",
       "Client errors for specific actions"},
      {"AddressLimitExceeded", 400, out_of_quota, "as many addresses as the account may have",
       "Client errors for specific actions"},
      {"VpcLimitExceeded", 400, out_of_quota, "as many networks as the account may have",
       "Client errors for specific actions"},
      {"SecurityGroupLimitExceeded", 400, out_of_quota, "as many security groups as allowed",
       "Client errors for specific actions"},
      {"RulesPerSecurityGroupLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "as many rules as a group may have", "Client errors for specific actions"},
      {"NetworkInterfaceLimitExceeded", 400, out_of_quota,
       "as many network interfaces as the account may have", "Client errors for specific actions"},
      {"AttachmentLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "as many attachments as an instance may have", "Client errors for specific actions"},
      {"TagLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "more tags than a resource may have", "Client errors for specific actions"},
      {"KeyPairLimitExceeded", 400, out_of_quota, "as many key pairs as the account may have",
       "Client errors for specific actions"},
      {"ResourceLimitExceeded", 400, out_of_quota, "a quota of the account",
       "Client errors for specific actions"},
      // Not a quota of the account: one request asked for too much.
      {"ResourceCountExceeded", 400, too_large,
       "too many in one request: send several smaller ones", "Client errors for specific actions"},
      {"RequestResourceCountExceeded", 400, too_large,
       "too many in one request: send several smaller ones", "Client errors for specific actions"},
      {"FilterLimitExceeded", 400, too_large, "too many filters or values",
       "Client errors for specific actions"},
  };
};

inline constexpr provider ec2 = define<ec2_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
