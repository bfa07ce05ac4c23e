// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Changes to bodies that a server or a proxy could make: to JSON by its grammar, to XML by its
// tags, to event streams by their lines, and to any of them byte by byte.
#ifndef TRIAGE_TESTS_SOAK_MUTATE_HPP
#define TRIAGE_TESTS_SOAK_MUTATE_HPP

#include <cstddef>
#include <cstdio>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tree.hpp"

namespace soak {

/// What is put in the place of a value.
inline constexpr const char* other_values[] = {"null",
                                               "true",
                                               "false",
                                               "0",
                                               "-1.5e3",
                                               "429",
                                               "\"\"",
                                               "\"429\"",
                                               "\"x\"",
                                               "{}",
                                               "[]",
                                               R"({"code":"x","message":"y"})",
                                               R"(["x"])",
                                               R"([{"message":"y"}])",
                                               "123456789012345678901234"};

/// Members in another order, on all levels.
inline void shuffle(tree& t, std::mt19937_64& dice) {
  for (std::size_t i = t.is == tree::kind::object ? t.in.size() : 0; i > 1; --i) {
    std::swap(t.in[i - 1], t.in[dice() % i]);
  }
  for (tree::member& member : t.in) shuffle(member.value, dice);
}

class mutator {
 public:
  /// `names`: codes, types and words that tables know. `bodies`: what pieces are taken from.
  mutator(std::vector<std::string> names, const std::vector<std::string_view>& bodies,
          std::mt19937_64& dice)
      : names_(std::move(names)), bodies_(bodies), dice_(dice) {
    for (const std::string_view body : bodies) {
      std::optional<tree> read = tree_reader(body).read();
      if (read && read->is != tree::kind::scalar) trees_.push_back(std::move(*read));
    }
  }

  /// One change that leaves JSON JSON, and the like; damages what it does not know.
  void change(std::string& body) {
    if (std::optional<tree> read = tree_reader(body).read();
        read && read->is != tree::kind::scalar) {
      change(*read);
      body = tree_writer(static_cast<layout>(dice_() % 4), dice_).write(*read);
    } else if (!body.empty() && body[0] == '<') {
      change_tags(body);
    } else if (body.find('\n') != std::string::npos || body.find('\r') != std::string::npos) {
      change_lines(body);
    } else {
      damage(body);
    }
  }

  /// A few bytes gone, doubled, changed, or from elsewhere.
  void damage(std::string& s) {
    constexpr std::string_view marks =
        "{}[]\",:\\\n\r\t <>/&;'!?-0123456789eE+.unltrfas\0\x1f\x7f\x80\xc3\xed\xf4\xff";
    const std::size_t at = s.empty() ? 0 : below(s.size());
    const char c = marks[below(marks.size())];
    switch (below(6)) {
      case 0: s.resize(at); break;
      case 1: s.erase(at, 1 + below(4)); break;
      case 2: s.insert(at, 1 + below(3), c); break;
      case 3: {
        const std::string_view other = bodies_[below(bodies_.size())];
        const std::size_t from = other.empty() ? 0 : below(other.size());
        s.insert(at, other.substr(from, below(64)));
        break;
      }
      case 4: s.insert(at, below(2) == 0 ? "data: " : "\n\nevent: error\ndata: "); break;
      default:
        if (!s.empty()) s[at] = c;
        break;
    }
  }

 private:
  std::size_t below(std::size_t n) { return dice_() % n; }
  const std::string& name() { return names_[below(names_.size())]; }
  std::ptrdiff_t place_in(const tree& node) {
    return static_cast<std::ptrdiff_t>(below(node.in.size()));
  }

  void change(tree& t) {
    std::vector<tree*> nodes;
    all_nodes(t, nodes);
    tree& node = *nodes[below(nodes.size())];
    switch (below(8)) {
      case 0: node = *tree_reader(other_values[below(std::size(other_values))]).read(); break;
      case 1: {
        tree other = trees_[below(trees_.size())];
        std::vector<tree*> others;
        all_nodes(other, others);
        tree part = *others[below(others.size())];
        node = std::move(part);
        break;
      }
      case 2: {
        tree around;
        around.is = below(2) == 0 ? tree::kind::array : tree::kind::object;
        around.in.push_back({"\"error\"", node});
        node = std::move(around);
        break;
      }
      case 3:
        if (!node.in.empty()) node.in.erase(node.in.begin() + place_in(node));
        break;
      case 4:
        if (!node.in.empty()) {
          auto member = node.in[below(node.in.size())];
          node.in.insert(node.in.begin() + place_in(node), std::move(member));
        }
        break;
      case 5:
        if (node.is == tree::kind::scalar) node.scalar = '"' + name() + '"';
        break;
      case 6:
        if (node.scalar.size() > 2 && node.scalar[0] == '"') escape(node.scalar);
        break;
      default: shuffle(node, dice_); break;
    }
  }

  // Writes a plain character of a string as its escape, or puts an escape before it.
  void escape(std::string& s) {
    const std::size_t at = 1 + below(s.size() - 1);
    if (s.find('\\') < at) return;  // it could be within another one
    const auto byte = static_cast<unsigned char>(s[at]);
    if (below(2) == 0 && at + 1 < s.size() && byte < 0x80) {
      char written[8];
      std::snprintf(written, sizeof written, "\\u%04x", byte);
      s.replace(at, 1, written);
      return;
    }
    constexpr const char* some[] = {"\\n",     "\\\"",           "\\\\",    "\\/",
                                    "\\u00e9", "\\uD83D\\uDE00", "\\uD800", "\\u0030"};
    s.insert(at, some[below(std::size(some))]);
  }

  void change_tags(std::string& s) {
    const auto tag = [&] {
      const std::size_t from = s.find('<', below(s.size()));
      return from == std::string::npos ? 0 : from;
    };
    const std::size_t a = tag();
    const std::size_t b = tag();
    const std::size_t begin = a < b ? a : b;
    const std::size_t size = (a < b ? b : a) - begin;
    constexpr const char* some[] = {"<!-- x -->", "<![CDATA[<y>]]>", "<?z?>", "<a b='>'/>",
                                    "&amp;",      "&#x30;",          "<a>",   "</a>"};
    switch (below(5)) {
      case 0: s.erase(begin, size); break;
      case 1: s.insert(begin, s.substr(begin, size)); break;
      case 2: s.insert(a, some[below(std::size(some))]); break;
      case 3: {
        const std::size_t end = s.find('>', a);
        const std::size_t next = end == std::string::npos ? end : s.find('<', end);
        if (next != std::string::npos) s.replace(end + 1, next - end - 1, name());
        break;
      }
      default: damage(s); break;
    }
  }

  void change_lines(std::string& s) {
    const auto line = [&] {
      const std::size_t end = s.find_first_of("\r\n", below(s.size()));
      return end == std::string::npos ? 0 : end + 1;
    };
    const std::size_t a = line();
    const std::size_t b = line();
    const std::size_t begin = a < b ? a : b;
    const std::size_t size = (a < b ? b : a) - begin;
    constexpr const char* some[] = {"\n",      "\r",       "\r\n",    "event: error\n", "data: {\n",
                                    "data:\n", ": ping\n", "id: 1\n", "retry: 5\n",     "data\n"};
    switch (below(4)) {
      case 0: s.erase(begin, size); break;
      case 1: s.insert(begin, s.substr(begin, size)); break;
      case 2: s.insert(a, some[below(std::size(some))]); break;
      default: damage(s); break;
    }
  }

  std::vector<std::string> names_;
  std::vector<std::string_view> bodies_;
  std::mt19937_64& dice_;
  std::vector<tree> trees_;
};

}  // namespace soak

#endif
