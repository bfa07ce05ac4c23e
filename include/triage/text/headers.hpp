// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Response headers, in whatever form the HTTP stack has them.
#ifndef TRIAGE_TEXT_HEADERS_HPP
#define TRIAGE_TEXT_HEADERS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <triage/text/detail/simd.hpp>

namespace triage::inline TRIAGE_ABI {

class header_view;

namespace detail {

template <class T>
concept string_like = std::is_convertible_v<T, std::string_view>;

/// Whether a string that is passed as T&& is there after the call: one that has a name, or a view
/// of one, such as std::string_view and const char*. Not a std::string that was made for the call.
template <class T>
concept lasting_string = string_like<T> &&
    (std::is_reference_v<T> || std::is_trivially_destructible_v<T>);

/// Converts to std::string_view; a null `const char*` gives a default one, whose data() is null.
template <string_like T>
[[nodiscard]] constexpr std::string_view view_of(const T& string) {
  if constexpr (std::is_pointer_v<T>) {
    if (string == nullptr) return {};
  }
  return string;
}

}  // namespace detail

/// A std::string_view that cannot be made of a temporary std::string, which would be gone before an
/// error that points to it is read. For bodies and for values of headers.
class borrowed_string : public std::string_view {
 public:
  constexpr borrowed_string() = default;
  constexpr borrowed_string(const char* data, std::size_t size) noexcept
      : std::string_view(data, size) {}
  /// A std::string_view, a const char* (null: nothing), a literal, or a string that has a name.
  template <class T>
  requires(detail::lasting_string<T> &&
           !std::is_null_pointer_v<std::remove_cvref_t<
               T>>) constexpr borrowed_string(T&& string) noexcept(std::
                                                                       is_nothrow_convertible_v<
                                                                           T, std::string_view>)
      : std::string_view(detail::view_of(string)) {}
  /// A temporary: keep the string in a variable that lives as long as the error is read.
  template <detail::string_like T>
  requires(!detail::lasting_string<T>) borrowed_string(T&& temporary_string)
  = delete;
};

/// A header's name and value.
using header_line = std::pair<borrowed_string, borrowed_string>;

namespace detail {

constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// ASCII case-insensitive, as field names are (RFC 9110 section 5.1).
[[nodiscard]] constexpr bool same_name(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  std::size_t i = 0;
  if (!std::is_constant_evaluated()) {
    // Eight bytes at a time: they may differ in bit 5 of letters. The size is that of b, because
    // that is where literals are: g++ 13 and later otherwise warn of reads beyond short ones.
    constexpr std::uint64_t ones = 0x0101010101010101U;
    for (std::size_t n = b.size() / 8; n != 0; --n, i += 8) {
      std::uint64_t x = 0;
      std::uint64_t y = 0;
      std::memcpy(&x, a.data() + i, 8);
      std::memcpy(&y, b.data() + i, 8);
      const std::uint64_t lowered = x | ones * 0x20;
      const std::uint64_t low = lowered & ones * 0x7F;
      const std::uint64_t letters =
          (low + ones * (0x80 - 'a')) & ~(low + ones * (0x7F - 'z')) & ~lowered & ones * 0x80;
      if (((x ^ y) & ~(letters >> 2)) != 0) return false;
    }
  }
  for (; i < a.size(); ++i) {
    if (a[i] != b[i] && lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

/// The first place in a text where `same` is true of the part that is as long as `what`, which is
/// not empty; npos if there is none. `same` is asked only about parts whose first and last letter
/// are those of `what`, in any case, and about a few others.
template <class Same>
[[nodiscard]] constexpr std::size_t find_by(std::string_view in, std::string_view what,
                                            Same same) noexcept {
  if (in.size() < what.size()) return std::string_view::npos;
  const std::size_t places = in.size() - what.size() + 1;
#if TRIAGE_SIMD
  if (!std::is_constant_evaluated()) {
    // Where its first and its last letter are, in any case; and some others, which does no harm.
    const auto letter_is = [](const char* p, char letter) {
      return (simd::load(p) | simd::splat(0x20)) == simd::splat(static_cast<char>(letter | 0x20));
    };
    const auto ends_at = [&](const char* p) {
      return letter_is(p, what.front()) & letter_is(p + what.size() - 1, what.back());
    };
    if (places >= simd::width) {
      constexpr auto step = static_cast<std::ptrdiff_t>(simd::width);
      const char* p = in.data();
      const char* const last = p + (places - simd::width);
      while (p < last + step) {
        // Mostly there is nothing: then two steps are one.
        if (last - p >= step && simd::bits(ends_at(p) | ends_at(p + step)) == 0) {
          p += 2 * step;
          continue;
        }
        // The last places are looked at twice rather than one by one.
        if (p > last) p = last;
        for (simd::mask both = simd::bits(ends_at(p)); both != 0; both &= both - 1) {
          const char* const here = p + std::countr_zero(both);
          if (same({here, what.size()})) return static_cast<std::size_t>(here - in.data());
        }
        p += step;
      }
      return std::string_view::npos;
    }
  }
#endif
  for (std::size_t at = 0; at != places; ++at) {
    if (lower(in[at]) == lower(what[0]) && same(in.substr(at, what.size()))) return at;
  }
  return std::string_view::npos;
}

// Out of line, so that the search that asks it has its registers for itself.
[[nodiscard, gnu::noinline]] constexpr bool is_name_here(std::string_view part,
                                                         std::string_view name) noexcept {
  return same_name(part, name);
}

/// Where such a name is in a text; npos if it is nowhere. Not inlined: few responses ask for it.
[[nodiscard, gnu::noinline]] constexpr std::size_t find_name(std::string_view in,
                                                             std::string_view name) noexcept {
  return find_by(in, name, [=](std::string_view part) { return is_name_here(part, name); });
}

/// Where a text that is not empty is in another one, written just so; npos if it is nowhere.
[[nodiscard, gnu::noinline]] constexpr std::size_t find_text(std::string_view in,
                                                             std::string_view what) noexcept {
  return find_by(in, what, [=](std::string_view part) { return part == what; });
}

/// Whether such a name is somewhere in a text.
[[nodiscard]] constexpr bool contains_name(std::string_view in, std::string_view name) noexcept {
  return name.empty() || find_name(in, name) != std::string_view::npos;
}

constexpr bool blank(char c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Without white space around it.
[[nodiscard]] constexpr std::string_view trim(std::string_view s) noexcept {
  while (!s.empty() && blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && blank(s.back())) s.remove_suffix(1);
  return s;
}

/// Where the line that begins at p ends: at its line feed, or at the end of the text.
[[nodiscard]] constexpr const char* line_end(const char* p, const char* end) noexcept {
#if TRIAGE_SIMD
  if (!std::is_constant_evaluated()) {
    for (; static_cast<std::size_t>(end - p) >= simd::width; p += simd::width) {
      const simd::mask m = simd::bits(simd::load(p) == simd::splat('\n'));
      if (m != 0) return p + std::countr_zero(m);
    }
  }
#endif
  while (p != end && *p != '\n') ++p;
  return p;
}

/// The next line of raw header text without its end; takes it off `rest`, which is not empty. Empty
/// if it ends the headers.
constexpr std::string_view take_line(std::string_view& rest) noexcept {
  const char* const end = line_end(rest.data(), rest.data() + rest.size());
  const std::string_view line = rest.substr(0, static_cast<std::size_t>(end - rest.data()));
  rest.remove_prefix(line.size() == rest.size() ? line.size() : line.size() + 1);
  return !line.empty() && blank(line[0]) && trim(line).empty() ? std::string_view() : line;
}

/// A number below 64 of the first and the last letter of a header's name, whatever their case.
constexpr unsigned name_slot(char first, char last) noexcept {
  return ((static_cast<unsigned char>(first) & 31U) ^
          ((static_cast<unsigned char>(last) & 31U) << 1U)) &
         63U;
}

/// Names of headers, made ready by the compiler: sorted by length, so that a header is compared
/// with few of them, and most headers with none.
template <std::size_t N>
struct name_set {
  static constexpr std::size_t size = N;
  std::string_view names[N] = {};
  std::uint8_t sorted[N] = {};
  std::uint8_t cells[N] = {};      // of the names in `sorted`
  std::uint8_t first[65] = {};     // of a length, in `sorted`
  std::uint64_t lengths[64] = {};  // by name_slot: a bit for each length

  explicit constexpr name_set(const std::string_view (&list)[N]) {
    std::uint8_t of_length[64] = {};
    for (std::size_t i = 0; i < N; ++i) {
      names[i] = list[i];
      lengths[name_slot(list[i].front(), list[i].back())] |= std::uint64_t{1} << list[i].size();
      ++of_length[list[i].size()];
    }
    for (std::size_t length = 0; length < 64; ++length) {
      first[length + 1] = static_cast<std::uint8_t>(first[length] + of_length[length]);
    }
    std::uint8_t filled[64] = {};
    for (std::size_t i = 0; i < N; ++i) {
      const std::size_t length = list[i].size();
      const auto at = static_cast<std::size_t>(first[length] + filled[length]++);
      sorted[at] = static_cast<std::uint8_t>(i);
      cells[at] = static_cast<std::uint8_t>(name_slot(list[i].front(), list[i].back()));
    }
  }
};

/// A view of a name_set, which may have no names.
struct names_view {
  const std::string_view* names = nullptr;
  const std::uint8_t* sorted = nullptr;
  const std::uint8_t* cells = nullptr;
  const std::uint8_t* first = nullptr;
  const std::uint64_t* lengths = nullptr;
  std::size_t size = 0;

  constexpr names_view() = default;
  template <std::size_t N>
  constexpr names_view(const name_set<N>& set) noexcept
      : names(set.names),
        sorted(set.sorted),
        cells(set.cells),
        first(set.first),
        lengths(set.lengths),
        size(N) {}

  /// Whether there may be a name with this slot and of this length, which is below 64.
  [[nodiscard]] constexpr bool may_have(unsigned slot, std::size_t length) const noexcept {
    return size != 0 && (lengths[slot] >> length & 1U) != 0;
  }
};

/// Several headers that are looked for at once: those of a name_set, a few more that a provider
/// documents, and the best one of a list. `data() == nullptr` means absent. The first occurrence of
/// a header is kept; a name that is listed n times in the set keeps the first n.
class header_query {
 public:
  /// `values` has room for all: first those of the set, then the others. They begin absent.
  /// `ranked`: of these names one is wanted, the first of the list that is there.
  constexpr header_query(const names_view& set, const std::string_view* others,
                         std::size_t others_size, std::string_view* values,
                         const names_view& ranked = {}) noexcept
      : set_(set), ranked_(ranked), others_(others), others_size_(others_size), values_(values) {
    for (std::size_t i = 0; i < others_size; ++i) lengths_ |= bit_of_length(others[i]);
  }

  [[gnu::always_inline]] constexpr void see(std::string_view name,
                                            std::string_view value) noexcept {
    if (name.empty() || name.size() >= 64 || value.data() == nullptr) return;
    const unsigned slot = name_slot(name.front(), name.back());
    if (set_.may_have(slot, name.size())) see_in_set(name, value, slot);
    if (ranked_.may_have(slot, name.size())) see_ranked(name, value, slot);
    if ((lengths_ & bit_of_length(name)) == 0) return;
    for (std::size_t i = 0; i < others_size_; ++i) {
      if (same_name(others_[i], name)) (void)take(set_.size + i, value);
    }
  }

  /// A line `Name: value`. `end`: up to where memory may be read.
  [[gnu::always_inline]] constexpr void see_line(std::string_view line, const char* end) noexcept {
    // Names of frames begin with a colon, as AWS's `:message-type` does.
    const std::size_t from = line.starts_with(':') ? 1 : 0;
    const std::size_t colon = from + find_colon(line.substr(from), end);
    if (colon < line.size()) see(line.substr(0, colon), line.substr(colon + 1));
  }

  [[nodiscard]] constexpr std::size_t size() const noexcept { return set_.size + others_size_; }
  [[nodiscard]] constexpr std::string_view name(std::size_t i) const noexcept {
    return i < set_.size ? set_.names[i] : others_[i - set_.size];
  }
  /// Another head begins: what was found so far belongs to an earlier response.
  constexpr void begin_again() noexcept {
    if (found_ == 0) return;
    for (std::size_t i = 0; i < size(); ++i) values_[i] = {};
    found_ = 0;
    rank_ = no_rank;
    best_ = {};
  }

  /// The value of the best of the ranked names; absent if none was found.
  [[nodiscard]] constexpr std::string_view best() const noexcept { return best_; }
  [[nodiscard]] constexpr const names_view& ranked() const noexcept { return ranked_; }
  /// Whether the ranked name of this number is better than what was found.
  [[nodiscard]] constexpr bool wants(std::size_t rank) const noexcept { return rank < rank_; }
  /// Takes the value of a ranked name that it wants. An empty value is none.
  constexpr void take_ranked(std::size_t rank, std::string_view value) noexcept {
    value = trim(value);
    if (value.empty()) return;
    if (rank_ == no_rank) ++found_;
    rank_ = rank;
    best_ = value;
  }

  /// False if there is a value already.
  constexpr bool take(std::size_t i, std::string_view value) noexcept {
    if (values_[i].data() != nullptr) return false;
    values_[i] = trim(value);
    ++found_;
    return true;
  }
  /// How many were found.
  [[nodiscard]] constexpr std::size_t found() const noexcept { return found_; }

 private:
  // No name that is looked for is as long as 64.
  static constexpr std::size_t find_colon(std::string_view line,
                                          [[maybe_unused]] const char* end) noexcept {
    std::size_t at = 0;
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) {
      const char* p = line.data();
      for (; at < 64 && static_cast<std::size_t>(end - p) >= simd::width;
           at += simd::width, p += simd::width) {
        const simd::mask m = simd::bits(simd::load(p) == simd::splat(':'));
        if (m != 0) return at + static_cast<std::size_t>(std::countr_zero(m));
      }
    }
#endif
    while (at < line.size() && at < 64 && line[at] != ':') ++at;
    return at < 64 ? at : line.size();
  }

  [[gnu::noinline]] constexpr void see_ranked(std::string_view name, std::string_view value,
                                              unsigned slot) noexcept {
    for (std::size_t i = ranked_.first[name.size()]; i != ranked_.first[name.size() + 1]; ++i) {
      const std::size_t rank = ranked_.sorted[i];
      if (wants(rank) && ranked_.cells[i] == slot && same_name(ranked_.names[rank], name)) {
        take_ranked(rank, value);
      }
    }
  }

  constexpr void see_in_set(std::string_view name, std::string_view value, unsigned slot) noexcept {
    for (std::size_t i = set_.first[name.size()]; i != set_.first[name.size() + 1]; ++i) {
      if (set_.cells[i] == slot && same_name(set_.names[set_.sorted[i]], name) &&
          take(set_.sorted[i], value)) {
        break;
      }
    }
  }

  static constexpr std::size_t no_rank = 255;

  static constexpr std::uint64_t bit_of_length(std::string_view name) noexcept {
    return std::uint64_t{1} << (name.size() & 63U);
  }

  names_view set_;
  names_view ranked_;
  std::size_t rank_ = no_rank;
  std::string_view best_;
  const std::string_view* others_;
  std::size_t others_size_;
  std::uint64_t lengths_ = 0;  // of the others, a bit for each
  std::string_view* values_;
  std::size_t found_ = 0;
};

/// Whether a text begins with a status line (RFC 9112 section 4), as HTTP/1.1 200 or HTTP/2 200.
[[nodiscard]] constexpr bool begins_with_status_line(std::string_view s) noexcept {
  if (s.substr(0, 5) != "HTTP/") return false;
  std::size_t i = 5;
  while (i < s.size() && ((s[i] >= '0' && s[i] <= '9') || s[i] == '.')) ++i;
  if (i == 5 || s.size() - i < 4 || s[i] != ' ') return false;
  for (std::size_t digit = i + 1; digit < i + 4; ++digit) {
    if (s[digit] < '0' || s[digit] > '9') return false;
  }
  return true;
}

/// Shows every line of raw header text to a query; the rules are those of `find_in_text`.
constexpr void see_text(std::string_view rest, header_query& query) noexcept {
  const char* const end = rest.data() + rest.size();
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (!line.empty()) {
      query.see_line(line, end);
    } else if (begins_with_status_line(rest)) {
      query.begin_again();
    } else {
      break;
    }
  }
}

/// In raw header text: lines without a colon (the status line) and folded lines are passed over. An
/// empty line ends a head. If a status line follows it, the head was that of an interim response
/// (100 Continue), of a redirect or of a proxy's answer to CONNECT, and the next one replaces it.
[[nodiscard]] constexpr std::optional<std::string_view> find_in_text(
    std::string_view rest, std::string_view name) noexcept {
  std::optional<std::string_view> found;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) {
      if (!begins_with_status_line(rest)) break;
      found.reset();
      continue;
    }
    if (found) continue;
    const std::size_t colon = line.find(':', 1);  // as in `header_query::see_line`
    if (colon != std::string_view::npos && same_name(line.substr(0, colon), name)) {
      found = trim(line.substr(colon + 1));
    }
  }
  return found;
}

// The value must outlive the call, so a callable or range that makes a std::string on the way is
// refused: the error would point into it after its death.
template <class T>
concept lasting_optional = !string_like<T> && requires(const std::remove_cvref_t<T>& o) {
  {static_cast<bool>(o)};
  { *o } -> string_like;
}
&&(std::is_reference_v<T> || std::is_trivially_destructible_v<std::remove_cvref_t<T>>);

template <class T>
concept header_text = string_like<const T&>;
template <class T>
concept header_callable = !header_text<T> && std::is_invocable_v<const T&, std::string_view>;
template <class T>
concept header_range = !header_text<T> && !header_callable<T> && requires(const T& range) {
  range.begin() != range.end();
  { (*range.begin()).first } -> string_like;
  { (*range.begin()).second } -> string_like;
};

// A pair that the range keeps, or a passing one of views.
template <class H>
concept lasting_pairs = requires(const H& range) {
  requires std::is_reference_v<decltype(*range.begin())> ||
      lasting_string<decltype(std::declval<decltype(*range.begin())>().second)>;
};

template <class H>
constexpr void check_pairs() noexcept {
  static_assert(lasting_pairs<H>,
                "triage: a range of headers must hold its pairs, or give pairs of "
                "std::string_view: a string given by value would be gone before the error is "
                "read");
}

// The values of a range are kept by the range itself, unless they are views.
template <class H>
concept range_of_strings = header_range<H> && requires(const H& range) {
  requires !std::is_trivially_destructible_v<
      std::remove_cvref_t<decltype((*range.begin()).second)>> ||
      std::is_array_v<std::remove_cvref_t<decltype((*range.begin()).second)>>;
};

/// Headers that own what the errors would point to, so that an H of which only a copy or a
/// temporary is at hand is refused. What a callable owns cannot be seen.
template <class H>
concept owning_headers =
    !std::is_trivially_destructible_v<H> && (header_text<H> || range_of_strings<H>);

template <class H>
concept nothrow_range = requires(const H& range) {
  requires noexcept(range.begin() != range.end());
  requires noexcept(*range.begin());
  requires noexcept(++std::declval<std::remove_cvref_t<decltype(range.begin())>&>());
};

/// Whether looking up headers cannot throw. A callable that is passed as a header_view must not.
template <class H>
inline constexpr bool nothrow_headers =
    std::is_same_v<H, header_view> ||
    (header_text<H>       ? std::is_nothrow_convertible_v<const H&, std::string_view>
     : header_callable<H> ? std::is_nothrow_invocable_v<const H&, std::string_view>
                          : nothrow_range<H>);

// Whether a callable finds names in any case, as HTTP stacks do, and says so.
template <class H>
concept ignores_case = requires {
  requires H::ignores_case;
};

/// Nothing for a null pointer and a default string_view.
template <string_like T>
[[nodiscard]] constexpr std::optional<std::string_view> header_value(const T& value) {
  const std::string_view v = view_of(value);
  if (v.data() == nullptr) return std::nullopt;
  return trim(v);
}

template <header_callable H>
[[nodiscard]] constexpr std::optional<std::string_view> ask(
    const H& headers, std::string_view name) noexcept(nothrow_headers<H>) {
  using value = std::invoke_result_t<const H&, std::string_view>;
  static_assert(lasting_string<value> || lasting_optional<value>,
                "triage: a header callable must return a std::string_view, a reference to a "
                "string, a const char*, or an optional or pointer to one of these: a string "
                "returned by value would be gone before the error is read");
  const auto& v = headers(name);
  if constexpr (string_like<value>) {
    return header_value(v);
  } else {
    if (!v) return std::nullopt;
    return header_value(*v);
  }
}

/// The first value of a header in any of the forms.
template <class H>
[[nodiscard]] constexpr std::optional<std::string_view> find_header(
    const H& headers, std::string_view name) noexcept(nothrow_headers<H>) {
  if constexpr (header_text<H>) {
    return find_in_text(view_of(headers), name);
  } else if constexpr (header_callable<H>) {
    const std::optional<std::string_view> found = ask(headers, name);
    if constexpr (!ignores_case<H>) {
      // It may look into a map, and HTTP/2 and HTTP/3 have lower-case names only.
      char buffer[64] = {};
      if (found || name.size() > sizeof buffer) return found;
      bool other = false;
      for (std::size_t i = 0; i < name.size(); ++i) {
        buffer[i] = lower(name[i]);
        other = other || buffer[i] != name[i];
      }
      if (other) return ask(headers, {buffer, name.size()});
    }
    return found;
  } else {
    check_pairs<H>();
    for (const auto& [key, value] : headers) {
      if (same_name(key, name)) return header_value(value);
    }
    return std::nullopt;
  }
}

/// Answers a query from headers in any of the forms, in one pass; a callable is asked for each
/// name.
template <class H>
constexpr void find_headers(const H& headers, header_query& query) noexcept(nothrow_headers<H>) {
  if constexpr (std::is_same_v<H, header_view>) {
    headers.answer(query);
  } else if constexpr (header_text<H>) {
    see_text(view_of(headers), query);
  } else if constexpr (header_callable<H>) {
    for (std::size_t i = 0; i < query.size(); ++i) {
      const std::string_view name = query.name(i);
      if (name.empty() || (i > 0 && name == query.name(i - 1))) continue;
      if (const auto value = find_header(headers, name)) query.see(name, *value);
    }
    for (std::size_t i = 0; i < query.ranked().size && query.wants(i); ++i) {
      if (const auto value = find_header(headers, query.ranked().names[i])) {
        query.take_ranked(i, *value);
      }
    }
  } else {
    check_pairs<H>();
    for (const auto& [key, value] : headers) {
      if (const auto v = header_value(value)) query.see(key, *v);
    }
  }
}

}  // namespace detail

/// Any of the forms below, as one type. It borrows what it was made from, which has to live until
/// the classification returns; the values it finds have to live as long as the error is read.
/// Names compare case-insensitively; of repeated headers the first is used; values are trimmed.
///
/// A temporary that owns its values, such as a std::string or a std::map of strings that a function
/// returned, is refused. A callable may be a temporary; what it finds has to stay. It must not
/// throw: as header_view is used where nothing may, that ends in std::terminate. One that throws
/// can be the `Headers` of a `basic_response`, and the exception comes through.
///
/// In constant expressions it takes raw text, arrays and initializer lists of `header_line`, and
/// function pointers. For other callables and ranges there, use `basic_response`.
class header_view {
 public:
  /// No headers.
  constexpr header_view() = default;
  constexpr header_view(std::nullopt_t) noexcept {}
  constexpr header_view(std::nullptr_t) noexcept {}

  /// Raw header text: lines `Name: value`, ended by LF or CRLF. A status line may come first. If
  /// the heads of several responses follow each other (100 Continue, redirects, a proxy's answer to
  /// CONNECT), as a callback collects them, the last one is read. What comes behind it is not. A
  /// null `const char*` means that there are no headers.
  template <class T>
  requires(
      detail::lasting_string<T> &&
      !std::is_null_pointer_v<std::remove_cvref_t<T>>) constexpr header_view(T&& text) noexcept {
    text_ = detail::view_of(text);
    form_ = text_.data() == nullptr ? form::none : form::text;
  }

  /// `{{"Retry-After", "5"}, …}`
  constexpr header_view(std::initializer_list<header_line> list) noexcept
      : header_view(std::data(list), list.size()) {}

  template <std::size_t N>
  constexpr header_view(const header_line (&array)[N]) noexcept
      : pairs_(array), size_(N), form_(form::pairs) {}

  constexpr header_view(const header_line* first, std::size_t size) noexcept
      : pairs_(first), size_(size), form_(form::pairs) {}

  constexpr header_view(std::optional<std::string_view> (*function)(std::string_view)) noexcept
      : function_(function), form_(form::function) {}

  /// A callable name → string_view, const char*, or an optional or pointer to a string; or a range
  /// of pairs of names and values.
  ///
  /// A callable is asked for a name as it is documented, such as "Retry-After", and if it finds
  /// nothing for the same name in lower case: so it may look into a map of HTTP/2's names. The name
  /// lives during the call, and need not end in a NUL. A callable class that finds names in any
  /// case says so by `static constexpr bool ignores_case = true`, and is asked once.
  template <class T, class H = std::remove_cvref_t<T>>
  requires(!std::is_base_of_v<header_view, H> &&
           (detail::header_callable<H> || detail::header_range<H>)&&  //
           (std::is_reference_v<T> || !detail::owning_headers<H>)) header_view(T&& headers)
  noexcept
      : object_(&headers),
        find_([](const void* object, std::string_view name) {
          return detail::find_header(*static_cast<const H*>(object), name);
        }),
        answer_([](const void* object, detail::header_query& query) {
          detail::find_headers(*static_cast<const H*>(object), query);
        }),
        form_(form::object) {}

  /// A temporary: keep the headers in a variable that lives as long as the error is read.
  template <class H>
  requires(!std::is_reference_v<H> && detail::owning_headers<std::remove_cv_t<H>>)
      header_view(H&& temporary_headers)
  = delete;

  /// The first value, without white space around it; nullopt if there is no such header. Linear in
  /// the size of the headers, unless a callable knows better.
  [[nodiscard]] constexpr std::optional<std::string_view> operator()(
      std::string_view name) const noexcept {
    switch (form_) {
      case form::none: break;
      case form::text: return detail::find_in_text(text_, name);
      case form::function: return detail::find_header(function_, name);
      case form::object: return find_(object_, name);
      case form::pairs:
        for (std::size_t i = 0; i < size_; ++i) {
          if (detail::same_name(pairs_[i].first, name)) return detail::trim(pairs_[i].second);
        }
        break;
    }
    return std::nullopt;
  }

  [[nodiscard]] constexpr bool empty() const noexcept {
    return form_ == form::none || (form_ == form::text && text_.empty()) ||
           (form_ == form::pairs && size_ == 0);
  }

  /// It looks names up in any case; see the constructor from callables.
  static constexpr bool ignores_case = true;

  /// For the library: several headers in one pass.
  constexpr void answer(detail::header_query& query) const noexcept {
    switch (form_) {
      case form::none: break;
      case form::text: detail::find_headers(text_, query); break;
      case form::function: detail::find_headers(function_, query); break;
      case form::object: answer_(object_, query); break;
      case form::pairs:
        for (std::size_t i = 0; i < size_; ++i) query.see(pairs_[i].first, pairs_[i].second);
        break;
    }
  }

 private:
  enum class form : unsigned char { none, text, pairs, function, object };

  std::string_view text_;
  const header_line* pairs_ = nullptr;
  std::size_t size_ = 0;
  std::optional<std::string_view> (*function_)(std::string_view) = nullptr;
  const void* object_ = nullptr;
  std::optional<std::string_view> (*find_)(const void*, std::string_view) = nullptr;
  void (*answer_)(const void*, detail::header_query&) = nullptr;
  form form_ = form::none;
};

namespace detail {

/// Whether there are certainly none.
template <class H>
[[nodiscard]] constexpr bool no_headers(const H& headers) noexcept {
  if constexpr (std::is_same_v<H, header_view>) return headers.empty();
  return false;
}

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif
