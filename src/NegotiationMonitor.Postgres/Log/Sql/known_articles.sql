-- $1 content keys, $2 addresses
select content_key, stream_id, null::text as url from nm_articles where content_key = any($1)
union all
select null, stream_id, url from nm_articles where url = any($2)
