-- $1 channel, $2 last sequence number
select pg_notify($1, $2::bigint::text)
