package io.sluice.contracts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.PlainText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One named signal of an asset.
 *
 * @param name as the plant calls it, {@code LIT301}
 * @param unit unit of its values, null where none is known
 * @param kind what sort of values it takes
 * @param resolution the smallest step its sensor can tell apart, in {@code unit}, at least 0
 *     (unknown); scales of a continuous tag are never finer than this, and of a discrete one, whose
 *     steps are events and not noise, never finer than a tenth
 * @param low lowest value the sensor can show, null if unknown
 * @param high highest value the sensor can show, null if unknown
 * @param stage the part of the plant it belongs to, null if unknown
 * @param missing numbers by which its source says that there is no value, {@code -200}; never of a
 *     categorical tag. Histories keep them, nothing is learnt from them, and where one comes it is
 *     as if no value had come
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tag(
    String name,
    @Nullable String unit,
    TagKind kind,
    double resolution,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable String stage,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> missing) {

  /**
   * @throws IllegalArgumentException naming the tag and the field that is wrong
   */
  public Tag {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a tag has no name");
    }
    if (kind == null) {
      throw new IllegalArgumentException("tag " + name + " has no kind");
    }
    if (!(resolution >= 0) || Double.isInfinite(resolution)) {
      throw new IllegalArgumentException(
          "tag " + name + ": resolution is " + resolution + ", expected a number of 0 or more");
    }
    if (low != null && high != null && !(low <= high)) {
      throw new IllegalArgumentException("tag " + name + ": low " + low + " is above high " + high);
    }
    if (stage != null && !PlainText.isName(stage)) {
      throw new IllegalArgumentException(
          "tag %s: stage '%s' must be plain text of 1 to %d characters"
              .formatted(name, stage, PlainText.MAX_NAME_LENGTH));
    }
    missing = missing == null ? List.of() : List.copyOf(missing);
    for (double number : missing) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(
            "tag " + name + ": missing has " + number + ", expected finite numbers");
      }
    }
    if (kind == TagKind.CATEGORICAL && !missing.isEmpty()) {
      throw new IllegalArgumentException(
          "tag " + name + ": missing has numbers, but a categorical tag has texts");
    }
  }

  /** A tag whose numbers all are values. */
  public Tag(
      String name,
      @Nullable String unit,
      TagKind kind,
      double resolution,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String stage) {
    this(name, unit, kind, resolution, low, high, stage, List.of());
  }

  /** Whether a number of its source stands for no value. */
  public boolean isMissing(double value) {
    return !missing.isEmpty() && missing.contains(value);
  }

  /** The same tag with other numbers that stand for no value. */
  public Tag withMissing(List<Double> missing) {
    return new Tag(name, unit, kind, resolution, low, high, stage, missing);
  }
}
