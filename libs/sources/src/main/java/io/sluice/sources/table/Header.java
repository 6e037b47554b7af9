package io.sluice.sources.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where the names and the rows of a table are.
 *
 * @param line line of the names, 0 if they were given
 * @param names of the columns
 * @param units of the columns, empty texts where there is none
 * @param begin line from which all lines belong to the table: its names, units and rows
 * @param firstRow line of the first row
 * @param leastFields how few fields a row may have without it being said; the others are empty
 * @param time the column of the times, from 0; -1 if it is not known
 * @param notes sentences
 */
record Header(
    long line,
    List<String> names,
    List<String> units,
    long begin,
    long firstRow,
    int leastFields,
    int time,
    List<String> notes) {

  int width() {
    return names.size();
  }

  /**
   * The same where a program is known to write a name twice: the second has a number, as pandas
   * gives it.
   *
   * @param repeated names that may be there twice
   */
  Header withRepeatsNumbered(Set<String> repeated) {
    var numbered = new ArrayList<String>();
    var said = new ArrayList<>(notes);
    for (String name : names) {
      if (numbered.contains(name) && repeated.contains(name)) {
        said.add(
            "the second column %s is called %s".formatted(Quote.of(name), Quote.of(name + ".1")));
        numbered.add(name + ".1");
      } else {
        numbered.add(name);
      }
    }
    return new Header(line, numbered, units, begin, firstRow, leastFields, time, said);
  }
}
