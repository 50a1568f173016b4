-- $1 number of a dead letter that was delivered after all
delete from nm_dead_letters where number = $1
