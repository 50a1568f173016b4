-- $1 key of the rebuild's lock; freed at the end of the transaction
select pg_try_advisory_xact_lock($1)
