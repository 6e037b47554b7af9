package io.sluice.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alerting.route.Alerts;
import io.sluice.contracts.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietTimeTest {

  private static final QuietTime CLEANING =
      ((AlertingFile.Accepted)
              AlertingFile.read(
                  """
                  receivers: {log: {kind: log}}
                  times:
                    mornings: {from: 06:00, to: 08:00}
                    early: {from: 05:00, to: 07:00}
                  quiet:
                    - when: {times: [mornings, early], max-severity: WARNING}
                  """
                      .getBytes(StandardCharsets.UTF_8)))
          .config()
          .quiet()
          .getFirst();

  @Test
  void saysUntilWhenTheLastOfItsTimesLasts() {
    var alert = Alerts.opened("plant-A", Severity.WARNING);

    assertThat(CLEANING.until(alert, Instant.parse("2026-03-02T06:30:00Z")))
        .isEqualTo(Optional.of(Instant.parse("2026-03-02T08:00:00Z")));
    assertThat(CLEANING.until(alert, Instant.parse("2026-03-02T05:30:00Z")))
        .isEqualTo(Optional.of(Instant.parse("2026-03-02T07:00:00Z")));
    assertThat(CLEANING.until(alert, Instant.parse("2026-03-02T08:00:00Z"))).isEmpty();
  }

  @Test
  void isOnlyForWhatItSays() {
    var alert = Alerts.opened("plant-A", Severity.CRITICAL);

    assertThat(CLEANING.until(alert, Instant.parse("2026-03-02T06:30:00Z"))).isEmpty();
  }
}
