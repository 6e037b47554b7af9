package io.sluice.scoring.window;

import io.sluice.detection.detector.Learner;
import io.sluice.detection.detector.Memory;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Which assets of a partition may learn: the first that come, as many as there is room for. That
 * does not follow from the log since some offset, so it is committed together with the offset: by
 * asset the window from which on it has learnt. Where windows are rebuilt, exactly these learn, and
 * from these windows on. Not thread-safe.
 */
public final class LearningAssets {

  private static final Logger LOG = Logger.getLogger(LearningAssets.class);

  /** Names of left-out assets that are said; more would fill the log. */
  private static final int MOST_NAMED = 100;

  private final int most;
  private final long reach;
  private final long publishFrom;
  private final Map<Long, Long> committed;
  private final Set<String> named = new HashSet<>();

  /**
   * @param most assets that learn at the same time
   * @param reach offsets that what is learnt of an asset may reach back
   * @param publishFrom offset from which on records are new
   * @param committed what {@link PartitionWindows#learning} said at that offset
   */
  public LearningAssets(int most, long reach, long publishFrom, Map<Long, Long> committed) {
    this.most = most;
    this.reach = reach;
    this.publishFrom = publishFrom;
    this.committed = Map.copyOf(committed);
  }

  /** Stands for an asset's name, which can be long: FNV-1a of 64 bits. */
  static long key(String asset) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < asset.length(); i++) {
      hash = (hash ^ asset.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /**
   * From which offset on an asset that does not learn yet may, -1 if it may not.
   *
   * @param offset of its reading
   * @param learning assets that do already
   */
  long from(String asset, long offset, int learning) {
    if (offset < publishFrom) {
      return committed.getOrDefault(key(asset), -1L);
    }
    if (learning < most) {
      return offset;
    }
    name(asset);
    return -1;
  }

  /** Each once, as long as they are not too many. */
  private void name(String asset) {
    if (named.size() < MOST_NAMED && named.add(asset)) {
      LOG.warnf(
          "asset %s is not judged: %d others of its partition are learning; train a bundle, or raise"
              + " sluice.scoring.window.max-learning-assets%s",
          asset, most, named.size() < MOST_NAMED ? "" : " (further assets are not named)");
    }
  }

  Memory memory(String asset, Learner learner) {
    return learner.memory(asset, reach);
  }
}
