package io.sluice.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchReportTest {

  private static final Outage OUTAGE =
      new Outage(
          61.25,
          3_500,
          210_000,
          24.0,
          8_750,
          List.of(new Outage.PeakMemory("query-api", 300L << 20, 310L << 20)));

  @Test
  void tellsOfAnOutageInBothForms() throws Exception {
    // given
    BenchReport report = report(null, OUTAGE);

    // when
    String markdown = report.markdown();
    JsonNode json = Messages.mapper().readTree(report.json());

    // then
    assertThat(markdown)
        .endsWith(
            """
            | broker and load | 12.0 | 300 |

            | without the database | value |
            | --- | --- |
            | seconds | 61.3 |
            | readings accepted, at 3,500 a second | 210,000 |
            | all of them and their scores stored after | 24.0 s, 8,750 readings/s |

            | process | resident MiB before | highest |
            | --- | --- | --- |
            | query-api | 300 | 310 |
            """);
    assertThat(json.at("/outage/readings").asLong()).isEqualTo(210_000);
    assertThat(json.at("/outage/catchUpReadingsPerSecond").asDouble()).isEqualTo(8_750);
    assertThat(json.at("/outage/memory/0/highestBytes").asLong()).isEqualTo(310L << 20);
  }

  @Test
  void saysNothingOfAnOutageThatNobodyAskedFor() throws Exception {
    // given
    BenchReport report = report(null, null);

    // when
    String markdown = report.markdown();
    JsonNode json = Messages.mapper().readTree(report.json());

    // then
    assertThat(markdown).contains("| readings, scores stored | 1,000, 1,000 |");
    assertThat(markdown).doesNotContain("without the database");
    assertThat(json.has("outage")).isFalse();
  }

  @Test
  void tellsWhatAShadowCostsByPairsOfRounds() throws Exception {
    // given
    var beside =
        new BesideShadow(
            1_000,
            30,
            List.of(
                new BesideShadow.Pair(20, 22, 30_000),
                new BesideShadow.Pair(40, 36, 30_000),
                new BesideShadow.Pair(20, 25, 29_000)),
            new BenchReport.LatencyMs(6, 13, 27),
            new BenchReport.LatencyMs(7, 14, 28));
    BenchReport report = report(beside, null);

    // when
    String markdown = report.markdown();
    JsonNode json = Messages.mapper().readTree(report.json());

    // then
    assertThat(markdown)
        .endsWith(
            """

            | beside a shadow, 3 pairs of 30 s at 1,000 readings/s | value |
            | --- | --- |
            | without it, p50 / p95 / p99 | 6.0 / 13.0 / 27.0 ms |
            | with it | 7.0 / 14.0 / 28.0 ms |
            | p99 with it to without it, median of the pairs (least to most) | 1.10 (0.90 to 1.25) |
            | scores of the shadow | 89,000 |
            """);
    assertThat(json.at("/besideShadow/pairs/1/without").asDouble()).isEqualTo(40);
  }

  private static BenchReport report(BesideShadow beside, Outage outage) {
    return new BenchReport(
        7_000,
        new BenchReport.LatencyMs(30, 100, 150),
        List.of(new ProcessUsage("broker and load", 12, 300L << 20)),
        new BenchReport.Throughput(1_000, 0.14, 14_000, 1_000, 1_000),
        new BenchReport.Latency(1_000, 30, 30_000),
        beside,
        outage,
        List.of(),
        new BenchReport.Machine(2, 24L << 30, "Linux amd64", "25"));
  }
}
