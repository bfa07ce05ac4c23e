// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A server on loopback that sends the bytes it is told to, and ports at which things go wrong.
#ifndef TRIAGE_TESTS_HTTP_SERVER_HPP
#define TRIAGE_TESTS_HTTP_SERVER_HPP

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace loopback {

// A socket at 127.0.0.1, bound to a port of the system's choice.
class socket_at_port {
 public:
  socket_at_port() : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in a = address(0);
    socklen_t size = sizeof a;
    if (fd_ < 0 || ::bind(fd_, reinterpret_cast<sockaddr*>(&a), size) != 0 ||
        ::getsockname(fd_, reinterpret_cast<sockaddr*>(&a), &size) != 0) {
      throw std::runtime_error("no port on loopback");
    }
    port_ = ntohs(a.sin_port);
  }
  socket_at_port(const socket_at_port&) = delete;
  socket_at_port& operator=(const socket_at_port&) = delete;
  ~socket_at_port() { ::close(fd_); }

  int fd() const { return fd_; }
  int port() const { return port_; }

  static sockaddr_in address(int port) {
    sockaddr_in a{};
    a.sin_family = AF_INET;
    a.sin_port = htons(static_cast<in_port_t>(port));
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return a;
  }

 private:
  int fd_;
  int port_ = 0;
};

// Refuses connections as long as it lives: the port is taken, and nobody listens.
using refusing_port = socket_at_port;

// Leaves connections without an answer: what may wait for acceptance waits already.
class full_port : public socket_at_port {
 public:
  full_port() {
    ::listen(fd(), 0);
    for (int& fd : waiting_) {
      fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
      const sockaddr_in a = address(port());
      (void)::connect(fd, reinterpret_cast<const sockaddr*>(&a), sizeof a);
    }
  }
  ~full_port() {
    for (const int fd : waiting_) ::close(fd);
  }

 private:
  int waiting_[4] = {};
};

// What the server does after it has sent the bytes. `die`: it closes all connections, and from then
// on nobody listens at its port.
enum class then { keep, close, reset, hang, die };

struct reply {
  std::string bytes;
  loopback::then then = loopback::then::keep;
};

// Answers each request, by its head, until it is destroyed.
class server {
 public:
  explicit server(std::function<reply(std::string_view head)> answer) : answer_(std::move(answer)) {
    if (::listen(listening_.fd(), 16) != 0 || ::pipe(stop_) != 0) {
      throw std::runtime_error("cannot listen");
    }
    thread_ = std::thread([this] { run(); });
  }
  server(const server&) = delete;
  server& operator=(const server&) = delete;
  ~server() {
    ::close(stop_[1]);
    thread_.join();
    ::close(stop_[0]);
  }

  int port() const { return listening_.port(); }
  std::string url(std::string_view path = "/", std::string_view scheme = "http") const {
    return std::string(scheme) + "://127.0.0.1:" + std::to_string(port()) + std::string(path);
  }

 private:
  struct connection {
    int fd;
    std::string received;
  };

  void run() {
    std::vector<connection> open;
    for (;;) {
      std::vector<pollfd> wanted = {{stop_[0], POLLIN, 0}, {listening_.fd(), POLLIN, 0}};
      for (const connection& c : open) wanted.push_back({c.fd, POLLIN, 0});
      ::poll(wanted.data(), wanted.size(), -1);
      if (wanted[0].revents != 0) break;
      for (std::size_t i = open.size(); i-- > 0;) {
        if (wanted[i + 2].revents == 0 || serve(open[i])) continue;
        if (dead_) break;
        ::close(open[i].fd);
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
      }
      if (dead_) {
        // First the port, so that nobody who sees a connection closed gets another one.
        ::shutdown(listening_.fd(), SHUT_RDWR);
        break;
      }
      if (wanted[1].revents != 0) {
        const int fd = ::accept(listening_.fd(), nullptr, nullptr);
        const int on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        open.push_back({fd, {}});
      }
    }
    for (const connection& c : open) ::close(c.fd);
  }

  // False if the connection is over.
  bool serve(connection& c) {
    char buffer[4096];
    const ssize_t n = ::recv(c.fd, buffer, sizeof buffer, 0);
    if (n <= 0) return false;
    c.received.append(buffer, static_cast<std::size_t>(n));
    const std::size_t end = c.received.find("\r\n\r\n");
    // A TLS handshake is no request, and what a plain server says to it is none of its business.
    if (end == std::string::npos && c.received[0] != '\x16') return true;
    const reply r = answer_(std::string_view(c.received).substr(0, end));
    c.received.clear();
    std::string_view rest = r.bytes;
    while (!rest.empty()) {
      const ssize_t sent = ::send(c.fd, rest.data(), rest.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    if (r.then == then::reset) {
      const linger hard{1, 0};
      ::setsockopt(c.fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    }
    dead_ = r.then == then::die;
    return r.then == then::keep || r.then == then::hang;
  }

  socket_at_port listening_;
  std::function<reply(std::string_view)> answer_;
  bool dead_ = false;
  int stop_[2] = {-1, -1};
  std::thread thread_;
};

// A response with this status, such as "429 Slow", of whose body seven of ten bytes are missing.
inline std::string cut_off(std::string_view status) {
  return "HTTP/1.1 " + std::string(status) + "\r\nRetry-After: 7\r\nContent-Length: 10\r\n\r\nabc";
}

// A response of HTTP/1.1 with a body of known length.
inline std::string response(std::string_view status_line, std::string_view headers,
                            std::string_view body) {
  return std::string(status_line) + "\r\n" + std::string(headers) +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

// The same with a body in chunks of seven bytes.
inline std::string chunked(std::string_view status_line, std::string_view headers,
                           std::string_view body, std::string_view trailers = "") {
  std::string s = std::string(status_line) + "\r\n" + std::string(headers) +
                  "Transfer-Encoding: chunked\r\n\r\n";
  for (; !body.empty(); body.remove_prefix(body.size() < 7 ? body.size() : 7)) {
    const std::string_view piece = body.substr(0, 7);
    s += std::to_string(piece.size()) + "\r\n" + std::string(piece) + "\r\n";
  }
  return s + "0\r\n" + std::string(trailers) + "\r\n";
}

// {"error":{"code":"model_overloaded"}}, compressed.
inline constexpr std::string_view gzipped{
    "\037\213\010\000\000\000\000\000\002\003\253\126\112\055\052\312\057\122\262\252"
    "\126\112\316\117\111\125\262\122\312\005\122\071\361\371\145\251\105\071\371\211"
    "\051\251\051\112\265\265\000\340\202\206\147\045\000\000\000",
    55};
inline constexpr std::string_view zstd_compressed{
    "\050\265\057\375\040\045\051\001\000\173\042\145\162\162\157\162\042\072\173\042"
    "\143\157\144\145\042\072\042\155\157\144\145\154\137\157\166\145\162\154\157\141"
    "\144\145\144\042\175\175",
    46};

}  // namespace loopback

#endif
