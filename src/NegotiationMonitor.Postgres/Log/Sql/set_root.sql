-- $1 stream that is a copy, $2 stream it is a copy of
update nm_articles set root = coalesce((select root from nm_articles where stream_id = $2 limit 1), $2) where root = $1
