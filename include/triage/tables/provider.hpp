// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A provider: an API whose errors we know, as an ordinary constexpr value.
#ifndef TRIAGE_TABLES_PROVIDER_HPP
#define TRIAGE_TABLES_PROVIDER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include <triage/tables/code.hpp>
#include <triage/tables/detail/compiled_rows.hpp>
#include <triage/tables/detail/joined_tables.hpp>
#include <triage/tables/detail/lexicon.hpp>
#include <triage/tables/detail/host_checks.hpp>
#include <triage/text/detail/key.hpp>
#include <triage/text/detail/null.hpp>
#include <triage/tables/detail/perfect_hash.hpp>
#include <triage/tables/detail/shape_trie.hpp>
#include <triage/tables/detail/table_checks.hpp>
#include <triage/tables/detail/usual_body.hpp>
#include <triage/text/headers.hpp>
#include <triage/tables/http_status.hpp>
#include <triage/vocabulary/retry_policy.hpp>
#include <triage/tables/row_ref.hpp>
#include <triage/tables/rows.hpp>
#include <triage/tables/shape.hpp>
#include <triage/tables/table_view.hpp>

namespace triage::inline TRIAGE_ABI {

/// The rows of a table that are about one kind of thing, for range-for. A view of static storage.
class rows_about {
 public:
  class iterator {
   public:
    using value_type = row_ref;
    using difference_type = std::ptrdiff_t;

    constexpr iterator() = default;
    constexpr iterator(row_table::iterator at, row_table::iterator end, unsigned what) noexcept
        : at_(at), end_(end), what_(what) {
      skip();
    }
    [[nodiscard]] constexpr row_ref operator*() const noexcept { return *at_; }
    [[nodiscard]] constexpr row_ref operator->() const noexcept { return *at_; }
    constexpr iterator& operator++() noexcept {
      ++at_;
      skip();
      return *this;
    }
    constexpr iterator operator++(int) noexcept {
      const iterator before = *this;
      ++*this;
      return before;
    }
    friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
      return a.at_ == b.at_;
    }

   private:
    constexpr void skip() noexcept {
      while (at_ != end_ && (what_ >> static_cast<unsigned>(at_->about()) & 1U) == 0) ++at_;
    }

    row_table::iterator at_;
    row_table::iterator end_;
    unsigned what_ = 0;
  };

  constexpr rows_about(const row_table& rows, std::initializer_list<about> what) noexcept
      : rows_(rows) {
    for (const about a : what) what_ |= 1U << static_cast<unsigned>(a);
  }
  [[nodiscard]] constexpr iterator begin() const noexcept {
    return {rows_.begin(), rows_.end(), what_};
  }
  [[nodiscard]] constexpr iterator end() const noexcept {
    return {rows_.end(), rows_.end(), what_};
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin() == end(); }
  /// Linear in the table.
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    std::size_t n = 0;
    for (auto i = begin(); i != end(); ++i) ++n;
    return n;
  }

 private:
  row_table rows_;
  unsigned what_ = 0;
};

/// The parts that an error id is made of, as views of the id; all empty if it does not have the
/// provider's form.
struct id_parts {
  std::string_view service;
  std::string_view cls;
  std::string_view sequence;
};

class provider;

template <class Api>
[[nodiscard]] consteval provider define();

namespace detail {

class provider_category;

/// What `define` makes of one API: views of static tables, and the lookups that the compiler built.
struct provider_data {
  std::string_view name;
  std::string_view title;
  std::string_view page;
  table_view<std::string_view> hosts;
  row_table rows;
  hash_view code_hash;
  hash_view type_hash;
  table_view<std::uint8_t> prefixes;
  table_view<std::uint8_t> ranges;
  table_view<std::uint8_t> classes;
  table_view<status_key> statuses;
  table_view<header_row> headers;
  table_view<field> fields;
  shape_view shapes;
  id_layout id;
  table_view<limit_row> limits;
  delay_rules delays;
  const retry_policy* advice = nullptr;
  const lexicon_view* own_words = nullptr;
  bool use_words = true;
  bool severities = false;  ///< whether any row of a status has one
  table_view<std::string_view> header_names;
  table_view<in_success> inside_2xx;
  table_view<batch> batches;
  std::string_view text_code;
  std::string_view seen;
  const char* category_name = nullptr;  ///< of std::error_code: "triage." and the name
};

}  // namespace detail

/// An API whose errors we know. Made by `define`, never at run time. A handle of the size of a
/// pointer to static tables: a copy is as good as the first, and errors stay valid when it is gone.
/// Compares by name. All lookups take constant time whatever the size of the table unless they say
/// otherwise, allocate nothing and do not throw.
class provider {
 public:
  /// The name, as in `find_provider`: lower case. Static storage, like all that it returns.
  [[nodiscard]] constexpr std::string_view name() const noexcept { return data_->name; }
  /// The name for people.
  [[nodiscard]] constexpr std::string_view title() const noexcept { return data_->title; }
  /// The API's page on errors, which the rows' sources are sections of.
  [[nodiscard]] constexpr std::string_view page() const noexcept { return data_->page; }
  /// The hosts of the API, in lower case, with `*` where they differ: see `provider_for`. Empty if
  /// its documentation names none.
  [[nodiscard]] constexpr table_view<std::string_view> hosts() const noexcept {
    return data_->hosts;
  }

  /// The day on which the page was looked at, as in "2026-11-25"; empty if it is not known.
  [[nodiscard]] constexpr std::string_view seen() const noexcept { return data_->seen; }

  /// The tables, in the order of the provider's file, with those of its base behind them; empty
  /// where it has none. `row.about()` says what a row is about.
  [[nodiscard]] constexpr row_table rows() const noexcept { return data_->rows; }
  /// Those of codes, also of beginnings and ranges of codes; of types, of classes of error ids, and
  /// of statuses alone.
  [[nodiscard]] constexpr rows_about codes() const noexcept {
    return {data_->rows, {about::code, about::prefix, about::range}};
  }
  [[nodiscard]] constexpr rows_about types() const noexcept { return {data_->rows, {about::type}}; }
  [[nodiscard]] constexpr rows_about classes() const noexcept {
    return {data_->rows, {about::id_class}};
  }
  [[nodiscard]] constexpr rows_about statuses() const noexcept {
    return {data_->rows, {about::status}};
  }
  [[nodiscard]] constexpr table_view<header_row> headers() const noexcept { return data_->headers; }
  [[nodiscard]] constexpr table_view<field> fields() const noexcept { return data_->fields; }
  [[nodiscard]] constexpr table_view<limit_row> limits() const noexcept { return data_->limits; }
  [[nodiscard]] constexpr const delay_rules& delays() const noexcept { return data_->delays; }
  /// When the response to a failed request has the status of a success; empty of most providers.
  [[nodiscard]] constexpr table_view<in_success> inside_2xx() const noexcept {
    return data_->inside_2xx;
  }
  /// Where responses have the outcomes of many operations; empty of most providers. See `items`.
  [[nodiscard]] constexpr table_view<batch> batches() const noexcept { return data_->batches; }
  /// The phrase around a code in a plain text, with # in its place; empty if there is none.
  [[nodiscard]] constexpr std::string_view text_code() const noexcept { return data_->text_code; }
  /// How its page tells clients to retry; nullptr if it says nothing. Static storage. For
  /// `retry_policy::next`, include <triage/retry/plan.hpp>.
  [[nodiscard]] constexpr const retry_policy* advice() const noexcept { return data_->advice; }

  /// Whether words decide where no table does.
  [[nodiscard]] constexpr bool uses_words() const noexcept { return data_->use_words; }
  /// For lookups: the provider's own words; nullptr if it has none.
  [[nodiscard]] constexpr const detail::lexicon_view* own_words() const noexcept {
    return data_->own_words;
  }

  /// `e.code() == assisters["tokens_exhausted"]`: a code that is not in the table does not compile.
  template <std::size_t N>
  [[nodiscard]] consteval triage::code operator[](const char (&literal)[N]) const {
    const std::string_view wanted(literal, N - 1);
    const row_ref found = find_code(wanted);
    if (detail::is_null(found)) detail::this_provider_has_no_such_code(literal);
    return {name(), found, text::plain(wanted)};
  }

  /// `e.code() == resayil[429]`, for APIs whose codes are integers.
  [[nodiscard]] consteval triage::code operator[](int number) const {
    char digits[12] = {};
    char* p = digits + sizeof digits;
    const bool negative = number < 0;
    do {
      const int digit = number % 10;
      *--p = static_cast<char>('0' + (digit < 0 ? -digit : digit));
      number /= 10;
    } while (number != 0);
    if (negative) *--p = '-';
    const auto size = static_cast<std::size_t>(digits + sizeof digits - p);
    const row_ref found = find_code(std::string_view{p, size});
    if (detail::is_null(found)) detail::this_provider_has_no_such_code(p);
    return {name(), found, text::plain(found->name())};
  }

  /// The first row of a code, null if there is none: of exactly this code, else of the longest
  /// beginning, else of the first range that an integer is in. Case matters. Constant time,
  /// whatever the number of codes, and linear in the number of beginnings and ranges.
  [[nodiscard, gnu::always_inline]] constexpr row_ref find_code(
      std::string_view code) const noexcept {
    const row_ref exact = detail::find_named(data_->rows, data_->code_hash, code);
    if (!detail::is_null(exact) || (data_->prefixes.empty() && data_->ranges.empty())) return exact;
    return find_inexact_code(code);
  }

  /// Whether any code could be found.
  [[nodiscard]] constexpr bool has_codes() const noexcept {
    return data_->code_hash.shortest <= data_->code_hash.longest || !data_->prefixes.empty() ||
           !data_->ranges.empty();
  }

  /// The first row of a type, null if there is none. Codes and types are different namespaces.
  [[nodiscard]] constexpr row_ref find_type(std::string_view type) const noexcept {
    return detail::find_named(data_->rows, data_->type_hash, type);
  }

  /// The same for text from a response, whose escapes are decoded on the way.
  [[nodiscard]] constexpr row_ref find_code(const text& code) const noexcept {
    char buffer[detail::longest_key];
    return find_code(detail::decoded_key(code, buffer));
  }
  [[nodiscard]] constexpr row_ref find_type(const text& type) const noexcept {
    char buffer[detail::longest_key];
    return find_type(detail::decoded_key(type, buffer));
  }

  /// The row of an error id's class, null if there is none. Linear in the number of classes.
  [[nodiscard]] constexpr row_ref find_class(std::string_view id_class) const noexcept {
    for (const std::uint8_t i : data_->classes) {
      if (data_->rows[i].name() == id_class) return data_->rows[i];
    }
    return nullptr;
  }

  /// The provider's own row for a status, whatever else the response says; null if its page has
  /// none: see `http_status`. Linear in the number of statuses.
  [[nodiscard]] constexpr row_ref find_status(int status) const noexcept {
    for (const detail::status_key& key : data_->statuses) {
      if (key.first > status || status > key.last) continue;
      const row_ref row = data_->rows[key.row];
      if (!row.record().conditional) return row;
    }
    return nullptr;
  }

  /// For lookups: whether the page tells how serious a status is.
  [[nodiscard]] constexpr bool has_severities() const noexcept { return data_->severities; }

  /// For lookups: the statuses that have rows.
  [[nodiscard]] constexpr table_view<detail::status_key> status_keys() const noexcept {
    return data_->statuses;
  }

  /// The name of the documented header that has a role; empty if none is documented.
  [[nodiscard]] constexpr std::string_view header_name(header_role role) const noexcept {
    for (const header_row& row : data_->headers) {
      if (row.role == role) return row.name;
    }
    return {};
  }

  /// For the reader: the names of `headers()`, in their order, of which those are empty that are
  /// looked for anyway. Empty if all are.
  [[nodiscard]] constexpr table_view<std::string_view> header_names() const noexcept {
    return data_->header_names;
  }

  /// Splits an error id such as "DAT030002" into views of it; all parts are empty if it does not
  /// have that form. Letters, then digits, as the provider's `error_id` says. Linear in the id.
  [[nodiscard]] constexpr id_parts split_id(std::string_view id) const noexcept {
    const id_layout& layout = data_->id;
    const std::size_t head = std::size_t{layout.service} + layout.cls;
    if (head == 0 || id.size() <= head) return {};
    for (std::size_t i = 0; i < id.size(); ++i) {
      const char c = id[i];
      const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      const bool digit = c >= '0' && c <= '9';
      if (i < layout.service ? !letter : !digit) return {};
    }
    return {id.substr(0, layout.service), id.substr(layout.service, layout.cls), id.substr(head)};
  }

  /// For the reader: where bodies have what.
  [[nodiscard]] constexpr const detail::shape_view& shapes() const noexcept {
    return data_->shapes;
  }

  /// For the reader: whether a response can have a code at more than one place of its body.
  [[nodiscard]] constexpr bool has_codes_elsewhere() const noexcept {
    return data_->shapes.several_codes || !data_->text_code.empty();
  }

  friend constexpr bool operator==(const provider& a, const provider& b) noexcept {
    return a.data_ == b.data_ || a.name() == b.name();
  }

 private:
  // Not inlined: few APIs have beginnings or ranges.
  [[nodiscard, gnu::noinline]] constexpr row_ref find_inexact_code(
      std::string_view code) const noexcept {
    for (const std::uint8_t i : data_->prefixes) {
      const std::string_view beginning = data_->rows[i].name();
      if (code.substr(0, beginning.size()) == beginning) return data_->rows[i];
    }
    if (!data_->ranges.empty()) {
      if (const std::optional<std::int32_t> number = detail::whole_number(code)) {
        for (const std::uint8_t i : data_->ranges) {
          const row_key key = data_->rows[i].key();
          if (key.first() <= *number && *number <= key.last()) return data_->rows[i];
        }
      }
    }
    return nullptr;
  }

  friend class error;
  friend class error_maker;
  friend class detail::provider_category;
  template <class Api>
  friend consteval provider define();

  explicit constexpr provider(const detail::provider_data& data) noexcept : data_(&data) {}

  const detail::provider_data* data_;
};

namespace detail {

// What the compiler builds for one API: the only storage a provider has beside its tables. Each is
// made when it is used, so that a faulty table is reported and not hashed.
template <class Api>
inline constexpr own_trie shapes_of(joined<fields_table, Api>(), joined<rows_table, Api>(),
                                    joined<in_success_table, Api>());
template <class Api>
inline constexpr kept_trie<shapes_of<Api>.trie.size, shapes_of<Api>.trie.tails, shapes_of<Api>.size>
    kept_shapes_of(shapes_of<Api>);

// Whether a header is read for every provider, and says nothing else here.
[[nodiscard]] constexpr bool is_usual(const header_row& r) {
  return r.form == form::whole && r.parameter.empty() &&
         ((r.role == header_role::retry_after && same_name(r.name, "Retry-After")) ||
          (r.role == header_role::request_id && same_name(r.name, "X-Request-ID")));
}

template <class Api>
inline constexpr bool has_own_headers = [] {
  for (const header_row& r : joined<headers_table, Api>()) {
    if (!is_usual(r)) return true;
  }
  return false;
}();

template <class Api, std::size_t... I>
[[nodiscard]] constexpr std::array<std::string_view, sizeof...(I)> name_headers(
    std::index_sequence<I...> /*all*/) {
  constexpr table_view<header_row> rows = joined<headers_table, Api>();
  return {{(is_usual(rows[I]) ? std::string_view() : rows[I].name)...}};
}
template <class Api>
inline constexpr auto header_names_of = name_headers<Api>(
    std::make_index_sequence<has_own_headers<Api> ? joined_size<headers_table, Api> : 0>());

/// Whether the rows of an API and of its bases are sound: see `row_checks`.
template <class Api>
[[nodiscard]] constexpr bool rows_are_sound() {
  bool sound = true;
  if constexpr (has_table<rows_table, Api>) sound = row_checks<Api>::sound;
  if constexpr (has_base<Api>) sound = rows_are_sound<typename Api::base>() && sound;
  return sound;
}

template <class T, std::size_t N>
[[nodiscard]] constexpr table_view<T> view_of_array(const std::array<T, N>& array) {
  return {array.data(), N};
}

// What an API says once, in itself or by its base.
template <class Api>
[[nodiscard]] constexpr const retry_policy* advice_of() {
  if constexpr (requires { Api::advice; }) {
    return &Api::advice;
  } else if constexpr (has_base<Api>) {
    return advice_of<typename Api::base>();
  } else {
    return nullptr;
  }
}
template <class Api>
[[nodiscard]] constexpr delay_rules delays_of() {
  if constexpr (requires { Api::delays; }) {
    return Api::delays;
  } else if constexpr (has_base<Api>) {
    return delays_of<typename Api::base>();
  } else {
    return {};
  }
}
template <class Api>
[[nodiscard]] constexpr std::string_view text_code_of() {
  if constexpr (requires { Api::text_code; }) {
    (void)
        malformed_text_code<std::string_view(Api::text_code).find('#') == std::string_view::npos>{};
    return Api::text_code;
  } else if constexpr (has_base<Api>) {
    return text_code_of<typename Api::base>();
  } else {
    return {};
  }
}
template <class Api>
[[nodiscard]] constexpr id_layout id_layout_of() {
  if constexpr (requires { Api::error_id; }) {
    return Api::error_id;
  } else if constexpr (has_base<Api>) {
    return id_layout_of<typename Api::base>();
  } else {
    return {};
  }
}

template <class Api>
[[nodiscard]] constexpr bool uses_words() {
  if constexpr (requires { Api::use_words; }) {
    return Api::use_words;
  } else if constexpr (has_base<Api>) {
    return uses_words<typename Api::base>();
  } else {
    return true;
  }
}
template <class Api>
[[nodiscard]] constexpr const lexicon_view* own_words_of() {
  if constexpr (requires { Api::words; }) {
    return &lexicon_of<Api::words>;
  } else if constexpr (has_base<Api>) {
    return own_words_of<typename Api::base>();
  } else {
    return nullptr;
  }
}

template <class Api>
[[nodiscard]] constexpr std::string_view usual_example() {
  if constexpr (requires { Api::usual_body; }) {
    return Api::usual_body;
  } else if constexpr (has_base<Api>) {
    return usual_example<typename Api::base>();
  } else {
    return {};
  }
}
template <class Api>
inline constexpr usual_body usual_of =
    usual_compiler(usual_example<Api>(), shapes_of<Api>).compile();

// "triage." and the name, and a zero.
template <class Api>
inline constexpr auto category_name_of = [] {
  constexpr std::string_view prefix = "triage.";
  constexpr std::string_view own = Api::name;
  std::array<char, prefix.size() + own.size() + 1> name{};
  own.copy(name.data() + prefix.copy(name.data(), prefix.size()), own.size());
  return name;
}();

template <class Api>
[[nodiscard]] consteval provider_data build_provider() {
  provider_data p;
  p.category_name = category_name_of<Api>.data();
  p.name = p.title = Api::name;
  if constexpr (requires { Api::title; }) p.title = Api::title;
  if constexpr (requires { Api::page; }) p.page = Api::page;
  if constexpr (requires { Api::hosts; }) {
    (void)check_hosts<Api>();
    p.hosts = {std::data(Api::hosts), std::size(Api::hosts)};
  }
  static_assert(joined_size<rows_table, Api> <= most_rows,
                "triage: a provider can have at most 255 rows");
  if constexpr (requires { Api::fields; }) (void)check_fields<Api>();
  static_assert(joined_size<fields_table, Api> <= own_trie::max_fields,
                "triage: a provider can have at most 64 fields");
  static_assert(joined_size<headers_table, Api> <= most_headers,
                "triage: a provider can have at most 16 rows of headers[], with those of its base");
  (void)pointers_do_not_fit<shapes_of<Api>.trie.full>{};
  if constexpr (requires { Api::headers; }) (void)check_headers<Api>();
  if constexpr (requires { Api::limits; }) (void)check_limits<Api>();
  p.fields = joined<fields_table, Api>();
  p.headers = joined<headers_table, Api>();
  if constexpr (has_own_headers<Api>) p.header_names = view_of_array(header_names_of<Api>);
  p.limits = joined<limits_table, Api>();
  if constexpr (joined_size<rows_table, Api> != 0) {
    if constexpr (rows_are_sound<Api>()) {
      p.rows = row_table_of<Api>();
      if constexpr (compiled_rows_of<Api>.codes_size > 0) p.code_hash = code_table<Api>.view();
      if constexpr (compiled_rows_of<Api>.types_size > 0) p.type_hash = type_table<Api>.view();
      p.prefixes = view_of_array(prefixes_of<Api>);
      p.ranges = view_of_array(ranges_of<Api>);
      p.classes = view_of_array(classes_of<Api>);
      p.statuses = view_of_array(statuses_of<Api>);
      for (const status_key& key : p.statuses) {
        p.severities = p.severities || p.rows[key.row].severity() != severity::undocumented;
      }
    }
  }
  if constexpr (requires { Api::inside_2xx; }) (void)check_inside_2xx<Api>();
  p.inside_2xx = joined<in_success_table, Api>();
  if constexpr (requires { Api::batches; }) (void)check_batches<Api>();
  p.batches = joined<batches_table, Api>();
  p.text_code = text_code_of<Api>();
  if constexpr (requires { Api::seen; }) p.seen = Api::seen;
  p.id = id_layout_of<Api>();
  p.delays = delays_of<Api>();
  p.advice = advice_of<Api>();
  p.use_words = uses_words<Api>();
  p.own_words = own_words_of<Api>();
  p.shapes = kept_shapes_of<Api>.view(Api::name, shapes_of<Api>);
  if constexpr (!usual_example<Api>().empty()) {
    // The one of a base may not fit what this API has besides; then there is none.
    if constexpr (requires { Api::usual_body; }) {
      (void)usual_body_is_sound<usual_of<Api>.fault>{};
    }
    p.shapes.usual = usual_of<Api>.view();
  }
  return p;
}

template <class Api>
inline constexpr provider_data data_of = build_provider<Api>();

}  // namespace detail

/// Makes a provider of a struct of tables. What the struct may have, all static constexpr (a
/// std::array will do for an array):
///
///     std::string_view name;       // required: lower case, as in find_provider()
///     std::string_view title;      // for people; default: the name
///     std::string_view page;       // the API's page on errors
///     std::string_view hosts[];    // where the API is, as provider_for() says
///     field fields[];              // where the body has what; a body without a code, a type and
///                                  //   a message there is read by the generic shapes
///     row rows[];                  // what codes, types, classes of error ids and statuses mean
///     id_layout error_id;          // how error ids split, if there are rows of their classes
///     header_row headers[];        // the response headers it documents
///     limit_row limits[];          // the rate limits that headers tell
///     std::string_view usual_body; // the layout that nearly all of its bodies have to the byte,
///                                  //   with "" or null for the values: such bodies are read
///                                  //   faster, and nothing else changes
///     in_success inside_2xx[];     // when a 2xx is an error all the same
///     batch batches[];             // where many outcomes are in one response
///     std::string_view text_code;  // where a plain text has a code: "Code: #"; "#": it is one
///     std::string_view seen;       // the day on which the page was looked at
///     delay_rules delays;          // what it says of delays beyond the usual
///     word words[];                // words that tell the kind of what no row knows, before those
///                                  //   of the lexicon: see words.hpp
///     bool use_words;              // false: no words decide. Default: true
///     retry_policy advice;         // how its page tells clients to retry
///     using base = other_api;      // an API whose tables come after these
///
/// A mistake in a table does not compile: a row that can never decide, an empty name, a row without
/// a category, a remedy that contradicts the action, a status outside 100 … 599, a malformed JSON
/// Pointer, a key of more than 64 bytes, and others. The message names the fault; the row is the
/// template argument beside it, counted from 0.
template <class Api>
[[nodiscard]] consteval provider define() {
  static_assert(
      requires { std::string_view(Api::name); },
      "triage: a provider needs `static constexpr std::string_view name`");
  static_assert(!Api::name.empty(), "triage: the name of a provider is empty");
  static_assert(detail::valid_name(Api::name),
                "triage: the name of a provider has other characters than a-z, 0-9 and _");
  return provider(detail::data_of<Api>);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
