package io.sluice.detection.forest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import io.sluice.detection.Windows;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import java.util.ArrayList;
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
    private final long learnsFrom;

    Seen(long learnsFrom) {
      this(learnsFrom, Long.MAX_VALUE);
    }

    Seen(long learnsFrom, long reach) {
      this.learnsFrom = learnsFrom;
      memory = (ForestMemory) detector.memory("asset", reach);
    }

    /** The score of the window that ends here, NaN if none is due. */
    double offer(Entry entry, boolean judged) {
      long before = ring.oldestNeededPosition();
      Admission admission = ring.offer(entry.timeMillis(), entry.values(), entry.position());
      if (admission != Admission.WINDOW || entry.position() < learnsFrom) {
        return Double.NaN;
      }
      memory.take(ring, entry.position(), before < 0 ? entry.position() : before);
      return judged ? judge() : Double.NaN;
    }

    private double judge() {
      var spec = FeatureSpec.of(PROFILE);
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
  void aMemoryRebuiltFromTheLogScoresLikeTheOneThatHasSeenAllOfIt(
      @ForAll @IntRange(min = 1, max = 399) int cut,
      @ForAll @IntRange(max = 60) int earlier,
      @ForAll @IntRange(min = 40, max = 800) int reach,
      @ForAll long seed) {
    // given
    var log = log(400, new Random(seed));
    var undisturbed = new Seen(0, reach);
    for (Entry entry : log.subList(0, cut)) {
      undisturbed.offer(entry, true);
    }
    long since = undisturbed.memory.since();
    long needed = since < 0 ? 0 : undisturbed.memory.needed();

    // when: for the sake of other assets a replay may start earlier than this one needs
    long from = undisturbed.ring.rebuildableFrom(Math.max(0, needed - 3L * earlier));
    var rebuilt = new Seen(since, reach);
    for (Entry entry : log.subList(0, cut)) {
      if (entry.position() >= from) {
        rebuilt.offer(entry, false);
      }
    }

    // then
    assertThat(rebuilt.memory.since()).isEqualTo(since);
    for (Entry entry : log.subList(cut, log.size())) {
      assertThat(rebuilt.offer(entry, true))
          .isEqualTo(Double.valueOf(undisturbed.offer(entry, true)));
    }
    assertThat(rebuilt.memory.since()).isEqualTo(undisturbed.memory.since());
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void whatIsNeededNeverGoesBackAndReachesNoFurtherThanTwoChaptersOfWindows(@ForAll long seed) {
    // given
    var seen = new Seen(0);
    long since = -1;
    long needed = -1;

    for (Entry entry : log(400, new Random(seed))) {
      // when
      seen.offer(entry, false);

      // then
      assertThat(seen.memory.since()).isGreaterThanOrEqualTo(since);
      assertThat(seen.memory.needed()).isGreaterThanOrEqualTo(needed);
      since = seen.memory.since();
      needed = seen.memory.needed();
    }
  }

  @Test
  void aQuietPlantIsForgottenChapterByChapter() {
    // given: one reading a second without any trouble
    var seen = new Seen(0);

    // when
    for (int i = 0; i < 1_000; i++) {
      seen.offer(new Entry(i, 1_000L * i, new double[] {i % 7, i % 5, 2}), false);
    }

    // then
    assertThat(seen.memory.since()).isBetween(1_000L - 2 * SETTINGS.period(), 1_000L);
    assertThat(seen.memory.since() - seen.memory.needed()).isBetween(0L, 30L);
  }

  @Test
  void aReplayLearnsOnceAtItsEnd() {
    // given
    var seen = new Seen(0);
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
  void aChapterEndsEarlyWhereManyShareTheLog() {
    // given: an hour of the log has more than may be read again
    var seen = new Seen(0, 500);

    for (int i = 0; i < 1_000; i++) {
      // when
      seen.offer(new Entry(10L * i, 1_000L * i, new double[] {i % 7, i % 5, 2}), false);

      // then
      assertThat(10L * i - Math.max(0, seen.memory.since())).isLessThanOrEqualTo(500);
      assertThat(seen.memory.model() != null)
          .isEqualTo(i >= PROFILE.window() - 1 + SETTINGS.first());
    }
  }

  @Test
  void whereNotEvenTheFirstWindowsFitEverythingIsForgottenAgain() {
    // given
    var seen = new Seen(0, 150);
    int anew = 0;

    for (int i = 0; i < 1_000; i++) {
      // when
      long since = seen.memory.since();
      seen.offer(new Entry(10L * i, 1_000L * i, new double[] {i % 7, i % 5, 2}), false);

      // then
      anew += since >= 0 && seen.memory.since() > since ? 1 : 0;
      assertThat(10L * i - Math.max(0, seen.memory.since())).isLessThanOrEqualTo(150);
      assertThat(seen.memory.model()).isNull();
    }
    assertThat(anew).isGreaterThan(50);
  }

  @Test
  void anAssetThatWasAwayForChaptersIsComparedWithTheLastItHad() {
    // given
    var seen = new Seen(0);
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
