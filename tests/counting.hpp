// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Counts what the calling thread allocates. Replaces operator new and malloc, so for one file of a
// program.
#ifndef TRIAGE_TESTS_COUNTING_HPP
#define TRIAGE_TESTS_COUNTING_HPP

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

#include "sanitized.hpp"

#if defined(__GLIBC__) && !TRIAGE_SANITIZED
#define REPLACE_MALLOC 1
#else
#define REPLACE_MALLOC 0
#endif

namespace counting {
inline constinit thread_local std::size_t news = 0;
inline constinit thread_local std::size_t mallocs = 0;  // those of operator new included

inline std::size_t all() {
  return news + mallocs;
}
}  // namespace counting

#if REPLACE_MALLOC
extern "C" {
void* __libc_malloc(std::size_t);                 // NOLINT: glibc's own
void* __libc_calloc(std::size_t, std::size_t);    // NOLINT
void* __libc_realloc(void*, std::size_t);         // NOLINT
void* __libc_memalign(std::size_t, std::size_t);  // NOLINT
void* malloc(std::size_t n) noexcept {
  ++counting::mallocs;
  return __libc_malloc(n);
}
void* calloc(std::size_t n, std::size_t size) noexcept {
  ++counting::mallocs;
  return __libc_calloc(n, size);
}
void* realloc(void* p, std::size_t n) noexcept {
  ++counting::mallocs;
  return __libc_realloc(p, n);
}
// libc++ has exceptions from these.
void* aligned_alloc(std::size_t alignment, std::size_t n) noexcept {
  ++counting::mallocs;
  return __libc_memalign(alignment, n);
}
int posix_memalign(void** p, std::size_t alignment, std::size_t n) noexcept {
  ++counting::mallocs;
  *p = __libc_memalign(alignment, n);
  return *p != nullptr ? 0 : ENOMEM;
}
}
#endif

// Not inlined: g++ would see a new that is freed.
[[gnu::noinline]] void* operator new(std::size_t n) {
  ++counting::news;
  if (void* const p = std::malloc(n == 0 ? 1 : n)) return p;
  std::abort();
}
[[gnu::noinline]] void* operator new[](std::size_t n) {
  return operator new(n);
}
[[gnu::noinline]] void* operator new(std::size_t n, const std::nothrow_t&) noexcept {
  return operator new(n);
}
[[gnu::noinline]] void* operator new[](std::size_t n, const std::nothrow_t&) noexcept {
  return operator new(n);
}
[[gnu::noinline]] void operator delete(void* p) noexcept {
  std::free(p);
}
[[gnu::noinline]] void operator delete[](void* p) noexcept {
  std::free(p);
}
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept {
  std::free(p);
}
[[gnu::noinline]] void operator delete[](void* p, std::size_t) noexcept {
  std::free(p);
}

namespace counting {

/// Whether the counters count.
inline bool works() {
  const std::size_t before_news = news;
  const std::size_t before_mallocs = mallocs;
  const std::vector<int> v(100);
  void* volatile p = std::malloc(10);
  std::free(p);
  return news > before_news && (!REPLACE_MALLOC || mallocs >= before_mallocs + 2);
}

}  // namespace counting

#endif
