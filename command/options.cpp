// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "options.hpp"

#include <array>
#include <cstddef>

#include "output.hpp"

namespace command {

const std::string_view usage =
    R"(Explains a failed API call: what happened, whether to try again, what to do.

  triage [-p NAME] [--json] [FILE]             a response as `curl -si` prints it
  triage [-p NAME] [--json] --status N [FILE]  a body alone
  triage --batch [FILE]                        JSON lines in, JSON lines out
  triage --batch --tsv [--header] [FILE]       JSON lines in, tab-separated values out
  triage [-p NAME] [--json] --sse [FILE]       a stream of server-sent events
  triage [-p NAME] [--json] --ndjson [FILE]    a stream of JSON lines
  triage [--json] --list-providers             the APIs that are known
  triage --explain PROVIDER [CODE]             the documented rows and their sources
  triage -h | --help
  triage -V | -v | --version

Without FILE, or with -, reads standard input. -p or --provider names the API. Without it, --url URL
chooses the API by the host of what was called; without both, so does the host that `curl -v` or
`curl -w '%{json}'` tells. A response of an unknown API is read as that of any HTTP API. --now
SECONDS is when the response came, in Unix time, for dates in a response that has no Date header (in
a --batch line: "now").

--inside-2xx, for responses and --batch: if the body of a 2xx is that of an error and of nothing
else, it is one. Without it, a note says so.

A line for --batch; all but the status may be missing:
  {"id":1,"provider":"assisters","status":429,"headers":{"Retry-After":"5"},"body":"…"}
"url" or "host" may be there instead of "provider". A line that cannot be read gives
{"id":…,"error":"…","line":N}, and the rest goes on. --tsv writes rows that databases read without an
option; --header writes the names of the columns first.

--sse and --ndjson read the body of a 200, as `curl -sN` prints it, and write a line for each error
in it and one about the whole.

Exit status:
   0  no error
   1  do not retry
  75  retry: the request was certainly not carried out
  76  retry only if the request may be carried out twice
  64  bad usage, or no HTTP response; 66 no input; 74 cannot read or write
For --batch: 0, or 65 if there were bad lines. For streams: the worst of its errors, or 65 if there
was no error and no mark of the end.
)";

namespace {

struct mode_name {
  std::string_view option;
  mode what;
};

constexpr std::array<mode_name, 10> modes = {{{"--batch", mode::batch},
                                              {"--sse", mode::sse},
                                              {"--ndjson", mode::ndjson},
                                              {"--list-providers", mode::list},
                                              {"--explain", mode::explain},
                                              {"--help", mode::help},
                                              {"-h", mode::help},
                                              {"--version", mode::version},
                                              {"-V", mode::version},
                                              {"-v", mode::version}}};

std::string with_and(std::string_view a, std::string_view b) {
  return std::string(a) + " and " + std::string(b) + " exclude each other";
}

// One argument that begins with a hyphen, taken apart.
struct option {
  std::string name;
  std::optional<std::string> value;

  explicit option(const std::string& word) : name(word) {
    const std::size_t equals = word.find('=');
    if (word.size() > 2 && word[1] != '-') {  // -pNAME
      name = word.substr(0, 2);
      value = word.substr(2);
    } else if (equals != std::string::npos) {
      name = word.substr(0, equals);
      value = word.substr(equals + 1);
    }
  }
  [[nodiscard]] bool takes_value() const {
    return name == "-p" || name == "--provider" || name == "--url" || name == "--status" ||
           name == "--now";
  }
};

// An option that takes a value and has it.
std::optional<std::string> set(options& o, const option& given) {
  const std::string& value = *given.value;
  if (given.name == "--status") {
    o.status = number(value);
    if (!o.status || *o.status < 100 || *o.status > 599)
      return "--status takes an HTTP status, 100 to 599, and not " + quoted(value);
  } else if (given.name == "--now") {
    o.now = number<std::int64_t>(value);
    if (!o.now) return "--now takes Unix seconds, and not " + quoted(value);
  } else if (given.name == "--url") {
    if (value.empty()) return "--url needs a URL";
    o.url = value;
  } else if (value.empty()) {
    return given.name + " needs a name";
  } else {
    o.provider = value;
  }
  return std::nullopt;
}

// What does not go together.
std::optional<std::string> conflict(const options& o, std::string_view mode_option) {
  const bool one_file = o.what != mode::list && o.what != mode::explain;
  const bool may_have_provider =
      o.what == mode::response || o.what == mode::sse || o.what == mode::ndjson;
  if (!o.provider.empty() && !may_have_provider) return with_and(mode_option, "--provider");
  if (!o.url.empty() && !may_have_provider) return with_and(mode_option, "--url");
  if (o.status && o.what != mode::response) return with_and(mode_option, "--status");
  if (o.now && o.what != mode::response) return with_and(mode_option, "--now");
  if (o.inside_2xx && o.what != mode::response && o.what != mode::batch)
    return with_and(mode_option, "--inside-2xx");
  if (o.tsv && o.what != mode::batch) return "--tsv is for --batch";
  if (o.header && !o.tsv) return "--header is for --batch --tsv";
  if (o.json && (o.what == mode::batch || o.what == mode::explain))
    return with_and(mode_option, "--json");
  if (one_file && o.words.size() > 1) {
    return "one FILE at most, but there are " + quoted(o.words[0]) + " and " + quoted(o.words[1]);
  }
  if (o.what == mode::list && !o.words.empty()) return "--list-providers takes nothing";
  if (o.what == mode::explain && (o.words.empty() || o.words.size() > 2))
    return "--explain takes PROVIDER [CODE]";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> parse(int argc, char** argv, options& o) {
  bool only_words = false;
  std::string_view mode_option;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (only_words || word == "-" || !word.starts_with('-')) {
      o.words.push_back(word);
      continue;
    }
    if (word == "--") {
      only_words = true;
      continue;
    }
    option given(word);
    if (given.takes_value()) {
      if (!given.value) {
        if (i + 1 == argc) return given.name + " needs a value";
        given.value = argv[++i];
      }
      if (auto fault = set(o, given)) return fault;
      continue;
    }
    const mode_name* found = nullptr;
    for (const mode_name& m : modes) {
      if (m.option == given.name) found = &m;
    }
    bool* const flag = given.name == "--json"         ? &o.json
                       : given.name == "--tsv"        ? &o.tsv
                       : given.name == "--header"     ? &o.header
                       : given.name == "--inside-2xx" ? &o.inside_2xx
                                                      : nullptr;
    if (found == nullptr && flag == nullptr) return "unknown option " + quoted(word);
    if (given.value) return given.name + " takes no value";
    if (flag != nullptr) {
      *flag = true;
      continue;
    }
    // Who asks for help gets it, whatever else is there.
    if (found->what == mode::help || found->what == mode::version) {
      o.what = found->what;
      return std::nullopt;
    }
    if (!mode_option.empty() && o.what != found->what) return with_and(mode_option, found->option);
    o.what = found->what;
    mode_option = found->option;
  }
  return conflict(o, mode_option);
}

}  // namespace command
