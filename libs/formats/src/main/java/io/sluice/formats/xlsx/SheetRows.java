package io.sluice.formats.xlsx;

import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableRows;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet; formulas have the values that were stored with them. */
final class SheetRows implements TableRows {

  private static final String[] NOTHING = {};

  private final ReadableWorkbook workbook;
  private final Stream<Row> rows;
  private final Iterator<Row> iterator;
  private final CellText text;
  private final int maxColumns;

  SheetRows(ReadableWorkbook workbook, Stream<Row> rows, int maxColumns) {
    this.workbook = workbook;
    this.rows = rows;
    this.iterator = rows.iterator();
    this.text = new CellText(workbook.isDate1904());
    this.maxColumns = maxColumns;
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    try {
      return iterator.hasNext() ? row(iterator.next()) : null;
    } catch (ExcelReaderException e) {
      throw new IOException("the workbook cannot be read any further: " + e.getMessage(), e);
    }
  }

  private TableRow row(Row row) {
    int width = row.getCellCount();
    if (width > maxColumns) {
      return new TableRow(
          row.getRowNum(), NOTHING, "has more than %d fields".formatted(maxColumns));
    }
    String[] fields = new String[width];
    int written = 0;
    for (int i = 0; i < width; i++) {
      Cell cell = row.getCell(i);
      fields[i] = cell == null ? "" : text.of(cell);
      written = fields[i].isEmpty() ? written : i + 1;
    }
    return new TableRow(row.getRowNum(), Arrays.copyOf(fields, written), null);
  }

  @Override
  public void close() throws IOException {
    rows.close();
    workbook.close();
  }
}
