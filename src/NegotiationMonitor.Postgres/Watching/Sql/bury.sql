-- $1 name, $2 cursor, $3 progress, $4 id, $5 sequence, $6 body, $7 tries, $8 first try, $9 died at, $10 error
with dead as (
    insert into nm_dead_letters (watch, id, sequence, body, tries, first_try, died_at, error)
    values ($1, $4, $5, $6, $7, $8, $9, $10)
    on conflict (watch, id) do update
    set body = excluded.body, tries = nm_dead_letters.tries + excluded.tries, died_at = excluded.died_at, error = excluded.error, replay = false
)
update nm_watches set cursor = $2, progress = $3 where name = $1 returning version
