-- $1 positions, $2 days, $3 sequences that end them
update nm_snapshots s set until = u.until
from unnest($1::integer[], $2::date[], $3::bigint[]) as u (position, day, until)
where s.position = u.position and s.day = u.day and s.until = 9223372036854775807
