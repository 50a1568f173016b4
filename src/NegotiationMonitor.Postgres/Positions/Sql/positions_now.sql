-- $1 dossiers, $2 actors, $3 issues (null: all); how far they follow the log, with every position as it is now
select c.last, p.dossier, p.actor, p.issue, p.state
from (select coalesce((select last_seq_id from mt_event_progression where name = 'positions'), 0) as last) c
left join nm_positions p on p.says
    and ($1::text[] is null or p.dossier = any($1)) and ($2::text[] is null or p.actor = any($2)) and ($3::text[] is null or p.issue = any($3))
