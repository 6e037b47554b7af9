package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Any series of times, written in any format, is found again or asked about. A format whose dates
 * can be nothing else is never asked about.
 */
class WrittenTimesAreFoundTest {

  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  private enum Dates {
    CLEAR,
    DAY_OR_MONTH,
    TWO_DIGITS
  }

  private record Way(String name, Duration finest, Dates dates, Function<Instant, String> writer) {

    private static Way pattern(String pattern, Dates dates) {
      var formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
      Duration finest =
          pattern.contains("SSS")
              ? Duration.ofMillis(1)
              : pattern.contains("s") ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
      return new Way(pattern, finest, dates, formatter::format);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static String excel(Instant time) {
    double days =
        Duration.between(LocalDateTime.of(1899, 12, 30, 0, 0).toInstant(ZoneOffset.UTC), time)
                .toMillis()
            / 86_400_000.0;
    return String.format(Locale.ROOT, "%.10f", days);
  }

  private static final List<Way> WAYS =
      List.of(
          Way.pattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Dates.CLEAR),
          Way.pattern("yyyy-MM-dd HH:mm:ss.SSS", Dates.CLEAR),
          Way.pattern("yyyy/M/d H:mm", Dates.CLEAR),
          Way.pattern("yyyyMMddHHmmss", Dates.CLEAR),
          Way.pattern("yyyyMMddHHmm", Dates.CLEAR),
          Way.pattern("dd-MMM-yy HH:mm:ss", Dates.CLEAR),
          Way.pattern("MMM d, yyyy h:mm:ss a", Dates.CLEAR),
          Way.pattern("EEE MMM dd HH:mm:ss yyyy", Dates.CLEAR),
          Way.pattern("dd/MM/yyyy HH:mm:ss", Dates.DAY_OR_MONTH),
          Way.pattern("MM/dd/yyyy HH:mm:ss", Dates.DAY_OR_MONTH),
          Way.pattern("M/d/yyyy h:mm:ss a", Dates.DAY_OR_MONTH),
          Way.pattern("d.M.yyyy HH:mm", Dates.DAY_OR_MONTH),
          Way.pattern("dd-MM-yyyy HH:mm:ss,SSS", Dates.DAY_OR_MONTH),
          Way.pattern("MM-dd-yyyy HH:mm:ss:SSS", Dates.DAY_OR_MONTH),
          Way.pattern("dd/MM/yy HH:mm:ss", Dates.TWO_DIGITS),
          Way.pattern("MM/dd/yy hh:mm:ss a", Dates.TWO_DIGITS),
          Way.pattern("yy/MM/dd HH:mm:ss", Dates.TWO_DIGITS),
          new Way("s", Duration.ofSeconds(1), Dates.CLEAR, t -> Long.toString(t.getEpochSecond())),
          new Way("ms", Duration.ofMillis(1), Dates.CLEAR, t -> Long.toString(t.toEpochMilli())),
          new Way("us", Duration.ofMillis(1), Dates.CLEAR, t -> t.toEpochMilli() + "000"),
          new Way("ns", Duration.ofMillis(1), Dates.CLEAR, t -> t.toEpochMilli() + "000000"),
          new Way(
              "s.ms",
              Duration.ofMillis(1),
              Dates.CLEAR,
              t -> "%d.%03d".formatted(t.getEpochSecond(), t.getNano() / 1_000_000)),
          new Way(
              "excel", Duration.ofMillis(1), Dates.DAY_OR_MONTH, WrittenTimesAreFoundTest::excel));

  /** Times in the order of the file. */
  record Series(Way way, List<Instant> times, List<String> texts) {}

  @Provide
  Arbitrary<Series> series() {
    Arbitrary<Instant> starts =
        Arbitraries.longs()
            .between(
                Instant.parse("2002-01-01T00:00:00Z").getEpochSecond(),
                Instant.parse("2026-06-01T00:00:00Z").getEpochSecond())
            .map(Instant::ofEpochSecond);
    Arbitrary<Duration> intervals =
        Arbitraries.of(
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(4),
            Duration.ofHours(1),
            Duration.ofHours(7),
            Duration.ofDays(1),
            Duration.ofDays(31));
    return Combinators.combine(
            Arbitraries.of(WAYS),
            starts,
            intervals,
            Arbitraries.integers().between(1, 150),
            Arbitraries.of("even", "jitter", "gaps", "shift"),
            Arbitraries.of(false, true),
            Arbitraries.randomValue(random -> random.nextLong()))
        .as(WrittenTimesAreFoundTest::series);
  }

  private static Series series(
      Way way,
      Instant start,
      Duration interval,
      int rows,
      String kind,
      boolean newestFirst,
      long seed) {
    var random = new Random(seed);
    List<Instant> times = new ArrayList<>();
    Instant time = start;
    for (int i = 0; i < rows && time.isBefore(NOW); i++) {
      times.add(floor(time, way.finest()));
      double steps =
          switch (kind) {
            case "jitter" -> 0.2 + 3 * random.nextDouble();
            case "gaps" -> random.nextInt(20) == 0 ? 1 + random.nextInt(500) : 1;
            default -> 1;
          };
      time = time.plusMillis((long) (interval.toMillis() * steps));
      if (kind.equals("shift") && i % 20 == 19) {
        time = time.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24 + 6));
      }
    }
    if (newestFirst) {
      Collections.reverse(times);
    }
    return new Series(way, times, times.stream().map(way.writer()).toList());
  }

  private static Instant floor(Instant time, Duration finest) {
    return Instant.ofEpochMilli(
        Math.floorDiv(time.toEpochMilli(), finest.toMillis()) * finest.toMillis());
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void orAskedAbout(@ForAll("series") Series series) {
    // given
    var evidence = new TimeEvidence("time", null, null, NOW);
    series.texts().forEach(evidence::add);

    // when
    TimeFinding finding = evidence.finish();

    // then
    if (finding.question() != null) {
      assertThat(series.way().dates()).isNotEqualTo(Dates.CLEAR);
      return;
    }
    boolean isGuessOfYear =
        finding.notes().stream().anyMatch(note -> note.contains("the year is one of these"));
    if (!isGuessOfYear) {
      TimeReader reader = finding.reader();
      for (int i = 0; i < series.times().size(); i++) {
        String text = series.texts().get(i);
        assertThat(reader.read(null, text))
            .as("%s in %s, %s", text, series.way(), finding.notes())
            .isEqualTo(series.times().get(i));
      }
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void andNotAskedAboutIfItGoesOnOverMidnight(@ForAll("goingOn") Series series) {
    // given
    var evidence = new TimeEvidence("time", null, null, NOW);
    series.texts().forEach(evidence::add);

    // when
    TimeFinding finding = evidence.finish();

    // then
    assertThat(finding.question()).as(series.way().name()).isNull();
  }

  @Provide
  Arbitrary<Series> goingOn() {
    return Combinators.combine(
            Arbitraries.of(WAYS).filter(way -> !way.name().startsWith("yy/")),
            Arbitraries.integers().between(0, 8_000),
            Arbitraries.of(2, 10, 60),
            Arbitraries.of("even", "jitter"),
            Arbitraries.of(false, true))
        .as(
            (way, day, minutes, kind, newestFirst) ->
                series(
                    way,
                    Instant.parse("2002-01-01T07:00:00Z").plus(Duration.ofDays(day)),
                    Duration.ofMinutes(minutes),
                    1 + 30 * 60 / minutes,
                    kind,
                    newestFirst,
                    day));
  }
}
