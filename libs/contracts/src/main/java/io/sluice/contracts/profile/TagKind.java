package io.sluice.contracts.profile;

/** What sort of values a tag takes. */
public enum TagKind {
  /** A measurement on a scale: a level, a flow, a pressure. */
  CONTINUOUS,
  /** Few ordered states: an actuator that is closed, moving or open. */
  DISCRETE,
  /** States without an order: a mode, a recipe. */
  CATEGORICAL
}
