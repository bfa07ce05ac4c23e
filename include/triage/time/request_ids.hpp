// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The response headers in which APIs, gateways and proxies give the id of a request.
#ifndef TRIAGE_TIME_REQUEST_IDS_HPP
#define TRIAGE_TIME_REQUEST_IDS_HPP

#include <string_view>

#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// The most specific first: what the API itself calls the request, then the names that anybody may
/// use, then gateways and edges, and last what may only be an echo of the caller's id.
inline constexpr std::string_view request_id_names[] = {
    // APIs
    "Request-Id",
    "X-Oai-Request-Id",
    "X-Amzn-RequestId",
    "X-Amzn-Request-Id",
    "X-Amz-Request-Id",
    "X-Ms-Request-Id",
    "X-GitHub-Request-Id",
    "X-Slack-Req-Id",
    "X-Shopify-Request-Id",
    "Twilio-Request-Id",
    "PayPal-Debug-Id",
    "Square-Request-Id",
    "X-Dropbox-Request-Id",
    "X-Notion-Request-Id",
    "X-HubSpot-Correlation-Id",
    "X-Zm-TrackingId",
    "X-Okta-Request-Id",
    "X-ARequestId",
    "Atl-TraceId",
    "X-FB-Request-Id",
    "X-FB-Trace-Id",
    "X-SFDC-Request-Id",
    "X-Mbx-Uuid",
    "X-ClickHouse-Query-Id",
    "X-Generation-Id",
    "X-Debug-Trace-Id",
    "Mistral-Correlation-Id",
    "X-Together-TraceId",
    "X-SiliconCloud-Trace-Id",
    "X-Tt-Logid",
    "Nvcf-Reqid",
    "Dg-Request-Id",
    "X-Databricks-Request-Id",
    "Opc-Request-Id",
    "Oc-Request-Id",
    "X-IBM-Request-Id",
    "X-TC-RequestId",
    "X-Acs-Request-Id",
    "X-Bce-Request-Id",
    "X-Ms-RequestId",
    "X-Ms-ServiceRequestId",
    "X-Ms-Activity-Id",
    "X-GUploader-UploadID",
    "X-Goog-Request-Id",
    "X-Google-Request-Id",
    // Anybody
    "X-Request-ID",
    "X-RequestId",
    "RequestId",
    "X-Request-Guid",
    "X-Correlation-ID",
    "X-CorrelationId",
    "Correlation-Id",
    "X-Trace-Id",
    "X-TraceId",
    "Trace-Id",
    "TraceId",
    "X-Transaction-Id",
    "X-Global-Transaction-Id",
    "X-TrackingId",
    "TrackingId",
    // Gateways, platforms and edges
    "Apim-Request-Id",
    "X-Ms-Correlation-Request-Id",
    "X-LiteLLM-Call-Id",
    "X-Portkey-Trace-Id",
    "Helicone-Id",
    "X-Kong-Request-Id",
    "Apigw-RequestId",
    "X-Amz-Apigw-Id",
    "X-Amzn-Trace-Id",
    "X-Vercel-Id",
    "Fly-Request-Id",
    "X-NF-Request-Id",
    "Rndr-Id",
    "X-Railway-Request-Id",
    "Cf-Aig-Log-Id",
    "Cf-Aig-Event-Id",
    "X-Cloud-Trace-Context",
    "X-Akamai-Request-Id",
    "X-Fastly-Request-Id",
    "X-Azure-Ref",
    "X-Iinfo",
    "X-Amz-Cf-Id",
    "CF-Ray",
    "X-Amz-Id-2",
    "X-Varnish",
    // Tracing, and what may be the caller's own
    "TraceResponse",
    "TraceParent",
    "X-B3-TraceId",
    "Uber-Trace-Id",
    "X-Datadog-Trace-Id",
    "X-Message-Id",
    "X-Ms-Client-Request-Id",
    "Client-Request-Id",
    "X-Opaque-Id",
};
inline constexpr name_set<std::size(request_id_names)> request_ids(request_id_names);

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
