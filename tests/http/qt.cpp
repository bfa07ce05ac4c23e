// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/http/qt.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

#include "http/corpus_over.hpp"
#include "http/rows.hpp"

namespace {

using loopback::reply;
using loopback::server;
using loopback::then;
using triage::category;
using triage::processed;
using triage::http::failure_of;
using triage::http::phase;
using triage::http::qt_answer;
using triage::providers::assisters;
using triage::providers::persly;

// Qt wants one, and argc that lives as long. At the end it would be destroyed behind what it uses.
void application() {
  static int argc = 1;
  static char name[] = "qt";
  static char* argv[] = {name, nullptr};
  static QCoreApplication* const app = new QCoreApplication(argc, argv);
  (void)app;
}

struct client {
  QNetworkAccessManager manager;
  std::unique_ptr<QNetworkReply> finished;
  QByteArray body;

  client() { manager.setProxy(QNetworkProxy::NoProxy); }

  qt_answer get(const std::string& url, int within_ms = 5000) {
    QNetworkRequest request(QUrl(QString::fromStdString(url)));
    request.setTransferTimeout(within_ms);
    // Qt 6 follows redirects otherwise.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    finished.reset(manager.get(request));
    QEventLoop loop;
    QObject::connect(finished.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!finished->isFinished()) loop.exec();
    body = finished->readAll();
    return {*finished, body};
  }
};

// From 6.8 on Qt keeps headers as they came.
constexpr bool keeps_headers = QT_VERSION >= QT_VERSION_CHECK(6, 8, 0);

std::string_view altered(const corpus::sample& s) {
  if (keeps_headers) return {};
  for (std::size_t i = 0; i < s.headers_size; ++i) {
    if (QT_VERSION_MAJOR == 6 && s.headers[i].second.empty()) {
      return "Qt 6.4 drops headers without a value";
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (triage::detail::same_name(s.headers[i].first, s.headers[j].first)) {
        return "Qt joins headers of one name";
      }
    }
  }
  return {};
}

void check_failure(const qt_answer& answer, std::string_view code, category kind,
                   triage::action action = triage::backoff) {
  corpus::check_transport(triage::classify(persly, answer),
                          {code, kind, action, processed::unknown});
}

}  // namespace

TEST_CASE("the corpus through Qt") {
  application();
  corpus::served server;
  client c;
  server.through(
      keeps_headers           ? "Qt 6.8, qt_answer"
      : QT_VERSION_MAJOR == 6 ? "Qt 6.4, qt_answer"
                              : "Qt 5.15, qt_answer",
      [&](const std::string& url, auto use) { use(c.get(url)); }, altered);
}

TEST_CASE("Qt: header names in any case, and from 6.8 on the first of repeated ones") {
  application();
  const std::string again = keeps_headers ? "Retry-After: 60\r\n" : "";
  const server s([&](std::string_view) {
    return reply{loopback::response(
        "HTTP/1.1 429 ", "rEtRy-AfTeR: 7\r\n" + again + "x-request-id:  req_1 \r\n", "{}")};
  });
  client c;
  const qt_answer answer = c.get(s.url());
  const triage::error e = triage::classify(assisters, answer);
  CHECK(e.delay_ms() == 7000);
  CHECK(e.request_id() == "req_1");
}

TEST_CASE("Qt: no connection") {
  application();
  client c;
  SECTION("no such name") {
    check_failure(c.get("http://" + std::string(64, 'a') + ".invalid/"),
                  "QNetworkReply::HostNotFoundError", category::unavailable);
  }
  SECTION("refused") {
    const loopback::refusing_port port;
    const qt_answer answer = c.get("http://127.0.0.1:" + std::to_string(port.port()) + "/");
    check_failure(answer, "QNetworkReply::ConnectionRefusedError", category::unavailable);
    CHECK(
        triage::classify(persly, failure_of(c.finished->error(), phase::connecting)).processed() ==
        processed::no);
  }
  SECTION("no connection in time, which Qt calls cancelled") {
    const loopback::full_port port;
    const qt_answer answer = c.get("http://127.0.0.1:" + std::to_string(port.port()) + "/", 200);
    check_failure(answer, "QNetworkReply::OperationCanceledError", category::cancelled,
                  triage::never);
    // Who has set the limit knows better.
    check_failure(qt_answer(*c.finished, c.body, QNetworkReply::TimeoutError),
                  "QNetworkReply::TimeoutError", category::timeout);
  }
}

TEST_CASE("Qt: once something was sent, nobody knows whether it was processed") {
  application();
  std::string bytes;
  then end = then::close;
  std::string_view code = "QNetworkReply::RemoteHostClosedError";
  category kind = category::unavailable;
  triage::action action = triage::backoff;
  SECTION("closed without an answer") {}
  SECTION("no answer in time") {
    end = then::hang;
    code = "QNetworkReply::OperationCanceledError";
    kind = category::cancelled;
    action = triage::never;
  }
  const server s([&](std::string_view) { return reply{bytes, end}; });
  client c;
  check_failure(c.get(s.url(), 300), code, kind, action);
}

TEST_CASE("Qt: a response that breaks off") {
  application();
  std::string status = "429 Slow";
  SECTION("a failed one decides") {}
  SECTION("a success was carried out") {
    status = "200 OK";
  }
  const server s([&](std::string_view) { return reply{loopback::cut_off(status), then::close}; });
  client c;
  const qt_answer answer = c.get(s.url());
  const triage::error e = triage::classify(assisters, answer);
  if (status == "429 Slow") {
    CHECK(e.status() == 429);
    CHECK(e.delay_ms() == 7000);
  } else {
    corpus::check_transport(e, {"QNetworkReply::RemoteHostClosedError", category::unavailable,
                                triage::backoff, processed::yes});
  }
}

TEST_CASE("the table of Qt's codes") {
  loopback::check_rows(triage::http::qt_table);
  for (const triage::http::transport_row& row : triage::http::qt_table.rows()) {
    INFO(row.row().name());
    CHECK(&triage::http::qt_table[row.number] == &row);
    CHECK(row.row().name().starts_with("QNetworkReply::"));
    CHECK(row.row().kind().processed == processed::unknown);
  }
  CHECK(!failure_of(QNetworkReply::NoError));
  CHECK(triage::classify(persly, failure_of(QNetworkReply::ContentGoneError)).code() ==
        "QNetworkReply::NetworkError");
}
