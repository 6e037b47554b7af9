package io.sluice.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.ingest.intake.IngestAnswer.IgnoredField;
import io.sluice.ingest.intake.IngestAnswer.IgnoredTag;
import io.sluice.ingest.intake.IngestAnswer.WordCount;
import io.sluice.ingest.metrics.IngestMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderNoticesTest {

  private final Logger logger = Logger.getLogger(SenderNotices.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SenderNotices notices = new SenderNotices(new IngestMetrics(registry));

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getMessage().formatted(line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
  }

  @Test
  void whatWasRefusedAndIgnoredIsToldOnceAndCountedEachTime() {
    // given
    var answer =
        new IngestAnswer(
            1,
            1,
            List.of(
                new Rejection(1, null, null, "record", "bad-time", "time is 'soon', expected ...")),
            List.of(new IgnoredTag("FL0W\n", 2), new IgnoredTag("X", 1)),
            List.of(new IgnoredField("qualty", 2)),
            List.of(),
            List.of());
    // when
    notices.tell("plc at 10.0.0.7", "json", answer);
    notices.tell("plc at 10.0.0.7", "json", answer);
    // then
    assertThat(lines)
        .containsExactly(
            "plc at 10.0.0.7 sends what is not taken as it comes, as json to POST /api/v1/readings:"
                + " 1 of 2 readings refused, the first as bad-time: time is 'soon', expected ...;"
                + " 3 values ignored, as their profile has no such tag: FL0W?, X;"
                + " fields ignored, as a reading has none of that name: qualty");
    assertThat(registry.get("sluice.ingest.faulty.requests").counter().count()).isEqualTo(2);
  }

  @Test
  void wordsOfHistoriansAreNothingToTell() {
    // given
    var answer =
        new IngestAnswer(
            1,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(new WordCount("FLOW", "Bad", 1)),
            List.of());
    // when
    notices.tell("plc at 10.0.0.7", "json", answer);
    // then
    assertThat(lines).isEmpty();
    assertThat(registry.getMeters())
        .noneMatch(meter -> meter.getId().getName().equals("sluice.ingest.faulty.requests"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          body        | the body refused as a whole, as malformed: what
          rest        | the rest of the body refused, as malformed: what
          record,rest | 1 of 4 readings refused, the first as malformed: what; the rest of the body refused, as malformed: what
          """)
  void howMuchOfTheBodyWasRefusedIsTold(String extents, String told) {
    // given
    var rejected =
        Stream.of(extents.split(","))
            .map(extent -> new Rejection(0, 1L, null, extent, "malformed", "what"))
            .toList();
    // when
    notices.tell(
        "plc at 10.0.0.7",
        "csv",
        new IngestAnswer(
            extents.equals("body") ? 0 : 3,
            rejected.size(),
            rejected,
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    // then
    assertThat(lines.getFirst()).endsWith("/readings: " + told);
  }

  @Test
  void aBodyWithoutReadingsIsToldToo() {
    // when
    notices.tell(
        "plc at 10.0.0.8",
        "csv",
        new IngestAnswer(0, 0, List.of(), List.of(), List.of(), List.of(), List.of()));
    notices.tell("plc at 10.0.0.9", "unknown", "x".repeat(5_000));
    // then
    assertThat(lines.getFirst()).endsWith("there is no reading in the body");
    assertThat(lines.getLast()).endsWith("xxx...").hasSizeLessThan(800);
  }
}
