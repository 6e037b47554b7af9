package io.sluice.sources.readings;

import io.sluice.sources.time.TimeNames;
import io.sluice.sources.time.TimeParts;
import io.sluice.sources.time.TimeParts.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a row has its time.
 *
 * @param columns one column, or several where date and clock, or year, month, day and so on have a
 *     column each
 * @param parts what each of them holds
 * @param name its name; several joined by {@link #BETWEEN}
 */
public record TimeColumn(List<Integer> columns, TimeParts parts, String name) {

  /** Between names, here and in {@code --time-column}. */
  public static final String BETWEEN = " + ";

  /** More than there are names. */
  private static final int NAMES_WITH_ZONE_FIRST = 1_000;

  public TimeColumn {
    columns = List.copyOf(columns);
  }

  /**
   * The column that a person names, else the one with the best of the usual names; null if there is
   * none.
   */
  public static @Nullable TimeColumn find(List<String> names, @Nullable String wanted) {
    List<TimeColumn> candidates = candidates(names, wanted);
    return candidates.isEmpty() ? null : candidates.getFirst();
  }

  /** All that it may be by the names, the likeliest first. */
  static List<TimeColumn> candidates(List<String> names, @Nullable String wanted) {
    if (wanted != null) {
      TimeColumn told = told(names, wanted);
      return told == null ? List.of() : List.of(told);
    }
    int best = -1;
    for (int i = 0; i < names.size(); i++) {
      if (TimeNames.isTime(names.get(i))
          && (best < 0 || preference(names.get(i)) < preference(names.get(best)))) {
        best = i;
      }
    }
    if (best >= 0 && !isPart(names.get(best))) {
      return List.of(of(names, best));
    }
    var candidates = new ArrayList<TimeColumn>();
    Map<Part, Integer> run = run(names);
    if (!run.isEmpty()) {
      candidates.add(of(names, run));
    }
    if (best >= 0) {
      boolean isDate = TimeNames.isDate(names.get(best));
      int other = first(names, best, !isDate);
      if (other >= 0) {
        candidates.add(of(names, pair(isDate ? best : other, isDate ? other : best)));
      }
      candidates.add(of(names, best));
      if (other >= 0) {
        candidates.add(of(names, other));
      }
    }
    return candidates;
  }

  private static boolean isPart(String name) {
    return TimeNames.isDate(name) || TimeNames.isClock(name);
  }

  /** A name that tells the zone is better than any that does not. */
  private static int preference(String name) {
    return TimeNames.rank(name) - (TimeNames.zone(name) == null ? 0 : NAMES_WITH_ZONE_FIRST);
  }

  private static Map<Part, Integer> pair(int date, int clock) {
    var pair = new EnumMap<Part, Integer>(Part.class);
    pair.put(Part.DATE, date);
    pair.put(Part.CLOCK, clock);
    return pair;
  }

  private static @Nullable TimeColumn told(List<String> names, String wanted) {
    int whole = Names.find(names, wanted);
    if (whole >= 0) {
      return of(names, whole);
    }
    List<Integer> columns =
        Arrays.stream(wanted.split("\\Q" + BETWEEN.strip() + "\\E", -1))
            .map(name -> Names.find(names, name))
            .toList();
    if (columns.size() < 2 || columns.contains(-1)) {
      return null;
    }
    Map<Part, Integer> parts = parts(names, columns);
    if (parts.size() == columns.size() && makeTime(parts)) {
      return of(names, parts);
    }
    return columns.size() == 2 ? of(names, pair(columns.get(0), columns.get(1))) : null;
  }

  /** The first columns beside each other that tell a day and, perhaps, a clock by parts. */
  private static Map<Part, Integer> run(List<String> names) {
    for (int from = 0; from < names.size(); from++) {
      var columns = new ArrayList<Integer>();
      for (int i = from; i < names.size(); i++) {
        columns.add(i);
        if (parts(names, columns).size() < columns.size()) {
          columns.removeLast();
          break;
        }
      }
      Map<Part, Integer> parts = parts(names, columns);
      if (parts.containsKey(Part.DATE)) {
        parts.keySet().removeAll(List.of(Part.YEAR, Part.MONTH, Part.DAY, Part.DAY_OF_YEAR));
      }
      if (!parts.containsKey(Part.HOUR)) {
        parts.remove(Part.MINUTE);
      }
      if (!parts.containsKey(Part.MINUTE)) {
        parts.remove(Part.SECOND);
      }
      int clock = first(names, -1, false);
      boolean isDay = parts.keySet().stream().noneMatch(TimeParts.Part::isOfClock);
      if (isDay && clock >= 0 && !parts.containsKey(Part.DATE)) {
        parts.put(Part.CLOCK, clock);
      }
      if (parts.size() > 1 && makeTime(parts)) {
        return parts;
      }
    }
    return Map.of();
  }

  /** Fewer than columns if one of them is no part, or another already is. */
  private static Map<Part, Integer> parts(List<String> names, List<Integer> columns) {
    var parts = new EnumMap<Part, Integer>(Part.class);
    for (int column : columns) {
      Part part = TimeNames.part(names.get(column), parts.containsKey(Part.HOUR));
      if (part != null) {
        parts.putIfAbsent(part, column);
      }
    }
    return parts;
  }

  private static boolean makeTime(Map<Part, Integer> parts) {
    return parts.containsKey(Part.DATE)
        || parts.keySet().containsAll(List.of(Part.YEAR, Part.MONTH, Part.DAY))
        || parts.keySet().containsAll(List.of(Part.YEAR, Part.DAY_OF_YEAR));
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

  static TimeColumn of(List<String> names, int column) {
    return new TimeColumn(List.of(column), TimeParts.WHOLE, Names.called(names, column));
  }

  /** In the order of the parts: the date before the clock. */
  private static TimeColumn of(List<String> names, Map<Part, Integer> parts) {
    return new TimeColumn(
        List.copyOf(parts.values()),
        new TimeParts(List.copyOf(parts.keySet())),
        parts.values().stream()
            .map(column -> Names.called(names, column))
            .collect(Collectors.joining(BETWEEN)));
  }

  /** The same with another meaning of its clock. */
  TimeColumn withClock(Part clock) {
    List<Part> others =
        parts.parts().stream().map(part -> part == Part.CLOCK ? clock : part).toList();
    return new TimeColumn(columns, new TimeParts(others), name);
  }

  /** The column with the clock, -1 if it has none of its own. */
  int clock() {
    int at = parts.parts().indexOf(Part.CLOCK);
    return at < 0 ? -1 : columns.get(at);
  }

  /** The text of a row's time. */
  public String text(String[] fields) {
    return columns.size() == 1
        ? fields[columns.getFirst()]
        : parts.text(columns.stream().map(column -> fields[column]).toList());
  }
}
