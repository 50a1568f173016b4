-- $1 stream, file name, address or title of an article; those it fits, a stream before all else
select stream_id from nm_sources
where stream_id = $1 or file = $1 or url = $1 or title = $1
order by stream_id <> $1, received
limit 3
