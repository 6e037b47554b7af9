package io.sluice.detection.rule.screen;

import java.util.Arrays;

/** Rules that may be broken, by their place in the bundle. Not thread-safe. */
public final class Suspects {

  private final long[] bits;

  public Suspects(int rules) {
    bits = new long[(rules + Long.SIZE - 1) / Long.SIZE];
  }

  public void clear() {
    Arrays.fill(bits, 0);
  }

  void add(int rule) {
    bits[rule >> 6] |= 1L << rule;
  }

  /** The first suspect that is this rule or comes after it, -1 if there is none. */
  public int from(int rule) {
    int word = rule >> 6;
    if (word >= bits.length) {
      return -1;
    }
    long rest = bits[word] & -1L << rule;
    while (rest == 0) {
      word++;
      if (word == bits.length) {
        return -1;
      }
      rest = bits[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }
}
