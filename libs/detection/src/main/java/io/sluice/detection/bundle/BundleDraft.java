package io.sluice.detection.bundle;

import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.scale.Standardizer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What training hands over to be written as a bundle. Hashes, feature names and the golden window's
 * scores are added by {@link BundleWriter}.
 *
 * @param calibration null if nobody was trained
 * @param golden readings of one normal window, in order; empty if nobody was trained
 * @param files content of the model files and everything else that belongs in the folder, by name;
 *     neither {@code bundle.json} nor {@code golden.json}
 */
public record BundleDraft(
    Profile profile,
    String version,
    Standardizer standardizer,
    List<DetectorEntry> detectors,
    Fusion fusion,
    Debounce debounce,
    Calibration calibration,
    TrainingRecord training,
    Map<String, Double> metrics,
    List<GoldenReading> golden,
    Map<String, byte[]> files) {

  public BundleDraft {
    if (!BundleFolders.isVersion(version)) {
      throw new IllegalArgumentException(
          "version '" + version + "' is not a number from 1 to 999999999");
    }
    detectors = List.copyOf(detectors);
    golden = List.copyOf(golden);
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    if (files.containsKey(BundleManifest.FILE) || files.containsKey(BundleWriter.GOLDEN_FILE)) {
      throw new IllegalArgumentException(
          BundleManifest.FILE + " and " + BundleWriter.GOLDEN_FILE + " are written by the writer");
    }
  }

  /** The same with other settings of what happens to ratios. */
  public BundleDraft with(Fusion newFusion, Debounce newDebounce) {
    return new BundleDraft(
        profile,
        version,
        standardizer,
        detectors,
        newFusion,
        newDebounce,
        calibration,
        training,
        metrics,
        golden,
        files);
  }
}
