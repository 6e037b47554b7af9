package io.sluice.counts;

import io.sluice.contracts.PlainText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of an interval.
 *
 * @param name of the tag
 * @param measure what it is
 * @param field of the records: which is summed up, or whose different values are counted; null of
 *     {@link Quantity#COUNT}
 * @param per field whose values divide the records; the tag is the largest number of any of them.
 *     Null: of all together
 * @param conditions only records that meet all of them count
 * @param isRate whether it is divided by the seconds of the interval
 */
public record CountedTag(
    String name,
    Quantity measure,
    @Nullable String field,
    @Nullable String per,
    List<Restriction> conditions,
    boolean isRate) {

  /** What can be counted. */
  public enum Quantity {
    /** Records. */
    COUNT,
    /** A number of theirs, summed up. */
    SUM,
    /**
     * Different values of a field: exactly up to {@value DistinctValues#EXACT}, of more an estimate
     * that is rarely more than a twentieth off.
     */
    DISTINCT
  }

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public CountedTag {
    if (!PlainText.isName(name)) {
      throw new IllegalArgumentException(
          "the name '%s' is not plain text of 1 to %d characters"
              .formatted(name, PlainText.MAX_NAME_LENGTH));
    }
    if ((field == null) != (measure == Quantity.COUNT)) {
      throw new IllegalArgumentException("a field goes with sum and distinct, and must be there");
    }
    conditions = List.copyOf(conditions);
  }
}
