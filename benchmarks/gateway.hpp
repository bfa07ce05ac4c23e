// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The provider that all contenders decide with: a gateway in front of several APIs, with the codes
// of all of them in one table.
#ifndef TRIAGE_BENCHMARKS_GATEWAY_HPP
#define TRIAGE_BENCHMARKS_GATEWAY_HPP

#include <array>
#include <cstddef>
#include <string_view>

#include <triage/provider.hpp>
#include <triage/providers.hpp>

namespace bench {

struct gateway_api {
  using enum triage::category;
  using enum triage::action;
  using enum triage::remedy;

  static constexpr std::string_view name = "gateway";

  static constexpr triage::field fields[] = {
      {"/error/message", triage::role::message},   {"/error/type", triage::role::type},
      {"/error/code", triage::role::code},         {"/error/param", triage::role::param},
      {"/message_code", triage::role::code},       {"/request_id", triage::role::request_id},
      {"/retry_after", triage::role::retry_after},
  };

  // The codes of the five APIs; of those that several have, the first counts.
  static constexpr std::size_t at_most = 128;
  struct distinct {
    triage::code_row rows[at_most];
    std::size_t size;
  };
  static constexpr distinct all = [] {
    distinct d{};
    for (const triage::provider* p :
         {&triage::providers::assisters, &triage::providers::persly, &triage::providers::plurence,
          &triage::providers::redner, &triage::providers::resayil}) {
      for (const triage::code_row& row : p->codes()) {
        bool known = false;
        for (std::size_t i = 0; i < d.size; ++i) known = known || d.rows[i].code == row.code;
        if (!known) d.rows[d.size++] = row;
      }
    }
    return d;
  }();
  static constexpr auto codes = [] {
    std::array<triage::code_row, all.size> rows{};
    for (std::size_t i = 0; i < all.size; ++i) rows[i] = all.rows[i];
    return rows;
  }();

  static constexpr triage::type_row types[] = {
      {.type = "invalid_request_error",
       .category = invalid_request,
       .action = never,
       .remedy = fix_request},
      {.type = "authentication_error",
       .category = authentication,
       .action = never,
       .remedy = check_key},
      {.type = "permission_error", .category = permission, .action = never, .remedy = ask_access},
      {.type = "not_found_error", .category = not_found, .action = never, .remedy = check_resource},
      {.type = "rate_limit_error", .category = rate_limited, .action = backoff, .remedy = wait},
      {.type = "insufficient_quota",
       .category = quota_exhausted,
       .action = never,
       .remedy = add_funds},
      {.type = "overloaded_error", .category = overloaded, .action = backoff, .remedy = wait},
      {.type = "api_error", .category = internal, .action = backoff, .remedy = wait},
  };
};

inline constexpr triage::provider gateway = triage::define<gateway_api>();

}  // namespace bench

#endif
