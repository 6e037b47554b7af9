package io.sluice.detection.drift;

import java.util.function.DoubleSupplier;

/** Numbers from 0 to 1 that a program in any language can make: Knuth's 64-bit generator. */
final class Numbers implements DoubleSupplier {

  private long state;

  Numbers(long seed) {
    state = seed;
  }

  @Override
  public double getAsDouble() {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (state >>> 11) * 0x1.0p-53;
  }
}
