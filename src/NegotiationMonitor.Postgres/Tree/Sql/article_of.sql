-- $1 stream, $2 version; the event before it that brought the text
select seq_id, id, stream_id, version, type, timestamp, data from mt_events
where stream_id = $1 and version < $2 and type in ('article_received', 'article_revised') order by version desc limit 1
