package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a logger writes by the clock on the wall is read as the time that it was. */
class WallClockTest {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** Rows of several assets, whose clocks are not quite alike. */
  record Log(ZoneId zone, List<String> assets, List<Instant> times) {

    String text(int row) {
      return CLOCK.format(ZonedDateTime.ofInstant(times.get(row), zone));
    }
  }

  @Provide
  Arbitrary<Log> logs() {
    return Combinators.combine(
            Arbitraries.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "America/Sao_Paulo",
                    "Asia/Kolkata")
                .map(ZoneId::of),
            Arbitraries.integers().between(2002, 2026),
            Arbitraries.of(11, 60, 77, 300, 600, 900, 1_800),
            Arbitraries.integers().between(0, 86_400),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(false, true))
        .as(WallClockTest::log);
  }

  private static Log log(
      ZoneId zone, int year, int interval, int before, int assets, boolean newestFirst) {
    Instant newYear = Instant.parse(year + "-01-01T00:00:00Z");
    ZoneOffsetTransition turn = zone.getRules().nextTransition(newYear);
    while (turn != null && !turn.isOverlap()) {
      turn = zone.getRules().nextTransition(turn.getInstant());
    }
    Instant turned = turn == null ? newYear : turn.getInstant();
    Instant start = turned.minus(Duration.ofHours(10)).minusSeconds(before);
    Instant end = turned.plus(Duration.ofHours(14));
    List<String> names = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    for (Instant time = start; time.isBefore(end); time = time.plusSeconds(interval)) {
      for (int asset = 0; asset < assets; asset++) {
        names.add("asset " + asset);
        times.add(time.plusSeconds(97L * asset));
      }
    }
    if (newestFirst) {
      Collections.reverse(names);
      Collections.reverse(times);
    }
    return new Log(zone, names, times);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void isReadAsItWas(@ForAll("logs") Log log) {
    // given
    var evidence =
        new TimeEvidence("time", log.zone(), null, Instant.parse("2026-11-29T00:00:00Z"));
    for (int i = 0; i < log.times().size(); i++) {
      evidence.add(log.assets().get(i), log.text(i));
    }

    // when
    TimeFinding finding = evidence.finish();

    // then
    TimeReader reader = finding.reader();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < log.times().size(); i++) {
      Instant read = reader.read(log.assets().get(i), log.text(i));
      if (!log.times().get(i).equals(read)) {
        wrong.add("%s in %s read as %s".formatted(log.text(i), log.zone(), read));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(finding.notes()).noneMatch(note -> note.contains(" in time"));
    boolean isTurned = !offset(log, 0).equals(offset(log, log.times().size() - 1));
    assertThat(reader.repeatedHours()).hasSize(isTurned ? 1 : 0);
  }

  private static ZoneOffset offset(Log log, int row) {
    return log.zone().getRules().getOffset(log.times().get(row));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void agreesWithTheZonesRules(@ForAll("zones") ZoneId zone, @ForAll("locals") List<Long> locals) {
    var clock = new LocalClock(zone);

    for (long local : locals) {
      var time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
      assertThat(clock.epochSecond(local))
          .isEqualTo(ZonedDateTime.ofLocal(time, zone, null).toEpochSecond());
      ZoneOffsetTransition transition = zone.getRules().getTransition(time);
      assertThat(clock.repeatedHour(local))
          .isEqualTo(transition != null && transition.isOverlap() ? transition : null);
    }
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "UTC", "+05:30")
        .map(ZoneId::of);
  }

  /** Among them many of the days on which clocks are turned. */
  @Provide
  Arbitrary<List<Long>> locals() {
    long turn = Instant.parse("2026-10-25T00:00:00Z").getEpochSecond();
    long spring = Instant.parse("2026-03-29T00:00:00Z").getEpochSecond();
    return Arbitraries.oneOf(
            Arbitraries.longs().between(turn, turn + 14_400),
            Arbitraries.longs().between(spring, spring + 14_400),
            Arbitraries.longs().between(0, 2_000_000_000L))
        .list()
        .ofMinSize(1)
        .ofMaxSize(50);
  }
}
