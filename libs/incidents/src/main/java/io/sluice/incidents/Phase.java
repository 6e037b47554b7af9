package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a stream stands in one category between two scores. Stored as JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "phase")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Phase.Calm.class, name = "CALM"),
  @JsonSubTypes.Type(value = Phase.Suspected.class, name = "SUSPECTED"),
  @JsonSubTypes.Type(value = Phase.Active.class, name = "ACTIVE")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Phase {

  /** Nothing has happened that still counts. */
  Phase AT_REST = new Calm(null);

  /** An incident that the stream took part in is over, or it has left it. */
  static Phase afterIncident(Instant now, Duration cooldown, Severity severity) {
    return cooldown.isZero() ? AT_REST : new Calm(new Cooldown(now.plus(cooldown), severity));
  }

  /**
   * No anomalous window since the last incident.
   *
   * @param cooldown what the last incident left behind, null if there was none
   */
  record Calm(@Nullable Cooldown cooldown) implements Phase {}

  /**
   * Anomalous, not yet for long enough.
   *
   * @param episode the run so far
   * @param since from when on the run counts towards the on-delay
   * @param cooldown what the last incident left behind, null if there was none
   */
  record Suspected(Episode episode, Instant since, @Nullable Cooldown cooldown) implements Phase {}

  /**
   * It takes part in the asset's open incident.
   *
   * @param severity what it holds the incident at: it rises at once, and falls when it has been
   *     lower for long
   * @param quietSince from when on quiet counts towards the off-delay, null while it is not quiet
   * @param milder what may become of the severity, null while it is not lower
   */
  record Active(Severity severity, @Nullable Instant quietSince, @Nullable Milder milder)
      implements Phase {

    Active(Severity severity) {
      this(severity, null, null);
    }

    /** Nobody knows how it is. */
    Active unseen() {
      return new Active(severity);
    }

    /**
     * After a window that did not end it.
     *
     * @param quiet since when, null if it is not
     * @param after how long it must be lower; 0 never lowers it
     */
    Active after(CategoryWindow window, @Nullable Instant quiet, Duration after) {
      Severity found = Severity.INFO.isAbove(window.severity()) ? Severity.INFO : window.severity();
      if (!severity.isAbove(found)) {
        return new Active(found, quiet, null);
      }
      if (after.isZero()) {
        return new Active(severity, quiet, null);
      }
      Milder lower = milder == null ? new Milder(window.began(), found) : milder.and(found);
      return window.hasReached(lower.since(), after)
          ? new Active(lower.worst(), quiet, null)
          : new Active(severity, quiet, lower);
    }
  }

  /**
   * It is not as bad as it was.
   *
   * @param since from when on that counts
   * @param worst the highest severity since
   */
  record Milder(Instant since, Severity worst) {

    Milder and(Severity found) {
      return found.isAbove(worst) ? new Milder(since, found) : this;
    }
  }

  /**
   * The shadow of a resolved incident.
   *
   * @param until until when it holds back the next one
   * @param severity what is above this is not held back
   */
  record Cooldown(Instant until, Severity severity) {

    boolean holdsBack(Episode episode, Instant now) {
      return now.isBefore(until) && !episode.severity().isAbove(severity);
    }
  }
}
