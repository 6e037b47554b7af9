package io.sluice.query.feedback;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sluice.contracts.CsvLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of labelled records and windows, as people keep it: a header, and a row each with {@code
 * label} and maybe {@code comment}. A record is named by {@code time}, {@code id} or its fields, a
 * window by {@code from} and {@code to}. Columns are told apart by their names, in any case.
 */
final class FeedbackFile {

  private static final String LABEL = "label";

  /** What the export writes beside what it reads again. */
  private static final Set<String> OTHERS =
      Set.of("kind", "profile", "by", "at", "counts", "othertags", "tagquality");

  private static final Set<String> OWN =
      Set.of("time", "timestamp", "asset", "stream", "from", "to", LABEL, "comment");

  private static final String SEPARATORS = ",;\t|";

  private final @Nullable String asset;
  private final @Nullable String stream;
  private final int width;
  private final Map<String, Integer> own = new HashMap<>();
  private final Map<String, Integer> fields = new LinkedHashMap<>();

  /**
   * @param asset of rows that do not say; null if all do
   * @param stream of rows that do not say; null if they need not
   */
  private FeedbackFile(@Nullable String asset, @Nullable String stream, CsvRecord header) {
    this.asset = asset;
    this.stream = stream;
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
  static FeedbackGiven read(
      byte[] file, @Nullable String asset, @Nullable String stream, int most) {
    String text = text(file);
    if (count(text, '"') % 2 != 0) {
      throw noTable(); // what follows the last one would be taken for its text
    }
    var items = new ArrayList<FeedbackItem>();
    int unlabelled = 0;
    FeedbackFile columns = null;
    try (var rows = reader(text)) {
      for (CsvRecord row : rows) {
        if (columns == null) {
          columns = new FeedbackFile(asset, stream, row);
          continue;
        }
        columns.requireAllFields(row);
        if (columns.text(row, LABEL) == null) {
          unlabelled++;
        } else if (items.size() == most) {
          throw FeedbackBody.tooMany(items.size() + 1, most);
        } else {
          items.add(columns.item(row));
        }
      }
    } catch (CsvParseException e) {
      throw noTable();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    if (columns == null || items.isEmpty()) {
      throw new FeedbackRefusedException(
          LABEL,
          "the file has no row with a label%s"
              .formatted(
                  unlabelled == 0 ? "" : ": 'label' is empty in all %,d".formatted(unlabelled)));
    }
    return new FeedbackGiven(items, List.copyOf(columns.fields.keySet()), unlabelled);
  }

  private static FeedbackRefusedException noTable() {
    return new FeedbackRefusedException(
        "body", "the file is no table: a field in quotes is not closed, or goes on after them");
  }

  /** Fields are counted here, for a sentence that says how many there are. */
  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .fieldSeparator(separator(text))
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
    if (itsAsset == null && asset == null) {
      throw FeedbackItem.refused(
          place, "asset", "is missing, expected a column or the parameter of this name");
    }
    Instant from = time(place, row, "from");
    return new FeedbackItem(
        place,
        itsAsset == null ? String.valueOf(asset) : itsAsset,
        itsStream == null ? stream : itsStream,
        from == null ? time(place, row, "time") : null,
        from == null ? text(row, "id") : null,
        from,
        time(place, row, "to"),
        from == null ? fields(row) : Map.of(),
        FeedbackText.label(place, String.valueOf(label)),
        text(row, "comment"));
  }

  private Map<String, String> fields(CsvRecord row) {
    var filled = new LinkedHashMap<String, String>();
    fields.forEach(
        (name, index) -> {
          String text = field(row, index);
          if (text != null) {
            filled.put(name, text);
          }
        });
    return filled;
  }

  private @Nullable Instant time(String place, CsvRecord row, String column) {
    String text = text(row, column);
    return text == null ? null : FeedbackText.time(place, column, text);
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
