-- $1 content keys, $2 streams, $3 versions of the events that hold the texts, $4 addresses, $5 shingles, $6 signatures, $7 bands as array texts
insert into nm_articles (content_key, stream_id, version, url, root, shingles, signature, bands)
select content_key, stream_id, version, url,
    coalesce((select k.root from nm_articles k where k.stream_id = t.stream_id limit 1), t.stream_id), shingles, signature, bands::bigint[]
from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::integer[], $6::bytea[], $7::text[])
    as t (content_key, stream_id, version, url, shingles, signature, bands)
on conflict (content_key) do nothing
