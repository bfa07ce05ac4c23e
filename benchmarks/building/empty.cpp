// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the other programs here do besides their work: take a status and a body from outside, write
// a text, return a number.
#include <cstdio>
#include <cstdlib>
#include <string_view>

int main(int argc, char** argv) {
  if (argc < 3) return 64;
  const std::string_view message = argv[2];
  std::fwrite(message.data(), 1, message.size(), stdout);
  return std::atoi(argv[1]) / 100;
}
