package io.sluice.detection.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.DetectorScore;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    var fusion = new Fusion(Fusion.Method.K_OF_N, null, 2, null, null);

    // when
    double ratio = fusion.fuse(scores);

    // then
    assertThat(ratio).isEqualTo(1.2);
  }

  @Test
  void moreThanThereAreMeansAll() {
    // given
    var fusion = new Fusion(Fusion.Method.K_OF_N, null, 9, null, null);

    // when
    double ratio = fusion.fuse(scores);

    // then
    assertThat(ratio).isEqualTo(0.4);
  }

  @Test
  void weightsSayWhoCounts() {
    // given
    var fusion = new Fusion(Fusion.Method.WEIGHTED, Map.of("a", 0.0, "b", 3.0), 1, Set.of(), null);

    // when
    double ratio = fusion.fuse(scores);

    // then
    assertThat(ratio).isCloseTo((3 * 3 + 1.2) / 4, within(1e-12));
  }

  @Test
  void aNegativeWeightIsRefused() {
    // when
    var making =
        assertThatThrownBy(
            () -> new Fusion(Fusion.Method.WEIGHTED, Map.of("a", -1.0), 1, Set.of(), null));

    // then
    making.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the weight of a");
  }

  @ParameterizedTest
  @CsvSource({"MAXIMUM, 1, 1.2", "K_OF_N, 2, 1.2", "K_OF_N, 3, 0.4", "WEIGHTED, 1, 0.933333"})
  void thoseThatAreCorroboratedCountWithTheSmallestOfThem(
      Fusion.Method method, int k, double expected) {
    // given: b and c agree on 1.2, whatever b alone says
    var fusion = new Fusion(method, null, k, Set.of("b", "c"), null);

    // when
    double ratio = fusion.fuse(scores);

    // then
    assertThat(ratio).isCloseTo(expected, within(1e-6));
    assertThat(fusion.counting("a", scores)).isEqualTo(0.4);
    assertThat(fusion.counting("b", scores)).isEqualTo(1.2);
    assertThat(fusion.counting("c", scores)).isEqualTo(1.2);
  }

  @Test
  void anEnsembleCountsWithItsMeanBesideOthers() {
    // given: b and c say 3 and 1.2, a 0.4
    var fusion = Fusion.MAXIMUM.averaging(Set.of("b", "c", "silent"));

    // then
    assertThat(fusion.fuse(scores)).isCloseTo(2.1, within(1e-12));
    assertThat(fusion.counting("c", scores)).isCloseTo(2.1, within(1e-12));
    assertThat(fusion.counting("a", scores)).isEqualTo(0.4);
  }

  @Test
  void oneOfThemAloneCountsAsItIs() {
    // given
    var fusion = Fusion.MAXIMUM.corroborating(Set.of("b", "silent"));

    // when
    double ratio = fusion.fuse(scores);

    // then
    assertThat(ratio).isEqualTo(3);
  }

  @Test
  void nobodyIsCorroboratedByHimself() {
    // when
    var making = assertThatThrownBy(() -> Fusion.MAXIMUM.corroborating(Set.of("a")));

    // then
    making
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'fusion.corroborated' is a alone, expected two detectors or more, or none");
  }

  private static DetectorScore score(double ratio) {
    return new DetectorScore(ratio, 1, ratio);
  }
}
