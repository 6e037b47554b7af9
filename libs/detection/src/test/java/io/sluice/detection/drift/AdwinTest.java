package io.sluice.detection.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdwinTest {

  private static final double DELTA = 0.002;

  /** Few enough false alarms for who looks every second, for years. */
  private static final double CAREFUL = 1e-5;

  /** By River 0.26.1: the window within drift.ADWIN(0.002), which that resets after a drift. */
  @Test
  void findsWhatRiverFinds() {
    var numbers = new Numbers(42);
    var adwin = new Adwin(DELTA);
    var found = new ArrayList<String>();
    for (int i = 0; i < 6000; i++) {
      double mean = i < 2000 ? 0.3 : i < 4000 ? 0.5 : 0.45;
      if (adwin.update(mean + 0.4 * (numbers.getAsDouble() - 0.5))) {
        found.add(i + ": " + adwin.width());
      }
    }

    assertThat(found)
        .isEqualTo(
            List.of(
                "2079: 288",
                "2111: 224",
                "2143: 224",
                "2175: 224",
                "4447: 1088",
                "4703: 1088",
                "5023: 1152"));
    assertThat(adwin.width()).isEqualTo(2128);
    assertThat(adwin.mean()).isCloseTo(0.4517603935795067, within(1e-9));
    assertThat(adwin.variance()).isCloseTo(27.915715276184518 / 2128, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void tellsAnAbruptChangeSoonAndNothingBefore(long seed) {
    var numbers = new Numbers(seed);
    var adwin = new Adwin(CAREFUL);
    for (int i = 0; i < 100_000; i++) {
      assertThat(adwin.update(numbers.getAsDouble())).as("record %d", i).isFalse();
    }
    int after = 1;
    while (!adwin.update(0.25 + numbers.getAsDouble())) {
      after++;
    }

    assertThat(after).isLessThanOrEqualTo(1_000);
  }

  @Test
  void aConstantSeriesNeverChanges() {
    var adwin = new Adwin(DELTA);
    for (int i = 0; i < 10_000; i++) {
      assertThat(adwin.update(0.7)).isFalse();
    }

    assertThat(adwin.width()).isEqualTo(10_000);
    assertThat(adwin.mean()).isCloseTo(0.7, within(1e-12));
    assertThat(adwin.variance()).isCloseTo(0, within(1e-12));
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> new Adwin(DELTA).update(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Adwin(1)).hasMessageContaining("delta is 1.0");
  }
}
