-- $1 name; with its secrets
select name, filter, delivery, pacing, state, why, cursor, created_at, version, progress, feed_token, 0::bigint, secret, old_secret, old_until
from nm_watches
where name = $1
