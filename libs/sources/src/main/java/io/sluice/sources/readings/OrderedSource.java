package io.sluice.sources.readings;

import io.sluice.sources.table.ConvertedTable;
import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableFinding;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableSource;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Records without times, with times that say nothing but their order: one a second from 1970 on, in
 * a last column.
 */
final class OrderedSource implements TableSource {

  private static final String NAME = "order of the records";

  private final TableSource source;
  private final TableFinding finding;

  OrderedSource(TableSource source) {
    this.source = source;
    TableFinding table = source.finding();
    List<String> names = new ArrayList<>(table.columns());
    names.add(NAME);
    List<String> units = new ArrayList<>(table.units());
    if (!units.isEmpty()) {
      units.add("");
    }
    List<String> notes = new ArrayList<>(table.notes());
    notes.add(
        "its records have no time, and are taken in their order; --time-column names a column with"
            + " times");
    finding = table.with(names, units, table.tall(), notes);
  }

  @Override
  public TableFinding finding() {
    return finding;
  }

  @Override
  public Table open() throws IOException {
    var records = new AtomicLong();
    return new ConvertedTable(
        source.open(), finding, row -> withTime(row, records.getAndIncrement()));
  }

  private static TableRow withTime(TableRow row, long record) {
    String[] fields = Arrays.copyOf(row.fields(), row.fields().length + 1);
    fields[fields.length - 1] = Instant.ofEpochSecond(record).toString();
    return TableRow.of(row.line(), fields);
  }
}
