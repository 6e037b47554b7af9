-- The role by which Grafana reads the history. What it may read is granted by query-api's migration: views of the
-- schema board, nothing else. Run once, as superuser, before that migration; a password is given apart from it.
create role sluice_boards login noinherit nosuperuser nocreatedb nocreaterole noreplication connection limit 10;
alter role sluice_boards set default_transaction_read_only = on;
alter role sluice_boards set statement_timeout = '15s';
alter role sluice_boards set idle_in_transaction_session_timeout = '15s';
alter role sluice_boards set temp_file_limit = '256MB';
alter role sluice_boards set search_path = board;
