package io.sluice.detection.hotelling;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.block.BlockBatch;
import io.sluice.detection.block.BlockMeans;
import io.sluice.detection.block.Signal;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.ModelSettings;
import io.sluice.detection.detector.OnnxModel;
import io.sluice.detection.detector.Scores;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.WindowRing;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hotelling's T-squared of the tags' means (Hotelling, Multivariate Quality Control, 1947) as an
 * ONNX graph: float[rows][signals] in, float[rows][2 x signals] out, first d, how far each mean is
 * from that of training, then P d, with P the inverse of their covariance.
 *
 * <p>The score is d P d over the number of signals: 1 on average in training. It needs little data,
 * and it stays up for as long as a plant is not where it was; in return it knows of no other way to
 * be normal than to be around one point. A masked tag is taken to be at the mean of training.
 */
public final class OnnxHotelling implements Detector {

  /** The kind in a bundle's manifest. */
  public static final String KIND = "onnx-hotelling";

  private final String name;
  private final Profile profile;
  private final HotellingSettings settings;
  private final int[] tagOf;
  private final int signals;
  private final OnnxModel model;

  /**
   * @param settings {@link HotellingSettings} as JSON
   * @throws UnusableModelException if settings, graph and profile do not fit each other
   */
  public OnnxHotelling(String name, byte[] onnx, byte @Nullable [] settings, Profile profile)
      throws UnusableModelException {
    this.name = name;
    this.profile = profile;
    this.settings = ModelSettings.decode(settings, HotellingSettings.class, this::blockMeans);
    List<String> names = profile.tags().stream().map(Tag::name).toList();
    tagOf = this.settings.signals().stream().mapToInt(s -> names.indexOf(s.tag())).toArray();
    signals = tagOf.length;
    model = new OnnxModel(onnx, signals, 2 * signals);
  }

  private BlockMeans blockMeans(HotellingSettings settings) {
    return new BlockMeans(profile, settings.blockReadings(), 1, settings.signals());
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
  public Judge judge(int maxRows) {
    return new DistanceJudge(maxRows);
  }

  @Override
  public void close() {
    model.close();
  }

  private final class DistanceJudge implements Judge {

    private final BlockBatch batch;
    private final FloatBuffer output;
    private @Nullable WindowMatrix windows;

    DistanceJudge(int maxRows) {
      batch = new BlockBatch(blockMeans(settings), profile.tags().size(), maxRows);
      output = OnnxModel.directFloats(Math.multiplyExact(maxRows, 2 * signals));
    }

    @Override
    public void observe(int row, WindowRing ring) {
      batch.observe(row, ring);
    }

    private WindowMatrix judged() {
      return Objects.requireNonNull(windows, "nothing was judged yet");
    }

    @Override
    public void judge(WindowMatrix matrix) {
      windows = matrix;
      int rows = batch.leaveOutMasked(matrix);
      if (rows > 0) {
        batch.run(model, output, rows);
      }
    }

    @Override
    public double score(int row) {
      double sum = 0;
      for (int signal = 0; signal < signals; signal++) {
        sum += part(row, signal);
      }
      return Scores.sane(Math.max(0, sum / signals));
    }

    /** A signal's part of the distance; below 0 where it fits the others better than alone. */
    private double part(int row, int signal) {
      int at = row * 2 * signals + signal;
      return judged().isMasked(row, tagOf[signal])
          ? 0
          : (double) output.get(at) * output.get(at + signals);
    }

    /** What is expected is the mean of training. */
    @Override
    public void explain(int row, Explanation explanation) {
      explanation.clear();
      for (int i = 0; i < signals; i++) {
        if (!judged().isMasked(row, tagOf[i])) {
          Signal signal = settings.signals().get(i);
          explanation.deviation(tagOf[i], Math.max(0, part(row, i)));
          explanation.expected(tagOf[i], signal.mean());
        }
      }
    }
  }
}
