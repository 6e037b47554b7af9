package io.sluice.alert.oncall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.alert.channel.AlertWords;
import io.sluice.alert.channel.HttpFormat;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.outbound.BasicAuthentication;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.alerting.receiver.AlertmanagerSettings;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Severity;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Alerts of Alertmanager's API v2. There the labels are what an alert is, and routes want the
 * severity among them: an incident that changes its severity is one alert that ends and another one
 * that begins.
 */
public final class AlertmanagerFormat implements HttpFormat {

  /**
   * After this time without a word an alert that is open ends by itself. Of an incident in which
   * nothing is news people are reminded once a day, of drift with the next telling after that.
   */
  private static final Duration LASTS = Duration.ofDays(3);

  /** Nothing says that a burst is over. */
  private static final Duration BURST_LASTS = Duration.ofDays(1);

  private static final List<Severity> SEVERITIES =
      List.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL);

  private final URI endpoint;
  private final Map<String, String> headers;
  private final Map<String, String> labels;
  private final InstantSource clock;

  /**
   * @throws IllegalArgumentException beginning with the field whose secret cannot be read
   */
  public AlertmanagerFormat(AlertmanagerSettings settings, InstantSource clock) {
    String base = settings.url().toString();
    this.endpoint = URI.create(base + (base.endsWith("/") ? "" : "/") + "api/v2/alerts");
    this.headers = BasicAuthentication.header(settings.credentials());
    this.labels = settings.labels();
    this.clock = clock;
  }

  /** Nobody acknowledges there, and what is said of an incident leaves it as it is. */
  @Override
  public Optional<HttpMessage> message(Notification notification) {
    AlertKind kind = notification.alert().kind();
    return kind.isRemark() && kind != AlertKind.BURST
        ? Optional.empty()
        : Optional.of(HttpMessage.json(endpoint, headers, alerts(notification).toString()));
  }

  private ArrayNode alerts(Notification notification) {
    Alert alert = notification.alert();
    Instant now = clock.instant();
    Instant end = now.plus(alert.kind() == AlertKind.BURST ? BURST_LASTS : LASTS);
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    for (Severity severity : SEVERITIES) {
      boolean open = severity == alert.severity() && !AlertWords.isOver(alert);
      boolean first = alert.kind() == AlertKind.OPENED || alert.kind() == AlertKind.BURST;
      if (open || !first) {
        alerts.add(alert(notification, severity, open ? end : now, now));
      }
    }
    return alerts;
  }

  /** Event time may be ahead of the clock; an alert cannot end before it begins. */
  private ObjectNode alert(
      Notification notification, Severity severity, Instant endsAt, Instant now) {
    Alert alert = notification.alert();
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    ObjectNode own = one.putObject("labels");
    labels.forEach(own::put);
    own.put("alertname", alert.kind() == AlertKind.BURST ? "SluiceBurst" : "SluiceIncident");
    own.put("incident", alert.incident().toString());
    own.put("asset", AlertWords.line(alert.asset()));
    own.put("profile", AlertWords.line(alert.profile()));
    own.put("category", alert.category().name());
    own.put("severity", severity.name().toLowerCase(Locale.ROOT));
    if (AlertWords.isTest(alert)) {
      own.put("test", "true");
    }
    one.putObject("annotations")
        .put("summary", AlertWords.line(notification.title()))
        .put("description", notification.text());
    Instant startsAt = alert.startedAt().isAfter(now) ? now : alert.startedAt();
    one.put("startsAt", startsAt.toString());
    one.put("endsAt", endsAt.toString());
    AlertWords.link(alert).ifPresent(link -> one.put("generatorURL", link.toString()));
    return one;
  }
}
