package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContributorTest {

  private static Contributor with(Double low, Double high, String stage, String reason) {
    return new Contributor("LIT301", 0.5, 1.0, null, low, high, "mm", stage, reason);
  }

  @Test
  void whatIsNotKnownIsNotWritten() {
    // given
    var contributor = new Contributor("LIT301", 0.5, 1150.0, 850.0, "mm");

    // when
    String json = new String(Messages.encode(contributor), StandardCharsets.UTF_8);

    // then
    assertThat(json)
        .isEqualTo(
            "{\"tag\":\"LIT301\",\"share\":0.5,\"observed\":1150.0,\"expected\":850.0,"
                + "\"unit\":\"mm\"}");
  }

  @Test
  void aBandHasItsEndsInOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(2.0, 1.0, null, null))
        .withMessageContaining("'low' of LIT301");
    assertThat(with(1.0, 1.0, null, null).low()).isEqualTo(1.0);
  }

  @Test
  void aReasonIsALineOfBoundedLength() {
    assertThat(with(null, null, null, "x".repeat(120)).reason()).hasSize(120);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(null, null, null, "x".repeat(121)))
        .withMessageContaining("'reason' of LIT301 has 121 characters");
    assertThatIllegalArgumentException().isThrownBy(() -> with(null, null, null, " "));
  }

  @Test
  void aStageHasAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(null, null, " ", null))
        .withMessageContaining("'stage' is blank");
  }
}
