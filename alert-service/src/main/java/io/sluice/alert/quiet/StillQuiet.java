package io.sluice.alert.quiet;

import io.sluice.contracts.Alert;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.QuietKind;
import io.sluice.incidents.AssetStateJson;
import io.sluice.incidents.quiet.Moment;
import io.sluice.incidents.quiet.Quiet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether it is quiet of an alert that was stored a while ago, and when to ask again. */
@ApplicationScoped
public class StillQuiet {

  private static final Logger LOG = Logger.getLogger(StillQuiet.class);

  private static final Duration EVENT_TIME_GOES_ON = Duration.ofSeconds(15);
  private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

  private final QuietSchedule schedule;

  StillQuiet(QuietSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * Why people are not to be told of it now; empty if they are.
   *
   * @param quiet what is in force, as {@link QuietStore#inForce} says
   * @param state of the alert's asset, as it is stored, which knows how far event time has come;
   *     null if there is none
   * @param now by the clock on the wall
   */
  public Optional<Quiet.Decision> decide(
      Quiet quiet, Alert alert, @Nullable String state, Instant now) {
    Instant reached = reached(state);
    Instant event =
        reached == null || reached.isBefore(alert.updatedAt()) ? alert.updatedAt() : reached;
    return schedule.decide(quiet, alert, new Moment(now, event), false);
  }

  /** One that cannot be read says nothing: what the alert itself says is what is known. */
  private static @Nullable Instant reached(@Nullable String state) {
    if (state == null) {
      return null;
    }
    try {
      return AssetStateJson.decode(state).streams().values().stream()
          .map(stream -> stream.reached().lastSeen())
          .max(Comparator.naturalOrder())
          .orElse(null);
    } catch (MalformedMessageException e) {
      LOG.debugf("a state cannot be read: %s", e.getMessage());
      return null;
    }
  }

  /**
   * When to ask again whether it is still quiet. Of maintenance, event time decides; and whatever
   * was said before, it may be said otherwise meanwhile.
   */
  public static Instant askAt(Quiet.Decision decision, Instant now) {
    if (decision.why().kind() == QuietKind.MAINTENANCE) {
      return now.plus(EVENT_TIME_GOES_ON);
    }
    Instant latest = now.plus(AT_LEAST_EVERY);
    return decision.until().isBefore(latest) ? decision.until() : latest;
  }
}
