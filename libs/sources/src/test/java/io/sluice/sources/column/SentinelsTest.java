package io.sluice.sources.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SentinelsTest {

  private static final int ROWS = 1200;

  /** Name of the case, values of good rows, what stands in every twentieth row. */
  static Stream<Arguments> standsForNoValue() {
    var random = new Random(5);
    return Stream.of(
        // UCI Air Quality: -200 in all columns
        Arguments.of("T", signal(random, 20, 15), "-200", -200),
        Arguments.of("PT08.S1(CO)", signal(random, 1100, 450), "-200", -200),
        Arguments.of("NMHC(GT)", signal(random, 600, 590), "-200.0", -200),
        // NOAA, NASA: -99.99, -999, 9999, 1e31
        Arguments.of("tide", signal(random, 2, 1.5), "-99.99", -99.99),
        Arguments.of("soil", signal(random, 12, 5), "-9999", -9999),
        Arguments.of("wind", signal(random, 12, 5), "999.9", 999.9),
        Arguments.of("B_gsm", signal(random, 0, 20), "9999.99", 9999.99),
        Arguments.of("flux", signal(random, 0, 20), "-1.0E+31", -1e31),
        // Campbell Scientific: -7999, 7999, 6999
        Arguments.of("AirTC", signal(random, 12, 5), "-7999", -7999),
        // registers read over Modbus: all bits set, the smallest number, also as tenths
        Arguments.of("PRS", signal(random, 2.5, 0.5), "65535", 65535),
        Arguments.of("TMP", signal(random, 60, 0.5), "3276.7", 3276.7),
        Arguments.of("TMP", signal(random, 60, 0.5), "-3276.8", -3276.8),
        Arguments.of("S7", signal(random, 60, 0.5), "-32768", -32768),
        Arguments.of("dint", signal(random, 60, 0.5), "2147483647", 2147483647d),
        Arguments.of("real", signal(random, 60, 0.5), "3.4028235E38", 3.4028235e38),
        // DS18B20: not connected
        Arguments.of("bath", signal(random, 60, 0.5), "-127.0", -127),
        // LAS 2.0, well logs
        Arguments.of("RHOB", signal(random, 2.4, 0.2), "-999.2500", -999.25),
        Arguments.of("GR", signal(random, 80, 30), "-9999.25", -9999.25),
        // a pump whose state is unknown
        Arguments.of("PMP", (IntFunction<Object>) row -> row % 90 / 80, "-999", -999));
  }

  static Stream<Arguments> isAValue() {
    var random = new Random(6);
    return Stream.of(
        // legal limits of the range
        Arguments.of("valve", signal(random, 50, 50), "100"),
        Arguments.of("valve", signal(random, 50, 50), "0"),
        Arguments.of("adc", signal(random, 4000, 4000), "8191"),
        Arguments.of("counts", signal(random, 30_000, 5_000), "32767"),
        Arguments.of("counts", signal(random, 30_000, 30_000), "65535"),
        // within the range of the others
        Arguments.of("power", signal(random, 0, 1500), "-999"),
        Arguments.of("power", signal(random, 0, 1500), "999"),
        Arguments.of("torque", signal(random, 0, 250), "-200"),
        // setpoints
        Arguments.of("speed", (IntFunction<Object>) row -> 0, "-200"),
        Arguments.of("speed", (IntFunction<Object>) row -> 0, "-300"),
        // far outside, and no known form: an event of the plant
        Arguments.of("flow", signal(random, 5, 1), "87.3"),
        Arguments.of("flow", signal(random, 5, 1), "0"),
        Arguments.of("flow", signal(random, 5, 1), "99"));
  }

  private static IntFunction<Object> signal(Random random, double middle, double width) {
    return row -> middle + width * (2 * random.nextDouble() - 1);
  }

  @ParameterizedTest
  @MethodSource
  void standsForNoValue(String name, IntFunction<Object> values, String text, double number) {
    ColumnFindings found =
        Columns.of(ROWS).with(name, row -> row % 20 == 3 ? text : values.apply(row)).find();

    assertThat(found.column(name).missing()).containsExactly(number);
    assertThat(found.column(name).max() - found.column(name).min()).isLessThan(2000);
    assertThat(found.notes())
        .contains(
            "%s in 60 rows of %s is taken as missing; --missing none takes it as a value"
                .formatted(Numerals.text(number), name));
  }

  @ParameterizedTest
  @MethodSource
  void isAValue(String name, IntFunction<Object> values, String text) {
    ColumnFindings found =
        Columns.of(ROWS).with(name, row -> row % 20 == 3 ? text : values.apply(row)).find();

    assertThat(found.column(name).missing()).isEmpty();
    assertThat(found.notes()).noneMatch(note -> note.contains("missing"));
  }

  @ParameterizedTest
  @CsvSource({"0, 65535", "0, 32767", "1, 9999", "0, -32768"})
  void theOtherOfTwoStatesIsAValueWhateverItsForm(String one, String other) {
    ColumnFinding command =
        Columns.of(200)
            .with("command", row -> row / 50 % 2 == 0 ? one : other)
            .find()
            .column("command");

    assertThat(command.missing()).isEmpty();
    assertThat(command.max() - command.min()).isGreaterThan(9_000);
  }

  @ParameterizedTest
  @CsvSource({"65535, 20", "-999, 2"})
  void aStateIsFrequentAndNoneThatProgramsWriteForNothing(String number, int every) {
    ColumnFindings found =
        Columns.of(200).with("PMP", row -> row % every == 1 ? number : row / 50 % 2).find();

    assertThat(found.column("PMP").missing()).containsExactly(Double.valueOf(number));
  }

  @Test
  void onceIsNotEnoughUnlessItIsVeryFar() {
    IntFunction<Object> values = signal(new Random(8), 60, 30);

    assertThat(once(values, "-200").missing()).isEmpty();
    assertThat(once(values, "-9999").missing()).containsExactly(-9999d);
    assertThat(once(values, "-9998").missing()).isEmpty();
  }

  private static ColumnFinding once(IntFunction<Object> values, String text) {
    return Columns.of(ROWS)
        .with("x", row -> row == 77 ? text : values.apply(row))
        .find()
        .column("x");
  }

  @Test
  void aFewSpikesDoNotHideIt() {
    IntFunction<Object> values = signal(new Random(8), 60, 1);
    ColumnFindings found =
        Columns.of(ROWS)
            .with("x", row -> row == 5 ? 3000 : row % 20 == 3 ? 9999 : values.apply(row))
            .find();

    assertThat(found.column("x").missing()).containsExactly(9999d);
  }

  /** Bytes of network flows: most are small, and any number comes. */
  @Test
  void aNumberThatOthersAreBeyondIsAValue() {
    var random = new Random(9);
    ColumnFindings found =
        Columns.of(ROWS)
            .with(
                "bytes",
                row ->
                    row % 300 == 3 ? 65535 : row % 300 == 4 ? 1_000_000 : 40 + random.nextInt(200))
            .find();

    assertThat(found.column("bytes").missing()).isEmpty();
    assertThat(found.column("bytes").max()).isEqualTo(1_000_000);
  }

  @Test
  void itCanBeSaid() {
    IntFunction<Object> values = signal(new Random(8), 60, 1);
    var options = MissingOptions.parse(List.of("-1", "x=77", "none"));
    ColumnFindings found =
        Columns.of(ROWS)
            .with("x", row -> row % 20 == 3 ? -1 : row % 20 == 4 ? -9999 : values.apply(row))
            .with("y", row -> row % 20 == 3 ? 77 : values.apply(row))
            .find(ColumnOptions.FIND.withMissing(options));

    assertThat(options)
        .isEqualTo(new MissingOptions(false, List.of(-1d), Map.of("x", List.of(77d))));
    assertThat(found.column("x").missing()).containsExactly(-1d, 77d);
    assertThat(found.column("y").missing()).containsExactly(-1d);
  }

  @Test
  void anOptionThatIsNoneIsRefused() {
    assertThatThrownBy(() -> MissingOptions.parse(List.of("FLO201=Bad")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--missing 'FLO201=Bad' is neither a number such as -200, a tag with one such as"
                + " FLO201=-200, nor none");
  }

  @Test
  void aProfileKnowsIts() {
    IntFunction<Object> values = signal(new Random(8), 60, 1);
    var tag =
        new Tag("x", null, TagKind.CONTINUOUS, 0, null, null, null).withMissing(List.of(-200d));
    var profile = Profile.withDefaults("known", List.of(tag), Duration.ofSeconds(1));
    ColumnFindings found =
        Columns.of(ROWS)
            .with("x", row -> row % 20 == 3 ? -200 : row % 20 == 4 ? -9999 : values.apply(row))
            .find(ColumnOptions.FIND.withProfile(profile));

    assertThat(found.column("x").missing()).containsExactly(-200d);
    assertThat(found.notes())
        .contains(
            "-9999 in 60 rows of x looks as if it stood for no value, but profile known takes it"
                + " for one");
  }

  @Property(tries = 300)
  void numbersOfAnOrdinarySignalNeverStandForNoValue(
      @ForAll @DoubleRange(min = -20_000, max = 20_000) double middle,
      @ForAll @DoubleRange(min = 0.1, max = 5_000) double width,
      @ForAll @IntRange(min = 0, max = 3) int decimals,
      @ForAll long seed) {
    var random = new Random(seed);
    double unit = Math.pow(10, decimals);
    ColumnFindings found =
        Columns.of(300)
            .with("x", row -> Math.rint((middle + width * random.nextGaussian()) * unit) / unit)
            .find(ColumnOptions.FIND);

    assertThat(found.column("x").missing()).isEmpty();
    assertThat(found.column("x").isTag()).isTrue();
  }

  @Property(tries = 200)
  void whateverPartOfTheRowsHasItItIsFound(
      @ForAll @IntRange(min = 2, max = 290) int rows, @ForAll long seed) {
    var random = new Random(seed);
    ColumnFindings found =
        Columns.of(301)
            .with("x", row -> row >= 10 && row < 10 + rows ? -9999 : 20 + random.nextGaussian())
            .find();

    assertThat(found.column("x").missing()).containsExactly(-9999d);
    assertThat(found.column("x").min()).isGreaterThan(0);
  }
}
