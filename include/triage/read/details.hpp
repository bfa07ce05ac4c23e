// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Messages per field of the request, walked lazily over the body.
#ifndef TRIAGE_READ_DETAILS_HPP
#define TRIAGE_READ_DETAILS_HPP

#include <cstddef>
#include <string_view>

#include <triage/read/json.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI {

/// What is wrong with one field. Borrows from the body.
struct field_detail {
  text field;    ///< its name; of FastAPI's `loc`, a path: "body.messages.0.role"
  text message;  ///< for people
  text code;     ///< for machines, if there is one
};

/// A range of field_detail, in the order of the body. Reads the forms that are in use:
///
///     [{"field": "name", "message": "…"}]           also "param", "path" or "name"; also "msg"
///     [{"loc": ["body", 0], "msg": "…", "type": "…"}]
///     {"name": ["…", "…"], "size": "…"}
///     ["…", "…"]
///
/// What has none of these forms is passed over; a damaged body is read up to the damage. Walking
/// costs one pass over this part of the body and never allocates.
class field_details {
 public:
  struct sentinel {};

  class iterator {
   public:
    explicit constexpr iterator(std::string_view json) noexcept : json_(json), scanner_(json) {
      outer_ = scanner_.next();
      if (outer_ != json::token::object_begin && outer_ != json::token::array_begin) done_ = true;
      ++*this;
    }

    [[nodiscard]] constexpr const field_detail& operator*() const noexcept { return current_; }
    [[nodiscard]] constexpr const field_detail* operator->() const noexcept { return &current_; }

    constexpr iterator& operator++() noexcept {
      using json::token;
      while (!done_) {
        const token t = scanner_.next();
        switch (t) {
          case token::key: name_ = scanner_.value(); break;
          case token::string: current_ = {name_, scanner_.value(), {}}; return *this;
          case token::array_begin:
            // The messages of one field; an array in an array says nothing.
            if (scanner_.depth() > 2 || outer_ != token::object_begin) scanner_.skip();
            break;
          case token::object_begin:
            if (read_item()) return *this;
            break;
          case token::object_end:
          case token::array_end: done_ = scanner_.depth() == 0; break;
          case token::end:
          case token::truncated:
          case token::malformed: done_ = true; break;
          default: break;
        }
      }
      return *this;
    }
    constexpr void operator++(int) noexcept { ++*this; }

    friend constexpr bool operator==(const iterator& i, sentinel) noexcept { return i.done_; }

   private:
    // The object that has just begun. False if it says nothing.
    constexpr bool read_item() noexcept {
      using json::token;
      field_detail item{name_, {}, {}};
      bool says_something = false;
      text* slot = nullptr;
      for (;;) {
        const token t = scanner_.next();
        switch (t) {
          case token::key:
            slot = slot_of(scanner_.value(), item);
            says_something = says_something || (slot != nullptr && slot != &item.code);
            break;
          case token::string:
          case token::number:
            if (slot != nullptr) *slot = scanner_.value();
            break;
          case token::array_begin:
          case token::object_begin: {
            const std::size_t start = scanner_.offset() - 1;
            scanner_.skip();
            if (slot == &item.field && t == token::array_begin) {
              *slot = text(json_.substr(start, scanner_.offset() - start), text::form::path);
            }
            break;
          }
          case token::object_end:
            current_ = item;
            return says_something && (item.message.present() || item.field.present());
          case token::truncated:
          case token::malformed: done_ = true; return false;
          default: break;
        }
      }
    }

    static constexpr text* slot_of(const text& key, field_detail& item) noexcept {
      if (key == "field" || key == "loc" || key == "param" || key == "path" || key == "name") {
        return &item.field;
      }
      if (key == "message" || key == "msg") return &item.message;
      if (key == "code" || key == "type") return &item.code;
      return nullptr;
    }

    std::string_view json_;
    json::scanner scanner_;
    json::token outer_ = json::token::end;
    bool done_ = false;
    text name_;
    field_detail current_;
  };

  constexpr field_details() = default;
  explicit constexpr field_details(text json) noexcept : json_(json) {}

  [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(json_.raw()); }
  [[nodiscard]] constexpr sentinel end() const noexcept { return {}; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin() == end(); }

  /// The part of the body that is walked, undecoded; absent if there is none.
  [[nodiscard]] constexpr const text& json() const noexcept { return json_; }

 private:
  text json_;
};

}  // namespace triage::inline TRIAGE_ABI

#endif
