-- no parameters; the server finds out within half a minute that the machine at the other end is gone, and frees its locks
select set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)
