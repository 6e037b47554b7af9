package io.sluice.sources.table;

import java.util.List;

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
}
