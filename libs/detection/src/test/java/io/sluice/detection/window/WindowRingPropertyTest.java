package io.sluice.detection.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.detection.window.ReadingLog.Entry;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class WindowRingPropertyTest {

  @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
  void isTheNaiveWindow(@ForAll("logs") ReadingLog log) {
    // given
    var ring = new WindowRing(log.profile(), log.stride());
    var naive = new NaiveWindow(log.profile(), log.stride());

    for (Entry entry : log.entries()) {
      // when
      Admission admission = ring.offer(entry.time(), entry.values(), entry.position());

      // then
      assertThat(admission).isEqualTo(naive.offer(entry.time(), entry.values()));
      long[] times = naive.times();
      assertThat(ring.size()).isEqualTo(times.length);
      for (int i = 0; i < times.length; i++) {
        assertThat(ring.timeMillis(i)).isEqualTo(times[i]);
        assertThat(ring.row(i)).isEqualTo(naive.row(i));
      }
    }
  }

  @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
  void whatItCountsIsInItsReadings(@ForAll("logs") ReadingLog log) {
    // given
    var ring = new WindowRing(log.profile(), log.stride());

    for (Entry entry : log.entries()) {
      // when
      offer(ring, entry);

      // then
      int gaps = 0;
      for (int tag = 0; tag < ring.tags(); tag++) {
        int missing = missing(ring, tag);
        gaps += missing;
        assertThat(ring.isMasked(tag)).isEqualTo((ring.size() - missing) * 2 < ring.size());
        assertThat(ring.steady(tag)).isEqualTo(steady(ring, tag));
      }
      assertThat(ring.hasGaps()).isEqualTo(gaps > 0);
    }
  }

  private static int missing(WindowRing ring, int tag) {
    int missing = 0;
    for (int i = 0; i < ring.size(); i++) {
      missing += Double.isNaN(ring.row(i)[tag]) ? 1 : 0;
    }
    return missing;
  }

  private static int steady(WindowRing ring, int tag) {
    int newest = ring.size() - 1;
    int count = 0;
    while (count < newest && ring.row(newest - count - 1)[tag] == ring.row(newest)[tag]) {
      count++;
    }
    return count;
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void canBeRebuiltFromTheOldestNeededPosition(
      @ForAll("logs") ReadingLog log, @ForAll @IntRange(max = 120) int cutAt) {
    // given
    int cut = Math.min(cutAt, log.entries().size());
    var original = new WindowRing(log.profile(), log.stride());
    log.entries().subList(0, cut).forEach(entry -> offer(original, entry));

    // when
    var rebuilt = new WindowRing(log.profile(), log.stride());
    long from = original.oldestNeededPosition();
    List<Entry> before = log.entries().subList(0, cut);
    before.stream().filter(e -> e.position() >= from).forEach(entry -> offer(rebuilt, entry));

    // then
    assertSame(rebuilt, original);
    for (Entry entry : log.entries().subList(cut, log.entries().size())) {
      assertThat(offer(rebuilt, entry)).isEqualTo(offer(original, entry));
      assertThat(rebuilt.isFirst()).isEqualTo(original.isFirst());
      assertSame(rebuilt, original);
    }
  }

  @Property(tries = 200)
  void neededPositionNeverGoesBack(@ForAll("logs") ReadingLog log) {
    // given
    var ring = new WindowRing(log.profile(), log.stride());
    long needed = ring.oldestNeededPosition();

    for (Entry entry : log.entries()) {
      // when
      offer(ring, entry);

      // then
      assertThat(ring.oldestNeededPosition()).isBetween(needed, entry.position());
      needed = ring.oldestNeededPosition();
    }
  }

  @Provide
  Arbitrary<ReadingLog> logs() {
    return ReadingLog.any();
  }

  private static Admission offer(WindowRing ring, Entry entry) {
    return ring.offer(entry.time(), entry.values(), entry.position());
  }

  private static void assertSame(WindowRing ring, WindowRing expected) {
    assertThat(ring.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(ring.timeMillis(i)).isEqualTo(expected.timeMillis(i));
      assertThat(ring.row(i)).isEqualTo(expected.row(i));
    }
    assertThat(ring.hasGaps()).isEqualTo(expected.hasGaps());
    for (int tag = 0; expected.size() > 0 && tag < expected.tags(); tag++) {
      assertThat(ring.steady(tag)).isEqualTo(expected.steady(tag));
      assertThat(ring.isMasked(tag)).isEqualTo(expected.isMasked(tag));
    }
  }
}
