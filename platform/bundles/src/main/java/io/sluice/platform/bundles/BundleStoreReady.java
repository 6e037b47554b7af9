package io.sluice.platform.bundles;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Never down: a store that is away changes nothing, and it is told here. */
@Readiness
@ApplicationScoped
public class BundleStoreReady implements HealthCheck {

  private final BundleStoreConfig config;
  private final StoredBundles bundles;

  BundleStoreReady(BundleStoreConfig config, StoredBundles bundles) {
    this.config = config;
    this.bundles = bundles;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("bundle-store").up();
    if (config.url().isEmpty()) {
      return response.withData("store", "none").build();
    }
    BundleStoreState state = bundles.state();
    response.withData("store", config.url().get());
    response.withData("reached", state.reached().map(Object::toString).orElse("not yet"));
    state.away().ifPresent(why -> response.withData("away", why));
    if (!state.refused().isEmpty()) {
      response.withData("refused", String.join(" ", state.refused()));
    }
    return response.build();
  }
}
