-- $1 follower; makes its row where there is none, and holds it until the end of the transaction
insert into mt_event_progression (name, last_seq_id, last_updated)
values ($1, 0, now())
on conflict (name) do update set last_updated = now()
returning last_seq_id
