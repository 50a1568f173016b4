-- Articles as the positions follow them. This and all tables below are derived from mt_events and rebuilt from it alone; a rebuild
-- runs the scripts named *positions* in a schema of its own, so they create and alter tables and do nothing else.
create table nm_sources (
    source       integer     not null primary key, -- in the order of the log
    stream_id    varchar     not null unique,
    dossier      text        null,
    outlet       text        null,
    title        text        null,
    url          text        null,
    file         text        null,
    published    date        null,
    content_hash text        not null,
    received     bigint      not null, -- sequence of article_received
    recorded_at  timestamptz not null,
    revisions    integer     not null,
    root         varchar     not null, -- stream of the story's first article
    story        text        not null, -- origin of what it does not cite
    settled      bigint      not null, -- sequence at which its entries last took effect on changes
    open         jsonb       null      -- positions touched since, while a reading is under way
);

create index nm_sources_root on nm_sources (root);

-- One row for each dossier, actor and issue that an act was ever about. An empty issue is no position: acts on no issue.
create table nm_positions (
    position integer  not null primary key, -- in the order of the log
    dossier  text     not null,
    actor    text     not null,
    issue    text     not null,
    latest   date     not null, -- latest day of any entry it ever had
    says     boolean  not null, -- whether there is anything to say
    stance   smallint not null, -- 0 none, 1 rules-out, 2 opposes, 3 wary, 4 undecided, 5 open, 6 supports, 7 committed
    state    bytea    null,     -- the fold (PositionCodec); null for an empty issue
    unique (dossier, actor, issue)
);

-- Versions of entries: each counts from alive_from until before alive_until.
create table nm_entries (
    position       integer  not null,
    source         integer  not null,
    sequence       bigint   not null, -- of the event that holds the act
    alive_from     bigint   not null,
    alive_until    bigint   not null, -- 9223372036854775807 while it counts
    said_from      date     not null,
    said_to        date     not null,
    said_basis     smallint not null, -- 0 stated, 1 reported, 2 window, 3 estimated
    published      date     not null,
    type           text     not null,
    stance         smallint not null,
    certainty      smallint not null, -- 0 asserted, 1 hedged, 2 denied
    directness     smallint not null, -- 0 narration, 1 claim, 2 unnamed source, 3 named official, 4 own statement, 5 own words
    id             uuid     not null,
    cited          text     null,
    origin         text     not null,
    speaker        text     null,
    claimed_by     text     null,
    scheduled_from date     null,
    scheduled_to   date     null,
    conditions     jsonb    null,
    proposition    text     null,
    quote          text     not null,
    reviewed       boolean  not null,
    primary key (sequence, alive_from)
);

create index nm_entries_position on nm_entries (position, said_to desc, directness desc, sequence desc);
create index nm_entries_source on nm_entries (source);

create table nm_changes (
    sequence    bigint      not null, -- of the cause
    position    integer     not null,
    recorded_at timestamptz not null,
    cause       text        not null,
    source      integer     not null,
    kind        text        not null,
    from_stance smallint    not null,
    to_stance   smallint    not null,
    gained      jsonb       null,
    lost        jsonb       null,
    contested   boolean     not null,
    act         bigint      null,
    said_on     date        null,
    primary key (sequence, position)
);

create index nm_changes_position on nm_changes (position, sequence);

-- Kept states of folds, from which later questions go on. A cache: no answer depends on which of them are there.
create table nm_snapshots (
    position  integer not null,
    day       date    not null, -- last day folded into it
    taken     bigint  not null, -- it holds from this sequence on
    until     bigint  not null, -- until before this one
    published date    not null, -- latest publication folded into it
    latest    date    not null, -- nm_positions.latest as of then
    state     bytea   not null, -- PositionCodec
    primary key (position, day, taken)
);

create index nm_snapshots_taken on nm_snapshots (position, taken) include (latest);

-- Entries with all there is to say about them.
create view nm_entry_lines as
select
    e.position, p.dossier, p.actor, p.issue, s.stream_id, e.sequence, e.id, e.alive_from, e.alive_until, e.said_from, e.said_to, e.said_basis,
    e.published, e.type, e.stance, e.certainty, e.directness, s.outlet, e.cited, e.origin, e.speaker, e.claimed_by, e.scheduled_from,
    e.scheduled_to, e.conditions, e.proposition, e.quote, e.reviewed,
    s.source, s.dossier as source_dossier, s.title, s.url, s.file, s.published as source_published, s.content_hash, s.received, s.recorded_at,
    s.revisions, s.root, s.story
from nm_entries e
join nm_positions p on p.position = e.position
join nm_sources s on s.source = e.source;
