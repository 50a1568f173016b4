-- $1 name of the script
insert into nm_schema (script) values ($1)
