package io.sluice.models.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.detector.Explanation;
import io.sluice.models.parallel.Workers;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twenty tanks side by side, each with a level, a flow and a valve, of which inputs are chosen. */
class SelectedForecasterTest {

  private static final int TANKS = 20;
  private static final int TAGS_A_TANK = 3;
  private static final int ATTACKED = 13 * TAGS_A_TANK;

  private final Profile profile = profile();
  private final Forecaster forecaster = train(plant(6000, 1));
  private final ServedForecaster served = new ServedForecaster(profile, forecaster);

  @Test
  void levelsAreForecastFromTheirOwnTank() {
    // given
    var coefficients = (Coefficients.Selected) forecaster.coefficients();
    int signals = forecaster.settings().signals().size();

    for (int target = 0; target < coefficients.targets(); target += 2) {
      // when
      String level = forecaster.settings().signals().get(signal(target)).tag();
      List<String> tags =
          Arrays.stream(coefficients.chosen()[target])
              .mapToObj(input -> forecaster.settings().signals().get(input % signals).tag())
              .toList();

      // then
      assertThat(tags).contains(level.replace("level", "flow")).hasSizeLessThanOrEqualTo(12 + 5);
    }
  }

  @Test
  void aPlantThatDoesWhatItDidIsQuiet() throws Exception {
    assertThat(largest(plant(1500, 2))).isLessThan(1.5);
  }

  @Test
  void aLevelThatDoesNotFollowItsFlowIsFoundAndNamed() throws Exception {
    // given
    Stretch attacked = plant(200, 3);
    for (int i = 100; i < 200; i++) {
      attacked.values()[i][ATTACKED] += 0.6 * (i - 100);
    }

    // when
    Explanation explanation = served.explain(attacked, 120);

    // then
    assertThat(largest(attacked)).isGreaterThan(1.5);
    double own = explanation.deviation(ATTACKED);
    for (int tag = 0; tag < profile.tags().size(); tag++) {
      if (tag / TAGS_A_TANK != ATTACKED / TAGS_A_TANK) {
        assertThat(explanation.deviation(tag)).isLessThan(own);
      }
    }
  }

  @Test
  void whatTheGraphSaysIsWhatWasFitted() throws Exception {
    // given: cross-fitted scores are of other fits, but of the same windows and levels
    double[] scores = served.scores(plant(6000, 1));

    // when
    double median = Arrays.stream(scores).sorted().toArray()[scores.length / 2];
    double[] held = forecaster.crossFitted().sorted();

    // then
    assertThat(median).isBetween(0.9 * held[held.length / 2], 1.1 * held[held.length / 2]);
  }

  @Test
  void readingsInBurstsOfAWindowAreLearntFrom() {
    // given: bursts of twelve, of which none ends where a window moved on by blocks would
    Stretch whole = plant(6000, 1);
    int[] kept = IntStream.range(0, 6000).filter(i -> i % 30 >= 4 && i % 30 < 16).toArray();
    var bursts =
        new Stretch(
            Arrays.stream(kept).mapToLong(i -> whole.times()[i]).toArray(),
            Arrays.stream(kept).mapToObj(i -> whole.values()[i]).toArray(double[][]::new));

    // when
    Forecaster learnt = train(bursts);

    // then
    var coefficients = (Coefficients.Selected) learnt.coefficients();
    assertThat(coefficients.inputsOfATarget()).isGreaterThan(5);
    assertThat(learnt.crossFitted().size()).isBetween(190, 200);
  }

  @Test
  void howManyWorkedDoesNotShowInTheFiles() {
    // when
    Forecaster byOne = trainedBy(1);
    Forecaster byThree = trainedBy(3);

    // then
    assertThat(ForecasterExport.toOnnx(byThree)).isEqualTo(ForecasterExport.toOnnx(byOne));
    assertThat(Messages.encode(byThree.settings())).isEqualTo(Messages.encode(byOne.settings()));
    assertThat(byThree.crossFitted().sorted()).isEqualTo(byOne.crossFitted().sorted());
  }

  private Forecaster trainedBy(int workers) {
    System.setProperty("sluice.workers", "" + workers);
    try {
      assertThat(Workers.count()).isEqualTo(workers);
      return train(plant(1500, 4));
    } finally {
      System.clearProperty("sluice.workers");
    }
  }

  private Forecaster train(Stretch stretch) {
    return ForecasterTrainer.train(
        ForecasterOptions.DEFAULT.withInputs(0, 12),
        new WindowReplay(profile, List.of(stretch)),
        new WindowReplay(profile, List.of()),
        (done, total) -> {});
  }

  private int signal(int target) {
    return forecaster.settings().targets().get(target).signal();
  }

  private double largest(Stretch stretch) throws Exception {
    return Arrays.stream(served.scores(stretch)).max().orElseThrow();
  }

  private static Stretch plant(int readings, long seed) {
    var random = new SplittableRandom(seed);
    long[] times = new long[readings];
    double[][] values = new double[readings][TANKS * TAGS_A_TANK];
    double[] level = new double[TANKS];
    boolean[] open = new boolean[TANKS];
    for (int tank = 0; tank < TANKS; tank++) {
      level[tank] = random.nextDouble(470, 530);
    }
    for (int i = 0; i < readings; i++) {
      times[i] = 1000L * i;
      for (int tank = 0; tank < TANKS; tank++) {
        open[tank] = level[tank] > 540 ? false : level[tank] < 460 || open[tank];
        double flow = open[tank] ? 3 + 0.1 * tank : 0;
        level[tank] += flow - 1.2 - 0.02 * tank;
        int at = tank * TAGS_A_TANK;
        values[i][at] = level[tank] + random.nextDouble(-0.2, 0.2);
        values[i][at + 1] = flow + random.nextDouble(-0.05, 0.05);
        values[i][at + 2] = open[tank] ? 2 : 1;
      }
    }
    return new Stretch(times, values);
  }

  private static Profile profile() {
    var tags = new ArrayList<Tag>();
    for (int tank = 0; tank < TANKS; tank++) {
      tags.add(new Tag("level" + tank, "mm", TagKind.CONTINUOUS, 0.01, null, null, null));
      tags.add(new Tag("flow" + tank, "l/s", TagKind.CONTINUOUS, 0.01, null, null, null));
      tags.add(new Tag("valve" + tank, null, TagKind.DISCRETE, 1, null, null, null));
    }
    return new Profile(
        "tanks",
        ProfileKind.SIGNALS,
        tags,
        Duration.ofSeconds(1),
        12,
        3, // not a block's two readings: blocks are what inputs are chosen by
        1,
        Duration.ZERO,
        Duration.ofSeconds(10),
        Duration.ZERO,
        SeverityLevels.DEFAULT);
  }
}
