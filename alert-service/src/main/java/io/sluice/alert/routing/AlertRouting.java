package io.sluice.alert.routing;

import io.sluice.alert.channel.InForce;
import io.sluice.alert.channel.Receivers;
import io.sluice.alerting.route.Route;
import io.sluice.alerting.route.Routing;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides whom alerts go to, in the transaction that stores them.
 *
 * <p>What raises an alarm, makes it worse, makes it look like something else or brings it to mind
 * again is routed; all else that becomes of an incident goes to whom it was told before, whatever
 * the routes say by then: who was called hears that it is over, and nobody hears the end of what he
 * never heard of. A receiver that is no longer in the file is left out. Nobody is told of what is
 * quiet.
 */
@ApplicationScoped
public class AlertRouting {

  private final Receivers receivers;
  private final Clock clock;

  AlertRouting(Receivers receivers, Clock clock) {
    this.receivers = receivers;
    this.clock = clock;
  }

  /**
   * Names of the receivers of each alert, by its id.
   *
   * @param alerts in the order in which they came about; their incidents are stored
   * @param newCauses ids of those whose incident looks like something else than was told before
   */
  public Map<UUID, Set<String>> route(
      Connection connection, Collection<Alert> alerts, Set<UUID> newCauses) throws SQLException {
    InForce inForce = receivers.inForce();
    Instant now = clock.instant();
    List<UUID> incidents = alerts.stream().map(Alert::incident).distinct().toList();
    Map<UUID, Set<String>> told = ToldRows.of(connection, incidents);
    Set<UUID> escalating = EscalationRows.pending(connection, incidents);
    var newlyTold = new ArrayList<ToldRows.Told>();
    var routed = new LinkedHashMap<UUID, Set<String>>();
    for (Alert alert : alerts) {
      Set<String> before = told.computeIfAbsent(alert.incident(), i -> new LinkedHashSet<>());
      var to = new LinkedHashSet<String>();
      if (alert.quiet() == null && goesWhereItWasTold(alert.kind())) {
        to.addAll(before);
      }
      boolean isNewCause = newCauses.contains(alert.id());
      if (alert.quiet() == null && (isRouted(alert.kind()) || isNewCause)) {
        Routing routing = inForce.config().routes().of(alert, now);
        for (Route route : routing.taken()) {
          to.addAll(route.to());
          for (String receiver : route.to()) {
            if (!alert.kind().isRemark() && before.add(receiver)) {
              newlyTold.add(
                  new ToldRows.Told(
                      alert.incident(), receiver, route.name(), alert.id(), inForce.sha256()));
            }
          }
          if ((escalates(alert.kind()) || isNewCause) && !route.escalate().isEmpty()) {
            escalating.add(alert.incident());
            EscalationRows.begin(
                connection, alert.incident(), route, inForce.sha256(), alert.kind().isRaised());
          }
        }
      }
      if (escalating.contains(alert.incident())) {
        end(connection, alert);
      }
      to.retainAll(inForce.channels().keySet());
      routed.put(alert.id(), to);
    }
    ToldRows.insert(connection, newlyTold);
    return routed;
  }

  /** How long an alert waits for company before a receiver is told. */
  public Duration firstWait(String receiver, AlertKind kind) {
    return receivers.firstWait(receiver, kind);
  }

  private static void end(Connection connection, Alert alert) throws SQLException {
    if (alert.kind() == AlertKind.ACKNOWLEDGED) {
      EscalationRows.end(connection, alert.incident(), EscalationOutcome.ACKNOWLEDGED);
    } else if (alert.kind() == AlertKind.RESOLVED) {
      EscalationRows.end(connection, alert.incident(), EscalationOutcome.RESOLVED);
    }
  }

  /** A remark for the record goes only where a route asks for it. */
  private static boolean goesWhereItWasTold(AlertKind kind) {
    return kind != AlertKind.COMMENTED && kind != AlertKind.LABELLED;
  }

  /**
   * Whether such an alert goes where routes say, and not only where its incident was told, whatever
   * that looks like.
   */
  public static boolean isRouted(AlertKind kind) {
    return switch (kind) {
      case OPENED, REOPENED, FLAPPING, ESCALATED, REMINDED, COMMENTED, LABELLED, BURST -> true;
      case DEESCALATED, UPDATED, RESOLVED, ACKNOWLEDGED, ASSIGNED, LEARNT, REPAIRED, TOLD, OTHER ->
          false;
    };
  }

  private static boolean escalates(AlertKind kind) {
    return kind.isRaised() || kind == AlertKind.ESCALATED;
  }
}
