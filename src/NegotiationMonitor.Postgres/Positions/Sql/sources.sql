-- $1 dossiers, $2 streams, $3 roots (null: all), $4 recorded by, $5 published by, $6 after this sequence, $7 at most this many
select stream_id, source, dossier, outlet, title, url, file, published, content_hash, received, recorded_at, revisions, root, story, settled, open
from nm_sources
where received > $6 and received <= $4 and (published is null or published <= $5)
    and ($1::text[] is null or dossier = any($1)) and ($2::text[] is null or stream_id = any($2)) and ($3::text[] is null or root = any($3))
order by received
limit $7
