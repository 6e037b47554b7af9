package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDurationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT0S",
        "PT10S",
        "PT1M",
        "PT1M30S",
        "PT2H",
        "PT2H5S",
        "PT26H3M4S",
        "PT007S",
        "PT999999999H",
        "PT9999999999S",
        "PT1.5S",
        "PT-5S",
        "-PT5S",
        "+PT5S",
        "P1D",
        "P1DT1S",
        "pt5s",
        "PT1H-30M"
      })
  void readsWhatTheLibraryReads(String text) {
    assertThat(IsoDuration.parse(text)).isEqualTo(Duration.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PT", "P", "5S", "PTS", "PT5", "PT5S5S", "PT5S1M", "PT5X", "PT 5S"})
  void refusesWhatTheLibraryRefuses(String text) {
    assertThatThrownBy(() -> Duration.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> IsoDuration.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
