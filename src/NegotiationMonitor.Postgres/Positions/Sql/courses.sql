-- $1 dossiers, $2 actors, $3 issues (null: all), $4 said by, $5 recorded by, $6 published by; of every position and day the entry that decides the day, without
-- its words and its article
select p.dossier, p.actor, p.issue, w.sequence, w.said_to, w.stance, w.certainty, w.directness
from (
    select distinct on (n.position, n.said_to) n.position, n.sequence, n.said_to, n.stance, n.certainty, n.directness
    from nm_entries n
    where n.position in (
            select position from nm_positions
            where issue <> ''
                and ($1::text[] is null or dossier = any($1)) and ($2::text[] is null or actor = any($2)) and ($3::text[] is null or issue = any($3))
        )
        and n.stance <> 0 and n.certainty <> 2
        and n.said_to <= $4 and n.alive_from <= $5 and n.alive_until > $5 and n.published <= $6
    order by n.position, n.said_to, n.directness desc, n.sequence desc
) w
join nm_positions p on p.position = w.position
order by w.position, w.said_to
