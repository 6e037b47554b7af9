package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "*, anything, true",
    "'', '', true",
    "'', a, false",
    "pump-*, pump-7, true",
    "pump-*, pump-, true",
    "pump-*, a-pump-7, false",
    "line-A?, line-A1, true",
    "line-A?, line-A, false",
    "*-A*, plant-A-1, true",
    "a*b*c, aXbXbXc, true",
    "a*b*c, aXcXb, false",
    "a.c, abc, false",
    "pump-7, PUMP-7, false",
    "?, 🚰, true",
    "🚰-?, 🚰-1, true"
  })
  void matchesWholeNames(String pattern, String name, boolean matches) {
    assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
  }

  @Property(tries = 500)
  void isWhatTheRegularExpressionSays(
      @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 8) String pattern,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 10) String name) {
    String regex = pattern.replace("*", ".*").replace('?', '.');

    assertThat(new Glob(pattern).matches(name)).isEqualTo(Pattern.matches(regex, name));
  }

  @Test
  void manyStarsAreNoLongWait() {
    String pattern = "*a".repeat(100) + "b";

    assertThat(new Glob(pattern).matches("a".repeat(200))).isFalse();
  }
}
