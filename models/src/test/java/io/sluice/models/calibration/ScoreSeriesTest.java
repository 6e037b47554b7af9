package io.sluice.models.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreSeriesTest {

  private final Profile profile =
      Profile.withDefaults(
          "p",
          List.of(new Tag("A", null, TagKind.CONTINUOUS, 0.1, null, null, null)),
          Duration.ofSeconds(1));

  @Test
  void anAlarmThatWaitsSeesTheLeastOfTheTime() {
    ScoreSeries series = series(0, 5, 7, 9, 8, 2, 9, 9, 9, 9);

    assertThat(scores(series.sustained(Duration.ofSeconds(2))))
        .containsExactly(0, 0, 0, 5, 7, 2, 2, 2, 9, 9);
  }

  @Test
  void aGapIsNoAlarm() {
    var series = new ScoreSeries(profile);
    for (long second : new long[] {1, 2, 3, 60, 61, 62}) {
      series.add(second * 1000, 9);
    }

    assertThat(scores(series.sustained(Duration.ofSeconds(2)))).containsExactly(0, 0, 9, 0, 0, 9);
  }

  @Test
  void aSeriesThatBeginsAnewDoesNotGoOnFromTheOneBefore() {
    var series = new ScoreSeries(profile);
    for (long second : new long[] {100, 101, 102, 1, 2, 3}) {
      series.add(second * 1000, 9);
    }

    assertThat(scores(series.sustained(Duration.ofSeconds(2)))).containsExactly(0, 0, 9, 0, 0, 9);
  }

  @Test
  void aDelayBelowAnIntervalLeavesAllAsItIs() {
    ScoreSeries series = series(1, 5, 2);

    assertThat(series.sustained(Duration.ofMillis(900))).isSameAs(series);
  }

  private ScoreSeries series(double... scores) {
    var series = new ScoreSeries(profile);
    for (int i = 0; i < scores.length; i++) {
      series.add(1000L * i, scores[i]);
    }
    return series;
  }

  private static double[] scores(ScoreSeries series) {
    return IntStream.range(0, series.size()).mapToDouble(series::score).toArray();
  }
}
