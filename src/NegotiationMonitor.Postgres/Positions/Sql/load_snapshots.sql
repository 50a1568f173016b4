-- $1 positions, $2 first day of each that will be touched; the last kept state before that day, and the days of those not before it
select q.position, s.day, s.state, s.published, kept.days
from unnest($1::integer[], $2::date[]) as q (position, touched)
left join lateral (
    select day, state, published from nm_snapshots n
    where n.position = q.position and n.day < q.touched and n.until = 9223372036854775807
    order by n.day desc limit 1
) s on true
cross join lateral (
    select coalesce(array_agg(n.day order by n.day), '{}') as days from nm_snapshots n
    where n.position = q.position and n.day >= q.touched and n.until = 9223372036854775807
) kept
