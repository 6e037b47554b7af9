package io.sluice.platform.startup;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;

/**
 * When what observes {@link StartupEvent} comes, as its {@link Priority}: all before Quarkus' own
 * scheduler (0) and consumers (1000), and before what has no priority (2500).
 */
public final class StartOrder {

  /** Whether the settings make sense. */
  public static final int SETTINGS = -30;

  /** Whether what is needed from outside is as this release knows it. */
  public static final int SURROUNDINGS = -20;

  /** Work that is done instead of the service. */
  public static final int TASK = -10;

  private StartOrder() {}
}
