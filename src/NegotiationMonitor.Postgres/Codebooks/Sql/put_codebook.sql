-- $1 hash, $2 dossier, $3 title, $4 book
insert into nm_codebooks (hash, dossier, title, book) values ($1, $2, $3, $4)
on conflict (hash) do update set last_used = now()
