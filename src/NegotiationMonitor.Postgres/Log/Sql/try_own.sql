-- $1 key of the follower's session lock; freed when the connection ends
select pg_try_advisory_lock($1)
