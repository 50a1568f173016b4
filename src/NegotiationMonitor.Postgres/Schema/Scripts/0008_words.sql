-- What people search for, by the words it begins with: quotations with their speakers, articles by what they are called. A rebuild puts fresh tables in the
-- place of these and runs this script again behind itself, since words take longer to index than acts to project.
create index if not exists nm_entries_words on nm_entries
    using gin (to_tsvector('simple', quote || ' ' || coalesce(speaker, '') || ' ' || coalesce(proposition, '')));

create index if not exists nm_sources_words on nm_sources
    using gin (to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(outlet, '') || ' ' || translate(coalesce(url, '') || ' ' || coalesce(file, ''), '/-_.?=&:', '        ')));
