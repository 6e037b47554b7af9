package io.sluice.detection.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import io.sluice.detection.Windows;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ForestMemoryTest {

  private static final Profile PROFILE = Profiles.of(3, 4);
  private static final ForestSettings SETTINGS = new ForestSettings(6, 16, 40, 20);

  /** Lies at a position on the log; positions have holes, as offsets have. */
  private record Entry(long position, long timeMillis, double[] values) {}

  /** An asset as somebody sees it who has read its readings from some position on. */
  private static final class Seen {
    private final WindowRing ring = new WindowRing(PROFILE);
    private final ForestDetector detector = new ForestDetector("forest", SETTINGS, PROFILE);
    private final ForestMemory memory;
    private final ForestDetector.Judge judge = detector.judge(1);
    private final long learnsAfter;

    Seen() {
      learnsAfter = -1;
      memory = (ForestMemory) detector.memory("asset");
    }

    /** One that was restored, and knows the windows up to a position. */
    Seen(byte[] snapshot, long position) {
      learnsAfter = position;
      memory = (ForestMemory) detector.restore("asset", snapshot);
    }

    /** The score of the window that ends here, NaN if none is due. */
    double offer(Entry entry, boolean judged) {
      Admission admission = ring.offer(entry.timeMillis(), entry.values(), entry.position());
      if (admission != Admission.WINDOW || entry.position() <= learnsAfter) {
        return Double.NaN;
      }
      memory.take(ring);
      return judged ? judge() : Double.NaN;
    }

    private double judge() {
      var spec = WindowStatistics.of(PROFILE);
      var matrix = new WindowMatrix(spec, Windows.identity(spec.size()), 1);
      judge.observe(0, ring, memory);
      matrix.add(ring);
      judge.judge(matrix);
      return judge.score(0);
    }
  }

  /** In and out of order, doubles, missing values, gaps, silence over chapters, wrong clocks. */
  private static List<Entry> log(int length, Random random) {
    var entries = new ArrayList<Entry>();
    long clock = 1_700_000_000_000L;
    long wrong = 0;
    for (int i = 0; i < length; i++) {
      clock += 1_000;
      long late = 0;
      switch (random.nextInt(120)) {
        case 0 -> clock += 11_000 + random.nextInt(30_000);
        case 1 -> clock += 40_000L * (1 + random.nextInt(4));
        case 2 -> wrong = wrong == 0 ? 3_600_000 : 0;
        case 3, 4, 5, 6 -> late = 1_000L * random.nextInt(8);
        default -> {}
      }
      double phase = i / 7.0;
      double[] values = {
        random.nextInt(9) == 0 ? Double.NaN : Math.sin(phase) + 0.1 * random.nextGaussian(),
        Math.cos(phase) * 10,
        random.nextInt(200) == 0 ? 50 : 2
      };
      entries.add(new Entry(5 + 3L * i, clock + wrong - late, values));
    }
    return entries;
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void aMemoryThatWasRestoredScoresLikeTheOneThatWasNeverGone(
      @ForAll @IntRange(max = 398) int stored,
      @ForAll @IntRange(min = 1, max = 100) int since,
      @ForAll @IntRange(max = 60) int earlier,
      @ForAll long seed) {
    // given
    var log = log(400, new Random(seed));
    int cut = Math.min(log.size() - 1, stored + since);
    var undisturbed = new Seen();
    log.subList(0, stored + 1).forEach(entry -> undisturbed.offer(entry, true));
    byte[] snapshot = undisturbed.memory.snapshot();
    long needed = undisturbed.ring.oldestNeededPosition();
    log.subList(stored + 1, cut).forEach(entry -> undisturbed.offer(entry, true));

    // when: for the sake of other assets a replay may start earlier than this one needs
    long from = undisturbed.ring.rebuildableFrom(Math.max(0, needed - 3L * earlier));
    var restored = new Seen(snapshot, log.get(stored).position());
    for (Entry entry : log.subList(0, cut)) {
      if (entry.position() >= from) {
        restored.offer(entry, false);
      }
    }

    // then
    assertThat(restored.memory.snapshot()).isEqualTo(undisturbed.memory.snapshot());
    for (Entry entry : log.subList(cut, log.size())) {
      assertThat(restored.offer(entry, true))
          .isEqualTo(Double.valueOf(undisturbed.offer(entry, true)));
    }
    assertThat(restored.memory.snapshot()).isEqualTo(undisturbed.memory.snapshot());
  }

  @Test
  void aSnapshotIsBoundedHoweverLongAChapterIs() {
    // given: a chapter may have 100,000 windows
    var settings = new ForestSettings(6, 16, 100_000, 20);
    var memory = new ForestMemory("asset", settings, PROFILE);
    var ring = new WindowRing(PROFILE);

    // when: less than that, so that all is one chapter and what it has taught
    int largest = 0;
    for (int i = 0; i < 20_000; i++) {
      if (ring.offer(1_000L * i, new double[] {i % 7, i % 5, 2}, i) == Admission.WINDOW) {
        memory.take(ring);
        largest = Math.max(largest, memory.snapshot().length);
      }
    }

    // then: of both, fewer than four readings a place in a tree
    assertThat(largest).isLessThan(2 * (4 * 16 * 3 * Double.BYTES) + 100);
  }

  @Test
  void bytesThatAreNoSnapshotAreRefused() {
    // given
    var seen = new Seen();
    for (int i = 0; i < 100; i++) {
      seen.offer(new Entry(i, 1_000L * i, new double[] {i % 7, i % 5, 2}), false);
    }
    byte[] snapshot = seen.memory.snapshot();
    byte[] ofAnotherFormat = snapshot.clone();
    ofAnotherFormat[0]++;
    var ofMoreTags = new ForestDetector("forest", SETTINGS, Profiles.of(4, 4));

    // then
    for (byte[] wrong :
        List.of(
            new byte[0],
            ofAnotherFormat,
            Arrays.copyOf(snapshot, snapshot.length - 1),
            Arrays.copyOf(snapshot, snapshot.length + 1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> seen.detector.restore("asset", wrong));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofMoreTags.restore("asset", snapshot))
        .withMessageContaining("another number of tags");
  }

  @Test
  void aReplayLearnsOnceAtItsEnd() {
    // given
    var seen = new Seen();
    for (int i = 0; i < 200; i++) {
      seen.offer(new Entry(i, 1_000L * i, new double[] {i % 7, i % 5, 2}), false);
    }
    assertThat(seen.memory.isUnprepared()).isTrue();

    // when
    seen.memory.prepare();

    // then
    assertThat(seen.memory.isUnprepared()).isFalse();
  }

  @Test
  void anAssetThatWasAwayForChaptersIsComparedWithTheLastItHad() {
    // given
    var seen = new Seen();
    int i = 0;
    for (; i < 200; i++) {
      seen.offer(new Entry(i, 1_000L * i, new double[] {i % 7, i % 5, 2}), false);
    }

    // when: away for ten chapters, then back with a tag at another value
    double last = Double.NaN;
    for (int j = 0; j < 8; j++, i++) {
      last = seen.offer(new Entry(i, 400_000 + 1_000L * i, new double[] {i % 7, i % 5, 9}), true);
    }

    // then
    assertThat(last).isGreaterThan(ForestDetector.CURVE.info());
  }
}
