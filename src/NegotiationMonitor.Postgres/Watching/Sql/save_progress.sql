-- $1 name, $2 cursor, $3 progress
update nm_watches set cursor = $2, progress = $3 where name = $1 returning version
