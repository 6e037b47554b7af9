package io.sluice.sources.table;

import io.sluice.sources.time.TimeEvidence;
import io.sluice.sources.time.TimeNames;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all rows of a file say of whether and how they are rows of a tag each. */
final class TallEvidence {

  /** Columns that say nothing of a reading: InfluxDB's, database keys. */
  private static final Set<String> NOISE =
      Set.of(("result|table|_start|_stop|id|rowid|row|index|#|").split("\\|"));

  private static final Set<String> UNIT_NAMES =
      Set.of(
          ("unit|units|uom|engunits|engineeringunits|unitofmeasurement|"
                  + "unitsabbreviation|einheit")
              .split("\\|"));

  /** What numbers may name, as names of columns have it. */
  private static final Set<String> PLACES =
      Set.of(
          ("asset|device|machine|host|station|line|plant|site|well|node|house|meter|pump|turbine"
                  + "|anlage|maschine|gerät")
              .split("\\|"));

  /** Say whose the rows are even if all are of one. */
  private static final Set<String> SAYING_WHOSE = Set.of("asset", "profile");

  /** Share of the rows that follow one of the same time, below which nothing follows from them. */
  private static final double FEW_PAIRS = 0.1;

  /** A column that changes with so many of the times says no more than these. */
  private static final double COPY_OF_TIME = 0.9;

  /**
   * Share of changes of time that go back to a time that was there, above which rows are put
   * together in memory.
   */
  private static final double MANY_RETURNS = 0.05;

  /** Times after which it is no longer looked whether they were there before: 8 MB hold no more. */
  private static final int MAX_TIMES = 4_000_000;

  /** About 300 MB of texts and times. */
  private static final long MAX_VALUES = 20_000_000;

  private static final long MAX_ROWS = 1_000_000;

  /** About what a time takes that is put in order in memory, with its texts and places. */
  private static final long TIME_BYTES = 300;

  private static final long VALUE_BYTES = 24;

  private final TallColumns columns;
  private final int maxTags;
  private final boolean told;
  private final Map<String, Integer> tags = new LinkedHashMap<>();
  private final List<Other> others = new ArrayList<>();
  private final @Nullable QualityCodes quality;
  private final BitSet seen = new BitSet();
  private final TimeEvidence times;
  private long rows;
  private long values;
  private long numbers;
  private long pairs;
  private long changes;
  private long returns;
  private long runs;
  private boolean tooManyTags;
  private @Nullable String lastTime;
  private int lastTag = -1;

  /** A column whose meaning only its texts tell. */
  private static final class Other {
    final int column;
    final String name;
    final List<String> byTag = new ArrayList<>();
    boolean constant = true;
    boolean ofTag = true;
    boolean ofTime = true;
    boolean increasing = true;
    boolean ofValue = true;
    long changesWithTime;
    long numbers;
    @Nullable String first;
    @Nullable String last;

    Other(int column, String name) {
      this.column = column;
      this.name = name;
    }

    void add(String text, int tag, boolean sameTime, String value) {
      if (first == null) {
        first = text;
      }
      constant &= text.equals(first);
      ofValue &= text.equals(value);
      if (tag == byTag.size()) {
        byTag.add(text);
      } else {
        ofTag &= byTag.get(tag).equals(text);
      }
      if (sameTime) {
        ofTime &= text.equals(last);
      } else {
        changesWithTime += text.equals(last) ? 0 : 1;
      }
      boolean number = FieldLook.of(text) == FieldLook.NUMBER;
      numbers += number ? 1 : 0;
      increasing &= number && (last == null || isGreater(text, last));
      last = text;
    }
  }

  /** Of whole numbers without signs; others do not count rows. */
  private static boolean isGreater(String number, String than) {
    return number.length() > than.length()
        || number.length() == than.length() && number.compareTo(than) > 0;
  }

  TallEvidence(TallColumns columns, TableOptions options) {
    this.columns = columns;
    this.maxTags = options.maxColumns();
    this.told = options.tall().tagColumn() != null;
    for (int column : columns.others()) {
      others.add(new Other(column, columns.names().get(column)));
    }
    this.quality =
        columns.quality() < 0 ? null : new QualityCodes(columns.names().get(columns.quality()));
    this.times = new TimeEvidence(columns.timeName(), null, null, Instant.now());
  }

  void addAll(Table table) throws IOException {
    for (TableRow row = table.next(); row != null && !tooManyTags; row = table.next()) {
      if (row.fault() == null) {
        add(row.fields());
      }
    }
  }

  private void add(String[] fields) {
    String tagName = fields[columns.tag()];
    if (tagName.isEmpty() || TallColumns.isMark(tagName)) {
      return;
    }
    rows++;
    Integer known = tags.get(tagName);
    int tag = known == null ? tags.size() : known;
    if (known == null) {
      tooManyTags = tags.size() >= maxTags;
      tags.put(tagName, tag);
    }
    String time = columns.timeText(fields);
    boolean sameTime = time.equals(lastTime);
    pairs += sameTime ? 1 : 0;
    runs += tag == lastTag ? 0 : 1;
    if (!sameTime) {
      times.add(tagName, time);
      changes++;
      see(time);
    }
    for (Other other : others) {
      other.add(fields[other.column], tag, sameTime, fields[columns.value()]);
    }
    if (quality != null) {
      quality.add(fields[columns.quality()]);
    }
    value(fields[columns.value()]);
    lastTime = time;
    lastTag = tag;
  }

  private void value(String text) {
    FieldLook look = FieldLook.of(text);
    values += look == FieldLook.EMPTY ? 0 : 1;
    if (look == FieldLook.NUMBER) {
      numbers++;
    }
  }

  /** Two bits a time: that both are set by others is rare while there are less than the limit. */
  private void see(String time) {
    if (changes > MAX_TIMES) {
      return;
    }
    int hash = time.hashCode();
    int one = (hash * 0x9E3779B1) >>> 6;
    int two = (Integer.rotateLeft(hash, 13) * 0x85EBCA6B) >>> 6;
    returns += seen.get(one) && seen.get(two) ? 1 : 0;
    seen.set(one);
    seen.set(two);
  }

  /**
   * Null if the rows are no rows of a tag each.
   *
   * @throws TableFormatException if a person says that they are and they are not, or if more than
   *     can be would have to be put together in memory
   */
  @Nullable TallPlan plan(String source) throws TableFormatException {
    return plan(source, Runtime.getRuntime().maxMemory());
  }

  /**
   * The same.
   *
   * @param heap bytes, of which what is put together in memory may take half
   */
  @Nullable TallPlan plan(String source, long heap) throws TableFormatException {
    if (told && tooManyTags) {
      throw new TableFormatException(
          "%s: column %s holds more than %d different texts, too many for names of tags"
              .formatted(source, Quote.of(columns.names().get(columns.tag())), maxTags));
    }
    if (rows == 0 || tooManyTags || !told && tags.size() * 2L > rows && rows > 2) {
      return null;
    }
    List<Integer> kept = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    Map<String, String> units = new LinkedHashMap<>();
    for (Other other : others) {
      if (isUnit(other)) {
        tags.forEach((tag, i) -> units.put(tag, other.byTag.get(i)));
        leftOut.add(other.name);
      } else if (SAYING_WHOSE.contains(other.name.toLowerCase(Locale.ROOT))) {
        kept.add(other.column);
      } else if (saysNothing(other)) {
        leftOut.add(other.name);
      } else if (isKept(other)) {
        kept.add(other.column);
      } else if (told) {
        leftOut.add(other.name);
      } else {
        return null;
      }
    }
    if (quality != null) {
      quality.decide();
    }
    boolean byTag = tags.size() > 1 && runs <= 2L * tags.size() && rows >= 3L * tags.size();
    boolean sorted = !byTag && returns <= MANY_RETURNS * changes;
    long held = (changes - returns) * TIME_BYTES + rows * VALUE_BYTES;
    boolean isTooLarge = rows > MAX_VALUES || changes - returns > MAX_ROWS || held > heap / 2;
    if (!sorted && isTooLarge) {
      throw new TableFormatException(
          ("%s has %,d values a line each and not in the order of time: at most %,d of %,d"
                  + " different times, and what fits into half of the heap, are put in order in memory; sort its lines by time, or split it")
              .formatted(source, rows, MAX_VALUES, MAX_ROWS));
    }
    return new TallPlan(
        columns,
        List.copyOf(tags.keySet()),
        kept.stream().mapToInt(Integer::intValue).toArray(),
        leftOut,
        units,
        quality,
        sorted,
        sorted ? null : times.finish());
  }

  private boolean isUnit(Other other) {
    return UNIT_NAMES.contains(TallColumns.normal(other.name)) && other.ofTag;
  }

  private boolean saysNothing(Other other) {
    if (NOISE.contains(other.name.toLowerCase(Locale.ROOT)) || other.constant && tags.size() > 1) {
      return true;
    }
    return other.ofTag && tags.size() > 1
        || other.increasing
        || other.ofValue
        || TallColumns.isQuality(other.name)
        || isCopyOfTime(other);
  }

  private boolean isCopyOfTime(Other other) {
    return TimeNames.isTime(other.name)
        || hasPairs() && other.ofTime && other.changesWithTime >= COPY_OF_TIME * changes;
  }

  /** What is the same for all tags of a time, or a text such as the asset. */
  private boolean isKept(Other other) {
    return hasPairs() && other.ofTime || other.numbers * 2 < rows || isPlace(other.name);
  }

  private static boolean isPlace(String name) {
    String normal = TallColumns.normal(name);
    return normal.endsWith("id") || PLACES.stream().anyMatch(normal::contains);
  }

  private boolean hasPairs() {
    return pairs >= FEW_PAIRS * rows;
  }
}
