package io.sluice.incidents;

/**
 * Where on the log of readings the one lies that completed a window. Of one partition the higher
 * offset came later, whatever the clocks say.
 *
 * @param partition from 0
 * @param offset in the partition, from 0
 */
public record LogPosition(int partition, long offset) {

  /** Positions in different partitions have no order. */
  boolean isAfter(LogPosition other) {
    return partition == other.partition && offset > other.offset;
  }
}
