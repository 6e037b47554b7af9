package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.DetectorKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CalibratedTest {

  private static final int ROWS = 600;
  private static final Profile PROFILE =
      Profile.withDefaults(
          "tank",
          List.of(new Tag("level", "mm", TagKind.CONTINUOUS, 0.01, null, null, null)),
          Duration.ofSeconds(10));

  private final WindowReplay normal =
      new WindowReplay(
          PROFILE,
          List.of(
              new Stretch(
                  LongStream.range(0, ROWS).map(i -> 10_000 * i).toArray(),
                  LongStream.range(0, ROWS)
                      .mapToObj(i -> new double[] {i % 7})
                      .toArray(double[][]::new))));

  private final ScoreSeries scores = exponential();

  @Test
  void whatWasFoundByABudgetIsATenthFurtherOut() throws Exception {
    // given
    var method = new CalibrationMethod.Budget(AlarmBudget.DEFAULT);
    var fixed = RatioCurve.proportional(3);

    // when
    List<DetectorEntry> detectors =
        calibrated(
            method,
            detector("forecaster", new Meaning.Scores(scores)),
            detector("rules", new Meaning.Fixed(fixed)));

    // then
    RatioCurve seen = method.curve(scores, 1);
    RatioCurve found = detectors.getFirst().curve();
    assertThat(found.info()).isCloseTo(1.1 * seen.info(), within(1e-9));
    assertThat(found.warning()).isCloseTo(1.1 * seen.warning(), within(1e-9));
    assertThat(found.critical()).isCloseTo(1.1 * seen.critical(), within(1e-9));
    assertThat(detectors.getLast().curve()).isEqualTo(fixed);
  }

  @Test
  void whatWasFoundTogetherIsFurtherOutOnce() throws Exception {
    // given: two that say the same
    var method = new CalibrationMethod.Budget(AlarmBudget.DEFAULT);

    // when
    List<DetectorEntry> detectors =
        calibrated(
            method,
            detector("forecaster", new Meaning.Scores(scores)),
            detector("hotelling", new Meaning.Scores(scores)));

    // then: together they come as often as one of them
    double seen = method.curve(scores, 1).info();
    assertThat(detectors)
        .allSatisfy(
            one -> assertThat(one.curve().info()).isCloseTo(1.1 * seen, within(0.01 * seen)));
  }

  @Test
  void aPercentileIsWhereItWasFound() throws Exception {
    // given
    var method = new CalibrationMethod.Percentile(99);

    // when
    List<DetectorEntry> detectors =
        calibrated(method, detector("forecaster", new Meaning.Scores(scores)));

    // then
    assertThat(detectors.getFirst().curve()).isEqualTo(method.curve(scores, 1));
  }

  private List<DetectorEntry> calibrated(CalibrationMethod method, TrainedDetector... trained)
      throws TrainingFailedException {
    WindowStatistics features = WindowStatistics.of(PROFILE);
    return Calibrated.find(
            List.of(trained),
            features,
            NormalWindows.of(normal, features).standardizer(),
            List.of(normal),
            method,
            Duration.ZERO,
            (stage, done, total) -> {})
        .detectors();
  }

  private static TrainedDetector detector(String name, Meaning meaning) {
    return new TrainedDetector(
        name,
        "a detector",
        DetectorKind.ONNX_FORECASTER,
        name + ".onnx",
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        meaning);
  }

  /** Twenty days of it. */
  private static ScoreSeries exponential() {
    var random = new SplittableRandom(7);
    var series = new ScoreSeries(PROFILE);
    for (long window = 0; window < 20 * 8_640; window++) {
      series.add(10_000 * window, -Math.log(1 - random.nextDouble()));
    }
    return series;
  }
}
