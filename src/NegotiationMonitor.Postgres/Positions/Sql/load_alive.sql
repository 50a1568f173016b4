-- $1 sources; their entries that count
select * from nm_entry_lines where source = any($1) and alive_until = 9223372036854775807 order by sequence
