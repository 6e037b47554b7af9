package io.sluice.cli.evaluate;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code --protocol} can be. */
enum ProtocolName {
  SKAB,
  BATADAL,
  SWAT_SIM,
  SIMULATOR;

  /** Whether it works on a data set from elsewhere. */
  boolean needsData() {
    return this != SIMULATOR;
  }

  static String all() {
    return Arrays.stream(values()).map(ProtocolName::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
