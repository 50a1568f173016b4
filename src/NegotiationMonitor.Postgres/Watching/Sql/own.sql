-- $1 key of the watch's session lock; freed when the connection ends
select pg_try_advisory_lock($1)
