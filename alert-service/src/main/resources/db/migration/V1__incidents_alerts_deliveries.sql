-- What alert-service knows. Only alert-service writes here.

-- Up to where a partition is consumed; written in the transaction of its consequences.
create table consumed_offset (
    topic       text        not null,
    "partition" integer     not null,
    next_offset bigint      not null,
    updated_at  timestamptz not null default now(),
    primary key (topic, "partition")
);

-- The state machine of each asset: JSON of AssetState. Whoever owns the partition writes it. The
-- phase is that of its worst stream; look_at, by the wall clock, when to look at it if nothing comes
-- of it until then, null if it may be silent.
create table asset_state (
    asset      text        primary key,
    "partition" integer    not null,
    phase      text        not null check (phase in ('CALM', 'SUSPECTED', 'ACTIVE')),
    state      text        not null,
    look_at    timestamptz,
    -- the operating mode that the plant says it is in; null if it says none
    mode       text,
    updated_at timestamptz not null default now()
);
create index asset_state_calm on asset_state (updated_at) where phase = 'CALM';
create index asset_state_look on asset_state ("partition", look_at) where look_at is not null;

-- Times named *_at are event time, recorded_at is the wall clock.
create table incident (
    id           uuid             primary key,
    asset        text             not null,
    profile      text             not null,
    status       text             not null check (status in ('OPEN', 'RESOLVED')),
    severity     text             not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
    started_at   timestamptz      not null,
    updated_at   timestamptz      not null,
    resolved_at  timestamptz,
    peak_ratio   double precision not null,
    -- JSON of Episode: all that it is made of, for commands that come when its asset has gone on
    episode      text             not null,
    recorded_at  timestamptz      not null default now(),
    -- What it is about: process or data. The state of an asset stays one row for both.
    category     text             not null default 'PROCESS',
    -- What people did to it; acknowledged_at is the wall clock.
    acknowledged_by text,
    acknowledged_at timestamptz,
    resolved_by     text,
    label           text,
    labelled_by     text,
    assigned_to     text
);
create index incident_open on incident (severity) where status = 'OPEN';
create index incident_resolved on incident (recorded_at) where status = 'RESOLVED';

-- Each command, and what became of it. It is written when it is given, before anything comes of it:
-- so its id is that of no other command. The outcome is written with the effect, so that what comes
-- twice is done once, and read by whoever waits for it, on any replica; null until then. given_at
-- and answered_at are the wall clock.
create table command (
    id          uuid        primary key,
    incident    uuid        not null,
    asset       text        not null,
    kind        text        not null,
    given_by    text        not null,
    given_at    timestamptz not null,
    text        text,
    label       text,
    assignee    text,
    tags        text[],
    -- of a false alarm: until when what is like it is told as INFO at most; the wall clock
    known_until timestamptz,
    outcome     text        check (outcome in ('DONE', 'UNCHANGED', 'REFUSED')),
    why         text,
    answered_at timestamptz
);
create index command_old on command (coalesce(answered_at, given_at));

-- Also the outbox of the topic "alerts": published in the order of seq. No foreign key to the
-- incident: an alert may outlive it.
create table alert (
    seq          bigint      generated always as identity primary key,
    id           uuid        not null unique,
    incident     uuid        not null,
    asset        text        not null,
    kind         text        not null,
    severity     text        not null,
    body         bytea       not null,
    recorded_at  timestamptz not null default now(),
    published_at timestamptz,
    -- W3C context of the trace that led to it, null unless that is sampled: it is published and
    -- delivered later, and by any replica.
    traceparent  text
);
create index alert_outbox on alert (seq) where published_at is null;
create index alert_published on alert (recorded_at) where published_at is not null;

-- One alert to one channel.
create table delivery (
    seq             bigint      generated always as identity primary key,
    id              uuid        not null unique,
    alert           uuid        not null references alert (id) on delete cascade,
    incident        uuid        not null,
    asset           text        not null,
    channel         text        not null,
    status          text        not null default 'PENDING'
                                check (status in ('PENDING', 'DELIVERED', 'DEAD', 'SUPERSEDED')),
    attempts        integer     not null default 0,
    -- attempts before the last resend: they do not count towards the most that are allowed
    earlier         integer     not null default 0,
    queued_at       timestamptz not null default now(),
    next_attempt_at timestamptz not null default now(),
    lease_until     timestamptz,
    finished_at     timestamptz,
    last_error      text,
    -- the delivery whose notification tells of this one, too
    told_with       uuid
);
create index delivery_pending on delivery (channel, asset, seq) where status = 'PENDING';
create index delivery_due on delivery (channel, seq) where status = 'PENDING' and told_with is null;
create index delivery_together on delivery (told_with) where status = 'PENDING' and told_with is not null;
create index delivery_failing on delivery (channel, (attempts - earlier)) where status = 'PENDING';
create index delivery_dead on delivery (channel, seq) where status = 'DEAD';
create index delivery_alert on delivery (alert);

-- What all replicas know of a channel: its circuit breaker, and what is left of its limit. Who holds
-- the row's lock is the only one who begins attempts. Until paused_until none is begun.
create table channel (
    name         text        primary key,
    failures     integer     not null default 0,
    last_failed  uuid,
    probe        uuid,
    paused_until timestamptz,
    tokens       double precision,
    refilled_at  timestamptz
);

-- The canary that is on its way, in one row: sent, out, missed since; which loss people were told of,
-- and until when a replica has it to itself to tell them.
create table canary (
    single     boolean     primary key default true check (single),
    round      uuid        not null,
    sent_at    timestamptz not null,
    arrived_at timestamptz,
    lost_since timestamptz,
    told_of    timestamptz,
    telling_to timestamptz
);
