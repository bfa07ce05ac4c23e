// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// simdjson On-Demand as the parser of bodies: for large ones, and for programs that have opened
// them already. Needs simdjson 3.0 or later; CMake's target is triage::simdjson.
#ifndef TRIAGE_SIMDJSON_HPP
#define TRIAGE_SIMDJSON_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <simdjson.h>

#include <triage/check.hpp>
#include <triage/classify.hpp>
#include <triage/read/detail/collector.hpp>
#include <triage/read/detail/lexer.hpp>
#include <triage/read/read.hpp>

namespace triage::inline TRIAGE_ABI {

// A file without exceptions has a reader of its own; see config.hpp.
inline namespace TRIAGE_DETAIL_ON_FAILURE {

/// The last argument of `classify` and `check`, which makes simdjson read the body:
///
///     simdjson::ondemand::parser parser;   // kept, as is the scratch
///     std::string scratch;
///     auto e = triage::classify(persly, {429, body, headers}, triage::on_demand(parser, scratch));
///
/// The result is the same as without it, to the byte, and borrows from the response's body alone,
/// whichever memory simdjson read. A body that simdjson rejects (damaged, not UTF-8, not JSON,
/// larger than 4 GB) is read by the built-in parser.
///
/// A body that is not in the provider's own shape is read twice, as it is by the built-in parser.
///
/// Allocates nothing once parser and scratch have grown to the largest body. docs/reading.md says
/// when to use it.
class on_demand {
 public:
  using parser = simdjson::ondemand::parser;
  using document = simdjson::ondemand::document;

  /// Copies the body into `scratch`, where it can be padded. `scratch` grows and never shrinks; its
  /// contents are not needed afterwards.
  on_demand(parser& with, std::string& scratch) noexcept : parser_(&with), scratch_(&scratch) {}

  /// Reads the body in place. `capacity`: how many bytes, counted from the body's first, may be
  /// read. If those are not SIMDJSON_PADDING more than the body has, simdjson is not used.
  on_demand(parser& with, std::size_t capacity) noexcept : parser_(&with), capacity_(capacity) {}

  /// Takes a document that was opened on the memory of the response's body. It is read from its
  /// beginning and rewound afterwards: strings that were read from it before become invalid. If it
  /// is damaged, it cannot be used any more (`is_alive` is false).
  explicit on_demand(document& opened) noexcept : opened_(&opened) {}

  /// For `classify`; see `body_reader`.
  [[nodiscard]] bool read(std::string_view body, detail::collector& found, bool& flawed) noexcept {
    if (opened_ != nullptr) {
      if (!opened_->is_alive()) return false;
      opened_->rewind();
      const bool read = walker{body, body.data(), found, flawed}.all(*opened_);
      if (opened_->is_alive()) opened_->rewind();
      return read;
    }
    if (body.empty()) return false;
    const char* text = body.data();
    std::size_t capacity = capacity_;
    if (scratch_ != nullptr) {
      if (!copy(body)) return false;
      text = scratch_->data();
      capacity = scratch_->size();
    }
    if (capacity < body.size() || capacity - body.size() < simdjson::SIMDJSON_PADDING) return false;
    document opened;
    if (parser_->iterate(simdjson::padded_string_view(text, body.size(), capacity)).get(opened)) {
      return false;
    }
    return walker{body, text, found, flawed}.all(opened);
  }

 private:
  using value = simdjson::ondemand::value;
  using lexer = detail::lexer;

  bool copy(std::string_view body) noexcept {
    if (scratch_->size() < body.size() + simdjson::SIMDJSON_PADDING) {
#if defined(__cpp_exceptions)
      try {
        scratch_->resize(body.size() + simdjson::SIMDJSON_PADDING);
      } catch (...) {
        return false;
      }
#else
      scratch_->resize(body.size() + simdjson::SIMDJSON_PADDING);
#endif
    }
    std::memcpy(scratch_->data(), body.data(), body.size());
    return true;
  }

  // simdjson says where the values are; what is in the scalars says the built-in lexer, so that
  // there is one grammar of them. All functions: false if this is not for simdjson.
  struct walker {
    std::string_view body;
    const char* text;  // what simdjson reads: the body, or a copy of it
    detail::collector& found;
    bool& flawed;

    bool all(document& opened) const noexcept {
      value root;
      if (opened.get_value().get(root)) return false;
      simdjson::ondemand::json_type type;
      if (root.type().get(type)) return false;
      const bool read = type == simdjson::ondemand::json_type::array ? around(root) : walk(root, 0);
      return read && opened.current_location().error() == simdjson::OUT_OF_BOUNDS;
    }

    // Of one array around everything, one element is read.
    bool around(value root) const noexcept {
      simdjson::ondemand::array array;
      if (root.get_array().get(array)) return false;
      bool first = true;
      for (auto element : array) {
        value v;
        simdjson::ondemand::json_type type;
        if (std::move(element).get(v) || v.type().get(type)) return false;
        const bool object = type == simdjson::ondemand::json_type::object;
        if (!walk(v, found.element_around(first, object))) return false;
        first = false;
      }
      return true;
    }

    // No deeper than the pointers of the shapes.
    bool walk(value v, int node) const noexcept {
      using simdjson::ondemand::json_type;
      json_type type;
      if (v.type().get(type)) return false;
      const char* const start = place(v.raw_json_token().data());
      if (start == nullptr) return false;
      if (type != json_type::object && type != json_type::array) return scalar(start, node);
      if (node == detail::no_node) return true;
      found.note(node, type == json_type::array ? json_kind::array : json_kind::object,
                 {start, rest_of(start), text::form::json});
      if (!found.wants(node)) {
        // Where it ends is of interest only if it is a text itself. simdjson skips it later.
        if (!found.wants_text(node)) return true;
        lexer in({start + 1, rest_of(start + 1)});
        if (!in.skip_container()) return false;
        found.end_of(node, in.here());
        return true;
      }
      if (!(type == json_type::array ? elements(v, node) : members(v, node))) return false;
      if (!found.wants_text(node)) return true;
      const char* behind = nullptr;
      if (v.current_location().get(behind) || (behind = place(behind)) == nullptr) return false;
      do --behind;
      while (*behind != ']' && *behind != '}');
      found.end_of(node, behind + 1);
      return true;
    }

    bool members(value v, int node) const noexcept {
      simdjson::ondemand::object object;
      if (v.get_object().get(object)) return false;
      for (auto item : object) {
        simdjson::ondemand::field member;
        if (std::move(item).get(member)) return false;
        const char* const quote = place(member.key().raw() - 1);
        if (quote == nullptr) return false;
        lexer in({quote, rest_of(quote)});
        detail::piece name;
        if (in.string(name) != lexer::step::ok) return false;
        flawed = flawed || in.flawed();
        if (!walk(member.value(), found.member(node, name, body.data() + body.size())))
          return false;
      }
      return true;
    }

    bool elements(value v, int node) const noexcept {
      simdjson::ondemand::array array;
      if (v.get_array().get(array)) return false;
      std::int32_t index = 0;
      for (auto element : array) {
        value its;
        if (std::move(element).get(its)) return false;
        if (!walk(its, found.element(node, index++))) return false;
      }
      return true;
    }

    bool scalar(const char* start, int node) const noexcept {
      lexer in({start, rest_of(start)});
      detail::piece its;
      bool number = false;
      const bool quoted = *start == '"';
      if ((quoted ? in.string(its) : in.scalar(its, number, true)) != lexer::step::ok) return false;
      // simdjson skips a colon behind a string, and what is glued to a word.
      in.skip_space();
      if (in.at_end() || std::string_view(",}]").find(in.peek()) == std::string_view::npos) {
        return false;
      }
      flawed = flawed || in.flawed();
      if (node != detail::no_node && its.form != text::form::absent) {
        found.note(node,
                   quoted   ? json_kind::string
                   : number ? json_kind::number
                            : json_kind::boolean,
                   its);
      }
      return true;
    }

    // The same place in the body. Null if it is not in there: a document of something else.
    const char* place(const char* p) const noexcept {
      if (std::less<>()(p, text) || !std::less<>()(p, text + body.size())) return nullptr;
      return body.data() + (p - text);
    }
    std::size_t rest_of(const char* p) const noexcept {
      return static_cast<std::size_t>(body.data() + body.size() - p);
    }
  };

  parser* parser_ = nullptr;
  std::string* scratch_ = nullptr;
  std::size_t capacity_ = 0;
  document* opened_ = nullptr;
};

}  // namespace TRIAGE_DETAIL_ON_FAILURE
}  // namespace triage::inline TRIAGE_ABI

#endif
