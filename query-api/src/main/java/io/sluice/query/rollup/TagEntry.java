package io.sluice.query.rollup;

import io.sluice.contracts.profile.TagKind;
import org.jspecify.annotations.Nullable;

/**
 * What is known of something that has numbers.
 *
 * @param source what it is of
 * @param name its name
 * @param number by which rolled up rows know it
 * @param kind as its values tell
 * @param unit null until a score told it
 * @param stage null until a score told it
 */
public record TagEntry(
    RolledSource source,
    String name,
    int number,
    TagKind kind,
    @Nullable String unit,
    @Nullable String stage) {

  /** Tags whose numbers are in one row. */
  public static final int IN_A_ROW = 32;

  /** Which of the rows of an instant has it. */
  public int part() {
    return number / IN_A_ROW;
  }

  /** Where in that row, from 1 on as SQL counts. */
  public int place() {
    return number % IN_A_ROW + 1;
  }

  TagEntry of(TagKind other) {
    return new TagEntry(source, name, number, other, unit, stage);
  }
}
