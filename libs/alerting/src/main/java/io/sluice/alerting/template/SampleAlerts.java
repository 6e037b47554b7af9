package io.sluice.alerting.template;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts that a template is tried with before it is used. */
public final class SampleAlerts {

  private static final Instant STARTED = Instant.parse("2026-03-04T12:00:00Z");
  private static final Instant UPDATED = Instant.parse("2026-03-04T12:07:30Z");

  /** With all that an alert may have. */
  public static final Alert FULL =
      alert(
          AlertKind.ESCALATED,
          List.of(
              new Contributor(
                  "plant-A", "LIT301", 0.7, 1093.2, 812.4, 790.0, 830.0, "mm", "P3", null),
              new Contributor(
                  "plant-A",
                  "MV301",
                  0.3,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  "has not changed for 60 readings")),
          Map.of("incident", URI.create("http://127.0.0.1:8080/api/v1/incidents/1")),
          new CommandRef(
              new UUID(0, 1), "anna", UPDATED, "looking", IncidentLabel.TRUE_POSITIVE, "bert"));

  /** With no more than every alert has. */
  public static final Alert SPARSE = alert(AlertKind.OPENED, List.of(), Map.of(), null);

  static final List<Alert> ALL = List.of(FULL, SPARSE);

  private SampleAlerts() {}

  private static Alert alert(
      AlertKind kind,
      List<Contributor> contributors,
      Map<String, URI> links,
      @Nullable CommandRef command) {
    UUID incident = MessageIds.incident("plant-A", Category.PROCESS, STARTED, 0, 0);
    return new Alert(
        MessageIds.alert(incident, kind, Severity.CRITICAL, UPDATED),
        incident,
        "plant-A",
        List.of("plant-A"),
        "plant",
        kind,
        Severity.CRITICAL,
        STARTED,
        UPDATED,
        2.4,
        contributors,
        Category.PROCESS,
        null,
        null,
        "CRITICAL on plant-A: LIT301 is 1093.2 mm, expected 790 to 830 mm",
        links,
        true,
        command);
  }
}
