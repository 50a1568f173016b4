-- $1 stream, $2 version of the event that holds the text
select data->>'text' from mt_events where stream_id = $1 and version = $2
