// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Error codes and conditions of three copies of the header library: this program's, and those of
// two shared libraries that know nothing of each other.
#include <dlfcn.h>

#include <cstdio>
#include <string>

#include <triage/classify.hpp>
#include <triage/error_code.hpp>
#include <triage/exception.hpp>
#include <triage/providers/assisters.hpp>

#include "library.hpp"

namespace {

int failures = 0;

void check(bool good, const char* what) {
  if (good) return;
  std::printf("not so: %s\n", what);
  ++failures;
}
#define CHECK(...) check((__VA_ARGS__), #__VA_ARGS__)

const library* load(const char* file) {
  void* const handle = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    std::puts(dlerror());
    return nullptr;
  }
  return reinterpret_cast<get_library*>(dlsym(handle, "triage_test_library"))();
}

}  // namespace

int main(int argc, char** argv) {
  const library* const a = argc > 1 ? load(argv[1]) : nullptr;
  const library* const b = argc > 2 ? load(argv[2]) : nullptr;
  if (a == nullptr || b == nullptr) return 1;
  using triage::category;
  const std::error_code own =
      make_error_code(triage::classify(triage::providers::assisters, {429, ""}));

  // There are several categories of one name, or there is nothing to test.
  CHECK(&a->rate_limited().category() != &b->rate_limited().category());
  CHECK(&a->rate_limited().category() != &own.category());
  CHECK(&a->condition().category() != &b->condition().category());
  CHECK(std::string(a->rate_limited().category().name()) == own.category().name());

  // The documented: a condition is answered by name.
  for (const std::error_code& ec : {own, a->rate_limited(), b->rate_limited()}) {
    CHECK(ec == category::rate_limited);
    CHECK(ec == a->condition());
    CHECK(ec == b->condition());
    CHECK(a->is_rate_limited(ec));
    CHECK(b->is_rate_limited(ec));
    CHECK(ec != category::quota_exhausted);
    CHECK(ec != std::errc::timed_out);
    CHECK(ec.message() == own.message());
    CHECK(ec.value() == own.value());
  }
  for (const std::error_code& ec : {a->timed_out(), b->timed_out()}) {
    CHECK(ec == category::timeout);
    CHECK(ec == std::errc::timed_out);
    CHECK(ec != category::rate_limited);
    CHECK(ec != a->condition());
    CHECK(!a->is_rate_limited(ec));
    CHECK(!b->is_rate_limited(ec));
  }
  // A value that means something else in another category.
  const std::error_code foreign(own.value(), std::generic_category());
  CHECK(foreign != category::rate_limited);
  CHECK(!a->is_rate_limited(foreign));

  // The documented limit: the standard compares these by address.
  CHECK(a->rate_limited() == a->rate_limited());
  CHECK(a->rate_limited() != b->rate_limited());
  CHECK(a->condition() != b->condition());

  // libstdc++ compares types by name; libc++ by address, so that nothing but std::exception, which
  // is in one place, can be caught.
  for (const library* l : {a, b}) {
    try {
      l->throws();
      CHECK(false);
#if defined(__GLIBCXX__)
    } catch (const triage::failure& f) {
      CHECK(f.error().category() == category::timeout);
      CHECK(f.error().body() == "in the library");
#endif
    } catch (const std::exception& e) {
      CHECK(std::string(e.what()).find("provider=persly status=504") == 0);
#if defined(__GLIBCXX__)
      CHECK(false);
#endif
    }
  }
  return failures == 0 ? 0 : 1;
}
