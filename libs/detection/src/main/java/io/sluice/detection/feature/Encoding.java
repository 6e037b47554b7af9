package io.sluice.detection.feature;

import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.dictionary.Dictionary;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a tag's value becomes columns. */
public enum Encoding {
  /** The number as it is, one column. */
  NUMBER,
  /** A column for each text of the dictionary and one for all others: 1 in the value's, else 0. */
  ONE_HOT,
  /** The natural logarithm of the text's part of training, one column. */
  FREQUENCY;

  /** More texts than this would be more columns than all other tags have together. */
  private static final int MOST_ONE_HOT = 16;

  static Encoding of(TagKind kind, @Nullable Dictionary dictionary) {
    return switch (kind) {
      case CONTINUOUS, DISCRETE -> NUMBER;
      case CATEGORICAL ->
          Objects.requireNonNull(dictionary, "a categorical tag has no dictionary").size()
                  <= MOST_ONE_HOT
              ? ONE_HOT
              : FREQUENCY;
    };
  }
}
