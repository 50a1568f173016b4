-- $1 name, $2 version that was at work, $3 state, $4 why, $5 progress; nothing where people changed it meanwhile
update nm_watches set state = $3, why = $4, progress = $5, version = version + 1 where name = $1 and version = $2 returning version
