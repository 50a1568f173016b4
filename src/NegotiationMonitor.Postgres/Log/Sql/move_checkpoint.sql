-- $1 follower, $2 last event handled
update mt_event_progression set last_seq_id = $2, last_updated = now() where name = $1 returning last_seq_id
