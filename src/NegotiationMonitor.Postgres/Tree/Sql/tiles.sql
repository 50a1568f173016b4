-- $1 levels, $2 tiles
select level, tile, hashes from nm_tree_tiles where (level, tile) in (select * from unnest($1::smallint[], $2::bigint[]))
