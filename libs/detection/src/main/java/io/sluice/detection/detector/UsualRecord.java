package io.sluice.detection.detector;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What normal records hold, to say of an attack which of its values are to blame.
 *
 * @param features a usual value of each column, standardised: of numbers the median, of texts the
 *     most frequent
 * @param tags by tag of the profile
 */
public record UsualRecord(List<Float> features, List<TagRange> tags) {

  /**
   * Where a tag's numbers usually are, in its unit; all null for texts and where none was seen.
   *
   * @param expected median
   * @param low twentieth part of the numbers is below
   * @param high twentieth part of the numbers is above
   */
  public record TagRange(@Nullable Double expected, @Nullable Double low, @Nullable Double high) {

    /** Of texts. */
    public static final TagRange NONE = new TagRange(null, null, null);
  }

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public UsualRecord {
    if (features == null
        || tags == null
        || features.stream().anyMatch(Objects::isNull)
        || tags.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("'features' or 'tags' is missing");
    }
    features = List.copyOf(features);
    tags = List.copyOf(tags);
  }

  void requireSize(int columns, int numberOfTags) {
    if (features.size() != columns || tags.size() != numberOfTags) {
      throw new IllegalArgumentException(
          "it is of %d features and %d tags, expected %d and %d"
              .formatted(features.size(), tags.size(), columns, numberOfTags));
    }
  }
}
