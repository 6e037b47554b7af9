package io.sluice.detection.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.Encoding;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.feature.RecordFeatures;
import io.sluice.detection.feature.WindowStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The features in a manifest.
 *
 * @param kind {@link #WINDOW_STATISTICS} or {@link #RECORD}
 * @param encodings by tag of the profile, how a record's value becomes columns; null for windows
 * @param names of the columns
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeatureEntry(String kind, @Nullable List<Encoding> encodings, List<String> names) {

  static final String WINDOW_STATISTICS = "window-statistics";
  static final String RECORD = "record";

  public FeatureEntry {
    Present.text(kind, "features.kind");
    names = List.copyOf(Present.required(names, "features.names"));
    encodings = encodings == null ? null : List.copyOf(encodings);
  }

  static FeatureEntry of(FeatureSpec spec) {
    return switch (spec) {
      case WindowStatistics windows -> new FeatureEntry(WINDOW_STATISTICS, null, windows.names());
      case RecordFeatures record -> new FeatureEntry(RECORD, record.encodings(), record.names());
    };
  }

  /**
   * What it describes.
   *
   * @throws IllegalArgumentException if this release computes no such features of the profile
   */
  FeatureSpec open(Profile profile, Dictionaries dictionaries) {
    FeatureSpec spec =
        switch (kind) {
          case WINDOW_STATISTICS -> windows(profile);
          case RECORD -> record(profile, dictionaries);
          default ->
              throw new IllegalArgumentException("features of kind '" + kind + "' are unknown");
        };
    if (!spec.names().equals(names)) {
      throw new IllegalArgumentException(
          "the %d features are not the %d that this release computes of its tags"
              .formatted(names.size(), spec.size()));
    }
    return spec;
  }

  private static FeatureSpec windows(Profile profile) {
    requireKind(profile, ProfileKind.SIGNALS, WINDOW_STATISTICS);
    return WindowStatistics.of(profile);
  }

  private FeatureSpec record(Profile profile, Dictionaries dictionaries) {
    requireKind(profile, ProfileKind.EVENTS, RECORD);
    return new RecordFeatures(
        profile, Present.required(encodings, "features.encodings"), dictionaries);
  }

  private static void requireKind(Profile profile, ProfileKind expected, String kind) {
    if (profile.kind() != expected) {
      throw new IllegalArgumentException(
          "features of kind '%s' are not for a profile of kind %s".formatted(kind, profile.kind()));
    }
  }
}
