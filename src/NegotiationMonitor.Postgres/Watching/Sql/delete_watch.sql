-- $1 name
delete from nm_watches where name = $1 returning version
