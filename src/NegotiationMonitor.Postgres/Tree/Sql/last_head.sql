select size, last_seq_id, root, signed_at, key, signature from nm_tree_heads order by size desc, signed_at desc limit 1
