// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A TLS server on loopback with a certificate that nobody knows. For builds with OpenSSL.
#ifndef TRIAGE_TESTS_HTTP_TLS_SERVER_HPP
#define TRIAGE_TESTS_HTTP_TLS_SERVER_HPP

#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <poll.h>

#include <atomic>
#include <csignal>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "http/server.hpp"

namespace loopback {

// Takes one connection. If a whole request comes over it, with `body` at its end, the server does
// the job, says goodbye (close_notify) without an answer, and from then on nobody listens.
class tls_server {
 public:
  explicit tls_server(std::string body) : body_(std::move(body)) {
    if (!context_ || !use_new_key() || ::listen(listening_.fd(), 16) != 0 || ::pipe(stop_) != 0) {
      throw std::runtime_error("no TLS server");
    }
    // Clients see a goodbye at once if no session tickets come before it, as in TLS 1.3.
    SSL_CTX_set_max_proto_version(context_.p, TLS1_2_VERSION);
    // OpenSSL writes without MSG_NOSIGNAL, at both ends.
    std::signal(SIGPIPE, SIG_IGN);
    thread_ = std::thread([this] { run(); });
  }
  tls_server(const tls_server&) = delete;
  tls_server& operator=(const tls_server&) = delete;
  ~tls_server() {
    ::close(stop_[1]);
    thread_.join();
    ::close(stop_[0]);
  }

  int port() const { return listening_.port(); }
  // How many requests it has carried out.
  int jobs() const { return jobs_; }

 private:
  template <class T, void (*Free)(T*)>
  struct owned {
    T* p;
    explicit owned(T* from) : p(from) {}
    owned(const owned&) = delete;
    owned& operator=(const owned&) = delete;
    ~owned() { Free(p); }
    explicit operator bool() const { return p != nullptr; }
  };

  bool use_new_key() {
    const owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> maker(
        EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nullptr));
    EVP_PKEY* made = nullptr;
    if (!maker || EVP_PKEY_keygen_init(maker.p) != 1 || EVP_PKEY_keygen(maker.p, &made) != 1) {
      return false;
    }
    const owned<EVP_PKEY, EVP_PKEY_free> key(made);
    const owned<X509, X509_free> certificate(X509_new());
    X509_set_version(certificate.p, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.p), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.p), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.p), 3600);
    X509_set_pubkey(certificate.p, key.p);
    X509_NAME* const name = X509_get_subject_name(certificate.p);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("127.0.0.1"), -1, -1, 0);
    X509_set_issuer_name(certificate.p, name);
    return X509_sign(certificate.p, key.p, nullptr) != 0 &&
           SSL_CTX_use_certificate(context_.p, certificate.p) == 1 &&
           SSL_CTX_use_PrivateKey(context_.p, key.p) == 1;
  }

  void run() {
    const int fd = accepted();
    if (fd < 0) return;
    {
      const owned<SSL, SSL_free> tls(SSL_new(context_.p));
      SSL_set_fd(tls.p, fd);
      if (SSL_accept(tls.p) == 1) {
        std::string received;
        char buffer[4096];
        while (!received.ends_with(body_)) {
          const int n = SSL_read(tls.p, buffer, sizeof buffer);
          if (n <= 0) break;
          received.append(buffer, static_cast<std::size_t>(n));
        }
        if (received.ends_with(body_)) {
          ++jobs_;
          ::shutdown(listening_.fd(), SHUT_RDWR);
          SSL_shutdown(tls.p);
          // Until the client has seen it and gone.
          (void)SSL_read(tls.p, buffer, sizeof buffer);
        }
      }
    }
    ::close(fd);
  }

  // -1 if nobody comes until this is destroyed.
  int accepted() {
    pollfd wanted[] = {{stop_[0], POLLIN, 0}, {listening_.fd(), POLLIN, 0}};
    ::poll(wanted, 2, -1);
    return wanted[1].revents != 0 ? ::accept(listening_.fd(), nullptr, nullptr) : -1;
  }

  socket_at_port listening_;
  owned<SSL_CTX, SSL_CTX_free> context_{SSL_CTX_new(TLS_server_method())};
  std::string body_;
  std::atomic<int> jobs_{0};
  int stop_[2] = {-1, -1};
  std::thread thread_;
};

}  // namespace loopback

#endif
