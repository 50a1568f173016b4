-- $1 sequence, $2 id (null: not asked by it); where an act stands, and as what
select m.seq_id, m.id, m.stream_id, m.type
from mt_events m
where m.seq_id = coalesce((select e.sequence from nm_entries e where e.id = $2 limit 1), $1)
