-- $1 dossier
select book from nm_codebooks where dossier = $1 order by last_used desc, hash limit 1
