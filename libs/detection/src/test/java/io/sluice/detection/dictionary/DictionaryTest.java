package io.sluice.detection.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.profile.ModeTag;
import io.sluice.detection.Flows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {

  @Test
  void codesAreInTheOrderOfFrequency() {
    // when
    var dictionary = Dictionary.learn("proto", Map.of("udp", 3L, "tcp", 9L, "arp", 3L));

    // then
    assertThat(dictionary.code("tcp")).isEqualTo(1);
    assertThat(dictionary.code("arp")).isEqualTo(2);
    assertThat(dictionary.code("udp")).isEqualTo(3);
    assertThat(dictionary.code("icmp")).isEqualTo(Dictionary.OTHER);
    assertThat(dictionary.text(2)).isEqualTo("arp");
    assertThat(dictionary.frequency(1)).isEqualTo(0.6);
    assertThat(dictionary.frequency(Dictionary.OTHER))
        .as("rarer than what was met once")
        .isCloseTo(0.5 / 15, offset(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1", "1.0", "01", "+1", "1e0", "' 1 '"})
  void aNumberIsOneTextHoweverItIsWritten(String text) {
    // given
    var dictionary = Dictionary.learn("mode", Map.of(text, 2L, "2", 1L, "0.50", 1L));

    // then
    assertThat(dictionary.text(1)).isEqualTo("1");
    assertThat(dictionary.code(text)).isEqualTo(1);
    assertThat(dictionary.code("1")).isEqualTo(1);
    assertThat(dictionary.code(1.0)).isEqualTo(1);
    assertThat(dictionary.code(0.5)).isEqualTo(dictionary.code(".5"));
    assertThat(dictionary.code(7)).isEqualTo(Dictionary.OTHER);
    assertThat(dictionary.code(Double.NaN)).isNaN();
  }

  @Test
  void minusZeroIsZeroAndALongNumberIsAName() {
    // given
    var dictionary = Dictionary.learn("id", Map.of("-0", 1L, "12345678901234567890", 1L));

    // then
    assertThat(dictionary.code(0.0)).isEqualTo(dictionary.code(-0.0)).isPositive();
    assertThat(dictionary.code("12345678901234567890")).isPositive();
    assertThat(dictionary.code("12345678901234567891")).isEqualTo(Dictionary.OTHER);
  }

  @Test
  void theTagThatSaysTheOperatingModeIsTheSameInEach() {
    // given
    var profile = Flows.PROFILE.withMode(new ModeTag("proto", Map.of("udp", "test")));

    // when
    var dictionaries =
        Dictionaries.learn(
            profile, List.of(Map.of(), Map.of("tcp", 75L, "udp", 24L), Map.of("s1", 1L)));

    // then
    assertThat(dictionaries.code(Flows.PROTO, "udp"))
        .isEqualTo(dictionaries.code(Flows.PROTO, "tcp"))
        .isEqualTo(Dictionary.OTHER);
    assertThat(dictionaries.code(Flows.PROTO, " ")).isNaN();
    assertThat(dictionaries.code(Flows.SERVICE, "s1")).isEqualTo(1);
  }

  @Test
  void aBlankTextIsMissing() {
    assertThat(Dictionary.learn("x", Map.of("", 5L)).size()).isZero();
    assertThat(Dictionary.learn("x", Map.of("a", 5L)).code("  ")).isNaN();
  }

  @Test
  void whatFindsNoPlaceIsCountedAsOther() {
    // given: more texts than there is room for, one too long and one that is no line
    var counts = new HashMap<String, Long>();
    for (int i = 0; i < DictionaryEntry.MAX_TEXTS + 5; i++) {
      counts.put("text" + i, i < 5 ? 1L : 2L);
    }
    counts.put("x".repeat(201), 100L);
    counts.put("a\nb", 100L);

    // when
    var dictionary = Dictionary.learn("x", counts);

    // then
    assertThat(dictionary.size()).isEqualTo(DictionaryEntry.MAX_TEXTS);
    assertThat(dictionary.state().other()).isEqualTo(205);
    assertThat(dictionary.code("text3")).isEqualTo(Dictionary.OTHER);
    assertThat(dictionary.code("a\nb")).isEqualTo(Dictionary.OTHER);
    assertThat(dictionary.frequency(Dictionary.OTHER))
        .as("each of them is rarer than any text that has a place")
        .isCloseTo(0.5 / 2_205, offset(1e-12));
  }

  @Test
  void codesAreTheSameWhereTheOrderOfTheTextsIs() {
    // given
    var dictionaries = protocols(Map.of("tcp", 9L, "udp", 3L));

    // then
    assertThat(dictionaries.hasSameCodes(protocols(Map.of("tcp", 90L, "udp", 40L)))).isTrue();
    assertThat(dictionaries.hasSameCodes(protocols(Map.of("tcp", 3L, "udp", 9L)))).isFalse();
    assertThat(dictionaries.hasSameCodes(protocols(Map.of("tcp", 9L)))).isFalse();
  }

  private static Dictionaries protocols(Map<String, Long> counts) {
    return Dictionaries.learn(Flows.PROFILE, List.of(Map.of(), counts, Map.of()));
  }

  @Test
  void aDictionaryThatNoValueIsReadByIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DictionaryEntry("x", List.of("1.0"), List.of(1L), 0))
        .withMessageContaining("'1.0'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DictionaryEntry("x", List.of("a", "a"), List.of(1L, 1L), 0))
        .withMessageContaining("twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DictionaryEntry("x", List.of("a"), List.of(0L), 0))
        .withMessageContaining("never met");
  }

  @Test
  void eachCategoricalTagHasOneAndNoOther() {
    // given
    var entries = Flows.DICTIONARIES.entries();

    // then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dictionaries.of(Flows.PROFILE, entries.subList(0, 1)))
        .withMessageContaining("no dictionary of the categorical tag service");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Dictionaries.of(
                    Flows.PROFILE,
                    List.of(
                        entries.get(0),
                        entries.get(1),
                        new DictionaryEntry("bytes", List.of(), List.of(), 0))))
        .withMessageContaining("bytes, which is no categorical tag");
  }
}
