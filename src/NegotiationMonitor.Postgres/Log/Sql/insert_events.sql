-- $1 sequence numbers, $2 ids, $3 streams, $4 versions, $5 data, $6 stored names, $7 recorded at, $8 headers
insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers)
select seq_id, id, stream_id, version, data, type, $7, headers
from unnest($1::bigint[], $2::uuid[], $3::varchar[], $4::bigint[], $5::jsonb[], $6::varchar[], $8::jsonb[])
    as e (seq_id, id, stream_id, version, data, type, headers)
