// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Linked with two parts, FIRST and SECOND. The argument says which of them does what: 1c, 2v, …
extern "C" int FIRST(char what, const char* body, const char* headers);
extern "C" int SECOND(char what, const char* body, const char* headers);

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  static const char body[] =
      R"({"error":{"message":"a message, long enough for vectors","code":"rate_limit_exceeded"}})";
  static const char headers[] =
      "HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json; charset=utf-8\r\n"
      "Retry-After: 7\r\nX-RateLimit-Remaining: 0\r\n\r\n";
  return argv[1][0] == '1' ? FIRST(argv[1][1], body, headers) : SECOND(argv[1][1], body, headers);
}
