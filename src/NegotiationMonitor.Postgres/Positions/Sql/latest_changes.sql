-- $1 up to this sequence, $2 skip, $3 at most this many, $4 dossiers, $5 actors, $6 issues, $7 kinds (null: all), $8 said from, $9 said by,
-- $10 whether by the day they were said rather than by when they became known, $11 published by; the latest first.
-- Which they are is found without what tells of them: only the few that are shown are joined to it. "Is true" keeps the positions a hash that is made once.
select c.sequence, c.recorded_at, c.cause, c.kind, c.from_stance, c.to_stance, c.gained, c.lost, c.contested, c.act, c.said_on,
    p.dossier, p.actor, p.issue, s.stream_id, c.standing, c.origins
from (
    select n.sequence, n.position
    from nm_changes n
    where n.sequence <= $1
        and (n.position in (
            select position from nm_positions
            where ($4::text[] is null or dossier = any($4)) and ($5::text[] is null or actor = any($5)) and ($6::text[] is null or issue = any($6))
        )) is true
        and ($7::text[] is null or n.kind = any($7)) and (n.said_on is null or (n.said_on >= $8 and n.said_on <= $9))
        and (n.act is null or $11 = 'infinity'::date or exists (select from nm_entries e where e.sequence = n.act and e.published <= $11))
    order by case when $10 then n.said_on end desc nulls last, n.sequence desc, n.position
    offset $2
    limit $3
) latest
join nm_changes c on c.sequence = latest.sequence and c.position = latest.position
join nm_positions p on p.position = c.position
join nm_sources s on s.source = c.source
order by case when $10 then c.said_on end desc nulls last, c.sequence desc, c.position
