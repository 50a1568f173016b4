-- $1 dossier, $2 issue, $3 types, $4 said by, $5 recorded by, $6 published by, $7 at most this many; of each quotation only the latest, the latest said first
select l.*
from (
    select distinct on (e.quote) e.sequence, e.alive_from, e.said_to
    from nm_entries e
    where e.position in (select position from nm_positions where dossier = $1 and issue = $2)
        and e.type = any($3) and e.said_to <= $4 and e.alive_from <= $5 and e.alive_until > $5 and e.published <= $6
    order by e.quote, e.said_to desc, e.sequence desc
) f
join nm_entry_lines l on l.sequence = f.sequence and l.alive_from = f.alive_from
order by f.said_to desc, f.sequence desc
limit $7
