-- $1 feed token
select name from nm_watches where feed_token = $1
