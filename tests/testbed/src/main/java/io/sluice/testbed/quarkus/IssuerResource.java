package io.sluice.testbed.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sluice.testbed.oidc.Issuer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issuer whose tokens the service under test takes, and at which people can log in; set into the
 * test's field of its type. Its groups are none of Sluice's words, so that they have to be mapped.
 * Arguments are further settings of the service.
 */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {

  /** Of tokens that are meant for programs. */
  public static final String AUDIENCE = "sluice-api";

  private @Nullable Issuer issuer;
  private Map<String, String> further = Map.of();

  @Override
  public void init(Map<String, String> arguments) {
    further = Map.copyOf(arguments);
  }

  @Override
  public Map<String, String> start() {
    Issuer started =
        Issuer.start(
            Map.of(
                "anna",
                List.of("plant", "shift leads"),
                "otto",
                List.of("plant"),
                "gil",
                List.of("canteen", "admin", "service")));
    issuer = started;
    var settings = new HashMap<>(further);
    settings.put("quarkus.oidc.auth-server-url", started.uri().toString());
    settings.put("quarkus.oidc.token.audience", AUDIENCE + "," + Issuer.CLIENT);
    settings.put("quarkus.oidc.roles.role-claim-path", "realm_access/roles");
    settings.put("sluice.security.groups.viewer", "plant");
    settings.put("sluice.security.groups.operator", "shift leads");
    return settings;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(issuer, new TestInjector.MatchesType(Issuer.class));
  }

  @Override
  public void stop() {
    if (issuer != null) {
      issuer.close();
    }
  }
}
