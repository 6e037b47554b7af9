package io.sluice.cli.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {

  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "30d, 2026-01-31T00:00:00Z",
    "12h, 2026-03-01T12:00:00Z",
    "90m, 2026-03-01T22:30:00Z",
    "2026-02-01T01:00:00+01:00, 2026-02-01T00:00:00Z"
  })
  void itIsATimeOrHowLongAgo(String text, Instant expected) {
    assertThat(PointInTime.parse("--since", text, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "0d", "-3d", "30", "2026-02-01", "9999999d", ""})
  void whatIsNeitherIsOneSentence(String text) {
    assertThatThrownBy(() -> PointInTime.parse("--since", text, NOW))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "--since is '%s', expected a time such as 2026-03-01T00:00:00Z, or how long ago, such as 30d"
                .formatted(text));
  }
}
