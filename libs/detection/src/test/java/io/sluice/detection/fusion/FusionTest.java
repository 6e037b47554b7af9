package io.sluice.detection.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.DetectorScore;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FusionTest {

  private final Map<String, DetectorScore> scores =
      Map.of("a", score(0.4), "b", score(3), "c", score(1.2));

  @Test
  void oneThatIsSureIsEnough() {
    // when
    double ratio = Fusion.MAXIMUM.fuse(scores);

    // then
    assertThat(ratio).isEqualTo(3);
    assertThat(Fusion.MAXIMUM.fuse(Map.of())).isZero();
  }

  @Test
  void twoOfThreeHaveToAgree() {
    // given
    var fusion = new Fusion(Fusion.Method.K_OF_N, null, 2);

    // when
    double ratio = fusion.fuse(scores);

    // then
    assertThat(ratio).isEqualTo(1.2);
  }

  @Test
  void moreThanThereAreMeansAll() {
    // given
    var fusion = new Fusion(Fusion.Method.K_OF_N, null, 9);

    // when
    double ratio = fusion.fuse(scores);

    // then
    assertThat(ratio).isEqualTo(0.4);
  }

  @Test
  void weightsSayWhoCounts() {
    // given
    var fusion = new Fusion(Fusion.Method.WEIGHTED, Map.of("a", 0.0, "b", 3.0), 1);

    // when
    double ratio = fusion.fuse(scores);

    // then
    assertThat(ratio).isCloseTo((3 * 3 + 1.2) / 4, within(1e-12));
  }

  @Test
  void aNegativeWeightIsRefused() {
    // when
    var making = assertThatThrownBy(() -> new Fusion(Fusion.Method.WEIGHTED, Map.of("a", -1.0), 1));

    // then
    making.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the weight of a");
  }

  private static DetectorScore score(double ratio) {
    return new DetectorScore(ratio, 1, ratio);
  }
}
