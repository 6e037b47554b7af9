package io.sluice.scoring.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.ContributorText;
import io.sluice.contracts.Severity;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers so large that sums of them, or their squares, are no numbers any more. */
class ExtremeValuesTest {

  private static final Set<String> ALL =
      Set.of("forecaster", "autoencoder", "one-class-svm", "rules", "hotelling");

  @TempDir static Path root;

  private static Bundle bundle;

  @BeforeAll
  static void train() throws Exception {
    bundle = Bundle.load(SmallBundle.write(root, "extreme", SmallPlant.WINDOW, ALL));
  }

  @AfterAll
  static void close() {
    bundle.close();
  }

  /**
   * @param readings of the window's newest that have the value
   */
  @ParameterizedTest
  @CsvSource({
    "1e307, 1", "1e307, 8", "-1e307, 1", "-1e307, 8", "1.7976931348623157e308, 1",
    "1.7976931348623157e308, 8", "-1.7976931348623157e308, 7", "1e160, 1", "1e160, 8", "1e39, 3"
  })
  void eachIsJudgedAndSaid(double value, int readings) {
    for (int tag = 0; tag < bundle.profile().tags().size(); tag++) {
      // when
      Verdict verdict = judge(tag, second -> second >= 20 - readings ? value : Double.NaN);

      // then
      assertSaid(verdict, tag);
      assertThat(verdict.contributors().getFirst().observed()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource({"1e307", "1.7976931348623157e308"})
  void alsoIfTheyChangeTheirSign(double value) {
    for (int tag = 0; tag < bundle.profile().tags().size(); tag++) {
      // when
      Verdict verdict = judge(tag, second -> second % 2 == 0 ? value : -value);

      // then
      assertSaid(verdict, tag);
    }
  }

  private interface Replacement {

    /** NaN leaves what the plant shows. */
    double at(int second);
  }

  private static Verdict judge(int tag, Replacement replacement) {
    var ring = new WindowRing(bundle.profile());
    for (int second = 0; second < 20; second++) {
      double[] values = SmallPlant.values(1, second, false);
      double value = replacement.at(second);
      values[tag] = Double.isNaN(value) ? values[tag] : value;
      ring.offer(SmallPlant.START.plusSeconds(second).toEpochMilli(), values, second);
    }
    try (var scorer = new WindowScorer(bundle, 1)) {
      scorer.add(ring);
      return scorer.score().getFirst();
    }
  }

  private static void assertSaid(Verdict verdict, int tag) {
    assertThat(verdict.ratio()).isFinite();
    assertThat(verdict.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(verdict.detectors().values()).allMatch(one -> Double.isFinite(one.ratio()));
    assertThat(verdict.contributors())
        .first()
        .extracting(Contributor::tag)
        .isEqualTo(bundle.profile().tags().get(tag).name());
    assertThat(ContributorText.of(verdict.contributors())).doesNotContain("NaN", "Infinity");
  }
}
