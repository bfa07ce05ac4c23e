// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "wild.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "dice.hpp"

namespace bench {
namespace {

// JSON before it is written: a scalar as it stands, or an object or array of others.
struct node {
  std::string scalar;
  char open = 0;
  std::vector<std::pair<std::string, node>> members;  // without names in an array

  node(std::string text) : scalar(std::move(text)) {}  // NOLINT(google-explicit-constructor)
  node(const char* text) : scalar(text) {}             // NOLINT(google-explicit-constructor)
  node(char bracket, std::vector<std::pair<std::string, node>> of)
      : open(bracket), members(std::move(of)) {}
};

node object(std::vector<std::pair<std::string, node>> members) {
  return {'{', std::move(members)};
}

node array(std::vector<node> elements) {
  node n('[', {});
  for (node& e : elements) n.members.emplace_back("", std::move(e));
  return n;
}

std::string quoted(std::string_view text) {
  return '"' + std::string(text) + '"';
}

// As encoders write it: the compact form of most, json.dumps of Python, and JSON.stringify with an
// indent of 2.
enum class form { compact, spaced, pretty };

void write(std::string& out, const node& n, form f, std::size_t depth = 1) {
  if (n.open == 0) {
    out += n.scalar;
    return;
  }
  out += n.open;
  bool first = true;
  for (const auto& [name, value] : n.members) {
    if (!first) out += f == form::spaced ? ", " : ",";
    if (f == form::pretty) out += '\n' + std::string(2 * depth, ' ');
    first = false;
    if (n.open == '{') {
      out += quoted(name);
      out += f == form::compact ? ":" : ": ";
    }
    write(out, value, f, depth + 1);
  }
  if (f == form::pretty && !n.members.empty()) out += '\n' + std::string(2 * (depth - 1), ' ');
  out += n.open == '{' ? '}' : ']';
}

void shuffle_members(node& n, dice& d) {
  if (n.open == '{') d.shuffle(n.members);
  for (auto& [name, value] : n.members) shuffle_members(value, d);
}

std::string hex(std::size_t digits, dice& d) {
  std::string s;
  while (s.size() < digits) s += "0123456789abcdef"[d.below(16)];
  return s;
}

std::string uuid(dice& d) {
  return hex(8, d) + '-' + hex(4, d) + '-' + hex(4, d) + '-' + hex(4, d) + '-' + hex(12, d);
}

std::string timestamp(dice& d) {
  return "2026-0" + std::to_string(1 + d.below(9)) + "-1" + std::to_string(d.below(10)) + "T0" +
         std::to_string(d.below(10)) + ":" + std::to_string(10 + d.below(50)) + ":" +
         std::to_string(10 + d.below(50)) + "Z";
}

// Members that say nothing of the error.
std::pair<std::string, node> noise(dice& d) {
  switch (d.below(8)) {
    case 0: return {"timestamp", quoted(timestamp(d))};
    case 1: return {"path", quoted("/v1/chat/" + hex(6, d))};
    case 2: return {"service", quoted("edge-" + std::to_string(d.below(40)))};
    case 3: return {"env", quoted("production")};
    case 4: return {"took_ms", std::to_string(d.below(3000))};
    case 5: return {"cached", d.once_in(2) ? "true" : "false"};
    case 6: return {"debug", "null"};
    default:
      return {"usage", object({{"input", std::to_string(d.below(9000))},
                               {"output", "0"},
                               {"tier", quoted("standard")}})};
  }
}

void add_noise(node& n, dice& d) {
  const std::size_t count = 1 + d.below(3);
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = static_cast<std::ptrdiff_t>(d.below(n.members.size() + 1));
    auto member = noise(d);
    const auto same = [&](const auto& m) { return m.first == member.first; };
    if (std::any_of(n.members.begin(), n.members.end(), same)) continue;
    n.members.insert(n.members.begin() + at, std::move(member));
  }
  for (auto& [name, value] : n.members) {
    if (value.open == '{' && name == "error" && d.once_in(3)) add_noise(value, d);
  }
}

// Messages as they are in the wild, of 13 to 250 bytes. % and a letter: m a model, n a number, s an
// apostrophe, q a quoted name, u an address.
constexpr std::string_view messages[] = {
    "Rate limited.",
    "Invalid API key",
    "Something broke on our side",
    "Too many calls, slow down",
    "The model %m does not exist",
    "This key opens no door",
    "You don%st have access to this resource",
    "%q is a required property",
    "Your request was too long by %n tokens",
    "You have sent %n requests in the last minute; %n are allowed.",
    "Field %q: expected a number between 0 and %n",
    "The server had too much to do. Try again in %n seconds.",
    "We couldn%st find a job with the id %n in this workspace.",
    "The file %q has %n bytes, which is more than the %n that a file may have.",
    "The model %m is overloaded with other requests at the moment; please come back later.",
    "The key ends in ...%n and was revoked. Make a new one at %u",
    "This endpoint%ss maximum context is %n tokens, but you asked for %n in the messages.",
    "Limit reached for %m on tokens per minute: used %n, requested %n. See %u to raise it.",
    "Your credit is used up. Go to %u to add some, or wait until the plan renews on the first.",
    "Unsupported value: %q doesn%st support 0.%n with this model. Only the default is supported.",
    "The input was turned down by the filter for %q; change the prompt and send it again, please.",
    "No organization with the id %n is known to this key. The ones it may use are listed at %u",
    "You have used up what is in your plan; look at its page and at how you are billed. For more "
    "about this error, see %u",
    "Request too large for %m in organization org-%n on input tokens per minute: the limit is %n, "
    "requested %n. The input or output has to be smaller to run. Visit %u to learn more.",
    "The server was unable to finish the request before the gateway gave up after %n seconds, so "
    "the job %q may have been run; look at its state before it is sent again.",
    "Invalid %q: array too long. Expected an array with a maximum length of %n, but got an array "
    "with length %n instead.",
};

// What triage alone reads in a message: then it has a field that the others do not have.
constexpr std::string_view delay = "Try again in ";

constexpr std::string_view models[] = {"large-3", "large-3-mini", "nano-2025-08", "embed-v2",
                                       "vision-7b-instruct"};
constexpr std::string_view names[] = {"messages",    "max_tokens",     "temperature",
                                      "input.0.url", "tools[1].name",  "top_p",
                                      "user",        "webhook_secret", "response_format"};
constexpr std::string_view pages[] = {"https://example.com/docs/errors",
                                      "https://example.com/account/limits",
                                      "https://console.example.org/settings/billing"};

// As it stands inside a JSON string. With escapes it has at least one.
std::string fill_in(std::string_view text, dice& d, bool escapes) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    switch (text[++i]) {
      case 'm': out += d.one_of(models); break;
      case 'n': out += std::to_string(1 + d.below(d.once_in(2) ? 90 : 200000)); break;
      case 's': out += escapes ? "\\u2019" : "'"; break;
      case 'q':
        out += escapes ? "\\\"" : "'";
        out += d.one_of(names);
        out += escapes ? "\\\"" : "'";
        break;
      default:
        for (const char c : d.one_of(pages)) {
          if (c == '/' && escapes) out += '\\';
          out += c;
        }
    }
  }
  if (escapes && out.find('\\') == std::string::npos) {
    if (d.once_in(2)) {
      out += "\\n";
    } else {
      out = "Erreur d\\u00e9finitive: " + out;
    }
  }
  return out;
}

std::string message(dice& d, bool escapes = false) {
  return fill_in(d.one_of(messages), d, escapes);
}

struct code {
  std::string_view name;
  int status;
  std::string_view type;
};

constexpr code openai_codes[] = {
    {"insufficient_quota", 429, "insufficient_quota"},
    {"rate_limit_exceeded", 429, "tokens"},
    {"rate_limit_exceeded", 429, "requests"},
};
constexpr code assisters_codes[] = {
    {"invalid_api_key", 401, "authentication_error"},
    {"api_key_revoked", 401, "authentication_error"},
    {"origin_not_allowed", 403, "permission_error"},
    {"invalid_model", 400, "invalid_request_error"},
    {"missing_parameter", 400, "invalid_request_error"},
    {"context_length_exceeded", 400, "invalid_request_error"},
    {"rate_limit_exceeded", 429, "rate_limit_error"},
    {"insufficient_funds", 402, "insufficient_funds_error"},
    {"model_overloaded", 503, "server_error"},
    {"internal_error", 500, "server_error"},
};
constexpr code persly_codes[] = {
    {"model_not_found", 400, "invalid_request_error"},
    {"missing_required_field", 400, "invalid_request_error"},
    {"batch_size_exceeded", 400, "invalid_request_error"},
    {"authentication_error", 401, "authentication_error"},
    {"organization_suspended", 403, "permission_error"},
    {"quota_exceeded", 429, "insufficient_quota"},
    {"spending_limit_exceeded", 429, "rate_limit_error"},
    {"internal_error", 500, "server_error"},
};
constexpr code plurence_codes[] = {
    {"INTERNAL", 500, {}},        {"UNAUTHORIZED", 401, {}},    {"FORBIDDEN", 403, {}},
    {"BAD_REQUEST", 400, {}},     {"ENTITY_REQUIRED", 400, {}}, {"NOT_FOUND", 404, {}},
    {"ROUTE_NOT_FOUND", 404, {}}, {"CONFLICT", 409, {}},        {"VALIDATION_FAILED", 400, {}},
};
constexpr code redner_codes[] = {
    {"INVALID_API_KEY", 401, {}},     {"EXPIRED_API_KEY", 401, {}},
    {"SUSPENDED_ACCOUNT", 403, {}},   {"INVALID_REQUEST", 400, {}},
    {"MISSING_PARAMETER", 400, {}},   {"INVALID_FORMAT", 400, {}},
    {"RESOURCE_NOT_FOUND", 404, {}},  {"JOB_NOT_FOUND", 404, {}},
    {"RATE_LIMIT_EXCEEDED", 429, {}}, {"PROCESSING_FAILED", 500, {}},
    {"DATABASE_ERROR", 500, {}},      {"SERVICE_UNAVAILABLE", 503, {}},
};
constexpr code resayil_codes[] = {{"401", 401, {}}, {"402", 402, {}}, {"403", 403, {}},
                                  {"404", 404, {}}, {"422", 422, {}}, {"429", 429, {}},
                                  {"500", 500, {}}};

struct answer {
  node json;
  int status;
};

answer from_openai(dice& d) {
  const code& c = d.one_of(openai_codes);
  return {object({{"error", object({{"message", quoted(message(d))},
                                    {"type", quoted(c.type)},
                                    {"param", "null"},
                                    {"code", quoted(c.name)}})}}),
          c.status};
}

answer from_five(dice& d, bool escapes) {
  const std::string text = quoted(message(d, escapes));
  switch (d.below(5)) {
    case 0: {
      const code& c = d.one_of(assisters_codes);
      node error = object({{"message", text}, {"type", quoted(c.type)}, {"code", quoted(c.name)}});
      if (d.once_in(2)) error.members.emplace_back("param", quoted(d.one_of(names)));
      node top = object({{"error", std::move(error)}});
      if (d.once_in(2)) top.members.emplace_back("request_id", quoted("req_" + hex(16, d)));
      if (c.status == 429) {
        top.members.emplace_back("retry_after", std::to_string(1 + d.below(60)));
      }
      return {std::move(top), c.status};
    }
    case 1: {
      const code& c = d.one_of(persly_codes);
      return {
          object({{"error",
                   object({{"message", text},
                           {"type", quoted(c.type)},
                           {"code", quoted(c.name)},
                           {"param", d.once_in(2) ? node("null") : quoted(d.one_of(names))}})}}),
          c.status};
    }
    case 2: {
      const code& c = d.one_of(plurence_codes);
      return {object({{"error_id", quoted("DAT0" + std::to_string(10000 + d.below(90000)))},
                      {"status_code", std::to_string(c.status)},
                      {"request_id", quoted(uuid(d))},
                      {"message_code", quoted(c.name)},
                      {"message", text}}),
              c.status};
    }
    case 3: {
      const code& c = d.one_of(redner_codes);
      return {object({{"error", object({{"code", quoted(c.name)}, {"message", text}})}}), c.status};
    }
    default: {
      const code& c = d.one_of(resayil_codes);
      node top = object({{"error", object({{"message", text}, {"code", std::string(c.name)}})}});
      if (c.status == 429) {
        top.members.emplace_back("retry_after", std::to_string(1 + d.below(60)));
      }
      return {std::move(top), c.status};
    }
  }
}

// What most APIs on the web answer with, one layout each.
answer from_any(dice& d) {
  struct meaning {
    int status;
    std::string_view title, camel, snake, upper;
  };
  static constexpr meaning meanings[] = {
      {400, "Bad Request", "ValidationException", "invalid_request", "INVALID_ARGUMENT"},
      {401, "Unauthorized", "UnrecognizedClientException", "invalid_token", "UNAUTHENTICATED"},
      {402, "Payment Required", "BillingException", "card_declined", "PAYMENT_REQUIRED"},
      {403, "Forbidden", "AccessDeniedException", "missing_scope", "PERMISSION_DENIED"},
      {404, "Not Found", "ResourceNotFoundException", "channel_not_found", "NOT_FOUND"},
      {409, "Conflict", "ConflictException", "already_exists", "ALREADY_EXISTS"},
      {422, "Unprocessable Entity", "InvalidInput", "validation_failed", "INVALID_INPUT"},
      {429, "Too Many Requests", "ThrottlingException", "ratelimited", "RESOURCE_EXHAUSTED"},
      {500, "Internal Server Error", "InternalFailure", "internal_error", "INTERNAL"},
      {503, "Service Unavailable", "ServiceUnavailable", "service_unavailable", "UNAVAILABLE"},
  };
  const meaning& m = d.one_of(meanings);
  const std::string status = std::to_string(m.status);
  const node text = quoted(message(d, d.once_in(4)));
  const node snake = quoted(m.snake);
  const node field = quoted(d.one_of(names));
  const auto made = [&](node n) { return answer{std::move(n), m.status}; };
  switch (d.below(27)) {
    case 0: return made(object({{"error", text}}));
    case 1: return made(object({{"message", text}}));
    case 2: return made(object({{"detail", text}}));
    case 3: return made(object({{"error", object({{"message", text}})}}));
    case 4: return made(object({{"code", snake}, {"message", text}}));
    case 5:
      return made(object(
          {{"code", std::to_string(10000 + d.below(90000))}, {"message", text}, {"data", "null"}}));
    case 6: return made(object({{"error", object({{"code", snake}, {"message", text}})}}));
    case 7: return made(object({{"error", snake}, {"error_description", text}}));
    case 8: return made(object({{"error", snake}, {"message", text}, {"statusCode", status}}));
    case 9: return made(object({{"status", quoted("error")}, {"message", text}}));
    case 10:
      return made(
          object({{"success", "false"}, {"error", object({{"code", snake}, {"message", text}})}}));
    case 11: return made(object({{"ok", "false"}, {"error", snake}}));
    case 12:
      return made(object({{"type", quoted("https://example.com/probs/" + std::string(m.snake))},
                          {"title", quoted(m.title)},
                          {"status", status},
                          {"detail", text},
                          {"instance", quoted("/orders/" + hex(8, d))}}));
    case 13:
      return made(object({{"type", quoted("about:blank")},
                          {"title", quoted(m.title)},
                          {"status", status},
                          {"traceId", quoted("00-" + hex(32, d) + "-" + hex(16, d) + "-00")}}));
    case 14:
      return made(object({{"detail", array({object({{"loc", array({quoted("body"), field})},
                                                    {"msg", text},
                                                    {"type", quoted("value_error")}})})}}));
    case 15:
      return made(object(
          {{"error", object({{"code", status}, {"message", text}, {"status", quoted(m.upper)}})}}));
    case 16:
      return made(object(
          {{"error",
            object({{"code", status},
                    {"message", text},
                    {"status", quoted(m.upper)},
                    {"details",
                     array({object({{"@type", quoted("type.googleapis.com/google.rpc.ErrorInfo")},
                                    {"reason", quoted(m.upper)},
                                    {"domain", quoted("example.com")}})})}})}}));
    case 17:
      return made(object({{"errors", array({object({{"code", snake}, {"message", text}})})}}));
    case 18:
      return made(object({{"errors", array({object({{"status", quoted(status)},
                                                    {"code", snake},
                                                    {"title", quoted(m.title)},
                                                    {"detail", text}})})}}));
    case 19:
      return made(object(
          {{"message", text}, {"errors", object({{d.one_of(names).data(), array({text})}})}}));
    case 20: return made(object({{"__type", quoted(m.camel)}, {"message", text}}));
    case 21:
      return made(object({{"timestamp", quoted(timestamp(d))},
                          {"status", status},
                          {"error", quoted(m.title)},
                          {"message", text},
                          {"path", quoted("/api/v2/items")}}));
    case 22:
      return made(object({{"type", quoted("error")},
                          {"error", object({{"type", snake}, {"message", text}})},
                          {"request_id", quoted("req_" + hex(24, d))}}));
    case 23:
      return made(object({{"jsonrpc", quoted("2.0")},
                          {"id", std::to_string(d.below(500))},
                          {"error", object({{"code", "-32" + std::to_string(600 + d.below(4))},
                                            {"message", text}})}}));
    case 24:
      return made(
          object({{"errors",
                   array({object({{"message", text},
                                  {"locations", array({object({{"line", "2"}, {"column", "3"}})})},
                                  {"path", array({quoted("viewer"), quoted("repos")})},
                                  {"extensions", object({{"code", quoted(m.upper)}})}})})},
                  {"data", "null"}}));
    case 25:
      return made(object({{"code", std::to_string(20000 + d.below(1000))},
                          {"message", text},
                          {"more_info", quoted(d.one_of(pages))},
                          {"status", status}}));
    default:
      return made(object({{"kind", quoted("Status")},
                          {"apiVersion", quoted("v1")},
                          {"metadata", object({})},
                          {"status", quoted("Failure")},
                          {"message", text},
                          {"reason", quoted(m.camel)},
                          {"code", status}}));
  }
}

// In any form: what an encoder, a proxy or a newer version of the API makes of it.
std::string in_any_form(node json, dice& d) {
  const std::size_t change = d.below(5);
  if (change == 0 || change == 1) shuffle_members(json, d);
  if (change == 1 || change == 2) add_noise(json, d);
  std::string text;
  write(text, json, static_cast<form>(d.below(3)));
  if (d.once_in(6)) text += '\n';
  return text;
}

struct page {
  int status;
  std::string_view text;
};
constexpr page html_pages[] = {
    {502,
     "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad "
     "Gateway</h1></center>\r\n<hr><center>nginx/1.%n.%n</center>\r\n</body>\r\n</html>\r\n"},
    {413,
     "<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n"
     "<center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>nginx</center>\r\n"
     "<!-- %n -->\r\n</body>\r\n</html>\r\n"},
    {503,
     "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>We are back "
     "soon</title>\n<style>body{font:%npx sans-serif;margin:%npx}</style>\n</head>\n<body>\n"
     "<h1>Down for maintenance</h1>\n<p>We are at it, and expect to be back in %n minutes.</p>\n"
     "</body>\n</html>\n"},
    {404,
     "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>404 Not "
     "Found</title>\n</head><body>\n<h1>Not Found</h1>\n<p>The requested URL /v%n/items/%n was "
     "not found on this server.</p>\n<hr>\n<address>Apache/2.4.%n (Debian) Server at "
     "example.com Port 443</address>\n</body></html>\n"},
    {504,
     "<html><head><title>504 Gateway Time-out</title></head>\n<body><h1>504 Gateway Time-out</h1>\n"
     "The server didn't respond in time. %n %n\n</body></html>\n"},
    {403,
     "<!DOCTYPE html><html><head><meta name=\"viewport\" content=\"width=device-width\"><title>"
     "Just a moment...</title></head><body><div id=\"c%n\"><h2>Checking that you are no robot"
     "</h2><p>Ray: %n%n</p></div><script src=\"/x/%n.js\"></script></body></html>"},
};
constexpr page texts[] = {
    {429, "Rate limit exceeded. Retry in %n seconds."},
    {503,
     "upstream connect error or disconnect/reset before headers. reset reason: connection "
     "failure, transport failure reason: delayed connect error: %n"},
    {503, "no healthy upstream %n"},
    {403, "error code: %n"},
    {500, "Internal Server Error (%n)"},
    {404, "404 page not found: /v%n/chat/%n"},
    {401, "Missing or invalid token %n%n"},
    {502,
     "Error: Server Error\nThe server encountered a temporary error and could not complete "
     "your request. Please try again in %n seconds.\nTrace %n%n\n"},
    {413, "Payload too large: the limit is %n bytes, got %n%n.\n"},
};

// Adds bodies until there are enough; make() may give the same one again, or one too long.
template <class Make>
wild_group group(std::string_view name, std::string_view title, bool any_api, bool json,
                 std::uint64_t seed, std::size_t shortest, std::size_t longest, Make make) {
  wild_group g{name, title, any_api, {}};
  dice d(seed);
  std::unordered_set<std::string> known;
  while (g.bodies.size() < wild_size) {
    std::pair<int, std::string> made = make(d);
    std::string& text = made.second;
    if (text.size() < shortest || text.size() > longest || !known.insert(text).second) continue;
    g.bodies.emplace_back(std::string(name) + '_' + std::to_string(g.bodies.size()), made.first,
                          json && text.find(delay) == std::string::npos, text);
  }
  return g;
}

std::pair<int, std::string> five(dice& d, bool escapes) {
  answer a = from_five(d, escapes);
  return {a.status, in_any_form(std::move(a.json), d)};
}

}  // namespace

std::vector<wild_group> wild_groups() {
  std::vector<wild_group> all;
  all.push_back(group("openai", "documented layout, OpenAI-shaped 429 of 166 to 230 B", false, true,
                      1, 166, 230, [](dice& d) {
                        const answer a = from_openai(d);
                        std::string text;
                        write(text, a.json, form::compact);
                        return std::pair(a.status, text);
                      }));
  all.push_back(group("five", "five APIs, any wire form, natural messages", false, true, 2, 1,
                      wild_longest, [](dice& d) { return five(d, false); }));
  all.push_back(group("escaped", "the same with escapes in the message", false, true, 3, 1,
                      wild_longest, [](dice& d) { return five(d, true); }));
  all.push_back(
      group("generic", "JSON of any API, generic", true, false, 4, 1, wild_longest, [](dice& d) {
        answer a = from_any(d);
        return std::pair(a.status, in_any_form(std::move(a.json), d));
      }));
  all.push_back(
      group("odd", "pages, text, damaged bodies", false, false, 5, 1, wild_longest, [](dice& d) {
        const std::size_t kind = d.below(3);
        if (kind != 2) {
          const page& p = kind == 0 ? d.one_of(html_pages) : d.one_of(texts);
          return std::pair(p.status, fill_in(p.text, d, false));
        }
        answer a = d.once_in(2) ? from_five(d, d.once_in(4)) : from_any(d);
        std::string text = in_any_form(std::move(a.json), d);
        text.resize(1 + d.below(text.size() - 1));
        return std::pair(a.status, text);
      }));
  return all;
}

}  // namespace bench
