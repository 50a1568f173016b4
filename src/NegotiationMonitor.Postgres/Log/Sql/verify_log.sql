-- every event with all that its hashes cover, in the order of sequence numbers
select seq_id, id, coalesce(stream_id, ''), version, type, timestamp, data, headers->>'prev', headers->>'hash', headers->>'log' from mt_events order by seq_id
