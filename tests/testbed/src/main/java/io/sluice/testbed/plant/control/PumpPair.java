package io.sluice.testbed.plant.control;

import io.sluice.testbed.plant.process.Commands;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;

/**
 * A duty pump and its standby: if the duty pump does not run although it is told to, the standby
 * takes over; after a while, or at the next start, the duty pump is tried again.
 */
final class PumpPair {

  private static final int FAILED_AFTER = 8;
  private static final int TRY_AGAIN = 600;

  private final PlantTag duty;
  private final PlantTag standby;
  private int notRunning;
  private int failedFor;
  private boolean failed;

  PumpPair(PlantTag duty, PlantTag standby) {
    this.duty = duty;
    this.standby = standby;
  }

  void run(boolean wanted, Signals shown, Commands commands) {
    if (!wanted) {
      notRunning = 0;
      failed = false;
    } else if (failed) {
      failedFor++;
      failed = failedFor < TRY_AGAIN;
      notRunning = 0;
    } else {
      notRunning = shown.isOn(duty) ? 0 : notRunning + 1;
      failed = notRunning > FAILED_AFTER;
      failedFor = 0;
    }
    commands.set(duty, wanted && !failed);
    commands.set(standby, wanted && failed);
  }
}
