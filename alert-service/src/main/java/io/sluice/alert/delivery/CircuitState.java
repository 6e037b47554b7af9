package io.sluice.alert.delivery;

/** Whether a channel is tried. */
public enum CircuitState {
  /** Whatever is due is attempted. */
  CLOSED,
  /** Nothing is attempted: it failed again and again, or asked for a pause. */
  OPEN,
  /** One delivery is attempted, to see whether it works again. */
  HALF_OPEN
}
