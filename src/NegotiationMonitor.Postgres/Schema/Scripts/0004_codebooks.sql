-- The codebooks that articles were read with, so that later questions know titles and names, and a dossier can be named instead of its file.
create table nm_codebooks (
    hash      text        not null primary key, -- as in article_read
    dossier   text        not null,
    title     text        not null,
    book      jsonb       not null,             -- the merged book
    last_used timestamptz not null default now()
);

create index nm_codebooks_dossier on nm_codebooks (dossier, last_used desc);
