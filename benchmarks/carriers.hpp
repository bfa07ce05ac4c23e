// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Functions that return an error by value, in files of their own so that nothing is inlined.
#ifndef TRIAGE_BENCHMARKS_CARRIERS_HPP
#define TRIAGE_BENCHMARKS_CARRIERS_HPP

#include <string_view>

#include <triage/basic_result.hpp>
#include <triage/error.hpp>

#if __has_include(<boost/outcome/basic_result.hpp>)
#define TRIAGE_BENCHMARKS_OUTCOME
#include <boost/outcome/basic_result.hpp>
#endif

namespace bench {

/// As many bytes as an error has, and a flag.
struct bytes {
  char error[sizeof(triage::error)];
  bool failed;
};

triage::error return_error(const triage::error& e);
triage::basic_result<std::string_view> return_builtin(const triage::error& e);
bytes return_bytes(const triage::error& e);
#ifdef TRIAGE_BENCHMARKS_OUTCOME
using outcome_result =
    BOOST_OUTCOME_V2_NAMESPACE::basic_result<std::string_view, triage::error,
                                             BOOST_OUTCOME_V2_NAMESPACE::policy::all_narrow>;
outcome_result return_outcome(const triage::error& e);
#endif

}  // namespace bench

#endif
