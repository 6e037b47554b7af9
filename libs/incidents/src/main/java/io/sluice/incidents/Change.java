package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident changed: what an alert tells.
 *
 * @param kind how
 * @param incident its id
 * @param asset whose
 * @param profile of the stream whose window caused the change
 * @param category what is wrong: its process or its data
 * @param before severity before the change; NONE when it opens
 * @param severity now; of one that ended the highest it had
 * @param newCause whether it looks like something else than was told before
 * @param episode the incident now
 * @param at end of the window that caused the change; of an incident that ended by silence or a
 *     restart, how far event time had come without it; of one that a person changed, how far it had
 *     come
 * @param ending why it was resolved, null while it is not
 * @param command that did it; null if scores or silence did
 */
public record Change(
    AlertKind kind,
    UUID incident,
    String asset,
    String profile,
    Category category,
    Severity before,
    Severity severity,
    boolean newCause,
    Episode episode,
    Instant at,
    @Nullable Ending ending,
    @Nullable CommandRef command) {

  public UUID alert() {
    return command == null
        ? MessageIds.alert(incident, kind, severity, at)
        : MessageIds.alert(incident, kind, command.id());
  }
}
