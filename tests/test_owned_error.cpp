// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Errors that outlive their responses, whose memory is overwritten and freed here.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/plurence.hpp>
#include <triage/registry.hpp>
#include <triage/json_line.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "catch.hpp"

using namespace triage::providers;
using triage::owned_error;

namespace {

// Memory of the exact size that is overwritten before it is freed, so that what still points into
// it is wrong even where no sanitizer watches.
class buffer {
 public:
  explicit buffer(std::string_view s) : bytes_(new char[s.size()]), size_(s.size()) {
    std::copy(s.begin(), s.end(), bytes_);
  }
  buffer(const buffer&) = delete;
  buffer& operator=(const buffer&) = delete;
  ~buffer() {
    std::fill(bytes_, bytes_ + size_, '#');
    delete[] bytes_;
  }
  [[nodiscard]] std::string_view view() const { return {bytes_, size_}; }

 private:
  char* bytes_;
  std::size_t size_;
};

constexpr std::string_view everything =
    R"({"message":"a\u0062c","message_code":"VALIDATION_FAILED","error_id":"DAT030002",)"
    R"("status_code":400,"request_id":"from the body","retry_after":"soon",)"
    R"("details":[{"field":"f","message":"m"},{"field":"g","message":"n"}]})";

owned_error kept(const triage::provider& p, int status, std::string_view body,
                 std::string_view headers) {
  const buffer b(body);
  const buffer h(headers);
  return owned_error(triage::classify(p, {status, b.view(), h.view()}));
}

void has_everything(const triage::error& e) {
  CHECK(e.provider() == plurence);
  CHECK(e.status() == 400);
  CHECK(e.body_status() == 400);
  CHECK(e.code() == plurence["VALIDATION_FAILED"]);
  CHECK(e.code().raw() == "VALIDATION_FAILED");
  CHECK(e.message() == "abc");
  CHECK(e.message().raw() == R"(a\u0062c)");
  CHECK(e.error_id() == "DAT030002");
  CHECK(e.request_id() == "from the body");
  CHECK(e.body() == everything);
  CHECK(e.shape() == "plurence");
  CHECK(e.body_kind() == triage::body_kind::json);
  CHECK(e.category() == triage::category::invalid_request);
  CHECK(e.rule().basis == triage::basis::code);
  std::string details;
  for (const triage::field_detail& d : e.details()) {
    details += d.field.raw();
    details += d.message.raw();
  }
  CHECK(details == "fmgn");
}

}  // namespace

TEST_CASE("an owned error keeps all texts of a body") {
  const owned_error e = kept(plurence, 400, everything, "");
  has_everything(e.get());
  has_everything(*e);
  CHECK(e->status() == 400);
}

TEST_CASE("its texts are parts of its copy of the body") {
  const owned_error e = kept(plurence, 400, everything, "");
  const std::string_view body = e->body();
  const std::string_view message = e->message().raw();
  CHECK(message.data() == body.data() + 12);
  CHECK(e->details().json().raw().data() == body.data() + body.find('['));
}

TEST_CASE("an owned error keeps the texts of headers") {
  const std::string_view headers = "X-Request-ID: from a header\r\nRetry-After: 17\r\n";
  const owned_error bare = kept(assisters, 503, "", headers);
  CHECK(bare->request_id() == "from a header");
  CHECK(bare->retry_after() == "17");
  CHECK(bare->delay_ms() == 17000);
  CHECK(bare->body().empty());
  CHECK(bare->body_kind() == triage::body_kind::empty);

  const owned_error both =
      kept(assisters, 503, R"({"error":{"message":"m","code":"model_overloaded"}})", headers);
  CHECK(both->request_id() == "from a header");
  CHECK(both->retry_after() == "17");
  CHECK(both->message() == "m");
  CHECK(both->code() == assisters["model_overloaded"]);
}

TEST_CASE("a text that is there and empty stays there") {
  const owned_error e =
      kept(assisters, 500, R"({"error":{"message":""}})", "X-Request-ID:\r\nRetry-After:\r\n");
  CHECK(e->message().present());
  CHECK(e->message() == "");
  CHECK(e->retry_after().present());
  CHECK(!e->request_id().present());  // an empty id is none, so that a later header can have one
  CHECK(!e->type().present());
  CHECK(!e->code().present());
  const owned_error none = kept(assisters, 500, "", "");
  CHECK(!none->request_id().present());
  CHECK(none->body().empty());
}

TEST_CASE("headers and body may be one piece of memory") {
  const std::string_view head = "X-Request-ID: before\r\n";
  const std::string_view body = R"({"message":"m"})";
  const auto keep = [&](bool head_first) {
    const buffer all(head_first ? std::string(head) + std::string(body)
                                : std::string(body) + std::string(head));
    const std::string_view bytes = all.view();
    return owned_error(
        triage::classify(generic, {500, bytes.substr(head_first ? head.size() : 0, body.size()),
                                   bytes.substr(head_first ? 0 : body.size(), head.size())}));
  };
  for (const bool head_first : {true, false}) {
    const owned_error e = keep(head_first);
    CHECK(e->request_id() == "before");
    CHECK(e->message() == "m");
    CHECK(e->body() == body);
  }
  // A value that begins where the body ends is not a part of it.
  const auto adjacent = [&] {
    const buffer all("text17");
    const triage::header_line headers[] = {{"Retry-After", all.view().substr(4)}};
    return owned_error(triage::classify(assisters, {503, all.view().substr(0, 4), headers}));
  };
  const owned_error beside = adjacent();
  CHECK(beside->retry_after() == "17");
  CHECK(beside->message() == "text");
}

TEST_CASE("the message of undecodable is kept, wherever it is from") {
  const auto outside = [] {
    const buffer body("{}");
    const buffer why("no choices in it");
    return owned_error(triage::undecodable(persly, {200, body.view()}, why.view()));
  };
  const owned_error from_outside = outside();
  CHECK(from_outside->message() == "no choices in it");
  CHECK(from_outside->body() == "{}");
  CHECK(from_outside->failed());
  CHECK(from_outside->status() == 200);
  const auto inside = [] {
    const buffer body("<oops>");
    return owned_error(triage::undecodable(persly, {200, body.view()}, body.view().substr(1, 4)));
  };
  const owned_error from_inside = inside();
  CHECK(from_inside->message() == "oops");
}

// With sanitizers, asking for too much memory ends the program.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_may_lack = false;
#elif defined(__has_feature)
constexpr bool memory_may_lack = !__has_feature(address_sanitizer) &&
                                 !__has_feature(thread_sanitizer) &&
                                 !__has_feature(memory_sanitizer);
#else
constexpr bool memory_may_lack = true;
#endif

TEST_CASE("without memory an owned error has no texts, or is none") {
  if (!memory_may_lack || sizeof(std::size_t) < 8) return;
  // A body that nobody reads, larger than any memory.
  const volatile std::size_t size = SIZE_MAX / 4;
  const char first = '{';
  const triage::error e =
      triage::undecodable(persly, {200, std::string_view(&first, size)}, "no choices in it");
  const owned_error kept(e, std::nothrow);
  CHECK(kept->category() == triage::category::bad_response);
  CHECK(kept->status() == 200);
  CHECK(kept->processed() == triage::processed::yes);
  CHECK(kept->body().empty());
  CHECK(!kept->message());
  CHECK_THROWS_AS(owned_error(e), std::bad_alloc);
}

TEST_CASE("bodies that are no JSON, or only a part, are kept") {
  const owned_error page = kept(persly, 502, "<html><title> Bad gateway </title>", "");
  CHECK(page->message() == "Bad gateway");
  const owned_error plain = kept(persly, 500, " plain text ", "");
  CHECK(plain->message() == "plain text");
  const owned_error cut =
      kept(persly, 500, R"({"error":{"type":"server_error","message":"half)", "");
  CHECK(cut->message() == "half");
  CHECK(cut->type() == "server_error");
  CHECK(cut->damage() == triage::damage::truncated);
  const owned_error success = kept(persly, 200, "a success", "");
  CHECK(success->body() == "a success");
}

TEST_CASE("copies have memory of their own") {
  auto first = std::make_unique<owned_error>(kept(plurence, 400, everything, ""));
  const owned_error second(*first);
  CHECK(second->body().data() != (*first)->body().data());
  owned_error third;
  third = *first;
  owned_error fourth = kept(persly, 500, "something else", "");
  fourth = second;
  first.reset();
  has_everything(*second);
  has_everything(*third);
  has_everything(*fourth);
}

TEST_CASE("a moved-from owned error is no error") {
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<owned_error>);
  STATIC_REQUIRE(std::is_nothrow_move_assignable_v<owned_error>);
  STATIC_REQUIRE(std::is_nothrow_swappable_v<owned_error>);
  owned_error from = kept(plurence, 400, everything, "");
  const char* const bytes = from->body().data();
  owned_error to(std::move(from));
  has_everything(*to);
  CHECK(to->body().data() == bytes);
  CHECK(!from->failed());  // NOLINT(bugprone-use-after-move): documented
  CHECK(from->body().empty());
  CHECK(!from->message().present());
  owned_error other = kept(persly, 500, "something else", "");
  other = std::move(to);
  has_everything(*other);
  to = kept(persly, 500, "again", "");  // NOLINT(bugprone-use-after-move)
  CHECK(to->body() == "again");
}

TEST_CASE("an owned error may be assigned to itself") {
  owned_error e = kept(plurence, 400, everything, "");
  owned_error& same = e;
  e = same;
  has_everything(*e);
  e = std::move(same);
  has_everything(*e);
  owned_error none;
  std::swap(e, none);
  CHECK(!e->failed());
  has_everything(*none);
}

TEST_CASE("owned errors in a container") {
  std::vector<owned_error> all;
  for (int i = 0; i < 40; ++i) {
    all.push_back(kept(plurence, 400, everything, ""));
    all.insert(all.begin(), kept(assisters, 503, std::to_string(i), "X-Request-ID: id\r\n"));
  }
  std::reverse(all.begin(), all.end());
  const std::vector<owned_error> copies = all;
  all.clear();
  for (std::size_t i = 0; i < 40; ++i) has_everything(*copies[i]);
  CHECK(copies[40]->body() == "0");
  CHECK(copies[79]->body() == "39");
  CHECK(copies[79]->request_id() == "id");
}

namespace {

template <class T>
concept gives_its_error = requires(T&& t) {
  std::forward<T>(t).get();
};
template <class T>
concept can_be_dereferenced = requires(T&& t) {
  *std::forward<T>(t);
};
template <class T>
concept has_members = requires(T&& t) {
  std::forward<T>(t).operator->();
};

}  // namespace

TEST_CASE("a temporary does not give away what dies with it") {
  STATIC_REQUIRE(gives_its_error<owned_error&>);
  STATIC_REQUIRE(gives_its_error<const owned_error&>);
  STATIC_REQUIRE(!gives_its_error<owned_error>);
  STATIC_REQUIRE(!gives_its_error<const owned_error>);
  STATIC_REQUIRE(can_be_dereferenced<const owned_error&>);
  STATIC_REQUIRE(!can_be_dereferenced<owned_error>);
  STATIC_REQUIRE(!can_be_dereferenced<const owned_error>);
  STATIC_REQUIRE(has_members<const owned_error&>);
  STATIC_REQUIRE(!has_members<owned_error>);
  STATIC_REQUIRE(std::is_convertible_v<const owned_error&, const triage::error&>);
  STATIC_REQUIRE(!std::is_convertible_v<owned_error, const triage::error&>);
  STATIC_REQUIRE(!std::is_convertible_v<const owned_error, triage::error>);
}

TEST_CASE("what takes an error takes an owned one") {
  const owned_error e = kept(plurence, 400, everything, "");
  char line[512];
  char of_error[512];
  CHECK(to_line(e, line) == to_line(e.get(), of_error));
  CHECK(to_line(e, line).find("status=400") != std::string_view::npos);
  char json[triage::json_line_size];
  CHECK(to_json_line(e, json).find("DAT030002") != std::string_view::npos);
  const triage::error& same = e;
  CHECK(&same == &e.get());
}

TEST_CASE("an owned error needs no provider that is alive") {
  const auto local = [] {
    const std::optional<triage::provider> p = triage::find_provider("plurence");
    return owned_error(triage::classify(*p, {400, everything}));
  };
  const owned_error e = local();
  CHECK(e->provider()->name() == "plurence");
  CHECK(e->code() == plurence["VALIDATION_FAILED"]);
}
