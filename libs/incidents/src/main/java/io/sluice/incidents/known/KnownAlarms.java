package io.sluice.incidents.known;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.incidents.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The false alarms that are known of one asset.
 *
 * @param all in the order in which they became known
 */
public record KnownAlarms(@JsonValue List<KnownAlarm> all) {

  /** As many streams of incidents; each is compared with every anomalous window of its stream. */
  public static final int MOST = 100;

  public static final KnownAlarms NONE = new KnownAlarms(List.of());

  @JsonCreator
  public KnownAlarms {
    all = List.copyOf(all);
  }

  @JsonIgnore
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Those that are still known at an instant of the wall clock. */
  public KnownAlarms at(Instant now) {
    return new KnownAlarms(all.stream().filter(one -> now.isBefore(one.until())).toList());
  }

  public boolean hasRoomFor(List<KnownAlarm> more) {
    return all.size() + more.size() <= MOST;
  }

  public KnownAlarms with(List<KnownAlarm> more) {
    return new KnownAlarms(Stream.concat(all.stream(), more.stream()).toList());
  }

  /** Without those of an incident. */
  public KnownAlarms without(UUID incident) {
    return new KnownAlarms(all.stream().filter(one -> !one.incident().equals(incident)).toList());
  }

  /**
   * Which of them a stream is like, or was within the last half an hour; null if none. Whether that
   * {@link Likeness#lowers} this window is another matter.
   *
   * @param before what the stream was like; null if nothing
   * @param patience how long what is unlike has to last
   */
  public @Nullable Likeness like(Observation seen, @Nullable Likeness before, Duration patience) {
    Likeness going = before == null ? null : before.unlessOver(seen.windowEnd());
    if (all.isEmpty() || !seen.process().severity().isAnomalous()) {
      return going == null ? null : going.quiet();
    }
    Deviation its = Deviation.of(seen.process().contributors());
    KnownAlarm kind = going == null ? null : find(going.falseAlarm());
    Duration age = going == null ? null : Duration.between(going.since(), seen.windowEnd());
    for (KnownAlarm one : all) {
      boolean same =
          kind != null && (one == kind || one.appearances().areOfAKind(kind.appearances()));
      if (one.isLike(seen, its, same ? age : null)) {
        return going != null && same
            ? going.goesOn(one.incident(), seen.windowEnd())
            : new Likeness(one.incident(), seen.windowEnd());
      }
    }
    return going == null ? null : going.unlike(seen, patience);
  }

  private @Nullable KnownAlarm find(UUID incident) {
    return all.stream().filter(one -> one.incident().equals(incident)).findFirst().orElse(null);
  }
}
