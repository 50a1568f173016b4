-- The Merkle tree over the log (RFC 6962), derived from mt_events: its hashes in tiles of 256, and how far it has come.
create table nm_tree (
    one         boolean not null default true primary key check (one),
    log_id      uuid    not null default gen_random_uuid(), -- the log's identity in signed heads
    size        bigint  not null default 0,                 -- leaves
    last_seq_id bigint  not null default 0,                 -- of the last leaf
    hash        text    not null default ''                 -- the log's running hash there
);

insert into nm_tree default values;

create table nm_tree_tiles (
    level  smallint not null, -- 0 holds the leaves, each other one the roots of full tiles below
    tile   bigint   not null,
    hashes bytea    not null, -- up to 256, one after another
    primary key (level, tile)
);

alter table nm_tree_tiles alter column hashes set storage external;

-- What was signed is never taken back.
create table nm_tree_heads (
    size        bigint      not null,
    key         text        not null, -- SHA-256 of the public key
    last_seq_id bigint      not null,
    root        text        not null,
    signed_at   timestamptz not null,
    signature   text        not null,
    primary key (size, key)
);

create trigger nm_immutable before update or delete or truncate on nm_tree_heads
    for each statement execute function nm_refuse_change();
