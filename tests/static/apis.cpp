// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What programs that call well-known APIs can have the compiler check: the answers that are easy to
// get wrong.
#include <triage.hpp>
#include <triage/providers/anthropic.hpp>
#include <triage/providers/azure_storage.hpp>
#include <triage/providers/dynamodb.hpp>
#include <triage/providers/gemini.hpp>
#include <triage/providers/github.hpp>
#include <triage/providers/grpc.hpp>
#include <triage/providers/kubernetes.hpp>
#include <triage/providers/openai.hpp>
#include <triage/providers/s3.hpp>
#include <triage/providers/slack.hpp>
#include <triage/providers/stripe.hpp>

namespace {

using triage::after;
using triage::backoff;
using triage::category;
using triage::classify;
using triage::error;
using triage::never;
using triage::processed;
using triage::recovery;
using namespace triage::providers;

// Two 429s: one passes, one wants money.
static_assert(classify(openai, {429, R"({"error":{"message":"m","type":"tokens","param":null,
    "code":"rate_limit_exceeded"}})"})
                  .verdict() == backoff);
static_assert(classify(openai, {429, R"({"error":{"message":"m","type":"insufficient_quota",
    "param":null,"code":"insufficient_quota"}})"})
                  .category() == category::insufficient_funds);

// A 529 is more work than there is room for; a key's limit of use comes as a 400.
static_assert(classify(anthropic, {529, R"({"type":"error","error":{"type":"overloaded_error",
    "message":"Overloaded"}})"})
                  .category() == category::overloaded);
static_assert(classify(anthropic, {400, R"({"type":"error","error":{"type":"invalid_request_error",
    "message":"You have reached your specified API usage limits. You will regain access on 2026-12-01."}})"})
                  .category() == category::quota_exhausted);

// RESOURCE_EXHAUSTED by the minute and by the day.
constexpr error per_minute = classify(gemini, {429, R"({"error":{"code":429,"message":"m",
    "status":"RESOURCE_EXHAUSTED","details":[
    {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[
    {"quotaId":"GenerateRequestsPerMinutePerProjectPerModel"}]},
    {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"21s"}]}})"});
static_assert(per_minute.category() == category::rate_limited && per_minute.delay_ms() == 21'000);
static_assert(classify(gemini, {429, R"({"error":{"code":429,"message":"m",
    "status":"RESOURCE_EXHAUSTED","details":[
    {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[
    {"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]}]}})"})
                  .category() == category::quota_exhausted);

// XML, a 400 that is to be repeated, and an error inside a 200.
static_assert(classify(s3, {503, "<Error><Code>SlowDown</Code><Message>m</Message></Error>"})
                  .verdict() == backoff);
static_assert(classify(s3, {400, "<Error><Code>RequestTimeout</Code></Error>"}).verdict() ==
              backoff);
static_assert(classify(s3,
                       {200, "<?xml version=\"1.0\"?><Error><Code>InternalError</Code></Error>"})
                  .failed());
static_assert(
    classify(
        dynamodb,
        {400,
         R"({"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
    "message":"m"})"})
        .category() == category::rate_limited);
static_assert(classify(dynamodb,
                       {400, R"({"__type":"com.amazon.coral.service#ExpiredTokenException",
    "message":"m"})"})
                  .recovery() == recovery::refresh_credentials);

// Three 403s: the hour's requests, too many at once, and a missing right.
static_assert(classify(github, {403, R"({"message":"API rate limit exceeded for user ID 1."})",
                                "x-ratelimit-remaining: 0\r\n"})
                  .category() == category::rate_limited);
static_assert(classify(github, {403, R"({"message":"You have exceeded a secondary rate limit."})",
                                "retry-after: 60\r\n"})
                  .delay_ms() == 60'000);
static_assert(classify(github, {403, R"({"message":"Resource not accessible by integration"})",
                                "x-ratelimit-remaining: 4999\r\n"})
                  .verdict() == never);

// A 429 that is no rate limit, and the finest of three levels of codes.
static_assert(classify(stripe, {429, R"({"error":{"code":"lock_timeout",
    "type":"invalid_request_error","message":"m"}})"})
                  .category() == category::conflict);
static_assert(classify(stripe, {402, R"({"error":{"code":"card_declined",
    "decline_code":"insufficient_funds","type":"card_error","message":"m"}})"})
                  .code()
                  .raw() == "insufficient_funds");
static_assert(classify(stripe,
                       {409, R"({"error":{"type":"api_error"}})", "Stripe-Should-Retry: true\r\n"})
                  .verdict() == backoff);

// A 200 that is an error.
static_assert(classify(slack, {200, R"({"ok":false,"error":"ratelimited"})"}).verdict() == backoff);
static_assert(!classify(slack, {200, R"({"ok":true,"error":"ratelimited"})"}).failed());

// The delay is in the body.
static_assert(classify(kubernetes, {429, R"({"kind":"Status","status":"Failure","message":"m",
    "reason":"TooManyRequests","details":{"retryAfterSeconds":3},"code":429})"})
                  .delay_ms() == 3000);

// The status is in a header or trailer.
static_assert(classify(grpc, {200, "", "grpc-status: 14\r\n"}).category() == category::unavailable);
static_assert(!classify(grpc, {200, "", "grpc-status: 0\r\n"}).failed());

// A byte order mark before the XML, and a code in a header where there is no body.
static_assert(
    classify(azure_storage,
             {503, "\xEF\xBB\xBF<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code></Error>"})
        .code()
        .known());
static_assert(
    classify(azure_storage, {404, "", "x-ms-error-code: BlobNotFound\r\n"}).code().raw() ==
    "BlobNotFound");

}  // namespace
