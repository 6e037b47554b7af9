package io.sluice.sources.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReaderTest {

  private static final FieldReader NUMBERS = FieldReader.numbers(NumberStyle.POINT);
  private static final FieldReader STATES = FieldReader.states(NumberStyle.POINT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        // digital states of the PI system, also as its interfaces and exports write them
        "Bad",
        "Bad Input",
        "No Data",
        "I/O Timeout",
        "Comm Fail",
        "Pt Created",
        "Shutdown",
        "Configure",
        "Scan Off",
        "Over Range",
        "Under Range",
        "Calc Failed",
        "No Result",
        "Intf Shut",
        "Arc Off-line",
        "Bad[0x0018]",
        "BAD_QUALITY",
        // Home Assistant
        "unavailable",
        "unknown",
        "None",
        // Campbell Scientific, NumPy, pandas, the C library, Java, JavaScript
        "NAN",
        "\"NAN\"",
        "nan",
        "NaN",
        "-nan(ind)",
        "1.#QNAN",
        "-1.#IND",
        "1.#INF",
        "Inf",
        "-Infinity",
        "null",
        "undefined",
        "<NA>",
        // spreadsheets
        "#N/A",
        "#DIV/0!",
        "#WERT!",
        "#REF!",
        // panels and operators
        "?",
        "---",
        "***",
        "--.-",
        "ERR",
        "N/A",
        "n.a."
      })
  void wordsOfHistoriansAndLoggersAreMissingValues(String word) {
    String text = word.replace("\"", "").replace("<NA>", "NA");

    assertThat(NUMBERS.number(text)).isNaN();
    assertThat(NUMBERS.kind(text)).isEqualTo(FieldKind.MISSING);
    assertThat(STATES.kind(text)).isEqualTo(FieldKind.MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"see log", "12:30", "1e999", "ON", "Badger", "Manual", "2026-03-16"})
  void anyFurtherTextIsToldApart(String text) {
    assertThat(NUMBERS.number(text)).isNaN();
    assertThat(NUMBERS.kind(text)).isEqualTo(FieldKind.TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "FALSE, TRUE", "false, true", "False, True", "OFF, ON", "Closed, Open", "No, Yes",
    "Stopped, Running", "Stop, Start", "Stop, Run", "AUS, EIN", "Aus, An", "ZU, AUF",
    "Inactive, Active", "Disabled, Enabled", "Low, High", "falsch, wahr", "Nein, Ja", "N, Y",
    "0, 1", "0.0, 1.0",
  })
  void twoStateWordsAreZeroAndOne(String zero, String one) {
    assertThat(STATES.number(zero)).isZero();
    assertThat(STATES.number(one)).isOne();
  }

  @Test
  void nothingIsEmpty() {
    for (var reader : new FieldReader[] {NUMBERS, STATES, FieldReader.texts()}) {
      assertThat(reader.number("")).isNaN();
      assertThat(reader.kind("")).isEqualTo(FieldKind.EMPTY);
    }
  }

  @Test
  void inAColumnOfTextsEverythingIsAValue() {
    assertThat(FieldReader.texts().number("12")).isNaN();
    assertThat(FieldReader.texts().kind("12")).isEqualTo(FieldKind.TEXT);
    assertThat(FieldReader.texts().kind("-")).isEqualTo(FieldKind.TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "DISCRETE, 0, 1, OPEN, 1",
    "DISCRETE, 0, 0, TRUE, 1",
    "DISCRETE, 1, 1, ON, NaN",
    "DISCRETE, , , TRUE, NaN",
    "DISCRETE, 0, , TRUE, NaN",
    "DISCRETE, 0, 0.5, TRUE, NaN",
    // SWaT's pumps: 1 stopped, 2 running
    "DISCRETE, 1, 2, ON, NaN",
    "CONTINUOUS, 0, 1, ON, NaN",
    "CONTINUOUS, 0, 100, 12.5, 12.5",
    "DISCRETE, 1, 2, 2, 2",
    "CATEGORICAL, , , 12, NaN",
  })
  void aTagTellsWhetherWordsAreStates(
      TagKind kind, @Nullable Double low, @Nullable Double high, String text, Double expected) {
    var tag = new Tag("P101", null, kind, 0, low, high, null);

    assertThat((Double) FieldReader.of(tag).number(text)).isEqualTo(expected);
  }

  @Test
  void wordsAreCountedWithinBounds() {
    var counts = new WordCounts(2);
    for (String word : new String[] {"Bad", "No Data", "Bad", "a", "b", "x".repeat(1000)}) {
      counts.add(word);
    }

    assertThat(counts.total()).isEqualTo(6);
    assertThat(counts.others()).isEqualTo(3);
    assertThat(counts.most(5))
        .containsExactly(java.util.Map.entry("Bad", 2L), java.util.Map.entry("No Data", 1L));
  }
}
