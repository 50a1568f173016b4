-- $1 channel, $2 sequence of the last change
select pg_notify($1, $2::bigint::text)
