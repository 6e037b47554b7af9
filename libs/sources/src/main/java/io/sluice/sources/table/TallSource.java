package io.sluice.sources.table;

import java.io.IOException;

/** A table whose rows are of a tag each in the file. */
final class TallSource implements TableSource {

  private final TableSource source;
  private final TallPlan plan;
  private final TableFinding finding;

  /**
   * @param finding what is said of the rows that are put together
   */
  TallSource(TableSource source, TallPlan plan, TableFinding finding) {
    this.source = source;
    this.plan = plan;
    this.finding = finding;
  }

  /**
   * The table with a row a time if its rows are of a tag each, else as it is. Reads all of it if
   * the names of its columns are those of such a file.
   *
   * @throws TableFormatException if a column that a person named is not there, two have the same
   *     name, or too much would have to be held in memory
   */
  static TableSource of(TableSource source, TableOptions options)
      throws TableFormatException, IOException {
    TableSource found = found(source, options);
    found.finding().refuseRepeatedNames();
    return found;
  }

  private static TableSource found(TableSource source, TableOptions options)
      throws TableFormatException, IOException {
    if (!options.tall().wanted()) {
      return source;
    }
    TableSource paired = PairedSource.of(source, options);
    if (paired != null) {
      return paired;
    }
    String name = source.finding().source();
    TallColumns columns = TallColumns.of(source.finding().columns(), name, options);
    if (columns == null) {
      return source;
    }
    var evidence = new TallEvidence(columns, options);
    try (Table table = source.open()) {
      evidence.addAll(table);
    }
    TallPlan plan = evidence.plan(name);
    return plan == null ? source : new TallSource(source, plan, plan.finding(source.finding()));
  }

  @Override
  public TableFinding finding() {
    return finding;
  }

  @Override
  public Table open() throws IOException {
    var lines = new TallLines(source.open(), plan);
    return plan.sorted()
        ? new TallTable(lines, plan, finding)
        : new MergedTallTable(lines, plan, finding);
  }
}
