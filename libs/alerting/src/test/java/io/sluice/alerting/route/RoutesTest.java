package io.sluice.alerting.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alerting.AlertingFile;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

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
        ROUTES.of(
            Alerts.of(kind, severity, category, asset, words(streams), words(tags), label),
            Alerts.AT);

    assertThat(routing.receivers()).containsExactlyElementsOf(words(to));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          CYBER_THREAT, soc
          SENSOR_FAULT, shop
          SENSOR_DRIFT, shop
          UNKNOWN,      rest
          -,            rest
          """)
  void leadsToWhomItConcernsByWhatItLooksLike(@Nullable Cause cause, String to) {
    Routes routes =
        routes(
            """
            receivers: {soc: {kind: log}, shop: {kind: log}, rest: {kind: log}}
            routes:
              - {name: threats, when: {causes: CYBER_THREAT}, to: soc}
              - {name: sensors, when: {causes: [SENSOR_FAULT, SENSOR_DRIFT]}, to: shop}
              - {to: rest}
            """);
    Alert alert = Alerts.opened("plant-A", Severity.WARNING);

    Routing routing = routes.of(cause == null ? alert : alert.looksLike(cause), Alerts.AT);

    assertThat(routing.receivers()).containsExactly(to);
    assertThat(routing.considered().stream().map(RoutesTest::words).toList().getFirst())
        .isEqualTo(
            cause == Cause.CYBER_THREAT
                ? "threats: taken"
                : "threats: %s is not in [CYBER_THREAT]"
                    .formatted(cause == null ? "no cause" : "cause " + cause));
  }

  @Test
  void saysOfEachRouteWhyItWasTakenOrNot() {
    Routing routing =
        ROUTES.of(
            Alerts.of(
                AlertKind.OPENED,
                Severity.WARNING,
                Category.PROCESS,
                "plant-A",
                List.of("plant-A"),
                List.of("LIT101"),
                null),
            Alerts.AT);

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

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T20:59:59Z, day",
    "2026-03-02T21:00:00Z, night", // Monday, 22:00 in Vienna
    "2026-03-03T04:59:59Z, night",
    "2026-03-03T05:00:00Z, day",
    "2026-03-07T12:00:00Z, weekend", // Saturday
    "2026-03-29T03:59:59Z, night weekend", // summer time since 01:00 UTC
    "2026-03-29T04:00:00Z, weekend"
  })
  void looksAtTheClockInItsZone(Instant at, String to) {
    Routes routes =
        routes(
            """
            zone: Europe/Vienna
            times:
              nights: {from: 22:00, to: 06:00}
              weekends: {days: [sat, sun]}
            receivers:
              day: {kind: log}
              night: {kind: log}
              weekend: {kind: log}
            routes:
              - {when: {times: nights}, to: night, continue: true}
              - {when: {times: weekends}, to: weekend}
              - {when: {times: nights}, to: []}
              - {to: day}
            """);

    Routing routing =
        routes.of(
            Alerts.of(
                AlertKind.OPENED,
                Severity.INFO,
                Category.PROCESS,
                "plant-A",
                List.of("plant-A"),
                List.of(),
                null),
            at);

    assertThat(routing.receivers()).containsExactlyElementsOf(words(to));
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
}
