// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Bodies that are still compressed, or begin with a byte order mark; the other kinds are in the
// corpus, whose JSON cannot hold these.
#include <triage.hpp>

#include <string>
#include <string_view>

#include "both_ways.hpp"

namespace {

using triage::body_kind;
using triage::providers::generic;

using namespace std::string_view_literals;

constexpr triage::error of(std::string_view body) {
  return triage::classify(generic, {503, body});
}

}  // namespace

TEST_CASE("a compressed body is named, and says that it has to be decoded first") {
  CHECK_BOTH(of("\x1f\x8b\x08\0\0\0\0\0\0\x03"sv).body_kind() == body_kind::gzip);
  CHECK_BOTH(of("\x1f\x8b").body_kind() == body_kind::gzip);
  CHECK_BOTH(of("\x1f\x8b\x08").message() == "the body is compressed with gzip: decode it first");
  CHECK_BOTH(of("\x28\xb5\x2f\xfd\x20\x01").body_kind() == body_kind::zstd);
  CHECK_BOTH(of("\x28\xb5\x2f\xfd").message() ==
             "the body is compressed with zstd: decode it first");
  CHECK_BOTH(to_string(body_kind::gzip) == "gzip");
  CHECK_BOTH(to_string(body_kind::zstd) == "zstd");
  // The status decides, as it does for every body that cannot be read.
  CHECK_BOTH(of("\x1f\x8b").verdict() == triage::backoff);
  char line[256];
  CHECK(to_line(of("\x1f\x8b"), line) ==
        "provider=generic status=503 category=unavailable retry=backoff basis=default "
        "processed=unknown scope=service body=gzip message=\"the body is compressed with gzip: "
        "decode it first\"");
}

TEST_CASE("a byte order mark is no part of a body of any kind") {
  CHECK_BOTH(of("\xEF\xBB\xBF").body_kind() == body_kind::empty);
  CHECK_BOTH(!of("\xEF\xBB\xBF").message());
  CHECK_BOTH(of("\xEF\xBB\xBF \r\n").body_kind() == body_kind::empty);
  CHECK_BOTH(of("\xEF\xBB\xBF<html><title>Bad</title>").body_kind() == body_kind::html);
  CHECK_BOTH(of("\xEF\xBB\xBF<html><title>Bad</title>").message() == "Bad");
  CHECK_BOTH(of("\xEF\xBB\xBF\n<!DOCTYPE HTML>").body_kind() == body_kind::html);
  CHECK_BOTH(of("\xEF\xBB\xBF<?xml version='1.0'?><e/>").body_kind() == body_kind::xml);
  CHECK_BOTH(of("\xEF\xBB\xBF busy ").body_kind() == body_kind::text);
  CHECK_BOTH(of("\xEF\xBB\xBF busy ").message() == "busy");
  CHECK_BOTH(of("\xEF\xBB\xBF[error] busy").message() == "[error] busy");
  CHECK_BOTH(of("\xEF\xBB\xBF\x01").body_kind() == body_kind::binary);
  CHECK_BOTH(of("\xEF\xBB\xBF{\"message\":\"m\"}").message() == "m");
  CHECK_BOTH(of("\xEF\xBB\xBF\"m\"").message() == "m");
  // Half of one is none, nor is one that comes later.
  CHECK_BOTH(of("\xEF\xBB").body_kind() == body_kind::text);
  CHECK_BOTH(of(" \xEF\xBB\xBF").body_kind() == body_kind::text);
}

TEST_CASE("damage is about what was read, not about what no shape asks for") {
  for (const std::string_view skipped : {"[1,,2]", "{a:01}", "[1}", "{\"a\" 1]", "[\"\\x\"]"}) {
    INFO(skipped);
    const std::string body = R"({"message":"m","x":)" + std::string(skipped) + ",\"code\":\"c\"}";
    CHECK(of(body).damage() == triage::damage::none);
    CHECK(of(body).message() == "m");
    CHECK(of(body).code().name() == "c");
    // Read to its end by the scanner, the same is not JSON.
    triage::json::scanner all(body);
    auto t = all.next();
    while (t != triage::json::token::end && t != triage::json::token::malformed) t = all.next();
    CHECK((t == triage::json::token::malformed || all.flawed()));
  }
}

TEST_CASE("what only begins like it is not compressed") {
  CHECK_BOTH(of("\x1f").body_kind() == body_kind::binary);
  CHECK_BOTH(of("\x1f\x8c").body_kind() == body_kind::binary);
  CHECK_BOTH(of(" \x1f\x8b").body_kind() == body_kind::binary);
  CHECK_BOTH(of("(\xb5/").body_kind() == body_kind::text);
  CHECK_BOTH(of("").body_kind() == body_kind::empty);
}
