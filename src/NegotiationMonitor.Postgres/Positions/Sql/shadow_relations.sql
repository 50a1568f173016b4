-- $1 schema; its views and tables, views first
select relname, relkind = 'v' from pg_class
where relnamespace = $1::regnamespace and relkind in ('r', 'v')
order by relkind desc, relname
