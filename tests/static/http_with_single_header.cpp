// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The single header and the headers of HTTP stacks in one file.
#include "../../single_include/triage.hpp"
#include "../../single_include/triage/providers/persly.hpp"

#include <triage/http/answer.hpp>
#include <triage/http/errno.hpp>

static_assert(triage::classify(triage::providers::persly,
                               triage::http::failure_of(std::errc::connection_refused))
                  .processed() == triage::processed::no);
