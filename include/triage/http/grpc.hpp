// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// gRPC C++: a grpc::Status with the trailing metadata.
#ifndef TRIAGE_HTTP_GRPC_HPP
#define TRIAGE_HTTP_GRPC_HPP

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <grpcpp/support/status.h>
#include <grpcpp/support/string_ref.h>

#include <triage/http/answer.hpp>
#include <triage/response.hpp>

namespace triage::inline TRIAGE_ABI::http {

/// The type of trailing metadata in gRPC C++.
using grpc_metadata = std::multimap<grpc::string_ref, grpc::string_ref>;

/// The trailers of a call, by name, as HTTP has them: with `grpc-status` and `grpc-message`. Views
/// of a `grpc_answer`.
struct grpc_trailers {
  int code = 0;
  std::string_view message;
  const grpc_metadata* metadata = nullptr;

  [[nodiscard]] std::optional<std::string_view> operator()(std::string_view name) const {
    static constexpr std::string_view numbers[] = {
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16"};
    // Other numbers are read as UNKNOWN (2), as gRPC itself does.
    if (name == "grpc-status") return numbers[code >= 0 && code <= 16 ? code : 2];
    if (name == "grpc-message" && !message.empty()) return message;
    if (metadata == nullptr) return std::nullopt;
    const auto at = metadata->find(grpc::string_ref(name.data(), name.size()));
    if (at == metadata->end()) return std::nullopt;
    return std::string_view(at->second.data(), at->second.size());
  }
};

/// The outcome of a call, for `check` and `classify`, with triage::providers::grpc or a provider
/// that is derived from it:
///
///     const grpc::Status status = stub->Method(&context, request, &reply);
///     const grpc_answer answer(status, context.GetServerTrailingMetadata());
///     auto e = triage::classify(triage::providers::grpc, answer);
///
/// It copies the message, since gRPC returns it by value, and borrows the metadata; errors borrow
/// from it. The body is empty: read the reply, and the status's error_details(), which are a
/// protobuf message, yourself. gRPC also has codes for "no connection" (UNAVAILABLE) and for a
/// deadline that passed; whether the call was carried out is then unknown, because gRPC sends again
/// by itself.
class grpc_answer {
 public:
  explicit grpc_answer(const grpc::Status& status)
      : code_(status.error_code()), message_(status.error_message()) {}
  /// With the metadata, which may have the server's delay, `grpc-retry-pushback-ms`.
  grpc_answer(const grpc::Status& status, const grpc_metadata& metadata)
      : code_(status.error_code()), message_(status.error_message()), metadata_(&metadata) {}
  grpc_answer(const grpc::Status&, const grpc_metadata&&) = delete;

  /// The HTTP status of a gRPC response is 200, whatever the code of gRPC.
  [[nodiscard]] basic_response<grpc_trailers> response() const noexcept {
    return {200, std::string_view(), grpc_trailers{code_, message_, metadata_}};
  }

 private:
  int code_;
  std::string message_;
  const grpc_metadata* metadata_ = nullptr;
};

template <>
struct adapter<grpc_answer> {
  [[nodiscard]] static basic_response<grpc_trailers> response(const grpc_answer& a) noexcept {
    return a.response();
  }
};

}  // namespace triage::inline TRIAGE_ABI::http

#endif
