// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Elasticsearch and OpenSearch:
// https://www.elastic.co/docs/reference/elasticsearch/rest-apis/common-options
//
// The type of the root cause is more specific than the outer type, which for searches is always
// search_phase_execution_exception. cluster_block_exception passes by itself with 503, is a missing
// permission with 403, and a full disk with 429; security_exception is a wrong key with 401 and a
// missing permission with 403. A circuit breaker says in `durability` whether the problem passes by
// itself. `_bulk` answers 200 with `"errors": true`: part of it was carried out, so the caller has
// to look at its items.
#ifndef TRIAGE_PROVIDERS_ELASTICSEARCH_HPP
#define TRIAGE_PROVIDERS_ELASTICSEARCH_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct elasticsearch_api : kinds {
  static constexpr std::string_view name = "elasticsearch";
  static constexpr std::string_view title = "Elasticsearch and OpenSearch";
  static constexpr std::string_view page =
      "https://www.elastic.co/docs/reference/elasticsearch/rest-apis/common-options";
  static constexpr std::string_view seen = "2026-11-26";

  static constexpr std::string_view java =
      "ElasticsearchException.java and the status() of its subclasses";
  static constexpr std::string_view breaker =
      "Circuit breaker settings; CircuitBreakingException.java";
  static constexpr std::string_view blocks = "Cluster and index blocks; ClusterBlockException.java";
  static constexpr std::string_view security = "Security APIs, Errors";
  static constexpr std::string_view opensearch = "OpenSearch, the same names";
  /// Nothing was done: the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);
  /// Another operation has to finish first.
  static constexpr kind busy_with =
      kind{category::conflict, action::backoff, remedy::wait}.with(processed::no);
  /// The query asks for more than is allowed at once.
  static constexpr kind too_much = too_large.with(remedy::fix_request);
  /// Somebody cancelled the request.
  static constexpr kind gave_up = kind{category::cancelled, action::never, remedy::nothing};
  /// Writes work again by themselves once there is space on the disk.
  static constexpr kind full_disk = kind{category::quota_exhausted, action::backoff, remedy::wait};
  /// It does not pass by itself: the cause is caches, or the limit itself.
  static constexpr kind no_memory = kind{category::overloaded, action::never, remedy::raise_limit};

  static constexpr field fields[] = {
      {"/error/root_cause/0/type", role::code, "the type of the first root cause"},
      {"/error/type", role::code, "the outer type"},
      {"/error/root_cause/0/reason", role::message, "what went wrong, from the root cause"},
      {"/error/reason", role::message, "what went wrong, from the outer error"},
      {"/error", role::message, "plain text, from some plugins and proxies"},
      {"/status", role::status, "the HTTP status, repeated"},
  };

  // For _bulk, _msearch and _mget. In _bulk, each result is in a member named after the operation.
  static constexpr batch batches[] = {
      {"/items/*/*", {.member = "/error"}},
      {"/responses/*", {.member = "/error"}},
      {"/docs/*", {.member = "/error"}},
  };

  static constexpr row rows[] = {
      // Overload.
      {"es_rejected_execution_exception", 429, busy, "the queue of a thread pool is full", java},
      {"rejected_execution_exception", 429, busy, "the queue of a thread pool is full", opensearch},
      {"circuit_breaking_exception",
       {429, 503},
       no_memory,
       "the request would use too much memory; this does not pass by itself",
       breaker,
       {.member = "/error/durability", .equals = "PERMANENT"}},
      {"circuit_breaking_exception",
       {429, 503},
       busy,
       "the request would use too much memory",
       breaker},
      {"too_many_scroll_contexts_exception", {429, 500}, busy, "too many scrolls are open", java},
      // Blocks, credentials and permissions.
      {"cluster_block_exception", 429, full_disk, "the disk is nearly full, so writing is blocked",
       blocks},
      {"cluster_block_exception",
       403,
       out_of_quota,
       "the disk was nearly full; the block has to be lifted by hand",
       blocks,
       {.message = "read-only / allow delete"}},
      {"cluster_block_exception", 403, forbidden, "the index or the cluster is read-only", blocks},
      {"cluster_block_exception", 503, unavailable,
       "no master, or the cluster state is not recovered yet", blocks},
      {"security_exception",
       401,
       expired_key,
       "the token has expired",
       security,
       {.message = "expired"}},
      {"security_exception", 401, bad_key, "wrong or missing credentials", security},
      {"security_exception", 403, forbidden, "not allowed for this user", security},
      {"authentication_processing_error", 500, broken,
       "the login failed because of an internal error", security},
      // Things that do not exist.
      {"index_not_found_exception", 404, missing, "no such index", java},
      {"resource_not_found_exception", 404, missing, "no such resource", java},
      {"document_missing_exception", 404, missing, "no such document", java},
      {"document_source_missing_exception", 404, missing, "the document has no source", java},
      {"aliases_not_found_exception", 404, missing, "no such alias", java},
      {"index_template_missing_exception", 404, missing, "no such template", java},
      {"repository_missing_exception", 404, missing, "no such repository", java},
      {"snapshot_missing_exception", 404, missing, "no such snapshot", java},
      {"no_such_remote_cluster_exception", 404, missing, "no such remote cluster", java},
      {"search_context_missing_exception", 404, refused.with(remedy::fix_request),
       "the scroll or point in time has ended: start again", java},
      // Conflicts.
      {"version_conflict_engine_exception", 409, refused.with(recovery::read_again),
       "the document was changed in the meantime, or already exists", java},
      {"resource_already_exists_exception", 400, refused, "the resource already exists", java},
      {"index_already_exists_exception", 400, refused, "the index already exists", java},
      {"snapshot_in_progress_exception", {503, 400}, busy_with, "a snapshot is being made", java},
      {"concurrent_snapshot_execution_exception", 503, busy_with, "a snapshot is being made", java},
      {"snapshot_name_already_in_use_exception", 400, refused,
       "the name of the snapshot is already taken", java},
      {"index_closed_exception", 400, refused, "the index is closed", java},
      {"repository_conflict_exception", 409, refused, "the repository is in use", java},
      // Nodes and shards.
      {"unavailable_shards_exception", 503, unavailable, "the primary shard did not appear in time",
       java},
      {"no_shard_available_action_exception", 503, unavailable, "no shard is available", java},
      {"master_not_discovered_exception", 503, unavailable, "no master", java},
      {"not_master_exception", 503, unavailable, "the master has changed", java},
      {"failed_to_commit_cluster_state_exception", 503, unavailable,
       "the cluster state may or may not have been changed", java},
      {"process_cluster_event_timeout_exception",
       {503, 429},
       timed_out,
       "the master is too busy",
       java},
      {"node_closed_exception", 500, unavailable, "the node is shutting down", java},
      {"node_disconnected_exception", 500, unavailable, "the node was disconnected", java},
      {"node_not_connected_exception", 500, unavailable.with(processed::no),
       "the node is not connected", java},
      {"connect_transport_exception", 500, unavailable, "no connection between nodes", java},
      {"receive_timeout_transport_exception", 500, timed_out, "a node did not answer in time",
       java},
      {"elasticsearch_timeout_exception",
       {500, 429},
       timed_out,
       "the operation took too long",
       java},
      {"timeout_exception", {500, 429}, timed_out, "the operation took too long", java},
      {"primary_missing_action_exception", 503, unavailable, "no primary shard", java},
      {"index_primary_shard_not_allocated_exception", 503, unavailable.with(processed::no),
       "the primary shard has no node", java},
      {"illegal_index_shard_state_exception", 503, unavailable, "the shard is not ready", java},
      {"index_shard_not_started_exception", 503, unavailable, "the shard has not started", java},
      {"no_seed_node_left_exception", 503, unavailable,
       "no node of a remote cluster can be reached", java},
      // Searches whose root cause is not given.
      {"search_phase_execution_exception", 503, unavailable, "no shard could answer", java},
      {"search_phase_execution_exception", 429, busy, "the shards are overloaded", java},
      {"search_phase_execution_exception", 400, bad_request, "the query is wrong", java},
      {"search_phase_execution_exception", 500, broken, "a shard failed", java},
      // Requests.
      {"query_shard_exception", 400, bad_request, "the query does not fit the index", java},
      {"parsing_exception", 400, bad_request, "the query cannot be parsed", java},
      {"parse_exception", 400, bad_request, "a value cannot be parsed", java},
      {"mapper_parsing_exception", 400, bad_request, "the document does not fit the mapping", java},
      {"document_parsing_exception", 400, bad_request, "the document does not fit the mapping",
       java},
      {"strict_dynamic_mapping_exception", 400, bad_request,
       "the document has a field that the mapping does not allow", java},
      {"illegal_argument_exception", 400, bad_request, "an argument is wrong", java},
      {"action_request_validation_exception", 400, bad_request, "the request is incomplete", java},
      {"x_content_parse_exception", 400, bad_request,
       "the body is not JSON, or has an unknown member", java},
      {"invalid_index_name_exception", 400, bad_request, "the name of the index is not allowed",
       java},
      {"invalid_alias_name_exception", 400, bad_request, "the name of the alias is not allowed",
       java},
      {"number_format_exception", 400, bad_request, "a value is not a number", java},
      {"script_exception", 400, bad_request, "the script failed", java},
      {"settings_exception", 400, bad_request, "a setting is wrong", java},
      {"routing_missing_exception", 400, bad_request, "the routing is missing", java},
      {"validation_exception",
       400,
       out_of_quota,
       "the cluster may not have more shards",
       java,
       {.message = "maximum"}},
      {"validation_exception", 400, bad_request, "the request is not valid", java},
      {"too_many_buckets_exception",
       {400, 503},
       too_much,
       "the aggregation makes too many buckets",
       java},
      {"task_cancelled_exception", 400, gave_up, "the task was cancelled", java},
  };
};

inline constexpr provider elasticsearch = define<elasticsearch_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
