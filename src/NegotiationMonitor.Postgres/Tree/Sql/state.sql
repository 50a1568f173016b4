select t.log_id, t.size, t.last_seq_id, t.hash, l.last_seq_id from nm_tree t, nm_log l
