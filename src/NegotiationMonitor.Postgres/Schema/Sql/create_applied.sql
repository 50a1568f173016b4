create table nm_schema (script text not null primary key, applied timestamptz not null default now())
