-- $1 dossier; every actor and issue that an act was ever about
select dossier, actor, issue from nm_positions where dossier = $1 order by actor, issue
