package io.sluice.sources.column;

import io.sluice.sources.time.TimeParts;
import java.util.List;

/**
 * Where the rows of a file have their times, and how these are read.
 *
 * @param columns which columns make up the time, in the order of its parts; empty if there is none
 * @param parts what each of them holds
 * @param reader reads the text that they make together
 */
public record RowTimes(List<Integer> columns, TimeParts parts, TimeParser reader) {

  public RowTimes {
    columns = List.copyOf(columns);
  }
}
