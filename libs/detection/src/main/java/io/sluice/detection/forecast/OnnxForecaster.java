package io.sluice.detection.forecast;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.block.BlockBatch;
import io.sluice.detection.block.BlockMeans;
import io.sluice.detection.block.Signal;
import io.sluice.detection.detector.Adjustment;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.ModelSettings;
import io.sluice.detection.detector.OnnxModel;
import io.sluice.detection.detector.Scores;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.forecast.ForecasterSettings.Target;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.WindowRing;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts each tag's mean over the newest block of a window from the blocks before it and from
 * what all other tags and the actuators do, as an ONNX graph: float[rows][inputs] of {@link
 * BlockMeans} in, float[rows][targets] out. A tag that is far from its forecast does not do what
 * the plant makes it do.
 *
 * <p>A tag's residual is divided by the level it has in normal operation; the score is the largest
 * of all tags, so that one tag that is sure is enough and is named. When a tag is missing, the
 * levels of those whose forecasts depend on it grow by {@value #TRUST} times its influence: no
 * storm of alarms, and no silence either.
 */
public final class OnnxForecaster implements Detector {

  /** The kind in a bundle's manifest. */
  public static final String KIND = "onnx-forecaster";

  private static final double TRUST = 4;

  private final String name;
  private final Profile profile;
  private final ForecasterSettings settings;
  private final OnnxModel model;
  private final int tags;
  private final int targets;
  private final int signals;
  private final int[] signalOf;
  private final int[] tagOf;
  private final double[] level;
  private final double[][] own;

  /** By target, the tags that its forecast hangs on, ascending, and how much by each. */
  private final int[][] influential;

  private final double[][] influence;

  /**
   * @param settings {@link ForecasterSettings} as JSON
   * @throws UnusableModelException if settings, graph and profile do not fit each other
   */
  public OnnxForecaster(String name, byte[] onnx, byte @Nullable [] settings, Profile profile)
      throws UnusableModelException {
    this.name = name;
    this.profile = profile;
    this.settings = ModelSettings.decode(settings, ForecasterSettings.class, this::blockMeans);
    tags = profile.tags().size();
    List<Target> all = this.settings.targets();
    targets = all.size();
    signals = this.settings.signals().size();
    signalOf = all.stream().mapToInt(Target::signal).toArray();
    level = all.stream().mapToDouble(Target::level).toArray();
    own =
        all.stream()
            .map(target -> target.own().stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    var indices = new HashMap<String, Integer>();
    for (int tag = 0; tag < tags; tag++) {
      indices.put(profile.tags().get(tag).name(), tag);
    }
    tagOf = Arrays.stream(signalOf).map(s -> indices.get(signal(s).tag())).toArray();
    influential = new int[targets][];
    influence = new double[targets][];
    for (int target = 0; target < targets; target++) {
      Map<Integer, Double> byTag = byTag(indices, all.get(target).influence());
      influential[target] = byTag.keySet().stream().mapToInt(Integer::intValue).toArray();
      influence[target] = byTag.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
    model = new OnnxModel(onnx, this.settings.inputs(), targets);
  }

  private static Map<Integer, Double> byTag(
      Map<String, Integer> indices, Map<String, Double> byName) {
    var byTag = new TreeMap<Integer, Double>();
    byName.forEach(
        (name, part) -> {
          Integer tag = indices.get(name);
          if (tag != null) {
            byTag.put(tag, part);
          }
        });
    return byTag;
  }

  private Signal signal(int index) {
    return settings.signals().get(index);
  }

  private BlockMeans blockMeans(ForecasterSettings settings) {
    return new BlockMeans(profile, settings.blockReadings(), settings.blocks(), settings.signals());
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
  public ForecastJudge judge(int maxRows) {
    return new ResidualJudge(maxRows);
  }

  @Override
  public void close() {
    model.close();
  }

  private final class ResidualJudge implements ForecastJudge {

    private final BlockBatch batch;
    private final int inputs = settings.inputs();
    private final float[] input;
    private final FloatBuffer output;
    private final float[] forecasts;
    private final double[] scores;
    private final Adjustment[] adjustments;

    ResidualJudge(int maxRows) {
      batch = new BlockBatch(blockMeans(settings), tags, maxRows);
      input = new float[maxRows * inputs];
      output = OnnxModel.directFloats(Math.multiplyExact(maxRows, targets));
      forecasts = new float[maxRows * targets];
      scores = new double[maxRows];
      adjustments = new Adjustment[maxRows];
      Arrays.fill(adjustments, Adjustment.NONE);
    }

    @Override
    public void adjust(int row, Adjustment adjustment) {
      adjustments[row] = adjustment;
    }

    @Override
    public void observe(int row, WindowRing ring) {
      batch.observe(row, ring);
    }

    @Override
    public void judge(WindowMatrix windows) {
      int rows = batch.leaveOutMasked(windows);
      if (rows == 0) {
        return;
      }
      batch.limit(rows, input);
      batch.run(model, input, output, rows);
      output.get(0, forecasts, 0, rows * targets);
      for (int row = 0; row < rows; row++) {
        double largest = 0;
        for (int target = 0; target < targets; target++) {
          largest = Math.max(largest, size(row, target));
        }
        scores[row] = largest;
      }
    }

    /** Residual over level; 0 if the tag is missing. */
    private double size(int row, int target) {
      return batch.isMissing(row, tagOf[target])
          ? 0
          : Scores.sane(Math.abs(residual(row, target)) / level(row, target));
    }

    private double residual(int row, int target) {
      return batch.observed(row, signalOf[target]) - expected(row, target);
    }

    /** What the rest says, moved by how far off the tag stands for good. */
    private double expected(int row, int target) {
      return said(row, target) + adjustments[row].offset(tagOf[target]) * level[target];
    }

    @Override
    public int targets() {
      return targets;
    }

    @Override
    public int tagOf(int target) {
      return tagOf[target];
    }

    @Override
    public double deviation(int row, int target) {
      return batch.isMissing(row, tagOf[target])
          ? Double.NaN
          : Math.copySign(size(row, target), residual(row, target));
    }

    @Override
    public double level(int target) {
      return level[target] * signal(signalOf[target]).scale();
    }

    @Override
    public double observed(int row, int target) {
      return signal(signalOf[target]).original(batch.observed(row, signalOf[target]));
    }

    @Override
    public double forecast(int row, int target) {
      return signal(signalOf[target]).original(said(row, target));
    }

    /** The graph's, and what its limits took from the tag's own past. */
    private double said(int row, int target) {
      double sum = forecasts[row * targets + target];
      int at = signalOf[target];
      for (double weight : own[target]) {
        at += signals;
        sum += weight * (batch.observed(row, at) - input[row * inputs + at]);
      }
      return sum;
    }

    private double level(int row, int target) {
      double sum = level[target];
      if (batch.isAnyMissing(row)) {
        int[] on = influential[target];
        for (int i = 0; i < on.length; i++) {
          sum += batch.isMissing(row, on[i]) ? TRUST * influence[target][i] : 0;
        }
      }
      return sum * adjustments[row].width(tagOf[target]);
    }

    @Override
    public double score(int row) {
      return scores[row];
    }

    @Override
    public void explain(int row, Explanation explanation) {
      explanation.clear();
      for (int target = 0; target < targets; target++) {
        double deviation = size(row, target);
        if (deviation > 0) {
          Signal signal = signal(signalOf[target]);
          double expected = signal.original(expected(row, target));
          double off = signal.scale() * level(row, target);
          explanation.deviation(tagOf[target], deviation * deviation);
          explanation.expected(tagOf[target], expected);
          explanation.band(tagOf[target], expected - off, expected + off);
        }
      }
    }
  }
}
