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
 * exported: {@code Time1,LIT101,Time2,FIT101}, {@code LIT101 Time;LIT101 ValueY}; clients of OPC UA
 * have the quality of the value as a third.
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
   * @param quality column that says whether a value is good, -1 if there is none
   */
  record Pair(int time, int value, int quality, String tag) {}

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
    TimePairs pairs = of(names, named, 2);
    return pairs == null ? of(names, named, 3) : pairs;
  }

  /**
   * @param named columns with a name
   * @param width columns of a tag: time, value and, of three, quality
   */
  private static @Nullable TimePairs of(List<String> names, List<Integer> named, int width) {
    if (named.size() < 2 * width || named.size() % width != 0) {
      return null;
    }
    String timeName = null;
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < named.size(); i += width) {
      List<String> time = words(names.get(named.get(i)));
      List<String> value = words(names.get(named.get(i + 1)));
      List<String> common = takeCommon(time, value);
      String base = String.join(" ", time).replaceAll("[\\s\\d]+$", "").strip();
      int quality = width == 2 ? -1 : named.get(i + 2);
      if (!isTime(base)
          || timeName != null && !timeName.equalsIgnoreCase(base)
          || quality >= 0 && !isQuality(names.get(quality))) {
        return null;
      }
      timeName = base;
      boolean isCalledValue = VALUES.contains(String.join("", value).toLowerCase(Locale.ROOT));
      String tag =
          isCalledValue && !common.isEmpty()
              ? String.join(" ", common)
              : names.get(named.get(i + 1));
      pairs.add(new Pair(named.get(i), named.get(i + 1), quality, tag));
    }
    return timeName == null ? null : new TimePairs(timeName, pairs);
  }

  private static boolean isQuality(String name) {
    List<String> words = words(name);
    return TallColumns.isQuality(words.getLast()) || TallColumns.isQuality(name);
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

  boolean haveQuality() {
    return pairs.getFirst().quality >= 0;
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
