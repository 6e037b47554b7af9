package io.sluice.sources.table;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The columns of files that many people have and that do not name them.
 *
 * @param name by which a person may ask for them
 * @param columns their names
 * @param fields what certain fields look like by which such a file is known, by column
 */
public record KnownColumns(String name, List<String> columns, Map<Integer, Pattern> fields) {

  /** Of the rows that have to look so; some may be damaged. */
  private static final double MOST = 0.95;

  public KnownColumns {
    columns = List.copyOf(columns);
    fields = Map.copyOf(fields);
  }

  /**
   * Whether rows look like those of such a file.
   *
   * @param rows the first of a file, blank and faulty ones among them
   */
  boolean fit(List<TableRow> rows) {
    long written = rows.stream().filter(row -> !row.isBlank()).count();
    long fitting = rows.stream().filter(row -> row.fault() == null && fits(row.fields())).count();
    return fitting > 0 && fits(first(rows)) && fitting >= MOST * written;
  }

  private static String[] first(List<TableRow> rows) {
    return rows.stream()
        .filter(row -> !row.isBlank() && row.fault() == null)
        .findFirst()
        .map(TableRow::fields)
        .orElse(new String[0]);
  }

  private boolean fits(String[] row) {
    return row.length == columns.size()
        && fields.entrySet().stream()
            .allMatch(field -> field.getValue().matcher(row[field.getKey()]).matches());
  }
}
