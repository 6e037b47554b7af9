package io.sluice.detection.bundle;

import io.sluice.catalog.BundleCatalog;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.scale.Standardizer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What training hands over to be written as a bundle. Hashes, feature names and the golden window's
 * scores are added by {@link BundleWriter}.
 *
 * @param dictionaries of the categorical tags
 * @param features what is computed of a window or a record
 * @param debounce how patient alarms are; null leaves it to alert-service
 * @param calibration null if nobody was trained
 * @param golden readings of one normal window, in order, or one record; empty if nobody was trained
 * @param files content of the model files and everything else that belongs in the folder, by name;
 *     none of {@code bundle.json}, {@code golden.json}, {@code dictionaries.json}
 */
public record BundleDraft(
    Profile profile,
    String version,
    Dictionaries dictionaries,
    FeatureSpec features,
    Standardizer standardizer,
    List<DetectorEntry> detectors,
    Fusion fusion,
    @Nullable Debounce debounce,
    @Nullable Calibration calibration,
    TrainingRecord training,
    Map<String, Double> metrics,
    List<GoldenReading> golden,
    Map<String, byte[]> files) {

  private static final List<String> WRITTEN =
      List.of(BundleManifest.FILE, BundleWriter.GOLDEN_FILE, DictionaryFile.NAME);

  public BundleDraft {
    if (!BundleCatalog.isVersion(version)) {
      throw new IllegalArgumentException(
          "version '" + version + "' is not a number from 1 to 999999999");
    }
    detectors = List.copyOf(detectors);
    golden = List.copyOf(golden);
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    for (String own : WRITTEN) {
      if (files.containsKey(own)) {
        throw new IllegalArgumentException(own + " is written by the writer");
      }
    }
  }

  /** The same with other delays of alarms. */
  public BundleDraft with(Debounce newDebounce) {
    return new BundleDraft(
        profile,
        version,
        dictionaries,
        features,
        standardizer,
        detectors,
        fusion,
        newDebounce,
        calibration,
        training,
        metrics,
        golden,
        files);
  }

  /**
   * The same where other ratios are an alarm.
   *
   * @param levels the ratios that become 1, 1.5 and 2
   */
  public BundleDraft withAlarmsAt(Fusion newFusion, RatioCurve levels) {
    return new BundleDraft(
        profile,
        version,
        dictionaries,
        features,
        standardizer,
        detectors.stream().map(detector -> detector.with(levels)).toList(),
        newFusion,
        debounce,
        calibration,
        training,
        metrics,
        golden,
        files);
  }
}
