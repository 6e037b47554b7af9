package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An asset that says to be of another kind: its window starts anew, each time. */
class ProfileChangeIT {

  private static final String OTHER = "other-plant";
  private static final int OTHER_WINDOW = 5;

  @TempDir static Path bundles;

  private final List<Reading> readings = new ArrayList<>();
  @AutoClose private final Scenario scenario = new Scenario(bundles);

  @BeforeAll
  static void train() {
    SmallBundle.write(bundles);
    SmallBundle.write(bundles, OTHER, OTHER_WINDOW);
  }

  private void send(String asset, String profile, int second) {
    send(asset, "tags", profile, second);
  }

  private void send(String asset, String stream, String profile, int second) {
    var reading = SmallPlant.complete(asset, 1, second);
    readings.add(
        new Reading(
            asset, stream, profile, reading.time(), reading.values(), null, null, null, null));
  }

  @Test
  void there_and_back() {
    // given: one that changes and two that do not
    for (int second = 0; second < 60; second++) {
      send("changes", second / 20 == 1 ? OTHER : SmallPlant.PROFILE, second);
      send("stays", SmallPlant.PROFILE, second);
      send("other", OTHER, second);
    }

    // when
    var scores = replayDisturbed();

    // then
    assertThat(byAssetAndProfile(scores))
        .isEqualTo(
            Map.of(
                "changes " + SmallPlant.PROFILE, 2L * (20 - SmallPlant.WINDOW + 1),
                "changes " + OTHER, 20L - OTHER_WINDOW + 1,
                "stays " + SmallPlant.PROFILE, 60L - SmallPlant.WINDOW + 1,
                "other " + OTHER, 60L - OTHER_WINDOW + 1));
    assertThat(scenario.counted("sluice.scoring.assets.dropped", "reason", "profile-changed"))
        .isEqualTo(2);
  }

  @Test
  void two_devices_under_one_name() {
    // given
    for (int second = 0; second < 40; second++) {
      send("torn", second % 2 == 0 ? OTHER : SmallPlant.PROFILE, second);
      send("stays", SmallPlant.PROFILE, second);
    }

    // when
    var scores = replayDisturbed();

    // then
    assertThat(byAssetAndProfile(scores))
        .isEqualTo(Map.of("stays " + SmallPlant.PROFILE, 40L - SmallPlant.WINDOW + 1));
    assertThat(scenario.counted("sluice.scoring.assets.dropped", "reason", "profile-changed"))
        .isEqualTo(39);
  }

  @Test
  void streams_of_one_asset_do_not_reset_each_other() {
    // given: each is named by its profile, and their readings take turns
    for (int second = 0; second < 40; second++) {
      send("plant", SmallPlant.PROFILE, SmallPlant.PROFILE, second);
      send("plant", OTHER, OTHER, second);
    }

    // when
    var scores = replayDisturbed();

    // then
    assertThat(byAssetAndProfile(scores))
        .isEqualTo(
            Map.of(
                "plant " + SmallPlant.PROFILE, 40L - SmallPlant.WINDOW + 1,
                "plant " + OTHER, 40L - OTHER_WINDOW + 1));
    assertThat(scores.values()).allSatisfy(s -> assertThat(s.stream()).isEqualTo(s.profile()));
    assertThat(scenario.counted("sluice.scoring.assets.dropped", "reason", "profile-changed"))
        .isZero();
  }

  /** With workers that are replaced amid each profile; equal to what one alone commits. */
  private Map<String, Score> replayDisturbed() {
    var scores = scenario.replay(readings, 6);
    SameScores.assertSame(scores, Scenario.undisturbed(bundles, readings));
    return scores;
  }

  private static Map<String, Long> byAssetAndProfile(Map<String, Score> scores) {
    return scores.values().stream()
        .collect(
            Collectors.groupingBy(
                score -> score.asset() + " " + score.profile(), Collectors.counting()));
  }
}
