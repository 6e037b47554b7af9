package io.sluice.scoring.window;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * How much of the past is kept. All limits follow from records, never from time or from what
 * happens to be assigned, so that whoever replays the log comes to the same state.
 */
public interface WindowConfig {

  /** Of the heap: the rest is for detectors, batches, what is fetched and sent, and HTTP. */
  int DEFAULT_PART = 4;

  /** Of the heap, at most. */
  int LARGEST_PART = 2;

  /** Less holds nothing worth the name. */
  long LEAST = 1 << 20;

  /**
   * What the windows of all assets may take in this process; a quarter of the largest heap by
   * default. Each partition of the topic has an equal part of it, assigned to this process or not,
   * so that a process that is left alone with all of them can hold them: 29 KB an asset at 51 tags
   * and a window of 60. Beyond its part the least recently seen asset is dropped and counted. What
   * learning assets take comes on top.
   */
  Optional<MemorySize> memory();

  /**
   * Records of its partition after which an asset that has not been seen is dropped and counted, so
   * that a silent one does not hold back the offset from which windows are rebuilt.
   */
  @WithDefault("200000")
  @Min(1_000)
  @Max(1_000_000_000)
  long idleRecords();

  /**
   * Assets of one partition that learn at the same time, where somebody in a profile's bundle
   * learns; of further ones nothing is learnt, and where nothing in the bundle was trained they are
   * not judged, named in the log and counted. One takes about 0.8 MB at 51 tags, and about 0.1 s of
   * a core each time that it has learnt, which all may do at once when a plant was away. More than
   * the heap can hold beside the windows, in all partitions, is refused.
   */
  @WithDefault("4")
  @Min(1)
  @Max(16)
  int maxLearningStreams();

  /**
   * Records of its partition after which what was learnt of an asset is stored again. So many are
   * read again for its sake after a failed batch, a rebalance or a restart, while nothing of the
   * partition is scored; fewer write more to {@code scoring-state}, 0.1 to 0.4 MB an asset of 51
   * tags each time.
   */
  @WithDefault("10000")
  @Min(1)
  @Max(10_000_000)
  long snapshotRecords();

  /**
   * @param maxHeap largest size of the heap, bytes
   * @return {@link #memory} in bytes
   */
  default long memoryOf(long maxHeap) {
    return memory().map(MemorySize::asLongValue).orElse(maxHeap / DEFAULT_PART);
  }

  /**
   * What this process cannot hold of what learns, should it be left alone with all partitions.
   *
   * @param maxHeap largest size of the heap, bytes
   * @param partitions of the topic
   * @param memoryBytes of an asset that learns
   * @throws IllegalArgumentException saying in one sentence what to change
   */
  default void checkLearning(long maxHeap, int partitions, long memoryBytes) {
    long bytes = memoryBytes * maxLearningStreams() * partitions;
    if (bytes > maxHeap - memoryOf(maxHeap)) {
      throw new IllegalArgumentException(
          "sluice.scoring.window.max-learning-streams is %d: with %d KiB each in %d partitions that is %d KiB, and a heap of %d KiB has %d KiB beside the windows: lower it, or raise the heap"
              .formatted(
                  maxLearningStreams(),
                  memoryBytes >> 10,
                  partitions,
                  bytes >> 10,
                  maxHeap >> 10,
                  (maxHeap - memoryOf(maxHeap)) >> 10));
    }
  }

  /**
   * What this process cannot hold.
   *
   * @param maxHeap largest size of the heap, bytes
   * @throws IllegalArgumentException saying in one sentence what to change
   */
  default void check(long maxHeap) {
    long bytes = memoryOf(maxHeap);
    if (bytes < LEAST || bytes > maxHeap / LARGEST_PART) {
      throw new IllegalArgumentException(
          "sluice.scoring.window.memory is %d KiB; with a heap of %d KiB it may be %d to %d KiB: change it or the heap"
              .formatted(bytes >> 10, maxHeap >> 10, LEAST >> 10, (maxHeap / LARGEST_PART) >> 10));
    }
  }
}
