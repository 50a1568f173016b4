-- no parameters; every dossier, actor and issue that an act was ever about
select dossier, actor, issue from nm_positions order by dossier, actor, issue
