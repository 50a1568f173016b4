-- $1 streams, $2 streams whose copies are wanted as well
select stream_id, source, dossier, outlet, title, url, file, published, content_hash, received, recorded_at, revisions, root, story, settled, open
from nm_sources
where stream_id = any($1) or root = any($2)
