-- $1 after this sequence number, $2 at most this many; the events that the articles' index is made of
select seq_id, id, stream_id, version, timestamp, type, data
from mt_events
where seq_id > $1 and type in ('article_received', 'article_revised', 'copy_recognised')
order by seq_id
limit $2
