-- $1 number of a dead letter that failed again, $2 error, $3 when
update nm_dead_letters set replay = false, tries = tries + 1, error = $2, died_at = $3 where number = $1
