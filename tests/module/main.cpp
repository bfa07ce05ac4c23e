// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A program that imports the library: what it does at run time and in constants.
#include <cstdint>
#include <string_view>

import triage;

using namespace triage::providers;

static_assert(triage::classify(openai, {429, R"({"error":{"code":"insufficient_quota"}})"})
                  .verdict() == triage::never);
static_assert(triage::check(persly, {200, "body"}).value() == "body");

struct our_gateway_api : triage::kinds {
  static constexpr std::string_view name = "our_gateway";
  static constexpr triage::field fields[] = {{"/fault/id", triage::role::code}};
  static constexpr triage::row rows[] = {{"BUSY", 503, busy}};
};
constexpr triage::provider our_gateway = triage::define<our_gateway_api>();

int main() {
  const triage::response response{503, R"({"fault":{"id":"BUSY"}})", "Retry-After: 2"};
  const auto r = triage::check(our_gateway, response);
  if (r || r.error().code() != our_gateway["BUSY"]) return 1;

  triage::attempts call(triage::retry_policy{.max_attempts = 4}, {.idempotent = false});
  const triage::plan next = call.next(r.error(), 0, 12345);
  if (!next || next.wait_ms < 2000) return 2;

  char line[512];
  const triage::owned_error kept(r.error());
  if (to_line(kept.get(), line).find("status=503") == std::string_view::npos) return 3;
  if (!triage::find_provider("stripe") || !triage::provider_for("api.openai.com")) return 4;
  try {
    triage::throw_if_error(kept.get());
  } catch (const triage::failure& f) {
    return f.error().status() == 503 ? 0 : 5;
  }
  return 6;
}
