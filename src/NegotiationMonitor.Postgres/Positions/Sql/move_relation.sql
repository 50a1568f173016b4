-- $kind, $shadow, $name and $schema are replaced by names read from the catalogue, quoted
alter $kind $shadow.$name set schema $schema
