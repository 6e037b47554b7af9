package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.rule.RuleSource;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrossFittingTest {

  private static final int ROWS = 3000;
  private static final Profile PROFILE =
      Profile.withDefaults(
          "tank",
          List.of(new Tag("level", "mm", TagKind.CONTINUOUS, 0.01, null, null, null)),
          Duration.ofSeconds(1));

  @Test
  void eachPartOfTheTimeIsJudgedByWhatNeverSawIt() {
    // given: the last third at a level of its own
    WindowReplay normal = rows(0, ROWS, 2 * ROWS / 3);
    var progress = new AtomicInteger();

    // when
    TrainedDetector trained =
        new LocalOutlierFactorRecipe()
            .train(
                sets(normal, rows(ROWS, 0, ROWS)),
                TrainingOptions.DEFAULT,
                (stage, done, total) -> progress.set((int) (100 * done / total)))
            .orElseThrow();

    // then: windows over a border are judged by nobody
    ScoreSeries scores = ((Meaning.Scores) trained.meaning()).scores();
    assertThat(scores.size()).isEqualTo(ROWS - 3 * 59);
    for (int i = 0; i < scores.size(); i++) {
      if (scores.endMillis(i) >= 1000L * (2 * ROWS / 3)) {
        assertThat(scores.score(i)).isGreaterThan(5);
      }
    }
    assertThat(scores.shareFrom(5)).isLessThan(0.4);
    assertThat(progress).hasValue(100);
  }

  @Test
  void furtherRowsAreJudgedByWhatIsShipped() {
    // given: the level of the last third once more
    WindowReplay normal = rows(0, ROWS, 2 * ROWS / 3);
    WindowReplay further = rows(ROWS, 500, ROWS);

    // when
    TrainedDetector trained =
        new LocalOutlierFactorRecipe()
            .train(sets(normal, further), TrainingOptions.DEFAULT, (stage, done, total) -> {})
            .orElseThrow();

    // then
    ScoreSeries scores = ((Meaning.Scores) trained.meaning()).scores();
    assertThat(scores.size()).isEqualTo(ROWS - 3 * 59 + 500 - 59);
    assertThat(scores.score(scores.size() - 1)).isLessThan(3);
  }

  private static TrainingSets sets(WindowReplay normal, WindowReplay further) {
    WindowStatistics spec = WindowStatistics.of(PROFILE);
    return new TrainingSets(
        normal,
        normal,
        further,
        new WindowReplay(PROFILE, List.of()),
        new WindowSets(PROFILE, Dictionaries.none(PROFILE), spec, List.of()),
        NormalWindows.of(normal, spec).standardizer(),
        new RuleSource.Learnt());
  }

  /**
   * @param from which row comes first
   * @param high from which row on the level is another one
   */
  private static WindowReplay rows(int from, int count, int high) {
    var random = new SplittableRandom(from + 1L);
    long[] times = new long[count];
    double[][] values = new double[count][];
    for (int i = 0; i < count; i++) {
      times[i] = 1000L * (from + i);
      values[i] = new double[] {(from + i >= high ? 600 : 500) + random.nextDouble(-1, 1)};
    }
    return new WindowReplay(PROFILE, List.of(new Stretch(times, values)));
  }
}
