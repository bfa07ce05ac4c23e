// expect: at most 64 fields
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

// Few members, but each has all roles.
struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::field fields[] = {
      {"/a", triage::role::code},        {"/b", triage::role::code},
      {"/c", triage::role::code},        {"/a", triage::role::type},
      {"/b", triage::role::type},        {"/c", triage::role::type},
      {"/a", triage::role::message},     {"/b", triage::role::message},
      {"/c", triage::role::message},     {"/a", triage::role::param},
      {"/b", triage::role::param},       {"/c", triage::role::param},
      {"/a", triage::role::request_id},  {"/b", triage::role::request_id},
      {"/c", triage::role::request_id},  {"/a", triage::role::error_id},
      {"/b", triage::role::error_id},    {"/c", triage::role::error_id},
      {"/a", triage::role::retry_after}, {"/b", triage::role::retry_after},
      {"/c", triage::role::retry_after}, {"/a", triage::role::help},
      {"/b", triage::role::help},        {"/c", triage::role::help},
      {"/a", triage::role::details},     {"/b", triage::role::details},
      {"/c", triage::role::details},     {"/a", triage::role::status},
      {"/b", triage::role::status},      {"/c", triage::role::status},
      {"/d", triage::role::code},        {"/e", triage::role::code},
      {"/f", triage::role::code},        {"/d", triage::role::type},
      {"/e", triage::role::type},        {"/f", triage::role::type},
      {"/d", triage::role::message},     {"/e", triage::role::message},
      {"/f", triage::role::message},     {"/d", triage::role::param},
      {"/e", triage::role::param},       {"/f", triage::role::param},
      {"/d", triage::role::request_id},  {"/e", triage::role::request_id},
      {"/f", triage::role::request_id},  {"/d", triage::role::error_id},
      {"/e", triage::role::error_id},    {"/f", triage::role::error_id},
      {"/d", triage::role::retry_after}, {"/e", triage::role::retry_after},
      {"/f", triage::role::retry_after}, {"/d", triage::role::help},
      {"/e", triage::role::help},        {"/f", triage::role::help},
      {"/d", triage::role::details},     {"/e", triage::role::details},
      {"/f", triage::role::details},     {"/d", triage::role::status},
      {"/e", triage::role::status},      {"/f", triage::role::status},
      {"/g", triage::role::code},        {"/g", triage::role::type},
      {"/g", triage::role::message},     {"/g", triage::role::param},
#if !TRIAGE_SHOULD_COMPILE
      {"/g", triage::role::help},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
