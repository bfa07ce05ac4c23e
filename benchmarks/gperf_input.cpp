// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Prints the input of gperf for one of the tables.
#include <cstdio>
#include <string_view>

#include "codes.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: triage_gperf_input TABLE\n");
    return 64;
  }
  bench::for_each_table([&](const char* name, auto table) {
    if (argv[1] != std::string_view(name)) return;
    std::printf(
        "%%language=C++\n%%compare-lengths\n%%readonly-tables\n%%enum\n%%struct-type\n"
        "%%define class-name gperf_%s\n%%define lookup-function-name find\n"
        "struct gperf_%s_row { const char* name; int row; };\n%%%%\n",
        name, name);
    int row = 0;
    for (const std::string_view code : bench::codes_of<typename decltype(table)::api>) {
      std::printf("%.*s, %d\n", static_cast<int>(code.size()), code.data(), row++);
    }
  });
}
