package io.sluice.ingest.counting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.counts.CountsFile;
import io.sluice.counts.KeyRoom;
import io.sluice.ingest.metrics.CountsMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionCountsTest {

  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  private static final String YAML =
      """
      counts:
        hours:
          of: flows
          interval: 1h
          tags:
            flows: {count: records}
        seconds:
          of: flows
          interval: 10s
          lateness: 0s
          tags:
            flows: {count: records}
      """;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> made = new ArrayList<>();
  private PartitionCounts counts;
  private long offset;

  @BeforeEach
  void make() throws Exception {
    counts =
        new PartitionCounts(
            CountsFile.read(YAML.getBytes(UTF_8)),
            new KeyRoom(KeyRoom.USUAL),
            new CountsMetrics(meters),
            reading ->
                made.add(
                    "%s %s %s %s"
                        .formatted(
                            reading.counted().asset(),
                            reading.counts().profile(),
                            reading.interval().begin(),
                            reading.interval().values()[0])));
  }

  /** A record that is written when it happened. */
  private void take(String asset, long millis) {
    Instant time = NOON.plusMillis(millis);
    var reading =
        new Reading(
            asset,
            "flows",
            "flows",
            time,
            new LinkedHashMap<>(Map.of("bytes", 1.0)),
            null,
            null,
            null,
            null);
    counts.take(Messages.encode(reading), offset++, time.toEpochMilli());
  }

  @Test
  void a_silent_stream_tells_its_last_interval_though_others_are_waited_for_longer() {
    // given
    take("silent", 0);
    take("silent", 10_000);
    take("another", 10_000 + 10 * 10_000);

    // when
    take("another", 10_000 + 10 * 10_000 + 1);

    // then: of hours it goes on
    assertThat(made).containsExactly("silent seconds 2026-05-04T12:00:10Z 1.0");
    assertThat(meters.get("sluice.ingest.counts.streams").gauge().value()).isEqualTo(3);
  }

  @Test
  void the_one_that_was_not_heard_of_for_longest_makes_room() {
    // given
    for (int asset = 0; asset < PartitionCounts.MOST_STREAMS / 2; asset++) {
      take("net-" + asset, 10 * asset);
      take("net-" + asset, 10_000 + 10 * asset);
    }
    take("net-0", 16_000);

    // when
    take("another", 16_001);

    // then: both streams of the asset that is the eldest now
    assertThat(made).containsExactly("net-1 seconds 2026-05-04T12:00:10Z 1.0");
    assertThat(meters.get("sluice.ingest.counts.streams.pushed.out").counter().count())
        .isEqualTo(2);
    assertThat(meters.get("sluice.ingest.counts.streams").gauge().value())
        .isEqualTo(PartitionCounts.MOST_STREAMS);
  }
}
