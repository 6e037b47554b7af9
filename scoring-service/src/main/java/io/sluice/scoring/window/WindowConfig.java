package io.sluice.scoring.window;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * How much of the past is kept. All limits follow from records, never from time or from what
 * happens to be assigned, so that whoever replays the log comes to the same state.
 */
@ConfigMapping(prefix = "sluice.scoring.window")
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
   * so that a process that is left alone with all of them can hold them: 30 KB an asset at 51 tags
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
   * a core each time that it has learnt, which all may do at once when a plant was away. Of a
   * bundle whose memories are too large for the heap beside the windows, in all partitions, fewer
   * learn, which is said in the log.
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
   * How many streams of a partition may learn: {@link #maxLearningStreams}, or as many as this
   * process can hold beside the windows, should it be left alone with all partitions.
   *
   * @param maxHeap largest size of the heap, bytes
   * @param partitions of the topic
   * @param memoryBytes of a stream that learns, 0 if none does
   */
  default int learningStreams(long maxHeap, int partitions, long memoryBytes) {
    long room = (maxHeap - memoryOf(maxHeap)) / partitions;
    return (int) Math.min(maxLearningStreams(), room / Math.max(1, memoryBytes));
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
