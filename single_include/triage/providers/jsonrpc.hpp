// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// JSON-RPC 2.0: https://www.jsonrpc.org/specification
//
// Failures usually come as HTTP 200 (Bitcoin Core: 500, and 404 for an unknown method), and five
// codes mean the same everywhere. From -32000 to -32099 each server has its own meanings: the rows
// are those of Ethereum nodes, and where those of Solana, the Language Server Protocol and the
// Model Context Protocol differ, the message tells them apart. Geth sends -32000 for nearly
// everything. A batch is answered with an array, whose elements the caller has to look at one by
// one.
#ifndef TRIAGE_PROVIDERS_JSONRPC_HPP
#define TRIAGE_PROVIDERS_JSONRPC_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct jsonrpc_api : kinds {
  static constexpr std::string_view name = "jsonrpc";
  static constexpr std::string_view title = "JSON-RPC 2.0";
  static constexpr std::string_view page = "https://www.jsonrpc.org/specification";
  static constexpr std::string_view seen = "2026-11-26";

  static constexpr std::string_view spec = "JSON-RPC 2.0, 5.1 Error object";
  static constexpr std::string_view eip = "EIP-1474, Error codes";
  static constexpr std::string_view eip1193 = "EIP-1193, Provider Errors";
  static constexpr std::string_view geth = "go-ethereum, rpc/errors.go and core/txpool/errors.go";
  static constexpr std::string_view solana = "Solana, rpc-client-api custom_error.rs";
  static constexpr std::string_view bitcoin = "Bitcoin Core, src/rpc/protocol.h";
  static constexpr std::string_view lsp = "Language Server Protocol 3.17, ErrorCodes";
  // Providers of hosted Ethereum nodes.
  static constexpr std::string_view infura = "Infura, Rate limits";
  static constexpr std::string_view alchemy = "Alchemy, Error reference";
  static constexpr std::string_view seen_ = "seen in responses of nodes";
  /// Nothing was done: the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);
  /// The caller cancelled the call.
  static constexpr kind gave_up = kind{category::cancelled, action::never, remedy::nothing};
  /// The call failed, and the same call would fail again.
  static constexpr kind faulty = kind{category::internal, action::never, remedy::contact_support};
  /// All it says is that the call failed.
  static constexpr kind unclear = kind{category::unknown, action::never, remedy::contact_support};
  /// The state changed during the call: send it again.
  static constexpr kind ask_again = kind{category::conflict, action::backoff, remedy::wait};

  static constexpr field fields[] = {
      {"/error/data/code", role::code, "the code of the node behind a wallet or gateway"},
      {"/error/code", role::code, "the code, an integer"},
      {"/error/data/message", role::message,
       "what went wrong, from the node behind a wallet or gateway"},
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/data/rate/backoff_seconds", role::retry_after, "how long to wait, at Infura"},
  };

  // Every call is answered with 200. The `"error": null` of version 1.0 is a success.
  static constexpr in_success inside_2xx[] = {
      {.member = "/error"},
  };

  static constexpr batch batches[] = {{"/*", {.member = "/error"}}};

  static constexpr row rows[] = {
      // Codes that mean the same everywhere.
      {"-32700", {}, bad_request, "the body is not JSON", spec},
      {"-32600", 401, bad_key, "no valid credentials; sent by some hosted nodes", seen_},
      {"-32600", 403, forbidden, "not allowed; sent by some hosted nodes", seen_},
      {"-32600", 429, throttled, "too many requests; sent by some hosted nodes", seen_},
      {"-32600", {}, bad_request, "the body is not a request object", spec},
      {"-32601", {}, bad_request, "no such method", spec},
      {"-32602", {}, bad_request, "wrong parameters", spec},
      {"-32603", {429}, throttled, "too many requests; sent by some hosted nodes", seen_},
      {"-32603",
       {},
       bad_request,
       "the contract reverted the call",
       geth,
       {.message = "execution reverted"}},
      {"-32603",
       {},
       out_of_funds,
       "the account cannot pay for the transaction",
       geth,
       {.message = "insufficient funds"}},
      {"-32603",
       {},
       refused.with(processed::unknown),
       "a transaction with this nonce was already carried out",
       geth,
       {.message = "nonce too low"}},
      {"-32603",
       {},
       throttled,
       "too many requests; sent by some hosted nodes",
       seen_,
       {.message = "rate limit"}},
      {"-32603",
       {},
       throttled,
       "too many requests; sent by some hosted nodes",
       seen_,
       {.message = "too many requests"}},
      {"-32603", {}, broken, "internal server error", spec},
      // Ethereum. The message says what happened.
      {"-32000", 401, bad_key, "no valid credentials; sent by some hosted nodes", seen_},
      {"-32000", 403, forbidden, "not allowed; sent by some hosted nodes", seen_},
      {"-32000", 429, throttled, "too many requests; sent by some hosted nodes", seen_},
      {"-32000",
       {},
       throttled,
       "too many requests; sent by some hosted nodes",
       seen_,
       {.message = "rate limit"}},
      {"-32000",
       {},
       throttled,
       "too many requests; sent by some hosted nodes",
       seen_,
       {.message = "too many requests"}},
      {"-32000",
       {},
       bad_key,
       "the caller has to log in first",
       seen_,
       {.message = "authentication required"}},
      {"-32000",
       {},
       missing,
       "the filter no longer exists: create a new one",
       geth,
       {.message = "filter not found"}},
      {"-32000",
       {},
       timed_out,
       "the request took too long",
       geth,
       {.message = "deadline exceeded"}},
      {"-32000",
       {},
       out_of_funds,
       "the account cannot pay for the transaction",
       geth,
       {.message = "insufficient funds"}},
      {"-32000",
       {},
       refused.with(processed::unknown),
       "a transaction with this nonce was already carried out",
       geth,
       {.message = "nonce too low"}},
      {"-32000",
       {},
       conflicting,
       "the node already has this exact transaction",
       geth,
       {.message = "already known"}},
      {"-32000",
       {},
       bad_request,
       "the fee is too low, or too low to replace another transaction",
       geth,
       {.message = "underpriced"}},
      {"-32000",
       {},
       bad_request,
       "the contract reverted the call",
       geth,
       {.message = "execution reverted"}},
      {"-32000",
       {},
       unavailable,
       "the node does not have this block yet, or no longer has it",
       geth,
       {.message = "header not found"}},
      {"-32000", {}, timed_out, "the request took too long", geth, {.message = "timed out"}},
      {"-32000", {}, bad_request, "invalid input, or an error that has no code of its own", eip},
      {"-32001", {}, timed_out, "no answer in time", lsp, {.message = "timed out"}},
      {"-32001", {}, missing, "no such resource or session", eip},
      {"-32002",
       {},
       bad_request,
       "the transaction failed in a trial run, and was not sent",
       solana,
       {.message = "simulation failed"}},
      {"-32002", {}, missing, "no such resource", lsp, {.message = "not found"}},
      {"-32002", {}, timed_out, "the request took too long", geth, {.message = "timed out"}},
      {"-32002", {}, unavailable, "the resource is not available", eip},
      {"-32003", {}, too_large, "the response would be too large", geth, {.message = "too large"}},
      {"-32003",
       {},
       bad_request,
       "the signature is wrong",
       solana,
       {.message = "signature verification"}},
      {"-32003", {}, forbidden, "the transaction was rejected", eip},
      {"-32004",
       {},
       unavailable,
       "the node does not have this block yet",
       solana,
       {.message = "not available"}},
      {"-32004", {}, bad_request, "the method is not supported", eip},
      {"-32005",
       {},
       too_large,
       "the query matches more than the node returns at once",
       infura,
       {.message = "query returned more than"}},
      {"-32005",
       {},
       unavailable,
       "the node lags behind the others",
       solana,
       {.message = "node is"}},
      {"-32005", {}, throttled, "too many requests", eip},
      {"-32006", {}, bad_request, "this version of the protocol is not supported", eip},
      {"3", {}, bad_request, "the contract reverted the call; the data has the reason", geth},
      {"429", {}, throttled, "more compute units per second than the plan allows", alchemy},
      {"4001", {}, forbidden, "the user rejected the request", eip1193},
      {"4100", {}, bad_key, "the user has not allowed this method or account", eip1193},
      {"4200", {}, bad_request, "the provider does not have this method", eip1193},
      {"4900", {}, unavailable, "not connected to any chain", eip1193},
      {"4901", {}, unavailable, "not connected to this chain", eip1193},
      // Language Server Protocol.
      {"-32800", {}, gave_up, "the caller cancelled the request", lsp},
      {"-32801", {}, ask_again, "the document changed in the meantime", lsp},
      {"-32802", {}, timed_out, "the server cancelled the request", lsp},
      {"-32803", {}, faulty, "the request failed; the message says why", lsp},
      // Bitcoin Core.
      {"-1", {}, broken, "an exception occurred while the command ran", bitcoin},
      {"-2", {}, forbidden, "the server is in safe mode", bitcoin},
      {"-3", {}, bad_request, "a parameter has the wrong type", bitcoin},
      {"-4", {}, broken, "an error in the wallet", bitcoin},
      {"-5", {}, missing, "invalid address or key, or no such transaction", bitcoin},
      {"-6", {}, out_of_funds, "the wallet does not have enough funds", bitcoin},
      {"-7", {}, broken, "out of memory", bitcoin},
      {"-8", {}, bad_request, "a parameter is invalid, missing or repeated", bitcoin},
      {"-9", {}, unavailable, "the node is not connected", bitcoin},
      {"-10", {}, unavailable, "the node is still loading blocks", bitcoin},
      {"-12", {}, refused, "the key pool is empty: refill it", bitcoin},
      {"-13", {}, bad_key, "the wallet is locked: enter the passphrase", bitcoin},
      {"-14", {}, bad_key, "the passphrase is wrong", bitcoin},
      {"-15", {}, refused, "the wallet is not encrypted, or is already encrypted", bitcoin},
      {"-17", {}, refused, "the wallet is already unlocked", bitcoin},
      {"-18", {}, missing, "no such wallet", bitcoin},
      {"-20", {}, broken, "a database error", bitcoin},
      {"-22", {}, bad_request, "the transaction cannot be decoded", bitcoin},
      {"-23", {}, refused, "the peer is already in the list", bitcoin},
      {"-24", {}, missing, "no such peer", bitcoin},
      {"-25",
       {},
       bad_request.with(processed::unknown),
       "the transaction or block is not valid",
       bitcoin},
      {"-26", {}, forbidden, "the network's rules reject it", bitcoin},
      {"-27", {}, conflicting, "the transaction is already in the chain", bitcoin},
      {"-28", {}, unavailable, "the server is still starting", bitcoin},
      // Whatever else servers define.
      {codes(-32099, -32000), {}, broken, "an error that the server itself defines", spec},
      {codes(-32768, -32100), {}, unclear, "reserved by the specification", spec},
  };
};

inline constexpr provider jsonrpc = define<jsonrpc_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
