package io.sluice.detection.rule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import io.sluice.detection.Windows;
import io.sluice.detection.window.WindowRing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The window has 8 readings: A is 0, 2, .. 14, B is 3, C has no value, and "my tag" is 5, then 7.
 */
class ExpressionParserTest {

  private static final List<String> TAGS = List.of("A", "B", "C", "my tag");

  private final Profile profile = Profiles.of(4, 8);
  private final WindowRing ring =
      Windows.ring(
          profile,
          IntStream.range(0, 8)
              .mapToObj(i -> new double[] {2 * i, 3, Double.NaN, i < 7 ? 5 : 7})
              .toList());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A                                | 14
          -A                               | -14
          A - B - 1                        | 10
          A - (B - 1)                      | 12
          A + B * 2                        | 20
          (A + B) * 2                      | 34
          A / 4 / 2                        | 1.75
          -A * -1                          | 14
          1.5e1 + 0*A                      | 15
          A.lag(3)                         | 8
          A.mean                           | 7
          A.mean(2)                        | 13
          A.slope * 3                      | 6
          A.slope(2)                       | 2
          A.std(2)                         | 1
          abs(B - A)                       | 11
          min(A, B) + max(A, B)            | 17
          `my tag`.lag(1)                  | 5
          A > 14                           | 0
          A >= 14                          | 1
          A < 14                           | 0
          A <= 14                          | 1
          A == 14.4                        | 1
          A == 14.6                        | 0
          A != 14.4                        | 0
          A != 14.6                        | 1
          not A > 14                       | 1
          A > 1 and B > 5                  | 0
          A > 1 or B > 5                   | 1
          A > 1 or A > 1 and B > 5         | 1
          if A > 1 then B > 5              | 0
          if A > 100 then B > 5            | 1
          if A > 1 and B == 3 then `my tag` > 5 or B > 9 | 1
          (if A > 1 then B > 5) or B == 3  | 1
          A / (B - 3)                      | NaN
          A + C                            | NaN
          A > 1 or C > 1                   | NaN
          C.mean                           | NaN
          A.lag(8)                         | NaN
          """)
  void computes(String text, double expected) throws Exception {
    // given
    var parsed = ExpressionParser.parse(text, TAGS::indexOf, 8, 0.5);

    // when
    double value = parsed.measure().at(ring, 7);

    // then
    assertThat(value).isCloseTo(expected, offset(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''              | a tag or a number is expected, found the end
          1 + 2           | it names no tag
          A +             | a tag or a number is expected, found the end
          A B             | 'B' at column 3 is one word too many
          A ; B           | ';' at column 3 is no part of an expression
          D > 1           | there is no tag 'D' at column 1
          A.median        | a tag has no 'median' at column 3, only mean, slope, std and lag
          A.lag           | '(' is expected, found the end
          A.lag(0)        | a number of readings from 1 on is expected, found '0' at column 7
          A.mean(1.5)     | a number of readings from 1 on is expected, found '1.5' at column 8
          sqrt(A)         | there is no function 'sqrt' at column 1, only abs, min and max
          min(A)          | ',' is expected, found ')' at column 6
          (A              | ')' is expected, found the end
          if A > 1        | 'then' is expected, found the end
          if A then B > 1 | 'if ... then' takes conditions, not numbers
          A + (B > 1)     | '+' takes numbers, not conditions
          not A           | 'not' takes conditions, not numbers
          1 < A < 2       | '<' at column 7 is one word too many
          then > 1        | a tag or a number is expected, found 'then' at column 1
          """)
  void saysWhatItDoesNotUnderstand(String text, String sentence) {
    // when
    var parsing = assertThatThrownBy(() -> ExpressionParser.parse(text, TAGS::indexOf, 8, 0));

    // then
    parsing.isInstanceOf(ExpressionException.class).hasMessage(sentence);
  }

  @Test
  void refusesToBeNestedToDeath() {
    // given
    String text = "(".repeat(450) + "A" + ")".repeat(450);

    // when
    var parsing = assertThatThrownBy(() -> ExpressionParser.parse(text, TAGS::indexOf, 8, 0));

    // then
    parsing.hasMessage("it is nested more than 100 deep");
  }

  @Test
  void saysHowFarBackItLooks() throws Exception {
    // when
    var parsed = ExpressionParser.parse("A.lag(3) + B.mean(6)", TAGS::indexOf, 8, 0);

    // then
    assertThat(parsed.measure().span()).isEqualTo(6);
    assertThat(parsed.measure().tags()).containsExactly(0, 1);
    assertThat(parsed.condition()).isFalse();
  }
}
