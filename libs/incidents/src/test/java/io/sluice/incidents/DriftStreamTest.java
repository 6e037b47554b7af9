package io.sluice.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.PlainText;
import org.junit.jupiter.api.Test;

/** The stream of what is told of another one's drift. */
class DriftStreamTest {

  private static final String LONGEST = "s".repeat(PlainText.MAX_NAME_LENGTH - 1);

  @Test
  void isCalledAsTheStreamThatItIsAbout() {
    assertThat(DriftStream.of("flows")).isEqualTo("flows (drift)");
    assertThat(DriftStream.is(DriftStream.of("flows"))).isTrue();
  }

  @Test
  void ofNamesThatDifferInTheLastCharacterAloneIsAnother() {
    // when
    String one = DriftStream.of(LONGEST + "1");
    String other = DriftStream.of(LONGEST + "2");

    // then
    assertThat(one).isNotEqualTo(other);
    assertThat(one).hasSize(PlainText.MAX_NAME_LENGTH).startsWith("sss").matches(DriftStream::is);
    assertThat(PlainText.isName(DriftStream.of("\uD83D\uDE00".repeat(100)))).isTrue();
  }
}
