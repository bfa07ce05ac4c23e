// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A program has the categories of 256 providers, whoever asks for them first, and on whatever
// thread. The others share one.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include <triage/classify.hpp>
#include <triage/error_code.hpp>

namespace {

constexpr std::size_t room = 256;
constexpr std::size_t count = room + 20;

template <std::size_t N>
struct numbered_api : triage::kinds {
  static constexpr char letters[] = {'a',         'p', 'i', '_', '0' + N / 100, '0' + N / 10 % 10,
                                     '0' + N % 10};
  static constexpr std::string_view name{letters, sizeof letters};
  static constexpr triage::field fields[] = {{"/fault", triage::role::code}};
  static constexpr triage::row rows[] = {{"BUSY", 503, busy, "come later"}};
};

std::error_code codes[2][count];

template <std::size_t... N>
void make(std::error_code* to, bool backwards, std::index_sequence<N...> /*all*/) {
  constexpr triage::provider all[] = {triage::define<numbered_api<N>>()...};
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t n = backwards ? count - 1 - i : i;
    to[n] = make_error_code(triage::classify(all[n], {503, R"({"fault":"BUSY"})"}));
  }
}

void expect(bool good, const char* what, std::size_t n) {
  if (good) return;
  std::printf("provider %d: not so: %s\n", static_cast<int>(n), what);
  std::_Exit(1);
}

}  // namespace

int main() {
  std::thread other([] { make(codes[1], true, std::make_index_sequence<count>()); });
  make(codes[0], false, std::make_index_sequence<count>());
  other.join();

  std::set<const std::error_category*> own;
  for (std::size_t n = 0; n < count; ++n) {
    const std::error_code& ec = codes[0][n];
    expect(ec == codes[1][n], "both threads got the same code", n);
    expect(ec == triage::category::overloaded, "it is `overloaded`", n);
    expect(ec.value() % 1000 == 503, "it has the status", n);
    const std::string name = ec.category().name();
    if (name == "triage.generic") {
      expect(ec.message() == "overloaded", "without a row, its message is the category's", n);
      continue;
    }
    expect(std::string_view(name).substr(0, 11) == "triage.api_" &&
               std::strtoul(name.c_str() + 11, nullptr, 10) == n,
           "the category has the name of the provider", n);
    expect(ec.message() == "BUSY: come later", "the message is the row's", n);
    expect(own.insert(&ec.category()).second, "no other provider has its category", n);
  }
  expect(own.size() == room, "256 providers have categories of their own", count);
}
