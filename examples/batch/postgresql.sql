-- Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
--
-- A table for the rows of `triage --batch --tsv`, filled from a file on the database's host:
--
--     psql -v log=/var/log/api/responses.jsonl -f postgresql.sql
--
-- COPY … FROM PROGRAM wants a superuser or a member of pg_execute_server_program. The program runs as
-- the user of the server, by a shell. HEADER MATCH, since PostgreSQL 15, compares the names of the
-- columns; before, leave out --header and WITH.
\set ON_ERROR_STOP on
\if :{?log}
\else
\set log /var/log/api/responses.jsonl
\endif

CREATE TABLE verdicts (
  id text,
  line bigint NOT NULL,
  error text,
  provider text,
  status integer,
  category text,
  code text,
  type text,
  message text,
  param text,
  request_id text,
  retry text,
  delay_ms bigint,
  basis text,
  remedy text,
  processed text,
  body_kind text,
  delay_basis text,
  retry_after text,
  retry_at bigint,
  limits jsonb,
  known boolean,
  damage text,
  help text,
  details jsonb,
  scope text,
  recovery text,
  server_delay_ms bigint,
  host text,
  note text,
  upstream jsonb
);

-- The command exits with 65 if there were lines that it could not read. Their rows are there, too, so
-- that this is no reason to throw all away.
\set program 'triage --batch --tsv --header ' :log ' || [ $? -eq 65 ]'
COPY verdicts FROM PROGRAM :'program' WITH (HEADER MATCH);

SELECT provider, category, retry, count(*)
FROM verdicts
WHERE error IS NULL
GROUP BY 1, 2, 3
ORDER BY 4 DESC, 1, 2, 3
LIMIT 10;
