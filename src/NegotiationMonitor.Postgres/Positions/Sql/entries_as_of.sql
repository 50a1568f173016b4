-- $1 positions, $2 days after which and $3 days up to which their entries are wanted, $4 recorded by, $5 published by
select e.position, e.sequence, e.said_to, e.type, e.stance, e.certainty, e.directness, e.origin, e.speaker, e.claimed_by, e.scheduled_from,
    e.scheduled_to, e.conditions, e.proposition, case when e.proposition is null and e.type in ('offer_made', 'offer_conditioned', 'demand_made') then e.quote end,
    e.published
from unnest($1::integer[], $2::date[], $3::date[]) as q (position, after, upto)
cross join lateral (
    select * from nm_entries n
    where n.position = q.position and n.said_to > q.after and n.said_to <= q.upto
        and n.alive_from <= $4 and n.alive_until > $4 and n.published <= $5
    offset 0
) e
