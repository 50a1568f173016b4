-- $1 how many sequence numbers
select array_agg(n order by n) from (select nextval('mt_events_sequence') as n from generate_series(1, $1)) drawn
