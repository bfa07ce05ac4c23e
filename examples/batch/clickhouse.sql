-- Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
--
-- A table for the rows of `triage --batch --tsv`:
--
--     clickhouse-client --multiquery < clickhouse.sql
--     triage --batch --tsv responses.jsonl |
--       clickhouse-client --query 'INSERT INTO verdicts FORMAT TabSeparated'
CREATE TABLE verdicts (
  id Nullable(String),
  line UInt64,
  error Nullable(String),
  provider Nullable(String),
  status Nullable(Int32),
  category Nullable(String),
  code Nullable(String),
  type Nullable(String),
  message Nullable(String),
  param Nullable(String),
  request_id Nullable(String),
  retry Nullable(String),
  delay_ms Nullable(Int64),
  basis Nullable(String),
  remedy Nullable(String),
  processed Nullable(String),
  body_kind Nullable(String),
  delay_basis Nullable(String),
  retry_after Nullable(String),
  retry_at Nullable(Int64),
  limits Nullable(String),
  known Nullable(String),
  damage Nullable(String),
  help Nullable(String),
  details Nullable(String),
  scope Nullable(String),
  recovery Nullable(String),
  server_delay_ms Nullable(Int64),
  host Nullable(String),
  note Nullable(String),
  upstream Nullable(String)
) ENGINE = MergeTree ORDER BY line;
