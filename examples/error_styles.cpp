// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// One failed call, reported in the styles that programs use. docs/errors.md has the others.
#include <triage/error_code.hpp>
#include <triage/exception.hpp>
#include <triage/json_line.hpp>
#include <triage/ostream.hpp>

#include <triage.hpp>
#include <triage/providers/assisters.hpp>

#include <iostream>
#include <string>
#include <string_view>
#include <system_error>

namespace {

using triage::providers::assisters;

// What an HTTP client would have brought.
triage::response answer() {
  return {429, R"({"error":{"message":"Plan used up\n","code":"tokens_exhausted","type":"quota"}})",
          "X-Request-ID: req_1\r\n"};
}

// A result: a value or an error, in one return value.
bool with_result() {
  const triage::result<std::string_view> r = triage::check(assisters, answer());
  if (r) return false;
  std::cout << "result:     " << sentence(r.error().remedy()) << '\n';
  return r.error().code() == assisters["tokens_exhausted"];
}

// An error code: two words, for interfaces that have it already.
void ask(std::error_code& ec) {
  ec = make_error_code(triage::classify(assisters, answer()));
}

bool with_error_code() {
  std::error_code ec;
  ask(ec);
  std::cout << "error_code: " << ec.category().name() << ": " << ec.message() << '\n';
  return ec && ec == triage::category::quota_exhausted && ec != triage::category::rate_limited;
}

// An exception: it owns what it says.
bool with_exception() {
  try {
    triage::throw_if_error(triage::check(assisters, answer()));
    return false;
  } catch (const triage::failure& f) {
    std::cout << "exception:  " << f.what() << '\n';
    return f.error().request_id() == "req_1";
  }
}

// A line for people, and one for machines. The line end in the message breaks neither.
bool with_logs() {
  const triage::error e = triage::classify(assisters, answer());
  std::cout << "iostreams:  " << e << '\n';
  char buffer[triage::json_line_size];
  const std::string_view line = to_json_line(e, buffer);
  std::cout << "JSON:       " << line << '\n';
  return line.find('\n') == std::string_view::npos;
}

}  // namespace

int main() {
  const bool good = with_result() && with_error_code() && with_exception() && with_logs();
  if (!good) std::cout << "something is not as it should be\n";
  return good ? 0 : 1;
}
