select last_seq_id, hash, last_recorded, clock_timestamp() from nm_log
