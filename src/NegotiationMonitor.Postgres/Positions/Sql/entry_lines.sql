-- $1 sequences, $2 recorded by; each in the version that counted last by then
select l.*
from unnest($1::bigint[]) as q (sequence)
cross join lateral (
    select * from nm_entry_lines n where n.sequence = q.sequence and n.alive_from <= $2 order by n.alive_from desc limit 1
) l
