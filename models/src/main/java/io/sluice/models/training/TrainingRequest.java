package io.sluice.models.training;

import io.sluice.catalog.BundleCatalog;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.models.evaluation.AlarmTarget;
import io.sluice.sources.readings.ReadingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to train from and where to put it.
 *
 * @param data files of normal operation with the same columns, in the order of time
 * @param calibration more files of normal operation, only to find what scores mean: nothing is
 *     fitted to them; may be empty
 * @param development labelled files to choose settings on; their normal rows calibrate too; may be
 *     empty
 * @param target what alarms are to be like on the development files; null for what {@code Tuning}
 *     chooses
 * @param reading how to read them all
 * @param profileName name of the profile, given or to infer
 * @param profile what the plant is made of; null to infer it from the data
 * @param kind of an inferred profile; null to infer it, too
 * @param bundleRoot folder that gets {@code <profile>/<version>/}
 * @param otherRoots further folders with bundles: the new version is above theirs, so that it wins
 * @param origin where the data comes from and how to get it again, for the model card; null if
 *     there is nothing to say
 * @param rules YAML file with the rules; null to propose them from the data
 * @param options what else is wanted
 */
public record TrainingRequest(
    List<Path> data,
    List<Path> calibration,
    List<Path> development,
    @Nullable AlarmTarget target,
    ReadingOptions reading,
    String profileName,
    @Nullable Profile profile,
    @Nullable ProfileKind kind,
    Path bundleRoot,
    List<Path> otherRoots,
    @Nullable String origin,
    @Nullable Path rules,
    TrainingOptions options) {

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public TrainingRequest {
    data = List.copyOf(data);
    calibration = List.copyOf(calibration);
    development = List.copyOf(development);
    otherRoots = List.copyOf(otherRoots);
    if (data.isEmpty()) {
      throw new IllegalArgumentException("training needs at least one data file");
    }
    if (profile != null && !profile.name().equals(profileName)) {
      throw new IllegalArgumentException(
          "the profile is called '%s' but '%s' is asked for"
              .formatted(profile.name(), profileName));
    }
    if (profile != null && kind != null && profile.kind() != kind) {
      throw new IllegalArgumentException(
          "the profile is of kind %s but %s is asked for".formatted(profile.kind(), kind));
    }
  }

  /** Infers the profile from the data. */
  public static TrainingRequest inferring(String profileName, List<Path> data, Path bundleRoot) {
    return new TrainingRequest(
        data,
        List.of(),
        List.of(),
        null,
        ReadingOptions.FILES,
        profileName,
        null,
        null,
        bundleRoot,
        List.of(),
        null,
        null,
        TrainingOptions.DEFAULT);
  }

  /** Takes the profile as given. */
  public static TrainingRequest of(Profile profile, List<Path> data, Path bundleRoot) {
    return new TrainingRequest(
        data,
        List.of(),
        List.of(),
        null,
        ReadingOptions.FILES,
        profile.name(),
        profile,
        null,
        bundleRoot,
        List.of(),
        null,
        null,
        TrainingOptions.DEFAULT);
  }

  /** Every file that anything was taken from. */
  List<Path> files() {
    return Stream.of(
            data, calibration, development, rules == null ? List.<Path>of() : List.of(rules))
        .flatMap(List::stream)
        .toList();
  }

  public TrainingRequest withOptions(TrainingOptions newOptions) {
    return with(calibration, development, target, reading, otherRoots, origin, rules, newOptions);
  }

  public TrainingRequest withReading(ReadingOptions newReading) {
    return with(calibration, development, target, newReading, otherRoots, origin, rules, options);
  }

  public TrainingRequest withCalibration(List<Path> files) {
    return with(files, development, target, reading, otherRoots, origin, rules, options);
  }

  public TrainingRequest withDevelopment(List<Path> files) {
    return with(calibration, files, target, reading, otherRoots, origin, rules, options);
  }

  /**
   * @param files labelled, to choose on what becomes an alarm; their normal rows calibrate too
   */
  public TrainingRequest withTarget(AlarmTarget newTarget, List<Path> files) {
    return with(calibration, files, newTarget, reading, otherRoots, origin, rules, options);
  }

  public TrainingRequest withOtherRoots(List<Path> roots) {
    return with(calibration, development, target, reading, roots, origin, rules, options);
  }

  public TrainingRequest withOrigin(@Nullable String text) {
    return with(calibration, development, target, reading, otherRoots, text, rules, options);
  }

  public TrainingRequest withRules(@Nullable Path file) {
    return with(calibration, development, target, reading, otherRoots, origin, file, options);
  }

  /** Infers a profile of this kind; null leaves it to the data. */
  public TrainingRequest withKind(@Nullable ProfileKind newKind) {
    return new TrainingRequest(
        data,
        calibration,
        development,
        target,
        reading,
        profileName,
        profile,
        newKind,
        bundleRoot,
        otherRoots,
        origin,
        rules,
        options);
  }

  private TrainingRequest with(
      List<Path> newCalibration,
      List<Path> newDevelopment,
      @Nullable AlarmTarget newTarget,
      ReadingOptions newReading,
      List<Path> newRoots,
      @Nullable String newOrigin,
      @Nullable Path newRules,
      TrainingOptions newOptions) {
    return new TrainingRequest(
        data,
        newCalibration,
        newDevelopment,
        newTarget,
        newReading,
        profileName,
        profile,
        kind,
        bundleRoot,
        newRoots,
        newOrigin,
        newRules,
        newOptions);
  }

  /** Where bundles of the profile may lie already. */
  BundleCatalog catalog() {
    return new BundleCatalog(Stream.concat(Stream.of(bundleRoot), otherRoots.stream()).toList());
  }
}
