package io.sluice.sources.table;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
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

  /** The rows of this time that may go on, by their kept fields, in the order of their lines. */
  private final Map<List<String>, TableRow> begun = new LinkedHashMap<>();

  private String time = "";

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
        endTime();
        return ready.poll();
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
    String[] head = plan.head(fields);
    if (!head[0].equals(time)) {
      endTime();
      time = head[0];
    }
    List<String> kept = List.of(head).subList(1, head.length);
    TableRow row = begun.get(kept);
    // A second value of a tag at the same time begins a row of its own: nothing is lost.
    if (row != null && !row.fields()[column].isEmpty()) {
      begun.remove(kept);
      ready.add(row);
      row = null;
    }
    if (row == null) {
      row = TableRow.of(line.line(), plan.begun(head));
      begun.put(kept, row);
    }
    row.fields()[column] = plan.value(fields);
  }

  private void endTime() {
    ready.addAll(begun.values());
    begun.clear();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
