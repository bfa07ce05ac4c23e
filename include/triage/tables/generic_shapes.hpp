// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The generic shapes: where error bodies put what, as data, for what proxies, gateways and
// frameworks send in the place of an API, and for APIs without a table. A provider has its own
// shape, its fields.
//
// Programs have what tools/update.sh makes of these lists, detail/generic_table.hpp: run it after a
// change.
#ifndef TRIAGE_TABLES_GENERIC_SHAPES_HPP
#define TRIAGE_TABLES_GENERIC_SHAPES_HPP

#include <cstddef>
#include <string_view>

#include <triage/tables/rows.hpp>
#include <triage/tables/shape.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// Where the body has what.
struct generic_field {
  std::string_view pointer;
  triage::role role;
  detail::reading reading = detail::reading::any;
  triage::form form = triage::form::whole;
};

/// Something that has to be in a body for a generic shape to apply.
struct condition {
  std::string_view pointer;
  json_kind kind;
  bool absent = false;  ///< it must not be there
};

/// One known layout of error bodies.
struct shape {
  std::string_view name;
  const condition* when;  ///< all of these must hold
  std::size_t when_size;
  const generic_field* fields;
  std::size_t fields_size;
};

/// The generic shapes, most specific first. A role that one shape does not fill, the next may. The
/// token * stands for all elements of an array. A code that only repeats an HTTP status or is 0,
/// and an empty message, give way to whatever else has their role.
struct generic_shapes {
  // google.rpc.Status over HTTP: `code` repeats the HTTP status; the name is in `status`, and the
  // finer one in the ErrorInfo among the details. Older APIs have it in `errors`.
  static constexpr condition when_google[] = {{"/error/status", json_kind::string},
                                              {"/error/code", json_kind::number}};
  static constexpr generic_field google[] = {
      {"/error/details/*/errorCode", role::code, reading::word},
      {"/error/details/*/reason", role::code, reading::word},
      {"/error/errors/0/reason", role::code, reading::word},
      {"/error/status", role::code, reading::word},
      {"/error/status", role::type, reading::word},
      {"/error/code", role::status},
  };

  // Elasticsearch and OpenSearch.
  static constexpr condition when_elasticsearch[] = {{"/error/root_cause", json_kind::array}};
  static constexpr generic_field elasticsearch[] = {
      {"/error/type", role::code, reading::word},
      {"/error/reason", role::message},
  };

  // {"error": {"message", "type", "code", "param"}}: OpenAI and everything compatible with it, and
  // the other APIs that have an object `error`.
  static constexpr condition when_openai[] = {{"/error", json_kind::object}};
  static constexpr generic_field openai[] = {
      {"/error/message", role::message},
      {"/error/message/value", role::message},
      {"/error/Message", role::message},
      {"/error/msg", role::message},
      {"/error/error_message", role::message},
      {"/error/errorMessage", role::message},
      {"/error/error_msg", role::message},
      {"/error/error_description", role::message},
      {"/error/description", role::message},
      {"/error/detail", role::message},
      {"/error/error", role::message},
      {"/error/error/message", role::message},
      {"/error/reason", role::message},
      {"/error/title", role::message},
      {"/error/text", role::message},
      {"/error/errors/0/message", role::message},
      {"/error/errors/0", role::message},
      {"/error/code", role::code},
      {"/error/error_code", role::code},
      {"/error/errorCode", role::code},
      {"/error/Code", role::code},
      {"/error/details/error_code", role::code},
      {"/error/innererror/code", role::code, reading::word},
      {"/error/innerError/code", role::code, reading::word},
      {"/error/status", role::code, reading::word},
      {"/error/key", role::code, reading::label},
      {"/error/.tag", role::code, reading::word},
      {"/error/reason/.tag", role::code, reading::word},
      {"/error/name", role::code, reading::label},
      {"/error/type", role::code, reading::constant},
      {"/error/errors/0/reason", role::code, reading::word},
      {"/error/reason", role::code, reading::word},
      {"/error/error/code", role::code},
      {"/error/type", role::type},
      {"/error/error_type", role::type},
      {"/error/errorType", role::type},
      {"/error/category", role::type},
      {"/error/error/type", role::type},
      {"/error/param", role::param},
      {"/error/field", role::param},
      {"/error/target", role::param},
      {"/error/request_id", role::request_id},
      {"/error/requestId", role::request_id},
      {"/error/innerError/request-id", role::request_id},
      {"/error/fbtrace_id", role::request_id},
      {"/error/trace_id", role::request_id},
      {"/error/traceId", role::request_id},
      {"/error/correlationId", role::request_id},
      {"/error/log_id", role::request_id},
      {"/error/retry_after", role::retry_after},
      {"/error/retryAfter", role::retry_after},
      {"/error/retry_after_seconds", role::retry_after},
      {"/error/retryAfterSeconds", role::retry_after},
      {"/error/retry_after_ms", role::retry_after, reading::any, form::milliseconds},
      {"/error/retryAfterMs", role::retry_after, reading::any, form::milliseconds},
      {"/error/retry_in", role::retry_after},
      {"/error/resets_in_seconds", role::retry_after},
      {"/error/wait_seconds", role::retry_after},
      {"/error/metadata/retry_after_seconds", role::retry_after},
      {"/error/details/*/retryDelay", role::retry_after},
      {"/error/details/retry_after", role::retry_after},
      {"/error/details/retryAfter", role::retry_after},
      {"/error/details/retry_after_seconds", role::retry_after},
      {"/error/details/retryAfterSeconds", role::retry_after},
      {"/error/details/retry_after_ms", role::retry_after, reading::any, form::milliseconds},
      {"/error/details/retryAfterMs", role::retry_after, reading::any, form::milliseconds},
      {"/error/data/retry_after", role::retry_after},
      {"/error/data/retryAfter", role::retry_after},
      {"/error/data/rate/backoff_seconds", role::retry_after},
      {"/error/resets_at", role::retry_after, reading::any, form::moment},
      {"/error/reset_at", role::retry_after, reading::any, form::moment},
      {"/error/resetAt", role::retry_after, reading::any, form::moment},
      {"/error/limit/reset", role::retry_after, reading::any, form::moment},
      {"/error/doc_url", role::help},
      {"/error/documentation_url", role::help},
      {"/error/more_info", role::help},
      {"/error/help", role::help},
      {"/error/retryable", role::should_retry},
      {"/error/isRetryable", role::should_retry},
      {"/error/is_retryable", role::should_retry},
      {"/error/should_retry", role::should_retry},
      {"/error/is_transient", role::should_retry, reading::if_true},
      {"/error/transient", role::should_retry, reading::if_true},
      {"/error/details", role::details},
      {"/error/errors", role::details},
      {"/errors", role::details},
      {"/error/status", role::status},
      {"/error/status_code", role::status},
  };

  // RFC 9457 section 3: problem details. `type` is a URI there. A body may leave out any member.
  static constexpr condition when_problem[] = {{"/title", json_kind::string}};
  static constexpr condition when_problem_2[] = {{"/type", json_kind::string},
                                                 {"/detail", json_kind::string}};
  static constexpr generic_field problem[] = {
      {"/detail", role::message}, {"/message", role::message}, {"/description", role::message},
      {"/title", role::message},  {"/type", role::type},       {"/status", role::status},
      {"/code", role::code},      {"/errors", role::details},
  };

  // FastAPI: `detail` is whatever the application raised, or a list of what pydantic found.
  static constexpr condition when_fastapi_list[] = {{"/detail", json_kind::array}};
  static constexpr generic_field fastapi_list[] = {
      {"/detail/0/msg", role::message}, {"/detail/0/message", role::message},
      {"/detail/0", role::message},     {"/detail/0/type", role::type},
      {"/detail", role::details},
  };

  static constexpr condition when_fastapi_object[] = {{"/detail", json_kind::object}};
  static constexpr generic_field fastapi_object[] = {
      {"/detail/message", role::message},
      {"/detail/msg", role::message},
      {"/detail/error", role::message},
      {"/detail/description", role::message},
      {"/detail/detail", role::message},
      {"/detail/error/message", role::message},
      {"/detail/code", role::code},
      {"/detail/error_code", role::code},
      {"/detail/status", role::code, reading::word},
      {"/detail/error", role::code, reading::identifier},
      {"/detail/error/code", role::code},
      {"/detail/type", role::type},
      {"/detail/error_type", role::type},
      {"/detail/error/type", role::type},
      {"/detail/request_id", role::request_id},
      {"/detail/retry_after", role::retry_after},
      {"/detail/retry_after_seconds", role::retry_after},
  };

  // {"error": "text"}, or the code with a text beside it: RFC 6749 section 5.2 and many frameworks.
  // Hugging Face has `estimated_time` while a model is loading.
  static constexpr condition when_error_text[] = {{"/error", json_kind::string}};
  static constexpr generic_field error_text[] = {
      {"/error_description", role::message},
      {"/message", role::message},
      {"/message/0", role::message},
      {"/detail", role::message},
      {"/description", role::message},
      {"/reason", role::message},
      {"/error_message", role::message},
      {"/error_msg", role::message},
      {"/msg", role::message},
      {"/details", role::message},
      {"/error_detail", role::message},
      {"/errorDescription", role::message},
      {"/error", role::message},
      {"/error_code", role::code},
      {"/errorCode", role::code},
      {"/code", role::code},
      {"/error", role::code, reading::beside},
      {"/estimated_time", role::retry_after},
  };

  static constexpr condition when_fastapi_text[] = {{"/detail", json_kind::string}};
  static constexpr generic_field fastapi_text[] = {
      {"/detail", role::message},
      {"/code", role::code},
  };

  // Laravel's validation: {"message", "errors": {field: [text, …]}}.
  static constexpr condition when_laravel[] = {{"/message", json_kind::string},
                                               {"/errors", json_kind::object}};
  static constexpr generic_field laravel[] = {
      {"/message", role::message},
      {"/errors", role::details},
  };

  // {"code", "message"}, just {"message"}, and what other APIs call these.
  static constexpr generic_field flat[] = {
      {"/message", role::message},
      {"/Message", role::message},
      {"/msg", role::message},
      {"/error_message", role::message},
      {"/errorMessage", role::message},
      {"/error_msg", role::message},
      {"/errmsg", role::message},
      {"/errMsg", role::message},
      {"/ErrorMessage", role::message},
      {"/errorSummary", role::message},
      {"/error_summary", role::message},
      {"/retMsg", role::message},
      {"/err_msg", role::message},
      {"/err-msg", role::message},
      {"/description", role::message},
      {"/Description", role::message},
      {"/status_message", role::message},
      {"/statusMessage", role::message},
      {"/developer_message", role::message},
      {"/developerMessage", role::message},
      {"/debug_message", role::message},
      {"/display_message", role::message},
      {"/errorText", role::message},
      {"/moreInformation", role::message},
      {"/httpMessage", role::message},
      {"/longMessage", role::message},
      {"/hydra:description", role::message},
      {"/ExceptionMessage", role::message},
      {"/detail", role::message},
      {"/Detail", role::message},
      {"/details", role::message},
      {"/reason", role::message},
      {"/title", role::message},
      {"/Title", role::message},
      {"/err", role::message},
      {"/error", role::message},
      {"/text", role::message},
      {"/info", role::message},
      {"/Note", role::message},
      {"/Information", role::message},
      {"/Error Message", role::message},
      {"/summary", role::message},
      {"/cause", role::message},
      {"/exception", role::message},
      {"/statusText", role::message},
      {"/error_code", role::code},
      {"/errorCode", role::code},
      {"/ErrorCode", role::code},
      {"/errcode", role::code},
      {"/errCode", role::code},
      {"/err_code", role::code},
      {"/err-code", role::code},
      {"/error-code", role::code},
      {"/api_error_code", role::code},
      {"/retCode", role::code},
      {"/ret_code", role::code},
      {"/__type", role::code, reading::any, form::aws_code},
      {"/code", role::code},
      {"/Code", role::code},
      {"/errorcode", role::code},
      {"/errno", role::code},
      {"/serviceErrorCode", role::code},
      {"/messageCode", role::code},
      {"/message_code", role::code},
      {"/error_name", role::code, reading::label},
      {"/error_tag", role::code, reading::label},
      {"/typeKey", role::code, reading::word},
      {"/errorName", role::code, reading::label},
      {"/ECODE", role::code},
      {"/resultCode", role::code, reading::word},
      {"/result_code", role::code, reading::word},
      {"/name", role::code, reading::label},
      {"/label", role::code, reading::label},
      {"/reason", role::code, reading::word},
      {"/status", role::code, reading::constant},
      {"/id", role::code, reading::name},
      {"/status_code", role::code, reading::number},
      {"/error", role::code, reading::numeric},
      {"/cod", role::code},
      {"/statusCode", role::code, reading::number},
      {"/type", role::type},
      {"/error_type", role::type},
      {"/errorType", role::type},
      {"/Type", role::type},
      {"/exception", role::type},
      {"/category", role::type},
      {"/param", role::param},
      {"/field", role::param},
      {"/parameter", role::param},
      {"/request_id", role::request_id},
      {"/requestId", role::request_id},
      {"/requestID", role::request_id},
      {"/RequestId", role::request_id},
      {"/RequestID", role::request_id},
      {"/requestid", role::request_id},
      {"/request-id", role::request_id},
      {"/debug_id", role::request_id},
      {"/trace_id", role::request_id},
      {"/traceId", role::request_id},
      {"/traceID", role::request_id},
      {"/trackingId", role::request_id},
      {"/correlation_id", role::request_id},
      {"/correlationId", role::request_id},
      {"/transactionId", role::request_id},
      {"/transaction_id", role::request_id},
      {"/log_id", role::request_id},
      {"/logId", role::request_id},
      {"/fbtrace_id", role::request_id},
      {"/ray_id", role::request_id},
      {"/trace", role::request_id},
      {"/opc-request-id", role::request_id},
      {"/clerk_trace_id", role::request_id},
      {"/errorId", role::error_id},
      {"/error_id", role::error_id},
      {"/retry_after", role::retry_after},
      {"/retryAfter", role::retry_after},
      {"/retry-after", role::retry_after},
      {"/Retry-After", role::retry_after},
      {"/RetryAfter", role::retry_after},
      {"/retry_after_seconds", role::retry_after},
      {"/retryAfterSeconds", role::retry_after},
      {"/retry_after_secs", role::retry_after},
      {"/retryAfterSec", role::retry_after},
      {"/retry_after_ms", role::retry_after, reading::any, form::milliseconds},
      {"/retryAfterMs", role::retry_after, reading::any, form::milliseconds},
      {"/retryAfterMilliseconds", role::retry_after, reading::any, form::milliseconds},
      {"/retry_after_minutes", role::retry_after, reading::any, form::minutes},
      {"/msBeforeNext", role::retry_after, reading::any, form::milliseconds},
      {"/retry_in", role::retry_after},
      {"/retryIn", role::retry_after},
      {"/retry_in_seconds", role::retry_after},
      {"/retryInSeconds", role::retry_after},
      {"/retryDelay", role::retry_after},
      {"/retry_delay", role::retry_after},
      {"/wait_seconds", role::retry_after},
      {"/waitSeconds", role::retry_after},
      {"/wait_time", role::retry_after},
      {"/wait", role::retry_after},
      {"/cooldown", role::retry_after},
      {"/cooldown_seconds", role::retry_after},
      {"/backoff", role::retry_after},
      {"/backoff_seconds", role::retry_after},
      {"/resets_in_seconds", role::retry_after},
      {"/reset_in", role::retry_after},
      {"/resetIn", role::retry_after},
      {"/reset_in_seconds", role::retry_after},
      {"/resets_in", role::retry_after},
      {"/resetInSeconds", role::retry_after},
      {"/reset_after", role::retry_after},
      {"/resetAfter", role::retry_after},
      {"/seconds_until_reset", role::retry_after},
      {"/parameters/retry_after", role::retry_after},
      {"/details/retryAfterSeconds", role::retry_after},
      {"/details/retry_after", role::retry_after},
      {"/details/retryAfter", role::retry_after},
      {"/metadata/retry_after_seconds", role::retry_after},
      {"/metadata/retry_after", role::retry_after},
      {"/data/retry_after", role::retry_after},
      {"/data/retryAfter", role::retry_after},
      {"/meta/retry_after", role::retry_after},
      {"/extras/wait_seconds", role::retry_after},
      {"/error_extra/retry_after", role::retry_after},
      {"/error_data/retry_in_seconds", role::retry_after},
      {"/details/*/retryDelay", role::retry_after},
      {"/retry_at", role::retry_after, reading::any, form::moment},
      {"/retryAt", role::retry_after, reading::any, form::moment},
      {"/reset_at", role::retry_after, reading::any, form::moment},
      {"/resetAt", role::retry_after, reading::any, form::moment},
      {"/resets_at", role::retry_after, reading::any, form::moment},
      {"/resetsAt", role::retry_after, reading::any, form::moment},
      {"/reset_time", role::retry_after, reading::any, form::moment},
      {"/resetTime", role::retry_after, reading::any, form::moment},
      {"/available_at", role::retry_after, reading::any, form::moment},
      {"/nextAccessTime", role::retry_after, reading::any, form::moment},
      {"/reset", role::retry_after, reading::any, form::moment},
      {"/documentation_url", role::help},
      {"/doc_url", role::help},
      {"/more_info", role::help},
      {"/help_url", role::help},
      {"/error_uri", role::help},
      {"/error_url", role::help},
      {"/moreInfo", role::help},
      {"/documentation", role::help},
      {"/information_link", role::help},
      {"/status", role::status},
      {"/statusCode", role::status},
      {"/status_code", role::status},
      {"/http_status", role::status},
      {"/httpStatus", role::status},
      {"/http_status_code", role::status},
      {"/http_code", role::status},
      {"/data/status", role::status},
      {"/retryable", role::should_retry},
      {"/retriable", role::should_retry},
      {"/isRetryable", role::should_retry},
      {"/is_retryable", role::should_retry},
      {"/should_retry", role::should_retry},
      {"/shouldRetry", role::should_retry},
      {"/can_retry", role::should_retry},
      {"/is_transient", role::should_retry, reading::if_true},
      {"/isTransient", role::should_retry, reading::if_true},
      {"/transient", role::should_retry, reading::if_true},
      {"/temporary", role::should_retry, reading::if_true},
      {"/errors", role::details},
      {"/details", role::details},
      {"/violations", role::details},
      {"/message", role::details},
  };

  // {"errors": [{…}]}: JSON:API, GraphQL, Cloudflare, X and many others. Beside a message, they are
  // details of it.
  static constexpr condition when_errors[] = {{"/errors", json_kind::array},
                                              {"/message", json_kind::string, true}};
  static constexpr generic_field errors[] = {
      {"/errors/0/code", role::code},
      {"/errors/0/extensions/code", role::code},
      {"/errors/0/error_code", role::code},
      {"/errors/0/errorCode", role::code},
      {"/errors/0/error", role::code, reading::identifier},
      {"/errors/0/errorId", role::code},
      {"/errors/0/key", role::code},
      {"/errors/0/name", role::code, reading::label},
      {"/errors/0/reason", role::code, reading::word},
      {"/errors/0/type", role::code, reading::constant},
      {"/errors/0/id", role::code, reading::name},
      {"/errors/0/type", role::type},
      {"/errors/0/errorType", role::type},
      {"/errors/0/category", role::type},
      {"/errors/0/source/pointer", role::param},
      {"/errors/0/source/parameter", role::param},
      {"/errors/0/field", role::param},
      {"/errors/0/param", role::param},
      {"/errors/0/parameter", role::param},
      {"/errors/0/help", role::help},
      {"/errors/0/more_info", role::help},
      {"/errors/0/status", role::status},
      {"/errors/0/id", role::error_id},
      {"/errors/0/extensions/retryAfter", role::retry_after},
      {"/errors/0/extensions/retry_after", role::retry_after},
      {"/errors/0/extensions/retry_in_seconds", role::retry_after},
  };

  static constexpr generic_field errors_text[] = {
      {"/errors/0/detail", role::message},
      {"/errors/0/message", role::message},
      {"/errors/0/description", role::message},
      {"/errors/0/reason", role::message},
      {"/errors/0/errorMessage", role::message},
      {"/errors/0/error_message", role::message},
      {"/errors/0/msg", role::message},
      {"/errors/0/text", role::message},
      {"/errors/0/error", role::message},
      {"/errors/0/title", role::message},
      {"/errors/0", role::message},
      {"/errorMessages/0", role::message},
      {"/error_messages/0", role::message},
      {"/error/0", role::message},
      {"/error/0/message", role::message},
      {"/error/0/description", role::message},
      {"/error/0/code", role::code},
      {"/errors", role::message},
      {"/errors/detail", role::message},
      {"/errors/message", role::message},
      {"/errors/code", role::code},
      {"/errors/error", role::message},
      {"/errors/base/0", role::message},
      {"/errors/error/0/description", role::message},
      {"/errors/error/0/code", role::code},
      {"/messages/0/message", role::message},
      {"/messages/0/text", role::message},
      {"/generalErrors/0/message", role::message},
      {"/generalErrors/0/code", role::code},
  };

  // The error inside some other member: Apigee, Tencent, Volcengine, Riot, Instagram and others.
  static constexpr generic_field nested[] = {
      {"/message/error", role::message},
      {"/message/message", role::message},
      {"/message/error/message", role::message},
      {"/message/detail/0/msg", role::message},
      {"/message/value", role::message},
      {"/message/0", role::message},
      {"/message/code", role::code},
      {"/message/error", role::code, reading::identifier},
      {"/fault/description", role::message},
      {"/fault/faultstring", role::message},
      {"/fault/message", role::message},
      {"/fault/detail/errorcode", role::code},
      {"/fault/code", role::code},
      {"/Fault/Error/0/Detail", role::message},
      {"/Fault/Error/0/Message", role::message},
      {"/Fault/faultstring", role::message},
      {"/Fault/Error/0/code", role::code},
      {"/Fault/type", role::type},
      {"/Error/Message", role::message},
      {"/Error/message", role::message},
      {"/Error/Code", role::code},
      {"/Error/code", role::code},
      {"/Response/Error/Message", role::message},
      {"/Response/Error/Code", role::code},
      {"/Response/RequestId", role::request_id},
      {"/ResponseMetadata/Error/Message", role::message},
      {"/ResponseMetadata/Error/Code", role::code},
      {"/ResponseMetadata/RequestId", role::request_id},
      {"/response/errors/0/message", role::message},
      {"/response/error/message", role::message},
      {"/response/message", role::message},
      {"/response/errors/0/code", role::code},
      {"/response/error/code", role::code},
      {"/response/code", role::code},
      {"/responseStatus/message", role::message},
      {"/responseStatus/errorCode", role::code},
      {"/status/error_message", role::message},
      {"/status/message", role::message},
      {"/status/error", role::message},
      {"/status/description", role::message},
      {"/status/error_code", role::code},
      {"/status/code", role::code},
      {"/status/status_code", role::status},
      {"/meta/error_message", role::message},
      {"/meta/errorDetail", role::message},
      {"/meta/message", role::message},
      {"/meta/msg", role::message},
      {"/meta/code", role::code},
      {"/meta/error_type", role::type},
      {"/meta/errorType", role::type},
      {"/meta/request_id", role::request_id},
      {"/meta/requestId", role::request_id},
      {"/meta/response_id", role::request_id},
      {"/meta/status", role::status},
      {"/header/message", role::message},
      {"/header/code", role::code},
      {"/header/sid", role::request_id},
      {"/err/message", role::message},
      {"/err/code", role::code},
      {"/exception/message", role::message},
      {"/exception/code", role::code},
      {"/result/message", role::message},
      {"/result/error/message", role::message},
      {"/result/error", role::message},
      {"/result/code", role::code},
      {"/result/error/code", role::code},
      {"/data/error", role::message},
      {"/data/message", role::message},
      {"/data/error/message", role::message},
      {"/data/error_code", role::code},
      {"/data/code", role::code},
      {"/odata.error/message/value", role::message},
      {"/odata.error/message", role::message},
      {"/odata.error/code", role::code},
      {"/detailedError/message", role::message},
      {"/detailedError/code", role::code},
      {"/base_resp/status_msg", role::message},
      {"/base_resp/status_code", role::code},
      {"/extensions/code", role::code},
      {"/issue/0/diagnostics", role::message},
      {"/issue/0/details/text", role::message},
      {"/issue/0/code", role::code},
  };

  template <std::size_t W, std::size_t F>
  static constexpr shape make(std::string_view name, const condition (&when)[W],
                              const generic_field (&fields)[F]) noexcept {
    return {name, when, W, fields, F};
  }
  template <std::size_t F>
  static constexpr shape make(std::string_view name, const generic_field (&fields)[F]) noexcept {
    return {name, nullptr, 0, fields, F};
  }

  // What bodies usually have, in the order in which they usually have it; and every *.
  static constexpr std::string_view usual_order[] = {"/error",
                                                     "/error/message",
                                                     "/error/type",
                                                     "/error/param",
                                                     "/error/code",
                                                     "/error/status",
                                                     "/error/details",
                                                     "/error/details/*",
                                                     "/error/details/*/reason",
                                                     "/error/details/*/retryDelay",
                                                     "/error/details/*/errorCode",
                                                     "/details",
                                                     "/details/*",
                                                     "/details/*/retryDelay",
                                                     "/type",
                                                     "/title",
                                                     "/status",
                                                     "/detail",
                                                     "/message",
                                                     "/code"};
  static constexpr std::size_t most_nodes = 512, most_fields = 500;
  static constexpr unsigned slot_bits = 10;
  static constexpr std::size_t count = 14;
  static constexpr shape at(std::size_t i) noexcept {
    switch (i) {
      case 0: return make("google", when_google, google);
      case 1: return make("elasticsearch", when_elasticsearch, elasticsearch);
      case 2: return make("openai", when_openai, openai);
      case 3: return make("problem", when_problem, problem);
      case 4: return make("problem", when_problem_2, problem);
      case 5: return make("fastapi", when_fastapi_list, fastapi_list);
      case 6: return make("fastapi", when_fastapi_object, fastapi_object);
      case 7: return make("error_text", when_error_text, error_text);
      case 8: return make("fastapi", when_fastapi_text, fastapi_text);
      case 9: return make("laravel", when_laravel, laravel);
      case 10: return make("flat", flat);
      case 11: return make("errors", when_errors, errors);
      case 12: return make("errors", errors_text);
      default: return make("nested", nested);
    }
  }
};

/// Those of XML bodies. An element is a member, the root element one of the document.
struct generic_xml_shapes {
  // S3 and all that speak like it, and Azure Storage; Rails and others in lower case.
  static constexpr generic_field error[] = {
      {"/Error/Code", role::code},
      {"/Error/Message", role::message},
      {"/Error/RequestId", role::request_id},
      {"/Error/RequestID", role::request_id},
      {"/Error/Details", role::message},
  };
  // The query services of AWS, such as IAM, SNS and STS.
  static constexpr generic_field error_response[] = {
      {"/ErrorResponse/Error/Code", role::code},
      {"/ErrorResponse/Error/Message", role::message},
      {"/ErrorResponse/Error/Type", role::type},
      {"/ErrorResponse/RequestId", role::request_id},
      {"/ErrorResponse/RequestID", role::request_id},
  };
  // EC2 and SimpleDB; Tencent and others in the first form of Response.
  static constexpr generic_field response[] = {
      {"/Response/Errors/Error/Code", role::code},
      {"/Response/Errors/Error/Message", role::message},
      {"/Response/Error/Code", role::code},
      {"/Response/Error/Message", role::message},
      {"/Response/RequestID", role::request_id},
      {"/Response/RequestId", role::request_id},
  };
  // SOAP 1.1 section 4.4, SOAP 1.2 part 1 section 5.4.
  static constexpr generic_field soap[] = {
      {"/Envelope/Body/Fault/faultcode", role::code},
      {"/Envelope/Body/Fault/Code/Value", role::code},
      {"/Envelope/Body/Fault/faultstring", role::message},
      {"/Envelope/Body/Fault/Reason/Text", role::message},
  };
  // OData 3, such as Azure's tables.
  static constexpr generic_field odata[] = {
      {"/error/code", role::code},
      {"/error/message", role::message},
      {"/error/description", role::message},
      {"/error/type", role::type},
      {"/error/request_id", role::request_id},
  };
  // RFC 9457 appendix B.
  static constexpr generic_field problem[] = {
      {"/problem/detail", role::message},
      {"/problem/title", role::message},
      {"/problem/type", role::type},
      {"/problem/status", role::status},
  };
  // Gateways, WSO2 and Apigee among them, and lists of errors.
  static constexpr generic_field others[] = {
      {"/fault/description", role::message},
      {"/fault/message", role::message},
      {"/fault/faultstring", role::message},
      {"/fault/code", role::code},
      {"/fault/detail/errorcode", role::code},
      {"/errors/error/code", role::code},
      {"/errors/error/message", role::message},
      {"/errors/error/description", role::message},
      {"/errors/error", role::message},
      {"/response/error/code", role::code},
      {"/response/error/message", role::message},
      {"/response/error", role::message},
      {"/response/message", role::message},
      {"/hash/error", role::message},
      {"/hash/message", role::message},
      {"/Map/message", role::message},
      {"/Map/error", role::message},
      {"/ServiceExceptionReport/ServiceException", role::message},
      {"/ExceptionReport/Exception/ExceptionText", role::message},
      {"/OperationOutcome/issue/code", role::code},
      {"/OperationOutcome/issue/diagnostics", role::message},
  };

  template <std::size_t F>
  static constexpr shape make(std::string_view name, const generic_field (&fields)[F]) noexcept {
    return {name, nullptr, 0, fields, F};
  }

  static constexpr std::string_view usual_order[] = {"/Error", "/ErrorResponse"};
  static constexpr std::size_t most_nodes = 96, most_fields = 64;
  static constexpr unsigned slot_bits = 8;
  static constexpr std::size_t count = 7;
  static constexpr shape at(std::size_t i) noexcept {
    switch (i) {
      case 0: return make("xml_error", error);
      case 1: return make("xml_error_response", error_response);
      case 2: return make("xml_response", response);
      case 3: return make("soap", soap);
      case 4: return make("xml_odata", odata);
      case 5: return make("xml_problem", problem);
      default: return make("xml_other", others);
    }
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
