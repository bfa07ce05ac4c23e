// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What holds for every row of a transport's table.
#ifndef TRIAGE_TESTS_HTTP_ROWS_HPP
#define TRIAGE_TESTS_HTTP_ROWS_HPP

#include <triage/http/transport.hpp>

#include "catch.hpp"

namespace loopback {

inline void check_row(const triage::http::transport_row& r) {
  using triage::category;
  using triage::processed;
  using triage::remedy;
  using triage::http::phase;
  INFO(r.row().name());
  CHECK(!r.row().name().empty());
  CHECK(!r.row().meaning().empty());
  CHECK(!r.row().source().empty());
  CHECK(r.row().status().any());
  CHECK(r.row().kind().category != category::unset);
  CHECK(r.row().kind().category != category::none);
  // Who may send again is told to wait, and who may not is not.
  CHECK(r.row().kind().action != triage::after);
  CHECK((r.row().kind().action == triage::backoff) == (r.row().kind().remedy == remedy::wait));
  CHECK((r.row().kind().category == category::cancelled) ==
        (r.row().kind().remedy == remedy::nothing));
  // Certain is only what comes while connecting and at no other time.
  CHECK((r.row().kind().processed == processed::no ||
         r.row().kind().processed == processed::unknown));
  CHECK((r.row().kind().processed != processed::no || r.when == phase::connecting));
}

inline void check_rows(const triage::http::transport_table& table) {
  for (const triage::http::transport_row& r : table.rows()) check_row(r);
  check_row(table.others());
}

}  // namespace loopback

#endif
