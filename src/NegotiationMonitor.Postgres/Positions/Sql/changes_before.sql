-- $1 before this sequence, $2 at most this many (a cause's changes are never parted); the newest first
select c.sequence, c.recorded_at, c.cause, c.kind, c.from_stance, c.to_stance, c.gained, c.lost, c.contested, c.act, c.said_on,
    p.dossier, p.actor, p.issue, s.stream_id, c.standing, c.origins
from nm_changes c
join nm_positions p on p.position = c.position
join nm_sources s on s.source = c.source
where c.sequence < $1
order by c.sequence desc
fetch first $2 rows with ties
