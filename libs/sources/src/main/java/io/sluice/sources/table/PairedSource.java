package io.sluice.sources.table;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of pairs of a time and a value side by side, as one with a row for each of them. */
final class PairedSource implements TableSource {

  private static final int SAMPLE = 200;

  /** Of the sampled rows: so many have times where they belong. */
  private static final double MOST = 0.9;

  private static final int TIME = 0;
  private static final int TAG = 1;
  private static final int VALUE = 2;
  private static final int QUALITY = 3;

  private final TableSource source;
  private final TimePairs pairs;
  private final TableFinding finding;

  private PairedSource(TableSource source, TimePairs pairs) {
    this.source = source;
    this.pairs = pairs;
    this.finding =
        finding(source.finding(), List.of(pairs.timeName(), "tag", "value", "quality", "unit"));
  }

  private TableFinding finding(TableFinding of, List<String> names) {
    var notes = new ArrayList<>(of.notes());
    notes.add(
        "its columns are pairs of a time and a value, put together to rows of %d tags; --wide reads a line as a row"
            .formatted(pairs.pairs().size()));
    return of.with(names, Collections.nCopies(names.size(), ""), null, notes);
  }

  /**
   * A table with a row a time, null if the columns are no such pairs.
   *
   * @throws TableFormatException if they are, and two tags have one name, or too much would have to
   *     be held in memory
   */
  static @Nullable TableSource of(TableSource source, TableOptions options)
      throws TableFormatException, IOException {
    TimePairs pairs = TimePairs.of(source.finding().columns());
    if (pairs == null || !holdsPairs(source, pairs)) {
      return null;
    }
    String repeated = pairs.repeatedTag();
    if (repeated != null) {
      throw new TableFormatException(
          "%s holds pairs of a time and a value, and more than one value is called %s; name its %d columns by --columns, as time1,LIT101,time2,FIT101"
              .formatted(
                  source.finding().source(),
                  Quote.of(repeated),
                  source.finding().columns().size()));
    }
    var paired = new PairedSource(source, pairs);
    var columns =
        new TallColumns(
            paired.finding.columns(),
            new int[] {TIME},
            TAG,
            VALUE,
            pairs.haveQuality() ? QUALITY : -1);
    var evidence = new TallEvidence(columns, options);
    try (Table table = paired.open()) {
      evidence.addAll(table);
    }
    TallPlan plan = evidence.plan(source.finding().source());
    return plan == null ? null : new TallSource(paired, plan, paired.withTags(plan));
  }

  private static boolean holdsPairs(TableSource source, TimePairs pairs) throws IOException {
    int rows = 0;
    int fitting = 0;
    try (Table table = source.open()) {
      TableRow row = table.next();
      for (; row != null && rows < SAMPLE; row = table.next()) {
        if (row.fault() == null) {
          rows++;
          fitting += pairs.fits(row.fields()) ? 1 : 0;
        }
      }
    }
    return rows > 0 && fitting >= MOST * rows;
  }

  private TableFinding withTags(TallPlan plan) {
    TableFinding tall = plan.finding(finding);
    List<String> notes = new ArrayList<>(finding.notes());
    if (plan.quality() != null && !plan.quality().note().isEmpty()) {
      notes.add(plan.quality().note());
    }
    List<String> units = new ArrayList<>();
    for (String column : tall.columns()) {
      units.add(plan.units().getOrDefault(column, ""));
    }
    return tall.with(tall.columns(), units, null, notes);
  }

  @Override
  public TableFinding finding() {
    return finding;
  }

  @Override
  public Table open() throws IOException {
    return new PairedTable(source.open());
  }

  /** The rows, of each line one after the other. */
  private final class PairedTable implements Table {

    private final Table lines;
    private final ArrayDeque<TableRow> ready = new ArrayDeque<>();

    private PairedTable(Table lines) {
      this.lines = lines;
    }

    @Override
    public TableFinding finding() {
      return finding;
    }

    @Override
    public List<LeftOut> leftOut() {
      return lines.leftOut();
    }

    @Override
    public @Nullable TableRow next() throws IOException {
      while (ready.isEmpty()) {
        TableRow line = lines.next();
        if (line == null || line.fault() != null) {
          return line;
        }
        take(line);
      }
      return ready.remove();
    }

    private void take(TableRow line) {
      List<String> units = source.finding().units();
      for (TimePairs.Pair pair : pairs.pairs()) {
        String time = line.fields()[pair.time()];
        String value = line.fields()[pair.value()];
        // A series that is shorter than the others has ended.
        if (!time.isEmpty() || !value.isEmpty()) {
          String unit = pair.value() < units.size() ? units.get(pair.value()) : "";
          String quality = pair.quality() < 0 ? "" : line.fields()[pair.quality()];
          ready.add(
              TableRow.of(line.line(), new String[] {time, pair.tag(), value, quality, unit}));
        }
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
