-- $1 watch; the first of its dead letters that is to be sent again
select number, watch, id, sequence, body, tries, first_try, died_at, error, replay
from nm_dead_letters
where watch = $1 and replay
order by number
limit 1
