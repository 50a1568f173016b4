-- $1 streams
select seq_id, id, stream_id, version, timestamp, type, data from mt_events where stream_id = any($1) order by stream_id, version
