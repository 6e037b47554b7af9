package io.sluice.sources.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TagOrNotTest {

  private static final int ROWS = 1200;

  static Stream<Arguments> whatIsNoTag() {
    return Stream.of(
        // Campbell Scientific TOA5: RECORD, also after the program was loaded again
        no("RECORD", row -> row, "counts up by 1"),
        no("RECORD", row -> row % 500, "counts up by 1"),
        no("RECORD", row -> 48_211 + row + (row > 700 ? 17 : 0), "counts up by 1"),
        // HOBO: "#"
        no("#", row -> row + 1, "counts up by 1"),
        // Excel and pandas: a row number, under whatever name
        no("No", row -> row + 1, "counts up by 1"),
        no("Unnamed: 0", row -> row, "counts up by 1"),
        no("lfd. Nr.", row -> row + 1, "counts up by 1"),
        no("whatever", row -> row, "counts up by 1"),
        // ThingSpeak: entry_id, newest first
        no("entry_id", row -> 90_000 - row, "counts up by 1"),
        // a database key with holes
        no("id", row -> 7 * row + (row % 3), "numbers the rows"),
        // Arduino: millis(); LabVIEW: elapsed seconds
        no("uptime_ms", row -> 1000L * row + row % 3, "clock"),
        no("Elapsed (s)", row -> String.format(Locale.ROOT, "%.3f", row * 1.0), "clock"),
        no("epoch_ms", row -> Columns.START.toEpochMilli() + 1000L * row, "clock"),
        // WinCC: Time_ms, millionths of a day since 1899-12-30
        no("Time_ms", row -> 46_097_250_000.0 + row / 0.0864, "clock"),
        // a second text of the time, the time at the server
        no("received", row -> Columns.START.plusSeconds(row).plusMillis(120 + row % 7), "times"),
        // Tennessee Eastman, C-MAPSS: number of the run, of the cycle in it
        no("simulationRun", row -> 1 + row / 50, "total"),
        no("cycle", row -> 1 + row % 200, "counts up by 1"),
        // parts of the time, as data loggers of old have them in columns of their own
        no("date_no", row -> 20260316, "part of the time"),
        no("Year", row -> 2026, "part of the time"),
        no("hour", row -> 7 + (row / 3600), "part of the time"),
        no("Sec", row -> row % 60, "part of the time"),
        // numbers of rows whose names only end so, and a name that says nothing from 1 on
        no("Messung Nr.", row -> 500 + row, "counts up by 1"),
        no("ScanNo", row -> 500 + row, "counts up by 1"),
        no("packet_idx", row -> 500 + row, "counts up by 1"),
        no("Column1", row -> row + 1, "counts up by 1"),
        // too many in a row for a ramp, wherever they begin
        no("x", row -> 48_211 + 2 * row - row, "counts up by 1"),
        // a clock without its name
        no("col3", row -> 1_773_640_800L + row, "counts up by 1"),
        no("col4", row -> tenths(row), "counts up by 1"),
        // meters
        no("Energy_kWh", row -> String.format(Locale.ROOT, "%.1f", 15_234.2 + row * 0.37), "total"),
        no("FQ101_Total", row -> 1000 + 3 * row + row % 2, "total"),
        no("Q7", uneven(15_000), "only rises, by uneven steps"),
        no("Runtime hours", row -> 1200 + row / 10, "total"),
        // texts
        no("message_id", row -> new UUID(row * 77L, row).toString(), "another text"),
        no("comment", row -> "operator note " + row, "another text"),
        no("site", row -> "north", "one text throughout, 'north'"),
        no("spare", row -> "", "is empty"),
        no("dead", row -> "Bad Input", "nothing but words"),
        no("gone", row -> -9999, "nothing but -9999"));
  }

  static Stream<Arguments> whatIsATag() {
    var random = new Random(7);
    return Stream.of(
        // a heating that rises for the whole file, as finely as its sensor shows
        tag("TMP201", row -> tenths(20 + row * 0.004), TagKind.CONTINUOUS),
        tag("TMP201", row -> hundredths(20 + row * 0.013), TagKind.CONTINUOUS),
        tag("TMP201", row -> 90 - 70 * Math.exp(-row / 400.0), TagKind.CONTINUOUS),
        tag("TMP201", row -> 20 + 0.01 * row + 0.05 * random.nextGaussian(), TagKind.CONTINUOUS),
        // a tank that only fills
        tag("LVL201", row -> hundredths(100 * Math.sin(row / 900.0)), TagKind.CONTINUOUS),
        // setpoints: a ramp that holds, a saw tooth, stairs
        tag("SP1", row -> Math.min(row, 900), TagKind.CONTINUOUS),
        tag("SP2", row -> row % 100, TagKind.CONTINUOUS),
        tag("SP3", row -> row / 100 * 5, TagKind.CONTINUOUS),
        tag("SP4", row -> 50, TagKind.DISCRETE),
        // a ramp over the whole file, and levels that only rise: by name, unit, begin or step
        tag("TIC101.SP", row -> row, TagKind.CONTINUOUS),
        tag("Level", row -> row + 1, TagKind.CONTINUOUS),
        tag("F\u00fcllstand", row -> row, TagKind.CONTINUOUS),
        tag("LIT301", row -> row, TagKind.CONTINUOUS),
        tag("x [%]", row -> row, TagKind.CONTINUOUS),
        tag("x_degC", row -> row, TagKind.CONTINUOUS),
        tag("x", row -> row + " mbar", TagKind.CONTINUOUS),
        tag("x", row -> 2 * row, TagKind.CONTINUOUS),
        tag("x", row -> tenths(row / 2.0), TagKind.CONTINUOUS),
        tag("x", row -> hundredths(5 + row * 0.01), TagKind.CONTINUOUS),
        tag("LIT302", uneven(20), TagKind.CONTINUOUS),
        // states that change once, an angle that goes round, a rolling counter of a protocol
        tag("PMP201", row -> row < 600 ? 0 : 1, TagKind.DISCRETE),
        tag("angle", row -> row * 3 % 360, TagKind.CONTINUOUS),
        tag("alive", row -> row % 256, TagKind.CONTINUOUS),
        tag("phase", row -> row / 120, TagKind.DISCRETE),
        // a signal that names a total and is none
        tag("total_flow", row -> 100 + random.nextInt(20), TagKind.CONTINUOUS),
        tag("energy", row -> tenths(5 + Math.sin(row / 50.0)), TagKind.CONTINUOUS),
        // names of row numbers on things that are none
        tag("Index", row -> tenths(30 + 5 * Math.sin(row / 50.0)), TagKind.CONTINUOUS),
        tag("count", row -> 3 + row % 7 / 3, TagKind.DISCRETE),
        tag("sample", row -> random.nextInt(5), TagKind.DISCRETE),
        // one that counts particles, and one whose name is short
        tag("count", row -> 500 + random.nextInt(1000), TagKind.CONTINUOUS),
        tag("T", row -> tenths(20 + row * 0.004), TagKind.CONTINUOUS),
        tag("Recovery", row -> tenths(60 + row * 31 % 40), TagKind.CONTINUOUS),
        // words of parts of the time on things that are none
        tag("min", row -> 3 + row % 4, TagKind.DISCRETE),
        tag("hour", row -> tenths(8 + row % 7 / 10.0), TagKind.CONTINUOUS),
        // mostly not installed
        tag("PIT9", row -> row % 3 > 0 ? "not installed" : tenths(row % 31), TagKind.CONTINUOUS),
        // numbers that a logger marks in every tenth row
        tag(
            "FIT9",
            row -> hundredths(row % 613 / 7.0) + (row % 10 == 3 ? "*" : ""),
            TagKind.CONTINUOUS),
        // constant numbers
        tag("zero", row -> 0, TagKind.DISCRETE),
        // words
        tag("mode", row -> row % 300 < 150 ? "AUTO" : "MANUAL", TagKind.CATEGORICAL),
        tag("service", row -> "srv" + row % 40, TagKind.CATEGORICAL),
        tag("P101", row -> row % 300 < 150 ? "TRUE" : "FALSE", TagKind.DISCRETE),
        tag("V101", row -> row == 5 ? "Bad" : "Open", TagKind.DISCRETE),
        tag("V102", row -> row % 7 == 0 ? "1" : "OFF", TagKind.DISCRETE),
        tag("alarm", row -> row % 50 == 0 ? "High" : "Low", TagKind.DISCRETE),
        tag("fault_current", row -> tenths(random.nextGaussian()), TagKind.CONTINUOUS));
  }

  private static Arguments no(String name, IntFunction<Object> values, String reason) {
    return Arguments.of(name, values, reason);
  }

  private static Arguments tag(String name, IntFunction<Object> values, TagKind kind) {
    return Arguments.of(name, values, kind);
  }

  /** A total of a flow that varies. */
  private static IntFunction<Object> uneven(double start) {
    var random = new Random(3);
    var sum = new double[] {start};
    return row -> {
      sum[0] += 0.2 + random.nextDouble();
      return hundredths(sum[0]);
    };
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String hundredths(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static Columns plant() {
    var random = new Random(1);
    return Columns.of(ROWS).with("LIT101", row -> hundredths(50 + random.nextGaussian()));
  }

  @ParameterizedTest
  @MethodSource
  void whatIsNoTag(String name, IntFunction<Object> values, String reason) {
    ColumnFindings found = plant().with(name, values).find();

    assertThat(found.column(name).role()).isEqualTo(ColumnRole.LEFT_OUT);
    assertThat(found.column(name).reason()).contains(reason);
    assertThat(found.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .contains("left out: " + name)
                    .contains(reason)
                    .contains("--include '" + name + "'"));
    assertThat(found.column("LIT101").isTag()).isTrue();
    assertThat(found.questions()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("whatIsNoTag")
  void whatIsNoTagCanBeTakenIn(String name, IntFunction<Object> values, String reason) {
    ColumnFindings found =
        plant().with(name, values).find(ColumnOptions.FIND.withInclude(Set.of(name)));

    assertThat(found.column(name).isTag()).as(reason).isTrue();
  }

  @ParameterizedTest
  @MethodSource
  void whatIsATag(String name, IntFunction<Object> values, TagKind kind) {
    ColumnFindings found = plant().with(name, values).find();

    assertThat(found.column(name).reason()).isNull();
    assertThat(found.column(name).isTag()).isTrue();
    assertThat(found.column(name).kind()).isEqualTo(kind);
    assertThat(found.notes()).noneMatch(note -> note.startsWith("left out"));
  }

  @Test
  void aTagThatOnlyRisesIsSaid() {
    ColumnFindings found = plant().with("TMP201", row -> hundredths(20 + row * 0.013)).find();

    assertThat(found.column("TMP201").onlyRises()).isTrue();
    assertThat(found.notes()).anyMatch(note -> note.startsWith("TMP201 only ever rises"));
  }

  /** 300 rows: a ramp of 1 a row is as long at most. */
  @ParameterizedTest
  @CsvSource({
    "SP, '', 20, 1",
    "x, '', 20, 1",
    "x, '', 20, 5",
    "x, \u00b0C, 0, 1",
    "x, '', 319, -1"
  })
  void aRampOverTheWholeFileIsATagAndSaid(String name, String unit, int from, int step) {
    ColumnFindings found =
        Columns.of(300).with(name, unit, row -> from + step * row).find(ColumnOptions.FIND);

    assertThat(found.column(name).isTag()).isTrue();
    assertThat(found.notes())
        .singleElement()
        .asString()
        .contains(name + " only ever ", " by " + Math.abs(step) + " from row to row", "signal, as ")
        .endsWith("--exclude '" + name + "' leaves it out");
  }

  @ParameterizedTest
  @CsvSource({"x, '', 0, 1", "x, s, 1, 1", "Sample No, '', 20, 1", "count, \u00b0C, 20, 1"})
  void aCountOverTheWholeFileIsNone(String name, String unit, int from, int step) {
    ColumnFindings found =
        Columns.of(300)
            .with("LIT101", row -> row % 7)
            .with(name, unit, row -> from + step * row)
            .find(ColumnOptions.FIND);

    assertThat(found.column(name).isTag()).isFalse();
  }

  @Test
  void aColumnWithoutANameAndOneThatIsExcludedAreLeftOut() {
    ColumnFindings found =
        plant()
            .with("", row -> row % 5)
            .with("FIT101", row -> row % 5)
            .find(ColumnOptions.FIND.withExclude(Set.of("fit101")));

    assertThat(found.notes())
        .contains("left out: column 3: has no name", "left out: FIT101: is excluded");
    assertThat(found.tags()).containsExactly(1);
  }

  @Test
  void aColumnThatIsNotThereIsAsked() {
    ColumnFindings found = plant().find(ColumnOptions.FIND.withExclude(Set.of("FIT999")));

    assertThat(found.questions())
        .containsExactly("there is no column 'FIT999', which --exclude names; found time, LIT101");
  }

  @Test
  void wordsOfAColumnOfNumbersAreCountedAndSaid() {
    ColumnFindings found =
        plant()
            .with(
                "FLO201",
                row ->
                    row < 900
                        ? (row % 2 == 0 ? "Bad Input" : "I/O Timeout")
                        : hundredths(row % 7 + 0.25))
            .find();

    ColumnFinding flow = found.column("FLO201");
    assertThat(flow.kind()).isEqualTo(TagKind.CONTINUOUS);
    assertThat(flow.wordRows()).isEqualTo(900);
    assertThat(flow.words()).containsEntry("Bad Input", 450L).containsEntry("I/O Timeout", 450L);
    assertThat(found.notes())
        .contains("FLO201: 'Bad Input' in 450 rows, 'I/O Timeout' in 450 rows: no value there");
    assertThat(flow.isRefusedIfStrict("see log")).isTrue();
    assertThat(flow.isRefusedIfStrict("Bad Input")).isFalse();
  }

  @Test
  void namesOfStatesAreKept() {
    ColumnFindings found =
        plant().with("PMP201", row -> row % 300 < 150 ? "Running" : "Stopped").find();

    assertThat(found.column("PMP201").states()).containsExactly("Stopped", "Running");
    assertThat(found.notes()).contains("PMP201: Stopped is 0, Running is 1");
    assertThat(found.column("PMP201").reader().number("Running")).isOne();
  }

  @Test
  void aColumnWithATagsNameIsThatTag() {
    var tags =
        List.of(
            new Tag("RECORD", null, TagKind.CONTINUOUS, 0, null, null, null),
            new Tag("label", null, TagKind.DISCRETE, 0, 0d, 1d, null));
    var profile = Profile.withDefaults("known", tags, Duration.ofSeconds(1));

    ColumnFindings found =
        plant()
            .with("RECORD", row -> row)
            .with("label", row -> "")
            .find(ColumnOptions.FIND.withProfile(profile));

    assertThat(found.column("RECORD").isTag()).isTrue();
    assertThat(found.column("label").isTag()).isTrue();
  }

  @Test
  void decimalCommasThousandsAndUnitsAreFoundByColumn() {
    ColumnFindings found =
        Columns.of(ROWS)
            .with("Druck", row -> hundredths(2 + row % 9 / 10.0).replace('.', ','))
            .with("Leistung", row -> "1." + (100 + row % 50) + ",5")
            .with("Feuchte", row -> 40 + row % 9 + ",5 %")
            .with("Drehzahl", row -> 1000 + row % 9)
            .find();

    assertThat(found.decimalMark()).isEqualTo(',');
    assertThat(found.column("Druck").max()).isEqualTo(2.8);
    assertThat(found.column("Leistung").min()).isEqualTo(1100.5);
    assertThat(found.column("Feuchte").unit()).isEqualTo("%");
    assertThat(found.column("Drehzahl").max()).isEqualTo(1008);
    assertThat(found.notes())
        .contains(
            "Leistung is read with a decimal comma, thousands grouped by '.'",
            "Feuchte is read with a decimal comma, unit %");
  }

  @Test
  void whatOtherColumnsWriteTellsWhatAGroupedNumberIs() {
    IntFunction<Object> thousands = row -> "1," + (100 + row % 50);

    ColumnFindings point =
        plant().with("POW", thousands).find(ColumnOptions.FIND.withDecimalMark(','));
    ColumnFindings comma =
        Columns.of(ROWS)
            .with("Druck", row -> "2,5" + row % 9)
            .with("POW", thousands)
            .find(ColumnOptions.FIND.withDecimalMark('.'));

    assertThat(point.column("POW").min()).isEqualTo(1100);
    assertThat(comma.column("POW").min()).isEqualTo(1.1);
    assertThat(point.notes())
        .contains("POW is read with a decimal point, thousands grouped by ','");
  }

  @Test
  void aNumberThatMayBeThousandsIsAskedForWhereNothingTells() {
    Columns comma = Columns.of(ROWS).with("RPM", row -> "4," + (480 + row % 9));
    Columns point = Columns.of(ROWS).with("RPM", row -> "4." + (480 + row % 9));

    assertThat(comma.find().questions())
        .singleElement()
        .asString()
        .startsWith("column 'RPM' holds 4,480 and the like")
        .endsWith("--decimal . or --decimal ,");
    assertThat(point.find().questions()).isEmpty();
    assertThat(point.find(ColumnOptions.FIND.withPointsMayGroup(true)).questions()).hasSize(1);
    for (Columns file : List.of(comma, point)) {
      var told = ColumnOptions.FIND.withPointsMayGroup(true);
      ColumnFindings asPoint = file.find(told.withDecimalMark('.'));
      ColumnFindings asComma = file.find(told.withDecimalMark(','));
      assertThat(asPoint.questions()).isEmpty();
      assertThat(asComma.questions()).isEmpty();
      assertThat(asPoint.column("RPM").min()).isEqualTo(file == comma ? 4480 : 4.48);
      assertThat(asComma.column("RPM").min()).isEqualTo(file == comma ? 4.48 : 4480);
    }
  }

  /** Grafana writes 1200 as 1.2K beside 950. */
  @ParameterizedTest
  @CsvSource({"950, 1.2K", "0, 5 k", "1.2K, 3.4M", "3.4M, 1.2K", "12 m, 7", "1.5 B, 2"})
  void aUnitThatMayBeAFactorIsAskedForUnlessAllHaveIt(String one, String other) {
    Columns file = Columns.of(100).with("rate", row -> row % 3 == 0 ? other : one);

    assertThat(file.find().questions())
        .singleElement()
        .asString()
        .startsWith("column 'rate' holds numbers with ")
        .endsWith("or leave the column out: --exclude 'rate'");
    assertThat(file.find(ColumnOptions.FIND.withExclude(Set.of("rate"))).questions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"273.1 K, 280 K", "12m, 7m", "45 %, 45", "12.5 kPa, 12"})
  void aUnitThatAllHaveOrThatIsNoFactorIsNone(String one, String other) {
    ColumnFindings found = Columns.of(100).with("rate", row -> row % 3 == 0 ? one : other).find();

    assertThat(found.questions()).isEmpty();
    assertThat(found.column("rate").isTag()).isTrue();
    assertThat(found.column("rate").wordRows()).isZero();
  }
}
