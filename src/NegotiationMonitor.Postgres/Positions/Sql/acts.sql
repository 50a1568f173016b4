-- $1 after this sequence, $2 at most this many, $3 dossiers, $4 actors, $5 issues, $6 types (null: all), $7 streams,
-- $8 said from, $9 said by, $10 recorded by, $11 published by
select l.*, m.version, m.timestamp, m.type, m.data
from nm_entry_lines l
join mt_events m on m.seq_id = l.sequence
where l.sequence > $1 and l.alive_from <= $10 and l.alive_until > $10 and l.said_to >= $8 and l.said_to <= $9 and l.published <= $11
    and ($3::text[] is null or l.dossier = any($3)) and ($4::text[] is null or l.actor = any($4)) and ($5::text[] is null or l.issue = any($5))
    and ($6::text[] is null or l.type = any($6)) and ($7::text[] is null or l.stream_id = any($7))
order by l.sequence
limit $2
