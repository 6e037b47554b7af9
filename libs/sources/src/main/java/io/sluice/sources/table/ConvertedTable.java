package io.sluice.sources.table;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rows of another table, each converted; those with a fault stay as they are. */
public final class ConvertedTable implements Table {

  private final Table rows;
  private final TableFinding finding;
  private final UnaryOperator<TableRow> conversion;

  /**
   * @param rows closed with this
   * @param finding of the rows as they are then
   * @param conversion is given rows without a fault, in their order
   */
  public ConvertedTable(Table rows, TableFinding finding, UnaryOperator<TableRow> conversion) {
    this.rows = rows;
    this.finding = finding;
    this.conversion = conversion;
  }

  @Override
  public TableFinding finding() {
    return finding;
  }

  @Override
  public List<LeftOut> leftOut() {
    return rows.leftOut();
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    TableRow row = rows.next();
    return row == null || row.fault() != null ? row : conversion.apply(row);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
