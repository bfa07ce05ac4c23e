// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A piece of a response as it was sent, which knows what it means when it is decoded.
#ifndef TRIAGE_TEXT_TEXT_HPP
#define TRIAGE_TEXT_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/text/detail/hex.hpp>
#include <triage/text/detail/utf8.hpp>
#include <triage/text/detail/xml_reference.hpp>

namespace triage::inline TRIAGE_ABI {

/// A view of part of a response: nothing is copied or decoded until somebody asks. It borrows the
/// bytes of the body, or the header value, that it was read from, for as long as those live.
///
/// Comparing compares what is meant: the JSON string "c\u006fde" equals "code". 16 bytes, trivially
/// copyable; no function of it throws or allocates.
class text {
 public:
  /// How `raw()` has to be read.
  enum class form : std::uint8_t {
    absent,   ///< there is no value, or it is JSON null
    plain,    ///< the bytes are the value
    escaped,  ///< the inside of a JSON string with at least one escape
    json,     ///< a JSON array or object
    path,     ///< a JSON array of names and numbers; means those joined by dots
    xml,      ///< the text of an XML element with references, CDATA sections or comments
    percent,  ///< percent-encoded (RFC 3986 section 2.1), as `grpc-message` is
  };

  constexpr text() = default;
  constexpr text(std::string_view bytes, form f) noexcept
      : data_(bytes.data()), size_and_form_(bytes.size() << 3 | static_cast<std::size_t>(f)) {}

  /// Bytes that are their own meaning.
  [[nodiscard]] static constexpr text plain(std::string_view bytes) noexcept {
    return {bytes, form::plain};
  }

  [[nodiscard]] constexpr form kind() const noexcept {
    return static_cast<form>(size_and_form_ & 7U);
  }
  [[nodiscard]] constexpr bool present() const noexcept { return kind() != form::absent; }
  explicit constexpr operator bool() const noexcept { return present(); }

  /// The bytes as they were sent; empty if absent. Escapes are not decoded.
  [[nodiscard]] constexpr std::string_view raw() const noexcept {
    return {data_, size_and_form_ >> 3};
  }

  /// Whether decoding gives something other than `raw()`.
  [[nodiscard]] constexpr bool escaped() const noexcept {
    return kind() == form::escaped || kind() >= form::path;
  }

  /// Gives the decoded bytes one by one. What cannot be decoded is given as it is; a surrogate
  /// without its other half becomes U+FFFD.
  class decoder {
   public:
    explicit constexpr decoder(const text& t) noexcept
        : p_(t.data_), end_(t.data_ + (t.size_and_form_ >> 3)), form_(t.kind()) {}

    /// The next byte in 0 … 255, or -1 after the last.
    [[nodiscard]] constexpr int next() noexcept {
      if (at_ < pending_) return static_cast<unsigned char>(buffer_[at_++]);
      if (form_ >= form::xml) return form_ == form::xml ? next_in_xml() : next_in_percent();
      if (form_ == form::path && seek_path()) return '.';
      if (p_ == end_) return -1;
      if (form_ >= form::escaped && form_ != form::json && *p_ == '\\') return unescape();
      return static_cast<unsigned char>(*p_++);
    }

    /// Copies what comes next and stands for itself, at most `room` bytes of it; gives how many.
    constexpr std::size_t copy_plain(char* to, std::size_t room) noexcept {
      if (form_ != form::escaped || at_ < pending_) return 0;
      const std::size_t most = left() < room ? left() : room;
      if (most == 0 || *p_ == '\\') return 0;
      const std::size_t found = std::string_view(p_, most).find('\\');
      const std::size_t size = found < most ? found : most;
      std::char_traits<char>::copy(to, p_, size);
      p_ += size;
      return size;
    }

    /// How many bytes of `raw()` it has not come to.
    [[nodiscard]] constexpr std::size_t left() const noexcept {
      return static_cast<std::size_t>(end_ - p_);
    }

   private:
    // In an array such as ["body", 0], go on to the next byte of a name or number. True if a comma
    // was passed, which means a dot.
    constexpr bool seek_path() noexcept {
      for (; p_ != end_; ++p_) {
        if (*p_ == '"') {
          quoted_ = !quoted_;
        } else if (quoted_ || (*p_ != '[' && *p_ != ']' && *p_ != ',' && *p_ != ' ' &&
                               *p_ != '\t' && *p_ != '\n' && *p_ != '\r')) {
          return false;
        } else if (*p_ == ',') {
          ++p_;
          return true;
        }
      }
      return false;
    }

    // The code unit of the \uXXXX at p, or -1.
    constexpr std::int32_t unit(const char* p) const noexcept {
      if (end_ - p < 6 || p[0] != '\\' || p[1] != 'u') return -1;
      return detail::hex4(p + 2);
    }

    constexpr int unescape() noexcept {
      if (end_ - p_ >= 2) {
        char c = 0;
        switch (p_[1]) {
          case '"':
          case '\\':
          case '/': c = p_[1]; break;
          case 'b': c = '\b'; break;
          case 'f': c = '\f'; break;
          case 'n': c = '\n'; break;
          case 'r': c = '\r'; break;
          case 't': c = '\t'; break;
          default: break;
        }
        if (c != 0) {
          p_ += 2;
          return static_cast<unsigned char>(c);
        }
      }
      const std::int32_t first = unit(p_);
      if (first < 0) return static_cast<unsigned char>(*p_++);
      p_ += 6;
      std::uint32_t scalar = static_cast<std::uint32_t>(first);
      if (first >= 0xD800 && first <= 0xDFFF) {
        const std::int32_t second = first <= 0xDBFF ? unit(p_) : -1;
        if (second >= 0xDC00 && second <= 0xDFFF) {
          p_ += 6;
          scalar = 0x10000U + ((scalar - 0xD800U) << 10) +
                   (static_cast<std::uint32_t>(second) - 0xDC00U);
        } else {
          scalar = 0xFFFD;
        }
      }
      return encode(scalar);
    }

    constexpr int encode(std::uint32_t scalar) noexcept {
      pending_ = detail::utf8_encode(scalar, buffer_);
      at_ = 1;
      return static_cast<unsigned char>(buffer_[0]);
    }

    [[nodiscard]] constexpr std::string_view rest() const noexcept {
      return {p_, static_cast<std::size_t>(end_ - p_)};
    }

    // A % without two digits behind it stays.
    constexpr int next_in_percent() noexcept {
      if (p_ == end_) return -1;
      if (*p_ == '%' && end_ - p_ >= 3 && detail::hex(p_[1]) >= 0 && detail::hex(p_[2]) >= 0) {
        p_ += 3;
        return detail::hex(p_[-2]) * 16 + detail::hex(p_[-1]);
      }
      return static_cast<unsigned char>(*p_++);
    }

    // `quoted_`: inside a CDATA section.
    [[gnu::noinline]] constexpr int next_in_xml() noexcept {
      using namespace detail;
      while (p_ != end_) {
        if (quoted_ && *p_ == ']' && begins_with(rest(), cdata_end)) {
          quoted_ = false;
          p_ += cdata_end.size();
        } else if (!quoted_ && *p_ == '<') {
          bool whole = false;
          quoted_ = begins_with(rest(), cdata_begin);
          const std::size_t size = quoted_ ? cdata_begin.size() : xml_aside(rest(), whole);
          if (size == 0) break;
          p_ += size;
        } else {
          break;
        }
      }
      if (p_ == end_) return -1;
      if (!quoted_ && *p_ == '&') {
        if (const xml_reference r = read_reference(rest()); r.size != 0) {
          p_ += r.size;
          return encode(r.character);
        }
      }
      return static_cast<unsigned char>(*p_++);
    }

    const char* p_;
    const char* end_;
    form form_;
    bool quoted_ = false;
    unsigned at_ = 0;
    unsigned pending_ = 0;
    char buffer_[4] = {};
  };

  /// Decodes into the caller's buffer, as much as fits in whole characters, and returns what was
  /// written. Where nothing has to be decoded it returns `raw()` and leaves the buffer alone, so
  /// the result borrows from the response or from the buffer. `raw().size()` bytes always suffice.
  [[nodiscard]] constexpr std::string_view decode(char* buffer, std::size_t size) const noexcept {
    return escaped() ? decode_escaped(buffer, size) : raw();
  }

  /// The same, or nullopt if not all of it fits: for what would mean something else if it were cut,
  /// such as a number.
  [[nodiscard]] constexpr std::optional<std::string_view> decode_whole(
      char* buffer, std::size_t size) const noexcept {
    if (!escaped()) return raw();
    std::size_t used = 0;
    if (!decode_all(buffer, size, used)) return std::nullopt;
    return std::string_view(buffer, used);
  }

  friend constexpr bool operator==(const text& a, std::string_view b) noexcept {
    if (a.escaped()) return a.decodes_to(b);
    return a.present() && a.raw() == b;
  }

 private:
  // What is rare is out of line, so that it is not in the way of what is not.
  [[gnu::noinline]] constexpr std::string_view decode_escaped(char* buffer,
                                                              std::size_t size) const noexcept {
    decoder d(*this);
    std::size_t used = d.copy_plain(buffer, size);
    int c = d.next();
    while (c >= 0 && used < size) {
      buffer[used++] = static_cast<char>(c);
      used += d.copy_plain(buffer + used, size - used);
      c = d.next();
    }
    // Do not leave half a character at the end of a buffer that was too small.
    std::size_t tail = 0;
    while (c >= 0 && tail < 3 && tail < used && continues(buffer[used - tail - 1])) ++tail;
    if (c >= 0 && continues(static_cast<char>(c)) && tail < used) {
      const auto lead = static_cast<unsigned char>(buffer[used - tail - 1]);
      const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
      if (tail + 1 < length) used -= tail + 1;
    }
    return {buffer, used};
  }

  [[gnu::noinline]] constexpr bool decode_all(char* buffer, std::size_t size,
                                              std::size_t& used) const noexcept {
    decoder d(*this);
    used = d.copy_plain(buffer, size);
    for (int c = d.next(); c >= 0; c = d.next()) {
      if (used == size) return false;
      buffer[used++] = static_cast<char>(c);
      used += d.copy_plain(buffer + used, size - used);
    }
    return true;
  }

  [[gnu::noinline]] constexpr bool decodes_to(std::string_view b) const noexcept {
    decoder d(*this);
    for (const char c : b) {
      if (d.next() != static_cast<unsigned char>(c)) return false;
    }
    return d.next() < 0;
  }

  // Whether a byte is a later one of a character in UTF-8.
  static constexpr bool continues(char c) noexcept {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
  }

  const char* data_ = nullptr;
  std::size_t size_and_form_ = 0;
};

}  // namespace triage::inline TRIAGE_ABI

#endif
