-- $schema is replaced by its checked name
create schema $schema
