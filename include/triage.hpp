// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// triage: from an HTTP response to a classified API error. Everything, in the order to learn it.
#ifndef TRIAGE_HPP
#define TRIAGE_HPP

// The answer: what happened, whether to try again, what to do.
#include <triage/config.hpp>
#include <triage/vocabulary/category.hpp>
#include <triage/vocabulary/verdict.hpp>
#include <triage/vocabulary/remedy.hpp>
#include <triage/error.hpp>

// The question: a status, a body, and headers in any form.
#include <triage/text/headers.hpp>
#include <triage/response.hpp>

// From one to the other.
#include <triage/check.hpp>
#include <triage/classify.hpp>
#include <triage/result.hpp>

// Errors inside a 200: streams, read as they arrive or saved.
#include <triage/stream/stream.hpp>
#include <triage/stream/saved.hpp>
#include <triage/read/grpc_web.hpp>
#include <triage/text/trailers.hpp>

// On request: errors that are the whole body of a success, of an API that has no table.
#include <triage/error_in_success.hpp>

// Many operations in one request, of which some failed.
#include <triage/items.hpp>

// The error inside an error: what an upstream said to a gateway.
#include <triage/nested.hpp>

// When to try again, and how much is left before that is needed.
#include <triage/retry/attempts.hpp>
#include <triage/retry/retry_loop.hpp>
#include <triage/retry/plan.hpp>
#include <triage/retry/retry_budget.hpp>
#include <triage/retry/policies.hpp>
#include <triage/time/limits.hpp>

// What to count, and what to answer one's own client.
#include <triage/predicates.hpp>
#include <triage/retry/answering.hpp>

// What to do with an error: log it, keep it.
#include <triage/text/escape.hpp>
#include <triage/line.hpp>
#include <triage/owned_error.hpp>

// How an API is described. The ones that are described already have a header each,
// <triage/providers/NAME.hpp>; <triage/providers.hpp> has them all, and <triage/registry.hpp> finds
// them by name and host.
#include <triage/providers/generic.hpp>
#include <triage/tables/hosts.hpp>
#include <triage/tables/provider.hpp>
#include <triage/tables/rows.hpp>

#endif
