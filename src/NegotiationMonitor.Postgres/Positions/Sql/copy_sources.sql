copy nm_sources (source, stream_id, dossier, outlet, title, url, file, published, content_hash, received, recorded_at, revisions, root, story, settled, open) from stdin (format binary)
