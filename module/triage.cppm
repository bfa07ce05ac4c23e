// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The library as a C++20 module, for clang 16 or later. docs/install.md says what others make of it.
//
//     import triage;
//
// It has what <triage.hpp> and <triage/registry.hpp> have, all APIs with it, and std::error_code,
// exceptions, iostreams and lines of JSON. Macros stay outside: what result<T> is (TRIAGE_CARRIER)
// is chosen where this file is compiled. Everything belongs to the headers, so that they can be
// included beside the import, such as those of HTTP stacks.
module;

#include <triage.hpp>
#include <triage/error_code.hpp>
#include <triage/exception.hpp>
#include <triage/json_line.hpp>
#include <triage/ostream.hpp>
#include <triage/registry.hpp>

export module triage;

export namespace triage {

using triage::about;
using triage::action;
using triage::after;
using triage::all_providers;
using triage::append_escaped;
using triage::append_json;
using triage::attempts;
using triage::backoff;
using triage::bad_result_access;
using triage::basic_response;
using triage::basic_result;
using triage::basis;
using triage::batch;
using triage::batch_errors;
using triage::batch_item;
using triage::body_fields;
using triage::body_kind;
using triage::body_reader;
using triage::borrowed_string;
using triage::call_options;
using triage::category;
using triage::category_of;
using triage::check;
using triage::check_inside;
using triage::check_stream;
using triage::classify;
using triage::classify_in_stream;
using triage::classify_stream;
using triage::code;
using triage::codes;
using triage::counts_against_service;
using triage::credentials;
using triage::damage;
using triage::default_outcome;
using triage::default_scope;
using triage::define;
using triage::delay_basis;
using triage::delay_hint;
using triage::delay_in_sentence;
using triage::delay_order;
using triage::delay_rules;
using triage::delay_until;
using triage::error;
using triage::error_in_success;
using triage::event_stream;
using triage::failed_result;
using triage::failure;
using triage::field;
using triage::field_detail;
using triage::field_details;
using triage::find_provider;
using triage::form;
using triage::gateway_status;
using triage::grpc_web_trailers;
using triage::header_hints;
using triage::header_line;
using triage::header_role;
using triage::header_row;
using triage::header_view;
using triage::host_of_url;
using triage::http_status;
using triage::http_status_is_listed;
using triage::id_class;
using triage::id_layout;
using triage::id_parts;
using triage::if_longer;
using triage::in_success;
using triage::is_idempotent_method;
using triage::is_success;
using triage::items;
using triage::jitter;
using triage::json_kind;
using triage::json_line_size;
using triage::kind;
using triage::kinds;
using triage::limit_row;
using triage::limits;
using triage::make_error_code;
using triage::make_error_condition;
using triage::make_exception_ptr;
using triage::max_delay_ms;
using triage::named_delay;
using triage::ndjson_line;
using triage::ndjson_reader;
using triage::ndjson_stream;
using triage::nested;
using triage::never;
using triage::operator<<;
using triage::operator==;
using triage::owned_error;
using triage::owned_result;
using triage::parse_delay;
using triage::parse_duration;
using triage::parse_http_date;
using triage::parse_milliseconds;
using triage::parse_minutes;
using triage::parse_rfc3339;
using triage::parse_seconds;
using triage::plan;
using triage::processed;
using triage::provider;
using triage::provider_for;
using triage::provider_for_url;
using triage::rate_limit;
using triage::rate_limits;
using triage::read_event;
using triage::recovery;
using triage::recovery_set;
using triage::remedy;
using triage::request_facts;
using triage::reset_number;
using triage::response;
using triage::result;
using triage::retry_after_of;
using triage::retry_budget;
using triage::retry_policy;
using triage::retry_rules;
using triage::role;
using triage::role_count;
using triage::row;
using triage::row_key;
using triage::row_ref;
using triage::row_table;
using triage::rows_about;
using triage::rule;
using triage::run;
using triage::scope;
using triage::sentence;
using triage::server_delay;
using triage::severity;
using triage::sse_event;
using triage::sse_reader;
using triage::sse_stream;
using triage::status_code;
using triage::status_set;
using triage::statuses;
using triage::stop;
using triage::stream_event;
using triage::strength;
using triage::succeeded;
using triage::table_view;
using triage::text;
using triage::throttled;
using triage::throw_if_error;
using triage::to_json_line;
using triage::to_line;
using triage::to_string;
using triage::type;
using triage::undecodable;
using triage::unix_time;
using triage::verdict;
using triage::when;
using triage::with_trailers;
using triage::word;

namespace policies {
using triage::policies::anthropic_python;
using triage::policies::aws_standard;
using triage::policies::azure_core;
using triage::policies::go_retryablehttp;
using triage::policies::openai_python;
using triage::policies::vercel_ai;

namespace rules {
using triage::policies::rules::aws_standard;
using triage::policies::rules::azure_core;
using triage::policies::rules::go_retryablehttp;
using triage::policies::rules::openai;
}  // namespace rules
}  // namespace policies

// The variable of each API, and its tables, from which others can be derived. tools/update.sh writes
// the list.
namespace providers {
#include "providers.inc"
}  // namespace providers

}  // namespace triage
