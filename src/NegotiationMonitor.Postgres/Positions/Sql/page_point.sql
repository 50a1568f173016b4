-- no parameters; how far the positions follow the log, where the log ends, and the books in use
select
    coalesce((select last_seq_id from mt_event_progression where name = 'positions'), 0),
    coalesce((select max(seq_id) from mt_events), 0),
    coalesce((select string_agg(hash, ' ' order by dossier) from (select distinct on (dossier) dossier, hash from nm_codebooks order by dossier, last_used desc, hash) latest), '')
