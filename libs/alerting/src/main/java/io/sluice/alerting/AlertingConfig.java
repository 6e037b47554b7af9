package io.sluice.alerting;

import io.sluice.alerting.receiver.Heartbeat;
import io.sluice.alerting.receiver.LogSettings;
import io.sluice.alerting.receiver.Pace;
import io.sluice.alerting.receiver.Receiver;
import io.sluice.alerting.route.Condition;
import io.sluice.alerting.route.Route;
import io.sluice.alerting.route.Routes;
import io.sluice.alerting.template.Wording;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an alerting.yaml says.
 *
 * @param zone in which times of day are meant that name none
 * @param receivers by their names, in the order of the file
 * @param routes which of them an alert goes to
 * @param quiet when nobody is told
 * @param modes what operating modes change
 * @param bursts what is a burst
 * @param heartbeat who alarms if Sluice falls silent
 */
public record AlertingConfig(
    ZoneId zone,
    Map<String, Receiver> receivers,
    Routes routes,
    List<QuietTime> quiet,
    Modes modes,
    Bursts bursts,
    Optional<Heartbeat> heartbeat) {

  /** Without a file: every alert to the log. */
  public static final AlertingConfig DEFAULT =
      new AlertingConfig(
          ZoneOffset.UTC,
          Map.of("log", new Receiver("log", new LogSettings(), Wording.DEFAULT, Pace.UNLIMITED)),
          new Routes(
              List.of(new Route("default", Condition.ANY, List.of("log"), false, List.of()))),
          List.of(),
          Modes.NONE,
          Bursts.NONE,
          Optional.empty());

  public AlertingConfig {
    quiet = List.copyOf(quiet);
    receivers = Collections.unmodifiableMap(new LinkedHashMap<>(receivers));
  }

  /** The longest that an attempt to tell any receiver may take. */
  public Duration longestAttempt() {
    return receivers.values().stream()
        .map(receiver -> receiver.settings().timeout())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
