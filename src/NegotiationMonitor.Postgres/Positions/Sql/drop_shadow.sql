-- $shadow is replaced by the checked name of the schema
drop schema $shadow
