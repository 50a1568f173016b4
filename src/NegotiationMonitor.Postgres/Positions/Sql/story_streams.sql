-- $1 streams, $2 recorded by; every article that by now tells one of their stories and was received by then
select s.stream_id from nm_sources s
where s.received <= $2 and s.root in (select root from nm_sources where stream_id = any($1))
