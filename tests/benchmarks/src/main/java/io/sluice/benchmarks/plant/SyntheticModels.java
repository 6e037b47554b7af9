package io.sluice.benchmarks.plant;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.block.Signal;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.DetectorKind;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.detector.OnnxOneClassSvm;
import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.detection.hotelling.HotellingSettings;
import io.sluice.detection.rule.RuleSet;
import io.sluice.models.autoencoder.AutoencoderExport;
import io.sluice.models.autoencoder.AutoencoderOptions;
import io.sluice.models.autoencoder.AutoencoderTrainer;
import io.sluice.models.forecast.Coefficients;
import io.sluice.models.forecast.Forecaster;
import io.sluice.models.forecast.ForecasterExport;
import io.sluice.models.forecast.ForecasterOptions;
import io.sluice.models.hotelling.Hotelling;
import io.sluice.models.hotelling.HotellingExport;
import io.sluice.models.isolation.IsolationForest;
import io.sluice.models.isolation.IsolationForestExport;
import io.sluice.models.neighbour.LocalOutlierFactor;
import io.sluice.models.neighbour.LocalOutlierFactorExport;
import io.sluice.models.svm.OneClassSvmExport;
import io.sluice.models.svm.OneClassSvmOptions;
import io.sluice.models.svm.OneClassSvmTrainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Detectors of the size they have in a bundle and with nothing to say: their weights are random, or
 * hardly trained.
 *
 * @param entries as in a manifest
 * @param files by name
 */
record SyntheticModels(List<DetectorEntry> entries, Map<String, byte[]> files) {

  private static final int BLOCKS = 6;
  private static final int SUPPORT_VECTORS = 500;
  private static final int FOREST_WINDOWS = 2_000;
  private static final int NEIGHBOURS = 20;
  private static final int NEIGHBOUR_WINDOWS = 1_000;

  /** Nothing is anomalous. */
  private static final RatioCurve QUIET = RatioCurve.proportional(1e9);

  SyntheticModels() {
    this(new ArrayList<>(), new TreeMap<>());
  }

  /** Adds a detector by the name that {@code train --detectors} has for it. */
  void add(String name, SyntheticPlant plant) {
    Profile profile = plant.profile();
    switch (name) {
      case "forecaster" -> forecaster(profile);
      case "hotelling" -> hotelling(profile);
      case "autoencoder" -> autoencoder(profile);
      case "one-class-svm" -> oneClassSvm(profile);
      case "isolation-forest" -> {
        float[][] rows = random(FOREST_WINDOWS, features(profile));
        featureScore(name, IsolationForestExport.toOnnx(IsolationForest.fit(rows, 1)));
      }
      case "local-outlier-factor" -> {
        float[][] rows = random(NEIGHBOUR_WINDOWS, features(profile));
        featureScore(
            name,
            LocalOutlierFactorExport.toOnnx(
                LocalOutlierFactor.fit(rows, NEIGHBOURS, NEIGHBOUR_WINDOWS)));
      }
      case ForestDetector.KIND ->
          entries.add(
              new DetectorEntry(
                  name,
                  ForestDetector.KIND,
                  null,
                  null,
                  ForestDetector.CURVE,
                  ForestSettings.every(profile.interval()).parameters()));
      case "rules" -> {
        files.put(RuleSet.FILE, SyntheticRules.yaml(profile));
        entry(name, DetectorKind.RULES, RuleSet.FILE, null, RatioCurve.proportional(1), Map.of());
      }
      default -> throw new IllegalArgumentException("no detector '" + name + "'");
    }
  }

  private void forecaster(Profile profile) {
    List<Signal> signals = signals(profile);
    List<ForecasterSettings.Target> targets =
        IntStream.range(0, signals.size())
            .filter(i -> signals.get(i).state() == null)
            .mapToObj(
                i ->
                    new ForecasterSettings.Target(
                        i, 1e3, Collections.nCopies(BLOCKS - 1, 0.1), Map.of()))
            .toList();
    var settings = new ForecasterSettings(profile.window() / BLOCKS, BLOCKS, signals, targets);
    files.put(
        "forecaster.onnx",
        ForecasterExport.toOnnx(new Forecaster(settings, coefficients(settings), null)));
    files.put("forecaster.json", Messages.encode(settings));
    entry(
        "forecaster",
        DetectorKind.ONNX_FORECASTER,
        "forecaster.onnx",
        "forecaster.json",
        QUIET,
        Map.of());
  }

  /** As training makes them: of all inputs, or of some where they are many. */
  private static Coefficients coefficients(ForecasterSettings settings) {
    int targets = settings.targets().size();
    int inputs = settings.inputs();
    var options = ForecasterOptions.DEFAULT;
    if (inputs <= options.fullInputs()) {
      return new Coefficients.Full(random(inputs, targets));
    }
    int chosen = BLOCKS - 1 + options.selectedInputs();
    var random = new SplittableRandom(2);
    return new Coefficients.Selected(
        IntStream.range(0, targets)
            .mapToObj(target -> random.ints(0, inputs).distinct().limit(chosen).toArray())
            .toArray(int[][]::new),
        random(targets, chosen));
  }

  private void hotelling(Profile profile) {
    List<Signal> values =
        signals(profile).stream().filter(signal -> signal.state() == null).toList();
    var settings = new HotellingSettings(profile.window(), values);
    var model =
        new Hotelling(
            settings, new double[values.size()], CommonOps_DDRM.identity(values.size()), 1);
    files.put("hotelling.onnx", HotellingExport.toOnnx(model));
    files.put("hotelling.json", Messages.encode(settings));
    entry(
        "hotelling",
        DetectorKind.ONNX_HOTELLING,
        "hotelling.onnx",
        "hotelling.json",
        QUIET,
        Map.of());
  }

  private void autoencoder(Profile profile) {
    float[][] rows = random(64, features(profile));
    var options = new AutoencoderOptions(List.of(64, 16, 64), 64, 1, 1, 1e-3, 1);
    var trained = new AutoencoderTrainer(options, (epoch, ours, theirs) -> {}).train(rows, rows);
    files.put("autoencoder.onnx", AutoencoderExport.toOnnx(trained.model()));
    entry("autoencoder", DetectorKind.ONNX_AUTOENCODER, "autoencoder.onnx", null, QUIET, Map.of());
  }

  /** With a nu near 1 every window becomes a support vector. */
  private void oneClassSvm(Profile profile) {
    var options = new OneClassSvmOptions(0.999, 2, 2 * SUPPORT_VECTORS);
    var svm = new OneClassSvmTrainer(options).train(random(SUPPORT_VECTORS, features(profile)));
    files.put("one-class-svm.onnx", OneClassSvmExport.toOnnx(svm));
    entry(
        "one-class-svm",
        DetectorKind.ONNX_ONE_CLASS_SVM,
        "one-class-svm.onnx",
        null,
        QUIET,
        Map.of(
            OnnxOneClassSvm.RHO, svm.rho(), OnnxOneClassSvm.COEFFICIENT_SUM, svm.coefficientSum()));
  }

  private void featureScore(String name, byte[] onnx) {
    String file = name + ".onnx";
    files.put(file, onnx);
    entry(name, DetectorKind.ONNX_FEATURE_SCORE, file, null, QUIET, Map.of());
  }

  private void entry(
      String name,
      DetectorKind kind,
      String model,
      String settings,
      RatioCurve curve,
      Map<String, Double> parameters) {
    entries.add(new DetectorEntry(name, kind.key(), model, settings, curve, parameters));
  }

  private static int features(Profile profile) {
    return 5 * profile.tags().size();
  }

  private static List<Signal> signals(Profile profile) {
    return IntStream.range(0, profile.tags().size())
        .mapToObj(
            tag ->
                new Signal(
                    profile.tags().get(tag).name(),
                    SyntheticPlant.isActuator(tag) ? 1.0 : null,
                    0,
                    1,
                    -2,
                    2))
        .toList();
  }

  private static float[][] random(int rows, int columns) {
    var random = new SplittableRandom(1);
    var matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian() * 0.1f;
      }
    }
    return matrix;
  }
}
