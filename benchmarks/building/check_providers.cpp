// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Whether the generated providers find all their codes, and nothing else. Prints how many.
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include <triage/classify.hpp>

#define MANY_PROVIDERS_EXPECTED
#include "many_providers.hpp"

namespace {

bool right(const many::expectation& wanted) {
  const triage::provider* const provider = many::find(wanted.provider);
  if (provider == nullptr) return false;
  const std::string code(wanted.code);  // not the literal that stands in the table
  const triage::row_ref row = provider->find_code(code);
  if (row == nullptr || row->name() != code || !row->status().has(wanted.status)) return false;
  if (row->kind().category != wanted.category) return false;

  const triage::error e = triage::classify(*provider, {wanted.status, wanted.body});
  if (!(e.code() == code) || e.rule().basis != triage::basis::code) return false;
  if (e.category() != wanted.category) return false;

  std::string other = code;
  for (char& c : other) {
    c = static_cast<char>(c ^ 1);
    if (provider->find_code(other) != nullptr) return false;
    c = static_cast<char>(c ^ 1);
  }
  return provider->find_code(code + "s") == nullptr;
}

}  // namespace

int main() {
  for (const many::expectation& wanted : many::expected) {
    if (right(wanted)) continue;
    std::printf("wrong: %.*s of %.*s\n", static_cast<int>(wanted.code.size()), wanted.code.data(),
                static_cast<int>(wanted.provider.size()), wanted.provider.data());
    return 1;
  }
  std::printf("%zu\n", std::size(many::expected));
}
