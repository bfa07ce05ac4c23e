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

  // Where on the page, or in which file.
  static constexpr std::string_view server = "Server errors";
  static constexpr std::string_view client = "Common client errors";
  static constexpr std::string_view specific = "Client errors for specific actions";

  static constexpr row rows[] = {
      {"RequestLimitExceeded", 503, throttled.with(triage::scope::account),
       "the rate of calls of the account in the region", server},
      {"InsufficientInstanceCapacity", 500, no_capacity,
       "not enough machines of the type at the moment", server},
      {"InsufficientHostCapacity", 500, no_capacity, "not enough dedicated hosts at the moment",
       server},
      {"InsufficientReservedInstanceCapacity", 500, no_capacity,
       "not enough reserved instances at the moment", server},
      // Addresses, volumes, imports.
      {"Insufficient*", 500, no_capacity, "not enough of them at the moment", server},
      {"Unavailable", 503, busy.with(triage::processed::unknown), "overloaded", server},
      {"Blocked", {400, 403}, suspended, "the account is blocked", client},
      {"PendingVerification", {400, 403}, suspended, "the account is being verified", client},
      {"UnauthorizedOperation", 403, forbidden, "not allowed; the message may be encoded", client},
      {"OperationNotPermitted", 400, forbidden, "not allowed, such as ending a protected instance",
       client},
      {"DryRunOperation", 412, dry_run, "it would have succeeded: DryRun was set", client},
      {"IdempotentParameterMismatch", 400, held.with(remedy::fix_request),
       "the client token was used with other parameters", client},
      {"UnknownParameter", 400, bad_request, "a parameter that is not known", client},
      {"Unsupported*", 400, bad_request, "not supported: see the name", client},
      {"InvalidClientTokenId", 403, bad_key, "no such access key", client},
      {"InvalidPaginationToken", 400, stale_token, "the token is not valid, or no longer", client},
      {"InvalidInstanceID.NotFound", 400, missing, "there is none in this region, or not yet",
       specific},
      {"InvalidGroup.NotFound", 400, missing, "there is none in this region, or not yet", specific},
      {"InvalidVpcID.NotFound", 400, missing, "there is none in this region, or not yet", specific},
      {"InvalidSubnetID.NotFound", 400, missing, "there is none in this region, or not yet",
       specific},
      {"InvalidAMIID.NotFound", 400, missing, "there is none in this region, or not yet", specific},
      {"InvalidKeyPair.NotFound", 400, missing, "there is none in this region, or not yet",
       specific},
      {"InvalidVolume.NotFound", 400, missing, "there is none in this region, or not yet",
       specific},
      {"InvalidSnapshot.NotFound", 400, missing, "there is none in this region, or not yet",
       specific},
      {"InvalidAllocationID.NotFound", 400, missing, "there is none in this region, or not yet",
       specific},
      {"InvalidAddress.NotFound", 400, missing, "there is none in this region, or not yet",
       specific},
      {"InvalidNetworkInterfaceID.NotFound", 400, missing,
       "there is none in this region, or not yet", specific},
      {"InvalidRouteTableID.NotFound", 400, missing, "there is none in this region, or not yet",
       specific},
      {"InvalidInternetGatewayID.NotFound", 400, missing,
       "there is none in this region, or not yet", specific},
      {"InvalidLaunchTemplateId.NotFound", 400, missing, "there is none in this region, or not yet",
       specific},
      {"Invalid*",
       400,
       missing,
       "there is none in this region, or not yet",
       specific,
       {.message = "does not exist"}},
      {"Invalid*",
       400,
       missing,
       "there is none in this region, or not yet",
       specific,
       {.message = "do not exist"}},
      {"Invalid*", 400, held, "there is one of this name", specific, {.message = "already exists"}},
      {"Invalid*", 400, bad_request, "not valid: see the name", specific},
      {"NatGatewayNotFound", 400, missing, "there is no such gateway", specific},
      {"DependencyViolation", 400, held, "other things depend on it", specific},
      {"IncorrectInstanceState", 400, held, "the instance is in a state that does not allow it",
       specific},
      {"IncorrectState", 400, held, "in a state that does not allow it", specific},
      {"IncorrectModificationState", 400, held_for_now, "the volume is being changed", specific},
      {"VolumeInUse", 400, held, "the volume is attached to an instance", specific},
      {"ConcurrentTagAccess", 400, held_for_now, "another request is changing the tags", specific},
      {"ConcurrentSnapshotLimitExceeded", 400, throttled.with(triage::scope::resource),
       "too many snapshots of the volume at a time", specific},
      {"ConcurrentCreateImageNoRebootLimitExceeded", 400, throttled.with(triage::scope::resource),
       "too many images of the instance at a time", specific},
      {"PendingSnapshotLimitExceeded", 400, throttled.with(triage::scope::account),
       "too many snapshots that are not done", specific},
      {.key = "SnapshotCreationPerVolumeRateExceeded",
       .status = 400,
       .kind = throttled.with(triage::scope::resource),
       .meaning = "at least 15 seconds between snapshots of a volume",
       .source = specific,
       .delay_ms = 15000},
      {"InsufficientFreeAddressesInSubnet", 400, out_of_quota.with(triage::scope::resource),
       "the subnet has not enough free addresses", specific},
      {"InsufficientCapacityOnHost", 400, no_capacity, "not enough room on the dedicated host",
       specific},
      {"ReservationCapacityExceeded", 400, out_of_quota.with(triage::scope::resource),
       "the reservation has not enough instances", specific},
      {"InstanceLimitExceeded", 400, out_of_quota, "as many instances as the account may run",
       specific},
      {"VcpuLimitExceeded", 400, out_of_quota, "as many processors as the account may use",
       specific},
      {"MaxSpotInstanceCountExceeded", 400, out_of_quota,
       "as many spot instances as the account may run", specific},
      {"MaxIOPSLimitExceeded", 400, out_of_quota, "the IOPS of the account are used up", specific},
      {"VolumeLimitExceeded", 400, out_of_quota, "the storage of the account is used up", specific},
      {"SnapshotLimitExceeded", 400, out_of_quota, "as many snapshots as the account may have",
       specific},
      {"AddressLimitExceeded", 400, out_of_quota, "as many addresses as the account may have",
       specific},
      {"VpcLimitExceeded", 400, out_of_quota, "as many networks as the account may have", specific},
      {"SecurityGroupLimitExceeded", 400, out_of_quota, "as many security groups as allowed",
       specific},
      {"RulesPerSecurityGroupLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "as many rules as a group may have", specific},
      {"NetworkInterfaceLimitExceeded", 400, out_of_quota,
       "as many network interfaces as the account may have", specific},
      {"AttachmentLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "as many attachments as an instance may have", specific},
      {"TagLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "more tags than a resource may have", specific},
      {"KeyPairLimitExceeded", 400, out_of_quota, "as many key pairs as the account may have",
       specific},
      {"ResourceLimitExceeded", 400, out_of_quota, "a quota of the account", specific},
      // Not a quota of the account: one request asked for too much.
      {"ResourceCountExceeded", 400, too_large,
       "too many in one request: send several smaller ones", specific},
      {"RequestResourceCountExceeded", 400, too_large,
       "too many in one request: send several smaller ones", specific},
      {"FilterLimitExceeded", 400, too_large, "too many filters or values", specific},
  };
};

inline constexpr provider ec2 = define<ec2_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
