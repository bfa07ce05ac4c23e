// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "bodies.hpp"

#include <cstring>
#include <utility>

#include "dice.hpp"

namespace bench {
namespace {

constexpr std::string_view words[] = {
    "the",     "request", "model",  "a",       "token",   "limit",  "of",        "your",
    "account", "and",     "prompt", "context", "is",      "longer", "than",      "what",
    "server",  "can",     "take",   "see",     "billing", "plan",   "before",    "again",
    "größer",  "naïve",   "東京",   "😀",       "café",    "to",     "deployment"};

// About `size` bytes of prose as it stands inside a JSON string: an escape in about every 20
// words, and some words that are not ASCII.
std::string prose(std::size_t size, dice& d) {
  std::string text;
  while (text.size() < size) {
    if (!text.empty()) text += ' ';
    const std::size_t chance = d.below(40);
    if (chance == 0) {
      text += "\\\"";
      text += words[d.below(24)];
      text += "\\\"";
    } else if (chance == 1) {
      text += "\\n";
    } else {
      text += words[d.below(chance < 6 ? std::size(words) : 24)];
    }
  }
  return text;
}

// ASCII without escapes, of exactly this size.
std::string plain_prose(std::size_t size, dice& d) {
  std::string text;
  while (text.size() < size) {
    text += words[d.below(24)];
    text += ' ';
  }
  text.resize(size);
  if (!text.empty()) text.back() = '.';
  return text;
}

// As JSON.stringify(value, null, 2) prints it.
std::string pretty(std::string_view json) {
  std::string out;
  std::size_t depth = 0;
  bool quoted = false;
  const auto line = [&] {
    out += '\n';
    out.append(2 * depth, ' ');
  };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted) {
      out += c;
      if (c == '\\') {
        out += json[++i];
      } else if (c == '"') {
        quoted = false;
      }
      continue;
    }
    switch (c) {
      case '"':
        quoted = true;
        out += c;
        break;
      case '{':
      case '[':
        out += c;
        if (json[i + 1] == '}' || json[i + 1] == ']') {
          out += json[++i];
        } else {
          ++depth;
          line();
        }
        break;
      case '}':
      case ']':
        --depth;
        line();
        out += c;
        break;
      case ',':
        out += c;
        line();
        break;
      case ':': out += ": "; break;
      default: out += c;
    }
  }
  return out;
}

// An error in OpenAI's form whose message makes it `size` bytes long.
std::string message_body(std::size_t size, bool plain) {
  dice d(size);
  const std::string_view head = R"({"error":{"message":")";
  std::string tail = R"(","type":"invalid_request_error","param":"messages",)"
                     R"("code":"context_length_exceeded"}})";
  if (head.size() + tail.size() + 4 > size) tail = R"(","code":"rate_limit_exceeded"}})";
  const std::size_t rest = size - head.size() - tail.size();
  return std::string(head) + (plain ? plain_prose(rest, d) : prose(rest, d)) + tail;
}

// FastAPI's 422, which repeats the input: a conversation with its attachments.
std::string fastapi_body(std::size_t size) {
  dice d(size);
  std::string s =
      R"({"detail":[{"type":"float_parsing","loc":["body","options","temperature"],"msg":)"
      R"("Input should be a valid number, unable to parse string as a number","input":)"
      R"({"model":"large-3","options":{"temperature":"warm","top_p":0.95,"seed":1234567,)"
      R"("stop":[],"stream":false,"user":null},"messages":[)";
  const std::string tail = R"(]},"url":"https://errors.example.com/2.6/v/float_parsing"}]})";
  bool first = true;
  do {
    if (!first) s += ',';
    first = false;
    s += d.below(2) == 0 ? R"({"role":"user","content":[{"type":"text","text":")"
                         : R"({"role":"assistant","content":[{"type":"text","text":")";
    s += prose(40 + d.below(160), d);
    s += R"("}],"weight":)" + std::to_string(d.below(100)) + "." + std::to_string(d.below(1000));
    if (d.below(3) == 0) {
      s += R"(,"embedding":[)";
      const std::size_t count = 4 + d.below(12);
      for (std::size_t i = 0; i < count; ++i) {
        if (i != 0) s += ',';
        s += (d.below(2) == 0 ? "-0." : "0.") + std::to_string(d.below(100000000));
      }
      s += ']';
    }
    s += R"(,"meta":{"id":)" + std::to_string(d.below(1000000)) +
         R"(,"tags":["a","b\u00e9",""],"cached":true,"parent":null}})";
  } while (s.size() + tail.size() < size);
  return s + tail;
}

const char* size_name(std::size_t size) {
  static char name[24];
  std::string s = size >= (1U << 20) ? std::to_string(size >> 20) + "M"
                  : size >= 1024     ? std::to_string(size >> 10) + "K"
                                     : std::to_string(size);
  std::memcpy(name, s.c_str(), s.size() + 1);
  return name;
}

std::vector<body> make() {
  std::vector<body> all;
  const auto add = [&](std::string name, int status, const std::string& text) {
    all.emplace_back(std::move(name), status, true, text);
  };

  // As the servers send them.
  const std::string assisters =
      R"({"error":{"message":"You have sent more requests than your plan allows in a minute.",)"
      R"("type":"rate_limit_error","code":"rate_limit_exceeded","param":null},)"
      R"("request_id":"req_7d1f3a90","retry_after":12})";
  const std::string persly =
      R"({"error":{"message":"The limit that you have set for this month is reached.",)"
      R"("type":"rate_limit_error","code":"spending_limit_exceeded","param":null}})";
  const std::string plurence =
      R"({"error_id":"DAT020019","status_code":401,)"
      R"("request_id":"3fa85f64-5717-4562-b3fc-000000000019","message_code":"UNAUTHORIZED",)"
      R"("message":"This key opens no door"})";
  const std::string redner =
      R"({"error":{"code":"INVALID_API_KEY","message":"This key opens no door"}})";
  const std::string resayil =
      R"({"error":{"message":"Slower, please: the window is a minute","code":429},)"
      R"("retry_after":30})";
  const std::string openai =
      R"({"error":{"message":"You have used up what is in your plan; look at its page and at how )"
      R"(you are billed. For more about this error, see https://example.com/docs/errors.",)"
      R"("type":"insufficient_quota","param":null,"code":"insufficient_quota"}})";
  const std::string anthropic =
      R"({"type":"error","error":{"type":"overloaded_error","message":"Too much to do"},)"
      R"("request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"})";
  add("assisters", 429, assisters);
  add("persly", 429, persly);
  add("plurence", 401, plurence);
  add("redner", 401, redner);
  add("resayil", 429, pretty(resayil));
  add("openai", 429, openai);
  add("openai_pretty", 429, pretty(openai) + "\n");
  add("anthropic", 529, anthropic);
  all.emplace_back("html", 502, false,
                   "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
                   "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n"
                   "</body>\r\n</html>\r\n");
  all.emplace_back("empty", 503, false, "");
  all.emplace_back("success", 200, false,
                   R"({"id":"chat-1","object":"chat.completion","choices":[{"index":0,"message":)"
                   R"({"role":"assistant","content":"Good morning"},"finish_reason":"stop"}],)"
                   R"("usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}})");

  // Of the same forms, every size.
  for (const std::size_t size : {64U, 128U, 256U, 512U}) {
    add(std::string("message_") + size_name(size), 400, message_body(size, true));
  }
  for (unsigned bits : {10U, 11U, 12U, 14U, 16U, 18U, 20U}) {
    const std::size_t size = std::size_t{1} << bits;
    add(std::string("message_") + size_name(size), 400, message_body(size, false));
    add(std::string("google_") + size_name(size), 429, google_body(size));
    add(std::string("fastapi_") + size_name(size), 422, fastapi_body(size));
    if (bits == 11 || bits == 16 || bits == 20) {
      // The layout takes about two fifths of a pretty body, and half of one with short values.
      add(std::string("google_pretty_") + size_name(size), 429, pretty(google_body(size * 5 / 9)));
      add(std::string("fastapi_pretty_") + size_name(size), 422,
          pretty(fastapi_body(size * 5 / 9)));
    }
  }
  return all;
}

}  // namespace

body::body(std::string name, int status, bool json, std::string_view text)
    : name_(std::move(name)),
      status_(status),
      json_(json),
      size_(text.size()),
      bytes_(text.size() + padding) {
  if (!text.empty()) std::memcpy(bytes_.data(), text.data(), text.size());
}

std::string google_body(std::size_t size) {
  dice d(size);
  std::string s =
      R"({"error":{"code":429,"message":"The daily quota of this project is used up. Raise it in )"
      R"(the console, or come back tomorrow.","status":"RESOURCE_EXHAUSTED","details":[)";
  const std::string tail =
      R"({"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"How quotas )"
      R"(are counted","url":"https://example.com/docs/quotas?hl=en"}]},)"
      R"({"@type":"type.googleapis.com/google.rpc.LocalizedMessage","locale":"en","message":"Full"}]}})";
  do {
    s += R"({"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[)";
    const std::size_t count = 1 + d.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      if (i != 0) s += ',';
      s += R"({"quotaMetric":"generate.example.com/requests","quotaId":"RequestsPerDay-)" +
           std::to_string(d.below(1000)) +
           R"(","quotaDimensions":{"location":"global","model":"large-)" +
           std::to_string(d.below(10)) + R"("},"quotaValue":")" + std::to_string(d.below(10000)) +
           R"("})";
    }
    s += "]},";
  } while (s.size() + tail.size() < size);
  return s + tail;
}

const std::vector<body>& bodies() {
  static const std::vector<body> all = make();
  return all;
}

const body* find_body(std::string_view name) {
  for (const body& b : bodies()) {
    if (b.name() == name) return &b;
  }
  return nullptr;
}

}  // namespace bench
