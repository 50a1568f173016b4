-- $1 search path, until the end of the transaction
select set_config('search_path', $1, true)
