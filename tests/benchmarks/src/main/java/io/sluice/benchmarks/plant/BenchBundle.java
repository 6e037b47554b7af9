package io.sluice.benchmarks.plant;

import io.sluice.catalog.BundleCatalog;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleDraft;
import io.sluice.detection.bundle.BundleWriter;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.bundle.GoldenReading;
import io.sluice.detection.bundle.TrainingRecord;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.scale.Scaler;
import io.sluice.detection.scale.Standardizer;
import io.sluice.testbed.plant.PlantReading;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenarios;
import io.sluice.testbed.plant.tag.PlantTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A bundle and readings of normal operation for it.
 *
 * @param readings by reading, then tag; they can be repeated
 */
public record BenchBundle(Bundle bundle, double[][] readings) implements AutoCloseable {

  /** Instead of names of detectors: the bundle {@code swat} as it is shipped. */
  public static final String SHIPPED = "shipped";

  private static final int SECONDS = 4 * 3600;
  private static final long SEED = 21;

  /**
   * @param detectors {@link #SHIPPED}, or names with + between them, of untrained ones for a
   *     synthetic plant
   */
  public static BenchBundle of(String detectors, int tags, int window) throws Exception {
    return detectors.equals(SHIPPED)
        ? shipped()
        : synthetic(tags, window, List.of(detectors.split("\\+")));
  }

  /** The newest bundle {@code swat} of the checkout, or of {@code -Dsluice.bundles}. */
  private static BenchBundle shipped() throws Exception {
    Path root = Path.of(System.getProperty("sluice.bundles", "models/bundles"));
    Path folder = new BundleCatalog(List.of(root)).versions("swat").inUse().orElseThrow();
    Bundle bundle = Bundle.load(folder);
    return new BenchBundle(bundle, normalOperation(bundle.profile()));
  }

  /** Of the simulated plant; one window in 240 sees it begin again. */
  private static double[][] normalOperation(Profile profile) {
    var readings = new double[SECONDS][];
    var simulator = new PlantSimulator(SEED, Scenarios.shipped(Scenarios.NORMAL));
    for (int second = 0; second < SECONDS; second++) {
      PlantReading reading = simulator.next();
      readings[second] =
          profile.tags().stream()
              .mapToDouble(tag -> reading.value(PlantTag.valueOf(tag.name())))
              .toArray();
    }
    return readings;
  }

  private static BenchBundle synthetic(int tags, int window, List<String> detectors)
      throws Exception {
    SyntheticPlant plant = SyntheticPlant.of(tags, window);
    var models = new SyntheticModels();
    detectors.forEach(detector -> models.add(detector, plant));
    Path root = Files.createTempDirectory("sluice-bench");
    try {
      return new BenchBundle(
          Bundle.load(BundleWriter.write(root, draft(plant, models))), plant.readings());
    } finally {
      delete(root);
    }
  }

  private static BundleDraft draft(SyntheticPlant plant, SyntheticModels models) {
    WindowStatistics spec = WindowStatistics.of(plant.profile());
    int features = spec.size();
    return new BundleDraft(
        plant.profile(),
        "1",
        Dictionaries.none(plant.profile()),
        spec,
        new Standardizer(
            new Scaler(
                Collections.nCopies(features, 0.0),
                Collections.nCopies(features, 1.0),
                Standardizer.DEFAULT_CLIP)),
        models.entries(),
        Fusion.MAXIMUM,
        null,
        new Calibration(null, 99.5, 1),
        new TrainingRecord(1, "none", 1, 1, Map.of()),
        Map.of(),
        IntStream.range(0, plant.profile().window())
            .mapToObj(
                i ->
                    new GoldenReading(
                        Instant.ofEpochSecond(i),
                        Arrays.stream(plant.readings()[i % plant.readings().length])
                            .boxed()
                            .toList(),
                        null))
            .toList(),
        models.files());
  }

  private static void delete(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    bundle.close();
  }
}
