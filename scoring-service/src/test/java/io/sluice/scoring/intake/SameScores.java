package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;

/** Compares what two runs published: id by id, value by value; only latencies may differ. */
final class SameScores {

  private static final double PRECISION = 1e-9;

  private SameScores() {}

  static void assertSame(Map<String, Score> actual, Map<String, Score> expected) {
    compare(actual, expected, "latencyMs");
  }

  /** Of readings that lie elsewhere on the log, among others: their scores have other ids. */
  static void assertSameElsewhere(Map<String, Score> actual, Map<String, Score> expected) {
    compare(byWindow(actual), byWindow(expected), "latencyMs", "source", "id");
  }

  private static Map<String, Score> byWindow(Map<String, Score> scores) {
    return scores.values().stream()
        .collect(
            Collectors.toMap(score -> score.asset() + " " + score.windowEnd(), score -> score));
  }

  private static void compare(
      Map<String, Score> actual, Map<String, Score> expected, String... ignored) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (id, score) -> {
          if (!json(actual.get(id), ignored)
              .equals(SameScores::byPrecision, json(score, ignored))) {
            assertThat(actual.get(id))
                .usingRecursiveComparison(fieldByField(ignored))
                .isEqualTo(score);
          }
        });
  }

  /**
   * To say what is different. It takes a millisecond for two scores that are the same, and runs
   * publish thousands.
   */
  private static RecursiveComparisonConfiguration fieldByField(String... ignored) {
    return RecursiveComparisonConfiguration.builder()
        .withIgnoredFields(ignored)
        .withComparatorForType(new DoubleComparator(PRECISION), Double.class)
        .build();
  }

  private static JsonNode json(Score score, String... without) {
    ObjectNode json = Messages.mapper().valueToTree(score);
    return json.remove(List.of(without));
  }

  private static int byPrecision(JsonNode one, JsonNode other) {
    boolean same =
        one.isNumber() && other.isNumber()
            ? Math.abs(one.doubleValue() - other.doubleValue()) <= PRECISION
            : one.equals(other);
    return same ? 0 : 1;
  }
}
