package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatedNamesTest {

  private final RepeatedNames names = new RepeatedNames();

  @Test
  void aNameThatComesAgainIsTheSameString() {
    // given
    String first = name("Werk Süd");

    // when
    String again = name("Werk Süd");

    // then
    assertThat(again).isEqualTo("Werk Süd").isSameAs(first);
  }

  @Test
  void namesAreNeverMistakenForOthersHoweverManyThereAre() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20_000; i++) {
        // when
        String name = name("plant-" + i);

        // then
        assertThat(name).isEqualTo("plant-" + i);
      }
    }
    // these two have the same hash
    assertThat(name("Aa")).isEqualTo("Aa");
    assertThat(name("BB")).isEqualTo("BB");
    assertThat(name("A")).isEqualTo("A");
  }

  @Test
  void whatIsNoNameIsNeverTakenForOneNotEvenAfterItCameAsAWord() {
    for (String text : new String[] {"", " ", "a\nb", "\ud800", "x".repeat(201)}) {
      // given
      assertThat(word(text)).isEqualTo(text);

      // then
      assertThat(name(text)).isNull();
      assertThat(name(text)).isNull();
    }
  }

  private String word(String text) {
    char[] chars = (">" + text + "<").toCharArray();
    return names.word(chars, 1, text.length());
  }

  private String name(String text) {
    char[] chars = (">" + text + "<").toCharArray();
    return names.name(chars, 1, text.length());
  }
}
