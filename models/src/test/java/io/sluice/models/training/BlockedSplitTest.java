package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.models.training.BlockedSplit.Block;
import io.sluice.models.training.BlockedSplit.Role;
import io.sluice.models.window.Stretch;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedSplitTest {

  @ParameterizedTest
  @CsvSource({"1200,60", "1201,60", "8761,60", "21600,60", "172800,60", "500,10", "40,1"})
  void rolesAreAWindowApart(int rows, int window) {
    // given
    List<Stretch> stretches = List.of(stretch(0, rows));

    // when
    List<Block> blocks = BlockedSplit.split(stretches, window);

    // then
    assertThat(blocks).extracting(Block::role).contains(Role.values());
    List<Block> inOrder = blocks.stream().sorted(Comparator.comparingInt(Block::from)).toList();
    for (int i = 1; i < inOrder.size(); i++) {
      Block before = inOrder.get(i - 1);
      Block block = inOrder.get(i);
      boolean sameRole = before.role() == block.role();
      assertThat(block.from() - before.to()).isGreaterThanOrEqualTo(sameRole ? 0 : window);
    }
  }

  @Test
  void mostRowsAreTrainedOnAndAFifthCalibrates() {
    // given
    int rows = 172_800;

    // when
    List<Block> blocks = BlockedSplit.split(List.of(stretch(0, rows)), 60);

    // then
    assertThat(share(blocks, Role.TRAINING, rows)).isBetween(0.68, 0.72);
    assertThat(share(blocks, Role.VALIDATION, rows)).isBetween(0.09, 0.1);
    assertThat(share(blocks, Role.CALIBRATION, rows)).isBetween(0.19, 0.2);
  }

  @Test
  void calibrationWandersThroughTheCycles() {
    // given
    int rows = 172_800;

    // when
    List<Block> blocks = BlockedSplit.split(List.of(stretch(0, rows)), 60);

    // then
    List<Block> calibration =
        blocks.stream().filter(block -> block.role() == Role.CALIBRATION).toList();
    int cycle = rows / calibration.size();
    int firstPhase = calibration.getFirst().from() % cycle;
    int lastPhase = calibration.getLast().from() % cycle;
    assertThat(lastPhase - firstPhase).isGreaterThan(cycle / 2);
  }

  @Test
  void noBlockReachesOverTheEndOfAStretch() {
    // given
    List<Stretch> stretches =
        IntStream.range(0, 30).mapToObj(i -> stretch(i * 1000, 90 + 7 * i)).toList();

    // when
    List<Block> blocks = BlockedSplit.split(stretches, 20);

    // then
    assertThat(blocks)
        .isNotEmpty()
        .allSatisfy(
            block -> {
              assertThat(block.from()).isNotNegative();
              assertThat(block.to()).isLessThanOrEqualTo(block.stretch().length());
              assertThat(block.length()).isGreaterThanOrEqualTo(20);
            });
  }

  private static double share(List<Block> blocks, Role role, int rows) {
    return blocks.stream().filter(b -> b.role() == role).mapToInt(Block::length).sum()
        / (double) rows;
  }

  private static Stretch stretch(long from, int rows) {
    return new Stretch(LongStream.range(from, from + rows).toArray(), new double[rows][1]);
  }
}
