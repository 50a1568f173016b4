-- $1 levels, $2 tiles, $3 hashes
insert into nm_tree_tiles (level, tile, hashes) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])
on conflict (level, tile) do update set hashes = excluded.hashes
