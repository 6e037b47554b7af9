package io.sluice.scoring.plant;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleDraft;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.detection.bundle.BundleWriter;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.GoldenWindow;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.models.autoencoder.AutoencoderOptions;
import io.sluice.models.svm.OneClassSvmOptions;
import io.sluice.models.training.ColdStart;
import io.sluice.models.training.Trainer;
import io.sluice.models.training.TrainingFailedException;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Trains bundles of the {@link SmallPlant} within seconds, as a person would: from a CSV file. The
 * first version of a profile is trained once for each set of options and copied from then on.
 */
public final class SmallBundle {

  private static final int ROWS = 3_000;

  private static final TrainingOptions QUICK =
      TrainingOptions.DEFAULT
          .withWindows(null, 1, null)
          .withDetectors(Set.of("forecaster", "autoencoder", "one-class-svm", "rules"))
          .withAutoencoder(new AutoencoderOptions(List.of(8, 3, 8), 64, 20, 8, 3e-3, 1))
          .withOneClassSvm(new OneClassSvmOptions(0.1, 0.1, 50));

  /** Content by file name of what was trained for these options. */
  private static final Map<List<Object>, Map<String, byte[]>> TRAINED = new HashMap<>();

  private SmallBundle() {}

  /** Writes the plant's usual bundle. */
  public static Path write(Path root) {
    return write(root, SmallPlant.PROFILE, SmallPlant.WINDOW);
  }

  /**
   * Writes the next version of a profile.
   *
   * @return the bundle's folder
   */
  public static Path write(Path root, String name, int window) {
    return write(root, name, window, QUICK);
  }

  /** The same with these detectors. */
  public static Path write(Path root, String name, int window, Set<String> detectors) {
    return write(root, name, window, QUICK.withDetectors(detectors));
  }

  private static synchronized Path write(
      Path root, String name, int window, TrainingOptions options) {
    if (Files.exists(root.resolve(name))) {
      return train(root, name, window, options);
    }
    var key = List.<Object>of(name, window, options);
    Map<String, byte[]> known = TRAINED.get(key);
    try {
      if (known == null) {
        Path folder = train(root, name, window, options);
        TRAINED.put(key, content(folder));
        return folder;
      }
      Path folder = Files.createDirectories(root.resolve(name).resolve("1"));
      for (var file : known.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> content(Path folder) throws IOException {
    var content = new HashMap<String, byte[]>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        content.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return content;
  }

  private static Path train(Path root, String name, int window, TrainingOptions options) {
    Profile profile = SmallPlant.profile(name, window);
    try {
      Path data = Files.createTempFile("normal", ".csv");
      Files.writeString(data, csv(profile));
      var request = TrainingRequest.of(profile, List.of(data), root).withOptions(options);
      Path folder = new Trainer((stage, done, total) -> {}).train(request).folder();
      Files.delete(data);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TrainingFailedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a bundle that learns, in chapters of a minute; the first verdict comes after half. */
  public static Path writeLearning(Path root) {
    return writeLearning(root, new ForestSettings(9, 32, 60, 30));
  }

  /** Writes a bundle that learns in another way. */
  public static Path writeLearning(Path root, ForestSettings settings) {
    try {
      Path data = Files.createTempFile("rows", ".csv");
      Files.writeString(data, csv(SmallPlant.profile(SmallPlant.PROFILE, SmallPlant.WINDOW)));
      var request =
          TrainingRequest.of(
              SmallPlant.profile(SmallPlant.PROFILE, SmallPlant.WINDOW), List.of(data), root);
      Path folder = ColdStart.write(request, any -> settings).folder();
      Files.delete(data);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TrainingFailedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a trained bundle, and as its next version the same with a detector that learns. */
  public static Path writeMixed(Path root) {
    Path trained = write(root);
    try (Bundle bundle = Bundle.load(trained)) {
      var manifest = bundle.manifest();
      var files = new HashMap<String, byte[]>();
      for (String name : manifest.files().keySet()) {
        files.put(name, Files.readAllBytes(trained.resolve(name)));
      }
      byte[] golden = files.remove(manifest.golden());
      var detectors = new ArrayList<>(manifest.detectors());
      detectors.add(
          new DetectorEntry(
              ForestDetector.KIND,
              ForestDetector.KIND,
              null,
              null,
              ForestDetector.CURVE,
              new ForestSettings(9, 32, 60, 30).parameters()));
      return BundleWriter.write(
          root,
          new BundleDraft(
              manifest.profile(),
              "2",
              bundle.dictionaries(),
              WindowStatistics.of(manifest.profile()),
              bundle.standardizer(),
              detectors,
              manifest.fusion(),
              manifest.debounce(),
              manifest.calibration(),
              manifest.training(),
              manifest.metrics(),
              Messages.decode(golden, GoldenWindow.class).readings(),
              files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BundleRefusedException | UnusableModelException | MalformedMessageException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String csv(Profile profile) {
    var csv = new StringBuilder("time,");
    csv.append(profile.tags().stream().map(Tag::name).collect(Collectors.joining(",")));
    for (int second = 0; second < ROWS; second++) {
      csv.append('\n').append(SmallPlant.START.plusSeconds(second));
      for (double value : SmallPlant.values(0, second, false)) {
        csv.append(',').append(value);
      }
    }
    return csv.append('\n').toString();
  }

  /** Changes one bit of a bundle's model. */
  public static void tamper(Path bundle) {
    Path file = bundle.resolve("autoencoder.onnx");
    try {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
