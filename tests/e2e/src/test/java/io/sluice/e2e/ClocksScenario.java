package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.replay.ReplaySource;
import io.sluice.cli.run.SampleSource;
import io.sluice.cli.system.Service;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.incidents.Change;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Timeline;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clocks that go back: window ring, evaluation, alert-service and query-api agree what follows. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ClocksScenario {

  /** Of the sample: begins in calm, with an attack of six minutes within. */
  private static final int FIRST = 1_890;

  /** Twice as many are still told row by row by an evaluation. */
  private static final int COUNT = 480;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<Clock, List<Reading>> sent = new EnumMap<>(Clock.class);
  private final Map<Clock, JudgedInMemory> expected = new EnumMap<>(Clock.class);
  private final PackagedSystem system;

  ClocksScenario(PackagedSystem system) {
    this.system = system;
  }

  /** What is wrong with an asset's clock. */
  enum Clock {
    /** Local time sent as UTC: at the end of summer time a stretch comes twice. */
    SUMMER_TIME_ENDS {
      @Override
      Stream<Reading> readings(List<Reading> stretch) {
        return Stream.concat(stretch.stream(), stretch.stream());
      }
    },
    /** An older file under the name of an asset that is known already. */
    OLDER_FILE {
      @Override
      Stream<Reading> readings(List<Reading> stretch) {
        return Stream.concat(
            stretch.stream().map(reading -> moved(reading, Duration.ofDays(10))), stretch.stream());
      }
    },
    /** A gateway that is ahead for long enough to fill a window, in the middle of an attack. */
    GATEWAY_AHEAD {
      @Override
      Stream<Reading> readings(List<Reading> stretch) {
        return Stream.of(
                stretch.subList(0, 200).stream(),
                stretch.subList(200, 300).stream().map(r -> moved(r, Duration.ofDays(100))),
                stretch.subList(300, COUNT).stream())
            .flatMap(part -> part);
      }
    };

    abstract Stream<Reading> readings(List<Reading> stretch);

    String asset() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @BeforeAll
  void sendAll() throws Exception {
    List<Reading> stretch = stretch();
    for (Clock clock : Clock.values()) {
      sent.put(clock, clock.readings(stretch).map(r -> of(clock.asset(), r)).toList());
      expected.put(clock, JudgedInMemory.of(sent.get(clock)));
    }
    sent.forEach((clock, readings) -> system.replay(new Listed(clock.asset(), readings)));
    system.drain();
  }

  @ParameterizedTest
  @EnumSource(Clock.class)
  void everyWindowIsScoredAndStored(Clock clock) throws Exception {
    // given
    List<Instant> windowEnds = expected.get(clock).windowEnds();

    // when
    List<Score> scores =
        TopicContent.of(system.services().bootstrapServers(), Topics.ANOMALY_SCORES, Score.class)
            .stream()
            .filter(score -> score.asset().equals(clock.asset()))
            .toList();

    // then
    assertThat(scores).extracting(Score::windowEnd).isEqualTo(windowEnds);
    assertThat(scores).extracting(Score::id).doesNotHaveDuplicates();
    assertThat(stored(clock)).isEqualTo(windowEnds.size());
  }

  @ParameterizedTest
  @EnumSource(Clock.class)
  void alertServiceTellsWhatTheRulesSay(Clock clock) throws Exception {
    // given
    List<Change> changes = expected.get(clock).changes();

    // when
    List<Alert> alerts =
        TopicContent.of(system.services().bootstrapServers(), Topics.ALERTS, Alert.class).stream()
            .filter(alert -> alert.asset().equals(clock.asset()))
            .toList();

    // then
    assertThat(changes).extracting(Change::kind).contains(AlertKind.OPENED);
    assertThat(alerts.stream().map(ClocksScenario::line))
        .isEqualTo(changes.stream().map(ClocksScenario::line).toList());
    assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Clock.class)
  void evaluationIsInAlarmWhereTheRulesHaveAnIncidentOpen(Clock clock) throws Exception {
    // given
    List<Boolean> open = expected.get(clock).openByRow();

    // when
    EvaluationReport report = JudgedInMemory.evaluate(sent.get(clock));

    // then
    assertThat(report.timeline().rowsPerPoint()).isOne();
    assertThat(open).contains(true, false);
    assertThat(report.timeline().points().stream().map(Timeline.Point::alarm)).isEqualTo(open);
  }

  @ParameterizedTest
  @EnumSource(Clock.class)
  void queryApiShowsTheLastWindowOfTheLogAndEveryIncident(Clock clock) throws Exception {
    // given
    JudgedInMemory judged = expected.get(clock);
    long opened =
        judged.changes().stream().filter(change -> change.kind() == AlertKind.OPENED).count();

    // when
    JsonNode asset = null;
    for (JsonNode item : get("/api/v1/assets?limit=100").path("items")) {
      asset = item.path("asset").asText().equals(clock.asset()) ? item : asset;
    }
    JsonNode incidents = get("/api/v1/incidents?limit=100&asset=" + clock.asset()).path("items");

    // then
    assertThat(asset).isNotNull();
    assertThat(Instant.parse(asset.path("lastScoreAt").asText()))
        .isEqualTo(judged.windowEnds().getLast());
    assertThat(asset.path("ratio").asDouble())
        .isCloseTo(judged.verdicts().getLast().ratio(), within(1e-6));
    assertThat(incidents.size()).isEqualTo((int) opened);
  }

  private static String line(Alert alert) {
    return line(alert.kind(), alert.category(), alert.startedAt(), alert.updatedAt());
  }

  private static String line(Change change) {
    return line(change.kind(), change.category(), change.episode().startedAt(), change.at());
  }

  private static String line(AlertKind kind, Category category, Instant from, Instant at) {
    return String.join(" ", kind.name(), category.name(), from.toString(), at.toString());
  }

  private long stored(Clock clock) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                system.services().jdbcUrl(),
                system.services().databaseUser(),
                system.services().databasePassword());
        var count =
            connection.prepareStatement("select count(*) from history.score where asset = ?")) {
      count.setString(1, clock.asset());
      try (var row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private JsonNode get(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(system.services().address(Service.QUERY).resolve(path)).build();
    var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return Messages.mapper().readTree(response.body());
  }

  private static List<Reading> stretch() {
    var source = SampleSource.after(Optional.empty(), "any", "swat");
    var stretch = new ArrayList<Reading>(COUNT);
    for (int i = 0; i < FIRST + COUNT; i++) {
      Reading reading = source.next();
      if (i >= FIRST) {
        stretch.add(reading);
      }
    }
    return stretch;
  }

  private static Reading moved(Reading reading, Duration by) {
    return new Reading(
        reading.asset(),
        reading.profile(),
        reading.time().plus(by),
        reading.values(),
        null,
        reading.label());
  }

  private static Reading of(String asset, Reading reading) {
    return new Reading(
        asset, reading.profile(), reading.time(), reading.values(), null, reading.label());
  }

  /** Readings that are there already. */
  private static final class Listed implements ReplaySource {
    private final String asset;
    private final List<Reading> readings;
    private int next;

    Listed(String asset, List<Reading> readings) {
      this.asset = asset;
      this.readings = readings;
    }

    @Override
    public String name() {
      return asset;
    }

    @Override
    public SequencedSet<String> assets() {
      return new LinkedHashSet<>(List.of(asset));
    }

    @Override
    public long total() {
      return readings.size();
    }

    @Override
    public Reading next() {
      return next == readings.size() ? null : readings.get(next++);
    }
  }
}
