-- What people asked to be kept quiet: silences, maintenance windows, shelved alarms and operating
-- modes. Nothing is taken out but by age: what ended or was revoked is for audit. Times of
-- maintenance are event time, all others the wall clock.
create table quiet (
    id         uuid        primary key,
    seq        bigint      generated always as identity unique,
    kind       text        not null check (kind in ('SILENCE', 'MAINTENANCE', 'SHELVED', 'MODE')),
    -- JSON of a list of Matcher; all must match
    matchers   text        not null,
    mode       text,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    reason     text        not null,
    given_by   text        not null,
    given_at   timestamptz not null,
    revoked_by text,
    revoked_at timestamptz
);
create index quiet_newest on quiet (kind, seq);
create index quiet_ends on quiet (ends_at) where revoked_at is null;
-- Windows of maintenance are kept for years, and asked for by their time.
create index quiet_maintenance on quiet using gist (tstzrange(starts_at, ends_at))
    where kind = 'MAINTENANCE';

-- Raised with each change of them, so that who knows them knows when to read them again.
create table quiet_version (
    only_row boolean primary key default true check (only_row),
    version  bigint  not null
);
insert into quiet_version (version) values (0);

-- Why people were not told of an alert, as its kind; null once they are.
alter table alert add column quiet text;
create index alert_incident on alert (incident, seq);

-- Incidents that people are still to be told of if they are open when it is no longer quiet: the
-- newest alert of each, what keeps it quiet, and when to ask again, by the wall clock.
create table held (
    incident uuid        primary key,
    asset    text        not null,
    alert    uuid        not null,
    -- whether its incident came to look like something else while it was quiet: told, it is routed
    -- by that
    new_cause boolean    not null,
    kind     text        not null,
    quiet    text        not null,
    ask_at   timestamptz not null
);
create index held_due on held (ask_at);
create index held_quiet on held (quiet);
create index held_alert on held (alert);

-- Incidents that began during maintenance and are still to be labelled so: the command that does
-- it, and when to give it again, by the wall clock.
create table maintenance_label (
    incident uuid        primary key,
    asset    text        not null,
    command  uuid        not null,
    given_by text        not null,
    text     text        not null,
    ask_at   timestamptz not null default now()
);
create index maintenance_label_due on maintenance_label (ask_at);
create index incident_started on incident (started_at);

-- What is counted together for bursts, by the policy's name and the asset, empty for all: the newest
-- ends of windows with enough hits, of those that people are told of and of all. Whoever counts locks
-- the row.
create table burst (
    policy     text        not null,
    scope      text        not null,
    told_full  timestamptz,
    all_full   timestamptz,
    updated_at timestamptz not null default now(),
    primary key (policy, scope)
);

-- The hits that a burst is counted from, in the order of the log, JSON of Hit each: as many as still
-- count. One that comes is one row more, so that what is written does not grow with the threshold.
create table burst_hit (
    policy text    not null,
    scope  text    not null,
    seq    bigint  generated always as identity,
    quiet  boolean not null,
    hit    text    not null,
    primary key (policy, scope, seq),
    foreign key (policy, scope) references burst on delete cascade
);
create index burst_old on burst (updated_at);
