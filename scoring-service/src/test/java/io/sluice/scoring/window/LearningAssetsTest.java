package io.sluice.scoring.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Learner;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.detection.scale.Scaler;
import io.sluice.detection.scale.Standardizer;
import io.sluice.detection.window.Admission;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.scoring.window.PartitionWindowsTest.Counted;
import io.sluice.scoring.window.PartitionWindowsTest.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LearningAssetsTest {

  private static final Profile PROFILE = SmallPlant.profile("p", 6);
  private static final Learner LEARNER =
      new ForestDetector("forest", new ForestSettings(6, 16, 30, 10), PROFILE);
  private static final FeatureSpec FEATURES = FeatureSpec.of(PROFILE);
  private static final Standardizer IDENTITY =
      new Standardizer(
          new Scaler(
              Collections.nCopies(FEATURES.size(), 0.0),
              Collections.nCopies(FEATURES.size(), 1.0),
              10));

  /** Left out: somebody who may not learn. */
  private static final double LEFT_OUT = -1;

  private static PartitionWindows windows(
      int maxAssets, long idle, int mayLearn, long publishFrom, Map<Long, Long> learning) {
    return new PartitionWindows(
        maxAssets, idle, new LearningAssets(mayLearn, publishFrom, learning), new Counted());
  }

  /** The score of the window that is due, {@link #LEFT_OUT}, or NaN if none is due. */
  private static double play(PartitionWindows windows, Step step, long offset, Panel panel) {
    AssetWindow window = windows.window(step.asset(), PROFILE, LEARNER, offset);
    Admission admission = window.offer(step.timeMillis(), step.values(), offset);
    if (admission != Admission.WINDOW || panel == null) {
      return Double.NaN;
    }
    if (window.isLeftOut()) {
      return LEFT_OUT;
    }
    panel.add(window.ring(), window.memory());
    panel.judge();
    double score = panel.score(0, 0);
    panel.clear();
    return score;
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void who_learns_and_what_is_the_same_after_a_rebuild(
      @ForAll @IntRange(min = 1, max = 5) int assets,
      @ForAll @IntRange(min = 1, max = 5) int maxAssets,
      @ForAll @IntRange(min = 1, max = 4) int mayLearn,
      @ForAll @IntRange(min = 50, max = 400) int idleRecords,
      @ForAll @IntRange(min = 1, max = 550) int crash,
      @ForAll @IntRange(min = 1, max = 30) int commitEvery,
      @ForAll long seed) {
    // given
    List<Step> log = PartitionWindowsTest.log(assets, 600, new Random(seed));
    var panel = new Panel(List.of(LEARNER), FEATURES, IDENTITY, 1);
    var undisturbed = windows(maxAssets, idleRecords, mayLearn, 0, Map.of());
    long rebuildFrom = 0;
    long committed = 0;
    Map<Long, Long> learning = Map.of();
    var expected = new ArrayList<Double>();
    for (int offset = 0; offset < log.size(); offset++) {
      expected.add(play(undisturbed, log.get(offset), offset, panel));
      if (offset < crash && (offset + 1) % commitEvery == 0) {
        committed = offset + 1;
        rebuildFrom = undisturbed.rebuildFrom(committed);
        learning = undisturbed.learning();
      }
    }

    // when
    var rebuilt = windows(maxAssets, idleRecords, mayLearn, committed, learning);
    for (int offset = (int) rebuildFrom; offset < committed; offset++) {
      play(rebuilt, log.get(offset), offset, null);
    }

    // then
    for (int offset = (int) committed; offset < log.size(); offset++) {
      assertThat(play(rebuilt, log.get(offset), offset, panel))
          .as("offset %d", offset)
          .isEqualTo(expected.get(offset));
    }
    assertThat(rebuilt.learning()).isEqualTo(undisturbed.learning());
  }

  @Test
  void the_first_that_come_learn_and_others_when_there_is_room_again() {
    // given
    var windows = windows(10, 100, 2, 0, Map.of());
    for (int offset = 0; offset < 3; offset++) {
      windows.window("asset-" + offset, PROFILE, LEARNER, offset);
    }
    assertThat(windows.window("asset-2", PROFILE, LEARNER, 3).isLeftOut()).isTrue();

    // when: asset-0 has not been seen for too long
    for (int offset = 4; offset < 103; offset++) {
      windows.window("asset-" + (1 + offset % 2), PROFILE, LEARNER, offset);
    }

    // then
    assertThat(windows.window("asset-2", PROFILE, LEARNER, 103).isLeftOut()).isFalse();
    assertThat(windows.learning())
        .containsOnlyKeys(LearningAssets.key("asset-1"), LearningAssets.key("asset-2"));
  }

  @Test
  void a_trained_bundle_takes_the_window_and_leaves_the_memory() {
    // given
    var windows = windows(10, 100, 1, 0, Map.of());
    AssetWindow window = windows.window("a", PROFILE, LEARNER, 0);

    // when
    AssetWindow after = windows.window("a", PROFILE, null, 1);

    // then
    assertThat(after).isSameAs(window);
    assertThat(after.memory()).isNull();
    assertThat(after.isLeftOut()).isFalse();
    assertThat(windows.learning()).isEmpty();
  }
}
