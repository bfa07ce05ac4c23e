// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Google Maps web services:
// https://developers.google.com/maps/documentation/geocoding/requests-geocoding#StatusCodes
//
// Geocoding, Directions, Places and the other older web services of the Maps Platform answer 200,
// and the member status says what happened. ZERO_RESULTS is a success. OVER_QUERY_LIMIT is a rate
// limit or a used-up daily quota, REQUEST_DENIED a wrong key, a missing permission or missing
// billing: the message tells which.
#ifndef TRIAGE_PROVIDERS_GOOGLE_MAPS_HPP
#define TRIAGE_PROVIDERS_GOOGLE_MAPS_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct google_maps_api : kinds {
  static constexpr std::string_view name = "google_maps";
  static constexpr std::string_view title = "Google Maps web services";
  static constexpr std::string_view page =
      "https://developers.google.com/maps/documentation/geocoding/requests-geocoding#StatusCodes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"maps.googleapis.com"};

  static constexpr field fields[] = {
      {"/status", role::code, "the code, in every response"},
      {"/error_message", role::message, "what went wrong, for people; often missing"},
  };

  // Only errors have a message; if there is none, the status decides.
  static constexpr in_success inside_2xx[] = {
      {.member = "/error_message"},
      {.member = "/status", .equals = "OVER_QUERY_LIMIT"},
      {.member = "/status", .equals = "OVER_DAILY_LIMIT"},
      {.member = "/status", .equals = "REQUEST_DENIED"},
      {.member = "/status", .equals = "INVALID_REQUEST"},
      {.member = "/status", .equals = "NOT_FOUND"},
      {.member = "/status", .equals = "MAX_WAYPOINTS_EXCEEDED"},
      {.member = "/status", .equals = "MAX_ROUTE_LENGTH_EXCEEDED"},
      {.member = "/status", .equals = "MAX_ELEMENTS_EXCEEDED"},
      {.member = "/status", .equals = "MAX_DIMENSIONS_EXCEEDED"},
      {.member = "/status", .equals = "DATA_NOT_AVAILABLE"},
      {.member = "/status", .equals = "UNKNOWN_ERROR"}};

  // Where on the page, or in which file.
  static constexpr std::string_view listing = "Status codes";

  static constexpr row rows[] = {
      {"OVER_QUERY_LIMIT",
       {},
       out_of_quota,
       "the daily request quota is used up, or billing is not enabled",
       listing,
       {.message = "daily request quota"}},
      {"OVER_QUERY_LIMIT",
       {},
       throttled.with(triage::scope::account),
       "too many requests in a short time",
       listing},
      {"OVER_DAILY_LIMIT",
       {},
       bad_key,
       "the key is missing or not valid",
       listing,
       {.message = "api key"}},
      {"OVER_DAILY_LIMIT",
       {},
       out_of_quota,
       "a cap is reached, or billing or a valid means of payment is missing",
       listing},
      {"REQUEST_DENIED",
       {},
       out_of_funds,
       "billing is not enabled for the project",
       listing,
       {.message = "enable billing"}},
      {"REQUEST_DENIED",
       {},
       bad_key,
       "the key is not valid",
       listing,
       {.message = "key is invalid"}},
      {"REQUEST_DENIED",
       {},
       bad_key,
       "the key has expired",
       listing,
       {.message = "key is expired"}},
      {"REQUEST_DENIED",
       {},
       bad_key,
       "no key was sent",
       listing,
       {.message = "must use an api key"}},
      {"REQUEST_DENIED", {}, bad_key, "no key was sent", listing, {.message = "keyless access"}},
      {"REQUEST_DENIED",
       {},
       bad_key,
       "no key was sent",
       listing,
       {.message = "requires an api key"}},
      {"REQUEST_DENIED",
       {},
       bad_key,
       "the signature of the client id is not valid",
       listing,
       {.message = "signature"}},
      {"REQUEST_DENIED", {}, forbidden, "the project or the key may not use this API", listing},
      {"INVALID_REQUEST",
       {},
       bad_request,
       "a parameter is missing or not valid; also sent if a page token is too new",
       listing},
      {"NOT_FOUND", {}, missing, "a place in the request is unknown", listing},
      {"MAX_WAYPOINTS_EXCEEDED", {}, too_large, "too many waypoints", listing},
      {"MAX_ROUTE_LENGTH_EXCEEDED", {}, too_large, "the route is too long", listing},
      {"MAX_ELEMENTS_EXCEEDED",
       {},
       too_large,
       "too many combinations of origins and destinations",
       listing},
      {"MAX_DIMENSIONS_EXCEEDED", {}, too_large, "more than 25 origins or destinations", listing},
      {"DATA_NOT_AVAILABLE", {}, missing, "there is no data for the place", listing},
      {"UNKNOWN_ERROR", {}, broken, "internal server error: trying again may succeed", listing},
  };
};

inline constexpr provider google_maps = define<google_maps_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
