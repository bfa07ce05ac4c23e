// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/plurence.hpp>
#include <triage/registry.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace triage::providers;
using triage::host_of_url;
using triage::provider_for;
using triage::provider_for_url;

namespace {

// g++ warns of a sum of these (bug 105651).
std::string repeated(std::size_t times, char c, std::string_view then) {
  std::string s;
  s.append(times, c).append(then);
  return s;
}

struct cloud_api {
  static constexpr std::string_view name = "cloud";
  static constexpr std::string_view hosts[] = {"*.cloud.example", "cloud.example"};
};
struct storage_api {
  static constexpr std::string_view name = "storage";
  static constexpr std::string_view hosts[] = {"s3.cloud.example", "s3.*.cloud.example",
                                               "*.s3.*.cloud.example"};
};
struct table_api {
  static constexpr std::string_view name = "table";
  static constexpr std::string_view hosts[] = {"dynamodb.*.cloud.example"};
};
struct model_api {
  static constexpr std::string_view name = "model";
  static constexpr std::string_view hosts[] = {"*-models.cloud.example", "eu-*-v2.cloud.example",
                                               "under_score.cloud.example"};
};
struct left_api {
  static constexpr std::string_view name = "left";
  static constexpr std::string_view hosts[] = {"a-*.cloud.example"};
};
struct right_api {
  static constexpr std::string_view name = "right";
  static constexpr std::string_view hosts[] = {"*-b.cloud.example"};
};
struct below_api {
  static constexpr std::string_view name = "below";
  static constexpr std::string_view hosts[] = {"*.below.example", "s3.a.cloud.example"};
};
struct nowhere_api {
  static constexpr std::string_view name = "nowhere";
};

constexpr triage::provider own[] = {
    triage::define<cloud_api>(), triage::define<nowhere_api>(), triage::define<storage_api>(),
    triage::define<table_api>(), triage::define<model_api>(),   triage::define<below_api>(),
};
constexpr triage::table_view<triage::provider> ours(own, 6);

// The name of the provider, "-" if none has the host.
constexpr std::string_view at(std::string_view host) {
  const auto p = provider_for(host, ours);
  return p ? p->name() : "-";
}

// At compile time: a program can check that the API it calls has a table.
static_assert(provider_for("api.persly.ai") == persly);
static_assert(provider_for_url("https://api.persly.ai/v1/chat/completions") == persly);

}  // namespace

TEST_CASE("providers by host") {
  STATIC_REQUIRE(provider_for("api.assisters.dev") == assisters);
  STATIC_REQUIRE(provider_for("gateway.plurence.com") == plurence);
  STATIC_REQUIRE(provider_for("api.example.com") == std::nullopt);
  for (const char* host : {"api.persly.ai", "API.Persly.AI", "api.persly.ai.", "api.persly.ai:443",
                           "api.persly.ai:", "API.PERSLY.AI.:8080"}) {
    INFO(host);
    CHECK(provider_for(host) == persly);
  }
  CHECK(persly.hosts().size() == 1);
  CHECK(persly.hosts()[0] == "api.persly.ai");
  CHECK(generic.hosts().empty());
  // Every row of every table leads to its provider, as it is or with something instead of each *.
  for (const triage::provider& p : triage::all_providers()) {
    for (const std::string_view row : p.hosts()) {
      std::string host(row);
      for (std::size_t star = 0; (star = host.find('*')) != std::string::npos;) host[star] = 'x';
      INFO(host);
      CHECK(provider_for(host) == p);
    }
  }
}

TEST_CASE("a first label * matches one or more labels, any other * characters of its label") {
  STATIC_REQUIRE(at("a.cloud.example") == "cloud");
  STATIC_REQUIRE(at("a.b.c.cloud.example") == "cloud");
  STATIC_REQUIRE(at("cloud.example") == "cloud");
  STATIC_REQUIRE(at("example") == "-");
  STATIC_REQUIRE(at("a.below.example") == "below");
  STATIC_REQUIRE(at("below.example") == "-");  // one label at least
  STATIC_REQUIRE(at("notcloud.example") == "-");
  STATIC_REQUIRE(at("a.cloud.example.org") == "-");
  STATIC_REQUIRE(at("A.CLOUD.EXAMPLE.:443") == "cloud");

  STATIC_REQUIRE(at("s3.eu-west-1.cloud.example") == "storage");
  STATIC_REQUIRE(at("bucket.s3.eu-west-1.cloud.example") == "storage");
  STATIC_REQUIRE(at("my.bucket.s3.eu-west-1.cloud.example") == "storage");
  STATIC_REQUIRE(at("s3.two.labels.cloud.example") == "cloud");

  STATIC_REQUIRE(at("us-central1-models.cloud.example") == "model");
  STATIC_REQUIRE(at("-models.cloud.example") == "cloud");  // the * matches at least one character
  STATIC_REQUIRE(at("a.us-models.cloud.example") == "cloud");
  STATIC_REQUIRE(at("EU-1-V2.cloud.example") == "model");
  STATIC_REQUIRE(at("eu--v2.cloud.example") == "cloud");
  STATIC_REQUIRE(at("eu-v2.cloud.example") ==
                 "cloud");  // what is before and behind must not overlap
  STATIC_REQUIRE(at("under_score.cloud.example") == "model");
}

TEST_CASE("the most specific host is used") {
  // Without a star before with one, however long and wherever it is in the list.
  STATIC_REQUIRE(at("s3.cloud.example") == "storage");
  STATIC_REQUIRE(at("s3.a.cloud.example") == "below");
  // Longer before shorter. A bucket may have the name of another service.
  STATIC_REQUIRE(at("dynamodb.eu-west-1.cloud.example") == "table");
  STATIC_REQUIRE(at("dynamodb.s3.eu-west-1.cloud.example") == "storage");
  // Of two that are equally long, the earlier provider's.
  static constexpr triage::provider first[] = {triage::define<left_api>(),
                                               triage::define<right_api>()};
  static constexpr triage::provider second[] = {first[1], first[0]};
  STATIC_REQUIRE(provider_for("a-b.cloud.example", {first, 2}) == first[0]);
  STATIC_REQUIRE(provider_for("a-b.cloud.example", {second, 2}) == first[1]);
  // The order of the list decides nothing else.
  static constexpr triage::provider backwards[] = {own[5], own[4], own[3], own[2], own[1], own[0]};
  for (const char* host : {"s3.cloud.example", "a.cloud.example", "x-models.cloud.example",
                           "dynamodb.s3.x.cloud.example", "example"}) {
    INFO(host);
    CHECK(provider_for(host, {backwards, 6}) == provider_for(host, ours));
  }
  CHECK(provider_for("a.cloud.example", {}) == std::nullopt);
}

TEST_CASE("what is no host is found nowhere") {
  using namespace std::string_view_literals;
  for (const std::string_view host : {""sv,
                                      "."sv,
                                      ":"sv,
                                      ":443"sv,
                                      "..cloud.example"sv,
                                      ".cloud.example"sv,
                                      "a..cloud.example"sv,
                                      "a.cloud.example.."sv,
                                      "a.cloud.example:http"sv,
                                      "a.cloud.example:1:2"sv,
                                      "a.cloud.example:-1"sv,
                                      "a.cloud.example:443."sv,
                                      "[::1]"sv,
                                      "[::1]:443"sv,
                                      "[::1].cloud.example"sv,
                                      "::1"sv,
                                      "a b.cloud.example"sv,
                                      " a.cloud.example"sv,
                                      "a.cloud.example "sv,
                                      "a.cloud.example\r\n"sv,
                                      "a\0.cloud.example"sv,
                                      "a.cloud.example\0"sv,
                                      "%61.cloud.example"sv,
                                      "\xC3\xA9.cloud.example"sv,
                                      "*.cloud.example"sv,
                                      "u@a.cloud.example"sv,
                                      "a.cloud.example/"sv,
                                      "https://a.cloud.example"sv,
                                      "\\a.cloud.example"sv,
                                      "a.cloud\xE3\x80\x82"
                                      "example"sv}) {
    INFO(host);
    CHECK(at(host) == "-");
  }
  CHECK(at(repeated(63, 'a', ".cloud.example")) == "cloud");
  CHECK(at(repeated(64, 'a', ".cloud.example")) == "-");
  std::string longest;
  while (longest.size() + 2 + 13 <= 253) longest += "a.";
  CHECK(longest.size() + 13 == 253);
  CHECK(at(longest + "cloud.example") == "cloud");
  CHECK(at(longest + "cloud.example.:443") == "cloud");
  CHECK(at("b" + longest + "cloud.example") == "-");
  CHECK(at(std::string(1'000'000, 'a')) == "-");
  CHECK(at(std::string(1'000'000, '.')) == "-");
  CHECK(at(std::string(1'000'000, ':')) == "-");
}

TEST_CASE("the host of a URL") {
  struct {
    std::string_view url;
    std::string_view host;
  } const cases[] = {
      {"https://api.example.com/v1/chat?x=y#z", "api.example.com"},
      {"https://api.example.com", "api.example.com"},
      {"HTTPS://API.example.com:443/", "API.example.com"},
      {"https://api.example.com.:443", "api.example.com"},
      {"https://api.example.com:/v1", "api.example.com"},
      {"wss://api.example.com/v1", "api.example.com"},
      {"git+ssh://api.example.com/v1", "api.example.com"},
      {"//api.example.com/v1", "api.example.com"},
      {"api.example.com/v1", "api.example.com"},
      {"api.example.com:8080/v1", "api.example.com"},
      {"api.example.com?x", "api.example.com"},
      {"api.example.com#x", "api.example.com"},
      {"localhost", "localhost"},
      {"http://127.0.0.1:80/", "127.0.0.1"},
      // User information ends at the last @ (and whoever may be in it is not the host).
      {"https://user@api.example.com/", "api.example.com"},
      {"https://user:pass@api.example.com:443/", "api.example.com"},
      {"https://api.example.com@evil.example/", "evil.example"},
      {"https://api.example.com:443@evil.example/", "evil.example"},
      {"https://a@b@evil.example/", "evil.example"},
      {"user:pass@api.example.com/", "api.example.com"},
      // What follows the authority does not count.
      {"https://evil.example/@api.example.com", "evil.example"},
      {"https://evil.example?@api.example.com", "evil.example"},
      {"https://evil.example#@api.example.com", "evil.example"},
      {"evil.example/?to=https://api.example.com", "evil.example"},
      {"evil.example?to=https://api.example.com", "evil.example"},
      {"evil.example#://api.example.com", "evil.example"},
      {"http://evil.example//api.example.com", "evil.example"},
      // What has no host.
      {"", ""},
      {"/", ""},
      {"//", ""},
      {"///api.example.com", ""},
      {"/v1/chat", ""},
      {"?x", ""},
      {"https://", ""},
      {"https:///api.example.com", ""},
      {"https:/api.example.com", ""},
      {"https:api.example.com", ""},
      {"file:///api.example.com", ""},
      {"https://:443/", ""},
      {"https://user@/", ""},
      {"https://[::1]/", ""},
      {"https://[::1]:443/", ""},
      {"https://[::ffff:127.0.0.1]/", ""},
      {"https://api.example.com:https/", ""},
      {"https://api.example.com:44 3/", ""},
      {"https://api%2eexample.com/", ""},
      {"https://api..example.com/", ""},
      // A program that takes \ for / asks evil.example, one that does not the other host.
      {"https://evil.example\\@api.example.com/", ""},
      {"https:\\\\api.example.com/", ""},
      {"https://evil.example\t@api.example.com/", ""},
      {"https://api.example\n.com/", ""},
      {" https://api.example.com/", ""},
      {"1https://api.example.com/", ""},
      {"x y://api.example.com/", ""},
  };
  for (const auto& c : cases) {
    INFO(c.url);
    CHECK(host_of_url(c.url) == c.host);
  }
  STATIC_REQUIRE(host_of_url("https://u:p@api.example.com:443/v1?x#y") == "api.example.com");
  // It borrows from the URL.
  const std::string url = "https://api.example.com/";
  CHECK(host_of_url(url).data() == url.data() + 8);
  CHECK(host_of_url(repeated(1'000'000, '@', "api.example.com")) == "api.example.com");
  std::string slashes = "https://api.example.com/";
  slashes.append(1'000'000, '/');
  CHECK(host_of_url(slashes) == "api.example.com");
}

TEST_CASE("providers by URL") {
  STATIC_REQUIRE(provider_for_url("https://bucket.s3.eu.cloud.example/key", ours)->name() ==
                 "storage");
  STATIC_REQUIRE(provider_for_url("https://api.persly.ai@evil.example/") == std::nullopt);
  STATIC_REQUIRE(provider_for_url("https://evil.example/?api.persly.ai") == std::nullopt);
  STATIC_REQUIRE(provider_for_url("") == std::nullopt);
  constexpr std::string_view none;  // libc++ makes a view of a literal without noexcept
  STATIC_REQUIRE(noexcept(provider_for(none)));
  STATIC_REQUIRE(noexcept(provider_for_url(none)));
  STATIC_REQUIRE(noexcept(host_of_url(none)));
  CHECK(provider_for_url("HTTPS://user:pass@API.PERSLY.AI:443/v1") == persly);
  CHECK(provider_for_url("api.persly.ai/v1") == persly);
}

TEST_CASE("schemes of all kinds, and what is no host") {
  using triage::host_of_url;
  CHECK(host_of_url("H2+tls-x.1://api.example.com/v1") == "api.example.com");
  CHECK(host_of_url("a/b//c.example") == "a");
  for (const std::string_view no_scheme : {"a{b", "1a", "a b", "a_b", "\xC3\xA9"}) {
    INFO(no_scheme);
    CHECK(host_of_url(std::string(no_scheme) + "://api.example.com/v1").empty());
  }
  for (const std::string_view url : {"http://a[b/", "http://a`b/", "http://a{b/", "http://a b/",
                                     "http://a\x7f"
                                     "b/",
                                     "http://a..b/", "http://.a/", "http:///x"}) {
    INFO(url);
    CHECK(host_of_url(url).empty());
  }
  CHECK(host_of_url("http://a_b-c.d1:80/") == "a_b-c.d1");
  // In rows, * is a character of labels.
  CHECK(triage::detail::is_host("a.*-b.example", '*'));
  CHECK_FALSE(triage::detail::is_host("a.*-b.example"));
}
