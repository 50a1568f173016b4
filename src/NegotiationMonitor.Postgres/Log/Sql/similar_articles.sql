-- $1 bands of stories, as array texts; for each story (n from 1) the texts that share a band, those that share the most first
select q.n, a.stream_id, a.version, a.root, a.shingles, a.signature
from unnest($1::text[]) with ordinality as q (bands, n)
cross join lateral (
    select stream_id, version, root, shingles, signature
    from nm_articles
    where bands && q.bands::bigint[]
    order by (select count(*) from unnest(bands) b where b = any(q.bands::bigint[])) desc, stream_id, version
    limit 32
) a
order by q.n
