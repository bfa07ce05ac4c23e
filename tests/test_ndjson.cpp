// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/stream/ndjson.hpp>

#include <string_view>

#include "both_ways.hpp"

using namespace std::string_view_literals;

namespace {

// Every line in brackets; ~ for truncated.
struct transcript {
  char bytes[256] = {};
  std::size_t size = 0;

  constexpr void add(std::string_view s) {
    for (const char c : s) bytes[size++] = c;
  }
  constexpr void operator()(const triage::ndjson_line& line) {
    add("[");
    add(line.text);
    if (line.truncated) add("~");
    add("]");
  }
};

// Whether the finished stream gives these lines, whole, byte by byte, and cut in two anywhere.
template <std::size_t Buffer = 64>
constexpr bool gives(std::string_view text, std::string_view expected) {
  const auto same = [&](std::size_t first, std::size_t size) {
    char buffer[Buffer] = {};
    triage::ndjson_reader reader(buffer);
    transcript lines;
    std::string_view rest = text;
    for (std::size_t n = first; !rest.empty(); n = size) {
      reader.feed(rest.substr(0, n), lines);
      rest.remove_prefix(n < rest.size() ? n : rest.size());
    }
    reader.finish(lines);
    return std::string_view(lines.bytes, lines.size) == expected;
  };
  for (std::size_t first = 1; first <= text.size(); ++first) {
    if (!same(first, text.size())) return false;
  }
  return same(1, 1);
}

}  // namespace

TEST_CASE("lines, with LF, CR LF and nothing at their end") {
  CHECK_BOTH(gives("{1}\n{2}\r\n{3}", "[{1}][{2}][{3}]"));
  CHECK_BOTH(gives("{1}\n{2}\n", "[{1}][{2}]"));
  CHECK_BOTH(gives("{\r1}\n", "[{\r1}]"));
}

TEST_CASE("blank lines and white space around lines") {
  CHECK_BOTH(gives("\n\r\n \t\n  {1}  \n\n\n{2} \r\n", "[{1}][{2}]"));
  CHECK_BOTH(gives("          {1}\n", "[{1}]"));
  CHECK_BOTH(gives<4>("          {1}\n", "[{1}]"));
}

TEST_CASE("a line that is longer than the buffer") {
  CHECK_BOTH(gives<4>("12345\n1234\n1\n", "[1234~][1234][1]"));
  CHECK_BOTH(gives<4>("12345", "[1234~]"));
}

TEST_CASE("a line that lies in one chunk is not copied") {
  char buffer[16];
  triage::ndjson_reader reader(buffer);
  const std::string_view chunk = "{1}\n{2";
  int lines = 0;
  const auto see = [&](const triage::ndjson_line& line) {
    CHECK((line.text.data() == (lines == 0 ? chunk.data() : buffer)));
    ++lines;
  };
  reader.feed(chunk, see);
  reader.feed("}\n", see);
  CHECK(lines == 2);
}

TEST_CASE("NUL bytes in a line stay") {
  CHECK_BOTH(gives("a\0b\n\0\n"sv, "[a\0b][\0]"sv));
}
