-- $1 dossiers, $2 actors, $3 issues (null: all), $4 said by, $5 recorded by, $6 published by; of every position and day the entry that decides the day
select l.*
from (
    select distinct on (n.position, n.said_to) n.sequence, n.alive_from
    from nm_entries n join nm_positions p on p.position = n.position
    where p.issue <> '' and n.stance <> 0 and n.certainty <> 2
        and ($1::text[] is null or p.dossier = any($1)) and ($2::text[] is null or p.actor = any($2)) and ($3::text[] is null or p.issue = any($3))
        and n.said_to <= $4 and n.alive_from <= $5 and n.alive_until > $5 and n.published <= $6
    order by n.position, n.said_to, n.directness desc, n.sequence desc
) w
join nm_entry_lines l on l.sequence = w.sequence and l.alive_from = w.alive_from
order by l.position, l.said_to
