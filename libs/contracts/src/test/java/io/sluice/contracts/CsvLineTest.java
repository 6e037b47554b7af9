package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLineTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "plant-1 | plant-1",
        "a,b | ~\"a,b\"~",
        "say \"so\" | ~\"say \"\"so\"\"\"~",
        "=1+1 | '=1+1",
        "@SUM(A1) | '@SUM(A1)",
        "-7 | '-7",
        "'-7 | ''-7",
        "it's | it's",
        "'tis | 'tis",
        "' | '",
      })
  void textIsQuotedWhereItMustAndNeverAFormula(String text, String cell) {
    // when
    String line = new CsvLine().raw(1).text(text).raw(null).end().toString();

    // then
    assertThat(line).isEqualTo("1," + cell + ",\n");
    assertThat(CsvLine.unquoted(CsvLine.guarded(text))).isEqualTo(text);
  }
}
