// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// xAI: https://docs.x.ai/developers/debugging
//
// The member error is a sentence, and the code is either a word such as permission-denied or a
// whole sentence. The same code is used for a missing permission, for content that violates the
// guidelines, for an expired token and for used-up credits, with 403 and with 429: only the words
// of the message tell them apart. A wrong key is a 400.
#ifndef TRIAGE_PROVIDERS_XAI_HPP
#define TRIAGE_PROVIDERS_XAI_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct xai_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "xai";
  static constexpr std::string_view title = "xAI";
  static constexpr std::string_view page = "https://docs.x.ai/developers/debugging";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.x.ai"};

  static constexpr field fields[] = {
      {"/code", role::code, "the error code, a word or a sentence"},
      {"/error", role::message, "what went wrong, for people"},
  };

  static constexpr std::string_view usual_body = R"({"code":"","error":""})";

  static constexpr row rows[] = {
      {"permission-denied",
       {403, 429},
       out_of_funds,
       "the credits are used up",
       "Anantys-oss/koan#2412",
       {.message = "credits"}},
      {"permission-denied",
       403,
       refused_content,
       "the content violates the usage guidelines",
       "decolua/9router#2735",
       {.message = "usage guidelines"}},
      {"permission-denied",
       403,
       expired_key,
       "the access token is no longer valid",
       "answers of the API",
       {.message = "could not be validated"}},
      {"permission-denied", 403, forbidden, "the key or the team may not do this",
       "Debugging, 403"},
      {"unauthenticated:bad-credentials",
       {401, 403},
       expired_key,
       "the access token is no longer valid",
       "answers of the API"},
      {"Some resource has been exhausted",
       {429, 403},
       out_of_funds,
       "the credits are used up",
       "answers of the API",
       {.message = "credits"}},
      {"Some resource has been exhausted",
       429,
       busy,
       "the service is overloaded",
       "answers of the API",
       {.message = "at capacity"}},
      {"Some resource has been exhausted", 429, throttled, "too many requests",
       "answers of the API"},
      {"Client specified an invalid argument",
       400,
       bad_key,
       "the API key is wrong",
       "Debugging, 400",
       {.message = "Incorrect API key"}},
      {"Client specified an invalid argument",
       400,
       refused_content,
       "content moderation refused it",
       "answers of the API",
       {.message = "content moderation"}},
      {"Client specified an invalid argument",
       400,
       too_long,
       "more tokens than the model can take",
       "answers of the API",
       {.message = "maximum prompt length"}},
      {"Client specified an invalid argument", 400, bad_request, "an argument is not valid",
       "Debugging, 400"},
      {"invalid-argument",
       400,
       bad_key,
       "the API key is wrong",
       "Debugging, 400",
       {.message = "Incorrect API key"}},
      {"invalid-argument",
       400,
       too_long,
       "more tokens than the model can take",
       "answers of the API",
       {.message = "maximum prompt length"}},
      {"invalid-argument", 400, bad_request, "an argument is not valid", "Debugging, 400"},
      {"Some requested entity was not found", 404, no_such_name,
       "the model does not exist, or not for this team", "Debugging, 404"},
      {"The service is currently unavailable", 503, busy, "the service is overloaded",
       "answers of the API"},

      // By message alone, for codes that are too long or too new for a table.
      {{},
       400,
       bad_key,
       "the API key is wrong",
       "Debugging, 400",
       {.message = "Incorrect API key"}},
      {{},
       400,
       too_long,
       "more tokens than the model can take",
       "answers of the API",
       {.message = "maximum prompt length"}},
      {{},
       {403, 429},
       out_of_funds,
       "the credits are used up",
       "answers of the API",
       {.message = "credits"}},
      {{},
       {403, 400},
       refused_content,
       "the content violates the usage guidelines",
       "answers of the API",
       {.message = "usage guidelines"}},
      {{},
       403,
       expired_key,
       "the access token is no longer valid",
       "answers of the API",
       {.message = "could not be validated"}},
      {{},
       429,
       busy,
       "the service is overloaded",
       "answers of the API",
       {.message = "at capacity"}},
  };
};

inline constexpr provider xai = define<xai_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
