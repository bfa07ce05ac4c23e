// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For objects.sh, which reads what the compiler made of this: every entry point of the core, with
// all tables, and nothing else. With TRIAGE_TEST_OWNED, what may allocate.
#if defined(TRIAGE_TEST_OWNED)
#include <triage.hpp>
#else
#include "use.hpp"
#endif

extern "C" {

#if defined(TRIAGE_TEST_OWNED)

int use_owned(const triage::error* e, char* buffer, std::size_t size) {
  triage::owned_error first(*e);
  const triage::owned_error second(*e, std::nothrow);
  first = second;
  return static_cast<int>(to_line(first.get(), buffer, size).size());
}

#else

std::uint64_t use_text(const triage::provider* p, int status, const char* body, std::size_t size,
                       const char* headers, std::size_t headers_size) {
  const triage::response r{status, {body, size}, std::string_view(headers, headers_size), 0};
  proofs::digest d;
  proofs::add_streams(d, *p, r);
  proofs::add_names(d, {body, size});
  return proofs::use(*p, r).everything + d.value();
}

std::uint64_t use_pairs(const triage::provider* p, int status, const char* body, std::size_t size,
                        const triage::header_line* headers, std::size_t headers_size) {
  const triage::response r{status, {body, size}, {headers, headers_size}};
  return proofs::use(*p, r).everything;
}

std::uint64_t use_trailers(const triage::provider* p, int status, const char* body,
                           std::size_t size, const char* headers, std::size_t headers_size) {
  const triage::basic_response r{status, std::string_view(body, size),
                                 triage::with_trailers(std::string_view(headers, headers_size),
                                                       triage::grpc_web_trailers({body, size}))};
  return proofs::use(*p, r).everything;
}

#endif
}
