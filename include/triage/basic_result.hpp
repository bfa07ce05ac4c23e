// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The library's own carrier of a value or an error.
#ifndef TRIAGE_BASIC_RESULT_HPP
#define TRIAGE_BASIC_RESULT_HPP

#include <exception>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>

#include <triage/error.hpp>
#include <triage/failure.hpp>
#include <triage/owned_error.hpp>

namespace triage::inline TRIAGE_ABI {

template <class T, class E>
class basic_result;

namespace detail {

/// The value of a result of void.
struct nothing {
  friend constexpr bool operator==(nothing, nothing) noexcept { return true; }
};

/// In front of the arguments that make an error.
struct failed_t {};

template <class T, class E>
inline constexpr bool trivial_result =
    std::is_trivially_copyable_v<T>&& std::is_trivially_copyable_v<E>;

// A T or an E. Trivially copyable if both are; two definitions, since clang 14 cannot make special
// members trivial on a condition.
template <class T, class E, bool = trivial_result<T, E>>
class either {
 public:
  template <class... Args>
  constexpr explicit either(std::in_place_t, Args&&... args)
      : value_(std::forward<Args>(args)...), has_value_(true) {}
  template <class... Args>
  constexpr explicit either(failed_t, Args&&... args)
      : error_(std::forward<Args>(args)...), has_value_(false) {}

 protected:
  union {
    T value_;
    E error_;
  };
  bool has_value_;  // NOLINT(modernize-use-default-member-init): each constructor says it
};

template <class T, class E>
class either<T, E, false> {
  static constexpr bool copies = std::is_copy_constructible_v<T> && std::is_copy_constructible_v<E>;
  static constexpr bool moves_surely =
      std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_constructible_v<E>;

 public:
  template <class... Args>
  explicit either(std::in_place_t, Args&&... args)
      : value_(std::forward<Args>(args)...), has_value_(true) {}
  template <class... Args>
  explicit either(failed_t, Args&&... args)
      : error_(std::forward<Args>(args)...), has_value_(false) {}

  either(const either& other) requires copies { construct(other); }
  either(either&& other) noexcept(moves_surely) { construct(std::move(other)); }
  either& operator=(const either& other) requires copies {
    if (this != &other) *this = either(other);
    return *this;
  }
  // If the move throws, this holds an error: the default one.
  either& operator=(either&& other) noexcept(moves_surely) requires(
      moves_surely || std::is_nothrow_default_constructible_v<E>) {
    if (this == &other) return *this;
    destroy();
    if constexpr (moves_surely) {
      construct(std::move(other));
    } else {
      // Not before it is known that the move failed: it may have written where the error is.
      struct otherwise_an_error {
        either* without;
        ~otherwise_an_error() {
          if (without == nullptr) return;
          ::new (static_cast<void*>(&without->error_)) E();
          without->has_value_ = false;
        }
      } guard{this};
      construct(std::move(other));
      guard.without = nullptr;
    }
    return *this;
  }
  ~either() { destroy(); }

 protected:
  union {
    T value_;
    E error_;
  };
  bool has_value_;  // NOLINT(modernize-use-default-member-init): each constructor says it

 private:
  void destroy() noexcept {
    if (has_value_) {
      value_.~T();
    } else {
      error_.~E();
    }
  }
  template <class Other>
  void construct(Other&& other) {
    if (other.has_value_) {
      ::new (static_cast<void*>(&value_)) T(std::forward<Other>(other).value_);
    } else {
      ::new (static_cast<void*>(&error_)) E(std::forward<Other>(other).error_);
    }
    has_value_ = other.has_value_;
  }
};

template <class T>
inline constexpr bool is_basic_result = false;
template <class T, class E>
inline constexpr bool is_basic_result<basic_result<T, E>> = true;

template <class E>
inline constexpr bool library_error = std::is_same_v<E, error> || std::is_same_v<E, owned_error>;

/// Whether an E can be made of a lasting X. An `error` of an `owned_error` would borrow from what
/// is about to go.
template <class E, class X>
inline constexpr bool makes_error = std::is_convertible_v<X, E>;
template <class X>
inline constexpr bool makes_error<error, X> = requires(const std::remove_cvref_t<X>& x) {
  static_cast<const error&>(x);
}
&&!std::is_same_v<std::remove_cvref_t<X>, owned_error>;
template <class X>
inline constexpr bool makes_error<owned_error, X> =
    std::is_same_v<std::remove_cvref_t<X>, owned_error> ||
    requires(const std::remove_cvref_t<X>& x) {
  static_cast<const error&>(x);
};

/// What was made of an error, as an argument for E's constructor.
template <class E, class X>
constexpr decltype(auto) as_error(X&& x) {
  if constexpr (library_error<E> && !std::is_same_v<std::remove_cvref_t<X>, E>) {
    return static_cast<const error&>(x);
  } else {
    return std::forward<X>(x);
  }
}

constexpr const error& plain(const error& e) noexcept {
  return e;
}
inline const error& plain(const owned_error& e) noexcept {
  return e.get();
}

/// What says that it is a failure, such as std::unexpected or what BOOST_OUTCOME_TRY returns: it
/// has an error() and no value().
template <class F, class E>
concept failure_of = requires(F&& f) {
  std::forward<F>(f).error();
  requires makes_error<E, decltype(std::forward<F>(f).error())>;
}
&&!requires(F && f) {
  f.value();
}
&&!std::is_base_of_v<std::exception, std::remove_cvref_t<F>>;

/// A result of another type, such as Outcome's or std::expected.
template <class R, class T, class E>
concept other_result = requires(R&& r) {
  {static_cast<bool>(r.has_value())};
  std::forward<R>(r).value();
  std::forward<R>(r).error();
  requires makes_error<E, decltype(std::forward<R>(r).error())>;
}
&&!std::is_base_of_v<basic_result<T, E>, std::remove_cvref_t<R>>;

template <class R>
constexpr decltype(auto) value_in(R&& r) {
  if constexpr (requires { std::forward<R>(r).assume_value(); }) {
    return std::forward<R>(r).assume_value();
  } else {
    return *std::forward<R>(r);
  }
}
template <class R>
using value_of_result = decltype(std::declval<R>().value());

/// Whether a T made of a From is good when the From is gone: a view of a string that is given by
/// value is not.
template <class T, class From>
inline constexpr bool keeps_alive =
    !std::is_same_v<T, std::string_view> || !string_like<From> ||
    std::is_lvalue_reference_v<From> || std::is_trivially_destructible_v<std::remove_cvref_t<From>>;

template <class R, class T, bool Implicit>
concept takes_value = (std::is_void_v<T> && std::is_void_v<value_of_result<R>>) ||
                      (!std::is_void_v<T> && !std::is_void_v<value_of_result<R>> &&
                       std::is_constructible_v<T, value_of_result<R>> &&
                       keeps_alive<T, value_of_result<R>> &&
                       std::is_convertible_v<value_of_result<R>, T> == Implicit);

/// Calls what std::invoke calls, without <functional>.
template <class F, class... Args>
constexpr decltype(auto) call(F&& f, Args&&... args) {
  if constexpr (std::is_member_function_pointer_v<std::remove_cvref_t<F>>) {
    return [&](auto&& object, auto&&... others) -> decltype(auto) {
      return (std::forward<decltype(object)>(object).*f)(std::forward<decltype(others)>(others)...);
    }(std::forward<Args>(args)...);
  } else if constexpr (std::is_member_object_pointer_v<std::remove_cvref_t<F>>) {
    return [&](auto&& object) -> decltype(auto) {
      return (std::forward<decltype(object)>(object).*f);
    }(std::forward<Args>(args)...);
  } else {
    return std::forward<F>(f)(std::forward<Args>(args)...);
  }
}

}  // namespace detail

/// A failure without a type of value, as `as_failure()` returns it. Converts to a basic_result<T,
/// E> with any T.
template <class E>
class [[nodiscard]] failed_result {
 public:
  explicit constexpr failed_result(E e) noexcept(std::is_nothrow_move_constructible_v<E>)
      : error_(std::move(e)) {}
  [[nodiscard]] constexpr const E& error() const& noexcept { return error_; }
  [[nodiscard]] constexpr E&& error() && noexcept { return std::move(error_); }

 private:
  E error_;
};

/// A value or an error: `result<T>` and `owned_result<T>`. It has the members of std::expected
/// and those of Boost.Outcome's basic_result, and BOOST_OUTCOME_TRY works with it. `T` may be void.
///
/// Trivially copyable, and usable in constant expressions, if T and E are trivially copyable.
/// Always holds one of the two. If the move of a T throws during an assignment, it holds the
/// default error.
template <class T, class E = error>
class [[nodiscard]] basic_result
    : private detail::either<std::conditional_t<std::is_void_v<T>, detail::nothing, T>, E> {
  using stored = std::conditional_t<std::is_void_v<T>, detail::nothing, T>;
  using base = detail::either<stored, E>;
  static_assert(!std::is_reference_v<T> && !std::is_same_v<T, std::in_place_t>);
  static_assert(
      !std::is_same_v<E, owned_error> ||
          !(std::is_same_v<T, std::string_view> || std::is_same_v<T, triage::error> ||
            std::is_same_v<T, text>),
      "triage: an owned_result outlives the response, but this value would borrow from it");

 public:
  using value_type = T;
  using error_type = E;
  template <class U>
  using rebind = basic_result<U, E>;

  /// A success without a value, or with a value-initialised T, as in std::expected.
  constexpr basic_result() requires std::is_default_constructible_v<stored> : base(std::in_place) {}

  /// A success, from anything that converts to a T.
  template <class U = stored>
  requires(!std::is_void_v<T> && std::is_convertible_v<U&&, stored> && detail::keeps_alive<T, U> &&
           !std::is_base_of_v<basic_result, std::remove_cvref_t<U>> &&
           !std::is_same_v<std::remove_cvref_t<U>, E> &&
           !std::is_same_v<std::remove_cvref_t<U>, triage::error>) constexpr basic_result(U&& value)
      : base(std::in_place, std::forward<U>(value)) {}
  template <class... Args>
  requires std::is_constructible_v<stored, Args...>
  constexpr explicit basic_result(std::in_place_t, Args&&... args)
      : base(std::in_place, std::forward<Args>(args)...) {}
  template <class... Args>
  requires std::is_constructible_v<stored, Args...>
  constexpr explicit basic_result(std::in_place_type_t<T>, Args&&... args)
      : base(std::in_place, std::forward<Args>(args)...) {}

  /// A failure.
  constexpr basic_result(const E& e) : base(detail::failed_t{}, e) {}
  constexpr basic_result(E&& e) noexcept(std::is_nothrow_move_constructible_v<E>)
      : base(detail::failed_t{}, std::move(e)) {}
  template <class... Args>
  requires(
      !std::is_same_v<T, E> &&
      std::is_constructible_v<E, Args...>) constexpr explicit basic_result(std::in_place_type_t<E>,
                                                                           Args&&... args)
      : base(detail::failed_t{}, std::forward<Args>(args)...) {}
  /// An owned failure, of an error that borrows. Allocates.
  template <class X>
  requires(std::is_same_v<X, triage::error>&& std::is_same_v<E, owned_error>)
      basic_result(const X& e)
      : base(detail::failed_t{}, e) {}
  /// From a type that only holds failures, such as std::unexpected or what BOOST_OUTCOME_TRY
  /// returns.
  template <class Failure>
  requires detail::failure_of<Failure, E>
  constexpr basic_result(Failure&& f)
      : base(detail::failed_t{}, detail::as_error<E>(std::forward<Failure>(f).error())) {}

  /// From another result: of another value or error type, or another carrier.
  template <class Other>
  requires(detail::other_result<Other, T, E>&& detail::takes_value<Other, T, true>)  //
      constexpr basic_result(Other&& other)
      : base(convert(std::forward<Other>(other))) {}
  template <class Other>
  requires(detail::other_result<Other, T, E>&& detail::takes_value<Other, T, false>)  //
      constexpr explicit basic_result(Other&& other)
      : base(convert(std::forward<Other>(other))) {}

  [[nodiscard]] constexpr bool has_value() const noexcept { return base::has_value_; }
  [[nodiscard]] constexpr bool has_error() const noexcept { return !base::has_value_; }
  /// For code written for Outcome, whose types may also hold an exception: `has_failure` is the
  /// same as has_error(), and `has_exception` is false.
  [[nodiscard]] constexpr bool has_failure() const noexcept { return !base::has_value_; }
  [[nodiscard]] constexpr bool has_exception() const noexcept { return false; }
  [[nodiscard]] explicit constexpr operator bool() const noexcept { return base::has_value_; }

  /// The value. Without one, throws `bad_result_access`, which owns a copy of the error; in a file
  /// that is compiled without exceptions, aborts with a message. The template argument, which is
  /// never given, makes these functions of each kind of file their own.
  template <class Mode = detail::on_failure>
  requires detail::library_error<E>
  constexpr std::add_lvalue_reference_t<T> value() & {
    if (!base::has_value_) detail::no_value(detail::plain(base::error_));
    return get(*this);
  }
  template <class Mode = detail::on_failure>
  requires detail::library_error<E>
  constexpr std::add_lvalue_reference_t<const T> value() const& {
    if (!base::has_value_) detail::no_value(detail::plain(base::error_));
    return get(*this);
  }
  template <class Mode = detail::on_failure>
  requires detail::library_error<E>
  constexpr std::add_rvalue_reference_t<T> value() && {
    if (!base::has_value_) detail::no_value(detail::plain(base::error_));
    return get(std::move(*this));
  }

  /// The error. Calling it on a success is a mistake, and throws or aborts as value() of an error
  /// does. For a temporary result it returns the error by value.
  template <class Mode = detail::on_failure>
  [[nodiscard]] constexpr const E& error() const& {
    if (base::has_value_) detail::no_error();
    return base::error_;
  }
  template <class Mode = detail::on_failure>
  [[nodiscard]] constexpr E& error() & {
    if (base::has_value_) detail::no_error();
    return base::error_;
  }
  template <class Mode = detail::on_failure>
  [[nodiscard]] constexpr E error() && {
    if (base::has_value_) detail::no_error();
    return std::move(base::error_);
  }

  /// The value or the error without a check: undefined behaviour if there is none.
  constexpr decltype(auto) assume_value() & noexcept { return get(*this); }
  constexpr decltype(auto) assume_value() const& noexcept { return get(*this); }
  constexpr decltype(auto) assume_value() && noexcept { return get(std::move(*this)); }
  [[nodiscard]] constexpr E& assume_error() & noexcept { return base::error_; }
  [[nodiscard]] constexpr const E& assume_error() const& noexcept { return base::error_; }
  [[nodiscard]] constexpr E&& assume_error() && noexcept { return std::move(base::error_); }
  constexpr decltype(auto) operator*() & noexcept { return get(*this); }
  constexpr decltype(auto) operator*() const& noexcept { return get(*this); }
  constexpr decltype(auto) operator*() && noexcept { return get(std::move(*this)); }
  constexpr stored* operator->() noexcept requires(!std::is_void_v<T>) { return &this->value_; }
  constexpr const stored* operator->() const noexcept requires(!std::is_void_v<T>) {
    return &this->value_;
  }

  /// The error alone, for a function that returns a result of another value type. Unchecked.
  [[nodiscard]] constexpr failed_result<E> as_failure() const& {
    return failed_result<E>(base::error_);
  }
  [[nodiscard]] constexpr failed_result<E> as_failure() && {
    return failed_result<E>(std::move(base::error_));
  }

  /// The value, or `otherwise`.
  template <class U = stored>
  [[nodiscard]] constexpr stored value_or(U&& otherwise) const& requires(!std::is_void_v<T>) {
    return base::has_value_ ? this->value_ : static_cast<stored>(std::forward<U>(otherwise));
  }
  template <class U = stored>
      [[nodiscard]] constexpr stored value_or(U&& otherwise) && requires(!std::is_void_v<T>) {
    return base::has_value_ ? std::move(this->value_)
                            : static_cast<stored>(std::forward<U>(otherwise));
  }
  /// The error, or `otherwise`.
  template <class G = E>
  [[nodiscard]] constexpr E error_or(G&& otherwise) const& {
    return base::has_value_ ? static_cast<E>(std::forward<G>(otherwise)) : base::error_;
  }
  template <class G = E>
  [[nodiscard]] constexpr E error_or(G&& otherwise) && {
    return base::has_value_ ? static_cast<E>(std::forward<G>(otherwise)) : std::move(base::error_);
  }

  /// f(value), which returns another result with the same error type; an error is passed on.
  template <class F>
  constexpr auto and_then(F&& f) & {
    return and_then(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto and_then(F&& f) const& {
    return and_then(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto and_then(F&& f) && {
    return and_then(std::move(*this), std::forward<F>(f));
  }

  /// A result with f(value) as its value; an error is passed on.
  template <class F>
  constexpr auto transform(F&& f) & {
    return transform(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto transform(F&& f) const& {
    return transform(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto transform(F&& f) && {
    return transform(std::move(*this), std::forward<F>(f));
  }

  /// f(error), which returns another result with the same value type; a value is passed on.
  template <class F>
  constexpr auto or_else(F&& f) & {
    return or_else(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto or_else(F&& f) const& {
    return or_else(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto or_else(F&& f) && {
    return or_else(std::move(*this), std::forward<F>(f));
  }

  /// A result with f(error), of any type, as its error; a value is passed on. A result whose error
  /// type is not one of the library's has no value(), since it would not know what to throw: use
  /// `*`.
  template <class F>
  constexpr auto transform_error(F&& f) & {
    return transform_error(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto transform_error(F&& f) const& {
    return transform_error(*this, std::forward<F>(f));
  }
  template <class F>
  constexpr auto transform_error(F&& f) && {
    return transform_error(std::move(*this), std::forward<F>(f));
  }

  /// Replaces the value or error by a new value.
  template <class... Args>
  requires std::is_constructible_v<stored, Args...>
  constexpr std::add_lvalue_reference_t<T> emplace(Args&&... args) {
    *this = basic_result(std::in_place, std::forward<Args>(args)...);
    return get(*this);
  }

  constexpr void swap(basic_result& other) noexcept(
      std::is_nothrow_move_constructible_v<basic_result>&&
          std::is_nothrow_move_assignable_v<basic_result>) {
    basic_result kept(std::move(other));
    other = std::move(*this);
    *this = std::move(kept);
  }
  friend constexpr void swap(basic_result& a, basic_result& b) noexcept(noexcept(a.swap(b))) {
    a.swap(b);
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

  template <class Other>
  static constexpr base convert(Other&& other) {
    if (!other.has_value()) {
      return base(detail::failed_t{}, detail::as_error<E>(std::forward<Other>(other).error()));
    }
    if constexpr (std::is_void_v<T>) {
      return base(std::in_place);
    } else {
      return base(std::in_place, detail::value_in(std::forward<Other>(other)));
    }
  }

  // f(value), or f() for void.
  template <class Self, class F>
  static constexpr decltype(auto) with_value(Self&& self, F&& f) {
    if constexpr (std::is_void_v<T>) {
      return detail::call(std::forward<F>(f));
    } else {
      return detail::call(std::forward<F>(f), std::forward<Self>(self).value_);
    }
  }

  template <class Self, class F>
  static constexpr auto and_then(Self&& self, F&& f) {
    using made =
        std::remove_cvref_t<decltype(with_value(std::forward<Self>(self), std::forward<F>(f)))>;
    if (self.has_value_) return made(with_value(std::forward<Self>(self), std::forward<F>(f)));
    return made(std::forward<Self>(self).as_failure());
  }
  template <class Self, class F>
  static constexpr auto transform(Self&& self, F&& f) {
    using made =
        std::remove_cvref_t<decltype(with_value(std::forward<Self>(self), std::forward<F>(f)))>;
    using changed = basic_result<made, E>;
    if (!self.has_value_) return changed(std::forward<Self>(self).as_failure());
    if constexpr (std::is_void_v<made>) {
      with_value(std::forward<Self>(self), std::forward<F>(f));
      return changed();
    } else {
      return changed(std::in_place, with_value(std::forward<Self>(self), std::forward<F>(f)));
    }
  }
  template <class Changed, class Self>
  static constexpr Changed same_value(Self&& self) {
    if constexpr (std::is_void_v<T>) {
      return Changed();
    } else {
      return Changed(std::in_place, std::forward<Self>(self).value_);
    }
  }
  template <class Self, class F>
  static constexpr auto or_else(Self&& self, F&& f) {
    using made = std::remove_cvref_t<decltype(detail::call(
        std::forward<F>(f), std::forward<Self>(self).assume_error()))>;
    if (self.has_value_) return same_value<made>(std::forward<Self>(self));
    return made(detail::call(std::forward<F>(f), std::forward<Self>(self).assume_error()));
  }
  template <class Self, class F>
  static constexpr auto transform_error(Self&& self, F&& f) {
    using made = std::remove_cvref_t<decltype(detail::call(
        std::forward<F>(f), std::forward<Self>(self).assume_error()))>;
    using changed = basic_result<T, made>;
    if (self.has_value_) return same_value<changed>(std::forward<Self>(self));
    return changed(failed_result<made>(
        detail::call(std::forward<F>(f), std::forward<Self>(self).assume_error())));
  }
};

/// Equal values, or equal errors if those can be compared: `error` and `owned_error` cannot.
template <class T, class E, class U, class G>
[[nodiscard]] constexpr bool operator==(const basic_result<T, E>& a,
                                        const basic_result<U, G>& b) requires requires {
  {a.assume_error() == b.assume_error()};
  {*a == *b};
}
{
  if (a.has_value() != b.has_value()) return false;
  return a.has_value() ? static_cast<bool>(*a == *b)
                       : static_cast<bool>(a.assume_error() == b.assume_error());
}
/// Whether there is a value, and it equals this one.
template <class T, class E, class U>
[[nodiscard]] constexpr bool operator==(const basic_result<T, E>& a,
                                        const U& value) requires(!detail::is_basic_result<U> &&
                                                                 requires { {*a == value}; }) {
  return a.has_value() && static_cast<bool>(*a == value);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
