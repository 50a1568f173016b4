-- $1 sequence number, $2 id; either
select seq_id, id, stream_id, version, type, timestamp, data from mt_events where seq_id = $1 or ($1 is null and id = $2) order by seq_id limit 1
