// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Counts allocations: replaces operator new and, with glibc and without the address sanitizer,
// malloc. For one file of a program.
#ifndef TRIAGE_TESTS_ALLOCATIONS_HPP
#define TRIAGE_TESTS_ALLOCATIONS_HPP

#include <cstddef>
#include <cstdlib>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define REPLACE_MALLOC 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define REPLACE_MALLOC 0
#endif
#endif
#if !defined(REPLACE_MALLOC)
#if defined(__GLIBC__)
#define REPLACE_MALLOC 1
#else
#define REPLACE_MALLOC 0
#endif
#endif

// Of the calling thread.
namespace allocations {
inline constinit thread_local std::size_t news = 0;
inline constinit thread_local std::size_t mallocs = 0;

inline std::size_t all() {
  return news + mallocs;
}
}  // namespace allocations

#if REPLACE_MALLOC
extern "C" {
void* __libc_malloc(std::size_t);               // NOLINT: glibc's own
void* __libc_calloc(std::size_t, std::size_t);  // NOLINT
void* __libc_realloc(void*, std::size_t);       // NOLINT
void* malloc(std::size_t n) noexcept {
  ++allocations::mallocs;
  return __libc_malloc(n);
}
void* calloc(std::size_t n, std::size_t size) noexcept {
  ++allocations::mallocs;
  return __libc_calloc(n, size);
}
void* realloc(void* p, std::size_t n) noexcept {
  ++allocations::mallocs;
  return __libc_realloc(p, n);
}
}
#endif

// Not inlined: g++ would take a `delete` of which it sees the inside only for a mistake.
[[gnu::noinline]] void* operator new(std::size_t n) {
  ++allocations::news;
  if (void* const p = std::malloc(n == 0 ? 1 : n)) return p;
  std::abort();
}
[[gnu::noinline]] void* operator new[](std::size_t n) {
  return operator new(n);
}
[[gnu::noinline]] void* operator new(std::size_t n, const std::nothrow_t&) noexcept {
  ++allocations::news;
  return std::malloc(n == 0 ? 1 : n);
}
[[gnu::noinline]] void* operator new[](std::size_t n, const std::nothrow_t& t) noexcept {
  return operator new(n, t);
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

#endif
