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
  private static final Learner NEWER =
      new ForestDetector("forest", new ForestSettings(6, 16, 25, 12), PROFILE);
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
    return windows(
        maxAssets,
        idle,
        new LearningAssets(mayLearn, Long.MAX_VALUE, publishFrom, learning),
        new Counted());
  }

  private static PartitionWindows windows(
      int maxAssets, long idle, LearningAssets mayLearn, Drops drops) {
    return new PartitionWindows(maxAssets * AssetWindow.bytes(PROFILE), idle, mayLearn, drops);
  }

  /** What serves the profile from an offset on instead of {@link #LEARNER}. */
  private enum Swap {
    NONE(LEARNER),
    NEWER_LEARNER(NEWER),
    TRAINED(null);

    private final Learner next;

    Swap(Learner next) {
      this.next = next;
    }
  }

  /** Plays with whatever bundle is served; each learner has a panel of its own. */
  private static final class Player {
    private final Map<Learner, Panel> panels = Map.of(LEARNER, panel(LEARNER), NEWER, panel(NEWER));
    private final List<Step> log;
    private final Swap swap;
    private final int swapAt;

    Player(List<Step> log, Swap swap, int swapAt) {
      this.log = log;
      this.swap = swap;
      this.swapAt = swapAt;
    }

    private static Panel panel(Learner learner) {
      return new Panel(List.of(learner), FEATURES, IDENTITY, 1);
    }

    double play(PartitionWindows windows, int offset) {
      Learner served = served(offset);
      return LearningAssetsTest.play(
          windows, log.get(offset), offset, served, served == null ? null : panels.get(served));
    }

    /**
     * @param committed by then the bundle of today is served, whatever the records had
     */
    void replay(PartitionWindows windows, long from, int committed) {
      for (int offset = (int) from; offset < committed; offset++) {
        LearningAssetsTest.play(windows, log.get(offset), offset, served(committed - 1), null);
      }
      windows.prepare();
    }

    private Learner served(int offset) {
      return offset < swapAt ? LEARNER : swap.next;
    }
  }

  /**
   * The score of the window that is due, its start where nobody judges, {@link #LEFT_OUT}, or NaN
   * if none is due.
   */
  private static double play(
      PartitionWindows windows, Step step, long offset, Learner learner, Panel panel) {
    AssetWindow window = windows.window(step.asset(), PROFILE, learner, offset);
    Admission admission = window.offer(step.timeMillis(), step.values(), offset);
    if (admission != Admission.WINDOW) {
      return Double.NaN;
    }
    if (panel == null) {
      return window.ring().startMillis();
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

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void who_learns_and_what_is_the_same_after_a_rebuild(
      @ForAll @IntRange(min = 1, max = 5) int assets,
      @ForAll @IntRange(min = 1, max = 5) int maxAssets,
      @ForAll @IntRange(min = 1, max = 4) int mayLearn,
      @ForAll @IntRange(min = 50, max = 400) int idleRecords,
      @ForAll @IntRange(min = 1, max = 550) int crash,
      @ForAll @IntRange(min = 1, max = 30) int commitEvery,
      @ForAll @IntRange(min = 50, max = 600) int reach,
      @ForAll Swap swap,
      @ForAll @IntRange(min = -40, max = 20) int crashAfterSwap,
      @ForAll long seed) {
    // given
    List<Step> log = PartitionWindowsTest.log(assets, 600, new Random(seed));
    var player = new Player(log, swap, crash - crash % commitEvery - crashAfterSwap);
    var undisturbed =
        windows(
            maxAssets,
            idleRecords,
            new LearningAssets(mayLearn, reach, 0, Map.of()),
            new Counted());
    long rebuildFrom = 0;
    int committed = 0;
    Map<Long, Long> learning = Map.of();
    var expected = new ArrayList<Double>();
    for (int offset = 0; offset < log.size(); offset++) {
      expected.add(player.play(undisturbed, offset));
      if (offset < crash && (offset + 1) % commitEvery == 0) {
        committed = offset + 1;
        rebuildFrom = undisturbed.rebuildFrom(committed);
        learning = undisturbed.learning();
      }
    }

    // when
    var rebuilt =
        windows(
            maxAssets,
            idleRecords,
            new LearningAssets(mayLearn, reach, committed, learning),
            new Counted());
    player.replay(rebuilt, rebuildFrom, committed);

    // then
    for (int offset = committed; offset < log.size(); offset++) {
      assertThat(player.play(rebuilt, offset))
          .as("offset %d", offset)
          .isEqualTo(expected.get(offset));
    }
    assertThat(rebuilt.learning()).isEqualTo(undisturbed.learning());
  }

  @Test
  void a_window_that_only_a_replay_completes_is_not_learnt() {
    // given: too late for the first reading, in order for whoever starts at the second
    var log = new ArrayList<Step>();
    log.add(new Step("a", 7_000, new double[4]));
    log.add(new Step("b", 0, new double[4]));
    for (int second = 0; second < 6; second++) {
      log.add(new Step("a", 1_000 * second, new double[4]));
    }
    log.add(new Step("a", 3_600_000, new double[4]));
    var undisturbed = windows(10, 100, 2, 0, Map.of());
    play(undisturbed, log, 0);
    assertThat(undisturbed.rebuildFrom(log.size())).isEqualTo(1);

    // when
    var rebuilt = windows(10, 100, 2, log.size(), undisturbed.learning());
    play(rebuilt, log, 1);

    // then
    assertThat(rebuilt.learning()).isEqualTo(undisturbed.learning());
  }

  private static void play(PartitionWindows windows, List<Step> log, int from) {
    for (int offset = from; offset < log.size(); offset++) {
      play(windows, log.get(offset), offset, LEARNER, null);
    }
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
  void what_is_learnt_does_not_reach_back_further_than_it_may() {
    // given: of twenty assets one learns; its first verdict would take 200 records
    var drops = new Counted();
    var windows = windows(30, 1_000, new LearningAssets(1, 100, 0, Map.of()), drops);

    // when
    for (int offset = 0; offset < 2_000; offset++) {
      var step = new Step("asset-" + offset % 20, 1_000L * offset / 20, new double[4]);
      play(windows, step, offset, LEARNER, null);
    }

    // then: what its own window needs, and no more
    assertThat(windows.rebuildFrom(2_000)).isGreaterThan(2_000 - 100 - 20 * 20);
    assertThat(drops.memories.get()).isBetween(10, 20);
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
