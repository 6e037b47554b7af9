package io.sluice.detection.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.Drift.ErrorState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorRateTest {

  /** By River 0.26.1: drift.binary.DDM with warm_start 30 and 200. */
  @Test
  void findsWhatRiverFinds() {
    assertThat(run(30)).isEqualTo(new Found(List.of(37, 202, 1695), 1201));
    assertThat(run(200)).isEqualTo(new Found(List.of(1600), 975));
  }

  private record Found(List<Integer> drifts, int warnings) {}

  private static Found run(int least) {
    var numbers = new Numbers(7);
    var errors = new ErrorRate(least, 0);
    var drifts = new ArrayList<Integer>();
    int warnings = 0;
    for (int i = 0; i < 3000; i++) {
      ErrorState state = errors.update(numbers.getAsDouble() < (i < 1500 ? 0.05 : 0.25));
      if (state == ErrorState.DRIFT) {
        drifts.add(i);
      } else if (state == ErrorState.WARNING) {
        warnings++;
      }
    }
    return new Found(drifts, warnings);
  }

  @Test
  void oneErrorAfterATimeWithoutAnyIsNoDrift() {
    var errors = new ErrorRate(30, 5);
    for (int i = 0; i < 1_000; i++) {
      errors.update(false);
    }

    assertThat(errors.update(true)).isEqualTo(ErrorState.STABLE);
    assertThat(Stream.generate(() -> errors.update(true)).limit(20)).contains(ErrorState.DRIFT);
  }

  @Test
  void knowsTheRateSinceTheStart() {
    var errors = new ErrorRate(30, 0);
    for (int i = 0; i < 20; i++) {
      errors.update(i % 4 == 0);
    }

    assertThat(errors.rate()).isCloseTo(0.25, within(1e-12));
    assertThatThrownBy(() -> new ErrorRate(0, 0)).hasMessageContaining("least is 0");
  }
}
