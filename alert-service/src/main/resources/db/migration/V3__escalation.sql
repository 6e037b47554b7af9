-- Whom an incident was told to, by which route and with which alert first: what follows goes there,
-- too. It ends with the incident.
create table told (
    incident uuid        not null references incident (id) on delete cascade,
    receiver text        not null,
    route    text        not null,
    alert    uuid        not null,
    -- SHA-256 of the file that was in force
    file     text        not null,
    told_at  timestamptz not null default now(),
    primary key (incident, receiver)
);

-- Who is told next if nobody acknowledges, step by step. Times are the wall clock of the database, so
-- that replicas agree on what is due; who holds the row's lock is the only one who does it.
create table escalation (
    incident  uuid        not null references incident (id) on delete cascade,
    route     text        not null,
    step      integer     not null,
    receivers text[]      not null,
    file      text        not null,
    due_at    timestamptz not null,
    ended_at  timestamptz,
    outcome   text        check (outcome in ('TOLD', 'ACKNOWLEDGED', 'RESOLVED')),
    primary key (incident, route, step)
);
create index escalation_due on escalation (due_at) where ended_at is null;
