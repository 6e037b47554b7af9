package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.ReceivedWebhook;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The packaged service, killed without warning at each step of the way from a score to people, and
 * started again. A step is a transaction, whose statement waits for a lock in a trigger: there it
 * is killed, when all steps before are committed and this one is not.
 */
class StepsPackagedIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  /** Any number that nobody else locks. */
  private static final int GATE = 42;

  private static final String AT_THE_GATE =
      "select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = "
          + GATE;

  private static final String ALL_TABLES_ARE_THERE =
      "select (select count(*) from alerting.escalation) + (select count(*) from alerting.burst)";

  private static final String ROUTES =
      """
      routes:
        - {name: ops is next, when: {assets: %s}, to: log, escalate: [{after: 1s, to: ops}]}
        - {name: all, to: [log, ops]}
      """
          .formatted(Step.ESCALATION.asset());

  /**
   * One for all steps, each with an asset of its own: what a step leaves behind is the next one's
   * past.
   */
  @TempDir private static Path data;

  private static Surroundings surroundings;
  private static Process service;

  /** Where it is killed, and what people hear of it then. */
  private enum Step {
    /** Incident, alert, deliveries and offset. */
    INTAKE("insert on alerting.alert", "true", 1),
    /** The broker has it, and that cannot be noted: it has it twice. */
    PUBLISH("update on alerting.alert", "new.published_at is not null", 1),
    CLAIM("update on alerting.delivery", "new.channel = 'ops' and new.lease_until is not null", 1),
    /** Claimed and not sent: nobody but the lease knows. */
    CLAIMED(
        "update on alerting.delivery", "new.channel = 'ops' and new.lease_until is not null", 1),
    /** The receiver took it, and that cannot be noted: it hears it again. */
    DELIVERED("update on alerting.delivery", "new.channel = 'ops' and new.status = 'DELIVERED'", 2),
    /** It answered 500, and that cannot be noted. */
    RETRY(
        "update on alerting.delivery",
        "new.channel = 'ops' and new.status = 'PENDING' and new.lease_until is null",
        2,
        1,
        new Answer.Status(500)),
    /** It answered that it does not want it, and that cannot be noted. */
    DEAD(
        "update on alerting.delivery",
        "new.channel = 'ops' and new.status = 'DEAD'",
        2,
        2,
        new Answer.Status(400)),
    /** The next receiver is to be told, for nobody has acknowledged it. */
    ESCALATION("update on alerting.escalation", "new.outcome = 'TOLD'", 1);

    private final String where;
    private final String when;
    private final int heard;
    private final int answers;
    private final Answer answer;

    Step(String where, String when, int heard) {
      this(where, when, heard, 0, null);
    }

    /**
     * @param where what the trigger is of
     * @param when of which rows
     * @param heard how often the receiver hears of it, always under one id
     * @param answers how often it does not answer 204 first
     * @param answer what it answers then
     */
    Step(String where, String when, int heard, int answers, Answer answer) {
      this.where = where;
      this.when = when;
      this.heard = heard;
      this.answers = answers;
      this.answer = answer;
    }

    String asset() {
      return "plant-" + name();
    }

    String end() {
      return this == DEAD ? "DEAD" : "DELIVERED";
    }

    /** Whether it is there, and with it what is to be done before it is killed. */
    boolean isReached() throws SQLException {
      boolean isAtTheGate = surroundings.number(AT_THE_GATE) >= 1;
      return isAtTheGate
          && switch (this) {
            case INTAKE -> true;
            case PUBLISH -> deliveries("DELIVERED") == 1;
            // told and published at once: whichever is not looked at is to be over
            default -> its("alert", "published_at is not null") == 1;
          };
    }

    long deliveries(String status) throws SQLException {
      return its("delivery", "channel = 'ops' and status = '" + status + "'");
    }

    /** How many rows of a table are of its asset. */
    long its(String table, String condition) throws SQLException {
      return surroundings.number(
          "select count(*) from alerting.%s where asset = '%s' and %s"
              .formatted(table, asset(), condition));
    }
  }

  @BeforeAll
  static void start() {
    surroundings = new Surroundings(data, "timeout: 2s", ROUTES, Map.of());
    service = surroundings.service();
    patiently().until(() -> surroundings.number(ALL_TABLES_ARE_THERE) == 0);
  }

  @AfterAll
  static void stop() {
    surroundings.close();
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void whereverItIsKilledNothingIsLostAndDoublesAreTheSame(Step step) throws Exception {
    // given: an alert on its way, as far as the step
    int before = surroundings.receiver().received().size();
    try (var gate = surroundings.postgres().connect()) {
      if (step.answer != null) {
        surroundings.receiver().failNext(step.answers, step.answer);
      }
      close(gate, step);
      surroundings.send(
          Scores.run(step.asset(), START, DoubleStream.generate(() -> 1.7).limit(20).toArray()));
      patiently().until(step::isReached);

      // when
      service.destroyForcibly().waitFor();
      open(gate, step);
      if (step == Step.CLAIMED) {
        execute(
            gate,
            """
            update alerting.delivery set attempts = 1, lease_until = now() + interval '1 second'
            where channel = 'ops' and asset = '%s'
            """
                .formatted(step.asset()));
      }
      service = surroundings.service();

      // then: stored once, told once or the same again
      patiently().until(surroundings::isSettled);
      patiently().until(() -> step.deliveries(step.end()) == 1);
      assertThat(step.its("incident", "true")).isEqualTo(1);
      assertThat(step.its("alert", "true")).isEqualTo(1);
      List<Alert> published = surroundings.broker().alerts(step.asset());
      assertThat(published).hasSize(step == Step.PUBLISH ? 2 : 1);
      assertThat(published.stream().distinct())
          .singleElement()
          .satisfies(alert -> assertThat(alert.kind()).isEqualTo(AlertKind.OPENED));
      List<ReceivedWebhook> all = surroundings.receiver().received();
      List<ReceivedWebhook> received = all.subList(before, all.size());
      assertThat(received).hasSize(step.heard);
      assertThat(received.stream().map(webhook -> webhook.id().orElseThrow()).distinct())
          .hasSize(1);
      assertThat(received.stream().map(ReceivedWebhook::body).distinct()).hasSize(1);
    }
  }

  private static void close(Connection gate, Step step) throws SQLException {
    execute(
        gate,
        """
        create or replace function alerting.wait_at_gate() returns trigger language plpgsql as
        $$ begin perform pg_advisory_xact_lock(%d); return null; end $$
        """
            .formatted(GATE));
    execute(
        gate,
        "create trigger gate after %s for each row when (%s) execute function alerting.wait_at_gate()"
            .formatted(step.where, step.when));
    execute(gate, "select pg_advisory_lock(" + GATE + ")");
  }

  /** Who waited there finds that nobody is left to commit what it did. */
  private static void open(Connection gate, Step step) throws SQLException {
    execute(gate, "select pg_advisory_unlock(" + GATE + ")");
    execute(gate, "drop trigger gate on " + step.where.substring(step.where.indexOf("alerting.")));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The tables are yet to come. */
  private static ConditionFactory patiently() {
    return await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(SQLException.class);
  }
}
