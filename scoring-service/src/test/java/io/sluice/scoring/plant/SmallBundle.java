package io.sluice.scoring.plant;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.BundleDraft;
import io.sluice.detection.bundle.BundleWriter;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.GoldenReading;
import io.sluice.detection.bundle.TrainingRecord;
import io.sluice.detection.detector.DetectorKind;
import io.sluice.detection.feature.FeatureCollector;
import io.sluice.detection.feature.FeatureMatrix;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.autoencoder.AutoencoderExport;
import io.sluice.models.autoencoder.AutoencoderOptions;
import io.sluice.models.autoencoder.AutoencoderTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Trains bundles of the {@link SmallPlant} within a second. */
public final class SmallBundle {

  private static final int ROWS = 600;

  private SmallBundle() {}

  /** Writes the plant's usual bundle. */
  public static Path write(Path root) {
    return write(root, SmallPlant.PROFILE, SmallPlant.WINDOW, 1);
  }

  /**
   * @return the bundle's folder
   */
  public static Path write(Path root, String name, int window, int version) {
    Profile profile = SmallPlant.profile(name, window);
    var collector = new FeatureCollector(profile, 1);
    List<GoldenReading> golden = new ArrayList<>();
    for (int second = 0; second < ROWS; second++) {
      double[] values = SmallPlant.values(0, second, false);
      collector.offer(second * 1_000L, values, second);
      if (second < window) {
        golden.add(GoldenReading.of(second * 1_000L, values));
      }
    }
    FeatureMatrix matrix = collector.matrix();
    var standardizer = Standardizer.fit(matrix, profile);
    float[][] rows = standardised(matrix, standardizer);
    var options = new AutoencoderOptions(List.of(8, 3, 8), 32, 40, 8, 3e-3, version);
    var model =
        new AutoencoderTrainer(options, (epoch, training, validation) -> {})
            .train(rows, rows)
            .model();
    double threshold = threshold(rows, model.reconstruct(rows));
    var draft =
        new BundleDraft(
            profile,
            Integer.toString(version),
            standardizer,
            List.of(
                new DetectorEntry(
                    "autoencoder",
                    DetectorKind.ONNX_AUTOENCODER.key(),
                    "autoencoder.onnx",
                    threshold,
                    Map.of())),
            new Calibration(99.5, rows.length),
            new TrainingRecord(version, "0".repeat(64), ROWS, rows.length, Map.of()),
            Map.of(),
            golden,
            Map.of("autoencoder.onnx", AutoencoderExport.toOnnx(model)));
    try {
      return BundleWriter.write(root, draft);
    } catch (Exception e) {
      throw new IllegalStateException("cannot write a bundle to " + root, e);
    }
  }

  private static float[][] standardised(FeatureMatrix matrix, Standardizer standardizer) {
    var rows = new float[matrix.rows()][matrix.spec().size()];
    for (int row = 0; row < rows.length; row++) {
      standardizer.apply(matrix.values(), matrix.offset(row), rows[row], 0);
    }
    return rows;
  }

  private static double threshold(float[][] rows, float[][] rebuilt) {
    double[] errors = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < rows[row].length; i++) {
        double error = rows[row][i] - rebuilt[row][i];
        errors[row] += error * error / rows[row].length;
      }
    }
    Arrays.sort(errors);
    return Math.max(1e-3, errors[(int) (0.995 * errors.length)]);
  }
}
