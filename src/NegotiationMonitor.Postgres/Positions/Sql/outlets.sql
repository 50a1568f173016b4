-- $1 dossier, $2 said by, $3 recorded by, $4 published by; outlets with their articles, copies, revised texts, acts that count, latest publication and last arrival
select s.outlet, count(*), count(*) filter (where s.root <> s.stream_id), count(*) filter (where s.revisions > 0), coalesce(sum(a.acts), 0)::bigint, max(s.published), max(s.recorded_at)
from nm_sources s
left join (
    select source, count(*) as acts from nm_entries where said_to <= $2 and alive_from <= $3 and alive_until > $3 group by source
) a on a.source = s.source
where s.dossier is not distinct from nullif($1, '') and s.received <= $3 and (s.published is null or s.published <= $4)
group by s.outlet
order by count(*) desc, s.outlet
