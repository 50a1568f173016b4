-- $1 streams, $2 recorded by; their events with their hashes
select seq_id, id, stream_id, version, timestamp, type, data, coalesce(headers->>'hash', '')
from mt_events
where stream_id = any($1) and seq_id <= $2
order by stream_id, version
