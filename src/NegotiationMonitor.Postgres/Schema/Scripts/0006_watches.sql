-- Subscriptions to changes. Not derived from the log: a rebuild leaves them alone.
create table nm_watches (
    name         text        not null primary key,
    filter       jsonb       not null,
    delivery     jsonb       not null,
    pacing       jsonb       not null,
    state        text        not null,                -- active, paused, disabled, gone
    why          text        null,                    -- why it is not active
    version      integer     not null default 1,      -- grows when people change something
    created_at   timestamptz not null default now(),
    cursor       text        not null,                -- all changes up to here are delivered, dead letters or did not match
    secret       bytea       null,                    -- signs webhooks
    old_secret   bytea       null,                    -- signs them too, until
    old_until    timestamptz null,
    feed_token   text        not null unique,         -- whoever knows it may read the feed
    progress     jsonb       not null default '{}'    -- of the delivery under way: tries, times, what is held back
);

-- What could not be delivered in all its tries.
create table nm_dead_letters (
    number      bigint      generated always as identity primary key,
    watch       text        not null references nm_watches (name) on delete cascade,
    id          text        not null, -- webhook-id: the change's id, or that of a summary or digest
    sequence    bigint      not null, -- of the change's cause
    body        text        not null, -- as it was sent
    tries       integer     not null,
    first_try   timestamptz not null,
    died_at     timestamptz not null,
    error       text        not null,
    replay      boolean     not null default false, -- to be sent again
    unique (watch, id)
);

create index nm_dead_letters_replay on nm_dead_letters (watch, number) where replay;
