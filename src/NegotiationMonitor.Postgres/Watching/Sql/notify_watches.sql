-- $1 channel, $2 name of the watch that people changed
select pg_notify($1, $2)
