package io.sluice.query.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.TagKind;
import io.sluice.query.rollup.RolledSeries.Part;
import io.sluice.query.rollup.ValueCounts;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueViewsTest {

  private static final OffsetDateTime FROM = OffsetDateTime.parse("2026-03-01T00:00:00Z");

  @Test
  void numbersThatAreFewByTheHourAndManyInAMonthHaveAsManyRowsAsPeopleCanRead() {
    // given: the 100 is there more often than others
    List<String> numbers = IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).toList();
    var counts = new ValueCounts();
    numbers.forEach(number -> counts.add(number, false));
    counts.add("100", true);
    var counted =
        new ValueChart.Counted(
            new Part(new StreamKey("plant-1", "swat"), FROM, FROM.plusDays(30)),
            new Step(3_600_000),
            TagKind.DISCRETE,
            numbers,
            Map.of(FROM.toInstant().toEpochMilli(), counts),
            false);

    // when
    ValueViews.Heatmap heatmap = ValueViews.heatmap(counted, "level");
    ValueViews.Distribution distribution = ValueViews.distribution(counted, "level");

    // then
    assertThat(heatmap.bins()).hasSize(41).startsWith("1").endsWith("100", "Other");
    assertThat(heatmap.cells()).hasSize(41).last().isEqualTo(List.of(0, 40, 60L, 0L));
    assertThat(distribution.values()).isEqualTo(heatmap.bins());
    assertThat(distribution.buckets().getFirst().normal()).last().isEqualTo(60L);
  }
}
