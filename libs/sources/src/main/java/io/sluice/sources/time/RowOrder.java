package io.sluice.sources.time;

/** How the rows of a file follow each other in time, each asset for itself. */
public enum RowOrder {
  /** As it should be; also if there is but one time. */
  OLDEST_FIRST,
  /** To be turned round. */
  NEWEST_FIRST,
  /** Many steps go either way. */
  MIXED
}
