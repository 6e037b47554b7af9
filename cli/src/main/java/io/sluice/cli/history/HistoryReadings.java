package io.sluice.cli.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.sluice.cli.CommandFailure;
import io.sluice.contracts.CsvLine;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Quality;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.models.backtest.StreamReadings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The readings of a stream that query-api has stored, as scoring-service takes them: a value of bad
 * quality is missing, as is a number that says so. query-api tells the newest first, so they are
 * fetched in parts of some hours and each part is turned round. Not thread-safe.
 */
public final class HistoryReadings implements StreamReadings {

  /** At a reading a second and 51 tags some 9 MB. */
  private static final Duration PART = Duration.ofHours(6);

  private static final String TIME = "time";
  private static final String OTHER_TAGS = "otherTags";
  private static final String QUALITY = "tagQuality";

  private final History history;
  private final History.Stream stream;
  private final Instant to;
  private final ValueReader values;
  private List<Reading> part = List.of();
  private Instant next;
  private long unreadable;

  /**
   * @param dictionaries of the bundle that judges
   */
  public HistoryReadings(
      History history,
      History.Stream stream,
      Profile profile,
      Dictionaries dictionaries,
      Instant from,
      Instant to) {
    this.history = history;
    this.stream = stream;
    this.values = new ValueReader(profile, dictionaries);
    this.next = from;
    this.to = to;
  }

  @Override
  public @Nullable Reading next() throws IOException {
    while (part.isEmpty() && next.isBefore(to)) {
      Instant until = next.plus(PART);
      until = until.isAfter(to) ? to : until;
      Instant from = next;
      Instant end = until;
      part = history.downloaded(() -> fetch(from, end));
      next = until;
    }
    return part.isEmpty() ? null : part.removeLast();
  }

  /** Newest first. */
  private List<Reading> fetch(Instant from, Instant to) throws IOException {
    var readings = new ArrayList<Reading>();
    try (InputStream csv = history.readings(stream, from, to);
        var reader =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : reader) {
        try {
          readings.add(reading(row));
        } catch (DateTimeException | JsonProcessingException e) {
          unreadable++;
        }
      }
      return readings;
    } catch (CsvParseException | NoSuchElementException e) {
      throw new CommandFailure(
          "query-api gives readings of %s that are no table: %s"
              .formatted(stream.asset(), e.getMessage()),
          e);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Reading reading(NamedCsvRecord row) throws JsonProcessingException {
    Instant time = OffsetDateTime.parse(row.getField(TIME)).toInstant();
    JsonNode others = json(row, OTHER_TAGS);
    JsonNode quality = json(row, QUALITY);
    return new Reading(
        time,
        values.read(
            new ValueReader.Stored() {
              @Override
              public String text(String tag) {
                String text = CsvLine.unquoted(row.findField(tag).orElse(""));
                JsonNode other = others.path(tag);
                return text.isEmpty() && !other.isNull() ? other.asText("") : text;
              }

              @Override
              public boolean isBad(String tag) {
                return Quality.BAD.name().equals(quality.path(tag).textValue());
              }
            }));
  }

  private static JsonNode json(NamedCsvRecord row, String column) throws JsonProcessingException {
    String text = row.findField(column).orElse("");
    return Messages.mapper().readTree(text.isBlank() ? "{}" : text);
  }

  @Override
  public long unreadable() {
    return unreadable;
  }

  /** Holds nothing open between two parts. */
  @Override
  public void close() {}
}
