-- $1 sequences of events; each with its stored name and data
select seq_id, type, data from mt_events where seq_id = any($1)
