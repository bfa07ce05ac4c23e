// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// One error through every style says the same.
#include <version>

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

#include <memory>
#include <sstream>
#include <string>

#include <triage.hpp>

#include "catch.hpp"
#include "corpus.hpp"

namespace {

// What every style has to say of an error, as a log would have it.
struct said {
  std::string provider;
  std::string category;
  int status = 0;
  friend bool operator==(const said&, const said&) = default;
};

said by_members(const triage::error& e) {
  return {std::string(e.provider()->name()), std::string(to_string(e.category())), e.status()};
}

said by_error_code(const triage::error& e) {
  const std::error_code ec = make_error_code(e);
  const std::string name = ec.category().name();
  return {name.substr(name.find('.') + 1), ec.default_error_condition().message(),
          ec.value() % 1000};
}

// The words after `key`, up to `end`.
std::string word(const std::string& line, const std::string& key, char end) {
  const std::size_t at = line.find(key);
  if (at == std::string::npos) return {};
  const std::size_t from = at + key.size();
  return line.substr(from, line.find(end, from) - from);
}

said by_line(const std::string& line) {
  return {word(line, "provider=", ' '), word(line, " category=", ' '),
          std::stoi(word(line, " status=", ' '))};
}

said by_json(const triage::error& e) {
  char buffer[triage::json_line_size];
  const std::string line(to_json_line(e, buffer));
  return {word(line, "\"triage.provider\":\"", '"'), word(line, "\"triage.category\":\"", '"'),
          std::stoi(word(line, "\"http.response.status_code\":", ','))};
}

}  // namespace

TEST_CASE("one error through every style says the same") {
  for (const std::string_view line : corpus::lines) {
    const auto memory = std::make_unique<corpus::arena>();
    const corpus::sample s = corpus::read(line, *memory);
    const triage::error e = triage::classify(*s.provider, s.response());
    if (!e.failed() || s.status < 100 || s.status > 999) continue;
    INFO(s.name);
    const said expected = by_members(e);
    CHECK(by_error_code(e) == expected);
    CHECK(by_json(e) == expected);

    std::ostringstream stream;
    stream << e;
    const std::string whole = stream.str();
    CHECK(by_line(whole) == expected);
    std::string buffer(whole.size(), '#');
    CHECK(to_line(e, buffer.data(), buffer.size()) == whole);
#if defined(__cpp_lib_format)
    CHECK(std::format("{}", e) == whole);
#endif
#if __has_include(<fmt/format.h>)
    CHECK(fmt::format("{}", e) == whole);
#endif

    try {
      throw_if_error(triage::carrier::failure<int>(e));
      FAIL("throw_if_error returned");
    } catch (const triage::failure& f) {
      const std::string what = f.what();
      CHECK((what == whole || (what.substr(what.size() - 3) == "..." &&
                               whole.find(what.substr(0, what.size() - 3)) == 0)));
      std::ostringstream kept;
      kept << f.error();
      CHECK(kept.str() == whole);
      CHECK(by_error_code(f.error()) == expected);
    }
  }
}
