package io.sluice.formats.xlsx;

import io.sluice.sources.table.RowSource;
import io.sluice.sources.table.TableFormat;
import io.sluice.sources.table.TableOptions;
import io.sluice.sources.table.TableRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** One sheet of a workbook. */
final class SheetSource implements RowSource {

  /** Formats tell dates from numbers; a cell that cannot be read is an error of its own. */
  static final ReadingOptions READING = new ReadingOptions(true, true);

  private final Path file;
  private final int index;
  private final String name;
  private final List<String> notes;
  private final int maxColumns;

  SheetSource(Path file, int index, String name, List<String> notes, TableOptions options) {
    this.file = file;
    this.index = index;
    this.name = name;
    this.notes = List.copyOf(notes);
    this.maxColumns = options.maxColumns();
  }

  @Override
  public TableFormat format() {
    return TableFormat.XLSX;
  }

  @Override
  public String part() {
    return name;
  }

  @Override
  public int headerLine() {
    return 0;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public TableRows open() throws IOException {
    var workbook = new ReadableWorkbook(file.toFile(), READING);
    try {
      Sheet sheet =
          workbook
              .getSheet(index)
              .orElseThrow(() -> new IOException(file + " has no longer a sheet " + name));
      return new SheetRows(workbook, sheet.openStream(), maxColumns);
    } catch (IOException e) {
      workbook.close();
      throw e;
    } catch (ExcelReaderException e) {
      workbook.close();
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
