-- $1 dossiers, $2 actors, $3 issues
select p.position, p.dossier, p.actor, p.issue, p.latest, p.state
from unnest($1::text[], $2::text[], $3::text[]) as k (dossier, actor, issue)
join nm_positions p on p.dossier = k.dossier and p.actor = k.actor and p.issue = k.issue
