-- The role of dashboards (helm/sluice/files/postgres/boards-role.sql) sees the views of the schema board, and nothing
-- below them. Where nobody made that role there is nobody to let in.
do $$
begin
  if exists (select from pg_roles where rolname = 'sluice_boards') then
    grant usage on schema board to sluice_boards;
    grant select on all tables in schema board to sluice_boards;
    grant execute on all functions in schema board to sluice_boards;
  end if;
end $$;
