package io.sluice.scoring.shadow;

import io.quarkus.runtime.configuration.MemorySize;
import io.sluice.scoring.window.WindowConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** How much bundles in the shadow may cost. Without one they cost nothing. */
@ConfigMapping(prefix = "sluice.scoring.shadow")
public interface ShadowConfig {

  /** Of the heap, by default. */
  int DEFAULT_PART = 8;

  /** Whether this process judges by bundles in the shadow, if there are any. */
  @WithDefault("true")
  boolean enabled();

  /**
   * Time that they may take, as a share of the time that passes: 0.25 is a quarter of a core. What
   * would take longer is not judged, and counted.
   */
  @WithDefault("0.25")
  double share();

  /**
   * Readings of a partition that they may be behind who judges, which they work off later; what is
   * more is passed over, and counted.
   */
  @WithDefault("50000")
  @Min(100)
  @Max(100_000_000)
  long maxBacklog();

  /** Longest time from a score to its being seen. */
  @WithDefault("1s")
  Duration commitEvery();

  /**
   * What their windows may take together in this process, as {@code sluice.scoring.window.memory}
   * does for who judges; an eighth of the largest heap by default.
   */
  Optional<MemorySize> memory();

  /**
   * @param maxHeap largest size of the heap, bytes
   * @return {@link #memory} in bytes
   */
  default long memoryOf(long maxHeap) {
    return memory().map(MemorySize::asLongValue).orElse(maxHeap / DEFAULT_PART);
  }

  /**
   * How many streams of a partition may learn: in what those of the champions leave, at their most,
   * of the heap beside the windows of both. So both together take no more than champions alone may.
   *
   * @param maxHeap largest size of the heap, bytes
   * @param partitions of the topic
   * @param champion bytes of a stream that learns by the champion, 0 if none does
   * @param memoryBytes of one that learns in the shadow, 0 if none does
   */
  default int learningStreams(
      WindowConfig windows, long maxHeap, int partitions, long champion, long memoryBytes) {
    long beside = (maxHeap - windows.memoryOf(maxHeap) - memoryOf(maxHeap)) / partitions;
    long room = beside - champion * windows.learningStreams(maxHeap, partitions, champion);
    return (int)
        Math.min(windows.maxLearningStreams(), Math.max(0, room) / Math.max(1, memoryBytes));
  }

  /**
   * What contradicts itself, or what this process cannot hold.
   *
   * @param maxHeap largest size of the heap, bytes
   * @throws IllegalArgumentException saying in one sentence what to change
   */
  default void check(long maxHeap) {
    if (!(share() > 0 && share() <= 64)) {
      throw new IllegalArgumentException(
          "sluice.scoring.shadow.share is %s, expected above 0 and at most 64 cores; set sluice.scoring.shadow.enabled=false for none"
              .formatted(share()));
    }
    if (!commitEvery().isPositive() || commitEvery().compareTo(Duration.ofSeconds(5)) > 0) {
      throw new IllegalArgumentException(
          "sluice.scoring.shadow.commit-every is %s, expected above 0 and at most 5 seconds"
              .formatted(commitEvery()));
    }
    if (memoryOf(maxHeap) > maxHeap / 4 || memoryOf(maxHeap) < 1 << 20) {
      throw new IllegalArgumentException(
          "sluice.scoring.shadow.memory is %d KiB; with a heap of %d KiB it may be 1024 to %d KiB: change it or the heap"
              .formatted(memoryOf(maxHeap) >> 10, maxHeap >> 10, (maxHeap / 4) >> 10));
    }
  }
}
