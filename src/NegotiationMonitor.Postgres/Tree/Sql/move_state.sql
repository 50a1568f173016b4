-- $1 size, $2 last sequence number, $3 running hash
update nm_tree set size = $1, last_seq_id = $2, hash = $3
