package io.sluice.cli.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredRowsTest {

  private static final StoredRows BEFORE = new StoredRows(1_000, 900);

  @Test
  void asManyAsAcceptedIsWell() {
    // given
    StoredRows after = new StoredRows(3_000, 2_900);

    // when
    StoredRows stored = after.since(BEFORE);

    // then
    assertThatCode(
            () -> {
              stored.requireReadings(2_000);
              stored.requireScores(2_000);
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1})
  void oneReadingTooFewOrTooManyIsAFailure(long off) {
    // given
    StoredRows stored = new StoredRows(3_000 + off, 2_900).since(BEFORE);

    // when
    var check = assertThatThrownBy(() -> stored.requireReadings(2_000));

    // then
    check
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "2,000 readings were accepted but %,d stored: something was lost or doubled",
            2_000 + off);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1})
  void oneScoreTooFewOrTooManyIsAFailure(long off) {
    // given
    StoredRows stored = new StoredRows(3_000, 2_900 + off).since(BEFORE);

    // when
    var check = assertThatThrownBy(() -> stored.requireScores(2_000));

    // then
    check
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "2,000 scores were due but %,d are stored: something was lost or doubled", 2_000 + off);
  }

  @Test
  void whatIsThereAndWhatWasCountedMustAgree() {
    assertThatCode(() -> BEFORE.requireCounted(new StoredRows(1_000, 900)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> BEFORE.requireCounted(new StoredRows(1_000, 901)))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "1,000 readings and 900 scores are stored, but query-api counted 1,000 and 901");
  }
}
