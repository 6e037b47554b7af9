package io.sluice.sources.time;

import io.sluice.sources.time.CountedTime.Unit;
import io.sluice.sources.time.TimeParts.Part;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the name of a column says of times: whether it is one, in which zone, in which unit. */
public final class TimeNames {

  /** For a sentence. */
  public static final String USUAL = "Timestamp, DateTime, Time, Date or ts";

  /** Without case and marks; with their place in the order of preference. */
  private static final Map<String, Integer> NAMES =
      ranks(
          """
          timestamp datetime datetimestamp dateandtime date&time tstamp tmstamp timestring
          time date ts epoch epochtime unix unixtime unixtimestamp posixtime sourcetimestamp
          servertimestamp eventtime eventtimestamp sampled sampledat sampletime
          sampletimestamp sampledate measuredat measurementtime measuretime observedat
          observationtime recordedat recordtime recordtimestamp daterecorded timerecorded
          scantime scansweeptime logtime logtimestamp loggedat datelogged acquisitiontime readingtime readat readtime
          msgtime messagetime capturedat collectedat receivedat localtime utctime utcdatetime
          lastchanged lastupdated lastreported createdat created createtime updatedat when
          zeitstempel zeitpunkt datumzeit datumuhrzeit datumunduhrzeit messdatum messzeit zeit
          datum uhrzeit horodatage dateheure dateetheure fechahora fecha dataora datahora
          tijdstip dt dttm starttime stime datumtijd tijd heure hora fechayhora tidpunkt czas
          日期 时间 日時 時刻 ds yyyymmdd yyyymmddhh yyyymmddhhmm yyyymmddhhmmss t
          """);

  private static final Set<String> DATES =
      Set.of("date", "datum", "fecha", "sampledate", "datelogged", "messdatum", "yyyymmdd", "日期");

  private static final Set<String> CLOCKS =
      Set.of("time", "zeit", "uhrzeit", "heure", "hora", "tijd", "messzeit", "clock", "时间", "時刻");

  /** Parts of a time that have columns of their own. */
  private static final Map<String, Part> PARTS =
      parts(
          Map.of(
              Part.YEAR, "year yr yyyy yy jahr annee ano anno jaar",
              Part.MONTH, "month mon mo monat mois mes mese maand",
              Part.DAY, "day dy dd tag jour dia giorno dag dayofmonth dom",
              Part.DAY_OF_YEAR, "dayofyear doy jday julianday yday yearday",
              Part.HOUR, "hour hr hh hours stunde stunden hourofday uur",
              Part.MINUTE, "minute min mn mi minutes minuten minuto minuut",
              Part.SECOND, "second sec ss seconds sekunde sekunden segundo seconde",
              Part.HOUR_AND_MINUTE, "hhmm hrmn hourmin hourminute hhmi timehhmm",
              Part.HOUR_MINUTE_AND_SECOND, "hhmmss timehhmmss"));

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("s", Unit.SECONDS),
          Map.entry("sec", Unit.SECONDS),
          Map.entry("secs", Unit.SECONDS),
          Map.entry("seconds", Unit.SECONDS),
          Map.entry("ms", Unit.MILLIS),
          Map.entry("millis", Unit.MILLIS),
          Map.entry("milliseconds", Unit.MILLIS),
          Map.entry("us", Unit.MICROS),
          Map.entry("µs", Unit.MICROS),
          Map.entry("μs", Unit.MICROS),
          Map.entry("micros", Unit.MICROS),
          Map.entry("microseconds", Unit.MICROS),
          Map.entry("ns", Unit.NANOS),
          Map.entry("nanos", Unit.NANOS),
          Map.entry("nanoseconds", Unit.NANOS));

  private static final List<String> JOINED_SUFFIXES =
      List.of(
          "utc",
          "gmt",
          "milliseconds",
          "millis",
          "microseconds",
          "micros",
          "nanoseconds",
          "nanos",
          "seconds",
          "secs",
          "sec",
          "ms",
          "us",
          "ns");

  private static final Set<String> REMARKS =
      Set.of("local", "epoch", "unix", "iso", "iso8601", "in", "since");

  /** Each is the offset of several countries. */
  private static final Set<String> UNCLEAR_ZONES = Set.of("CST", "IST", "BST", "AST", "SST", "GST");

  /** {@code dd/mm/yyyy}, in any order. */
  private static final Pattern DATE_PATTERN =
      Pattern.compile(
          "(?<![a-z])(dd?|mm?|yy(?:yy)?)[-/. ](dd?|mm?|yy(?:yy)?)[-/."
              + " ](dd?|mm?|yy(?:yy)?)(?![a-z])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REMARK = Pattern.compile("\\s*[(\\[][^)\\]]*[)\\]]\\s*$");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_,;:|()\\[\\]{}<>]+");

  /** It is none between words. */
  private static final Pattern COLON_OF_OFFSET = Pattern.compile("(?<=[+-]\\d{1,2}):(?=\\d\\d)");

  private static final Pattern MARKS = Pattern.compile("[-./#@]");

  private TimeNames() {}

  private static Map<String, Integer> ranks(String names) {
    var ranks = new HashMap<String, Integer>();
    for (String name : names.split("\\s+")) {
      ranks.put(name, ranks.size());
    }
    return ranks;
  }

  private static Map<String, Part> parts(Map<Part, String> names) {
    var parts = new HashMap<String, Part>();
    names.forEach(
        (part, words) -> {
          for (String word : words.split(" ")) {
            parts.put(word, part);
          }
        });
    return parts;
  }

  /**
   * What a column of a name may hold of a time; null if its name says nothing of the kind.
   *
   * @param afterHour whether a column before it has the hour: {@code MM} is a minute then
   */
  public static @Nullable Part part(String name, boolean afterHour) {
    String base = base(name);
    if (base.equals("mm")) {
      return afterHour ? Part.MINUTE : Part.MONTH;
    }
    Part part = PARTS.get(base);
    if (part != null) {
      return part;
    }
    return isDate(name) ? Part.DATE : isClock(name) ? Part.CLOCK : null;
  }

  /** Whether the name is that of a column of times. */
  public static boolean isTime(String name) {
    return rank(name) >= 0;
  }

  /** The place in the order of preference, from 0; -1 if it is no name of times. */
  public static int rank(String name) {
    // T is a temperature, and an offset without a word a value.
    return name.strip().equals("T") || name.chars().noneMatch(Character::isLetter)
        ? -1
        : NAMES.getOrDefault(known(name), -1);
  }

  /** Whether it may be a date whose clock is in another column. */
  public static boolean isDate(String name) {
    return DATES.contains(known(name));
  }

  /** Whether it may be a clock whose date is in another column. */
  public static boolean isClock(String name) {
    return CLOCKS.contains(known(name));
  }

  /** The zone that a name tells, as {@code Date Time, GMT-07:00} does; null if it tells none. */
  public static @Nullable ZoneId zone(String name) {
    ZoneId zone = null;
    for (String word : words(name)) {
      ZoneId told = zoneOf(word);
      zone = told == null ? zone : told;
    }
    return zone == null && plain(name).endsWith("utc") && isTime(name) ? ZoneNames.of("UTC") : zone;
  }

  /** The zone that a name tells, if it may be several: {@code IST}; null if it tells none such. */
  static @Nullable String unclearZone(String name) {
    for (String word : words(name)) {
      if (UNCLEAR_ZONES.contains(word)) {
        return word;
      }
    }
    return null;
  }

  /** The order of dates that a name tells, as {@code Date (dd/mm/yyyy)} does, or null. */
  static @Nullable DateOrder order(String name) {
    var pattern = DATE_PATTERN.matcher(name);
    if (!pattern.find()) {
      return null;
    }
    String order = "";
    for (int part = 1; part <= 3; part++) {
      order += Character.toLowerCase(pattern.group(part).charAt(0));
    }
    return switch (order) {
      case "dmy" -> DateOrder.DAY_FIRST;
      case "mdy" -> DateOrder.MONTH_FIRST;
      case "ymd" -> DateOrder.YEAR_FIRST;
      default -> null;
    };
  }

  /** The unit of a count that a name tells, as {@code ts (ms)} does; null if it tells none. */
  static @Nullable Unit unit(String name) {
    String[] words = words(name);
    for (int i = words.length - 1; i > 0; i--) {
      Unit unit = UNITS.get(words[i].toLowerCase(Locale.ROOT));
      if (unit != null) {
        return unit;
      }
    }
    String plain = plain(name);
    String suffix = suffix(plain);
    return suffix == null || !isTime(name) ? null : UNITS.get(suffix);
  }

  /** The known name that this is, perhaps with a remark in brackets; else any other text. */
  private static String known(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    if (NAMES.containsKey(plain)) {
      return plain;
    }
    String base = base(name);
    if (NAMES.containsKey(base) || CLOCKS.contains(base)) {
      return base;
    }
    String bare = REMARK.matcher(name).replaceFirst("");
    return bare.equals(name) ? base : base(bare);
  }

  /** The name without what tells zone or unit, without case and marks. */
  private static String base(String name) {
    var base = new StringBuilder();
    var remarks = new StringBuilder();
    for (String word : words(name)) {
      String plain = word.toLowerCase(Locale.ROOT);
      if (zoneOf(word) != null
          || (!base.isEmpty() || !remarks.isEmpty()) && UNITS.containsKey(plain)) {
        continue;
      }
      (REMARKS.contains(plain) ? remarks : base).append(plain);
    }
    String plain = MARKS.matcher(base.isEmpty() ? remarks : base).replaceAll("");
    if (plain.isEmpty()) {
      return zone(words(name)) == null ? "" : "time";
    }
    if (NAMES.containsKey(plain) || CLOCKS.contains(plain)) {
      return plain;
    }
    if (NAMES.containsKey(remarks + plain)) {
      return remarks + plain;
    }
    String suffix = suffix(plain);
    return suffix == null ? plain : plain.substring(0, plain.length() - suffix.length());
  }

  private static @Nullable ZoneId zone(String[] words) {
    for (String word : words) {
      if (zoneOf(word) != null) {
        return zoneOf(word);
      }
    }
    return null;
  }

  private static @Nullable ZoneId zoneOf(String word) {
    return word.equalsIgnoreCase("z") || word.equals("-") ? null : ZoneNames.of(word);
  }

  private static String plain(String name) {
    return MARKS.matcher(String.join("", words(name))).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static @Nullable String suffix(String plain) {
    for (String suffix : JOINED_SUFFIXES) {
      if (plain.endsWith(suffix)
          && NAMES.containsKey(plain.substring(0, plain.length() - suffix.length()))) {
        return suffix;
      }
    }
    return null;
  }

  private static String[] words(String name) {
    String text = name.replace("\ufeff", "").replace("\"", "");
    return BETWEEN_WORDS.split(COLON_OF_OFFSET.matcher(text).replaceAll("").strip());
  }
}
