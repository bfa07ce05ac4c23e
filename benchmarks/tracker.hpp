// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For contenders that see a document as a sequence of events: which values count.
#ifndef TRIAGE_BENCHMARKS_TRACKER_HPP
#define TRIAGE_BENCHMARKS_TRACKER_HPP

#include <string_view>

#include "decide.hpp"

namespace bench {

class tracker {
 public:
  void key(std::string_view name) noexcept {
    what_ = member::none;
    if (depth_ == 1) {
      where_ = place::top;
      what_ = top_member(name);
      error_ = name == "error";
      detail_ = name == "detail";
    } else if (depth_ == 2 && error_) {
      where_ = place::error;
      what_ = error_member(name);
    } else if (depth_ == 3 && first_detail_) {
      where_ = place::detail;
      what_ = detail_member(name);
    }
  }

  void begin(bool object) noexcept {
    what_ = member::none;
    ++depth_;
    if (depth_ == 2) {
      error_ = error_ && object;
      detail_ = detail_ && !object;
      first_detail_ = false;
    } else if (depth_ == 3 && detail_) {
      first_detail_ = object;
      detail_ = false;
    }
  }

  void end() noexcept {
    --depth_;
    if (depth_ == 1) error_ = detail_ = false;
    if (depth_ == 2) first_detail_ = false;
    what_ = member::none;
  }

  /// What the value that comes now is; none if it does not count.
  [[nodiscard]] member what() const noexcept { return what_; }
  [[nodiscard]] place where() const noexcept { return where_; }

 private:
  int depth_ = 0;
  bool error_ = false;         // in the object "error", or just behind that name
  bool detail_ = false;        // in the array "detail", or just behind that name
  bool first_detail_ = false;  // in its first element
  member what_ = member::none;
  place where_ = place::top;
};

}  // namespace bench

#endif
