package io.sluice.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartPointTest {

  @Test
  void whatIsStoredIsWhereItGoesOn() {
    assertThat(StartPoint.of(7, 0, 9)).isEqualTo(new StartPoint(7, 0, false));
    assertThat(StartPoint.of(9, 0, 9)).isEqualTo(new StartPoint(9, 0, false));
    assertThat(StartPoint.of(0, 0, 0)).isEqualTo(new StartPoint(0, 0, false));
  }

  @Test
  void whatRetentionDeletedIsLost() {
    assertThat(StartPoint.of(7, 100, 120)).isEqualTo(new StartPoint(100, 93, false));
  }

  @Test
  void nothingIsLostToWhoeverNeverConsumed() {
    assertThat(StartPoint.of(0, 100, 120)).isEqualTo(new StartPoint(100, 0, false));
  }

  @Test
  void aLogThatEndsBeforeIsAnotherOneAndReadFromItsBeginning() {
    assertThat(StartPoint.of(10, 2, 9)).isEqualTo(new StartPoint(2, 0, true));
    assertThat(StartPoint.of(10, 0, 0)).isEqualTo(new StartPoint(0, 0, true));
  }
}
