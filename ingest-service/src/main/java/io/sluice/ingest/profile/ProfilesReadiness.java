package io.sluice.ingest.profile;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without a profile every reading would be rejected. */
@Readiness
@ApplicationScoped
public class ProfilesReadiness implements HealthCheck {

  private final ProfileCatalog catalog;

  public ProfilesReadiness(ProfileCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public HealthCheckResponse call() {
    var names = catalog.names();
    var response = HealthCheckResponse.named("profiles").withData("count", names.size());
    if (names.isEmpty()) {
      var folders =
          catalog.roots().stream().map(Path::toString).collect(Collectors.joining(" nor in "));
      return response
          .down()
          .withData(
              "reason",
              "there is no <profile>/<version>/bundle.json in "
                  + folders
                  + "; train a profile or set sluice.ingest.profiles.roots")
          .build();
    }
    return response.up().withData("names", String.join(", ", names)).build();
  }
}
