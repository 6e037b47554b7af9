package io.sluice.sources.column;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file are, by all of its rows.
 *
 * @param columns a finding for each column, in the order of the file
 * @param labels the ground truth of rows
 * @param decimalMark how the file writes numbers: {@code .} or {@code ,}
 * @param notes what was found out, left out or taken for something, a sentence each
 * @param questions what nobody can tell but a person, and options that name what is not there; a
 *     sentence each. With one of these the file must not be read
 */
public record ColumnFindings(
    List<ColumnFinding> columns,
    Labels labels,
    char decimalMark,
    List<String> notes,
    List<String> questions) {

  public ColumnFindings {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
    questions = List.copyOf(questions);
  }

  /**
   * @param names of the columns, in their order; empty where one has none
   * @param units of the columns, as a row of their own says them; empty where there is none
   * @param evidences what was seen of each
   * @param times to tell columns that say the time once more
   * @throws IllegalArgumentException if there are not as many names as evidences or units
   */
  public static ColumnFindings of(
      List<String> names,
      List<String> units,
      List<ColumnEvidence> evidences,
      RowTimes times,
      ColumnOptions options) {
    if (names.size() != evidences.size() || names.size() != units.size()) {
      throw new IllegalArgumentException(
          names.size()
              + " names and "
              + units.size()
              + " units of "
              + evidences.size()
              + " columns");
    }
    var copies = new TimeCopies(times, evidences);
    return new ColumnFinder(new FileColumns(names, units, evidences, copies, options))
        .find(times.columns());
  }

  /** The finding of a column, null if there is none of that name. */
  public @Nullable ColumnFinding column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElse(null);
  }

  /** Indices of the tags, ascending. */
  public int[] tags() {
    return indices(ColumnRole.TAG);
  }

  /** Indices of the columns with a role, ascending. */
  public int[] indices(ColumnRole role) {
    return IntStream.range(0, columns.size())
        .filter(column -> columns.get(column).role() == role)
        .toArray();
  }

  /** Index of the first column with a role, -1 if there is none. */
  public int index(ColumnRole role) {
    return Arrays.stream(indices(role)).findFirst().orElse(-1);
  }
}
