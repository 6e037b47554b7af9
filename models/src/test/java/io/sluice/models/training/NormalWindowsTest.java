package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tag that is the number of its row: a window's mean tells where it is. */
class NormalWindowsTest {

  private static final Profile PROFILE =
      Profiles.withTrainingStride(
          Profile.withDefaults(
              "clock",
              List.of(new Tag("row", null, TagKind.CONTINUOUS, 1, null, null, null)),
              Duration.ofSeconds(1)),
          1);

  @Test
  void windowsToLearnFromAreSpreadOverTheWholeTime() {
    // given
    NormalWindows windows = windows(50_000);

    // when
    FeatureRows rows = windows.rows();

    // then
    assertThat(windows.count()).isEqualTo(50_000 - 59);
    double[] at = at(windows, rows.all());
    assertThat(at).hasSize(NormalWindows.MOST).isSorted();
    double step = 50_000.0 / NormalWindows.MOST;
    for (int i = 1; i < at.length; i++) {
      assertThat(at[i] - at[i - 1]).isBetween(step - 2, step + 2);
    }
    assertThat(at[at.length - 1]).isGreaterThan(49_900 - step);
  }

  @Test
  void whatTellsWhenToStopSharesNoReadingWithWhatIsLearntFrom() {
    // given
    NormalWindows windows = windows(8_000);

    // when
    FeatureRows rows = windows.rows();

    // then
    double[] learnt = at(windows, rows.training());
    double[] stops = at(windows, rows.validation());
    assertThat(stops).hasSizeGreaterThan(50);
    assertThat(learnt.length).isGreaterThan(5 * stops.length);
    for (double stop : stops) {
      assertThat(Arrays.stream(learnt).map(one -> Math.abs(one - stop)).min().orElseThrow())
          .isGreaterThan(59);
    }
  }

  @Test
  void fewRowsAreEnoughForAll() {
    // when
    FeatureRows rows = windows(800).rows();

    // then
    assertThat(rows.all()).hasNumberOfRows(800 - 59);
    assertThat(rows.training()).isNotEmpty();
    assertThat(rows.validation()).isNotEmpty();
  }

  private static NormalWindows windows(int rows) {
    return NormalWindows.of(
        new WindowReplay(
            PROFILE,
            List.of(
                new Stretch(
                    IntStream.range(0, rows).mapToLong(row -> 1000L * row).toArray(),
                    IntStream.range(0, rows)
                        .mapToObj(row -> new double[] {row})
                        .toArray(double[][]::new)))),
        WindowStatistics.of(PROFILE));
  }

  private static double[] at(NormalWindows windows, float[][] rows) {
    return Arrays.stream(rows)
        .mapToDouble(row -> windows.standardizer().original(0, row[0]))
        .toArray();
  }
}
