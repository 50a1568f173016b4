-- $1 schema
select exists (select from pg_tables where schemaname = $1 and tablename = 'nm_schema')
