package io.sluice.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alert.channel.Channels;
import io.sluice.alert.channel.LogChannel;
import io.sluice.alert.delivery.DeliveryConfig.DriftConfig;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftFilterTest {

  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "true,  INFO,     DRIFT,   INFO,     true",
    "true,  WARNING,  DRIFT,   INFO,     false",
    "true,  WARNING,  DRIFT,   WARNING,  true",
    "true,  WARNING,  DRIFT,   CRITICAL, true",
    "false, INFO,     DRIFT,   CRITICAL, false",
    "false, CRITICAL, PROCESS, INFO,     true",
    "false, CRITICAL, DATA,    INFO,     true",
  })
  void channelsAreToldOfDriftAsIsSetAndOfAllElse(
      boolean enabled, Severity least, Category category, Severity severity, boolean isTold) {
    // given
    var channels =
        new Channels(List.of(new LogChannel(Severity.INFO)), new DriftFilter(set(enabled, least)));

    // when
    List<String> told = channels.wanting(alert(category, severity));

    // then
    assertThat(told).isEqualTo(isTold ? List.of("log") : List.of());
  }

  private static DriftConfig set(boolean enabled, Severity minSeverity) {
    return new DriftConfig() {

      @Override
      public boolean enabled() {
        return enabled;
      }

      @Override
      public Severity minSeverity() {
        return minSeverity;
      }
    };
  }

  private static Alert alert(Category category, Severity severity) {
    var incident = MessageIds.incident("plant-1", category, START, 0, 0);
    return new Alert(
        MessageIds.alert(incident, AlertKind.OPENED, severity, START),
        incident,
        "plant-1",
        List.of("swat"),
        "swat",
        AlertKind.OPENED,
        severity,
        START,
        START,
        1.2,
        List.of(),
        category,
        null,
        null,
        "text",
        Map.of(),
        null,
        null);
  }
}
