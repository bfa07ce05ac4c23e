// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// XML bodies: what is read of them, whole, cut off, damaged and hostile. Whole responses are in
// corpus/xml.jsonl.
#include <triage.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include "both_ways.hpp"

using namespace triage::providers;

namespace {

using namespace std::string_view_literals;
using triage::body_kind;
using triage::damage;
using triage::text;

constexpr triage::error of(std::string_view body) {
  return triage::classify(generic, {503, body});
}

std::string decoded(const text& t) {
  if (!t.present()) return "-";
  std::string buffer(t.raw().size(), '#');
  return std::string(t.decode(buffer.data(), buffer.size()));
}

// The message of an error with this content.
std::string message(std::string_view content) {
  const std::string body =
      "<Error><Code>c</Code><Message>" + std::string(content) + "</Message></Error>";
  const triage::error e = of(body);
  CHECK(e.code().name() == "c");
  CHECK(e.body_kind() == body_kind::xml);
  return decoded(e.message());
}
damage damage_of(std::string_view content) {
  const std::string body = "<Error><Message>" + std::string(content) + "</Message></Error>";
  return of(body).damage();
}

// An API with a shape of its own in XML, and one member that JSON has, too.
struct store_api {
  static constexpr std::string_view name = "store";
  static constexpr triage::field fields[] = {
      {"/Fault/Reason/Code", triage::role::code}, {"/Fault/Text", triage::role::message},
      {"/Fault/Wait", triage::role::retry_after}, {"/Fault/Status", triage::role::status},
      {"/Fault/Details", triage::role::details},  {"/Error/Trace", triage::role::request_id},
      {"/1/2/3/4/5/6", triage::role::type},       {"/a/b/c/d/e/f", triage::role::type},
  };
  static constexpr triage::row rows[] = {
      {"A&B", 503, triage::kinds::busy, "too much to do"},
  };
};
constexpr triage::provider store = triage::define<store_api>();

constexpr triage::error of_store(std::string_view body) {
  return triage::classify(store, {503, body});
}

constexpr std::string_view slow_down =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<Error><Code>Slow&#68;own</Code><Message>Fewer <![CDATA[<requests>]]>, please \xE2\x82\xAC"
    "</Message><RequestId>4442</RequestId></Error>";

}  // namespace

TEST_CASE("an element is a member, and the root element one of the document") {
  CHECK_BOTH(of(slow_down).code().raw() == "SlowDown");
  CHECK_BOTH(of(slow_down).message() == "Fewer <requests>, please \xE2\x82\xAC");
  CHECK_BOTH(of(slow_down).request_id() == "4442");
  CHECK_BOTH(of(slow_down).shape() == "xml_error");
  CHECK_BOTH(of(slow_down).body_kind() == body_kind::xml);
  CHECK_BOTH(of(slow_down).damage() == damage::none);
  CHECK_BOTH(of("<Error><Code>c</Code></Error>").message().present() == false);
  CHECK_BOTH(!of("<Errors><Code>c</Code></Errors>").code().raw());
  CHECK_BOTH(!of("<Error><error><Code>c</Code></error></Error>").code().raw());
  CHECK_BOTH(!of("<error><Code>c</Code></error>").code().raw());  // case matters
  CHECK_BOTH(of("\xEF\xBB\xBF<Error><Code>c</Code></Error>").code().name() == "c");
  CHECK_BOTH(of(" \r\n<Error><Code>c</Code></Error>\r\n").code().name() == "c");
}

TEST_CASE("each layout has a name") {
  CHECK(of("<ErrorResponse><Error><Code>c</Code></Error></ErrorResponse>").shape() ==
        "xml_error_response");
  CHECK(of("<Response><Errors><Error><Code>c</Code></Error></Errors></Response>").shape() ==
        "xml_response");
  CHECK(of("<E:Envelope><E:Body><E:Fault><faultstring>m</faultstring></E:Fault></E:Body>"
           "</E:Envelope>")
            .shape() == "soap");
  CHECK(of("<error><code>c</code></error>").shape() == "xml_odata");
  CHECK(of("<html><title>t</title></html>").shape() == "");
}

TEST_CASE("a provider's pointers are for XML, too, and come before the generic ones") {
  constexpr std::string_view own =
      "<Fault><Reason>because<Code>A&amp;B</Code></Reason><Text>t</Text><Wait> 7 </Wait>"
      "<Status>429</Status><Details><Detail>d</Detail></Details></Fault>";
  CHECK_BOTH(of_store(own).code().name() == "A&B");
  CHECK_BOTH(of_store(own).code() == store["A&B"]);
  CHECK_BOTH(of_store(own).category() == triage::category::overloaded);
  CHECK_BOTH(of_store(own).message() == "t");
  CHECK_BOTH(of_store(own).delay_ms() == 7000);
  CHECK_BOTH(of_store(own).body_status() == 429);
  CHECK_BOTH(of_store(own).shape() == "store");
  CHECK_BOTH(of_store(own).details().empty());  // these are lists of JSON
  // What the own shape finds stays beside what the generic ones do.
  constexpr std::string_view other =
      "<Error><Trace>t-1</Trace><Code>c</Code><RequestId>r-1</RequestId></Error>";
  CHECK_BOTH(of_store(other).code().name() == "c");
  CHECK_BOTH(of_store(other).request_id() == "t-1");
  CHECK_BOTH(of_store(other).shape() == "xml_error");
  STATIC_REQUIRE(triage::body_fields(store.shapes(), own).own());
  STATIC_REQUIRE(!triage::body_fields(store.shapes(), other).own());
  // Six levels, and no more.
  CHECK(of_store("<a><b><c><d><e><f>t</f></e></d></c></b></a>").type() == "t");
  CHECK(!of_store("<a><b><c><d><e><f><g>t</g></f></e></d></c></b></a>").type());
  CHECK(of_store("<a><b><c><d><e><f>t</f></e></d></c></b></a>").damage() == damage::none);
}

TEST_CASE("of several elements of one name the first is taken") {
  CHECK(of("<Error><Code>a</Code><Code>b</Code></Error>").code().name() == "a");
  CHECK(!of("<Error><Code/><Code>b</Code></Error>").code().raw());
  CHECK(!of("<Error><Code><x/></Code><Code>b</Code></Error>").code().raw());
  CHECK(of("<Error><x:Code>a</x:Code><y:Code>b</y:Code></Error>").code().name() == "a");
}

TEST_CASE("text is trimmed, and what is in it decoded when somebody asks") {
  CHECK(message(" \r\n\t m n \n") == "m n");
  CHECK(message("") == "");
  CHECK(message(" \n ") == "");
  CHECK(message("&lt;&gt;&amp;&apos;&quot;") == "<>&'\"");
  CHECK(message("&amp;lt;") == "&lt;");
  CHECK(message("&#65;&#x42;&#x0000000000043;&#9;.") == "ABC\t.");
  CHECK(message("&#233;&#x20ac;&#x1F600;") == "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  CHECK(message("a\\u0041\\n") == "a\\u0041\\n");  // JSON's escapes mean nothing here
  CHECK(message("<![CDATA[<a> &amp; ]]>") == "<a> &amp;");
  CHECK(message("<![CDATA[a]]><![CDATA[b]]>") == "ab");
  CHECK(message(" <![CDATA[ a ]]> b") == " a  b");
  CHECK(message("a<![CDATA[]]>b") == "ab");
  CHECK(message("<![CDATA[]]>") == "");
  CHECK(message("<![CDATA[]]]]>") == "]]");
  CHECK(message("<![CDATA[a<!-- b -->c<?d?>]]>") == "a<!-- b -->c<?d?>");
  CHECK(message("a<!-- & <b> -->b<?c > ?>d") == "abd");
  CHECK(message("<!-- a --> b <!-- c -->") == "b");
  CHECK(message("<!---->b<!--->-->") == "b");
  // Plain texts stay plain.
  CHECK(of("<Error><Code> c </Code></Error>").code().raw().kind() == text::form::plain);
  CHECK(of("<Error><Code><![CDATA[c]]></Code></Error>").code().raw().kind() == text::form::plain);
  CHECK(of("<Error><Code>&#99;</Code></Error>").code().raw().kind() == text::form::xml);
}

TEST_CASE("references that mean nothing stay as they are, and are damage") {
  for (const std::string_view none :
       {"&nbsp;", "&#0;", "&#x1F;", "&#xD800;", "&#xFFFE;", "&#x110000;", "&#x10FFFF0;",
        "&#11141110;", "&#99999999999999999999;", "&#;", "&#x;", "&#X41;", "&#4 1;", "&", "a & b",
        "&LT;", "&amp", "&#x41", "&;"}) {
    INFO(none);
    CHECK(message(none) == none);
    CHECK(damage_of(none) == damage::malformed);
  }
  CHECK(damage_of("&amp;&#9;&#x10FFFF;") == damage::none);
  CHECK(damage_of("<![CDATA[&]]>") == damage::none);
  CHECK(damage_of("a\x01") == damage::malformed);
  CHECK(damage_of("a\xFF") == damage::malformed);
  CHECK(damage_of("<![CDATA[\xFF]]>") == damage::malformed);
  CHECK(damage_of("<!-- \xFF -->") == damage::none);  // passed over
}

TEST_CASE("a text of XML is compared and written as what it means") {
  constexpr text t("a&lt;<!-- x --><![CDATA[&]]>&#x20AC;", text::form::xml);
  CHECK_BOTH(t.escaped());
  CHECK_BOTH(t == "a<&\xE2\x82\xAC");
  CHECK_BOTH(!(t == "a<&"));
  char small[5];
  CHECK(t.decode(small, sizeof small) == "a<&");  // no half of a character
  CHECK(!t.decode_whole(small, sizeof small));
  std::string log;
  triage::append_escaped(log, text("&quot;&#10;&#x202E;\\", text::form::xml));
  CHECK(log == "\\\"\\n\\u{202e}\\\\");
  std::string json;
  triage::append_json(json, text("&lt;b&gt;&#10;<![CDATA[\"]]>", text::form::xml));
  CHECK(json == "\"<b>\\n\\\"\"");
  // Whatever a caller calls XML.
  CHECK(decoded(text("a<b", text::form::xml)) == "a<b");
  CHECK(decoded(text("a<!-- b", text::form::xml)) == "a");
  CHECK(decoded(text("a<![CDATA[b]]", text::form::xml)) == "ab]]");
  char line[256];
  CHECK(to_line(of("<Error><Code>a&amp;b</Code><Message>&#10;</Message></Error>"), line) ==
        "provider=generic status=503 category=unavailable code=\"a&b\" retry=backoff basis=default "
        "processed=unknown scope=service body=xml message=\"\\n\"");
  const triage::owned_error kept(of(slow_down));
  CHECK(kept->message() == "Fewer <requests>, please \xE2\x82\xAC");
}

TEST_CASE("every beginning of a document is read as far as it goes") {
  std::string last;
  for (std::size_t n = 0; n < slow_down.size(); ++n) {
    INFO(slow_down.substr(0, n));
    const std::string part(slow_down.substr(0, n));
    const triage::error e = of(part);
    CHECK(e.body_kind() == (n == 0 ? body_kind::empty : body_kind::xml));
    CHECK(e.damage() == (n == 0 ? damage::none : damage::truncated));
    CHECK((!e.code().raw() || e.code().raw() == "SlowDown"));
    CHECK((!e.request_id() || e.request_id() == "4442"));
    // The message only grows, by whole characters.
    const std::string now = e.message() ? decoded(e.message()) : "";
    CHECK(std::string_view("Fewer <requests>, please \xE2\x82\xAC").substr(0, now.size()) == now);
    CHECK(now.size() + 1 >= last.size());  // it may lose a space that is the last for now
    CHECK((now.empty() || static_cast<unsigned char>(now.back()) < 0x80 || now.back() == '\xAC'));
    last = now;
  }
  CHECK(last.size() > 20);
}

TEST_CASE("what stops being XML is malformed, and what came before stays") {
  for (const std::string_view rest :
       {"<Code>c</Code><&", "<Code>c</Cod>", "<Code>c</Error>", "<Code>c</Code></Code>",
        "<Code>c</Code><x a>", "<Code>c</Code><x a=b>", "<Code>c</Code><x a=\"1\"b=\"2\">",
        "<Code>c</Code><x/ >", "<Code>c</Code><1>", "<Code>c</Code><!x>", "<Code>c</Code>< x>",
        "<Code>c</Code><Message><y></Message></Error>", "<Code>c</Code></Error><Error/>",
        "<Code>c</Code></Error>x", "<Code>c</Code><!DOCTYPE a>", "<Code>c</Code></x:Error>"}) {
    INFO(rest);
    const std::string body = "<Error>" + std::string(rest);
    const triage::error e = of(body);
    CHECK(e.code().name() == "c");
    CHECK(e.body_kind() == body_kind::xml);
    CHECK(e.damage() == damage::malformed);
  }
  // In an element of which nothing is wanted, tags are counted and not compared.
  CHECK(of("<Error><x><y></z></x><Code>c</Code></Error>").code().name() == "c");
  CHECK(of("<Error><x><y></z></x><Code>c</Code></Error>").damage() == damage::none);
  CHECK(of("<Error><x a='>'>]]> &bad; </x><Code>c</Code></Error>").damage() == damage::none);
  for (const std::string_view cut :
       {"<!", "<!-", "<!--", "<![", "<![CDATA", "<![CDATA[", "</x", ""}) {
    INFO(cut);
    const std::string body = "<Error><Code>c</Code><x>" + std::string(cut);
    CHECK(of(body).code().name() == "c");
    CHECK(of(body).damage() == damage::truncated);
  }
}

TEST_CASE("a body without any element is text") {
  CHECK_BOTH(of("<3").body_kind() == body_kind::text);
  CHECK_BOTH(of("<3").message() == "<3");
  CHECK_BOTH(of("\xEF\xBB\xBF <- here ").message() == "<- here");
  CHECK_BOTH(of("<no reply from upstream>").message() == "<no reply from upstream>");
  CHECK_BOTH(of("<\x01").body_kind() == body_kind::binary);
  CHECK_BOTH(of("<").body_kind() == body_kind::xml);
  CHECK_BOTH(of("<").damage() == damage::truncated);
  CHECK_BOTH(of("<?xml").damage() == damage::truncated);
}

TEST_CASE("pages are pages, and documents with names like theirs are not") {
  for (const std::string_view page :
       {"<html>", "<HTML lang=en>", "<!doctype html>", "<!DOCTYPE html><p>x", "<h1>x</h1><body>",
        "<!-- x --><html>", "<head><title>t</title>", "<title>t</title>",
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC \"-//W3C//DTD\" \"x\"><html/>",
        "<?xml version='1.0'?><html xmlns='x'/>",
        "<x:html xmlns:x='http://www.w3.org/1999/xhtml'/>", "<!DOCTYPE html><my-app></my-app>",
        "<center><head></head></center>"}) {
    INFO(page);
    CHECK(of(page).body_kind() == body_kind::html);
    CHECK(of(page).damage() == damage::none);
  }
  for (const std::string_view document :
       {"<Envelope><Header/><Body><title>t</title></Body></Envelope>",
        "<Error><title>t</title></Error>", "<Error><![CDATA[<!doctype html><html>]]></Error>",
        "<?xml version='1.0'?><title>t</title>", "<!DOCTYPE note SYSTEM \"html\"><note/>",
        "<problem><body/></problem>"}) {
    INFO(document);
    CHECK(of(document).body_kind() == body_kind::xml);
    CHECK(of(document).damage() == damage::none);
  }
}

TEST_CASE("a document type declaration is passed over") {
  CHECK(of("<!DOCTYPE Error SYSTEM \"a>b\" [ <!ELEMENT Error ANY> <!ENTITY c \"]>\"> "
           "<!-- it's --> <?p ]> ?> ]><Error><Code>c</Code></Error>")
            .code()
            .name() == "c");
  CHECK(of("<!DOCTYPE Error [<!ENTITY c \"x\"").damage() == damage::truncated);
  // Ten entities of ten each would be ten to the ten letters.
  std::string bomb = "<!DOCTYPE Error [<!ENTITY e0 \"ha\">";
  for (int i = 1; i <= 10; ++i) {
    const std::string n = std::to_string(i);
    bomb += "<!ENTITY e" + n + " \"";
    for (int k = 0; k < 10; ++k) bomb += "&e" + std::to_string(i - 1) + ";";
    bomb += "\">";
  }
  bomb += "]><Error><Code>&e10;</Code><Message>x&e10;</Message></Error>";
  CHECK(decoded(of(bomb).message()) == "x&e10;");
  CHECK(of(bomb).code().name() == "&e10;");
}

namespace {

// `part` over and over, behind `before`.
void read_many(std::string_view before, std::string_view part, std::size_t size) {
  INFO(before << " " << part);
  std::string body(before);
  body.reserve(size + part.size() + before.size());
  while (body.size() < size) body += part;
  const triage::error e = of(body);
  CHECK(e.failed());
  text::decoder d(e.message());
  std::size_t decoded = 0;
  while (d.next() >= 0) ++decoded;
  CHECK(decoded <= e.message().raw().size());
}

}  // namespace

TEST_CASE("hostile documents cost no more than their size") {
  for (const std::string_view part : {"<a>",
                                      "<Error>",
                                      "<Error><Code>",
                                      "<a ",
                                      "<a b='",
                                      "<a b=''",
                                      "<!--",
                                      "<!-- -->",
                                      "<?",
                                      "<?a?>",
                                      "<![CDATA[",
                                      "]]>",
                                      "&",
                                      "&#",
                                      "&#x1",
                                      "&amp;",
                                      "</",
                                      "</a>",
                                      "<a/>",
                                      "<",
                                      "<!",
                                      "<!DOCTYPE a [",
                                      "<!DOCTYPE a [\"",
                                      "x",
                                      " ",
                                      ":",
                                      "<a:",
                                      "<Code>c</Code>",
                                      "\xE2\x82",
                                      "]]",
                                      "<!D"}) {
    for (const std::string_view before : {"", "<Error>", "<Error><Message>", "<Error><Message>m",
                                          "<Error><Message><![CDATA[", "<x>"}) {
      read_many(before, part, 50'000);
    }
  }
  constexpr std::size_t ten_mb = 10'000'000;
  read_many("<x>", "<a>", ten_mb);
  read_many("<x>", "<a b='", ten_mb);
  read_many("<Error><Message>m", "<!-- -->", ten_mb);
  read_many("<Error><Message>", "&amp;&#", ten_mb);
}

TEST_CASE("any byte may be any other") {
  constexpr std::string_view bytes = "<>/&;!?-[]'\"= :ax#\0\x01\xC3\x80\xFF"sv;
  const std::string_view documents[] = {
      slow_down,
      "<!DOCTYPE Error [<!ENTITY a \"b\">]><x:Error a='1'><!-- c --><Code>c</Code><?p q?><e/>"
      "<Message>m</Message></x:Error><!-- -->",
      "<E><B><F>"};
  for (const std::string_view whole : documents) {
    for (std::size_t i = 0; i < whole.size(); ++i) {
      for (const char c : bytes) {
        std::string changed(whole);
        changed[i] = c;
        // In memory of its own, where reading beyond it is noticed.
        const std::string exact(changed.data(), changed.size());
        const triage::error e = of(exact);
        CHECK(e.failed());
        const std::string_view m = e.message().raw();
        if (e.message() && e.body_kind() == body_kind::xml) {
          CHECK(m.data() >= exact.data());
          CHECK(m.data() + m.size() <= exact.data() + exact.size());
        }
        std::string out;
        triage::append_escaped(out, e.message());
        triage::append_escaped(out, of_store(exact).code().raw());
      }
    }
  }
}

TEST_CASE("a CDATA section that is cut ends with a whole character") {
  const auto message_of = [](std::string_view body) {
    const triage::error e = triage::classify(triage::providers::generic, {500, body});
    return std::string(e.message().raw());
  };
  constexpr std::string_view head = "<Error><Code>c</Code><Message><![CDATA[ab";
  for (const std::string_view part :
       {"", "\xC3", "\xE2", "\xE2\x82", "\xF0", "\xF0\x9F", "\xF0\x9F\x98", "]", "]]"}) {
    const std::string body = std::string(head) + std::string(part);
    INFO(body);
    CHECK(message_of(body).ends_with("ab"));
  }
  CHECK(message_of(std::string(head) + "\xE2\x82\xAC").ends_with("ab\xE2\x82\xAC"));
  CHECK(message_of(std::string(head) + "\xF0\x9F\x98\x80").ends_with("ab\xF0\x9F\x98\x80"));
}

// Written with references, a message is longer than what it says: how much of it is looked at
// counts when it is decoded.
TEST_CASE("a delay is found behind many references") {
  std::string body = "<Error><Code>c</Code><Message>";
  for (int i = 0; i < 600; ++i) body += "&lt;";
  body += " Try again in 5 seconds</Message></Error>";
  const triage::error e = of(body);
  CHECK(e.delay_ms() == 5000);
  CHECK(e.verdict().delay_basis == triage::delay_basis::message);
}
