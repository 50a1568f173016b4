-- $1 key of the lock: who holds it may let the tree grow, until the end of the transaction
select pg_advisory_xact_lock($1)
