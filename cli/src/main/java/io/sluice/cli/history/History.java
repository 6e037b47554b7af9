package io.sluice.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.access.ApiClient;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.IncidentSettingsInForce;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.sources.readings.MaintenanceWindows;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What query-api has stored. */
public final class History {

  /** Of a page; the most that query-api gives. */
  private static final int PAGE = 1000;

  /** Held in memory at a time. */
  private static final int MOST_READINGS = 500_000;

  /** Likewise. */
  private static final int MOST_FEEDBACK = 500_000;

  /** What times are stored in. */
  private static final long MICROSECOND = 1_000;

  /** Of a time: how exactly it is found when readings begin. */
  private static final int EXACT = 1_000;

  /** More exactly than that it is never asked. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** query-api gives three at a time to all who ask: one is left to them. */
  private static final int DOWNLOADS = 2;

  private final ApiClient api;
  private final Semaphore downloads = new Semaphore(DOWNLOADS);

  public History(ApiClient api) {
    this.api = api;
  }

  /** One flow of readings of an asset. */
  public record Stream(String asset, String stream) {}

  /** Those of a profile, by asset. */
  public List<Stream> streams(String profile) {
    var found = new ArrayList<Stream>();
    pages(
        "/api/v1/assets?limit=" + PAGE,
        asset -> {
          for (JsonNode stream : asset.path("streams")) {
            if (stream.path("profile").asText().equals(profile)) {
              found.add(new Stream(asset.path("asset").asText(), stream.path("stream").asText()));
            }
          }
        });
    return found;
  }

  /**
   * Those that were open in this time, of all assets of a profile. query-api tells incidents by
   * when they began, and one that began before may have gone on for long.
   */
  public List<JudgedIncident> incidents(String profile, Instant from, Instant to) {
    var found = new ArrayList<JudgedIncident>();
    pages(
        "/api/v1/incidents?limit=%d&profile=%s&to=%s".formatted(PAGE, encoded(profile), to),
        json -> {
          var incident = JudgedIncident.of(json);
          Instant end = incident.end();
          if (end == null || !end.isBefore(from)) {
            found.add(incident);
          }
        });
    return found;
  }

  /** When incidents open and close, as it is set in alert-service. */
  public PoliciesInForce policies() {
    try {
      return IncidentSettingsInForce.decode(Messages.encode(api.json("/api/v1/incident-policies")));
    } catch (MalformedMessageException e) {
      throw new CommandFailure(
          "the policies in force are none that this version knows: " + e.getMessage(), e);
    }
  }

  /** All that ever were in force. */
  public MaintenanceWindows maintenance(Path scratch) {
    Path file = scratch.resolve("maintenance.csv");
    try (InputStream windows = api.open("/api/v1/maintenance/windows.csv")) {
      Files.copy(windows, file, StandardCopyOption.REPLACE_EXISTING);
      return MaintenanceWindows.read(file);
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw api.away(e);
    }
  }

  /** What counts of what people said of records and windows of a profile, the newest first. */
  public List<GivenFeedback> feedback(String profile) {
    var found = new ArrayList<GivenFeedback>();
    pages(
        "/api/v1/feedback?limit=%d&profile=%s".formatted(PAGE, encoded(profile)),
        said -> {
          if (found.size() == MOST_FEEDBACK) {
            throw new CommandFailure(
                "people said something of more than %,d records and windows of '%s', more than are held in memory"
                    .formatted(MOST_FEEDBACK, profile));
          }
          found.add(GivenFeedback.of(said));
        });
    return found;
  }

  /**
   * The part of a time in which there are readings of these streams; empty if there is none. Where
   * it begins is known to a thousandth of that part: the time that was asked for may be much
   * longer.
   */
  public Optional<TimeRange> heard(List<Stream> streams, Instant from, Instant to) {
    Instant first = to;
    Instant last = from;
    for (Stream stream : streams) {
      Optional<Instant> newest = newest(stream, from, to);
      if (newest.isPresent()) {
        last = last.isAfter(newest.get()) ? last : newest.get();
        Instant its = begin(stream, from, newest.get());
        first = first.isBefore(its) ? first : its;
      }
    }
    return first.isBefore(to)
        ? Optional.of(new TimeRange(first, last.plusNanos(MICROSECOND)))
        : Optional.empty();
  }

  /** query-api tells the newest alone, so it is asked by halves. */
  private Instant begin(Stream stream, Instant from, Instant newest) {
    Instant empty = from;
    Instant known = newest;
    while (Duration.between(empty, known).compareTo(exact(known, newest)) > 0) {
      Instant middle = empty.plus(Duration.between(empty, known).dividedBy(2));
      Optional<Instant> before = newest(stream, empty, middle);
      if (before.isPresent()) {
        known = before.get();
      } else {
        empty = middle;
      }
    }
    return empty;
  }

  private static Duration exact(Instant known, Instant newest) {
    Duration exact = Duration.between(known, newest).dividedBy(EXACT);
    return exact.compareTo(SHORTEST) < 0 ? SHORTEST : exact;
  }

  private Optional<Instant> newest(Stream stream, Instant from, Instant to) {
    JsonNode readings =
        api.json(
            "/api/v1/readings?limit=1&asset=%s&stream=%s&from=%s&to=%s"
                .formatted(encoded(stream.asset()), encoded(stream.stream()), from, to));
    String time = readings.path("items").path(0).path("time").textValue();
    return Optional.ofNullable(time).map(Instant::parse);
  }

  /** Readings as CSV, newest first. */
  public InputStream readings(Stream stream, Instant from, Instant to) {
    return api.open(readingsPath(stream, from, to));
  }

  /** As {@link #readings}, with a last column {@code id}. */
  public InputStream readingsWithIds(Stream stream, Instant from, Instant to) {
    return api.open(readingsPath(stream, from, to) + "&ids=TOLD");
  }

  private static String readingsPath(Stream stream, Instant from, Instant to) {
    return "/api/v1/readings.csv?asset=%s&stream=%s&from=%s&to=%s"
        .formatted(encoded(stream.asset()), encoded(stream.stream()), from, to);
  }

  /**
   * One score.
   *
   * @param asset whose it is; null if nobody knows, then it takes longer
   * @throws CommandFailure if there is none such
   */
  public StoredScore score(UUID id, @Nullable String asset) {
    JsonNode found =
        api.json(
            "/api/v1/scores?id=%s%s"
                .formatted(id, asset == null ? "" : "&asset=" + encoded(asset)));
    for (JsonNode score : found.path("items")) {
      return StoredScore.of(score);
    }
    throw new CommandFailure(
        "there is no score %s%s in the history: it never came there, or was deleted after its retention"
            .formatted(id, asset == null ? "" : " of " + asset));
  }

  /**
   * The readings that a score was judged by, as far as they are still stored; of a record that one.
   *
   * @param bundle that judged
   * @param from begin of their time
   */
  public LoggedReadings logged(StoredScore score, Bundle bundle, Instant from) {
    var readings = new ArrayList<JsonNode>();
    pages(
        "/api/v1/readings?limit=%d&asset=%s&stream=%s&from=%s&to=%s"
            .formatted(
                PAGE,
                encoded(score.asset()),
                encoded(score.stream()),
                from,
                score.windowEnd().plusNanos(MICROSECOND)),
        reading -> {
          if (readings.size() == MOST_READINGS) {
            throw new CommandFailure(
                "there are more than %,d readings from %s to %s; say --since with a later time"
                    .formatted(MOST_READINGS, from, score.windowEnd()));
          }
          readings.add(reading);
        });
    return LoggedReadings.of(readings, score, bundle);
  }

  /** What is read of query-api as it comes. */
  interface Download<T> {
    T read() throws IOException;
  }

  /** Reads a download once there are fewer under way than query-api lets one have. */
  <T> T downloaded(Download<T> download) throws IOException {
    downloads.acquireUninterruptibly();
    try {
      return download.read();
    } finally {
      downloads.release();
    }
  }

  /** What to say if a download breaks. */
  public CommandFailure away(IOException e) {
    return api.away(e);
  }

  private void pages(String first, Consumer<JsonNode> taker) {
    String path = first;
    while (path != null) {
      JsonNode page = api.json(path);
      page.path("items").forEach(taker);
      path = page.path("next").asText(null);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
