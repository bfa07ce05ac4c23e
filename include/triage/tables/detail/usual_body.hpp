// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The body that an API usually sends, compiled into what stands between its values.
#ifndef TRIAGE_TABLES_DETAIL_USUAL_BODY_HPP
#define TRIAGE_TABLES_DETAIL_USUAL_BODY_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/tables/detail/shape_trie.hpp>
#include <triage/text/detail/null.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// What of a usual body cannot be compiled.
enum class usual_fault : std::uint8_t {
  none,
  layout,     ///< it is not one object without white space, arrays, escapes and repeated names
  container,  ///< a field or a condition asks for the text of an object in it
  too_long,   ///< it has more than 16 pieces
};

template <usual_fault Fault>
struct usual_body_is_sound {
  static_assert(Fault != usual_fault::layout,
                "triage: usual_body is one object without white space, arrays, escapes and "
                "repeated names, and has \"\", null, true, false or 0 for its values");
  static_assert(Fault != usual_fault::container,
                "triage: a field or a condition asks for an object of usual_body as a whole");
  static_assert(Fault != usual_fault::too_long, "triage: usual_body has more than 16 values");
};

struct usual_body {
  static constexpr std::size_t most = 16;
  usual_run runs[most] = {};
  std::size_t size = 0;
  usual_fault fault = usual_fault::none;

  [[nodiscard]] constexpr usual_view view() const noexcept { return {runs, size}; }
};

/// Reads an example of a body. Values that are no objects stand for any such value.
class usual_compiler {
 public:
  constexpr usual_compiler(std::string_view example, const own_trie& own)
      : rest_(example), own_(own) {}

  [[nodiscard]] constexpr usual_body compile() {
    if (!take('{')) return failed(usual_fault::layout);
    node_number open[max_pointer_depth + 1] = {};
    bool known[max_pointer_depth + 1] = {true};
    std::size_t depth = 0;
    for (;;) {
      std::string_view name;
      if (!take_name(name)) return failed(usual_fault::layout);
      const node_number node = known[depth] ? child(open[depth], name) : node_number{0};
      if (node != 0) {
        if (used_[node]) return failed(usual_fault::layout);
        used_[node] = true;
      }
      if (take('{')) {
        if (depth == max_pointer_depth) return failed(usual_fault::layout);
        if ((own_.suitable[node] >> static_cast<unsigned>(json_kind::object) & 1U) != 0) {
          return failed(usual_fault::container);
        }
        open[++depth] = node;
        known[depth] = node != 0;
        continue;
      }
      if (!skip_scalar()) return failed(usual_fault::layout);
      end_run(true, node);
      while (take('}')) {
        if (depth-- == 0) {
          end_run(false, 0);
          if (made_.size > usual_body::most) return failed(usual_fault::too_long);
          if (!rest_.empty()) return failed(usual_fault::layout);
          tell_roles();
          return made_;
        }
      }
      if (!take(',')) return failed(usual_fault::layout);
    }
  }

 private:
  [[nodiscard]] static constexpr usual_body failed(usual_fault why) {
    usual_body none;
    none.fault = why;
    return none;
  }

  constexpr void put(char c) {
    if (run_.size == usual_run::longest) end_run(false, 0);
    run_.bytes[run_.size] = c;
    run_.mask |= std::uint32_t{1} << run_.size++;
  }

  constexpr void end_run(bool value, node_number node) {
    run_.value = value;
    run_.node = static_cast<std::uint8_t>(node);
    if (made_.size < usual_body::most) made_.runs[made_.size] = run_;
    ++made_.size;
    run_ = {};
  }

  // Says which value has which role, if a value can have one role at most, and as a whole, and no
  // two can have the same.
  constexpr void tell_roles() {
    const candidate* of[max_nodes] = {};
    unsigned taken = 0;  // roles
    for (std::size_t i = 0; i < own_.size; ++i) {
      const candidate& c = own_.candidates[i];
      if (!used_[c.node]) continue;
      if (c.form != form::whole || !is_null(of[c.node]) || (taken & only(c.role)) != 0) return;
      of[c.node] = &c;
      taken |= only(c.role);
    }
    for (std::size_t i = 0; i < made_.size; ++i) {
      usual_run& run = made_.runs[i];
      if (const candidate* const c = of[run.node]; run.node != 0 && !is_null(c)) {
        run.role = static_cast<std::uint8_t>(c->role);
        run.kinds = suitable(c->role);
      }
    }
  }

  constexpr bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    put(c);
    rest_.remove_prefix(1);
    return true;
  }

  constexpr bool take_name(std::string_view& name) {
    if (!take('"')) return false;
    name = rest_.substr(0, rest_.find('"'));
    if (name.size() == rest_.size() || name.find_first_of("\\/~") != std::string_view::npos) {
      return false;
    }
    for (const char c : name) put(c);
    rest_.remove_prefix(name.size());
    return take('"') && take(':');
  }

  constexpr bool skip_scalar() {
    for (const std::string_view value : {R"("")", "null", "true", "false", "0"}) {
      if (rest_.substr(0, value.size()) == value) {
        rest_.remove_prefix(value.size());
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] constexpr node_number child(node_number parent, std::string_view name) const {
    node_number n = own_.trie.nodes[parent].first_child;
    while (n != 0 && own_.trie.key(n) != name) n = own_.trie.nodes[n].sibling;
    return n;
  }

  std::string_view rest_;
  const own_trie& own_;
  usual_body made_;
  usual_run run_;
  bool used_[max_nodes] = {};
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
