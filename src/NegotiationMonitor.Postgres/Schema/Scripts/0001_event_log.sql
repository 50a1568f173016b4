-- The event log in Marten 9's table layout (string streams, one tenant), so that Marten can open it.
create table mt_streams (
    id          varchar     not null constraint pkey_mt_streams_id primary key,
    type        varchar     null,
    version     bigint      null,
    timestamp   timestamptz not null default now(),
    created     timestamptz not null default now(),
    tenant_id   varchar     null default '*DEFAULT*',
    is_archived boolean     null default false
);

create sequence mt_events_sequence;

create table mt_events (
    seq_id         bigint       not null constraint pkey_mt_events_seq_id primary key,
    id             uuid         not null,
    stream_id      varchar      null constraint fkey_mt_events_stream_id references mt_streams (id) on delete cascade,
    version        bigint       not null,
    data           jsonb        not null,
    bdata          bytea        null,
    type           varchar(500) not null,
    timestamp      timestamptz  not null default now(),
    tenant_id      varchar      null default '*DEFAULT*',
    mt_dotnet_type varchar      null,
    is_archived    boolean      null default false,
    correlation_id varchar      null,
    causation_id   varchar      null,
    headers        jsonb        null,
    user_name      varchar      null
);

create unique index pk_mt_events_stream_and_version on mt_events (stream_id, version);

alter sequence mt_events_sequence owned by mt_events.seq_id;

create table mt_event_progression (
    name         varchar     not null constraint pk_mt_event_progression primary key,
    last_seq_id  bigint      null,
    last_updated timestamptz null default transaction_timestamp()
);

-- The running record of the whole log: what its last event is and the running hash up to it. It shows when the tail is cut off.
create table nm_log (
    one           boolean     not null default true primary key check (one),
    events        bigint      not null,
    last_seq_id   bigint      not null,
    last_recorded timestamptz null,
    hash          text        not null
);

insert into nm_log (events, last_seq_id, last_recorded, hash) values (0, 0, null, '');

-- A correction is a new event: what was recorded is never changed, removed or hidden.
create function nm_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the log is immutable: % on % refused; a correction is a new event', tg_op, tg_table_name using errcode = 'NM001';
end $$;

create trigger nm_immutable before update or delete or truncate on mt_events
    for each statement execute function nm_refuse_change();

create trigger nm_immutable before delete or truncate on mt_streams
    for each statement execute function nm_refuse_change();

-- A stream's row only ever grows in version, with the events behind it.
create trigger nm_immutable_row before update on mt_streams
    for each row when (
        new.id is distinct from old.id or new.type is distinct from old.type or new.created is distinct from old.created
        or new.tenant_id is distinct from old.tenant_id or new.is_archived is distinct from old.is_archived
        or new.version is null or new.version <= old.version)
    execute function nm_refuse_change();
