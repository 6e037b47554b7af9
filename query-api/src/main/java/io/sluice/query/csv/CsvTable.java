package io.sluice.query.csv;

import io.sluice.contracts.CsvLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The columns of rows: what each is called, and what a row has in it. */
public final class CsvTable<T> {

  private final CsvLine header = new CsvLine();
  private final List<BiConsumer<CsvLine, T>> cells = new ArrayList<>();

  /** What a row has in a column; null for nothing. */
  @FunctionalInterface
  public interface Cell<T, C> {
    @Nullable C of(T row);
  }

  /** Adds a column of text that comes from outside. */
  public CsvTable<T> text(String name, Cell<T, String> cell) {
    header.raw(name);
    cells.add((line, row) -> line.text(cell.of(row)));
    return this;
  }

  /** Adds a column of what is ours: numbers, times, JSON, constants. */
  public CsvTable<T> raw(String name, Cell<T, Object> cell) {
    header.raw(name);
    cells.add((line, row) -> line.raw(cell.of(row)));
    return this;
  }

  /** The first line. */
  public String header() {
    return header + "\n";
  }

  public void line(CsvLine line, T row) {
    cells.forEach(cell -> cell.accept(line, row));
  }
}
