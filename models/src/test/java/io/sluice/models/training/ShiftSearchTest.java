package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.models.training.ShiftSearch.Shift;
import io.sluice.models.window.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ShiftSearchTest {

  private final Profile profile =
      Profile.withDefaults(
          "test",
          List.of(new Tag("level", "mm", TagKind.CONTINUOUS, 0.1, null, null, null)),
          Duration.ofSeconds(1));
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void anotherUnitFromTheMiddleOnIsFound() {
    // when: millimetres, then metres
    List<Shift> shifts = search(i -> (i < 2000 ? 1 : 0.001) * (800 + random.nextDouble(200)));

    // then
    assertThat(shifts).hasSize(1);
    assertThat(shifts.getFirst().isAnotherUnit()).isTrue();
    assertThat(shifts.getFirst().at()).isEqualTo(Instant.ofEpochSecond(2000));
    assertThat(shifts.getFirst().sentence())
        .isEqualTo(
            "level reads 801.6 to 999.6 until 1970-01-01T00:33:20Z and 0.8005 to 0.9987 from then"
                + " on");
  }

  @Test
  void anotherSetpointIsAShiftButNoOtherUnit() {
    // when
    List<Shift> shifts = search(i -> (i < 2400 ? 100 : 150) + random.nextDouble(20));

    // then
    assertThat(shifts).hasSize(1);
    assertThat(shifts.getFirst().isAnotherUnit()).isFalse();
  }

  @Test
  void aPlantThatGoesUpAndDownHasNone() {
    // when
    List<Shift> shifts = search(i -> 500 + 300 * Math.sin(i / 200.0));

    // then
    assertThat(shifts).isEmpty();
  }

  @Test
  void anEpisodeIsNoShift() {
    // when
    List<Shift> shifts = search(i -> i > 3900 ? 5000 : random.nextDouble(20));

    // then
    assertThat(shifts).isEmpty();
  }

  private List<Shift> search(IntToDoubleFunction level) {
    long[] times = new long[4000];
    double[][] values = new double[4000][];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1000L * i;
      values[i] = new double[] {level.applyAsDouble(i)};
    }
    return ShiftSearch.of(profile, List.of(new Stretch(times, values)));
  }
}
