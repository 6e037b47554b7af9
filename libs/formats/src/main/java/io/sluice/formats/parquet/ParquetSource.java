package io.sluice.formats.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import io.sluice.sources.table.RowSource;
import io.sluice.sources.table.TableFormat;
import io.sluice.sources.table.TableRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some columns of a Parquet file. */
final class ParquetSource implements RowSource {

  private final Path file;
  private final List<String> columns;
  private final int[] places;
  private final List<String> notes;

  /**
   * @param places numbers of the columns among all fields of a row
   * @param nested fields that are not read
   */
  ParquetSource(Path file, List<String> columns, List<Integer> places, Set<String> nested) {
    this.file = file;
    this.places = places.stream().mapToInt(Integer::intValue).toArray();
    this.columns = List.copyOf(columns);
    this.notes =
        nested.isEmpty()
            ? List.of()
            : List.of("lists and structures are not read: " + String.join(", ", nested));
  }

  @Override
  public TableFormat format() {
    return TableFormat.PARQUET;
  }

  @Override
  public @Nullable String part() {
    return null;
  }

  @Override
  public int headerLine() {
    return 1;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public TableRows open() throws IOException {
    var reader = ParquetFileReader.open(InputFile.of(file));
    try {
      return new ParquetRows(reader, columns, places);
    } catch (RuntimeException e) {
      reader.close();
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
