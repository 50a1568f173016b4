-- $1 dossiers, $2 actors, $3 issues (null: all); the positions that acts were ever about
select dossier, actor, issue from nm_positions
where issue <> ''
    and ($1::text[] is null or dossier = any($1)) and ($2::text[] is null or actor = any($2)) and ($3::text[] is null or issue = any($3))
order by dossier, actor, issue
