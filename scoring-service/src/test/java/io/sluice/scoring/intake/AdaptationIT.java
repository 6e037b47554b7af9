package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.CommandKind;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.SideFinding;
import io.sluice.contracts.Topics;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.models.training.Trainer;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingRequest;
import io.sluice.scoring.plant.SmallPlant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is followed of an asset, and what is left out, survives whatever happens to the workers. */
class AdaptationIT {

  private static final String PROFILE = "slow-plant";
  private static final int ASSETS = 4;
  private static final int MINUTES = 800;
  private static final int SHIFTED = 100;

  /**
   * The minute at which people say something of tags: those that stand off are left out by then.
   */
  private static final int SAID = 700;

  /** {@code -Dsluice.kills=20} for a longer look. */
  private static final int KILLS = Integer.getInteger("sluice.kills", 2);

  @TempDir static Path bundles;

  private static List<Reading> readings;
  private static Map<String, Score> undisturbed;
  @AutoClose private final Scenario scenario = new Scenario(bundles);

  /** The small plant with a reading a minute: 60 looks of 8 minutes are patience. */
  private static Profile profile() {
    Profile small = SmallPlant.profile(PROFILE, SmallPlant.WINDOW);
    return new Profile(
        PROFILE,
        ProfileKind.SIGNALS,
        small.tags(),
        Duration.ofMinutes(1),
        small.window(),
        1,
        1,
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        small.severity());
  }

  @BeforeAll
  static void run_undisturbed() throws Exception {
    Profile profile = profile();
    var csv = new StringBuilder("time,");
    csv.append(profile.tags().stream().map(Tag::name).collect(Collectors.joining(",")));
    for (int minute = 0; minute < 3_000; minute++) {
      csv.append('\n').append(SmallPlant.START.plus(Duration.ofMinutes(minute)));
      for (double value : SmallPlant.values(0, minute, false)) {
        csv.append(',').append(value);
      }
    }
    Path data = Files.writeString(bundles.resolveSibling("slow.csv"), csv.append('\n'));
    var request =
        TrainingRequest.of(profile, List.of(data), bundles)
            .withOptions(
                TrainingOptions.DEFAULT
                    .withWindows(null, 1, null)
                    .withDetectors(Set.of("forecaster", "rules")));
    Path bundle = new Trainer((stage, done, total) -> {}).train(request).folder();
    Files.delete(data);
    readings = readings(shift(bundle, "FIT101"));
    undisturbed = Scenario.undisturbed(bundles, readings);
  }

  /** By how much a tag has to be off for good, so that it is off its forecast by 1.3 levels. */
  private static double shift(Path bundle, String tag) throws Exception {
    var settings =
        Messages.decode(
            Files.readAllBytes(bundle.resolve("forecaster.json")), ForecasterSettings.class);
    for (var target : settings.targets()) {
      var signal = settings.signals().get(target.signal());
      if (signal.tag().equals(tag)) {
        double own = target.own().stream().mapToDouble(Double::doubleValue).sum();
        return 1.3 * target.level() * signal.scale() / (1 - own);
      }
    }
    throw new IllegalStateException(tag + " is not forecast");
  }

  private static List<Reading> readings(double flow) {
    var readings = new ArrayList<Reading>();
    for (int minute = 0; minute < MINUTES; minute++) {
      for (int asset = 0; asset < ASSETS; asset++) {
        double[] values = SmallPlant.values(0, minute, false);
        if (minute > SHIFTED) {
          values[1] += asset % 2 == 0 ? flow : 0;
          values[2] += asset % 3 == 0 ? 60 : 0;
        }
        Map<String, Double> byTag = new LinkedHashMap<>();
        var tags = profile().tags();
        for (int tag = 0; tag < values.length; tag++) {
          byTag.put(tags.get(tag).name(), values[tag]);
        }
        readings.add(
            new Reading(
                SmallPlant.asset(asset),
                PROFILE,
                SmallPlant.START.plus(Duration.ofMinutes(minute)),
                byTag,
                null,
                null));
      }
    }
    return readings;
  }

  private static Set<String> told(String tag) {
    return undisturbed.values().stream()
        .map(Score::drift)
        .filter(Objects::nonNull)
        .map(SideFinding::tags)
        .flatMap(List::stream)
        .filter(one -> one.tag().equals(tag))
        .map(Contributor::reason)
        .map(reason -> reason.replaceAll("[\\d.]+", "#"))
        .collect(Collectors.toSet());
  }

  @Test
  void a_tag_is_followed_and_another_left_out() {
    assertThat(told("FIT101")).anyMatch(reason -> reason.contains("followed for"));
    assertThat(told("PIT501"))
        .anyMatch(
            reason ->
                reason.contains("left out of judging") || reason.contains("judged without it"));
  }

  private static IncidentCommand order(CommandKind kind, String asset, String tag) {
    return new IncidentCommand(
        UUID.randomUUID(),
        UUID.randomUUID(),
        asset,
        kind,
        "anna",
        Instant.EPOCH,
        "a new sensor",
        null,
        null,
        List.of(tag),
        null);
  }

  private static void awaitObeyed(Scenario scenario, long commands) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                scenario.administrator().committed(ConsumerGroups.SCORING, Topics.INCIDENT_COMMANDS)
                    == commands);
  }

  /** Says of two assets' tags what is to become of them once they stand off, then goes on. */
  private static Map<String, Score> ordered(Scenario scenario, boolean isKilled) throws Exception {
    int said = ASSETS * SAID;
    Process process = WorkerMain.start(scenario.bootstrapServers(), bundles, "same-name");
    scenario.send(readings.subList(0, said));
    scenario.awaitCommitted(said);
    scenario.give(order(CommandKind.LEARN, SmallPlant.asset(0), "PIT501"));
    scenario.give(order(CommandKind.REPAIRED, SmallPlant.asset(2), "FIT101"));
    scenario.give(order(CommandKind.COMMENT, SmallPlant.asset(3), "PIT501"));
    awaitObeyed(scenario, 3);
    if (isKilled) {
      process.destroyForcibly().waitFor();
      process = WorkerMain.start(scenario.bootstrapServers(), bundles, "same-name");
    }
    scenario.send(readings.subList(said, readings.size()));
    scenario.awaitAllCommitted();
    process.destroyForcibly().waitFor();
    return scenario.scores();
  }

  /** Of scores after something was said, whether one tells a tag of an asset as drift. */
  private static boolean isTold(Map<String, Score> scores, int asset, String tag, int from) {
    Instant since = SmallPlant.START.plus(Duration.ofMinutes(from));
    return scores.values().stream()
        .filter(score -> score.asset().equals(SmallPlant.asset(asset)))
        .filter(score -> !score.windowEnd().isBefore(since))
        .map(Score::drift)
        .filter(Objects::nonNull)
        .flatMap(finding -> finding.tags().stream())
        .anyMatch(one -> one.tag().equals(tag));
  }

  @Test
  void what_people_say_of_tags_is_done_once_and_outlives_a_kill() throws Exception {
    // given
    assertThat(isTold(undisturbed, 0, "PIT501", SAID)).isTrue();
    assertThat(isTold(undisturbed, 3, "PIT501", SAID)).isTrue();

    // when
    Map<String, Score> killed = ordered(scenario, true);

    // then: told no more of the tag that was learnt, and of the same tag elsewhere still
    assertThat(isTold(killed, 0, "PIT501", SAID)).isFalse();
    assertThat(isTold(killed, 3, "PIT501", SAID)).isTrue();
    assertThat(killed).hasSameSizeAs(undisturbed);

    // and: the same as if nothing had been
    try (var other = new Scenario(bundles)) {
      SameScores.assertSame(killed, ordered(other, false));
    }
  }

  @Test
  void a_process_that_is_killed() throws Exception {
    scenario.send(readings);
    for (int kill = 1; kill <= KILLS; kill++) {
      // given
      Process process = WorkerMain.start(scenario.bootstrapServers(), bundles, "same-name");
      scenario.awaitCommitted(kill * readings.size() / (KILLS + 1));

      // when
      process.destroyForcibly().waitFor();
    }
    scenario.workers("last");
    scenario.awaitAllCommitted();

    // then
    SameScores.assertSame(scenario.scores(), undisturbed);
    assertThat(scenario.counted("sluice.scoring.memories.dropped")).isZero();
  }
}
