-- $1 dossiers, $2 actors, $3 issues (null: all), $4 said by, $5 recorded by, $6 published by
-- Of each position the last kept state that holds under the clocks, and the last day that any entry recorded by then can have.
select p.position, p.dossier, p.actor, p.issue, s.day, s.state, s.published, least($4, coalesce(b.latest, p.latest)) as last
from nm_positions p
left join lateral (
    select latest from nm_snapshots n where n.position = p.position and n.taken > $5 order by n.taken limit 1
) b on true
left join lateral (
    select day, state, published from nm_snapshots n
    where n.position = p.position and n.day <= $4 and n.taken <= $5 and n.until > $5 and n.published <= $6
    order by n.day desc limit 1
) s on true
where p.issue <> ''
    and ($1::text[] is null or p.dossier = any($1)) and ($2::text[] is null or p.actor = any($2)) and ($3::text[] is null or p.issue = any($3))
