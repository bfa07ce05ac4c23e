// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Counts what each style of reporting an error adds over the whole corpus: nothing, but for
// exceptions, which own what they say, and for what makes a std::string.
#include <array>
#include <cstddef>
#include <cstdio>
#include <ostream>
#include <streambuf>
#include <version>

#include "corpus.hpp"
#include "counting.hpp"

#include <triage/error_code.hpp>
#include <triage/exception.hpp>
#include <triage/json_line.hpp>
#include <triage/ostream.hpp>

#if defined(__cpp_lib_format)
#include <triage/format.hpp>
#endif
#if __has_include(<fmt/format.h>)
#define FMT_HEADER_ONLY
#include <triage/fmt.hpp>
#endif
#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME
#include <boost/outcome/std_result.hpp>
#include <boost/outcome/try.hpp>
#endif

namespace {

struct counts {
  std::size_t news = 0;
  std::size_t mallocs = 0;
};

struct fixed_buffer : std::streambuf {
  std::array<char, 16384> memory;
  void rewind() { setp(memory.data(), memory.data() + memory.size()); }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(pptr() - pbase()); }
};

#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME
boost::outcome_v2::std_result<std::size_t> application(const triage::result<std::string_view>& r) {
  BOOST_OUTCOME_TRY(auto body, r);
  return body.size();
}
#endif

// Neither a body nor anything from a header.
bool points_to_nothing(const triage::error& e) {
  return e.body().empty() && e.request_id().raw().empty() && e.retry_after().raw().empty() &&
         e.code().raw().raw().empty() && e.type().raw().empty() && e.message().raw().empty();
}

bool all_good = true;
std::size_t sum = 0;  // keeps the optimizer from dropping the uses

// Calls use(error) for every failure of the corpus, and reports what that allocated.
template <class Use>
counts count(Use use) {
  static corpus::arena memory;
  counts all;
  for (const std::string_view line : corpus::lines) {
    memory = corpus::arena();
    const corpus::sample s = corpus::read(line, memory);
    const triage::error e = triage::classify(*s.provider, s.response());
    if (!e.failed()) continue;
    const counts before{counting::news, counting::mallocs};
    sum += use(e);
    all.news += counting::news - before.news;
    all.mallocs += counting::mallocs - before.mallocs;
  }
  return all;
}

template <class Use>
void adds_nothing(const char* style, Use use) {
  const counts c = count(use);
  std::printf("%-32s %zu\n", style, c.news + c.mallocs);
  all_good = all_good && c.news + c.mallocs == 0;
}

}  // namespace

int main() {
  if (!counting::works()) {
    std::puts("the counters do not count");
    return 1;
  }
  static char buffer[16384];
  std::size_t failures = 0;
  adds_nothing("(none)", [&](const triage::error&) { return ++failures; });
  std::printf("over %zu errors; allocations, malloc %s\n", failures,
              REPLACE_MALLOC ? "included" : "not included");

  adds_nothing("to_line", [](const triage::error& e) { return to_line(e, buffer).size(); });
  adds_nothing("to_json_line",
               [](const triage::error& e) { return to_json_line(e, buffer).size(); });
  adds_nothing("std::error_code", [](const triage::error& e) {
    const std::error_code ec = make_error_code(e);
    return static_cast<std::size_t>(ec.value()) + (ec == e.category() ? 1U : 0U) +
           (ec == std::errc::timed_out ? 1U : 0U);
  });
  adds_nothing("result<T>", [](const triage::error& e) {
    const auto r = triage::carrier::failure<std::string_view>(e);
    const auto copy = r;
    return static_cast<std::size_t>(copy.error().status());
  });
#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME
  adds_nothing("Outcome's TRY to std::error_code", [](const triage::error& e) {
    const auto r = application(triage::carrier::failure<std::string_view>(e));
    return static_cast<std::size_t>(r.error().value());
  });
#endif
  fixed_buffer fixed;
  std::ostream stream(&fixed);
  adds_nothing("operator<<", [&](const triage::error& e) {
    fixed.rewind();
    stream << e;
    return fixed.size();
  });
#if defined(__cpp_lib_format)
  adds_nothing("std::format_to_n", [](const triage::error& e) {
    return static_cast<std::size_t>(std::format_to_n(buffer, sizeof buffer, "{}", e).size);
  });
#endif
#if __has_include(<fmt/format.h>)
  adds_nothing("fmt::format_to_n", [](const triage::error& e) {
    return fmt::format_to_n(buffer, sizeof buffer, "{}", e).size;
  });
#endif

  // The exception itself is the C++ runtime's, by malloc; what it owns is one operator new, or none
  // if the response was empty.
#if defined(__cpp_exceptions)
  std::size_t empty = 0;
  const counts thrown = count([&](const triage::error& e) -> std::size_t {
    if (points_to_nothing(e)) ++empty;
    try {
      triage::throw_if_error(e);
      return 0;
    } catch (const triage::failure& f) {
      return static_cast<std::size_t>(f.error().status());
    }
  });
  std::printf("%-32s %zu operator new, %zu malloc in all; %zu errors own nothing\n", "exceptions",
              thrown.news, thrown.mallocs, empty);
  all_good = all_good && thrown.news == failures - empty;
  if (REPLACE_MALLOC) all_good = all_good && thrown.mallocs == thrown.news + failures;
#endif
  return all_good && sum != 0 ? 0 : 1;
}
