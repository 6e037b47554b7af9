package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.platform.session.CommitNote;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An asset that brings nothing new while another of its partition goes on: nobody forgets it too
 * early, nor reads the log again for its sake for ever.
 */
class QuietAssetIT {

  private static final int IDLE_RECORDS = 1_000;
  private static final Map<String, String> SETTINGS =
      Map.of("window.idle-records", Integer.toString(IDLE_RECORDS));
  private static final int BUSY_BEFORE = 20;
  private static final String BUSY = "busy";
  private static final String QUIET =
      IntStream.range(0, 1_000)
          .mapToObj(i -> "quiet-" + i)
          .filter(name -> Scenario.partitionOf(name).equals(Scenario.partitionOf(BUSY)))
          .findFirst()
          .orElseThrow();

  @TempDir static Path bundles;

  private final List<Reading> readings = new ArrayList<>();
  private int sent;
  private int busySeconds;
  @AutoClose private final Scenario scenario = new Scenario(bundles, SETTINGS);

  @BeforeAll
  static void train() {
    SmallBundle.write(bundles);
  }

  @Test
  void its_window_is_kept_as_long_as_it_is_not_idle() {
    // given
    quiet(0, BUSY_BEFORE);
    busy(IDLE_RECORDS - 1);
    scored();

    // when: another worker, which has to look far back
    quiet(BUSY_BEFORE, 40);
    scored();

    // then
    assertThat(scoresOfQuiet()).hasSize(40 - SmallPlant.WINDOW + 1);
    assertThat(scenario.counted("sluice.scoring.assets.dropped")).isZero();
    assertUndisturbed();
  }

  @Test
  void its_window_is_dropped_once_it_is_idle() {
    // given
    quiet(0, BUSY_BEFORE);
    busy(IDLE_RECORDS);
    scored();

    // when
    quiet(BUSY_BEFORE, 40);
    scored();

    // then
    assertThat(scoresOfQuiet()).hasSize(2 * (BUSY_BEFORE - SmallPlant.WINDOW + 1));
    assertThat(scenario.counted("sluice.scoring.assets.dropped", "reason", "idle")).isEqualTo(1);
    assertUndisturbed();
  }

  @Test
  void a_clock_that_stands_still_does_not_hold_back_the_rebuild() {
    // given
    quiet(0, BUSY_BEFORE);
    for (int i = 0; i < 2 * IDLE_RECORDS; i++) {
      busy(1);
      quiet(BUSY_BEFORE - 1, BUSY_BEFORE);
      if (i % 600 == 599) {
        scored();
      }
    }

    // when
    scored();

    // then: it begins anew now and then, and once its clock goes again
    var committed =
        scenario.administrator().committedWithMetadata().get(Scenario.partitionOf(BUSY));
    long from = CommitNote.decode(committed.metadata()).orElseThrow().from();
    assertThat(from).isGreaterThan(committed.offset() - 2 * IDLE_RECORDS);
    quiet(BUSY_BEFORE, 40);
    scored();
    assertThat(scoresOfQuiet()).hasSize(40 + 1 - 2 * (SmallPlant.WINDOW - 1));
    assertUndisturbed();
  }

  private void quiet(int from, int to) {
    for (int second = from; second < to; second++) {
      readings.add(SmallPlant.complete(QUIET, 1, second));
    }
  }

  private void busy(int seconds) {
    for (int i = 0; i < seconds; i++) {
      readings.add(SmallPlant.complete(BUSY, 2, busySeconds++));
    }
  }

  /** By workers of their own, which then are gone. */
  private void scored() {
    var workers = scenario.workers("up-to-" + readings.size());
    scenario.send(readings.subList(sent, readings.size()));
    sent = readings.size();
    scenario.awaitAllCommitted();
    workers.stop();
  }

  private List<Score> scoresOfQuiet() {
    return scenario.scores().values().stream()
        .filter(score -> score.asset().equals(QUIET))
        .toList();
  }

  private void assertUndisturbed() {
    SameScores.assertSame(scenario.scores(), Scenario.undisturbed(bundles, SETTINGS, readings));
  }
}
