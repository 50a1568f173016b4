-- $1 dossier, $2 recorded by, $3 published by, $4 outlet (null: all), $5 skip, $6 at most this many; the latest published first, with the number of acts that count
select s.stream_id, s.source, s.dossier, s.outlet, s.title, s.url, s.file, s.published, s.content_hash, s.received, s.recorded_at, s.revisions, s.root, s.story,
    s.settled, s.open, a.acts
from nm_sources s
cross join lateral (
    select count(*) as acts from nm_entries e where e.source = s.source and e.alive_from <= $2 and e.alive_until > $2
) a
where s.dossier is not distinct from nullif($1, '') and s.received <= $2 and (s.published is null or s.published <= $3) and ($4::text is null or s.outlet = $4)
order by s.published desc nulls last, s.received desc
offset $5
limit $6
