// expect: conversion from
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <string>

std::size_t size(std::string_view body) {
  const auto decode = [](std::string_view s) { return std::string(s); };
#if TRIAGE_SHOULD_COMPILE
  const triage::result<std::string> r =
      triage::check(triage::providers::persly, {200, body}, decode);
#else
  const triage::result<std::string_view> r =
      triage::check(triage::providers::persly, {200, body}, decode);
#endif
  return r->size();
}
