package io.sluice.query.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sluice.contracts.CsvLine;
import io.sluice.contracts.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of labelled records and windows, as people keep it: a header, and a row each with {@code
 * label} and maybe {@code comment}. A record is named by {@code time}, {@code id} or its fields, a
 * window by {@code from} and {@code to}. Columns are told apart by their names, in any case.
 */
final class FeedbackFile {

  private static final String LABEL = "label";

  /** What the export writes beside what it reads again. */
  private static final Set<String> OTHERS = Set.of("kind", "profile", "by", "at", "tagquality");

  /** Of the export: false where something else was said of it later. */
  private static final String COUNTS = "counts";

  /** Fields that only some records have, as JSON; of the export. */
  private static final String OTHER_TAGS = "othertags";

  private static final Set<String> OWN =
      Set.of(
          "time",
          "timestamp",
          "asset",
          "stream",
          "from",
          "to",
          LABEL,
          "comment",
          COUNTS,
          OTHER_TAGS);

  private static final String SEPARATORS = ",;\t|";
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");

  private final Unsaid unsaid;
  private final boolean hasDecimalCommas;
  private final int width;
  private final Map<String, Integer> own = new HashMap<>();
  private final Map<String, Integer> fields = new LinkedHashMap<>();
  private int unzoned;

  /**
   * What rows are taken to say where they do not.
   *
   * @param asset null if all rows say
   * @param stream null if rows need not say
   * @param zone of times without an offset; null for UTC, which is told
   */
  record Unsaid(@Nullable String asset, @Nullable String stream, @Nullable ZoneId zone) {}

  private FeedbackFile(Unsaid unsaid, char separator, CsvRecord header) {
    this.unsaid = unsaid;
    this.hasDecimalCommas = separator == ';';
    this.width = header.getFieldCount();
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = header.getField(i).strip();
      String key = name.toLowerCase(Locale.ROOT);
      if (OTHERS.contains(key) || name.isEmpty()) {
        continue;
      }
      if (OWN.contains(key)) {
        key = key.equals("timestamp") ? "time" : key;
        if (own.put(key, i) != null) {
          throw new FeedbackRefusedException(name, "the file has two columns '%s'".formatted(key));
        }
      } else {
        fields.putIfAbsent(CsvLine.unquoted(name), i);
      }
    }
    // Without a time beside it, it is a number that the file counts by.
    Integer id = own.containsKey("time") ? fields.remove("id") : null;
    if (id != null) {
      own.put("id", id);
    }
    if (!own.containsKey(LABEL)) {
      throw new FeedbackRefusedException(
          LABEL, "the file has no column 'label', so it says nothing of its rows");
    }
  }

  /**
   * @throws FeedbackRefusedException for the first row that cannot be understood, and if none says
   *     anything
   */
  static FeedbackGiven read(byte[] file, Unsaid unsaid, int most) {
    String text = text(file);
    if (count(text, '"') % 2 != 0) {
      throw noTable(); // what follows the last one would be taken for its text
    }
    var items = new ArrayList<FeedbackItem>();
    int unlabelled = 0;
    int corrected = 0;
    int labelled = 0;
    FeedbackFile columns = null;
    char separator = separator(text);
    try (var rows = reader(text, separator)) {
      for (CsvRecord row : rows) {
        if (columns == null) {
          columns = new FeedbackFile(unsaid, separator, row);
          continue;
        }
        columns.requireAllFields(row);
        if (columns.text(row, LABEL) == null) {
          unlabelled++;
        } else if ("false".equalsIgnoreCase(columns.text(row, COUNTS))) {
          corrected++;
        } else if (++labelled <= most) {
          items.add(columns.item(row));
        }
      }
    } catch (CsvParseException e) {
      throw noTable();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    if (labelled > most) {
      throw FeedbackBody.tooMany(labelled, most);
    }
    if (items.isEmpty() && corrected > 0) {
      throw new FeedbackRefusedException(
          COUNTS,
          "no row of the file counts any more: 'counts' is false in %,d".formatted(corrected));
    }
    if (columns == null || items.isEmpty()) {
      throw new FeedbackRefusedException(
          LABEL,
          "the file has no row with a label%s"
              .formatted(
                  unlabelled == 0 ? "" : ": 'label' is empty in all %,d".formatted(unlabelled)));
    }
    return new FeedbackGiven(
        items, List.copyOf(columns.fields.keySet()), unlabelled, corrected, columns.unzoned);
  }

  private static FeedbackRefusedException noTable() {
    return new FeedbackRefusedException(
        "body", "the file is no table: a field in quotes is not closed, or goes on after them");
  }

  /** Fields are counted here, for a sentence that says how many there are. */
  private static CsvReader<CsvRecord> reader(String text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowMissingFields(true)
        .allowExtraFields(true)
        .ofCsvRecord(text);
  }

  private void requireAllFields(CsvRecord row) {
    if (row.getFieldCount() != width) {
      String place = "row " + row.getStartingLineNumber();
      throw new FeedbackRefusedException(
          place, "%s has %d fields, the header %d".formatted(place, row.getFieldCount(), width));
    }
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new FeedbackRefusedException("body", "the file is no text in UTF-8");
    }
  }

  /** That of which the header has most. */
  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("");
    char found = ',';
    for (char c : SEPARATORS.toCharArray()) {
      if (count(header, c) > count(header, found)) {
        found = c;
      }
    }
    return found;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private FeedbackItem item(CsvRecord row) {
    String place = "row " + row.getStartingLineNumber();
    String itsAsset = text(row, "asset");
    String itsStream = text(row, "stream");
    String label = text(row, LABEL);
    if (itsAsset == null && unsaid.asset == null) {
      throw FeedbackItem.refused(
          place, "asset", "is missing, expected a column or the parameter of this name");
    }
    Instant from = time(place, row, "from");
    return new FeedbackItem(
        place,
        itsAsset == null ? String.valueOf(unsaid.asset) : itsAsset,
        itsStream == null ? unsaid.stream : itsStream,
        from == null ? time(place, row, "time") : null,
        from == null ? text(row, "id") : null,
        from,
        time(place, row, "to"),
        from == null ? fields(place, row) : Map.of(),
        FeedbackText.label(place, String.valueOf(label)),
        text(row, "comment"));
  }

  private Map<String, String> fields(String place, CsvRecord row) {
    var filled = new LinkedHashMap<String, String>();
    String others = text(row, OTHER_TAGS);
    if (others != null) {
      json(place, others)
          .properties()
          .forEach(other -> filled.put(other.getKey(), other.getValue().asText()));
    }
    fields.forEach(
        (name, index) -> {
          String text = field(row, index);
          if (text != null) {
            filled.put(name, hasDecimalCommas ? withPoint(text) : text);
          }
        });
    return filled;
  }

  private static JsonNode json(String place, String fields) {
    try {
      JsonNode read = Messages.mapper().readTree(fields);
      if (read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      // refused below
    }
    throw FeedbackItem.refused(
        place,
        "otherTags",
        "is '%s', expected fields as JSON".formatted(FeedbackText.shown(fields)));
  }

  /** Who separates by semicolons writes numbers so. */
  private static String withPoint(String text) {
    return DECIMAL_COMMA.matcher(text).matches() ? text.replace(',', '.') : text;
  }

  private @Nullable Instant time(String place, CsvRecord row, String column) {
    String text = text(row, column);
    if (text == null) {
      return null;
    }
    if (unsaid.zone == null && !FeedbackText.saysOffset(text)) {
      unzoned++;
    }
    return FeedbackText.time(
        place, column, text, unsaid.zone == null ? ZoneOffset.UTC : unsaid.zone);
  }

  private @Nullable String text(CsvRecord row, String column) {
    Integer index = own.get(column);
    return index == null ? null : field(row, index);
  }

  /** Null if there is nothing. */
  private static @Nullable String field(CsvRecord row, int index) {
    String text = CsvLine.unquoted(row.getField(index).strip());
    return text.isEmpty() ? null : text;
  }
}
