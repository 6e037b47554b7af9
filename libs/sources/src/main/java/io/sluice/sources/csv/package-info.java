/**
 * Readings from the CSV files that people have, whatever their dialect: delimiter, encoding,
 * compression, place of the header and spelling of times are found out, and what could not be read
 * is a value ({@link io.sluice.sources.csv.CsvRow.BadRow}) that names line, column and expectation.
 * FastCSV does the parsing of each line.
 */
@NullMarked
package io.sluice.sources.csv;

import org.jspecify.annotations.NullMarked;
