package io.sluice.incidents.quiet;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Silences and alerts that differ in what a test is about. */
final class Entries {

  static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private Entries() {}

  static QuietEntry entry(QuietKind kind, Instant from, Instant to, Matcher... matchers) {
    return new QuietEntry(
        UUID.randomUUID(),
        kind,
        List.of(matchers),
        kind == QuietKind.MODE ? "cleaning" : null,
        from,
        to,
        "because",
        "anna",
        from,
        null);
  }

  /** For an hour from noon on. */
  static QuietEntry hour(QuietKind kind, Matcher... matchers) {
    return entry(kind, NOON, NOON.plus(Duration.ofHours(1)), matchers);
  }

  static QuietEntry revoked(QuietEntry entry, Instant at) {
    return new QuietEntry(
        entry.id(),
        entry.kind(),
        entry.matchers(),
        entry.mode(),
        entry.from(),
        entry.to(),
        entry.reason(),
        entry.by(),
        entry.at(),
        new QuietEntry.Revocation("bert", at));
  }

  static Matcher asset(String glob) {
    return Matcher.equal(MatchedField.ASSET, glob);
  }

  static Alert alert(AlertKind kind, Severity severity) {
    return alert(
        kind,
        severity,
        List.of("swat"),
        List.of(
            new Contributor("LIT301", 0.6, 1.0, null, null),
            new Contributor("FIT201", 0.4, 1.0, null, null)));
  }

  static Alert alert(
      AlertKind kind, Severity severity, List<String> streams, List<Contributor> tags) {
    UUID incident = MessageIds.incident("pump-7", Category.PROCESS, NOON, 0, 0);
    return new Alert(
        MessageIds.alert(incident, kind, severity, NOON),
        incident,
        "pump-7",
        streams,
        "swat",
        kind,
        severity,
        NOON,
        NOON,
        1.7,
        tags,
        Category.PROCESS,
        null,
        null,
        "text",
        Map.of(),
        null,
        null);
  }
}
