-- $1 streams
select s.id, s.version, e.headers->>'hash'
from mt_streams s
left join mt_events e on e.stream_id = s.id and e.version = s.version
where s.id = any($1)
