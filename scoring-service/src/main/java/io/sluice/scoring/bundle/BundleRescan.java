package io.sluice.scoring.bundle;

import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.scoring.metrics.ScoringMetrics;
import io.sluice.scoring.metrics.ScoringMetrics.BundleState;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Looks for new bundles every now and then. */
@Singleton
public class BundleRescan {

  private static final Logger LOG = Logger.getLogger(BundleRescan.class);

  /** Longest that loading a bundle may hold up the end. */
  private static final long STOP_SECONDS = 5;

  private final BundleRegistry registry;
  private final ShadowBundles shadows;
  private final BundleConfig config;
  private final ScoringMetrics metrics;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("bundle-rescan").daemon().factory());

  BundleRescan(
      BundleRegistry registry, ShadowBundles shadows, BundleConfig config, ScoringMetrics metrics) {
    this.registry = registry;
    this.shadows = shadows;
    this.config = config;
    this.metrics = metrics;
  }

  /** Loads what judges now; what judges beside it, and what comes later, in the background. */
  public void start() {
    registry.rescan();
    tell();
    timer.scheduleWithFixedDelay(
        this::rescan, 0, config.rescan().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An exception that escaped would silently end the schedule. */
  private void rescan() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("looking for new bundles failed; trying again later", e);
    }
  }

  private void look() {
    registry.rescan();
    shadows.registry().rescan();
    tell();
  }

  private void tell() {
    metrics.bundles(
        Stream.concat(
                registry.status().stream().map(BundleRescan::state),
                shadows.registry().status().stream().map(BundleRescan::stateInShadow))
            .toList());
    try (BundleLease served = registry.lease()) {
      metrics.budgets(budgets(served));
    }
  }

  /** Of bundles that were calibrated for one. */
  private static Map<String, AlarmBudget> budgets(BundleLease served) {
    var budgets = new TreeMap<String, AlarmBudget>();
    served
        .byProfile()
        .forEach(
            (profile, bundle) -> {
              Calibration calibration = bundle.bundle().manifest().calibration();
              AlarmBudget budget = calibration == null ? null : calibration.budget();
              if (budget != null) {
                budgets.put(profile, budget);
              }
            });
    return budgets;
  }

  private static BundleState stateInShadow(BundleStatus status) {
    return switch (status) {
      case BundleStatus.Serving(String profile, String version) ->
          new BundleState(profile, version, "shadow");
      case BundleStatus.ServingOlder(String profile, String version, String why) ->
          new BundleState(profile, version, "shadow");
      case BundleStatus.Refused(String profile, String why) ->
          new BundleState(profile, "none", "shadow-refused");
    };
  }

  private static BundleState state(BundleStatus status) {
    return switch (status) {
      case BundleStatus.Serving(String profile, String version) ->
          new BundleState(profile, version, "serving");
      case BundleStatus.ServingOlder(String profile, String version, String why) ->
          new BundleState(profile, version, "serving-older");
      case BundleStatus.Refused(String profile, String why) ->
          new BundleState(profile, "none", "refused");
    };
  }

  /** A look that is under way would tell of bundles that are closed by then. */
  @PreDestroy
  void stop() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a look for new bundles goes on while the service stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
