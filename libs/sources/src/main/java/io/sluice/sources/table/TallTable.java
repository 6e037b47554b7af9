package io.sluice.sources.table;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a tag each whose times follow each other, put together to rows of all tags. */
final class TallTable implements Table {

  private final TallLines lines;
  private final TallPlan plan;
  private final TableFinding finding;
  private final Map<String, Integer> columnOf;
  private final ArrayDeque<TableRow> ready = new ArrayDeque<>();
  private @Nullable TableRow begun;

  TallTable(TallLines lines, TallPlan plan, TableFinding finding) {
    this.lines = lines;
    this.plan = plan;
    this.finding = finding;
    this.columnOf = plan.columnsOfTags();
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
      if (line == null) {
        TableRow last = begun;
        begun = null;
        return last;
      }
      if (line.fault() != null) {
        return line;
      }
      add(line);
    }
    return ready.remove();
  }

  private void add(TableRow line) {
    String[] fields = line.fields();
    int column = columnOf.getOrDefault(fields[plan.columns().tag()], -1);
    TableRow row = begun;
    // A second value of a tag at the same time begins a row of its own: nothing is lost.
    if (row == null || !plan.continues(row.fields(), fields) || !row.fields()[column].isEmpty()) {
      if (row != null) {
        ready.add(row);
      }
      row = TableRow.of(line.line(), plan.begun(fields));
      begun = row;
    }
    row.fields()[column] = plan.value(fields);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
