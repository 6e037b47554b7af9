package io.sluice.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResumePointTest {

  @Test
  void whatIsStoredIsWhereItGoesOn() {
    assertThat(ResumePoint.of(7, 0, 9)).isEqualTo(new ResumePoint(7, 0, false));
    assertThat(ResumePoint.of(9, 0, 9)).isEqualTo(new ResumePoint(9, 0, false));
    assertThat(ResumePoint.of(0, 0, 0)).isEqualTo(new ResumePoint(0, 0, false));
  }

  @Test
  void whatRetentionDeletedIsLost() {
    assertThat(ResumePoint.of(7, 100, 120)).isEqualTo(new ResumePoint(100, 93, false));
  }

  @Test
  void nothingIsLostToWhoeverNeverConsumed() {
    assertThat(ResumePoint.of(0, 100, 120)).isEqualTo(new ResumePoint(100, 0, false));
  }

  @Test
  void aLogThatEndsBeforeIsAnotherOneAndReadFromItsBeginning() {
    assertThat(ResumePoint.of(10, 2, 9)).isEqualTo(new ResumePoint(2, 0, true));
    assertThat(ResumePoint.of(10, 0, 0)).isEqualTo(new ResumePoint(0, 0, true));
  }
}
