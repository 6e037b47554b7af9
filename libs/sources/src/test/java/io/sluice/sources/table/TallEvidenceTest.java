package io.sluice.sources.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much of a file with a row a tag and time is put in order in memory. */
class TallEvidenceTest {

  private static final int TIMES = 100;

  /** What a hundred times with a value of each of two tags take, and a little more. */
  private static final long ENOUGH = 2 * 40_000L;

  private static Stream<String> rows(String tag) {
    return IntStream.range(0, TIMES)
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT, "2026-03-16T06:%02d:%02dZ,%s,%d.5", i / 60, i % 60, tag, i));
  }

  /** One tag after the other: no row is whole before the last tag begins. */
  private static final String BY_TAG =
      Stream.concat(rows("level"), rows("flow"))
          .collect(Collectors.joining("\n", "time,tag,value\n", "\n"));

  private static final String BY_TIME =
      IntStream.range(0, TIMES)
          .mapToObj(i -> rows("level").toList().get(i) + "\n" + rows("flow").toList().get(i))
          .collect(Collectors.joining("\n", "time,tag,value\n", "\n"));

  @Test
  void whatFitsIntoHalfOfTheHeapIsPutInOrder() throws Exception {
    // when
    TallPlan plan = evidence(BY_TAG).plan("a.csv", ENOUGH);

    // then
    assertThat(plan).isNotNull();
    assertThat(plan.sorted()).isFalse();
  }

  @Test
  void whatDoesNotIsRefusedWithTheWayOut() throws Exception {
    // given
    TallEvidence evidence = evidence(BY_TAG);

    // when, then
    assertThatThrownBy(() -> evidence.plan("a.csv", ENOUGH / 2))
        .isInstanceOf(TableFormatException.class)
        .hasMessageContaining("200 values a line each and not in the order of time")
        .hasMessageContaining("what fits into half of the heap")
        .hasMessageEndingWith("sort its lines by time, or split it");
  }

  @Test
  void whatIsInOrderNeedsNoMemory() throws Exception {
    // when
    TallPlan plan = evidence(BY_TIME).plan("a.csv", 0);

    // then
    assertThat(plan).isNotNull();
    assertThat(plan.sorted()).isTrue();
  }

  private static TallEvidence evidence(String text) throws Exception {
    TableSource source =
        Tables.find(
            text.getBytes(UTF_8), "a.csv", TableOptions.DEFAULT.withTall(TableOptions.Tall.NEVER));
    TallColumns columns = TallColumns.of(source.finding().columns(), "a.csv", TableOptions.DEFAULT);
    assertThat(columns).isNotNull();
    var evidence = new TallEvidence(columns, TableOptions.DEFAULT);
    try (Table table = source.open()) {
      evidence.addAll(table);
    }
    return evidence;
  }
}
