update nm_tree set size = 0, last_seq_id = 0, hash = ''
