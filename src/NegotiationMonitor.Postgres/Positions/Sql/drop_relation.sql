-- $kind, $schema and $name are replaced by names read from the catalogue, quoted
drop $kind $schema.$name
