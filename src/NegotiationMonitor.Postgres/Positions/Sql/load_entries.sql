-- $1 positions, $2 days after which their entries are wanted; those that count now
select e.position, e.sequence, e.said_to, e.type, e.stance, e.certainty, e.directness, e.origin, e.speaker, e.claimed_by, e.scheduled_from,
    e.scheduled_to, e.conditions, e.proposition, case when e.proposition is null and e.type in ('offer_made', 'offer_conditioned', 'demand_made') then e.quote end,
    e.published
from unnest($1::integer[], $2::date[]) as q (position, after)
cross join lateral (
    select * from nm_entries n
    where n.position = q.position and n.said_to > q.after and n.alive_until = 9223372036854775807
    offset 0
) e
