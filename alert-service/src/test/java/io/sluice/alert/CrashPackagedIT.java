package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.alert.intake.RestlessAssets;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.testbed.http.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service and its database, killed without warning at any moment, and started again;
 * {@link StepsPackagedIT} kills it between every two steps.
 */
class CrashPackagedIT {

  private static final int ASSETS = 20;

  /** Each costs a start of the service; {@code -Dsluice.kills=20} for a longer look. */
  private static final int ROUNDS = Integer.getInteger("sluice.kills", 2);

  private static final int WINDOWS_A_ROUND = 80;

  /** One in so many webhooks is answered with 500. */
  private static final int FAILING = 7;

  /** The number that publishers lock; see AlertPublisher. */
  private static final long PUBLISHER_LOCK = 0x736c756963652f61L;

  private static final String ANSWERED =
      "select count(*) from alerting.command where outcome is not null";

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  @TempDir Path undisturbedData;
  @TempDir Path data;

  @Test
  void nobodyCanTellHowOftenServiceAndDatabaseWereKilled() throws Exception {
    // given
    long seed = System.nanoTime();
    var random = new Random(seed);
    var assets = new RestlessAssets(ASSETS, seed);
    var rounds = new ArrayList<List<Score>>();
    for (int round = 0; round <= ROUNDS; round++) {
      rounds.add(assets.next(WINDOWS_A_ROUND));
    }
    Aftermath undisturbed = undisturbed(rounds);
    int steps = undisturbed.rows().get("delivery").size() / rounds.size();

    try (var surroundings = new Surroundings(data)) {
      var requests = new AtomicInteger();
      surroundings
          .receiver()
          .onReceived(
              webhook -> {
                if (requests.incrementAndGet() % FAILING == 0) {
                  surroundings.receiver().failNext(1, new Answer.Status(500));
                }
              });
      for (int round = 0; round < ROUNDS; round++) {
        long before = round == 0 ? 0 : surroundings.progress();
        surroundings.send(rounds.get(round));
        Process service = surroundings.service();

        // when: at any of its transactions
        long enough = before + 1 + random.nextInt(steps);
        patiently().until(() -> surroundings.progress() >= enough || surroundings.isSettled());
        if (round % 2 == 1) {
          surroundings.restartDatabase();
          service.waitFor(random.nextInt(3_000), TimeUnit.MILLISECONDS);
        }
        service.destroyForcibly().waitFor();
      }
      long before = surroundings.progress();
      surroundings.send(rounds.getLast());
      surroundings.service();
      patiently().until(() -> surroundings.progress() > before);
      surroundings.restartDatabase();
      patiently().until(surroundings::isSettled);

      // then: ids and bodies are functions of the scores, so all is equal to the last bit
      Aftermath disturbed = Aftermath.of(surroundings);
      assertThat(disturbed.differences(undisturbed)).as("seed " + seed).isEmpty();
      assertThat(disturbed.refused()).as("seed " + seed).isEmpty();
      assertThat(disturbed.rows().get("delivery")).allMatch(row -> row.endsWith("DELIVERED)"));
    }
  }

  private Aftermath undisturbed(List<List<Score>> rounds) throws Exception {
    try (var surroundings = new Surroundings(undisturbedData)) {
      rounds.forEach(surroundings::send);
      surroundings.service();
      patiently().until(surroundings::isSettled);
      Aftermath undisturbed = Aftermath.of(surroundings);
      assertThat(undisturbed.rows().get("incident")).hasSizeGreaterThan(ASSETS);
      // no episode is as long as those that people are reminded of
      assertThat(EnumSet.range(AlertKind.OPENED, AlertKind.RESOLVED))
          .filteredOn(kind -> kind != AlertKind.REMINDED)
          .allSatisfy(
              kind ->
                  assertThat(undisturbed.rows().get("alert"))
                      .anyMatch(row -> row.contains("," + kind + ",")));
      return undisturbed;
    }
  }

  /** The tables are yet to come, or the database is. */
  private static ConditionFactory patiently() {
    return await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(SQLException.class);
  }

  @Test
  void aCrashBetweenCommitAndPublicationLosesAndDoublesNothing() throws Exception {
    // given: alerts are committed but cannot be published, a webhook is under way
    var ratios =
        DoubleStream.concat(
                DoubleStream.generate(() -> 1.7).limit(20),
                DoubleStream.generate(() -> 0.3).limit(70))
            .toArray();
    List<Score> scores = Scores.run("plant-1", START, ratios);
    try (var surroundings = new Surroundings(data);
        var other = surroundings.postgres().connect()) {
      var receiver = surroundings.receiver();
      receiver.failNext(1, new Answer.Silence());
      execute(other, "select pg_advisory_lock(" + PUBLISHER_LOCK + ")");
      Process first = surroundings.service();
      surroundings.send(scores.subList(0, 15));
      await().atMost(Duration.ofSeconds(60)).until(() -> !receiver.received().isEmpty());

      // when
      first.destroyForcibly().waitFor();
      assertThat(surroundings.broker().alerts("plant-1")).isEmpty();
      execute(other, "select pg_advisory_unlock(" + PUBLISHER_LOCK + ")");
      surroundings.service();
      surroundings.send(scores.subList(15, 90));

      // then
      await().atMost(Duration.ofSeconds(60)).until(surroundings::isSettled);
      assertThat(surroundings.broker().alerts("plant-1"))
          .map(Alert::kind)
          .containsExactly(AlertKind.OPENED, AlertKind.RESOLVED);
      // At least once: the one under way came again, under its id, before the next.
      assertThat(receiver.received().stream().map(r -> r.id().orElseThrow()).distinct()).hasSize(2);
      assertThat(receiver.received().get(0).status()).isZero();
      assertThat(receiver.received().get(1).id()).isEqualTo(receiver.received().get(0).id());
    }
  }

  @Test
  void eachCommandIsDoneOnceHoweverOftenTheServiceIsKilled() throws Exception {
    // given: an open incident of each asset, and what people want with it
    long seed = System.nanoTime();
    var random = new Random(seed);
    var openings = new ArrayList<Score>();
    for (int i = 0; i < ASSETS; i++) {
      double[] ratios = DoubleStream.generate(() -> 1.7).limit(20).toArray();
      openings.addAll(Scores.run("plant-" + i, START, ratios));
    }
    try (var surroundings = new Surroundings(data)) {
      surroundings.send(openings);
      Process service = surroundings.service();
      patiently().until(surroundings::isSettled);
      List<Alert> opened =
          surroundings.broker().records(Topics.ALERTS).stream().map(Broker::alert).toList();
      assertThat(opened).hasSize(ASSETS);
      List<IncidentCommand> commands = opened.stream().flatMap(CrashPackagedIT::wants).toList();

      // when: killed while commands are done, and all of them come a second time
      int given = 0;
      for (int round = 0; round < ROUNDS; round++) {
        int next = commands.size() * (round + 1) / ROUNDS;
        surroundings.give(commands.subList(given, next));
        int enough = given + 1 + random.nextInt(next - given - 1);
        patiently().until(() -> surroundings.number(ANSWERED) >= enough);
        service.destroyForcibly().waitFor();
        given = next;
        service = surroundings.service();
        patiently().until(surroundings::isSettled);
      }
      surroundings.give(commands);
      patiently().until(surroundings::isSettled);

      // then
      assertThat(surroundings.number(ANSWERED)).isEqualTo(commands.size());
      assertThat(surroundings.number(ANSWERED + " and outcome <> 'DONE'")).isZero();
      for (Alert alert : opened) {
        assertThat(surroundings.broker().alerts(alert.asset()).stream().distinct())
            .as("%s, seed %d", alert.asset(), seed)
            .extracting(told -> told.kind() + text(told))
            .containsExactly(
                "OPENED",
                "ACKNOWLEDGED",
                "COMMENTED one",
                "COMMENTED two",
                "RESOLVED mended",
                "LABELLED",
                "COMMENTED three");
      }
      assertThat(
              surroundings.number(
                  """
                  select count(*) from alerting.incident
                  where status = 'RESOLVED' and resolved_by = 'anna' and acknowledged_by = 'anna'
                    and label = 'MAINTENANCE'
                  """))
          .isEqualTo(ASSETS);
    }
  }

  private static String text(Alert told) {
    return told.command() == null || told.command().text() == null
        ? ""
        : " " + told.command().text();
  }

  private static Stream<IncidentCommand> wants(Alert opened) {
    return Stream.of(
        command(opened, CommandKind.ACKNOWLEDGE, null, null),
        command(opened, CommandKind.COMMENT, "one", null),
        command(opened, CommandKind.COMMENT, "two", null),
        command(opened, CommandKind.RESOLVE, "mended", null),
        command(opened, CommandKind.LABEL, null, IncidentLabel.MAINTENANCE),
        command(opened, CommandKind.COMMENT, "three", null));
  }

  private static IncidentCommand command(
      Alert opened, CommandKind kind, String text, IncidentLabel label) {
    return new IncidentCommand(
        UUID.randomUUID(),
        opened.incident(),
        opened.asset(),
        kind,
        "anna",
        START,
        text,
        label,
        null);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
