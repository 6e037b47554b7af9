package io.sluice.sources.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import org.jspecify.annotations.Nullable;

/** Splits a line into fields, without the blanks around them. */
final class Fields {

  private static final char LINE_FEED = '\n';

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
                    .maxFieldSize(maxLineLength + 1)
                    .maxRecordSize(maxLineLength + 1));
  }

  /** Null if quotation marks do not match or there are too many fields. */
  String @Nullable [] of(String line) {
    String[] fields;
    try {
      // A field that never ends takes the line feed with it; nothing else can.
      fields = builder.ofSingleCsvRecord(handler, line + LINE_FEED);
    } catch (CsvParseException e) {
      return null;
    }
    if (fields[fields.length - 1].indexOf(LINE_FEED) >= 0) {
      return null;
    }
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i].strip();
    }
    return fields;
  }
}
