-- $1 key of the watch's session lock
select pg_advisory_unlock($1)
