package io.sluice.detection.forest;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.Learner;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.WindowRing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compares the newest reading of a window with what the same asset has shown in the chapter before:
 * {@link ForestModel}, {@link ForestMemory}. It needs no training data and no model file, so that a
 * plant can be judged from its first minutes.
 *
 * <p>The score is in parts of what the asset's own readings scored that nothing was learnt from; 0
 * as long as too little was seen. {@link #CURVE} makes INFO of some of it, by the usual severity
 * levels never more.
 */
public final class ForestDetector implements Learner {

  /** The kind in a bundle's manifest. */
  public static final String KIND = "random-cut-forest";

  /** No score reaches what WARNING needs: {@link #MOST}. */
  public static final RatioCurve CURVE = new RatioCurve(1.2, 10, 20);

  private static final double MOST = 9;

  private final String name;
  private final ForestSettings settings;
  private final Profile profile;
  private volatile boolean closed;

  public ForestDetector(String name, ForestSettings settings, Profile profile) {
    this.name = name;
    this.settings = settings;
    this.profile = profile;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean readsFeatures() {
    return false;
  }

  @Override
  public long memoryBytes() {
    return settings.memoryBytes(profile.tags().size());
  }

  @Override
  public Memory memory(String asset) {
    return new ForestMemory(asset, settings, profile);
  }

  @Override
  public Memory restore(String asset, byte[] snapshot) {
    var memory = new ForestMemory(asset, settings, profile);
    memory.restore(snapshot);
    return memory;
  }

  @Override
  public Judge judge(int maxRows) {
    return new ForestJudge(maxRows, profile.tags().size());
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Scores are computed when masks are known; models do not change in between. */
  private final class ForestJudge implements Judge {

    private final int tags;
    private final ForestModel[] models;
    private final double[] readings;
    private final boolean[] masked;
    private final double[] scores;

    ForestJudge(int maxRows, int tags) {
      this.tags = tags;
      models = new ForestModel[maxRows];
      readings = new double[Math.multiplyExact(maxRows, tags)];
      masked = new boolean[readings.length];
      scores = new double[maxRows];
    }

    @Override
    public void observe(int row, WindowRing ring, @Nullable Memory memory) {
      models[row] = memory instanceof ForestMemory own ? own.model() : null;
      System.arraycopy(ring.row(ring.size() - 1), 0, readings, row * tags, tags);
    }

    @Override
    public void judge(WindowMatrix windows) {
      if (closed) {
        throw new IllegalStateException("the detector is closed");
      }
      if (windows.rows() > scores.length || windows.tags() != tags) {
        throw new IllegalArgumentException(
            "%d windows of %d tags for a judge of at most %d of %d"
                .formatted(windows.rows(), windows.tags(), scores.length, tags));
      }
      for (int row = 0; row < windows.rows(); row++) {
        for (int tag = 0; tag < tags; tag++) {
          int at = row * tags + tag;
          masked[at] = windows.isMasked(row, tag) || Double.isNaN(readings[at]);
        }
        scores[row] = models[row] == null ? 0 : Math.min(MOST, models[row].score(point(row)));
      }
    }

    /** A masked tag is where it was on average: neutral. */
    private float[] point(int row) {
      float[] point = new float[tags];
      for (int tag = 0; tag < tags; tag++) {
        int at = row * tags + tag;
        point[tag] = masked[at] ? 0 : models[row].scales().scaled(tag, readings[at]);
      }
      return point;
    }

    @Override
    public double score(int row) {
      return scores[row];
    }

    @Override
    public boolean isSilent(int row) {
      return models[row] == null;
    }

    @Override
    public void explain(int row, Explanation explanation) {
      explanation.clear();
      if (models[row] != null) {
        models[row].explain(
            point(row), Arrays.copyOfRange(masked, row * tags, (row + 1) * tags), explanation);
      }
    }
  }
}
