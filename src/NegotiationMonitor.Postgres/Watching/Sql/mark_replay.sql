-- $1 watch, $2 number (null: all), $3 first sequence, $4 last sequence, $5 died since; the watch's node is told by the version
with marked as (
    update nm_dead_letters set replay = true
    where watch = $1 and ($2::bigint is null or number = $2) and sequence between $3 and $4 and died_at >= $5
    returning number
), told as (
    update nm_watches set version = version + 1 where name = $1 and exists (select from marked)
)
select count(*) from marked
