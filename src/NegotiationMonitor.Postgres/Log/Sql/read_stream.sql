-- $1 stream
select seq_id, id, stream_id, version, timestamp, type, data from mt_events where stream_id = $1 order by version
