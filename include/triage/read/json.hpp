// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A pull scanner for JSON as RFC 8259 defines it.
#ifndef TRIAGE_READ_JSON_HPP
#define TRIAGE_READ_JSON_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/read/detail/lexer.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::json {

enum class token : std::uint8_t {
  object_begin,
  object_end,
  array_begin,
  array_end,
  key,  ///< a member's name; its colon has been read
  string,
  number,
  boolean,
  null,
  too_deep,   ///< a whole array or object that begins below `scanner::max_depth`, skipped
  end,        ///< the document is complete and nothing follows it
  truncated,  ///< the text ends inside the document
  malformed,  ///< here it stops being JSON
};

/// Reads one JSON document token by token, in one pass, in constant stack and without allocation.
///
/// Strict as to grammar. Two things do not stop it, since servers do send them and what follows is
/// still readable: strings with raw control characters, unknown escapes or invalid UTF-8 only set
/// `flawed()`, and a byte order mark is skipped (RFC 8259 section 8.1 permits that). Brackets
/// nested deeper than max_depth are counted, not matched by kind: that needs memory without bound.
///
/// After `end`, `truncated` or `malformed`, `next()` goes on returning the same.
class scanner {
 public:
  static constexpr unsigned max_depth = 1024;

  /// Borrows `body`; so do all values.
  explicit constexpr scanner(std::string_view body) noexcept : begin_(body.data()), lexer_(body) {}

  [[nodiscard]] constexpr token next() noexcept {
    lexer_.skip_space();
    if (state_ == state::stopped) return last_;
    value_ = {};
    if (lexer_.at_end()) return stop(state_ == state::done ? token::end : token::truncated);
    switch (state_) {
      case state::done: return stop(token::malformed);
      case state::first_item: return item(lexer_.first_item(bracket()));
      case state::next_item: return item(lexer_.next_item(bracket()));
      default: return value_token();
    }
  }

  /// Having read `object_begin` or `array_begin`, goes on behind the matching end. Returns that
  /// end, or `truncated`. Follows strings and counts brackets; what is between is not looked at, so
  /// it need not be JSON. Many times faster than calling `next`.
  constexpr token skip() noexcept {
    const bool object = in_object();
    if (!lexer_.skip_container()) return stop(token::truncated);
    value_ = {};
    return closed(object);
  }

  /// What the last token says: the name of a key, a string, a number, true or false, a whole
  /// too_deep value; after `truncated`, as much as there is of a string value. Else absent.
  [[nodiscard]] constexpr text value() const noexcept { return value_; }

  /// Bytes read so far; before a value's first token, where the value begins.
  [[nodiscard]] constexpr std::size_t offset() const noexcept {
    return static_cast<std::size_t>(lexer_.here() - begin_);
  }

  /// Arrays and objects that are open.
  [[nodiscard]] constexpr unsigned depth() const noexcept { return depth_; }

  /// Whether a string so far was not what RFC 8259 section 7 and 8.1 ask for.
  [[nodiscard]] constexpr bool flawed() const noexcept { return lexer_.flawed(); }

 private:
  using step = detail::lexer::step;
  enum class state : std::uint8_t { value, first_item, next_item, done, stopped };

  constexpr token stop(token t) noexcept {
    state_ = state::stopped;
    last_ = t;
    return t;
  }
  constexpr token stop(step s) noexcept {
    return stop(s == step::truncated ? token::truncated : token::malformed);
  }

  [[nodiscard]] constexpr bool in_object() const noexcept {
    return (object_[(depth_ - 1) / 64] >> ((depth_ - 1) % 64) & 1U) != 0;
  }
  [[nodiscard]] constexpr char bracket() const noexcept { return in_object() ? '}' : ']'; }

  constexpr token open(bool object) noexcept {
    const std::uint64_t bit = std::uint64_t{1} << (depth_ % 64);
    std::uint64_t& word = object_[depth_ / 64];
    word = object ? word | bit : word & ~bit;
    ++depth_;
    state_ = state::first_item;
    return object ? token::object_begin : token::array_begin;
  }

  constexpr token closed(bool object) noexcept {
    --depth_;
    state_ = depth_ == 0 ? state::done : state::next_item;
    return object ? token::object_end : token::array_end;
  }

  constexpr token item(step s) noexcept {
    const bool object = in_object();
    if (s == step::closed) return closed(object);
    if (s != step::ok) return stop(s);
    if (!object) return value_token();
    if (lexer_.peek() != '"') return stop(token::malformed);
    detail::piece name;
    if (lexer_.string(name) != step::ok) return stop(token::truncated);
    if (const step colon = lexer_.colon(); colon != step::ok) return stop(colon);
    // The next token is a value, whose offset() ought to be its own.
    value_ = name.as_text();
    state_ = state::value;
    return token::key;
  }

  constexpr token value_token() noexcept {
    const char c = lexer_.peek();
    const char* const start = lexer_.here();
    if (c == '{' || c == '[') {
      lexer_.advance();
      if (depth_ != max_depth) return open(c == '{');
      if (!lexer_.skip_container()) return stop(token::truncated);
      value_ = text({start, static_cast<std::size_t>(lexer_.here() - start)}, text::form::json);
      return whole(token::too_deep);
    }
    if (c == '"') {
      detail::piece found;
      const step s = lexer_.string(found);
      value_ = found.as_text();
      return s == step::ok ? whole(token::string) : stop(token::truncated);
    }
    bool number = false;
    detail::piece found;
    if (const step s = lexer_.scalar(found, number, depth_ != 0); s != step::ok) return stop(s);
    value_ = found.as_text();
    return whole(number ? token::number : c == 'n' ? token::null : token::boolean);
  }

  constexpr token whole(token t) noexcept {
    state_ = depth_ == 0 ? state::done : state::next_item;
    return t;
  }

  const char* begin_;
  detail::lexer lexer_;
  text value_;
  unsigned depth_ = 0;
  state state_ = state::value;
  token last_ = token::end;
  std::uint64_t object_[max_depth / 64] = {};  // a bit per open level: is it an object?
};

}  // namespace triage::inline TRIAGE_ABI::json

#endif
