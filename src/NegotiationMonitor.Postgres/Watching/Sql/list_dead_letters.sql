-- $1 watch, null for all, $2 behind this number, $3 at most this many
select number, watch, id, sequence, body, tries, first_try, died_at, error, replay
from nm_dead_letters
where ($1::text is null or watch = $1) and number > $2
order by number
limit $3
