package io.sluice.alerting.route;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts for tests. */
public final class Alerts {

  static final Instant AT = Instant.parse("2026-03-04T12:00:00Z");

  private Alerts() {}

  public static Alert opened(String asset, Severity severity) {
    return of(
        AlertKind.OPENED, severity, Category.PROCESS, asset, List.of(asset), List.of("P101"), null);
  }

  static Alert of(
      AlertKind kind,
      Severity severity,
      Category category,
      String asset,
      List<String> streams,
      List<String> tags,
      @Nullable IncidentLabel label) {
    UUID incident = MessageIds.incident(asset, category, AT, 0, 0);
    var contributors = new ArrayList<Contributor>();
    tags.forEach(tag -> contributors.add(new Contributor(tag, 0.1, 1.0, 2.0, "m")));
    return new Alert(
        MessageIds.alert(incident, kind, severity, AT),
        incident,
        asset,
        streams,
        "plant",
        kind,
        severity,
        AT,
        AT,
        1.7,
        contributors,
        category,
        null,
        null,
        "text",
        Map.of(),
        null,
        label == null ? null : new CommandRef(UUID.randomUUID(), "anna", AT, null, label, null));
  }
}
