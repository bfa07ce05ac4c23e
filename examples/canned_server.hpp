// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For the examples: a server on loopback that answers one request with the bytes it was given.
// After that nobody listens at its port any more.
#ifndef TRIAGE_EXAMPLES_CANNED_SERVER_HPP
#define TRIAGE_EXAMPLES_CANNED_SERVER_HPP

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>
#include <utility>

class canned_server {
 public:
  explicit canned_server(std::string answer) : answer_(std::move(answer)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(listening_, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(listening_, 1);
    ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  canned_server(const canned_server&) = delete;
  canned_server& operator=(const canned_server&) = delete;
  ~canned_server() { stop(); }

  int port() const { return port_; }

  // Until the request was answered.
  void stop() {
    if (thread_.joinable()) thread_.join();
  }

 private:
  void serve() {
    const int connection = ::accept(listening_, nullptr, nullptr);
    ::close(listening_);
    std::string request;
    char buffer[1024];
    while (request.find("\r\n\r\n") == std::string::npos) {
      const ssize_t n = ::recv(connection, buffer, sizeof buffer, 0);
      if (n <= 0) break;
      request.append(buffer, static_cast<std::size_t>(n));
    }
    (void)!::write(connection, answer_.data(), answer_.size());
    ::close(connection);
  }

  std::string answer_;
  int listening_ = ::socket(AF_INET, SOCK_STREAM, 0);
  int port_ = 0;
  std::thread thread_;
};

// What Assisters says to too many requests.
inline constexpr char too_many_requests[] =
    "HTTP/1.1 429 Too Many Requests\r\n"
    "Content-Type: application/json\r\n"
    "Content-Length: 70\r\n"
    "retry-after: 5\r\n"
    "\r\n"
    R"({"error":{"code":"rate_limit_exceeded","message":"Too many requests"}})";

#endif
