// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An error that outlives its response.
#ifndef TRIAGE_OWNED_ERROR_HPP
#define TRIAGE_OWNED_ERROR_HPP

#include <cstddef>
#include <cstdint>
#include <new>
#include <string_view>
#include <utility>

#include <triage/error.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI {

/// A copy of an error with the body and all texts that it points to, in one allocation. For
/// storing, throwing and passing to other threads. A copy of it has memory of its own; a moved-from
/// one is `error{}`.
///
/// It converts to `const error&`, so it can be passed to functions that take an error:
///
///     triage::owned_error kept(e);
///     log(to_line(kept, buffer));
///     if (kept->may_retry()) …
///
/// Its accessors return references and views into it, so they do not compile on a temporary one:
/// give it a name first.
class owned_error {
 public:
  owned_error() = default;

  /// Throws std::bad_alloc if there is no memory.
  explicit owned_error(const error& e) : error_(e) {
    const std::size_t size = size_of_views();
    if (size != 0) take(new char[size]);
  }

  /// The same, but if there is no memory, it has no texts and no body instead of throwing.
  owned_error(const error& e, std::nothrow_t) noexcept : error_(e) {
    const std::size_t size = size_of_views();
    if (size == 0) return;
    if (char* const storage = new (std::nothrow) char[size]) {
      take(storage);
    } else {
      error_.body_ = {};
      each_text([](text& t) { t = {}; });
    }
  }

  owned_error(const owned_error& other) : owned_error(other.error_) {}
  owned_error(owned_error&& other) noexcept
      : error_(std::exchange(other.error_, error{})),
        storage_(std::exchange(other.storage_, nullptr)) {}
  owned_error& operator=(owned_error other) noexcept {
    std::swap(error_, other.error_);
    std::swap(storage_, other.storage_);
    return *this;
  }
  ~owned_error() { delete[] storage_; }

  /// The error; its views are valid until this object is changed or destroyed.
  [[nodiscard]] const error& get() const& noexcept { return error_; }
  [[nodiscard]] const error& operator*() const& noexcept { return error_; }
  [[nodiscard]] const error* operator->() const& noexcept { return &error_; }
  operator const error&() const& noexcept { return error_; }

  // What a temporary gave would be gone after the line.
  const error& get() const&& = delete;
  const error& operator*() const&& = delete;
  const error* operator->() const&& = delete;
  operator const error&() const&& = delete;

 private:
  static bool within(std::string_view whole, std::string_view part) noexcept {
    const auto at = reinterpret_cast<std::uintptr_t>(part.data());
    const auto begin = reinterpret_cast<std::uintptr_t>(whole.data());
    return part.data() != nullptr && at >= begin && at - begin <= whole.size() &&
           part.size() <= whole.size() - (at - begin);
  }

  // Texts from headers need room of their own; the others lie in the body.
  std::size_t size_of_views() noexcept {
    std::size_t size = error_.body_.size();
    each_text([&](const text& t) {
      if (!within(error_.body_, t.raw())) size += t.raw().size();
    });
    return size;
  }

  // Copies all views into `storage` and makes them views of that.
  void take(char* storage) noexcept {
    storage_ = storage;
    const auto copy = [&storage](std::string_view s) {
      char* const start = storage;
      for (const char c : s) *storage++ = c;
      return std::string_view(start, s.size());
    };
    const std::string_view old_body = error_.body_;
    error_.body_ = copy(old_body);
    each_text([&](text& t) {
      if (!t.present()) return;
      const std::string_view old = t.raw();
      const bool inside = within(old_body, old);
      const auto offset = inside ? static_cast<std::size_t>(old.data() - old_body.data()) : 0;
      t = text(inside ? error_.body_.substr(offset, old.size()) : copy(old), t.kind());
    });
  }

  template <class F>
  void each_text(F f) {
    for (text* t :
         {&error_.code_, &error_.type_, &error_.message_, &error_.param_, &error_.request_id_,
          &error_.error_id_, &error_.help_, &error_.retry_after_, &error_.details_}) {
      f(*t);
    }
  }

  error error_;
  char* storage_ = nullptr;
};

}  // namespace triage::inline TRIAGE_ABI

#endif
