-- $1 after this sequence number, $2 at most this many; events with all that their hashes cover
select seq_id, id, stream_id, version, type, timestamp, data, headers->>'prev', headers->>'hash', headers->>'log'
from mt_events where seq_id > $1 order by seq_id limit $2
