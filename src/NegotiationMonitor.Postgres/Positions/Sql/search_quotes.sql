-- $1 dossier, $2 words as a text-search query, $3 said by, $4 recorded by, $5 published by, $6 at most this many; the latest said first
select l.*
from (
    select e.sequence, e.alive_from
    from nm_entries e
    where to_tsvector('simple', e.quote || ' ' || coalesce(e.speaker, '') || ' ' || coalesce(e.proposition, '')) @@ to_tsquery('simple', $2)
        and e.position in (select position from nm_positions where dossier = $1)
        and e.said_to <= $3 and e.alive_from <= $4 and e.alive_until > $4 and e.published <= $5
    order by e.said_to desc, e.sequence desc
    limit $6
) f
join nm_entry_lines l on l.sequence = f.sequence and l.alive_from = f.alive_from
order by l.said_to desc, l.sequence desc
