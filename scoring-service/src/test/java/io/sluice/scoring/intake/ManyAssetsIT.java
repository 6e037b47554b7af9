package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Reading;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.scoring.window.StreamWindow;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broken client that invents a name for each reading, beside assets that are as ever. */
class ManyAssetsIT {

  private static final Logger LOG = Logger.getLogger(ManyAssetsIT.class);

  /** {@code -Dsluice.names=1000000} for a longer look. */
  private static final int NAMES = Integer.getInteger("sluice.names", 5_000);

  private static final int MAX_ASSETS = 100;
  private static final long MEMORY =
      Scenario.PARTITIONS
          * MAX_ASSETS
          * StreamWindow.bytes(SmallPlant.profile(SmallPlant.PROFILE, SmallPlant.WINDOW));

  private static final int ASSETS = 10;
  private static final int BETWEEN = 200;
  private static final long MIB = 1 << 20;

  @TempDir static Path bundles;

  @AutoClose
  private final Scenario scenario =
      new Scenario(
          bundles,
          Map.of(
              "window.memory",
              Long.toString(MEMORY),
              "window.idle-records",
              "100000000",
              "intake.max-poll-records",
              "1000"));

  @BeforeAll
  static void train() {
    SmallBundle.write(bundles);
  }

  @Test
  void state_stays_bounded_and_the_real_assets_are_scored() {
    // given
    var first = scenario.workers("first");
    scenario.send(round(0));
    scenario.awaitAllCommitted();
    int series = scenario.series();
    long heap = heap();
    long started = System.nanoTime();

    // when
    var next = new ArrayList<Reading>();
    for (int name = BETWEEN; name < NAMES; name += BETWEEN) {
      next.addAll(round(name));
      if (next.size() > 20_000 || name + BETWEEN >= NAMES) {
        scenario.send(next);
        next.clear();
      }
    }
    scenario.awaitAllCommitted();

    // then
    long grown = heap() - heap;
    LOG.infof(
        "%d names in %d s: heap %d MiB, then %+d KiB",
        NAMES, (System.nanoTime() - started) / 1_000_000_000, heap / MIB, grown / 1_024);
    assertThat(grown).isLessThan(32 * MIB);
    assertThat(scenario.series()).isEqualTo(series);
    assertThat(scenario.counted("sluice.scoring.readings"))
        .isEqualTo(NAMES + NAMES / BETWEEN * ASSETS);
    assertThat(scenario.counted("sluice.scoring.assets.dropped", "reason", "capacity"))
        .isEqualTo(NAMES + ASSETS - Scenario.PARTITIONS * MAX_ASSETS);

    // when: somebody takes over
    first.stop();
    scenario.workers("second");
    scenario.send(round(NAMES));
    scenario.awaitAllCommitted();

    // then: that took what windows and held values of the real ones need, and nobody can tell
    int rounds = SmallPlant.WINDOW + 12;
    assertThat(scenario.counted("sluice.scoring.rebuild.records"))
        .isBetween(1.0, 1.0 * rounds * (BETWEEN + ASSETS));
    var real = new ArrayList<Reading>();
    for (int second = 0; second <= NAMES / BETWEEN; second++) {
      real.addAll(real(second));
    }
    SameScores.assertSameElsewhere(scenario.scores(), Scenario.undisturbed(bundles, real));
  }

  /** So many new names that a real asset is not yet the longest unseen when it comes next. */
  private static List<Reading> round(int name) {
    var readings = new ArrayList<Reading>();
    for (int i = name; i < name + BETWEEN; i++) {
      readings.add(SmallPlant.complete("invented-" + i, i, 0));
    }
    readings.addAll(real(name / BETWEEN));
    return readings;
  }

  private static List<Reading> real(int second) {
    return IntStream.range(0, ASSETS).mapToObj(asset -> SmallPlant.reading(asset, second)).toList();
  }

  /** What is left after the garbage is collected, bytes; broker and all are in this JVM. */
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
