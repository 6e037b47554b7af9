package io.sluice.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Wherever a counter is taken up again, it tells what one that was never stopped tells. */
class RebuiltCounterTest {

  private static final Counts COUNTS =
      Flows.counts(
          """
          counts:
            seconds:
              of: events
              interval: 10s
              lateness: 15s
              tags:
                records: {count: records}
                sum: {sum: number}
                kinds: {distinct: kind}
          """);

  @Property(tries = 2_000)
  void from_where_it_says_it_comes_to_the_same(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int stop) {
    // given
    long[] times = times(new Random(seed));
    var whole = new Run();
    for (int i = 0; i < stop; i++) {
      whole.take(times[i], i);
    }
    long from = whole.counter.safeFrom(whole.counter.neededFrom());
    // another stream of the partition may need what is before
    long earlier = whole.counter.safeFrom(Math.max(0, from - new Random(seed + 1).nextInt(40)));
    whole.told.clear();

    // when
    var rebuilt = new Run();
    for (int i = Math.toIntExact(earlier); i < stop; i++) {
      rebuilt.take(times[i], i);
    }
    rebuilt.told.clear();

    // then
    for (int i = stop; i < times.length; i++) {
      whole.take(times[i], i);
      rebuilt.take(times[i], i);
    }
    assertThat(rebuilt.told).isEqualTo(whole.told);
  }

  /** Steps forward, late ones, gaps, and clocks that go back. */
  private static long[] times(Random random) {
    long[] times = new long[1_000];
    long now = 1_000_000;
    int back = 0;
    for (int i = 0; i < times.length; i++) {
      int chance = random.nextInt(1_000);
      if (chance < 4) {
        now += random.nextInt(200_000);
      } else if (chance < 8) {
        now -= random.nextInt(100_000);
        back = 110;
      } else {
        now += random.nextInt(1_500);
      }
      boolean isStraggler = back-- <= 0 && random.nextInt(4) == 0;
      times[i] = now - (isStraggler ? random.nextInt(40_000) : 0);
    }
    return times;
  }

  private static final class Run {

    private final StreamCounter counter = new StreamCounter(COUNTS, new KeyRoom(KeyRoom.USUAL));
    private final CountedRecord record = new CountedRecord(COUNTS);
    private final List<String> told = new ArrayList<>();

    void take(long millis, int position) {
      record.clear();
      record.number("number", position);
      record.text("kind", "k" + position % 7);
      counter.take(
          Instant.ofEpochMilli(millis),
          record,
          position,
          interval -> told.add(interval.begin() + Arrays.toString(interval.values())));
      counter.forgetBefore(counter.neededFrom() - 40);
    }
  }
}
