package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"plant-1", "Kläranlage 7", "\uD83C\uDFED", "水"})
  void aNameOfAnyScriptIsPlain(String name) {
    assertThat(PlainText.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u0000", "a\nb", "\u0085", "\uD83C", "\uD83Cx", "\uDFED\uD83C", "x\uDFED"})
  void whatSomebodyElseCannotStoreIsNot(String text) {
    assertThat(PlainText.isPlain(text)).isFalse();
    assertThat(PlainText.isName(text)).isFalse();
  }

  @Test
  void aNameIsNeitherBlankNorLong() {
    assertThat(PlainText.isName(" ")).isFalse();
    assertThat(PlainText.isName("x".repeat(200))).isTrue();
    assertThat(PlainText.isName("x".repeat(201))).isFalse();
  }

  @Test
  void whatIsCutOffLeavesNoHalfOfACharacter() {
    assertThat(PlainText.first("abc", 3)).isEqualTo("abc");
    assertThat(PlainText.first("abcd", 3)).isEqualTo("abc");
    assertThat(PlainText.first("ab\uD83C\uDFED", 3)).isEqualTo("ab");
  }
}
