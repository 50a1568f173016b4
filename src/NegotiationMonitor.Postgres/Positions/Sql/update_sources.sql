-- $1 sources, $2 titles, $3 files, $4 published, $5 content hashes, $6 revisions, $7 roots, $8 stories, $9 settled, $10 open
update nm_sources s set
    title = u.title, file = u.file, published = u.published, content_hash = u.content_hash, revisions = u.revisions, root = u.root,
    story = u.story, settled = u.settled, open = u.open
from unnest($1::integer[], $2::text[], $3::text[], $4::date[], $5::text[], $6::integer[], $7::text[], $8::text[], $9::bigint[], $10::jsonb[])
    as u (source, title, file, published, content_hash, revisions, root, story, settled, open)
where s.source = u.source
