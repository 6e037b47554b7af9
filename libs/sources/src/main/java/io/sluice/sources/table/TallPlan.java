package io.sluice.sources.table;

import io.sluice.sources.time.TimeFinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows of a tag each become rows with a column for each tag: first the time, then the kept
 * columns, then the tags in the order in which the file has them.
 *
 * @param kept numbers of the columns whose values are those of the whole row
 * @param leftOut names of the columns that are not read
 * @param units by tag
 * @param sorted whether the rows of a time follow each other
 * @param times to sort by, null if the rows are sorted
 */
record TallPlan(
    TallColumns columns,
    List<String> tags,
    int[] kept,
    List<String> leftOut,
    Map<String, String> units,
    @Nullable QualityCodes quality,
    boolean sorted,
    @Nullable TimeFinding times) {

  int width() {
    return 1 + kept.length + tags.size();
  }

  Map<String, Integer> columnsOfTags() {
    Map<String, Integer> columnOf = new HashMap<>();
    for (String tag : tags) {
      columnOf.put(tag, 1 + kept.length + columnOf.size());
    }
    return columnOf;
  }

  /** Time and kept fields of a line. */
  String[] head(String[] fields) {
    String[] head = new String[1 + kept.length];
    head[0] = columns.timeText(fields);
    for (int i = 0; i < kept.length; i++) {
      head[1 + i] = fields[kept[i]];
    }
    return head;
  }

  /** A row without values. */
  String[] begun(String[] head) {
    String[] row = Arrays.copyOf(head, width());
    Arrays.fill(row, head.length, row.length, "");
    return row;
  }

  String value(String[] fields) {
    String value = fields[columns.value()];
    return quality == null ? value : quality.apply(value, fields[columns.quality()]);
  }

  TableFinding finding(TableFinding of) {
    List<String> names = new ArrayList<>();
    List<String> unitsOf = new ArrayList<>();
    names.add(columns.timeName());
    unitsOf.add("");
    for (int column : kept) {
      names.add(of.columns().get(column));
      unitsOf.add("");
    }
    for (String tag : tags) {
      names.add(tag);
      unitsOf.add(units.getOrDefault(tag, ""));
    }
    var layout =
        new TallLayout(
            columns.timeName(),
            of.columns().get(columns.tag()),
            of.columns().get(columns.value()),
            columns.quality() < 0 ? null : of.columns().get(columns.quality()),
            Arrays.stream(kept).mapToObj(of.columns()::get).toList(),
            leftOut,
            tags.size(),
            sorted);
    List<String> notes = new ArrayList<>(of.notes());
    notes.add(layout.sentence());
    if (quality != null && !quality.note().isEmpty()) {
      notes.add(quality.note());
    }
    return of.with(names, unitsOf, layout, notes);
  }
}
