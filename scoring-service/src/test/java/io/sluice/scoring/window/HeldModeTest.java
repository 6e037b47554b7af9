package io.sluice.scoring.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.scoring.plant.SmallPlant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeldModeTest {

  private static final long HOLD = 5_000;

  private final StreamWindow window = window();
  private long offset;

  private static StreamWindow window() {
    var profile = SmallPlant.profile("p", 3);
    return new StreamWindow(profile, Dictionaries.none(profile), 1_000);
  }

  private void offer(long time) {
    var values = new double[4];
    Arrays.fill(values, 1);
    window.offer(time, values, offset++);
  }

  @Test
  void itIsHeldAsLongAsMissingValuesAre() {
    // given
    offer(1_000);
    window.saidMode("filling", 1_000);

    // when
    offer(1_000 + HOLD);

    // then
    assertThat(window.mode()).isEqualTo("filling");
    offer(1_001 + HOLD);
    assertThat(window.mode()).isNull();
  }

  @Test
  void aReadingThatNamesNoneEndsIt() {
    // given
    offer(1_000);
    window.saidMode("filling", 1_000);

    // when
    offer(2_000);
    window.saidMode(null, 2_000);

    // then
    assertThat(window.mode()).isNull();
  }

  @Test
  void whatComesLateSaysNothingOfNow() {
    // given
    offer(1_000);
    offer(3_000);
    window.saidMode("filling", 3_000);

    // when
    offer(2_000);
    window.saidMode(null, 2_000);

    // then
    assertThat(window.mode()).isEqualTo("filling");
  }

  @Test
  void itEndsWhereAWindowBeginsAnew() {
    // given: a gap of more than ten seconds is one
    offer(1_000);
    offer(2_000);
    window.saidMode("filling", 2_000);

    // when
    offer(20_000);

    // then
    assertThat(window.mode()).isNull();
  }
}
