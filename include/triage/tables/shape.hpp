// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Shapes: where error bodies put what, as data. A provider has its own shape; the generic ones
// here are for what its proxies, gateways and frameworks send instead.
#ifndef TRIAGE_TABLES_SHAPE_HPP
#define TRIAGE_TABLES_SHAPE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/tables/rows.hpp>

namespace triage::inline TRIAGE_ABI {

/// What a JSON value is.
enum class json_kind : std::uint8_t { string, number, object, array, boolean };

/// Something that has to be in a body for a generic shape to apply.
struct condition {
  std::string_view pointer;
  json_kind kind;
};

/// One known layout of error bodies.
struct shape {
  std::string_view name;
  const condition* when;  ///< all of these must hold
  std::size_t when_size;
  const field* fields;
  std::size_t fields_size;
};

namespace detail {

/// The generic shapes, most specific first. A role that one shape does not fill, the next may. The
/// token * stands for all elements of an array.
struct generic_shapes {
  // {"error": {"message", "type", "code", "param"}}: OpenAI and everything compatible with it.
  static constexpr condition when_openai[] = {{"/error", json_kind::object}};
  static constexpr field openai[] = {
      {"/error/message", role::message},
      {"/error/code", role::code},
      {"/error/type", role::type},
      {"/error/param", role::param},
      {"/error/request_id", role::request_id},
      {"/error/retry_after", role::retry_after},
      {"/error/metadata/retry_after_seconds", role::retry_after},  // OpenRouter
      {"/error/details/*/retryDelay", role::retry_after},          // google.rpc.RetryInfo
      {"/error/details", role::details},
      {"/errors", role::details},
  };

  // RFC 9457 section 3: problem details. `type` is a URI there. A body may leave out any member.
  static constexpr condition when_problem[] = {{"/title", json_kind::string}};
  static constexpr condition when_untitled_problem[] = {{"/type", json_kind::string},
                                                        {"/detail", json_kind::string}};
  static constexpr field problem[] = {
      {"/detail", role::message}, {"/title", role::message}, {"/type", role::type},
      {"/status", role::status},  {"/code", role::code},     {"/errors", role::details},
  };

  // FastAPI: `detail` is whatever the application raised, or a list of what pydantic found.
  static constexpr condition when_fastapi_list[] = {{"/detail", json_kind::array}};
  static constexpr field fastapi_list[] = {
      {"/detail/0/msg", role::message},
      {"/detail/0", role::message},
      {"/detail/0/type", role::type},
      {"/detail", role::details},
  };
  static constexpr condition when_fastapi_object[] = {{"/detail", json_kind::object}};
  static constexpr field fastapi_object[] = {
      {"/detail/message", role::message}, {"/detail/msg", role::message},
      {"/detail/code", role::code},       {"/detail/status", role::code},
      {"/detail/type", role::type},
  };
  static constexpr condition when_fastapi_text[] = {{"/detail", json_kind::string}};
  static constexpr field fastapi_text[] = {
      {"/detail", role::message},
      {"/code", role::code},
  };

  // {"error": "text"}, with or without a longer message beside it.
  static constexpr condition when_error_text[] = {{"/error", json_kind::string}};
  static constexpr field error_text[] = {
      {"/message", role::message},
      {"/error", role::message},
      {"/code", role::code},
      {"/estimated_time", role::retry_after},  // Hugging Face, while a model is loading
  };

  // Laravel's validation: {"message", "errors": {field: [text, …]}}.
  static constexpr condition when_laravel[] = {{"/message", json_kind::string},
                                               {"/errors", json_kind::object}};
  static constexpr field laravel[] = {
      {"/message", role::message},
      {"/errors", role::details},
  };

  // {"code", "message"} or just {"message"}.
  static constexpr field flat[] = {
      {"/message", role::message},
      {"/code", role::code},
      {"/type", role::type},
      {"/param", role::param},
      {"/request_id", role::request_id},
      {"/retry_after", role::retry_after},
      {"/parameters/retry_after", role::retry_after},     // Telegram
      {"/details/retryAfterSeconds", role::retry_after},  // Kubernetes
      {"/metadata/retry_after_seconds", role::retry_after},
      {"/errors", role::details},
  };

  template <std::size_t W, std::size_t F>
  static constexpr shape make(std::string_view name, const condition (&when)[W],
                              const field (&fields)[F]) noexcept {
    return {name, when, W, fields, F};
  }

  static constexpr std::size_t count = 9;
  static constexpr shape at(std::size_t i) noexcept {
    switch (i) {
      case 0: return make("openai", when_openai, openai);
      case 1: return make("problem", when_problem, problem);
      case 2: return make("problem", when_untitled_problem, problem);
      case 3: return make("fastapi", when_fastapi_list, fastapi_list);
      case 4: return make("fastapi", when_fastapi_object, fastapi_object);
      case 5: return make("error_text", when_error_text, error_text);
      case 6: return make("fastapi", when_fastapi_text, fastapi_text);
      case 7: return make("laravel", when_laravel, laravel);
      default: return {"flat", nullptr, 0, flat, std::size(flat)};
    }
  }
};

/// Those of XML bodies. An element is a member, the root element one of the document.
struct generic_xml_shapes {
  // S3 and all that speak like it, and Azure Storage.
  static constexpr field error[] = {
      {"/Error/Code", role::code},
      {"/Error/Message", role::message},
      {"/Error/RequestId", role::request_id},
  };
  // The query services of AWS, such as IAM, SNS and STS.
  static constexpr field error_response[] = {
      {"/ErrorResponse/Error/Code", role::code},
      {"/ErrorResponse/Error/Message", role::message},
      {"/ErrorResponse/Error/Type", role::type},
      {"/ErrorResponse/RequestId", role::request_id},
  };
  // EC2 and SimpleDB.
  static constexpr field response[] = {
      {"/Response/Errors/Error/Code", role::code},
      {"/Response/Errors/Error/Message", role::message},
      {"/Response/RequestID", role::request_id},
  };
  // SOAP 1.1 section 4.4, SOAP 1.2 part 1 section 5.4.
  static constexpr field soap[] = {
      {"/Envelope/Body/Fault/faultcode", role::code},
      {"/Envelope/Body/Fault/Code/Value", role::code},
      {"/Envelope/Body/Fault/faultstring", role::message},
      {"/Envelope/Body/Fault/Reason/Text", role::message},
  };
  // OData 3, such as Azure's tables.
  static constexpr field odata[] = {
      {"/error/code", role::code},
      {"/error/message", role::message},
  };

  template <std::size_t F>
  static constexpr shape make(std::string_view name, const field (&fields)[F]) noexcept {
    return {name, nullptr, 0, fields, F};
  }

  static constexpr std::size_t count = 5;
  static constexpr shape at(std::size_t i) noexcept {
    switch (i) {
      case 0: return make("xml_error", error);
      case 1: return make("xml_error_response", error_response);
      case 2: return make("xml_response", response);
      case 3: return make("soap", soap);
      default: return make("xml_odata", odata);
    }
  }
};

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif
