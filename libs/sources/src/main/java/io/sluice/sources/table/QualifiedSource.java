package io.sluice.sources.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table of which some columns say the quality of others, as {@code FIC101.Quality} says that of
 * {@code FIC101.PV}: without these columns, and with {@code Bad} for each value that they say is
 * none.
 */
public final class QualifiedSource implements TableSource {

  private static final Pattern QUALITY =
      Pattern.compile("(.+?)[ ._](quality|status(?:[ _]?code)?|qual)", Pattern.CASE_INSENSITIVE);

  /** A column of quality, and the one whose quality it says. */
  private record Pair(int value, int quality, QualityCodes codes) {}

  private final TableSource source;
  private final List<Pair> pairs;
  private final int[] kept;
  private final TableFinding finding;

  private QualifiedSource(TableSource source, List<Pair> pairs) {
    this.source = source;
    this.pairs = pairs;
    TableFinding all = source.finding();
    IntPredicate isQuality = column -> pairs.stream().anyMatch(pair -> pair.quality == column);
    kept = IntStream.range(0, all.columns().size()).filter(isQuality.negate()).toArray();
    var notes = new ArrayList<>(all.notes());
    for (Pair pair : pairs) {
      String name = all.columns().get(pair.quality);
      String bad = pair.codes.note();
      notes.add(
          "%s is the quality of %s and no tag%s; --include '%s' makes it one"
              .formatted(
                  name, all.columns().get(pair.value), bad.isEmpty() ? "" : ": " + bad, name));
    }
    finding =
        all.with(
            IntStream.of(kept).mapToObj(all.columns()::get).toList(),
            all.units().isEmpty()
                ? List.of()
                : IntStream.of(kept).mapToObj(all.units()::get).toList(),
            all.tall(),
            notes);
  }

  /**
   * The table itself if it has no such columns; what these hold is seen in all rows.
   *
   * @param isTold whether a person, or a profile, says what the column of a name is
   * @throws IOException if the file cannot be read
   */
  public static TableSource of(TableSource source, Predicate<String> isTold) throws IOException {
    List<Pair> byName = byName(source.finding().columns(), isTold);
    if (byName.isEmpty()) {
      return source;
    }
    try (Table all = source.open()) {
      for (TableRow row = all.next(); row != null; row = all.next()) {
        if (row.fault() == null) {
          for (Pair pair : byName) {
            pair.codes.add(row.fields()[pair.quality]);
          }
        }
      }
    }
    List<Pair> pairs = byName.stream().filter(pair -> pair.codes.areKnown()).toList();
    pairs.forEach(pair -> pair.codes.decide());
    return pairs.isEmpty() ? source : new QualifiedSource(source, pairs);
  }

  private static List<Pair> byName(List<String> names, Predicate<String> isTold) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < names.size(); i++) {
      Matcher quality = QUALITY.matcher(names.get(i));
      int value = quality.matches() && !isTold.test(names.get(i)) ? value(names, quality) : -1;
      if (value >= 0) {
        pairs.add(new Pair(value, i, new QualityCodes(names.get(i))));
      }
    }
    return pairs;
  }

  /** The column of the name alone, or the only one of its parts that says no quality. */
  private static int value(List<String> names, Matcher quality) {
    String tag = quality.group(1).toLowerCase(Locale.ROOT);
    int part = -1;
    int parts = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).toLowerCase(Locale.ROOT);
      if (name.equals(tag)) {
        return i;
      }
      if (name.startsWith(tag + ".") && !QUALITY.matcher(name).matches()) {
        part = i;
        parts++;
      }
    }
    return parts == 1 ? part : -1;
  }

  @Override
  public TableFinding finding() {
    return finding;
  }

  @Override
  public Table open() throws IOException {
    return new ConvertedTable(source.open(), finding, this::withoutQualities);
  }

  private TableRow withoutQualities(TableRow row) {
    String[] fields = row.fields().clone();
    for (Pair pair : pairs) {
      fields[pair.value] = pair.codes.apply(fields[pair.value], fields[pair.quality]);
    }
    return TableRow.of(
        row.line(), IntStream.of(kept).mapToObj(column -> fields[column]).toArray(String[]::new));
  }
}
