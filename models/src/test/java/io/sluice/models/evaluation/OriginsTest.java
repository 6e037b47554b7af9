package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Contributor;
import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OriginsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Set<String> TAGS = Set.of("LIT101", "P101", "MV302", "FIT101", "P301");

  @Test
  void countsHowOftenAnExplanationBeginsWithATagOfTheEventsName() {
    Origins origins =
        Origins.of(
            List.of(
                found("7 LIT101 spoof", "LIT101", "FIT101"),
                found("P301 forced off, MV302 open", "FIT101", "P101", "MV302"),
                found("P101 stopped", "FIT101", "LIT101", "MV302", "P101")),
            TAGS);

    assertThat(origins).isEqualTo(new Origins(3, 1, 2));
    assertThat(origins.firstShare()).isEqualTo(1 / 3.0);
    assertThat(origins.amongThreeShare()).isEqualTo(2 / 3.0);
  }

  @Test
  void whatWasMissedOrNamesNoTagSaysNothing() {
    Origins origins =
        Origins.of(
            List.of(
                found("T101 overflows", "LIT101"),
                found(null, "LIT101"),
                new EventOutcome("LIT101", START, START, null, null, false, List.of())),
            TAGS);

    assertThat(origins).isEqualTo(new Origins(0, 0, 0));
    assertThat(origins.firstShare()).isNull();
  }

  private static EventOutcome found(String name, String... contributors) {
    return new EventOutcome(
        name,
        START,
        START,
        START,
        0.0,
        false,
        Stream.of(contributors).map(tag -> new Contributor(tag, 0.2, 1.0, 2.0, "m")).toList());
  }
}
