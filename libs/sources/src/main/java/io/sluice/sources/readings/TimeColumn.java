package io.sluice.sources.readings;

import io.sluice.sources.time.DateAndClock;
import io.sluice.sources.time.TimeNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a row has its time.
 *
 * @param columns one column, or two where date and clock have a column each
 * @param name its name; two joined by {@link #BETWEEN}
 */
public record TimeColumn(List<Integer> columns, String name) {

  /** Between two names, here and in {@code --time-column}. */
  public static final String BETWEEN = " + ";

  /** More than there are names. */
  private static final int NAMES_WITH_ZONE_FIRST = 1_000;

  /**
   * The column that a person names, else the one with the best of the usual names; null if there is
   * none.
   */
  public static @Nullable TimeColumn find(List<String> names, @Nullable String wanted) {
    if (wanted != null) {
      int column = Names.find(names, wanted);
      return column >= 0 ? of(names, column) : joined(names, wanted);
    }
    int best = -1;
    for (int i = 0; i < names.size(); i++) {
      if (TimeNames.isTime(names.get(i))
          && (best < 0 || preference(names.get(i)) < preference(names.get(best)))) {
        best = i;
      }
    }
    if (best < 0) {
      return null;
    }
    boolean isDate = TimeNames.isDate(names.get(best));
    if (!isDate && !TimeNames.isClock(names.get(best))) {
      return of(names, best);
    }
    int other = first(names, best, !isDate);
    return other < 0 ? of(names, best) : isDate ? of(names, best, other) : of(names, other, best);
  }

  /** A name that tells the zone is better than any that does not. */
  private static int preference(String name) {
    return TimeNames.rank(name) - (TimeNames.zone(name) == null ? 0 : NAMES_WITH_ZONE_FIRST);
  }

  private static @Nullable TimeColumn joined(List<String> names, String wanted) {
    String[] parts = wanted.split("\\Q" + BETWEEN.strip() + "\\E", 2);
    if (parts.length < 2) {
      return null;
    }
    int date = Names.find(names, parts[0]);
    int clock = Names.find(names, parts[1]);
    return date < 0 || clock < 0 ? null : of(names, date, clock);
  }

  private static int first(List<String> names, int besides, boolean date) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (i != besides && (date ? TimeNames.isDate(name) : TimeNames.isClock(name))) {
        return i;
      }
    }
    return -1;
  }

  static TimeColumn of(List<String> names, int... columns) {
    return new TimeColumn(
        Arrays.stream(columns).boxed().toList(),
        Arrays.stream(columns)
            .mapToObj(column -> Names.called(names, column))
            .collect(Collectors.joining(BETWEEN)));
  }

  /** The text of a row's time. */
  public String text(String[] fields) {
    return columns.size() == 1
        ? fields[columns.get(0)]
        : DateAndClock.join(fields[columns.get(0)], fields[columns.get(1)]);
  }
}
