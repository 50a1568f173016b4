-- no parameters; the last source and position numbered
select (select coalesce(max(source), 0) from nm_sources), (select coalesce(max(position), 0) from nm_positions)
