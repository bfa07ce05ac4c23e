// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the documentation shows is compiled: every C++ block stands in snippets.cpp, or, if it needs
// an HTTP stack, in an example or in the tests of the stacks. Every relative link leads somewhere.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"

namespace {

const std::filesystem::path root = TRIAGE_SOURCE_DIR;

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> pages() {
  std::vector<std::filesystem::path> found = {root / "README.md", root / "CONTRIBUTING.md"};
  for (const auto& entry : std::filesystem::directory_iterator(root / "docs")) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  return found;
}

// Without the blocks between ``` and ```.
std::string prose(const std::string& page) {
  std::string out;
  bool in_block = false;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t fence = std::min(page.find("```", at), page.size());
    if (!in_block) out += page.substr(at, fence - at);
    in_block = !in_block;
    at = fence + 3;
  }
  return out;
}

// Without white space, so that the depth of a block in its function does not count.
std::string squeezed(const std::string& s) {
  std::string out;
  for (const char c : s) {
    if (c != ' ' && c != '\n' && c != '\t') out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("every C++ block of the documentation is compiled") {
  std::string compiled = squeezed(read(root / "tests" / "snippets.cpp"));
  compiled += squeezed(read(root / "tests" / "test_http_answer.cpp"));
  for (const char* const folder :
       {"examples", "examples/integrations", "tests/consumer", "tests/http"}) {
    for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
      const auto extension = entry.path().extension();
      if (extension == ".cpp" || extension == ".hpp") compiled += squeezed(read(entry.path()));
    }
  }
  int blocks = 0;
  for (const auto& page : pages()) {
    const std::string text = read(page);
    const std::string fence = "```cpp\n";
    for (std::size_t at = text.find(fence); at != std::string::npos; at = text.find(fence, at)) {
      at += fence.size();
      const std::size_t end = text.find("```", at);
      REQUIRE(end != std::string::npos);
      const std::string block = text.substr(at, end - at);
      INFO(page << ":\n" << block);
      CHECK(compiled.find(squeezed(block)) != std::string::npos);
      ++blocks;
      at = end;
    }
  }
  CHECK(blocks >= 7);
}

TEST_CASE("relative links of the documentation lead to files") {
  for (const auto& page : pages()) {
    const std::string text = prose(read(page));
    for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at)) {
      at += 2;
      std::string target = text.substr(at, text.find(')', at) - at);
      target = target.substr(0, target.find('#'));
      if (target.empty() || target.find("://") != std::string::npos) continue;
      INFO(page << " links to " << target);
      CHECK(std::filesystem::exists(page.parent_path() / target));
    }
  }
}
