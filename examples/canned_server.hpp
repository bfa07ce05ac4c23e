// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For the examples: a server on loopback that answers one request after the other, each with the
// next of the answers that it was given, and closes the connection. An empty answer only closes it.
// After the last one nobody listens at its port any more.
#ifndef TRIAGE_EXAMPLES_CANNED_SERVER_HPP
#define TRIAGE_EXAMPLES_CANNED_SERVER_HPP

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

class canned_server {
 public:
  template <class... Answers>
  explicit canned_server(const Answers&... answers) : answers_{std::string(answers)...} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(listening_, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(listening_, 8);
    ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  canned_server(const canned_server&) = delete;
  canned_server& operator=(const canned_server&) = delete;
  ~canned_server() { stop(); }

  int port() const { return port_; }

  // Until all requests were answered; true if they were, false if nobody sent one for five seconds.
  bool stop() {
    if (thread_.joinable()) thread_.join();
    return answered_ == answers_.size();
  }

 private:
  static bool readable(int fd, int within_ms) {
    pollfd waiting{fd, POLLIN, 0};
    return ::poll(&waiting, 1, within_ms) == 1;
  }

  void serve() {
    for (const std::string& answer : answers_) {
      if (!readable(listening_, 5'000)) break;
      const int connection = ::accept(listening_, nullptr, nullptr);
      if (&answer == &answers_.back()) ::close(listening_);
      std::string request;
      char buffer[1024];
      while (request.find("\r\n\r\n") == std::string::npos) {
        const ssize_t n = ::recv(connection, buffer, sizeof buffer, 0);
        if (n <= 0) break;
        request.append(buffer, static_cast<std::size_t>(n));
      }
      (void)!::write(connection, answer.data(), answer.size());
      // To close while something is unread would reset the connection, and the answer be lost.
      ::shutdown(connection, SHUT_WR);
      while (readable(connection, 200) && ::recv(connection, buffer, sizeof buffer, 0) > 0) {
      }
      ::close(connection);
      ++answered_;
    }
    if (answered_ != answers_.size()) ::close(listening_);
  }

  std::vector<std::string> answers_;
  std::size_t answered_ = 0;
  int listening_ = ::socket(AF_INET, SOCK_STREAM, 0);
  int port_ = 0;
  std::thread thread_;
};

// The bytes of an answer, after which the connection is closed. Each header ends with "\r\n".
inline std::string http_answer(std::string_view status, std::string_view headers,
                               std::string_view body) {
  std::string bytes = "HTTP/1.1 ";
  bytes.append(status).append("\r\nConnection: close\r\n").append(headers);
  bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  return bytes.append(body);
}

// What Assisters says to too many requests.
inline constexpr char too_many_requests[] =
    "HTTP/1.1 429 Too Many Requests\r\n"
    "Content-Type: application/json\r\n"
    "Content-Length: 70\r\n"
    "retry-after: 5\r\n"
    "\r\n"
    R"({"error":{"code":"rate_limit_exceeded","message":"Too many requests"}})";

#endif
