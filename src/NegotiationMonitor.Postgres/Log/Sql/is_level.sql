-- $1 follower; whether it has handled all there is
select last_seq_id <= coalesce((select last_seq_id from mt_event_progression where name = $1), 0) from nm_log
