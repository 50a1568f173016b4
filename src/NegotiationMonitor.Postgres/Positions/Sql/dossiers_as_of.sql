-- $1 said by, $2 recorded by, $3 published by
select p.dossier, count(distinct p.actor), count(distinct p.issue) filter (where p.issue <> ''), max(e.latest) filter (where p.issue <> '')
from nm_positions p
cross join lateral (
    select max(n.said_to) as latest from nm_entries n
    where n.position = p.position and n.said_to <= $1 and n.alive_from <= $2 and n.alive_until > $2 and n.published <= $3
    having count(*) > 0
) e
group by p.dossier order by p.dossier
