package io.sluice.models.evaluation.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a table.
 *
 * @param caption says what it shows to who cannot see the heading above
 * @param rows may grow
 */
record Table(String caption, List<String> columns, List<Row> rows) {

  static Table of(String caption, String... columns) {
    return of(caption, List.of(columns));
  }

  static Table of(String caption, List<String> columns) {
    return new Table(caption, columns, new ArrayList<>());
  }

  Row row(String heading) {
    return row(heading, "");
  }

  /** A row whose heading is explained. */
  Row row(String heading, String hint) {
    return add(new Row(heading, hint, false, new ArrayList<>()));
  }

  /** A row whose heading is only its number. */
  Row row(int number) {
    return add(new Row(Integer.toString(number), "", true, new ArrayList<>()));
  }

  private Row add(Row row) {
    rows.add(row);
    return row;
  }

  record Row(String heading, String hint, boolean isIndex, List<Cell> cells) {

    Row cell(String text) {
      return add(new Cell(text, "", "", false));
    }

    /**
     * A cell with words, which want room.
     *
     * @param hint more about it, empty for nothing
     */
    Row text(String text, String hint) {
      return add(new Cell(text, "text", hint, false));
    }

    Row number(String text) {
      return add(new Cell(text, "num", "", false));
    }

    /**
     * @param mood {@code good}, {@code fair} or {@code bad}
     */
    Row mark(String text, String mood) {
      return add(new Cell(text, mood, "", true));
    }

    private Row add(Cell cell) {
      cells.add(cell);
      return this;
    }
  }

  record Cell(String text, String type, String hint, boolean isMark) {}
}
