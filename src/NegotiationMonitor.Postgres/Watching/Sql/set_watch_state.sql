-- $1 name, $2 state, $3 why; what is under way begins anew when it is resumed
update nm_watches
set state = $2, why = $3, version = version + 1, progress = case when $2 = 'active' then progress - '{next,failingSince}'::text[] else progress end
where name = $1
returning version
