// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The errors of a batch: of a request with many operations, those that failed.
#ifndef TRIAGE_ITEMS_HPP
#define TRIAGE_ITEMS_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <triage/classify.hpp>
#include <triage/error.hpp>
#include <triage/read/detail/item_walker.hpp>
#include <triage/read/json.hpp>
#include <triage/read/read.hpp>
#include <triage/read/success.hpp>
#include <triage/response.hpp>
#include <triage/tables/provider.hpp>
#include <triage/tables/rows.hpp>
#include <triage/tables/table_view.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/text.hpp>
#include <triage/time/unix_time.hpp>

namespace triage::inline TRIAGE_ABI {

/// One operation of a batch that failed. Borrows from the response.
struct batch_item {
  /// Its place, from 0: in the outermost array that contains it, which usually has the order of the
  /// request; without an array, among the items.
  std::size_t index = 0;
  text name;             ///< the name of the member that it is; absent for an element of an array
  std::string_view raw;  ///< all of it, as it was sent: JSON, or an element of XML
  triage::error error;   ///< what went wrong with it

  /// A string, number or boolean in it, such as the id that tells which operation it was; absent
  /// if there is none. `pointer` is a JSON Pointer from the item, or the path of an XML element
  /// that begins with the item's own. Linear in the item.
  [[nodiscard]] constexpr text member(std::string_view pointer) const noexcept {
    return detail::looks_like_xml(raw) ? detail::element_value(detail::raw_member(raw, pointer))
                                       : detail::find_member(raw, pointer).value;
  }
};

namespace detail {

/// Response headers that are the members of a JSON object. Values with escapes are passed over.
class json_headers {
 public:
  explicit constexpr json_headers(std::string_view object) noexcept : object_(object) {}

  [[nodiscard]] constexpr std::optional<std::string_view> operator()(
      std::string_view name) const noexcept {
    using json::token;
    if (object_.empty()) return std::nullopt;
    json::scanner in(object_);
    if (in.next() != token::object_begin) return std::nullopt;
    while (in.next() == token::key) {
      const bool wanted = same_name(in.value().raw(), name);
      const token t = in.next();
      if (t == token::object_begin || t == token::array_begin) in.skip();
      const bool plain = in.value().kind() == text::form::plain;
      if (wanted && plain && (t == token::string || t == token::number)) return in.value().raw();
    }
    return std::nullopt;
  }

  static constexpr bool ignores_case = true;

 private:
  std::string_view object_;
};

/// Whether an item is an error.
[[nodiscard]] constexpr bool fails(const in_success& condition, std::string_view item) noexcept {
  if (condition.member.empty()) return true;
  if (!looks_like_xml(item)) return meets(condition, find_member(item, condition.member));
  const std::string_view element = raw_member(item, condition.member);
  const text value = element_value(element);
  return meets(condition, {!element.empty(), value.raw().empty(), value});
}

/// The node of the provider's trie at which its fields have the items, as in `/errors/0/message`
/// for items at `/errors/*`; 0 if its fields do not name the items.
[[nodiscard]] constexpr int node_of_items(const trie_view& trie, std::string_view each) noexcept {
  const pointer_tokens tokens(each);
  unsigned node = 0;
  for (unsigned i = 0; i < tokens.size(); ++i) {
    unsigned child = trie.nodes[node].first_child;
    while (child != 0 && !trie.has_key(trie.nodes[child], tokens[i]) &&
           !(tokens[i] == "*" && trie.nodes[child].index == 0)) {
      child = trie.nodes[child].sibling;
    }
    if (child == 0) return 0;
    node = child;
  }
  return static_cast<int>(node);
}

/// The fields of an item: where the provider's fields have the items, if there is something; else
/// as if the item were the whole body.
[[nodiscard]] constexpr body_fields item_fields(provider p, const batch& from,
                                                std::string_view body) noexcept {
  if (!p.shapes().empty() && body.substr(0, 1) == "{") {
    // Read twice, since a copy of what is not initialized is no constant expression.
    if (const int node = node_of_items(p.shapes().trie, from.each);
        node != 0 && body_fields::of_part(p.shapes(), body, node).own()) {
      return body_fields::of_part(p.shapes(), body, node);
    }
  }
  return {p.shapes(), body};
}

/// The error of an item, judged as with its own status; if it has none, as an error inside a
/// response with that status is.
[[nodiscard]] constexpr error item_error(provider p, const batch& from, std::string_view item,
                                         int status, std::optional<unix_time> now) noexcept {
  const std::string_view body = from.error.empty() ? item : raw_member(item, from.error);
  const json_headers headers(from.headers.empty() ? std::string_view()
                                                  : raw_member(item, from.headers));
  const body_fields found = item_fields(p, from, body);
  int own = 0;
  if (!from.status.empty()) {
    own = looks_like_xml(item)
              ? error_maker::status_number(element_value(raw_member(item, from.status)))
              : error_maker::status_number(find_member(item, from.status).value);
  }
  if (own == 0) own = error_maker::status_number(found[role::status]);
  const basic_response<json_headers> r{own != 0 ? own : status, body, headers, now};
  return is_success(r.status) ? classify_inside(p, r, found) : classify_failure(p, r, found);
}

}  // namespace detail

/// The items of a response that are errors, in order; see `items`. A view of the response.
class batch_errors {
 public:
  struct sentinel {};

  class iterator {
   public:
    constexpr iterator(provider p, std::string_view body, int status,
                       std::optional<unix_time> now) noexcept
        : provider_(p), body_(body), status_(status), now_(now), json_({}, {}), xml_({}, {}) {
      begin_row();
      ++*this;
    }

    [[nodiscard]] constexpr const batch_item& operator*() const noexcept { return current_; }
    [[nodiscard]] constexpr const batch_item* operator->() const noexcept { return &current_; }

    constexpr iterator& operator++() noexcept {
      const table_view<batch> rows = provider_.batches();
      for (detail::item_place place; row_ < rows.size();) {
        if (!(is_xml_ ? xml_.next(place) : json_.next(place))) {
          ++row_;
          begin_row();
        } else if (detail::fails(rows[row_].failed, place.raw)) {
          current_ = {place.index, place.name, place.raw,
                      detail::item_error(provider_, rows[row_], place.raw, status_, now_)};
          return *this;
        }
      }
      return *this;
    }
    constexpr void operator++(int) noexcept { ++*this; }

    friend constexpr bool operator==(const iterator& i, sentinel) noexcept {
      return i.row_ == i.provider_.batches().size();
    }

   private:
    constexpr void begin_row() noexcept {
      if (row_ == provider_.batches().size()) return;
      const std::string_view each = provider_.batches()[row_].each;
      is_xml_ = detail::looks_like_xml(body_);
      if (is_xml_) {
        xml_ = detail::xml_items(body_, each);
      } else {
        json_ = detail::json_items(body_, each);
      }
    }

    provider provider_;
    std::string_view body_;
    int status_;
    std::optional<unix_time> now_;
    std::size_t row_ = 0;  // of the provider's batches
    bool is_xml_ = false;
    detail::json_items json_;
    detail::xml_items xml_;
    batch_item current_;
  };

  constexpr batch_errors(provider p, std::string_view body, int status,
                         std::optional<unix_time> now) noexcept
      : provider_(p), body_(body), status_(status), now_(now) {}

  [[nodiscard]] constexpr iterator begin() const noexcept {
    return {provider_, body_, status_, now_};
  }
  [[nodiscard]] constexpr sentinel end() const noexcept { return {}; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin() == end(); }

 private:
  provider provider_;
  std::string_view body_;
  int status_;
  std::optional<unix_time> now_;
};

/// The errors of a batch: for each operation that failed, which one it was and what went wrong. A
/// range whose items are found during iteration, whatever the status of the response; empty if the
/// provider has no `batches`, or the body has none of these.
///
///     for (const triage::batch_item& item : triage::items(elasticsearch, {status, body})) {
///       if (item.error.may_retry()) send_again(item.index);
///     }
///
/// An item is read by those fields of the provider that are about the first item, such as
/// `/errors/0/message`; if there are none, by its other fields, as if the item were the body, or by
/// the generic shapes. If an item has a status, that is used; else it is classified like an error
/// inside a response with the status of this one. In a damaged body the items before the damage are
/// found, also one that is cut off.
///
/// Iterating is one pass over the body for each row of `batches`, and one `classify` for each item
/// that failed. Constant stack, no allocation, no exception, usable in constant expressions.
/// Borrows from the response.
template <class Headers = header_view>
[[nodiscard]] constexpr batch_errors items(provider p, const basic_response<Headers>& r) noexcept {
  return {p, r.body, r.status, r.now};
}

}  // namespace triage::inline TRIAGE_ABI

#endif
