package io.sluice.scoring.window;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much of the past is kept per partition. Both limits count records and assets, never time, so
 * that whoever replays the log comes to the same state. Memory needed is about {@code partitions x
 * max-assets x window x tags x 8} bytes: 25 KB an asset at 51 tags and a window of 60.
 */
public interface WindowConfig {

  /**
   * Assets with a window in one partition; beyond that the least recently seen is dropped and
   * counted.
   */
  @WithDefault("1000")
  @Min(1)
  @Max(1_000_000)
  int maxAssets();

  /**
   * Records of its partition after which an asset that has not been seen is dropped and counted, so
   * that a silent one does not hold back the offset from which windows are rebuilt.
   */
  @WithDefault("200000")
  @Min(1_000)
  @Max(1_000_000_000)
  long idleRecords();

  /**
   * Assets of one partition that learn at the same time, where a profile has no trained bundle yet;
   * further ones are not judged, named in the log and counted. One takes about 0.6 MB at 51 tags,
   * and about 0.1 s of a core each time that it has learnt, which all may do at once when a plant
   * was away.
   */
  @WithDefault("4")
  @Min(1)
  @Max(16)
  int maxLearningAssets();

  /**
   * Records of its partition that what is learnt of an asset may reach back, since all of them are
   * read again after a failed batch or a rebalance. Chapters end early for that; a memory that
   * reaches further all the same begins anew and is counted.
   */
  @WithDefault("200000")
  @Min(1_000)
  @Max(100_000_000)
  long maxLearningRebuild();
}
