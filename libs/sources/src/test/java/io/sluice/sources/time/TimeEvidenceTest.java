package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimeEvidenceTest {

  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
  private static final LocalDateTime START = LocalDateTime.parse("2026-03-16T06:00:00");

  private static TimeEvidence evidence(String column) {
    return new TimeEvidence(column, null, null, NOW);
  }

  private static TimeFinding finding(String column, List<String> texts) {
    var evidence = evidence(column);
    texts.forEach(evidence::add);
    return evidence.finish();
  }

  private static TimeFinding finding(String... texts) {
    return finding("Timestamp", List.of(texts));
  }

  /** So many times from a start, each a step after the one before. */
  private static List<String> texts(String pattern, LocalDateTime start, int seconds, int count) {
    var formatter = DateTimeFormatter.ofPattern(pattern);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(formatter.format(start.plusSeconds((long) i * seconds)));
    }
    return texts;
  }

  @Nested
  class DayAndMonth {

    @Test
    void aDayAboveTwelveTellsHoweverLateItComes() {
      TimeFinding finding =
          finding(
              "Timestamp",
              texts("MM/dd/yyyy HH:mm:ss", LocalDateTime.parse("2026-04-09T00:00"), 240, 2_160));

      assertThat(finding.question()).isNull();
      assertThat(finding.earliest()).isEqualTo("2026-04-09T00:00:00Z");
      assertThat(finding.latest()).isEqualTo("2026-04-14T23:56:00Z");
      assertThat(finding.times()).isEqualTo(2_160);
      assertThat(finding.unread()).isZero();
      assertThat(finding.notes())
          .containsExactly(
              "dates such as '04/09/2026 00:00:00' are read month first, as '04/13/2026 00:00:00'"
                  + " is no date otherwise; --time-format says otherwise");
    }

    @Test
    void stepsThatGoOnOverMidnightTell() {
      TimeFinding finding =
          finding(
              "Time", texts("dd.MM.yyyy HH:mm", LocalDateTime.parse("2026-04-09T00:00"), 240, 720));

      assertThat(finding.question()).isNull();
      assertThat(finding.latest()).isEqualTo("2026-04-10T23:56:00Z");
      assertThat(finding.notes())
          .containsExactly(
              "dates such as '09.04.2026 00:00' are read day first, as only so the rows go on from"
                  + " one date to the next; --time-format says otherwise");
    }

    @Test
    void soDoUnevenSteps() {
      var random = new Random(7);
      var formatter = DateTimeFormatter.ofPattern("M/d/yyyy HH:mm:ss");
      List<String> texts = new ArrayList<>();
      LocalDateTime time = LocalDateTime.parse("2026-04-09T20:00");
      for (int i = 0; i < 300; i++) {
        texts.add(formatter.format(time));
        time = time.plusSeconds(random.nextInt(1, 240));
      }

      assertThat(finding("Time", texts).earliest()).isEqualTo("2026-04-09T20:00:00Z");
    }

    @Test
    void oneDayThatMayBeTwoIsAskedBack() {
      TimeFinding finding =
          finding(
              "Time",
              texts("dd/MM/yyyy HH:mm:ss", LocalDateTime.parse("2026-09-04T00:00"), 4, 600));

      assertThat(finding.question())
          .isEqualTo(
              "column 'Time' writes dates such as '04/09/2026 00:00:00', which may be 2026-09-04"
                  + " (day first) or 2026-04-09 (month first), and no row tells which; give"
                  + " --time-format day-first or --time-format month-first");
    }

    @Test
    void eachDayOrEachMonthIsAskedBack() {
      TimeFinding finding =
          finding("01/02/2026", "01/03/2026", "01/04/2026", "01/05/2026", "01/06/2026");

      assertThat(finding.question())
          .contains("--time-format day-first or --time-format month-first");
    }

    @Test
    void whereBothAreTheSameNothingIsAsked() {
      TimeFinding finding = finding("03/03/2026 10:00", "03/03/2026 10:01");

      assertThat(finding.question()).isNull();
      assertThat(finding.notes()).isEmpty();
      assertThat(finding.earliest()).isEqualTo("2026-03-03T10:00:00Z");
    }

    @Test
    void aFileThatWritesBothIsAskedBack() {
      TimeFinding finding = finding("13/04/2026 10:00", "04/14/2026 10:00", "04/05/2026 10:00");

      assertThat(finding.question())
          .isEqualTo(
              "column 'Timestamp' writes dates both ways: '04/14/2026 10:00' can be month first"
                  + " only, '13/04/2026 10:00' only day first; mend the file, or say by"
                  + " --time-format day-first or --time-format month-first which it is, and the"
                  + " other rows are left out");
    }

    @Test
    void aDateThatIsNoneDecidesNothing() {
      TimeFinding finding = finding("04/31/2026 10:00", "04/09/2026 10:00", "04/10/2026 10:00");

      assertThat(finding.question())
          .contains("--time-format day-first or --time-format month-first");
      assertThat(finding.unread()).isEqualTo(1);
      assertThat(finding.firstUnread()).isEqualTo("04/31/2026 10:00");
    }

    @Test
    void aPersonsWordIsTaken() {
      var evidence = new TimeEvidence("Time", null, "month-first", NOW);
      evidence.add("04/09/2026 10:00");
      evidence.add("13/04/2026 10:00");

      TimeFinding finding = evidence.finish();

      assertThat(finding.question()).isNull();
      assertThat(finding.earliest()).isEqualTo("2026-04-09T10:00:00Z");
      assertThat(finding.unread()).isEqualTo(1);
      assertThat(finding.firstUnread()).isEqualTo("13/04/2026 10:00");
    }

    @Test
    void isoDatesAmongOthersAreRead() {
      TimeFinding finding = finding("2026-04-09 10:00", "2026-04-09 10:01", "13/04/2026 10:00");

      assertThat(finding.question()).isNull();
      assertThat(finding.unread()).isZero();
      assertThat(finding.earliest()).isEqualTo("2026-04-09T10:00:00Z");
      assertThat(finding.latest()).isEqualTo("2026-04-13T10:00:00Z");
      assertThat(finding.steps()).isNotNull().extracting(TimeSteps::count).isEqualTo(2L);
    }

    @Test
    void aYearOfTwoDigitsIsOfTheseDays() {
      assertThat(finding("16/03/26 06:00").earliest()).isEqualTo("2026-03-16T06:00:00Z");
      assertThat(finding("26/03/16 06:00").earliest()).isEqualTo("2026-03-16T06:00:00Z");
      assertThat(finding("16/03/26 06:00").notes())
          .containsExactly(
              "dates such as '16/03/26 06:00' are read day first, as only so the year is one of"
                  + " these; --time-format says otherwise");
      assertThat(finding("28/12/15 06:00").earliest()).isEqualTo("2015-12-28T06:00:00Z");
      assertThat(finding("16/03/15 06:00").question())
          .contains("2016-03-15 (year first) or 2015-03-16 (day first)");
    }

    @Test
    void eachAssetHasDatesOfItsOwn() {
      var evidence = evidence("Time");
      for (String text :
          texts("dd/MM/yyyy HH:mm", LocalDateTime.parse("2026-04-09T22:00"), 240, 60)) {
        evidence.add("one", text);
        evidence.add("two", text.replace("/2026", "/2024"));
      }

      TimeFinding finding = evidence.finish();

      assertThat(finding.question()).isNull();
      assertThat(finding.latest()).isEqualTo("2026-04-10T01:56:00Z");
      assertThat(finding.order()).isEqualTo(RowOrder.OLDEST_FIRST);
    }
  }

  @Nested
  class Numbers {

    @Test
    void excelsDaysAreSaid() {
      TimeFinding finding = finding("45321.5", "45321.50069", "45321.50139");

      assertThat(finding.earliest()).isEqualTo("2024-01-30T12:00:00Z");
      assertThat(finding.notes())
          .containsExactly(
              "numbers such as 45321.5 are read as Excel's days; --time-format says otherwise");
    }

    @Test
    void wholeNumbersMayBeDaysOrSeconds() {
      assertThat(finding("Time", List.of("45321", "45322")).question())
          .isEqualTo(
              "column 'Time' holds whole numbers such as 45321, which may be Excel's days or a"
                  + " count of seconds; give --time-format excel or --time-format epoch-seconds");
      assertThat(finding("Date", List.of("45321", "45322")).question()).isNull();
    }

    @Test
    void secondsFromAStartAreSaid() {
      TimeFinding finding = finding("Time", List.of("0.0", "0.5", "1.0"));

      assertThat(finding.latest()).isEqualTo("1970-01-01T00:00:01Z");
      assertThat(finding.notes())
          .containsExactly("numbers such as 0.0 are read as seconds from 1970-01-01T00:00:00Z on");
    }

    @Test
    void aNumberThatIsNoExcelDayMakesThemSeconds() {
      TimeFinding finding = finding("Time", List.of("25568.5", "25569.5", "25570.5"));

      assertThat(finding.earliest()).isEqualTo("1970-01-01T07:06:08.500Z");
    }

    @Test
    void theUnitInTheNameIsTaken() {
      TimeFinding finding = finding("time (ms)", List.of("0", "250", "500"));

      assertThat(finding.latest()).isEqualTo("1970-01-01T00:00:00.500Z");
      assertThat(finding.notes())
          .containsExactly(
              "numbers of column 'time (ms)' are epoch milliseconds, as its name says");
    }

    @Test
    void aUnitThatTheNumbersContradictIsAskedBack() {
      assertThat(finding("ts (ms)", List.of("1773640800", "1773640801")).question())
          .isEqualTo(
              "column 'ts (ms)' holds 1773640800, which is of 1970-01-21 in the unit that its name"
                  + " tells, and of 2026-03-16 by its size; give --time-format epoch-millis or"
                  + " --time-format epoch");
    }

    @Test
    void aClockThatWasNotSetDoesNotMakeExcelsDaysSeconds() {
      List<String> texts = new ArrayList<>(List.of("0"));
      for (int i = 0; i < 200; i++) {
        texts.add(String.format(Locale.ROOT, "%.6f", 46_097 + i / 1_440.0));
      }

      TimeFinding finding = finding("Time", texts);

      assertThat(finding.earliest()).isEqualTo("2026-03-16T00:00:00Z");
      assertThat(finding.firstUnread()).isEqualTo("0");
    }

    @Test
    void datesAmongNumbersAreLeftOutAndCounted() {
      TimeFinding finding = finding("1773640800", "1773640801", "2026-03-16 06:00", "Total");

      assertThat(finding.times()).isEqualTo(2);
      assertThat(finding.unread()).isEqualTo(2);
      assertThat(finding.firstUnread()).isEqualTo("Total");
    }
  }

  @Nested
  class OrderAndSteps {

    @Test
    void stepsAreMeasured() {
      List<String> texts = new ArrayList<>(texts("yyyy-MM-dd HH:mm:ss", START, 10, 100));
      texts.addAll(texts("yyyy-MM-dd HH:mm:ss", START.plusHours(2), 10, 100));

      TimeFinding finding = finding("Time", texts);

      assertThat(finding.order()).isEqualTo(RowOrder.OLDEST_FIRST);
      TimeSteps steps = finding.steps();
      assertThat(steps).isNotNull();
      assertThat(steps.count()).isEqualTo(199);
      assertThat(steps.interval()).isEqualTo(Duration.ofSeconds(10));
      assertThat(steps.even()).isTrue();
      assertThat(steps.gaps()).isEqualTo(1);
      assertThat(steps.longestGap()).isEqualTo(Duration.ofSeconds(7_200 - 990));
      assertThat(finding.shared()).isNull();
      assertThat(finding.notes()).isEmpty();
    }

    @Test
    void aStepAgainstTheOrderIsNoGap() {
      // given: an hour less ten minutes that comes twice
      List<String> texts = texts("yyyy-MM-dd HH:mm:ss", START, 600, 150);
      texts.addAll(texts("yyyy-MM-dd HH:mm:ss", START.plusMinutes(1_440), 600, 150));
      List<String> reversed = new ArrayList<>(texts);
      Collections.reverse(reversed);

      for (List<String> rows : List.of(texts, reversed)) {
        TimeFinding finding = finding("Time", rows);

        assertThat(finding.order()).isNotEqualTo(RowOrder.MIXED);
        TimeSteps steps = finding.steps();
        assertThat(steps).isNotNull();
        assertThat(steps.count()).isEqualTo(299);
        assertThat(steps.gaps()).isZero();
        assertThat(steps.longestGap()).isEqualTo(Duration.ofMinutes(10));
      }
    }

    @Test
    void newestFirstIsTurnedRound() {
      List<String> texts = texts("yyyy-MM-dd HH:mm:ss", START, 1, 2_400);
      Collections.reverse(texts);

      TimeFinding finding = finding("time", texts);

      assertThat(finding.order()).isEqualTo(RowOrder.NEWEST_FIRST);
      assertThat(finding.earliest()).isEqualTo("2026-03-16T06:00:00Z");
      assertThat(finding.notes())
          .containsExactly("the newest row comes first; rows are turned round");
    }

    @Test
    void aFewRowsOutOfOrderAreSaid() {
      List<String> texts = texts("yyyy-MM-dd HH:mm:ss", START, 1, 600);
      Collections.swap(texts, 100, 101);

      TimeFinding finding = finding("time", texts);

      assertThat(finding.order()).isEqualTo(RowOrder.OLDEST_FIRST);
      assertThat(finding.notes()).containsExactly("1 step goes back in time");
    }

    @Test
    void noOrderAtAllIsMixed() {
      List<String> texts = texts("yyyy-MM-dd HH:mm:ss", START, 1, 600);
      Collections.shuffle(texts, new Random(1));

      TimeFinding finding = finding("time", texts);

      assertThat(finding.order()).isEqualTo(RowOrder.MIXED);
      assertThat(finding.notes())
          .singleElement()
          .asString()
          .matches("\\d+ steps go back in time: if the rows are of several assets, .*sort them");
    }

    @Test
    void unevenStepsAreSaidWithTheWayOut() {
      var random = new Random(5);
      List<String> texts = new ArrayList<>();
      LocalDateTime time = START;
      for (int i = 0; i < 1_000; i++) {
        texts.add(time.toString() + "Z");
        time = time.plusNanos((long) (1e9 * (1 + 20 * random.nextDouble())));
      }

      TimeFinding finding = finding("time", texts);

      assertThat(finding.steps()).isNotNull().extracting(TimeSteps::even).isEqualTo(false);
      assertThat(finding.notes())
          .singleElement()
          .asString()
          .matches(
              "steps between rows are uneven: nine of ten are from [12][.0-9]*s to (19|20)[.0-9]*s,"
                  + " half are up to 1[01][.0-9]*s; for even ones, as windows need them, give"
                  + " --resample 1[01]s");
    }

    @Test
    void aLittleJitterIsEven() {
      var random = new Random(5);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        texts.add(START.plusSeconds(i).plusNanos(random.nextInt(80_000_000)).toString());
      }

      TimeSteps steps = finding("time", texts).steps();

      assertThat(steps).isNotNull().extracting(TimeSteps::even).isEqualTo(true);
      assertThat(steps.interval()).isBetween(Duration.ofMillis(970), Duration.ofMillis(1_030));
    }

    @Test
    void rowsOfTwoAssetsDoNotDisturbEachOther() {
      var evidence = evidence("time");
      for (String text : texts("yyyy-MM-dd HH:mm:ss", START, 1, 100)) {
        evidence.add("one", text);
        evidence.add("two", text.replace("2026", "2025"));
      }

      TimeFinding finding = evidence.finish();

      assertThat(finding.order()).isEqualTo(RowOrder.OLDEST_FIRST);
      assertThat(finding.steps())
          .isNotNull()
          .extracting(TimeSteps::interval)
          .isEqualTo(Duration.ofSeconds(1));
      assertThat(finding.shared()).isNull();
    }
  }

  @Nested
  class SharedRows {

    private static List<String> tenSeconds(String pattern, int from, int count) {
      return texts(pattern, START.plusSeconds(from), 10, count);
    }

    @Test
    void missingSecondsAreSaid() {
      TimeFinding finding = finding("Timestamp", tenSeconds("dd/MM/yyyy HH:mm", 0, 2_400));

      assertThat(finding.shared())
          .isEqualTo(new SharedTimes(6, "16/03/2026 06:00", SharedTimes.Part.SECONDS));
      assertThat(finding.notes())
          .containsExactly(
              "six rows share each time (16/03/2026 06:00 ...), seconds are missing; export them,"
                  + " or take one row for each time with --resample 1m, or, if the rows are of"
                  + " several assets, name the column that says which with --asset-column");
    }

    @Test
    void alsoWhereTheFileBeginsAndEndsWithinAMinuteAndWritesSecondsOfZero() {
      TimeFinding finding = finding("Timestamp", tenSeconds("yyyy-MM-dd HH:mm':00'", 30, 100));

      assertThat(finding.shared())
          .isEqualTo(new SharedTimes(6, "2026-03-16 06:00:00", SharedTimes.Part.SECONDS));
    }

    @Test
    void alsoWhereAMinuteIsNoMultipleOfTheInterval() {
      TimeFinding finding = finding("Time", texts("yyyy-MM-dd HH:mm", START, 7, 1_000));

      assertThat(finding.shared()).isNotNull().extracting(SharedTimes::rows).isIn(8, 9);
    }

    @Test
    void missingFractionsAreSaid() {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        texts.add(
            START.plusNanos(i * 250_000_000L).withNano(0).format(DateTimeFormatter.ISO_DATE_TIME));
      }

      assertThat(finding("time", texts).shared())
          .isNotNull()
          .extracting(SharedTimes::rows, SharedTimes::missing)
          .containsExactly(4, SharedTimes.Part.FRACTIONS);
    }

    @Test
    void aMissingClockIsSaidInAnyZone() {
      var evidence = new TimeEvidence("Date", ZoneId.of("Asia/Kolkata"), null, NOW);
      texts("yyyy-MM-dd", START, 3_600, 240).forEach(evidence::add);

      assertThat(evidence.finish().shared())
          .isEqualTo(new SharedTimes(24, "2026-03-16", SharedTimes.Part.CLOCK));
    }

    @Test
    void recordsOfOneInstantAreNot() {
      var random = new Random(3);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        texts.add(START.plusSeconds(random.nextInt(3_000)).toString());
      }
      Collections.sort(texts);

      TimeFinding finding = finding("time", texts);

      assertThat(finding.shared()).isNull();
      assertThat(finding.notes().getFirst())
          .matches(
              "\\d+ of 2,000 rows have the same time as the row before; of signals, take one row"
                  + " for each time with --resample [12]s, or, if .*--asset-column");
    }

    @Test
    void aTimeThatComesTwiceOnceIsNot() {
      List<String> texts = new ArrayList<>(texts("yyyy-MM-dd HH:mm", START, 60, 100));
      texts.add(50, texts.get(50));

      assertThat(finding("time", texts).shared()).isNull();
    }
  }

  @Nested
  class Columns {

    @Test
    void theOffsetInTheNameIsTakenAndSaid() {
      TimeFinding finding = finding("Date Time, GMT-07:00", List.of("03/16/26 06:00:00 AM"));

      assertThat(finding.zone()).isEqualTo(ZoneOffset.ofHours(-7));
      assertThat(finding.earliest()).isEqualTo("2026-03-16T13:00:00Z");
      assertThat(finding.notes())
          .contains("times of column 'Date Time, GMT-07:00' are of -07:00, as its name says");
    }

    @Test
    void theOrderOfDatesInTheNameIsTakenAndSaid() {
      TimeFinding finding = finding("Date (mm/dd/yyyy)", List.of("04/09/2026 10:00"));

      assertThat(finding.question()).isNull();
      assertThat(finding.earliest()).isEqualTo("2026-04-09T10:00:00Z");
      assertThat(finding.notes())
          .containsExactly(
              "dates such as '04/09/2026 10:00' are read month first, as the name of column 'Date"
                  + " (mm/dd/yyyy)' says; --time-format says otherwise");
    }

    @Test
    void rowsAreBelievedRatherThanTheName() {
      TimeFinding finding = finding("Date (mm/dd/yyyy)", List.of("04/09/2026", "13/09/2026"));

      assertThat(finding.earliest()).isEqualTo("2026-09-04T00:00:00Z");
    }

    @Test
    void aZoneThatMayBeSeveralIsSaid() {
      assertThat(finding("Timestamp (IST)", List.of("2026-03-16 06:00:00")).notes())
          .containsExactly(
              "column 'Timestamp (IST)' says IST, which is the time of several countries; --zone"
                  + " says which, as --zone +05:30 does, and until then it is UTC");
    }

    @Test
    void aPersonsZoneComesFirst() {
      var evidence = new TimeEvidence("Time (UTC)", ZoneId.of("Europe/Berlin"), null, NOW);
      evidence.add("2026-07-05 10:00:00");

      TimeFinding finding = evidence.finish();

      assertThat(finding.earliest()).isEqualTo("2026-07-05T08:00:00Z");
      assertThat(finding.notes())
          .containsExactly(
              "times of column 'Time (UTC)' are of Europe/Berlin as asked for, though its name says"
                  + " Z");
    }

    @Test
    void aColumnOfOtherThingsIsRefusedThoughAFewAreTimes() {
      assertThat(finding("time", List.of("1773640800", "Bad", "Good", "Bad")).question())
          .startsWith(
              "column 'time' holds 'Bad' and the like in 3 of 4 rows, expected a time (ISO");
    }

    @Test
    void aClockWithoutADateIsRefusedAsSuch() {
      assertThat(finding("Time", List.of("06:00:00", "06:00:01")).question())
          .isEqualTo(
              "column 'Time' holds '06:00:00', expected its date, too, before it or in a column"
                  + " named Date");
    }

    @Test
    void withoutAnyTextNothingIsAsked() {
      TimeFinding finding = finding("time", List.of("", " "));

      assertThat(finding.question()).isNull();
      assertThat(finding.empty()).isEqualTo(2);
      assertThat(finding.times()).isZero();
      assertThat(finding.earliest()).isNull();
      assertThat(finding.steps()).isNull();
      assertThat(finding.order()).isEqualTo(RowOrder.OLDEST_FIRST);
    }

    @Test
    void memoryIsBoundedHoweverManySeriesThereAre() {
      var evidence = evidence("time");
      for (int i = 0; i < 20_000; i++) {
        evidence.add("asset " + i, "2026-03-16T06:00:00Z");
      }

      assertThat(evidence.finish().notes())
          .anyMatch(note -> note.startsWith("order and steps were followed of the first 10,000"));
    }
  }
}
