-- $1 dossier, $2 words as a text-search query, $3 recorded by, $4 published by, $5 at most this many; the latest published first
select stream_id, source, dossier, outlet, title, url, file, published, content_hash, received, recorded_at, revisions, root, story, settled, open
from nm_sources
where to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(outlet, '') || ' ' || translate(coalesce(url, '') || ' ' || coalesce(file, ''), '/-_.?=&:', '        '))
        @@ to_tsquery('simple', $2)
    and dossier is not distinct from nullif($1, '') and received <= $3 and (published is null or published <= $4)
order by published desc nulls last, received desc
limit $5
