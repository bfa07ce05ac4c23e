// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// JSON as a tree that can be changed and written again in other forms. For tests: it knows nothing
// of the library, and takes only what is valid.
#ifndef TRIAGE_TESTS_SOAK_TREE_HPP
#define TRIAGE_TESTS_SOAK_TREE_HPP

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace soak {

struct tree {
  enum class kind { scalar, array, object };
  struct member;

  kind is = kind::scalar;
  std::string scalar;      ///< as it is written, with quotes
  std::vector<member> in;  ///< of a container
};

struct tree::member {
  std::string name;  ///< as it is written; empty in arrays
  tree value;
};

/// Reads a document; nullopt if it is none, or deeper than 200.
class tree_reader {
 public:
  explicit tree_reader(std::string_view s) : s_(s) {}

  std::optional<tree> read() {
    tree t;
    if (!value(t, 0)) return std::nullopt;
    blanks();
    if (at_ != s_.size()) return std::nullopt;
    return t;
  }

 private:
  void blanks() {
    while (at_ < s_.size() && std::string_view(" \t\r\n").find(s_[at_]) != std::string_view::npos) {
      ++at_;
    }
  }
  bool take(char c) {
    blanks();
    if (at_ == s_.size() || s_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool string(std::string& out) {
    blanks();
    const std::size_t start = at_;
    if (!take('"')) return false;
    for (; at_ < s_.size() && s_[at_] != '"'; ++at_) {
      if (s_[at_] == '\\') ++at_;
    }
    if (at_ >= s_.size()) return false;
    out = s_.substr(start, ++at_ - start);
    return true;
  }
  bool value(tree& t, int depth) {
    blanks();
    if (depth > 200 || at_ == s_.size()) return false;
    const char c = s_[at_];
    if (c == '"') return string(t.scalar);
    if (c != '{' && c != '[') {
      const std::size_t start = at_;
      while (at_ < s_.size() &&
             std::string_view(",]} \t\r\n").find(s_[at_]) == std::string_view::npos) {
        ++at_;
      }
      t.scalar = s_.substr(start, at_ - start);
      return !t.scalar.empty();
    }
    ++at_;
    t.is = c == '{' ? tree::kind::object : tree::kind::array;
    const char end = c == '{' ? '}' : ']';
    if (take(end)) return true;
    do {
      t.in.push_back({});
      if (c == '{' && (!string(t.in.back().name) || !take(':'))) return false;
      if (!value(t.in.back().value, depth + 1)) return false;
    } while (take(','));
    return take(end);
  }

  std::string_view s_;
  std::size_t at_ = 0;
};

/// How a tree is written: with what between its tokens.
enum class layout { compact, spaced, pretty, wild };

class tree_writer {
 public:
  tree_writer(layout form, std::mt19937_64& dice) : form_(form), dice_(dice) {}

  std::string write(const tree& t) {
    out_.clear();
    value(t, 0);
    return out_;
  }

 private:
  void between(std::size_t depth, bool line) {
    switch (form_) {
      case layout::compact: break;
      case layout::spaced:
        if (!line) out_ += ' ';
        break;
      case layout::pretty: out_ += line ? "\n" + std::string(2 * depth, ' ') : " "; break;
      case layout::wild:
        for (std::uint64_t n = dice_() % 4; n > 0; --n) out_ += " \t\r\n"[dice_() % 4];
        break;
    }
  }
  void value(const tree& t, std::size_t depth) {
    if (t.is == tree::kind::scalar) {
      out_ += t.scalar;
      return;
    }
    const bool object = t.is == tree::kind::object;
    out_ += object ? '{' : '[';
    bool first = true;
    for (const auto& [name, inner] : t.in) {
      if (!first) {
        if (form_ == layout::wild) between(depth, false);
        out_ += ',';
      }
      if (form_ != layout::spaced || !first) between(depth + 1, form_ != layout::spaced);
      if (object) {
        out_ += name;
        if (form_ == layout::wild) between(depth, false);
        out_ += ':';
        between(depth, false);
      }
      value(inner, depth + 1);
      first = false;
    }
    if (!first) between(depth, true);
    out_ += object ? '}' : ']';
  }

  layout form_;
  std::mt19937_64& dice_;
  std::string out_;
};

/// Every container and scalar of a tree, itself included.
inline void all_nodes(tree& t, std::vector<tree*>& out) {
  out.push_back(&t);
  for (tree::member& member : t.in) all_nodes(member.value, out);
}

}  // namespace soak

#endif
