package io.sluice.sources.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldModifiers;
import de.siegmar.fastcsv.reader.StringArrayHandler;

/** Splits a line into fields, without the blanks around them. */
final class Fields {

  private final CsvReader.CsvReaderBuilder builder;
  private final StringArrayHandler handler;

  Fields(char delimiter, int maxLineLength, int maxColumns) {
    builder =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowExtraCharsAfterClosingQuote(false)
            .skipEmptyLines(false);
    handler =
        StringArrayHandler.of(
            limits ->
                limits
                    .maxFields(maxColumns)
                    .maxFieldSize(maxLineLength)
                    .maxRecordSize(maxLineLength)
                    .fieldModifier(FieldModifiers.STRIP));
  }

  /**
   * @throws CsvParseException if quotation marks do not match or there are too many fields
   */
  String[] of(String line) {
    return builder.ofSingleCsvRecord(handler, line);
  }
}
