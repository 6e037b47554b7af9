package io.sluice.scoring.bundle;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks for new bundles every now and then. */
@Singleton
public class BundleRescan {

  private static final Logger LOG = Logger.getLogger(BundleRescan.class);

  private final BundleRegistry registry;
  private final BundleConfig config;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("bundle-rescan").daemon().factory());

  BundleRescan(BundleRegistry registry, BundleConfig config) {
    this.registry = registry;
    this.config = config;
  }

  /** Loads what is there now, then goes on looking in the background. */
  public void start() {
    registry.rescan();
    long millis = config.rescan().toMillis();
    timer.scheduleWithFixedDelay(this::rescan, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** An exception that escaped would silently end the schedule. */
  private void rescan() {
    try {
      registry.rescan();
    } catch (RuntimeException e) {
      LOG.error("looking for new bundles failed; trying again later", e);
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }
}
