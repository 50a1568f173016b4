-- no parameters; how far the positions follow the log
select coalesce((select last_seq_id from mt_event_progression where name = 'positions'), 0)
