-- $1 name, $2 new secret, $3 until when the old one signs too
update nm_watches set old_secret = secret, old_until = $3, secret = $2, version = version + 1 where name = $1 and secret is not null returning version
