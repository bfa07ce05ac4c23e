// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Qt Network: its QNetworkReply, with the body that was read from it.
#ifndef TRIAGE_HTTP_QT_HPP
#define TRIAGE_HTTP_QT_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <QtCore/QByteArray>
#include <QtCore/QVariant>
#include <QtCore/QtGlobal>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

#include <triage/http/answer.hpp>
#include <triage/http/qt_errors.hpp>
#include <triage/http/transport.hpp>
#include <triage/response.hpp>
#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI::http {

/// The headers of a reply, by name. Values live in the reply. Before version 6.8 Qt joins those
/// with the same name by commas.
struct qt_headers {
  const QNetworkReply* reply = nullptr;
  /// Upper and lower case are the same in names.
  static constexpr bool ignores_case = true;

  [[nodiscard]] std::optional<std::string_view> operator()(std::string_view name) const {
    if (reply == nullptr) return std::nullopt;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // It shares the bytes of the reply. rawHeaderPairs would make a list of copies first.
    const QHttpHeaders headers = reply->headers();
    for (qsizetype i = 0; i < headers.size(); ++i) {
      if (triage::detail::same_name(view(headers.nameAt(i)), name)) {
        return view(headers.valueAt(i));
      }
    }
#else
    // rawHeader gives a copy.
    for (const QNetworkReply::RawHeaderPair& pair : reply->rawHeaderPairs()) {
      if (triage::detail::same_name(view(pair.first), name)) return view(pair.second);
    }
#endif
    return std::nullopt;
  }

  /// Of Qt's strings of bytes and of views of them.
  template <class Bytes>
  [[nodiscard]] static std::string_view view(const Bytes& bytes) noexcept {
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
  }
};

/// A finished reply and its body, for `check` and `classify`:
///
///     const QByteArray body = reply->readAll();
///     auto r = triage::check(persly, triage::http::qt_answer(*reply, body));
///
/// A view of both: they must live as long as errors are used.
///
/// A response with a status of 400 or more is classified whatever error() is, with the part of the
/// body that came. If a 2xx broke off, the failure is classified, with `processed::yes`. error()
/// has the same code for a transfer timeout and for abort(): see `failure_of`, and pass the right
/// one as `error`.
class qt_answer {
 public:
  qt_answer(const QNetworkReply& reply, const QByteArray& body) noexcept
      : qt_answer(reply, body, reply.error()) {}
  qt_answer(const QNetworkReply& reply, const QByteArray& body,
            QNetworkReply::NetworkError error) noexcept
      : reply_(reply),
        body_(qt_headers::view(body)),
        status_(reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()) {
    if (status_ < 400) failure_ = failure_of(error).after_status(status_);
  }
  // A body that is gone after this line, such as that of readAll().
  qt_answer(const QNetworkReply&, const QByteArray&&) = delete;
  qt_answer(const QNetworkReply&, const QByteArray&&, QNetworkReply::NetworkError) = delete;

  [[nodiscard]] const transport_failure& failure() const noexcept { return failure_; }
  [[nodiscard]] basic_response<qt_headers> response() const noexcept {
    return {status_, body_, qt_headers{&reply_}};
  }

 private:
  const QNetworkReply& reply_;
  std::string_view body_;
  int status_;
  transport_failure failure_;
};

template <>
struct adapter<qt_answer> {
  static constexpr bool is_view = true;
  [[nodiscard]] static transport_failure failure(const qt_answer& a) noexcept {
    return a.failure();
  }
  [[nodiscard]] static basic_response<qt_headers> response(const qt_answer& a) noexcept {
    return a.response();
  }
};

}  // namespace triage::inline TRIAGE_ABI::http

#endif
