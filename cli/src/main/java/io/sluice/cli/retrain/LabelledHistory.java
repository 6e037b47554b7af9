package io.sluice.cli.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.history.GivenFeedback;
import io.sluice.cli.history.History.Stream;
import io.sluice.cli.history.JudgedIncident.Verdict;
import io.sluice.contracts.CsvLine;
import io.sluice.contracts.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Readings of one stream as two files, with what people said of them as their label: one to learn
 * from, and the last part of the time, which is kept to compare by. Those that are neither normal
 * nor anomalous have no label, and are not among those counted. All else stays as query-api wrote
 * it: that is read as any other download of readings.
 *
 * @param learn readings before the cut
 * @param compare readings from the cut on
 * @param learnt rows of the one
 * @param compared rows of the other
 * @param anomalous rows in both that are of true alarms
 */
record LabelledHistory(Path learn, Path compare, long learnt, long compared, long anomalous) {

  private static final String TIME = "time";
  private static final String LABEL = "label";
  private static final String ID = "id";
  private static final String OTHER_TAGS = "otherTags";
  private static final String ANOMALOUS = "1";
  private static final String NORMAL = "0";

  /**
   * @param readings as {@code /api/v1/readings.csv} gives them, with their ids as last column
   * @param cut from when on readings are kept to compare by
   * @param files a name without an ending, that gets {@code .learn.csv} and {@code .compare.csv}
   * @throws CommandFailure if that is not what query-api gives, or it cannot be read to its end or
   *     written
   */
  static LabelledHistory write(
      InputStream readings, Stream stream, Opinion opinion, Instant cut, Path files) {
    Path learn = files.resolveSibling(files.getFileName() + ".learn.csv");
    Path compare = files.resolveSibling(files.getFileName() + ".compare.csv");
    long learnt = 0;
    long compared = 0;
    long anomalous = 0;
    try (var reader =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(readings, StandardCharsets.UTF_8));
        var learning = CsvWriter.builder().build(learn);
        var comparing = CsvWriter.builder().build(compare)) {
      List<String> header = null;
      String oldest = null;
      Opinion its = opinion.about(stream.asset());
      for (NamedCsvRecord row : reader) {
        if (header == null) {
          header = row.getHeader();
          learning.writeRecord(withoutId(header, header));
          comparing.writeRecord(withoutId(header, header));
        }
        Instant time = OffsetDateTime.parse(row.getField(TIME)).toInstant();
        List<String> labelled =
            labelled(
                header,
                row,
                its.of(stream, time, row.findField(ID).map(CsvLine::unquoted).orElse(null)));
        String label = labelled.get(header.indexOf(LABEL));
        anomalous += label.equals(ANOMALOUS) ? 1 : 0;
        boolean counts = !label.isEmpty();
        if (time.isBefore(cut)) {
          learning.writeRecord(withoutId(header, labelled));
          oldest = row.getField(TIME);
          learnt += counts ? 1 : 0;
        } else {
          comparing.writeRecord(withoutId(header, labelled));
          compared += counts ? 1 : 0;
        }
      }
      if (header != null && oldest != null) {
        for (GivenFeedback said : opinion.said().fromElsewhere(stream)) {
          List<String> record = record(header, oldest, said);
          learning.writeRecord(withoutId(header, record));
          learnt++;
          anomalous += record.get(header.indexOf(LABEL)).equals(ANOMALOUS) ? 1 : 0;
        }
      }
    } catch (CsvParseException | NoSuchElementException e) {
      throw new CommandFailure(
          "query-api gives readings of %s that are no table: %s"
              .formatted(stream.asset(), e.getMessage()),
          e);
    } catch (UncheckedIOException | IOException e) {
      throw new CommandFailure(
          "the readings of %s cannot be fetched and kept in %s: %s"
              .formatted(stream.asset(), files.getParent(), root(e)),
          e);
    }
    return new LabelledHistory(learn, compare, learnt, compared, anomalous);
  }

  private static String root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** What came with the reading is the truth; people tell it of readings without one. */
  private static List<String> labelled(List<String> header, NamedCsvRecord row, Verdict verdict) {
    var fields = new ArrayList<>(row.getFields());
    int label = header.indexOf(LABEL);
    if (verdict == Verdict.UNDECIDED) {
      fields.set(label, "");
    } else if (fields.get(label).isBlank()) {
      fields.set(label, verdict == Verdict.TRUE_ALARM ? ANOMALOUS : NORMAL);
    }
    return fields;
  }

  /**
   * One that came with what was said of it: as old as the oldest of the others, since those are
   * told in the order of their times.
   */
  private static List<String> record(List<String> header, String time, GivenFeedback said) {
    ObjectNode others = Messages.mapper().createObjectNode();
    said.values().properties().forEach(value -> others.set(value.getKey(), value.getValue()));
    header.forEach(column -> others.remove(CsvLine.unquoted(column)));
    var fields = new ArrayList<String>(header.size());
    for (String column : header) {
      fields.add(
          switch (column) {
            case TIME -> time;
            case "asset" -> CsvLine.guarded(said.asset());
            case "stream" -> CsvLine.guarded(said.stream());
            case LABEL -> said.verdict() == Verdict.TRUE_ALARM ? ANOMALOUS : NORMAL;
            case OTHER_TAGS -> others.isEmpty() ? "" : others.toString();
            default -> cell(said.values().path(CsvLine.unquoted(column)));
          });
    }
    return fields;
  }

  private static String cell(JsonNode value) {
    return value.isTextual() ? CsvLine.guarded(value.textValue()) : value.asText("");
  }

  /** It is no tag. */
  private static List<String> withoutId(List<String> header, List<String> fields) {
    int last = header.size() - 1;
    return header.get(last).equals(ID) ? fields.subList(0, last) : fields;
  }
}
