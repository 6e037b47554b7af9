package io.sluice.sources.column;

/** What a column is taken for. */
public enum ColumnRole {
  /** Part of the time of a row. */
  TIME,
  /** Says to which asset a row belongs. */
  ASSET,
  /** Says to which profile a row belongs. */
  PROFILE,
  /** Ground truth: normal or anomalous. */
  LABEL,
  /** Id or name of an attack or fault. */
  EVENT,
  /** Marks a plant on its way back to normal. */
  RECOVERY,
  /** A signal. */
  TAG,
  /** Nothing of these; the finding says why. */
  LEFT_OUT
}
