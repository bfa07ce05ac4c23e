// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Names without their definitions, for headers that only mention them. The types are in an inline
// namespace (see config.hpp), so they cannot be declared by hand.
#ifndef TRIAGE_FWD_HPP
#define TRIAGE_FWD_HPP

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI {

class attempts;
class error;
class header_view;
class owned_error;
class provider;
class text;
template <class T, class E>
class basic_result;
struct plan;
struct retry_budget;
struct retry_policy;
struct verdict;

}  // namespace triage::inline TRIAGE_ABI

#endif
