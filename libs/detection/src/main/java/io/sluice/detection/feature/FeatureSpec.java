package io.sluice.detection.feature;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.dictionary.Dictionaries;
import java.util.List;

/** What is computed of a window or a record, and which column of a row is what. */
public sealed interface FeatureSpec permits WindowStatistics, RecordFeatures {

  /** The usual one of a profile's kind. */
  static FeatureSpec of(Profile profile, Dictionaries dictionaries) {
    return switch (profile.kind()) {
      case SIGNALS -> WindowStatistics.of(profile);
      case EVENTS -> RecordFeatures.of(profile, dictionaries);
    };
  }

  /** Names of the tags in the profile's order. */
  List<String> tags();

  /** Columns of a row. */
  int size();

  /** Names by column; what a bundle writes down and a loader compares. */
  List<String> names();

  /** The tag, as an index into the profile's tags, of a column. */
  int tagOf(int column);

  /** A column that is NaN if and only if the tag is masked. */
  int firstOf(int tag);

  /** Columns of a tag, at least 1. */
  int countOf(int tag);

  /** The column that is the tag's value itself, or its mean; -1 if none is. */
  int levelOf(int tag);

  /**
   * Adds the squared differences of two rows to their tags.
   *
   * @param from index of the first column in both
   * @param sums by tag
   */
  void addSquares(float[] values, float[] others, int from, float[] sums);
}
