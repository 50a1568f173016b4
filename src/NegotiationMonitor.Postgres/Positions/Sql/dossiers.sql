-- no parameters
select dossier, count(distinct actor), count(distinct issue) filter (where issue <> ''), count(*) filter (where says), max(latest)
from nm_positions group by dossier order by dossier
