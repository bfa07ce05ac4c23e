// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A pull scanner for JSON as RFC 8259 defines it.
#ifndef TRIAGE_JSON_HPP
#define TRIAGE_JSON_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include <triage/detail/utf8.hpp>
#include <triage/text.hpp>

namespace triage::json {

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
  explicit constexpr scanner(std::string_view body) noexcept
      : begin_(body.data()), p_(body.data()), end_(body.data() + body.size()) {
    if (body.substr(0, 3) == "\xEF\xBB\xBF") p_ += 3;
  }

  [[nodiscard]] constexpr token next() noexcept {
    skip_space();
    if (state_ == state::stopped) return last_;
    value_ = {};
    if (p_ == end_) return stop(state_ == state::done ? token::end : token::truncated);
    switch (state_) {
      case state::done: return stop(token::malformed);
      case state::first_member:
        if (*p_ == '}') return close('}');
        return key();
      case state::first_element:
        if (*p_ == ']') return close(']');
        return open_value();
      case state::after_value:
        if (*p_ != ',') return close(in_object() ? '}' : ']');
        ++p_;
        skip_space();
        if (p_ == end_) return stop(token::truncated);
        return in_object() ? key() : open_value();
      default: return open_value();
    }
  }

  /// Having read `object_begin` or `array_begin`, goes on behind the matching end. Returns that
  /// end, `truncated` or `malformed`.
  constexpr token skip() noexcept {
    const unsigned outer = depth_ - 1;
    token t{};
    do {
      t = next();
    } while (depth_ != outer && t != token::truncated && t != token::malformed);
    return t;
  }

  /// What the last token says: the name of a key, a string, a number, true or false, a whole
  /// too_deep value; after `truncated`, as much as there is of a string value. Else absent.
  [[nodiscard]] constexpr text value() const noexcept { return value_; }

  /// Bytes read so far; before a value's first token, where the value begins.
  [[nodiscard]] constexpr std::size_t offset() const noexcept {
    return static_cast<std::size_t>(p_ - begin_);
  }

  /// Arrays and objects that are open.
  [[nodiscard]] constexpr unsigned depth() const noexcept { return depth_; }

  /// Whether a string so far was not what RFC 8259 section 7 and 8.1 ask for.
  [[nodiscard]] constexpr bool flawed() const noexcept { return flawed_; }

 private:
  enum class state : std::uint8_t {
    value,
    first_member,
    first_element,
    after_value,
    done,
    stopped
  };

  constexpr void skip_space() noexcept {
    while (p_ != end_ && (*p_ == ' ' || *p_ == '\n' || *p_ == '\r' || *p_ == '\t')) ++p_;
  }

  constexpr token stop(token t) noexcept {
    state_ = state::stopped;
    last_ = t;
    return t;
  }

  [[nodiscard]] constexpr bool in_object() const noexcept {
    return (object_[(depth_ - 1) / 64] >> ((depth_ - 1) % 64) & 1U) != 0;
  }

  constexpr token push(bool object) noexcept {
    const std::uint64_t bit = std::uint64_t{1} << (depth_ % 64);
    std::uint64_t& word = object_[depth_ / 64];
    word = object ? word | bit : word & ~bit;
    ++depth_;
    state_ = object ? state::first_member : state::first_element;
    return object ? token::object_begin : token::array_begin;
  }

  constexpr token scalar(token t, text v) noexcept {
    value_ = v;
    state_ = depth_ == 0 ? state::done : state::after_value;
    return t;
  }

  constexpr token close(char bracket) noexcept {
    if (*p_ != bracket) return stop(token::malformed);
    ++p_;
    --depth_;
    state_ = depth_ == 0 ? state::done : state::after_value;
    return bracket == '}' ? token::object_end : token::array_end;
  }

  constexpr token key() noexcept {
    if (*p_ != '"') return stop(token::malformed);
    const text name = string_body();
    if (last_ == token::truncated) return stop(token::truncated);
    skip_space();
    if (p_ == end_) return stop(token::truncated);
    if (*p_ != ':') return stop(token::malformed);
    ++p_;
    // The next token is a value, whose offset() ought to be its own.
    skip_space();
    value_ = name;
    state_ = state::value;
    return token::key;
  }

  constexpr token open_value() noexcept {
    switch (*p_) {
      case '{':
        if (depth_ == max_depth) return skip_deep();
        ++p_;
        return push(true);
      case '[':
        if (depth_ == max_depth) return skip_deep();
        ++p_;
        return push(false);
      case '"': {
        const text s = string_body();
        if (last_ == token::truncated) {
          value_ = s;
          return stop(token::truncated);
        }
        return scalar(token::string, s);
      }
      case 't': return literal("true", token::boolean);
      case 'f': return literal("false", token::boolean);
      case 'n': return literal("null", token::null);
      default: return number();
    }
  }

  constexpr token literal(std::string_view word, token t) noexcept {
    const char* const start = p_;
    for (const char c : word) {
      if (p_ == end_) return stop(token::truncated);
      if (*p_ != c) return stop(token::malformed);
      ++p_;
    }
    return scalar(t, t == token::null ? text{} : text::plain({start, word.size()}));
  }

  static constexpr bool digit(char c) noexcept { return c >= '0' && c <= '9'; }

  // What may stand behind a number, so that 01 and 12abc are not read as 0 and 12.
  static constexpr bool ends_number(char c) noexcept {
    return c == ',' || c == '}' || c == ']' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  // RFC 8259 section 6. At the end of the text a number inside a container may have been cut.
  constexpr token number() noexcept {
    const char* const start = p_;
    const auto digits = [this] {
      const char* const first = p_;
      while (p_ != end_ && digit(*p_)) ++p_;
      return p_ != first;
    };
    const auto missing = [this] { return stop(p_ == end_ ? token::truncated : token::malformed); };
    if (*p_ == '-') ++p_;
    if (p_ != end_ && *p_ == '0') {
      ++p_;
    } else if (!digits()) {
      return missing();
    }
    if (p_ != end_ && *p_ == '.') {
      ++p_;
      if (!digits()) return missing();
    }
    if (p_ != end_ && (*p_ == 'e' || *p_ == 'E')) {
      ++p_;
      if (p_ != end_ && (*p_ == '+' || *p_ == '-')) ++p_;
      if (!digits()) return missing();
    }
    if (p_ == end_ && depth_ != 0) return stop(token::truncated);
    if (p_ != end_ && !ends_number(*p_)) return stop(token::malformed);
    return scalar(token::number, text::plain({start, static_cast<std::size_t>(p_ - start)}));
  }

  // From the opening quote to behind the closing one. Sets last_ to truncated if there is none;
  // what is there is returned, without a half escape or character at its end.
  constexpr text string_body() noexcept {
    const char* const start = ++p_;
    bool escapes = false;
    const char* half = nullptr;  // the last first half of a surrogate pair
    const auto made = [&] {
      return text({start, static_cast<std::size_t>(p_ - start)},
                  escapes ? text::form::escaped : text::form::plain);
    };
    for (;;) {
      p_ = skip_plain(p_, end_);
      if (p_ == end_) break;
      const auto c = static_cast<unsigned char>(*p_);
      if (c == '"') {
        const text s = made();
        ++p_;
        return s;
      }
      if (c == '\\') {
        const std::ptrdiff_t length = escape_length();
        if (length == 0) break;
        escapes = true;
        if (length == 6 && (p_[2] == 'd' || p_[2] == 'D') && high_half(p_[3])) {
          half = p_;
        }
        p_ += length;
      } else if (c < 0x20) {
        flawed_ = true;
        ++p_;
      } else {
        std::size_t length = detail::utf8_length(p_, end_);
        if (length == 0) {
          if (cut_character()) break;
          flawed_ = true;
          length = 1;
        }
        p_ += length;
      }
    }
    if (half != nullptr && p_ - half == 6) p_ = half;
    const text partial = made();
    p_ = end_;
    last_ = token::truncated;
    return partial;
  }

  // Whether \uDcxx is the first half of a pair.
  static constexpr bool high_half(char c) noexcept {
    return c == '8' || c == '9' || c == 'a' || c == 'b' || c == 'A' || c == 'B';
  }

  // The length of the escape at p_, 0 if the text ends in it. An unknown escape is two plain bytes.
  constexpr std::ptrdiff_t escape_length() noexcept {
    if (end_ - p_ < 2) return 0;
    if (p_[1] == 'u') {
      for (std::ptrdiff_t i = 2; i < 6; ++i) {
        if (end_ - p_ == i) return 0;
        const char c = p_[i];
        if (!digit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F')) {
          flawed_ = true;
          return 2;
        }
      }
      return 6;
    }
    if (std::string_view("\"\\/bfnrt").find(p_[1]) == std::string_view::npos) {
      flawed_ = true;
      return static_cast<unsigned char>(p_[1]) < 0x20 || static_cast<unsigned char>(p_[1]) >= 0x80
                 ? 1
                 : 2;
    }
    return 2;
  }

  // Whether the bytes at p_ are the beginning of a character that the end of the text cuts off.
  [[nodiscard]] constexpr bool cut_character() const noexcept {
    const auto lead = static_cast<unsigned char>(*p_);
    if (lead > 0xF4) return false;
    const std::ptrdiff_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (end_ - p_ >= length) return false;
    for (const char* q = p_ + 1; q != end_; ++q) {
      if ((static_cast<unsigned char>(*q) & 0xC0U) != 0x80U) return false;
    }
    return true;
  }

  // The first byte that is a quote, a backslash, a control character or not ASCII.
  static constexpr const char* skip_plain(const char* p, const char* end) noexcept {
    if (!std::is_constant_evaluated()) {
      // Eight bytes at a time; see "Bit Twiddling Hacks", "Determine if a word has a byte less
      // than n". A byte that follows a hit may be reported wrongly, never one before it, so
      // the loop below finds the exact place.
      constexpr std::uint64_t ones = 0x0101010101010101U;
      constexpr std::uint64_t highs = 0x8080808080808080U;
      for (; end - p >= 8; p += 8) {
        std::uint64_t w = 0;
        std::memcpy(&w, p, 8);
        const std::uint64_t quote = w ^ ones * '"';
        const std::uint64_t slash = w ^ ones * '\\';
        if (((w | (w - ones * 0x20) | (quote - ones) | (slash - ones)) & highs) != 0) break;
      }
    }
    while (p != end && static_cast<signed char>(*p) >= 0x20 && *p != '"' && *p != '\\') ++p;
    return p;
  }

  // At the bracket that would open level max_depth + 1: to behind the bracket that matches it.
  constexpr token skip_deep() noexcept {
    const char* const start = p_;
    std::size_t open = 0;
    while (p_ != end_) {
      if (*p_ == '"') {
        (void)string_body();
        if (last_ == token::truncated) return stop(token::truncated);
        continue;
      }
      const char c = *p_++;
      if (c == '{' || c == '[') {
        ++open;
      } else if ((c == '}' || c == ']') && --open == 0) {
        return scalar(token::too_deep,
                      text({start, static_cast<std::size_t>(p_ - start)}, text::form::json));
      }
    }
    return stop(token::truncated);
  }

  const char* begin_;
  const char* p_;
  const char* end_;
  text value_;
  unsigned depth_ = 0;
  state state_ = state::value;
  token last_ = token::end;
  bool flawed_ = false;
  std::uint64_t object_[max_depth / 64] = {};  // a bit per open level: is it an object?
};

}  // namespace triage::json

#endif
