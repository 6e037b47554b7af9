package io.sluice.cli.retrain;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.sluice.cli.CommandFailure;
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
 * from, and the last part of the time, which is kept to compare by.
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
  private static final String ANOMALOUS = "1";
  private static final String NORMAL = "0";

  /**
   * @param readings as {@code /api/v1/readings.csv} gives them
   * @param cut from when on readings are kept to compare by
   * @param files a name without an ending, that gets {@code .learn.csv} and {@code .compare.csv}
   * @throws CommandFailure if that is not what query-api gives, or it cannot be read to its end or
   *     written
   */
  static LabelledHistory write(
      InputStream readings, String asset, Opinion opinion, Instant cut, Path files) {
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
      boolean isFirst = true;
      for (NamedCsvRecord row : reader) {
        if (isFirst) {
          learning.writeRecord(row.getHeader());
          comparing.writeRecord(row.getHeader());
          isFirst = false;
        }
        Instant time = OffsetDateTime.parse(row.getField(TIME)).toInstant();
        List<String> labelled = labelled(row, opinion.isAnomalous(asset, time));
        anomalous += labelled.get(row.getHeader().indexOf(LABEL)).equals(ANOMALOUS) ? 1 : 0;
        if (time.isBefore(cut)) {
          learning.writeRecord(labelled);
          learnt++;
        } else {
          comparing.writeRecord(labelled);
          compared++;
        }
      }
    } catch (CsvParseException | NoSuchElementException e) {
      throw new CommandFailure(
          "query-api gives readings of %s that are no table: %s".formatted(asset, e.getMessage()),
          e);
    } catch (UncheckedIOException | IOException e) {
      throw new CommandFailure(
          "the readings of %s cannot be fetched and kept in %s: %s"
              .formatted(asset, files.getParent(), root(e)),
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
  private static List<String> labelled(NamedCsvRecord row, boolean isAnomalous) {
    var fields = new ArrayList<>(row.getFields());
    int label = row.getHeader().indexOf(LABEL);
    if (fields.get(label).isBlank()) {
      fields.set(label, isAnomalous ? ANOMALOUS : NORMAL);
    }
    return fields;
  }
}
