// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What values of a body are, and how shapes read them.
#ifndef TRIAGE_TABLES_SHAPE_HPP
#define TRIAGE_TABLES_SHAPE_HPP

#include <cstdint>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI {

/// What a JSON value is.
enum class json_kind : std::uint8_t { string, number, object, array, boolean };

namespace detail {

/// What a value has to look like to have a role in a generic shape, and how it is read. One name
/// means different things in different APIs, so that a code is told from a sentence by its form.
enum class reading : std::uint8_t {
  any,         ///< as it is
  word,        ///< without white space: a name such as "NotFound", and not just "error" or "fail"
  label,       ///< a word that is not a reason phrase such as "Forbidden"
  identifier,  ///< a label of several parts, "rate_limited" or "RateLimited", or in upper case
  constant,    ///< a word in upper case: "QUOTA_EXCEEDED"
  name,        ///< a word of letters: no reference such as "8f3a-11"
  beside,      ///< an identifier, or any label if something else is the message
  number,      ///< a number that is no HTTP status
  numeric,     ///< any number
  if_true,     ///< the word true; false says nothing
};

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif
