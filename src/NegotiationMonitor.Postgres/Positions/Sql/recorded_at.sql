-- $1 sequence; the last event up to it
select seq_id, timestamp from mt_events where seq_id <= $1 order by seq_id desc limit 1
