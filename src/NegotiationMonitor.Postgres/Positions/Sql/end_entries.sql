-- $1 sequences, $2 first sequences of the versions, $3 sequences that end them
update nm_entries e set alive_until = u.alive_until
from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as u (sequence, alive_from, alive_until)
where e.sequence = u.sequence and e.alive_from = u.alive_from
