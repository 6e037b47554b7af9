package io.sluice.formats.parquet;

import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of the columns as row 1, then the rows of the file as texts. */
final class ParquetRows implements TableRows {

  private final ParquetFileReader file;
  private final RowReader rows;
  private final List<String> columns;
  private final int[] places;
  private long line;

  /**
   * @param file closed with this
   * @param places numbers of the columns among all fields of a row
   */
  ParquetRows(ParquetFileReader file, List<String> columns, int[] places) {
    this.file = file;
    this.columns = columns;
    this.places = places;
    this.rows = file.rowReader();
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    if (line++ == 0) {
      return new TableRow(line, columns.toArray(String[]::new), null);
    }
    try {
      if (!rows.hasNext()) {
        return null;
      }
      rows.next();
      String[] fields = new String[places.length];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = text(rows.getValue(places[i]));
      }
      return new TableRow(line, fields, null);
    } catch (RuntimeException e) {
      throw new IOException("the file cannot be read any further: " + e.getMessage(), e);
    }
  }

  /** As a file of text would have it: times in ISO 8601, numbers with a point. */
  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8).strip();
      case BigDecimal decimal -> decimal.toPlainString();
      case LocalDateTime time -> time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      case LocalTime time -> time.format(DateTimeFormatter.ISO_LOCAL_TIME);
      default -> value.toString().strip();
    };
  }

  @Override
  public void close() throws IOException {
    rows.close();
    file.close();
  }
}
