-- $1 name, $2 filter, $3 delivery, $4 pacing, $5 cursor for one that sent nothing by itself so far, $6 secret for a new address (null: none new), $7 version it was read as
-- A new address begins anew: another secret, no failures, and active again where the old one had failed.
update nm_watches
set filter = $2, delivery = $3, pacing = $4, version = version + 1,
    cursor = case when delivery->>'kind' = 'none' and $3->>'kind' <> 'none' then $5 else cursor end,
    secret = case when $3->>'url' is null then null else coalesce($6, secret) end,
    old_secret = case when $3->>'url' is null or $6 is not null then null else old_secret end,
    old_until = case when $3->>'url' is null or $6 is not null then null else old_until end,
    state = case when state in ('disabled', 'gone') and delivery <> $3 then 'active' else state end,
    why = case when state in ('disabled', 'gone') and delivery <> $3 then null else why end,
    progress = case when delivery <> $3 then progress - '{tries,firstTry,next,failingSince,lastError,heldUntil,pending}'::text[] else progress end
where name = $1 and version = $7
returning name, filter, delivery, pacing, state, why, cursor, created_at, version, progress, feed_token
