// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The recorded streams in constant evaluation, where undefined behaviour does not compile: whole,
// cut in two, and byte by byte.
#include "streams.hpp"

#include <utility>

namespace {

template <std::size_t Number>
struct checked {
  static constexpr const streams::recording& recording = streams::all[Number];
  static constexpr std::size_t size = recording.text.size();
  static_assert(reads(recording, size, size), "this stream (the template argument, from 0) fails");
  static_assert(reads(recording, size / 2, size), "… cut in two");
  static_assert(reads(recording, size - 1, size), "… cut before its last byte");
  static_assert(reads(recording, 1, 1), "… byte by byte");
  static constexpr bool value = true;
};

template <std::size_t... Numbers>
constexpr bool all(std::index_sequence<Numbers...>) {
  return (checked<Numbers>::value && ...);
}

static_assert(all(std::make_index_sequence<std::size(streams::all)>{}));
static_assert(std::size(streams::all) > 20);

}  // namespace
