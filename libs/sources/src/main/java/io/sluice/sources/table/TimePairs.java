package io.sluice.sources.table;

import io.sluice.sources.time.TimeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file are pairs of a time and a value, as trends of control systems are
 * exported: {@code Time1,LIT101,Time2,FIT101}, {@code LIT101 Time;LIT101 ValueY}.
 *
 * @param timeName what the columns of times are called, without what tells them apart
 * @param pairs in the order of the columns
 */
record TimePairs(String timeName, List<Pair> pairs) {

  /** What columns of values are called beside the name of the tag. */
  private static final Set<String> VALUES =
      Set.of("", "value", "valuey", "values", "val", "y", "amplitude", "data", "wert", "messwert");

  /** What some charts call their times. */
  private static final String ABSCISSA = "x";

  /**
   * One tag.
   *
   * @param time column of its times
   * @param value column of its values
   */
  record Pair(int time, int value, String tag) {}

  TimePairs {
    pairs = List.copyOf(pairs);
  }

  /** Null if the names are not those of such a file. */
  static @Nullable TimePairs of(List<String> names) {
    List<Integer> named = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      // Between the pairs of a spreadsheet is often a column without anything.
      if (!names.get(i).isEmpty()) {
        named.add(i);
      }
    }
    if (named.size() < 4 || named.size() % 2 != 0) {
      return null;
    }
    String timeName = null;
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < named.size(); i += 2) {
      List<String> time = words(names.get(named.get(i)));
      List<String> value = words(names.get(named.get(i + 1)));
      List<String> common = takeCommon(time, value);
      String base = String.join(" ", time).replaceAll("[\\s\\d]+$", "").strip();
      if (!isTime(base) || timeName != null && !timeName.equalsIgnoreCase(base)) {
        return null;
      }
      timeName = base;
      boolean isCalledValue = VALUES.contains(String.join("", value).toLowerCase(Locale.ROOT));
      String tag =
          isCalledValue && !common.isEmpty()
              ? String.join(" ", common)
              : names.get(named.get(i + 1));
      pairs.add(new Pair(named.get(i), named.get(i + 1), tag));
    }
    return timeName == null ? null : new TimePairs(timeName, pairs);
  }

  private static boolean isTime(String base) {
    return TimeNames.isTime(base) || base.equalsIgnoreCase(ABSCISSA);
  }

  private static List<String> words(String name) {
    return new ArrayList<>(Arrays.asList(name.strip().split("\\s*[\\s_.:/-]\\s*")));
  }

  /** The words that both begin or end with, which are taken out of both. */
  private static List<String> takeCommon(List<String> time, List<String> value) {
    List<String> common = new ArrayList<>();
    while (time.size() > 1 && !value.isEmpty() && time.getFirst().equals(value.getFirst())) {
      common.add(time.removeFirst());
      value.removeFirst();
    }
    int end = common.size();
    while (time.size() > 1 && !value.isEmpty() && time.getLast().equals(value.getLast())) {
      common.add(end, time.removeLast());
      value.removeLast();
    }
    return common;
  }

  /** A name that two tags have, null if there is none. */
  @Nullable String repeatedTag() {
    var seen = new HashSet<String>();
    for (Pair pair : pairs) {
      if (!seen.add(pair.tag)) {
        return pair.tag;
      }
    }
    return null;
  }

  /** Whether a row has times where they belong, and nowhere else. */
  boolean fits(String[] fields) {
    for (Pair pair : pairs) {
      FieldLook time = FieldLook.of(fields[pair.time]);
      if (FieldLook.of(fields[pair.value]) == FieldLook.TIME
          || time == FieldLook.TEXT
          || time == FieldLook.EMPTY && !fields[pair.value].isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
