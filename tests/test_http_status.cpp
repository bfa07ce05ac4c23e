// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// HTTP's own meaning of each status, as it was settled: see docs/verdicts.md.
#include <triage/tables/http_status.hpp>
#include <triage/tables/rule.hpp>

#include <algorithm>
#include <climits>
#include <cstddef>
#include <iterator>

#include "both_ways.hpp"

namespace {

using triage::action;
using triage::category;
using triage::processed;
using triage::remedy;

struct settled {
  int status;
  category what;
  action again;
  remedy mend;
  processed done;
};

using enum category;
using enum action;
using enum remedy;

constexpr auto no = processed::no;
constexpr auto open = processed::unknown;
constexpr auto yes = processed::yes;

constexpr settled verdicts[] = {
    {200, none, never, nothing, yes},
    {204, none, never, nothing, yes},
    {299, none, never, nothing, yes},
    {300, redirected, never, fix_request, open},
    {301, redirected, never, check_resource, open},
    {302, redirected, never, check_resource, open},
    {303, redirected, never, check_resource, yes},
    {304, none, never, nothing, yes},
    {305, redirected, never, fix_request, open},
    {306, redirected, never, fix_request, open},
    {307, redirected, never, fix_request, no},
    {308, redirected, never, fix_request, no},
    {309, redirected, never, fix_request, open},
    {399, redirected, never, fix_request, open},
    {400, invalid_request, never, fix_request, no},
    {401, authentication, never, check_key, no},
    {402, insufficient_funds, never, add_funds, no},
    {403, permission, never, ask_access, no},
    {404, not_found, never, check_resource, no},
    {405, invalid_request, never, fix_request, no},
    {406, invalid_request, never, fix_request, no},
    {407, authentication, never, check_key, no},
    {408, timeout, backoff, wait, open},
    {409, conflict, after, check_resource, open},
    {410, not_found, never, check_resource, no},
    {411, invalid_request, never, fix_request, no},
    {412, conflict, never, check_resource, no},
    {413, payload_too_large, after, shorten_input, no},
    {414, payload_too_large, never, shorten_input, no},
    {415, invalid_request, never, fix_request, no},
    {416, invalid_request, never, fix_request, no},
    {417, invalid_request, never, fix_request, no},
    {420, rate_limited, backoff, wait, no},
    {421, invalid_request, never, fix_request, no},
    {422, invalid_request, never, fix_request, no},
    {423, conflict, after, check_resource, no},
    {424, internal, backoff, wait, open},
    {425, unavailable, backoff, wait, no},
    {426, invalid_request, never, fix_request, no},
    {428, invalid_request, never, fix_request, no},
    {429, rate_limited, backoff, wait, no},
    {431, payload_too_large, never, shorten_input, no},
    {451, permission, never, contact_support, no},
    {498, authentication, never, check_key, no},
    {499, cancelled, never, nothing, open},
    {500, internal, backoff, wait, open},
    {501, invalid_request, never, fix_request, no},
    {502, unavailable, backoff, wait, open},
    {503, unavailable, backoff, wait, open},
    {504, timeout, backoff, wait, open},
    {505, invalid_request, never, fix_request, no},
    {507, internal, never, contact_support, open},
    {508, internal, never, contact_support, open},
    {511, authentication, never, check_key, no},
    {520, unavailable, backoff, wait, open},
    {521, unavailable, backoff, wait, open},
    {522, unavailable, backoff, wait, open},
    {523, unavailable, backoff, wait, open},
    {524, unavailable, backoff, wait, open},
    {525, unavailable, backoff, wait, open},
    {526, unavailable, never, contact_support, open},
    {527, unavailable, backoff, wait, open},
    {529, overloaded, backoff, wait, no},
    {530, unavailable, backoff, wait, open},
    // Not listed: the x00 of the class, RFC 9110 section 15.
    {418, invalid_request, never, fix_request, no},
    {430, invalid_request, never, fix_request, no},
    {450, invalid_request, never, fix_request, no},
    {497, invalid_request, never, fix_request, no},
    {509, internal, backoff, wait, open},
    {512, internal, backoff, wait, open},
    {528, internal, backoff, wait, open},
    {599, internal, backoff, wait, open},
    // No response status at all.
    {0, unavailable, backoff, wait, open},
    {1, bad_response, never, contact_support, open},
    {99, bad_response, never, contact_support, open},
    {100, bad_response, never, contact_support, open},
    {101, none, never, nothing, yes},
    {103, bad_response, never, contact_support, open},
    {199, bad_response, never, contact_support, open},
    {600, bad_response, never, contact_support, open},
    {999, bad_response, never, contact_support, open},
    {1000, bad_response, never, contact_support, open},
    {99999, bad_response, never, contact_support, open},
    {65936, bad_response, never, contact_support, open},   // 400 in 16 bits
    {-65136, bad_response, never, contact_support, open},  // and once more
    {-1, bad_response, never, contact_support, open},
    {-400, bad_response, never, contact_support, open},
    {INT_MAX, bad_response, never, contact_support, open},
    {INT_MIN, bad_response, never, contact_support, open},
};

constexpr bool holds(const settled& want) {
  const triage::rule r = triage::detail::rule_of(
      triage::detail::decide_by(triage::basis::http_default, triage::http_status(want.status)));
  return r.category == want.what && r.action == want.again && r.remedy == want.mend &&
         r.processed == want.done;
}

constexpr std::size_t first_wrong() {
  for (std::size_t i = 0; i < std::size(verdicts); ++i) {
    if (!holds(verdicts[i])) return i;
  }
  return std::size(verdicts);
}

}  // namespace

TEST_CASE("what a status means by itself") {
  for (const settled& v : verdicts) {
    INFO(v.status);
    CHECK(holds(v));
  }
  STATIC_REQUIRE(first_wrong() == std::size(verdicts));
}

namespace {

// The registered statuses of RFC 9110, 4918, 5842, 2295, 2774, 6585, 7725 and 8470, and those in
// use without a registration.
constexpr int listed[] = {400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412,
                          413, 414, 415, 416, 417, 420, 421, 422, 423, 424, 425, 426, 428,
                          429, 431, 451, 498, 499, 500, 501, 502, 503, 504, 505, 506, 507,
                          508, 510, 511, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530};
constexpr int retried[] = {0,   408, 420, 424, 425, 429, 500, 502, 503, 504,
                           520, 521, 522, 523, 524, 525, 527, 529, 530};
constexpr int retried_if_told[] = {409, 413, 423};

template <std::size_t N>
constexpr bool in(const int (&list)[N], int status) {
  return std::find(std::begin(list), std::end(list), status) != std::end(list);
}

}  // namespace

TEST_CASE("every int has a row, and only these are retried") {
  for (int status = -1; status <= 1000; ++status) {
    const triage::row_ref row = triage::http_status(status);
    INFO(status);
    CHECK(!row.meaning().empty());
    CHECK(!row.source().empty());
    // What nobody has registered is a 500.
    const bool as_500 = status >= 500 && status <= 599 && !in(listed, status);
    CHECK(row.kind().action == (in(retried, status) || as_500 ? backoff
                                : in(retried_if_told, status) ? after
                                                              : never));
    if (status < 400 || status > 599) continue;
    CHECK(row.status().first() == (in(listed, status) ? status : status / 100 * 100));
  }
  CHECK_BOTH(triage::http_status(429).source() == "RFC 6585, 4");
  CHECK_BOTH(triage::http_status(529).meaning() == "overloaded");
  CHECK_BOTH(triage::http_status(412).kind().recovery == triage::recovery::read_again);
  CHECK_BOTH(triage::http_status(421).kind().recovery == triage::recovery::new_connection);
  CHECK_BOTH(triage::http_status(308).kind().recovery == triage::recovery::follow);
  CHECK_BOTH(triage::http_status(599).status().first() == 500);
  CHECK_BOTH(triage::http_status(430).status().first() == 400);
}

TEST_CASE("which statuses are known, and not only their class") {
  for (int status = 100; status <= 999; ++status) {
    INFO(status);
    // Every success is one.
    if (status >= 200 && status <= 299) CHECK(triage::http_status_is_listed(status));
    if (status >= 400) CHECK(triage::http_status_is_listed(status) == in(listed, status));
  }
  for (const int status : {301, 302, 303, 307, 308}) {
    INFO(status);
    CHECK(triage::http_status_is_listed(status));
  }
}
