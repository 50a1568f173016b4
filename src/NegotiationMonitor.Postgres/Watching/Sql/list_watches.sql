-- $1 name, null for all
select name, filter, delivery, pacing, state, why, cursor, created_at, version, progress, feed_token,
    (select count(*) from nm_dead_letters d where d.watch = w.name)
from nm_watches w
where $1::text is null or name = $1
order by name
