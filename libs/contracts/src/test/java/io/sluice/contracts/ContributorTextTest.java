package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContributorTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # observed | expected | low     | high    | unit | stage | what is said
          1150.4     | 856.31   | 842.2   | 871.4   | mm   | P3    | T (P3) reads 1150 mm, expected 842 to 871 mm
          1150.4     | 856.31   |         |         | mm   | P3    | T (P3) reads 1150 mm, expected 856 mm
          1150.4     | 850      |         |         | mm   |       | T reads 1150 mm, expected 850 mm
          1150.4     |          | 842.2   |         | mm   |       | T reads 1150 mm, as expected, but has behaved unusually
          800        |          | 842.2   |         | mm   |       | T reads 800 mm, expected at least 842 mm
          1150.4     |          |         | 871.4   | mm   |       | T reads 1150 mm, expected at most 871 mm
          1150.4     |          |         |         | mm   |       | T reads 1150 mm
                     | 856.31   |         |         | mm   | P3    | T (P3) has no value, expected 856 mm
                     | 856.31   | 842.2   | 871.4   | mm   | P3    | T (P3) has no value, expected 842 to 871 mm
                     |          |         |         | mm   | P3    | T (P3) has no value
          2          | 1        |         |         |      |       | T reads 2, expected 1
          2          | 1        | 1       | 1       |      | P1    | T (P1) reads 2, expected 1
          0          | 2        | 1       | 2       |      | P1    | T (P1) reads 0, expected 1 to 2
          1          | 1        | 1       | 1       |      | P1    | T (P1) reads 1, as expected, but has behaved unusually
          850        | 856      | 842     | 871     | mm   | P3    | T (P3) reads 850 mm, as expected, but has behaved unusually
          20.0001    | 20       |         |         | kPa  |       | T reads 20 kPa, as expected, but has behaved unusually
          8.5213     | 8.42     | 8.4     | 8.45    | pH   |       | T reads 8.521 pH, expected 8.4 to 8.45 pH
          1013.26    | 1013.2   | 1013.15 | 1013.25 | hPa  |       | T reads 1013.26 hPa, expected 1013.15 to 1013.25 hPa
          0.000012   | 2.4477   |         |         | m³/h |       | T reads 0.000012 m³/h, expected 2.45 m³/h
          -5         | 0.1234   |         |         | mV   |       | T reads -5 mV, expected 0.123 mV
          1e300      | 856.31   | 842.2   | 871.4   | mm   |       | T reads 1.000e+300 mm, expected 842 to 871 mm
          """)
  void saysWhatIsReadAndWhatWasExpected(
      Double observed,
      Double expected,
      Double low,
      Double high,
      String unit,
      String stage,
      String said) {
    // given
    var contributor = new Contributor("T", 0.7, observed, expected, low, high, unit, stage, null);

    // when
    String text = ContributorText.of(contributor);

    // then
    assertThat(text).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reads 2, which was never seen in training | P102 (P1) reads 2, which was never seen in training
          has not changed for 60 readings           | P102 (P1) has not changed for 60 readings
          """)
  void aReasonTakesThePlaceOfNumbers(String reason, String said) {
    // given
    var contributor = new Contributor("P102", 0.7, 2.0, 1.0, 1.0, 1.0, null, "P1", reason);

    // when
    String text = ContributorText.of(contributor);

    // then
    assertThat(text).isEqualTo(said);
  }

  @Test
  void namesTwoFurtherTagsAtMost() {
    // given
    List<Contributor> contributors =
        List.of(off("LIT301", 0.5), off("FIT201", 0.2), off("P101", 0.2), off("P102", 0.1));

    // when
    String three = ContributorText.of(contributors);
    String two = ContributorText.of(contributors.subList(0, 2));
    String one = ContributorText.of(contributors.subList(0, 1));

    // then
    assertThat(three).isEqualTo("LIT301 reads 2, expected 1; also FIT201 and P101 deviate");
    assertThat(two).isEqualTo("LIT301 reads 2, expected 1; also FIT201 deviates");
    assertThat(one).isEqualTo("LIT301 reads 2, expected 1");
  }

  @Test
  void doesNotNameAsDeviatingWhatHardlyDoes() {
    // given
    var inItsBand = new Contributor("FIT201", 0.2, 2.0, 2.0, 1.9, 2.1, "m³/h", "P2", null);
    var stuckInItsBand =
        new Contributor("FIT301", 0.1, 2.0, 2.0, 1.9, 2.1, "m³/h", "P3", "has not changed");
    var hardly = off("P101", 0.04);

    // when
    String text =
        ContributorText.of(List.of(off("LIT301", 0.66), inItsBand, stuckInItsBand, hardly));

    // then
    assertThat(text).isEqualTo("LIT301 reads 2, expected 1; also FIT301 deviates");
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(ContributorText.of(List.of())).isEmpty();
  }

  private static Contributor off(String tag, double share) {
    return new Contributor(tag, share, 2.0, 1.0, null);
  }

  @Test
  void namesWhatHasNoValuesAndCountsTheRest() {
    // given
    var first = dead("AIT401", 0.05);
    var more = List.of(first, dead("FIT401", 0.05), dead("P401", 0.05), dead("P402", 0.05));

    // when / then
    assertThat(ContributorText.ofData(List.of())).isEmpty();
    assertThat(ContributorText.ofData(List.of(dead("AIT401", 1))))
        .isEqualTo("without values: AIT401");
    assertThat(ContributorText.ofData(List.of(dead("AIT401", 0.5), dead("FIT401", 0.5))))
        .isEqualTo("without values: AIT401, FIT401");
    assertThat(ContributorText.ofData(more))
        .isEqualTo("without values: AIT401, FIT401, P401 and 17 more");
  }

  @Test
  void saysOfTheFirstThatHasMovedByHowMuchAndNamesAndCountsTheRest() {
    // given
    var level =
        new Contributor("LIT101", 0.1, 0.8, 0.5, null, null, "m", "P1", "has moved by 0.31 m");
    var all = List.of(level, off("FIT201", 0.1), off("P101", 0.1), off("P102", 0.1));
    var alone = new Contributor("FIT201", 1, 2.0, 1.0, "m³/h");

    // when / then
    assertThat(ContributorText.ofDrift(List.of())).isEmpty();
    assertThat(ContributorText.ofDrift(List.of(alone)))
        .isEqualTo("FIT201 reads 2 m³/h, expected 1 m³/h");
    assertThat(ContributorText.ofDrift(all))
        .isEqualTo("LIT101 (P1) has moved by 0.31 m; also FIT201, P101 and 7 more");
    assertThat(ContributorText.names(List.of())).isEmpty();
    assertThat(ContributorText.names(all)).isEqualTo("LIT101 (P1), FIT201, P101 and 7 more");
  }

  private static Contributor dead(String tag, double share) {
    return new Contributor(
        tag, share, null, null, null, null, null, null, "has had no value for 12 readings");
  }
}
