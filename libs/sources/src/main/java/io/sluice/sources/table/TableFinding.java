package io.sluice.sources.table;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a table.
 *
 * @param source the file's name, for messages
 * @param part sheet of a workbook or entry of an archive, null if the file is one whole
 * @param encoding of text, null for other formats
 * @param delimiter between fields of text, null for other formats
 * @param headerLine line of the names, from 1; 0 if they were given
 * @param columns names of the columns, in the order of the fields; empty where a column has none
 * @param units units of the columns by a line of their own, empty where there is none; as many as
 *     columns
 * @param tall how the rows were put together, null if a line is a row
 * @param notes what a person should know about it, sentences
 */
public record TableFinding(
    String source,
    TableFormat format,
    @Nullable String part,
    @Nullable TextEncoding encoding,
    @Nullable Delimiter delimiter,
    long headerLine,
    List<String> columns,
    List<String> units,
    @Nullable TallLayout tall,
    List<String> notes) {

  public TableFinding {
    columns = List.copyOf(columns);
    units = List.copyOf(units);
    notes = List.copyOf(notes);
  }

  /**
   * The same table with other columns.
   *
   * @param newUnits as many as columns, or none
   * @param newNotes all that a person should know about it
   */
  public TableFinding with(
      List<String> newColumns,
      List<String> newUnits,
      @Nullable TallLayout newTall,
      List<String> newNotes) {
    return new TableFinding(
        source,
        format,
        part,
        encoding,
        delimiter,
        headerLine,
        newColumns,
        newUnits,
        newTall,
        newNotes);
  }

  /**
   * Of columns with the same name, one would be read for the other.
   *
   * @throws TableFormatException if there are such
   */
  void refuseRepeatedNames() throws TableFormatException {
    var names = new HashSet<String>();
    for (String name : columns) {
      if (!name.isEmpty() && !names.add(name)) {
        throw new TableFormatException(
            headerLine == 0
                ? "%s names column %s twice in --columns".formatted(source, Quote.of(name))
                : "%s names column %s twice in line %d: give its %d columns names of their own by --columns, in their order"
                    .formatted(source, Quote.of(name), headerLine, columns.size()));
      }
    }
  }
}
