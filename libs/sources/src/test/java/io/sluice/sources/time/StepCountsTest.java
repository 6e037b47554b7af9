package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StepCountsTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void fewLengthsAreCountedEach() {
    var counts = new StepCounts();
    for (int i = 0; i < 95; i++) {
      counts.add(10 * SECOND);
    }
    for (int i = 0; i < 5; i++) {
      counts.add(15 * SECOND);
      counts.add(15 * SECOND + 1);
    }

    TimeSteps steps = counts.steps();

    assertThat(steps.interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(steps.even()).isTrue();
    assertThat(steps.gaps()).isEqualTo(5);
  }

  @Test
  void ofManyLengthsTheFirstOnesCountAsWell() {
    // given: more different lengths than are counted each, the short ones first
    var counts = new StepCounts();
    int lengths = 4_000;
    for (int i = 1; i <= lengths; i++) {
      counts.add(i * SECOND / 100);
    }
    var copy = new StepCounts(counts);

    // when
    TimeSteps steps = counts.steps();

    // then
    assertThat(steps.count()).isEqualTo(lengths);
    assertThat(steps.interval().toMillis()).isCloseTo(20_000, withPercentage(4));
    assertThat(steps.even()).isFalse();
    assertThat(copy.steps()).isEqualTo(steps);
  }

  /** Each request with CSV looks for its times anew. */
  @Test
  void aBodyOfOneRowTakesLittleMemory() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    evidenceOfOneRow();
    long before = threads.getCurrentThreadAllocatedBytes();

    evidenceOfOneRow();

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 10);
  }

  private static void evidenceOfOneRow() {
    var evidence = new TimeEvidence("time", null, null, Instant.EPOCH);
    evidence.add("2026-03-16 06:00:00");
    assertThat(evidence.finish().question()).isNull();
  }
}
