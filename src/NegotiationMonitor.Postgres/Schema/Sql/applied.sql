select script from nm_schema
