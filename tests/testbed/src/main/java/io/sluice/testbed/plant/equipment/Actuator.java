package io.sluice.testbed.plant.equipment;

/** Something that a controller switches. */
public sealed interface Actuator permits MotorValve, Pump {

  /**
   * One second passes.
   *
   * @param on whether it is to be open, or to run
   */
  void step(boolean on);

  /** How far it is open, or its speed: 0 to 1. */
  double opening();

  /** As it is shown: 0 moving, 1 closed or off, 2 open or on. */
  int code();
}
