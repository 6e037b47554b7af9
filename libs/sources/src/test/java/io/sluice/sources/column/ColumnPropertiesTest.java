package io.sluice.sources.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.TagKind;
import io.sluice.sources.value.FieldKind;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What must be true of any column. */
class ColumnPropertiesTest {

  private static final String[] HISTORIAN = {"Bad Input", "No Data", "I/O Timeout", "NaN", "?"};

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.doubles().map(String::valueOf)),
        Tuple.of(3, Arbitraries.integers().between(-300, 300).map(String::valueOf)),
        Tuple.of(2, Arbitraries.of(HISTORIAN)),
        Tuple.of(
            2, Arbitraries.of("TRUE", "FALSE", "ON", "OFF", "1,234", "1.234,5", "12 %", "-9999")),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(60)));
  }

  /** Whatever a column holds: every row is accounted for, and nothing is thrown. */
  @Property(tries = 400)
  void everyFieldIsAccountedFor(
      @ForAll("fields") String one,
      @ForAll("fields") String two,
      @ForAll("fields") String three,
      @ForAll @IntRange(min = 0, max = 80) int rows,
      @ForAll long seed) {
    var random = new Random(seed);
    String[] fields = {one.strip(), two.strip(), three.strip(), ""};
    var column = new String[rows];
    for (int row = 0; row < rows; row++) {
      column[row] = fields[random.nextInt(4)];
    }

    ColumnFinding found =
        Columns.of(rows)
            .with("x", row -> column[row])
            .find(ColumnOptions.FIND.withInclude(Set.of("x")))
            .column("x");

    assertThat(found.isTag()).isTrue();
    long empty = 0;
    long values = 0;
    long words = 0;
    for (String field : column) {
      boolean isNumber = !Double.isNaN(found.reader().number(field));
      FieldKind kind = found.reader().kind(field);
      empty += kind == FieldKind.EMPTY ? 1 : 0;
      values += isNumber ? 1 : 0;
      words += !isNumber && kind != FieldKind.EMPTY ? 1 : 0;
      assertThat(isNumber).isEqualTo(kind == FieldKind.NUMBER || kind == FieldKind.STATE);
    }
    assertThat(found.filled()).isEqualTo(rows - empty);
    assertThat(values + words).isEqualTo(found.filled());
    if (found.kind() != TagKind.CATEGORICAL) {
      assertThat(found.wordRows()).isEqualTo(words);
    }
  }

  /** However a signal wanders and whatever words are strewn in, it stays a tag. */
  @Property(tries = 300)
  void aSignalStaysATag(
      @ForAll @IntRange(min = 0, max = 3) int decimals,
      @ForAll @IntRange(min = 0, max = 45) int percentOfWords,
      @ForAll boolean comma,
      @ForAll long seed) {
    var random = new Random(seed);
    var level = new double[] {random.nextInt(2000) - 500};
    double drift = random.nextDouble() - 0.5;
    ColumnFinding found =
        Columns.of(600)
            .with(
                "LIT101",
                row -> {
                  level[0] += drift + 2 * random.nextGaussian();
                  String text = String.format(Locale.ROOT, "%." + decimals + "f", level[0]);
                  return random.nextInt(100) < percentOfWords
                      ? HISTORIAN[random.nextInt(HISTORIAN.length)]
                      : comma ? text.replace('.', ',') : text;
                })
            .find()
            .column("LIT101");

    assertThat(found.reason()).isNull();
    assertThat(found.kind()).isEqualTo(TagKind.CONTINUOUS);
    assertThat(found.missing()).isEmpty();
  }

  /** However a counter begins and steps, and wherever rows are lost, it is found by its name. */
  @Property(tries = 300)
  void aCounterIsFound(
      @ForAll("names") String name,
      @ForAll @IntRange(min = -1000, max = 1_000_000) int start,
      @ForAll @IntRange(min = 1, max = 900) int step,
      @ForAll @IntRange(min = 0, max = 9) int lost,
      @ForAll boolean falls,
      @ForAll long seed) {
    var random = new Random(seed);
    var next = new long[] {start};
    var losses = new boolean[400];
    for (int i = 0; i < lost; i++) {
      losses[20 + random.nextInt(380)] = true;
    }
    ColumnFinding found =
        Columns.of(400)
            .with(
                name,
                row -> {
                  next[0] += (falls ? -1L : 1L) * step * (losses[row] ? 1 + random.nextInt(50) : 1);
                  return next[0];
                })
            .find()
            .column(name);

    assertThat(found.role()).isEqualTo(ColumnRole.LEFT_OUT);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("index", "Row", "id", "Mess-Nr.", "ScanNo", "count", "record", "Seq");
  }

  /** However a ramp begins and steps, it is a tag: rows are counted by 1 from 0 or 1 on. */
  @Property(tries = 300)
  void aRampIsATag(
      @ForAll @IntRange(min = -1000, max = 100_000) int start,
      @ForAll @IntRange(min = 1, max = 900) int step,
      @ForAll boolean falls) {
    Assume.that(step > 1 || (falls ? start > 500 : start < 0 || start > 1));
    ColumnFinding found =
        Columns.of(400)
            .with("whatever", row -> start + (falls ? -1L : 1L) * step * row)
            .find()
            .column("whatever");

    assertThat(found.role()).isEqualTo(ColumnRole.TAG);
  }
}
