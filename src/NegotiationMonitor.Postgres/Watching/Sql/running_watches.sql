-- no parameters; the watches that somebody must deliver
select name, version from nm_watches where state = 'active' and delivery->>'kind' <> 'none' order by name
