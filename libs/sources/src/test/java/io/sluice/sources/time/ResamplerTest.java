package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.sources.time.Resampler.Aggregate;
import io.sluice.sources.time.Resampler.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  private static final double MISSING = Double.NaN;

  private final List<Bucket> intervals = new ArrayList<>();
  private final Resampler resampler =
      new Resampler(Duration.ofSeconds(10), new Aggregate[] {Aggregate.MEAN, Aggregate.LAST});
  private long line;

  private void row(String time, double mean, double last) {
    row(time, mean, last, null, null, null);
  }

  private void row(
      String time,
      double mean,
      double last,
      @Nullable String text,
      @Nullable Integer label,
      @Nullable String event) {
    keep(
        resampler.add(
            ++line,
            Instant.parse("2026-03-16T" + time + "Z"),
            new double[] {mean, last},
            text == null ? null : new String[] {null, text},
            label,
            event));
  }

  private void keep(@Nullable Bucket interval) {
    if (interval != null) {
      intervals.add(interval);
    }
  }

  private List<Bucket> finish() {
    keep(resampler.finish());
    return intervals;
  }

  @Test
  void takesMeanOrLastOfWhatIsThere() {
    row("06:00:01", 1, 1);
    row("06:00:04", MISSING, 2);
    row("06:00:09.999", 4, MISSING);
    row("06:00:10", 7, 5);
    row("06:00:45", MISSING, MISSING);

    assertThat(finish())
        .extracting(interval -> interval.time().toString())
        .containsExactly("2026-03-16T06:00:00Z", "2026-03-16T06:00:10Z", "2026-03-16T06:00:40Z");
    assertThat(intervals.get(0).values()).containsExactly(2.5, 2);
    assertThat(intervals.get(1).values()).containsExactly(7, 5);
    assertThat(intervals.get(2).values()).containsExactly(MISSING, MISSING);
    assertThat(intervals).extracting(Bucket::rows).containsExactly(3, 1, 1);
    assertThat(intervals).extracting(Bucket::line).containsExactly(3L, 4L, 5L);
  }

  @Test
  void takesTheLastTextTheWorstLabelAndTheEvent() {
    row("06:00:01", 1, 1, "open", 0, null);
    row("06:00:02", 1, 1, "closed", 1, "7");
    row("06:00:03", 1, 1, null, 0, "8");
    row("06:00:11", 1, 1, null, null, null);
    row("06:00:21", 1, 1, "open", 0, null);

    assertThat(finish()).extracting(Bucket::label).containsExactly(1, null, 0);
    assertThat(intervals).extracting(Bucket::event).containsExactly("7", null, null);
    assertThat(intervals.get(0).texts()).containsExactly(null, "closed");
    assertThat(intervals.get(1).texts()).isNull();
    assertThat(intervals.get(2).texts()).containsExactly(null, "open");
  }

  @Test
  void countsRowsThatComeTooLate() {
    row("06:00:11", 1, 1);
    row("06:00:09", 100, 100);
    row("06:00:12", 3, 3);

    assertThat(finish()).singleElement().extracting(Bucket::rows).isEqualTo(2);
    assertThat(intervals.getFirst().values()).containsExactly(2, 3);
    assertThat(resampler.late()).isEqualTo(1);
  }

  @Test
  void timesBefore1970HaveIntervalsToo() {
    keep(resampler.add(1, Instant.ofEpochSecond(-1), new double[] {1, 1}, null, null, null));

    assertThat(finish())
        .singleElement()
        .extracting(Bucket::time)
        .isEqualTo(Instant.ofEpochSecond(-10));
  }

  @Test
  void hasNothingWithoutRows() {
    assertThat(finish()).isEmpty();
  }

  @Test
  void makesUnevenTimesEven() {
    var random = new Random(11);
    Instant time = Instant.parse("2026-03-16T06:00:00Z");
    double sum = 0;
    for (int i = 0; i < 1_000; i++) {
      double value = random.nextDouble();
      sum += value;
      keep(resampler.add(i, time, new double[] {value, i}, null, null, null));
      time = time.plusMillis(random.nextInt(1, 3_000));
    }

    double resampled = 0;
    for (Bucket interval : finish()) {
      assertThat(interval.time().getEpochSecond() % 10).isZero();
      resampled += interval.values()[0] * interval.rows();
    }
    assertThat(resampled).isCloseTo(sum, within(1e-9));
    for (int i = 1; i < intervals.size(); i++) {
      assertThat(Duration.between(intervals.get(i - 1).time(), intervals.get(i).time()))
          .isEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  void timesOfAnyYearHaveIntervals() {
    keep(
        resampler.add(
            1, Instant.parse("9999-12-31T23:59:59Z"), new double[] {1, 1}, null, null, null));

    assertThat(finish())
        .singleElement()
        .extracting(Bucket::time)
        .hasToString("9999-12-31T23:59:50Z");
  }

  @ParameterizedTest
  @CsvSource({"PT0S,0s", "PT-1S,-1s", "PT0.0001S,100us", "P400D,400d"})
  void otherIntervalsAreRefused(Duration interval, String words) {
    assertThatThrownBy(() -> new Resampler(interval, new Aggregate[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "rows are to be resampled to " + words + ", expected an interval from 1ms to 366d");
  }
}
