package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Score;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;

/** Compares what two runs published: id by id, value by value; only latencies may differ. */
final class SameScores {

  private static final double PRECISION = 1e-9;

  private SameScores() {}

  /**
   * @param ignored fields that may differ as well
   */
  static void assertSame(
      Map<String, Score> actual, Map<String, Score> expected, String... ignored) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    var comparison =
        RecursiveComparisonConfiguration.builder()
            .withIgnoredFields(
                Stream.concat(Stream.of("latencyMs"), Stream.of(ignored)).toArray(String[]::new))
            .withComparatorForType(new DoubleComparator(PRECISION), Double.class)
            .build();
    expected.forEach(
        (id, score) ->
            assertThat(actual.get(id)).usingRecursiveComparison(comparison).isEqualTo(score));
  }
}
