// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An API of one's own as a table, and what a client does about its errors as static_asserts: what
// it sends again, after how long, after which repair, and what another account would change. It
// passes by compiling.
#include <triage.hpp>

#include <cstddef>
#include <string_view>

namespace {

using namespace triage;

struct printshop_api : triage::kinds {
  static constexpr std::string_view name = "printshop";
  static constexpr field fields[] = {{"/code", role::code}, {"/text", role::message}};
  static constexpr triage::row rows[] = {
      {"PAPER_OUT", 503, busy},        {"ONE_AT_A_TIME", 429, throttled},
      {"TOKEN_OLD", 401, expired_key}, {"NO_FUNDS", 402, out_of_funds},
      {"BAD_PDF", 422, bad_request},
  };
};
constexpr provider printshop = define<printshop_api>();

// This API has milliseconds in its bodies, {"retry_ms":1500}. The role retry_after is for seconds;
// there is a header for milliseconds, and headers are whatever the caller passes.
constexpr error classify_print(int status, std::string_view body) {
  constexpr std::string_view key = R"("retry_ms":)";
  const std::size_t at = body.find(key);
  std::string_view ms = at == std::string_view::npos ? "" : body.substr(at + key.size());
  ms = ms.substr(0, ms.find_first_not_of("0123456789"));
  return classify(printshop, {status, body, {{"Retry-After-Ms", ms}}});
}

// After the first attempt to print, which is a POST that must not be done twice.
constexpr plan after_first(const error& e) {
  constexpr retry_policy policy{.base_ms = 200, .jitter = jitter::none, .spread_permille = 0};
  attempts tries(policy, {.deadline_ms = 10'000, .recoveries = {recovery::refresh_credentials}});
  return tries.next(e, 0, 0);
}

constexpr error paper_out = classify_print(503, R"({"code":"PAPER_OUT"})");
static_assert(after_first(paper_out).wait_ms == 200);
static_assert(paper_out.scope() == scope::resource);  // another printer would do

constexpr error proxy_down = classify_print(503, "");  // not this API's: it may have been printed
static_assert(after_first(proxy_down).why == stop::outcome_unknown);

constexpr error too_many = classify_print(429, R"({"code":"ONE_AT_A_TIME","retry_ms":1500})");
static_assert(after_first(too_many) == plan{.wait_ms = 1'500, .from_server = true});
constexpr error at_night = classify_print(429, R"({"code":"ONE_AT_A_TIME","retry_ms":36000})");
static_assert(after_first(at_night).why == stop::deadline);

constexpr error token_old = classify_print(401, R"({"code":"TOKEN_OLD"})");
static_assert(after_first(token_old) == plan{.recovery = recovery::refresh_credentials});

constexpr error no_funds = classify_print(402, R"({"code":"NO_FUNDS"})");
static_assert(after_first(no_funds).why == stop::not_retryable);
static_assert(no_funds.scope() == scope::account);

constexpr error bad_pdf = classify_print(422, R"({"code":"BAD_PDF"})");
static_assert(after_first(bad_pdf).why == stop::not_retryable);
static_assert(bad_pdf.scope() == scope::request);  // it fails everywhere

}  // namespace

int main() {}
