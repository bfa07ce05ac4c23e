// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The built-in carrier, for where there is neither Boost.Outcome nor std::expected.
#ifndef TRIAGE_BUILTIN_RESULT_HPP
#define TRIAGE_BUILTIN_RESULT_HPP

#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include <triage/error.hpp>
#include <triage/failure.hpp>

namespace triage::inline TRIAGE_ABI {
namespace detail {

struct nothing {};

// A T or an error. Trivially copyable if T is; two definitions, since clang 14 cannot make special
// members trivial on a condition.
template <class T, bool = std::is_trivially_copyable_v<T>>
class either {
 public:
  template <class... Args>
  constexpr explicit either(std::in_place_t, Args&&... args)
      : value_(std::forward<Args>(args)...), has_value_(true) {}
  constexpr explicit either(const error& e) noexcept : error_(e), has_value_(false) {}

 protected:
  union {
    T value_;
    error error_;
  };
  bool has_value_;
};

template <class T>
class either<T, false> {
 public:
  template <class... Args>
  explicit either(std::in_place_t, Args&&... args)
      : value_(std::forward<Args>(args)...), has_value_(true) {}
  explicit either(const error& e) noexcept : error_(e), has_value_(false) {}

  either(const either& other) requires std::is_copy_constructible_v<T> { construct(other); }
  either(either&& other) noexcept(std::is_nothrow_move_constructible_v<T>) {
    construct(std::move(other));
  }
  either& operator=(const either& other) requires std::is_copy_constructible_v<T> {
    if (this != &other) *this = either(other);
    return *this;
  }
  // If the move throws, this holds an error: the default one.
  either& operator=(either&& other) noexcept(std::is_nothrow_move_constructible_v<T>) {
    if (this == &other) return *this;
    destroy();
    ::new (static_cast<void*>(&error_)) error;
    has_value_ = false;
    construct(std::move(other));
    return *this;
  }
  ~either() { destroy(); }

 protected:
  union {
    T value_;
    error error_;
  };
  bool has_value_;

 private:
  void destroy() noexcept {
    if (has_value_) value_.~T();
  }
  template <class Other>
  void construct(Other&& other) {
    if (other.has_value_) {
      ::new (static_cast<void*>(&value_)) T(std::forward<Other>(other).value_);
    } else {
      ::new (static_cast<void*>(&error_)) error(other.error_);
    }
    has_value_ = other.has_value_;
  }
};

}  // namespace detail

/// A value or an error, with the members that Boost.Outcome's basic_result and std::expected have.
/// Trivially copyable, and usable in constant expressions, if T is trivially copyable. `T` may be
/// void.
template <class T>
class [[nodiscard]] builtin_result
    : private detail::either<std::conditional_t<std::is_void_v<T>, detail::nothing, T>> {
  using stored = std::conditional_t<std::is_void_v<T>, detail::nothing, T>;
  using base = detail::either<stored>;

 public:
  using value_type = T;
  using error_type = triage::error;

  constexpr builtin_result() requires std::is_void_v<T> : base(std::in_place) {}
  template <class U = stored>
  requires(
      !std::is_void_v<T> && std::is_convertible_v<U&&, stored> &&
      !std::is_base_of_v<builtin_result, std::remove_cvref_t<U>> &&
      !std::is_same_v<std::remove_cvref_t<U>, triage::error>) constexpr builtin_result(U&& value)
      : base(std::in_place, std::forward<U>(value)) {}
  template <class... Args>
  constexpr explicit builtin_result(std::in_place_t, Args&&... args)
      : base(std::in_place, std::forward<Args>(args)...) {}
  constexpr builtin_result(const triage::error& e) noexcept : base(e) {}
  /// From what says that it is a failure, such as std::unexpected or what BOOST_OUTCOME_TRY
  /// returns.
  template <class Failure>
  requires(
      requires(const Failure& f) { {static_cast<const triage::error&>(f.error())}; } &&
      !requires(const Failure& f) { f.value(); } &&
      !std::is_base_of_v<std::exception, Failure>) constexpr builtin_result(const Failure&
                                                                                f) noexcept
      : base(f.error()) {}

  [[nodiscard]] constexpr bool has_value() const noexcept { return base::has_value_; }
  [[nodiscard]] constexpr bool has_error() const noexcept { return !base::has_value_; }
  [[nodiscard]] explicit constexpr operator bool() const noexcept { return base::has_value_; }

  /// The value. Without one, throws `bad_result_access`, which owns a copy of the error; where
  /// exceptions are off, aborts with a message.
  constexpr decltype(auto) value() & { return checked(*this); }
  constexpr decltype(auto) value() const& { return checked(*this); }
  constexpr decltype(auto) value() && { return checked(std::move(*this)); }

  /// The error. Calling it on a success is a mistake and ends like value() of an error.
  [[nodiscard]] constexpr const triage::error& error() const {
    if (base::has_value_) detail::no_error();
    return base::error_;
  }

  /// Without a check: undefined if it is not there.
  constexpr decltype(auto) assume_value() & noexcept { return get(*this); }
  constexpr decltype(auto) assume_value() const& noexcept { return get(*this); }
  constexpr decltype(auto) assume_value() && noexcept { return get(std::move(*this)); }
  [[nodiscard]] constexpr const triage::error& assume_error() const noexcept {
    return base::error_;
  }
  constexpr decltype(auto) operator*() & noexcept { return get(*this); }
  constexpr decltype(auto) operator*() const& noexcept { return get(*this); }
  constexpr decltype(auto) operator*() && noexcept { return get(std::move(*this)); }
  constexpr stored* operator->() noexcept { return &this->value_; }
  constexpr const stored* operator->() const noexcept { return &this->value_; }

  template <class U>
  [[nodiscard]] constexpr stored value_or(U&& otherwise) const& {
    return base::has_value_ ? this->value_ : static_cast<stored>(std::forward<U>(otherwise));
  }
  template <class U>
  [[nodiscard]] constexpr stored value_or(U&& otherwise) && {
    return base::has_value_ ? std::move(this->value_)
                            : static_cast<stored>(std::forward<U>(otherwise));
  }

 private:
  template <class Self>
  static constexpr decltype(auto) get(Self&& self) noexcept {
    if constexpr (std::is_void_v<T>) {
      return;
    } else {
      return (std::forward<Self>(self).value_);
    }
  }
  template <class Self>
  static constexpr decltype(auto) checked(Self&& self) {
    if (!self.has_value_) detail::no_value(self.error_);
    return get(std::forward<Self>(self));
  }
};

}  // namespace triage::inline TRIAGE_ABI

#endif
