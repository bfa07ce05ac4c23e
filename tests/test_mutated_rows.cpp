// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Every row of every table, wrong in one point: a response of the corpus has to notice.
#include "loaded_corpus.hpp"

#include <bit>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"

namespace {

using corpus::loaded;
using corpus::text_of;
using triage::row_ref;

// A provider whose rows can be changed.
class changed_provider {
 public:
  explicit changed_provider(triage::provider p) : data_(*std::bit_cast<data_pointer>(p)) {
    if (p.rows().empty()) return;
    using triage::detail::row_cell;
    const auto* const rows = reinterpret_cast<const row_cell*>(&p.rows()[0].record());
    cells_.assign(rows - 1, rows + p.rows().size());
    for (const row_ref r : p.rows()) {
      const std::size_t number = r.record().extra;
      if (number != 0) extras_.push_back(cells_[0].texts.extras[number - 1]);
    }
    cells_[0].texts.extras = extras_.data();
    data_.rows = {cells_.data() + 1, p.rows().size()};
  }
  changed_provider(const changed_provider&) = delete;

  [[nodiscard]] triage::provider get() const {
    return std::bit_cast<triage::provider>(data_pointer(&data_));
  }
  [[nodiscard]] triage::detail::row_record& at(std::size_t i) { return cells_[i + 1].record; }
  // Of a row that has conditions.
  [[nodiscard]] triage::detail::row_extra& extra_of(std::size_t i) {
    return extras_[at(i).extra - 1U];
  }

 private:
  using data_pointer = const triage::detail::provider_data*;
  static_assert(sizeof(triage::provider) == sizeof(data_pointer));

  std::vector<triage::detail::row_cell> cells_;
  std::vector<triage::detail::row_extra> extras_;
  triage::detail::provider_data data_;
};

std::map<std::string_view, std::vector<loaded>> lines_by_provider() {
  std::map<std::string_view, std::vector<loaded>> all;
  for (loaded& l : corpus::load()) all[l.sample.provider->name()].push_back(std::move(l));
  return all;
}

triage::error classified(const corpus::sample& s, triage::provider p) {
  return triage::classify(p, s.response());
}

bool notices(const corpus::sample& s, const changed_provider& p) {
  return !corpus::mismatch(classified(s, p.get()), s.expect).empty();
}

// Another value of each point of a kind. What is worth a retry has no recovery, and only remedies
// that go with it: see `agreeing`.
template <class F>
void each_other_kind(triage::kind was, F f) {
  using namespace triage;
  const auto with = [&](std::string_view point, auto change) {
    kind k = was;
    change(k);
    f(point, k);
  };
  with("category", [](kind& k) {
    k.category = k.category == category::conflict ? category::timeout : category::conflict;
  });
  with("action", [](kind& k) { k.action = k.action == never ? backoff : never; });
  with("scope", [](kind& k) {
    k.scope = detail::scope_of(k) == scope::region ? scope::service : scope::region;
  });
  for (const remedy other : {remedy::fix_request, remedy::contact_support}) {
    if (other != was.remedy && was.action == never) {
      with("remedy", [&](kind& k) { k.remedy = other; });
    }
  }
  if (was.action == never) {
    with("recovery", [](kind& k) {
      k.recovery = k.recovery == recovery::none ? recovery::read_again : recovery::none;
    });
  }
}

}  // namespace

TEST_CASE("no kind of a row can be another without a response that notices") {
  std::map<std::string, std::string> unnoticed;  // by row and point: what to show
  std::set<std::string> noticed;
  for (const auto& [name, lines] : lines_by_provider()) {
    const triage::provider p = *lines.front().sample.provider;
    changed_provider changed(p);
    for (const loaded& l : lines) {
      const triage::error e = classified(l.sample, p);
      const row_ref by = e.rule().row;
      if (by == nullptr || by.number() >= p.rows().size() || p.rows()[by.number()] != by) continue;
      if (by->kind().category == triage::category::none) continue;  // a success says no more
      triage::detail::row_record& r = changed.at(by.number());
      const auto judge = [&](std::string_view point, triage::kind k) {
        // A challenge for a new token says so itself.
        if (point == "recovery" && e.recovery() == triage::recovery::refresh_credentials) return;
        const std::string what = text_of(by) + "\n" + std::string(point);
        r.kind = k;
        if (notices(l.sample, changed)) {
          noticed.insert(what);
        } else {
          unnoticed[what] = std::string(name) + " " + std::string(l.sample.name);
        }
        r.kind = by->kind();
      };
      each_other_kind(by->kind(), judge);
      for (const triage::processed other :
           {triage::processed::no, triage::processed::unknown, triage::processed::yes}) {
        // Nobody is believed who says so of a 5xx, but a code.
        if (other == triage::processed::no && e.verdict().decided_by != triage::basis::code &&
            !triage::detail::can_prove(l.sample.status)) {
          continue;
        }
        if (other != e.processed())
          judge("processed " + std::string(to_string(other)), by->kind().with(other));
      }
    }
  }
  for (const auto& [what, where] : unnoticed) {
    if (noticed.count(what) != 0) continue;
    INFO(where);
    INFO(what);
    CHECK(false);
  }
  CHECK(noticed.size() > 15'000);
}

TEST_CASE("no condition of a row can go without a response that notices") {
  std::map<std::string, std::string> conditional;  // by row: a response that it decides
  std::set<std::string> noticed;
  for (const auto& [name, lines] : lines_by_provider()) {
    const triage::provider p = *lines.front().sample.provider;
    changed_provider changed(p);
    for (std::size_t i = 0; i != p.rows().size(); ++i) {
      const row_ref was = p.rows()[i];
      if (was.when().always()) continue;
      const std::string what = text_of(was);
      std::string& reached_by = conditional[what];
      for (const loaded& l : lines) {
        if (classified(l.sample, p).rule().row == was) reached_by = l.sample.name;
      }
      triage::detail::row_extra& extra = changed.extra_of(i);
      const triage::detail::row_extra before = extra;
      extra.header = extra.member = extra.equals = extra.message = 0;
      for (const loaded& l : lines) {
        if (notices(l.sample, changed)) {
          noticed.insert(what);
          break;
        }
      }
      extra = before;
    }
  }
  for (const auto& [what, where] : conditional) {
    INFO(where);
    INFO(what);
    CHECK(noticed.count(what) == 1);
  }
  CHECK(conditional.size() > 50);
}
