package io.sluice.detection.bundle;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.sluice.catalog.Sha256;
import io.sluice.contracts.Messages;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.UnusableModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes bundles: a folder appears complete under its name or not at all, and what cannot be loaded
 * again is not published.
 */
public final class BundleWriter {

  /** File of the golden window. */
  public static final String GOLDEN_FILE = "golden.json";

  private BundleWriter() {}

  /**
   * Writes {@code <root>/<profile>/<version>/}.
   *
   * @return that folder
   * @throws FileAlreadyExistsException if it is there already: bundles do not change
   * @throws IOException if it cannot be written
   * @throws UnusableModelException if a detector does not take its model file
   * @throws BundleRefusedException if what was written cannot be loaded
   */
  public static Path write(Path root, BundleDraft draft)
      throws IOException, UnusableModelException, BundleRefusedException {
    Path parent = root.resolve(draft.profile().name());
    Path folder = parent.resolve(draft.version());
    if (Files.exists(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Map<String, byte[]> files = new TreeMap<>(draft.files());
    if (!draft.dictionaries().isEmpty()) {
      files.put(DictionaryFile.NAME, json(new DictionaryFile(draft.dictionaries().entries())));
    }
    if (!draft.golden().isEmpty()) {
      files.put(GOLDEN_FILE, json(golden(draft)));
    }
    files.put(BundleManifest.FILE, json(manifest(draft, files)));
    Files.createDirectories(parent);
    // A leading dot: those who list versions do not see it. No temporary directory of the JDK: its
    // owner alone could read it, and the bundle would stay so.
    Path draftFolder =
        Files.createDirectory(parent.resolve("." + draft.version() + "-" + UUID.randomUUID()));
    try {
      for (var file : files.entrySet()) {
        Files.write(draftFolder.resolve(file.getKey()), file.getValue());
      }
      Bundle.load(draftFolder).close();
      Files.move(draftFolder, folder, StandardCopyOption.ATOMIC_MOVE);
      return folder;
    } finally {
      deleteIfLeft(draftFolder);
    }
  }

  private static GoldenWindow golden(BundleDraft draft) throws UnusableModelException {
    var detectors = new ArrayList<Detector>();
    try {
      for (DetectorEntry entry : draft.detectors()) {
        detectors.add(entry.open(draft.files(), draft.profile(), draft.features()));
      }
      return GoldenWindow.play(
          draft.profile(),
          draft.dictionaries(),
          draft.features(),
          draft.standardizer(),
          detectors,
          draft.golden());
    } finally {
      detectors.forEach(Detector::close);
    }
  }

  private static BundleManifest manifest(BundleDraft draft, Map<String, byte[]> files) {
    var hashes = new TreeMap<String, String>();
    files.forEach((name, content) -> hashes.put(name, Sha256.of(content)));
    return new BundleManifest(
        BundleManifest.FORMAT_VERSION,
        draft.profile(),
        draft.version(),
        draft.dictionaries().isEmpty() ? null : DictionaryFile.NAME,
        FeatureEntry.of(draft.features()),
        draft.standardizer().state(),
        draft.detectors(),
        draft.fusion(),
        draft.debounce(),
        draft.calibration(),
        draft.training(),
        draft.metrics(),
        draft.golden().isEmpty() ? null : GOLDEN_FILE,
        hashes);
  }

  /** Indented for people, with the same line ends on every system. */
  private static byte[] json(Object value) throws IOException {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    String text = Messages.mapper().writer(printer).writeValueAsString(value) + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void deleteIfLeft(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var listing = Files.newDirectoryStream(folder)) {
      for (Path file : listing) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
