-- $1 up to this sequence, $2 skip, $3 at most this many, $4 dossiers, $5 actors, $6 issues, $7 kinds (null: all), $8 said from, $9 said by,
-- $10 whether by the day they were said rather than by when they became known, $11 published by; the latest first
select c.sequence, c.recorded_at, c.cause, c.kind, c.from_stance, c.to_stance, c.gained, c.lost, c.contested, c.act, c.said_on,
    p.dossier, p.actor, p.issue, s.stream_id, c.standing, c.origins
from nm_changes c
join nm_positions p on p.position = c.position
join nm_sources s on s.source = c.source
where c.sequence <= $1
    and ($4::text[] is null or p.dossier = any($4)) and ($5::text[] is null or p.actor = any($5)) and ($6::text[] is null or p.issue = any($6))
    and ($7::text[] is null or c.kind = any($7)) and (c.said_on is null or (c.said_on >= $8 and c.said_on <= $9))
    and (c.act is null or $11 = 'infinity'::date or exists (select from nm_entries e where e.sequence = c.act and e.published <= $11))
order by case when $10 then c.said_on end desc nulls last, c.sequence desc, c.position
offset $2
limit $3
