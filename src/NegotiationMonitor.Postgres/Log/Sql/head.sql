select last_seq_id from nm_log
