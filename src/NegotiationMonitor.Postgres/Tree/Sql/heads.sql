-- $1 after this size, $2 at most this size, $3 at most this many
select size, last_seq_id, root, signed_at, key, signature from nm_tree_heads where size > $1 and size <= $2 order by size, signed_at limit $3
