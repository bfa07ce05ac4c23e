// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Failures of the transport, without a stack.
#include <triage.hpp>
#include <triage/providers/persly.hpp>
#include <triage/http/errno.hpp>
#include <triage/http/transport.hpp>

#include <cerrno>
#include <ios>
#include <string>
#include <system_error>

#include "both_ways.hpp"
#include "http/rows.hpp"

namespace {

using triage::category;
using triage::processed;
using triage::http::failure_of;
using triage::http::failure_of_errno;
using triage::http::phase;
using triage::http::transport_failure;
using triage::providers::persly;

struct odd_api {
  static constexpr std::string_view name = "odd";
  static constexpr triage::row rows[] = {
      {"ECONNREFUSED", 502, {category::internal, triage::never, triage::remedy::contact_support}}};
};
constexpr triage::provider odd = triage::define<odd_api>();

constexpr triage::error refused =
    triage::classify(persly, failure_of(std::errc::connection_refused));
constexpr triage::error timed_out = triage::classify(persly, failure_of(std::errc::timed_out));

}  // namespace

TEST_CASE("an error without a response") {
  CHECK_BOTH(refused.failed());
  CHECK_BOTH(refused.status() == 0);
  CHECK_BOTH(refused.category() == category::unavailable);
  CHECK_BOTH(refused.verdict() == triage::backoff);
  CHECK_BOTH(refused.verdict().decided_by == triage::basis::transport);
  CHECK_BOTH(refused.code() == "ECONNREFUSED");
  CHECK_BOTH(refused.message() == "nobody listens at the address");
  CHECK_BOTH(refused.remedy() == triage::remedy::wait);
  CHECK_BOTH(refused.body().empty());
  CHECK_BOTH(refused.body_kind() == triage::body_kind::empty);
  CHECK_BOTH(refused.provider() == persly);
  CHECK_BOTH(!refused.status_mismatch());
  CHECK_BOTH(refused.rule().basis == triage::basis::transport);
  CHECK_BOTH(refused.rule().source == "connect(2)");
  CHECK(to_string(triage::basis::transport) == "transport");
  char line[256];
  CHECK(to_line(refused, line) ==
        "provider=persly status=0 category=unavailable code=\"ECONNREFUSED\" retry=backoff "
        "basis=transport processed=no scope=service body=empty "
        "message=\"nobody listens at the address\"");
}

TEST_CASE("a refused connection is safe to repeat, a timeout is not") {
  CHECK_BOTH(refused.processed() == processed::no);
  CHECK_BOTH(timed_out.processed() == processed::unknown);
  CHECK_BOTH(timed_out.category() == category::timeout);
  CHECK_BOTH(refused.may_retry());
  CHECK_BOTH(!timed_out.may_retry());
  CHECK_BOTH(timed_out.may_retry(true));
  // … by policies too.
  constexpr triage::retry_policy careful{};
  CHECK_BOTH(careful.next(refused, {}, 1, 0));
  CHECK_BOTH(careful.next(timed_out, {}, 1, 0).why == triage::stop::outcome_unknown);
}

TEST_CASE("the phase says whether a request can have been carried out") {
  const auto of = [](int code, phase when) {
    return triage::classify(persly, failure_of_errno(code, when)).processed();
  };
  // Codes that can come in every phase, and those of connecting alone.
  for (const int code : {ETIMEDOUT, ECONNRESET, EPIPE, EHOSTUNREACH, EINTR, ECANCELED, ENOEXEC,
                         ECONNREFUSED, EMFILE, EAFNOSUPPORT}) {
    INFO(code);
    CHECK(of(code, phase::connecting) == processed::no);
    // Sending and receiving contradict what the code says of itself: with TCP Fast Open, a request
    // is sent before the connection is refused.
    CHECK(of(code, phase::sending) == processed::unknown);
    CHECK(of(code, phase::receiving) == processed::unknown);
    CHECK(of(code, phase::unknown) == triage::classify(persly, failure_of_errno(code)).processed());
  }
  constexpr triage::error connecting =
      triage::classify(persly, failure_of(std::errc::timed_out, phase::connecting));
  CHECK_BOTH(connecting.processed() == processed::no);
  CHECK_BOTH(connecting.rule().processed == processed::no);
  CHECK_BOTH(connecting.code() == "ETIMEDOUT");
  CHECK_BOTH(connecting.may_retry());
  CHECK(triage::classify(persly, failure_of(std::make_error_code(std::errc::connection_reset),
                                            phase::connecting))
            .processed() == processed::no);
}

namespace {
constexpr triage::http::transport_row reading = {7,
                                                 "READING",
                                                 category::unavailable,
                                                 triage::backoff,
                                                 triage::remedy::wait,
                                                 processed::unknown,
                                                 "comes only after sending",
                                                 "here",
                                                 phase::receiving};
}  // namespace

TEST_CASE(
    "of a phase and a code that contradict each other, the one that claims less is believed") {
  constexpr transport_failure f(reading);
  CHECK_BOTH(triage::classify(persly, f.in(phase::connecting)).processed() == processed::unknown);
  CHECK_BOTH(f.when() == phase::receiving);
  CHECK_BOTH(transport_failure().when() == phase::unknown);
  CHECK_BOTH(!transport_failure().in(phase::connecting));
}

TEST_CASE("a status that had come before the failure") {
  const auto after = [](triage::status_code status) {
    return triage::classify(persly, failure_of(std::errc::connection_refused).after_status(status))
        .processed();
  };
  CHECK(after(200) == processed::yes);
  CHECK(after(299) == processed::yes);
  CHECK(after(100) == processed::unknown);
  CHECK(after(303) == processed::unknown);
  CHECK(after(500) == processed::unknown);
  CHECK(after(0) == processed::no);
  CHECK(!transport_failure().after_status(200));
}

TEST_CASE("no failure is no error") {
  CHECK_BOTH(!transport_failure());
  CHECK_BOTH(!failure_of_errno(0));
  CHECK_BOTH(!triage::classify(persly, transport_failure()).failed());
  CHECK(!failure_of(std::error_code()));
}

TEST_CASE("a transport's code is no provider's") {
  const triage::error e = triage::classify(odd, failure_of(std::errc::connection_refused));
  CHECK(e.code() == "ECONNREFUSED");
  CHECK(!(e.code() == odd["ECONNREFUSED"]));
  CHECK(e.verdict() == triage::backoff);
}

TEST_CASE("codes of errno, as three types") {
  CHECK(triage::classify(persly, failure_of_errno(ECONNRESET)).code() == "ECONNRESET");
  CHECK(triage::classify(persly, failure_of(std::make_error_code(std::errc::broken_pipe))).code() ==
        "EPIPE");
  CHECK(triage::classify(persly, failure_of(std::error_code(ENETUNREACH, std::system_category())))
            .code() == "ENETUNREACH");
  const triage::error unlisted = triage::classify(persly, failure_of_errno(ENOEXEC));
  CHECK(unlisted.category() == category::unknown);
  CHECK(unlisted.verdict() == triage::never);
  CHECK(unlisted.processed() == processed::unknown);
  const std::error_code other(7, std::iostream_category());
  CHECK(triage::classify(persly, failure_of(other)).message() == std::iostream_category().name());
}

TEST_CASE("the table of errno") {
  loopback::check_rows(triage::http::errno_table);
  for (const triage::http::transport_row& row : triage::http::errno_table.rows()) {
    INFO(row.row().name());
    CHECK(&triage::http::errno_table[row.number] == &row);
    CHECK(row.row().name().starts_with("E"));
  }
  const auto category_of = [](int code) {
    return triage::classify(persly, failure_of_errno(code)).category();
  };
  for (const int code : {EMFILE, ENFILE, ENOMEM, ENOBUFS, EADDRNOTAVAIL, EAFNOSUPPORT, ENETDOWN}) {
    INFO(code);
    CHECK(category_of(code) == category::local);
  }
  CHECK(category_of(ECANCELED) == category::cancelled);
  CHECK(category_of(ETIMEDOUT) == category::timeout);
}

TEST_CASE("interruptions, dead neighbours and errors of the protocol pass") {
  for (const int code : {EINTR, EHOSTDOWN, EPROTO}) {
    INFO(code);
    const triage::error e = triage::classify(persly, failure_of_errno(code));
    CHECK(e.code().known());
    CHECK(e.verdict() == triage::backoff);
    CHECK(e.category() != category::unknown);
    CHECK(e.processed() == processed::unknown);
  }
}

TEST_CASE("a program that gave up is told nothing") {
  const triage::error e = triage::classify(persly, failure_of(std::errc::operation_canceled));
  CHECK(e.category() == category::cancelled);
  CHECK(e.verdict() == triage::never);
  CHECK(e.remedy() == triage::remedy::nothing);
  CHECK(e.scope() == triage::scope::request);
}

// Only what socket(2) and connect(2) alone report is certain.
TEST_CASE("what can come after sending is never said to be not processed") {
  for (const int code :
       {ETIMEDOUT, ECONNRESET, EPIPE, ECONNABORTED, EHOSTUNREACH, ENETUNREACH, ENETDOWN, ENETRESET,
        ENOTCONN, EAGAIN, ENOBUFS, ENOMEM, ECANCELED, EINTR, EHOSTDOWN, EPROTO}) {
    INFO(code);
    CHECK(triage::classify(persly, failure_of_errno(code)).processed() == processed::unknown);
  }
}

TEST_CASE("a failure in an owned error") {
  triage::owned_error kept;
  {
    const std::string message = "a sentence that does not live long";
    kept = triage::owned_error(triage::classify(
        persly, transport_failure(triage::http::errno_table[ECONNRESET], message)));
  }
  CHECK(kept->message() == "a sentence that does not live long");
  CHECK(kept->code() == "ECONNRESET");
  CHECK(kept->rule().meaning == "the connection was reset by the other side");
}
