package io.sluice.alerting.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alerting.AlertingFile;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

  private static final Instant AT = Instant.parse("2026-03-04T12:00:00Z");

  private static final Routes ROUTES =
      routes(
          """
          receivers:
            chat: {kind: log}
            maintenance: {kind: log}
            night: {kind: log}
            ops: {kind: log}
            siem: {kind: log}
          routes:
            - {name: confirmed, when: {labels: TRUE_POSITIVE}, to: siem}
            - {name: security, when: {streams: 'network-*'}, to: siem, continue: true}
            - {name: old sensors, when: {categories: DRIFT, max-severity: INFO}, to: []}
            - {name: drift, when: {categories: [DRIFT, DATA]}, to: maintenance}
            - {name: tank, when: {tags: ['LIT*', MV101], min-severity: WARNING}, to: [ops, chat]}
            - {name: worst, when: {min-severity: CRITICAL, assets: ['plant-*']}, to: ops, continue: true}
            - {name: worst again, when: {min-severity: CRITICAL}, to: [ops, night]}
            - {name: rest, when: {assets: 'plant-?'}, to: chat}
          """);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # kind,     severity, category, asset,   streams,         tags,   label,          to
          OPENED,     INFO,     PROCESS,  plant-A, plant-A,         P101,   -,              chat
          OPENED,     INFO,     PROCESS,  plant-A, plant-A,         LIT101, -,              chat
          OPENED,     WARNING,  PROCESS,  plant-A, plant-A,         LIT101, -,              ops chat
          OPENED,     WARNING,  PROCESS,  plant-A, plant-A,         P1 MV101, -,            ops chat
          ESCALATED,  CRITICAL, PROCESS,  plant-A, plant-A,         P101,   -,              ops night
          ESCALATED,  CRITICAL, PROCESS,  well-3,  well-3,          P101,   -,              ops night
          OPENED,     INFO,     PROCESS,  well-3,  well-3,          P101,   -,              -
          OPENED,     INFO,     PROCESS,  plant-AB, plant-AB,       P101,   -,              -
          OPENED,     INFO,     DRIFT,    plant-A, plant-A,         P101,   -,              -
          OPENED,     WARNING,  DRIFT,    plant-A, plant-A,         P101,   -,              maintenance
          OPENED,     INFO,     DATA,     plant-A, plant-A,         LIT101, -,              maintenance
          OPENED,     INFO,     PROCESS,  plant-A, network-1 tags,  P101,   -,              siem chat
          OPENED,     WARNING,  DRIFT,    plant-A, network-1,       P101,   -,              siem maintenance
          COMMENTED,  CRITICAL, PROCESS,  plant-A, plant-A,         LIT101, -,              -
          LABELLED,   CRITICAL, PROCESS,  plant-A, plant-A,         LIT101, FALSE_POSITIVE, -
          LABELLED,   INFO,     PROCESS,  plant-A, plant-A,         LIT101, TRUE_POSITIVE,  siem
          RESOLVED,   CRITICAL, PROCESS,  plant-A, plant-A,         -,      -,              ops night
          """)
  void leadsTo(
      AlertKind kind,
      Severity severity,
      Category category,
      String asset,
      String streams,
      @Nullable String tags,
      @Nullable IncidentLabel label,
      @Nullable String to) {
    Routing routing =
        ROUTES.of(alert(kind, severity, category, asset, words(streams), words(tags), label), AT);

    assertThat(routing.receivers()).containsExactlyElementsOf(words(to));
  }

  @Test
  void saysOfEachRouteWhyItWasTakenOrNot() {
    Routing routing =
        ROUTES.of(
            alert(
                AlertKind.OPENED,
                Severity.WARNING,
                Category.PROCESS,
                "plant-A",
                List.of("plant-A"),
                List.of("LIT101"),
                null),
            AT);

    assertThat(routing.considered().stream().map(RoutesTest::words))
        .containsExactly(
            "confirmed: no label is not in [TRUE_POSITIVE]",
            "security: stream plant-A matches none of network-*",
            "old sensors: severity WARNING is above INFO, category PROCESS is not in [DRIFT]",
            "drift: category PROCESS is not in [DRIFT, DATA]",
            "tank: taken",
            "worst: behind tank",
            "worst again: behind tank",
            "rest: behind tank");
  }

  private static String words(Consideration considered) {
    return considered.route().name()
        + ": "
        + switch (considered) {
          case Consideration.Taken taken -> "taken";
          case Consideration.NotMet notMet -> String.join(", ", notMet.why());
          case Consideration.NotReached notReached -> "behind " + notReached.taken();
        };
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split(" "));
  }

  private static Routes routes(String yaml) {
    AlertingFile file = AlertingFile.read(yaml.getBytes(StandardCharsets.UTF_8));
    assertThat(file).as(file.toString()).isInstanceOf(AlertingFile.Accepted.class);
    return ((AlertingFile.Accepted) file).config().routes();
  }

  private static Alert alert(
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
        label == null ? null : new CommandRef(UUID.randomUUID(), "anna", AT, null, label));
  }
}
