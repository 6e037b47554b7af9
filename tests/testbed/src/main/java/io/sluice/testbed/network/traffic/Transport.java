package io.sluice.testbed.network.traffic;

import java.util.Locale;

/** Below what applications say. */
public enum Transport {
  TCP,
  UDP,
  ICMP;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
