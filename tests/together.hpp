// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For compiling several of test_*.cpp as one, each in a namespace of its own: what they include
// that has to be outside of it. CMakeLists.txt finds what stands between < and > by itself, except
// for what only some standard libraries have.
#ifndef TRIAGE_TESTS_TOGETHER_HPP
#define TRIAGE_TESTS_TOGETHER_HPP

#include <version>

#if defined(__cpp_lib_format)
#include <triage/format.hpp>
#endif
#if __has_include(<fmt/format.h>)
#define FMT_HEADER_ONLY
#include <triage/fmt.hpp>
#endif

#include "both_ways.hpp"
#include "catch.hpp"
#include "corpus.hpp"
#include "loaded_corpus.hpp"
#include "header_forms.hpp"
#include "http/rows.hpp"
#include "streams.hpp"
#include "whole_stream.hpp"

#endif
