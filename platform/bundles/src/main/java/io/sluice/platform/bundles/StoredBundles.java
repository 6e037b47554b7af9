package io.sluice.platform.bundles;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.sluice.platform.startup.StartOrder;
import io.sluice.stores.BundleMirror;
import io.sluice.stores.BundleSignatures;
import io.sluice.stores.BundleStore;
import io.sluice.stores.StoreSettings;
import io.sluice.stores.Stores;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what the store has in a folder; does nothing if there is no store. */
@Singleton
public class StoredBundles {

  private static final Logger LOG = Logger.getLogger(StoredBundles.class);

  /** How long the start waits for the store; then it goes on with what is there. */
  private static final Duration FIRST = Duration.ofSeconds(30);

  private final BundleStoreConfig config;
  private final MeterRegistry registry;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("bundle-store").daemon().factory());
  private volatile BundleStoreState state = BundleStoreState.NOT_ASKED;
  private @Nullable BundleStore store;

  StoredBundles(BundleStoreConfig config, MeterRegistry registry) {
    this.config = config;
    this.registry = registry;
  }

  /** Where bundles are looked for: first among what the store has. */
  public List<Path> before(List<Path> roots) {
    if (config.url().isEmpty()) {
      return roots;
    }
    var all = new ArrayList<Path>();
    all.add(config.cache());
    all.addAll(roots);
    return all;
  }

  static StoreSettings settings(BundleStoreConfig config, String url) {
    return new StoreSettings(
        url,
        config.endpoint(),
        config.region(),
        config.credentialsFile(),
        config.caFile(),
        config.timeout());
  }

  /** Before anything reads a bundle. */
  void start(@Observes @Priority(StartOrder.TASK) StartupEvent event) {
    if (config.url().isEmpty()) {
      return;
    }
    BundleStore opened = Stores.open(settings(config, config.url().get()));
    store = opened;
    var mirror =
        BundleMirror.cache(
            opened,
            config.cache(),
            config.publicKeysFile().map(BundleSignatures::trusting).orElse(null),
            config.newest());
    register();
    try {
      timer.submit(() -> refresh(mirror)).get(FIRST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warnf(
          "%s has not answered yet; going on with what is in %s", opened.address(), config.cache());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    long millis = config.refresh().toMillis();
    timer.scheduleWithFixedDelay(() -> refresh(mirror), millis, millis, TimeUnit.MILLISECONDS);
  }

  private void register() {
    Gauge.builder("sluice.bundle.store.up", () -> state.away().isEmpty() ? 1 : 0)
        .description("Whether the store of bundles answered last time")
        .register(registry);
    Gauge.builder("sluice.bundle.store.refused", () -> state.refused().size())
        .description("What of the store of bundles must not be used")
        .register(registry);
  }

  private void refresh(BundleMirror mirror) {
    BundleStoreState before = state;
    try {
      List<String> refused = mirror.refresh();
      state = new BundleStoreState(Optional.of(Instant.now()), Optional.empty(), refused);
      refused.stream().filter(one -> !before.refused().contains(one)).forEach(LOG::error);
      if (before.away().isPresent()) {
        LOG.info("the store of bundles answers again");
      }
    } catch (IOException | RuntimeException e) {
      // One that escaped would silently end the schedule.
      String why = e instanceof IOException ? String.valueOf(e.getMessage()) : e.toString();
      state = new BundleStoreState(before.reached(), Optional.of(why), before.refused());
      if (!before.away().equals(Optional.of(why))) {
        LOG.warnf("%s; what was fetched before goes on", why);
      }
    }
  }

  BundleStoreState state() {
    return state;
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
    BundleStore opened = store;
    if (opened != null) {
      opened.close();
    }
  }
}
