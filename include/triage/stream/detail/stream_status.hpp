// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The status that an error inside a stream would have come with. It came with a 200.
#ifndef TRIAGE_STREAM_DETAIL_STREAM_STATUS_HPP
#define TRIAGE_STREAM_DETAIL_STREAM_STATUS_HPP

#include <triage/classify.hpp>
#include <triage/tables/detail/well_known.hpp>
#include <triage/error.hpp>
#include <triage/tables/rows.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// What the body says, in this order: its status, the documented status of its code, a code that is
/// a status, the meaning of a well-known code, then type. Without all that it is a 500: the server
/// had taken the request and failed.
[[nodiscard]] constexpr int stated_status(const error& e) noexcept {
  const auto failure = [](int status) { return status >= 400 && status <= 599; };
  if (failure(e.body_status())) return e.body_status();
  if (e.code().known() && !e.code().row()->status.any()) return e.code().row()->status.first();
  const text code = e.code().raw();
  if (const int status = error_maker::status_number(code); failure(status)) return status;
  if (const auto* const row = find_well_known(code); !is_null(row)) return row->status.first();
  if (const auto* const row = find_well_known(e.type()); !is_null(row)) return row->status.first();
  return 500;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
