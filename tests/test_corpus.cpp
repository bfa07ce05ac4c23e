// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "loaded_corpus.hpp"
#include "header_forms.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"

using corpus::load;
using corpus::loaded;
using corpus::text_of;

TEST_CASE("every line of the corpus, through every door") {
  for (const loaded& l : load()) {
    const corpus::sample& s = l.sample;
    INFO(s.name);
    REQUIRE(s.provider);

    header_forms forms(s.status);
    for (std::size_t i = 0; i < s.headers_size; ++i) {
      forms.add(s.headers[i].first, s.headers[i].second);
    }
    const auto by_name = [&forms](std::string_view name) { return forms.find(name); };

    using triage::classify;
    const triage::provider& p = *s.provider;
    const triage::header_view array = s.lines();
    CHECK(corpus::mismatch(classify(p, {s.status, s.body, array, s.now}), s.expect) == "");
    CHECK(corpus::mismatch(classify(p, {s.status, s.body, forms.text, s.now}), s.expect) == "");
    CHECK(corpus::mismatch(classify(p, {s.status, s.body, forms.pairs, s.now}), s.expect) == "");
    CHECK(corpus::mismatch(classify(p, {s.status, s.body, by_name, s.now}), s.expect) == "");
    CHECK(corpus::mismatch(classify(p, triage::basic_response{s.status, s.body, by_name, s.now}),
                           s.expect) == "");

    const auto checked = triage::check(p, {s.status, s.body, forms.text, s.now});
    const bool success = corpus::scalar(corpus::member(s.expect, "category")) == "none";
    REQUIRE(checked.has_value() == success);
    if (success) {
      CHECK(checked.value() == s.body);
    } else {
      CHECK(corpus::mismatch(checked.error(), s.expect) == "");
      CHECK(checked.error().body().data() == s.body.data());
      CHECK(checked.error().body().size() == s.body.size());
    }
  }
}

TEST_CASE("the names of the corpus are unique") {
  std::set<std::string_view> names;
  for (const std::string_view line : corpus::lines) {
    CHECK(names.insert(corpus::scalar(corpus::member(line, "name")).raw()).second);
  }
}

// A row that somebody adds, and that no response tests, fails here. Those of a base are tested
// once, with whatever provider has them.
TEST_CASE("every row of every table is reached from a raw response") {
  std::set<std::string> reached;
  for (const loaded& l : load()) {
    const corpus::sample& s = l.sample;
    const triage::error e = triage::classify(*s.provider, s.response());
    if (const triage::row_ref row = e.rule().row) reached.insert(text_of(row));
  }
  for (const triage::provider& p : triage::all_providers()) {
    INFO(p.name());
    for (const triage::row_ref row : p.rows()) {
      INFO(row.meaning());
      CHECK(reached.count(text_of(row)) == 1);
    }
  }
}

TEST_CASE("the tables have as many rows as the documentation") {
  using namespace triage::providers;
  CHECK(persly.codes().size() == 10);
  CHECK(assisters.codes().size() == 15);
  CHECK(plurence.codes().size() == 10);
  CHECK(resayil.codes().size() == 7);
  CHECK(redner.codes().size() == 22);
  CHECK(persly.types().size() == 6);
  CHECK(assisters.types().size() == 7);
  CHECK(plurence.classes().size() == 3);
  CHECK(persly.statuses().size() == 10);
  CHECK(assisters.statuses().size() == 9);
  CHECK(plurence.statuses().size() == 7);
  CHECK(resayil.statuses().size() == 8);
  CHECK(redner.statuses().size() == 7);
  CHECK(assisters.headers().size() == 2);
  CHECK(assisters.limits().size() == 2);
  CHECK(resayil.limits().size() == 1);
}

TEST_CASE("every row says what it means and where that stands") {
  for (const triage::provider& p : triage::all_providers()) {
    INFO(p.name());
    CHECK(!p.page().empty());
    for (const triage::row_ref row : p.rows()) {
      CHECK(!row.meaning().empty());
      CHECK(!row.source().empty());
    }
    const auto documented = [](const auto& row) {
      return !row.meaning.empty() && !row.source.empty();
    };
    for (const auto& row : p.headers()) CHECK(documented(row));
    for (const auto& row : p.limits()) CHECK(documented(row));
    for (const auto& row : p.fields()) CHECK(!row.meaning.empty());
  }
}

// Resayil's table has severities; they are of no consequence for retrying.
TEST_CASE("severities are as documented") {
  using namespace triage::providers;
  using triage::severity;
  const auto of = [](int status, std::string_view body) {
    return triage::classify(resayil, {status, body}).severity();
  };
  CHECK(of(401, R"({"error":{"code":401}})") == severity::error);
  CHECK(of(402, R"({"error":{"code":402}})") == severity::error);
  CHECK(of(403, R"({"error":{"code":403}})") == severity::warning);
  CHECK(of(404, R"({"error":{"code":404}})") == severity::warning);
  CHECK(of(422, R"({"error":{"code":422}})") == severity::warning);
  CHECK(of(429, R"({"error":{"code":429}})") == severity::error);
  CHECK(of(500, R"({"error":{"code":500}})") == severity::critical);
  CHECK(of(500, "") == severity::critical);
  CHECK(of(404, "") == severity::warning);
  CHECK(of(503, "") == severity::undocumented);
  CHECK(resayil.find_status(200)->severity() == severity::info);
  CHECK(triage::classify(redner, {500, ""}).severity() == severity::undocumented);
}
