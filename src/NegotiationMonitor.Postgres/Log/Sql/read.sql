-- $1 after this sequence number, $2 at most this many
select seq_id, id, stream_id, version, timestamp, type, data from mt_events where seq_id > $1 order by seq_id limit $2
