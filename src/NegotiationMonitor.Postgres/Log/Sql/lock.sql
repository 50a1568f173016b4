-- $1 key of the append lock: who holds it may draw sequence numbers, until the end of the transaction
select pg_advisory_xact_lock($1)
