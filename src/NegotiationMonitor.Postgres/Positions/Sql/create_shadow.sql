-- $shadow is replaced by the checked name of the schema
create schema $shadow
