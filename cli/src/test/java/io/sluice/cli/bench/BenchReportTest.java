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
    BenchReport report = report(OUTAGE);

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
    BenchReport report = report(null);

    // when
    String markdown = report.markdown();
    JsonNode json = Messages.mapper().readTree(report.json());

    // then
    assertThat(markdown).contains("| readings, scores stored | 1,000, 1,000 |");
    assertThat(markdown).doesNotContain("without the database");
    assertThat(json.has("outage")).isFalse();
  }

  private static BenchReport report(Outage outage) {
    return new BenchReport(
        7_000,
        new BenchReport.LatencyMs(30, 100, 150),
        List.of(new ProcessUsage("broker and load", 12, 300L << 20)),
        new BenchReport.Throughput(1_000, 0.14, 14_000, 1_000, 1_000),
        new BenchReport.Latency(1_000, 30, 30_000),
        outage,
        List.of(),
        new BenchReport.Machine(2, 24L << 30, "Linux amd64", "25"));
  }
}
