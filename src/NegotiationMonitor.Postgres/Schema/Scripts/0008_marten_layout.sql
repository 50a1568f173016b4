-- Columns that Marten has got since 9.29 (here as of 9.58), so that it opens our tables without altering them. We write none of them.
alter table mt_streams add column compacted_version bigint not null default 0;

alter table mt_event_progression
    add column heartbeat                  timestamptz  null,
    add column agent_status               varchar(20)  null,
    add column pause_reason               text         null,
    add column running_on_node            integer      null,
    add column warning_behind_threshold   bigint       null,
    add column critical_behind_threshold  bigint       null,
    add column failure_category           varchar(50)  null,
    add column failure_event_sequence     bigint       null,
    add column failure_event_type         varchar(500) null,
    add column failure_event_tenant_id    varchar(500) null,
    add column mode                       varchar      null default 'none',
    add column rebuild_threshold          integer      null default 0,
    add column assigned_node              integer      null default 0;
