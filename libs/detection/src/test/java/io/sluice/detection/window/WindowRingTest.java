package io.sluice.detection.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.detection.Profiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One tag, a window of 3 readings a second apart; grace 5 s, maxGap 10 s, holdFor 5 s. */
class WindowRingTest {

  private static final long FAR = 365L * 24 * 3600 * 1000;

  private final WindowRing ring = new WindowRing(Profiles.of(1, 3));
  private long position;

  @Test
  void givesAWindowOnceItIsFull() {
    // given
    offer(1000, 1);
    offer(2000, 2);

    // when
    Admission admission = offer(3000, 3);

    // then
    assertThat(admission).isEqualTo(Admission.WINDOW);
    assertThat(ring.startMillis()).isEqualTo(1000);
    assertThat(ring.endMillis()).isEqualTo(3000);
  }

  @Test
  void onlyTheWindowThatFillsIsTheFirst() {
    // given
    offer(1000, 1);
    offer(2000, 2);
    boolean whileWarming = ring.isFirst();

    // when
    offer(3000, 3);
    boolean filled = ring.isFirst();
    offer(4000, 4);

    // then
    assertThat(whileWarming).isFalse();
    assertThat(filled).isTrue();
    assertThat(ring.isFirst()).isFalse();
  }

  @Test
  void afterAClockWasPutRightTheFirstWindowIsOneAgain() {
    // given
    offer(FAR, 1);
    offer(FAR + 1000, 2);
    offer(FAR + 2000, 3);

    // when: ten readings in a row put the clock right, two more fill the window
    for (int i = 0; i < 11; i++) {
      offer(i * 1000, i);
      assertThat(ring.isFirst()).isFalse();
    }
    offer(11_000, 11);

    // then
    assertThat(ring.isFirst()).isTrue();
  }

  /** What the API says of a request that is sent again; here as far back as maxGap reaches. */
  @Test
  void whatIsSentAgainIsJudgedOnceUnlessItSpansMoreThanAWindow() {
    // given a window of 20 readings, and as many sent twice
    var longer = new WindowRing(Profiles.of(1, 20));
    var judged = new ArrayList<Long>();
    send(longer, 0, 20, judged);

    // when
    send(longer, 0, 20, judged);
    send(longer, 20, 25, judged);

    // then
    assertThat(judged).containsExactly(19_000L, 20_000L, 21_000L, 22_000L, 23_000L, 24_000L);

    // when what is sent again reaches back further
    send(longer, 25, 70, new ArrayList<>());
    judged.clear();
    send(longer, 25, 70, judged);

    // then it begins anew, and what was judged is judged again
    assertThat(judged).isNotEmpty();
  }

  private void send(WindowRing ring, int from, int to, List<Long> judged) {
    for (int second = from; second < to; second++) {
      if (ring.offer(second * 1_000L, new double[] {second}, position++) == Admission.WINDOW) {
        judged.add(ring.endMillis());
      }
    }
  }

  @Test
  void sortsInWhatIsLateWithinTheGrace() {
    // given
    offer(1000, 1);
    offer(3000, 3);

    // when
    Admission admission = offer(2000, 2);

    // then
    assertThat(admission).isEqualTo(Admission.SORTED_IN);
    assertThat(window()).containsExactly(1, 2, 3);
  }

  @Test
  void ignoresADuplicateInstantWhateverItsValue() {
    // given
    offer(1000, 1);
    offer(2000, 2);

    // when
    Admission admission = offer(1000, 9);

    // then
    assertThat(admission).isEqualTo(Admission.DUPLICATE);
    assertThat(window()).containsExactly(1, 2);
  }

  @Test
  void dropsWhatIsOlderThanTheGrace() {
    // given
    offer(1000, 1);
    offer(9000, 9);

    // when
    Admission admission = offer(3000, 3);

    // then
    assertThat(admission).isEqualTo(Admission.TOO_LATE);
    assertThat(window()).containsExactly(1, 9);
  }

  @Test
  void startsAnewAfterAGap() {
    // given
    offer(1000, 1);
    offer(2000, 2);
    offer(3000, 3);

    // when
    Admission admission = offer(13_001, 4);

    // then
    assertThat(admission).isEqualTo(Admission.WARMING);
    assertThat(window()).containsExactly(4);
    assertThat(ring.oldestNeededPosition()).isEqualTo(3);
  }

  @Test
  void holdsAMissingValueFromWhenItWasReallySeen() {
    // given: holds of 1, 4 and 6 s of one value seen at 1 s
    offer(1000, 7);
    offer(2000, Double.NaN);
    offer(5000, Double.NaN);

    // when
    offer(7000, Double.NaN);

    // then
    assertThat(window()).containsExactly(7, 7, Double.NaN);
  }

  @Test
  void aLateValueIsHeldByThoseAfterIt() {
    // given
    offer(1000, 1);
    offer(3000, Double.NaN);

    // when
    offer(2000, 2);

    // then
    assertThat(window()).containsExactly(1, 2, 2);
  }

  @Test
  void infinityCountsAsMissing() {
    // given
    offer(1000, 1);

    // when
    offer(2000, Double.POSITIVE_INFINITY);

    // then
    assertThat(window()).containsExactly(1, 1);
  }

  @Test
  void hearsAgainAfterAClockWasFarAheadAndPutRight() {
    // given
    offer(1000, 1);
    offer(FAR, 2);
    for (int i = 1; i < ClockReset.RUN; i++) {
      assertThat(offer(2000 + 1000L * i, i)).isEqualTo(Admission.TOO_LATE);
    }

    // when
    Admission admission = offer(2000 + 1000L * ClockReset.RUN, 5);

    // then
    assertThat(admission).isEqualTo(Admission.WARMING);
    assertThat(window()).containsExactly(5);
  }

  @Test
  void oldReadingsWithoutARunDoNotResetTheClock() {
    // given
    offer(FAR, 1);

    // when
    for (int i = 0; i < 10 * ClockReset.RUN; i++) {
      offer(1000, 2);
    }

    // then
    assertThat(window()).containsExactly(1);
  }

  @Test
  void startsAnewWhereAClockStandsStillForTooManyPositions() {
    // given
    int idlePositions = 5;
    var bounded = new WindowRing(Profiles.of(1, 3), 1, idlePositions);
    bounded.offer(1000, new double[] {1}, 0);
    bounded.offer(2000, new double[] {2}, 1);
    for (int position = 2; position <= 1 + idlePositions; position++) {
      assertThat(bounded.offer(2000, new double[] {9}, position)).isEqualTo(Admission.DUPLICATE);
    }

    // when
    Admission admission = bounded.offer(2000, new double[] {3}, 2 + idlePositions);

    // then
    assertThat(admission).isEqualTo(Admission.WARMING);
    assertThat(bounded.size()).isEqualTo(1);
    assertThat(bounded.row(0)).containsExactly(3);
    assertThat(bounded.oldestNeededPosition()).isEqualTo(2 + idlePositions);
  }

  @Test
  void withAStrideGivesOneWindowAPeriodWhateverTheJitter() {
    // given
    var strided = new WindowRing(Profiles.of(1, 1), 5);
    int windows = 0;

    // when
    for (int i = 0; i < 100; i++) {
      long jitter = (i * 7919L) % 400;
      if (strided.offer(10_000 + 1000L * i + jitter, new double[] {i}, i) == Admission.WINDOW) {
        windows++;
      }
    }

    // then
    assertThat(windows).isEqualTo(20);
  }

  @Test
  void anEmptyRingNeedsNothing() {
    // when
    long needed = ring.oldestNeededPosition();

    // then
    assertThat(needed).isEqualTo(-1);
  }

  @Test
  void needsLittleMoreThanTheWindowAndTheHold() {
    // given
    var plant = new WindowRing(Profiles.of(1, 60));

    // when
    for (int i = 0; i < 1000; i++) {
      plant.offer(1000L * i, new double[] {i}, i);
    }

    // then: window 60, hold 5, at most as much again
    assertThat(plant.oldestNeededPosition()).isBetween(1000L - 60 - 10 - 2, 1000L - 60 - 5);
  }

  @Test
  void refusesAReadingOfAnotherShape() {
    // when
    var offering = assertThatThrownBy(() -> ring.offer(0, new double[2], 0));

    // then
    offering.isInstanceOf(IllegalArgumentException.class).hasMessage("2 values for 1 tags");
  }

  private Admission offer(long timeMillis, double value) {
    return ring.offer(timeMillis, new double[] {value}, position++);
  }

  private double[] window() {
    double[] values = new double[ring.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ring.row(i)[0];
    }
    return values;
  }
}
