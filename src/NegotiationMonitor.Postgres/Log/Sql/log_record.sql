select events, last_seq_id, hash from nm_log
