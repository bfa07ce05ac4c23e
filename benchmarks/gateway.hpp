// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The provider that all contenders decide with: a gateway in front of several APIs, with the codes
// of all of them in one table.
#ifndef TRIAGE_BENCHMARKS_GATEWAY_HPP
#define TRIAGE_BENCHMARKS_GATEWAY_HPP

#include <array>
#include <cstddef>
#include <string_view>

#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/plurence.hpp>
#include <triage/providers/redner.hpp>
#include <triage/providers/resayil.hpp>
#include <triage/tables/provider.hpp>

namespace bench {

struct gateway_api : triage::kinds {
  static constexpr std::string_view name = "gateway";

  static constexpr triage::field fields[] = {
      {"/error/message", triage::role::message}, {"/error/type", triage::role::type},
      {"/error/code", triage::role::code},       {"/error/param", triage::role::param},
      {"/message_code", triage::role::code},     {"/message", triage::role::message},
      {"/request_id", triage::role::request_id}, {"/retry_after", triage::role::retry_after},
  };

  // Most of them speak like OpenAI.
  static constexpr std::string_view usual_body =
      R"({"error":{"message":"","type":"","param":null,"code":""}})";

  // The codes of the five APIs, of those that several have the first, and types.
  static constexpr triage::row types[] = {
      {triage::type("invalid_request_error"), {}, bad_request},
      {triage::type("authentication_error"), {}, bad_key},
      {triage::type("permission_error"), {}, forbidden},
      {triage::type("not_found_error"), {}, missing},
      {triage::type("rate_limit_error"), {}, throttled},
      {triage::type("insufficient_quota"), {}, out_of_quota.with(triage::remedy::add_funds)},
      {triage::type("overloaded_error"), {}, busy},
      {triage::type("api_error"), {}, broken},
  };
  static constexpr std::size_t at_most = 128;
  struct distinct {
    triage::row rows[at_most];
    std::size_t size;
  };
  static constexpr distinct all = [] {
    distinct d{};
    for (const triage::provider* p :
         {&triage::providers::assisters, &triage::providers::persly, &triage::providers::plurence,
          &triage::providers::redner, &triage::providers::resayil}) {
      for (const triage::row_ref row : p->codes()) {
        bool known = false;
        for (std::size_t i = 0; i < d.size; ++i) known = known || d.rows[i].key == row.key();
        if (!known) d.rows[d.size++] = row.written();
      }
    }
    for (const triage::row& row : types) d.rows[d.size++] = row;
    return d;
  }();
  static constexpr auto rows = [] {
    std::array<triage::row, all.size> made{};
    for (std::size_t i = 0; i < all.size; ++i) made[i] = all.rows[i];
    return made;
  }();
};

inline constexpr triage::provider gateway = triage::define<gateway_api>();

}  // namespace bench

#endif
