package io.sluice.sources.readings;

import io.sluice.sources.column.ColumnFinding;
import io.sluice.sources.column.ColumnFindings;
import io.sluice.sources.column.ColumnRole;
import io.sluice.sources.column.Labels.LabelColumn;
import io.sluice.sources.flow.FlowFinding;
import io.sluice.sources.table.TableFinding;
import io.sluice.sources.time.RowOrder;
import io.sluice.sources.time.TimeFinding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a file by all of it.
 *
 * @param table what table is in it
 * @param time how its times are written and follow each other
 * @param columns what its columns are
 * @param flow what was found out about flows; null if the file has none
 * @param hasTimes false if its records have none, and are taken in their order
 * @param rows rows without a fault, those whose time is none among them
 * @param notes what a person should know, a sentence each
 * @param questions what somebody has to answer before the file can be read, a sentence each that
 *     names the option
 */
public record FileFindings(
    TableFinding table,
    TimeFinding time,
    ColumnFindings columns,
    @Nullable FlowFinding flow,
    boolean hasTimes,
    long rows,
    List<String> notes,
    List<String> questions) {

  public FileFindings {
    notes = List.copyOf(notes);
    questions = List.copyOf(questions);
  }

  /** Whether each row is a record of its own, whatever its time is. */
  public boolean isOfRecords() {
    return flow != null || !hasTimes;
  }

  /** The file's name, for messages. */
  public String source() {
    return table.source();
  }

  /** The tags, in the order of the columns. */
  public List<ColumnFinding> found() {
    return columns.columns().stream().filter(ColumnFinding::isTag).toList();
  }

  /** Names of the tags, in the order of the columns. */
  public List<String> tags() {
    return found().stream().map(ColumnFinding::name).toList();
  }

  /** Names of the tags whose values are texts. */
  public Set<String> textTags() {
    return found().stream()
        .filter(tag -> tag.reader().isOfTexts())
        .map(ColumnFinding::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The unit of a column as the file says it, null if it does not. */
  public @Nullable String unit(ColumnFinding column) {
    int index = table.columns().indexOf(column.name());
    String unit = index < 0 || index >= table.units().size() ? "" : table.units().get(index);
    return unit.isEmpty() ? column.unit() : unit;
  }

  /** Names of the label columns, null if there are none. */
  public @Nullable String labels() {
    return columns.labels().isEmpty()
        ? null
        : columns.labels().columns().stream()
            .map(LabelColumn::name)
            .collect(Collectors.joining(", "));
  }

  /** Name of the column that says whose a row is, null if there is none. */
  public @Nullable String assetColumn() {
    int column = columns.index(ColumnRole.ASSET);
    return column < 0 ? null : columns.columns().get(column).name();
  }

  /** Columns that are nothing that is read, with the reasons. */
  public List<LeftOutColumn> leftOut() {
    var left = new ArrayList<LeftOutColumn>();
    List<ColumnFinding> all = columns.columns();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).role() == ColumnRole.LEFT_OUT) {
        String reason = all.get(i).reason();
        left.add(
            new LeftOutColumn(
                Names.called(table.columns(), i), reason == null ? "is no tag" : reason));
      }
    }
    return left;
  }

  /**
   * A column that is not read.
   *
   * @param column its name, or its number where it has none
   * @param reason why; completes "NAME ..."
   */
  public record LeftOutColumn(String column, String reason) {}

  /** Whether several rows share each time because a part of the times is missing. */
  public boolean sharesTimes() {
    return time.shared() != null;
  }

  boolean isNewestFirst() {
    return time.order() == RowOrder.NEWEST_FIRST;
  }
}
