// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What a person should do about a failure, and how to say it to an end user.
#ifndef TRIAGE_VOCABULARY_REMEDY_HPP
#define TRIAGE_VOCABULARY_REMEDY_HPP

#include <cstdint>
#include <string_view>

#include <triage/vocabulary/verdict.hpp>

namespace triage::inline TRIAGE_ABI {

/// What makes the request work: advice to a person, not to the retry loop.
enum class remedy : std::uint8_t {
  nothing,          ///< nothing has to be done
  fix_request,      ///< change the request; it fails the same way every time
  check_key,        ///< supply a valid credential
  ask_access,       ///< have the permission granted
  contact_support,  ///< only the provider can help
  add_funds,        ///< top up the balance
  raise_limit,      ///< raise the limit or change the plan
  wait,             ///< it passes by itself
  shorten_input,    ///< send fewer tokens, items or bytes
  change_content,   ///< say something else
  check_resource,   ///< look whether the thing named exists, and in which state
  inspect_job,      ///< the job ran and failed: its details say why
  fix_setup,        ///< set up this program or machine: certificates, interface, limits
};

/// The enumerator's own name, as used in JSON output: "check_key". Static storage.
[[nodiscard]] constexpr std::string_view to_string(remedy r) noexcept {
  switch (r) {
    case remedy::nothing: break;
    case remedy::fix_request: return "fix_request";
    case remedy::check_key: return "check_key";
    case remedy::ask_access: return "ask_access";
    case remedy::contact_support: return "contact_support";
    case remedy::add_funds: return "add_funds";
    case remedy::raise_limit: return "raise_limit";
    case remedy::wait: return "wait";
    case remedy::shorten_input: return "shorten_input";
    case remedy::change_content: return "change_content";
    case remedy::check_resource: return "check_resource";
    case remedy::inspect_job: return "inspect_job";
    case remedy::fix_setup: return "fix_setup";
  }
  return "nothing";
}

/// One English sentence that may be shown to an end user: unlike the provider's message it holds
/// no account data, no internals, and nothing that the server or a proxy made up. Static storage.
[[nodiscard]] constexpr std::string_view sentence(remedy r) noexcept {
  switch (r) {
    case remedy::nothing: break;
    case remedy::fix_request: return "The request was not accepted as it is and has to be changed.";
    case remedy::check_key:
      return "The service did not accept our credentials; the API key has to be checked.";
    case remedy::ask_access:
      return "Our account is not allowed to do this; access has to be granted first.";
    case remedy::contact_support:
      return "The service has to sort this out; its support team has to be contacted.";
    case remedy::add_funds: return "The account's balance is too low; it has to be topped up.";
    case remedy::raise_limit:
      return "The account's usage limit is reached; the limit or the plan has to be raised.";
    case remedy::wait: return "The service is busy or has a passing problem; please wait a moment.";
    case remedy::shorten_input: return "The input is too long; please shorten it.";
    case remedy::change_content: return "The service declined this content; please rephrase it.";
    case remedy::check_resource:
      return "What was asked for does not exist or has changed; please check it.";
    case remedy::inspect_job: return "The job failed; its details say why.";
    case remedy::fix_setup:
      return "This program is not set up correctly; its operator has to fix that.";
  }
  return "Nothing has to be done.";
}

namespace detail {

/// Whether advice and decision fit together: who is told to wait may retry, and who may retry is
/// told to wait.
[[nodiscard]] constexpr bool agree(remedy r, action a) noexcept {
  return (r == remedy::wait) == (a != action::never);
}

/// The remedy for what was decided in the end, where a header or a delay overruled the row.
[[nodiscard]] constexpr remedy agreeing(remedy r, action a) noexcept {
  if (agree(r, a)) return r;
  return a == action::never ? remedy::contact_support : remedy::wait;
}

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif
