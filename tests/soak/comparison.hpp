// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Holds all paths that are here against each other, and says what differs.
#ifndef TRIAGE_TESTS_SOAK_COMPARISON_HPP
#define TRIAGE_TESTS_SOAK_COMPARISON_HPP

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "paths.hpp"

soak::path_function soak_path_baseline;
soak::path_function soak_path_plain;
#if defined(SOAK_HAS_AVX2)
soak::path_function soak_path_avx2;
#endif
#if defined(SOAK_HAS_SIMDJSON)
soak::path_function soak_path_simdjson;
#endif

namespace soak {

/// As a C++ literal, so that it can be made a test.
inline std::string literal(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += std::string("\\") + c;
    } else if (byte >= 0x20 && byte < 0x7F) {
      out += c;
    } else {
      char octal[5];
      std::snprintf(octal, sizeof octal, "\\%03o", byte);
      out += octal;
    }
  }
  return out + '"';
}

class comparison {
 public:
  comparison() {
    paths_.push_back({"baseline", soak_path_baseline});
    paths_.push_back({"plain", soak_path_plain});
#if defined(SOAK_HAS_AVX2)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) {
      paths_.push_back({"avx2", soak_path_avx2});
    }
#endif
#if defined(SOAK_HAS_SIMDJSON)
    paths_.push_back({"simdjson", soak_path_simdjson});
#endif
  }

  /// `about`: what the response was made of.
  void compare(const input& in, std::string_view about) {
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      answer& a = i == 0 ? first_ : other_;
      paths_[i].classify(in, a);
      ++answers_;
      if (a.broken != nullptr) report(in, about, paths_[i].name, a.broken);
      if (i == 0 || a.same(first_)) continue;
      std::size_t at = 0;
      while (at < a.size && at < first_.size && a.word[at] == first_.word[at]) ++at;
      report(in, about, paths_[i].name, word_name(at));
    }
  }

  /// Counts a failure; the first ten are printed.
  void report(const input& in, std::string_view about, std::string_view path,
              std::string_view what) {
    if (++failures_ > 10) return;
    std::fprintf(stderr, "%s: %s: %s\n  provider %zu, status %d\n  headers %s\n  body %s\n",
                 std::string(about).c_str(), std::string(path).c_str(), std::string(what).c_str(),
                 in.provider, in.status, literal(in.headers).c_str(), literal(in.body).c_str());
  }

  /// An answer that was compared elsewhere.
  void count() {
    ++answers_;
  }

  [[nodiscard]] std::size_t answers() const {
    return answers_;
  }
  [[nodiscard]] std::size_t failures() const {
    return failures_;
  }
  [[nodiscard]] std::size_t paths() const {
    return paths_.size();
  }

 private:
  std::vector<path> paths_;
  answer first_;
  answer other_;
  std::size_t answers_ = 0;
  std::size_t failures_ = 0;
};

}  // namespace soak

#endif
