// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The bodies that are measured: the formats of real servers, the texts are our own.
#ifndef TRIAGE_BENCHMARKS_BODIES_HPP
#define TRIAGE_BENCHMARKS_BODIES_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// What may be read, but not relied on, behind every body: as much as simdjson wants. Who cannot
/// promise that has to copy, which is measured too.
inline constexpr std::size_t padding = 64;

class body {
 public:
  body(std::string name, int status, bool json, std::string_view text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] int status() const { return status_; }
  /// Whether it is valid JSON in a form that all contenders read: then all fields must agree, else
  /// the decision only.
  [[nodiscard]] bool json() const { return json_; }
  [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  std::string name_;
  int status_;
  bool json_;
  std::size_t size_;
  std::vector<char> bytes_;
};

/// All of them, made at the first call.
[[nodiscard]] const std::vector<body>& bodies();

/// nullptr if there is none of that name.
[[nodiscard]] const body* find_body(std::string_view name);

/// google.rpc.Status as the JSON mapping prints it, with as many details as `size` takes.
[[nodiscard]] std::string google_body(std::size_t size);

}  // namespace bench

#endif
