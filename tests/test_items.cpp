// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Errors of batches, in the forms that real APIs have.
#include <triage/items.hpp>
#include <triage.hpp>
#include <triage/providers.hpp>

#include <string>
#include <string_view>

#include "both_ways.hpp"

using triage::batch;
using triage::category;
using triage::role;

namespace {

// Elasticsearch: each item has one member, named after the operation.
struct search_api : triage::kinds {
  static constexpr std::string_view name = "search";
  static constexpr triage::field fields[] = {
      {"/error/type", role::code}, {"/error/reason", role::message}, {"/status", role::status}};
  static constexpr triage::in_success inside_2xx[] = {{.member = "/errors", .equals = "true"}};
  static constexpr batch batches[] = {{"/items/*/*", {.member = "/error"}}};
  static constexpr triage::row rows[] = {
      {"es_rejected_execution_exception", 429, busy, "the queue is full"},
      {"version_conflict_engine_exception", 409, conflicting, "it was changed since"},
  };
};
constexpr triage::provider search = triage::define<search_api>();

constexpr std::string_view bulk = R"({"took":3,"errors":true,"items":[
 {"index":{"_id":"1","status":201,"result":"created"}},
 {"create":{"_id":"2","status":409,"error":{"type":"version_conflict_engine_exception",
  "reason":"[2]: version conflict"}}},
 {"index":{"_id":"3","status":429,"error":{"type":"es_rejected_execution_exception",
  "reason":"rejected execution"}}},
 {"delete":{"_id":"4","status":404,"result":"not_found"}}]})";

// SQS and Kinesis, as JSON; SQS's query protocol, and S3's DeleteObjects.
struct cloud_api : triage::kinds {
  static constexpr std::string_view name = "cloud";
  static constexpr triage::field fields[] = {
      {"/Code", role::code},
      {"/ErrorCode", role::code},
      {"/Error/Code", role::code},
      {"/BatchResultErrorEntry/Code", role::code},
      {"/Message", role::message},
      {"/ErrorMessage", role::message},
      {"/Error/Message", role::message},
      {"/BatchResultErrorEntry/Message", role::message},
  };
  static constexpr batch batches[] = {
      {"/Failed/*"},
      {"/Records/*", {.member = "/ErrorCode"}},
      {"/DeleteResult/Error"},
      {"/SendMessageBatchResponse/SendMessageBatchResult/*",
       {.member = "/BatchResultErrorEntry/SenderFault", .equals = "false"}},
  };
  static constexpr triage::row rows[] = {
      {"ProvisionedThroughputExceededException", 400, throttled, "too much for this shard"},
      {"InternalFailure", 500, broken, "a fault of the server"},
      {"AccessDenied", 403, forbidden, "it may not be done"},
      {"SlowDown", 503, busy, "too many requests"},
  };
};
constexpr triage::provider cloud = triage::define<cloud_api>();

// JSON-RPC, Microsoft Graph's $batch and GraphQL.
struct web_api : triage::kinds {
  static constexpr std::string_view name = "web";
  static constexpr triage::field fields[] = {{"/error/code", role::code},
                                             {"/error/message", role::message},
                                             {"/extensions/code", role::code},
                                             {"/message", role::message}};
  static constexpr batch batches[] = {
      {"/*", {.member = "/error"}},
      {.each = "/responses/*",
       .failed = {.member = "/body/error"},
       .error = "/body",
       .status = "/status",
       .headers = "/headers"},
      {"/errors/*"},
  };
  static constexpr triage::row rows[] = {
      {"-32601", 404, no_such_name, "no such method"},
      {"TooManyRequests", 429, throttled, "too many requests"},
      {"FORBIDDEN", 403, forbidden, "it may not be seen"},
  };
};
constexpr triage::provider web = triage::define<web_api>();

struct derived_api : triage::kinds {
  using base = search_api;
  static constexpr std::string_view name = "derived";
  static constexpr batch batches[] = {{"/more/*"}};
};
constexpr triage::provider derived = triage::define<derived_api>();

// Its fields name the first of the items.
struct graph_api : triage::kinds {
  static constexpr std::string_view name = "graph";
  static constexpr triage::field fields[] = {{"/errors/0/extensions/code", role::code},
                                             {"/errors/0/type", role::code},
                                             {"/errors/0/message", role::message},
                                             {"/message", role::message},
                                             {"/errors", role::details}};
  static constexpr batch batches[] = {{"/errors/*"}, {"/more/*"}};
  static constexpr triage::row rows[] = {
      {"FORBIDDEN", 403, forbidden, "it may not be seen"},
      {"THROTTLED", 429, throttled, "too many", "", {.member = "/errors/0/extensions/cost"}},
      {"THROTTLED", 429, busy, "too many others"},
  };
};
constexpr triage::provider graph_ql = triage::define<graph_api>();

// "INDEX STATUS code category;" of each.
class listed {
 public:
  constexpr listed(const triage::provider& p, std::string_view body, int status = 200) {
    for (const triage::batch_item& item : triage::items(p, triage::response{status, body})) {
      number(item.index);
      put(" ");
      number(static_cast<std::size_t>(item.error.status()));
      put(" ");
      put(item.error.code().raw().raw());
      put(" ");
      put(to_string(item.error.category()));
      put(";");
    }
  }
  constexpr bool operator==(std::string_view s) const {
    return std::string_view(text_, size_) == s;
  }
  friend std::ostream& operator<<(std::ostream& out, const listed& l) {
    return out << std::string_view(l.text_, l.size_);
  }

 private:
  constexpr void put(std::string_view s) {
    for (const char c : s) {
      if (size_ < sizeof text_) text_[size_++] = c;
    }
  }
  constexpr void number(std::size_t n) {
    char digits[20] = {};
    std::size_t size = 0;
    do digits[size++] = static_cast<char>('0' + n % 10);
    while ((n /= 10) != 0);
    while (size != 0) put({&digits[--size], 1});
  }

  char text_[512] = {};
  std::size_t size_ = 0;
};

constexpr triage::batch_item first(const triage::provider& p, std::string_view body) {
  return *triage::items(p, triage::response{200, body}).begin();
}

}  // namespace

TEST_CASE("a bulk request of Elasticsearch") {
  CHECK_BOTH(listed(search, bulk) ==
             "1 409 version_conflict_engine_exception conflict;"
             "2 429 es_rejected_execution_exception overloaded;");
  CHECK_BOTH(first(search, bulk).name == "create");
  // The index is that of the operation, however many members an item has.
  CHECK_BOTH(listed(search, R"({"items":[{},7,{"a":{"status":500,"error":{}},"b":{"status":501,)"
                            R"("error":{}}},{"c":{"status":503,"error":{}}}]})") ==
             "2 500  internal;2 501  invalid_request;3 503  unavailable;");
  CHECK_BOTH(first(search, bulk).member("/_id") == "2");
  CHECK_BOTH(first(search, bulk).raw.substr(0, 10) == R"({"_id":"2")");
  CHECK_BOTH(first(search, bulk).raw.back() == '}');
  CHECK_BOTH(first(search, bulk).error.message() == "[2]: version conflict");
  CHECK_BOTH(first(search, bulk).error.body() == first(search, bulk).raw);
  CHECK_BOTH(classify(search, {200, bulk}).failed());
  CHECK_BOTH(listed(search, R"({"took":1,"errors":false,"items":[{"index":{"status":201}}]})") ==
             "");
}

TEST_CASE("SQS and Kinesis") {
  constexpr std::string_view sqs =
      R"({"Successful":[{"Id":"a","MessageId":"m"}],"Failed":[{"Id":"b","SenderFault":false,)"
      R"("Code":"InternalFailure","Message":"m"},{"Id":"c","SenderFault":true,"Code":"Odd"}]})";
  CHECK_BOTH(listed(cloud, sqs) == "0 200 InternalFailure internal;1 200 Odd unknown;");
  CHECK_BOTH(first(cloud, sqs).member("/Id") == "b");
  CHECK_BOTH(first(cloud, sqs).error.message() == "m");
  CHECK_BOTH(first(cloud, sqs).error.verdict() == triage::backoff);
  CHECK_BOTH(listed(cloud,
                    R"({"FailedRecordCount":1,"Records":[{"SequenceNumber":"1","ShardId":"s"},)"
                    R"({"ErrorCode":null},{"ErrorCode":"ProvisionedThroughputExceededException",)"
                    R"("ErrorMessage":"m"}]})") ==
             "2 200 ProvisionedThroughputExceededException rate_limited;");
}

TEST_CASE("XML") {
  constexpr std::string_view deleted =
      "<?xml version=\"1.0\"?>\n<s3:DeleteResult xmlns:s3=\"u\"><Deleted><Key>a</Key></Deleted>"
      "<Error><Key>b&amp;c</Key><Code>AccessDenied</Code><Message>m</Message></Error><!-- x -->"
      "<s3:Error><s3:Key>d</s3:Key><s3:Code>SlowDown</s3:Code></s3:Error><Error/></"
      "s3:DeleteResult>";
  CHECK_BOTH(listed(cloud, deleted) ==
             "0 200 AccessDenied permission;1 200 SlowDown overloaded;2 200  unknown;");
  CHECK_BOTH(first(cloud, deleted).member("/Error/Key") == "b&c");
  CHECK_BOTH(!first(cloud, deleted).member("/Error/Keys"));
  CHECK_BOTH(first(cloud, deleted).error.message() == "m");
  CHECK_BOTH(first(cloud, deleted).error.body_kind() == triage::body_kind::xml);
  CHECK_BOTH(
      listed(
          cloud,
          "<SendMessageBatchResponse><SendMessageBatchResult><SendMessageBatchResultEntry>"
          "<Id>1</Id></SendMessageBatchResultEntry><BatchResultErrorEntry><Id>2</Id>"
          "<SenderFault> false </SenderFault><Code>InternalFailure</Code></BatchResultErrorEntry>"
          "<BatchResultErrorEntry><SenderFault>true</SenderFault></BatchResultErrorEntry>"
          "</SendMessageBatchResult></SendMessageBatchResponse>") ==
      "1 200 InternalFailure internal;");
}

TEST_CASE("sections of CDATA between the items of a batch") {
  CHECK_BOTH(listed(cloud,
                    "<DeleteResult><![CDATA[<Error><Code>x</Code></Error>]]><Error>"
                    "<Code>SlowDown</Code></Error><![CDATA[]]><Error><Code>AccessDenied</Code>"
                    "</Error></DeleteResult>") ==
             "0 200 SlowDown overloaded;1 200 AccessDenied permission;");
  CHECK_BOTH(
      listed(cloud, "<DeleteResult><?a b?><!-- c --><Error><Code>SlowDown</Code></Error><!-- d") ==
      "0 200 SlowDown overloaded;");
  CHECK_BOTH(listed(cloud,
                    "<DeleteResult><Error><Code>SlowDown</Code></Error><![CDATA[<Error>"
                    "<Code>x</Code></Error></DeleteResult>") == "0 200 SlowDown overloaded;");
}

TEST_CASE("white space, comments and CDATA between the elements on the way to the items") {
  CHECK_BOTH(
      listed(
          cloud,
          "<SendMessageBatchResponse>\n <SendMessageBatchResult>\n <a>"
          "<SenderFault>false</SenderFault></a>\n </SendMessageBatchResult>\n <!-- b -->\n"
          "<SendMessageBatchResult/> <?c?> <SendMessageBatchResult>\n <![CDATA[d]]> "
          "<BatchResultErrorEntry><SenderFault>false</SenderFault><Code>InternalFailure</Code>"
          "</BatchResultErrorEntry>\n</SendMessageBatchResult>\n</SendMessageBatchResponse>\n") ==
      "1 200 InternalFailure internal;");
}

TEST_CASE("members of an item of XML") {
  constexpr auto key = [](std::string_view item, std::string_view path = "/Error/Key") {
    return triage::batch_item{0, {}, item, {}}.member(path);
  };
  CHECK_BOTH(key("<Error><Key>k</Key></Error>") == "k");
  CHECK_BOTH(key("<Error><Key a='b>c' >k</Key></Error>") == "k");
  CHECK_BOTH(key("<Error><Key> k </Key></Error>") == "k");
  // There, and empty.
  CHECK_BOTH(key("<Error><Key/></Error>").present());
  CHECK_BOTH(key("<Error><Key/></Error>") == "");
  CHECK_BOTH(key("<Error><Key a='</'/></Error>") == "");
  CHECK_BOTH(key("<Error><Key></Key></Error>") == "");
  CHECK_BOTH(!key("<Error><Key").present());
  // As deep as a pointer of a table may be, and deeper.
  CHECK_BOTH(key("<a><b><c><d><e><f>k</f></e></d></c></b></a>", "/a/b/c/d/e/f") == "k");
  CHECK_BOTH(!key("<a><b><c><d><e><f>k</f></e></d></c></b></a>", "/a/b/c/d/e/f/g").present());
  CHECK_BOTH(
      !key("<a><b><c><d><e><f><g>k</g></f></e></d></c></b></a>", "/a/b/c/d/e/f/g").present());
}

namespace {

// Items in groups, and items of XML with a status; no fields of its own.
struct groups_api : triage::kinds {
  static constexpr std::string_view name = "groups";
  static constexpr batch batches[] = {
      {"/groups/*/errors/*"},
      {.each = "/multistatus/response", .status = "/response/status"},
  };
  static constexpr triage::row rows[] = {{"Locked", 423, conflicting, "somebody else has it"}};
};
constexpr triage::provider groups = triage::define<groups_api>();

}  // namespace

TEST_CASE("the index of an item in several arrays is that in the outermost") {
  CHECK_BOTH(listed(groups, R"({"groups":[{"errors":[]},{"errors":[{"code":"Locked"},{"code":)"
                            R"("x"}]},{"errors":[{"code":"Locked"}]}]})") ==
             "1 200 Locked conflict;1 200 x unknown;2 200 Locked conflict;");
}

TEST_CASE("a provider without fields reads its items as the generic shapes") {
  constexpr std::string_view body = R"({"groups":[{"errors":[{"code":"Locked","message":"m"}]}]})";
  CHECK_BOTH(first(groups, body).error.code() == groups["Locked"]);
  CHECK_BOTH(first(groups, body).error.message() == "m");
}

TEST_CASE("the status of an item of XML") {
  CHECK_BOTH(listed(groups,
                    "<multistatus><response><status>404</status></response><response><status> 423 "
                    "</status></response><response/></multistatus>",
                    207) == "0 404  not_found;1 423  conflict;2 207  unknown;");
}

TEST_CASE("JSON-RPC, Microsoft Graph and GraphQL") {
  CHECK_BOTH(listed(web, R"([{"jsonrpc":"2.0","id":1,"result":7},{"jsonrpc":"2.0","id":2,"error":)"
                         R"({"code":-32601,"message":"m"}},{"id":3,"error":null},7,null])") ==
             "1 200 -32601 not_found;");
  constexpr std::string_view graph =
      R"({"responses":[{"id":"1","status":200,"body":{"error_count":0}},{"id":"2","status":429,)"
      R"("headers":{"Content-Type":"a","Retry-After":"10"},"body":{"error":{"code":)"
      R"("TooManyRequests","message":"m"}}},{"id":"3","status":404,"body":{"error":{"code":"x"}}}]})";
  CHECK_BOTH(listed(web, graph) == "1 429 TooManyRequests rate_limited;2 404 x not_found;");
  CHECK_BOTH(first(web, graph).error.delay_ms() == 10'000);
  CHECK_BOTH(first(web, graph).error.message() == "m");
  CHECK_BOTH(first(web, graph).member("/id") == "2");
  CHECK_BOTH(listed(web, R"({"data":null,"errors":[{"message":"m","path":["a"]},{"message":"n",)"
                         R"("extensions":{"code":"FORBIDDEN"}},"text"]})") ==
             "0 200  unknown;1 200 FORBIDDEN permission;2 200  unknown;");
  // Also in a response that failed as a whole.
  CHECK_BOTH(listed(web, R"({"errors":[{"message":"m"}]})", 400) == "0 400  invalid_request;");
}

TEST_CASE("fields that name the first item are those of all items") {
  constexpr std::string_view body =
      R"({"errors":[{"message":"a","type":"FORBIDDEN"},{"message":"b","extensions":{"code":)"
      R"("THROTTLED"}},{"message":"c","extensions":{"cost":5,"code":"THROTTLED"}},"text",)"
      R"({"error":{"message":"generic"}}],"more":[{"message":"d"}]})";
  CHECK_BOTH(listed(graph_ql, body) ==
             "0 200 FORBIDDEN permission;1 200 THROTTLED overloaded;2 200 THROTTLED rate_limited;"
             "3 200  unknown;4 200  unknown;0 200  unknown;");
  CHECK_BOTH(first(graph_ql, body).error.message() == "a");
  auto item = triage::items(graph_ql, triage::response{200, body}).begin();
  for (const std::string_view message : {"a", "b", "c", "text", "generic", "d"}) {
    CHECK(item->error.message() == message);
    ++item;
  }
}

TEST_CASE("batches of a base come after the own ones") {
  CHECK_BOTH(listed(derived, R"({"items":[{"a":{"status":500,"error":{}}}],"more":[{},{}]})",
                    503) == "0 503  unavailable;1 503  unavailable;0 500  internal;");
  CHECK_BOTH(derived.batches().size() == 2);
}

TEST_CASE("the batches of the library's own providers") {
  using namespace triage::providers;
  CHECK(listed(elasticsearch, bulk) ==
        "1 409 version_conflict_engine_exception conflict;"
        "2 429 es_rejected_execution_exception overloaded;");
  CHECK(listed(elasticsearch,
               R"({"responses":[{"hits":{},"status":200},{"error":{"root_cause":[)"
               R"({"type":"index_not_found_exception","reason":"no such index"}],)"
               R"("type":"x"},"status":404}]})") == "1 404 index_not_found_exception not_found;");
  CHECK(listed(sqs, R"({"Failed":[{"Id":"b","SenderFault":false,"Code":"InternalFailure"}]})") ==
        "0 200 InternalFailure internal;");
  CHECK(listed(sqs,
               "<DeleteMessageBatchResponse><DeleteMessageBatchResult><BatchResultErrorEntry>"
               "<Id>2</Id><Code>InternalFailure</Code></BatchResultErrorEntry>"
               "</DeleteMessageBatchResult></DeleteMessageBatchResponse>") ==
        "0 200 InternalFailure internal;");
  CHECK(listed(sns,
               "<PublishBatchResponse><PublishBatchResult><Failed><member><Code>InternalError"
               "</Code></member></Failed><Successful/></PublishBatchResult>"
               "</PublishBatchResponse>") == "0 200 InternalError internal;");
  CHECK(listed(kinesis, R"({"FailedRecordCount":1,"Records":[{"ShardId":"s"},{"ErrorCode":)"
                        R"("ProvisionedThroughputExceededException","ErrorMessage":"m"}]})") ==
        "1 200 ProvisionedThroughputExceededException rate_limited;");
  CHECK(first(dynamodb,
              R"({"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",)"
              R"("CancellationReasons":[{"Code":"None"},{"Code":"ThrottlingError"}]})")
            .index == 1);
  CHECK(listed(s3,
               "<DeleteResult><Deleted/><Error><Key>k</Key><Code>AccessDenied</Code></Error>"
               "<Error><Code>SlowDown</Code></Error></DeleteResult>") ==
        "0 200 AccessDenied permission;1 200 SlowDown rate_limited;");
  CHECK(minio.batches().size() == s3.batches().size());
  CHECK(
      listed(jsonrpc, R"([{"id":1,"result":7},{"id":2,"error":{"code":-32602,"message":"m"}}])") ==
      "1 200 -32602 invalid_request;");
  CHECK(listed(github, R"({"data":{},"errors":[{"type":"NOT_FOUND","message":"a"},)"
                       R"({"type":"FORBIDDEN","message":"b"}]})") ==
        "0 200 NOT_FOUND not_found;1 200 FORBIDDEN permission;");
  CHECK(listed(graphql, R"({"errors":[{"extensions":{"code":"UNAUTHENTICATED"}},)"
                        R"({"extensions":{"code":"BAD_USER_INPUT"}}]})") ==
        "0 200 UNAUTHENTICATED authentication;1 200 BAD_USER_INPUT invalid_request;");
  CHECK(listed(shopify, R"({"errors":[{"extensions":{"code":"THROTTLED"}}]})") ==
        "0 200 THROTTLED rate_limited;");
  const triage::batch_item graph =
      first(microsoft_graph, R"({"responses":[{"id":"1","status":200,"body":{}},{"id":"2","status")"
                             R"(:429,"headers":{"Retry-After":"7"},"body":{"error":{"code":)"
                             R"("TooManyRequests","message":"m"}}}]})");
  CHECK(graph.error.delay_ms() == 7000);
  CHECK(graph.member("/id") == "2");
  CHECK(listed(salesforce,
               R"([{"id":"1","success":true,"errors":[]},{"success":false,"errors":[)"
               R"({"statusCode":"DUPLICATES_DETECTED","message":"m","fields":[]}]}])") ==
        "1 200 DUPLICATES_DETECTED conflict;");
  CHECK(listed(salesforce, R"({"compositeResponse":[{"body":null,"httpStatusCode":204},{"body":[{)"
                           R"("errorCode":"NOT_FOUND","message":"m"}],"httpStatusCode":404}]})") ==
        "1 404 NOT_FOUND not_found;");
}

TEST_CASE("bodies without errors") {
  for (const std::string_view body : {"",
                                      " ",
                                      "7",
                                      "null",
                                      "[",
                                      "{",
                                      "[]",
                                      "{}",
                                      "{\"errors\":{}}",
                                      "{\"errors\":[]}",
                                      "{\"errors\":7}",
                                      "{\"errors\":[7,null,true]}",
                                      "text",
                                      "<",
                                      "<a",
                                      "<a/>",
                                      "<a></a>",
                                      "<!-- a",
                                      "{\"errors\":",
                                      "{\"errors\" [{}]}",
                                      "{\"error\":[{}]}",
                                      "\"errors\""}) {
    INFO(body);
    CHECK(triage::items(web, triage::response{200, body}).empty());
    CHECK(triage::items(cloud, triage::response{200, body}).empty());
  }
  CHECK_BOTH(triage::items(triage::providers::generic, triage::response{200, bulk}).empty());
}

TEST_CASE("damaged batches are read up to the damage") {
  CHECK_BOTH(listed(web, R"({"errors":[{"message":"a"},{"mess)") ==
             "0 200  unknown;1 200  unknown;");
  CHECK_BOTH(first(web, R"({"errors":[{"message":"hal)").error.message() == "hal");
  CHECK_BOTH(first(web, R"({"errors":[{"message":"hal)").error.damage() ==
             triage::damage::truncated);
  CHECK_BOTH(listed(web, R"({"errors":[{"message":"a"} {"message":"b"}]})") == "0 200  unknown;");
  CHECK_BOTH(listed(cloud, "<DeleteResult><Error><Code>SlowDown</Code>") ==
             "0 200 SlowDown overloaded;");
  CHECK_BOTH(listed(cloud, "<DeleteResult><Error><Code>SlowDown</Code></Error></Other>") ==
             "0 200 SlowDown overloaded;");
  // Every beginning of a body.
  for (const std::string_view body :
       {bulk, std::string_view("<DeleteResult><Error/></DeleteResult>")}) {
    for (std::size_t size = 0; size <= body.size(); ++size) {
      const std::string part(body.substr(0, size));
      std::size_t count = 0;
      for (const auto& item :
           triage::items(body == bulk ? search : cloud, triage::response{200, part})) {
        CHECK(item.error.failed());
        ++count;
      }
      CHECK(count <= 2);
    }
  }
}

TEST_CASE("walking a large batch takes linear time") {
  std::string body = R"({"errors":[)";
  for (int i = 0; i < 20'000; ++i) body += R"({"message":"m","path":[[[[1]]]]},)";
  body += "{}]}";
  std::size_t last = 0;
  for (const auto& item : triage::items(web, triage::response{200, body})) last = item.index;
  CHECK(last == 20'000);
  body = "<DeleteResult>";
  for (int i = 0; i < 20'000; ++i) body += "<Error><Code>SlowDown</Code></Error><x><y/></x>";
  last = 0;
  for (const auto& item : triage::items(cloud, triage::response{200, body})) last = item.index;
  CHECK(last == 19'999);
}

TEST_CASE("headers that are members of an object") {
  using triage::detail::json_headers;
  constexpr json_headers in(R"({"a":{"Retry-After":1},"b":[1],"c":true,"RETRY-AFTER":"7","n":9,)"
                            R"("e":"\u0041"})");
  CHECK_BOTH(in("retry-after") == "7");
  CHECK_BOTH(in("N") == "9");
  for (const std::string_view name : {"a", "b", "c", "e", "x"}) {
    INFO(name);
    CHECK(!in(name));
  }
  CHECK_BOTH(!json_headers("[1]")("a"));
  CHECK_BOTH(!json_headers("")("a"));
}
