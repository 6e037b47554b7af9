package io.sluice.sources.table;

import io.sluice.sources.time.TimeFinding;
import io.sluice.sources.time.TimeReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a tag each whose times come again, as where the file has one tag after the other: put
 * together in memory, and sorted by time.
 */
final class MergedTallTable implements Table {

  private final TallLines lines;
  private final TallPlan plan;
  private final TableFinding finding;
  private final ArrayDeque<TableRow> faulty = new ArrayDeque<>();

  /** Line, time and kept fields of each row. */
  private final List<TableRow> heads = new ArrayList<>();

  private final List<TextColumn> columns;
  private int[] order = {};
  private boolean read;
  private int place;

  MergedTallTable(TallLines lines, TallPlan plan, TableFinding finding) {
    this.lines = lines;
    this.plan = plan;
    this.finding = finding;
    this.columns = plan.tags().stream().map(tag -> new TextColumn()).toList();
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
    if (!read) {
      readAll();
      sort();
      read = true;
    }
    if (!faulty.isEmpty()) {
      return faulty.remove();
    }
    if (place == order.length) {
      return null;
    }
    TableRow head = heads.get(order[place]);
    String[] row = new String[plan.width()];
    System.arraycopy(head.fields(), 0, row, 0, head.fields().length);
    for (int i = 0; i < columns.size(); i++) {
      row[head.fields().length + i] = columns.get(i).take(place);
    }
    place++;
    return TableRow.of(head.line(), row);
  }

  private void readAll() throws IOException {
    Map<String, Integer> tagOf = new HashMap<>();
    for (String tag : plan.tags()) {
      tagOf.put(tag, tagOf.size());
    }
    Map<String, Integer> rowOf = new HashMap<>();
    String lastKey = "";
    TextColumn lastColumn = null;
    int again = 1;
    for (TableRow line = lines.next(); line != null; line = lines.next()) {
      if (line.fault() != null) {
        faulty.add(line);
        continue;
      }
      String[] fields = line.fields();
      TextColumn column = columns.get(tagOf.getOrDefault(fields[plan.columns().tag()], -1));
      String[] head = plan.head(fields);
      String key = head.length == 1 ? head[0] : String.join("\0", head);
      // A second value of a tag at the same time begins a row of its own: nothing is lost.
      again = key.equals(lastKey) && column == lastColumn ? again + 1 : 1;
      int row = row(rowOf, again == 1 ? key : key + "\0" + again, line, head);
      column.add(row, plan.value(fields));
      lastKey = key;
      lastColumn = column;
    }
  }

  private int row(Map<String, Integer> rowOf, String key, TableRow line, String[] head) {
    Integer known = rowOf.get(key);
    if (known != null) {
      return known;
    }
    heads.add(TableRow.of(line.line(), head));
    rowOf.put(key, heads.size() - 1);
    return heads.size() - 1;
  }

  private void sort() {
    Instant[] times = new Instant[heads.size()];
    TimeFinding found = plan.times();
    if (found != null && found.question() == null) {
      TimeReader reader = found.reader();
      for (int i = 0; i < times.length; i++) {
        Instant time = reader.read(null, heads.get(i).fields()[0]);
        times[i] = time == null ? Instant.MAX : time;
      }
      order =
          IntStream.range(0, times.length)
              .boxed()
              .sorted(Comparator.comparing(i -> times[i]))
              .mapToInt(Integer::intValue)
              .toArray();
    } else {
      order = IntStream.range(0, times.length).toArray();
    }
    int[] placeOf = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      placeOf[order[i]] = i;
    }
    for (int i = 0; i < columns.size(); i++) {
      for (int row : columns.get(i).sort(placeOf)) {
        TableRow head = heads.get(row);
        String[] written = {plan.tags().get(i), head.fields()[0]};
        lines.leaveOut(LeftOut.Kind.REPEATED_VALUE, TableRow.of(head.line(), written));
      }
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
