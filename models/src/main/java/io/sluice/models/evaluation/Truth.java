package io.sluice.models.evaluation;

import org.jspecify.annotations.Nullable;

/** What is known of a row. */
enum Truth {
  NORMAL,
  ANOMALOUS,
  /** Not labelled, or a plant that recovers: counts neither way. */
  UNKNOWN;

  static Truth of(@Nullable Integer label) {
    if (label == null) {
      return UNKNOWN;
    }
    return label == 1 ? ANOMALOUS : NORMAL;
  }
}
