// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// triage: from an HTTP response to a classified API error. Everything, in the order to learn it.
#ifndef TRIAGE_HPP
#define TRIAGE_HPP

// The answer: what happened, whether to try again, what to do.
#include <triage/config.hpp>
#include <triage/category.hpp>
#include <triage/verdict.hpp>
#include <triage/remedy.hpp>
#include <triage/error.hpp>

// The question: a status, a body, and headers in any form.
#include <triage/headers.hpp>
#include <triage/response.hpp>

// From one to the other.
#include <triage/check.hpp>
#include <triage/classify.hpp>
#include <triage/result.hpp>

// Errors inside a 200: streams, read as they arrive.
#include <triage/stream.hpp>

// When to try again, and how much is left before that is needed.
#include <triage/attempts.hpp>
#include <triage/retry_loop.hpp>
#include <triage/plan.hpp>
#include <triage/retry_budget.hpp>
#include <triage/policies.hpp>
#include <triage/limits.hpp>

// What to count, and what to answer one's own client.
#include <triage/predicates.hpp>
#include <triage/answering.hpp>

// What to do with an error: log it, keep it.
#include <triage/escape.hpp>
#include <triage/line.hpp>
#include <triage/owned_error.hpp>

// The APIs that are known, and how to add one.
#include <triage/providers.hpp>
#include <triage/registry.hpp>
#include <triage/provider.hpp>
#include <triage/rows.hpp>

#endif
