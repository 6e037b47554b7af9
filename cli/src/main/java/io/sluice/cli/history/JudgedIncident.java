package io.sluice.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Category;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import io.sluice.incidents.PastIncident;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident and what it turned out to be.
 *
 * @param past the incident
 * @param verdict what people said of it
 */
public record JudgedIncident(PastIncident past, Verdict verdict) {

  /** What that means for training. */
  public enum Verdict {
    /** It was right: its time is anomalous. */
    TRUE_ALARM,
    /** It was wrong: its time is normal. */
    FALSE_ALARM,
    /** Nobody knows, or its readings are of no use: its time is left out. */
    UNDECIDED
  }

  /** As {@code /api/v1/incidents} tells it. */
  public static JudgedIncident of(JsonNode incident) {
    String end = incident.path("resolvedAt").asText(null);
    String label = incident.path("label").asText(null);
    Category category = Category.of(incident.path("category").asText());
    var past =
        new PastIncident(
            UUID.fromString(incident.path("id").asText()),
            incident.path("asset").asText(),
            category,
            Severity.valueOf(incident.path("peakSeverity").asText()),
            incident.path("peakRatio").asDouble(),
            Instant.parse(incident.path("startedAt").asText()),
            end == null ? null : Instant.parse(end),
            label == null ? null : IncidentLabel.of(label));
    return new JudgedIncident(past, verdict(category, past.label()));
  }

  public String asset() {
    return past.asset();
  }

  public Instant start() {
    return past.startedAt();
  }

  /** Null while it goes on. */
  public @Nullable Instant end() {
    return past.resolvedAt();
  }

  private static Verdict verdict(Category category, @Nullable IncidentLabel label) {
    if (label == IncidentLabel.FALSE_POSITIVE) {
      return Verdict.FALSE_ALARM;
    }
    return label == IncidentLabel.TRUE_POSITIVE && category != Category.DATA
        ? Verdict.TRUE_ALARM
        : Verdict.UNDECIDED;
  }
}
