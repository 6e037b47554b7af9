package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;

/** How many readings a window has where nobody says. */
final class WindowLength {

  /** Below it a forecaster has too few blocks to tell a course by. */
  private static final int LEAST = 6;

  private WindowLength() {}

  /** A minute at a reading a second; fewer where there are few rows. Never below 6. */
  static int of(int rows) {
    int few = rows / BlockedSplit.WINDOWS_PER_CYCLE;
    return few >= Profile.DEFAULT_WINDOW
        ? Profile.DEFAULT_WINDOW
        : Math.max(LEAST, few / LEAST * LEAST);
  }
}
