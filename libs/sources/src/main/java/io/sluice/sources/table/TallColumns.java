package io.sluice.sources.table;

import io.sluice.sources.time.TimeNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file with a row a tag and time are what, by their names.
 *
 * @param time one column, or two where date and time of day have a column each
 * @param quality -1 if there is none
 */
record TallColumns(List<String> names, int[] time, int tag, int value, int quality) {

  /**
   * In the order of preference. WinCC and other PLC tools, historians, InfluxDB, Home Assistant,
   * spreadsheets of laboratories.
   */
  private static final List<String> TAG_NAMES =
      List.of(
          ("field|varname|variablename|tagname|tag|tagid|tagindex|tagpath|moduleparam|module/param|entityid|variable|sensorname|"
                  + "sensor|sensorid|pointname|point|pointid|signalname|signal|signalid|"
                  + "channelname|channel|parameter|metricname|metric|itemname|item|itemid|"
                  + "measurement|measurementname|attribute|series|nodeid|browsename|datapoint|"
                  + "datapointname|kks|name|key|topic|messstelle|variablenname|signalname|"
                  + "bezeichnung|kanal")
              .split("\\|"));

  private static final List<String> VALUE_NAMES =
      List.of(
          ("varvalue|tagvalue|value|val|vvalue|state|numericvalue|floatvalue|"
                  + "doublevalue|reading|pointvalue|payload|messwert|wert|valeur|valor|valore|"
                  + "waarde")
              .split("\\|"));

  /** In the order of preference: of several, that of OPC is the most exact. */
  private static final List<String> QUALITY_NAMES =
      List.of(
          ("opcquality|qualitydetail|validity|quality|valuequality|dataquality|status|statuscode|qualitycode|"
                  + "isgood|good|valid|isvalid|q|vquality|qualityid|qualität|gültig")
              .split("\\|"));

  /** Before all others: they are what the time of a value is. */
  private static final List<String> TIMES_OF_VALUES = List.of("lastchanged", "timestring");

  private static final Set<String> DATES = Set.of("date", "datum", "fecha", "data");
  private static final Set<String> CLOCKS =
      Set.of("time", "uhrzeit", "zeit", "hora", "ora", "heure");

  /**
   * Null if the names are not those of such a file.
   *
   * @throws TableFormatException if a column that a person named is not there
   */
  static @Nullable TallColumns of(List<String> names, String source, TableOptions options)
      throws TableFormatException {
    List<String> normal = names.stream().map(TallColumns::normal).toList();
    TableOptions.Tall told = options.tall();
    int tag =
        told.tagColumn() == null
            ? first(normal, TAG_NAMES)
            : named(names, told.tagColumn(), source);
    int value =
        told.valueColumn() == null
            ? first(normal, VALUE_NAMES)
            : named(names, told.valueColumn(), source);
    if (tag < 0 || value < 0 || tag == value) {
      if (told.tagColumn() != null || told.valueColumn() != null) {
        throw new TableFormatException(
            "%s: rows of a tag each need --tag-column and --value-column; found %s"
                .formatted(source, Quote.list(names)));
      }
      return null;
    }
    int[] time = time(names, normal, options);
    if (time.length == 0) {
      return null;
    }
    int quality = first(normal, QUALITY_NAMES);
    return new TallColumns(
        names, time, tag, value, quality == tag || quality == value ? -1 : quality);
  }

  private static int named(List<String> names, String wanted, String source)
      throws TableFormatException {
    for (int i = 0; i < names.size(); i++) {
      if (normal(names.get(i)).equals(normal(wanted))) {
        return i;
      }
    }
    throw new TableFormatException(
        "%s has no column %s; found %s".formatted(source, Quote.of(wanted), Quote.list(names)));
  }

  private static int[] time(List<String> names, List<String> normal, TableOptions options) {
    if (options.timeColumn() != null) {
      int told = normal.indexOf(normal(options.timeColumn()));
      return told < 0 ? new int[0] : new int[] {told};
    }
    int ofValues = first(normal, TIMES_OF_VALUES);
    if (ofValues >= 0) {
      return new int[] {ofValues};
    }
    int date = -1;
    int clock = -1;
    List<Integer> times = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      date = date < 0 && DATES.contains(normal.get(i)) ? i : date;
      clock = clock < 0 && CLOCKS.contains(normal.get(i)) ? i : clock;
      if (TimeNames.isTime(names.get(i))) {
        times.add(i);
      }
    }
    if (date >= 0 && clock >= 0) {
      return new int[] {date, clock};
    }
    return times.stream()
        .min(Comparator.comparing(i -> TimeNames.rank(names.get(i))))
        .map(best -> new int[] {best})
        .orElse(new int[0]);
  }

  private static int first(List<String> normal, List<String> wanted) {
    for (String name : wanted) {
      int at = normal.indexOf(name);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }

  /** Without case, and without what separates words or, in InfluxDB and Kepware, leads them. */
  static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
  }

  /** Numbers of the columns that are none of these. */
  int[] others() {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      boolean taken = i == tag || i == value || i == quality;
      for (int column : time) {
        taken |= i == column;
      }
      if (!taken) {
        others.add(i);
      }
    }
    return others.stream().mapToInt(Integer::intValue).toArray();
  }

  String timeText(String[] fields) {
    return time.length == 1 ? fields[time[0]] : (fields[time[0]] + " " + fields[time[1]]).strip();
  }

  String timeName() {
    return time.length == 1 ? names.get(time[0]) : names.get(time[0]) + " " + names.get(time[1]);
  }

  static boolean isQuality(String name) {
    return QUALITY_NAMES.contains(normal(name));
  }

  /** {@code $RT_OFF$}, {@code $RT_COUNT$}: what WinCC writes of itself. */
  static boolean isMark(String tag) {
    return tag.length() > 2 && tag.startsWith("$") && tag.endsWith("$");
  }
}
