-- $1 size
select size, last_seq_id, root, signed_at, key, signature from nm_tree_heads where size = $1 order by signed_at desc limit 1
