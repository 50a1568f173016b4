-- $1 name, $2 filter, $3 delivery, $4 pacing, $5 cursor, $6 secret, $7 feed token; nothing where the name is taken
insert into nm_watches (name, filter, delivery, pacing, state, cursor, secret, feed_token)
values ($1, $2, $3, $4, 'active', $5, $6, $7)
on conflict (name) do nothing
returning name, filter, delivery, pacing, state, why, cursor, created_at, version, progress, feed_token
