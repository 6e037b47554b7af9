package io.sluice.incidents;

/** Why an incident was resolved. */
public enum Ending {
  /** Windows were quiet for the off-delay. */
  QUIET,
  /** Nothing was heard for longer than the longest silence allowed: no all-clear. */
  SILENCE,
  /** The asset's clock went back, so that what comes cannot be compared with what was. */
  RESTART,
  /** Other streams of the asset, newer and too many, took its place: no all-clear. */
  PUSHED_OUT,
  /** Windows were quiet for the off-delay, since a person had its tags learnt as they are. */
  LEARNT,
  /** Windows were quiet for the off-delay, since a person said that its tags were put right. */
  REPAIRED,
  /** A person said so: no all-clear by the scores. */
  BY_HAND
}
