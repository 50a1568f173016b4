select book
from (select distinct on (dossier) dossier, book from nm_codebooks order by dossier, last_used desc, hash) latest
order by dossier collate "C"
