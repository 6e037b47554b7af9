package io.sluice.models.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.block.BlockMeans;
import io.sluice.detection.block.Signal;
import io.sluice.models.block.SignalMoments;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;

/**
 * Forty tags of noise, but for tag 0, which is what tag 7 was two blocks ago and tag 12 is now, and
 * tag 1, which is tag 0 again.
 */
class InputSelectionTest {

  private static final int TAGS = 40;
  private static final int BLOCKS = 6;
  private static final int DELAYED = 2 * TAGS + 7;
  private static final int AT_ONCE = 12;

  private final Profile profile = profile(1);
  private final WindowReplay rows = new WindowReplay(profile, List.of(plant(6000)));
  private final List<Signal> signals = SignalMoments.of(profile, rows.stretches());
  private final Inputs inputs = inputs();
  private final InputWindows windows =
      new InputWindows(rows, new BlockMeans(profile, 1, BLOCKS, signals), 1);

  @Test
  void whatCausesATagIsAmongItsInputs() {
    // when: tag 1 tells more of tag 0 than either of the causes
    int[] chosen = InputSelection.choose(inputs, windows, 8)[0];

    // then
    assertThat(chosen).startsWith(inputs.older(0)).contains(1);
    assertThat(InputSelection.choose(inputs, windows, 8)[1]).contains(0);

    // and without it both causes, in the blocks in which they are
    int[] causes = InputSelection.choose(without(1), windows, 8)[0];
    assertThat(causes).startsWith(inputs.older(0)).contains(DELAYED, AT_ONCE);
  }

  @Test
  void noiseIsForecastFromItsOwnPastAlone() {
    // when
    int[][] chosen = InputSelection.choose(inputs, windows, 8);

    // then: of 240 inputs the best is taken for more than chance for every fourth target; eight
    // would be taken for each if it had not to explain anything
    int beyond =
        IntStream.range(20, TAGS).map(target -> chosen[target].length - (BLOCKS - 1)).sum();
    assertThat(beyond).isLessThanOrEqualTo(10);
  }

  @Test
  void noMoreAreChosenThanWanted() {
    // when
    int[][] chosen = InputSelection.choose(without(1), windows, 1);

    // then
    assertThat(chosen[0]).hasSize(BLOCKS - 1 + 1);
  }

  @Test
  void withAllInputsChosenTheCoefficientsAreThoseOfTheFullFit() {
    // given
    int[][] all =
        IntStream.range(0, TAGS)
            .mapToObj(
                target ->
                    IntStream.concat(
                            Arrays.stream(inputs.older(target)),
                            IntStream.range(0, inputs.size()).filter(i -> i % TAGS != target))
                        .toArray())
            .toArray(int[][]::new);

    // when
    Fit selected = SelectedFit.of(inputs, windows, all).orElseThrow();
    Fit full = FullFit.of(inputs, windows).orElseThrow();

    // then
    float[] input = new float[inputs.size()];
    var random = new SplittableRandom(3);
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) random.nextGaussian();
    }
    float[] ofSelected = forecast(selected, input);
    float[] ofFull = forecast(full, input);
    for (int target = 0; target < TAGS; target++) {
      assertThat(ofSelected[target]).isCloseTo(ofFull[target], within(1e-3f));
      assertThat(selected.own()[target]).containsExactly(full.own()[target], within(1e-3f));
      double variance = full.variances().get(target).get("t3");
      assertThat(selected.variances().get(target).getOrDefault("t3", 0.0))
          .isCloseTo(variance, within(1e-3));
    }
  }

  @Test
  void thePartsThatAFitIsMadeOfAreAskedForAlike() {
    // when: lagged products are those of all pairs of inputs
    var lagged = LaggedProducts.of(inputs, windows);
    var exact = new Gram(inputs.size());
    windows.each(
        (batch, begins, count) -> {
          for (int row = 0; row < count; row++) {
            exact.add(batch[row]);
          }
        });

    // then: but for the windows at both ends
    float[] means = new float[inputs.size()];
    double fromExact = 0;
    double fromEachOther = 0;
    for (int one = 0; one < inputs.size(); one++) {
      lagged.mean(one, means);
      for (int other = 0; other < inputs.size(); other++) {
        double mean = lagged.mean(one, other);
        fromExact = Math.max(fromExact, Math.abs(mean - exact.mean(one, other)));
        fromEachOther = Math.max(fromEachOther, Math.abs(mean - means[other]));
      }
    }
    assertThat(fromExact).isLessThan(0.01);
    assertThat(fromEachOther).isLessThan(1e-6);
  }

  @Test
  void productsOfAShortSmoothSeriesHaveACholeskyFactor() {
    // given: slow waves, so that a tag's blocks hardly differ, and few of them
    long[] times = new long[150];
    double[][] values = new double[times.length][TAGS];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1000L * i;
      for (int tag = 0; tag < TAGS; tag++) {
        values[i][tag] = Math.sin(i / (20.0 + tag) + tag);
      }
    }
    var smooth = new WindowReplay(profile, List.of(new Stretch(times, values)));
    List<Signal> ofSmooth = SignalMoments.of(profile, smooth.stretches());
    var walk = new InputWindows(smooth, new BlockMeans(profile, 1, BLOCKS, ofSmooth), 1);

    // when
    var lagged = LaggedProducts.of(inputs, walk);

    // then
    var matrix = new DMatrixRMaj(inputs.size(), inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      for (int j = 0; j < inputs.size(); j++) {
        matrix.set(i, j, lagged.mean(i, j) + (i == j ? 1e-4 : 0));
      }
    }
    assertThat(lagged.blocks()).isEqualTo(times.length);
    assertThat(DecompositionFactory_DDRM.chol(inputs.size(), true).decompose(matrix)).isTrue();
  }

  @Test
  void withoutAWindowAtTheTrainingStrideThereIsNoFit() {
    // given: a window at each step of a block, and none at each twentieth reading
    var few =
        new WindowReplay(
            profile(20), List.of(rows.stretches().getFirst().rows(2, 2 + BLOCKS + 10)));
    var walk = new InputWindows(few, new BlockMeans(profile, 1, BLOCKS, signals), 1);

    // when
    Optional<Fit> fit = SelectedFit.of(inputs, walk, 8);

    // then
    assertThat(LaggedProducts.of(inputs, walk).blocks()).isPositive();
    assertThat(fit).isEmpty();
  }

  private static float[] forecast(Fit fit, float[] input) {
    float[] forecast = new float[TAGS];
    fit.coefficients().forecast(input, 0, TAGS, forecast);
    return forecast;
  }

  private Inputs inputs() {
    double[] ridge = new double[TAGS * BLOCKS];
    Arrays.fill(ridge, 1e-3);
    return new Inputs(signals, BLOCKS, IntStream.range(0, TAGS).toArray(), ridge);
  }

  /** The same with a penalty that keeps a tag from explaining anything. */
  private Inputs without(int tag) {
    double[] ridge = inputs.ridge().clone();
    for (int i = tag; i < ridge.length; i += TAGS) {
      ridge[i] = 1e6;
    }
    return new Inputs(signals, BLOCKS, inputs.targets(), ridge);
  }

  private static Stretch plant(int readings) {
    var random = new SplittableRandom(1);
    long[] times = new long[readings];
    double[][] values = new double[readings][TAGS];
    for (int i = 0; i < readings; i++) {
      times[i] = 1000L * i;
      for (int tag = 2; tag < TAGS; tag++) {
        values[i][tag] = random.nextGaussian();
      }
      double before = i < 2 ? 0 : values[i - 2][7];
      values[i][0] = 0.8 * before - 0.6 * values[i][12] + 0.2 * random.nextGaussian();
      values[i][1] = values[i][0] + 0.05 * random.nextGaussian();
    }
    return new Stretch(times, values);
  }

  private static Profile profile(int trainingStride) {
    return new Profile(
        "noise",
        ProfileKind.SIGNALS,
        IntStream.range(0, TAGS)
            .mapToObj(tag -> new Tag("t" + tag, null, TagKind.CONTINUOUS, 0.001, null, null, null))
            .toList(),
        Duration.ofSeconds(1),
        BLOCKS,
        trainingStride,
        1,
        Duration.ZERO,
        Duration.ofSeconds(10),
        Duration.ZERO,
        SeverityLevels.DEFAULT);
  }
}
