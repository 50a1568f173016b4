-- $1 streams, $2 ids of events; the ids that the streams have
select stream_id, id from mt_events where stream_id = any($1) and id = any($2)
