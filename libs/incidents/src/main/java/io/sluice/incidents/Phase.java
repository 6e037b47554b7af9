package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where an asset stands in one category between two scores. Stored as JSON: a renamed field is a
 * migration.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "phase")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Phase.Calm.class, name = "CALM"),
  @JsonSubTypes.Type(value = Phase.Suspected.class, name = "SUSPECTED"),
  @JsonSubTypes.Type(value = Phase.Open.class, name = "OPEN")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Phase {

  /** Nothing has happened that still counts. */
  Phase AT_REST = new Calm(null);

  /**
   * No anomalous window since the last incident.
   *
   * @param cooldown what the last incident left behind, null if there was none
   */
  record Calm(Cooldown cooldown) implements Phase {}

  /**
   * Anomalous, not yet for long enough.
   *
   * @param episode the run so far
   * @param since from when on the run counts towards the on-delay
   * @param cooldown what the last incident left behind, null if there was none
   */
  record Suspected(Episode episode, Instant since, Cooldown cooldown) implements Phase {}

  /**
   * An incident is open.
   *
   * @param episode what it is made of
   * @param quietSince from when on quiet counts towards the off-delay, null while it is not quiet
   * @param alertedAt event time of the last alert
   * @param alertedRatio peak ratio that the last alert told of
   * @param alertedTags tags without values that the last alert told of; null in other incidents and
   *     in other states
   */
  record Open(
      Episode episode,
      Instant quietSince,
      Instant alertedAt,
      double alertedRatio,
      Set<String> alertedTags)
      implements Phase {

    public Open {
      // sorted, so that the same state is the same JSON
      alertedTags =
          alertedTags == null ? null : Collections.unmodifiableSet(new TreeSet<>(alertedTags));
    }

    Open with(Episode now, Instant quiet) {
      return new Open(now, quiet, alertedAt, alertedRatio, alertedTags);
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
