-- $1 events written, $2 last sequence number, $3 recorded at, $4 running hash
update nm_log set events = events + $1, last_seq_id = $2, last_recorded = $3, hash = $4
