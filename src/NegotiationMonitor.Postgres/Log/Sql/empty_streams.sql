-- streams that have no event left
select s.id, s.version from mt_streams s where not exists (select from mt_events e where e.stream_id = s.id) order by s.id
