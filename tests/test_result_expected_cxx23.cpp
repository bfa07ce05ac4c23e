// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <version>

#include "catch.hpp"

#if defined(__cpp_lib_expected)

#define TRIAGE_CARRIER TRIAGE_CARRIER_EXPECTED
#include "result_cases.hpp"

#include <expected>

static_assert(std::is_same_v<triage::result<int>, std::expected<int, triage::error>>);

TEST_CASE("result<T> as std::expected") {
  cases::run();
  const triage::result<std::string_view> r =
      triage::check(triage::providers::persly, {429, cases::quota});
  CHECK_THROWS_AS(r.value(), std::bad_expected_access<triage::error>);
  // Its exception borrows, as docs/carriers.md says.
  try {
    (void)r.value();
  } catch (const std::bad_expected_access<triage::error>& e) {
    CHECK(e.error().body().data() == cases::quota.data());
  }
  CHECK(r.value_or("otherwise") == "otherwise");
}

#endif
