package io.sluice.platform.usual;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/**
 * {@code /healthz}, {@code /metrics} and {@code /docs}: they lead to health and metrics, which are
 * on the management port, and to Swagger UI. On the management port the first two are there
 * themselves.
 */
@Singleton
class UsualPaths {

  private static final String HEALTH = "/healthz";
  private static final String METRICS = "/metrics";
  private static final String DOCS = "/docs";
  private static final String HEALTH_OF_QUARKUS = "/q/health";
  private static final String METRICS_OF_QUARKUS = "/q/metrics";
  private static final String SWAGGER_UI = "/q/swagger-ui/";
  private static final int TEMPORARY_REDIRECT = 307;

  private final Config config;

  UsualPaths(Config config) {
    this.config = config;
  }

  void register(@Observes Router router) {
    router.get(HEALTH).handler(context -> toManagement(context, HEALTH_OF_QUARKUS));
    router.get(METRICS).handler(context -> toManagement(context, METRICS_OF_QUARKUS));
    router.get(DOCS).handler(context -> redirect(context, SWAGGER_UI));
  }

  void registerThere(@Observes ManagementInterface management) {
    management.router().get(HEALTH).handler(context -> context.reroute(HEALTH_OF_QUARKUS));
    management.router().get(METRICS).handler(context -> context.reroute(METRICS_OF_QUARKUS));
  }

  /** By the name by which this service was asked; a request without one gets the path alone. */
  private void toManagement(RoutingContext context, String path) {
    HostAndPort asked = context.request().authority();
    redirect(
        context, asked == null ? path : "http://" + asked.host() + ":" + managementPort() + path);
  }

  private int managementPort() {
    String key =
        LaunchMode.current() == LaunchMode.TEST
            ? "quarkus.management.test-port"
            : "quarkus.management.port";
    return config.getValue(key, Integer.class);
  }

  private static void redirect(RoutingContext context, String to) {
    context.response().setStatusCode(TEMPORARY_REDIRECT).putHeader(HttpHeaders.LOCATION, to).end();
  }
}
