package io.sluice.alert.quiet;

import io.sluice.contracts.Alert;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.QuietKind;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.AssetStateJson;
import io.sluice.incidents.Progress;
import io.sluice.incidents.StreamState;
import io.sluice.incidents.quiet.Moment;
import io.sluice.incidents.quiet.Quiet;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether it is quiet of an alert that was stored a while ago, and when to ask again. */
@ApplicationScoped
public class StillQuiet {

  private static final Logger LOG = Logger.getLogger(StillQuiet.class);

  private static final Duration EVENT_TIME_GOES_ON = Duration.ofSeconds(15);
  private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

  private final QuietStore store;
  private final QuietSchedule schedule;

  StillQuiet(QuietStore store, QuietSchedule schedule) {
    this.store = store;
    this.schedule = schedule;
  }

  /**
   * Why people are not to be told of it now; empty if they are.
   *
   * @param connection the transaction in which {@link QuietStore#inForce} was asked
   * @param quiet what is in force, as that said
   * @param state of the alert's asset, as it is stored, which knows how far event time has come and
   *     in which mode the plant is; null if there is none
   * @param now by the clock on the wall
   */
  public Optional<Quiet.Decision> decide(
      Connection connection, Quiet quiet, Alert alert, @Nullable String state, Instant now)
      throws SQLException {
    AssetState known = known(state);
    Instant reached = reached(known).map(Progress::lastSeen).orElse(Instant.MIN);
    Instant event = reached.isBefore(alert.updatedAt()) ? alert.updatedAt() : reached;
    return schedule.decide(
        store.withPast(connection, quiet, Stream.of(event)),
        alert,
        new Moment(now, event),
        false,
        known.mode());
  }

  /**
   * What time it is for an asset: since its last score event time has gone on as the clock on the
   * wall did.
   *
   * @param state as it is stored; null if there is none
   * @return empty if nobody knows
   */
  Optional<Instant> eventTime(@Nullable String state, Instant now) {
    return reached(known(state))
        .map(
            reached ->
                now.isAfter(reached.heardAt())
                    ? reached.lastSeen().plus(Duration.between(reached.heardAt(), now))
                    : reached.lastSeen());
  }

  private static Optional<Progress> reached(AssetState state) {
    return state.streams().values().stream()
        .map(StreamState::reached)
        .max(Comparator.comparing(Progress::lastSeen));
  }

  /** One that cannot be read says nothing: what the alert itself says is what is known. */
  private static AssetState known(@Nullable String state) {
    if (state == null) {
      return AssetState.UNSEEN;
    }
    try {
      return AssetStateJson.decode(state);
    } catch (MalformedMessageException e) {
      LOG.debugf("a state cannot be read: %s", e.getMessage());
      return AssetState.UNSEEN;
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
