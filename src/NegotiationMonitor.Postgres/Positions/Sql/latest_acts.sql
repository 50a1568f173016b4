-- $1 dossier, $2 issue, $3 types, $4 said by, $5 recorded by, $6 published by, $7 at most this many; of each quotation only the latest, the latest said first
select l.*
from (
    select d.sequence, d.alive_from, d.said_to
    from (
        select distinct on (e.quote collate "C") e.sequence, e.alive_from, e.said_to
        from nm_entries e
        where e.position in (select position from nm_positions where dossier = $1 and issue = $2)
            and e.type = any($3) and e.said_to <= $4 and e.alive_from <= $5 and e.alive_until > $5 and e.published <= $6
        order by e.quote collate "C", e.said_to desc, e.sequence desc
    ) d
    order by d.said_to desc, d.sequence desc
    limit $7
) f
join nm_entry_lines l on l.sequence = f.sequence and l.alive_from = f.alive_from
order by f.said_to desc, f.sequence desc
