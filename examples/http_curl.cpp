// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// libcurl: one line from a transfer to a verdict, whether a server answered or nobody did.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/http/curl.hpp>

#include <curl/curl.h>

#include <cstdio>
#include <string>

#include "canned_server.hpp"

namespace {

using triage::providers::assisters;

std::size_t collect_body(char* data, std::size_t size, std::size_t count, void* body) {
  static_cast<std::string*>(body)->append(data, size * count);
  return size * count;
}

// Says what came of a request, and whether it may be sent again.
bool may_repeat(CURL* easy) {
  std::string body;
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, collect_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
  const CURLcode code = curl_easy_perform(easy);

  const auto r = triage::check(assisters, triage::http::curl_answer(easy, code, body));

  if (r) return false;
  char line[512];
  std::puts(std::string(to_line(r.error(), line)).c_str());
  return r.error().may_retry();
}

}  // namespace

int main() {
  canned_server server(too_many_requests);
  CURL* const easy = curl_easy_init();
  const std::string url = "http://127.0.0.1:" + std::to_string(server.port()) + "/v1/chat";
  curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
  curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS, "{}");
  // Of a kept connection that has died, libcurl may notice only while it sends: then it is unknown
  // whether the request was carried out.
  curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);

  const bool limited = may_repeat(easy);  // 429, retry-after: 5
  server.stop();
  const bool refused = may_repeat(easy);  // nobody listens any more

  curl_easy_cleanup(easy);
  return limited && refused ? 0 : 1;
}
