package io.sluice.alert.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.alert.channel.Receipt;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.Severity;
import io.sluice.contracts.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What the service counts; every name and label is here. */
@ApplicationScoped
public class AlertMetrics {

  static final String SCORES = "sluice.alert.scores";
  static final String ALERTS = "sluice.alert.alerts";
  static final String ATTEMPTS = "sluice.alert.delivery.attempts";
  static final String DELIVERIES = "sluice.alert.deliveries";
  static final String PUBLISHED = "sluice.alert.published";
  static final String COMMANDS = "sluice.alert.commands";
  static final String LOST_RACES = "sluice.alert.intake.lost.races";
  static final String LOST = "sluice.alert.scores.lost";
  static final String BEGUN_ANEW = "sluice.alert.intake.begun.anew";
  static final String ASSETS_BEGUN_ANEW = "sluice.alert.assets.begun.anew";
  static final String QUIET = "sluice.alert.quiet";
  static final String TOLD_LATE = "sluice.alert.quiet.told.late";
  static final String QUIET_KEPT = "sluice.alert.quiet.kept";
  static final String HELD = "sluice.alert.quiet.held";
  static final String RETENTION = "sluice.alert.retention.deleted";
  static final String OPEN_INCIDENTS = "sluice.alert.incidents.open";
  static final String OUTBOX_SIZE = "sluice.alert.outbox.size";
  static final String OUTBOX_AGE = "sluice.alert.outbox.age.seconds";
  static final String PENDING_SIZE = "sluice.alert.deliveries.pending";
  static final String PENDING_AGE = "sluice.alert.deliveries.pending.age.seconds";
  static final String DEAD = "sluice.alert.deliveries.dead";
  static final String CHANNEL_PAUSED = "sluice.alert.channel.paused";
  static final String HEARTBEATS = "sluice.alert.heartbeats";
  static final String CANARY = "sluice.alert.canary.lost";
  static final String FILES = "sluice.alert.file.changes";
  static final String FILE_REFUSED = "sluice.alert.file.refused";
  static final String ESCALATIONS = "sluice.alert.escalations";
  static final String ASSET_INCIDENTS = "sluice.alert.asset.incidents.open";

  /** The stored state of the asset cannot be read. */
  public static final String UNREADABLE = "unreadable";

  /** The database refuses what the asset led to. */
  public static final String REFUSED = "refused";

  private final MeterRegistry registry;
  private final Topics topics;
  private final Counter judged;
  private final Counter stale;
  private final Counter poison;
  private final Counter commandPoison;
  private final Counter published;
  private final Counter lostRaces;
  private final Counter lost;
  private final Counter begunAnew;
  private final Counter deleted;
  private final Counter toldLate;
  private final Counter filesTaken;
  private final Counter filesRefused;
  private final Counter escalations;
  private final AtomicInteger fileRefused = new AtomicInteger();

  AlertMetrics(MeterRegistry registry, Topics topics) {
    this.topics = topics;
    this.registry = registry;
    judged = scores("judged");
    stale = scores("stale");
    poison = scores("poison");
    published = registry.counter(PUBLISHED);
    lostRaces = registry.counter(LOST_RACES);
    lost =
        Counter.builder(LOST)
            .description("Scores that retention deleted before they were judged")
            .register(registry);
    begunAnew =
        Counter.builder(BEGUN_ANEW)
            .description("Partitions whose log ended before what was consumed of them")
            .register(registry);
    for (String outcome : List.of("delivered", "failed", "withheld")) {
      heartbeats(outcome);
    }
    assetsBegunAnew(UNREADABLE);
    assetsBegunAnew(REFUSED);
    deleted = registry.counter(RETENTION);
    toldLate =
        Counter.builder(TOLD_LATE)
            .description("Incidents that people were told of when it was no longer quiet")
            .register(registry);
    QuietKind.KNOWN.forEach(this::quiet);
    filesTaken = files("taken");
    filesRefused = files("refused");
    escalations =
        Counter.builder(ESCALATIONS)
            .description("Steps of escalations whose receivers were told")
            .register(registry);
    Gauge.builder(FILE_REFUSED, fileRefused, AtomicInteger::get)
        .description("1 while the file of receivers that is there is not in force")
        .register(registry);
    for (CommandKind kind : CommandKind.values()) {
      for (String outcome : List.of("done", "unchanged", "refused", "repeated")) {
        commands(lower(kind), outcome);
      }
    }
    commands("unknown", "lost");
    commandPoison = commands("unknown", "poison");
    for (AlertKind kind : AlertKind.values()) {
      for (Severity severity : Severity.values()) {
        if (severity.isAnomalous() && kind != AlertKind.OTHER) {
          Category.RAISED.forEach(category -> alerts(kind, severity, category));
        }
      }
    }
  }

  private Counter alerts(AlertKind kind, Severity severity, Category category) {
    return registry.counter(
        ALERTS, "kind", lower(kind), "severity", lower(severity), "category", lower(category));
  }

  private Counter scores(String outcome) {
    return Counter.builder(SCORES)
        .description("Scores read, by what became of them")
        .tag("outcome", outcome)
        .register(registry);
  }

  public void scores(long judgedScores, long staleScores) {
    judged.increment(judgedScores);
    stale.increment(staleScores);
  }

  /**
   * A record became a dead letter.
   *
   * @param topic from which it came
   */
  public void poison(String topic) {
    (topic.equals(topics.incidentCommands()) ? commandPoison : poison).increment();
  }

  /** An incident changed, or a person said something of it. */
  public void alert(Alert alert) {
    alerts(alert.kind(), alert.severity(), alert.category()).increment();
  }

  /** Shows a channel from the start, at zero: a counter that begins at one has not increased. */
  public void expect(String channel) {
    for (String outcome : List.of("delivered", "failed", "refused")) {
      attempts(channel, outcome);
    }
    for (String status : List.of("delivered", "superseded", "dead")) {
      deliveries(channel, status);
    }
  }

  public void attempted(String channel, Receipt receipt) {
    String outcome =
        switch (receipt) {
          case Receipt.Delivered delivered -> "delivered";
          case Receipt.Failed failed -> "failed";
          case Receipt.Refused refused -> "refused";
        };
    attempts(channel, outcome).increment();
  }

  private Counter attempts(String channel, String outcome) {
    return registry.counter(ATTEMPTS, "channel", channel, "outcome", outcome);
  }

  /** A delivery ended. */
  public void delivered(String channel, String status) {
    delivered(channel, status, 1);
  }

  public void delivered(String channel, String status, int deliveries) {
    deliveries(channel, status.toLowerCase(Locale.ROOT)).increment(deliveries);
  }

  private Counter deliveries(String channel, String status) {
    return registry.counter(DELIVERIES, "channel", channel, "status", status);
  }

  /** A command is answered. */
  public void command(CommandKind kind, String outcome) {
    commands(lower(kind), outcome).increment();
  }

  /** A command came again after it was answered. */
  public void commandRepeated(CommandKind kind) {
    commands(lower(kind), "repeated").increment();
  }

  /** Retention deleted commands before they were read. */
  public void commandsLost(long commands) {
    commands("unknown", "lost").increment(commands);
  }

  private Counter commands(String kind, String outcome) {
    return Counter.builder(COMMANDS)
        .description("Commands read, by what became of them")
        .tags("kind", kind, "outcome", outcome)
        .register(registry);
  }

  public void published(int alerts) {
    published.increment(alerts);
  }

  public void lostRace() {
    lostRaces.increment();
  }

  public void lost(long scores) {
    lost.increment(scores);
  }

  public void begunAnew() {
    begunAnew.increment();
  }

  private Counter assetsBegunAnew(String reason) {
    return Counter.builder(ASSETS_BEGUN_ANEW)
        .description("Assets that went on from less than was known of them")
        .tag("reason", reason)
        .register(registry);
  }

  public void assetBegunAnew(String reason) {
    assetsBegunAnew(reason).increment();
  }

  /** A sign of life was due: delivered, failed or withheld. */
  public void heartbeat(String outcome) {
    heartbeats(outcome).increment();
  }

  private Counter heartbeats(String outcome) {
    return Counter.builder(HEARTBEATS)
        .description("Signs of life to a service that alarms when they stop")
        .tag("outcome", outcome)
        .register(registry);
  }

  /**
   * @param lost 1 while canaries do not come out, else 0
   */
  public void canary(Supplier<Number> lost) {
    Gauge.builder(CANARY, lost)
        .description("1 while invented anomalies do not come out of a channel in time")
        .register(registry);
  }

  private Counter quiet(QuietKind kind) {
    return Counter.builder(QUIET)
        .description("Alerts that people were not told of when they were made")
        .tag("kind", lower(kind))
        .register(registry);
  }

  /** An alert is stored of which people are not told. */
  public void quiet(QuietRef why) {
    quiet(why.kind()).increment();
  }

  /** It is no longer quiet, and people are told. */
  public void toldLate(int incidents) {
    toldLate.increment(incidents);
  }

  private Counter files(String outcome) {
    return Counter.builder(FILES)
        .description("Files of receivers that were new, by what became of them")
        .tag("outcome", outcome)
        .register(registry);
  }

  /** A file of receivers came into force. */
  public void fileTaken() {
    filesTaken.increment();
  }

  /** A file of receivers was refused. */
  public void fileRefused() {
    filesRefused.increment();
  }

  /**
   * @param inForce whether the file that is there is
   */
  public void fileInForce(boolean inForce) {
    fileRefused.set(inForce ? 0 : 1);
  }

  /** The time of a step of an escalation came. */
  public void escalated() {
    escalations.increment();
  }

  public void deleted(int rows) {
    deleted.increment(rows);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
