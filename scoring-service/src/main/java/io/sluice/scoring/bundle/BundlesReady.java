package io.sluice.scoring.bundle;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when at least one profile is served and none is without a bundle. */
@Readiness
@ApplicationScoped
public class BundlesReady implements HealthCheck {

  private final BundleRegistry registry;

  BundlesReady(BundleRegistry registry) {
    this.registry = registry;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("bundles");
    var all = registry.status();
    if (all.isEmpty()) {
      return response
          .down()
          .withData("missing", "no bundle found under " + registry.roots())
          .build();
    }
    boolean up = true;
    for (var status : all) {
      switch (status) {
        case BundleStatus.Serving(var profile, var version) ->
            response.withData(profile, "serving version " + version);
        case BundleStatus.ServingOlder(var profile, var version, var sentence) ->
            response.withData(profile, "serving version " + version + "; refused: " + sentence);
        case BundleStatus.Refused(var profile, var sentence) -> {
          up = false;
          response.withData(profile, sentence);
        }
      }
    }
    return response.status(up).build();
  }
}
