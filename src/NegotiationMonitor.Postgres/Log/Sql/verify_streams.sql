-- every event's place with its stream, in the order of versions
select coalesce(e.stream_id, ''), s.version, e.seq_id, e.version, e.type, e.headers->>'prev', e.headers->>'hash', coalesce(e.is_archived or s.is_archived, false)
from mt_events e
left join mt_streams s on s.id = e.stream_id
order by e.stream_id, e.version
