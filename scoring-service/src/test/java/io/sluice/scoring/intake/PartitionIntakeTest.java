package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Learner;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.window.WindowRing;
import io.sluice.platform.session.StartPoint;
import io.sluice.scoring.memory.MemoryOwner;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.metrics.BatchTally;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.scoring.window.PartitionMemories;
import io.sluice.scoring.window.PartitionWindows;
import org.junit.jupiter.api.Test;

class PartitionIntakeTest {

  private static final Profile PROFILE = SmallPlant.profile("p", 6);

  /** Counts how often it was told to learn. */
  private static final class Counting implements Learner, Memory {
    private int prepared;

    @Override
    public long memoryBytes() {
      return 0;
    }

    @Override
    public Memory memory(String asset) {
      return this;
    }

    @Override
    public Memory restore(String asset, byte[] snapshot) {
      return this;
    }

    @Override
    public void prepare() {
      prepared++;
    }

    @Override
    public void take(WindowRing ring) {}

    @Override
    public byte[] snapshot() {
      return new byte[0];
    }

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public boolean readsFeatures() {
      return false;
    }

    @Override
    public Judge judge(int maxRows) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  @Test
  void what_there_is_to_learn_is_learnt_once_at_the_end_of_a_rebuild() {
    // given
    var learner = new Counting();
    var windows =
        new PartitionWindows(
            100_000,
            1_000,
            new PartitionMemories(() -> 1, 0, 1_000, new StoredMemories(), () -> {}),
            new BatchTally());
    windows.window(
        new StreamKey("asset", "tags"),
        PROFILE,
        Dictionaries.none(PROFILE),
        new MemoryOwner(learner, "sha"),
        0);
    var intake = new PartitionIntake(new StartPoint(0, 10, 0, false, 0), false, windows, 0);
    assertThat(intake.reached(9)).isFalse();
    assertThat(learner.prepared).isZero();

    // when
    boolean ended = intake.reached(10);

    // then
    assertThat(ended).isTrue();
    assertThat(intake.isRebuilding()).isFalse();
    assertThat(intake.reached(11)).isFalse();
    assertThat(learner.prepared).isEqualTo(1);
  }

  @Test
  void what_is_gone_is_not_referred_to_any_more() {
    // given
    var start = new StartPoint(0, 10, 0, false, 4_711);

    // then
    assertThat(new PartitionIntake(start, true, null, 0).storedUntil()).isZero();
    assertThat(new PartitionIntake(start, false, null, 0).storedUntil()).isEqualTo(4_711);
  }
}
