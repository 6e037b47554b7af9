package io.sluice.counts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many different values there were: the values themselves as long as they are few, then a
 * HyperLogLog of 2,048 registers (Flajolet et al. 2007; standard error 2.3 %), so that no number of
 * values takes more than 2 KB.
 */
final class DistinctValues {

  /** Up to so many it is exact. */
  static final int EXACT = 64;

  private static final int BITS = 11;
  private static final int REGISTERS = 1 << BITS;
  private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

  private long[] few = new long[4];
  private int size;
  private byte @Nullable [] registers;

  /**
   * @param hash 64 bits of the value
   */
  void add(long hash) {
    byte[] many = registers;
    if (many != null) {
      register(many, hash);
      return;
    }
    int at = Arrays.binarySearch(few, 0, size, hash);
    if (at >= 0) {
      return;
    }
    if (size == EXACT) {
      many = new byte[REGISTERS];
      for (long known : few) {
        register(many, known);
      }
      register(many, hash);
      registers = many;
      few = new long[0];
      return;
    }
    if (size == few.length) {
      few = Arrays.copyOf(few, Math.min(EXACT, 2 * size));
    }
    int place = -at - 1;
    System.arraycopy(few, place, few, place + 1, size - place);
    few[place] = hash;
    size++;
  }

  private static void register(byte[] registers, long hash) {
    int register = (int) (hash >>> (Long.SIZE - BITS));
    int rank = Math.min(Long.numberOfLeadingZeros(hash << BITS), Long.SIZE - BITS) + 1;
    if (rank > registers[register]) {
      registers[register] = (byte) rank;
    }
  }

  /** Memory that it takes, about. */
  long bytes() {
    return registers == null ? (long) Long.BYTES * few.length : REGISTERS;
  }

  /** By how many bytes more, at most, with one value more. */
  long growth() {
    if (registers != null || size < few.length) {
      return 0;
    }
    return size == EXACT ? REGISTERS : (long) Long.BYTES * size;
  }

  /** A whole number. */
  double count() {
    byte[] many = registers;
    if (many == null) {
      return size;
    }
    double sum = 0;
    int empty = 0;
    for (byte rank : many) {
      sum += Math.scalb(1.0, -rank);
      if (rank == 0) {
        empty++;
      }
    }
    double estimate = ALPHA * REGISTERS * REGISTERS / sum;
    boolean isSmall = estimate <= 2.5 * REGISTERS && empty > 0;
    return Math.rint(isSmall ? REGISTERS * Math.log((double) REGISTERS / empty) : estimate);
  }
}
