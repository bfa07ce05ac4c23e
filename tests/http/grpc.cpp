// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/http/grpc.hpp>
#include <triage/providers/grpc.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include "catch.hpp"
#include "http/server.hpp"

namespace {

using triage::category;
using triage::processed;
using triage::http::grpc_answer;

// gRPC itself is a namespace of that name.
constexpr triage::provider api = triage::providers::grpc;

// Ends one call of any method with a status; or none, if it is never called.
class one_call {
 public:
  explicit one_call(const ::grpc::Status& end) {
    ::grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", ::grpc::InsecureServerCredentials(), &port_);
    builder.RegisterAsyncGenericService(&service_);
    queue_ = builder.AddCompletionQueue();
    server_ = builder.BuildAndStart();
    service_.RequestCall(&context_, &stream_, queue_.get(), queue_.get(), this);
    thread_ = std::thread([this, end] {
      void* tag = nullptr;
      bool ok = false;
      if (!queue_->Next(&tag, &ok) || !ok) return;
      context_.AddTrailingMetadata("grpc-retry-pushback-ms", "1500");
      stream_.Finish(end, this);
      (void)queue_->Next(&tag, &ok);
    });
  }
  ~one_call() {
    server_->Shutdown(std::chrono::system_clock::now());
    thread_.join();
    queue_->Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_->Next(&tag, &ok)) {
    }
  }
  int port() const { return port_; }

 private:
  int port_ = 0;
  ::grpc::AsyncGenericService service_;
  ::grpc::GenericServerContext context_;
  ::grpc::GenericServerAsyncReaderWriter stream_{&context_};
  std::unique_ptr<::grpc::ServerCompletionQueue> queue_;
  std::unique_ptr<::grpc::Server> server_;
  std::thread thread_;
};

struct client {
  ::grpc::ClientContext context;
  ::grpc::Status status;

  explicit client(int port, std::chrono::milliseconds limit = std::chrono::seconds(10)) {
    ::grpc::GenericStub stub(::grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                                                   ::grpc::InsecureChannelCredentials()));
    context.set_deadline(std::chrono::system_clock::now() + limit);
    ::grpc::CompletionQueue queue;
    const ::grpc::ByteBuffer request;
    ::grpc::ByteBuffer reply;
    const auto call = stub.PrepareUnaryCall(&context, "/a.Service/Method", request, &queue);
    call->StartCall();
    call->Finish(&reply, &status, this);
    void* tag = nullptr;
    bool ok = false;
    REQUIRE(queue.Next(&tag, &ok));
  }
  grpc_answer answer() const { return grpc_answer(status, context.GetServerTrailingMetadata()); }
};

}  // namespace

TEST_CASE("gRPC C++: a status from a server") {
  const one_call server(::grpc::Status(::grpc::UNAVAILABLE, "The server restarts."));
  const client c(server.port());
  const grpc_answer answer = c.answer();
  const triage::error e = triage::classify(api, answer);
  CHECK(e.code() == api["14"]);
  CHECK(e.category() == category::unavailable);
  CHECK(e.message().raw() == "The server restarts.");
  CHECK(e.server_delay_ms() == 1500);
  CHECK(e.processed() == processed::unknown);
  CHECK(e.may_retry(true));
}

TEST_CASE("gRPC C++: nobody listens, and nobody answers") {
  {
    const loopback::refusing_port port;
    const client c(port.port());
    const grpc_answer answer = c.answer();
    const triage::error e = triage::classify(api, answer);
    CHECK(e.code() == api["14"]);
    CHECK(e.verdict() == triage::backoff);
    CHECK(e.processed() == processed::unknown);
  }
  const loopback::full_port port;
  const client c(port.port(), std::chrono::milliseconds(300));
  const grpc_answer answer = c.answer();
  const triage::error e = triage::classify(api, answer);
  CHECK(e.code() == api["4"]);
  CHECK(e.category() == category::timeout);
}

TEST_CASE("gRPC C++: every code has a row, and OK is a success") {
  for (int code = 1; code <= 16; ++code) {
    const ::grpc::Status status(static_cast<::grpc::StatusCode>(code), "why");
    const grpc_answer answer(status);
    const triage::error e = triage::classify(api, answer);
    INFO(code);
    CHECK(e.failed());
    CHECK(e.code().known());
    CHECK(e.code() == std::to_string(code));
    CHECK(e.message().raw() == "why");
  }
  const ::grpc::Status odd(static_cast<::grpc::StatusCode>(20), "");
  const grpc_answer answer(odd);
  CHECK(triage::classify(api, answer).code() == api["2"]);
  const grpc_answer ok(::grpc::Status::OK);
  CHECK(triage::check(api, ok).has_value());
}
