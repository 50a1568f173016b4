-- $1 dossier, $2 actor, $3 issue, $4 said by, $5 recorded by, $6 published by; versions that a correction has ended, in the order of their end
select * from nm_entry_lines
where dossier = $1 and actor = $2 and issue = $3 and said_to <= $4 and alive_until <= $5 and published <= $6
order by alive_until, sequence
