// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/http/curl.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

#include <memory>
#include <string>
#include <string_view>

#include "http/corpus_over.hpp"
#include "http/rows.hpp"

namespace {

using loopback::reply;
using loopback::server;
using loopback::then;
using triage::category;
using triage::processed;
using triage::remedy;
using triage::http::curl_answer;
using triage::http::phase;
using triage::providers::assisters;
using triage::providers::persly;

std::size_t collect_body(char* data, std::size_t size, std::size_t count, void* into) {
  static_cast<std::string*>(into)->append(data, size * count);
  return size * count;
}

int give_up(void*, curl_off_t, curl_off_t total, curl_off_t, curl_off_t) {
  // Once something of a body is there.
  return total > 0 ? 1 : 0;
}

// A head that promises more of a body than there is.
std::string begun(std::string_view status_line, std::string_view headers = "") {
  return "HTTP/1.1 " + std::string(status_line) + "\r\n" + std::string(headers) +
         "Content-Length: 200\r\n\r\n{\"error\":{\"code\":\"rate_limit_exceeded\",";
}

std::size_t refuse_body(char*, std::size_t, std::size_t, void*) {
  return 0;
}

// One handle, as a program would have it.
struct client {
  std::unique_ptr<CURL, void (*)(CURL*)> owner{curl_easy_init(), curl_easy_cleanup};
  CURL* easy = owner.get();
  std::string body;
  std::string headers;

  client() {
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, collect_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, triage::http::collect_headers);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &headers);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 5000L);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
  }

  CURLcode get(const std::string& url) {
    body.clear();
    headers.clear();
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    return curl_easy_perform(easy);
  }
};

// The error of a GET, which has to fail.
triage::error failing(client& c, const std::string& url) {
  const CURLcode code = c.get(url);
  return triage::classify(persly, curl_answer(c.easy, code, c.body));
}

}  // namespace

TEST_CASE("the corpus through libcurl") {
  corpus::served server;
  client c;
  const auto by_handle = [&](const std::string& url, auto use) {
    const CURLcode code = c.get(url);
    use(curl_answer(c.easy, code, c.body));
  };
  const auto by_text = [&](const std::string& url, auto use) {
    const CURLcode code = c.get(url);
    use(curl_answer(c.easy, code, c.body, c.headers));
  };
  server.through("libcurl, curl_easy_header", by_handle);
  server.through("libcurl, collect_headers", by_text);
}

TEST_CASE("libcurl: header names in any case, and the first of repeated ones") {
  const server s([](std::string_view) {
    return reply{loopback::response(
        "HTTP/1.1 429 ", "rEtRy-AfTeR: 7\r\nRetry-After: 60\r\nx-request-id:  req_1 \r\n", "{}")};
  });
  client c;
  const CURLcode code = c.get(s.url());
  for (const auto& answer :
       {curl_answer(c.easy, code, c.body), curl_answer(c.easy, code, c.body, c.headers)}) {
    const triage::error e = triage::classify(assisters, answer);
    CHECK(e.delay_ms() == 7000);
    CHECK(e.request_id() == "req_1");
    CHECK(!triage::http::view(answer).headers(std::string(100, 'x')));
  }
}

TEST_CASE("libcurl: only the headers of the last response count") {
  const server s([](std::string_view head) {
    if (head.find("/moved") != std::string_view::npos) {
      return reply{
          loopback::response("HTTP/1.1 307 Moved",
                             "Location: /there\r\nRetry-After: 99\r\nX-Request-ID: old\r\n", "")};
    }
    return reply{
        "HTTP/1.1 100 Continue\r\nRetry-After: 98\r\n\r\n" +
        loopback::chunked("HTTP/1.1 429 Slow", "X-Other: 1\r\n", "{}", "Retry-After: 97\r\n")};
  });
  client c;
  curl_easy_setopt(c.easy, CURLOPT_FOLLOWLOCATION, 1L);
  const CURLcode code = c.get(s.url("/moved"));
  REQUIRE(code == CURLE_OK);
  CHECK(c.headers == "HTTP/1.1 429 Slow\r\nX-Other: 1\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (const auto& answer :
       {curl_answer(c.easy, code, c.body), curl_answer(c.easy, code, c.body, c.headers)}) {
    const triage::error e = triage::classify(assisters, answer);
    CHECK(e.status() == 429);
    CHECK(!e.retry_after());
    CHECK(!e.request_id());
    CHECK(triage::http::view(answer).headers("x-other") == "1");
  }
}

TEST_CASE("collect_headers, as libcurl calls it for HTTP/2 and a proxy") {
  std::string text;
  for (const std::string_view line :
       {"HTTP/1.1 200 Connection established\r\n", "Retry-After: 1\r\n", "\r\n", "HTTP/2 429 \r\n",
        "retry-after: 5\r\n", "\r\n", "retry-after: 6\r\n"}) {
    std::string copy(line);
    CHECK(triage::http::collect_headers(copy.data(), 1, copy.size(), &text) == copy.size());
  }
  CHECK(text == "HTTP/2 429 \r\nretry-after: 5\r\n\r\n");
  CHECK(triage::classify(assisters, {429, "", text}).delay_ms() == 5000);
  // A server may end its lines with LF alone.
  for (std::string line : {"HTTP/1.1 503 \n", "a: 1\n", "\n", "a: 2\n", "\n"}) {
    CHECK(triage::http::collect_headers(line.data(), line.size(), 1, &text) == line.size());
  }
  CHECK(text == "HTTP/1.1 503 \na: 1\n\n");
}

TEST_CASE("libcurl: a body that nobody decoded says so") {
  const server s([](std::string_view head) {
    const bool z = head.find("/zstd") != std::string_view::npos;
    return reply{loopback::response("HTTP/1.1 503 Busy",
                                    z ? "Content-Encoding: zstd\r\n" : "Content-Encoding: gzip\r\n",
                                    z ? loopback::zstd_compressed : loopback::gzipped)};
  });
  client c;
  const triage::error g = failing(c, s.url());
  CHECK(g.body_kind() == triage::body_kind::gzip);
  CHECK(g.message() == "the body is compressed with gzip: decode it first");
  CHECK(g.verdict() == triage::backoff);
  const triage::error z = failing(c, s.url("/zstd"));
  CHECK(z.body_kind() == triage::body_kind::zstd);
  CHECK(z.message() == "the body is compressed with zstd: decode it first");

  curl_easy_setopt(c.easy, CURLOPT_ACCEPT_ENCODING, "");
  const CURLcode code = c.get(s.url());
  const auto r = triage::check(assisters, curl_answer(c.easy, code, c.body));
  REQUIRE(!r.has_value());
  CHECK(r.error().code() == assisters["model_overloaded"]);
}

TEST_CASE("libcurl: nothing was sent, so nothing was processed") {
  const auto want = [](std::string_view code, category kind) {
    return corpus::transport_case{code, kind, triage::backoff, processed::no};
  };
  client c;
  SECTION("no such name") {
    // A label of more than 63 characters is refused before anybody is asked.
    const triage::error e = failing(c, "http://" + std::string(64, 'a') + ".invalid/");
    corpus::check_transport(e, want("CURLE_COULDNT_RESOLVE_HOST", category::unavailable));
  }
  SECTION("refused") {
    const loopback::refusing_port port;
    const triage::error e = failing(c, "http://127.0.0.1:" + std::to_string(port.port()) + "/");
    corpus::check_transport(e, want("CURLE_COULDNT_CONNECT", category::unavailable));
    CHECK(e.message() == curl_easy_strerror(CURLE_COULDNT_CONNECT));
    CHECK(e.code().known());
    CHECK(!(e.code() == persly["spending_limit_exceeded"]));
    // A failed transfer over the same handle does not keep what an earlier one sent.
    const server s(
        [](std::string_view) { return reply{loopback::response("HTTP/1.1 200 OK", "", "")}; });
    CHECK(c.get(s.url()) == CURLE_OK);
    CHECK(failing(c, "http://127.0.0.1:" + std::to_string(port.port()) + "/").processed() ==
          processed::no);
  }
  SECTION("no connection in time") {
    const loopback::full_port port;
    curl_easy_setopt(c.easy, CURLOPT_TIMEOUT_MS, 200L);
    const triage::error e = failing(c, "http://127.0.0.1:" + std::to_string(port.port()) + "/");
    corpus::check_transport(e, want("CURLE_OPERATION_TIMEDOUT", category::timeout));
  }
  SECTION("no TLS at the other end") {
    const server s([](std::string_view) {
      return reply{"HTTP/1.1 400 Bad Request\r\n\r\n", then::close};
    });
    const triage::error e = failing(c, s.url("/", "https"));
    corpus::check_transport(e, want("CURLE_SSL_CONNECT_ERROR", category::unavailable));
  }
}

TEST_CASE("libcurl: once something was sent, nobody knows whether it was processed") {
  const auto want = [](std::string_view code, category kind, triage::action r = triage::backoff) {
    return corpus::transport_case{code, kind, r, processed::unknown};
  };
  client c;
  SECTION("no answer in time") {
    const server s([](std::string_view) { return reply{"", then::hang}; });
    // Enough for a busy machine to connect and to send.
    curl_easy_setopt(c.easy, CURLOPT_TIMEOUT_MS, 1000L);
    corpus::check_transport(failing(c, s.url()),
                            want("CURLE_OPERATION_TIMEDOUT", category::timeout));
  }
  SECTION("reset") {
    const server s([](std::string_view) { return reply{"", then::reset}; });
    corpus::check_transport(failing(c, s.url()), want("CURLE_RECV_ERROR", category::unavailable));
  }
  SECTION("closed without an answer") {
    const server s([](std::string_view) { return reply{"", then::close}; });
    corpus::check_transport(failing(c, s.url()), want("CURLE_GOT_NOTHING", category::unavailable));
  }
  SECTION("refused after a redirect: the first server may have done the work") {
    const loopback::refusing_port port;
    const std::string next = "http://127.0.0.1:" + std::to_string(port.port()) + "/";
    const server s([&](std::string_view) {
      return reply{loopback::response("HTTP/1.1 303 See Other", "Location: " + next + "\r\n", "")};
    });
    curl_easy_setopt(c.easy, CURLOPT_FOLLOWLOCATION, 1L);
    corpus::check_transport(failing(c, s.url()),
                            want("CURLE_COULDNT_CONNECT", category::unavailable));
  }
  SECTION("not HTTP") {
    const server s([](std::string_view) { return reply{"hello\r\n", then::close}; });
    corpus::check_transport(failing(c, s.url()),
                            want("CURLE_UNSUPPORTED_PROTOCOL", category::bad_response));
  }
}

TEST_CASE("libcurl: what libcurl sent again by itself may have been carried out") {
  // A server that does the work of a POST over a kept connection and then goes down.
  int jobs = 0;
  const server s([&](std::string_view head) {
    if (!head.starts_with("POST")) return reply{loopback::response("HTTP/1.1 200 OK", "", "")};
    ++jobs;
    return reply{"", then::die};
  });
  client c;
  REQUIRE(c.get(s.url()) == CURLE_OK);
  curl_easy_setopt(c.easy, CURLOPT_POSTFIELDS, "{}");
  const CURLcode code = c.get(s.url("/jobs"));
  CHECK(jobs == 1);
  REQUIRE(code == CURLE_COULDNT_CONNECT);
  const triage::error e = triage::classify(persly, curl_answer(c.easy, code, c.body));
  corpus::check_transport(
      e, {"CURLE_COULDNT_CONNECT", category::unavailable, triage::backoff, processed::unknown});
  CHECK(!e.may_retry());
  CHECK(triage::classify(persly, triage::http::failure_of(code)).processed() == processed::unknown);
}

TEST_CASE("libcurl: a proxy that makes no tunnel") {
  const server s([](std::string_view) {
    return reply{loopback::response("HTTP/1.1 403 Forbidden", "Retry-After: 9\r\n", "")};
  });
  client c;
  curl_easy_setopt(c.easy, CURLOPT_NOPROXY, "");
  curl_easy_setopt(c.easy, CURLOPT_PROXY, s.url().c_str());
  const triage::error e = failing(c, "https://127.0.0.1:1/");
  CHECK(e.status() == 0);
  CHECK(e.verdict() == triage::backoff);
  // Before 8.3, libcurl counts CONNECT as a request.
  const bool counted = curl_version_info(CURLVERSION_NOW)->version_num < 0x080300;
  CHECK(e.processed() == (counted ? processed::unknown : processed::no));
}

TEST_CASE("libcurl: this program gave up") {
  client c;
  curl_easy_setopt(c.easy, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(
      c.easy, CURLOPT_XFERINFOFUNCTION,
      +[](void*, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return 1; });
  const loopback::full_port port;
  const triage::error e = failing(c, "http://127.0.0.1:" + std::to_string(port.port()) + "/");
  corpus::check_transport(
      e, {"CURLE_ABORTED_BY_CALLBACK", category::cancelled, triage::never, processed::no});
  CHECK(e.remedy() == remedy::nothing);
}

TEST_CASE("libcurl: after the beginning of a success") {
  const auto want = [](std::string_view code, category kind) {
    return corpus::transport_case{code, kind, triage::backoff, processed::yes};
  };
  then end = then::close;
  const server s([&](std::string_view) { return reply{begun("200 OK"), end}; });
  client c;
  SECTION("cut off") {
    const CURLcode code = c.get(s.url());
    const auto r = triage::check(persly, curl_answer(c.easy, code, c.body));
    REQUIRE(!r.has_value());
    corpus::check_transport(r.error(), want("CURLE_PARTIAL_FILE", category::unavailable));
    CHECK(!r.error().may_retry());
    CHECK(r.error().may_retry(true));
  }
  SECTION("silent") {
    end = then::hang;
    curl_easy_setopt(c.easy, CURLOPT_TIMEOUT_MS, 500L);
    corpus::check_transport(failing(c, s.url()),
                            want("CURLE_OPERATION_TIMEDOUT", category::timeout));
  }
  SECTION("reset") {
    end = then::reset;
    corpus::check_transport(failing(c, s.url()), want("CURLE_RECV_ERROR", category::unavailable));
  }
}

TEST_CASE("libcurl: a failed response is that response, whatever became of its body") {
  then end = then::close;
  const server s([&](std::string_view head) {
    if (head.find("/moved") != std::string_view::npos) {
      return reply{loopback::response("HTTP/1.1 307 Moved", "Location: /there\r\n", "")};
    }
    if (head.find("/interim") != std::string_view::npos) {
      return reply{"HTTP/1.1 100 Continue\r\n\r\n" + begun("429 Slow", "Retry-After: 7\r\n"), end};
    }
    return reply{begun("429 Slow", "Retry-After: 7\r\n"), end};
  });
  client c;
  curl_easy_setopt(c.easy, CURLOPT_FOLLOWLOCATION, 1L);
  CURLcode want = CURLE_PARTIAL_FILE;
  std::string path = "/";
  SECTION("cut off") {}
  SECTION("cut off, after a redirect") {
    path = "/moved";
  }
  SECTION("cut off, after an interim answer") {
    path = "/interim";
  }
  SECTION("silent") {
    end = then::hang;
    want = CURLE_OPERATION_TIMEDOUT;
    curl_easy_setopt(c.easy, CURLOPT_TIMEOUT_MS, 500L);
  }
  SECTION("reset") {
    end = then::reset;
    want = CURLE_RECV_ERROR;
  }
  SECTION("given up") {
    end = then::hang;
    want = CURLE_ABORTED_BY_CALLBACK;
    curl_easy_setopt(c.easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(c.easy, CURLOPT_XFERINFOFUNCTION, give_up);
  }
  SECTION("refused by a callback") {
    want = CURLE_WRITE_ERROR;
    curl_easy_setopt(c.easy, CURLOPT_WRITEFUNCTION, refuse_body);
  }
  SECTION("too large") {
    want = CURLE_FILESIZE_EXCEEDED;
    curl_easy_setopt(c.easy, CURLOPT_MAXFILESIZE, 100L);
  }
  SECTION("CURLOPT_FAILONERROR") {
    want = CURLE_HTTP_RETURNED_ERROR;
    curl_easy_setopt(c.easy, CURLOPT_FAILONERROR, 1L);
  }
  const CURLcode code = c.get(s.url(path));
  REQUIRE(code == want);
  for (const auto& answer :
       {curl_answer(c.easy, code, c.body), curl_answer(c.easy, code, c.body, c.headers)}) {
    const triage::error e = triage::classify(assisters, answer);
    CHECK(e.status() == 429);
    CHECK(e.category() == category::rate_limited);
    CHECK(e.verdict() == triage::after);
    CHECK(e.delay_ms() == 7000);
    CHECK(e.processed() == processed::no);
    if (!c.body.empty()) {
      CHECK(e.code() == assisters["rate_limit_exceeded"]);
      CHECK(e.damage() == triage::damage::truncated);
    }
  }
}

TEST_CASE("libcurl: a challenge is no answer once libcurl has met it") {
  // A digest challenge, and no answer to the request that meets it.
  const server s([](std::string_view head) {
    if (head.find("Authorization: Digest") != std::string_view::npos) return reply{"", then::hang};
    return reply{loopback::response("HTTP/1.1 401 Who",
                                    "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\n", "")};
  });
  client c;
  curl_easy_setopt(c.easy, CURLOPT_HTTPAUTH, CURLAUTH_DIGEST);
  curl_easy_setopt(c.easy, CURLOPT_USERPWD, "u:p");
  curl_easy_setopt(c.easy, CURLOPT_TIMEOUT_MS, 500L);
  const CURLcode code = c.get(s.url());
  REQUIRE(code == CURLE_OPERATION_TIMEDOUT);
  CHECK(triage::http::curl_status(c.easy) == 401);
  for (const auto& answer :
       {curl_answer(c.easy, code, c.body), curl_answer(c.easy, code, c.body, c.headers)}) {
    corpus::check_transport(
        triage::classify(persly, answer),
        {"CURLE_OPERATION_TIMEDOUT", category::timeout, triage::backoff, processed::unknown});
  }
}

TEST_CASE("libcurl: an answer without headers counts unless libcurl may have met it") {
  int status = 0;
  const server s([&](std::string_view) {
    return reply{"HTTP/1.1 " + std::to_string(status) + " X\r\n\r\n{", then::reset};
  });
  client c;
  for (const int answer : {400, 404, 429, 500, 503}) {
    INFO(answer);
    status = answer;
    const CURLcode code = c.get(s.url());
    REQUIRE(code == CURLE_RECV_ERROR);
    CHECK(triage::classify(persly, curl_answer(c.easy, code, c.body)).status() == answer);
    CHECK(triage::classify(persly, curl_answer(c.easy, code, c.body, c.headers)).status() ==
          answer);
  }
  for (const int answer : {302, 401, 407, 417, 421}) {
    INFO(answer);
    status = answer;
    corpus::check_transport(failing(c, s.url()), {"CURLE_RECV_ERROR", category::unavailable,
                                                  triage::backoff, processed::unknown});
  }
}

TEST_CASE("libcurl: of a request of which a part was sent nobody knows whether it was processed") {
  // Takes connections and reads nothing; what is under way fits into neither buffer.
  class deaf_port : public loopback::socket_at_port {
   public:
    deaf_port() {
      const int few = 4096;
      ::setsockopt(fd(), SOL_SOCKET, SO_RCVBUF, &few, sizeof few);
      ::listen(fd(), 4);
    }
  };
  const deaf_port port;
  client c;
  curl_easy_setopt(
      c.easy, CURLOPT_SOCKOPTFUNCTION, +[](void*, curl_socket_t s, curlsocktype) {
        const int few = 4096;
        ::setsockopt(s, SOL_SOCKET, SO_SNDBUF, &few, sizeof few);
        return static_cast<int>(CURL_SOCKOPT_OK);
      });
  const std::string header = "X-Long: " + std::string(700'000, 'x');
  const std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers(
      curl_slist_append(nullptr, header.c_str()), curl_slist_free_all);
  curl_easy_setopt(c.easy, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(c.easy, CURLOPT_TIMEOUT_MS, 500L);
  corpus::check_transport(
      failing(c, "http://127.0.0.1:" + std::to_string(port.port()) + "/"),
      {"CURLE_OPERATION_TIMEDOUT", category::timeout, triage::backoff, processed::unknown});
  // Nor of one that libcurl does not count, as it counts those of HTTP alone.
  const CURLcode code = c.get("dict://127.0.0.1:" + std::to_string(port.port()) + "/d:x");
  if (code != CURLE_UNSUPPORTED_PROTOCOL) {
    corpus::check_transport(
        triage::classify(persly, curl_answer(c.easy, code, c.body)),
        {"CURLE_OPERATION_TIMEDOUT", category::timeout, triage::backoff, processed::unknown});
  }
}

TEST_CASE("libcurl: without a handle nothing is known of a transfer") {
  CURL* const none = nullptr;
  CHECK(triage::http::curl_status(none) == 0);
  CHECK(
      triage::classify(persly, triage::http::failure_of(none, CURLE_COULDNT_CONNECT)).processed() ==
      processed::unknown);
  CHECK(!triage::http::failure_of(none, CURLE_OK));
}

TEST_CASE("libcurl: a failure without allocations") {
  client c;
  const loopback::refusing_port port;
  const CURLcode code = c.get("http://127.0.0.1:" + std::to_string(port.port()) + "/");
  const std::size_t before = counting::all();
  const triage::error e = triage::classify(persly, curl_answer(c.easy, code, c.body));
  const std::size_t after = counting::all();
  CHECK(after == before);
  CHECK(e.may_retry(true));
}

TEST_CASE("the table of libcurl's codes") {
  loopback::check_rows(triage::http::curl_table);
  loopback::check_row(triage::http::detail::curl_codes::not_http);
  loopback::check_row(triage::http::detail::curl_codes::too_large);
  for (const triage::http::transport_row& row : triage::http::curl_table.rows()) {
    INFO(row.row().name());
    CHECK(&triage::http::curl_table[row.number] == &row);
    CHECK(row.row().name().starts_with("CURLE_"));
    // libcurl sends again by itself.
    CHECK(row.row().kind().processed == processed::unknown);
  }
  CHECK(!triage::http::failure_of(CURLE_OK));
  CHECK(triage::classify(persly, triage::http::failure_of(CURLE_FTP_PRET_FAILED)).code() ==
        "CURLcode");
  const auto of = [](int code) {
    return triage::classify(persly, triage::http::failure_of(static_cast<CURLcode>(code)));
  };
  CHECK(of(100).code() == "CURLE_TOO_LARGE");
  CHECK(of(100).category() == category::local);
  CHECK(of(101).code() == "CURLE_ECH_REQUIRED");
  CHECK(of(CURLE_HTTP_RETURNED_ERROR).code() == "CURLE_HTTP_RETURNED_ERROR");
  CHECK(of(CURLE_ABORTED_BY_CALLBACK).category() == category::cancelled);
  CHECK(of(CURLE_SSL_CACERT_BADFILE).category() == category::local);
  CHECK(of(CURLE_BAD_CONTENT_ENCODING).category() == category::bad_response);
  CHECK(of(CURLE_WEIRD_SERVER_REPLY).category() == category::bad_response);
  // A caller who knows more than the code.
  CHECK(triage::classify(persly,
                         triage::http::failure_of(CURLE_COULDNT_CONNECT).in(phase::connecting))
            .processed() == processed::no);
  CHECK(triage::classify(persly, triage::http::failure_of(CURLE_PARTIAL_FILE).in(phase::connecting))
            .processed() == processed::unknown);
}
