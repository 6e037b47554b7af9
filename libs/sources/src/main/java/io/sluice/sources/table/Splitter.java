package io.sluice.sources.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a line into fields, without the blanks around them. FastCSV reads lines with quotation
 * marks; lines without any, nearly all of most files, need no parser. Not thread-safe.
 */
final class Splitter {

  private static final char LINE_FEED = '\n';
  static final char QUOTE = '"';

  private final Delimiter delimiter;
  private final int maxColumns;
  private final CsvReader.CsvReaderBuilder builder;
  private final StringArrayHandler handler;

  /** Of the line before; the next is likely to have as many. */
  private int columns = 16;

  private boolean open;

  Splitter(Delimiter delimiter, int maxLineLength, int maxColumns) {
    this.delimiter = delimiter;
    this.maxColumns = maxColumns;
    builder =
        CsvReader.builder()
            .fieldSeparator(delimiter.character())
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

  /**
   * Null if quotation marks do not match or there are too many fields. Line breaks within quotation
   * marks become blanks.
   */
  String @Nullable [] of(String written) {
    boolean blanks = delimiter == Delimiter.BLANKS;
    String line = blanks ? withoutBlanksAfterSign(written) : written;
    open = false;
    if (line.indexOf(QUOTE) < 0) {
      return blanks ? words(line) : plain(line);
    }
    String text = blanks ? singleBlanks(line) : line;
    String[] fields;
    try {
      // A field that never ends takes the line feed with it.
      fields = builder.ofSingleCsvRecord(handler, text + LINE_FEED);
    } catch (CsvParseException e) {
      return null;
    }
    String last = fields[fields.length - 1];
    open = !last.isEmpty() && last.charAt(last.length() - 1) == LINE_FEED && hasOddQuotes(text);
    if (open) {
      return null;
    }
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i].replace(LINE_FEED, ' ').strip();
    }
    return fields;
  }

  /** Whether the text that was split last ends within quotation marks. */
  boolean isOpen() {
    return open;
  }

  private static boolean hasOddQuotes(String text) {
    return text.chars().filter(c -> c == QUOTE).count() % 2 == 1;
  }

  /** Where blanks separate, the sign of a remark would be a field of its own. */
  private static String withoutBlanksAfterSign(String line) {
    boolean remark = line.startsWith("# ") || line.startsWith("% ");
    return remark ? "#" + line.substring(2).stripLeading() : line;
  }

  /** Why a line could not be split, as the end of a sentence. */
  String faultOf(String line) {
    return line.indexOf(QUOTE) >= 0
        ? "its quotation marks do not match"
        : "has more than " + maxColumns + " fields";
  }

  private String @Nullable [] plain(String line) {
    char separator = delimiter.character();
    List<String> fields = new ArrayList<>(columns);
    int from = 0;
    for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
      fields.add(line.substring(from, at).strip());
      from = at + 1;
    }
    fields.add(line.substring(from).strip());
    return checked(fields);
  }

  private String @Nullable [] words(String line) {
    List<String> fields = new ArrayList<>(columns);
    int at = 0;
    while (at < line.length()) {
      if (isBlank(line.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < line.length() && !isBlank(line.charAt(end))) {
        end++;
      }
      fields.add(line.substring(at, end));
      at = end;
    }
    return checked(fields);
  }

  private String @Nullable [] checked(List<String> fields) {
    columns = fields.size();
    return columns > maxColumns ? null : fields.toArray(String[]::new);
  }

  /** One blank for any number of blanks and tabs, but within quotation marks. */
  private static String singleBlanks(String line) {
    var text = new StringBuilder(line.length());
    boolean quoted = false;
    for (char c : line.strip().toCharArray()) {
      quoted ^= c == QUOTE;
      if (quoted || !isBlank(c)) {
        text.append(c);
      } else if (text.charAt(text.length() - 1) != ' ') {
        text.append(' ');
      }
    }
    return text.toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
