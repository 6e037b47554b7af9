package io.sluice.ingest.intake;

import static io.sluice.ingest.intake.Pace.NOT_YET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace(Duration.ofMinutes(1), 2);

  @Test
  void aNameHasItsTurnOnceAMinuteAndIsToldHowOftenItWasNot() {
    // given
    long start = -5 * SECOND;
    // when, then
    assertThat(pace.turn("a", start)).isZero();
    assertThat(pace.turn("a", start + SECOND)).isEqualTo(NOT_YET);
    assertThat(pace.turn("b", start + SECOND)).isZero();
    assertThat(pace.turn("a", start + 59 * SECOND)).isEqualTo(NOT_YET);
    assertThat(pace.turn("a", start + 60 * SECOND)).isEqualTo(2);
    assertThat(pace.turn("a", start + 120 * SECOND)).isZero();
  }

  @Test
  void namesBeyondTheFirstOnesShareATurnUntilThereIsRoom() {
    // given
    pace.turn("a", 0);
    pace.turn("b", SECOND);
    // when, then
    assertThat(pace.turn("c", 2 * SECOND)).isZero();
    assertThat(pace.turn("d", 3 * SECOND)).isEqualTo(NOT_YET);
    assertThat(pace.turn("d", 60 * SECOND)).isZero();
    assertThat(pace.turn("b", 60 * SECOND)).isEqualTo(NOT_YET);
  }
}
