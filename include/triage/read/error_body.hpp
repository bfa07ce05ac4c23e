// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Whether a body is that of an error, told from the body alone: for the success of an API of which
// nothing is known.
#ifndef TRIAGE_READ_ERROR_BODY_HPP
#define TRIAGE_READ_ERROR_BODY_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include <triage/read/body.hpp>
#include <triage/read/detail/xml_lexer.hpp>
#include <triage/read/json.hpp>
#include <triage/tables/detail/well_known.hpp>
#include <triage/text/detail/null.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// What the name of a member tells about the object that has it.
enum class member_sense : std::uint8_t {
  other,           ///< errors usually have no such member, so it may be a result
  beside,          ///< errors have it, and so has much else
  sentence,        ///< a message
  short_sentence,  ///< `msg` and the like, which usually stands beside a code
  error_sentence,  ///< a message that only errors have
  reason,
  error,
  errors,
  error_code,
  error_type,
  code,
  status,
  succeeded,  ///< `ok` and the like
  result,
  response,  ///< what many APIs put around everything
  id,
  jsonrpc,
  object,
  kind,
  thing,   ///< a record of something has it, an error has not
  report,  ///< a report on something has it, whatever its value
};

struct sense_of_name {
  std::string_view name;  ///< in lower case, without anything but letters and digits
  member_sense sense;
};

/// Sorted by nothing but sense: what is not here is `other`.
inline constexpr sense_of_name member_senses[] = {
    {"message", member_sense::sentence},
    {"statusmessage", member_sense::sentence},
    {"detail", member_sense::sentence},
    {"display", member_sense::sentence},
    {"msg", member_sense::short_sentence},
    {"info", member_sense::short_sentence},
    {"statusmsg", member_sense::short_sentence},
    {"retmsg", member_sense::short_sentence},
    {"returnmsg", member_sense::short_sentence},
    {"resultmsg", member_sense::short_sentence},
    {"errormessage", member_sense::error_sentence},
    {"errormsg", member_sense::error_sentence},
    {"errmsg", member_sense::error_sentence},
    {"errorsummary", member_sense::error_sentence},
    {"exceptionmessage", member_sense::error_sentence},
    {"faultstring", member_sense::error_sentence},
    {"reason", member_sense::reason},
    {"error", member_sense::error},
    {"fault", member_sense::error},
    {"errors", member_sense::errors},
    {"errorcode", member_sense::error_code},
    {"errcode", member_sense::error_code},
    {"errno", member_sense::error_code},
    {"errortype", member_sense::error_type},
    {"exception", member_sense::error_type},
    {"exceptiontype", member_sense::error_type},
    {"type", member_sense::beside},
    {"code", member_sense::code},
    {"cod", member_sense::code},
    {"infocode", member_sense::code},
    {"retcode", member_sense::code},
    {"returncode", member_sense::code},
    {"resultcode", member_sense::code},
    {"status", member_sense::status},
    {"stat", member_sense::status},
    {"statuscode", member_sense::status},
    {"httpstatus", member_sense::status},
    {"ok", member_sense::succeeded},
    {"success", member_sense::succeeded},
    {"succeeded", member_sense::succeeded},
    {"issuccess", member_sense::succeeded},
    {"data", member_sense::result},
    {"result", member_sense::result},
    {"results", member_sense::result},
    {"items", member_sense::result},
    {"rows", member_sense::result},
    {"list", member_sense::result},
    {"response", member_sense::response},
    {"id", member_sense::id},
    {"jsonrpc", member_sense::jsonrpc},
    {"object", member_sense::object},
    {"kind", member_sense::kind},
    {"name", member_sense::thing},
    {"uuid", member_sense::thing},
    {"host", member_sense::thing},
    {"hostname", member_sense::thing},
    {"created", member_sense::thing},
    {"createdat", member_sense::thing},
    {"updatedat", member_sense::thing},
    {"checkedat", member_sense::thing},
    {"startedat", member_sense::thing},
    {"starttime", member_sense::thing},
    {"finishedat", member_sense::thing},
    {"endtime", member_sense::thing},
    {"duration", member_sense::thing},
    {"durationms", member_sense::thing},
    {"valid", member_sense::report},
    {"isvalid", member_sense::report},
    {"passed", member_sense::report},
    {"warnings", member_sense::report},
    {"line", member_sense::report},
    {"column", member_sense::report},
    {"row", member_sense::report},
    {"index", member_sense::report},
    {"level", member_sense::report},
    {"severity", member_sense::report},
    {"title", member_sense::beside},
    {"description", member_sense::beside},
    {"details", member_sense::beside},
    {"param", member_sense::beside},
    {"field", member_sense::beside},
    {"requestid", member_sense::beside},
    {"reqid", member_sense::beside},
    {"traceid", member_sense::beside},
    {"fbtraceid", member_sense::beside},
    {"correlationid", member_sense::beside},
    {"logid", member_sense::beside},
    {"errorid", member_sense::beside},
    {"errorlink", member_sense::beside},
    {"erroruri", member_sense::beside},
    {"errordescription", member_sense::beside},
    {"errorinfo", member_sense::beside},
    {"documentationurl", member_sense::beside},
    {"docurl", member_sense::beside},
    {"doc", member_sense::beside},
    {"docs", member_sense::beside},
    {"moreinfo", member_sense::beside},
    {"path", member_sense::beside},
    {"query", member_sense::beside},
    {"request", member_sense::beside},
    {"method", member_sense::beside},
    {"instance", member_sense::beside},
    {"timestamp", member_sense::beside},
    {"time", member_sense::beside},
    {"requesttime", member_sense::beside},
    {"apiversion", member_sense::beside},
    {"jsonapi", member_sense::beside},
    {"extensions", member_sense::beside},
    {"locations", member_sense::beside},
    {"parameters", member_sense::beside},
    {"responsemetadata", member_sense::beside},
    {"retryafter", member_sense::beside},
    {"estimatedtime", member_sense::beside},
    {"interval", member_sense::beside},
    {"trace", member_sense::beside},
    {"stacktrace", member_sense::beside},
    {"stack", member_sense::beside},
    {"servedby", member_sense::beside},
    {"userid", member_sense::beside},
    {"needed", member_sense::beside},
    {"provided", member_sense::beside},
    {"ttl", member_sense::beside},
    {"sid", member_sense::beside},
};

/// `error_code`, `errorCode`, `Error Code` and `error-code` are one name.
[[nodiscard]] constexpr member_sense sense_of(const text& name) noexcept {
  if (name == "__type") return member_sense::error_type;  // AWS
  char buffer[20] = {};
  std::size_t size = 0;
  text::decoder in(name);
  for (int next = in.next(); next >= 0; next = in.next()) {
    const char c = lower(static_cast<char>(next));
    const bool counts = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!counts && c != '_' && c != '-' && c != ' ') return member_sense::other;
    if (!counts) continue;
    if (size == sizeof buffer) return member_sense::other;
    buffer[size++] = c;
  }
  const std::string_view wanted(buffer, size);
  for (const sense_of_name& known : member_senses) {
    if (known.name == wanted) return known.sense;
  }
  return member_sense::other;
}

/// What a code, or a number beside `status`, says.
enum class code_sense : std::uint8_t {
  nothing,
  success,
  failure,
  unclear,  ///< a failure if something else says so
};

/// Whether it is an integer; `digits` are those without a sign and without zeros in front.
[[nodiscard]] constexpr bool is_integer(std::string_view s, std::string_view& digits) noexcept {
  if (!s.empty() && s[0] == '-') s.remove_prefix(1);
  if (s.empty() || s.size() > 18) return false;
  for (const char c : s) {
    if (c < '0' || c > '9') return false;
  }
  while (!s.empty() && s[0] == '0') s.remove_prefix(1);
  digits = s;
  return true;
}

/// There are APIs for which 0, 1, 200, 1000, 2000, 10000, 20000 or 200000 is the code of a success.
/// A number is a failure by itself if it is negative, or has the form of a status of HTTP, possibly
/// with one or two digits more.
[[nodiscard]] constexpr code_sense sense_of_number(std::string_view s) noexcept {
  std::string_view digits;
  if (!is_integer(s, digits)) return code_sense::nothing;
  if (digits.empty()) return code_sense::success;
  if (s[0] == '-') return code_sense::failure;
  if (digits.size() < 3) return code_sense::nothing;
  const char first = digits[0];
  const bool round = digits.find_first_not_of('0', 1) == std::string_view::npos;
  if (digits.size() == 3) {
    if (first == '4' || first == '5') return code_sense::failure;
    return first == '2' && digits[1] == '0' ? code_sense::success : code_sense::nothing;
  }
  if (round && (first == '1' || first == '2')) return code_sense::success;
  return digits.size() <= 5 && (first == '4' || first == '5') ? code_sense::failure
                                                              : code_sense::unclear;
}

[[nodiscard]] constexpr bool is_word(const text& t, std::initializer_list<std::string_view> words) {
  char buffer[16];
  const std::optional<std::string_view> word = t.decode_whole(buffer, sizeof buffer);
  if (!word) return false;
  for (const std::string_view w : words) {
    if (same_name(*word, w)) return true;
  }
  return false;
}
[[nodiscard]] constexpr bool means_success(const text& t) {
  return is_word(t, {"ok", "okay", "success", "successful", "succeeded", "true", "done", "none",
                     "no error", "no_error"});
}
[[nodiscard]] constexpr bool means_failure(const text& t) {
  return is_word(t, {"error", "fail", "failure"});
}

/// Whether a message reports a success.
[[nodiscard]] constexpr bool reports_success(const text& t) noexcept {
  if (means_success(t)) return true;
  const std::string_view s = t.raw().substr(0, 256);
  // The characters are those of "success" in Chinese.
  return contains_name(s, "succe") || s.find("\xE6\x88\x90\xE5\x8A\x9F") != std::string_view::npos;
}

/// Reads the members of an object, once and in order, and gives up at the first that an error would
/// not have.
class error_signs {
  using token = json::token;

 public:
  /// Having read `object_begin` of the outermost object, whether it is an error. Reads no further
  /// than to the first member that decides that it is not.
  [[nodiscard]] static constexpr bool in(json::scanner& s, std::string_view body) noexcept {
    error_signs outer(body);
    if (!outer.read(s, true)) return false;
    if (outer.around_) return true;
    return s.next() == token::end && outer.is_error();
  }

 private:
  static constexpr int most_members = 32;

  explicit constexpr error_signs(std::string_view body) noexcept : body_(body) {}

  // What is in a member that is an object or in the first one of a list.
  struct inside {
    bool all_null = true;
    bool sentence = false;  // there is a message
    bool code = false;      // there is a code or a type
    bool known = true;      // there is nothing but what errors have
    bool report = false;
  };

  // Having read the bracket that begins it.
  [[nodiscard]] constexpr bool is_empty(const json::scanner& s) const noexcept {
    std::size_t at = s.offset();
    while (at < body_.size() && blank(body_[at])) ++at;
    return at < body_.size() && (body_[at] == '}' || body_[at] == ']');
  }

  // Whether a value is null, false, 0 or empty. `t` is its first token.
  [[nodiscard]] constexpr bool is_nothing(const json::scanner& s, token t) const noexcept {
    switch (t) {
      case token::null: return true;
      case token::boolean: return s.value() == "false";
      case token::number: return s.value() == "0" || s.value() == "0.0";
      case token::string: return s.value().raw().empty();
      case token::object_begin:
      case token::array_begin: return is_empty(s);
      default: return false;
    }
  }

  static constexpr bool pass_over(json::scanner& s, token t) noexcept {
    if (t == token::object_begin || t == token::array_begin) t = s.skip();
    return t < token::too_deep;
  }

  // Having read `object_begin`, to behind the object. False if it does not end well.
  constexpr bool read_inside(json::scanner& s, inside& found) const noexcept {
    int members = 0;
    for (;;) {
      token t = s.next();
      if (t == token::object_end) return true;
      if (t != token::key || ++members > 4 * most_members) return false;
      const member_sense sense = sense_of(s.value());
      t = s.next();
      const bool nothing = is_nothing(s, t);
      found.all_null = found.all_null && t == token::null;
      const bool scalar = t == token::string || t == token::number;
      const bool object = t == token::object_begin;
      switch (sense) {
        case member_sense::sentence:
        case member_sense::short_sentence:
        case member_sense::error_sentence:
        case member_sense::reason:
        case member_sense::error:
          found.sentence =
              found.sentence || (!nothing && (t == token::string || object ||
                                              (sense == member_sense::error && !scalar)));
          break;
        case member_sense::code:
        case member_sense::error_code:
        case member_sense::error_type: found.code = found.code || (!nothing && scalar); break;
        case member_sense::report: found.report = true; break;
        case member_sense::beside:
        case member_sense::status:
        case member_sense::id: break;
        default: found.known = found.known && nothing; break;
      }
      if (!pass_over(s, t)) return false;
    }
  }

  constexpr bool read_error(json::scanner& s, token t) noexcept {
    if (t == token::boolean) {
      marked_ = error_true_ = true;  // false is nothing, and has been passed over
      return true;
    }
    if (t == token::number) {
      std::string_view digits;
      if (!is_integer(s.value().raw(), digits)) return false;  // a measurement
      error_number_ = true;
      return true;
    }
    if (t == token::string) {
      if (s.value() == "true") {
        marked_ = error_true_ = true;
      } else if (!means_success(s.value()) && !(s.value() == "false")) {
        error_text_ = true;
      }
      return true;
    }
    if (t == token::array_begin) return read_errors(s, t);
    inside found;
    if (!read_inside(s, found) || found.report) return false;
    error_object_ = found.sentence || found.code;
    return error_object_;
  }

  constexpr bool read_errors(json::scanner& s, token t) noexcept {
    if (t == token::string) {
      error_text_ = !means_success(s.value());
      return true;
    }
    if (t == token::object_begin) {
      details_ = true;
      return pass_over(s, t);
    }
    if (t != token::array_begin) return false;  // a number of errors
    t = s.next();
    if (t == token::string) {
      error_text_ = true;
    } else if (t == token::object_begin) {
      inside found;
      if (!read_inside(s, found) || found.report) return false;
      if (!found.sentence && !found.code) return false;
      (found.known && found.sentence ? error_object_ : details_) = true;
    } else {
      return false;
    }
    return s.skip() < token::too_deep;
  }

  constexpr bool read_status(json::scanner& s, token t) noexcept {
    const text value = s.value();
    if (t == token::boolean) {
      marked_ = true;  // true has been dealt with
      return true;
    }
    if (t != token::string && t != token::number) return false;
    std::string_view digits;
    if (is_integer(value.raw(), digits)) {
      const code_sense number = sense_of_number(value.raw());
      if (digits.size() == 3 && number == code_sense::success) return false;
      if (digits.size() == 3 && number == code_sense::failure) {
        failing_status_ = true;
      } else if (!digits.empty()) {
        ++others_;
      }
      return true;
    }
    if (means_success(value)) return false;
    if (means_failure(value)) {
      failing_word_ = true;
      return true;
    }
    // Such as Google's REQUEST_DENIED; other words say how a thing is.
    const std::string_view word = value.raw();
    bool shouted = word.find('_') != std::string_view::npos;
    for (const char c : word) shouted = shouted && ((c >= 'A' && c <= 'Z') || c == '_');
    if (!shouted) ++others_;
    return true;
  }

  constexpr bool read_code(json::scanner& s, token t, bool of_errors) noexcept {
    if (t != token::string && t != token::number) return false;
    const text value = s.value();
    std::string_view digits;
    if (!is_integer(value.raw(), digits)) {
      if (t == token::number || means_success(value)) return false;
      if (of_errors) {
        error_code_ = true;
      } else if (!is_null(find_well_known(value))) {
        failing_code_ = true;
      }
      return true;
    }
    const code_sense sense = sense_of_number(value.raw());
    if (of_errors) {
      error_code_ = !digits.empty();
      return error_code_;
    }
    failing_code_ = failing_code_ || sense == code_sense::failure;
    unclear_code_ = unclear_code_ || sense == code_sense::unclear;
    return sense != code_sense::success;
  }

  constexpr bool read_result(json::scanner& s, token t) noexcept {
    if (t == token::string && means_failure(s.value())) {
      failing_word_ = true;
      return true;
    }
    if (t != token::object_begin) return false;
    inside found;
    if (!read_inside(s, found)) return false;
    if (found.all_null) {
      no_result_ = true;
      return true;
    }
    error_in_result_ = found.known && !found.report && found.sentence;
    return error_in_result_;
  }

  // One member, whose first token was `t`. False: this is not an error.
  constexpr bool read_member(json::scanner& s, member_sense sense, token t) noexcept {
    const bool nothing = is_nothing(s, t);
    const bool is_true = t == token::boolean && s.value() == "true";
    if (sense == member_sense::report) return false;
    if (sense == member_sense::id) {
      has_id_ = has_id_ || t != token::null;
      return pass_over(s, t);
    }
    if (sense == member_sense::succeeded || sense == member_sense::response) {
      if ((t == token::boolean && !is_true && sense == member_sense::succeeded) ||
          (t == token::string && is_word(s.value(), {"false"}))) {
        marked_ = true;
        return true;
      }
      return nothing && pass_over(s, t);
    }
    if (sense == member_sense::result) null_result_ = no_result_ = nothing;
    if ((sense == member_sense::code || sense == member_sense::error_code) && t == token::number &&
        nothing) {
      return false;  // the code of a success
    }
    if (nothing && !(sense == member_sense::status && t == token::boolean)) return pass_over(s, t);
    switch (sense) {
      case member_sense::sentence:
      case member_sense::short_sentence:
      case member_sense::error_sentence:
        if (t != token::string) return false;
        (sense == member_sense::error_sentence   ? error_sentence_
         : sense == member_sense::short_sentence ? short_sentence_
                                                 : sentence_) = true;
        success_said_ = success_said_ || reports_success(s.value());
        return true;
      case member_sense::reason: reason_ = t == token::string; return pass_over(s, t);
      case member_sense::error: return read_error(s, t);
      case member_sense::errors: return read_errors(s, t);
      case member_sense::error_code: return read_code(s, t, true);
      case member_sense::error_type: error_type_ = t == token::string; return pass_over(s, t);
      case member_sense::code: return read_code(s, t, false);
      case member_sense::status: return !is_true && read_status(s, t);
      case member_sense::result: return read_result(s, t);
      case member_sense::jsonrpc: is_jsonrpc_ = true; return pass_over(s, t);
      case member_sense::object:
        marked_ = t == token::string && s.value() == "error";
        return marked_;
      case member_sense::kind: return t == token::string && s.value() == "Status";
      case member_sense::beside: return pass_over(s, t);
      default: break;
    }
    // A list or an object that errors do not have is a result.
    if (sense == member_sense::thing || t == token::object_begin || t == token::array_begin) {
      return false;
    }
    return ++others_ <= 2;
  }

  // Having read `object_begin`, to behind the object. False: this is not an error, or it does not
  // end well. `outermost`: it may be nothing but an envelope around one object.
  constexpr bool read(json::scanner& s, bool outermost) noexcept {
    for (int members = 0;; ++members) {
      token t = s.next();
      if (t == token::object_end) return true;
      if (t != token::key || members == most_members) return false;
      const member_sense sense = sense_of(s.value());
      const bool may_be_envelope = sense == member_sense::other || sense == member_sense::response;
      t = s.next();
      if (outermost && members == 0 && may_be_envelope && t == token::object_begin &&
          !is_empty(s)) {
        error_signs inner(body_);
        if (!inner.read(s, false)) return false;
        // Under any name, an error has to be beside a result that is not there.
        around_ = inner.is_error() && (sense == member_sense::response || inner.null_result_) &&
                  s.next() == token::object_end && s.next() == token::end;
        return around_;
      }
      if (!read_member(s, sense, t)) return false;
    }
  }

  [[nodiscard]] constexpr bool is_error() const noexcept {
    // The answer to a call has the id of the call; anything else with one is a record.
    if (has_id_ && !(error_object_ && (is_jsonrpc_ || null_result_)) &&
        !(error_code_ && error_sentence_)) {
      return false;
    }
    const bool said = sentence_ || short_sentence_ || error_sentence_;
    const bool error = error_object_ || error_text_;
    if (marked_ && (said || error || error_code_ || details_ || error_in_result_ ||
                    (error_true_ && reason_))) {
      return true;
    }
    if (others_ > 0 || error_in_result_) return false;
    if (failing_word_) return said || error || error_code_ || error_type_;
    if (failing_status_) return said || error;
    if (details_) return false;
    if (error || error_sentence_) return true;
    if (!said || success_said_) return false;
    return error_number_ || error_code_ || error_type_ || failing_code_ ||
           (unclear_code_ && (short_sentence_ || no_result_));
  }

  std::string_view body_;
  int others_ = 0;  // members with a value that errors do not have
  bool around_ = false;
  bool marked_ = false;  // it says of itself that it is no success
  bool error_true_ = false;
  bool failing_word_ = false;
  bool failing_status_ = false;
  bool failing_code_ = false;
  bool unclear_code_ = false;
  bool error_object_ = false;
  bool error_text_ = false;
  bool error_number_ = false;
  bool error_code_ = false;
  bool error_type_ = false;
  bool error_in_result_ = false;
  bool details_ = false;
  bool sentence_ = false;
  bool short_sentence_ = false;
  bool error_sentence_ = false;
  bool success_said_ = false;
  bool reason_ = false;
  bool no_result_ = false;
  bool null_result_ = false;
  bool has_id_ = false;
  bool is_jsonrpc_ = false;
};

/// The first elements inside the root of a document of XML, by what they are.
struct root_children {
  std::string_view first;  ///< the local name
  bool code = false;
  bool message = false;
  bool errors = false;
  bool thing = false;  ///< one that a record has
};

/// At the < of the start tag of an element.
[[nodiscard]] constexpr root_children children_of(xml_lexer& in) noexcept {
  root_children found;
  std::string_view name;
  bool closed = false;
  if (in.start_tag(name, closed) != xml_lexer::step::ok || closed) return found;
  for (int n = 0; n < 32;) {
    (void)in.skip_text();
    if (in.at_end() || in.at("</")) break;
    if (in.at("<!--") || in.at("<?")) {
      if (in.skip_aside() != xml_lexer::step::ok) break;
      continue;
    }
    if (in.start_tag(name, closed) != xml_lexer::step::ok) break;
    name = local_name(name);
    if (n++ == 0) found.first = name;
    found.code = found.code || same_name(name, "code") || same_name(name, "faultcode");
    found.message = found.message || same_name(name, "message") || same_name(name, "msg") ||
                    same_name(name, "faultstring") || same_name(name, "reason");
    found.errors = found.errors || ((name == "Errors" || same_name(name, "error")) && !closed);
    found.thing = found.thing || same_name(name, "id");
    if (!closed && in.skip_element() != xml_lexer::step::ok) break;
  }
  return found;
}

/// Whether a document of XML is an error, by its root and the names of what is in it.
[[nodiscard, gnu::noinline]] constexpr bool is_xml_error(std::string_view body) noexcept {
  xml_lexer in(body);
  if (in.prolog() != xml_lexer::step::ok) return false;
  const std::string_view root = local_name(in.tag_name());
  // Open Geospatial Consortium: WMS 1.3.0 section 6.11, OWS Common section 8. The last one is of
  // data.go.kr.
  if (root == "ServiceExceptionReport" || root == "ExceptionReport" ||
      root == "OpenAPI_ServiceResponse") {
    return true;
  }
  if (root == "Error" || root == "error" || root == "Fault") {
    const root_children found = children_of(in);
    return found.code && found.message && !found.thing;
  }
  if (root == "ErrorResponse" || root == "errorResponse") return children_of(in).errors;
  if (root == "Response") {
    const root_children found = children_of(in);
    return found.errors && found.first == "Errors";  // EC2
  }
  if (root == "rsp") {
    // Flickr.
    const std::string_view tag = body.substr(in.here(), 256);
    return tag.substr(0, tag.find('>')).find("stat=\"fail\"") != std::string_view::npos;
  }
  if (root != "Envelope") return false;
  // SOAP: a header may be in front of the body, in which a fault is alone.
  std::string_view name;
  bool closed = false;
  if (in.start_tag(name, closed) != xml_lexer::step::ok || closed) return false;
  for (int n = 0; n < 8; ++n) {
    (void)in.skip_text();
    if (in.at_end() || in.at("</")) return false;
    if (in.at("<!--") || in.at("<?")) {
      if (in.skip_aside() != xml_lexer::step::ok) return false;
    } else if (local_name(in.tag_name()) == "Body") {
      return children_of(in).first == "Fault";
    } else if (in.start_tag(name, closed) != xml_lexer::step::ok ||
               (!closed && in.skip_element() != xml_lexer::step::ok)) {
      return false;
    }
  }
  return false;
}

/// Whether a body is that of an error, and of nothing else: see `error_in_success`. Linear, and for
/// most other bodies a few members; constant stack.
[[nodiscard]] constexpr bool is_error_body(std::string_view body) noexcept {
  body = without_mark(body);
  std::size_t start = 0;
  while (start < body.size() && blank(body[start])) ++start;
  body.remove_prefix(start);
  if (body.empty()) return false;
  if (body[0] == '{') {
    json::scanner s(body);
    (void)s.next();
    return error_signs::in(s, body);
  }
  if (body[0] == '<') return is_xml_error(body);
  // RFC 6749 section 5.2, in the encoding of a form: GitHub's answers are so by default.
  return begins_with(body, "error=") && body.substr(0, 7) != "error=&" &&
         body.substr(0, 512).find("&error_description=") != std::string_view::npos;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
