-- $1 size, $2 key, $3 last sequence number, $4 root, $5 signed at, $6 signature
insert into nm_tree_heads (size, key, last_seq_id, root, signed_at, signature) values ($1, $2, $3, $4, $5, $6)
