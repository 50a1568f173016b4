-- $1 dossier; days on which anything that counts now was said, with how much
select e.said_to, count(*)
from nm_positions p
join nm_entries e on e.position = p.position
where p.dossier = $1 and p.issue <> '' and e.alive_until = 9223372036854775807
group by e.said_to
order by e.said_to
