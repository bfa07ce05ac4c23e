// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What a user can have the compiler check: how the error handling of a program comes out, before
// anything runs.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/plurence.hpp>
#include <triage/providers/redner.hpp>
#include <triage/providers/resayil.hpp>
#include <triage/registry.hpp>

#include <string_view>

namespace {

using namespace triage::providers;
using triage::classify;

// Used-up money is not a busy moment, whatever the status says.
static_assert(classify(persly, {429, R"({"error":{"code":"spending_limit_exceeded"}})"})
                  .verdict() == triage::never);
static_assert(classify(persly, {429, R"({"error":{"code":"quota_exceeded"}})"}).verdict() ==
              triage::never);
static_assert(classify(assisters, {429, R"({"error":{"code":"tokens_exhausted"}})"}).verdict() ==
              triage::never);
static_assert(classify(redner, {400, R"({"error":{"code":"INSUFFICIENT_BALANCE"}})"}).category() ==
              triage::category::insufficient_funds);

// A job that ran and failed, and a resource that is there already, are not sent again.
static_assert(classify(redner, {500, R"({"error":{"code":"PROCESSING_FAILED"}})"}).verdict() ==
              triage::never);
static_assert(classify(plurence, {409, R"({"message_code":"CONFLICT"})"}).verdict() ==
              triage::never);

// The server's delay counts.
constexpr triage::error throttled =
    classify(resayil, {429, R"({"error":{"message":"Slow down","code":429},"retry_after":45})"});
static_assert(throttled.verdict() == triage::after);
static_assert(throttled.delay_ms() == 45'000);
static_assert(throttled.code() == resayil[429]);
static_assert(throttled.processed() == triage::processed::no);

// All of a program's own handling, written once, for the compiler and for the server.
enum class action { succeed, retry, upgrade, give_up };

constexpr action decide(const triage::provider& p, int status, std::string_view body) {
  const auto r = triage::check(p, {status, body});
  if (r.has_value()) return action::succeed;
  if (r.error().code() == assisters["tokens_exhausted"]) return action::upgrade;
  return r.error().may_retry(true) ? action::retry : action::give_up;
}

static_assert(decide(assisters, 200, "{}") == action::succeed);
static_assert(decide(assisters, 503, R"({"error":{"code":"model_overloaded"}})") == action::retry);
static_assert(decide(assisters, 429, R"({"error":{"code":"tokens_exhausted"}})") ==
              action::upgrade);
static_assert(decide(assisters, 400, R"({"error":{"code":"content_filtered"}})") ==
              action::give_up);
static_assert(decide(assisters, 502, "<html><title>Bad Gateway</title></html>") == action::retry);

// Field details and error ids.
constexpr triage::error invalid =
    classify(plurence, {400, R"({"message_code":"VALIDATION_FAILED","error_id":"DAT030002",)"
                             R"("details":[{"field":"name","message":"may not be blank"}]})"});
static_assert(invalid.details().begin()->field == "name");
static_assert(plurence.split_id(invalid.error_id().raw()).service == "DAT");
static_assert(plurence.split_id(invalid.error_id().raw()).cls == "03");
static_assert(plurence.split_id(invalid.error_id().raw()).sequence == "0002");

// Chosen at run time, the same object.
static_assert(triage::find_provider("assisters") == assisters);
static_assert(triage::find_provider("nobody") == std::nullopt);
static_assert(triage::provider_for_url("https://api.assisters.dev/v1") == assisters);
static_assert(triage::provider_for("api.nobody.example") == std::nullopt);

// The tables can be asked, too.
constexpr bool never_retries(triage::category category) {
  for (const triage::provider& p : {assisters, persly, redner}) {
    for (const triage::row_ref row : p.codes()) {
      if (row.kind().category == category && row.kind().action != triage::never) return false;
    }
  }
  return true;
}
static_assert(never_retries(triage::category::authentication));
static_assert(never_retries(triage::category::quota_exhausted));
static_assert(never_retries(triage::category::insufficient_funds));
static_assert(!never_retries(triage::category::rate_limited));

}  // namespace

// Nothing is initialised when the program starts.
constinit const triage::provider* user_choice = &triage::providers::redner;
constinit triage::error last_error = {};
