package io.sluice.contracts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.PlainText;
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tag(
    String name,
    @Nullable String unit,
    TagKind kind,
    double resolution,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable String stage) {

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
  }
}
