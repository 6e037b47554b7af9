package io.sluice.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  private static final SourceRef SOURCE = new SourceRef("anomaly-scores", 2, 17);
  private static final byte[] KEY = "plant-1".getBytes(UTF_8);

  @Test
  void aRecordGoesAlongAsItCame() {
    // given
    byte[] value = "{\"asset\": oops".getBytes(UTF_8);

    // when
    var letter = DeadLetter.of(SOURCE, KEY, value, 40, "malformed", "no JSON");

    // then
    assertThat(letter.key()).isSameAs(KEY);
    assertThat(letter.value()).isSameAs(value);
    assertThat(letter.keepsHeaders()).isTrue();
    assertThat(letter.headers())
        .isEqualTo(
            Map.of(
                "dead-letter-reason", "malformed",
                "dead-letter-detail", "no JSON",
                "dead-letter-source", "anomaly-scores-2@17"));
  }

  @Test
  void aRecordThatIsTooLargeIsOnlyPointedAt() {
    // given
    byte[] value = new byte[DeadLetter.MAX_RECORD_BYTES];

    // when
    var letter = DeadLetter.of(SOURCE, KEY, value, 0, "malformed", "no JSON");

    // then
    assertThat(letter.key()).isSameAs(KEY);
    assertThat(letter.value()).isNull();
    assertThat(letter.keepsHeaders()).isFalse();
    assertThat(letter.headers())
        .containsEntry(
            "dead-letter-detail", "no JSON; its 1000007 bytes are at anomaly-scores-2@17");
  }

  @Test
  void keyHeadersAndDetailCountAsWell() {
    // given
    byte[] largeKey = new byte[DeadLetter.MAX_RECORD_BYTES + 1];

    // when
    var byKey = DeadLetter.of(SOURCE, largeKey, null, 0, "malformed", "x".repeat(1_000_000));
    var byHeaders = DeadLetter.of(SOURCE, null, null, 1_000_001, "malformed", "no JSON");

    // then
    assertThat(byKey.key()).isNull();
    assertThat(byKey.headers().get("dead-letter-detail")).hasSizeLessThan(2_100);
    assertThat(byHeaders.keepsHeaders()).isFalse();
  }
}
