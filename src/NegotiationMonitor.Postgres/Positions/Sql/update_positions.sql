-- $1 positions, $2 latest days, $3 whether they say anything, $4 stances, $5 states
update nm_positions p set latest = u.latest, says = u.says, stance = u.stance, state = u.state
from unnest($1::integer[], $2::date[], $3::boolean[], $4::smallint[], $5::bytea[]) as u (position, latest, says, stance, state)
where p.position = u.position
