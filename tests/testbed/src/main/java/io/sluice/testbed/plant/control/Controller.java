package io.sluice.testbed.plant.control;

import io.sluice.testbed.plant.process.Commands;
import io.sluice.testbed.plant.tag.Signals;

/** The controller of one stage. */
interface Controller {

  /**
   * One scan, once a second.
   *
   * @param shown what the instruments and actuators show
   * @param commands the controller writes those of its own stage
   */
  void scan(Signals shown, Commands commands);
}
