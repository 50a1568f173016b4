-- the number that comes next; it stays so only for who holds the lock on the log
select case when is_called then last_value + 1 else last_value end from mt_events_sequence
