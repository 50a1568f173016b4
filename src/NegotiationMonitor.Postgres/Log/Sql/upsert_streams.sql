-- $1 streams, $2 their versions, $3 recorded at
insert into mt_streams (id, type, version, timestamp, created)
select id, 'article', version, $3, $3 from unnest($1::varchar[], $2::bigint[]) as s (id, version)
on conflict (id) do update set version = excluded.version, timestamp = excluded.timestamp
