package io.sluice.detection.forecast;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.block.BlockMeans;
import io.sluice.detection.block.Signal;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.OnnxModel;
import io.sluice.detection.detector.Scores;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.forecast.ForecasterSettings.Target;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.WindowRing;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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

  /** By tag, then target. */
  private final double[][] influence;

  /**
   * @param settings {@link ForecasterSettings} as JSON
   * @throws UnusableModelException if settings, graph and profile do not fit each other
   */
  public OnnxForecaster(String name, byte[] onnx, byte[] settings, Profile profile)
      throws UnusableModelException {
    this.name = name;
    this.profile = profile;
    try {
      this.settings = Messages.decode(settings, ForecasterSettings.class);
      blockMeans();
    } catch (MalformedMessageException | IllegalArgumentException e) {
      throw new UnusableModelException("its settings are unusable, " + e.getMessage(), e);
    }
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
    List<String> names = profile.tags().stream().map(Tag::name).toList();
    tagOf = Arrays.stream(signalOf).map(s -> names.indexOf(signal(s).tag())).toArray();
    influence = influence(names, all);
    model = new OnnxModel(onnx, this.settings.inputs(), targets);
  }

  private static double[][] influence(List<String> names, List<Target> targets) {
    var influence = new double[names.size()][targets.size()];
    for (int target = 0; target < targets.size(); target++) {
      for (Map.Entry<String, Double> part : targets.get(target).influence().entrySet()) {
        int tag = names.indexOf(part.getKey());
        if (tag >= 0) {
          influence[tag][target] = part.getValue();
        }
      }
    }
    return influence;
  }

  private Signal signal(int index) {
    return settings.signals().get(index);
  }

  private BlockMeans blockMeans() {
    return new BlockMeans(profile, settings.blockReadings(), settings.blocks(), settings.signals());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Judge judge(int maxRows) {
    return new ResidualJudge(maxRows);
  }

  @Override
  public void close() {
    model.close();
  }

  private final class ResidualJudge implements Judge {

    private final BlockMeans means = blockMeans();
    private final int maxRows;
    private final int inputs = settings.inputs();
    private final float[] observed;
    private final float[] input;
    private final FloatBuffer direct;
    private final FloatBuffer output;
    private final float[] forecasts;
    private final boolean[] missing;
    private final boolean[] anyMissing;
    private final double[] scores;

    ResidualJudge(int maxRows) {
      this.maxRows = maxRows;
      observed = new float[Math.multiplyExact(maxRows, inputs)];
      input = new float[observed.length];
      direct = OnnxModel.directFloats(input.length);
      output = OnnxModel.directFloats(Math.multiplyExact(maxRows, targets));
      forecasts = new float[maxRows * targets];
      missing = new boolean[maxRows * tags];
      anyMissing = new boolean[maxRows];
      scores = new double[maxRows];
    }

    @Override
    public void observe(int row, WindowRing ring) {
      Arrays.fill(missing, row * tags, (row + 1) * tags, false);
      anyMissing[row] = means.extract(ring, observed, row * inputs, missing, row * tags);
    }

    @Override
    public void judge(WindowMatrix windows) {
      int rows = windows.rows();
      if (rows > maxRows) {
        throw new IllegalArgumentException(
            "%d windows for a judge of at most %d".formatted(rows, maxRows));
      }
      if (rows == 0) {
        return;
      }
      for (int row = 0; row < rows; row++) {
        leaveOutMasked(windows, row);
        means.limit(observed, input, row * inputs);
      }
      direct.put(0, input, 0, rows * inputs);
      model.run(direct.slice(0, rows * inputs), output, rows);
      output.get(0, forecasts, 0, rows * targets);
      for (int row = 0; row < rows; row++) {
        double largest = 0;
        for (int target = 0; target < targets; target++) {
          largest = Math.max(largest, deviation(row, target));
        }
        scores[row] = largest;
      }
    }

    /** A tag that is masked in the window is missing, even if a block has a value of it. */
    private void leaveOutMasked(WindowMatrix windows, int row) {
      for (int tag = 0; tag < tags; tag++) {
        if (windows.isMasked(row, tag)) {
          missing[row * tags + tag] = true;
          anyMissing[row] = true;
          means.leaveOut(tag, observed, row * inputs);
        }
      }
    }

    /** Residual over level; 0 if the tag is missing. */
    private double deviation(int row, int target) {
      if (anyMissing[row] && missing[row * tags + tagOf[target]]) {
        return 0;
      }
      double residual = observed(row, target) - forecast(row, target);
      return Scores.sane(Math.abs(residual) / level(row, target));
    }

    /** The graph's, and what its limits took from the tag's own past. */
    private double forecast(int row, int target) {
      double sum = forecasts[row * targets + target];
      int at = row * inputs + signalOf[target];
      for (double weight : own[target]) {
        at += signals;
        sum += weight * (observed[at] - input[at]);
      }
      return sum;
    }

    private double observed(int row, int target) {
      return observed[row * inputs + signalOf[target]];
    }

    private double level(int row, int target) {
      double sum = level[target];
      if (anyMissing[row]) {
        for (int tag = 0; tag < tags; tag++) {
          sum += missing[row * tags + tag] ? TRUST * influence[tag][target] : 0;
        }
      }
      return sum;
    }

    @Override
    public double score(int row) {
      return scores[row];
    }

    @Override
    public void explain(int row, Explanation explanation) {
      explanation.clear();
      for (int target = 0; target < targets; target++) {
        double deviation = deviation(row, target);
        if (deviation > 0) {
          Signal signal = signal(signalOf[target]);
          double expected = signal.original(forecast(row, target));
          double off = signal.scale() * level(row, target);
          explanation.deviation(tagOf[target], deviation * deviation);
          explanation.expected(tagOf[target], expected);
          explanation.band(tagOf[target], expected - off, expected + off);
        }
      }
    }
  }
}
