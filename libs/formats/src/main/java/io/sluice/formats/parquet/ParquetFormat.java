package io.sluice.formats.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnSchema;
import dev.hardwood.schema.FileSchema;
import io.sluice.sources.table.FileFormat;
import io.sluice.sources.table.RowSource;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The flat columns of a Parquet file. */
public final class ParquetFormat implements FileFormat {

  private static final String MAGIC = "PAR1";

  /** Found by {@link java.util.ServiceLoader}. */
  public ParquetFormat() {}

  @Override
  public boolean recognises(Path file, byte[] start) {
    return new String(start, StandardCharsets.ISO_8859_1).startsWith(MAGIC);
  }

  @Override
  public RowSource rows(Path file, TableOptions options) throws TableFormatException {
    List<String> columns = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    Set<String> fields = new LinkedHashSet<>();
    Set<String> nested = new LinkedHashSet<>();
    try (var reader = ParquetFileReader.open(InputFile.of(file))) {
      FileSchema schema = reader.getFileSchema();
      for (int i = 0; i < schema.getColumnCount(); i++) {
        ColumnSchema column = schema.getColumn(i);
        String field = column.fieldPath().topLevelName();
        fields.add(field);
        if (column.maxRepetitionLevel() == 0 && column.fieldPath().elements().size() == 1) {
          columns.add(field);
          places.add(fields.size() - 1);
        } else {
          nested.add(field);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new TableFormatException(
          "%s cannot be read as Parquet: %s".formatted(file, e.getMessage()), e);
    }
    if (columns.isEmpty()) {
      throw new TableFormatException(file + " has no columns that are no lists or structures");
    }
    return new ParquetSource(file, columns, places, nested);
  }
}
