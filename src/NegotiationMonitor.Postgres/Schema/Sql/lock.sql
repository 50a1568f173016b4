-- $1 key of the schema's migration lock
select pg_advisory_xact_lock($1)
