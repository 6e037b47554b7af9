package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.sources.csv.CsvOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What to train from and where to put it.
 *
 * @param data CSV files of normal operation with the same columns, in the order of time
 * @param csv how to read them
 * @param profileName name of the profile; that of {@code profile} if one is given
 * @param profile what the plant is made of; null to infer it from the data
 * @param bundleRoot folder that gets {@code <profile>/<version>/}
 * @param otherRoots further folders with bundles: the new version is above theirs, so that it wins
 * @param origin where the data comes from and how to get it again, for the model card; null if
 *     there is nothing to say
 * @param options what else is wanted
 */
public record TrainingRequest(
    List<Path> data,
    CsvOptions csv,
    String profileName,
    Profile profile,
    Path bundleRoot,
    List<Path> otherRoots,
    String origin,
    TrainingOptions options) {

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public TrainingRequest {
    data = List.copyOf(data);
    otherRoots = List.copyOf(otherRoots);
    if (data.isEmpty()) {
      throw new IllegalArgumentException("training needs at least one data file");
    }
    if (profile == null && profileName == null) {
      throw new IllegalArgumentException("training needs a profile or the name of one to infer");
    }
    if (profile != null && profileName != null && !profile.name().equals(profileName)) {
      throw new IllegalArgumentException(
          "the profile is called '%s' but '%s' is asked for"
              .formatted(profile.name(), profileName));
    }
    profileName = profile == null ? profileName : profile.name();
  }

  /** Infers the profile from the data. */
  public static TrainingRequest inferring(String profileName, List<Path> data, Path bundleRoot) {
    return new TrainingRequest(
        data,
        CsvOptions.files(),
        profileName,
        null,
        bundleRoot,
        List.of(),
        null,
        TrainingOptions.DEFAULT);
  }

  /** Takes the profile as given. */
  public static TrainingRequest of(Profile profile, List<Path> data, Path bundleRoot) {
    return new TrainingRequest(
        data,
        CsvOptions.files(),
        null,
        profile,
        bundleRoot,
        List.of(),
        null,
        TrainingOptions.DEFAULT);
  }

  public TrainingRequest withOptions(TrainingOptions newOptions) {
    return new TrainingRequest(
        data, csv, profileName, profile, bundleRoot, otherRoots, origin, newOptions);
  }

  public TrainingRequest withCsv(CsvOptions newCsv) {
    return new TrainingRequest(
        data, newCsv, profileName, profile, bundleRoot, otherRoots, origin, options);
  }

  public TrainingRequest withOtherRoots(List<Path> roots) {
    return new TrainingRequest(data, csv, profileName, profile, bundleRoot, roots, origin, options);
  }

  public TrainingRequest withOrigin(String text) {
    return new TrainingRequest(
        data, csv, profileName, profile, bundleRoot, otherRoots, text, options);
  }
}
