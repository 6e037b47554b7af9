package io.sluice.formats;

import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableFinding;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableOptions;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file is read as.
 *
 * @param rows fields joined by {@code |}
 */
public record ReadFile(TableFinding finding, List<String> rows) {

  public static ReadFile of(Path file, TableOptions options)
      throws TableFormatException, IOException {
    try (Table table = Tables.open(file, options)) {
      List<String> rows = new ArrayList<>();
      for (TableRow row = table.next(); row != null; row = table.next()) {
        rows.add(row.fault() == null ? String.join("|", row.fields()) : row.fault());
      }
      return new ReadFile(table.finding(), rows);
    }
  }
}
