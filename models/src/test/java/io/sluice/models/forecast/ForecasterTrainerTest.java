package io.sluice.models.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.forecast.ForecasterSettings.Target;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A tank whose level follows what a valve lets in: level, flow, valve and a tag of noise. */
class ForecasterTrainerTest {

  private static final int LEVEL = 0;
  private static final int FLOW = 1;
  private static final int VALVE = 2;

  private final Profile profile =
      new Profile(
          "tank",
          ProfileKind.SIGNALS,
          List.of(
              tag("level", "mm", TagKind.CONTINUOUS, 0.01),
              tag("flow", "l/s", TagKind.CONTINUOUS, 0.01),
              tag("valve", null, TagKind.DISCRETE, 1),
              tag("noise", null, TagKind.CONTINUOUS, 0.001)),
          Duration.ofSeconds(1),
          12,
          1,
          1,
          Duration.ZERO,
          Duration.ofSeconds(10),
          Duration.ZERO,
          SeverityLevels.DEFAULT);
  private final WindowReplay normal = new WindowReplay(profile, List.of(plant(6000, 1)));
  private final Forecaster forecaster =
      ForecasterTrainer.train(
          ForecasterOptions.DEFAULT,
          normal,
          new WindowReplay(profile, List.of()),
          (done, total) -> {});
  private final ServedForecaster served = new ServedForecaster(profile, forecaster);

  @Test
  void coefficientsAreThoseOfARegressionOnAllOthers() {
    // given: the sums themselves
    var gram = new Gram(3);
    var random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      float a = (float) random.nextDouble(-1, 1);
      float b = (float) random.nextDouble(-1, 1);
      gram.add(new float[] {2 * a - 3 * b + (float) random.nextDouble(-0.01, 0.01), a, b});
    }

    // when
    var precision = gram.precision(new double[] {1e-9, 1e-9, 1e-9});

    // then
    assertThat(-precision.get(1, 0) / precision.get(0, 0)).isCloseTo(2, within(0.01));
    assertThat(-precision.get(2, 0) / precision.get(0, 0)).isCloseTo(-3, within(0.01));
  }

  @Test
  void aPlantThatDoesWhatItDidIsQuiet() throws Exception {
    // when
    double[] scores = served.scores(plant(3000, 2));

    // then
    assertThat(Arrays.stream(scores).max().orElseThrow()).isLessThan(1.5);
  }

  @Test
  void aLevelThatDoesNotFollowItsFlowIsFoundAndNamed() throws Exception {
    // given: from the middle on the level that is shown rises by itself, within its range
    Stretch attacked = plant(200, 3);
    for (int i = 100; i < 200; i++) {
      attacked.values()[i][LEVEL] += 0.5 * (i - 100);
    }

    // when
    double[] scores = served.scores(attacked);

    // then
    assertThat(Arrays.stream(scores, 0, 88).max().orElseThrow()).isLessThan(1.5);
    assertThat(scores[100 + 8 - 11]).isGreaterThan(1.5);
    Explanation explanation = served.explain(attacked, 120);
    assertThat(explanation.deviation(LEVEL)).isGreaterThan(explanation.deviation(FLOW));
    assertThat(explanation.expected(LEVEL)).isLessThan(attacked.values()[119][LEVEL]);
    assertThat(explanation.low(LEVEL)).isLessThan(explanation.expected(LEVEL));
    assertThat(explanation.high(LEVEL)).isGreaterThan(explanation.expected(LEVEL));
  }

  @Test
  void aDeadTagRaisesNoStorm() throws Exception {
    // given: the valve and the flow say nothing any more
    Stretch halfDead = plant(600, 4);
    for (int i = 100; i < 600; i++) {
      halfDead.values()[i][FLOW] = Double.NaN;
      halfDead.values()[i][VALVE] = Double.NaN;
    }

    // when
    double[] scores = served.scores(halfDead);

    // then
    assertThat(Arrays.stream(scores).max().orElseThrow()).isLessThan(1.5);
  }

  @Test
  void whatIsLeftOfAHalfDeadPlantIsStillWatched() throws Exception {
    // given
    Stretch halfDead = plant(600, 4);
    for (int i = 100; i < 600; i++) {
      halfDead.values()[i][FLOW] = Double.NaN;
      halfDead.values()[i][LEVEL] += i < 300 ? 0 : 200;
    }

    // when
    double[] scores = served.scores(halfDead);

    // then
    assertThat(Arrays.stream(scores).max().orElseThrow()).isGreaterThan(3);
  }

  @Test
  void whatIsOutOfItsRangeIsNamedAndNotThoseThatDependOnIt() throws Exception {
    // given: the level jumps far above all that were seen, and follows its flow from there
    Stretch attacked = plant(300, 5);
    for (int i = 100; i < 300; i++) {
      attacked.values()[i][LEVEL] += 2000;
    }

    // when
    double[] scores = served.scores(attacked);

    // then: within the window of the jump; afterwards nothing depends on where the level is
    assertThat(scores[100 + 4 - 11]).isGreaterThan(5);
    Explanation explanation = served.explain(attacked, 104);
    assertThat(explanation.deviation(LEVEL)).isGreaterThan(100 * explanation.deviation(FLOW));
    assertThat(Arrays.stream(scores, 130, 289).max().orElseThrow()).isLessThan(3);
  }

  @Test
  void crossFittedScoresStayAroundTheirLevels() {
    // when
    double share = forecaster.crossFitted().shareFrom(1);

    // then
    assertThat(share).isLessThan(0.002);
  }

  @Test
  void heldOutRowsChangeNothingOfWhatJudgesThem() {
    // given: the third fifth of the rows is another plant, wider in every tag, and in a new state
    WindowReplay other = new WindowReplay(profile, List.of(plant(6000, 1)));
    for (int i = 2400; i < 3600; i++) {
      double[] row = other.stretches().getFirst().values()[i];
      for (int tag = 0; tag < row.length; tag++) {
        row[tag] = 3 * row[tag] + i % 7;
      }
    }

    // when
    Regression before = fold(normal, 2).regression().orElseThrow();
    Regression after = fold(other, 2).regression().orElseThrow();

    // then: a fit that may see these rows does change
    assertThat(after.signals()).isEqualTo(before.signals());
    assertThat(after.coefficients()).usingRecursiveComparison().isEqualTo(before.coefficients());
    assertThat(fold(other, 1).regression().orElseThrow().signals())
        .isNotEqualTo(fold(normal, 1).regression().orElseThrow().signals());
  }

  @Test
  void heldOutResidualsAreMeasuredInTheScalesThatAreShipped() {
    // given: the scales of the fit that judges the widest part are smaller than those of all rows
    WindowReplay uneven = new WindowReplay(profile, List.of(plant(6000, 1)));
    for (int i = 2400; i < 3600; i++) {
      double[] row = uneven.stretches().getFirst().values()[i];
      row[LEVEL] = 500 + 3 * (row[LEVEL] - 500);
    }

    // when
    Forecaster trained =
        ForecasterTrainer.train(
            ForecasterOptions.DEFAULT,
            uneven,
            new WindowReplay(profile, List.of()),
            (done, total) -> {});

    // then
    List<Target> targets = trained.settings().targets();
    double[] sizes = new double[targets.size()];
    var expected = new ArrayList<Double>();
    folds(ForecasterOptions.DEFAULT, uneven)
        .forEach(
            fold ->
                fold.heldOut()
                    .run(
                        1,
                        (row, ring) -> {
                          fold.regression().orElseThrow().judge(ring, 0, sizes);
                          double largest = 0;
                          for (int i = 0; i < sizes.length; i++) {
                            Target target = targets.get(i);
                            double scale =
                                trained.settings().signals().get(target.signal()).scale();
                            largest = Math.max(largest, sizes[i] / scale / target.level());
                          }
                          expected.add(largest);
                        }));
    assertThat(trained.crossFitted().size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(trained.crossFitted().score(i)).isCloseTo(expected.get(i), withinPercentage(1e-6));
    }
  }

  @Test
  void aWindowAcrossABorderIsNotJudged() {
    // given: borders after each fifth of the rows
    var ends = new ArrayList<Integer>();

    // when
    for (int i = 0; i < forecaster.crossFitted().size(); i++) {
      ends.add((int) (forecaster.crossFitted().endMillis(i) / 1000));
    }

    // then: each fifth has all windows of 12 that lie in it and no other
    assertThat(ends)
        .isEqualTo(IntStream.range(0, 6000).filter(row -> row % 1200 >= 11).boxed().toList());
  }

  @Test
  void aWindowAcrossABorderIsNotLearntFrom() {
    // given: of what is left before and after the hole, only a window across it could be made
    var rows = new WindowReplay(profile, List.of(plant(24, 1)));
    WindowReplay around = rows.without(10, 14);

    // when
    Optional<Regression> regression = Regression.fit(ForecasterOptions.DEFAULT, around);

    // then
    assertThat(around.rows()).isEqualTo(20);
    assertThat(regression).isEmpty();
  }

  @Test
  void foldsChooseInputsWhereTheWholeDoes() {
    // given: a state of the valve that only the first fold sees, and all inputs but its are taken
    WindowReplay rows = new WindowReplay(profile, List.of(plant(6000, 1)));
    for (int i = 100; i < 300; i++) {
      rows.stretches().getFirst().values()[i][VALVE] = 7;
    }
    ForecasterOptions options = ForecasterOptions.DEFAULT.withInputs(4 * 6, 8);

    // when
    List<Regression> regressions =
        folds(options, rows).map(fold -> fold.regression().orElseThrow()).toList();

    // then
    assertThat(regressions.getFirst().signals()).hasSize(4);
    assertThat(regressions.getLast().signals()).hasSize(5);
    assertThat(regressions)
        .extracting(Regression::coefficients)
        .hasOnlyElementsOfType(Coefficients.Selected.class);
  }

  private static Fold fold(WindowReplay rows, int index) {
    return folds(ForecasterOptions.DEFAULT, rows).toList().get(index);
  }

  private static Stream<Fold> folds(ForecasterOptions options, WindowReplay rows) {
    return Fold.of(options, rows, Regression.fit(options, rows).orElseThrow());
  }

  /** Of each window in turn; the first ends with reading 11. */
  private static Stretch plant(int readings, long seed) {
    var random = new SplittableRandom(seed);
    long[] times = new long[readings];
    double[][] values = new double[readings][];
    double level = 500;
    boolean open = true;
    for (int i = 0; i < readings; i++) {
      open = level > 540 ? false : level < 460 || open;
      double flow = open ? 3 : 0;
      level += flow - 1.2;
      times[i] = 1000L * i;
      values[i] =
          new double[] {
            level + random.nextDouble(-0.2, 0.2),
            flow + random.nextDouble(-0.05, 0.05),
            open ? 2 : 1,
            random.nextDouble(-1, 1)
          };
    }
    return new Stretch(times, values);
  }

  private static Tag tag(String name, String unit, TagKind kind, double resolution) {
    return new Tag(name, unit, kind, resolution, null, null, null);
  }
}
